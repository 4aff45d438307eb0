import { describe, expect, it } from 'vitest';
import { defineText, speak } from './text.ts';
import { compareValues, fold, matches } from './fold.ts';
import { parsePartial } from './partial-date.ts';
import { piecesOf, windowOf } from './table-window.ts';

describe('words', () => {
  const words = defineText({
    heading: { vi: 'Giao ước', en: 'Agreement' },
    signed: { vi: (k: number, n: number) => `${k}/${n} đã ký`, en: (k: number, n: number) => `${k}/${n} signed` },
  });
  it('speaks the chosen language', () => {
    expect(speak(words, 'vi').heading).toBe('Giao ước');
    expect(speak(words, 'en').signed(4, 6)).toBe('4/6 signed');
  });
});

describe('finding and ordering', () => {
  it('finds without accents, word by word', () => {
    expect(fold('Cụm Thi đua số 1')).toBe('cum thi dua so 1');
    expect(matches('Cục Đo đạc, Bản đồ và Thông tin địa lý Việt Nam', 'ban do do dac')).toBe(true);
    expect(matches('Cục Viễn thám quốc gia', 'vien tham bien')).toBe(false);
  });
  it('orders Vietnamese names and puts the unknown last', () => {
    expect(['Đỗ', 'Dương', 'Ân', 'An'].sort(compareValues)).toEqual(['An', 'Ân', 'Dương', 'Đỗ']);
    expect([null, 2, 10].sort(compareValues)).toEqual([2, 10, null]);
  });
});

describe('partly known dates', () => {
  it.each([
    ['2020', '2020'],
    ['năm 2020', '2020'],
    ['quý III/2020', '2020-Q3'],
    ['Q3 2020', '2020-Q3'],
    ['2020-Q3', '2020-Q3'],
    ['tháng 10/2020', '2020-10'],
    ['10/2020', '2020-10'],
    ['5/10/2020', '2020-10-05'],
  ])('reads %s', (typed, value) => expect(parsePartial(typed)).toBe(value));
  it.each(['13/2020', '31/02/2020', 'quý V/2020', 'hôm qua', ''])('does not guess %s', (typed) => expect(parsePartial(typed)).toBeNull());
});

describe('window of a long table', () => {
  it('covers what is in view with rows to spare, inside the list', () => {
    expect(windowOf(1000, 40, 4000, 800)).toEqual({ from: 80, to: 140 });
    expect(windowOf(1000, 40, -200, 800)).toEqual({ from: 0, to: 40 });
    expect(windowOf(1000, 40, 999_999, 800).to).toBe(1000);
    expect(windowOf(1000, 40, 999_999, 800).from).toBeLessThan(1000);
  });

  it('keeps the row with the focus wherever it stands; rows and gaps make up the whole list', () => {
    const view = { from: 80, to: 140 };
    expect(piecesOf(1000, view, null)).toEqual([{ gap: 80, key: 'before 0' }, { rows: view }, { gap: 860, key: 'after' }]);
    expect(piecesOf(1000, view, 100)).toEqual(piecesOf(1000, view, null));
    expect(piecesOf(1000, view, 3)).toEqual([
      { gap: 3, key: 'before 0' },
      { rows: { from: 3, to: 4 } },
      { gap: 76, key: 'before 1' },
      { rows: view },
      { gap: 860, key: 'after' },
    ]);
    for (const held of [0, 79, 80, 139, 140, 999, 1000]) {
      const sum = piecesOf(1000, view, held).reduce((total, piece) => total + ('gap' in piece ? piece.gap : piece.rows.to - piece.rows.from), 0);
      expect(sum, String(held)).toBe(1000);
    }
  });
});
