import { z } from 'zod';
import { defineAction } from '#platform/action.ts';
import { sql, type Tx } from '#platform/db/database.ts';
import { showDate } from '#platform/dates.ts';
import { newId, sha256 } from '#platform/ids.ts';
import { all, commonRefusals, no, refuse, yes } from '#platform/refusal.ts';
import { id, line } from '#platform/schema.ts';
import { withdrawPerson } from '#modules/directory/index.ts';
import { lockEntry, withdrawEntry } from '#modules/decisions/index.ts';
import { recordsApi } from '../../contract.ts';
import { recordRefusals } from '../../refusals.ts';
import { sheets, type SheetInput } from '../../sheets.ts';
import { withdrawFact } from '../fact-store.ts';
import { tryAll, writeAll, type StoredRow, type Written } from '../import-apply.ts';
import { columnOf, readRows, typedRows } from '../import-read.ts';
import { insertImport, insertRows, lockImport, rowsOf, sameFileOn, type StoredImport } from '../import-store.ts';
import { usesOf } from '../initiative-query.ts';
import { forgetUsedWork } from '../award-works.ts';
import { mayKeepUnit } from '../policy.ts';

const traceOf = (
  file: { id: string; fileName: string; unitId: string | null },
  from: string | null,
  to: string,
  reason: string | null,
  detail: unknown,
) => ({
  type: 'import',
  id: file.id,
  label: file.fileName,
  unitId: file.unitId,
  from,
  to,
  reason,
  detail,
});

/** Reads a workbook and keeps it for checking; nothing enters a record yet. The same file is not read twice. */
export const uploadWorkbook = defineAction({
  name: 'records.uploadWorkbook',
  input: z.object({
    unitId: id.nullable(),
    fileName: line(200),
    bytes: z.custom<Uint8Array>((value) => value instanceof Uint8Array),
    book: z.custom<SheetInput[]>((value) => Array.isArray(value)),
  }),
  load: async () => ({}),
  allow: (actor, _none, input) => mayKeepUnit(actor, input.unitId),
  async run(tx, _none, { unitId, fileName, bytes, book }) {
    const hash = sha256(bytes);
    const before = await sameFileOn(tx, hash);
    if (before) throw refuse(recordRefusals.sameFile, { day: showDate(before) });
    const rows = await readRows(tx, typedRows(book));
    const file = { id: newId(), unitId, fileName, sha256: hash };
    await insertImport(tx, file);
    const refused = await tryAll(
      tx,
      file,
      rows.map((row): StoredRow => ({ ...row, subjectUnitId: row.unitId })),
    );
    const judged = rows.map((row) => {
      const problem = refused.get(`${row.sheet}/${row.line}`);
      if (!problem) return row;
      const key = columnOf(problem.body.field);
      const column = sheets[row.sheet].columns.find((one) => one.key === key)?.title ?? key;
      return { ...row, problems: [...row.problems, { cell: `${row.letters[key] ?? 'A'}${row.line}`, column, message: problem.body.message }] };
    });
    await insertRows(tx, file, judged);
    return { result: { id: file.id }, trace: traceOf(file, null, 'DRAFT', null, { rows: rows.length, sha256: hash }) };
  },
});

const draft = (file: StoredImport) => (file.state === 'DRAFT' ? yes : no(recordRefusals.importEnded));

/** Who a row is about; rows of the file naming the same person of the same unit follow. */
export const chooseRow = defineAction({
  name: 'records.chooseRow',
  input: recordsApi.chooseRow.body.extend({ id }),
  load: async (tx, input) => {
    const file = await lockImport(tx, input.id);
    const row = file && (await rowsOf(tx, file.id)).find((one) => one.sheet === input.sheet && one.line === input.line);
    return file && row ? { file, row } : undefined;
  },
  allow: (actor, { file, row }, input) =>
    all(
      mayKeepUnit(actor, file.unitId),
      draft(file),
      input.choice !== 'SKIP' && input.choice !== 'OPEN' && row.subjectKind === 'unit' ? no(recordRefusals.notAsked) : yes,
    ),
  async run(tx, { file, row }, input) {
    if (input.choice === 'CHOSEN') {
      const known = await tx.maybe(sql`select 1 from directory.person where id = ${input.personId} and withdrawn_on is null`);
      if (!known) throw refuse(recordRefusals.noSubject, {}, { field: 'personId' });
    }
    const choice = input.choice === 'OPEN' && row.subjectKind === 'unit' ? 'AUTO' : input.choice;
    const personId = input.choice === 'CHOSEN' ? input.personId : null;
    const alone = input.choice === 'SKIP' || row.value === null || row.subjectKind === 'unit';
    await tx.run(sql`
      update records.import_row r set choice = ${choice}, person_id = ${personId}
      where r.import_id = ${file.id} and (
        (r.sheet = ${row.sheet} and r.line = ${row.line})
        or (not ${alone}::boolean and r.choice <> 'SKIP' and r.subject_kind = 'person' and r.subject_unit_id is not distinct from ${row.subjectUnitId}::uuid
          and lower(r.typed ->> 'fullName') = lower(${row.value?.fullName ?? ''}) and coalesce(r.typed ->> 'title', '') = ${row.value?.title ?? ''}))`);
    return { result: { id: file.id }, trace: traceOf(file, 'DRAFT', 'DRAFT', null, { sheet: row.sheet, line: row.line, choice, personId }) };
  },
});

async function advance(tx: Tx, file: StoredImport, version: number, to: 'APPLIED' | 'UNDONE' | 'DISCARDED', reason: string): Promise<void> {
  const changed = await tx.run(sql`
    update records.import set state = ${to}, version = version + 1, end_reason = ${reason},
      applied_by = case when ${to} = 'APPLIED' then ${tx.actor.name} else applied_by end,
      applied_on = case when ${to} = 'APPLIED' then ${tx.today}::date else applied_on end,
      undone_by = case when ${to} = 'UNDONE' then ${tx.actor.name} end, undone_on = case when ${to} = 'UNDONE' then ${tx.today}::date end
    where id = ${file.id} and version = ${version}`);
  if (changed === 0) throw refuse(commonRefusals.stale);
}

/** Every row enters the records, or none. */
export const applyWorkbook = defineAction({
  name: 'records.applyImport',
  input: recordsApi.applyImport.body.extend({ id }),
  load: (tx, input) => lockImport(tx, input.id),
  allow: (actor, file) => all(mayKeepUnit(actor, file.unitId), draft(file)),
  async run(tx, file, { version }) {
    const rows = await rowsOf(tx, file.id);
    const waiting = rows.filter((row) => row.choice !== 'SKIP' && (row.problems.length > 0 || row.choice === 'OPEN'));
    if (waiting.length > 0) throw refuse(recordRefusals.rowsOpen, { count: waiting.length });
    if (rows.every((row) => row.choice === 'SKIP')) throw refuse(recordRefusals.noRowLeft);
    const { made, writer } = await writeAll(tx, file, rows);
    const created = new Map(rows.map((row) => [`${row.sheet}/${row.line}`, writer.createdFor(row)]));
    await tx.run(sql`
      update records.import_row r set made_type = m.made_type, made_id = m.made_id, created_person_id = m.created_person_id
      from jsonb_to_recordset(${JSON.stringify(made.map((one) => madeRow(one, created)))}::jsonb)
        as m(sheet text, line integer, made_type text, made_id uuid, created_person_id uuid)
      where r.import_id = ${file.id} and r.sheet = m.sheet and r.line = m.line`);
    await advance(tx, file, version, 'APPLIED', '');
    const people = new Set([...created.values()].filter((one) => one !== null)).size;
    return { result: { id: file.id, made: made.length, people }, trace: traceOf(file, 'DRAFT', 'APPLIED', null, { made: made.length, people }) };
  },
});

const madeRow = (one: Written, created: ReadonlyMap<string, string | null>) => ({
  sheet: one.sheet,
  line: one.line,
  made_type: one.madeType,
  made_id: one.madeId,
  created_person_id: created.get(`${one.sheet}/${one.line}`) ?? null,
});

export const discardWorkbook = defineAction({
  name: 'records.discardImport',
  input: recordsApi.discardImport.body.extend({ id }),
  load: (tx, input) => lockImport(tx, input.id),
  allow: (actor, file) => all(mayKeepUnit(actor, file.unitId), draft(file)),
  async run(tx, file, { version, reason }) {
    await advance(tx, file, version, 'DISCARDED', reason);
    return { result: { id: file.id }, trace: traceOf(file, 'DRAFT', 'DISCARDED', reason, {}) };
  },
});

interface MadeRow {
  readonly line: number;
  readonly madeType: 'award' | 'rating' | 'initiative';
  readonly madeId: string;
}

/** Takes one thing back that the file made; what was changed or used since is not taken back silently. */
async function takeBack(tx: Tx, { line, madeType, madeId }: MadeRow, reason: string): Promise<void> {
  if (madeType === 'award') {
    const entry = await lockEntry(tx, madeId);
    if (entry) await withdrawEntry(tx, entry, reason);
    await forgetUsedWork(tx, madeId, reason);
    return;
  }
  const table = madeType === 'rating' ? sql`records.rating` : sql`records.initiative`;
  const fact = await tx.maybe<{ version: number; gone: boolean }>(sql`
    select version, withdrawn_on is not null as gone from ${table} where id = ${madeId} for update`);
  if (!fact || fact.gone) return;
  if (fact.version > 0) throw refuse(recordRefusals.importChanged, { line });
  const [use] = madeType === 'initiative' ? await usesOf(tx, madeId) : [];
  if (use) throw refuse(recordRefusals.inUse, { use: use.label });
  await withdrawFact(tx, madeType, madeId, fact.version, reason);
}

/** Everything the workbook made leaves the records again; people it entered leave the lists. */
export const undoWorkbook = defineAction({
  name: 'records.undoImport',
  input: recordsApi.undoImport.body.extend({ id }),
  load: (tx, input) => lockImport(tx, input.id),
  allow: (actor, file) => all(mayKeepUnit(actor, file.unitId), file.state === 'APPLIED' ? yes : no(recordRefusals.importEnded)),
  async run(tx, file, { version, reason }) {
    const made = await tx.many<MadeRow & { createdPersonId: string | null }>(sql`
      select line, made_type, made_id, created_person_id from records.import_row where import_id = ${file.id} and made_id is not null order by sheet, line`);
    const seen = new Set<string>();
    for (const row of made) {
      if (seen.has(row.madeId)) continue;
      seen.add(row.madeId);
      await takeBack(tx, row, reason);
    }
    const created = new Set(made.flatMap((row) => (row.createdPersonId ? [row.createdPersonId] : [])));
    for (const personId of created) if (await isBare(tx, personId)) await withdrawPerson(tx, personId);
    await advance(tx, file, version, 'UNDONE', reason);
    return { result: { id: file.id }, trace: traceOf(file, 'APPLIED', 'UNDONE', reason, { made: seen.size, people: created.size }) };
  },
});

/** Nobody has put anything else on this record since. */
async function isBare(tx: Tx, personId: string): Promise<boolean> {
  const { busy } = await tx.one<{ busy: boolean }>(sql`
    select exists (select 1 from decisions.award a where a.person_id = ${personId} and not a.entry_withdrawn)
      or exists (select 1 from records.rating r where r.person_id = ${personId} and r.withdrawn_on is null)
      or exists (select 1 from records.initiative_author x join records.initiative i on i.id = x.initiative_id where x.person_id = ${personId} and i.withdrawn_on is null)
      or exists (select 1 from records.merge m where ${personId} in (m.from_person_id, m.into_person_id) and m.undone_on is null)
      or exists (select 1 from identity.account c where c.person_id = ${personId})
      or (select count(*) from directory.post o where o.person_id = ${personId}) > 1 as busy`);
  return !busy;
}
