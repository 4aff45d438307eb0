import type { Text } from '#platform/text.ts';

/** The ends of a stretch of values, plain decimals; `null` = open. */
export interface Ends {
  readonly from: string | null;
  readonly fromIncluded: boolean;
  readonly to: string | null;
  readonly toIncluded: boolean;
}

/** Plain decimal with the comma people write: `9.75` → `9,75`. */
export const commaOf = (plain: string): string => plain.replace('.', ',');

/** The stretch in words; without both ends it holds every value. */
export function endsInWords({ from, fromIncluded, to, toIncluded }: Ends): Text {
  const low = from === null ? null : commaOf(from);
  const high = to === null ? null : commaOf(to);
  if (low === null && high === null) return { vi: 'mọi giá trị', en: 'any value' };
  if (low === null) return { vi: toIncluded ? `đến ${high}` : `dưới ${high}`, en: toIncluded ? `up to ${to}` : `below ${to}` };
  const start: Text = { vi: fromIncluded ? `từ ${low}` : `trên ${low}`, en: fromIncluded ? `from ${from}` : `above ${from}` };
  if (high === null) return start;
  return { vi: `${start.vi} đến ${toIncluded ? '' : 'dưới '}${high}`, en: `${start.en} to ${toIncluded ? '' : 'below '}${to}` };
}
