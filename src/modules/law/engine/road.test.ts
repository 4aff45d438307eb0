import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { parseLibrary, readLawFiles } from '../load.ts';
import { factsFromSentences } from './cases/sentence.ts';
import { factsFile } from './facts.ts';
import { road } from './road.ts';
import { rulebookOf } from './rulebook.ts';

const book = rulebookOf(parseLibrary(readLawFiles(fileURLToPath(new URL('../../../../law', import.meta.url)))));
const on = '2024-12-15';
const facts = (kind: 'person' | 'collective', given: string[]) => factsFile.parse(factsFromSentences(kind, given, { year: 2024, on }));
const must = (report: ReturnType<typeof road>, year: number) => report.steps.find((one) => one.year === year)?.must.map((one) => one.en) ?? [];

test('two titles in a row: the third next year, with an initiative of ministry scope', () => {
  const report = road(book, facts('person', ['award CSTDCS 2023..2024', 'rating HTXSNV 2023..2024']), 'CSTD_BBNT', { acceptedOn: on });
  expect(report).toMatchObject({ outcome: 'reachable', earliestYear: 2025, fromYear: 2024 });
  expect(must(report, 2025)).toEqual(['one more initiative of ministry or province scope in 2025', 'Grassroots Emulation Fighter for 2025']);
});

test('a title of the armed forces is no road of a civil unit; of a unit whose sector nobody wrote it is not known', () => {
  const unit = (sector: string, award: string) =>
    road(
      book,
      facts('collective', [`is sector ${sector}`, 'rating HTXSNV 2024', 'members 100 2024 CSTT 70 CSTDCS 1 completed 100 warned 0']),
      award,
      {
        acceptedOn: on,
      },
    ).outcome;
  for (const award of ['DVTT', 'DVQT'])
    expect([unit('state', award), unit('null', award), unit('armed_forces', award)]).toEqual(['out_of_reach', 'unknown', 'reachable']);
});

test('a chain that broke begins anew', () => {
  expect(road(book, facts('person', ['award CSTDCS 2022', 'rating HTTNV 2022..2024']), 'CSTD_BBNT', { acceptedOn: on }).earliestYear).toBe(2027);
});

test('after the ministry certificate of 2022 the Prime Minister’s needs five years and three titles', () => {
  const report = road(book, facts('person', ['award BK_BBNT 2022', 'rating HTTNV 2022..2024', 'award CSTDCS 2023']), 'BK_TTG', { acceptedOn: on });
  expect(report).toMatchObject({ outcome: 'reachable', earliestYear: 2027 });
  expect(report.steps.flatMap((one) => one.must.map((words) => words.en)).filter((words) => words.startsWith('Grassroots'))).toHaveLength(2);
  expect(must(report, 2027)).toContain('2027 rated good completion of tasks or better');
});

test('a newcomer reaches the Labour Order by way of both certificates', () => {
  const report = road(book, facts('person', ['rating HTTNV 2024']), 'HCLD_3', { acceptedOn: on });
  // Certificate 2026 (two titles), Prime Minister's 2031, third class 2036.
  expect(report.earliestYear).toBe(2036);
  expect(must(report, 2031).some((words) => words.includes('Prime Minister'))).toBe(true);
});

test('met already is now; beyond the horizon is out of reach; ignorance of the past is named', () => {
  expect(
    road(book, facts('person', ['award CSTDCS 2022..2024', 'initiative BBNT 2024', 'rating HTXSNV 2024']), 'CSTD_BBNT', { acceptedOn: on }),
  ).toMatchObject({ outcome: 'now', earliestYear: 2024, steps: [] });
  expect(road(book, facts('person', ['rating HTTNV 2024']), 'HCLD_2', { acceptedOn: on })).toMatchObject({
    outcome: 'out_of_reach',
    earliestYear: null,
  });
  const open = road(
    book,
    facts('person', ['award CSTDCS 2023..2024', 'rating HTXSNV 2024', 'initiative BBNT 2024', 'known awards 2023 2024']),
    'CSTD_BBNT',
    { acceptedOn: on },
  );
  expect(open).toMatchObject({ outcome: 'reachable', earliestYear: 2025 });
  expect(open.toClear.length).toBeGreaterThan(0);
});

test('a disciplinary term and an open matter are assumed over by the end of the year, and said so', () => {
  const report = road(
    book,
    facts('person', [
      'award CSTDCS 2022..2024',
      'rating HTXSNV 2024',
      'initiative BBNT 2024',
      'hold DIEU_TRA 2024-06-01 to open',
      'discipline canh_cao 2024-03-01 to open',
    ]),
    'CSTD_BBNT',
    { acceptedOn: on },
  );
  expect(report.earliestYear).toBe(2027);
  expect(report.assumptions).toHaveLength(3);
});

test('a collective: the flag needs the lead of its cluster next year', () => {
  const report = road(book, facts('collective', ['rating HTXSNV 2024']), 'CO_BBNT', { acceptedOn: on });
  expect(report.earliestYear).toBe(2025);
  expect(must(report, 2025)).toContain('leads its cluster or block in 2025');
});

test('under the unread regime the road rests on its advice', () => {
  const later = factsFile.parse(factsFromSentences('person', ['award CSTDCS 2025..2026', 'rating HTXSNV 2026'], { year: 2026, on: '2026-12-01' }));
  expect(road(book, later, 'CSTD_BBNT', { acceptedOn: '2026-12-01' })).toMatchObject({ outcome: 'reachable', earliestYear: 2027 });
});

test('the national title takes two cycles of the ministry title, under the read and the unread rule, and says so', () => {
  const cycle = (from: number, acceptedOn: string) => {
    const given = factsFile.parse(factsFromSentences('person', [], { year: from, on: acceptedOn }));
    const report = road(book, given, 'CSTDTQ', { acceptedOn });
    const ministry = report.steps.filter((one) => one.must.some((words) => words.en.startsWith('Ministry or Province Emulation Fighter')));
    return {
      year: report.earliestYear,
      ministry: ministry.map((one) => one.year),
      said: report.assumptions.some((one) => one.en.includes('usual cycle')),
    };
  };
  expect(cycle(2023, '2023-03-05')).toEqual({ year: 2028, ministry: [2025, 2028], said: false });
  expect(cycle(2024, '2024-10-05')).toEqual({ year: 2029, ministry: [2026, 2029], said: true });
  expect(cycle(2026, '2026-10-05')).toEqual({ year: 2031, ministry: [2028, 2031], said: true });
});

test('nothing is asked of a year that is over: the road begins in the year of the day asked', () => {
  const past = factsFile.parse(factsFromSentences('person', ['rating HTTNV 2024'], { year: 2025, on: '2026-10-05' }));
  const report = road(book, past, 'CSTDCS', { acceptedOn: '2026-10-05', year: 2025 });
  expect(report).toMatchObject({ fromYear: 2025, earliestYear: 2026, outcome: 'reachable' });
  expect(report.steps.map((one) => one.year)).toEqual([2026]);
  // Of a running year that is rated already, only what is not on record is asked.
  const rated = factsFile.parse(factsFromSentences('person', ['rating HTXSNV 2025..2026'], { year: 2026, on: '2026-10-05' }));
  const running = road(book, rated, 'CSTDCS', { acceptedOn: '2026-10-05', year: 2025 });
  expect(running).toMatchObject({ earliestYear: 2026 });
  expect(running.steps.flatMap((one) => one.must.map((words) => words.en)).some((words) => words.includes('rated'))).toBe(false);
});
