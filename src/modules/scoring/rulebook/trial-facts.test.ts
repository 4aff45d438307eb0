import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { evaluateCompiled } from '../engine/evaluate.ts';
import { bookOf, criterionScore, factsOf, file, line, unitScore } from '../engine/factory.ts';
import type { Compiled } from '../engine/compile.ts';
import { exampleFacts } from './trial-facts.ts';

const root = join(import.meta.dirname, '../../../..');
const read = (path: string) => bookOf(JSON.parse(readFileSync(join(root, path), 'utf8'))).compiled;
const tables = [
  ...readdirSync(join(root, 'db/seed/rulebooks')).map((name) => `db/seed/rulebooks/${name}`),
  'docs/formats/examples/rulebook-all-kinds.json',
  'docs/formats/examples/rulebook-small.json',
];

function tried(compiled: Compiled) {
  const scores = evaluateCompiled(compiled, factsOf(compiled, exampleFacts(compiled)));
  return {
    good: unitScore(scores, 'good'),
    middle: unitScore(scores, 'middle'),
    weak: unitScore(scores, 'weak'),
    nothing: unitScore(scores, 'nothing'),
  };
}

test.each(tables)('%s: every rule computes, good stands above middling above weak, and what reported nothing stays unknown', (path) => {
  const compiled = read(path);
  const { good, middle, weak, nothing } = tried(compiled);
  for (const one of [good, middle, weak]) expect(one.missing).toEqual([]);
  const totals = [good, middle, weak].map((one) => one.totals.total ?? -1);
  expect(totals).toEqual(totals.toSorted((a, b) => b - a));
  expect(good.totals.total).toBeGreaterThan(weak.totals.total ?? 0);
  expect([good.eligible, middle.eligible]).toEqual([true, true]);
  if (weak.conditions.length > 0) expect(weak.eligible).toBe(false);
  for (const { code, points, kind } of good.criteria)
    if (kind !== 'condition') expect([code, (points ?? 0) >= (criterionScore(weak, code).points ?? 0)]).toEqual([code, true]);
  expect(nothing.totals.total).toBeNull();
});

test('what a number is worth is asked of the rule: nothing overdue, nothing secret, no reminder is good; nothing published is not', () => {
  const { good, weak } = tried(read('docs/formats/examples/rulebook-all-kinds.json'));
  const points = (code: string) => [good, weak].map((one) => criterionScore(one, code).points);
  expect(points('I.2')).toEqual([1000, 0]);
  expect(points('I.3')[0]).toBe(1000);
  expect(points('II.2')[0]).toBe(1000);
  expect([good.classification?.code, weak.classification]).toEqual(['xs', null]);
});

test('a table whose figures all hang together is tried as far as a bound goes', () => {
  const facts = Array.from({ length: 80 }, (_, at) => ({ code: `f${at}`, title: 'f', unit: 'count' }) as const);
  const sum = facts.map(({ code }) => code).join(' + ');
  const lines = Array.from({ length: 200 }, (_, at) => line({ kind: 'bands', of: sum, bands: [{ points: '1' }] }, { code: `c${at}`, max: '1' }));
  expect(tried(bookOf(file(lines, { facts })).compiled).weak.totals.total).toBe(20_000);
});
