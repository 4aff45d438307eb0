-- Evidence: the same file sent twice is one item; who opened a proof; how often state secrets were kept out.

alter table evidence.item
  add column discarded_on date,
  add column discard_reason text not null default '',
  add column kd text collate "C" generated always as (platform.f_kd(title || ' ' || coalesce(file_name, ''))) stored,
  -- why it was taken away stays; the bytes do not
  add check ((discarded_on is null) = (discard_reason = ''));
create index item_kd on evidence.item using gin (kd public.gin_trgm_ops);
-- A second send over a dropped line meets the first instead of making a twin.
create unique index item_file_once on evidence.item (unit_id, sha256, title) where sha256 is not null and discarded_on is null;

alter table evidence.use add column link text not null default '';

-- "No title without at least one proof item opened by a checker" (R-163): the first opening by somebody of another unit.
create table evidence.opening (
  item_id uuid not null references evidence.item,
  account_id uuid not null references identity.account,
  opened_by text not null,
  opened_on date not null,
  primary key (item_id, account_id)
);
alter table evidence.opening enable row level security;
create policy opening_read on evidence.opening for select to thidua_app using (item_id in (select id from evidence.item));
create policy opening_write on evidence.opening for insert to thidua_app with check (account_id = platform.my_account() and item_id in (select id from evidence.item));

-- State secrets stay out; only how many and why is kept, without name, title or text (R-078).
create table evidence.secret_count (
  unit_id uuid not null references directory.unit,
  year integer not null,
  reason text not null check (reason in ('contains-secret', 'may-contain-secret', 'secret-task')),
  count integer not null check (count > 0),
  primary key (unit_id, year, reason)
);
alter table evidence.secret_count enable row level security;
create policy secret_count_app on evidence.secret_count to thidua_app
  using (platform.i_am('standing', 'admin', 'auditor') or unit_id = any ((select platform.my_units())::uuid[]))
  with check (platform.i_am('admin') or unit_id = any ((select platform.my_units())::uuid[]));

-- What was taken away leaves its content; the row with the reason stays.
create policy content_discard on evidence.content for delete to thidua_app using (
  item_id in (select i.id from evidence.item i where platform.i_am('admin') or i.unit_id = any ((select platform.my_units())::uuid[])));

grant select, insert, update on evidence.opening, evidence.secret_count to thidua_app;
revoke update on evidence.opening from thidua_app;
grant delete on evidence.content to thidua_app;
