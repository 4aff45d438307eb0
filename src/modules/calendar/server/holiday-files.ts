import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseDocument } from 'yaml';
import { z } from 'zod';
import { problemsOf } from '#platform/parse.ts';
import { refuse } from '#platform/refusal.ts';
import { day, text } from '#platform/schema.ts';
import { calendarRefusals } from '../contract.ts';
import { problemsOfDays, type HolidayYear } from '../working-days.ts';

const fileShape = z
  .object({
    year: z.number().int().min(1990).max(2100),
    source: text,
    /** V compared with the announcement · M from memory: used, and every answer says "cần đối chiếu". */
    confidence: z.enum(['V', 'M']),
    note: text.optional(),
    days: z.array(z.object({ day, kind: z.enum(['off', 'work']), name: text }).strict()),
  })
  .strict();

/** One shipped year. Throws `calendar.bad_file` naming file and place. */
export function parseHolidayFile(file: string, source: string): HolidayYear {
  const document = parseDocument(source);
  const bad = (path: string, problem: string) => refuse(calendarRefusals.badFile, { file, path, problem });
  if (document.errors[0]) throw bad('', document.errors[0].message);
  const parsed = fileShape.safeParse(document.toJS(), { reportInput: true });
  if (!parsed.success) {
    const problem = problemsOf(parsed.error)[0];
    throw bad(problem?.path ?? '', problem?.message.vi ?? '');
  }
  const wrong = problemsOfDays(parsed.data.year, parsed.data.days)[0];
  if (wrong) throw bad(`days.${wrong.at}`, `${wrong.day}: ${wrong.problem}`);
  const { year, days, confidence, note } = parsed.data;
  const both = (lang: 'vi' | 'en') => [parsed.data.source[lang], note?.[lang]].filter(Boolean).join('. ');
  return { year, days, confirmed: confidence === 'V', source: { vi: both('vi'), en: both('en') } };
}

/** The years under `law/calendar`. */
export function readHolidayFiles(folder = fileURLToPath(new URL('../../../../law/calendar', import.meta.url))): ReadonlyMap<number, HolidayYear> {
  const years = readdirSync(folder)
    .filter((name) => name.endsWith('.yaml'))
    .map((name) => parseHolidayFile(`calendar/${name}`, readFileSync(join(folder, name), 'utf8')));
  return new Map(years.map((year) => [year.year, year]));
}
