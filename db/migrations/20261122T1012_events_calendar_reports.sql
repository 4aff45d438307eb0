-- What the sources tell about anniversaries, conferences, directives, congresses, model programmes, indicators and problems.

create schema calendar;
create table calendar.anniversary (
  id uuid primary key,
  name text not null check (name <> ''),
  founded_on date,
  -- when only the day of the year is known
  day_of_year text check (day_of_year ~ '^\d{2}-\d{2}$'),
  scope text not null check (scope in ('national', 'sector', 'unit')),
  unit_id uuid references directory.unit,
  stated jsonb not null default '{}',
  origin jsonb,
  check (founded_on is not null or day_of_year is not null)
);

create schema events;
create table events.conference (
  id uuid primary key,
  title text not null check (title <> ''),
  kinds text[] not null,
  term_id uuid references groups.term,
  held_on platform.partial_date,
  half_day text check (half_day in ('sáng', 'chiều')),
  form text,
  place text not null default '',
  host_unit_id uuid references directory.unit,
  chair_person_id uuid references directory.person,
  attendees jsonb not null default '[]',
  agenda jsonb not null default '[]',
  results jsonb not null default '[]',
  opinions jsonb not null default '[]',
  origin jsonb
);
create table events.directive (
  id uuid primary key,
  conference_id uuid not null references events.conference,
  ord integer not null,
  from_person_id uuid references directory.person,
  group_id uuid references groups.emulation_group,
  title text not null,
  summary text not null default '',
  origin jsonb,
  unique (conference_id, ord)
);
create table events.congress (
  id uuid primary key,
  title text not null,
  number integer not null,
  theme_id uuid references movements.theme,
  plan_document_id uuid references documents.document,
  detail jsonb not null default '{}',
  origin jsonb
);
-- Every date a congress ever had: planned, postponed, held. Rows are added, never overwritten (R-128).
create table events.congress_date (
  congress_id uuid not null references events.congress,
  seq integer not null,
  kind text not null,
  value platform.partial_date not null,
  reason text not null default '',
  origin jsonb,
  primary key (congress_id, seq)
);
create table events.group_plan (
  id uuid primary key,
  term_id uuid not null references groups.term,
  year integer not null,
  conference_id uuid references events.conference,
  items jsonb not null default '[]',
  origin jsonb
);

create schema advanced_models;
create table advanced_models.programme (
  id uuid primary key,
  title text not null,
  plan_document_id uuid references documents.document,
  from_year integer not null,
  to_year integer not null,
  detail jsonb not null default '{}',
  origin jsonb
);

create schema reports;
create table reports.indicator (
  id uuid primary key,
  title text not null,
  unit text not null,
  operator text not null,
  threshold integer not null,
  period text not null,
  formula text not null default '',
  exclusion text not null default '',
  origin jsonb
);
create table reports.monitoring_duty (
  id uuid primary key,
  responsible text[] not null,
  responsible_unit_id uuid references directory.unit,
  activity text not null,
  frequency text not null,
  origin jsonb
);
create table reports.problem (
  id uuid primary key,
  text text not null,
  origin jsonb
);
create table reports.data_issue (
  id uuid primary key,
  field text not null,
  issue text not null,
  handling text not null,
  origin jsonb
);

grant usage on schema calendar, events, advanced_models, reports to thidua_app;
grant select, insert, update on all tables in schema calendar, events, advanced_models, reports to thidua_app;

-- The door to the queue; the queue's own tables are made by its library when the program starts.
create function jobs.enqueue(task text, payload jsonb, run_at timestamptz default null, job_key text default null) returns void
  language plpgsql security definer set search_path = pg_catalog as $$
begin
  perform graphile_worker.add_job(task, payload::json, run_at => run_at, job_key => job_key);
end $$;
revoke all on function jobs.enqueue from public;
grant execute on function jobs.enqueue to thidua_app;
grant execute on all functions in schema platform, groups to thidua_app;

-- Policies bind the owner too: the program never reads around them by accident.
do $$
declare t record;
begin
  for t in select n.nspname, c.relname from pg_class c join pg_namespace n on n.oid = c.relnamespace
           where c.relrowsecurity and n.nspname not in ('pg_catalog') loop
    execute format('alter table %I.%I force row level security', t.nspname, t.relname);
  end loop;
end $$;
