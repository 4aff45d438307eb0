-- Khối and Cụm: the group lasts, its term is one year with members, head and deputy units.

create schema groups;

create table groups.emulation_group (
  id uuid primary key,
  kind text not null check (kind in ('block', 'cluster', 'inner')),
  number integer check (number > 0),
  name text not null check (name <> ''),
  region text,
  -- who organises it: the ministry for Khối and Cụm, a department for a group inside it
  organiser_unit_id uuid not null references directory.unit,
  supervisor_unit_id uuid references directory.unit,
  version integer not null default 0,
  origin jsonb,
  unique (organiser_unit_id, kind, number)
);

create table groups.group_alias (
  group_id uuid not null references groups.emulation_group,
  name text not null,
  primary key (group_id, name)
);

create table groups.term (
  id uuid primary key,
  group_id uuid not null references groups.emulation_group,
  year integer not null check (year between 1945 and 2100),
  state text not null check (state in ('PROPOSED', 'ACTIVE', 'HANDING_OVER', 'ENDED')),
  decision_document_id uuid references documents.document,
  regulation_document_id uuid references documents.document,
  host_unit_id uuid references directory.unit,
  members_complete boolean not null default true,
  stated_member_count integer,
  -- the group's own focus of the year (R-047)
  focus text not null default '',
  head_rating text check (head_rating in ('EXCELLENT', 'GOOD', 'FAIR', 'POOR')),
  head_rating_note text not null default '',
  version integer not null default 0,
  origin jsonb,
  unique (group_id, year)
);
create index term_year on groups.term (year);

create table groups.term_member (
  term_id uuid not null references groups.term,
  unit_id uuid not null references directory.unit,
  joined_on date,
  left_on date,
  primary key (term_id, unit_id)
);
create index term_member_unit on groups.term_member (unit_id);

-- Head and deputy are units; a replacement closes one row and opens the next. The person acting may change, the unit stays.
create table groups.term_post (
  id uuid primary key,
  term_id uuid not null references groups.term,
  post text not null check (post in ('head', 'deputy')),
  unit_id uuid not null references directory.unit,
  representative_person_id uuid references directory.person,
  valid_from date,
  valid_to date,
  reason text not null default ''
);
create unique index term_post_current on groups.term_post (term_id, post) where valid_to is null;
create index term_post_unit on groups.term_post (unit_id);

create table groups.pairing (
  id uuid primary key,
  year integer not null,
  term_a_id uuid not null references groups.term,
  term_b_id uuid not null references groups.term,
  purpose text not null check (purpose <> ''),
  state text not null check (state in ('PROPOSED', 'AGREED', 'ENDED')),
  version integer not null default 0,
  origin jsonb,
  check (term_a_id <> term_b_id)
);
create unique index pairing_once on groups.pairing (least(term_a_id, term_b_id), greatest(term_a_id, term_b_id));

create table groups.pairing_activity (
  id uuid primary key,
  pairing_id uuid not null references groups.pairing,
  title text not null,
  planned_on platform.partial_date,
  held_on date,
  form text not null check (form in ('in-person', 'online', 'both')),
  place text not null default '',
  result text not null default ''
);

create table groups.handover (
  id uuid primary key,
  from_term_id uuid not null unique references groups.term,
  to_term_id uuid references groups.term,
  from_unit_id uuid not null references directory.unit,
  to_unit_id uuid not null references directory.unit,
  state text not null check (state in ('OPEN', 'SIGNED')),
  from_signed_at timestamptz,
  from_signed_by text,
  to_signed_at timestamptz,
  to_signed_by text,
  text_hash text,
  version integer not null default 0
);

create table groups.handover_item (
  id uuid primary key,
  handover_id uuid not null references groups.handover,
  ord integer not null,
  title text not null,
  done boolean not null default false,
  note text not null default '',
  unique (handover_id, ord)
);

-- The terms this account's unit heads; policies of other modules ask here.
create function groups.my_headed_terms() returns uuid[]
  language sql stable parallel safe
  begin atomic
    select coalesce(array_agg(p.term_id), '{}') from groups.term_post p
    where p.post = 'head' and p.valid_to is null and p.unit_id = any (platform.my_units());
  end;

-- The head's own sheet is checked by the deputy (practice §6), so deputies see what heads see.
create function groups.my_led_terms() returns uuid[]
  language sql stable parallel safe
  begin atomic
    select coalesce(array_agg(p.term_id), '{}') from groups.term_post p
    where p.valid_to is null and p.unit_id = any (platform.my_units());
  end;

create function groups.my_terms() returns uuid[]
  language sql stable parallel safe
  begin atomic
    select coalesce(array_agg(m.term_id), '{}') from groups.term_member m where m.unit_id = any (platform.my_units());
  end;

grant usage on schema groups to thidua_app;
grant select, insert, update on all tables in schema groups to thidua_app;
grant delete on groups.term_member, groups.handover_item to thidua_app;
