-- Monthly indicators: what is asked (definitions over time), who answers, what was answered month by month, the lists of
-- facts that some of them count, and imports that can be undone as a whole (R-060–R-064, R-067, R-071–R-083).
create schema indicators;

-- One edition of a definition. A change is a new edition from a day on; the old one keeps counting for its months.
create table indicators.definition (
  id uuid primary key,
  authority_unit_id uuid not null references directory.unit,
  code text not null check (code ~ '^[a-z][a-z0-9-]{1,39}$'),
  edition integer not null check (edition > 0),
  position integer not null default 0,
  name_vi text not null check (name_vi <> ''),
  name_en text not null check (name_en <> ''),
  unit text not null check (unit in ('count', 'percent', 'days', 'dong')),
  period text not null check (period in ('month', 'quarter', 'year')),
  -- CUMULATIVE: from 1 January to the end of the month; LEVEL: as it stands at the end of the month
  counting text not null check (counting in ('CUMULATIVE', 'LEVEL')),
  feed text not null check (feed in ('entry', 'facts', 'progress')),
  fact_kind text,
  parts jsonb not null,
  formula jsonb not null,
  -- of complaints: how many days make a case long-pending (R-080)
  pending_days integer check (pending_days > 0),
  comparison text check (comparison in ('>', '>=', '=', '<=')),
  target numeric(20, 4) check (target >= 0),
  -- a post of the directory, never a person
  post_title text not null check (post_title <> ''),
  proof_vi text not null default '',
  proof_en text not null default '',
  source text not null check (source <> ''),
  valid_from date not null,
  valid_to date,
  reason text not null default '',
  version integer not null default 0,
  unique (authority_unit_id, code, edition),
  unique (authority_unit_id, code, valid_from),
  check (valid_to is null or valid_from <= valid_to),
  check ((comparison is null) = (target is null)),
  check ((feed = 'facts') = (fact_kind is not null))
);

-- Which units owe a form every month of a year, and from which month on.
create table indicators.tracking (
  unit_id uuid not null references directory.unit,
  year integer not null,
  from_month integer not null check (from_month between 1 and 12),
  started_on date not null,
  synthetic boolean not null default false,
  primary key (unit_id, year)
);

-- What a unit was given in a year in place of the definition's own words: target, post, or "not asked of this unit".
create table indicators.assignment (
  id uuid primary key,
  unit_id uuid not null references directory.unit,
  year integer not null,
  code text not null,
  applies boolean not null default true,
  target numeric(20, 4) check (target >= 0),
  post_title text not null default '',
  reason text not null check (reason <> ''),
  version integer not null default 0,
  unique (unit_id, year, code)
);

-- The form of a unit and month. A correction of a confirmed one is revision n+1; the old one stays.
create table indicators.month_entry (
  id uuid primary key,
  unit_id uuid not null references directory.unit,
  year integer not null,
  month integer not null check (month between 1 and 12),
  revision integer not null check (revision > 0),
  state text not null check (state in ('DRAFT', 'SUBMITTED', 'CONFIRMED', 'REPLACED')),
  note text not null default '',
  no_change_reason text not null default '',
  return_reason text not null default '',
  correction_reason text not null default '',
  submitted_on date,
  submitted_by text,
  late boolean not null default false,
  confirmed_on date,
  confirmed_by text,
  synthetic boolean not null default false,
  version integer not null default 0,
  unique (unit_id, year, month, revision),
  check (state = 'DRAFT' or submitted_on is not null),
  check (state in ('DRAFT', 'SUBMITTED') or confirmed_on is not null),
  check (revision = 1 or correction_reason <> '')
);
create unique index month_entry_open on indicators.month_entry (unit_id, year, month) where state in ('DRAFT', 'SUBMITTED');
create unique index month_entry_standing on indicators.month_entry (unit_id, year, month) where state = 'CONFIRMED';

-- Who brought what in from elsewhere, and what stood there before, so that it can be taken back as a whole (R-079).
create table indicators.import (
  id uuid primary key,
  unit_id uuid not null references directory.unit,
  year integer not null,
  state text not null check (state in ('PREVIEWED', 'APPLIED', 'UNDONE')),
  way text not null check (way in ('csv', 'xlsx', 'http')),
  file_name text not null default '',
  sha256 text not null,
  row_count integer not null,
  lines jsonb not null,
  problems jsonb not null,
  -- rows marked as state secrets: how many, by reason code; nothing else of them is kept (R-078)
  secrets jsonb not null default '{}',
  touched jsonb not null default '[]',
  made_by text not null,
  made_at timestamptz not null,
  applied_by text,
  applied_at timestamptz,
  undone_by text,
  undone_at timestamptz,
  undo_reason text not null default '',
  version integer not null default 0,
  check (state <> 'UNDONE' or undo_reason <> '')
);
create unique index import_once on indicators.import (unit_id, year, sha256) where state = 'APPLIED';
create index import_unit on indicators.import (unit_id, made_at desc);

-- One number, or the reason why there is none: unknown is never 0.
create table indicators.value (
  entry_id uuid not null references indicators.month_entry,
  code text not null,
  part text not null,
  amount numeric(20, 4) check (amount >= 0),
  missing text check (missing in ('NOT_YET', 'NOT_ASKED', 'OTHER')),
  note text not null default '',
  -- taken over from the month before
  carried boolean not null default false,
  import_id uuid references indicators.import,
  primary key (entry_id, code, part),
  check ((amount is null) <> (missing is null)),
  check (missing is distinct from 'OTHER' or note <> '')
);

create table indicators.service_level (
  authority_unit_id uuid not null references directory.unit,
  code text not null check (code ~ '^[a-z0-9-]{1,20}$'),
  position integer not null,
  name_vi text not null check (name_vi <> ''),
  name_en text not null check (name_en <> ''),
  counts_online boolean not null,
  version integer not null default 0,
  primary key (authority_unit_id, code)
);

-- Things that are listed one by one: law-making products, discipline facts, complaints, services, steps, milestones.
create table indicators.fact (
  id uuid primary key,
  unit_id uuid not null references directory.unit,
  year integer not null,
  kind text not null check (kind in ('law-product', 'plan-part', 'service', 'discipline', 'complaint', 'unity', 'streamlining', 'digital-product')),
  state text not null check (state in ('DECLARED', 'CONFIRMED', 'WITHDRAWN')),
  title text not null check (title <> ''),
  category text not null default '',
  begins_on date,
  due_on date,
  done_on date,
  -- to whom submitted, who found it, who confirms
  body text not null default '',
  -- decision number, page, document
  paper text not null default '',
  -- a complaint that went past the competent level
  beyond boolean not null default false,
  milestones jsonb not null default '[]',
  content_id uuid references movements.content,
  source text not null default '',
  confirmed_source text not null default '',
  confirmed_paper text not null default '',
  confirmed_on date,
  confirmed_by text,
  withdrawn_reason text not null default '',
  declared_by text not null,
  declared_account uuid references identity.account,
  synthetic boolean not null default false,
  origin jsonb,
  created_at timestamptz not null,
  version integer not null default 0,
  kd text collate "C" generated always as (platform.f_kd(title || ' ' || body || ' ' || paper)) stored,
  check (state <> 'CONFIRMED' or (confirmed_on is not null and confirmed_source <> '')),
  -- only what a source and a decision confirm counts (R-063)
  check (kind <> 'discipline' or (begins_on is not null and (state <> 'CONFIRMED' or confirmed_paper <> ''))),
  check (state <> 'WITHDRAWN' or withdrawn_reason <> ''),
  check (begins_on is null or done_on is null or begins_on <= done_on)
);
create index fact_unit_year on indicators.fact (unit_id, year, kind);
create index fact_kd on indicators.fact using gin (kd public.gin_trgm_ops);
-- Each of the five parts of the plan is ticked once (R-061).
create unique index fact_plan_part on indicators.fact (unit_id, year, category) where kind = 'plan-part' and state <> 'WITHDRAWN';

-- What a fact said before each correction.
create table indicators.fact_version (
  fact_id uuid not null references indicators.fact,
  version integer not null,
  said jsonb not null,
  reason text not null check (reason <> ''),
  changed_by text not null,
  changed_at timestamptz not null,
  primary key (fact_id, version)
);

create function indicators.leads(unit uuid, of_year integer) returns boolean
  language sql stable parallel safe
  return exists (select 1 from groups.term_member m join groups.term t on t.id = m.term_id
    where m.unit_id = leads.unit and t.year = leads.of_year and t.id = any (groups.my_led_terms()));
create function indicators.beside(unit uuid, of_year integer) returns boolean
  language sql stable parallel safe
  return exists (select 1 from groups.term_member m join groups.term t on t.id = m.term_id
    where m.unit_id = beside.unit and t.year = beside.of_year and t.id = any (groups.my_terms()));
grant usage on schema indicators to thidua_app;
grant execute on function indicators.leads, indicators.beside to thidua_app;

do $$
declare name text;
begin
  foreach name in array array['definition', 'tracking', 'assignment', 'month_entry', 'import', 'value', 'service_level', 'fact', 'fact_version'] loop
    execute format('alter table indicators.%I enable row level security', name);
    execute format('alter table indicators.%I force row level security', name);
  end loop;
end $$;

-- What is asked is no secret; the standing body writes it.
create policy definition_read on indicators.definition for select to thidua_app using (platform.signed_in());
create policy definition_write on indicators.definition for insert to thidua_app with check (platform.i_am('standing', 'admin'));
create policy definition_change on indicators.definition for update to thidua_app using (platform.i_am('standing', 'admin'));
create policy level_read on indicators.service_level for select to thidua_app using (platform.signed_in());
create policy level_write on indicators.service_level for insert to thidua_app with check (platform.i_am('standing', 'admin'));
create policy level_change on indicators.service_level for update to thidua_app using (platform.i_am('standing', 'admin'));

create policy tracking_read on indicators.tracking for select to thidua_app using (platform.signed_in());
create policy tracking_write on indicators.tracking for insert to thidua_app
  with check (platform.i_am('standing', 'admin') or unit_id = any ((select platform.my_units())::uuid[]));
create policy assignment_read on indicators.assignment for select to thidua_app using (platform.signed_in());
create policy assignment_write on indicators.assignment for insert to thidua_app with check (platform.i_am('standing', 'admin'));
create policy assignment_change on indicators.assignment for update to thidua_app using (platform.i_am('standing', 'admin'));

-- A draft is the unit's own; what was sent is read by head, deputy and overseers; what is confirmed by the whole group.
create policy month_entry_app on indicators.month_entry to thidua_app
  using (platform.i_am('admin') or unit_id = any ((select platform.my_units())::uuid[])
    or (state <> 'DRAFT' and (platform.i_am('standing', 'council', 'minister', 'auditor') or indicators.leads(unit_id, year)))
    or (state in ('CONFIRMED', 'REPLACED') and indicators.beside(unit_id, year)))
  with check (platform.i_am('admin') or unit_id = any ((select platform.my_units())::uuid[]));
create policy value_read on indicators.value for select to thidua_app using (entry_id in (select id from indicators.month_entry));
-- The numbers of a form change only while it is a draft of one's own unit.
create policy value_insert on indicators.value for insert to thidua_app with check (entry_id in (
  select id from indicators.month_entry where state = 'DRAFT' and (platform.i_am('admin') or unit_id = any ((select platform.my_units())::uuid[]))));
create policy value_change on indicators.value for update to thidua_app using (entry_id in (
  select id from indicators.month_entry where state = 'DRAFT' and (platform.i_am('admin') or unit_id = any ((select platform.my_units())::uuid[]))));
create policy value_take on indicators.value for delete to thidua_app using (entry_id in (
  select id from indicators.month_entry where state = 'DRAFT' and (platform.i_am('admin') or unit_id = any ((select platform.my_units())::uuid[]))));

create policy import_app on indicators.import to thidua_app
  using (platform.i_am('standing', 'admin', 'auditor') or unit_id = any ((select platform.my_units())::uuid[]))
  with check (platform.i_am('admin') or unit_id = any ((select platform.my_units())::uuid[]));

-- The standing body enters and confirms what an inspection found (R-063).
create policy fact_app on indicators.fact to thidua_app
  using (platform.i_am('standing', 'council', 'minister', 'admin', 'auditor') or unit_id = any ((select platform.my_units())::uuid[])
    or indicators.leads(unit_id, year) or (state = 'CONFIRMED' and indicators.beside(unit_id, year)))
  with check (platform.i_am('standing', 'admin') or unit_id = any ((select platform.my_units())::uuid[]));
create policy fact_version_read on indicators.fact_version for select to thidua_app using (fact_id in (select id from indicators.fact));
create policy fact_version_write on indicators.fact_version for insert to thidua_app with check (fact_id in (
  select id from indicators.fact where platform.i_am('standing', 'admin') or unit_id = any ((select platform.my_units())::uuid[])));

grant select, insert, update on all tables in schema indicators to thidua_app;
revoke update on indicators.fact_version, indicators.tracking from thidua_app;
grant delete on indicators.value to thidua_app;

-- The head of a group sees what its members still owe it here too.
drop policy duty_read_by_head on notifications.duty;
create policy duty_read_by_head on notifications.duty for select to thidua_app using (
  owner_account_id is null and split_part(kind, '.', 1) in ('agreements', 'registrations', 'progress', 'indicators', 'scoring')
  and (owner_unit_id, year) in (select w.unit_id, w.year from notifications.watched() w));
