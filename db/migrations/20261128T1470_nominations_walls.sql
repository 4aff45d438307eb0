-- A unit proposes its own people and collectives only, and one subject has one live dossier for one award of one year.

-- The person holds a post in the unit or below it; somebody who moved is judged by the new unit (law.md §3). Who holds no
-- post any more is proposed by the unit of a post held in the year judged.
create function nominations.is_of(unit uuid, subject_unit uuid, subject_person uuid, judged integer) returns boolean
language sql stable parallel safe
return case
  when subject_person is null then exists (select 1 from directory.unit u where u.id = subject_unit and (u.id = unit or unit = any (u.ancestor_ids)))
  else exists (select 1 from directory.person p where p.id = records.root_of(subject_person) and p.withdrawn_on is null)
    and exists (
      select 1 from directory.post o join directory.unit u on u.id = o.unit_id
      where o.person_id = any (records.same_person(subject_person)) and (u.id = unit or unit = any (u.ancestor_ids))
        and (o.valid_to is null or records.today() <= o.valid_to
          or (o.valid_to >= make_date(judged, 1, 1) and coalesce(o.valid_from::text, o.seen_on, '') <= judged || '-12-31'
            and not exists (
              select 1 from directory.post n where n.person_id = any (records.same_person(subject_person))
                and (n.valid_to is null or records.today() <= n.valid_to)))))
end;
grant execute on function nominations.is_of(uuid, uuid, uuid, integer) to thidua_app;

-- Several awards in time for several achievements stand side by side (law.md §2 X1); what is judged by the year does not,
-- nor does a title on any road. What was opened twice before this rule keeps its older dossier as the one that counts.
alter table nominations.nomination add column once boolean not null default false;
update nominations.nomination n set once = true from (
  select id, row_number() over (partition by coalesce(subject_unit_id, subject_person_id), award_code, year order by created_on, id) as ord
  from nominations.nomination where route = 'yearly' and state <> all ('{WITHDRAWN,REFUSED,INELIGIBLE,NOT_PASSED,REJECTED,STATE_REFUSED,REVOKED}'::text[])) first
where first.id = n.id and first.ord = 1;
create unique index nomination_once on nominations.nomination (coalesce(subject_unit_id, subject_person_id), award_code, year)
  where once and state <> all ('{WITHDRAWN,REFUSED,INELIGIBLE,NOT_PASSED,REJECTED,STATE_REFUSED,REVOKED}'::text[]);

drop policy nomination_app on nominations.nomination;
create policy nomination_read on nominations.nomination for select to thidua_app
  using (unit_id = any ((select platform.my_units())::uuid[]) or subject_person_id = platform.my_person()
    or (state <> all ('{DRAFT,UNIT_APPROVED}'::text[]) and platform.i_am('standing', 'council', 'minister', 'admin', 'auditor')));
create policy nomination_add on nominations.nomination for insert to thidua_app
  with check (nominations.is_of(unit_id, subject_unit_id, subject_person_id, year)
    and (unit_id = any ((select platform.my_units())::uuid[]) or platform.i_am('standing', 'minister', 'council', 'admin')));
create policy nomination_change on nominations.nomination for update to thidua_app
  using (unit_id = any ((select platform.my_units())::uuid[]) or subject_person_id = platform.my_person()
    or (state <> all ('{DRAFT,UNIT_APPROVED}'::text[]) and platform.i_am('standing', 'council', 'minister', 'admin', 'auditor')))
  with check (platform.i_am('standing', 'minister', 'council', 'admin') or unit_id = any ((select platform.my_units())::uuid[]));

-- Whom and what a dossier is about never changes.
create function nominations.keep_subject() returns trigger language plpgsql as $$
begin
  if (new.unit_id, new.subject_kind, new.subject_unit_id, new.subject_person_id, new.award_code, new.year)
    is distinct from (old.unit_id, old.subject_kind, old.subject_unit_id, old.subject_person_id, old.award_code, old.year) then
    raise exception 'the subject of dossier % does not change', old.id;
  end if;
  return new;
end $$;
create trigger keep_subject before update on nominations.nomination for each row execute function nominations.keep_subject();

drop policy choice_add on nominations.choice;
create policy choice_add on nominations.choice for insert to thidua_app
  with check (exists (
    select 1 from nominations.choice_list l where l.id = list_id and l.unit_id = any ((select platform.my_units())::uuid[])
      and nominations.is_of(l.unit_id, subject_unit_id, subject_person_id, l.year)));

drop policy initiative_used_write on nominations.initiative_used;
create policy initiative_used_write on nominations.initiative_used for insert to thidua_app
  with check (exists (
    select 1 from nominations.nomination n join records.initiative_author a on a.initiative_id = initiative_used.initiative_id
    where n.id = nomination_id and a.person_id = any (records.same_person(n.subject_person_id)) and records.may_see(n.subject_person_id)));
