import { empty, sql, type Sql, type Tx } from '#platform/db/database.ts';
import { commonRefusals, refuse } from '#platform/refusal.ts';
import type { YearFacts, YearState } from '../rules.ts';
import { yearStates } from '../labels.ts';

export interface StoredYear extends YearFacts {
  readonly id: string;
  readonly authorityUnitId: string;
  readonly themeId: string | null;
  readonly themeText: string | null;
  readonly version: number;
}

/** Sets of the movements of the year's authority in that year. */
const setsOfYear = sql`movements.criteria_set s join movements.movement m on m.id = s.movement_id
  where m.launcher_unit_id = y.authority_unit_id and m.kind = 'annual' and s.year = y.year and s.group_id is null`;

const factColumns = sql`y.id, y.authority_unit_id, y.year, y.state, y.theme_id, th.text as theme_text, y.version,
  exists (select 1 from movements.movement m where m.launcher_unit_id = y.authority_unit_id and m.kind = 'annual' and m.launched_on is not null
    and m.state <> 'CANCELLED' and y.year between coalesce(m.from_year, y.year) and coalesce(m.to_year, y.year)
    and (m.number_pending or m.document_id is not null)) as movement_launched,
  (select count(*)::int from ${setsOfYear} and s.state <> 'DRAFT') as published_sets,
  coalesce((select array_agg(s.title) from ${setsOfYear} and s.state = 'DRAFT'), '{}') as draft_sets,
  (select count(*)::int from groups.term t join groups.emulation_group g on g.id = t.group_id
    where t.year = y.year and t.state = 'ACTIVE' and g.kind <> 'inner') as active_groups,
  (select u.name from groups.term_member tm join groups.term t on t.id = tm.term_id join groups.emulation_group g on g.id = t.group_id
    join directory.unit u on u.id = tm.unit_id where t.year = y.year and tm.left_on is null and g.kind <> 'inner'
    group by u.name, g.kind having count(*) > 1 limit 1) as unit_twice,
  reg.starts_on as registration_from, reg.ends_on as registration_to, mid.starts_on as midyear_from,
  (select count(*)::int from decisions.award a where a.year = y.year and a.decision_id is not null) as decisions,
  (select count(distinct t.id)::int from groups.term t join groups.term_post p on p.term_id = t.id and p.post = 'head' and p.valid_to is null
    where t.year = y.year + 1) as next_heads`;

const factTables = sql`movements.emulation_year y left join movements.theme th on th.id = y.theme_id
  left join movements.milestone reg on reg.year_id = y.id and reg.stage = 'REGISTERING'
  left join movements.milestone mid on mid.year_id = y.id and mid.stage = 'MIDYEAR'`;

/** A year with everything its guards look at, locked. */
export function lockYear(tx: Tx, id: string): Promise<StoredYear | undefined> {
  return tx.maybe<StoredYear>(sql`select ${factColumns} from ${factTables} where y.id = ${id} for update of y`);
}

/** The same, to read; of the authority of the latest year when several bodies run years. */
export function readYear(tx: Tx, year: number, authorityUnitId: string | null): Promise<StoredYear | undefined> {
  return tx.maybe<StoredYear>(sql`
    select ${factColumns} from ${factTables}
    where y.year = ${year} and (${authorityUnitId}::uuid is null or y.authority_unit_id = ${authorityUnitId}::uuid) order by y.id limit 1`);
}

const order = Object.keys(yearStates) as YearState[];
/** Place of a stage on the ribbon, from 1. */
export const placeOf = (stage: YearState): number => order.indexOf(stage) + 1;

export async function moveYear(
  tx: Tx,
  year: StoredYear,
  to: YearState,
  version: number,
  changes: Sql = empty,
): Promise<{ id: string; state: YearState; version: number }> {
  const changed = await tx.run(sql`
    update movements.emulation_year set state = ${to}, version = version + 1 ${changes}
    where id = ${year.id} and version = ${version} and state = ${year.state}`);
  if (changed === 0) throw refuse(commonRefusals.stale);
  return { id: year.id, state: to, version: version + 1 };
}

/** The stage really begins today; its planned dates stay beside it. */
export async function markBegun(tx: Tx, yearId: string, stage: YearState): Promise<void> {
  await tx.run(sql`
    insert into movements.milestone (year_id, stage, ord, actual_on) values (${yearId}, ${stage}, ${placeOf(stage)}, ${tx.today})
    on conflict (year_id, stage) do update set actual_on = excluded.actual_on`);
}
