import { describe, expect, test } from 'vitest';
import { evaluateCompiled } from '../evaluate.ts';
import { bookOf, factsOf } from '../factory.ts';
import { modelOf } from './factory.ts';
import type { Model } from './model.ts';
import { secondScores, type Second } from './second.ts';

/** The mutation tool asks for fewer. */
const generated = Number(process.env.THIDUA_GENERATED ?? 2500);

function engineScores(model: Model): Second[] {
  const { compiled } = bookOf(model.rulebook);
  const scores = evaluateCompiled(compiled, factsOf(compiled, model.facts));
  return model.facts.units.map(({ code }) => {
    const unit = scores.units.find((one) => one.code === code);
    if (!unit) throw new Error(code);
    return {
      code,
      points: unit.criteria.map((one) => one.points),
      base: unit.totals.base,
      total: unit.totals.total,
      verdicts: unit.conditions.map((one) => one.verdict),
      class: unit.classification?.code ?? null,
      rank: unit.rank,
      decidedBy: unit.tie?.decidedBy ?? null,
    };
  });
}

describe(`${generated} generated rulebooks`, () => {
  const models = Array.from({ length: generated }, (_, seed) => modelOf(seed));

  test('every kind of rule, tie and missing value is among them', () => {
    const kinds = new Set(models.flatMap((model) => model.lines.map((line) => line.rule.kind)));
    expect(kinds.size).toBe(10);
    const results = models.flatMap(secondScores);
    const deciding = new Set(results.map((one) => one.decidedBy));
    for (const rule of ['total', 'fewer_failed_conditions', 'group_points', 'base_total', 'women_share', 'shared', null])
      expect(deciding).toContain(rule);
    for (const verdict of ['met', 'unmet', 'unknown']) expect(results.some((one) => one.verdicts.includes(verdict))).toBe(true);
    for (const found of ['A', 'B', 'C', null]) expect(results.some((one) => one.class === found)).toBe(true);
    expect(results.filter((one) => one.total !== null).length).toBeGreaterThan(generated);
  });

  test('the engine and the second implementation agree on every point, total, verdict, class and rank', () => {
    const differing = models.flatMap((model, seed) => {
      const [first, second] = [engineScores(model), secondScores(model)];
      return JSON.stringify(first) === JSON.stringify(second) ? [] : [{ seed, first, second }];
    });
    expect(differing.slice(0, 3)).toEqual([]);
  });
});
