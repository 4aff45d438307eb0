-- Units over time: where a unit stood before it was moved, short forms of former names, and one answer to "how was
-- it called, under whom did it stand, on this day".

alter table directory.unit_name add column short_name text;
-- A unit may take an old name again, so only spellings are unique.
alter table directory.unit_name drop constraint unit_name_unit_id_kind_name_key;
create unique index unit_name_alias on directory.unit_name (unit_id, name) where kind = 'alias';
create index unit_name_unit on directory.unit_name (unit_id, kind);
create index unit_name_kd on directory.unit_name using gin (kd public.gin_trgm_ops);

create index unit_sorted on directory.unit (name collate "vi-x-icu", id);
create index person_sorted on directory.person (full_name collate "vi-x-icu", id);

-- A parent a unit had until valid_to; the present one stands on the unit itself.
create table directory.unit_place (
  id uuid primary key,
  unit_id uuid not null references directory.unit,
  parent_id uuid references directory.unit,
  valid_from date,
  valid_to date not null,
  check (valid_from is null or valid_from <= valid_to),
  check (parent_id is distinct from unit_id)
);
create index unit_place_unit on directory.unit_place (unit_id, valid_to);

-- Two clerks appointing the same person at once: the second is refused here.
create unique index officer_serving on directory.officer (unit_id, person_id) where valid_to is null;

-- Old results print the name of their day (R-010); a former name without a last day answers for no day.
create function directory.name_on(unit uuid, day date) returns text
  language sql stable parallel safe
  return coalesce(
    (select n.name from directory.unit_name n
     where n.unit_id = $1 and n.kind <> 'alias' and $2 <= n.valid_to and (n.valid_from is null or n.valid_from <= $2)
     order by n.valid_to limit 1),
    (select u.name from directory.unit u where u.id = $1));

create function directory.parent_on(unit uuid, day date) returns uuid
  language sql stable parallel safe
  return (
    select case when p.id is null then u.parent_id else p.parent_id end
    from directory.unit u
    left join lateral (
      select p.id, p.parent_id from directory.unit_place p
      where p.unit_id = u.id and $2 <= p.valid_to and (p.valid_from is null or p.valid_from <= $2)
      order by p.valid_to limit 1) p on true
    where u.id = $1);

grant select, insert, update on directory.unit_place to thidua_app;
