-- The walls of roles, delegations and waits bind the owner of the tables too; an administrator may record a delegation.
alter table identity.role_grant force row level security;
alter table identity.delegation force row level security;
alter table identity.sign_in_wait force row level security;
alter policy delegation_give on identity.delegation
  with check (platform.i_am('admin') or (platform.my_unit_roles() && '{leader}' and from_account_id = platform.my_account() and unit_id = any (platform.my_units())));

-- Opening an account: the function is bound by row security like everybody, so it gets a policy of its own, for
-- inserting alone. It may not look at foreign rows either: the unique index tells it that a login is taken.
create policy account_open on identity.account for insert with check (current_user <> 'thidua_app');
create or replace function identity.open_account(account uuid, login text, name text, person uuid, password_hash text) returns boolean
  language plpgsql security definer set search_path = pg_catalog as $$
begin
  if not (platform.i_am('admin') or platform.my_unit_roles() && '{leader}') then
    raise exception 'only administrators and leaders open accounts' using errcode = 'insufficient_privilege';
  end if;
  insert into identity.account (id, login, name, person_id, password_hash) values ($1, $2, $3, $4, $5);
  return true;
exception when unique_violation then
  return false;
end $$;

-- The finder and its writer run as the owner, so security is not forced on the owner here; the finder asks
-- search.may_find itself.
alter table search.entry no force row level security;
