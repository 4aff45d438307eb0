-- Who did what to which object. Rows enter through one function, inside the transaction of the change, and nobody
-- may change or remove them: not the application, not an administrator of it (R-165).

create schema audit;

create table audit.event (
  id uuid primary key,
  seq bigint generated always as identity unique,
  recorded_at timestamptz not null default clock_timestamp(),
  business_at timestamptz not null,
  actor_account_id uuid,
  actor_name text not null,
  actor_roles text[] not null default '{}',
  action text not null,
  object_type text not null,
  object_id uuid not null,
  object_label text,
  unit_id uuid,
  restricted boolean not null default false,
  from_state text,
  to_state text,
  reason text,
  detail jsonb
);
create index event_object on audit.event (object_type, object_id, seq);
create index event_unit on audit.event (unit_id, seq);
create index event_actor on audit.event (actor_account_id, seq);

create function audit.refuse_change() returns trigger language plpgsql as $$
begin
  raise exception 'the audit trail is append-only' using errcode = 'insufficient_privilege';
end $$;

create trigger event_is_append_only before update or delete on audit.event
  for each row execute function audit.refuse_change();
create trigger event_is_never_truncated before truncate on audit.event
  for each statement execute function audit.refuse_change();

create function audit.record(
  id uuid, business_at timestamptz, actor_account_id uuid, actor_name text, actor_roles text[], action text,
  object_type text, object_id uuid, object_label text, unit_id uuid, restricted boolean,
  from_state text, to_state text, reason text, detail jsonb
) returns void language sql security definer set search_path = pg_catalog as $$
  insert into audit.event (id, business_at, actor_account_id, actor_name, actor_roles, action,
    object_type, object_id, object_label, unit_id, restricted, from_state, to_state, reason, detail)
  values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15);
$$;

alter table audit.event enable row level security;
-- An event about a unit is read by that unit and by those who watch over the whole; restricted events only by the latter.
create policy event_read on audit.event for select to thidua_app using (
  platform.i_am('auditor', 'admin', 'standing', 'minister')
  or actor_account_id = platform.my_account()
  or (not restricted and platform.signed_in() and (unit_id is null or unit_id = any ((select platform.my_units())::uuid[])))
);

-- Only the function above inserts; it runs as the owner, and forced security binds the owner too.
create policy event_append on audit.event for insert with check (true);

grant usage on schema audit to thidua_app;
grant select on audit.event to thidua_app;
revoke all on function audit.record from public;
grant execute on function audit.record to thidua_app;
