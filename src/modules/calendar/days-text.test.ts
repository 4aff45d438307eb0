import fc from 'fast-check';
import { expect, test } from 'vitest';
import { readDays, writeDays } from './days-text.ts';

test.each([
  ['30/4 nghỉ Ngày Chiến thắng', { day: '2027-04-30', kind: 'off', name: 'Ngày Chiến thắng' }],
  ['1-5: nghi, Ngày Quốc tế lao động', { day: '2027-05-01', kind: 'off', name: 'Ngày Quốc tế lao động' }],
  ['08/05/2027\tlàm bù\tThay thứ Hai', { day: '2027-05-08', kind: 'work', name: 'Thay thứ Hai' }],
  ['31/12/2026 nghỉ Năm khác', { day: '2026-12-31', kind: 'off', name: 'Năm khác' }],
  ['31/2 nghỉ Không có ngày này', null],
  ['30/4 Ngày Chiến thắng', null],
  ['nghỉ 30/4', null],
])('%s', (text, day) => expect(readDays(2027, text).map((one) => one.day)).toEqual([day]));

test('what is written is read again, and any text is read without failing', () => {
  const days = [
    { day: '2027-01-01', kind: 'off' as const, name: { vi: 'Tết Dương lịch' } },
    { day: '2027-05-08', kind: 'work' as const, name: { vi: 'Thay thứ Hai' } },
  ];
  expect(readDays(2027, writeDays(days)).map((one) => one.day)).toEqual(days.map((one) => ({ ...one, name: one.name.vi })));
  expect(readDays(2027, '\n\n  \n')).toEqual([]);
  fc.assert(fc.property(fc.string({ unit: 'grapheme', maxLength: 200 }), (text) => void readDays(2027, text)));
});
