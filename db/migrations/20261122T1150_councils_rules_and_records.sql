-- What a council decides by its own rules, the fields of its minute, and what may not change once it is counted or signed.

-- Two thirds is a fraction: as a percentage it asks a council of nine for seven instead of six.
alter table councils.council
  drop column quorum_percent,
  add column quorum_numerator integer not null default 2,
  add column quorum_denominator integer not null default 3,
  -- where no law sets a threshold the council's own rules do (law.md §7)
  add column own_threshold_percent integer not null default 51 check (own_threshold_percent between 1 and 100),
  -- a member who is a candidate: vote and be noted, or not vote; the base stays all members either way
  add column recusal text not null default 'noted' check (recusal in ('noted', 'no-vote')),
  add check (quorum_denominator > 0 and quorum_numerator between 0 and quorum_denominator);

-- A member is a person; the account that person signs in with may change.
alter table councils.member
  drop column account_id,
  add column reason text not null default '',
  add column end_reason text not null default '';

create policy account_of_council on identity.account for select to thidua_app
  using (platform.i_am('standing') and id in (select g.account_id from identity.role_grant g where g.role = 'council'));

alter table councils.meeting
  add column purpose text not null default 'yearly' check (purpose in ('yearly', 'sudden', 'campaign', 'theme')),
  add column starts_at text not null default '08:00' check (starts_at ~ '^([01]\d|2[0-3]):[0-5]\d$'),
  add column minutes_number text not null default '',
  add column discussion text not null default '',
  add column postponed_reason text not null default '',
  add column counting_team text not null default '',
  -- who presides, fixed when the session opens; signs the minute
  add column presiding_member_id uuid references councils.member;

alter table councils.agenda_item
  add column subject_person_id uuid references directory.person,
  -- the award asks for a secret ballot
  add column secret boolean not null default false,
  -- years, groups led, whatever the minute must say of this case
  add column minute_note text not null default '';

-- A signed minute is a fact: its words, hash and place can no longer change.
create function councils.keep_signed_minutes() returns trigger language plpgsql as $$
begin
  if old.secretary_signed_at is not null and (new.minutes_text, new.minutes_hash, new.minutes_number, new.discussion, new.held_on, new.secretary_signed_at, new.secretary_name)
     is distinct from (old.minutes_text, old.minutes_hash, old.minutes_number, old.discussion, old.held_on, old.secretary_signed_at, old.secretary_name)
     or old.chair_signed_at is not null and (new.chair_signed_at, new.chair_name) is distinct from (old.chair_signed_at, old.chair_name) then
    raise exception 'a signed minute does not change' using errcode = 'insufficient_privilege';
  end if;
  return new;
end $$;
create trigger signed_minutes_stay before update on councils.meeting for each row execute function councils.keep_signed_minutes();

-- A paper ballot (the secret way that needs no machine) enters as its count; counting closes the ballot for good.
alter table ballots.ballot
  add column counted_on date,
  add column counting_team text not null default '',
  add column paper_issued integer check (paper_issued >= 0),
  add column paper_returned integer check (paper_returned between 0 and paper_issued),
  add column paper_yes integer check (paper_yes >= 0),
  add column paper_no integer check (paper_no >= 0),
  add column paper_blank integer check (paper_blank >= 0),
  add column paper_invalid integer check (paper_invalid >= 0),
  add check (paper_returned is null or paper_yes + paper_no + paper_blank + paper_invalid = paper_returned);

create function ballots.keep_counted_votes() returns trigger language plpgsql as $$
declare found record;
begin
  select state, counted_on into found from ballots.ballot b where b.id = new.ballot_id;
  if found.counted_on is not null then
    raise exception 'the ballot has been counted' using errcode = 'insufficient_privilege';
  end if;
  if found.state = 'CLOSED' and not new.written then
    raise exception 'the ballot is closed' using errcode = 'insufficient_privilege';
  end if;
  return new;
end $$;
create trigger counted_votes_stay before insert or update on ballots.open_vote for each row execute function ballots.keep_counted_votes();

grant execute on all functions in schema councils, ballots to thidua_app;
