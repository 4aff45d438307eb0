import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { keptOn, ordinalOf, roundnessOf, warnWrongOrdinal, type Remembered } from './rules.ts';

const days: readonly Remembered[] = [
  { name: 'Ngày Giải phóng miền Nam, thống nhất đất nước', foundedOn: '1975-04-30', dayOfYear: null },
  { name: 'Ngày Quốc tế Lao động', foundedOn: '1886-05-01', dayOfYear: null },
  { name: 'Chiến thắng Điện Biên Phủ', foundedOn: '1954-05-07', dayOfYear: null },
  { name: 'Ngày sinh Chủ tịch Hồ Chí Minh', foundedOn: '1890-05-19', dayOfYear: null },
  { name: 'Ngày Chủ tịch Hồ Chí Minh ra Lời kêu gọi thi đua ái quốc', foundedOn: '1948-06-11', dayOfYear: null },
  { name: 'Ngày thành lập Bộ Tài nguyên và Môi trường', foundedOn: '2002-08-05', dayOfYear: null },
  { name: 'Ngày truyền thống ngành Địa chất Việt Nam', foundedOn: null, dayOfYear: '10-02' },
];
const warn = (text: string, year = 2021) =>
  warnWrongOrdinal(text, days, year).map(({ name, stated, right, year: of }) => `${name}: ${stated} → ${right} (${of})`);

describe('which anniversary (R-138)', () => {
  test.each([
    ['1975-04-30', 2021, 46],
    ['1954-05-07', 2021, 67],
    ['1890-05-19', 2021, 131],
    ['1948-06-11', 2021, 73],
    ['2002-08-05', 2021, 19],
    ['2002-08-05', 2022, 20],
    ['2002-08-05', 2002, null],
    ['2002-08-05', 2001, null],
  ] as const)('%s in %i is %s', (founded, year, nth) => expect(ordinalOf(founded, year)).toBe(nth));

  test.each([
    [20, 'round'],
    [135, 'five'],
    [46, 'other'],
    [100, 'round'],
  ] as const)('%i is %s', (nth, roundness) => expect(roundnessOf(nth)).toBe(roundness));

  test('kept on its day of the year, also when only that day is known', () => {
    expect(keptOn({ foundedOn: '2002-08-05', dayOfYear: null }, 2022)).toBe('2022-08-05');
    expect(keptOn({ foundedOn: null, dayOfYear: '10-02' }, 2022)).toBe('2022-10-02');
    expect(keptOn({ foundedOn: '2000-02-29', dayOfYear: null }, 2023)).toBe('2023-02-28');
    expect(keptOn({ foundedOn: '2000-02-29', dayOfYear: null }, 2024)).toBe('2024-02-29');
    expect(keptOn({ foundedOn: null, dayOfYear: null }, 2022)).toBeNull();
  });

  test('each year counts one more', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 2003, max: 2099 }),
        (year) => void expect(ordinalOf('2002-08-05', year + 1)).toBe((ordinalOf('2002-08-05', year) ?? 0) + 1),
      ),
    );
  });
});

const article =
  'Các đơn vị thuộc Khối Thi đua số III phát động và tổ chức các hoạt động để hưởng ứng, chào mừng các ngày lễ lớn của dân tộc: kỷ niệm 46 năm Ngày Giải phóng miền Nam, Thống nhất đất nước (30/4) và Quốc tế Lao động (1/5); 67 năm Chiến thắng Điện Biên Phủ (7/5/1954 - 7/5/2021); 131 năm Ngày sinh Chủ tịch Hồ Chí Minh (19/5/1890 - 19/5/2021); 73 năm Ngày Chủ tịch Hồ Chí Minh ra Lời kêu gọi thi đua ái quốc (11/6/1948 - 11/6/2021) và các sự kiện lớn của ngành: kỷ niệm 19 năm ngày thành lập Bộ Tài nguyên và Môi trường (5/8/2002 - 5/8/2021) và ngày truyền thống của các đơn vị trong Khối Thi đua III.';

describe('a wrong number in a text (R-139)', () => {
  test('the article of 2021 is right', () => expect(warn(article)).toEqual([]));

  test('each of its numbers, when wrong, is found alone', () => {
    for (const [stated, wrong] of [
      [46, 45],
      [67, 68],
      [131, 132],
      [73, 74],
      [19, 20],
    ] as const) {
      const warnings = warnWrongOrdinal(article.replace(`${stated} năm`, `${wrong} năm`), days, 2021);
      expect(warnings).toMatchObject([{ stated: wrong, right: stated, year: 2021 }]);
    }
  });

  test('“68 năm” for 7/5/2021 is warned of, with or without the name', () => {
    expect(warn('Kỷ niệm 68 năm Chiến thắng Điện Biên Phủ (7/5/2021)')).toEqual(['Chiến thắng Điện Biên Phủ: 68 → 67 (2021)']);
    expect(warn('Chào mừng 68 năm ngày 7/5/2021.')).toEqual(['Chiến thắng Điện Biên Phủ: 68 → 67 (2021)']);
    expect(warn('chao mung 68 nam chien thang dien bien phu')).toEqual(['Chiến thắng Điện Biên Phủ: 68 → 67 (2021)']);
  });

  test('the year written with the day counts, else the year the text is about', () => {
    expect(warn('68 năm Chiến thắng Điện Biên Phủ (7/5/1954 - 7/5/2022)')).toEqual([]);
    expect(warn('68 năm Chiến thắng Điện Biên Phủ', 2022)).toEqual([]);
    expect(warn('kỷ niệm ngày thành lập Bộ Tài nguyên và Môi trường lần thứ 19', 2022)).toEqual([
      'Ngày thành lập Bộ Tài nguyên và Môi trường: 19 → 20 (2022)',
    ]);
  });

  test('other numbers of years are left alone', () => {
    expect(warn('Trong 5 năm qua, nhân Ngày Quốc tế Lao động, đơn vị hoàn thành kế hoạch 5 năm.')).toEqual([]);
    expect(warn('Đại hội lần thứ 4 của ngành.')).toEqual([]);
    expect(warn('Ngày 17/5/2021 họp; 68 năm xây dựng đơn vị.')).toEqual([]);
    expect(warn('Ngày truyền thống ngành Địa chất Việt Nam (2/10), 76 năm.')).toEqual([]);
    expect(warn('')).toEqual([]);
  });

  test('any text is read without failing, and a right number is never warned of', () => {
    fc.assert(fc.property(fc.string({ unit: 'grapheme', maxLength: 300 }), (text) => void warn(text)));
    fc.assert(
      fc.property(fc.constantFrom(...days.filter((day) => day.foundedOn !== null)), fc.integer({ min: 2003, max: 2099 }), (day, year) => {
        const nth = ordinalOf(day.foundedOn ?? '', year);
        expect(warnWrongOrdinal(`Kỷ niệm ${nth} năm ${day.name}`, days, year)).toEqual([]);
        expect(warnWrongOrdinal(`Kỷ niệm ${(nth ?? 0) + 1} năm ${day.name}`, days, year)).toMatchObject([{ name: day.name, right: nth }]);
      }),
    );
  });
});
