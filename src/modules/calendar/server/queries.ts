import { sql, type Tx } from '#platform/db/database.ts';
import type { Anniversary } from '../contract.ts';
import { keptOn, ordinalOf, roundnessOf } from '../rules.ts';

type Stored = Omit<Anniversary, 'keptOn' | 'nth' | 'roundness'>;

/** Every day of remembrance in the order of the year; numbers are computed, never read from a text. */
export async function anniversariesOf(tx: Tx, year: number): Promise<Anniversary[]> {
  const rows = await tx.many<Stored>(sql`
    select a.id, a.name, a.scope, a.founded_on, a.day_of_year, (a.stated ->> ${String(year)})::int as stated, a.origin,
      case when u.id is null then null else json_build_object('id', u.id, 'name', u.name) end as unit
    from calendar.anniversary a left join directory.unit u on u.id = a.unit_id
    order by coalesce(to_char(a.founded_on, 'MM-DD'), a.day_of_year), a.name`);
  return rows.map((row) => {
    const nth = row.foundedOn === null ? null : ordinalOf(row.foundedOn, year);
    return { ...row, keptOn: keptOn(row, year), nth, roundness: nth === null ? null : roundnessOf(nth) };
  });
}
