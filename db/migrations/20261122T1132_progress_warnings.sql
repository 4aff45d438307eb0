-- Progress: each warning of a month is told once; who brought the programme to its approved state.

create table progress.month_warning (
  unit_id uuid not null references directory.unit,
  year integer not null,
  month integer not null check (month between 1 and 12),
  -- BELOW: at or under the limit so far; LOST: can no longer pass whatever happens
  level text not null check (level in ('BELOW', 'LOST')),
  told_on date not null,
  primary key (unit_id, year, month, level)
);
alter table progress.month_warning enable row level security;
create policy month_warning_app on progress.month_warning to thidua_app
  using (platform.i_am('standing', 'admin', 'auditor') or unit_id = any ((select platform.my_units())::uuid[]))
  with check (platform.i_am('admin') or unit_id = any ((select platform.my_units())::uuid[]));
grant select, insert on progress.month_warning to thidua_app;

-- Which rule counted when a report was sent travels with its figures.
alter table progress.month_report add column rule jsonb;
