-- Lấy ý kiến công khai (law.md §11): what was published, from when to when, what came in and what was answered.

-- How long an authority publishes; the latest row valid on the day counts. Nothing is changed: a new rule is a new row.
create table nominations.comment_rule (
  id uuid primary key,
  authority_unit_id uuid not null references directory.unit,
  valid_from date not null,
  working_days integer not null check (working_days between 1 and 90),
  channel text not null check (channel <> ''),
  reason text not null check (length(reason) >= 3),
  set_by text not null,
  set_on date not null
);
create index comment_rule_of on nominations.comment_rule (authority_unit_id, valid_from desc);
alter table nominations.comment_rule enable row level security;
alter table nominations.comment_rule force row level security;
create policy comment_rule_read on nominations.comment_rule for select to thidua_app using (platform.signed_in());
create policy comment_rule_add on nominations.comment_rule for insert to thidua_app with check (platform.i_am('standing', 'admin'));

-- The words and the few facts that were made public stand here, apart from the dossier: the public page reads nothing else.
create table nominations.comment_window (
  id uuid primary key,
  nomination_id uuid not null references nominations.nomination,
  subject_name text not null check (subject_name <> ''),
  subject_place text not null default '',
  award_name text not null,
  year integer not null,
  summary text not null check (summary <> ''),
  channel text not null check (channel <> ''),
  opened_on date not null,
  last_day date not null,
  working_days integer not null check (working_days between 1 and 90),
  -- years on the way whose days off nobody has confirmed
  unconfirmed_years integer[] not null default '{}',
  basis text not null default '',
  opened_by text not null,
  -- the dossier went back to appraisal: it is published anew before it goes on
  superseded_on date,
  synthetic boolean not null default false,
  check (opened_on <= last_day)
);
create index comment_window_of on nominations.comment_window (nomination_id, opened_on desc);
create unique index comment_window_one on nominations.comment_window (nomination_id) where superseded_on is null;
alter table nominations.comment_window enable row level security;
alter table nominations.comment_window force row level security;
create policy comment_window_read on nominations.comment_window for select to thidua_app using (
  nomination_id in (select id from nominations.nomination)
  -- anybody while it is open
  or (superseded_on is null and nullif(current_setting('app.today', true), '')::date between opened_on and last_day));
create policy comment_window_add on nominations.comment_window for insert to thidua_app with check (platform.i_am('standing'));
create policy comment_window_end on nominations.comment_window for update to thidua_app using (platform.i_am('standing'));

-- Comments name their authors: those who handle them and the council read them, nobody else.
create table nominations.comment (
  id uuid primary key,
  window_id uuid not null references nominations.comment_window,
  nomination_id uuid not null references nominations.nomination,
  received_on date not null,
  from_name text not null check (from_name <> ''),
  contact text not null default '',
  channel text not null check (channel in ('portal', 'letter', 'phone', 'meeting', 'other')),
  body text not null check (body <> ''),
  entered_by text,
  outcome text check (outcome in ('UPHELD', 'NOTED', 'UNFOUNDED')),
  handling text not null default '',
  handled_by text,
  handled_on date,
  version integer not null default 0,
  check ((outcome is null) = (handled_by is null) and (outcome is null) = (handled_on is null)),
  check (outcome is null or length(handling) >= 3)
);
create index comment_of on nominations.comment (nomination_id, received_on);
alter table nominations.comment enable row level security;
alter table nominations.comment force row level security;
create policy comment_read on nominations.comment for select to thidua_app using (platform.i_am('standing', 'council', 'minister', 'auditor'));
create policy comment_add on nominations.comment for insert to thidua_app with check (
  outcome is null and (platform.i_am('standing') or (entered_by is null and channel = 'portal' and window_id in (
    select w.id from nominations.comment_window w where w.nomination_id = comment.nomination_id and w.superseded_on is null
      and nullif(current_setting('app.today', true), '')::date between w.opened_on and w.last_day))));
create policy comment_handle on nominations.comment for update to thidua_app using (platform.i_am('standing'));

grant select, insert on nominations.comment_rule to thidua_app;
grant select, insert on nominations.comment_window, nominations.comment to thidua_app;
grant update (superseded_on) on nominations.comment_window to thidua_app;
grant update (outcome, handling, handled_by, handled_on, version) on nominations.comment to thidua_app;
