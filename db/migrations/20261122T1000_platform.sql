-- Ground every module stands on: search folding, partly known dates, what row-level security may ask, idempotency.

create domain platform.partial_date as text
  check (value ~ '^\d{4}(-Q[1-4]|-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01]))?)?$');

-- Folding for accent-blind search: NFC first, or composed and decomposed typing would differ.
create function platform.f_kd(value text) returns text
  language sql immutable strict parallel safe
  return lower(public.unaccent('public.unaccent'::regdictionary, normalize(value, NFC)));

create function platform.my_account() returns uuid
  language sql stable parallel safe
  return nullif(current_setting('app.account_id', true), '')::uuid;

create function platform.my_person() returns uuid
  language sql stable parallel safe
  return nullif(current_setting('app.person_id', true), '')::uuid;

-- A context that was never set gives empty arrays: missing scope denies.
create function platform.my_units() returns uuid[]
  language sql stable parallel safe
  return coalesce(nullif(current_setting('app.unit_ids', true), ''), '{}')::uuid[];

create function platform.my_roles() returns text[]
  language sql stable parallel safe
  return coalesce(nullif(current_setting('app.roles', true), ''), '{}')::text[];

create function platform.my_unit_roles() returns text[]
  language sql stable parallel safe
  return coalesce(nullif(current_setting('app.unit_roles', true), ''), '{}')::text[];

-- Holds one of these roles for the whole authority.
create function platform.i_am(variadic wanted text[]) returns boolean
  language sql stable parallel safe
  return platform.my_roles() && wanted;

create function platform.signed_in() returns boolean
  language sql stable parallel safe
  return platform.my_account() is not null or platform.i_am('admin');

create table platform.setting (
  key text primary key,
  value jsonb not null,
  updated_at timestamptz not null default now()
);

create table platform.idempotency (
  key text collate "C" not null check (length(key) between 8 and 200),
  owner text collate "C" not null,
  action text not null,
  request_hash text not null,
  response jsonb,
  created_at timestamptz not null default now(),
  primary key (owner, key)
);
create index idempotency_age on platform.idempotency (created_at);

grant usage on schema platform to thidua_app;
grant select, insert, update on platform.setting to thidua_app;
grant select, insert, update, delete on platform.idempotency to thidua_app;
