import { expect, test } from 'vitest';
import { decimalShown } from './decimal-shown.ts';

test('a decimal of the draft is shown with a comma; what may mean two numbers is shown as it was typed', () => {
  expect(['9.75', '1.234,5', 3, '-0.5', null, undefined].map(decimalShown)).toEqual(['9,75', '1234,5', '3', '-0,5', '', '']);
  expect(['1.000', '12,500', '1e400', 'abc', '1.'].map(decimalShown)).toEqual(['1.000', '12,500', '1e400', 'abc', '1.']);
});
