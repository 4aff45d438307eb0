import type { Day } from '#platform/dates.ts';
import type { delegationStates } from './contract.ts';

/** Four wrong tries are free; from the fifth on each one makes wait, twice as long every time, at most 15 minutes. Seconds. */
export function waitAfter(wrongTries: number): number {
  if (wrongTries < 5) return 0;
  return Math.min(15 * 60, 15 * 2 ** Math.min(wrongTries - 5, 10));
}

/** `Trương Văn Đạt` → `TĐ`: first and last word, as people abbreviate here. */
export function initialsOf(name: string): string {
  const words = name
    .replace(/\(.*?\)/g, '')
    .trim()
    .split(/\s+/);
  const first = words[0]?.[0] ?? '?';
  const last = words.length > 1 ? (words.at(-1)?.[0] ?? '') : '';
  return (first + last).toUpperCase();
}

interface Dated {
  readonly validFrom: Day;
  readonly validTo: Day;
  readonly revokedOn: Day | null;
}

/** First and last day are in force; a revoked one ends at once. */
export function delegationState(delegation: Dated, today: Day): keyof typeof delegationStates {
  if (delegation.revokedOn !== null) return 'REVOKED';
  if (today < delegation.validFrom) return 'COMING';
  return today <= delegation.validTo ? 'IN_FORCE' : 'OVER';
}

/** The first that fits counts: Edge and Cốc Cốc also call themselves Chrome, Chrome calls itself Safari. */
const browsers: readonly (readonly [RegExp, string])[] = [
  [/coc_coc_browser/i, 'Cốc Cốc'],
  [/Edg(e|A|iOS)?\//, 'Edge'],
  [/Firefox\/|FxiOS\//, 'Firefox'],
  [/Chrome\/|CriOS\//, 'Chrome'],
  [/Safari\//, 'Safari'],
];
const systems: readonly (readonly [RegExp, string])[] = [
  [/Windows/, 'Windows'],
  [/iPhone|iPad/, 'iOS'],
  [/Android/, 'Android'],
  [/Mac OS X/, 'macOS'],
  [/Linux/, 'Linux'],
];

/** What a browser's own line says, in words people know; `null` where it says nothing known. */
export function deviceOf(agent: string): { browser: string | null; system: string | null } {
  const find = (list: typeof browsers) => list.find(([pattern]) => pattern.test(agent))?.[1] ?? null;
  return { browser: find(browsers), system: find(systems) };
}
