import { addDays } from '#platform/dates.ts';
import { refuse } from '#platform/refusal.ts';
import { lawRefusals } from '../contract.ts';
import type { Overlay, Parameter } from '../engine/rules.ts';
import type { Placed } from '../load.ts';
import { layRules, placed, type Laying, type Rule } from './lay-rules.ts';
import { changeRefusals } from './refusals.ts';

interface Named extends Rule {
  readonly id: string;
}

/**
 * Standards and general rules: those of the draft stand first; an old one that answers the same question loses the regimes
 * they speak of. One that is carried over to an unread successor becomes a rule of its own, named after the regime.
 */
export function layStandards<R extends Named>(
  laying: Laying,
  base: readonly Placed<R>[],
  fresh: readonly R[],
  list: string,
  alike: (rule: R) => string,
): Placed<R>[] {
  const ids = new Set(base.map(({ value }) => value.id));
  fresh.forEach((rule, at) => {
    if (ids.has(rule.id)) throw refuse(lawRefusals.duplicate, { file: laying.file, path: `${list}.${at}.id`, code: rule.id });
  });
  const kept = base.flatMap((one) => {
    const laid = layRules(laying, [one.value], fresh, one.value.id, alike).slice(fresh.length);
    return laid.map((value, at) => ({
      ...one,
      value: at === 0 && value.regimes.some((regime) => one.value.regimes.includes(regime)) ? value : renamed(value),
    }));
  });
  return [...placed(laying, list, fresh), ...kept];
}

const renamed = <R extends Named>(rule: R): R => ({ ...rule, id: `${rule.id}.${rule.regimes[0] ?? ''}` });

/** New values follow the open one, which ends the day before. A parameter that does not exist yet is added whole. */
export function layValues({ draft, file }: Laying, base: readonly Placed<Parameter>[]): Placed<Parameter>[] {
  draft.values.forEach((parameter, at) =>
    parameter.values.forEach((one, index) => {
      if ((one.from ?? '') < draft.from)
        throw refuse(changeRefusals.beforeItsDay, { file, path: `values.${at}.values.${index}.from`, day: one.from, from: draft.from });
    }),
  );
  const fresh = new Map(draft.values.map((parameter, at) => [parameter.code, { value: parameter, file, path: `values.${at}` }]));
  const known = new Set(base.map(({ value }) => value.code));
  return [
    ...base.map((one) => {
      const patch = fresh.get(one.value.code);
      const first = patch?.value.values[0]?.from;
      if (!patch || !first) return one;
      const before = one.value.values.map((value) => (value.to === null ? { ...value, to: addDays(first, -1) } : value));
      return { ...patch, value: { ...one.value, values: [...before, ...patch.value.values] } };
    }),
    ...[...fresh.values()].filter(({ value }) => !known.has(value.code)),
  ];
}

/** The clauses an overlay draft adds and the numbers it raises, as the engine's own overlay in force from the draft's day. */
export function layOverlay({ draft, file }: Laying, base: readonly Placed<Overlay>[]): Placed<Overlay>[] {
  if (!draft.overlay) return [...base];
  const { tightens: _, ...overlay } = draft.overlay;
  return [...base, { file, path: 'overlay', value: { ...overlay, code: draft.code, from: draft.from, to: null } }];
}
