-- A workbook applied to a sheet as draft scores: what it changed, so that it can be taken back as a whole.
create table scoring.sheet_import (
  id uuid primary key,
  sheet_id uuid not null references scoring.sheet,
  column_name text not null check (column_name in ('self', 'checked', 'final')),
  file_name text not null,
  -- {"item id": {"points": 950, "note": ""}} as they stood before and as the workbook gave them
  before jsonb not null,
  after jsonb not null,
  made_on date not null,
  made_by text not null,
  undone_by text
);
create index sheet_import_sheet on scoring.sheet_import (sheet_id, id desc);
alter table scoring.sheet_import enable row level security;
alter table scoring.sheet_import force row level security;
create policy sheet_import_read on scoring.sheet_import for select to thidua_app using (sheet_id in (select id from scoring.sheet));
create policy sheet_import_add on scoring.sheet_import for insert to thidua_app with check (sheet_id in (select scoring.writable_sheets()));
create policy sheet_import_undo on scoring.sheet_import for update to thidua_app using (sheet_id in (select scoring.writable_sheets()));
grant select, insert, update on scoring.sheet_import to thidua_app;
