-- The register of official documents and of sources; evidence kept once and used in many places; the search index.

create schema documents;

create table documents.source (
  code text collate "C" primary key,
  kind text not null check (kind in ('seed', 'external')),
  title text not null,
  publisher text,
  published_on platform.partial_date,
  url text
);

create table documents.document (
  id uuid primary key,
  type text not null,
  number text,
  issued_on platform.partial_date,
  effective_from date,
  issuer_unit_id uuid references directory.unit,
  signer_person_id uuid references directory.person,
  title text not null check (title <> ''),
  status text not null default 'issued' check (status in ('draft', 'issued', 'void')),
  replaced_by_id uuid references documents.document,
  note text not null default '',
  version integer not null default 0,
  origin jsonb,
  kd text collate "C" generated always as (platform.f_kd(coalesce(number, '') || ' ' || type || ' ' || coalesce(number, '') || ' ' || title)) stored,
  check (replaced_by_id is distinct from id)
);
create index document_kd on documents.document using gin (kd public.gin_trgm_ops);
create index document_issued on documents.document (issued_on collate "C" desc nulls last, id);
create index document_number on documents.document (number);

-- Who cites what: any object of the system, opaque here.
create table documents.citation (
  document_id uuid not null references documents.document,
  object_type text not null,
  object_id uuid not null,
  label text not null,
  link text,
  primary key (document_id, object_type, object_id)
);

grant usage on schema documents to thidua_app;
grant select, insert, update on all tables in schema documents to thidua_app;
grant delete on documents.citation to thidua_app;

create schema evidence;

create table evidence.item (
  id uuid primary key,
  unit_id uuid not null references directory.unit,
  kind text not null check (kind in ('file', 'fact')),
  title text not null check (title <> ''),
  note text not null default '',
  file_name text,
  media_type text,
  size_bytes integer check (size_bytes is null or size_bytes > 0),
  sha256 text,
  document_id uuid references documents.document,
  happened_on date,
  synthetic boolean not null default false,
  created_by uuid,
  created_at timestamptz not null default now(),
  version integer not null default 0,
  check ((kind = 'file') = (sha256 is not null))
);
create index item_unit on evidence.item (unit_id, created_at desc);

create table evidence.content (
  item_id uuid primary key references evidence.item,
  bytes bytea not null
);

-- One proof, many uses: task, criterion, commitment, dossier.
create table evidence.use (
  item_id uuid not null references evidence.item,
  object_type text not null,
  object_id uuid not null,
  unit_id uuid not null references directory.unit,
  label text not null default '',
  added_at timestamptz not null default now(),
  primary key (item_id, object_type, object_id)
);
create index use_object on evidence.use (object_type, object_id);

alter table evidence.item enable row level security;
create policy item_read on evidence.item for select to thidua_app using (
  platform.i_am('standing', 'council', 'minister', 'admin', 'auditor') or unit_id = any ((select platform.my_units())::uuid[])
  or (platform.signed_in() and id in (select u.item_id from evidence.use u where u.object_type <> 'draft'))
);
create policy item_write on evidence.item for insert to thidua_app with check (platform.i_am('standing', 'admin') or unit_id = any ((select platform.my_units())::uuid[]));
create policy item_update on evidence.item for update to thidua_app using (platform.i_am('standing', 'admin') or unit_id = any ((select platform.my_units())::uuid[]));
alter table evidence.content enable row level security;
create policy content_read on evidence.content for select to thidua_app using (item_id in (select id from evidence.item));
create policy content_write on evidence.content for insert to thidua_app with check (item_id in (select id from evidence.item));

grant usage on schema evidence to thidua_app;
grant select, insert, update on all tables in schema evidence to thidua_app;
grant delete on evidence.use to thidua_app;

create schema search;

create table search.entry (
  object_type text not null,
  object_id uuid not null,
  -- one row for each name the thing answers to
  name text not null,
  title text not null,
  subtitle text not null default '',
  link text not null,
  weight integer not null default 0,
  unit_id uuid,
  kd text collate "C" generated always as (platform.f_kd(name)) stored,
  primary key (object_type, object_id, name)
);
create index entry_kd on search.entry using gin (kd public.gin_trgm_ops);

alter table search.entry enable row level security;
create policy entry_read on search.entry for select to thidua_app using (
  platform.signed_in() and (unit_id is null or unit_id = any ((select platform.my_units())::uuid[]) or platform.i_am('standing', 'council', 'minister', 'admin', 'auditor'))
);
create policy entry_write on search.entry for all to thidua_app using (true) with check (true);

grant usage on schema search to thidua_app;
grant select, insert, update, delete on search.entry to thidua_app;
