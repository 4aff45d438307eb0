/**
 * Caps and shares as whole numbers (R-117; law.md §3, §4, practice §7). Pure: counts in, verdict with figures out.
 * A number nobody knows stays `null`, and what rests on it is `unknown`, never 0.
 */

export const quotaMeasures = ['cap-percent', 'cap-count', 'member-share', 'least-direct'] as const;
export type QuotaMeasure = (typeof quotaMeasures)[number];

/** `within`: room left · `full`: exactly used up · `over` · `unknown`: a figure is missing. */
export type QuotaState = 'within' | 'full' | 'over' | 'unknown';

/** `floor(percent % of base)` without a fraction in between: 15 % of 62 is 9. */
export function floorOfPercent(percent: number, base: number): number {
  const product = percent * base;
  return (product - (product % 100)) / 100;
}

export interface CapFigures {
  readonly used: number;
  /** `null`: the base is not known. */
  readonly base: number | null;
  readonly allowed: number | null;
  readonly state: QuotaState;
}

const capState = (used: number, allowed: number): QuotaState => (used > allowed ? 'over' : used === allowed ? 'full' : 'within');

/** At most `percent` % of the base, rounded down. Of a base nobody knows nothing is said, whatever is chosen. */
export function judgePercentCap(percent: number, used: number, base: number | null): CapFigures {
  if (base === null) return { used, base, allowed: null, state: 'unknown' };
  const allowed = floorOfPercent(percent, base);
  return { used, base, allowed, state: capState(used, allowed) };
}

/** At most so many, whatever the base. */
export function judgeCountCap(amount: number, used: number): CapFigures {
  return { used, base: null, allowed: amount, state: capState(used, amount) };
}

export interface ShareFigures {
  /** Those of whom it is known. */
  readonly having: number;
  /** Those of whom it is not known. */
  readonly unclear: number;
  readonly of: number | null;
  readonly state: 'within' | 'over' | 'unknown';
}

/** `having` of `of` reach `percent` % (more than that when strict), compared as whole numbers. */
export const reaches = (having: number, of: number, percent: number, strict: boolean): boolean =>
  strict ? having * 100 > percent * of : having * 100 >= percent * of;

/**
 * At least (strict: more than) `percent` % have it. Those not known may or may not: only when both answers agree is it
 * certain. Of nobody nothing is asked.
 */
export function judgeShare(percent: number, strict: boolean, having: number, unclear: number, of: number | null): ShareFigures {
  if (of === null) return { having, unclear, of, state: 'unknown' };
  if (of === 0) return { having, unclear, of, state: 'within' };
  const least = reaches(having, of, percent, strict);
  const most = reaches(Math.min(of, having + unclear), of, percent, strict);
  return { having, unclear, of, state: least ? 'within' : most ? 'unknown' : 'over' };
}

/** What is known of one chosen subject for the shares of the list. */
export interface Traits {
  /** `true`: direct worker; `false`: leader. */
  readonly direct: boolean | null;
  readonly woman: boolean | null;
  /** Remote, border, island or specially difficult post. */
  readonly remote: boolean | null;
}

export interface TraitCount {
  readonly yes: number;
  readonly no: number;
  readonly unknown: number;
}

const tally = (values: readonly (boolean | null)[]): TraitCount => ({
  yes: values.filter((value) => value === true).length,
  no: values.filter((value) => value === false).length,
  unknown: values.filter((value) => value === null).length,
});

/** Direct workers against leaders, women, remote posts among the chosen. */
export const sharesOf = (chosen: readonly Traits[]): { readonly direct: TraitCount; readonly woman: TraitCount; readonly remote: TraitCount } => ({
  direct: tally(chosen.map((one) => one.direct)),
  woman: tally(chosen.map((one) => one.woman)),
  remote: tally(chosen.map((one) => one.remote)),
});
