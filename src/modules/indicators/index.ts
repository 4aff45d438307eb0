import type { Tx } from '#platform/db/database.ts';
import type { Amount } from './numbers.ts';
import type { Certainty, Target, UnknownReason, Verdict } from './rules.ts';
import { monthLink } from './server/watch.ts';
import { editionsOf } from './server/definitions.ts';
import { unitsFigures, type CodeYear } from './server/year.ts';

export { watchIndicators } from './server/watch.ts';
export type { Amount } from './numbers.ts';
export type { Certainty, UnknownReason, Verdict } from './rules.ts';

/** One number, exact: decimal text, percentages rounded half up to hundredths with their fraction beside them. */
export type IndicatorNumber =
  | { readonly known: true; readonly amount: Amount; readonly numerator: Amount; readonly denominator: Amount | null }
  | { readonly known: false; readonly why: UnknownReason };

export interface IndicatorMonth {
  readonly month: number;
  readonly value: IndicatorNumber;
  readonly certainty: Certainty;
  readonly verdict: Verdict;
  /** Where its rows and proofs are seen; `null` = nothing was sent. */
  readonly link: string | null;
}

export interface UnitIndicator {
  readonly code: string;
  readonly name: { readonly vi: string; readonly en: string };
  readonly unit: 'count' | 'percent' | 'days' | 'dong';
  /** The edition the year is read by. */
  readonly edition: number;
  /** Requirement or record it stands on. */
  readonly source: string;
  /** False: this unit is not asked; then it is no gap. */
  readonly applies: boolean;
  readonly target: Target | null;
  readonly months: readonly IndicatorMonth[];
  readonly year: {
    readonly value: IndicatorNumber;
    readonly certainty: Certainty;
    readonly verdict: Verdict;
    /** The month the number stands for. */
    readonly asOfMonth: number | null;
    /** Months were asked and are over since then. */
    readonly stale: boolean;
    /** Parts by code, as of that month: what a derived figure may use. */
    readonly parts: Readonly<Record<string, Amount>>;
  };
}

const shown = (unitId: string, year: number, one: CodeYear): UnitIndicator => {
  const at = one.months.find((month) => month.month === one.year.asOfMonth);
  const linkOf = (month: number, certainty: Certainty) =>
    certainty === 'UNKNOWN' ? null : certainty === 'LIVE' ? `/ket-qua?don-vi=${unitId}&nam=${year}&thang=${month}` : monthLink(unitId, year, month);
  return {
    code: one.code,
    name: one.definition.name,
    unit: one.definition.unit,
    edition: one.definition.edition,
    source: one.definition.source,
    applies: one.applies,
    target: one.target,
    months: one.months.map(({ month, result, certainty, verdict }) => ({ month, value: result, certainty, verdict, link: linkOf(month, certainty) })),
    year: {
      value: one.year.result,
      certainty: one.year.certainty,
      verdict: one.year.verdict,
      asOfMonth: one.year.asOfMonth,
      stale: one.year.stale,
      parts: Object.fromEntries(
        Object.entries(at?.parts ?? {}).flatMap(([part, value]) => (value && value.amount !== null ? [[part, value.amount]] : [])),
      ),
    },
  };
};

/**
 * A unit's indicators of a year as the caller may see them: drafts are the unit's own, so for others a draft month is
 * unknown. Unknown is said with its reason and never 0; numbers run from 1 January, so months must not be added up.
 */
export const indicatorsOf = async (tx: Tx, unitId: string, year: number): Promise<UnitIndicator[]> =>
  (await indicatorsOfUnits(tx, [unitId], year)).get(unitId) ?? [];

/** The same of many units; the number of questions does not depend on how many they are. */
export async function indicatorsOfUnits(tx: Tx, unitIds: readonly string[], year: number): Promise<Map<string, UnitIndicator[]>> {
  const figures = await unitsFigures(tx, unitIds, year);
  return new Map([...figures].map(([unitId, { indicators }]) => [unitId, indicators.map((one) => shown(unitId, year, one))]));
}

/** An indicator an authority asks in a year, and the parts its number is made of: what other modules may refer to by code. */
export interface AskedIndicator {
  readonly code: string;
  readonly name: { readonly vi: string; readonly en: string };
  readonly unit: UnitIndicator['unit'];
  readonly parts: readonly { readonly code: string; readonly name: { readonly vi: string; readonly en: string } }[];
}

/** What the authority asks on any day of the year, by the latest edition of it, in the order of the list. */
export async function indicatorsAsked(tx: Tx, authorityId: string, year: number): Promise<AskedIndicator[]> {
  const editions = (await editionsOf(tx, authorityId)).filter(
    (one) => one.validFrom <= `${year}-12-31` && (one.validTo === null || one.validTo >= `${year}-01-01`),
  );
  const latest = new Map(editions.map((one) => [one.code, one]));
  return [...latest.values()].map(({ code, name, unit, parts }) => ({
    code,
    name,
    unit,
    parts: parts.map((part) => ({ code: part.code, name: { vi: part.vi, en: part.en } })),
  }));
}

/** One of them; `undefined` when the authority does not ask it in that year. */
export async function indicatorOf(tx: Tx, unitId: string, year: number, code: string): Promise<UnitIndicator | undefined> {
  return (await indicatorsOf(tx, unitId, year)).find((one) => one.code === code);
}
