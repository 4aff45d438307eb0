import type { Model, RuleModel, Term } from './factory.ts';

/**
 * A second scoring of the same models, written apart from the engine and sharing no code with it: plain fractions of bigints,
 * one function after another, numbers only. Where the two differ one of them is wrong.
 */

/** [numerator, denominator], denominator above 0, never reduced. */
type Q = readonly [bigint, bigint];
type V = Q | boolean | null | undefined;
type File = Model['facts']['units'][number];

const q = (text: string | number): Q => {
  const [whole = '0', fraction = ''] = String(text).replace('-', '').split('.');
  const n = BigInt(whole + fraction);
  return [String(text).startsWith('-') ? -n : n, 10n ** BigInt(fraction.length)];
};
const plus = ([a, b]: Q, [c, d]: Q): Q => [a * d + c * b, b * d];
const times = ([a, b]: Q, [c, d]: Q): Q => [a * c, b * d];
const minus = (x: Q, [c, d]: Q): Q => plus(x, [-c, d]);
const over = (x: Q, [c, d]: Q): Q => (c < 0n ? times(x, [-d, -c]) : times(x, [d, c]));
const order = ([a, b]: Q, [c, d]: Q): number => (a * d < c * b ? -1 : a * d > c * b ? 1 : 0);
const zero: Q = [0n, 1n];
const isQ = (value: V): value is Q => Array.isArray(value);
const unknown = (...values: V[]): null | undefined => (values.includes(null) ? null : undefined);

function months(unit: File, code: string): V[] {
  const entry = unit.facts?.[code];
  const list = (entry as { months?: Record<string, string | null> } | undefined)?.months ?? {};
  return Array.from({ length: 12 }, (_, at) => {
    const value = list[String(at + 1)];
    return value === undefined ? undefined : value === null ? null : q(value);
  }).filter((value) => value !== undefined);
}

function overMonths(how: string, values: readonly V[]): V {
  if (how === 'last') return values.at(-1);
  if (how === 'months') return [BigInt(values.filter((value) => value !== null).length), 1n];
  if (values.includes(null)) return null;
  const list = values.filter(isQ);
  if (list.length === 0) return undefined;
  const sum = list.reduce(plus);
  if (how === 'sum') return sum;
  if (how === 'avg') return over(sum, [BigInt(list.length), 1n]);
  return list.toSorted(order).at(how === 'min' ? 0 : -1);
}

function both(op: 'and' | 'or', a: V, b: V): V {
  const strong = op === 'or';
  if (a === strong || b === strong) return strong;
  return typeof a === 'boolean' && typeof b === 'boolean' ? !strong : unknown(a, b);
}

function compare(op: string, a: V, b: V): V {
  if (!isQ(a) || !isQ(b)) return unknown(a, b);
  const way = order(a, b);
  return { '=': way === 0, '!=': way !== 0, '<': way < 0, '<=': way <= 0, '>': way > 0, '>=': way >= 0 }[op];
}

function value(term: Term, unit: File): V {
  switch (term.t) {
    case 'num':
      return q(term.value);
    case 'flag':
      return unit.facts?.[term.code] as boolean | null;
    case 'fact': {
      const fact = unit.facts?.[term.code] as string | number | null;
      return fact === null ? null : q(fact);
    }
    case 'target': {
      const target = unit.targets?.[term.code];
      return target === undefined || target === null ? null : q(target as string);
    }
    case 'months':
      return overMonths(term.how, months(unit, term.code));
    case 'op': {
      const [a, b] = [value(term.a, unit), value(term.b, unit)];
      if (!isQ(a) || !isQ(b)) return unknown(a, b);
      if (term.op === '/') return b[0] === 0n ? undefined : over(a, b);
      return term.op === '+' ? plus(a, b) : term.op === '-' ? minus(a, b) : times(a, b);
    }
    case 'percent': {
      const [a, b] = [value(term.a, unit), value(term.b, unit)];
      if (!isQ(a) || !isQ(b)) return unknown(a, b);
      return b[0] === 0n ? undefined : over(times(a, [100n, 1n]), b);
    }
    case 'pick': {
      const [a, b] = [value(term.a, unit), value(term.b, unit)];
      if (!isQ(a) || !isQ(b)) return unknown(a, b);
      return order(a, b) < 0 === (term.how === 'min') ? a : b;
    }
    case 'if': {
      const flag = value(term.c, unit);
      return typeof flag === 'boolean' ? value(flag ? term.a : term.b, unit) : flag;
    }
    case 'cmp':
      return compare(term.op, value(term.a, unit), value(term.b, unit));
    case 'logic':
      return both(term.op, value(term.a, unit), value(term.b, unit));
    case 'not': {
      const flag = value(term.a, unit);
      return typeof flag === 'boolean' ? !flag : flag;
    }
    case 'every': {
      const list = months(unit, term.code).map((month) => compare(term.op, month, q(term.limit)));
      if (list.length === 0) return undefined;
      return list.reduce((a, b) => both(term.how === 'every' ? 'and' : 'or', a, b));
    }
  }
}

const hundred: Q = [100n, 1n];
const clamp = (x: Q, low: Q, high: Q): Q => (order(x, low) < 0 ? low : order(x, high) > 0 ? high : x);

/** The whole number at or below. */
function below([n, d]: Q): Q {
  const cut = n / d;
  return [n < 0n && cut * d !== n ? cut - 1n : cut, 1n];
}

function rounded(x: Q, decimals: number, how: string): number {
  const factor = 10n ** BigInt(decimals);
  const n = x[0] * factor;
  const d = x[1];
  const size = n < 0n ? -n : n;
  const whole = size / d;
  const rest = size - whole * d;
  const up = how === 'up' ? rest > 0n : how === 'half_up' ? rest * 2n >= d : false;
  const result = (up ? whole + 1n : whole) * (n < 0n ? -1n : 1n);
  return Number((result * 100n) / factor);
}

interface Group {
  readonly closed: boolean;
  readonly others: readonly File[];
}

function againstLeader(rule: Extract<RuleModel, { kind: 'relative_to_leader' }>, max: Q, unit: File, { others }: Group): Q | null {
  const [actual, target]: Term[] = [
    { t: 'fact', code: rule.code },
    { t: 'target', code: rule.code },
  ];
  if (!actual || !target) return null;
  const pairs = others.map((one) => [value(actual, one), value(target, one)] as const);
  const a = value(actual, unit);
  const t = value(target, unit);
  if (!isQ(a)) return null;
  if (!isQ(t)) {
    const free = pairs
      .flatMap(([result, wanted]) => (isQ(result) && !isQ(wanted) ? [result] : []))
      .toSorted(order)
      .at(-1);
    return free === undefined || order(free, zero) <= 0 ? zero : over(times(max, a), free);
  }
  const half = over(max, [2n, 1n]);
  if (order(a, t) < 0) return over(times(half, a), t);
  if (order(a, t) === 0) return half;
  const excess = (result: Q, wanted: Q) => over(minus(result, wanted), wanted);
  const leader = pairs
    .flatMap(([result, wanted]) => (isQ(result) && isQ(wanted) ? [excess(result, wanted)] : []))
    .toSorted(order)
    .at(-1) as Q;
  return plus(half, over(times(half, excess(a, t)), leader));
}

function award(rule: RuleModel, max: Q, unit: File, code: string, group: Group): Q | null {
  const number = (term: Term): Q | null => {
    const found = value(term, unit);
    return isQ(found) ? found : null;
  };
  switch (rule.kind) {
    case 'yes_no': {
      const holds = value(rule.when, unit);
      return typeof holds === 'boolean' ? (holds ? max : zero) : null;
    }
    case 'condition':
      return zero;
    case 'proportional': {
      const percent = rule.percent ? number(rule.percent) : number({ t: 'percent', a: rule.actual as Term, b: rule.target as Term });
      if (percent === null) return null;
      const points = times(rule.whole ? below(percent) : percent, rule.rate === null ? over(max, hundred) : q(rule.rate));
      return clamp(points, zero, max);
    }
    case 'bands': {
      const x = number(rule.of);
      if (x === null) return null;
      const band = rule.bands.find(({ from, fromIn, to, toIn }) => {
        const low = from === null || order(x, q(from)) > 0 || (fromIn && order(x, q(from)) === 0);
        const high = to === null || order(x, q(to)) < 0 || (toIn && order(x, q(to)) === 0);
        return low && high;
      });
      return band ? q(band.points) : zero;
    }
    case 'lateness': {
      const days = number(rule.days);
      if (days === null) return null;
      if (order(days, zero) <= 0) return q(rule.onTime);
      return q(rule.steps.find(({ upTo }) => order(days, q(upTo)) <= 0)?.points ?? rule.beyond);
    }
    case 'per_unit': {
      const count = number(rule.count);
      return count === null ? null : clamp(times(count, q(rule.each)), zero, rule.cap === null ? max : q(rule.cap));
    }
    case 'bonus_penalty': {
      const up = rule.plus ? number(rule.plus) : zero;
      const down = rule.minus ? number(rule.minus) : zero;
      if (up === null || down === null) return null;
      return clamp(minus(plus(q(rule.start), times(up, q(rule.plusEach))), times(down, q(rule.minusEach))), q(rule.floor), q(rule.cap));
    }
    case 'relative_to_leader':
      return group.closed ? againstLeader(rule, max, unit, group) : null;
    case 'honours': {
      const won = rule.honours.filter(({ honour }) => unit.honours?.some((one) => one.honour === honour)).map(({ points }) => q(points));
      return rule.highest ? (won.toSorted(order).at(-1) ?? zero) : won.reduce(plus, zero);
    }
    case 'manual': {
      const given = unit.manual?.[code];
      return given ? q(given.points as string) : null;
    }
  }
}

function limits(rule: RuleModel, max: number): readonly [number, number] {
  if (rule.kind === 'bonus_penalty') return [Number(rule.floor) * 100, Number(rule.cap) * 100];
  if (rule.kind === 'per_unit' && rule.cap !== null) return [0, Math.round(Number(rule.cap) * 100)];
  return [0, max];
}

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
    const base =
      raw !== null && settings.rescale === 'to_scale' && assigned !== scale
        ? rounded([BigInt(raw) * BigInt(scale), BigInt(assigned) * 100n], settings.decimals ?? 2, settings.rounding ?? 'half_up')
        : raw;
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
    const group = lines.reduce((sum, line, at) => (line.group === 'I' ? sum + (points[at] ?? 0) : sum), 0);
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
    if (tie.rule === 'fewer_failed_conditions') split(tie.rule, (one) => -one.verdicts.filter((verdict) => verdict === 'unmet').length);
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
