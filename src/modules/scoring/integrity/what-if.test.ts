import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Compiled } from '../engine/compile.ts';
import { readRulebook } from '../engine/read.ts';
import { usualTieRules } from '../ranking/rank.ts';
import { reweighed, whatIf, type Change, type SheetCopy, type Table, type Weight } from './what-if.ts';

const weight = (code: string, max: number): Weight => ({ code, max, counts: 'base', bare: false });
const table: Table = { weights: [weight('I', 6000), weight('II', 4000)], compiled: null };
const sheet = (unitId: string, p: number | null, q: number, failed: string[] = []): SheetCopy => ({
  unitId,
  points: new Map([
    ['I', p],
    ['II', q],
  ]),
  failed,
  notAssigned: {},
});
const now = { tieRules: usualTieRules, tieGroup: null };
const none = { ...now, max: {}, dropped: [] };
const places = (sheets: SheetCopy[], change: Change) =>
  whatIf(sheets, table, now, change, (unitId) => unitId).map((row) => [row.unitId, row.rankBefore, row.rankAfter, row.after]);

describe('what if', () => {
  test('doubling a weight moves who is strong in it', () => {
    const sheets = [sheet('a', 6000, 1000), sheet('b', 3000, 3900)];
    expect(places(sheets, { ...none, max: { II: 8000 } })).toEqual([
      ['b', 2, 1, 10_800],
      ['a', 1, 2, 8000],
    ]);
  });

  test('a criterion left out counts for nobody, a missing score still gives no rank', () => {
    expect(places([sheet('a', null, 1000), sheet('b', 3000, 3900)], { ...none, max: { II: 0 } })).toEqual([
      ['b', 1, 1, 3000],
      ['a', null, null, null],
    ]);
    expect(places([sheet('a', null, 1000), sheet('b', 3000, 3900)], { ...none, max: { I: 0 } })).toEqual([
      ['b', 1, 1, 3900],
      ['a', null, 2, 1000],
    ]);
  });

  test('a condition that no longer counts parts equal totals no more', () => {
    const sheets = [sheet('a', 5000, 1000, ['II']), sheet('b', 5000, 1000)];
    expect(places(sheets, none).map(([unit, , after]) => [unit, after])).toEqual([
      ['b', 1],
      ['a', 2],
    ]);
    expect(places(sheets, { ...none, dropped: ['II'] }).map(([, , after]) => after)).toEqual([1, 1]);
  });

  test('a condition nobody could judge parts nobody, until it is dropped', () => {
    const sheets = [sheet('a', 5000, 1000), { ...sheet('b', 5000, 1000, ['II']), unknown: ['I'] }];
    expect(places(sheets, none).map(([unit, , after]) => [unit, after])).toEqual([
      ['a', 1],
      ['b', 1],
    ]);
    expect(places(sheets, { ...none, dropped: ['I'] }).map(([unit, , after]) => [unit, after])).toEqual([
      ['a', 1],
      ['b', 2],
    ]);
  });

  test('nothing changed moves nobody; full stays full, none stays none, order is kept', () => {
    const points = fc.integer({ min: 0, max: 6000 });
    fc.assert(
      fc.property(fc.array(fc.tuple(points, fc.integer({ min: 0, max: 4000 })), { minLength: 1, maxLength: 8 }), (rows) => {
        for (const row of whatIf(
          rows.map(([p, q], index) => sheet(`u${index}`, p, q)),
          table,
          now,
          none,
          (unitId) => unitId,
        )) {
          expect(row.rankAfter).toBe(row.rankBefore);
          expect(row.after).toBe(row.before);
        }
      }),
    );
    fc.assert(
      fc.property(points, points, fc.integer({ min: 1, max: 9000 }), (a, b, max) => {
        expect(reweighed(6000, 6000, max)).toBe(max);
        expect(reweighed(0, 6000, max)).toBe(0);
        if (a <= b) expect(reweighed(a, 6000, max)).toBeLessThanOrEqual(reweighed(b, 6000, max));
      }),
    );
  });
});

describe('what if, by the table’s own settings', () => {
  const reading = readRulebook(
    JSON.parse(readFileSync(join(import.meta.dirname, '../../../../docs/formats/examples/rulebook-all-kinds.json'), 'utf8')),
  );
  if (!reading.ok) throw new Error('the example cannot be read');
  const compiled: Compiled = reading.compiled;
  const weights = compiled.lines.map(({ criterion, rule }): Weight => ({
    code: criterion.code,
    max: criterion.max,
    counts: criterion.counts,
    bare: rule.kind === 'condition',
  }));
  const full = Object.fromEntries(weights.filter((one) => !one.bare).map((one) => [one.code, one.max]));
  const given = (unitId: string, points: Readonly<Record<string, number>>, rest: Partial<SheetCopy> = {}): SheetCopy => ({
    unitId,
    points: new Map(Object.entries({ ...full, T: 0, K: 0, ...points })),
    failed: [],
    notAssigned: {},
    ...rest,
  });
  const rules = { tieRules: compiled.book.settings.tieRules, tieGroup: null };
  const asked = (sheets: readonly SheetCopy[], change: Partial<Change> = {}) =>
    whatIf(sheets, { weights, compiled }, rules, { ...rules, max: {}, dropped: [], ...change }, (unitId) => unitId).map((row) => [
      row.unitId,
      row.before,
      row.after,
      row.rankBefore,
      row.rankAfter,
    ]);

  test('a condition without points keeps nobody from a total; bonus is capped, honours come outside the scale', () => {
    expect(asked([given('a', { T: 300, K: 1000 }), given('b', { 'II.3': 900 })])).toEqual([
      ['a', 11_300, 11_300, 1, 1],
      ['b', 9900, 9900, 2, 2],
    ]);
    // Twice the bonus is still no more than the table's cap of 3 points.
    expect(asked([given('a', { T: 300 })], { max: { T: 600 } })).toEqual([['a', 10_300, 10_300, 1, 1]]);
  });

  test('a criterion not asked of a unit leaves its total and the rest is stretched to the new scale', () => {
    const sheets = [given('a', { 'I.1': 1000 }), given('b', { 'II.3': 500 }, { notAssigned: { 'II.2': 'không có nhiệm vụ' } })];
    // b: 85 of 90 asked, stretched to 100 = 94.44.
    expect(asked(sheets).map(([unit, before]) => [unit, before])).toEqual([
      ['b', 9444],
      ['a', 9000],
    ]);
    // Without I.1 nobody loses for it: a has 80 of 80, b 65 of 70.
    expect(asked(sheets, { max: { 'I.1': 0 } })).toEqual([
      ['a', 9000, 8000, 2, 1],
      ['b', 9444, 7429, 1, 2],
    ]);
  });

  test('dropping a condition changes the rank of equal totals, by the tie rules of the table', () => {
    const sheets = [given('a', {}, { failed: ['I.6'] }), given('b', {})];
    expect(asked(sheets).map(([unit, , , , rank]) => [unit, rank])).toEqual([
      ['b', 1],
      ['a', 2],
    ]);
    expect(asked(sheets, { dropped: ['I.6'] }).map(([, , , , rank]) => rank)).toEqual([1, 1]);
  });

  test('a line still without points leaves the unit without total and rank', () => {
    expect(asked([{ ...given('a', {}), points: new Map(Object.entries({ ...full, 'II.3': null })) }, given('b', {})])).toMatchObject([
      ['b', 10_000, 10_000, 1, 1],
      ['a', null, null, null, null],
    ]);
  });
});
