import { parseDay, type PartialDate } from '#platform/dates.ts';

const quarters: Record<string, string> = { i: '1', ii: '2', iii: '3', iv: '4', 1: '1', 2: '2', 3: '3', 4: '4' };

/** Reads `2020`, `năm 2020`, `quý III/2020`, `Q3 2020`, `tháng 10/2020`, `10/2020`, `5/10/2020` and the stored forms. */
export function parsePartial(typed: string): PartialDate | null {
  const text = typed.trim().toLowerCase().normalize('NFC');
  if (/^\d{4}-q[1-4]$/.test(text)) return text.toUpperCase();
  const wholeYear = /^(?:năm\s*)?(\d{4})$/.exec(text);
  if (wholeYear) return wholeYear[1]!;
  const quarter = /^(?:quý|quy|q)\s*(i{1,3}|iv|[1-4])\s*[/ -]\s*(\d{4})$/.exec(text);
  if (quarter) return `${quarter[2]}-Q${quarters[quarter[1]!]}`;
  const wholeMonth = /^(?:tháng\s*)?(\d{1,2})\s*[/.-]\s*(\d{4})$/.exec(text) ?? /^(\d{4})-(\d{2})$/.exec(text);
  if (wholeMonth) {
    const [year, month] = wholeMonth[1]!.length === 4 ? [wholeMonth[1]!, wholeMonth[2]!] : [wholeMonth[2]!, wholeMonth[1]!];
    return Number(month) >= 1 && Number(month) <= 12 ? `${year}-${month.padStart(2, '0')}` : null;
  }
  return parseDay(text);
}
