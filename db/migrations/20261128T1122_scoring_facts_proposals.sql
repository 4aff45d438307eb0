-- What a unit states about itself, what the rules propose from it, and which departments score which criteria.

-- One figure by the code the table declares: a number, a day, yes or no, or twelve months; its target beside it. No row or
-- null = not stated, never 0. Figures that an indicator feeds are not stored here.
create table scoring.sheet_fact (
  sheet_id uuid not null references scoring.sheet,
  code text not null,
  value jsonb,
  target text,
  note text not null default '',
  stated_by text not null,
  stated_on date not null,
  primary key (sheet_id, code)
);
alter table scoring.sheet_fact enable row level security;
alter table scoring.sheet_fact force row level security;
create policy sheet_fact_read on scoring.sheet_fact for select to thidua_app using (sheet_id in (select id from scoring.sheet));
create policy sheet_fact_add on scoring.sheet_fact for insert to thidua_app with check (sheet_id in (select scoring.writable_sheets()));
create policy sheet_fact_change on scoring.sheet_fact for update to thidua_app using (sheet_id in (select scoring.writable_sheets()));
create trigger keep_final before insert or update on scoring.sheet_fact for each row execute function scoring.keep_final_parts();
grant select, insert, update on scoring.sheet_fact to thidua_app;

-- Criteria (or headings) this unit is not asked for, with the reason; they leave its total.
alter table scoring.sheet add column not_assigned jsonb not null default '{}' check (jsonb_typeof(not_assigned) = 'object');
-- A penalty may bring a line below 0; the floor is the rule's.
alter table scoring.line drop constraint line_self_hundredths_check, drop constraint line_checked_hundredths_check, drop constraint line_final_hundredths_check;

-- What the rule gives, computed at each step and kept with its day, so that all readers see the same.
create table scoring.proposal (
  sheet_id uuid not null references scoring.sheet,
  item_id uuid not null references scoring.rule_item,
  hundredths integer,
  -- rule applied, values used, explanation, why it is missing
  detail jsonb not null,
  computed_on date not null,
  primary key (sheet_id, item_id)
);
alter table scoring.proposal enable row level security;
alter table scoring.proposal force row level security;
create policy proposal_read on scoring.proposal for select to thidua_app using (sheet_id in (select id from scoring.sheet));
create policy proposal_add on scoring.proposal for insert to thidua_app with check (sheet_id in (select scoring.writable_sheets()));
create policy proposal_change on scoring.proposal for update to thidua_app using (sheet_id in (select scoring.writable_sheets()));
create trigger keep_final before insert or update on scoring.proposal for each row execute function scoring.keep_final_parts();
grant select, insert, update on scoring.proposal to thidua_app;

-- The unit that answers for a department of the table in this group and year.
create table scoring.term_department (
  term_id uuid not null references groups.term,
  code text not null,
  unit_id uuid not null references directory.unit,
  primary key (term_id, code)
);
alter table scoring.term_department enable row level security;
alter table scoring.term_department force row level security;
create policy department_read on scoring.term_department for select using (platform.signed_in());
create policy department_add on scoring.term_department for insert to thidua_app
  with check (platform.i_am('standing', 'admin') or term_id = any ((select scoring.my_led_terms())::uuid[]));
create policy department_change on scoring.term_department for update to thidua_app
  using (platform.i_am('standing', 'admin') or term_id = any ((select scoring.my_led_terms())::uuid[]));
grant select, insert, update on scoring.term_department to thidua_app;

create function scoring.my_department_terms() returns uuid[]
  language sql stable parallel safe
  begin atomic
    select coalesce(array_agg(distinct d.term_id), '{}') from scoring.term_department d where d.unit_id = any (platform.my_units());
  end;
grant execute on function scoring.my_department_terms to thidua_app;

-- A department reads and scores what was submitted; members see each other's rows when the table says so.
drop policy sheet_app on scoring.sheet;
create policy sheet_app on scoring.sheet to thidua_app
  using (unit_id = any ((select platform.my_units())::uuid[])
    or (state <> 'SELF_DRAFT' and self_submitted_on is not null
      and (platform.i_am('standing', 'council', 'minister', 'admin', 'auditor') or term_id = any ((select scoring.my_led_terms())::uuid[])
        or term_id = any ((select scoring.my_department_terms())::uuid[])
        or (others_rows = 'when_submitted' and term_id = any ((select groups.my_terms())::uuid[]))))
    or (state in ('FINAL', 'REPLACED') and final_total_hundredths is not null and others_rows <> 'never'
      and term_id = any ((select groups.my_terms())::uuid[])))
  with check (platform.i_am('standing', 'admin') or unit_id = any ((select platform.my_units())::uuid[])
    or term_id = any ((select scoring.my_led_terms())::uuid[]) or term_id = any ((select scoring.my_department_terms())::uuid[]));

create or replace function scoring.writable_sheets() returns setof uuid
  language sql stable parallel safe
  begin atomic
    select s.id from scoring.sheet s
    where platform.i_am('standing', 'admin') or s.unit_id = any (platform.my_units()) or s.term_id = any (scoring.my_led_terms())
      or s.term_id = any (scoring.my_department_terms());
  end;
