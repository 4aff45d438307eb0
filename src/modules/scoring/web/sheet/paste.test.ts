import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { SheetItem } from '../../shapes.ts';
import { readPaste } from './paste.ts';

const item = (code: string, change: Partial<SheetItem> = {}) =>
  ({ itemId: code, code, kind: 'manual', max: 1000, low: 0, high: 1000, mayScore: true, proposal: null, leftOut: null, ...change }) as SheetItem;
const items = [item('1'), item('2', { low: -600, high: 500 }), item('3', { kind: 'pass_fail', max: 100 }), item('4', { mayScore: false }), item('5')];

describe('a pasted column', () => {
  test('fits from the cell downwards; empty cells are passed over', () => {
    expect(readPaste(items, '1', ['9,5', '-2', 'Đạt', '', '10'], 50)).toEqual({
      ok: true,
      points: new Map([
        ['1', 950],
        ['2', -200],
        ['3', 100],
        ['5', 1000],
      ]),
    });
    expect(readPaste(items, '3', ['không đạt'], null)).toEqual({ ok: true, points: new Map([['3', 0]]) });
  });

  test('one bad cell takes nothing and every bad cell is named with its row', () => {
    const answer = readPaste(items, '1', ['10,5', '-7', 'có lẽ', '3', '9,3', '1'], 50);
    expect(answer).toMatchObject({
      ok: false,
      refusals: [
        { row: 1, code: '1', problem: 'tooHigh' },
        { row: 2, code: '2', problem: 'tooLow' },
        { row: 3, code: '3', problem: 'unreadable' },
        { row: 4, code: '4', problem: 'notYours' },
        { row: 5, code: '5', problem: 'offStep' },
        { row: 6, code: '–', problem: 'tooFar' },
      ],
    });
  });

  test('rows stand where the workbook and the grid have them: conditions, lines not asked, headings and the total among them', () => {
    const lines = [item('I.5'), item('I.6', { kind: 'condition', mayScore: false }), item('I.7', { mayScore: false, leftOut: 'không giao' })];
    const rows = [null, ...lines, null, item('II.1', { max: 650, high: 650 }), item('II.2'), null];
    const wanted = new Map([
      ['I.5', 800],
      ['II.1', 650],
      ['II.2', 900],
    ]);
    expect(readPaste(rows, 'I.5', ['8', '', '', '6,5', '9'], 50)).toEqual({ ok: true, points: wanted });
    expect(readPaste(rows, 'I.5', ['8', '', '', '6,5', '9', '', ''], 50)).toEqual({ ok: true, points: wanted });
    expect(readPaste(rows, 'I.5', ['8', '', '', '15,5', '6,5', '9'], 50)).toEqual({ ok: true, points: wanted });
    expect(readPaste(rows, 'I.5', ['8', '', '', '15,5', '6,5', '9', '23,5'], 50)).toEqual({ ok: true, points: wanted });
    // a column without those rows would put points on other lines: it is named, not shifted
    expect(readPaste(rows, 'I.5', ['8', '6,5', '9'], 50)).toMatchObject({
      ok: false,
      refusals: [
        { row: 2, code: 'I.6', problem: 'notScored' },
        { row: 3, code: 'I.7', problem: 'notScored' },
      ],
    });
  });

  test('what the rule gives may lie between the steps', () => {
    const computed = [item('1', { proposal: { points: 967 } as SheetItem['proposal'] })];
    expect(readPaste(computed, '1', ['9,67'], 50).ok).toBe(true);
    expect(readPaste(computed, '1', ['9,66'], 50).ok).toBe(false);
  });

  test('whatever is pasted: taken whole or not at all, and only possible points', () => {
    fc.assert(
      fc.property(
        fc.array(fc.oneof(fc.string(), fc.double().map(String), fc.constantFrom('1.000', '1e400', 'NaN', '=A1', '9,75', '')), { maxLength: 8 }),
        (texts) => {
          const answer = readPaste(items, '1', texts, 25);
          if (!answer.ok) {
            expect(answer.refusals.length).toBeGreaterThan(0);
            return;
          }
          for (const [id, value] of answer.points) {
            const found = items.find((one) => one.itemId === id);
            expect(Number.isInteger(value)).toBe(true);
            expect(value).toBeLessThanOrEqual(Math.max(found?.high ?? 0, found?.max ?? 0));
            expect(value).toBeGreaterThanOrEqual(found?.low ?? 0);
          }
        },
      ),
    );
  });
});
