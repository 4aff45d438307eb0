-- The same questions about one person and about very many: asked as a set, once a statement.

-- Every id of the same human being for each id asked, the record kept first.
create function records.same_people(people uuid[]) returns table (asked uuid, root uuid, ids uuid[]) language sql stable parallel safe as $$
  with recursive up(asked, id, depth) as (
    select distinct p.id, p.id, 0 from unnest(people) as p(id)
    union all
    select u.asked, m.into_person_id, u.depth + 1 from up u join records.merge m on m.from_person_id = u.id and m.undone_on is null where u.depth < 50),
  roots as (select distinct on (up.asked) up.asked, up.id as root from up order by up.asked, up.depth desc),
  down(root, id, depth) as (
    select distinct r.root, r.root, 0 from roots r
    union all
    select d.root, m.from_person_id, d.depth + 1 from down d join records.merge m on m.into_person_id = d.id and m.undone_on is null where d.depth < 50)
  select r.asked, r.root, s.ids from roots r
    join (select down.root, array_agg(down.id order by down.depth, down.id) as ids from down group by down.root) s on s.root = r.root
$$;

-- Myself and the people who hold a post now in a unit where I am officer or head, under every id they have.
create function records.my_people() returns setof uuid language sql stable parallel safe as $$
  with recursive near(id) as (
    select platform.my_person() where platform.my_person() is not null
    union
    select o.person_id from directory.post o
      where platform.my_unit_roles() && '{officer,leader}' and o.unit_id = any (platform.my_units()) and (o.valid_to is null or records.today() <= o.valid_to)),
  up(id) as (
    select n.id from near n
    union
    select m.into_person_id from up u join records.merge m on m.from_person_id = u.id and m.undone_on is null),
  everyone(id) as (
    select u.id from up u
    union
    select m.from_person_id from everyone e join records.merge m on m.into_person_id = e.id and m.undone_on is null)
  select e.id from everyone e
$$;

create function records.sees_everybody() returns boolean language sql stable parallel safe
  return platform.i_am('standing', 'admin', 'auditor', 'minister', 'council');

create or replace function records.may_see(person uuid) returns boolean language sql stable parallel safe
  return records.sees_everybody() or person in (select records.my_people());
create or replace function records.may_see_sensitive(person uuid) returns boolean language sql stable parallel safe
  return platform.i_am('standing') or person in (select records.my_people());
create or replace function records.may_see_unit(unit uuid) returns boolean language sql stable parallel safe
  return records.sees_everybody() or unit = any (platform.my_units());

-- The second wall asks once a statement whom the caller sees, not once a row.
do $$
declare
  fact text;
  person_seen constant text := '((select records.sees_everybody()) or person_id in (select records.my_people()))';
  person_kept constant text := '((select platform.i_am(''standing'')) or person_id in (select records.my_people()))';
  unit_seen constant text := '((select records.sees_everybody()) or unit_id = any ((select platform.my_units())::uuid[]))';
begin
  foreach fact in array array['rating', 'known_span', 'profile', 'declaration', 'achievement', 'movement'] loop
    execute format('alter policy %I on records.%I using (case when person_id is null then %s else %s end)', fact || '_read', fact, unit_seen, person_seen);
  end loop;
  foreach fact in array array['cluster', 'strength'] loop
    execute format('alter policy %I on records.%I using (%s)', fact || '_read', fact, unit_seen);
  end loop;
  foreach fact in array array['discipline', 'leave'] loop
    execute format('alter policy %I on records.%I using (%s)', fact || '_read', fact, person_kept);
  end loop;
  execute format('alter policy training_read on records.training using (%s)', person_seen);
  execute format('alter policy hold_read on records.hold using (case when person_id is null then records.may_keep_unit(unit_id) else %s end)', person_kept);
end $$;

