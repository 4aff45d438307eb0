import { empty, sql, type Tx } from '#platform/db/database.ts';
import { hasWords } from '#platform/db/find-words.ts';
import { endOfMonth } from '#platform/dates.ts';
import type { z } from 'zod';
import { homeUnit } from '#platform/actor.ts';
import type { FactWords } from '../bodies.ts';
import type { Cell, ImportDetail, ImportLine, ImportRow, indicatorsApi } from '../contract.ts';
import type { FactLine } from '../import-facts.ts';
import type { ImportContext } from '../import-rules.ts';
import type { ImportProblem } from '../import-table.ts';
import { isAsked, type FactState, type ImportState } from '../rules.ts';
import { assignmentsOf, editionsFor, givenTo, validOn } from './definitions.ts';
import { cellsOf, entriesOf, openOf, standing } from './entries.ts';
import { askedParts } from './form.ts';
import { canOfImport, isOverseer, mayEnter } from './policy.ts';

/** One month an import has written: what stood there before, and the version it left. */
export interface Touched {
  readonly entryId: string;
  readonly month: number;
  readonly version: number;
  readonly before: readonly Cell[];
}

/** One fact an import has entered (`before` is null) or changed, and the version it left. */
export interface TouchedFact {
  readonly factId: string;
  readonly title: string;
  readonly version: number;
  readonly before: { readonly words: FactWords; readonly state: FactState } | null;
}

interface ImportHead {
  readonly id: string;
  readonly unitId: string;
  readonly year: number;
  readonly state: ImportState;
  readonly way: 'csv' | 'xlsx' | 'http';
  readonly fileName: string;
  readonly problems: readonly ImportProblem[];
  readonly secrets: Readonly<Record<string, number>>;
  readonly sha256: string;
  readonly version: number;
}
export interface FiguresImport extends ImportHead {
  readonly about: 'figures';
  readonly lines: readonly ImportLine[];
  readonly touched: readonly Touched[];
}
export interface FactsImport extends ImportHead {
  readonly about: 'facts';
  readonly lines: readonly FactLine[];
  readonly touched: readonly TouchedFact[];
}
export type Import = FiguresImport | FactsImport;

/** Locked; imports of one unit are applied and undone one after the other, so that none of them overlooks another. */
export async function lockImport(tx: Tx, id: string): Promise<Import | undefined> {
  const found = await tx.maybe<Import>(sql`
    select id, unit_id, year, about, state, way, file_name, lines, problems, secrets, touched, sha256, version from indicators.import where id = ${id} for update`);
  if (found) await tx.run(sql`select pg_advisory_xact_lock(hashtextextended(${`indicators.import/${found.unitId}`}, 0))`);
  return found;
}

/** The same rows for the same unit and year that stand applied. */
export function appliedTwin(tx: Tx, unitId: string, year: number, sha256: string): Promise<{ id: string } | undefined> {
  return tx.maybe(sql`
    select id from indicators.import where unit_id = ${unitId} and year = ${year} and sha256 = ${sha256} and state = 'APPLIED'`);
}

export interface NewImport extends Pick<Import, 'id' | 'unitId' | 'year' | 'about' | 'way' | 'fileName' | 'lines' | 'problems' | 'secrets'> {
  readonly sha256: string;
  readonly rowCount: number;
}

export async function insertImport(tx: Tx, it: NewImport): Promise<void> {
  await tx.run(sql`
    insert into indicators.import (id, unit_id, year, about, state, way, file_name, sha256, row_count, lines, problems, secrets, made_by, made_at)
    values (${it.id}, ${it.unitId}, ${it.year}, ${it.about}, 'PREVIEWED', ${it.way}, ${it.fileName}, ${it.sha256}, ${it.rowCount}, ${JSON.stringify(it.lines)}::jsonb,
      ${JSON.stringify(it.problems)}::jsonb, ${JSON.stringify(it.secrets)}::jsonb, ${tx.actor.name}, ${tx.now.toISOString()})`);
}

export async function moveImport(tx: Tx, it: Import, version: number, change: ReturnType<typeof sql>): Promise<boolean> {
  return (
    (await tx.run(sql`
      update indicators.import set ${change}, version = version + 1 where id = ${it.id} and version = ${version} and state = ${it.state}`)) === 1
  );
}

/** What the rows of an import are judged against. */
export async function importContext(tx: Tx, unitId: string, year: number): Promise<ImportContext> {
  const editions = await editionsFor(tx, unitId, year);
  const assignments = await assignmentsOf(tx, [unitId], year);
  const entries = await entriesOf(tx, [unitId], year);
  const months = Array.from({ length: 12 }, (_, index) => index + 1);
  const asked = new Map(
    months.map((month) => [
      month,
      new Map(
        validOn(editions, endOfMonth(year, month))
          .map((definition) =>
            givenTo(
              definition,
              assignments.find((one) => one.code === definition.code),
            ),
          )
          .filter((line) => line.applies && isAsked(line.definition.period, month))
          .map((line) => [line.definition.code, askedParts(line)]),
      ),
    ]),
  );
  return {
    asked,
    codes: new Set(editions.map((one) => one.code)),
    counted: new Set(editions.filter((one) => one.feed !== 'entry').map((one) => one.code)),
    closed: new Set(
      months.filter((month) => {
        const own = entries.filter((entry) => entry.month === month);
        return (openOf(own) ?? standing(own) ?? { state: 'DRAFT' }).state !== 'DRAFT';
      }),
    ),
    lastMonth: months.findLast((month) => `${year}-${String(month).padStart(2, '0')}-01` <= tx.today) ?? 0,
  };
}

const columns = sql`i.id, i.unit_id, u.name as unit_name, i.year, i.about, i.state, i.way, i.file_name, i.row_count, jsonb_array_length(i.problems) as problem_count,
  (select coalesce(sum(value::int), 0)::int from jsonb_each_text(i.secrets)) as secret_count, i.made_by, i.made_at, i.applied_by, i.applied_at,
  i.undone_by, i.undone_at, i.undo_reason, i.version`;
const source = sql`indicators.import i join directory.unit u on u.id = i.unit_id`;

type Query = z.output<(typeof indicatorsApi.imports)['query']>;
type Listed = z.input<(typeof indicatorsApi.imports)['response']>;
type Row = Omit<ImportRow, 'can'>;

export async function listImports(tx: Tx, query: Query): Promise<Listed> {
  const where = sql`where i.year = ${query.year} ${query.q?.trim() ? sql`and ${hasWords(sql`platform.f_kd(u.name || ' ' || i.file_name || ' ' || i.made_by)`, query.q)}` : empty}`;
  const [afterAt, afterId] = query.after?.split('~') ?? [];
  const rows = await tx.many<Row>(sql`
    select ${columns} from ${source} ${where}
    ${afterId ? sql`and (date_trunc('milliseconds', i.made_at), i.id) < (${afterAt}::timestamptz, ${afterId}::uuid)` : empty}
    order by date_trunc('milliseconds', i.made_at) desc, i.id desc limit ${query.limit + 1}`);
  const shown = rows.slice(0, query.limit);
  const last = shown.at(-1);
  const { total } = await tx.one<{ total: number }>(sql`select count(*)::int as total from (select 1 from ${source} ${where} limit 1001) capped`);
  const unitId = homeUnit(tx.actor);
  return {
    rows: shown.map((row) => ({ ...row, can: canOfImport(tx.actor, row) })),
    next: rows.length > query.limit && last ? `${last.madeAt}~${last.id}` : null,
    total: total > 1000 ? null : total,
    can: { preview: mayEnter(tx.actor, unitId ?? '') },
  };
}

/** One import with every line beside what stands there now. */
export async function importDetail(tx: Tx, id: string): Promise<ImportDetail | undefined> {
  const row = await tx.maybe<Row & Pick<Import, 'about' | 'lines' | 'touched'> & { problems: ImportProblem[] }>(
    sql`select ${columns}, i.lines, i.problems, i.touched from ${source} where i.id = ${id}`,
  );
  if (!row || !(isOverseer(tx.actor) || tx.actor.unitIds.includes(row.unitId))) return undefined;
  const { touched, ...head } = row;
  return {
    ...head,
    problems: row.problems.map((one) => ({ ...one })),
    lines: row.about === 'figures' ? await figureLines(tx, row, row.lines as readonly ImportLine[]) : [],
    facts: row.about === 'facts' ? factLines(row.lines as readonly FactLine[], touched as readonly TouchedFact[]) : [],
    can: canOfImport(tx.actor, row),
  };
}

/** Rows of a list beside what they change; an entered fact is known once the import was applied. */
function factLines(lines: readonly FactLine[], touched: readonly TouchedFact[]): ImportDetail['facts'] {
  const entered = touched.filter((one) => one.before === null).map((one) => one.factId);
  let next = 0;
  return lines.map(({ row, kind, categoryName, words, verb, factId, changes }) => ({
    row,
    kind,
    title: words.title,
    categoryName,
    verb,
    factId: verb === 'add' ? (entered[next++] ?? null) : factId,
    changes: changes.map((one) => ({ ...one })),
  }));
}

async function figureLines(tx: Tx, { unitId, year }: Pick<Row, 'unitId' | 'year'>, lines: readonly ImportLine[]): Promise<ImportDetail['lines']> {
  const editions = await editionsFor(tx, unitId, year);
  const entries = await entriesOf(tx, [unitId], year);
  const cells = await cellsOf(
    tx,
    entries.map((entry) => entry.id),
  );
  return lines.map((line) => {
    const definition = editions.findLast((one) => one.code === line.code);
    const own = entries.filter((entry) => entry.month === line.month);
    const entry = openOf(own) ?? standing(own);
    const now = cells.find((one) => one.entryId === entry?.id && one.code === line.code && one.part === line.part);
    const part = definition?.parts.find((one) => one.code === line.part);
    return {
      ...line,
      indicator: definition?.name ?? { vi: line.code, en: line.code },
      partName: part ? { vi: part.vi, en: part.en } : { vi: line.part, en: line.part },
      before: now?.amount ?? null,
      beforeMissing: now?.missing ?? null,
    };
  });
}
