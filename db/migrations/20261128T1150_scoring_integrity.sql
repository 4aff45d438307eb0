-- What the standing body made of a sign of formality (R-162): the question stays computed, only the answer is kept.
create table scoring.signal_look (
  id uuid primary key,
  year integer not null,
  signal_key text not null collate "C" check (signal_key <> ''),
  kind text not null,
  state text not null check (state in ('EXPLAINED', 'FOLLOWED')),
  note text not null check (note <> ''),
  looked_on date not null,
  looked_by text not null
);
create index signal_look_key on scoring.signal_look (year, signal_key, id desc);

alter table scoring.signal_look enable row level security;
alter table scoring.signal_look force row level security;
-- Questions about units are for those who may ask them; the units hear the question, not the list.
create policy signal_look_read on scoring.signal_look for select to thidua_app
  using (platform.i_am('standing', 'council', 'minister', 'auditor', 'admin'));
create policy signal_look_add on scoring.signal_look for insert to thidua_app with check (platform.i_am('standing'));
grant select, insert on scoring.signal_look to thidua_app;
