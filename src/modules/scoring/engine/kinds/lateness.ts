import { compare } from '../exact.ts';
import { problem, rulebookRefusals as refusals } from '../problems.ts';
import type { RuleOf } from '../rule-kinds.ts';
import type { Exact } from '../exact.ts';
import { pointsIn, say, valueIn } from '../words.ts';
import { pointsWithin } from './bands.ts';
import { isAmount, type Kind } from './kind.ts';

function pointsFor(rule: RuleOf<'lateness'>, days: Exact): number {
  if (compare(days, 0) <= 0) return rule.onTime;
  return rule.steps.find((step) => compare(days, step.upToDays) <= 0)?.points ?? rule.beyond;
}

/** By days late: Table C, 1–2 days 1,5; 3–5 days 1; 6–10 days 0,5; later 0. */
export const lateness: Kind<'lateness'> = {
  inputs: (rule) => [{ field: 'daysLate', formula: rule.daysLate, wants: 'day' }],
  award:
    (rule) =>
    ([days]) =>
      isAmount(days) ? pointsFor(rule, days) : null,
  words: (rule) =>
    say('{of}: đúng hạn {onTime}; {steps}; muộn hơn {beyond}.', '{of}: on time {onTime}; {stepsEn}; later {beyond}.', {
      of: rule.daysLate,
      onTime: pointsIn(rule.onTime),
      steps: rule.steps.map((step) => `đến ${step.upToDays} ngày ${pointsIn(step.points).vi}`).join('; '),
      stepsEn: rule.steps.map((step) => `up to ${step.upToDays} days ${pointsIn(step.points).en}`).join('; '),
      beyond: pointsIn(rule.beyond),
    }),
  explain(rule, _, [days]) {
    const late = isAmount(days) ? days : 0;
    const points = pointsIn(pointsFor(rule, late));
    return compare(late, 0) <= 0
      ? say('Đúng hạn: {points} điểm.', 'On time: {points} points.', { points })
      : say('Muộn {days}: {points} điểm.', '{days} late: {points} points.', { days: valueIn(late, 'day'), points });
  },
  problems(rule, { code, max }, place) {
    const rising = rule.steps.every((step, index) => index === 0 || step.upToDays > (rule.steps[index - 1]?.upToDays ?? 0));
    return [
      ...(rising ? [] : [problem(refusals.stepsNotRising, `${place}.steps`, { code })]),
      ...pointsWithin(rule.onTime, code, max, `${place}.onTime`),
      ...rule.steps.flatMap(({ points }, index) => pointsWithin(points, code, max, `${place}.steps[${index}].points`)),
      ...pointsWithin(rule.beyond, code, max, `${place}.beyond`),
    ];
  },
};
