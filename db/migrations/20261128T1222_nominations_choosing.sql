-- Choosing whom to propose: the list of a unit for a year, and the authority's own caps (law.md §2: quotas are tenant and
-- period configuration since 2024; before, they may only be tighter than the law's).

create table nominations.quota (
  id uuid primary key,
  authority_unit_id uuid not null references directory.unit,
  -- null: every unit of the authority
  unit_id uuid references directory.unit,
  -- the cap of the law it narrows or reads, when there is one
  law_code text,
  award_code text not null,
  measure text not null check (measure in ('cap-percent', 'cap-count', 'least-direct')),
  base text check (base in ('LDTT', 'FLAG_LEADERS', 'FLAG_STANDARD')),
  percent integer check (percent between 1 and 100),
  amount integer check (amount >= 0),
  severity text not null check (severity in ('block', 'warn')),
  valid_from date not null,
  valid_to date,
  basis text not null check (basis <> ''),
  reason text not null check (length(reason) >= 3),
  set_by text not null,
  set_on date not null,
  ended_by text,
  ended_reason text not null default '',
  version integer not null default 0,
  check (valid_to is null or valid_from <= valid_to),
  check ((measure = 'cap-count') = (amount is not null) and (measure = 'cap-count') = (percent is null)),
  check ((measure = 'cap-percent') = (base is not null))
);
create index quota_of on nominations.quota (authority_unit_id, award_code);
alter table nominations.quota enable row level security;
alter table nominations.quota force row level security;
create policy quota_read on nominations.quota for select to thidua_app using (platform.signed_in());
create policy quota_add on nominations.quota for insert to thidua_app with check (platform.i_am('standing', 'admin'));
create policy quota_end on nominations.quota for update to thidua_app using (platform.i_am('standing', 'admin'));

-- One list of a unit and year; it saves as names are ticked, and survives the officer who ticks them.
create table nominations.choice_list (
  id uuid primary key,
  unit_id uuid not null references directory.unit,
  year integer not null check (year between 1945 and 2100),
  version integer not null default 0,
  unique (unit_id, year)
);
create table nominations.choice (
  id uuid primary key,
  list_id uuid not null references nominations.choice_list,
  award_code text not null,
  subject_kind text not null check (subject_kind in ('unit', 'person')),
  subject_unit_id uuid references directory.unit,
  subject_person_id uuid references directory.person,
  chosen_by text not null,
  chosen_on date not null,
  -- taken off the list again: the row stays
  dropped_by text,
  dropped_on date,
  -- the draft made of it
  nomination_id uuid references nominations.nomination,
  check ((subject_kind = 'unit') = (subject_unit_id is not null) and (subject_kind = 'person') = (subject_person_id is not null)),
  check ((dropped_on is null) = (dropped_by is null))
);
create unique index choice_once on nominations.choice (list_id, award_code, coalesce(subject_unit_id, subject_person_id)) where dropped_on is null;

alter table nominations.choice_list enable row level security;
alter table nominations.choice_list force row level security;
create policy choice_list_read on nominations.choice_list for select to thidua_app
  using (unit_id = any ((select platform.my_units())::uuid[]) or platform.i_am('standing', 'auditor'));
create policy choice_list_add on nominations.choice_list for insert to thidua_app with check (unit_id = any ((select platform.my_units())::uuid[]));
create policy choice_list_change on nominations.choice_list for update to thidua_app using (unit_id = any ((select platform.my_units())::uuid[]));
alter table nominations.choice enable row level security;
alter table nominations.choice force row level security;
create policy choice_read on nominations.choice for select to thidua_app using (list_id in (select id from nominations.choice_list));
create policy choice_add on nominations.choice for insert to thidua_app
  with check (list_id in (select id from nominations.choice_list where unit_id = any ((select platform.my_units())::uuid[])));
create policy choice_change on nominations.choice for update to thidua_app
  using (list_id in (select id from nominations.choice_list where unit_id = any ((select platform.my_units())::uuid[])));

grant select, insert on nominations.quota, nominations.choice_list, nominations.choice to thidua_app;
grant update (valid_to, ended_by, ended_reason, version) on nominations.quota to thidua_app;
grant update (version) on nominations.choice_list to thidua_app;
grant update (dropped_by, dropped_on, nomination_id) on nominations.choice to thidua_app;
