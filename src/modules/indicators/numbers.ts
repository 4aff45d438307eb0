import type { Text } from '#platform/text.ts';

/**
 * Numbers as officials write them, kept exactly: a canonical decimal text (`9.75`, `1500000`) outside, whole
 * ten-thousandths inside. No float ever holds one.
 */
export type Amount = string;

export const amountPattern = /^(0|[1-9]\d{0,14})(\.\d{0,3}[1-9])?$/;
const scale = 10_000n;

/** Why something typed or imported is no number we may use. */
export const numberProblems = {
  empty: { vi: 'Ô trống.', en: 'The cell is empty.' },
  formula: { vi: 'Ô chứa công thức. Dán giá trị (Paste Values) rồi nhập lại.', en: 'The cell holds a formula. Paste it as a value.' },
  notNumber: { vi: '“{typed}” không phải là số.', en: '“{typed}” is not a number.' },
  ambiguous: {
    vi: '“{typed}” đọc được hai cách: {whole} hoặc {decimal}. Ghi lại không dấu ngăn, ví dụ {whole}.',
    en: '“{typed}” can be read as {whole} or as {decimal}. Write it without the separator.',
  },
  negative: { vi: 'Số không được âm.', en: 'The number may not be negative.' },
  tooLarge: { vi: 'Số quá lớn (nhiều nhất 15 chữ số).', en: 'The number is too large (at most 15 digits).' },
  tooFine: { vi: 'Nhiều nhất 4 chữ số thập phân.', en: 'At most 4 decimals.' },
} as const satisfies Record<string, Text>;
export type NumberProblem = keyof typeof numberProblems;

export type ReadNumber =
  | { readonly ok: true; readonly amount: Amount }
  | { readonly ok: false; readonly problem: NumberProblem; readonly values: Readonly<Record<string, string>> };

const bad = (problem: NumberProblem, values: Record<string, string> = {}): ReadNumber => ({ ok: false, problem, values });

function canonical(whole: string, fraction: string): ReadNumber {
  const digits = whole.replace(/^0+(?=\d)/, '');
  const rest = fraction.replace(/0+$/, '');
  if (digits.length > 15) return bad('tooLarge');
  if (rest.length > 4) return bad('tooFine');
  return { ok: true, amount: rest === '' ? digits : `${digits}.${rest}` };
}

/**
 * Reads `195`, `9,75`, `9.75`, `1 000 000`, `1.234.567,5`. One separator before exactly three digits (`1.000`) may mean a
 * thousand or one: refused by name, nobody guesses. Exponents, `NaN` and signs are no numbers of an administration.
 */
export function readAmount(typed: string): ReadNumber {
  const text = typed.normalize('NFC').trim();
  if (text === '') return bad('empty');
  if (text.startsWith('=')) return bad('formula');
  const shown = { typed: text.length > 40 ? `${text.slice(0, 40)}…` : text };
  if (/^[-−]\s*\d/.test(text)) return bad('negative');
  const packed = /^\d{1,3}([ \u00A0\u202F]\d{3})+([.,]\d+)?$/.test(text) ? text.replace(/[ \u00A0\u202F]/g, '') : text;
  if (/^\d+$/.test(packed)) return canonical(packed, '');
  const single = /^(\d+)[.,](\d+)$/.exec(packed);
  if (single) {
    const [, whole = '', fraction = ''] = single;
    const spaced = packed !== text;
    if (!spaced && fraction.length === 3 && /^[1-9]\d{0,2}$/.test(whole))
      return bad('ambiguous', { ...shown, whole: `${whole}${fraction}`, decimal: `${whole},${fraction.replace(/0+$/, '') || '0'}` });
    return canonical(whole, fraction);
  }
  const grouped =
    /^(\d{1,3}(?:\.\d{3}){2,})(?:,(\d+))?$/.exec(packed) ??
    /^(\d{1,3}(?:,\d{3}){2,})(?:\.(\d+))?$/.exec(packed) ??
    /^(\d{1,3}\.\d{3}),(\d+)$/.exec(packed) ??
    /^(\d{1,3},\d{3})\.(\d+)$/.exec(packed);
  if (grouped) return canonical((grouped[1] ?? '').replace(/[.,]/g, ''), grouped[2] ?? '');
  return bad('notNumber', shown);
}

/** A number as a workbook keeps it: a binary float. Only what is written shortly and exactly passes. */
export function readStoredNumber(value: number): ReadNumber {
  const text = String(value);
  if (!Number.isFinite(value)) return bad('notNumber', { typed: text });
  if (value < 0) return bad('negative');
  if (value >= 1e15) return bad('tooLarge');
  if (/e/.test(text)) return bad('tooFine');
  const [whole = '0', fraction = ''] = text.split('.');
  return canonical(whole, fraction);
}

/** Canonical text → whole ten-thousandths. */
export function unitsOf(amount: Amount): bigint {
  const [whole = '0', fraction = ''] = amount.split('.');
  return BigInt(whole) * scale + BigInt(fraction.padEnd(4, '0').slice(0, 4) || '0');
}

/** Whole ten-thousandths → canonical text; a minus stays. */
export function amountOf(units: bigint): Amount {
  const size = units < 0n ? -units : units;
  const fraction = String(size % scale)
    .padStart(4, '0')
    .replace(/0+$/, '');
  return `${units < 0n ? '-' : ''}${size / scale}${fraction === '' ? '' : `.${fraction}`}`;
}

/** `1500000.5` → `1.500.000,5`. */
export function showAmount(amount: Amount, lang: 'vi' | 'en' = 'vi'): string {
  const [whole = '0', fraction = ''] = amount.split('.');
  const grouped = whole.replace(/\B(?=(\d{3})+(?!\d))/g, lang === 'vi' ? '.' : ',');
  return fraction === '' ? grouped : `${grouped}${lang === 'vi' ? ',' : '.'}${fraction}`;
}

/** As it is typed into a field: no grouping, so that reading it again never is ambiguous… unless three decimals follow. */
export function typedAmount(amount: Amount): string {
  const [whole = '0', fraction = ''] = amount.split('.');
  return fraction === '' ? whole : `${whole},${fraction.length === 3 ? `${fraction}0` : fraction}`;
}
