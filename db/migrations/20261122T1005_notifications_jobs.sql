-- The inbox of duties, its reminders, and mail that leaves with the transaction that caused it.

create schema notifications;

-- A duty belongs to a post (a role in a unit, or a role of the whole authority), not to a person who may leave tomorrow.
create table notifications.duty (
  id uuid primary key,
  -- the step that is owed, e.g. agreements.sign; with object and owner it is unique while open
  kind text not null,
  object_type text not null,
  object_id uuid not null,
  title_vi text not null,
  title_en text not null,
  detail_vi text not null default '',
  detail_en text not null default '',
  verb_vi text not null,
  verb_en text not null,
  link text not null,
  owner_unit_id uuid references directory.unit,
  owner_role text not null,
  owner_account_id uuid references identity.account,
  opens_on date,
  due_on date,
  state text not null default 'OPEN' check (state in ('OPEN', 'DONE', 'CANCELLED')),
  created_at timestamptz not null,
  closed_at timestamptz,
  -- 0 none, 1 first reminder, 2 second, 3 told the leader (R-087)
  step integer not null default 0 check (step between 0 and 3),
  year integer
);
create unique index duty_open_once on notifications.duty
  (kind, object_type, object_id, owner_role, coalesce(owner_unit_id, '00000000-0000-0000-0000-000000000000'), coalesce(owner_account_id, '00000000-0000-0000-0000-000000000000'))
  where state = 'OPEN';
create index duty_owner on notifications.duty (owner_unit_id, state, due_on);
create index duty_object on notifications.duty (object_type, object_id);

create table notifications.reminder (
  id uuid primary key,
  duty_id uuid not null references notifications.duty,
  step integer not null check (step between 1 and 3),
  sent_on date not null,
  to_role text not null,
  to_unit_id uuid references directory.unit,
  by_hand boolean not null default false,
  note text not null default ''
);
create unique index reminder_step_once on notifications.reminder (duty_id, step) where not by_hand;

create table notifications.notice (
  id uuid primary key,
  unit_id uuid references directory.unit,
  role text not null,
  account_id uuid references identity.account,
  title_vi text not null,
  title_en text not null,
  link text not null,
  created_at timestamptz not null
);
create index notice_unit on notifications.notice (unit_id, created_at desc);

create table notifications.notice_read (
  notice_id uuid not null references notifications.notice,
  account_id uuid not null references identity.account,
  read_at timestamptz not null default now(),
  primary key (notice_id, account_id)
);

alter table notifications.duty enable row level security;
create policy duty_read on notifications.duty for select to thidua_app using (
  platform.i_am('standing', 'admin', 'auditor')
  or owner_account_id = platform.my_account()
  or (owner_account_id is null and owner_unit_id is null and owner_role = any ((select platform.my_roles())::text[]))
  or owner_unit_id = any ((select platform.my_units())::uuid[])
);
create policy duty_insert on notifications.duty for insert to thidua_app with check (platform.signed_in());
-- Closing a duty is a consequence of somebody else's act (the head accepts, the unit's duty ends), so any act may.
create policy duty_update on notifications.duty for update to thidua_app using (platform.signed_in());
alter table notifications.reminder enable row level security;
create policy reminder_read on notifications.reminder for select to thidua_app using (duty_id in (select id from notifications.duty));
create policy reminder_insert on notifications.reminder for insert to thidua_app with check (platform.signed_in());
alter table notifications.notice enable row level security;
create policy notice_read on notifications.notice for select to thidua_app using (
  account_id = platform.my_account()
  or (account_id is null and unit_id is null and role = any ((select platform.my_roles())::text[]))
  or (account_id is null and unit_id = any ((select platform.my_units())::uuid[]))
);
create policy notice_insert on notifications.notice for insert to thidua_app with check (platform.signed_in());

grant usage on schema notifications to thidua_app;
grant select, insert, update on all tables in schema notifications to thidua_app;

-- The queue is reached through one function, inside the caller's transaction; its tables stay out of reach.
create schema jobs;
grant usage on schema jobs to thidua_app;
