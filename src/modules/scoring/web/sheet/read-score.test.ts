import { describe, expect, test } from 'vitest';
import type { SheetItem } from '../../shapes.ts';
import { readScore } from './read-score.ts';
import { judgeScore } from './use-score.ts';

const line = { itemId: 'a', code: 'I.1', kind: 'manual', max: 2000, low: 0, high: 2000, proposal: null } as unknown as SheetItem;

describe('a score as typed', () => {
  test('is read within the bounds and on the step of the table', () => {
    expect(readScore(line, ' 19,5 ', 50)).toEqual({ points: 1950 });
    expect(readScore(line, '19.5', null)).toEqual({ points: 1950 });
    expect(readScore(line, '', 50)).toEqual({ points: null });
  });

  test.each([
    ['21', 'tooHigh'],
    ['200', 'tooHigh'],
    ['-1', 'tooLow'],
    ['1.000', 'unreadable'],
    ['15abc', 'unreadable'],
    ['1e400', 'unreadable'],
    ['9,80', 'offStep'],
  ])('%s is refused as %s and the old score is said to stand', (typed, problem) => {
    expect(readScore(line, typed, 25)).toMatchObject({ problem });
    const judged = judgeScore(line, 2000, 25, typed);
    expect(judged).toMatchObject({ problem: { vi: expect.stringMatching(/^Chưa lưu: .*\. Vẫn giữ 20,0\.$/) } });
    expect(judgeScore(line, null, 25, typed)).toMatchObject({ problem: { en: expect.not.stringContaining('stands') } });
  });

  test('what the rule itself gives may lie between the steps', () => {
    const computed = { ...line, proposal: { points: 967 } } as SheetItem;
    expect(readScore(computed, '9,67', 50)).toEqual({ points: 967 });
    expect(readScore(computed, '9,66', 50)).toMatchObject({ problem: 'offStep' });
  });
});
