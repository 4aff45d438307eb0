import { compare, exactOf, floor, mul, ratio, signOf, type Exact } from '../exact.ts';
import { share, type Scalar } from '../expression/run.ts';
import { problem, rulebookRefusals as refusals } from '../problems.ts';
import type { RuleOf } from '../rule-kinds.ts';
import { numberIn, pointsIn, say, valueIn } from '../words.ts';
import { isAmount, type Input, type Kind, type Line } from './kind.ts';

type Rule = RuleOf<'proportional'>;

function percentOf(rule: Rule, values: readonly Scalar[]): Exact | null {
  const [first, second] = values;
  const percent = rule.percent === undefined ? (isAmount(first) && isAmount(second) ? share(first, second) : null) : first;
  if (!isAmount(percent)) return null;
  return rule.wholePercents ? floor(percent) : percent;
}

/** Hundredths of a point for each percent; without a rate 100 % earns the maximum. */
const rateOf = (rule: Rule, { max }: Line): Exact =>
  rule.pointsPerPercent === undefined ? ratio(max, 100) : mul(exactOf(rule.pointsPerPercent), 100);

/** min(max, percent × rate). Table E: 1 % → 1 point, 2 % → 1 point. */
export const proportional: Kind<'proportional'> = {
  inputs(rule) {
    if (rule.percent !== undefined) return [{ field: 'percent', formula: rule.percent, wants: 'percent' }];
    const fields: Input[] = [];
    if (rule.actual !== undefined) fields.push({ field: 'actual', formula: rule.actual, wants: 'amount' });
    if (rule.target !== undefined) fields.push({ field: 'target', formula: rule.target, wants: 'amount' });
    return fields;
  },
  sameUnit: ['actual', 'target'],
  award(rule, line) {
    const rate = rateOf(rule, line);
    return (values) => {
      const percent = percentOf(rule, values);
      if (percent === null) return null;
      const points = mul(percent, rate);
      return compare(points, line.max) > 0 ? line.max : points;
    };
  },
  words(rule, line) {
    const both = (between: string) => rule.percent ?? `${rule.actual} ${between} ${rule.target}`;
    const of = { vi: both('so với'), en: both('/') };
    return say('{of}: mỗi 1 %{whole} được {rate} điểm, nhiều nhất {max}.', '{of}: {rate} points for each 1 %{wholeEn}, at most {max}.', {
      of,
      whole: rule.wholePercents ? ' tròn' : '',
      wholeEn: rule.wholePercents ? ' in full' : '',
      rate: numberIn(mul(rateOf(rule, line), ratio(1, 100)), 6),
      max: pointsIn(line.max),
    });
  },
  explain(rule, line, values) {
    const percent = percentOf(rule, values) ?? 0;
    const capped = compare(mul(percent, rateOf(rule, line)), line.max) > 0;
    return say('{percent} × {rate} điểm{cap}.', '{percent} × {rate} points{capEn}.', {
      percent: valueIn(percent, 'percent'),
      rate: numberIn(mul(rateOf(rule, line), ratio(1, 100)), 6),
      cap: capped ? `, không quá ${pointsIn(line.max).vi}` : '',
      capEn: capped ? `, not above ${pointsIn(line.max).en}` : '',
    });
  },
  problems(rule, { code }, place) {
    const whole = rule.percent !== undefined;
    const parts = rule.actual !== undefined || rule.target !== undefined;
    const missing = whole
      ? parts && { vi: 'percent, hoặc actual và target', en: 'percent, or actual and target' }
      : (rule.actual === undefined && 'actual') || (rule.target === undefined && 'target');
    const rate = rule.pointsPerPercent === undefined || signOf(exactOf(rule.pointsPerPercent)) > 0;
    return [
      ...(missing === false || missing === undefined ? [] : [problem(refusals.halfARule, place, { code, field: missing })]),
      ...(rate ? [] : [problem(refusals.negativeRate, `${place}.pointsPerPercent`, { code })]),
    ];
  },
};
