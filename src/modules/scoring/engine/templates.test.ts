import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { evaluateCompiled } from './evaluate.ts';
import { bookOf, factsFile, factsOf, scoresOf, unit, unitScore } from './factory.ts';
import type { FactsFile } from './facts.ts';
import type { Compiled } from './compile.ts';
import { scoresToFile, type ScoresFile } from './result.ts';
import type { RulebookFile } from './rulebook.ts';
import { linesOf, walk } from './tree.ts';

const root = join(import.meta.dirname, '../../../..');
const json = (path: string): unknown => JSON.parse(readFileSync(join(root, path), 'utf8'));
const shipped = readdirSync(join(root, 'db/seed/rulebooks'));
const book = (file: string) => bookOf(json(`db/seed/rulebooks/${file}`));

/** A unit that fully meets everything a table asks. */
function best(compiled: Compiled): FactsFile['units'][number] {
  const values = compiled.figures.flatMap(({ code, type, fact }) => {
    if (!fact) return [];
    const value = type.unit === 'flag' ? !/violation|overdue/.test(code) : /violation|overdue|_tru$|alcohol|muon/.test(code) ? 0 : 100;
    return [[code, type.monthly ? { months: { 1: value } } : value] as const];
  });
  const targets = compiled.figures.flatMap(({ code, fact }) => (fact?.hasTarget ? [[code, 100] as const] : []));
  const manual = compiled.lines.flatMap(({ criterion, rule, high }) =>
    rule.kind === 'manual' ? [[criterion.code, { points: high / 100, reason: 'đủ' }] as const] : [],
  );
  return unit({ facts: Object.fromEntries(values), targets: Object.fromEntries(targets), manual: Object.fromEntries(manual) });
}

describe.each(shipped)('%s', (file) => {
  test('is right, cites its source, and is marked honestly', () => {
    const { book: table } = book(file);
    expect(table.source.citation.length).toBeGreaterThan(10);
    if (table.source.mark !== 'real') expect(table.source.note.length).toBeGreaterThan(20);
    const invented = /không phải (điểm|bảng điểm)|dựng thử|đặt ra để chạy thử/.test(table.source.note);
    if (table.source.mark === 'synthetic') expect(invented).toBe(true);
  });
  test('gives its whole scale to a unit that meets everything, and nothing to one nobody knows', () => {
    const { book: table, compiled } = book(file);
    const scores = evaluateCompiled(
      compiled,
      factsOf(compiled, factsFile([best(compiled), unit({ code: 'u2', name: 'Chưa có gì' })], { year: table.year, closed: true })),
    );
    expect(unitScore(scores, 'u1').totals.base).toBe(table.settings.scale);
    expect(unitScore(scores, 'u1').eligible).toBe(true);
    expect(unitScore(scores, 'u2')).toMatchObject({ rank: null, totals: { total: null } });
  });
});

test('Table A: 700/200/100, 176 leaves of which 113 by hand, 51 yes or no, 12 quantitative; masked titles stay masked', () => {
  const { book: table } = book('bang-a-cum-347.json');
  const lines = linesOf(table);
  expect(table.criteria.map(({ code, max }) => [code, max])).toEqual([
    ['I', 70000],
    ['II', 20000],
    ['III', 10000],
  ]);
  const kinds = lines.map(({ criterion }) => criterion.rule?.kind);
  expect([lines.length, ...['manual', 'yes_no', 'proportional'].map((kind) => kinds.filter((one) => one === kind).length)]).toEqual([
    176, 113, 51, 12,
  ]);
  const second = Object.fromEntries(
    walk(table.criteria).flatMap(({ criterion, above }) => (above.length === 1 ? [[criterion.code, criterion.max / 100]] : [])),
  );
  const points = [
    [200, 200, 120, 100, 40, 40],
    [50, 50, 30, 40, 30],
    [40, 20, 15, 25],
  ];
  const wanted = points.flatMap((list, group) => list.map((value, at) => [`${'I'.repeat(group + 1)}.${at + 1}`, value] as const));
  expect(second).toEqual(Object.fromEntries(wanted));
  expect(lines.filter(({ criterion }) => criterion.masked).length).toBe(175);
  expect(Math.min(...lines.map(({ criterion }) => criterion.max))).toBe(50);
});

test('Table D: 97 + 10 = 107; Table F: 100 + 5', () => {
  const d = json('db/seed/rulebooks/bang-d-tphcm-2008.json') as RulebookFile;
  const given = Object.fromEntries(
    ['01', '02', '03', '04', '05', '06', '07', '08'].map((code, at) => [
      code,
      { points: [10, 10, 20, 10, 10, 10, 20, 7][at] ?? 0, reason: 'biên bản' },
    ]),
  );
  const flag = unitScore(scoresOf(d, [unit({ manual: given, honours: [{ honour: 'co-thanh-pho-bo' }] })], { year: 2008 }), 'u1');
  expect(flag.totals).toMatchObject({ base: 9700, external: 1000, total: 10700 });
  const f = json('db/seed/rulebooks/bang-f-mat-tran-2026.json') as RulebookFile;
  const all = Object.fromEntries(
    [
      ['1', 40],
      ['2', 30],
      ['2.T', 3],
      ['3', 30],
      ['3.T', 2],
    ].map(([code, points]) => [code, { points: Number(points), reason: 'biên bản' }]),
  );
  expect(unitScore(scoresOf(f, [unit({ manual: all })], { year: 2026 }), 'u1').totals.total).toBe(10500);
});

test('the criteria of 2022: 19 for collectives, 11 for individuals; two conditions stand beside the points', () => {
  const collective = book('monre-2022-tap-the.json');
  expect(collective.compiled.lines.length).toBe(19);
  expect(collective.compiled.lines.flatMap((one) => (one.condition ? [one.criterion.code] : []))).toEqual(['TT2.3', 'TT2.4']);
  expect(book('monre-2022-ca-nhan-dat.json').compiled.lines.length).toBe(11);
});

describe('examples of the documents', () => {
  const pairs = readdirSync(join(root, 'docs/formats/examples')).flatMap((name) => {
    const match = /^rulebook-(.+)\.json$/.exec(name);
    return match ? [match[1] ?? ''] : [];
  });
  test.each(pairs)('%s: facts fit the rulebook and every ranked unit can be explained', (name) => {
    const { compiled } = bookOf(json(`docs/formats/examples/rulebook-${name}.json`));
    const scores = evaluateCompiled(compiled, factsOf(compiled, json(`docs/formats/examples/facts-${name}.json`)));
    expect(scores.units.filter((one) => one.rank !== null).length).toBeGreaterThan(1);
    for (const one of scores.units.flatMap((score) => score.criteria))
      expect(`${one.rule.vi}${one.explanation.vi}${one.rule.en}${one.explanation.en}`).not.toContain('—');
  });
  test('the result printed beside them is what the engine says', () => {
    const { compiled } = bookOf(json('docs/formats/examples/rulebook-all-kinds.json'));
    const { rulebook, ...rest } = scoresToFile(evaluateCompiled(compiled, factsOf(compiled, json('docs/formats/examples/facts-all-kinds.json'))));
    const { hash, ...kept } = (json('docs/formats/examples/scores-all-kinds.json') as ScoresFile).rulebook;
    expect(hash).toMatch(/^[0-9a-f]{64}$/);
    expect({ rulebook, ...rest }).toEqual({ ...(json('docs/formats/examples/scores-all-kinds.json') as ScoresFile), rulebook: kept });
  });
  test('the small one, number by number', () => {
    const { compiled } = bookOf(json('docs/formats/examples/rulebook-small.json'));
    const scores = evaluateCompiled(compiled, factsOf(compiled, json('docs/formats/examples/facts-small.json')));
    expect(scores.units.map((one) => [one.code, one.totals.total, one.rank])).toEqual([
      ['a', 9750, 1],
      ['b', 8750, 2],
      ['c', null, null],
    ]);
  });
});
