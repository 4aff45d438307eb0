import { spread, type Arc } from './flow.ts';

/** A member of the group, with the unit above it. */
export interface CrossUnit {
  readonly unitId: string;
  readonly parentId: string | null;
}

export interface CrossAsk {
  readonly units: readonly CrossUnit[];
  /** How many units score each unit. */
  readonly each: number;
  /** Turns the order, so that another year brings other pairs; the same number gives the same answer. */
  readonly turn?: number;
}

export interface CrossPair {
  readonly scorerId: string;
  readonly scoredId: string;
}

/** Why no assignment exists: each clash is one constraint that stands against the others. */
export type Clash =
  /** `each` is below one. */
  | { readonly kind: 'nobody' }
  /** More scorers asked for than there are other members. */
  | { readonly kind: 'too-few-members'; readonly members: number; readonly each: number }
  /** One unit has too few possible scorers, because the named relatives may not score it. */
  | { readonly kind: 'relatives'; readonly unitId: string; readonly possible: number; readonly each: number; readonly relatives: readonly string[] };

export type CrossAnswer =
  | {
      readonly ok: true;
      /** By scored unit, then scorer, in the order given. */
      readonly pairs: readonly CrossPair[];
      /** Two units that score each other, because the size left no other way. Each pair once. */
      readonly reciprocal: readonly (readonly [string, string])[];
      /** Fewest and most tasks of one scorer. */
      readonly loads: readonly [number, number];
    }
  | { readonly ok: false; readonly clashes: readonly Clash[] };

/**
 * Who scores whom inside a group. Hard: nobody scores its own unit, its parent or its child; each unit is scored by
 * `each` different members. Then loads as even as possible, then no two units that score each other where the size
 * allows it. The same question always has the same answer.
 */
export function assignScorers({ units, each, turn = 0 }: CrossAsk): CrossAnswer {
  const order = turned(
    [...units].sort((a, b) => (a.unitId < b.unitId ? -1 : 1)),
    turn,
  );
  const clashes = clashesOf(order, each);
  if (clashes.length > 0) return { ok: false, clashes };
  const possible = possibleArcs(order);
  const { arcs } = spread(order.length, each, possible);
  const quotas = order.map((_, unit) => arcs.filter((arc) => arc.scorer === unit).length);
  const chosen = oneWay(order.length, each, possible, quotas) ?? fewerReciprocals(arcs, possible);
  const id = (unit: number) => order[unit]?.unitId ?? '';
  const pairs = [...chosen]
    .map(({ scored, scorer }) => ({ scorerId: id(scorer), scoredId: id(scored) }))
    .sort((a, b) => (a.scoredId + a.scorerId < b.scoredId + b.scorerId ? -1 : 1));
  return {
    ok: true,
    pairs,
    reciprocal: reciprocals(chosen)
      .map(({ scored, scorer }) => [id(scored), id(scorer)].sort() as [string, string])
      .sort((a, b) => (a.join() < b.join() ? -1 : 1)),
    loads: [Math.min(...quotas), Math.max(...quotas)],
  };
}

const turned = <T>(list: readonly T[], by: number): T[] => {
  const at = list.length === 0 ? 0 : ((by % list.length) + list.length) % list.length;
  return [...list.slice(at), ...list.slice(0, at)];
};

const related = (a: CrossUnit, b: CrossUnit) => a.unitId === b.unitId || a.parentId === b.unitId || b.parentId === a.unitId;

/** Nearest followers first, so that without relatives the answer is a ring: each scores the next ones. */
function possibleArcs(order: readonly CrossUnit[]): Arc[] {
  const arcs: Arc[] = [];
  for (const [scored, unit] of order.entries()) {
    for (let step = 1; step < order.length; step += 1) {
      const scorer = (scored + order.length - step) % order.length;
      if (!related(unit, order[scorer] as CrossUnit)) arcs.push({ scored, scorer });
    }
  }
  return arcs;
}

/** Even loads are a wish and no bound, so an assignment exists exactly when each unit alone has enough possible scorers. */
function clashesOf(order: readonly CrossUnit[], each: number): Clash[] {
  if (each < 1) return [{ kind: 'nobody' }];
  if (order.length - 1 < each) return [{ kind: 'too-few-members', members: order.length, each }];
  return order.flatMap((unit): Clash[] => {
    const relatives = order.filter((other) => other !== unit && related(unit, other)).map((other) => other.unitId);
    const possible = order.length - 1 - relatives.length;
    return possible >= each ? [] : [{ kind: 'relatives', unitId: unit.unitId, possible, each, relatives: relatives.sort() }];
  });
}

const keyOf = ({ scored, scorer }: Arc) => `${scorer}>${scored}`;
const turnedRound = ({ scored, scorer }: Arc): Arc => ({ scored: scorer, scorer: scored });

/** Arcs whose opposite is chosen too, each pair once. */
export function reciprocals(arcs: readonly Arc[]): Arc[] {
  const keys = new Set(arcs.map(keyOf));
  return arcs.filter((arc) => arc.scored < arc.scorer && keys.has(keyOf(turnedRound(arc))));
}

/** Steps the search may take before it gives up; ten to twenty units need a few hundred. */
const patience = 40_000;

/**
 * The same loads without any two units scoring each other, by trying: always the unit with the least choice left first.
 * `undefined` when there is no such way, or none was found in time.
 */
function oneWay(units: number, each: number, possible: readonly Arc[], quotas: readonly number[]): Arc[] | undefined {
  const left = [...quotas];
  const need = Array.from({ length: units }, () => each);
  const chosen = new Map<string, Arc>();
  const banned = new Set<string>();
  let steps = 0;
  const choices = (scored: number) =>
    possible.filter(
      (arc) =>
        arc.scored === scored &&
        (left[arc.scorer] as number) > 0 &&
        !chosen.has(keyOf(arc)) &&
        !chosen.has(keyOf(turnedRound(arc))) &&
        !banned.has(keyOf(arc)),
    );
  const search = (): boolean => {
    steps += 1;
    if (steps > patience) return false;
    let best: { scored: number; arcs: Arc[]; slack: number } | undefined;
    for (let scored = 0; scored < units; scored += 1) {
      const wants = need[scored] as number;
      if (wants === 0) continue;
      const arcs = choices(scored);
      const slack = arcs.length - wants;
      if (slack < 0) return false;
      if (!best || slack < best.slack) best = { scored, arcs, slack };
    }
    if (!best) return true;
    // who has most left to do goes first, so that nobody is left over
    const arcs = best.arcs.sort((a, b) => (left[b.scorer] as number) - (left[a.scorer] as number));
    const tried: string[] = [];
    const { scored } = best;
    for (const arc of arcs) {
      const key = keyOf(arc);
      chosen.set(key, arc);
      left[arc.scorer] = (left[arc.scorer] as number) - 1;
      need[scored] = (need[scored] as number) - 1;
      if (search()) return true;
      chosen.delete(key);
      left[arc.scorer] = (left[arc.scorer] as number) + 1;
      need[scored] = (need[scored] as number) + 1;
      // without this arc from here on: the same set in another order is not tried again
      banned.add(key);
      tried.push(key);
      if (steps > patience) break;
    }
    for (const key of tried) banned.delete(key);
    return false;
  };
  return search() ? [...chosen.values()] : undefined;
}

/** Swaps the scorers of two tasks as long as that leaves fewer units scoring each other. */
function fewerReciprocals(arcs: readonly Arc[], possible: readonly Arc[]): Arc[] {
  const allowed = new Set(possible.map(keyOf));
  let now = [...arcs];
  for (let better = true; better;) {
    better = false;
    const count = reciprocals(now).length;
    if (count === 0) break;
    for (const [i, a] of now.entries()) {
      for (const [j, b] of now.entries()) {
        if (j <= i) continue;
        const swapped = [
          { scored: a.scored, scorer: b.scorer },
          { scored: b.scored, scorer: a.scorer },
        ];
        const keys = new Set(now.map(keyOf));
        if (swapped.some((arc) => !allowed.has(keyOf(arc)) || keys.has(keyOf(arc)))) continue;
        const next = now.map((arc, at) => (at === i ? swapped[0] : at === j ? swapped[1] : arc) as Arc);
        if (reciprocals(next).length >= count) continue;
        now = next;
        better = true;
        break;
      }
      if (better) break;
    }
  }
  return now;
}
