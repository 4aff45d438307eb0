-- Proposal → council → decision → award. Councils, ballots and decisions hold an opaque reference to what they judge or reward.

create schema councils;

create table councils.council (
  id uuid primary key,
  unit_id uuid not null references directory.unit,
  name text not null check (name <> ''),
  level text not null check (level in ('ministry', 'unit', 'standing')),
  quorum_percent integer not null default 67 check (quorum_percent between 0 and 100),
  synthetic boolean not null default false,
  version integer not null default 0,
  origin jsonb
);

create table councils.member (
  id uuid primary key,
  council_id uuid not null references councils.council,
  person_id uuid not null references directory.person,
  account_id uuid references identity.account,
  duty text not null check (duty in ('chair', 'vice-chair', 'secretary', 'member')),
  valid_from date not null,
  valid_to date,
  version integer not null default 0,
  check (valid_to is null or valid_from <= valid_to)
);
create index member_council on councils.member (council_id);

create table councils.meeting (
  id uuid primary key,
  council_id uuid not null references councils.council,
  title text not null check (title <> ''),
  state text not null check (state in ('PLANNED', 'INVITED', 'IN_SESSION', 'BALLOT_OPEN', 'COUNTING', 'COUNTED', 'MINUTES_DRAFT', 'MINUTES_SIGNED', 'CONCLUDED', 'CANCELLED')),
  held_on date not null,
  place text not null default '',
  form text not null default 'in-person' check (form in ('in-person', 'online', 'both')),
  note text not null default '',
  minutes_text text,
  minutes_hash text,
  secretary_signed_at timestamptz,
  secretary_name text,
  chair_signed_at timestamptz,
  chair_name text,
  cancel_reason text,
  synthetic boolean not null default false,
  version integer not null default 0
);

-- The list valid on the day, frozen when the session opens.
create table councils.attendance (
  meeting_id uuid not null references councils.meeting,
  member_id uuid not null references councils.member,
  duty text not null,
  presence text not null check (presence in ('EXPECTED', 'PRESENT', 'ABSENT')),
  primary key (meeting_id, member_id)
);

create table councils.agenda_item (
  id uuid primary key,
  meeting_id uuid not null references councils.meeting,
  ord integer not null,
  object_type text not null,
  object_id uuid not null,
  title text not null,
  detail text not null default '',
  link text not null default '',
  threshold_percent integer not null check (threshold_percent between 1 and 100),
  threshold_basis text not null default '',
  ballot_id uuid,
  result text check (result in ('PASSED', 'NOT_PASSED')),
  unique (meeting_id, object_type, object_id)
);

create schema ballots;

create table ballots.ballot (
  id uuid primary key,
  kind text not null check (kind in ('open', 'paper', 'secret')),
  object_type text not null,
  object_id uuid not null,
  title text not null,
  -- the base is all members, not those present (law.md §7)
  base integer not null check (base > 0),
  threshold_percent integer not null check (threshold_percent between 1 and 100),
  state text not null check (state in ('OPEN', 'CLOSED')),
  opened_on date not null,
  closed_on date,
  version integer not null default 0
);

-- An open (named) vote. A secret ballot never uses this table.
create table ballots.open_vote (
  ballot_id uuid not null references ballots.ballot,
  member_id uuid not null,
  choice text not null check (choice in ('yes', 'no', 'blank')),
  -- an absent member's opinion in writing counts and is marked
  written boolean not null default false,
  entered_by text not null,
  at timestamptz not null,
  primary key (ballot_id, member_id)
);

create schema decisions;

create table decisions.submission (
  id uuid primary key,
  number text not null default '',
  title text not null check (title <> ''),
  submitted_on date not null,
  submitted_by text not null,
  state text not null check (state in ('OPEN', 'DECIDED', 'RETURNED')),
  note text not null default '',
  version integer not null default 0
);

create table decisions.submission_item (
  submission_id uuid not null references decisions.submission,
  object_type text not null,
  object_id uuid not null,
  title text not null,
  award_code text not null,
  award_name text not null,
  recipient_unit_id uuid references directory.unit,
  recipient_person_id uuid references directory.person,
  year integer not null,
  outcome text check (outcome in ('DECIDED', 'REJECTED')),
  outcome_reason text not null default '',
  primary key (submission_id, object_type, object_id)
);

create table decisions.decision (
  id uuid primary key,
  submission_id uuid references decisions.submission,
  number text not null check (number <> ''),
  decided_on date not null,
  signer_name text not null,
  signer_post text not null default '',
  title text not null check (title <> ''),
  document_id uuid references documents.document,
  state text not null check (state in ('ISSUED', 'PUBLISHED')),
  published_on date,
  synthetic boolean not null default false,
  version integer not null default 0
);
create unique index decision_number_once on decisions.decision (number, decided_on);

-- The register: one row each time an honour is given. Nothing here is ever deleted or overwritten by a later award.
create table decisions.award (
  id uuid primary key,
  award_code text,
  award_name text not null,
  level text not null default '',
  year integer not null,
  unit_id uuid references directory.unit,
  person_id uuid references directory.person,
  decision_id uuid references decisions.decision,
  decided_on platform.partial_date,
  issuer_unit_id uuid references directory.unit,
  object_type text,
  object_id uuid,
  -- PROPOSED rows come from sources that only report a proposal
  state text not null check (state in ('PROPOSED', 'DECIDED', 'AWARDED', 'REVOKED')),
  awarded_on date,
  awarded_place text not null default '',
  revoked_reason text,
  recipient_name text not null,
  version integer not null default 0,
  origin jsonb,
  check ((unit_id is null) <> (person_id is null)),
  check ((state = 'REVOKED') = (revoked_reason is not null))
);
create index award_unit on decisions.award (unit_id, year desc);
create index award_person on decisions.award (person_id, year desc);

create schema nominations;

create table nominations.nomination (
  id uuid primary key,
  year integer not null,
  award_code text not null,
  award_name text not null,
  subject_kind text not null check (subject_kind in ('unit', 'person')),
  subject_unit_id uuid references directory.unit,
  subject_person_id uuid references directory.person,
  subject_name text not null,
  -- who proposes
  unit_id uuid not null references directory.unit,
  route text not null check (route in ('yearly', 'in-time')),
  state text not null check (state in ('DRAFT', 'UNIT_APPROVED', 'SUBMITTED', 'RECEIVED', 'REFUSED', 'CHECKING', 'SUPPLEMENT', 'INELIGIBLE', 'ELIGIBLE',
    'PUBLIC_COMMENT', 'AT_COUNCIL', 'PASSED', 'NOT_PASSED', 'PRESENTED', 'DECIDED', 'REJECTED', 'AWARDED', 'ARCHIVED', 'REVOKED', 'WITHDRAWN')),
  achievement text not null default '',
  term_id uuid references groups.term,
  rank_in_group integer,
  unit_minute_number text not null default '',
  unit_minute_on date,
  unit_yes integer,
  unit_members integer,
  submitted_on date,
  submitted_by text,
  -- the day the appraising body accepted it chooses the legal regime (law.md §1)
  accepted_on date,
  regime text,
  supplement_until date,
  state_reason text not null default '',
  appraised_by text,
  synthetic boolean not null default false,
  version integer not null default 0,
  check ((subject_kind = 'unit') = (subject_unit_id is not null)),
  check ((subject_kind = 'person') = (subject_person_id is not null))
);
create index nomination_unit on nominations.nomination (unit_id, year desc);
create index nomination_state on nominations.nomination (state, year desc, id);

create table nominations.paper (
  id uuid primary key,
  nomination_id uuid not null references nominations.nomination,
  code text not null,
  title text not null,
  required boolean not null,
  basis text not null default '',
  evidence_id uuid references evidence.item,
  note text not null default '',
  unique (nomination_id, code)
);

create table nominations.finding (
  id uuid primary key,
  nomination_id uuid not null references nominations.nomination,
  code text not null,
  verdict text not null check (verdict in ('MET', 'UNMET', 'UNKNOWN')),
  text_vi text not null,
  text_en text not null,
  basis text not null default '',
  -- an unmet or unknown condition must be explained before the council list is closed (R-113)
  explanation text not null default '',
  explained_by text,
  unique (nomination_id, code)
);

alter table nominations.nomination enable row level security;
-- The proposing unit sees its own whole path; the council and those who serve it see it once submitted.
create policy nomination_app on nominations.nomination to thidua_app
  using (unit_id = any ((select platform.my_units())::uuid[]) or subject_person_id = platform.my_person()
    or (state not in ('DRAFT', 'UNIT_APPROVED') and platform.i_am('standing', 'council', 'minister', 'admin', 'auditor')))
  with check (platform.i_am('standing', 'minister', 'council', 'admin') or unit_id = any ((select platform.my_units())::uuid[]));
alter table nominations.paper enable row level security;
create policy paper_app on nominations.paper to thidua_app using (nomination_id in (select id from nominations.nomination)) with check (nomination_id in (select id from nominations.nomination));
alter table nominations.finding enable row level security;
create policy finding_app on nominations.finding to thidua_app using (nomination_id in (select id from nominations.nomination)) with check (nomination_id in (select id from nominations.nomination));

alter table councils.meeting enable row level security;
create policy meeting_app on councils.meeting to thidua_app using (platform.i_am('standing', 'council', 'minister', 'admin', 'auditor')) with check (platform.i_am('standing', 'council', 'admin'));
alter table councils.attendance enable row level security;
create policy attendance_app on councils.attendance to thidua_app using (meeting_id in (select id from councils.meeting)) with check (platform.i_am('standing', 'council', 'admin'));
alter table councils.agenda_item enable row level security;
create policy agenda_item_app on councils.agenda_item to thidua_app using (meeting_id in (select id from councils.meeting)) with check (platform.i_am('standing', 'council', 'admin'));
alter table ballots.ballot enable row level security;
create policy ballot_app on ballots.ballot to thidua_app using (platform.i_am('standing', 'council', 'minister', 'admin', 'auditor')) with check (platform.i_am('standing', 'council', 'admin'));
alter table ballots.open_vote enable row level security;
create policy open_vote_app on ballots.open_vote to thidua_app using (platform.i_am('standing', 'council', 'minister', 'admin', 'auditor')) with check (platform.i_am('standing', 'council', 'admin'));
alter table decisions.submission enable row level security;
create policy submission_app on decisions.submission to thidua_app using (platform.i_am('standing', 'minister', 'council', 'admin', 'auditor')) with check (platform.i_am('standing', 'minister', 'admin'));
alter table decisions.submission_item enable row level security;
create policy submission_item_app on decisions.submission_item to thidua_app using (submission_id in (select id from decisions.submission)) with check (platform.i_am('standing', 'minister', 'admin'));

grant usage on schema councils, ballots, decisions, nominations to thidua_app;
grant select, insert, update on all tables in schema councils, ballots, decisions, nominations to thidua_app;
grant delete on councils.agenda_item to thidua_app;
