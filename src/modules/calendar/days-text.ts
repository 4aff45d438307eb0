import { parseDay, showDate, type Day } from '#platform/dates.ts';

export interface TypedDay {
  readonly day: Day;
  readonly kind: 'off' | 'work';
  readonly name: string;
}

export type TypedLine = { readonly line: number; readonly text: string; readonly day: TypedDay | null };

const pattern = /^(\d{1,2}[/.-]\d{1,2}(?:[/.-]\d{4})?)\s*[:;,\t-]?\s*(nghỉ|nghi|off|làm bù|lam bu|làm|work)\s*[:;,\t-]?\s*(.+)$/iu;

/**
 * Days as an officer types or pastes them, one a line: `30/4 nghỉ Ngày Chiến thắng`, `26/4 làm bù Thay thứ Sáu 02/5`.
 * The year is the one being entered unless the line names its own. A line that is not understood has `day: null`.
 */
export function readDays(year: number, text: string): TypedLine[] {
  return text
    .normalize('NFC')
    .split('\n')
    .map((line, at) => ({ line: at + 1, text: line.trim() }))
    .filter((one) => one.text !== '')
    .map((one) => {
      const match = pattern.exec(one.text);
      const written = match?.[1] ?? '';
      const day = match && parseDay(/[/.-]\d{4}$/.test(written) ? written : `${written}/${year}`.replace(/[.-]/g, '/'));
      const kind = /^(nghỉ|nghi|off)$/iu.test(match?.[2] ?? '') ? 'off' : 'work';
      return { ...one, day: match && day ? { day, kind, name: (match[3] ?? '').trim() } : null };
    });
}

/** The same list as text, to correct an earlier entry. */
export const writeDays = (days: readonly { day: Day; kind: 'off' | 'work'; name: { vi: string } }[]): string =>
  days.map((one) => `${showDate(one.day).slice(0, 5)} ${one.kind === 'off' ? 'nghỉ' : 'làm bù'} ${one.name.vi}`).join('\n');
