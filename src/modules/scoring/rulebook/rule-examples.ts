import type { Text } from '#platform/text.ts';
import { div, exactOf, type Exact } from '../engine/exact.ts';
import type { Scalar } from '../engine/expression/run.ts';
import { kindOf } from '../engine/kinds/index.ts';
import type { Rule } from '../engine/rule-kinds.ts';
import { numberIn } from '../engine/words.ts';
import type { DraftItem } from './bodies.ts';
import { ruleOf } from './rule-words.ts';

/** What a rule gives at a few values, so that its author sees the edges: `95 % → 1 điểm`. */

interface Sample {
  readonly says: Text;
  readonly values: readonly Scalar[];
}

const both = (vi: string, en: string): Text => ({ vi, en });
const shown = (plain: string): Text => numberIn(exactOf(plain), 4);
const one = (plain: string, vi = '', en = vi): Sample => ({
  says: both(`${shown(plain).vi}${vi}`, `${shown(plain).en}${en}`),
  values: [exactOf(plain)],
});

/** The ends of every band, and one value beyond the outermost. */
function bandSamples(rule: Extract<Rule, { kind: 'bands' }>): Sample[] {
  const ends = [...new Set(rule.bands.flatMap((band) => [band.from, band.to].filter((end) => end !== null)))].sort((a, b) => Number(b) - Number(a));
  const [highest, lowest] = [ends[0], ends.at(-1)];
  const beyond = (end: string | undefined, by: number) => (end === undefined ? [] : [String(Math.round((Number(end) + by) * 100) / 100)]);
  return [...new Set([...beyond(highest, 1), ...ends, ...beyond(lowest, -1)])].slice(0, 8).map((end) => one(end));
}

function samplesOf(rule: Rule): Sample[] {
  switch (rule.kind) {
    case 'yes_no':
      return [
        { says: both('có', 'yes'), values: [true] },
        { says: both('không', 'no'), values: [false] },
      ];
    case 'bands':
      return bandSamples(rule);
    case 'lateness': {
      const days = rule.steps.map((step) => step.upToDays);
      return [0, ...days, (days.at(-1) ?? 0) + 1].slice(0, 8).map((day) => one(String(day), ' ngày', ' days'));
    }
    case 'proportional':
      if (rule.percent === undefined)
        return ['50', '90', '100', '120'].map((value) => ({ ...one(value, '/100'), values: [exactOf(value), exactOf('100')] }));
      return ['50', '92.5', '100', '120'].map((value) => one(value, ' %'));
    case 'per_unit':
      return ['0', '1', '3', '20'].map((value) => one(value));
    case 'bonus_penalty': {
      const pairs: readonly (readonly [string, string])[] =
        rule.plus !== undefined && rule.minus !== undefined
          ? [
              ['0', '0'],
              ['2', '1'],
              ['20', '0'],
              ['0', '20'],
            ]
          : [
              ['0', ''],
              ['2', ''],
              ['20', ''],
            ];
      return pairs.map(([a, b]) => ({
        says:
          rule.minus !== undefined && rule.plus !== undefined ? both(`cộng ${a}, trừ ${b}`, `plus ${a}, minus ${b}`) : both(`${a} lần`, `${a} times`),
        values: b === '' ? [exactOf(a)] : [exactOf(a), exactOf(b)],
      }));
    }
    default:
      return [];
  }
}

/** `95 → 1 điểm`, computed by the engine itself; nothing for kinds a person or a decision settles. */
export function workedExamples(item: Pick<DraftItem, 'kind' | 'rule' | 'code' | 'maxHundredths'>): Text[] {
  const rule = ruleOf(item);
  if (rule === null) return [];
  const award = kindOf(rule).award(rule, { code: item.code, max: item.maxHundredths });
  return samplesOf(rule).flatMap(({ says, values }) => {
    const hundredths: Exact | null = award(values);
    if (hundredths === null) return [];
    const points = numberIn(div(hundredths, 100));
    return [both(`${says.vi} → ${points.vi} điểm`, `${says.en} → ${points.en} points`)];
  });
}
