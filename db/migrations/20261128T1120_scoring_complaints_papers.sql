-- Decisions with their file, complaints after publication, and what members of a group see of each other.

-- A decision behind a ranking or a correction: number, day, file. What stands there never changes.
create table scoring.paper (
  id uuid primary key,
  term_id uuid not null references groups.term,
  number text not null check (number <> ''),
  issued_on date not null,
  file_name text not null check (file_name <> ''),
  media_type text not null,
  size_bytes integer not null check (size_bytes > 0),
  sha256 text not null,
  bytes bytea not null,
  added_by text not null,
  added_at timestamptz not null
);
create index paper_term on scoring.paper (term_id);
alter table scoring.paper enable row level security;
alter table scoring.paper force row level security;
create policy paper_read on scoring.paper for select to thidua_app using (platform.signed_in());
create policy paper_add on scoring.paper for insert to thidua_app
  with check (platform.i_am('standing', 'admin') or term_id = any ((select scoring.my_led_terms())::uuid[]));

alter table scoring.ranking add column paper_id uuid references scoring.paper;
alter table scoring.sheet add column decided_on date, add column paper_id uuid references scoring.paper,
  -- when members of the group see each other's rows; the table settles it, the sheet carries it for the walls
  add column others_rows text not null default 'when_final' check (others_rows in ('never', 'when_final', 'when_submitted'));

-- A unit that does not agree with a published score says where, why and what it asks for; the standing body answers.
create table scoring.complaint (
  id uuid primary key,
  term_id uuid not null references groups.term,
  ranking_id uuid not null references scoring.ranking,
  sheet_id uuid not null references scoring.sheet,
  item_id uuid not null references scoring.rule_item,
  unit_id uuid not null references directory.unit,
  year integer not null,
  kind text not null check (kind in ('COMPLAINT', 'PETITION')),
  state text not null check (state in ('OPEN', 'ACCEPTED', 'PARTLY', 'REJECTED', 'WITHDRAWN')),
  reason text not null check (reason <> ''),
  asked_hundredths integer,
  raised_on date not null,
  raised_by text not null,
  due_on date not null,
  answer text not null default '',
  -- the points the answer gives, for the decision to come
  answered_hundredths integer,
  answered_on date,
  answered_by text not null default '',
  corrected_sheet_id uuid references scoring.sheet,
  version integer not null default 0,
  check ((state in ('ACCEPTED', 'PARTLY', 'REJECTED')) = (answered_on is not null)),
  check (state not in ('ACCEPTED', 'PARTLY') or answered_hundredths is not null)
);
create unique index complaint_open_once on scoring.complaint (sheet_id, item_id) where state = 'OPEN';
create index complaint_term on scoring.complaint (term_id, state);
alter table scoring.complaint enable row level security;
alter table scoring.complaint force row level security;
-- Between the unit, whoever leads its group and the overseers; other members learn of it only by a corrected ranking.
create policy complaint_read on scoring.complaint for select to thidua_app
  using (unit_id = any ((select platform.my_units())::uuid[]) or platform.i_am('standing', 'council', 'minister', 'admin', 'auditor')
    or term_id = any ((select scoring.my_led_terms())::uuid[]));
create policy complaint_raise on scoring.complaint for insert to thidua_app
  with check (platform.i_am('admin') or unit_id = any ((select platform.my_units())::uuid[]));
create policy complaint_change on scoring.complaint for update to thidua_app
  using (platform.i_am('standing', 'admin') or unit_id = any ((select platform.my_units())::uuid[]));

-- What was asked stays; an answer is given once, and only the sheet that follows from it is added.
create function scoring.keep_complaint() returns trigger language plpgsql as $$
begin
  if to_jsonb(new) - '{state,answer,answered_hundredths,answered_on,answered_by,corrected_sheet_id,version}'::text[]
      is distinct from to_jsonb(old) - '{state,answer,answered_hundredths,answered_on,answered_by,corrected_sheet_id,version}'::text[]
    or (old.state <> 'OPEN' and to_jsonb(new) - '{corrected_sheet_id,version}'::text[] is distinct from to_jsonb(old) - '{corrected_sheet_id,version}'::text[]) then
    raise exception 'complaint % is answered', old.id;
  end if;
  return new;
end $$;
create trigger keep_answered before update on scoring.complaint for each row execute function scoring.keep_complaint();

grant select, insert on scoring.paper to thidua_app;
grant select, insert, update on scoring.complaint to thidua_app;
