-- Days off and swapped working days of a year, as people entered and confirmed them. The shipped data stands in files;
-- a confirmed entry takes their place. Nothing is changed in place: a correction is a new entry.

create table calendar.holiday_year (
  id uuid primary key,
  year integer not null check (year between 1990 and 2100),
  state text not null check (state in ('PROPOSED', 'CONFIRMED', 'REPLACED', 'REJECTED')),
  -- [{ day, kind: off | work, name }] in the order of the year
  days jsonb not null check (jsonb_typeof(days) = 'array'),
  -- the announcement it was read from
  source text not null check (source <> ''),
  reason text not null check (reason <> ''),
  proposed_on date not null,
  proposed_by text not null,
  proposed_by_account uuid references identity.account,
  settled_on date,
  settled_by text,
  settled_reason text not null default '',
  version integer not null default 0,
  check ((state = 'PROPOSED') = (settled_on is null))
);
create unique index holiday_year_confirmed on calendar.holiday_year (year) where state = 'CONFIRMED';
create unique index holiday_year_proposed on calendar.holiday_year (year) where state = 'PROPOSED';

alter table calendar.holiday_year enable row level security;
alter table calendar.holiday_year force row level security;
create policy holiday_year_read on calendar.holiday_year for select to thidua_app using (platform.signed_in());
create policy holiday_year_insert on calendar.holiday_year for insert to thidua_app with check (platform.i_am('admin', 'standing'));
create policy holiday_year_update on calendar.holiday_year for update to thidua_app
  using (platform.i_am('admin', 'standing')) with check (platform.i_am('admin', 'standing'));
grant select, insert, update on calendar.holiday_year to thidua_app;
