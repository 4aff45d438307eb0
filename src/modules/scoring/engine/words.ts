import type { Text } from '#platform/text.ts';
import { showDate } from '#platform/dates.ts';
import { showHundredths } from '#platform/decimal.ts';
import { dayText } from './days.ts';
import { plainText, type Exact } from './exact.ts';
import type { Type } from './expression/types.ts';
import type { Scalar } from './expression/run.ts';

/** Sentences of the engine: what a rule says and why it gave these points, in both languages. */

/** Points with the decimals they have: `9,75`, `10`. */
export const pointsIn = (value: number): Text => ({ vi: showHundredths(value, 'vi', 0), en: showHundredths(value, 'en', 0) });

function grouped(plain: string, thousands: string, comma: string): string {
  const [whole = '', fraction] = plain.replace('-', '').split('.');
  const left = whole.replace(/\B(?=(\d{3})+(?!\d))/g, thousands);
  return `${plain.startsWith('-') ? '−' : ''}${left}${fraction === undefined ? '' : comma + fraction}`;
}

/** A number as people read it, at most `places` decimals. */
export function numberIn(value: Exact, places = 2): Text {
  const plain = plainText(value, places);
  return { vi: grouped(plain, '.', ','), en: grouped(plain, ',', '.') };
}

/** What stands after a number of each unit. */
export const unitMarks: Readonly<Record<Type['unit'], Text>> = {
  count: { vi: '', en: '' },
  plain: { vi: '', en: '' },
  percent: { vi: ' %', en: ' %' },
  day: { vi: ' ngày', en: ' days' },
  dong: { vi: ' đồng', en: ' dong' },
  flag: { vi: '', en: '' },
  date: { vi: '', en: '' },
};

/** A value with its unit; what is unknown says so. */
export function valueIn(value: Scalar, unit: Type['unit']): Text {
  if (value === null) return { vi: 'chưa biết', en: 'unknown' };
  if (value === undefined) return { vi: 'không có số liệu', en: 'no data' };
  if (typeof value === 'boolean') return value ? { vi: 'có', en: 'yes' } : { vi: 'không', en: 'no' };
  if (unit === 'date') return { vi: showDate(dayText(Number(value)), 'vi'), en: showDate(dayText(Number(value)), 'en') };
  const shown = numberIn(value);
  return { vi: shown.vi + unitMarks[unit].vi, en: shown.en + unitMarks[unit].en };
}

/** A value as data: plain decimal, `yes`/`no`, a day, or `null` when it is unknown or there is none. */
export function valueText(value: Scalar, unit: Type['unit']): string | null {
  if (value === null || value === undefined) return null;
  if (typeof value === 'boolean') return value ? 'yes' : 'no';
  return unit === 'date' ? dayText(Number(value)) : plainText(value);
}

/** Joins sentences. */
export const join = (...parts: readonly Text[]): Text => listed(parts, ' ');

/** Puts texts side by side with the same sign between them. */
export const listed = (parts: readonly Text[], between: string): Text => ({
  vi: parts.map((part) => part.vi).join(between),
  en: parts.map((part) => part.en).join(between),
});

/** Puts texts into the `{places}` of a sentence, each in its language. */
export function say(vi: string, en: string, values: Readonly<Record<string, Text | string | number>> = {}): Text {
  const one = (sentence: string, lang: 'vi' | 'en') =>
    sentence.replace(/\{(\w+)\}/g, (_, key: string) => {
      const value = values[key];
      return value === undefined ? '—' : typeof value === 'object' ? value[lang] : String(value);
    });
  return { vi: one(vi, 'vi'), en: one(en, 'en') };
}
