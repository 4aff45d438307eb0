/**
 * Points, percentages and money as whole hundredths. 28,5 is 2850; nothing here ever holds a float,
 * so the edge of a band is where the officer's own table says it is.
 */

/** `95` → `0,95`; `2850` → `28,5`; `95200` → `952,0`. At least one decimal so that columns line up. */
export function showHundredths(value: number | null | undefined, lang: 'vi' | 'en' = 'vi', least = 1): string {
  if (value === null || value === undefined) return lang === 'vi' ? 'chưa có' : 'none yet';
  const sign = value < 0 ? '−' : '';
  const magnitude = Math.abs(value);
  const whole = Math.trunc(magnitude / 100)
    .toString()
    .replace(/\B(?=(\d{3})+(?!\d))/g, lang === 'vi' ? '.' : ',');
  let fraction = String(magnitude % 100).padStart(2, '0');
  while (fraction.length > least && fraction.endsWith('0')) fraction = fraction.slice(0, -1);
  return `${sign}${whole}${fraction === '' ? '' : (lang === 'vi' ? ',' : '.') + fraction}`;
}

/** Reads `28,5`, `28.5`, `952`; at most two decimals. `null` when it is not such a number. */
export function parseHundredths(typed: string): number | null {
  const match = /^\s*([-−]?)(\d{1,9})(?:[.,](\d{1,2}))?\s*$/.exec(typed);
  if (!match) return null;
  const value = Number(match[2]) * 100 + Number((match[3] ?? '').padEnd(2, '0'));
  return match[1] ? -value : value;
}

/** Share in hundredths of a percent, rounded half up; `null` when the whole is 0 (no data is not 0 %). */
export function percentHundredths(part: number, whole: number): number | null {
  if (whole === 0) return null;
  const numerator = BigInt(part) * 20_000n + BigInt(whole);
  return Number(numerator / (2n * BigInt(whole)));
}

/** `part/whole > limit %`, strictly, as whole numbers: 9 of 10 is not above 90. */
export function isAbovePercent(part: number, whole: number, limitPercent: number): boolean {
  return part * 100 > limitPercent * whole;
}

/** `part/whole >= limit %`, as whole numbers; council thresholds (law.md §7: no rounding first). */
export function isAtLeastPercent(part: number, whole: number, limitPercent: number): boolean {
  return part * 100 >= limitPercent * whole;
}
