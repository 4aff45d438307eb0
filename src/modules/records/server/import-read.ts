import { sql, type Tx } from '#platform/db/database.ts';
import { refuse, type Decision } from '#platform/refusal.ts';
import { awardMeant, oldAwardFits } from '../award-rules.ts';
import { textOf } from '../cells.ts';
import { candidatesFor, certainMatch, type Candidate } from '../matching.ts';
import { recordRefusals } from '../refusals.ts';
import {
  readRow,
  readSheet,
  repeats,
  sheetKeys,
  sheetNamed,
  sheets,
  type CellProblem,
  type RowValue,
  type SheetInput,
  type SheetKey,
  type TypedRow,
} from '../sheets.ts';
import type { Day } from '#platform/dates.ts';
import { currentLaw, type CurrentLaw } from '#modules/law/index.ts';
import { catalogueBegins, catalogueOfDay, everyAward } from './catalogue.ts';
import { mayKeepUnit } from './policy.ts';
import { peopleNear } from './people.ts';

/** One upload takes seconds, not minutes; more rows go into more files. */
export const mostRows = 1000;

export interface ReadRow {
  readonly sheet: SheetKey;
  readonly line: number;
  readonly typed: Readonly<Record<string, string>>;
  readonly letters: Readonly<Record<string, string>>;
  readonly value: (RowValue & { awardCode?: string }) | null;
  readonly problems: CellProblem[];
  readonly subjectKind: 'person' | 'unit';
  readonly unitId: string | null;
  readonly choice: 'AUTO' | 'OPEN';
  readonly personId: string | null;
  readonly candidates: readonly Candidate[];
}

/** The rows of our sheets. Throws a named refusal when the file is not ours at all. */
export function typedRows(book: readonly SheetInput[]): TypedRow[] {
  const ours = book.flatMap((sheet) => {
    const key = sheetNamed(sheet.name);
    return key ? [{ key, sheet }] : [];
  });
  if (ours.length === 0) throw refuse(recordRefusals.noSheet, { sheets: sheetKeys.map((key) => `“${sheets[key].title}”`).join(', ') });
  const rows = ours.flatMap(({ key, sheet }) => {
    const read = readSheet(key, sheet);
    if (read.rows.length > 0 && read.missing.length > 0)
      throw refuse(recordRefusals.columnsMissing, { sheet: sheet.name, columns: read.missing.join(', ') });
    return read.rows;
  });
  if (rows.length === 0) throw refuse(recordRefusals.emptyWorkbook);
  if (rows.length > mostRows) throw refuse(recordRefusals.tooManyRows, { most: mostRows });
  return rows;
}

interface NamedUnit {
  readonly typed: string;
  readonly id: string;
  readonly name: string;
}

/** Units by any name they ever had, other spellings included; accents and capitals free. */
function unitsNamed(tx: Tx, names: readonly string[]): Promise<NamedUnit[]> {
  return tx.many<NamedUnit>(sql`
    select distinct t.typed, u.id, u.name from unnest(${names}::text[]) as t(typed)
    join directory.unit u on platform.f_kd(t.typed) in (platform.f_kd(u.name), platform.f_kd(u.short_name))
      or exists (select 1 from directory.unit_name n where n.unit_id = u.id and platform.f_kd(t.typed) in (n.kd, platform.f_kd(coalesce(n.short_name, ''))))`);
}

async function nearUnits(tx: Tx, typed: string): Promise<string[]> {
  const rows = await tx.many<{ name: string }>(sql`
    select u.name from directory.unit u where u.kd operator(public.%) platform.f_kd(${typed})
    order by public.similarity(u.kd, platform.f_kd(${typed})) desc, u.name limit 3`);
  return rows.map((row) => row.name);
}

const problemOf = (row: TypedRow, key: string, message: { vi: string; en: string }): CellProblem => ({
  cell: `${row.letters[key] ?? 'A'}${row.line}`,
  column: sheets[row.sheet].columns.find((one) => one.key === key)?.title ?? key,
  message,
});

/** Reads every row, finds its unit, its award and who it may be about. Nothing is written. */
export async function readRows(tx: Tx, typed: readonly TypedRow[]): Promise<ReadRow[]> {
  const law = await currentLaw(tx);
  const read = typed.map((row) => ({ row, ...readRow(row) }));
  const unitNames = [...new Set(typed.map((row) => textOf(row.cells['unit'] ?? null)).filter(Boolean))];
  const units = await unitsNamed(tx, unitNames);
  const people = await peopleNear(
    tx,
    read.flatMap(({ value }) => (value ? [value.fullName] : [])),
  );
  const again = repeats(read.flatMap(({ row, value }) => (value ? [{ sheet: row.sheet, line: row.line, value }] : [])));
  const near = new Map<string, string[]>();
  for (const name of unitNames) if (!units.some((unit) => unit.typed === name)) near.set(name, await nearUnits(tx, name));
  return read.map(({ row, value, problems }) => {
    const more: CellProblem[] = [...problems];
    const found = units.filter((unit) => unit.typed === textOf(row.cells['unit'] ?? null));
    const unitId = found.length === 1 ? (found[0]?.id ?? null) : null;
    const unitName = textOf(row.cells['unit'] ?? null);
    // All that is wrong with a row is said at once: nobody sends a file once for each cell.
    if (unitName !== '' && unitId === null) more.push(problemOf(row, 'unit', unitProblem(unitName, found, near.get(unitName) ?? [])));
    if (unitId !== null) {
      const mine = mayKeepUnit(tx.actor, unitId);
      if (!mine.ok) more.push(problemOf(row, 'unit', mine.refusal.message));
    }
    const first = again.get(`${row.sheet}/${row.line}`);
    if (first !== undefined)
      more.push(problemOf(row, 'fullName', { vi: `Trùng với dòng ${first} của tệp này.`, en: `Says the same as row ${first} of this file.` }));
    const subjectKind = textOf(row.cells['fullName'] ?? null) === '' ? ('unit' as const) : ('person' as const);
    const awardCode = row.sheet === 'AWARD' ? awardOf(law, tx.today, row, value, subjectKind, more) : undefined;
    const candidates =
      value && subjectKind === 'person' ? candidatesFor({ fullName: value.fullName, unitId, title: value.title || undefined }, people) : [];
    const personId = certainMatch(candidates);
    return {
      sheet: row.sheet,
      line: row.line,
      letters: row.letters,
      typed: Object.fromEntries(Object.entries(row.cells).map(([key, cell]) => [key, textOf(cell)])),
      value: value && more.length === 0 ? { ...value, ...(awardCode ? { awardCode } : {}) } : null,
      problems: more,
      subjectKind,
      unitId,
      choice: subjectKind === 'unit' || personId !== null ? ('AUTO' as const) : ('OPEN' as const),
      personId,
      candidates,
    };
  });
}

function unitProblem(typed: string, found: readonly NamedUnit[], near: readonly string[]): { vi: string; en: string } {
  if (found.length > 1)
    return {
      vi: `“${typed}” là tên của nhiều đơn vị: ghi tên đầy đủ.`,
      en: `“${typed}” names several units: write the full name.`,
    };
  const hint = near.length > 0 ? ` Gần giống: ${near.map((name) => `“${name}”`).join(', ')}.` : '';
  const english = near.length > 0 ? ` Near: ${near.map((name) => `“${name}”`).join(', ')}.` : '';
  return { vi: `Không có đơn vị “${typed}”.${hint}`, en: `There is no unit “${typed}”.${english}` };
}

/** The code of the award meant, or its problem at the right cell. */
function awardOf(
  law: CurrentLaw,
  today: Day,
  row: TypedRow,
  value: RowValue | null,
  subject: 'person' | 'unit',
  problems: CellProblem[],
): string | undefined {
  const typed = textOf(row.cells['award'] ?? null);
  const award = awardMeant(typed, everyAward(law, today));
  if (!award) {
    if (typed !== '') problems.push(problemOf(row, 'award', refuse(recordRefusals.unknownAward, { award: typed }).body.message));
    return undefined;
  }
  const fits: Decision =
    value === null || value.year === null
      ? { ok: true }
      : oldAwardFits({ award, subject, year: value.year, decidedOn: value.decidedOn }, catalogueOfDay(law), catalogueBegins, today);
  if (!fits.ok) problems.push(problemOf(row, columnOf(fits.refusal.field), fits.refusal.message));
  return award.code;
}

/** Which column a refused field stands in. */
export function columnOf(field: string | undefined): string {
  const name = field?.replace(/^fact\./, '') ?? '';
  const columns: Readonly<Record<string, string>> = {
    awardCode: 'award',
    decidedOn: 'decidedOn',
    year: 'year',
    usedWork: 'usedWork',
    grade: 'grade',
    authors: 'share',
    recognisedOn: 'decidedOn',
  };
  return columns[name] ?? 'fullName';
}
