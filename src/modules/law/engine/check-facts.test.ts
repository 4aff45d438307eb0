import fc from 'fast-check';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { canonicalJson } from '#platform/ids.ts';
import { commonRefusals, Refusal } from '#platform/refusal.ts';
import { parseLibrary, readLawFiles } from '../load.ts';
import { madeUpFacts } from './batch/generate.ts';
import { codesOf, readFacts } from './check-facts.ts';
import { evaluate } from './evaluate.ts';
import { factRefusals } from './refusals.ts';
import { rulebookOf } from './rulebook.ts';

const book = rulebookOf(parseLibrary(readLawFiles(fileURLToPath(new URL('../../../../law', import.meta.url)))));
const codes = codesOf(book);
const base = { format: 'thidua/facts-law@1', asOf: '2022-12-15', subject: { kind: 'person', id: 'p1' } };

const unit = { ...base, subject: { kind: 'collective', id: 'u' } };

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
    'a title decided before any law knew it',
    { ...base, subject: { kind: 'collective', id: 'u' }, awards: [{ id: 'a', code: 'XPTB', year: 2021, decidedOn: '2022-01-05' }] },
    factRefusals.beforeItsRegime,
  ],
  [
    'shares over the whole',
    { ...base, initiatives: [{ id: 'i', year: 2021, level: 'CO_SO', authors: [{ share: 6000 }, { share: 4001 }] }] },
    factRefusals.sharesTooMany,
  ],
  ['a service that begins in a later year', { ...base, subject: { ...base.subject, servedFrom: '2030-01-01' } }, factRefusals.future],
  ['a body set up in a later year', { ...base, subject: { kind: 'collective', id: 'u', establishedOn: '2023-01-01' } }, factRefusals.future],
  ['silence of years to come', { ...base, known: { awards: { from: 2015, to: 2090 } } }, factRefusals.future],
  ['silence of days to come', { ...base, known: { holds: { from: null, to: '2022-12-16' } } }, factRefusals.future],
  [
    'a cancellation to come',
    { ...base, awards: [{ id: 'a', code: 'LDTT', year: 2021, cancelled: { on: '2029-01-01', reason: 'x' } }] },
    factRefusals.future,
  ],
  ['more holders than members', { ...unit, strength: [{ id: 's', year: 2021, members: 10, titles: { LDTT: 70 } }] }, factRefusals.partAboveMembers],
  ['more women than members', { ...unit, strength: [{ id: 's', year: 2021, members: 10, women: 30 }] }, factRefusals.partAboveMembers],
  ['more who complete than members', { ...unit, strength: [{ id: 's', year: 2021, members: 10, completed: 50 }] }, factRefusals.partAboveMembers],
  ['an award years before its regime', { ...unit, awards: [{ id: 'a', code: 'XPTB', year: 2015 }] }, factRefusals.beforeItsRegime],
  ['a title of collectives held by a person', { ...base, awards: [{ id: 'a', code: 'TTLDXS', year: 2021 }] }, factRefusals.otherSubject],
  ['a title of persons held by a collective', { ...unit, awards: [{ id: 'a', code: 'CSTDCS', year: 2021 }] }, factRefusals.otherSubject],
  [
    'an award decided before its year',
    { ...base, awards: [{ id: 'a', code: 'LDTT', year: 2020, decidedOn: '2015-06-01' }] },
    factRefusals.decidedBeforeYear,
  ],
  ['a known span upside down', { ...base, known: { awards: { from: 2022, to: 2020 } } }, factRefusals.knownGap],
])('facts with %s are refused by name', (_name, raw, refusal) => {
  expect(refusalOf(raw)).toBe(refusal.code);
});

test('a refusal says its days as people write them', () => {
  const late = { ...base, awards: [{ id: 'a', code: 'LDTT', year: 2022, decidedOn: '2022-12-16' }] };
  expect(() => readFacts(late, codes)).toThrow(
    expect.objectContaining({
      body: expect.objectContaining({
        message: {
          vi: '“a” nằm sau ngày chốt dữ kiện 15/12/2022: 16/12/2022.',
          en: '“a” lies after the day of the facts 15/12/2022: 16/12/2022.',
        },
      }),
    }),
  );
});

test('whatever arrives, the answer is facts or a named refusal, never a crash', () => {
  fc.assert(fc.property(fc.anything(), (raw) => void expect(refusalOf(raw)).toBe(commonRefusals.invalidInput.code)));
  const damaged = fc
    .tuple(fc.nat(500), fc.string(), fc.anything())
    .map(([seed, key, value]) => ({ ...madeUpFacts(seed, 'person', '2022-12-15'), [key]: value }));
  fc.assert(fc.property(damaged, (raw) => void expect(refusalOf(raw)).toMatch(/^(read|common|law)/)));
});

test('one value anywhere in good facts exchanged: facts or a named refusal', () => {
  /** Every place a value stands in, as a path. */
  const places = (value: unknown, path: readonly (string | number)[] = []): (readonly (string | number)[])[] =>
    value !== null && typeof value === 'object'
      ? Object.entries(value).flatMap(([key, inner]) => places(inner, [...path, Array.isArray(value) ? Number(key) : key]))
      : [path];
  const exchanged = fc.tuple(fc.nat(200), fc.nat(), fc.anything({ maxDepth: 2 })).map(([seed, at, value]) => {
    const facts = structuredClone(madeUpFacts(seed, 'person', '2022-12-15')) as unknown as Record<string, unknown>;
    const all = places(facts);
    const path = all[at % all.length] ?? [];
    const parent = path.slice(0, -1).reduce<Record<string, unknown>>((inner, key) => inner[key] as Record<string, unknown>, facts);
    parent[path.at(-1) as string] = value;
    return facts;
  });
  fc.assert(
    fc.property(exchanged, (raw) => void expect(refusalOf(raw)).toMatch(/^(read|common|law)/)),
    { numRuns: 400 },
  );
});

test('very deep, very long and endless facts are refused quickly', () => {
  const deep = (levels: number) => Array.from({ length: levels }).reduce<unknown>((inner) => [inner], 1);
  const endless: Record<string, unknown> = { ...base };
  endless['ratings'] = [endless];
  const many = Array.from({ length: 100_000 }, (_, at) => ({ id: `r${at}`, year: 2000, level: 'HTTNV' }));
  for (const raw of [{ ...base, ratings: deep(20_000) }, deep(20_000), { ...base, awards: [deep(20_000)] }, { ...base, ratings: many }, endless]) {
    const start = Date.now();
    expect(refusalOf(raw)).toBe(commonRefusals.invalidInput.code);
    expect(Date.now() - start).toBeLessThan(3_000);
  }
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
