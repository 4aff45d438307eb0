import fc from 'fast-check';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { canonicalJson } from '#platform/ids.ts';
import { commonRefusals, Refusal } from '#platform/refusal.ts';
import { parseLibrary, readLawFiles } from '../load.ts';
import { madeUpFacts } from './batch/generate.ts';
import { readFacts } from './check-facts.ts';
import { evaluate } from './evaluate.ts';
import { factRefusals } from './refusals.ts';
import { rulebookOf } from './rulebook.ts';

const book = rulebookOf(parseLibrary(readLawFiles(fileURLToPath(new URL('../../../../law', import.meta.url)))));
const codes = { hasAward: (code: string) => book.awardOf(code) !== undefined, regimeFrom: (code: string) => book.regime(code)?.from };
const base = { format: 'thidua/facts-law@1', asOf: '2022-12-15', subject: { kind: 'person', id: 'p1' } };

function refusalOf(raw: unknown): string {
  try {
    readFacts(raw, codes);
  } catch (problem) {
    if (problem instanceof Refusal) return problem.body.code;
    throw problem;
  }
  return 'read';
}

test.each([
  ['nothing at all', null, commonRefusals.invalidInput],
  ['another format', { ...base, format: 'thidua/facts-law@9' }, commonRefusals.invalidInput],
  ['an unknown field', { ...base, colour: 'red' }, commonRefusals.invalidInput],
  ['a day that is none', { ...base, asOf: '2022-02-30' }, commonRefusals.invalidInput],
  ['an unknown rating', { ...base, ratings: [{ id: 'r', year: 2021, level: 'TOT' }] }, commonRefusals.invalidInput],
  ['two ratings in a year', { ...base, ratings: ['a', 'b'].map((id) => ({ id, year: 2021, level: 'HTTNV' })) }, factRefusals.twoRatings],
  [
    'two figures in a year',
    { ...base, subject: { kind: 'collective', id: 'u' }, strength: ['a', 'b'].map((id) => ({ id, year: 2021 })) },
    factRefusals.twoStrengths,
  ],
  [
    'one id for two facts',
    { ...base, ratings: [{ id: 'x', year: 2021, level: 'HTTNV' }], awards: [{ id: 'x', code: 'LDTT', year: 2021 }] },
    factRefusals.factRepeated,
  ],
  ['a rating of next year', { ...base, ratings: [{ id: 'r', year: 2023, level: 'HTTNV' }] }, factRefusals.future],
  ['an award decided tomorrow', { ...base, awards: [{ id: 'a', code: 'LDTT', year: 2022, decidedOn: '2022-12-16' }] }, factRefusals.future],
  ['a hold that begins tomorrow', { ...base, holds: [{ id: 'h', kind: 'DIEU_TRA', from: '2022-12-16', to: null }] }, factRefusals.future],
  [
    'a term that ends before it begins',
    { ...base, discipline: [{ id: 'd', form: 'canh_cao', from: '2021-05-01', to: '2021-04-30' }] },
    factRefusals.endsBeforeItBegins,
  ],
  [
    'posts that overlap',
    {
      ...base,
      posts: [
        { id: 'a', code: 'vu_truong', from: '2015-01-01', to: '2018-01-01' },
        { id: 'b', code: 'vu_truong', from: '2018-01-01', to: null },
      ],
    },
    factRefusals.postsOverlap,
  ],
  ['an unknown award', { ...base, awards: [{ id: 'a', code: 'CSTD_X', year: 2021 }] }, factRefusals.unknownAward],
  [
    'an unknown award in a use',
    { ...base, initiatives: [{ id: 'i', year: 2021, level: 'CO_SO', uses: [{ award: 'XYZ', year: 2021 }] }] },
    factRefusals.unknownAward,
  ],
  ['an unknown regime', { ...base, awards: [{ id: 'a', code: 'LDTT', year: 2021, regime: 'R1998' }] }, factRefusals.unknownRegime],
  [
    'an award older than its regime',
    { ...base, awards: [{ id: 'a', code: 'LDTT', year: 2021, decidedOn: '2021-12-31', regime: 'R2022a' }] },
    factRefusals.beforeItsRegime,
  ],
  [
    'shares over the whole',
    { ...base, initiatives: [{ id: 'i', year: 2021, level: 'CO_SO', authors: [{ share: 6000 }, { share: 4001 }] }] },
    factRefusals.sharesTooMany,
  ],
  ['a known span upside down', { ...base, known: { awards: { from: 2022, to: 2020 } } }, factRefusals.knownGap],
])('facts with %s are refused by name', (_name, raw, refusal) => {
  expect(refusalOf(raw)).toBe(refusal.code);
});

test('whatever arrives, the answer is facts or a named refusal, never a crash', () => {
  fc.assert(fc.property(fc.anything(), (raw) => void expect(refusalOf(raw)).toBe(commonRefusals.invalidInput.code)));
  const damaged = fc
    .tuple(fc.nat(500), fc.string(), fc.anything())
    .map(([seed, key, value]) => ({ ...madeUpFacts(seed, 'person', '2022-12-15'), [key]: value }));
  fc.assert(fc.property(damaged, (raw) => void expect(refusalOf(raw)).toMatch(/^(read|common|law)/)));
});

test('what is not known is never held against anybody: knowing less turns no verdict into “unmet”', () => {
  const ask = (raw: unknown, award: string) => evaluate(book, readFacts(raw, codes), award, { acceptedOn: '2024-12-15' }).verdict;
  fc.assert(
    fc.property(fc.nat(3000), fc.constantFrom('LDTT', 'CSTDCS', 'CSTD_BBNT', 'BK_BBNT', 'BK_TTG', 'HCLD_3'), (seed, award) => {
      const full = madeUpFacts(seed, 'person', '2024-12-15');
      const less = { ...full, known: {} };
      const [before, after] = [ask(full, award), ask(less, award)];
      if (before === 'met') expect(after).not.toBe('unmet');
      if (after !== 'unknown') expect(after).toBe(before);
    }),
    { numRuns: 300 },
  );
});

test('equal rules and facts give equal bytes, whatever the order the facts were written in', () => {
  const facts = madeUpFacts(7, 'person', '2024-12-15');
  const once = canonicalJson(evaluate(book, readFacts(facts, codes), 'BK_TTG', { acceptedOn: '2024-12-15' }));
  const turned = Object.fromEntries(Object.entries(facts).reverse());
  expect(canonicalJson(evaluate(book, readFacts(turned, codes), 'BK_TTG', { acceptedOn: '2024-12-15' }))).toBe(once);
  expect(JSON.parse(once).ruleSetHash).toMatch(/^[0-9a-f]{64}$/);
});
