import type { z } from 'zod';
import { empty, sql, type Tx } from '#platform/db/database.ts';
import { placeAfter } from '#platform/schema.ts';
import type { recordsApi } from '../contract.ts';
import type { Candidate } from '../matching.ts';
import { knownPeople } from './people.ts';
import { canOfImport } from './policy.ts';
import type { StoredRow } from './import-apply.ts';
import type { ReadRow } from './import-read.ts';

export interface StoredImport {
  readonly id: string;
  readonly unitId: string | null;
  readonly fileName: string;
  readonly state: 'DRAFT' | 'APPLIED' | 'UNDONE' | 'DISCARDED';
  readonly version: number;
}

type Summary = z.input<(typeof recordsApi.imports)['response']>['rows'][number];
type Detail = z.input<(typeof recordsApi.import)['response']>;
type Query = z.output<(typeof recordsApi.imports)['query']>;

/** Rows that keep a file from being written: with problems, or with nobody chosen. */
const bad = sql`r.choice <> 'SKIP' and r.problems <> '[]'`;
const open = sql`r.choice = 'OPEN' and r.problems = '[]'`;
const summary = sql`i.id, i.file_name, i.state, u.name as unit_name, i.uploaded_by, i.uploaded_on,
  (select count(*)::int from records.import_row r where r.import_id = i.id) as rows,
  (select count(*)::int from records.import_row r where r.import_id = i.id and ${bad}) as bad,
  (select count(*)::int from records.import_row r where r.import_id = i.id and ${open}) as open`;
const tables = sql`records.import i left join directory.unit u on u.id = i.unit_id`;

export function lockImport(tx: Tx, id: string): Promise<StoredImport | undefined> {
  return tx.maybe<StoredImport>(sql`select id, unit_id, file_name, state, version from records.import where id = ${id} for update`);
}

export async function sameFileOn(tx: Tx, hash: string): Promise<string | undefined> {
  const found = await tx.maybe<{ uploadedOn: string }>(sql`
    select uploaded_on from records.import where sha256 = ${hash} and state in ('DRAFT', 'APPLIED') order by uploaded_on limit 1`);
  return found?.uploadedOn;
}

interface NewImport {
  readonly id: string;
  readonly unitId: string | null;
  readonly fileName: string;
  readonly sha256: string;
}

/** The file itself; its rows follow once they were tried. */
export async function insertImport(tx: Tx, file: NewImport): Promise<void> {
  await tx.run(sql`
    insert into records.import (id, unit_id, file_name, sha256, state, uploaded_by, uploaded_on, owner_account_id)
    values (${file.id}, ${file.unitId}, ${file.fileName}, ${file.sha256}, 'DRAFT', ${tx.actor.name}, ${tx.today}, ${tx.actor.accountId})`);
}

export async function insertRows(tx: Tx, file: { readonly id: string }, rows: readonly ReadRow[]): Promise<void> {
  const list = rows.map((row) => ({
    sheet: row.sheet,
    line: row.line,
    typed: row.typed,
    value: row.value,
    problems: row.problems,
    candidates: row.candidates,
    subject_kind: row.subjectKind,
    subject_unit_id: row.unitId,
    choice: row.choice,
    person_id: row.personId,
  }));
  await tx.run(sql`
    insert into records.import_row (import_id, sheet, line, typed, value, problems, candidates, subject_kind, subject_unit_id, choice, person_id)
    select ${file.id}, r.sheet, r.line, r.typed, case when r.value = 'null' then null else r.value end, r.problems, r.candidates, r.subject_kind, r.subject_unit_id, r.choice, r.person_id
    from jsonb_to_recordset(${JSON.stringify(list)}::jsonb) as r(sheet text, line integer, typed jsonb, value jsonb, problems jsonb, candidates jsonb,
      subject_kind text, subject_unit_id uuid, choice text, person_id uuid)`);
}

export function rowsOf(tx: Tx, importId: string): Promise<StoredRow[]> {
  return tx.many<StoredRow>(sql`
    select sheet, line, value, problems, subject_kind, subject_unit_id, choice, person_id from records.import_row
    where import_id = ${importId} order by array_position(array['RATING', 'AWARD', 'INITIATIVE'], sheet), line`);
}

export async function listImports(tx: Tx, query: Query): Promise<z.input<(typeof recordsApi.imports)['response']>> {
  const from = placeAfter(query.after);
  const rows = await tx.many<Summary>(sql`
    select ${summary} from ${tables} where true ${query.state ? sql`and i.state = ${query.state}` : empty}
    order by i.id desc limit ${query.limit + 1} offset ${from}`);
  const { total } = await tx.one<{ total: number }>(sql`
    select count(*)::int as total from (select 1 from ${tables} where true ${query.state ? sql`and i.state = ${query.state}` : empty} limit 1001) capped`);
  return {
    rows: rows.slice(0, query.limit),
    next: rows.length > query.limit ? String(from + query.limit) : null,
    total: total > 1000 ? null : total,
  };
}

export async function importDetail(tx: Tx, id: string): Promise<Detail | undefined> {
  const found = await tx.maybe<Omit<Detail, 'list' | 'can'> & { unitId: string | null }>(sql`
    select ${summary}, i.unit_id, i.applied_by, i.applied_on, i.end_reason, i.version from ${tables} where i.id = ${id}`);
  if (!found) return undefined;
  const rows = await tx.many<Omit<Detail['list'][number], 'candidates'> & { candidates: Candidate[] }>(sql`
    select r.sheet, r.line, r.typed, r.problems, r.subject_kind, r.choice, r.person_id, p.full_name as person_name, r.candidates, r.made_id is not null as made
    from records.import_row r left join directory.person p on p.id = r.person_id where r.import_id = ${id}
    order by array_position(array['AWARD', 'RATING', 'INITIATIVE'], r.sheet), r.line`);
  const people = new Map(
    (await knownPeople(tx, [...new Set(rows.flatMap((row) => row.candidates.map((one) => one.id)))])).map((one) => [one.id, one]),
  );
  const list = rows.map((row) => ({
    ...row,
    candidates: row.candidates.flatMap((one) => {
      const person = people.get(one.id);
      return person ? [{ personId: one.id, name: person.fullName, post: person.post, reasons: [...one.reasons], score: one.score }] : [];
    }),
  }));
  const { unitId, ...shown } = found;
  return { ...shown, list, can: canOfImport(tx.actor, { unitId, state: found.state }, found.bad + found.open) };
}
