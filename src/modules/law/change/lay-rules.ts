import type { Citation, Mark } from '../files.ts';
import type { Placed } from '../load.ts';
import type { Draft } from './draft.ts';

export interface InRegimes {
  readonly regimes: readonly string[];
}

export interface Rule extends InRegimes {
  readonly basis: readonly Citation[];
  readonly confidence: Mark;
}

/** One draft being laid over one library; carries what the parts need to know. */
export interface Laying {
  readonly file: string;
  readonly draft: Draft;
  /** The regime whose rules go on, and the one they go on in. */
  readonly goesOn: { readonly from: string; readonly to: string } | undefined;
  readonly stays: ReadonlySet<string>;
}

export const placed = <T>({ file }: Laying, list: string, values: readonly T[]): Placed<T>[] =>
  values.map((value, at) => ({ value, file, path: `${list}.${at}` }));

/**
 * New rules before the old ones: for a regime both speak of, the new one stands; an old rule that loses all its regimes
 * goes. A rule of the regime that goes on is carried into the new one where the draft is silent. `alike` tells rules that
 * answer the same question apart from those that do not (individuals, collectives).
 */
export function layRules<R extends Rule>(
  laying: Laying,
  old: readonly R[],
  fresh: readonly R[],
  code: string,
  alike: (rule: R) => string = () => '',
): R[] {
  const taken = (rule: R, regime: string) => fresh.some((one) => alike(one) === alike(rule) && one.regimes.includes(regime));
  const kept = old.flatMap((rule) => {
    const regimes = rule.regimes.filter((regime) => !taken(rule, regime));
    const { goesOn, stays } = laying;
    const on = goesOn && rule.regimes.includes(goesOn.from) && !stays.has(code) && !taken(rule, goesOn.to) ? goesOn.to : undefined;
    const carried = on === undefined ? undefined : carriedOver(laying, rule, on);
    if (on !== undefined && carried === undefined) regimes.push(on);
    return [...(regimes.length === 0 ? [] : [{ ...rule, regimes }]), ...(carried ? [carried] : [])];
  });
  return [...fresh, ...kept];
}

/** The rule as it goes on when what it rests on gives way to a successor nobody has read yet. */
function carriedOver<R extends Rule>({ draft }: Laying, rule: R, regime: string): R | undefined {
  const successor = new Map(draft.ends.flatMap((end) => (end.carry && end.replacedBy !== undefined ? [[end.code, end.replacedBy]] : [])));
  if (!rule.basis.some(({ instrument }) => successor.has(instrument))) return undefined;
  const basis = rule.basis.map((cited) => {
    const next = successor.get(cited.instrument);
    return next === undefined ? cited : { instrument: next, article: null };
  });
  return { ...rule, regimes: [regime], basis, confidence: '?', soft: true };
}
