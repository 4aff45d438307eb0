-- Giao ước: drafting, opinions, signing over a frozen text, amendment, judgement at year end.

create schema agreements;

create table agreements.agreement (
  id uuid primary key,
  term_id uuid not null references groups.term,
  year integer not null,
  title text not null check (title <> ''),
  theme_id uuid references movements.theme,
  state text not null check (state in ('DRAFT', 'CONSULTING', 'AGREED', 'SIGNING', 'IN_FORCE', 'ASSESSED', 'ARCHIVED', 'VOID')),
  aim text not null default '',
  place text not null default '',
  comment_until date,
  -- 1 for the first signing; an amendment in force is revision n+1, signed again by all
  revision integer not null default 1,
  frozen_text text,
  frozen_hash text,
  frozen_on date,
  signed_on date,
  in_force_on date,
  document_id uuid references documents.document,
  copied_from_id uuid references agreements.agreement,
  midyear_note text not null default '',
  void_reason text,
  version integer not null default 0,
  origin jsonb,
  check ((state = 'VOID') = (void_reason is not null)),
  check (state not in ('SIGNING', 'IN_FORCE', 'ASSESSED', 'ARCHIVED') or frozen_hash is not null)
);
-- one living agreement for a term
create unique index agreement_once on agreements.agreement (term_id) where state <> 'VOID';

-- The texts of earlier revisions stay readable with their signatures.
create table agreements.revision (
  agreement_id uuid not null references agreements.agreement,
  revision integer not null,
  frozen_text text not null,
  frozen_hash text not null,
  frozen_on date not null,
  in_force_on date,
  reason text not null default '',
  primary key (agreement_id, revision)
);

create table agreements.clause (
  id uuid primary key,
  agreement_id uuid not null references agreements.agreement,
  ord integer not null,
  title text not null check (title <> ''),
  summary text not null default '',
  scope text not null check (scope in ('each-unit', 'group')),
  origin jsonb,
  unique (agreement_id, ord) deferrable initially deferred
);

create table agreements.commitment (
  id uuid primary key,
  clause_id uuid not null references agreements.clause,
  ord integer not null,
  title text not null check (title <> ''),
  -- null = every member (scope each-unit) or the group together
  owner_unit_id uuid references directory.unit,
  due_on platform.partial_date,
  measure text not null default '',
  target_hundredths integer,
  target_unit text not null default '',
  proof text not null default '',
  synthetic boolean not null default false,
  unique (clause_id, ord) deferrable initially deferred
);

create table agreements.comment (
  id uuid primary key,
  agreement_id uuid not null references agreements.agreement,
  clause_id uuid references agreements.clause on delete set null,
  unit_id uuid not null references directory.unit,
  author_name text not null,
  text text not null check (text <> ''),
  made_on date not null,
  fate text not null default 'OPEN' check (fate in ('OPEN', 'ADOPTED', 'PARTLY', 'NOT_ADOPTED')),
  answer text not null default '',
  answered_on date,
  version integer not null default 0,
  origin jsonb,
  -- "not adopted" and "in part" say why (R-039)
  check (fate in ('OPEN', 'ADOPTED') or answer <> '')
);
create index comment_agreement on agreements.comment (agreement_id);

create table agreements.signature (
  agreement_id uuid not null references agreements.agreement,
  revision integer not null,
  unit_id uuid not null references directory.unit,
  signed_at timestamptz not null,
  account_id uuid not null,
  signer_name text not null,
  signer_post text not null default '',
  -- a delegate signs "on behalf of"
  delegation_id uuid references identity.delegation,
  on_behalf_of text,
  reservation text not null default '',
  text_hash text not null,
  primary key (agreement_id, revision, unit_id)
);

-- What the group did together, counted against its group commitments (R-044).
create table agreements.activity (
  id uuid primary key,
  agreement_id uuid not null references agreements.agreement,
  commitment_id uuid references agreements.commitment,
  held_on date not null,
  title text not null check (title <> ''),
  place text not null default '',
  note text not null default '',
  synthetic boolean not null default false
);

create table agreements.judgement (
  commitment_id uuid not null references agreements.commitment,
  -- null = the group as a whole
  unit_id uuid references directory.unit,
  outcome text not null check (outcome in ('MET', 'EXCEEDED', 'NOT_MET', 'CANCELLED')),
  note text not null default '',
  value_hundredths integer,
  judged_on date not null,
  judged_by text not null,
  synthetic boolean not null default false
);
create unique index judgement_once on agreements.judgement (commitment_id, coalesce(unit_id, '00000000-0000-0000-0000-000000000000'));

-- Limits of last year that this year must answer or dismiss with a reason (R-046).
create table agreements.carried_limit (
  id uuid primary key,
  agreement_id uuid not null references agreements.agreement,
  text text not null,
  answer text not null default '',
  dismissed_reason text not null default '',
  origin jsonb
);

alter table agreements.agreement enable row level security;
create policy agreement_app on agreements.agreement to thidua_app
  using (platform.signed_in() and (state <> 'DRAFT' or platform.i_am('standing', 'minister', 'admin', 'auditor')
    or term_id = any ((select groups.my_led_terms())::uuid[])))
  with check (platform.i_am('standing', 'admin') or term_id = any ((select groups.my_terms())::uuid[]));
alter table agreements.signature enable row level security;
create policy signature_read on agreements.signature for select to thidua_app using (agreement_id in (select id from agreements.agreement));
create policy signature_write on agreements.signature for insert to thidua_app
  with check (platform.i_am('admin') or unit_id = any ((select platform.my_units())::uuid[])
    or unit_id in (select d.unit_id from identity.delegation d where d.to_account_id = platform.my_account()));

grant usage on schema agreements to thidua_app;
grant select, insert, update on all tables in schema agreements to thidua_app;
-- signatures, once given, stay
revoke update on agreements.signature, agreements.revision from thidua_app;
grant delete on agreements.clause, agreements.commitment to thidua_app;
