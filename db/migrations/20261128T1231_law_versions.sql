-- The law as it was shipped stands in files; what an administrator loads later stands here: a draft, published by a second
-- person, in force from its day. Texts are never changed and never deleted.

create schema law;
grant usage on schema law to thidua_app;

create table law.version (
  id uuid primary key,
  kind text not null check (kind in ('regime', 'overlay', 'parameters')),
  code text not null check (code <> ''),
  title_vi text not null,
  title_en text not null,
  file_name text not null,
  -- exactly as it was loaded; parsed again whenever it is used
  source text not null check (length(source) <= 400000),
  hash text not null,
  effective_on date not null,
  state text not null check (state in ('DRAFT', 'PUBLISHED', 'WITHDRAWN')),
  cases integer not null check (cases > 0),
  loaded_on date not null,
  loaded_by text not null,
  loaded_by_account uuid references identity.account,
  reason text not null check (reason <> ''),
  published_on date,
  published_at timestamptz,
  published_by text,
  published_by_account uuid references identity.account,
  published_reason text not null default '',
  withdrawn_on date,
  withdrawn_by text,
  withdrawn_reason text not null default '',
  version integer not null default 0,
  check ((state = 'PUBLISHED') <= (published_on is not null)),
  check ((state = 'WITHDRAWN') = (withdrawn_on is not null)),
  -- before its day nothing changes
  check (published_on is null or published_on < effective_on),
  -- and it is taken back before its day or not at all
  check (state <> 'WITHDRAWN' or published_on is null or withdrawn_on < effective_on),
  -- two people
  check (published_by_account is null or published_by_account is distinct from loaded_by_account)
);
create index version_state on law.version (state, effective_on);

create function law.version_text_is_fixed() returns trigger language plpgsql as $$
begin
  if (new.kind, new.code, new.source, new.hash, new.effective_on, new.loaded_on, new.loaded_by, new.loaded_by_account)
     is distinct from (old.kind, old.code, old.source, old.hash, old.effective_on, old.loaded_on, old.loaded_by, old.loaded_by_account) then
    raise exception 'the text of a law version is fixed' using errcode = 'check_violation';
  end if;
  return new;
end $$;
create trigger version_fixed before update on law.version for each row execute function law.version_text_is_fixed();

-- All of last year's dossiers and every subject under the rules before and after.
create table law.replay (
  id uuid primary key,
  version_id uuid not null references law.version,
  state text not null check (state in ('WAITING', 'RUNNING', 'DONE', 'FAILED')),
  year integer not null,
  -- hash of the rules it was compared with: a replay over other rules does not count for publishing
  base_hash text not null,
  done integer not null default 0,
  total integer not null default 0,
  gains integer not null default 0,
  losses integer not null default 0,
  others integer not null default 0,
  asked_on date not null,
  asked_by text not null,
  started_at timestamptz,
  finished_at timestamptz,
  problem text not null default ''
);
create index replay_version on law.replay (version_id, id desc);

create table law.replay_row (
  replay_id uuid not null references law.replay,
  ord integer not null,
  source text not null check (source in ('DOSSIER', 'SUBJECT')),
  subject_kind text not null check (subject_kind in ('person', 'unit')),
  subject_id uuid not null,
  subject_name text not null,
  unit_name text not null default '',
  award_code text not null,
  award_name text not null,
  year integer not null,
  before text not null check (before in ('MET', 'UNMET', 'UNKNOWN', 'NONE')),
  after text not null check (after in ('MET', 'UNMET', 'UNKNOWN', 'NONE')),
  change text not null check (change in ('GAIN', 'LOSS', 'OTHER')),
  clause_id text not null default '',
  clause_vi text not null default '',
  clause_en text not null default '',
  cite text not null default '',
  link text not null default '',
  kd text collate "C" generated always as (platform.f_kd(subject_name || ' ' || unit_name || ' ' || award_name)) stored,
  primary key (replay_id, ord)
);
create index replay_row_change on law.replay_row (replay_id, change, award_code);

do $$
declare t text;
begin
  foreach t in array array['version', 'replay', 'replay_row'] loop
    execute format('alter table law.%I enable row level security', t);
    execute format('alter table law.%I force row level security', t);
  end loop;
end $$;

-- Published law is for everybody who is signed in; drafts and what they would do to people for those who decide about them.
create policy version_read on law.version for select to thidua_app
  using ((platform.signed_in() and published_on is not null) or platform.i_am('admin', 'standing', 'auditor', 'minister'));
create policy version_insert on law.version for insert to thidua_app with check (platform.i_am('admin') and state = 'DRAFT');
create policy version_update on law.version for update to thidua_app using (platform.i_am('admin', 'standing')) with check (platform.i_am('admin', 'standing'));
create policy replay_read on law.replay for select to thidua_app using (platform.i_am('admin', 'standing', 'auditor', 'minister'));
create policy replay_insert on law.replay for insert to thidua_app with check (platform.i_am('admin', 'standing'));
create policy replay_update on law.replay for update to thidua_app using (platform.i_am('admin', 'standing')) with check (platform.i_am('admin', 'standing'));
create policy replay_row_read on law.replay_row for select to thidua_app using (platform.i_am('admin', 'standing', 'auditor', 'minister'));
create policy replay_row_insert on law.replay_row for insert to thidua_app with check (platform.i_am('admin', 'standing'));
-- a job that starts again writes its rows anew
create policy replay_row_delete on law.replay_row for delete to thidua_app
  using (platform.i_am('admin', 'standing') and exists (select 1 from law.replay r where r.id = replay_id and r.state <> 'DONE'));

grant select, insert, update on law.version, law.replay to thidua_app;
grant select, insert, delete on law.replay_row to thidua_app;

-- Whoever asks what the law says on a day needs the published texts, guests too: a narrow door past the wall.
create policy version_published on law.version for select using (current_user <> 'thidua_app' and state = 'PUBLISHED');
create function law.published_versions() returns table (id uuid, hash text, effective_on date)
  language sql stable security definer set search_path = pg_catalog as $$
  select v.id, v.hash, v.effective_on from law.version v where v.state = 'PUBLISHED' order by v.effective_on, v.published_at, v.id
$$;
create function law.published_text(wanted uuid) returns text
  language sql stable security definer set search_path = pg_catalog as $$
  select v.source from law.version v where v.id = wanted and v.state = 'PUBLISHED'
$$;
revoke all on function law.published_versions(), law.published_text(uuid) from public;
grant execute on function law.published_versions(), law.published_text(uuid) to thidua_app;
