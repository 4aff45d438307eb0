-- Units over time, people, posts, aliases, successions, emulation officers.

create schema directory;

create table directory.unit (
  id uuid primary key,
  kind text not null,
  name text not null check (name <> ''),
  short_name text not null,
  parent_id uuid references directory.unit,
  -- every unit above this one, nearest last; with itself it answers "is below" by one indexed look
  ancestor_ids uuid[] not null default '{}',
  province text,
  region text,
  founded_on platform.partial_date,
  valid_from date,
  valid_to date,
  version integer not null default 0,
  origin jsonb,
  kd text collate "C" generated always as (platform.f_kd(name || ' ' || short_name)) stored,
  check (valid_to is null or valid_from is null or valid_from <= valid_to),
  check (parent_id is distinct from id)
);
create index unit_parent on directory.unit (parent_id);
create index unit_ancestors on directory.unit using gin (ancestor_ids);
create index unit_kd on directory.unit using gin (kd public.gin_trgm_ops);

-- Other spellings, short forms and former names; old results print the name of their day.
create table directory.unit_name (
  id uuid primary key,
  unit_id uuid not null references directory.unit,
  name text not null check (name <> ''),
  kind text not null check (kind in ('alias', 'former', 'official')),
  valid_from date,
  valid_to date,
  origin jsonb,
  kd text collate "C" generated always as (platform.f_kd(name)) stored,
  unique (unit_id, kind, name),
  check (valid_to is null or valid_from is null or valid_from <= valid_to)
);

create table directory.succession (
  id uuid primary key,
  kind text not null check (kind in ('rename', 'merge', 'split', 'move')),
  happened_on date not null,
  from_unit_id uuid not null references directory.unit,
  to_unit_id uuid not null references directory.unit,
  note text not null default '',
  origin jsonb
);
create index succession_from on directory.succession (from_unit_id);
create index succession_to on directory.succession (to_unit_id);

create table directory.person (
  id uuid primary key,
  full_name text not null check (full_name <> ''),
  honorific text,
  version integer not null default 0,
  origin jsonb,
  kd text collate "C" generated always as (platform.f_kd(full_name)) stored
);
create index person_kd on directory.person using gin (kd public.gin_trgm_ops);

-- A post held from..to; articles often only show it on one day (seen_on). The post on day D is the one valid or last seen by D.
create table directory.post (
  id uuid primary key,
  person_id uuid not null references directory.person,
  unit_id uuid not null references directory.unit,
  title text not null check (title <> ''),
  valid_from date,
  valid_to date,
  seen_on platform.partial_date,
  acting_role text,
  origin jsonb,
  check (valid_to is null or valid_from is null or valid_from <= valid_to)
);
create index post_person on directory.post (person_id);
create index post_unit on directory.post (unit_id);

create table directory.officer (
  id uuid primary key,
  person_id uuid not null references directory.person,
  unit_id uuid not null references directory.unit,
  full_time boolean not null,
  valid_from date not null,
  valid_to date,
  version integer not null default 0,
  check (valid_to is null or valid_from <= valid_to)
);
create index officer_unit on directory.officer (unit_id);

grant usage on schema directory to thidua_app;
grant select, insert, update on all tables in schema directory to thidua_app;
