-- The emulation and commendation fund of one authority in one year: money put in, money spent on organising. Bonuses follow
-- from the decisions themselves and are not written twice. Entries are never changed: a correction is another entry. The
-- bonus fund of salaries is another fund and has no place here.

create table decisions.fund_entry (
  id uuid primary key,
  authority text not null check (authority <> ''),
  year integer not null check (year between 1990 and 2100),
  kind text not null check (kind in ('IN', 'ORGANISING', 'CORRECTION')),
  -- đồng; a correction may be negative
  amount bigint not null check (amount <> 0 and abs(amount) <= 1000000000000000 and (kind = 'CORRECTION' or amount > 0)),
  entered_on date not null,
  entered_by text not null,
  paper text not null,
  reason text not null check (reason <> '')
);
create index fund_entry_year on decisions.fund_entry (authority, year);

alter table decisions.fund_entry enable row level security;
alter table decisions.fund_entry force row level security;
create policy fund_entry_read on decisions.fund_entry for select to thidua_app using (platform.i_am('standing', 'minister', 'admin', 'auditor'));
create policy fund_entry_insert on decisions.fund_entry for insert to thidua_app with check (platform.i_am('standing'));
grant select, insert on decisions.fund_entry to thidua_app;
revoke update, delete on decisions.fund_entry from thidua_app;
