import fc from 'fast-check';
import { expect, test } from 'vitest';
import { readPasted, splitCells } from './paste.ts';

const read = (text: string) => readPasted(text, 2022, '2022-06-10');

test('rows as Excel copies them: heading skipped, line break inside a cell kept as a space', () => {
  const rows = read(
    'Tên nhiệm vụ\tNgười phụ trách\tHạn\tHoàn thành\r\n"Nghiệm thu\nbộ ảnh ""quý II"""\tÔng A\t30/6/2022\t\r\n\r\nBáo cáo\t\t5-3-2022\t04/03/2022\r\n',
  );
  expect(rows.map((row) => row.task)).toEqual([
    { title: 'Nghiệm thu bộ ảnh "quý II"', ownerName: 'Ông A', dueOn: '2022-06-30', completedOn: null },
    { title: 'Báo cáo', ownerName: '', dueOn: '2022-03-05', completedOn: '2022-03-04' },
  ]);
});

test('every bad row says what is wrong with it, with its line', () => {
  const rows = read('Một\t\t31/02/2022\n\tÔng B\t01/01/2022\nBa\t\t\nBốn\t\t01/01/2023\nNăm\t\t01/06/2022\t11/06/2022');
  expect(rows.map((row) => [row.line, row.problems[0]?.vi])).toEqual([
    [1, 'Hạn “31/02/2022” không phải một ngày có thật.'],
    [2, 'Thiếu tên nhiệm vụ.'],
    [3, 'Thiếu hạn.'],
    [4, 'Hạn phải trong năm 2022.'],
    [5, 'Ngày hoàn thành ở tương lai.'],
  ]);
  expect(rows.every((row) => row.task === null)).toBe(true);
});

test('what cells hold comes back whole, quotes and tabs too', () => {
  const cell = fc.string({ unit: fc.constantFrom('a', 'ệ', '"', ' ', '1') }).map((one) => one.trim());
  fc.assert(
    fc.property(fc.array(fc.array(cell, { minLength: 2, maxLength: 4 }), { maxLength: 5 }), (rows) => {
      const full = rows.filter((row) => row.some((one) => one !== ''));
      const text = full.map((row) => row.map((one) => `"${one.replaceAll('"', '""')}"`).join('\t')).join('\n');
      expect(splitCells(text)).toEqual(full);
    }),
  );
});
