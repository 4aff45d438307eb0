-- An award of earlier years may have stood on an initiative, and nobody noted which. Who states that it stood on none ends the doubt.
create table records.award_without_work (
  award_id uuid primary key references decisions.award,
  person_id uuid not null references directory.person,
  stated_on date not null,
  stated_by text not null check (stated_by <> '')
);
create index award_without_work_person on records.award_without_work (person_id);
alter table records.award_without_work enable row level security;
alter table records.award_without_work force row level security;
create policy statement_read on records.award_without_work for select to thidua_app using (records.may_see(person_id));
create policy statement_add on records.award_without_work for insert to thidua_app with check (records.may_keep(person_id));
create policy statement_drop on records.award_without_work for delete to thidua_app using (records.may_keep(person_id));
grant select, insert, delete on records.award_without_work to thidua_app;
