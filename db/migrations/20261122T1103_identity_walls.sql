-- The second wall around accounts, roles and delegations.

-- A leader may open an account but cannot see it before it has a role in the unit, and "on conflict" wants to see it;
-- so opening goes through one function. False: the login is taken, which is all a leader learns of foreign accounts.
create function identity.open_account(account uuid, login text, name text, person uuid, password_hash text) returns boolean
  language plpgsql security definer set search_path = pg_catalog as $$
begin
  if not (platform.i_am('admin') or platform.my_unit_roles() && '{leader}') then
    raise exception 'only administrators and leaders open accounts' using errcode = 'insufficient_privilege';
  end if;
  insert into identity.account (id, login, name, person_id, password_hash) values ($1, $2, $3, $4, $5) on conflict do nothing;
  return found;
end $$;
revoke all on function identity.open_account from public;
grant execute on function identity.open_account to thidua_app;
drop policy account_open on identity.account;

create policy account_audit on identity.account for select to thidua_app using (platform.i_am('auditor'));

alter table identity.role_grant enable row level security;
create policy grant_read on identity.role_grant for select to thidua_app using (platform.signed_in());
create policy grant_give on identity.role_grant for insert to thidua_app
  with check (platform.i_am('admin') or (platform.my_unit_roles() && '{leader}' and role in ('officer', 'staff') and unit_id = any (platform.my_units())));
create policy grant_end on identity.role_grant for update to thidua_app
  using (platform.i_am('admin') or (platform.my_unit_roles() && '{leader}' and role in ('officer', 'staff') and unit_id = any (platform.my_units())));

alter table identity.delegation enable row level security;
create policy delegation_read on identity.delegation for select to thidua_app
  using (platform.i_am('admin', 'auditor') or platform.my_account() in (from_account_id, to_account_id) or unit_id = any (platform.my_units()));
create policy delegation_give on identity.delegation for insert to thidua_app
  with check (platform.i_am('admin') or platform.my_unit_roles() && '{leader}' and from_account_id = platform.my_account() and unit_id = any (platform.my_units()));
create policy delegation_end on identity.delegation for update to thidua_app
  using (platform.i_am('admin') or (platform.my_unit_roles() && '{leader}' and unit_id = any (platform.my_units())));
