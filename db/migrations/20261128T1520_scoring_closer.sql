-- Who makes a sheet final is what its table says (`chain.stages`, stage `final`): the standing body, which also acts for the council,
-- or the leader of the head or the deputy. As with the checks a leading unit's own sheet goes to the other of the two, without one
-- to the standing body, and nobody closes the sheet of the own unit.
create function scoring.may_close(book uuid, term uuid, unit uuid) returns boolean
  language plpgsql stable security definer set search_path = pg_catalog as $$
declare
  closer text := (select s ->> 'by' from scoring.rulebook r, jsonb_array_elements(r.rules #> '{chain,stages}') s
    where r.id = $1 and s ->> 'stage' = 'final' limit 1);
  head uuid := (select p.unit_id from groups.term_post p where p.term_id = $2 and p.post = 'head' and p.valid_to is null);
  deputy uuid := (select p.unit_id from groups.term_post p where p.term_id = $2 and p.post = 'deputy' and p.valid_to is null);
  lead uuid := coalesce(head, (select t.host_unit_id from groups.term t where t.id = $2));
  desk uuid;
begin
  if platform.i_am('admin') then
    return true;
  end if;
  if closer = 'deputy' and deputy is not null and deputy <> unit then
    desk := deputy;
  elsif closer in ('head', 'deputy') then
    desk := case when lead is distinct from unit then lead when deputy is distinct from unit then deputy end;
  end if;
  if desk is null or lead = unit then
    if platform.i_am('standing') then
      return true;
    end if;
  end if;
  return desk is not null and platform.my_unit_roles() && '{leader}' and desk = any (platform.my_units()) and not unit = any (platform.my_units());
end $$;
revoke all on function scoring.may_close from public;
grant execute on function scoring.may_close to thidua_app;

create policy sheet_close on scoring.sheet as restrictive for update to thidua_app using (true)
  with check (state <> 'FINAL' or scoring.may_close(rulebook_id, term_id, unit_id));
-- a sheet begins as its unit's draft; only a correction by decision comes as a final one
create policy sheet_begin on scoring.sheet as restrictive for insert to thidua_app
  with check (state = 'SELF_DRAFT' or platform.i_am('standing', 'admin'));
