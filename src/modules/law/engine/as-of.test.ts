import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { parseLibrary, readLawFiles } from '../load.ts';
import { factsOn } from './as-of.ts';
import { compileBatch } from './batch/program.ts';
import { evaluate } from './evaluate.ts';
import { factsFile, factsFormat, type FactsInput } from './facts.ts';
import { rulebookOf } from './rulebook.ts';

const book = rulebookOf(parseLibrary(readLawFiles(fileURLToPath(new URL('../../../../law', import.meta.url)))));

/** Three base titles in a row and an initiative of ministry scope, all known; gathered in November 2026. */
const life: FactsInput = {
  format: factsFormat,
  asOf: '2026-11-01',
  subject: { kind: 'person', id: 'p', sector: 'state' },
  known: {
    ratings: { from: null, to: 2026 },
    awards: { from: null, to: 2026 },
    initiatives: { from: null, to: 2026 },
    scienceWorks: { from: null, to: 2026 },
    combatIngenuity: { from: null, to: 2026 },
    holds: { from: null, to: '2026-11-01' },
    discipline: { from: null, to: '2026-11-01' },
    leave: { from: null, to: '2026-11-01' },
    training: { from: null, to: '2026-11-01' },
    transfers: { from: null, to: '2026-11-01' },
    registrations: { from: null, to: 2026 },
  },
  ratings: [{ id: 'r', year: 2023, level: 'HTXSNV', decidedOn: '2023-12-20' }],
  awards: [2021, 2022, 2023].map((year) => ({ id: `a${year}`, code: 'CSTDCS', year, decidedOn: `${year}-12-10` })),
  initiatives: [{ id: 'i', year: 2023, level: 'BBNT', recognised: true, applied: true, uses: [], decidedOn: '2023-11-01' }],
};

/** What both evaluators say of the year 2023, asked on a day. */
function asked(input: FactsInput, on: string, award = 'CSTD_BBNT'): [string, string] {
  const facts = factsFile.parse(input);
  const program = compileBatch(book, { subject: 'person', acceptedOn: on, year: 2023, rules: [{ award }] });
  const table = program.table(1);
  program.pack(table, 0, facts);
  const out = [new Uint16Array(1)];
  program.run(table, out);
  return [evaluate(book, facts, award, { acceptedOn: on, year: 2023 }).verdict, program.explain(out[0]?.[0] ?? 0).verdict];
}
const at = '2024-02-01';
const [first, second] = life.awards ?? [];

test('nothing later: the same facts, and the title can be had', () => {
  const facts = factsFile.parse(life);
  expect(factsOn(facts, at)).toBe(facts);
  expect(asked(life, at)).toEqual(['met', 'met']);
});

test('a title decided after the day was not there on it', () => {
  const late = { ...life, awards: [first, second, { id: 'a2023', code: 'CSTDCS', year: 2023, decidedOn: '2025-12-01' }] } as FactsInput;
  expect(asked(late, at)).toEqual(['unmet', 'unmet']);
  expect(asked(late, '2025-12-01')).toEqual(['met', 'met']);
});

test('an initiative recognised after the day was none on it', () => {
  const late = { ...life, initiatives: [{ ...life.initiatives?.[0], decidedOn: '2024-02-02' }] } as FactsInput;
  expect(asked(late, at)).toEqual(['unmet', 'unmet']);
  expect(asked(late, '2024-02-02')).toEqual(['met', 'met']);
});

test('a cancellation counts from its day on', () => {
  const cancelled = { on: '2025-05-05', reason: 'made up' };
  const late = { ...life, awards: [first, second, { id: 'a2023', code: 'CSTDCS', year: 2023, decidedOn: '2023-12-10', cancelled }] } as FactsInput;
  expect(asked(late, at)).toEqual(['met', 'met']);
  expect(asked(late, '2025-05-05')).toEqual(['unmet', 'unmet']);
});

test('a later proposal has not used the initiative yet', () => {
  const late = { ...life, initiatives: [{ ...life.initiatives?.[0], uses: [{ award: 'BK_BBNT', year: 2025 }] }] } as FactsInput;
  expect(asked(late, at)).toEqual(['met', 'met']);
  expect(asked(late, '2025-12-01')).toEqual(['unmet', 'unmet']);
});

test('a rating decided after the day is not known on it, never a "no"', () => {
  const declarations = (['doan_ket', 'tham_gia_phong_trao'] as const).map((topic) => ({ id: topic, year: 2023, topic, value: true }));
  const late = { ...life, awards: [], declarations, ratings: [{ id: 'r', year: 2023, level: 'HTXSNV', decidedOn: '2024-03-01' }] } as FactsInput;
  expect(asked(late, at, 'LDTT')).toEqual(['unknown', 'unknown']);
  expect(asked(late, '2024-03-01', 'LDTT')).toEqual(['met', 'met']);
});

test('matters begun after the day are left out of every list', () => {
  const facts = factsFile.parse({
    ...life,
    achievements: [{ id: 'v', year: 2024, kind: 'dot_xuat', scope: 'BBNT', on: '2024-05-01' }],
    holds: [{ id: 'h', kind: 'DIEU_TRA', from: '2024-05-01', to: null }],
    discipline: [{ id: 'd', form: 'khien_trach', from: '2024-05-01', to: null }],
    registrations: [{ id: 'g', year: 2024, award: 'LDTT', on: '2024-05-01' }],
    transfers: [{ id: 't', on: '2024-05-01', monthsAtOldUnit: 4 }],
  });
  const then = factsOn(facts, at);
  expect([then.achievements, then.holds, then.discipline, then.registrations, then.transfers]).toEqual([[], [], [], [], []]);
  expect(factsOn(facts, '2024-05-01')).toBe(facts);
});
