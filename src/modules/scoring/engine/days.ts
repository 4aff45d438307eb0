const millisecondsOfDay = 86_400_000;

/** `2022-06-10` → days since 1970-01-01; `null` when there is no such day. */
export function dayNumber(text: string): number | null {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return null;
  const time = Date.parse(`${text}T00:00:00Z`);
  return Number.isNaN(time) || !new Date(time).toISOString().startsWith(text) ? null : time / millisecondsOfDay;
}

/** The day of a number of `dayNumber`. */
export const dayText = (value: number): string => new Date(value * millisecondsOfDay).toISOString().slice(0, 10);
