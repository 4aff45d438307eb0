import type { Text } from '#platform/text.ts';
import type { Exact } from '../exact.ts';
import type { Scalar } from '../expression/run.ts';
import type { Type } from '../expression/types.ts';
import type { Problem } from '../problems.ts';
import type { Rule, RuleKind, RuleOf } from '../rule-kinds.ts';
import type { Criterion } from '../rulebook.ts';

/** A formula a rule needs: the field it stands in and what it must yield. `amount` is any number with or without a unit. */
export interface Input {
  readonly field: string;
  readonly formula: string;
  readonly wants: 'flag' | 'count' | 'percent' | 'day' | 'amount';
}

/** What a kind of rule needs to know about the criterion it scores. */
export interface Line {
  readonly code: string;
  /** Most points, whole hundredths. */
  readonly max: number;
}

/** Points before rounding, in hundredths; `null` when a value it needs is not known. */
export type Award = (values: readonly Scalar[]) => Exact | null;

/**
 * One kind of rule: how it is checked, computed and told. All numbers between `award` and `explain` are exact; rounding and
 * the limits of the criterion come after, the same for every kind.
 */
export interface Kind<K extends RuleKind> {
  readonly inputs: (rule: RuleOf<K>) => readonly Input[];
  /** Fields that must share a unit, if two of them are compared. */
  readonly sameUnit?: readonly [string, string];
  readonly award: (rule: RuleOf<K>, line: Line) => Award;
  readonly words: (rule: RuleOf<K>, line: Line) => Text;
  readonly explain: (rule: RuleOf<K>, line: Line, values: readonly Scalar[], types: readonly Type[]) => Text;
  /** What is wrong with the parameters; formulas are checked elsewhere. `place` is the path of the rule. */
  readonly problems: (rule: RuleOf<K>, criterion: Criterion, place: string) => readonly Problem[];
}

export const isAmount = (value: Scalar): value is Exact => value !== null && value !== undefined && typeof value !== 'boolean';

/** Lowest and highest points a rule may leave on a criterion, in hundredths. */
export function limitsOf(rule: Rule, max: number): { readonly low: number; readonly high: number } {
  if (rule.kind === 'bonus_penalty') return { low: rule.floor, high: rule.cap };
  if (rule.kind === 'manual') return { low: rule.least, high: max };
  if (rule.kind === 'per_unit') return { low: 0, high: Math.min(rule.cap ?? max, max) };
  return { low: 0, high: max };
}
