import { mul, exactOf, ratio } from '../exact.ts';
import type { Rule, RuleOf } from '../rule-kinds.ts';
import type { Band } from '../rule-kinds.ts';
import { difference, numberText } from './formula.ts';

/** Rules as spreadsheet formulas: points before rounding. `v` are the formulas of the rule's inputs, in their order. */

const points = (hundredths: number): string => numberText(ratio(hundredths, 100));

function inBand(value: string, band: Band): string {
  const low = band.from === null ? [] : [`${difference(value, band.from)}${band.fromIncluded ? '>=' : '>'}0`];
  const high = band.to === null ? [] : [`${difference(value, band.to)}${band.toIncluded ? '<=' : '<'}0`];
  const tests = [...low, ...high];
  return tests.length === 0 ? `ISNUMBER(${value})` : `AND(${tests.join(',')})`;
}

/** Columns of the group that a comparison with the leader reads: highest excess, highest result without a target. */
export interface LeaderCells {
  readonly excess: string;
  readonly free: string;
}

function relative(max: string, [a = '', t = '']: readonly string[], { excess, free }: LeaderCells): string {
  const half = `(${max})/2`;
  const without = `IF(MAX(${free})>0,(${max})*(${a})/MAX(${free}),0)`;
  const above = `${half}+${half}*(((${a})-(${t}))/(${t}))/MAX(${excess})`;
  const against = `IF(${difference(a, t)}<=0,${half}*(${a})/(${t}),${above})`;
  return `IF(ISERROR(${a}),NA(),IF(ISERROR(${t}),${without},${against}))`;
}

function counted(rule: RuleOf<'bonus_penalty'>, v: readonly string[]): string {
  const plus = rule.plus === undefined ? '' : `+(${v[0]})*${rule.plusEach ?? '0'}`;
  const minus = rule.minus === undefined ? '' : `-(${v[rule.plus === undefined ? 0 : 1]})*${rule.minusEach ?? '0'}`;
  return `MAX(${points(rule.floor)},MIN(${points(rule.cap)},${points(rule.start)}${plus}${minus}))`;
}

/** The formula of a rule, or `null` where points come from a person. `honour` gives the cell that says whether one was won. */
export function ruleFormula(
  rule: Rule,
  maxHundredths: number,
  v: readonly string[],
  leader: LeaderCells,
  honour: (code: string) => string,
): string | null {
  const max = points(maxHundredths);
  const [value = ''] = v;
  switch (rule.kind) {
    case 'manual':
      return null;
    case 'condition':
      return '0';
    case 'yes_no':
      return `IF(${value},${max},0)`;
    case 'proportional': {
      const percent = rule.percent === undefined ? `(${value})*100/(${v[1]})` : value;
      const whole = rule.wholePercents ? `INT(ROUND(${percent},9))` : percent;
      const rate = rule.pointsPerPercent ?? numberText(mul(ratio(maxHundredths, 100), ratio(1, 100)));
      return `MIN(${max},(${whole})*${rate})`;
    }
    case 'bands':
      return rule.bands.reduceRight((rest, band) => `IF(${inBand(value, band)},${points(band.points)},${rest})`, `IF(ISNUMBER(${value}),0,NA())`);
    case 'lateness': {
      const later = rule.steps.reduceRight(
        (rest, step) => `IF(${difference(value, String(step.upToDays))}<=0,${points(step.points)},${rest})`,
        points(rule.beyond),
      );
      return `IF(${difference(value, '0')}<=0,${points(rule.onTime)},${later})`;
    }
    case 'per_unit':
      return `(${value})*${numberText(exactOf(rule.pointsEach))}`;
    case 'bonus_penalty':
      return counted(rule, v);
    case 'relative_to_leader':
      return relative(max, v, leader);
    case 'honours': {
      const terms = rule.honours.map((one) => `${points(one.points)}*${honour(one.honour)}`);
      return rule.combine === 'highest' ? `MAX(0,${terms.join(',')})` : terms.join('+');
    }
  }
}
