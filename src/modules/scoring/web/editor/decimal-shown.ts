import { readDecimal } from '../../engine/decimal.ts';

/** A decimal of the draft as people write it: `9.75` with a comma. What is no number beyond doubt (`1.000`) stays as it was typed. */
export function decimalShown(value: unknown): string {
  if (value === null || value === undefined) return '';
  const text = String(value);
  const reading = readDecimal(text);
  return reading.ok ? reading.text.replace('.', ',') : text;
}
