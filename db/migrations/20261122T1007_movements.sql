-- Emulation years, movements, their contents, criteria sets, launch and response.

create schema movements;

create table movements.theme (
  id uuid primary key,
  year integer not null,
  text text not null check (text <> ''),
  used_for text[] not null default '{}',
  origin jsonb
);

create table movements.emulation_year (
  id uuid primary key,
  authority_unit_id uuid not null references directory.unit,
  year integer not null check (year between 1945 and 2100),
  state text not null check (state in ('PREPARING', 'LAUNCHED', 'GROUPED', 'REGISTERING', 'RUNNING', 'MIDYEAR', 'SELF_SCORING',
    'GROUP_REVIEW', 'COUNCIL_REVIEW', 'DECIDING', 'PUBLISHED', 'CLOSED')),
  theme_id uuid references movements.theme,
  version integer not null default 0,
  origin jsonb,
  unique (authority_unit_id, year)
);

-- The dated stages of the ribbon. A date may be a plan or a fact.
create table movements.milestone (
  year_id uuid not null references movements.emulation_year,
  stage text not null,
  ord integer not null,
  starts_on date,
  ends_on date,
  origin jsonb,
  primary key (year_id, stage),
  check (ends_on is null or starts_on is null or starts_on <= ends_on)
);

create table movements.movement (
  id uuid primary key,
  title text not null check (title <> ''),
  kind text not null check (kind in ('annual', 'special', 'thematic', 'campaign', 'short')),
  level text not null check (level in ('central', 'ministry', 'unit', 'group')),
  special boolean not null default false,
  launcher_unit_id uuid references directory.unit,
  state text not null check (state in ('DRAFT', 'APPROVED', 'LAUNCHED', 'RUNNING', 'INTERIM_REVIEWED', 'SUSPENDED', 'SUMMING_UP', 'SUMMED_UP',
    'REWARDED', 'CLOSED', 'CANCELLED')),
  from_year integer,
  to_year integer,
  starts_on date,
  ends_on date,
  theme_id uuid references movements.theme,
  document_id uuid references documents.document,
  -- "chưa có số": launched before the paper has its number
  number_pending boolean not null default false,
  launched_on date,
  purpose text not null default '',
  call_to_action text not null default '',
  -- a movement to be launched at an event waits until that event is confirmed as held (R-027)
  waits_for text not null default '',
  waits_until platform.partial_date,
  event_held_on date,
  no_criteria_reason text not null default '',
  possible_same_as uuid references movements.movement,
  version integer not null default 0,
  origin jsonb,
  kd text collate "C" generated always as (platform.f_kd(title)) stored,
  check (to_year is null or from_year is null or from_year <= to_year),
  check (ends_on is null or starts_on is null or starts_on <= ends_on)
);
create index movement_years on movements.movement (from_year, to_year);

create table movements.movement_parent (
  movement_id uuid not null references movements.movement,
  parent_id uuid not null references movements.movement,
  primary key (movement_id, parent_id),
  check (movement_id <> parent_id)
);

create table movements.content (
  id uuid primary key,
  movement_id uuid not null references movements.movement,
  ord integer not null,
  title text not null check (title <> ''),
  summary text not null default '',
  origin jsonb,
  unique (movement_id, ord)
);

create table movements.task_group (
  id uuid primary key,
  movement_id uuid not null references movements.movement,
  ord integer not null,
  title text not null check (title <> ''),
  summary text not null default '',
  origin jsonb,
  unique (movement_id, ord)
);

create table movements.deliverable (
  id uuid primary key,
  task_group_id uuid not null references movements.task_group,
  ord integer not null,
  title text not null check (title <> ''),
  submit_to_unit_id uuid references directory.unit,
  origin jsonb
);

create table movements.criteria_set (
  id uuid primary key,
  movement_id uuid not null references movements.movement,
  year integer not null,
  applies_to text not null check (applies_to in ('collective', 'individual')),
  title text not null check (title <> ''),
  version_no integer not null default 1,
  state text not null check (state in ('DRAFT', 'PUBLISHED', 'FROZEN')),
  hash text,
  scale_note text not null default '',
  version integer not null default 0,
  origin jsonb,
  unique (movement_id, applies_to, version_no)
);

create table movements.criterion (
  id uuid primary key,
  set_id uuid not null references movements.criteria_set,
  ord integer not null,
  code text not null,
  group_title text not null,
  text text not null check (text <> ''),
  measure_type text not null check (measure_type in ('boolean', 'count', 'ratio', 'checklist', 'violation', 'qualitative')),
  metric text not null,
  operator text not null check (operator in ('>', '>=', '==', '<=', '<')),
  -- hundredths for numbers, 100 = true for yes/no
  threshold_hundredths integer,
  unit text,
  period text not null check (period in ('month', 'quarter', 'year')),
  evidence text[] not null default '{}',
  hard_condition boolean not null default false,
  origin jsonb,
  unique (set_id, code)
);

create table movements.addressee (
  movement_id uuid not null references movements.movement,
  unit_id uuid not null references directory.unit,
  capacity text not null,
  received_at timestamptz,
  opened_at timestamptz,
  opened_by text,
  primary key (movement_id, unit_id)
);

-- A unit answers a movement from above with its own launch or plan.
create table movements.response (
  id uuid primary key,
  movement_id uuid not null references movements.movement,
  unit_id uuid not null references directory.unit,
  state text not null check (state in ('DRAFT', 'SUBMITTED')),
  title text not null check (title <> ''),
  plan text not null default '',
  linked_work text not null default '',
  document_id uuid references documents.document,
  submitted_on date,
  version integer not null default 0,
  synthetic boolean not null default false,
  unique (movement_id, unit_id)
);

create table movements.review (
  id uuid primary key,
  movement_id uuid not null references movements.movement,
  kind text not null check (kind in ('interim', 'final', 'extension', 'suspension', 'resumption')),
  held_on date not null,
  results text not null default '',
  limits text not null default '',
  lessons text not null default '',
  -- a final review says all three (R-033)
  check (kind <> 'final' or (results <> '' and limits <> '' and lessons <> ''))
);

alter table movements.response enable row level security;
create policy response_app on movements.response to thidua_app
  using (platform.i_am('standing', 'minister', 'admin', 'auditor') or unit_id = any ((select platform.my_units())::uuid[])
    or (state = 'SUBMITTED' and platform.signed_in()))
  with check (platform.i_am('admin', 'standing') or unit_id = any ((select platform.my_units())::uuid[]));

grant usage on schema movements to thidua_app;
grant select, insert, update on all tables in schema movements to thidua_app;
grant delete on movements.content, movements.task_group, movements.deliverable, movements.criterion, movements.movement_parent to thidua_app;
