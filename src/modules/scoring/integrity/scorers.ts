import { crossResult, type CrossMethod } from '../cross/result.ts';

/** What the marks of a cross-scoring round say about those who gave them. Pure; points are whole hundredths. */

export interface Mark {
  readonly scorer: string;
  readonly scored: string;
  readonly itemId: string;
  readonly max: number;
  readonly points: number;
}

/** Mean of `points / max` over marks, in hundredths of a percent; `null` for none. */
function shareOf(marks: readonly Mark[]): number | null {
  const max = marks.reduce((sum, mark) => sum + mark.max, 0);
  const points = marks.reduce((sum, mark) => sum + mark.points, 0);
  return max === 0 ? null : Math.round((points * 10_000) / max);
}

export interface ScorerGap {
  readonly scorer: string;
  /** How far the scorer's marks lie from what others gave the same units for the same criteria; hundredths of a percent of the maximum. */
  readonly gap: number;
  readonly marks: number;
}

/** For each scorer the distance from the others' marks of the same units and criteria; scorers nobody can be compared with are left out. */
export function scorerGaps(marks: readonly Mark[]): ScorerGap[] {
  return [...new Set(marks.map((mark) => mark.scorer))].flatMap((scorer) => {
    const own = marks.filter((mark) => mark.scorer === scorer);
    const pairs = own.flatMap((mark) => {
      const others = marks.filter((other) => other.scorer !== scorer && other.scored === mark.scored && other.itemId === mark.itemId);
      const mean = shareOf(others);
      return mean === null ? [] : [{ max: mark.max, gap: (mark.points * 10_000) / mark.max - mean }];
    });
    const weight = pairs.reduce((sum, pair) => sum + pair.max, 0);
    if (weight === 0) return [];
    const gap = Math.round(pairs.reduce((sum, pair) => sum + pair.gap * pair.max, 0) / weight);
    return [{ scorer, gap, marks: own.length }];
  });
}

export interface FavourPair {
  readonly a: string;
  readonly b: string;
  /** How much more than the others each gave the other; hundredths of a percent of the maximum. */
  readonly fromA: number;
  readonly fromB: number;
}

/** Two units that each gave the other at least `least` more than everybody else did. */
export function reciprocalPairs(marks: readonly Mark[], least: number): FavourPair[] {
  const favour = (scorer: string, scored: string): number | null => {
    const own = shareOf(marks.filter((mark) => mark.scorer === scorer && mark.scored === scored));
    const others = shareOf(marks.filter((mark) => mark.scorer !== scorer && mark.scored === scored));
    return own === null || others === null ? null : own - others;
  };
  const units = [...new Set(marks.flatMap((mark) => [mark.scorer, mark.scored]))].sort();
  return units.flatMap((a, index) =>
    units.slice(index + 1).flatMap((b): FavourPair[] => {
      const [fromA, fromB] = [favour(a, b), favour(b, a)];
      return fromA !== null && fromB !== null && fromA >= least && fromB >= least ? [{ a, b, fromA, fromB }] : [];
    }),
  );
}

export interface Flip {
  readonly without: string;
  /** Unit → rank with everybody, rank without this scorer; only units whose rank changes. */
  readonly moved: readonly { readonly unit: string; readonly from: number; readonly to: number }[];
}

const rankIn = (totals: ReadonlyMap<string, number>, unit: string): number =>
  1 + [...totals.values()].filter((total) => total > (totals.get(unit) ?? 0)).length;

/**
 * Ranks that change when the marks of one scorer are left out. `totals` are the final totals; the part of the marks in them
 * is the combined mark of each criterion, so leaving a scorer out moves the total by the difference of the two combinations.
 */
export function flipsWithout(marks: readonly Mark[], totals: ReadonlyMap<string, number>, method: CrossMethod): Flip[] {
  const combined = (of: readonly Mark[]): Map<string, number | null> => {
    const keys = new Map<string, number[]>();
    for (const mark of of) keys.set(`${mark.scored} ${mark.itemId}`, [...(keys.get(`${mark.scored} ${mark.itemId}`) ?? []), mark.points]);
    return new Map([...keys].map(([key, points]) => [key, crossResult(points, method)]));
  };
  const all = combined(marks);
  return [...new Set(marks.map((mark) => mark.scorer))].sort().flatMap((without): Flip[] => {
    const rest = combined(marks.filter((mark) => mark.scorer !== without));
    const moved = new Map(totals);
    for (const [key, result] of all) {
      const unit = key.split(' ')[0] ?? '';
      const other = rest.get(key);
      // Where only this scorer gave a mark, nothing can be said without it.
      if (result === null || other === undefined || other === null || !moved.has(unit)) continue;
      moved.set(unit, (moved.get(unit) ?? 0) + other - result);
    }
    const changes = [...totals.keys()].flatMap((unit) => {
      const [from, to] = [rankIn(totals, unit), rankIn(moved, unit)];
      return from === to ? [] : [{ unit, from, to }];
    });
    return changes.length === 0 ? [] : [{ without, moved: changes.toSorted((x, y) => x.from - y.from) }];
  });
}
