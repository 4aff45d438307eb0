import { leastToTrim } from '../engine/settings.ts';

/** How the marks of several scorers become one (a setting of the rulebook). */
export type CrossMethod = 'mean' | 'median' | 'trimmed_mean';

/** The marks that count, in order. Fewer than three, where somebody gave none, are never trimmed; a table that asks no more is refused. */
function keptOf(marks: readonly number[], method: CrossMethod): number[] {
  const sorted = [...marks].sort((a, b) => a - b);
  if (method === 'trimmed_mean' && sorted.length >= leastToTrim) return sorted.slice(1, -1);
  if (method !== 'median') return sorted;
  const half = (sorted.length - 1) / 2;
  return sorted.length === 0 ? [] : sorted.slice(Math.floor(half), Math.ceil(half) + 1);
}

/**
 * One result of the marks in hundredths, rounded half up to `stepHundredths`: the mean, the median, or the mean without one
 * highest and one lowest. `null` when nobody gave a mark, because unknown is not 0.
 */
export function crossResult(marks: readonly number[], method: CrossMethod, stepHundredths = 1): number | null {
  const kept = keptOf(marks, method);
  if (kept.length === 0) return null;
  const sum = kept.reduce((total, mark) => total + mark, 0);
  const parts = kept.length * stepHundredths;
  return Math.floor((2 * sum + parts) / (2 * parts)) * stepHundredths;
}
