-- The legal preference among equals (the collective with enough women) is asked where ranks are made: whoever leads a group of that
-- year reads staff and women of its members, and nothing else of their record.
create function records.women_of(units uuid[], of_year integer)
  returns table (unit_id uuid, staff integer, women integer, source text, certain boolean)
  language sql stable security definer set search_path = pg_catalog as $$
  select s.unit_id, s.staff, s.women, s.source, s.certainty = 'CERTAIN' from records.strength s
  where s.unit_id = any ($1) and s.year = $2 and s.withdrawn_on is null
    and (records.may_see_unit(s.unit_id) or exists (
      select 1 from groups.term_member m join groups.term t on t.id = m.term_id
      where m.unit_id = s.unit_id and t.year = $2 and (t.id = any (groups.my_led_terms()) or t.host_unit_id = any (platform.my_units()))));
$$;
-- The function runs as the owner of the table; security is not forced on the owner here.
alter table records.strength no force row level security;
revoke all on function records.women_of from public;
grant execute on function records.women_of to thidua_app;
