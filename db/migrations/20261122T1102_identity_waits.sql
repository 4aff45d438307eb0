-- Wrong tries are counted by the login as typed, whether or not such an account exists: otherwise being made to wait
-- would tell a stranger which logins are real.
create table identity.sign_in_wait (
  login_hash text collate "C" primary key,
  wrong_tries integer not null,
  wait_until timestamptz,
  last_try_at timestamptz not null
);
create index sign_in_wait_age on identity.sign_in_wait (last_try_at);
alter table identity.account drop column failed_tries, drop column locked_until;

alter table identity.sign_in_wait enable row level security;
create policy sign_in_wait_program on identity.sign_in_wait to thidua_app using (platform.i_am('admin')) with check (platform.i_am('admin'));
grant select, insert, update, delete on identity.sign_in_wait to thidua_app;
