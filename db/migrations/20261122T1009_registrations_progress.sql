-- What a unit or a person aims for this year, and what the work programme shows month by month.

create schema registrations;

create table registrations.registration_window (
  id uuid primary key,
  authority_unit_id uuid not null references directory.unit,
  year integer not null,
  subject_kind text not null check (subject_kind in ('unit', 'person')),
  opens_on date not null,
  closes_on date not null,
  late_allowed boolean not null default true,
  late_counts boolean not null default true,
  version integer not null default 0,
  synthetic boolean not null default false,
  unique (authority_unit_id, year, subject_kind),
  check (opens_on <= closes_on)
);

create table registrations.registration (
  id uuid primary key,
  year integer not null,
  subject_kind text not null check (subject_kind in ('unit', 'person')),
  unit_id uuid not null references directory.unit,
  person_id uuid references directory.person,
  state text not null check (state in ('DRAFT', 'SUBMITTED', 'RETURNED', 'ACCEPTED', 'LOCKED', 'EVALUATED', 'WITHDRAWN')),
  late boolean not null default false,
  -- a person's own registration needs the leader's word (R-050)
  confirmed_by text,
  confirmed_on date,
  submitted_at timestamptz,
  submitted_by text,
  accepted_on date,
  revision integer not null default 1,
  synthetic boolean not null default false,
  version integer not null default 0,
  check ((subject_kind = 'person') = (person_id is not null))
);
create unique index registration_once on registrations.registration
  (year, unit_id, coalesce(person_id, '00000000-0000-0000-0000-000000000000')) where state <> 'WITHDRAWN';
create index registration_unit on registrations.registration (unit_id, year);

create table registrations.target (
  id uuid primary key,
  registration_id uuid not null references registrations.registration,
  ord integer not null,
  text text not null check (text <> ''),
  criterion_id uuid references movements.criterion,
  target_hundredths integer,
  target_unit text not null default '',
  due_on platform.partial_date,
  outcome text check (outcome in ('MET', 'EXCEEDED', 'NOT_MET', 'CANCELLED')),
  outcome_note text not null default ''
);

create table registrations.initiative_aim (
  id uuid primary key,
  registration_id uuid not null references registrations.registration,
  ord integer not null,
  title text not null check (title <> ''),
  -- policy, institutions, administrative reform, information technology, other (R-049)
  field text not null check (field in ('policy', 'institution', 'admin-reform', 'it', 'other')),
  authors text[] not null check (cardinality(authors) > 0)
);

create table registrations.title_aim (
  registration_id uuid not null references registrations.registration,
  award_code text not null,
  primary key (registration_id, award_code)
);

-- "Return with precision": which field, why, by when; the rest goes on.
create table registrations.field_return (
  id uuid primary key,
  registration_id uuid not null references registrations.registration,
  field text not null,
  reason text not null check (reason <> ''),
  due_on date,
  made_on date not null,
  made_by text not null,
  resolved_on date
);

create table registrations.change_request (
  id uuid primary key,
  registration_id uuid not null references registrations.registration,
  reason text not null check (reason <> ''),
  proposed jsonb not null,
  before jsonb not null,
  state text not null check (state in ('OPEN', 'APPROVED', 'REJECTED')),
  made_on date not null,
  made_by text not null,
  answer text not null default '',
  answered_on date,
  version integer not null default 0
);
create unique index change_request_once on registrations.change_request (registration_id) where state = 'OPEN';

alter table registrations.registration enable row level security;
-- The unit sees its own; overseers and the group's head or deputy see it once submitted.
create policy registration_app on registrations.registration to thidua_app
  using (unit_id = any ((select platform.my_units())::uuid[])
    or (state <> 'DRAFT' and (platform.i_am('standing', 'council', 'minister', 'admin', 'auditor')
      or unit_id in (select m.unit_id from groups.term_member m where m.term_id = any ((select groups.my_led_terms())::uuid[])))))
  with check (platform.i_am('standing', 'admin') or unit_id = any ((select platform.my_units())::uuid[])
    or unit_id in (select m.unit_id from groups.term_member m where m.term_id = any ((select groups.my_led_terms())::uuid[])));

grant usage on schema registrations to thidua_app;
grant select, insert, update on all tables in schema registrations to thidua_app;
grant delete on registrations.target, registrations.initiative_aim, registrations.title_aim to thidua_app;

create schema progress;

create table progress.programme (
  id uuid primary key,
  unit_id uuid not null references directory.unit,
  year integer not null,
  state text not null check (state in ('DRAFT', 'APPROVED')),
  title text not null,
  -- the paper that approved it; without one the criterion "approved as required" cannot be met (R-060)
  approval_number text not null default '',
  approved_on date,
  synthetic boolean not null default false,
  version integer not null default 0,
  unique (unit_id, year),
  check (state = 'DRAFT' or (approval_number <> '' and approved_on is not null))
);

create table progress.task (
  id uuid primary key,
  programme_id uuid not null references progress.programme,
  unit_id uuid not null references directory.unit,
  year integer not null,
  title text not null check (title <> ''),
  owner_name text not null default '',
  due_on date not null,
  -- the first promise; an approved extension moves due_on and keeps this
  first_due_on date not null,
  completed_on date,
  cancelled_reason text,
  cause text not null default '',
  commitment_id uuid references agreements.commitment,
  content_id uuid references movements.content,
  synthetic boolean not null default false,
  version integer not null default 0
);
create index task_unit_due on progress.task (unit_id, year, due_on);

create table progress.extension (
  id uuid primary key,
  task_id uuid not null references progress.task,
  old_due_on date not null,
  new_due_on date not null,
  reason text not null check (reason <> ''),
  asked_on date not null,
  asked_by text not null,
  state text not null check (state in ('ASKED', 'APPROVED', 'REFUSED')),
  answered_on date,
  answered_by text,
  answer text not null default '',
  version integer not null default 0,
  check (new_due_on > old_due_on)
);
create unique index extension_once on progress.extension (task_id) where state = 'ASKED';

create table progress.month_report (
  id uuid primary key,
  unit_id uuid not null references directory.unit,
  year integer not null,
  month integer not null check (month between 1 and 12),
  state text not null check (state in ('DRAFT', 'SUBMITTED')),
  note text not null default '',
  causes text not null default '',
  -- what the rate was when it was sent
  due_count integer,
  on_time_count integer,
  submitted_on date,
  submitted_by text,
  synthetic boolean not null default false,
  version integer not null default 0,
  unique (unit_id, year, month)
);

-- Which due date counts after an approved extension is a rule of the authority and the year (R-074).
create table progress.rule (
  authority_unit_id uuid not null references directory.unit,
  year integer not null,
  limit_percent integer not null default 90 check (limit_percent between 0 and 100),
  decimals integer not null default 2 check (decimals between 0 and 2),
  extension_counts boolean not null default true,
  primary key (authority_unit_id, year)
);

alter table progress.programme enable row level security;
create policy programme_app on progress.programme to thidua_app
  using (platform.i_am('standing', 'council', 'minister', 'admin', 'auditor') or unit_id = any ((select platform.my_units())::uuid[])
    or (state = 'APPROVED' and unit_id in (select m.unit_id from groups.term_member m where m.term_id = any ((select groups.my_terms())::uuid[]))))
  with check (platform.i_am('admin') or unit_id = any ((select platform.my_units())::uuid[]));
alter table progress.task enable row level security;
create policy task_app on progress.task to thidua_app
  using (programme_id in (select id from progress.programme))
  with check (platform.i_am('admin') or unit_id = any ((select platform.my_units())::uuid[]));
alter table progress.month_report enable row level security;
create policy month_report_app on progress.month_report to thidua_app
  using (unit_id = any ((select platform.my_units())::uuid[])
    or (state = 'SUBMITTED' and (platform.i_am('standing', 'council', 'minister', 'admin', 'auditor')
      or unit_id in (select m.unit_id from groups.term_member m where m.term_id = any ((select groups.my_terms())::uuid[])))))
  with check (platform.i_am('admin') or unit_id = any ((select platform.my_units())::uuid[]));

grant usage on schema progress to thidua_app;
grant select, insert, update on all tables in schema progress to thidua_app;
