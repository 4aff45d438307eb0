import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { RuleItem } from '../points.ts';
import { usualTieRules } from '../rank.ts';
import { reweighed, whatIf, type SheetCopy } from './what-if.ts';

const item = (id: string, code: string, max: number, hardCondition = false): RuleItem => ({
  id,
  code,
  title: code,
  parentId: null,
  ord: 1,
  maxHundredths: max,
  kind: 'manual',
  hardCondition,
  criterionId: null,
  groupTitle: null,
});
const items = [item('p', 'I', 6000), item('q', 'II', 4000, true)];
const sheet = (unitId: string, p: number | null, q: number, failedItems: string[] = []): SheetCopy => ({
  unitId,
  lines: new Map([
    ['p', p],
    ['q', q],
  ]),
  failedItems,
});
const now = { tieRules: usualTieRules, tieGroup: null };
const none = { ...now, max: {}, dropped: [] };
const places = (sheets: SheetCopy[], change: Parameters<typeof whatIf>[3]) =>
  whatIf(sheets, items, now, change, (unitId) => unitId).map((row) => [row.unitId, row.rankBefore, row.rankAfter, row.after]);

describe('what if', () => {
  test('doubling a weight moves who is strong in it', () => {
    const sheets = [sheet('a', 6000, 1000), sheet('b', 3000, 3900)];
    expect(places(sheets, { ...none, max: { q: 8000 } })).toEqual([
      ['b', 2, 1, 10_800],
      ['a', 1, 2, 8000],
    ]);
  });

  test('a criterion left out counts for nobody, a missing score still gives no rank', () => {
    expect(places([sheet('a', null, 1000), sheet('b', 3000, 3900)], { ...none, max: { q: 0 } })).toEqual([
      ['b', 1, 1, 3000],
      ['a', null, null, null],
    ]);
    expect(places([sheet('a', null, 1000), sheet('b', 3000, 3900)], { ...none, max: { p: 0 } })).toEqual([
      ['b', 1, 1, 3900],
      ['a', null, 2, 1000],
    ]);
  });

  test('a condition that no longer counts parts equal totals no more', () => {
    const sheets = [sheet('a', 5000, 1000, ['q']), sheet('b', 5000, 1000)];
    expect(places(sheets, none).map(([unit, , after]) => [unit, after])).toEqual([
      ['b', 1],
      ['a', 2],
    ]);
    expect(places(sheets, { ...none, dropped: ['q'] }).map(([, , after]) => after)).toEqual([1, 1]);
  });

  test('nothing changed moves nobody; full stays full, none stays none, order is kept', () => {
    const points = fc.integer({ min: 0, max: 6000 });
    fc.assert(
      fc.property(fc.array(fc.tuple(points, fc.integer({ min: 0, max: 4000 })), { minLength: 1, maxLength: 8 }), (rows) => {
        for (const row of whatIf(
          rows.map(([p, q], index) => sheet(`u${index}`, p, q)),
          items,
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
