import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { countFacts, type CountedFact, type FactKind } from './facts.ts';
import { amountOf, amountPattern, readAmount, readStoredNumber, typedAmount, unitsOf } from './numbers.ts';
import {
  contradiction,
  dueOn,
  evaluate,
  isAsked,
  lastOver,
  parseTerms,
  totalOf,
  transitions,
  verdictOf,
  yearValue,
  type Parts,
  type Result,
  type YearValue,
} from './rules.ts';
import { shippedDefinitions } from './shipped.ts';

const parts = (amounts: Record<string, string | null>): Parts =>
  Object.fromEntries(
    Object.entries(amounts).map(([code, amount]) => [code, amount === null ? { amount, missing: 'NOT_YET' as const } : { amount, missing: null }]),
  );
const shipped = (code: string) => {
  const found = shippedDefinitions.find((one) => one.code === code);
  if (!found) throw new Error(code);
  return found;
};
const shown = (result: Result) => (result.known ? result.amount : result.why);

describe('numbers as officials write them', () => {
  const read = (typed: string) => {
    const answer = readAmount(typed);
    return answer.ok ? answer.amount : answer.problem;
  };
  test.each([
    ['195', '195'],
    ['9,75', '9.75'],
    ['9.75', '9.75'],
    ['0,125', '0.125'],
    ['007', '7'],
    ['1 000 000', '1000000'],
    ['1.234.567', '1234567'],
    ['1.234.567,5', '1234567.5'],
    ['1,234,567.50', '1234567.5'],
    ['12.345,6', '12345.6'],
    ['1234,567', '1234.567'],
    ['1.000', 'ambiguous'],
    ['1,000', 'ambiguous'],
    ['999.999', 'ambiguous'],
    ['NaN', 'notNumber'],
    ['1e400', 'notNumber'],
    ['1e3', 'notNumber'],
    ['Infinity', 'notNumber'],
    ['95%', 'notNumber'],
    ['=A1*2', 'formula'],
    ['-5', 'negative'],
    ['−5', 'negative'],
    ['', 'empty'],
    ['1234567890123456', 'tooLarge'],
    ['1,23456', 'tooFine'],
    ['1.23.45', 'notNumber'],
  ])('%s → %s', (typed, expected) => expect(read(typed)).toBe(expected));

  test('an ambiguous number tells both readings', () => {
    expect(readAmount('1.000')).toEqual({ ok: false, problem: 'ambiguous', values: { typed: '1.000', whole: '1000', decimal: '1,0' } });
  });

  test('a float of a workbook passes only when it is short and exact', () => {
    expect(readStoredNumber(9.75)).toEqual({ ok: true, amount: '9.75' });
    expect(readStoredNumber(0.1 + 0.2)).toMatchObject({ ok: false, problem: 'tooFine' });
    expect(readStoredNumber(1e21)).toMatchObject({ ok: false, problem: 'tooLarge' });
    expect(readStoredNumber(1e-9)).toMatchObject({ ok: false, problem: 'tooFine' });
    expect(readStoredNumber(Number.NaN)).toMatchObject({ ok: false, problem: 'notNumber' });
  });

  test('any text gives a canonical number or a named problem, and what is shown for typing reads back as itself', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.stringMatching(/^[0-9., -]{0,20}$/)), (typed) => {
        const answer = readAmount(typed);
        if (!answer.ok) return;
        expect(answer.amount).toMatch(amountPattern);
        expect(amountOf(unitsOf(answer.amount))).toBe(answer.amount);
        expect(readAmount(typedAmount(answer.amount))).toEqual(answer);
      }),
      { numRuns: 1000 },
    );
  });
});

describe('one indicator', () => {
  const dossiers = shipped('online-dossiers').formula;
  test('online dossiers leave state secrets out: 200, 5 secret, 195 online is 100 %; 194 is 99.49 % (R-077)', () => {
    expect(shown(evaluate(dossiers, parts({ total: '200', secret: '5', online: '195' })))).toBe('100');
    expect(shown(evaluate(dossiers, parts({ total: '200', secret: '5', online: '194' })))).toBe('99.49');
  });
  test('a missing part makes the whole unknown, and a whole of nothing is neither 0 % nor 100 %', () => {
    expect(shown(evaluate(dossiers, parts({ total: '200', secret: null, online: '195' })))).toBe('MISSING');
    expect(shown(evaluate(dossiers, {}))).toBe('MISSING');
    expect(shown(evaluate(dossiers, parts({ total: '5', secret: '5', online: '0' })))).toBe('NO_WHOLE');
  });
  test('parts that contradict each other are named', () => {
    expect(contradiction(dossiers, parts({ total: '200', secret: '5', online: '196' }))).toBe('aboveWhole');
    expect(contradiction(dossiers, parts({ total: '4', secret: '5', online: '0' }))).toBe('negative');
    expect(contradiction(dossiers, parts({ total: '200', secret: '5', online: '195' }))).toBeNull();
    expect(contradiction(shipped('disbursement').formula, parts({ planned: '100', actual: '130' }))).toBeNull();
  });
  test('the target is compared with the fraction, not with what is shown', () => {
    const nearly = evaluate(dossiers, parts({ total: '100000', secret: '0', online: '99999' }));
    expect(shown(nearly)).toBe('100');
    expect(verdictOf(nearly, { comparison: '>=', target: '100' })).toBe('UNMET');
    expect(verdictOf(evaluate(dossiers, parts({ total: '10', secret: '0', online: '9' })), { comparison: '>', target: '90' })).toBe('UNMET');
    expect(verdictOf({ known: false, why: 'MISSING' }, { comparison: '>=', target: '100' })).toBe('UNKNOWN');
    expect(verdictOf(nearly, null)).toBe('NO_TARGET');
  });
  test('percentages round half up, exactly, whatever the size', () => {
    fc.assert(
      fc.property(fc.nat(1_000_000), fc.integer({ min: 1, max: 1_000_000 }), (of, over) => {
        const result = evaluate(shipped('disbursement').formula, parts({ actual: String(of), planned: String(over) }));
        const hundredths = unitsOf(result.known ? result.amount : '0') / 100n;
        const error = hundredths * BigInt(over) * 2n - BigInt(of) * 20_000n;
        expect(error <= BigInt(over) && error > -BigInt(over)).toBe(true);
      }),
    );
  });
  test('a formula is read over declared parts only', () => {
    expect(parseTerms('total - secret', ['total', 'secret'])).toEqual([
      { part: 'total', sign: 1 },
      { part: 'secret', sign: -1 },
    ]);
    expect(parseTerms('on-time', ['on-time'])).toEqual([{ part: 'on-time', sign: 1 }]);
    for (const wrong of ['', 'x', 'total -', 'total secret', 'total - total', 'total * secret', '- - total'])
      expect(parseTerms(wrong, ['total', 'secret']), wrong).toBeNull();
  });
});

describe('facts', () => {
  const settings = { onlineLevels: new Set(['3', '4']), pendingDays: 60 };
  const fact = (kind: FactKind, rest: Partial<CountedFact>): CountedFact => ({
    kind,
    state: 'CONFIRMED',
    category: '',
    beginsOn: null,
    dueOn: null,
    doneOn: null,
    body: '',
    paper: '',
    beyond: false,
    milestones: [],
    ...rest,
  });
  const counted = (kind: FactKind, facts: CountedFact[], asOf = '2022-06-30') =>
    Object.fromEntries(Object.entries(countFacts(kind, facts, asOf, settings)).map(([code, value]) => [code, Number(value?.amount)]));

  test('only confirmed discipline facts count (R-063)', () => {
    const list = [
      fact('discipline', { beginsOn: '2022-05-04' }),
      fact('discipline', { beginsOn: '2022-05-05', state: 'DECLARED' }),
      fact('discipline', { beginsOn: '2022-05-06', state: 'WITHDRAWN' }),
    ];
    expect(counted('discipline', list)).toEqual({ confirmed: 1 });
    expect(counted('discipline', list, '2022-05-03')).toEqual({ confirmed: 0 });
  });
  test('complaints: opened, solved, pending, long-pending strictly after the days, past the level (R-080)', () => {
    const list = [
      fact('complaint', { beginsOn: '2022-05-01' }),
      fact('complaint', { beginsOn: '2022-04-30', beyond: true }),
      fact('complaint', { beginsOn: '2022-02-01', doneOn: '2022-06-30' }),
      fact('complaint', { beginsOn: '2022-07-01' }),
    ];
    expect(counted('complaint', list)).toEqual({ opened: 3, solved: 1, pending: 2, 'long-pending': 1, beyond: 1 });
  });
  test('services by level, the five parts once each, milestones', () => {
    expect(counted('service', [fact('service', { category: '4' }), fact('service', { category: '2' })])).toEqual({ total: 2, online: 1 });
    expect(
      counted(
        'plan-part',
        ['regulation', 'process', 'process'].map((category) => fact('plan-part', { category })),
      ),
    ).toEqual({ ticked: 2 });
    expect(
      counted('digital-product', [
        fact('digital-product', {
          milestones: [
            { title: 'a', dueOn: null, doneOn: '2022-06-30' },
            { title: 'b', dueOn: null, doneOn: '2022-07-01' },
          ],
        }),
      ]),
    ).toEqual({ milestones: 2, done: 1 });
  });
});

describe('months, years, totals', () => {
  const known = (amount: string): Result => ({ known: true, amount, numerator: amount, denominator: null });
  test('the year stands where its latest known month stands; later silence makes it stale', () => {
    const months = [
      { month: 1, result: known('1'), certainty: 'CONFIRMED' as const },
      { month: 2, result: known('3'), certainty: 'CONFIRMED' as const },
      { month: 3, result: { known: false as const, why: 'MISSING' as const }, certainty: 'CONFIRMED' as const },
    ];
    expect(yearValue(months, 'month', 3)).toMatchObject({ asOfMonth: 2, stale: true, result: { amount: '3' } });
    expect(yearValue(months.slice(0, 2), 'quarter', 2)).toMatchObject({ asOfMonth: 2, stale: false });
    expect(yearValue([], 'month', 0)).toMatchObject({ asOfMonth: null, stale: false, result: { known: false, why: 'NOT_SENT' } });
  });
  test('a total adds numerators and denominators, leaves the unknown out and says so', () => {
    const share = (of: string, over: string, month: number, stale = false): YearValue => ({
      result: { known: true, amount: '0', numerator: of, denominator: over },
      certainty: 'CONFIRMED',
      asOfMonth: month,
      stale,
    });
    const none: YearValue = { result: { known: false, why: 'NOT_SENT' }, certainty: 'UNKNOWN', asOfMonth: null, stale: true };
    const total = totalOf('ratio', [
      { unitId: 'a', value: share('1', '2', 9) },
      { unitId: 'b', value: share('30', '30', 8, true) },
      { unitId: 'c', value: none },
    ]);
    expect(total).toMatchObject({ asOfMonth: 8, stale: 1, unconfirmed: 0, unknown: 1, units: 3, result: { amount: '96.88' } });
    expect(totalOf('sum', [{ unitId: 'c', value: none }])).toMatchObject({ result: { known: false }, unknown: 1, asOfMonth: null });
  });
  test('quarters ask in their last month; forms are due on the 5th; a month is over the day after its last', () => {
    expect([1, 2, 3].map((month) => isAsked('quarter', month))).toEqual([false, false, true]);
    expect(dueOn(2022, 12)).toBe('2023-01-05');
    expect(lastOver(2022, '2022-05-31')).toBe(4);
    expect(lastOver(2022, '2022-06-01')).toBe(5);
  });
});

test('the drawings of the README are the table of transitions', async () => {
  const readme = await readFile(join(import.meta.dirname, 'README.md'), 'utf8');
  const drawn = [...readme.matchAll(/^ {2}(\S+) --> (\w+): (\w+)$/gm)].map(([, from, to, verb]) => `${from === '[*]' ? null : from} ${verb} ${to}`);
  expect(drawn.sort()).toEqual(transitions.map(({ from, verb, to }) => `${from} ${verb} ${to}`).sort());
});

test('every shipped definition cites its source and computes over its own parts', () => {
  expect(new Set(shippedDefinitions.map((one) => one.code)).size).toBe(shippedDefinitions.length);
  for (const one of shippedDefinitions) {
    expect(one.source).toMatch(/^R-\d{3}/);
    const codes = one.parts.map((part) => part.code);
    const used = [...one.formula.of, ...(one.formula.kind === 'ratio' ? one.formula.over : [])].map((term) => term.part);
    for (const part of used) expect(codes, one.code).toContain(part);
  }
});
