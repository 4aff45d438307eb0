-- The journal of a sheet, the days it owes, and the walls that keep drafts private and finals as they were.

alter table scoring.sheet add column self_due_on date;
-- the day of the group's meeting that confirmed it
alter table scoring.sheet add column met_on date;
-- a correction after FINAL rests on a decision (practice §12.6)
alter table scoring.sheet add column decision_number text not null default '';
-- why a ranking was published again
alter table scoring.ranking add column reason text not null default '';
alter table scoring.rulebook add column edit_reason text not null default '';
create unique index rulebook_next_once on scoring.rulebook (replaces_id) where state = 'DRAFT';

-- Who did which step of a sheet, why, and which lines a return is about.
create table scoring.sheet_step (
  id uuid primary key,
  sheet_id uuid not null references scoring.sheet,
  verb text not null,
  from_state text not null,
  to_state text not null,
  made_at timestamptz not null,
  made_by text not null,
  reason text not null default '',
  item_ids uuid[] not null default '{}'
);
create index sheet_step_sheet on scoring.sheet_step (sheet_id, made_at);

-- What the proofs of one criterion hang on: the unit, the year and the criterion, so they outlive a change of table and a
-- correction. Made of them and shaped as a UUID, it needs no row of its own.
create function scoring.proof_id(unit uuid, year integer, what uuid) returns uuid
  language sql immutable strict parallel safe
  return overlay(overlay(md5(unit::text || '/' || year || '/' || what::text) placing '3' from 13) placing '8' from 17)::uuid;

-- A term without a known head is served by its host unit, as in Cụm I 2021.
create function scoring.my_led_terms() returns uuid[]
  language sql stable parallel safe
  begin atomic
    select groups.my_led_terms() || coalesce(array_agg(t.id), '{}') from groups.term t
    where t.host_unit_id = any (platform.my_units())
      and not exists (select 1 from groups.term_post p where p.term_id = t.id and p.post = 'head' and p.valid_to is null);
  end;

-- A draft that was given up (its table was replaced) stays as private as a draft; only what reached FINAL is the group's.
drop policy sheet_app on scoring.sheet;
create policy sheet_app on scoring.sheet to thidua_app
  using (unit_id = any ((select platform.my_units())::uuid[])
    or (state <> 'SELF_DRAFT' and self_submitted_on is not null
      and (platform.i_am('standing', 'council', 'minister', 'admin', 'auditor') or term_id = any ((select scoring.my_led_terms())::uuid[])))
    or (state in ('FINAL', 'REPLACED') and final_total_hundredths is not null and term_id = any ((select groups.my_terms())::uuid[])))
  with check (platform.i_am('standing', 'admin') or unit_id = any ((select platform.my_units())::uuid[])
    or term_id = any ((select scoring.my_led_terms())::uuid[]));

-- Sheets whose lines this account may write: its own, those it checks, and all for the standing body.
create function scoring.writable_sheets() returns setof uuid
  language sql stable parallel safe
  begin atomic
    select s.id from scoring.sheet s
    where platform.i_am('standing', 'admin') or s.unit_id = any (platform.my_units()) or s.term_id = any (scoring.my_led_terms());
  end;

do $$
declare
  name text;
begin
  foreach name in array array['line', 'condition_result', 'sheet_step'] loop
    execute format('drop policy if exists %I on scoring.%I', case name when 'line' then 'line_app' when 'condition_result' then 'condition_app' else 'sheet_step_app' end, name);
    execute format('alter table scoring.%I enable row level security', name);
    execute format('create policy %I on scoring.%I for select to thidua_app using (sheet_id in (select id from scoring.sheet))', name || '_read', name);
    execute format('create policy %I on scoring.%I for insert to thidua_app with check (sheet_id in (select scoring.writable_sheets()))', name || '_add', name);
    execute format('create policy %I on scoring.%I for update to thidua_app using (sheet_id in (select scoring.writable_sheets()))', name || '_change', name);
  end loop;
end $$;
alter table scoring.sheet_step force row level security;
revoke delete on scoring.condition_result from thidua_app;

alter table scoring.ranking enable row level security;
alter table scoring.ranking force row level security;
create policy ranking_read on scoring.ranking for select to thidua_app using (platform.signed_in());
create policy ranking_add on scoring.ranking for insert to thidua_app
  with check (platform.i_am('standing', 'admin') or term_id = any ((select scoring.my_led_terms())::uuid[]));
create policy ranking_replace on scoring.ranking for update to thidua_app
  using (platform.i_am('standing', 'admin') or term_id = any ((select scoring.my_led_terms())::uuid[]));

-- What is final stays as it was; a correction is a new sheet (practice §12.6).
create function scoring.keep_final_sheet() returns trigger language plpgsql as $$
begin
  if old.state in ('FINAL', 'REPLACED')
    and (new.state not in (old.state, 'REPLACED') or to_jsonb(new) - '{state,version}'::text[] is distinct from to_jsonb(old) - '{state,version}'::text[]) then
    raise exception 'sheet % is final', old.id;
  end if;
  return new;
end $$;
create trigger keep_final before update on scoring.sheet for each row execute function scoring.keep_final_sheet();

create function scoring.keep_final_parts() returns trigger language plpgsql as $$
begin
  if exists (select 1 from scoring.sheet s where s.id = new.sheet_id and s.state in ('FINAL', 'REPLACED')) then
    raise exception 'sheet % is final', new.sheet_id;
  end if;
  return new;
end $$;
create trigger keep_final before insert or update on scoring.line for each row execute function scoring.keep_final_parts();
create trigger keep_final before insert or update on scoring.condition_result for each row execute function scoring.keep_final_parts();

create function scoring.keep_ranking() returns trigger language plpgsql as $$
begin
  if to_jsonb(new) - 'state' is distinct from to_jsonb(old) - 'state' or new.state <> 'REPLACED' then
    raise exception 'ranking % is published', old.id;
  end if;
  return new;
end $$;
create trigger keep_published before update on scoring.ranking for each row execute function scoring.keep_ranking();

-- A table in use is frozen with its hash; changing it means a new version (R-070).
create function scoring.keep_frozen_rulebook() returns trigger language plpgsql as $$
begin
  if old.state = 'FROZEN' and to_jsonb(new) - 'version' is distinct from to_jsonb(old) - 'version' then
    raise exception 'rulebook % is frozen', old.id;
  end if;
  return new;
end $$;
create trigger keep_frozen before update on scoring.rulebook for each row execute function scoring.keep_frozen_rulebook();

create function scoring.keep_frozen_items() returns trigger language plpgsql as $$
declare
  book uuid := case when tg_op = 'DELETE' then old.rulebook_id else new.rulebook_id end;
begin
  if exists (select 1 from scoring.rulebook r where r.id = book and r.state = 'FROZEN') then
    raise exception 'rulebook % is frozen', book;
  end if;
  return case when tg_op = 'DELETE' then old else new end;
end $$;
create trigger keep_frozen before insert or update or delete on scoring.rule_item for each row execute function scoring.keep_frozen_items();

-- The three functions below run as the owner, so security is not forced on the owner of these tables; nobody else is it.
alter table scoring.sheet no force row level security;
alter table scoring.line no force row level security;

-- Where each member stands, never what it wrote: the group sees who has not sent (R-019 hides the scores, not the step).
create function scoring.steps_of(terms uuid[])
  returns table (sheet_id uuid, term_id uuid, unit_id uuid, rulebook_id uuid, sheet_no integer, state text, self_due_on date, explain_until date)
  language sql stable security definer set search_path = pg_catalog as $$
  select s.id, s.term_id, s.unit_id, s.rulebook_id, s.sheet_no, s.state, s.self_due_on, s.explain_until from scoring.sheet s
  where s.term_id = any ($1) and s.state <> 'REPLACED'
    and (platform.i_am('standing', 'council', 'minister', 'admin', 'auditor')
      or s.term_id = any (groups.my_terms()) or s.term_id = any (scoring.my_led_terms()));
$$;

-- After a return the sheet is a draft again, which the checker may no longer see: no policy can allow that change.
create function scoring.return_to_draft(sheet uuid, seen integer, due date) returns integer
  language plpgsql security definer set search_path = pg_catalog as $$
declare
  changed integer;
begin
  update scoring.sheet s set state = 'SELF_DRAFT', version = s.version + 1, self_submitted_on = null, self_total_hundredths = null,
    checked_total_hundredths = null, explain_until = null, self_due_on = coalesce($3, s.self_due_on)
  where s.id = $1 and s.version = $2 and s.state in ('SELF_SUBMITTED', 'HEAD_REVIEWED')
    and (platform.i_am('standing', 'admin') or s.term_id = any (scoring.my_led_terms()));
  get diagnostics changed = row_count;
  return changed;
end $$;

-- A table with points takes the place of one without (R-068): every sheet starts again on it, drafts included, and the
-- old sheet stays with its results. What the unit wrote to a criterion goes along.
create function scoring.start_over(term uuid, book uuid, due date, why text, fresh jsonb) returns integer
  language plpgsql security definer set search_path = pg_catalog as $$
declare
  old record;
  next_id uuid;
  moved integer := 0;
begin
  if not platform.i_am('standing', 'admin') then
    raise exception 'only the standing body assigns a table';
  end if;
  for old in select * from scoring.sheet s where s.term_id = $1 and s.state <> 'REPLACED' for update loop
    next_id := ($5 ->> old.unit_id::text)::uuid;
    update scoring.sheet s set state = 'REPLACED', version = s.version + 1 where s.id = old.id;
    insert into scoring.sheet (id, rulebook_id, term_id, unit_id, year, state, sheet_no, replaces_id, correction_reason, context_note, synthetic, self_due_on)
    values (next_id, $2, old.term_id, old.unit_id, old.year, 'SELF_DRAFT', old.sheet_no + 1, old.id, $4, old.context_note,
      (select r.synthetic from scoring.rulebook r where r.id = $2), $3);
    insert into scoring.line (sheet_id, item_id, self_note)
    select next_id, fresh_item.id, l.self_note from scoring.line l join scoring.rule_item i on i.id = l.item_id
      join scoring.rule_item fresh_item on fresh_item.rulebook_id = $2 and fresh_item.criterion_id = i.criterion_id
    where l.sheet_id = old.id and l.self_note <> '';
    moved := moved + 1;
  end loop;
  return moved;
end $$;

revoke all on function scoring.steps_of, scoring.return_to_draft, scoring.start_over from public;
grant execute on function scoring.steps_of, scoring.return_to_draft, scoring.start_over, scoring.my_led_terms, scoring.writable_sheets, scoring.proof_id to thidua_app;
grant select, insert on scoring.sheet_step to thidua_app;
