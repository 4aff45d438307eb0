import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { Refusal } from '#platform/refusal.ts';
import { clausesBeside, clausesOn } from './clauses.ts';
import { lawRefusals } from './contract.ts';
import { parseLibrary, readLawFiles } from './load.ts';

const files = readLawFiles(fileURLToPath(new URL('../../../law', import.meta.url)));
const library = parseLibrary(files);
const ids = (day: string, subject: 'person' | 'collective' = 'person') =>
  clausesBeside(library, day, { subject, kind: 'title' }).map((clause) => clause.id);
const of = (day: string, id: string) => clausesOn(library, day).find((clause) => clause.id === id);

test('beside a proposal stand the general rules of its day, about its kind of subject, and no others', () => {
  expect(ids('2019-12-31')).toContain('X9.2017');
  expect(ids('2020-01-01')).not.toContain('X9.2017');
  expect(ids('2020-01-01')).toContain('X9.2019');
  expect(ids('2023-12-31')).toContain('X3.R2003');
  expect(ids('2024-01-01')).toEqual(
    expect.arrayContaining(['X1.R2022', 'X2', 'X3', 'X4.R2022a', 'X6', 'X8', 'initiative-once', 'initiative-title-title']),
  );
  expect(ids('2024-01-01', 'collective').filter((id) => ['X6', 'X8', 'initiative-once', 'X5.R2022a'].includes(id))).toEqual([]);
  // Notions are read in the rules, not beside a dossier.
  expect(ids('2024-01-01')).not.toContain('X16');
  expect(of('2024-01-01', 'X16')?.source).toContain('Điều 9');
});

test('a note says since when and how sure, on each side of a date', () => {
  expect(of('2025-06-30', 'X6')).toMatchObject({ source: expect.stringContaining('98/2023') as string, from: '2024-01-01', to: '2025-06-30' });
  expect(of('2025-07-01', 'X6')).toMatchObject({
    source: expect.stringContaining('khoản 5 Điều 4 Nghị định 152/2025') as string,
    from: '2025-07-01',
  });
  expect(of('2025-07-01', 'X9.2019')).toMatchObject({ confidence: '?', soft: true });
  expect(of('2025-07-01', 'initiative-once')).toMatchObject({ confidence: 'V', soft: false });
  expect(of('2026-10-01', 'initiative-once')).toMatchObject({ confidence: '?', soft: true });
});

test('a number of a note is the parameter the engine reads, with its dates', () => {
  const other = parseLibrary({
    ...files,
    'parameters/national.yaml': (files['parameters/national.yaml'] ?? '').replaceAll('value: 70', 'value: 65'),
  });
  const says = (from: typeof library) => clausesOn(from, '2024-06-01').find((clause) => clause.id === 'X7');
  expect(says(library)).toMatchObject({ words: { vi: expect.stringContaining('từ 70% nữ') as string }, from: '2024-01-01', to: '2025-06-30' });
  expect(says(other)?.words.vi).toContain('từ 65% nữ');
});

test('every principle is shown on some day, and one that rests on nothing is refused', () => {
  const days = library.regimes.flatMap(({ value }) => [value.from ?? '2018-01-01', value.to ?? '2026-11-28']);
  const shown = new Set(days.flatMap((day) => clausesOn(library, day).map((clause) => clause.id)));
  expect(library.principles.map(({ value }) => value.code).filter((code) => !shown.has(code))).toEqual([]);
  const wrong = (old: string, by: string) => {
    const text = files['principles.yaml'] ?? '';
    expect(text).toContain(old);
    try {
      parseLibrary({ ...files, 'principles.yaml': text.replace(old, by) });
    } catch (problem) {
      if (problem instanceof Refusal) return problem.body.code;
    }
    return 'loaded';
  };
  expect(wrong('parameter: x3.no-upward-use', 'parameter: x3.khong-co')).toBe(lawRefusals.unknownReference.code);
  expect(wrong("confidence: '?', soft: true", "confidence: '?'")).toBe(lawRefusals.doubtfulButBinding.code);
  expect(wrong('code: X6', 'code: X2')).toBe(lawRefusals.duplicate.code);
});
