import { join, raw, sql, type Sql, type Tx } from '#platform/db/database.ts';
import { newId } from '#platform/ids.ts';
import { commonRefusals, refuse } from '#platform/refusal.ts';
import { enqueue } from '#modules/jobs/index.ts';
import { factBody, factSpecs, type FactBody, type FactKind } from '../kinds.ts';
import { factChangedJob } from './fact-changed-job.ts';

/** One row of any kind as stored. */
export interface StoredFact {
  readonly id: string;
  readonly kind: FactKind;
  readonly personId: string | null;
  readonly unitId: string | null;
  readonly values: Readonly<Record<string, FactValue>>;
  readonly source: string;
  readonly certainty: 'CERTAIN' | 'UNCERTAIN';
  readonly note: string;
  readonly enteredOn: string;
  readonly enteredBy: string;
  readonly importId: string | null;
  readonly synthetic: boolean;
  readonly version: number;
  readonly withdrawnOn: string | null;
}
export type FactValue = string | number | boolean | readonly string[] | null;

export interface Ground {
  readonly source: string;
  readonly certainty: 'CERTAIN' | 'UNCERTAIN';
  readonly note: string;
}

export interface NewFact extends Ground {
  readonly id?: string;
  readonly personId: string | null;
  readonly unitId: string | null;
  readonly fact: FactBody;
  readonly importId?: string | null;
  readonly synthetic?: boolean;
}

const snake = (key: string) => key.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
const table = (kind: FactKind) => raw(`records.${kind}`);
const columnsOf = (kind: FactKind) => factSpecs[kind].fields.map((field) => ({ key: field.key, column: snake(field.key) }));
const valueOf = (fact: FactBody, key: string) => (fact as unknown as Record<string, FactValue>)[key] ?? null;
/** Which subject columns the table of a kind has. */
const subjectsOf = (kind: FactKind) => factSpecs[kind].about;
const personOf = (kind: FactKind) => raw(subjectsOf(kind).includes('person') ? 't.person_id' : 'null::uuid');
const unitOf = (kind: FactKind) => raw(subjectsOf(kind).includes('unit') ? 't.unit_id' : 'null::uuid');

/** Writes a new fact; the caller has asked the rules and the policy. */
export async function insertFact(tx: Tx, fact: NewFact): Promise<string> {
  const { kind } = fact.fact;
  const id = fact.id ?? newId();
  const columns = columnsOf(kind);
  const who = subjectsOf(kind).map((subject) => ({
    column: `${subject}_id`,
    value: subject === 'person' ? fact.personId : fact.unitId,
  }));
  await tx.run(sql`
    insert into ${table(kind)} (id, ${raw([...who.map((one) => one.column), ...columns.map((one) => one.column)].join(', '))},
      source, certainty, note, entered_on, entered_by, import_id, synthetic)
    values (${id}, ${join([...who.map((one) => sql`${one.value}`), ...columns.map((one) => sql`${valueOf(fact.fact, one.key)}`)], ', ')},
      ${fact.source}, ${fact.certainty}, ${fact.note}, ${tx.today}, ${tx.actor.name}, ${fact.importId ?? null}, ${fact.synthetic ?? false})`);
  return id;
}

/** What rested on a fact is looked for afterwards, by the program: whoever changed it need not see that. */
const tellChange = (tx: Tx, kind: FactKind, id: string, version: number) =>
  enqueue(
    tx,
    factChangedJob(async () => {}),
    { kind, id, version },
    { key: `fact-changed:${id}:${version}` },
  );

/** A correction: the row as it was is kept by the database. Throws `common.stale`. */
export async function correctFact(tx: Tx, id: string, version: number, fact: FactBody, ground: Ground, reason: string): Promise<void> {
  const { kind } = fact;
  const sets = columnsOf(kind).map((one) => sql`${raw(one.column)} = ${valueOf(fact, one.key)}`);
  const changed = await tx.run(sql`
    update ${table(kind)} set ${join(sets, ', ')}, source = ${ground.source}, certainty = ${ground.certainty}, note = ${ground.note},
      version = version + 1, change_reason = ${reason}, changed_by = ${tx.actor.name}
    where id = ${id} and version = ${version} and withdrawn_on is null`);
  if (changed === 0) throw refuse(commonRefusals.stale);
  await tellChange(tx, kind, id, version);
}

/** Off the record, with the reason; the row and its past stay. Throws `common.stale`. */
export async function withdrawFact(tx: Tx, kind: FactKind | 'initiative', id: string, version: number, reason: string): Promise<void> {
  const changed = await tx.run(sql`
    update ${raw(`records.${kind}`)} set withdrawn_on = ${tx.today}, version = version + 1, change_reason = ${reason}, changed_by = ${tx.actor.name}
    where id = ${id} and version = ${version} and withdrawn_on is null`);
  if (changed === 0) throw refuse(commonRefusals.stale);
  if (kind !== 'initiative') await tellChange(tx, kind, id, version);
}

function selectFacts(kind: FactKind, where: Sql): Sql {
  const values = columnsOf(kind)
    .map((one) => `'${one.key}', t.${one.column}`)
    .join(', ');
  return sql`select t.id, ${kind}::text as kind, ${personOf(kind)} as person_id, ${unitOf(kind)} as unit_id, jsonb_build_object(${raw(values)}) as values,
      t.source, t.certainty, t.note, t.entered_on, t.entered_by, t.import_id, t.synthetic, t.version, t.withdrawn_on
    from ${table(kind)} t where ${where}`;
}

/** A fact whatever became of it, without locking it. */
export const readFact = (tx: Tx, kind: FactKind, id: string): Promise<StoredFact | undefined> =>
  tx.maybe<StoredFact>(selectFacts(kind, sql`t.id = ${id}`));

export function lockFact(tx: Tx, kind: FactKind, id: string): Promise<StoredFact | undefined> {
  return tx.maybe<StoredFact>(sql`${selectFacts(kind, sql`t.id = ${id}`)} for update of t`);
}

/** Facts in force of one subject and the given kinds, as row security lets the caller see them. */
export const factsOfSubject = async (tx: Tx, subject: Whose, kinds: readonly FactKind[]): Promise<StoredFact[]> =>
  (await factsOfSubjects(tx, [subject], kinds))[0] ?? [];

/** Whose facts: every id of the same person, or a unit. */
export interface Whose {
  readonly kind: 'person' | 'unit';
  readonly ids: readonly string[];
}

/**
 * The same for very many, each at the place of its subject: one statement for all people, one for all units. Kinds in the
 * order asked, within a kind by id, which is the order of entry.
 */
export async function factsOfSubjects(tx: Tx, subjects: readonly Whose[], kinds: readonly FactKind[]): Promise<StoredFact[][]> {
  const people = await factsBehind(tx, 'person', subjects, kinds);
  const units = await factsBehind(tx, 'unit', subjects, kinds);
  const places = new Map(kinds.map((kind, at) => [kind, at]));
  const place = (fact: StoredFact) => places.get(fact.kind) ?? 0;
  return subjects.map((subject) => {
    const found = subject.ids.flatMap((id) => (subject.kind === 'person' ? people : units).get(id) ?? []);
    return found.sort((a, b) => place(a) - place(b) || (a.id < b.id ? -1 : 1));
  });
}

async function factsBehind(
  tx: Tx,
  of: Whose['kind'],
  subjects: readonly Whose[],
  kinds: readonly FactKind[],
): Promise<Map<string | null, StoredFact[]>> {
  const ids = [...new Set(subjects.filter((one) => one.kind === of).flatMap((one) => one.ids))];
  const about = kinds.filter((kind) => factSpecs[kind].about.includes(of));
  if (ids.length === 0 || about.length === 0) return new Map();
  const mine = sql`t.withdrawn_on is null and ${raw(of === 'person' ? 't.person_id' : 't.unit_id')} = any (${ids}::uuid[])`;
  const rows = await tx.many<StoredFact>(
    sql`${join(
      about.map((kind) => selectFacts(kind, mine)),
      ' union all ',
    )}`,
  );
  return Map.groupBy(rows, (row) => (of === 'person' ? row.personId : row.unitId));
}

/** The values of a row as the trail of corrections keeps it, by field key. */
export const valuesOfRow = (kind: FactKind, was: Readonly<Record<string, FactValue>>): StoredFact['values'] =>
  Object.fromEntries(columnsOf(kind).map(({ key, column }) => [key, was[column] ?? null]));

/** The values of a body, by field key, as they would be stored. */
export const valuesOfBody = (fact: FactBody): StoredFact['values'] =>
  Object.fromEntries(columnsOf(fact.kind).map(({ key }) => [key, valueOf(fact, key)]));

/** The stored values as the body they were entered with. */
export function bodyOf(fact: Pick<StoredFact, 'kind' | 'values'>): FactBody {
  return factBody.parse({ kind: fact.kind, ...fact.values });
}
