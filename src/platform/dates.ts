/** Days of the administration as `YYYY-MM-DD` text; both ends of a window count (law 6 of the house). */
export type Day = string;
/** `2020`, `2020-Q3`, `2020-10` or `2020-10-05`. */
export type PartialDate = string;

const zone = 'Asia/Ho_Chi_Minh';
const dayFormat = new Intl.DateTimeFormat('en-CA', { timeZone: zone, year: 'numeric', month: '2-digit', day: '2-digit' });

/** The Vietnamese calendar day of an instant. */
export function dayOf(instant: Date): Day {
  return dayFormat.format(instant);
}

/** First and last day are open: `within('2022-03-31', '2022-02-01', '2022-03-31')` is true. `null` = unbounded. */
export function within(day: Day, from: Day | null, to: Day | null): boolean {
  return (from === null || from <= day) && (to === null || day <= to);
}

export function addDays(day: Day, count: number): Day {
  const date = new Date(`${day}T00:00:00Z`);
  date.setUTCDate(date.getUTCDate() + count);
  return date.toISOString().slice(0, 10);
}

/** The same day and month of another year; 29 February becomes the 28th where there is none. */
export function sameDayIn(day: Day, year: number): Day {
  const moved = `${String(year).padStart(4, '0')}${day.slice(4)}`;
  return day.endsWith('-02-29') && endOfMonth(year, 2) < moved ? endOfMonth(year, 2) : moved;
}

/** Whole days from `a` to `b`; negative when `b` is earlier. */
export function daysBetween(a: Day, b: Day): number {
  return Math.round((Date.parse(`${b}T00:00:00Z`) - Date.parse(`${a}T00:00:00Z`)) / 86_400_000);
}

/** Last day of a month. `month` counts from 1. */
export function endOfMonth(year: number, month: number): Day {
  return new Date(Date.UTC(year, month, 0)).toISOString().slice(0, 10);
}

/** First day a partly known date may mean; use it to sort. */
export function startOfPartial(value: PartialDate): Day {
  const quarter = /^(\d{4})-Q([1-4])$/.exec(value);
  if (quarter) return `${quarter[1]}-${String((Number(quarter[2]) - 1) * 3 + 1).padStart(2, '0')}-01`;
  const [y, m = '01', d = '01'] = value.split('-');
  return `${y}-${m}-${d}`;
}

const roman = ['', 'I', 'II', 'III', 'IV'];

/** `2022-06-10` → `10/06/2022`; `2020-10` → `tháng 10/2020`; `2020-Q3` → `quý III/2020`. */
export function showDate(value: PartialDate | null | undefined, lang: 'vi' | 'en' = 'vi'): string {
  if (!value) return lang === 'vi' ? 'chưa rõ' : 'unknown';
  const quarter = /^(\d{4})-Q([1-4])$/.exec(value);
  if (quarter) return lang === 'vi' ? `quý ${roman[Number(quarter[2])]}/${quarter[1]}` : `Q${quarter[2]} ${quarter[1]}`;
  const [y, m, d] = value.split('-');
  if (m === undefined) return lang === 'vi' ? `năm ${y}` : `${y}`;
  if (d === undefined) return lang === 'vi' ? `tháng ${Number(m)}/${y}` : `${m}/${y}`;
  return `${d}/${m}/${y}`;
}

/** Reads `10/6/2022`, `10-06-2022` or `2022-06-10`; `null` when it is no real day. */
export function parseDay(typed: string): Day | null {
  const vietnamese = /^\s*(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})\s*$/.exec(typed);
  const iso = /^\s*(\d{4})-(\d{2})-(\d{2})\s*$/.exec(typed);
  const [y, m, d] = vietnamese ? [vietnamese[3], vietnamese[2], vietnamese[1]] : iso ? [iso[1], iso[2], iso[3]] : [];
  if (y === undefined || m === undefined || d === undefined) return null;
  const day = `${y}-${m.padStart(2, '0')}-${d.padStart(2, '0')}`;
  const date = new Date(`${day}T00:00:00Z`);
  return !Number.isNaN(date.getTime()) && date.toISOString().startsWith(day) ? day : null;
}

/** `2021-03-19T07:14:00.000Z` → `14:14 19/03/2021` in Vietnam time. */
export function showInstant(iso: string): string {
  const date = new Date(iso);
  const time = new Intl.DateTimeFormat('vi-VN', { timeZone: zone, hour: '2-digit', minute: '2-digit', hour12: false }).format(date);
  return `${time} ${showDate(dayOf(date))}`;
}
