import fc from 'fast-check';
import { expect, test } from 'vitest';
import { hasAccent, likeEscaped, readQuery } from './rules.ts';

test('only words typed with accents narrow', () => {
  expect(readQuery('  Cụm   thi ĐUA số 1 ')).toEqual({
    typed: 'cụm thi đua số 1',
    words: ['cụm', 'thi', 'đua', 'số', '1'],
    accented: ['cụm', 'đua', 'số'],
  });
  expect(readQuery('cum thi dua').accented).toEqual([]);
  expect(['d', 'đ', 'e', 'ê', 'é'].map(hasAccent)).toEqual([false, true, false, true, true]);
});

test('composed and decomposed typing are one query', () => {
  for (const typed of ['Hòa Bình', 'Khối thi đua số III', 'Đo đạc, Bản đồ']) expect(readQuery(typed.normalize('NFD'))).toEqual(readQuery(typed));
});

test('a typed sign of a pattern stands for itself', () => {
  expect(likeEscaped('100%_a\\b')).toBe('100\\%\\_a\\\\b');
});

test('whatever is typed, there are at most eight words and none is empty', () => {
  fc.assert(
    fc.property(fc.string({ maxLength: 200 }), (typed) => {
      const { words } = readQuery(typed);
      expect(words.length).toBeLessThanOrEqual(8);
      expect(words.every((word) => word !== '')).toBe(true);
    }),
  );
});
