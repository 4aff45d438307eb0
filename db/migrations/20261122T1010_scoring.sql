-- Rulebooks, score sheets, the chain of checks, the published rank. Points are whole hundredths.

create schema scoring;

create table scoring.rulebook (
  id uuid primary key,
  authority_unit_id uuid not null references directory.unit,
  year integer,
  criteria_set_id uuid references movements.criteria_set,
  title text not null check (title <> ''),
  scale_hundredths integer not null check (scale_hundredths > 0),
  version_no integer not null default 1,
  state text not null check (state in ('DRAFT', 'PUBLISHED', 'FROZEN')),
  hash text,
  complete boolean not null default true,
  official boolean not null default false,
  synthetic boolean not null default false,
  settings jsonb not null default '{}',
  replaces_id uuid references scoring.rulebook,
  version integer not null default 0,
  origin jsonb,
  check (state <> 'FROZEN' or hash is not null)
);

create table scoring.rule_item (
  id uuid primary key,
  rulebook_id uuid not null references scoring.rulebook,
  parent_id uuid references scoring.rule_item,
  ord integer not null,
  code text not null,
  title text not null check (title <> ''),
  max_hundredths integer not null check (max_hundredths >= 0),
  -- the kind of rule; today's sheets score by hand within max, later kinds add their settings here
  kind text not null default 'manual',
  rule jsonb not null default '{}',
  criterion_id uuid references movements.criterion,
  hard_condition boolean not null default false,
  unique (rulebook_id, code)
);
create index rule_item_book on scoring.rule_item (rulebook_id, ord);

create table scoring.sheet (
  id uuid primary key,
  rulebook_id uuid not null references scoring.rulebook,
  term_id uuid not null references groups.term,
  unit_id uuid not null references directory.unit,
  year integer not null,
  state text not null check (state in ('SELF_DRAFT', 'SELF_SUBMITTED', 'HEAD_REVIEWED', 'EXPLAINED', 'VERIFIED', 'CONFIRMED', 'FINAL', 'REPLACED')),
  -- a correction after FINAL is a new sheet by decision
  sheet_no integer not null default 1,
  replaces_id uuid references scoring.sheet,
  correction_reason text,
  self_total_hundredths integer,
  checked_total_hundredths integer,
  final_total_hundredths integer,
  self_submitted_on date,
  explain_until date,
  checked_by_unit_id uuid references directory.unit,
  context_note text not null default '',
  synthetic boolean not null default false,
  version integer not null default 0,
  unique (term_id, unit_id, sheet_no)
);
create index sheet_term on scoring.sheet (term_id, state);

create table scoring.line (
  sheet_id uuid not null references scoring.sheet,
  item_id uuid not null references scoring.rule_item,
  self_hundredths integer check (self_hundredths >= 0),
  self_note text not null default '',
  checked_hundredths integer check (checked_hundredths >= 0),
  check_comment text not null default '',
  explanation text not null default '',
  final_hundredths integer check (final_hundredths >= 0),
  final_comment text not null default '',
  primary key (sheet_id, item_id)
);

-- Conditions stand beside the points, never inside them.
create table scoring.condition_result (
  sheet_id uuid not null references scoring.sheet,
  item_id uuid not null references scoring.rule_item,
  verdict text not null check (verdict in ('MET', 'UNMET', 'UNKNOWN')),
  detail_vi text not null default '',
  detail_en text not null default '',
  computed_on date not null,
  primary key (sheet_id, item_id)
);

create table scoring.ranking (
  id uuid primary key,
  term_id uuid not null references groups.term,
  rulebook_id uuid not null references scoring.rulebook,
  rulebook_hash text not null,
  ranking_no integer not null default 1,
  state text not null check (state in ('PUBLISHED', 'REPLACED')),
  published_on date not null,
  published_by text not null,
  -- the whole table as it was published
  rows jsonb not null,
  hash text not null,
  unique (term_id, ranking_no)
);

alter table scoring.sheet enable row level security;
-- A member never sees another member's sheet before it is final; head and deputy see it once submitted (R-019).
create policy sheet_app on scoring.sheet to thidua_app
  using (unit_id = any ((select platform.my_units())::uuid[])
    or (state <> 'SELF_DRAFT' and (platform.i_am('standing', 'council', 'minister', 'admin', 'auditor') or term_id = any ((select groups.my_led_terms())::uuid[])))
    or (state in ('FINAL', 'REPLACED') and term_id = any ((select groups.my_terms())::uuid[])))
  with check (platform.i_am('standing', 'admin') or unit_id = any ((select platform.my_units())::uuid[]) or term_id = any ((select groups.my_led_terms())::uuid[]));
alter table scoring.line enable row level security;
create policy line_app on scoring.line to thidua_app using (sheet_id in (select id from scoring.sheet)) with check (sheet_id in (select id from scoring.sheet));
alter table scoring.condition_result enable row level security;
create policy condition_app on scoring.condition_result to thidua_app using (sheet_id in (select id from scoring.sheet)) with check (sheet_id in (select id from scoring.sheet));

grant usage on schema scoring to thidua_app;
grant select, insert, update on all tables in schema scoring to thidua_app;
grant delete on scoring.rule_item, scoring.condition_result to thidua_app;
