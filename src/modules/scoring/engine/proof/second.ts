import type { Model } from './model.ts';
import { award, limits, rounded } from './second-rules.ts';
import { q, value } from './second-terms.ts';

export interface Second {
  readonly code: string;
  readonly points: readonly (number | null)[];
  readonly base: number | null;
  readonly total: number | null;
  readonly verdicts: readonly string[];
  readonly class: string | null;
  readonly rank: number | null;
  readonly decidedBy: string | null;
}

/** Scores, classes and ranks of a model, units in the order of the file. */
export function secondScores({ lines, rulebook, facts }: Model): Second[] {
  const { settings } = rulebook;
  const closed = facts.closed === true;
  const zeroForMissing = closed && settings.missing === 'zero_when_closed';
  const scale = Number(settings.scale) * 100;
  const all = facts.units.map((unit) => {
    const away = (code: string) => Object.hasOwn(unit.notAssigned ?? {}, code);
    const points = lines.map(({ code, rule, max }): number | null => {
      if (away(code)) return null;
      const changed = unit.adjusted?.[code];
      if (changed) return rounded(q(changed.points as string), 2, 'half_up');
      const others = facts.units.filter((other) => !Object.hasOwn(other.notAssigned ?? {}, code));
      const exact = award(rule, q(max), unit, code, { closed, others });
      if (exact === null) return null;
      if (rule.kind === 'manual') return rounded(exact, 2, 'half_up');
      const [low, high] = limits(rule, Number(max) * 100);
      return Math.min(high, Math.max(low, rounded(exact, settings.decimals ?? 2, settings.rounding ?? 'half_up')));
    });
    const part = (counts: string): number | null => {
      let sum: number | null = 0;
      for (const [at, line] of lines.entries()) {
        if (line.counts !== counts || away(line.code)) continue;
        const own: number | null = points[at] ?? (zeroForMissing ? 0 : null);
        sum = sum === null || own === null ? null : sum + own;
      }
      return sum;
    };
    const assigned = lines.reduce((sum, line) => (line.counts === 'base' && !away(line.code) ? sum + Number(line.max) * 100 : sum), 0);
    const raw = assigned === 0 ? null : part('base');
    const share = (part_: number, whole: number, asked: number) =>
      rounded([BigInt(part_) * BigInt(whole), BigInt(asked) * 100n], settings.decimals ?? 2, settings.rounding ?? 'half_up');
    const stretches = settings.rescale === 'to_scale';
    const base = raw !== null && stretches && assigned !== scale ? share(raw, scale, assigned) : raw;
    const bonus = part('bonus');
    const external = part('external');
    const cap = (points_: number, limit: unknown) => (limit === null || limit === undefined ? points_ : Math.min(points_, Number(limit) * 100));
    const total =
      base === null || bonus === null || external === null ? null : cap(base + cap(bonus, settings.bonusCap) + external, settings.totalCap);
    const verdicts = lines.flatMap(({ code, hard, rule }) => {
      const when = rule.kind === 'condition' ? rule.when : hard;
      if (when === null || away(code)) return [];
      const holds = value(when, unit);
      return [holds === true ? 'met' : holds === false ? 'unmet' : 'unknown'];
    });
    const own = lines.flatMap((line, at) =>
      line.group === 'I' ? [{ max: Number(line.max) * 100, points: points[at] ?? 0, away: away(line.code) }] : [],
    );
    const maxOf = (some: typeof own) => some.reduce((sum, line) => sum + line.max, 0);
    const [whole, asked] = [maxOf(own), maxOf(own.filter((line) => !line.away))];
    const got = own.reduce((sum, line) => sum + line.points, 0);
    const group = !stretches || asked === whole ? got : asked === 0 ? null : share(got, whole, asked);
    return { unit, points, base, total, verdicts, group };
  });
  const classOf = ({ base, total, verdicts }: (typeof all)[number]): string | null => {
    const { classification } = settings;
    if (!classification) return null;
    const points = classification.over === 'base' ? base : total;
    if (points === null || (classification.whenConditionFails === 'not_classified' && verdicts.some((verdict) => verdict !== 'met'))) return null;
    const [a, b] = classification.bands.map((band) => Number(band.from) * 100);
    return points >= (a as number) ? 'A' : points >= (b as number) ? 'B' : 'C';
  };
  // Rank by splitting sets of equals, written as repeated regrouping of a list of lists.
  let sets = [all.filter((one) => one.total !== null).toSorted((a, b) => (b.total as number) - (a.total as number))];
  const decided = new Map<(typeof all)[number], string>();
  const split = (rule: string, key: (one: (typeof all)[number]) => number | null) => {
    sets = sets.flatMap((set) => {
      if (set.length < 2 && rule !== 'total') return [set];
      const keys = set.map(key);
      if (keys.includes(null)) return [set];
      const distinct = [...new Set(keys as number[])].toSorted((a, b) => b - a);
      if (distinct.length > 1 || rule === 'total') for (const one of set) decided.set(one, rule);
      return distinct.map((wanted) => set.filter((one) => key(one) === wanted));
    });
  };
  split('total', (one) => one.total);
  for (const tie of settings.tieRules ?? []) {
    if (tie.rule === 'fewer_failed_conditions')
      split(tie.rule, (one) => (one.verdicts.includes('unknown') ? null : -one.verdicts.filter((verdict) => verdict === 'unmet').length));
    if (tie.rule === 'group_points') split(tie.rule, (one) => one.group);
    if (tie.rule === 'base_total') split(tie.rule, (one) => one.base);
    if (tie.rule === 'women_share')
      split(tie.rule, ({ unit }) => {
        const share = unit.attributes?.womenPercent;
        return share === null || share === undefined ? null : Number(Number(share) >= 70);
      });
  }
  const rankOf = (one: (typeof all)[number]): readonly [number | null, string | null] => {
    const at = sets.findIndex((set) => set.includes(one));
    if (at < 0) return [null, null];
    const rank = 1 + sets.slice(0, at).reduce((sum, set) => sum + set.length, 0);
    return [rank, (sets[at]?.length ?? 0) > 1 ? 'shared' : (decided.get(one) ?? null)];
  };
  return all.map((one) => {
    const [rank, decidedBy] = rankOf(one);
    return {
      code: one.unit.code,
      points: one.points,
      base: one.base,
      total: one.total,
      verdicts: one.verdicts,
      class: classOf(one),
      rank,
      decidedBy,
    };
  });
}
