/** Five wrong tries are free; each further one waits twice as long, at most 15 minutes. Seconds. */
export function waitAfter(failedTries: number): number {
  if (failedTries < 5) return 0;
  return Math.min(15 * 60, 15 * 2 ** Math.min(failedTries - 5, 10));
}

/** `Trương Văn Đạt` → `TĐ`: first and last word, as people abbreviate here. */
export function initialsOf(name: string): string {
  const words = name.replace(/\(.*?\)/g, '').trim().split(/\s+/);
  const first = words[0]?.[0] ?? '?';
  const last = words.length > 1 ? (words.at(-1)?.[0] ?? '') : '';
  return (first + last).toUpperCase();
}
