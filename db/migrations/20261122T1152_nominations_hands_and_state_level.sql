-- Who had a hand in a dossier, proof opened by the checker, the way above the ministry, and acts of the standing body.

-- Proposer, appraiser and approver are three accounts: the key allows an account one part in one dossier.
create table nominations.hand (
  nomination_id uuid not null references nominations.nomination,
  account_id uuid not null references identity.account,
  part text not null check (part in ('proposer', 'appraiser', 'approver')),
  since date not null,
  primary key (nomination_id, account_id)
);
alter table nominations.hand enable row level security;
alter table nominations.hand force row level security;
create policy hand_app on nominations.hand to thidua_app using (nomination_id in (select id from nominations.nomination)) with check (nomination_id in (select id from nominations.nomination));
grant select, insert on nominations.hand to thidua_app;

alter table nominations.paper
  -- handed in on paper (state secrets may not travel electronically): where it is kept
  add column on_paper text not null default '',
  add column opened_by text,
  add column opened_on date,
  add check ((opened_by is null) = (opened_on is null));

alter table nominations.nomination
  drop constraint nomination_state_check,
  add constraint nomination_state_check check (state in ('DRAFT', 'UNIT_APPROVED', 'SUBMITTED', 'RECEIVED', 'REFUSED', 'CHECKING', 'SUPPLEMENT', 'INELIGIBLE', 'ELIGIBLE',
    'PUBLIC_COMMENT', 'AT_COUNCIL', 'PASSED', 'NOT_PASSED', 'PRESENTED', 'DECIDED', 'REJECTED', 'FORWARDED', 'STATE_DECIDED', 'STATE_REFUSED', 'AWARDED', 'ARCHIVED', 'REVOKED', 'WITHDRAWN')),
  add column state_level boolean not null default false,
  -- passed between sessions by the standing body in the council's name (R-112)
  add column by_standing boolean not null default false,
  add column created_on date not null default current_date,
  add column created_by_person uuid references directory.person,
  add column kd text collate "C" generated always as (platform.f_kd(award_name || ' ' || subject_name)) stored;
alter table nominations.nomination alter column created_on drop default;
create index nomination_kd on nominations.nomination using gin (kd public.gin_trgm_ops);
