import type { Text } from '#platform/text.ts';
import { add, compare, exactOf, mul, ratio, signOf, sub, type Exact } from '../exact.ts';
import { problem, rulebookRefusals as refusals, type Problem } from '../problems.ts';
import type { RuleOf } from '../rule-kinds.ts';
import { join, numberIn, pointsIn, say } from '../words.ts';
import { isAmount, limitsOf, type Input, type Kind } from './kind.ts';

const hundredths = (decimal: string): Exact => mul(exactOf(decimal), 100);
/** A rate in hundredths, as points. */
const eachIn = (each: Exact) => numberIn(mul(each, ratio(1, 100)), 6);
const within = (value: Exact, low: number, high: number): Exact => (compare(value, low) < 0 ? low : compare(value, high) > 0 ? high : value);

/** count × point, at most the cap. Table B: 0,5 each, cap 5. */
export const perUnit: Kind<'per_unit'> = {
  inputs: (rule) => [{ field: 'count', formula: rule.count, wants: 'count' }],
  award(rule, { max }) {
    const each = hundredths(rule.pointsEach);
    const { low, high } = limitsOf(rule, max);
    return ([count]) => (isAmount(count) ? within(mul(count, each), low, high) : null);
  },
  words: (rule, { max }) =>
    say('{count}: mỗi kết quả được {each} điểm, nhiều nhất {cap}.', '{count}: {each} points each, at most {cap}.', {
      count: rule.count,
      each: numberIn(exactOf(rule.pointsEach), 6),
      cap: pointsIn(limitsOf(rule, max).high),
    }),
  explain(rule, { max }, [count]) {
    const number = isAmount(count) ? count : 0;
    const { high } = limitsOf(rule, max);
    const capped = compare(mul(number, hundredths(rule.pointsEach)), high) > 0;
    return say('{count} × {each} điểm{cap}.', '{count} × {each} points{capEn}.', {
      count: numberIn(number),
      each: numberIn(exactOf(rule.pointsEach), 6),
      cap: capped ? `, không quá ${pointsIn(high).vi}` : '',
      capEn: capped ? `, not above ${pointsIn(high).en}` : '',
    });
  },
  problems(rule, { code, max }, place) {
    const found: Problem[] = [];
    if (signOf(exactOf(rule.pointsEach)) <= 0) found.push(problem(refusals.negativeRate, `${place}.pointsEach`, { code }));
    if (rule.cap !== undefined && rule.cap < 0) found.push(problem(refusals.negativeCap, `${place}.cap`, { code }));
    if (rule.cap !== undefined && rule.cap > max)
      found.push(problem(refusals.capAboveMax, `${place}.cap`, { code, cap: pointsIn(rule.cap), max: pointsIn(max) }));
    return found;
  },
};

type BonusPenalty = RuleOf<'bonus_penalty'>;

/** The two sides that are given, with their rates in hundredths; penalties take away. */
function sides(rule: BonusPenalty): { readonly field: 'plus' | 'minus'; readonly formula: string; readonly each: Exact; readonly sign: 1 | -1 }[] {
  const plus =
    rule.plus === undefined ? [] : [{ field: 'plus' as const, formula: rule.plus, each: hundredths(rule.plusEach ?? '0'), sign: 1 as const }];
  const minus =
    rule.minus === undefined ? [] : [{ field: 'minus' as const, formula: rule.minus, each: hundredths(rule.minusEach ?? '0'), sign: -1 as const }];
  return [...plus, ...minus];
}

/** start + a × n − b × m, kept within floor and cap. Table B: +0,5 and −1 each; floor −5, cap 10. */
export const bonusPenalty: Kind<'bonus_penalty'> = {
  inputs: (rule): Input[] => sides(rule).map(({ field, formula }) => ({ field, formula, wants: 'count' })),
  award(rule) {
    const list = sides(rule);
    return (values) => {
      let points: Exact = rule.start;
      for (const [index, { each, sign }] of list.entries()) {
        const count = values[index];
        if (!isAmount(count)) return null;
        points = sign > 0 ? add(points, mul(count, each)) : sub(points, mul(count, each));
      }
      return within(points, rule.floor, rule.cap);
    };
  },
  words(rule) {
    const part = ({ formula, each, sign }: ReturnType<typeof sides>[number]) =>
      say('{sign} {each} × {formula}', '{sign} {each} × {formula}', { sign: sign > 0 ? '+' : '−', each: eachIn(each), formula });
    return say('{start} {sides}, từ {floor} đến {cap}.', '{start} {sides}, from {floor} to {cap}.', {
      start: pointsIn(rule.start),
      sides: join(...sides(rule).map(part)),
      floor: pointsIn(rule.floor),
      cap: pointsIn(rule.cap),
    });
  },
  explain(rule, line, values) {
    const list = sides(rule);
    const raw = list.reduce<Exact>((sum, { each, sign }, index) => {
      const count = values[index];
      const part = isAmount(count) ? mul(count, each) : 0;
      return sign > 0 ? add(sum, part) : sub(sum, part);
    }, rule.start);
    const kept = compare(raw, rule.floor) < 0 ? rule.floor : compare(raw, rule.cap) > 0 ? rule.cap : null;
    const steps = list.map(({ each, sign }, index) => {
      const count = values[index];
      return say('{sign} {count} × {each}', '{sign} {count} × {each}', {
        sign: sign > 0 ? '+' : '−',
        count: numberIn(isAmount(count) ? count : 0),
        each: eachIn(each),
      });
    });
    return say('{start} {steps} = {raw}{kept}.', '{start} {steps} = {raw}{keptEn}.', {
      start: pointsIn(rule.start),
      steps: join(...steps),
      raw: numberIn(mul(raw, ratio(1, 100)), 6),
      kept: kept === null ? '' : `, giữ ở ${pointsIn(kept).vi}`,
      keptEn: kept === null ? '' : `, kept at ${pointsIn(kept).en}`,
    });
  },
  problems(rule, { code, max }, place) {
    const found: Problem[] = [];
    const half = (field: Text | string) => found.push(problem(refusals.halfARule, place, { code, field }));
    if (rule.plus === undefined && rule.minus === undefined) half({ vi: 'plus hoặc minus', en: 'plus or minus' });
    if (rule.plus !== undefined && rule.plusEach === undefined) half('plusEach');
    if (rule.minus !== undefined && rule.minusEach === undefined) half('minusEach');
    for (const field of ['plusEach', 'minusEach'] as const)
      if (rule[field] !== undefined && signOf(exactOf(rule[field])) <= 0) found.push(problem(refusals.negativeRate, `${place}.${field}`, { code }));
    if (rule.cap < 0) found.push(problem(refusals.negativeCap, `${place}.cap`, { code }));
    if (rule.cap > max) found.push(problem(refusals.capAboveMax, `${place}.cap`, { code, cap: pointsIn(rule.cap), max: pointsIn(max) }));
    if (rule.floor > rule.cap)
      found.push(problem(refusals.floorAboveCap, `${place}.floor`, { code, floor: pointsIn(rule.floor), cap: pointsIn(rule.cap) }));
    else if (rule.start < rule.floor || rule.start > rule.cap) found.push(problem(refusals.startOutside, `${place}.start`, { code }));
    return found;
  },
};
