-- Results of years before the system, read from the summary workbook a group kept itself. They never stand beside sheets of the same term.
create table scoring.past_import (
  id uuid primary key,
  term_id uuid not null references groups.term (id),
  file_name text not null check (file_name <> ''),
  size_bytes integer not null check (size_bytes > 0),
  sha256 text not null,
  bytes bytea not null,
  scale_hundredths integer not null check (scale_hundredths > 0),
  synthetic boolean not null default platform.made_up(),
  made_by text not null,
  made_at timestamptz not null,
  undone_by text,
  undone_at timestamptz,
  undo_reason text check (undo_reason <> ''),
  check ((undone_at is null) = (undone_by is null) and (undone_at is null) = (undo_reason is null))
);
create unique index past_import_one on scoring.past_import (term_id) where undone_at is null;

create table scoring.past_result (
  import_id uuid not null references scoring.past_import (id),
  unit_id uuid not null references directory.unit (id),
  cell text not null,
  name_written text not null check (name_written <> ''),
  self_hundredths integer,
  self_extra_hundredths integer,
  checked_hundredths integer,
  checked_extra_hundredths integer,
  total_hundredths integer not null check (total_hundredths >= 0),
  class text,
  rank_no integer check (rank_no > 0),
  primary key (import_id, unit_id)
);
create index past_result_unit on scoring.past_result (unit_id);

-- drafts are hidden from those who lead the group, so the question is answered by the owner
create function scoring.has_sheets(term uuid) returns boolean
language sql stable security definer set search_path = pg_catalog
as $$ select exists (select 1 from scoring.sheet s where s.term_id = $1) $$;
revoke all on function scoring.has_sheets(uuid) from public;
grant execute on function scoring.has_sheets(uuid) to thidua_app;

create function scoring.keep_past_apart() returns trigger language plpgsql as $$
begin
  if exists (select 1 from scoring.past_import p where p.term_id = new.term_id and p.undone_at is null) then
    raise exception 'term % has an imported past result', new.term_id;
  end if;
  return new;
end $$;
create trigger keep_past_apart before insert on scoring.sheet for each row execute function scoring.keep_past_apart();

create function scoring.keep_past_import() returns trigger language plpgsql as $$
begin
  if old.undone_at is not null or to_jsonb(new) - '{undone_by,undone_at,undo_reason}'::text[] is distinct from to_jsonb(old) - '{undone_by,undone_at,undo_reason}'::text[] then
    raise exception 'past import % stays as it was made', old.id;
  end if;
  return new;
end $$;
create trigger keep_past_import before update on scoring.past_import for each row execute function scoring.keep_past_import();

alter table scoring.past_import enable row level security;
alter table scoring.past_import force row level security;
create policy past_import_read on scoring.past_import for select to thidua_app
  using (
    platform.i_am('standing', 'council', 'minister', 'admin', 'auditor')
    or term_id = any ((select groups.my_terms())::uuid[])
    or term_id = any ((select scoring.my_led_terms())::uuid[])
  );
create policy past_import_add on scoring.past_import for insert to thidua_app
  with check ((platform.i_am('standing', 'admin') or term_id = any ((select scoring.my_led_terms())::uuid[])) and not scoring.has_sheets(term_id));
create policy past_import_undo on scoring.past_import for update to thidua_app
  using (platform.i_am('standing', 'admin') or term_id = any ((select scoring.my_led_terms())::uuid[]));
grant select, insert, update on scoring.past_import to thidua_app;

alter table scoring.past_result enable row level security;
alter table scoring.past_result force row level security;
create policy past_result_read on scoring.past_result for select to thidua_app
  using (import_id in (select p.id from scoring.past_import p));
create policy past_result_add on scoring.past_result for insert to thidua_app
  with check (import_id in (
    select p.id from scoring.past_import p
    where p.undone_at is null and (platform.i_am('standing', 'admin') or p.term_id = any ((select scoring.my_led_terms())::uuid[]))
  ));
grant select, insert on scoring.past_result to thidua_app;
