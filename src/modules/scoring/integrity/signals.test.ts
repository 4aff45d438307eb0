import { describe, expect, test } from 'vitest';
import { signalsOf, type Words } from './signals.ts';

const sentence =
  'Đơn vị đã xây dựng kế hoạch phát động ngay từ đầu năm, phân công từng lãnh đạo theo dõi, hằng quý có sơ kết, đánh giá, rút kinh nghiệm và kịp thời biểu dương.';
const said = (unitId: string, year: number, code: string): Words => ({
  key: `note:${unitId}:${year}:${code}`,
  unitId,
  year,
  text: sentence,
  place: { vi: `tự chấm ${code}`, en: `self-score ${code}` },
  link: `/cham-diem/phieu/${unitId}?tieu-chi=${code}`,
});
const asked = (words: readonly Words[]) => signalsOf(2022, [], [], words, (unitId) => unitId);

describe('words said again', () => {
  test('six units with one note on nineteen lines are one question with both passages and a bounded list', () => {
    const units = ['a', 'b', 'c', 'd', 'e', 'f'];
    const signals = asked(units.flatMap((unit) => Array.from({ length: 19 }, (_, index) => said(unit, 2022, `I.${index + 1}`))));
    expect(signals).toHaveLength(1);
    expect(signals[0]?.question.vi).toContain('114 chỗ của 6 đơn vị');
    expect(signals[0]?.title).toBe('a · b · c +3');
    expect(signals[0]?.rows).toHaveLength(21);
    expect(signals[0]?.rows.at(-1)?.detail.vi).toBe('và 94 chỗ nữa');
    expect(signals[0]?.rows[1]?.label).toBe('b, tự chấm I.1 2022');
    expect(signals[0]?.rows.flatMap((row) => row.passages)).toHaveLength(1);
    expect(signals[0]?.key.length).toBeLessThan(200);
  });

  test('the key of two places is their pair, whichever was read first', () => {
    const pair = [said('b', 2022, 'I.1'), said('a', 2022, 'I.1')];
    expect(asked(pair)[0]?.key).toBe('copied-text/note:a:2022:I.1/note:b:2022:I.1');
    expect(asked(pair.toReversed())[0]?.key).toBe(asked(pair)[0]?.key);
    expect(asked([...pair, said('c', 2022, 'I.1')])[0]?.key).not.toBe(asked(pair)[0]?.key);
  });

  test('one unit in one sheet is not asked, an earlier year of it is; copies among earlier years were asked about then', () => {
    expect(asked([said('a', 2022, 'I.1'), said('a', 2022, 'I.2')])).toEqual([]);
    expect(asked([said('a', 2021, 'I.1'), said('a', 2022, 'I.1')])).toHaveLength(1);
    expect(asked([said('a', 2020, 'I.1'), said('b', 2021, 'I.1')])).toEqual([]);
  });
});
