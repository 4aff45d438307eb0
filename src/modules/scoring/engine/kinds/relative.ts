import { add, compare, div, mul, ratio, signOf, sub, type Exact } from '../exact.ts';
import type { Scalar } from '../expression/run.ts';
import { numberIn, pointsIn, say, valueIn } from '../words.ts';
import { isAmount, type Kind } from './kind.ts';

/** What the whole group gives the rule of one criterion. */
export interface Leader {
  /** Highest (A − T)/T of the units with a target; not above 0 when nobody passed it. */
  readonly excess: Exact | null;
  /** Highest result of the units without a target. */
  readonly free: Exact | null;
}

const excessOf = (actual: Exact, target: Exact): Exact => div(sub(actual, target), target);
const higher = (best: Exact | null, value: Exact): Exact => (best === null || compare(value, best) > 0 ? value : best);

/** Reads the group once: `[actual, target]` of every unit the criterion is assigned to. */
export function leaderOf(group: readonly (readonly Scalar[])[]): Leader {
  let [excess, free]: [Exact | null, Exact | null] = [null, null];
  for (const [actual, target] of group) {
    if (!isAmount(actual)) continue;
    if (isAmount(target) && signOf(target) <= 0) continue;
    if (isAmount(target)) excess = higher(excess, excessOf(actual, target));
    else free = higher(free, actual);
  }
  return { excess, free };
}

/** Points of one unit once the group is closed; `null` when its result is not known, or its target is not above 0. */
export function relativePoints(max: number, [actual, target]: readonly Scalar[], leader: Leader): Exact | null {
  if (!isAmount(actual)) return null;
  if (!isAmount(target)) return leader.free === null || signOf(leader.free) <= 0 ? 0 : div(mul(actual, max), leader.free);
  if (signOf(target) <= 0) return null;
  const half = ratio(max, 2);
  if (compare(actual, target) <= 0) return mul(half, div(actual, target));
  return leader.excess === null || signOf(leader.excess) <= 0 ? half : add(half, mul(half, div(excessOf(actual, target), leader.excess)));
}

/** Why, in numbers. */
export function relativeWords(max: number, [actual, target]: readonly Scalar[], leader: Leader): { readonly vi: string; readonly en: string } {
  if (!isAmount(actual)) return say('Chưa biết kết quả.', 'The result is not known.');
  const values = { max: pointsIn(max), actual: numberIn(actual), free: valueIn(leader.free, 'count') };
  if (!isAmount(target)) return say('Không giao chỉ tiêu: {max} × {actual} / {free}.', 'No target: {max} × {actual} / {free}.', values);
  const at = { ...values, target: numberIn(target), half: numberIn(ratio(max, 200)) };
  if (compare(actual, target) < 0)
    return say('Chưa đạt chỉ tiêu: {half} × {actual} / {target}.', 'Below the target: {half} × {actual} / {target}.', at);
  if (compare(actual, target) === 0) return say('Đúng chỉ tiêu: {half} điểm.', 'Exactly the target: {half} points.', at);
  return say(
    'Vượt {excess}, đơn vị dẫn đầu vượt {leader}: {half} + {half} × {excess} / {leader}.',
    '{excess} above, the leader {leader}: {half} + {half} × {excess} / {leader}.',
    {
      ...at,
      excess: valueIn(mul(excessOf(actual, target), 100), 'percent'),
      leader: valueIn(mul(leader.excess ?? 0, 100), 'percent'),
    },
  );
}

/** Relative to the leader of the group: computed only at closing, because every late entry may change the leader. */
export const relative: Kind<'relative_to_leader'> = {
  inputs: (rule) => [
    { field: 'actual', formula: rule.actual, wants: 'amount' },
    { field: 'target', formula: rule.target, wants: 'amount' },
  ],
  sameUnit: ['actual', 'target'],
  award: () => () => null,
  words: (rule, { max }) =>
    say(
      'So với đơn vị dẫn đầu khi đã chốt: {actual} so với {target}; đạt chỉ tiêu {half}, dẫn đầu {max}.',
      'Against the leader of the group at closing: {actual} / {target}; the target earns {half}, the leader {max}.',
      { actual: rule.actual, target: rule.target, half: numberIn(ratio(max, 200)), max: pointsIn(max) },
    ),
  explain: () => say('Tính khi chốt số liệu của cả khối, cụm.', 'Computed when the figures of the whole group are closed.'),
  problems: () => [],
};
