-- Accounts, sign-in, roles and scopes, delegation.

create schema identity;

create table identity.account (
  id uuid primary key,
  login text collate "C" not null unique check (login = lower(login) and length(login) between 3 and 60),
  name text not null,
  person_id uuid references directory.person,
  password_hash text not null,
  lang text not null default 'vi' check (lang in ('vi', 'en')),
  active boolean not null default true,
  failed_tries integer not null default 0,
  locked_until timestamptz,
  demo boolean not null default false,
  created_at timestamptz not null default now(),
  version integer not null default 0
);

create table identity.role_grant (
  id uuid primary key,
  account_id uuid not null references identity.account,
  role text not null check (role in ('officer', 'leader', 'standing', 'council', 'minister', 'staff', 'admin', 'auditor')),
  unit_id uuid references directory.unit,
  valid_from date,
  valid_to date,
  reason text not null default '',
  check (valid_to is null or valid_from is null or valid_from <= valid_to),
  -- these roles only make sense inside a unit; without one they would reach everybody
  check (role not in ('officer', 'leader', 'staff') or unit_id is not null)
);
create index role_grant_account on identity.role_grant (account_id);
create index role_grant_unit on identity.role_grant (unit_id);

-- The cookie holds the token; the table only its hash, so a stolen dump opens no session.
create table identity.session (
  token_hash text collate "C" primary key,
  account_id uuid not null references identity.account,
  created_at timestamptz not null default now(),
  last_seen_at timestamptz not null default now(),
  expires_at timestamptz not null,
  revoked_at timestamptz,
  agent text not null default ''
);
create index session_account on identity.session (account_id);

-- A leader lets somebody sign or act for them, dated and for named acts only (R-017).
create table identity.delegation (
  id uuid primary key,
  unit_id uuid not null references directory.unit,
  from_account_id uuid not null references identity.account,
  to_account_id uuid not null references identity.account,
  acts text[] not null check (cardinality(acts) > 0),
  paper text not null default '',
  valid_from date not null,
  valid_to date not null,
  revoked_on date,
  version integer not null default 0,
  check (valid_from <= valid_to),
  check (from_account_id <> to_account_id)
);
create index delegation_to on identity.delegation (to_account_id);

alter table identity.account enable row level security;
create policy account_app on identity.account to thidua_app
  using (platform.i_am('admin') or id = platform.my_account()
    or id in (select g.account_id from identity.role_grant g where g.unit_id = any ((select platform.my_units())::uuid[])))
  with check (platform.i_am('admin') or id = platform.my_account());
alter table identity.session enable row level security;
create policy session_app on identity.session to thidua_app
  using (platform.i_am('admin') or account_id = platform.my_account());

grant usage on schema identity to thidua_app;
grant select, insert, update on all tables in schema identity to thidua_app;
grant delete on identity.session to thidua_app;
