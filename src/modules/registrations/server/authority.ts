import { sql, type Tx } from '#platform/db/database.ts';

/**
 * The body whose rules and windows bind a unit in a year: the organiser of its Khối or Cụm of that year (a provincial department
 * follows the ministry there, though it belongs to its province), else the nearest unit above it that runs that year itself.
 */
export const authorityOf = async (tx: Tx, unitId: string, year: number): Promise<string | undefined> =>
  (await authoritiesOf(tx, [unitId], year)).get(unitId);

/** The same for many units in one question; a unit without one is absent. */
export async function authoritiesOf(tx: Tx, unitIds: readonly string[], year: number): Promise<Map<string, string>> {
  const ids = sql`${[...unitIds]}::uuid[]`;
  const rows = await tx.many<{ unitId: string; id: string }>(sql`
    select distinct on (unit_id) unit_id, id from (
      select m.unit_id, g.organiser_unit_id as id, 0 as rank from groups.term_member m
        join groups.term t on t.id = m.term_id and t.year = ${year} join groups.emulation_group g on g.id = t.group_id and g.kind <> 'inner'
        where m.unit_id = any (${ids})
      union all
      select u.id, y.authority_unit_id, 1 from movements.emulation_year y, directory.unit u
        where u.id = any (${ids}) and y.year = ${year} and (y.authority_unit_id = u.id or y.authority_unit_id = any (u.ancestor_ids))
    ) found order by unit_id, rank`);
  return new Map(rows.map((row) => [row.unitId, row.id]));
}

/** The authority whose year the standing body runs; one program serves one authority. */
export async function authorityOfYear(tx: Tx, year: number): Promise<string | undefined> {
  const row = await tx.maybe<{ id: string }>(sql`
    select id from (
      select authority_unit_id as id, 0 as rank from movements.emulation_year where year = ${year}
      union all
      select g.organiser_unit_id, 1 from groups.term t join groups.emulation_group g on g.id = t.group_id where t.year = ${year} and g.kind <> 'inner'
    ) found order by rank limit 1`);
  return row?.id;
}
