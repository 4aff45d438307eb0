import { z } from 'zod';

/**
 * Decimals as people write them in a table. Inside a rulebook a decimal is its plain text, `9.75`, so that it keeps every
 * digit, hashes the same everywhere and never becomes a float.
 */

export type DecimalProblem = 'not_a_number' | 'ambiguous_number' | 'number_too_large' | 'number_too_fine';
export type DecimalReading = { readonly ok: true; readonly text: string } | { readonly ok: false; readonly problem: DecimalProblem };

/** Digits before and after the point that are accepted: đồng of a national budget, rates to the millionth. */
export const wholeDigits = 18;
export const fractionDigits = 6;

const bad = (problem: DecimalProblem): DecimalReading => ({ ok: false, problem });

/** `1.234.567` and `1.234,5` group their thousands beyond doubt; `1.000` and `12,500` may mean two numbers. */
const grouped = /^(\d{1,3})((?:\.\d{3})+),(\d+)$|^(\d{1,3})((?:,\d{3})+)\.(\d+)$|^(\d{1,3})((?:\.\d{3}){2,}|(?:,\d{3}){2,})$/;
const ambiguous = /^[1-9]\d{0,2}[.,]\d{3}$/;
const plain = /^(\d+)(?:[.,](\d+))?$/;

function canonical(negative: boolean, whole: string, fraction: string): DecimalReading {
  const left = whole.replace(/^0+(?=\d)/, '');
  const right = fraction.replace(/0+$/, '');
  if (left.length > wholeDigits) return bad('number_too_large');
  if (right.length > fractionDigits) return bad('number_too_fine');
  const written = right === '' ? left : `${left}.${right}`;
  // what it answers is read again as the same number: `1.125` alone may be a thousand
  const magnitude = ambiguous.test(written) ? `${written}0` : written;
  return { ok: true, text: negative && magnitude !== '0' ? `-${magnitude}` : magnitude };
}

/**
 * Reads `9,75`, `9.75`, `1.234,5`, `-3` or a JSON number. `1.000` is refused as ambiguous: it is one or a thousand.
 * `NaN`, `1e400`, hexadecimal and empty text are not numbers.
 */
export function readDecimal(raw: string | number): DecimalReading {
  if (typeof raw === 'number') return readJsonNumber(raw);
  const typed = raw.trim().replace(/^[−–]/, '-');
  const negative = typed.startsWith('-');
  const digits = negative ? typed.slice(1) : typed;
  if (ambiguous.test(digits)) return bad('ambiguous_number');
  const groups = grouped.exec(digits);
  if (groups) {
    const whole = `${groups[1] ?? groups[4] ?? groups[7]}${(groups[2] ?? groups[5] ?? groups[8] ?? '').replace(/[.,]/g, '')}`;
    return canonical(negative, whole, groups[3] ?? groups[6] ?? '');
  }
  const simple = plain.exec(digits);
  return simple ? canonical(negative, simple[1] ?? '', simple[2] ?? '') : bad('not_a_number');
}

function readJsonNumber(raw: number): DecimalReading {
  if (Number.isNaN(raw)) return bad('not_a_number');
  if (!Number.isFinite(raw) || Math.abs(raw) > Number.MAX_SAFE_INTEGER) return bad('number_too_large');
  const simple = plain.exec(String(Math.abs(raw)));
  return simple ? canonical(raw < 0, simple[1] ?? '', simple[2] ?? '') : bad('number_too_fine');
}

/** Text or a number as it came, infinite and not-a-number included: naming those is the reader's work. */
export const rawNumber = z
  .custom<string | number>((raw) => typeof raw === 'number' || (typeof raw === 'string' && raw.length <= 40), { params: { problem: 'not_a_number' } })
  .meta({ type: ['string', 'number'] });

/** A decimal of a rulebook or of facts. Accepts text or a JSON number, answers its plain text (`9.75`). */
export const decimal = rawNumber.transform((raw, context) => {
  const reading = readDecimal(raw);
  if (reading.ok) return reading.text;
  context.issues.push({ code: 'custom', input: raw, params: { problem: reading.problem, typed: String(raw) } });
  return z.NEVER;
});

const pointsPattern = /^(-?)(\d{1,9})(?:\.(\d{1,2}))?$/;

/** `9.75` → 975; `null` when it has more than two decimals or is beyond ten million points. */
export function hundredthsOf(text: string): number | null {
  const match = pointsPattern.exec(text);
  if (!match) return null;
  const value = Number(match[2]) * 100 + Number((match[3] ?? '').padEnd(2, '0'));
  return value > 1_000_000_000 ? null : match[1] === '-' ? -value : value;
}

/** Points of a table: a decimal with at most two decimals, kept as whole hundredths. 9,75 points are 975. */
export const pointsDecimal = decimal.transform((text, context) => {
  const value = hundredthsOf(text);
  if (value !== null) return value;
  context.issues.push({ code: 'custom', input: text, params: { problem: 'points_too_fine', typed: text } });
  return z.NEVER;
});
