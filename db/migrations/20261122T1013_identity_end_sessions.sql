-- Closing somebody else's sessions is not a right to read them: one narrow function does only that.
create function identity.end_sessions(account uuid) returns void
  language sql security definer set search_path = pg_catalog as $$
  update identity.session set revoked_at = now() where account_id = $1 and revoked_at is null;
$$;
revoke all on function identity.end_sessions from public;
grant execute on function identity.end_sessions to thidua_app;
-- The function runs as the owner, so security is not forced on the owner here; nobody else is the owner.
alter table identity.session no force row level security;
-- A leader opens and closes accounts of the own unit; which ones is decided by the policy in the program.
create policy account_manage on identity.account for update to thidua_app
  using (platform.my_unit_roles() && '{leader}' and id in (select g.account_id from identity.role_grant g where g.unit_id = any ((select platform.my_units())::uuid[])))
  with check (true);
create policy account_open on identity.account for insert to thidua_app with check (platform.my_unit_roles() && '{leader}');
