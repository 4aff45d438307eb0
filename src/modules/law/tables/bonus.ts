import { showHundredths } from '#platform/decimal.ts';
import { showDate, within, type Day } from '#platform/dates.ts';
import { showMoney } from '#platform/number-words.ts';
import type { Text } from '#platform/text.ts';
import type { Citation, Mark } from '../files.ts';
import type { BonusIssuer, BonusRule } from './files.ts';
import type { Tables } from './check.ts';

export type BonusSubject = 'person' | 'unit' | 'household';

export interface BonusQuestion {
  readonly award: string;
  readonly subject: BonusSubject;
  /** The day the decision was issued: it chooses the base salary (law.md §12). */
  readonly decidedOn: Day;
  /** The regime whose table applies. */
  readonly regime: string;
  /** Set when the sum depends on who decides; others leave it out. */
  readonly issuer?: BonusIssuer | undefined;
}

/** One value an amount rests on. */
export interface Footing {
  readonly about: 'coefficient' | 'base_salary' | 'rounding' | 'household';
  readonly basis: readonly Citation[];
  readonly confidence: Mark;
  /** M, S, D and ?: show "cần đối chiếu". */
  readonly toConfirm: boolean;
}

export type Bonus =
  | {
      readonly known: true;
      /** đồng */
      readonly amount: number;
      /** The highest sum allowed, not a fixed one. */
      readonly atMost: boolean;
      /** Whole hundredths. */
      readonly coefficient: number;
      readonly baseSalary: number;
      /** `0,3 × 2.340.000 đ = 702.000 đ, làm tròn lên 710.000 đ` */
      readonly explained: Text;
      readonly footings: readonly Footing[];
      /** One of its values is doubtful (S, D, ?): shown as advice. */
      readonly soft: boolean;
      readonly toConfirm: boolean;
    }
  | { readonly known: false; readonly why: Text };

/** Up to the next multiple of `step`; whole numbers only. `numerator/denominator` is the exact sum. */
const roundUp = (numerator: number, denominator: number, step: number): number => {
  const whole = BigInt(denominator) * BigInt(step);
  return Number(((BigInt(numerator) + whole - 1n) / whole) * BigInt(step));
};

const unknown = (vi: string, en: string): Bonus => ({ known: false, why: { vi, en } });

const footingOf = (about: Footing['about'], rule: { basis: readonly Citation[]; confidence: Mark }): Footing => ({
  about,
  basis: rule.basis,
  confidence: rule.confidence,
  toConfirm: rule.confidence !== 'V',
});

interface Of<R> {
  readonly value: R;
}

const inRegime = <R extends { readonly regimes: readonly string[] }>(list: readonly Of<R>[], regime: string): R | undefined =>
  list.find(({ value }) => value.regimes.includes(regime))?.value;

/** Some who decide have a coefficient of their own in some regimes; where they have none, that of everybody holds. */
function ruleFor(rules: readonly BonusRule[], { regime, subject, issuer }: BonusQuestion): BonusRule | undefined {
  const kind = subject === 'household' ? 'person' : subject;
  const fits = rules.filter((rule) => rule.regimes.includes(regime) && rule.subject === kind && rule.enabled !== false);
  return fits.find((rule) => rule.issuer !== undefined && rule.issuer === issuer) ?? fits.find((rule) => rule.issuer === undefined);
}

/**
 * The money of one award: coefficient × base salary on the day of the decision, rounded UP (law.md §12). A household
 * gets the individual's sum times its factor, rounded up again. Every answer names what it rests on; where a value is
 * not on record the answer is unknown with the reason, never 0. Exact integers throughout.
 */
export function bonus(tables: Tables, question: BonusQuestion): Bonus {
  const { award, subject, decidedOn, regime } = question;
  const rule = ruleFor(tables.bonuses.find(({ value }) => value.award === award)?.value.rules ?? [], question);
  if (!rule)
    return unknown(
      'Chưa có hệ số tiền thưởng của danh hiệu, hình thức này cho đối tượng này theo quy định của ngày quyết định.',
      'The rules of that day have no coefficient for this award and kind of subject on record.',
    );
  const salary = tables.baseSalaries.find(({ value }) => within(decidedOn, value.from, value.to))?.value;
  if (!salary || salary.enabled === false)
    return unknown(`Chưa có mức lương cơ sở của ngày ${showDate(decidedOn)}.`, `No base salary on ${showDate(decidedOn, 'en')}.`);
  const rounding = inRegime(tables.rounding, regime);
  if (!rounding) return unknown('Quy định của ngày quyết định chưa ghi cách làm tròn.', 'The rules of that day have no rounding on record.');
  const single = roundUp(rule.coefficient * salary.amount, 100, rounding.roundUpTo);
  const household = subject === 'household' ? inRegime(tables.household, regime) : undefined;
  if (subject === 'household' && !household)
    return unknown('Quy định của ngày quyết định chưa ghi hệ số của hộ gia đình.', 'The rules of that day have no household factor on record.');
  const amount = household ? roundUp(single * household.factor, 100, rounding.roundUpTo) : single;
  const used = [rule, salary, rounding, ...(household ? [household] : [])];
  const footings = [
    footingOf('coefficient', rule),
    footingOf('base_salary', salary),
    footingOf('rounding', rounding),
    ...(household ? [footingOf('household', household)] : []),
  ];
  const say = (lang: 'vi' | 'en') =>
    explain(lang, { coefficient: rule.coefficient, salary: salary.amount, single, amount, factor: household?.factor });
  return {
    known: true,
    amount,
    atMost: rule.atMost === true,
    coefficient: rule.coefficient,
    baseSalary: salary.amount,
    explained: { vi: say('vi'), en: say('en') },
    footings,
    soft: used.some((one) => one.soft === true),
    toConfirm: footings.some((one) => one.toConfirm),
  };
}

interface Sums {
  readonly coefficient: number;
  readonly salary: number;
  readonly single: number;
  readonly amount: number;
  readonly factor: number | undefined;
}

function explain(lang: 'vi' | 'en', { coefficient, salary, single, amount, factor }: Sums): string {
  const up = lang === 'vi' ? 'làm tròn lên' : 'rounded up to';
  const exact = (hundredths: number) => (hundredths % 100 === 0 ? showMoney(hundredths / 100, lang) : `${showHundredths(hundredths, lang, 0)} đ`);
  const rounded = (hundredths: number, sum: number) => (hundredths === sum * 100 ? '' : `, ${up} ${showMoney(sum, lang)}`);
  const first = `${showHundredths(coefficient, lang, 0)} × ${showMoney(salary, lang)} = ${exact(coefficient * salary)}${rounded(coefficient * salary, single)}`;
  if (factor === undefined) return first;
  const label = lang === 'vi' ? 'hộ gia đình' : 'household';
  return `${first}; ${label}: ${showHundredths(factor, lang, 0)} × ${showMoney(single, lang)} = ${exact(factor * single)}${rounded(factor * single, amount)}`;
}

/** One award of a recipient, for deciding which of several are paid. */
export interface Payable {
  readonly id: string;
  readonly kind: 'title' | 'commendation';
  /** First and last achievement year. */
  readonly period: { readonly from: number; readonly to: number };
  /** đồng; `null` = unknown. */
  readonly amount: number | null;
}

export type Payment =
  | { readonly id: string; readonly pay: 'yes' }
  | { readonly id: string; readonly pay: 'no'; readonly because: string }
  | { readonly id: string; readonly pay: 'unknown' };

/**
 * Which awards of ONE recipient are paid (law.md §12): titles with the same achievement period → only the highest; other
 * periods, commendation forms, and a title beside a form → all. Of equal sums the first listed is paid. With an unknown sum
 * among titles of one period nobody can say which is highest: they stay unknown.
 */
export function payments(awards: readonly Payable[]): Payment[] {
  return awards.map((award) => {
    if (award.kind === 'commendation') return { id: award.id, pay: 'yes' };
    const rivals = awards.filter((one) => one.kind === 'title' && one.period.from === award.period.from && one.period.to === award.period.to);
    if (rivals.length === 1) return { id: award.id, pay: 'yes' };
    if (rivals.some((one) => one.amount === null)) return { id: award.id, pay: 'unknown' };
    const highest = rivals.reduce((best, one) => ((one.amount ?? 0) > (best.amount ?? 0) ? one : best));
    return highest.id === award.id ? { id: award.id, pay: 'yes' } : { id: award.id, pay: 'no', because: highest.id };
  });
}

/** What goes to organising, as information: `null` when the regime's share is not on record. */
export function organisingShareOf(tables: Tables, regime: string) {
  return inRegime(tables.organisingShare, regime) ?? null;
}
