-- Finding by name. The earlier policy "for all" also let everybody read every entry; reading now has one rule, asked
-- by the policy and by the finder alike, and writing goes through one function.

alter table search.entry add column seeded boolean not null default false;
-- kd is collated "C": the same index answers "equal to" and "begins with".
create index entry_kd_order on search.entry (kd);

create function search.may_find(unit uuid) returns boolean
  language sql stable parallel safe
  return platform.signed_in() and (unit is null or unit = any (platform.my_units()) or platform.i_am('standing', 'council', 'minister', 'admin', 'auditor'));

drop policy entry_read on search.entry;
drop policy entry_write on search.entry;
create policy entry_read on search.entry for select to thidua_app using (search.may_find(unit_id));
revoke insert, update, delete on search.entry from thidua_app;

-- "hoà" and "hòa" are one word: the tone mark moves to its newer place before accents are compared.
create function search.tones(value text) returns text
  language sql immutable strict parallel safe
  return replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(
    lower(normalize(value, NFC)),
    'oà', 'òa'), 'oá', 'óa'), 'oả', 'ỏa'), 'oã', 'õa'), 'oạ', 'ọa'), 'oè', 'òe'), 'oé', 'óe'), 'oẻ', 'ỏe'), 'oẽ', 'õe'), 'oẹ', 'ọe'),
    'uỳ', 'ùy'), 'uý', 'úy'), 'uỷ', 'ủy'), 'uỹ', 'ũy'), 'uỵ', 'ụy');

-- Replaces all names of one object. Whoever changes the object may not see what it was filed under before, so this
-- runs as the owner; it shows nothing to the caller.
create function search.put(object_type text, object_id uuid, names text[], title text, subtitle text, link text, weight integer, unit uuid)
  returns void language sql security definer set search_path = pg_catalog as $$
  delete from search.entry e where e.object_type = $1 and e.object_id = $2;
  insert into search.entry (object_type, object_id, name, title, subtitle, link, weight, unit_id)
  select $1, $2, name, $4, $5, $6, $7, $8 from unnest($3) as name;
$$;

-- Names of loaded data, many objects at once. What people have filed since (seeded = false) stays theirs.
create function search.put_seeded(entries jsonb) returns void
  language sql security definer set search_path = pg_catalog as $$
  with given as materialized (
    select e.* from jsonb_to_recordset(entries)
      as e(object_type text, object_id uuid, name text, title text, subtitle text, link text, weight integer)
    where not exists (
      select from search.entry mine where mine.object_type = e.object_type and mine.object_id = e.object_id and not mine.seeded)
  ), gone as (
    delete from search.entry old using (select distinct object_type, object_id from given) g
    where old.object_type = g.object_type and old.object_id = g.object_id
      and not exists (select from given n where n.object_type = old.object_type and n.object_id = old.object_id and n.name = old.name)
  )
  insert into search.entry as old (object_type, object_id, name, title, subtitle, link, weight, seeded)
  select object_type, object_id, name, title, subtitle, link, weight, true from given
  on conflict (object_type, object_id, name) do update
    set title = excluded.title, subtitle = excluded.subtitle, link = excluded.link, weight = excluded.weight
    where row(old.title, old.subtitle, old.link, old.weight) is distinct from row(excluded.title, excluded.subtitle, excluded.link, excluded.weight);
$$;

-- Row security would keep the planner from using the indexes (LIKE may leak, so it must wait for the policy), so the
-- finder runs as the owner and asks the rule of the policy itself. Each kind of match is capped before anything is
-- sorted: a surname that fits a million rows costs no more than one that fits two thousand.
create function search.candidates(folded text, prefix text, patterns text[], accented text[], cap integer)
  returns setof search.entry language plpgsql stable security definer set search_path = pg_catalog as $$
declare
  -- the longest pattern is the rarest: it goes to the trigram index, the others only check
  rarest text := (select p from unnest(patterns) as p order by length(p) desc limit 1);
  -- planned for the values at hand: a general plan would not know whether a pattern can use an index
  find constant text := 'select * from search.entry e where search.may_find(e.unit_id) and %s and search.tones(e.name) like all ($4) limit $5';
begin
  return query execute format(find, 'e.kd = $1') using folded, prefix, patterns, accented, cap, rarest;
  return query execute format(find, 'e.kd like $2') using folded, prefix, patterns, accented, cap, rarest;
  return query execute format(find, 'e.kd like $6 and e.kd like all ($3)') using folded, prefix, patterns, accented, cap, rarest;
end $$;

revoke all on function search.put, search.put_seeded, search.candidates from public;
grant execute on function search.put, search.put_seeded, search.candidates to thidua_app;
