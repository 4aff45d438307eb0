import { sql, type Tx } from '#platform/db/database.ts';
import type { Day } from '#platform/dates.ts';
import { newId } from '#platform/ids.ts';
import type { Cell } from '../contract.ts';
import type { EntryState, Parts } from '../rules.ts';

export interface Entry {
  readonly id: string;
  readonly unitId: string;
  readonly year: number;
  readonly month: number;
  readonly revision: number;
  readonly state: EntryState;
  readonly note: string;
  readonly noChangeReason: string;
  readonly returnReason: string;
  readonly correctionReason: string;
  readonly submittedOn: Day | null;
  readonly submittedBy: string | null;
  readonly late: boolean;
  readonly confirmedOn: Day | null;
  readonly confirmedBy: string | null;
  readonly synthetic: boolean;
  readonly version: number;
}

const columns = sql`e.id, e.unit_id, e.year, e.month, e.revision, e.state, e.note, e.no_change_reason, e.return_reason, e.correction_reason,
  e.submitted_on, e.submitted_by, e.late, e.confirmed_on, e.confirmed_by, e.synthetic, e.version`;

export function entriesOf(tx: Tx, unitIds: readonly string[], year: number): Promise<Entry[]> {
  return tx.many(sql`
    select ${columns} from indicators.month_entry e where e.unit_id = any (${[...unitIds]}::uuid[]) and e.year = ${year}
    order by e.unit_id, e.month, e.revision`);
}

export function revisionsOf(tx: Tx, unitId: string, year: number, month: number): Promise<Entry[]> {
  return tx.many(sql`
    select ${columns} from indicators.month_entry e where e.unit_id = ${unitId} and e.year = ${year} and e.month = ${month} order by e.revision`);
}

export function lockEntry(tx: Tx, id: string): Promise<Entry | undefined> {
  return tx.maybe(sql`select ${columns} from indicators.month_entry e where e.id = ${id} for update of e`);
}

/** The month's revisions, locked, in order. */
export function lockMonth(tx: Tx, unitId: string, year: number, month: number): Promise<Entry[]> {
  return tx.many(sql`
    select ${columns} from indicators.month_entry e where e.unit_id = ${unitId} and e.year = ${year} and e.month = ${month}
    order by e.revision for update of e`);
}

export interface Stored extends Cell {
  readonly entryId: string;
  readonly carried: boolean;
  readonly importId: string | null;
}

export function cellsOf(tx: Tx, entryIds: readonly string[]): Promise<Stored[]> {
  return tx.many(sql`
    select entry_id, code, part, trim_scale(amount)::text as amount, missing, note, carried, import_id from indicators.value
    where entry_id = any (${[...entryIds]}::uuid[]) order by code, part`);
}

/** The form that speaks for a month: the confirmed one, else what was sent, else the draft. */
export function standing<T extends Pick<Entry, 'state' | 'revision'>>(entries: readonly T[]): T | undefined {
  const rank = { CONFIRMED: 3, SUBMITTED: 2, DRAFT: 1, REPLACED: 0 };
  return entries.filter((entry) => entry.state !== 'REPLACED').toSorted((a, b) => rank[b.state] - rank[a.state] || b.revision - a.revision)[0];
}

/** The form somebody may still write: the open revision. */
export const openOf = (entries: readonly Entry[]): Entry | undefined =>
  entries.find((entry) => entry.state === 'DRAFT' || entry.state === 'SUBMITTED');

export const partsOf = (cells: readonly Pick<Stored, 'part' | 'amount' | 'missing' | 'note'>[]): Parts =>
  Object.fromEntries(cells.map((cell) => [cell.part, cell as Parts[string]]));

/** Makes the draft of a month where nobody has begun one; two desks at once meet on the unique index. */
export async function beginEntry(tx: Tx, unitId: string, year: number, month: number): Promise<Entry> {
  await tx.run(sql`
    insert into indicators.month_entry (id, unit_id, year, month, revision, state) values (${newId()}, ${unitId}, ${year}, ${month}, 1, 'DRAFT')
    on conflict do nothing`);
  return tx.one(sql`
    select ${columns} from indicators.month_entry e
    where e.unit_id = ${unitId} and e.year = ${year} and e.month = ${month} and e.state in ('DRAFT', 'SUBMITTED') for update of e`);
}

export async function insertRevision(tx: Tx, from: Entry, reason: string): Promise<string> {
  const id = newId();
  await tx.run(sql`
    insert into indicators.month_entry (id, unit_id, year, month, revision, state, note, correction_reason)
    values (${id}, ${from.unitId}, ${from.year}, ${from.month}, ${from.revision + 1}, 'DRAFT', ${from.note}, ${reason})`);
  await tx.run(sql`
    insert into indicators.value (entry_id, code, part, amount, missing, note, carried)
    select ${id}, code, part, amount, missing, note, false from indicators.value where entry_id = ${from.id}`);
  await thawCounts(tx, id);
  return id;
}

/** Counts that were frozen with the sending follow their lists again; the officer's word that a list is complete stays. */
export async function thawCounts(tx: Tx, entryId: string): Promise<void> {
  await tx.run(sql`
    delete from indicators.value v where v.entry_id = ${entryId} and v.part <> 'complete'
      and exists (select 1 from indicators.value w where w.entry_id = v.entry_id and w.code = v.code and w.part = 'complete')`);
}

export interface NewCell extends Cell {
  readonly carried?: boolean;
}

/** Writes cells of a draft; a cell with neither number nor reason leaves it. */
export async function writeCells(tx: Tx, entryId: string, cells: readonly NewCell[], importId: string | null = null): Promise<void> {
  const rows = JSON.stringify(cells.map((cell) => ({ ...cell, carried: cell.carried ?? false })));
  await tx.run(sql`
    delete from indicators.value v using jsonb_to_recordset(${rows}::jsonb) as r(code text, part text, amount text, missing text)
    where v.entry_id = ${entryId} and v.code = r.code and v.part = r.part and r.amount is null and r.missing is null`);
  await tx.run(cellUpsert(entryId, rows, importId));
}

/** A cell that says what it said keeps where it came from. */
const cellUpsert = (entryId: string, rows: string, importId: string | null) => sql`
  insert into indicators.value as v (entry_id, code, part, amount, missing, note, carried, import_id)
  select ${entryId}, r.code, r.part, r.amount::numeric, r.missing, coalesce(r.note, ''), r.carried, ${importId}
  from jsonb_to_recordset(${rows}::jsonb) as r(code text, part text, amount text, missing text, note text, carried boolean)
  where r.amount is not null or r.missing is not null
  on conflict (entry_id, code, part) do update set amount = excluded.amount, missing = excluded.missing, note = excluded.note,
    carried = excluded.carried, import_id = excluded.import_id
  where (v.amount, v.missing, v.note) is distinct from (excluded.amount, excluded.missing, excluded.note)`;

type Change = ReturnType<typeof sql>;

/** Changes columns of a form the caller has locked, naming the version and state it saw. */
export async function changeEntry(tx: Tx, entry: Pick<Entry, 'id' | 'state'>, version: number, change: Change): Promise<boolean> {
  return (
    (await tx.run(sql`
      update indicators.month_entry set ${change}, version = version + 1 where id = ${entry.id} and version = ${version} and state = ${entry.state}`)) ===
    1
  );
}
