import type { Compiled } from '../engine/compile.ts';
import type { GivenScore } from '../engine/facts.ts';

/** Points people gave, in one column, as the engine takes them: by hand where the rule asks a person, else set by authority. */
export function givenOf(
  compiled: Compiled,
  points: (code: string) => number | null,
): { manual: Record<string, GivenScore>; adjusted: Record<string, GivenScore> } {
  const given = { manual: {} as Record<string, GivenScore>, adjusted: {} as Record<string, GivenScore> };
  for (const { criterion, rule } of compiled.lines) {
    const value = rule.kind === 'condition' ? null : points(criterion.code);
    if (value !== null) given[rule.kind === 'manual' ? 'manual' : 'adjusted'][criterion.code] = { points: value, reason: '', by: '' };
  }
  return given;
}
