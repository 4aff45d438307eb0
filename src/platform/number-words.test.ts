import fc from 'fast-check';
import { expect, test } from 'vitest';
import { moneyInWords, numberInWords, showMoney } from './number-words.ts';

test.each([
  [0, 'không'],
  [5, 'năm'],
  [10, 'mười'],
  [11, 'mười một'],
  [15, 'mười lăm'],
  [20, 'hai mươi'],
  [21, 'hai mươi mốt'],
  [24, 'hai mươi bốn'],
  [25, 'hai mươi lăm'],
  [100, 'một trăm'],
  [101, 'một trăm linh một'],
  [110, 'một trăm mười'],
  [115, 'một trăm mười lăm'],
  [1000, 'một nghìn'],
  [1005, 'một nghìn không trăm linh năm'],
  [1015, 'một nghìn không trăm mười lăm'],
  [710_000, 'bảy trăm mười nghìn'],
  [2_340_000, 'hai triệu ba trăm bốn mươi nghìn'],
  [1_000_001, 'một triệu không trăm linh một'],
  [1_000_000_000, 'một tỷ'],
  [1_000_050_000, 'một tỷ không trăm năm mươi nghìn'],
  [2_000_000_000_000, 'hai nghìn tỷ'],
  [-21, 'âm hai mươi mốt'],
])('%i', (value, words) => expect(numberInWords(value)).toBe(words));

test('money begins with a capital and ends in đồng', () => {
  expect(moneyInWords(710_000)).toBe('Bảy trăm mười nghìn đồng');
  expect(moneyInWords(5_000_000)).toBe('Năm triệu đồng');
  expect(showMoney(2_530_000)).toBe('2.530.000 đ');
  expect(showMoney(null)).toBe('chưa tính được');
});

/** Reads the words again, so that no number is said as another one. */
function valueOf(words: string): number {
  const names = ['không', 'một', 'hai', 'ba', 'bốn', 'năm', 'sáu', 'bảy', 'tám', 'chín'];
  let [total, million, group, last] = [0, 0, 0, 0];
  for (const word of words.split(' ')) {
    const named = names.indexOf(word);
    if (named >= 0) last = named;
    else if (word === 'mốt') last = 1;
    else if (word === 'lăm') last = 5;
    else if (word === 'mười') [group, last] = [group + 10, 0];
    else if (word === 'mươi') [group, last] = [group + last * 10, 0];
    else if (word === 'trăm') [group, last] = [group + last * 100, 0];
    else if (word === 'nghìn') [million, group, last] = [million + (group + last) * 1000, 0, 0];
    else if (word === 'triệu') [million, group, last] = [million + (group + last) * 1_000_000, 0, 0];
    else if (word === 'tỷ') [total, million, group, last] = [(total + million + group + last) * 1_000_000_000, 0, 0, 0];
  }
  return total + million + group + last;
}

test('what is said is what was meant', () => {
  fc.assert(
    fc.property(
      fc.oneof(fc.integer({ min: 1, max: 2_000_000 }), fc.integer({ min: 1, max: 9_000_000_000_000 })),
      (value) => void expect(valueOf(numberInWords(value))).toBe(value),
    ),
  );
  expect(() => numberInWords(1.5)).toThrow(RangeError);
});
