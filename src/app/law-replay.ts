import { sql, type Tx } from '#platform/db/database.ts';
import type { ReplayItem, ReplaySource } from '#modules/law/index.ts';
import { factsOfMany } from '#modules/records/index.ts';

/** Subjects read at once: few statements for all of them, and some megabytes of memory. */
const pageSize = 1000;

interface Row {
  readonly id: string;
  readonly kind: 'person' | 'unit';
  readonly subjectId: string;
  readonly name: string;
  readonly unitName: string;
  readonly award: string | null;
  readonly acceptedOn: string;
}

/** Facts as known on the day that counts; a subject that is no longer there is left out. */
async function itemsOf(tx: Tx, rows: readonly Row[], year: number, linkOf: (row: Row) => string): Promise<ReplayItem[]> {
  const known = await factsOfMany(
    tx,
    rows.map((row) => ({ kind: row.kind, id: row.subjectId })),
    (at) => rows[at]?.acceptedOn ?? tx.today,
  );
  return rows.flatMap((row, at) => {
    const facts = known[at];
    const subject = { kind: row.kind, id: row.subjectId, name: row.name, unitName: row.unitName };
    return facts ? [{ facts, award: row.award, acceptedOn: row.acceptedOn, year, subject, link: linkOf(row) }] : [];
  });
}

const page = async (tx: Tx, rows: readonly Row[], year: number, linkOf: (row: Row) => string) => ({
  items: await itemsOf(tx, rows.slice(0, pageSize), year, linkOf),
  next: rows.length > pageSize ? (rows[pageSize - 1]?.id ?? null) : null,
});

/** Every dossier of the year that was not withdrawn, about its own award, on the day it was accepted. */
const dossiers: ReplaySource = {
  source: 'DOSSIER',
  count: async (tx, year) =>
    (await tx.one<{ count: number }>(sql`select count(*)::int as count from nominations.nomination where year = ${year} and state <> 'WITHDRAWN'`))
      .count,
  page: async (tx, year, after) =>
    page(
      tx,
      await tx.many<Row>(sql`
        select n.id, n.subject_kind as kind, coalesce(n.subject_unit_id, n.subject_person_id) as subject_id, n.subject_name as name, u.name as unit_name,
          n.award_code as award, coalesce(n.accepted_on, make_date(n.year, 12, 31))::text as accepted_on
        from nominations.nomination n join directory.unit u on u.id = n.unit_id
        where n.year = ${year} and n.state <> 'WITHDRAWN' ${after === null ? sql`` : sql`and n.id > ${after}::uuid`} order by n.id limit ${pageSize + 1}`),
      year,
      (row) => `/ho-so/${row.id}`,
    ),
};

/** Everybody and every collective that was there at the end of the year, about every award. */
const subjects = (kind: 'person' | 'unit'): ReplaySource => {
  const table =
    kind === 'person'
      ? sql`(select p.id, p.full_name as name, coalesce((select u.name from directory.post o join directory.unit u on u.id = o.unit_id
          where o.person_id = p.id order by o.valid_from desc nulls last, o.id limit 1), '') as unit_name from directory.person p
          where p.withdrawn_on is null and not exists (select 1 from records.merge m where m.from_person_id = p.id and m.undone_on is null))`
      : sql`(select u.id, u.name, coalesce(p.name, '') as unit_name from directory.unit u left join directory.unit p on p.id = u.parent_id)`;
  return {
    source: 'SUBJECT',
    count: async (tx) => (await tx.one<{ count: number }>(sql`select count(*)::int as count from ${table} s`)).count,
    page: async (tx, year, after) =>
      page(
        tx,
        await tx.many<Row>(sql`
          select s.id, ${kind} as kind, s.id as subject_id, s.name, s.unit_name, null as award, make_date(${year}::int, 12, 31)::text as accepted_on
          from ${table} s ${after === null ? sql`` : sql`where s.id > ${after}::uuid`} order by s.id limit ${pageSize + 1}`),
        year,
        (row) => (row.kind === 'person' ? `/ca-nhan/${row.id}` : `/don-vi/${row.id}`),
      ),
  };
};

/** Where a replay takes its questions from: last year's dossiers, then everybody. */
export const replaySources: readonly ReplaySource[] = [dossiers, subjects('person'), subjects('unit')];
