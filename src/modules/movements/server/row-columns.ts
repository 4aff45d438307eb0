import { sql, type Sql } from '#platform/db/database.ts';

/** A movement as lists show it; `units` are the reader's own units. Needs m, u (launcher), th (theme), d (document). */
export const rowColumns = (units: readonly string[]): Sql => sql`
  m.id, m.title, m.kind, m.level, m.special, m.state,
  case when u.id is null then null else json_build_object('id', u.id, 'name', u.name) end as launcher,
  m.from_year, m.to_year, m.starts_on, m.ends_on, m.launched_on,
  case when d.id is null then null else json_build_object('id', d.id, 'label', concat_ws(' ', d.type, coalesce(d.number, '(chưa có số)')), 'number', d.number) end as document,
  m.number_pending, coalesce(m.launched_theme, th.text) as theme, m.waits_for, m.waits_until, m.event_held_on,
  (select count(*)::int from movements.response r where r.movement_id = m.id and r.state = 'SUBMITTED') as responded,
  (select count(*)::int from movements.addressee a where a.movement_id = m.id) as addressees,
  (select count(*)::int from movements.addressee a where a.movement_id = m.id and a.opened_at is not null) as opened,
  case when cardinality(${[...units]}::uuid[]) = 0 then null else (
    select json_build_object(
      'addressed', count(a.unit_id) > 0 or not exists (select 1 from movements.addressee x where x.movement_id = m.id),
      'opened', count(a.opened_at) > 0,
      'response', max(r.state))
    from unnest(${[...units]}::uuid[]) as own (id)
      left join movements.addressee a on a.movement_id = m.id and a.unit_id = own.id
      left join movements.response r on r.movement_id = m.id and r.unit_id = own.id) end as mine,
  m.origin`;

export const rowTables = sql`movements.movement m left join directory.unit u on u.id = m.launcher_unit_id
  left join movements.theme th on th.id = m.theme_id left join documents.document d on d.id = m.document_id`;
