-- The verdict of the law, pinned when the dossier is accepted: report, facts and rules word for word, so that the same
-- question gives the same bytes years later. Rows are only added; the newest of a dossier counts.

-- The rule files a verdict was made with, each distinct set once.
create table nominations.rule_snapshot (
  hash text primary key,
  -- canonical JSON: file name → text
  files text not null,
  kept_on date not null
);

create table nominations.verdict (
  id uuid primary key,
  nomination_id uuid not null references nominations.nomination,
  cause text not null check (cause in ('ACCEPTED', 'RECHECKED', 'FAVOUR', 'FAVOUR_ENDED')),
  pinned_on date not null,
  pinned_by text not null,
  accepted_on date not null,
  award_code text not null,
  outcome text not null check (outcome in ('met', 'unmet', 'unknown')),
  advice text check (advice in ('met', 'unmet', 'unknown')),
  regime text not null,
  -- canonical JSON as text: jsonb would reorder it
  report text not null,
  facts text not null,
  -- what was asked besides: year, branch, choice of the more favourable rule, overlays
  question text not null,
  rule_set_hash text not null,
  facts_hash text not null,
  rules_hash text not null references nominations.rule_snapshot
);
create index verdict_of on nominations.verdict (nomination_id, id desc);

-- Which facts the tree rests on: an award that is cancelled later finds its way here.
create table nominations.verdict_fact (
  verdict_id uuid not null references nominations.verdict,
  fact_id text not null,
  primary key (verdict_id, fact_id)
);
create index verdict_fact_id on nominations.verdict_fact (fact_id);

-- The initiatives a dossier leans on, as the unit says; they are reserved when it is accepted.
create table nominations.initiative_used (
  nomination_id uuid not null references nominations.nomination,
  initiative_id uuid not null references records.initiative,
  -- why once more, when the same work already served another title
  reason text not null default '',
  dropped_on date,
  primary key (nomination_id, initiative_id)
);

alter table nominations.finding
  -- a doubtful rule warns and needs no explanation
  add column severity text not null default 'block' check (severity in ('block', 'warn')),
  add column source text not null default 'house' check (source in ('house', 'law')),
  -- ids of the facts it rests on
  add column facts text[] not null default '{}',
  add column ord integer not null default 0,
  -- no longer asked after another check; the explanation it had stays on record
  add column dropped_on date;

-- An award was cancelled: every dossier whose verdict stood on it is looked at by people; nothing changes by itself (law.md §13).
create table nominations.flag (
  id uuid primary key,
  cancelled_award_id uuid not null references decisions.award,
  -- the award this dossier leaned on: the cancelled one, or one that stood on it
  through_award_id uuid not null references decisions.award,
  nomination_id uuid not null references nominations.nomination,
  -- 1 = leaned on the cancelled award itself
  depth integer not null check (depth > 0),
  reason text not null check (reason <> ''),
  raised_on date not null,
  raised_by text not null,
  state text not null default 'OPEN' check (state in ('OPEN', 'CLOSED')),
  conclusion text check (conclusion in ('STANDS', 'RECHECK', 'REVOKE')),
  closing_reason text not null default '',
  closed_on date,
  closed_by text,
  version integer not null default 0,
  unique (cancelled_award_id, nomination_id),
  check ((state = 'CLOSED') = (conclusion is not null) and (state = 'CLOSED') = (closed_on is not null) and (state = 'CLOSED') = (closed_by is not null)),
  check (state = 'OPEN' or length(closing_reason) >= 3)
);
create index flag_open on nominations.flag (state, raised_on desc, id);
create index flag_of on nominations.flag (nomination_id);

do $$
declare part text;
begin
  foreach part in array array['verdict', 'initiative_used', 'flag'] loop
    execute format('alter table nominations.%I enable row level security', part);
    execute format('alter table nominations.%I force row level security', part);
    execute format('create policy %I on nominations.%I for select to thidua_app using (nomination_id in (select id from nominations.nomination))', part || '_read', part);
  end loop;
end $$;
create policy verdict_add on nominations.verdict for insert to thidua_app with check (platform.i_am('standing'));
create policy initiative_used_write on nominations.initiative_used for insert to thidua_app with check (nomination_id in (select id from nominations.nomination));
create policy initiative_used_change on nominations.initiative_used for update to thidua_app using (nomination_id in (select id from nominations.nomination));
create policy flag_add on nominations.flag for insert to thidua_app with check (platform.i_am('standing', 'minister'));
create policy flag_close on nominations.flag for update to thidua_app using (platform.i_am('standing'));
alter table nominations.verdict_fact enable row level security;
alter table nominations.verdict_fact force row level security;
create policy verdict_fact_read on nominations.verdict_fact for select to thidua_app using (verdict_id in (select id from nominations.verdict));
create policy verdict_fact_add on nominations.verdict_fact for insert to thidua_app with check (platform.i_am('standing'));

grant select, insert on nominations.rule_snapshot, nominations.verdict, nominations.verdict_fact, nominations.initiative_used, nominations.flag to thidua_app;
grant update (reason, dropped_on) on nominations.initiative_used to thidua_app;
grant update (state, conclusion, closing_reason, closed_on, closed_by, version) on nominations.flag to thidua_app;
