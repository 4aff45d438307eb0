import { fileURLToPath } from 'node:url';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parseLibrary, readLawFiles } from '../load.ts';
import { bonus, payments, type BonusSubject, type Payable } from './bonus.ts';
import type { BonusIssuer } from './files.ts';

const { tables } = parseLibrary(readLawFiles(fileURLToPath(new URL('../../../../law', import.meta.url))));
const ask = (award: string, subject: BonusSubject, decidedOn: string, regime: string, issuer?: BonusIssuer) =>
  bonus(tables, { award, subject, decidedOn, regime, issuer });
const sum = (...question: Parameters<typeof ask>) => {
  const found = ask(...question);
  return found.known ? found.amount : null;
};

describe('coefficient × base salary of the day, rounded up to 10,000 (law.md §12)', () => {
  test.each([
    // 702,000 and 759,000: press tables forget the rounding
    ['LDTT', 'person', '2024-07-01', 'R2022a', 710_000],
    ['LDTT', 'person', '2026-07-01', 'R2022b', 760_000],
    // the day before and the day of a new base salary
    ['CSTDCS', 'person', '2024-06-30', 'R2022a', 1_800_000],
    ['CSTDCS', 'person', '2024-07-01', 'R2022a', 2_340_000],
    ['CSTDCS', 'person', '2026-06-30', 'R2022b', 2_340_000],
    ['CSTDCS', 'person', '2026-07-01', 'R2022b', 2_530_000],
    ['CSTDTQ', 'person', '2025-08-01', 'R2022b', 10_530_000],
    ['CO_CP', 'unit', '2025-08-01', 'R2022b', 28_080_000],
    ['CO_QK_DHQG', 'unit', '2025-08-01', 'R2022b', 14_040_000],
    ['BK_QK_DHQG', 'person', '2025-08-01', 'R2022b', 2_340_000],
    ['BK_QK_DHQG', 'unit', '2025-08-01', 'R2022b', 4_680_000],
    ['HC_SAOVANG', 'unit', '2025-08-01', 'R2022b', 215_280_000],
    ['HC_HCM', 'person', '2026-08-01', 'R2022b', 77_170_000],
    // what changed with the law of 2022
    ['BK_BBNT', 'person', '2023-12-31', 'R2003', 1_800_000],
    ['BK_BBNT', 'person', '2024-01-01', 'R2022a', 2_700_000],
    ['BK_BBNT', 'unit', '2023-12-31', 'R2003', 3_600_000],
    ['BK_BBNT', 'unit', '2024-01-01', 'R2022a', 5_400_000],
    // 1.5 × the individual sum, which is itself rounded
    ['GK', 'household', '2024-08-01', 'R2022a', 1_070_000],
    ['BK_BBNT', 'household', '2024-08-01', 'R2022a', 5_270_000],
  ] as const)('%s %s on %s under %s = %i', (award, subject, day, regime, amount) => expect(sum(award, subject, day, regime)).toBe(amount));

  test('a commune pays half until 1/7/2025, then the same', () => {
    expect(sum('GK', 'person', '2025-06-30', 'R2022a', 'commune')).toBe(360_000);
    expect(sum('GK', 'person', '2025-07-01', 'R2022b', 'commune')).toBe(710_000);
  });

  test('the Standing Committee of the National Assembly may give more with its commemorative medal than others', () => {
    expect(ask('KNC', 'person', '2025-08-01', 'R2022b')).toMatchObject({ amount: 1_410_000, atMost: true });
    expect(ask('KNC', 'person', '2025-08-01', 'R2022b', 'national_assembly')).toMatchObject({ amount: 1_880_000, atMost: true });
    expect(ask('KNC', 'person', '2023-12-31', 'R2003', 'national_assembly')).toMatchObject({ known: false });
  });
});

test.each([
  ['XPTB', 'unit', '2022-01-01', 'R2003'],
  ['CSTDCS', 'unit', '2024-08-01', 'R2022a'],
  ['CSTDCS', 'person', '2018-06-30', 'R2003'],
  ['HC_HUUNGHI', 'person', '2024-08-01', 'R2022a'],
  ['NOTHING', 'person', '2024-08-01', 'R2022a'],
  ['CSTDCS', 'person', '2024-08-01', 'R9999'],
] as const)('%s for a %s on %s under %s is unknown with its reason, never 0', (award, subject, day, regime) => {
  const found = ask(award, subject, day, regime);
  expect(found).toMatchObject({ known: false });
  expect(found.known ? '' : found.why.vi).not.toBe('');
});

test('every amount explains itself with articles and how sure they are', () => {
  const found = ask('LDTT', 'person', '2025-08-01', 'R2022b');
  expect(found).toMatchObject({
    explained: { vi: '0,3 × 2.340.000 đ = 702.000 đ, làm tròn lên 710.000 đ' },
    atMost: false,
    soft: false,
    toConfirm: false,
    footings: [
      { about: 'coefficient', basis: [{ instrument: 'nd-152-2025', article: 'Điều 50' }], confidence: 'V' },
      { about: 'base_salary', basis: [{ instrument: 'nd-73-2024' }] },
      { about: 'rounding', basis: [{ instrument: 'nd-152-2025', article: 'Điều 49' }] },
    ],
  });
  expect(ask('GK', 'household', '2025-08-01', 'R2022b')).toMatchObject({
    explained: { vi: '0,3 × 2.340.000 đ = 702.000 đ, làm tròn lên 710.000 đ; hộ gia đình: 1,5 × 710.000 đ = 1.065.000 đ, làm tròn lên 1.070.000 đ' },
  });
  expect(ask('KNC', 'person', '2025-08-01', 'R2022b')).toMatchObject({ amount: 1_410_000, atMost: true });
  expect(ask('LDTT', 'person', '2026-11-01', 'R2026')).toMatchObject({ soft: true, toConfirm: true });
  expect(ask('LDTT', 'person', '2022-11-01', 'R2003')).toMatchObject({ toConfirm: true });
});

test('whatever the coefficient and salary, the sum is the smallest multiple that is not below the exact one', () => {
  const codes = tables.bonuses.flatMap(({ value }) =>
    value.rules.map((rule) => [value.award, rule.subject, rule.regimes[0] ?? '', rule.issuer] as const),
  );
  fc.assert(
    fc.property(fc.constantFrom(...codes), fc.integer({ min: 1, max: 3000 }), ([award, subject, regime, issuer], offset) => {
      const day = new Date(Date.UTC(2018, 6, 1) + offset * 86_400_000).toISOString().slice(0, 10);
      const found = bonus(tables, { award, subject, decidedOn: day, regime, issuer });
      if (!found.known) throw new Error(`${award} ${regime} ${day}`);
      const exact = found.coefficient * found.baseSalary;
      expect(found.amount % 10_000).toBe(0);
      expect(found.amount * 100 >= exact && (found.amount - 10_000) * 100 < exact).toBe(true);
    }),
  );
});

describe('which of several are paid', () => {
  const title = (id: string, amount: number | null, from = 2025, to = 2025): Payable => ({ id, kind: 'title', period: { from, to }, amount });
  const form = (id: string, amount: number | null): Payable => ({ id, kind: 'commendation', period: { from: 2025, to: 2025 }, amount });
  const paid = (awards: Payable[]) => payments(awards).map((one) => `${one.id}:${one.pay}`);
  test('of titles of one period the highest, of equal ones the first', () => {
    expect(paid([title('a', 710_000), title('b', 2_340_000)])).toEqual(['a:no', 'b:yes']);
    expect(paid([title('a', 1), title('b', 1)])).toEqual(['a:yes', 'b:no']);
  });
  test('other periods, several forms, and a title beside a form are all paid', () => {
    expect(paid([title('a', 1, 2024, 2024), title('b', 2), title('c', 3, 2023, 2025)])).toEqual(['a:yes', 'b:yes', 'c:yes']);
    expect(paid([form('a', 1), form('b', 2), title('c', 3)])).toEqual(['a:yes', 'b:yes', 'c:yes']);
  });
  test('with an unknown sum among them nobody knows which is highest', () => {
    expect(paid([title('a', null), title('b', 2), title('c', 1, 2020, 2020)])).toEqual(['a:unknown', 'b:unknown', 'c:yes']);
  });
});
