import type { RuleModel, Term } from './model.ts';
import { isQ, minus, order, over, plus, q, times, value, zero, type File, type Q } from './second-terms.ts';

/** What each kind of rule gives, a second time. */

const hundred: Q = [100n, 1n];
const clamp = (x: Q, low: Q, high: Q): Q => (order(x, low) < 0 ? low : order(x, high) > 0 ? high : x);

/** The whole number at or below. */
function below([n, d]: Q): Q {
  const cut = n / d;
  return [n < 0n && cut * d !== n ? cut - 1n : cut, 1n];
}

export function rounded(x: Q, decimals: number, how: string): number {
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

export function award(rule: RuleModel, max: Q, unit: File, code: string, group: Group): Q | null {
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

export function limits(rule: RuleModel, max: number): readonly [number, number] {
  if (rule.kind === 'bonus_penalty') return [Number(rule.floor) * 100, Number(rule.cap) * 100];
  if (rule.kind === 'per_unit' && rule.cap !== null) return [0, Math.round(Number(rule.cap) * 100)];
  return [0, max];
}
