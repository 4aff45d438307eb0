-- A cancellation flags awards of the register too, not only dossiers: what was entered from old papers has no dossier here.
alter table nominations.flag
  alter column nomination_id drop not null,
  -- the award that stood on the cancelled one
  add column award_id uuid references decisions.award,
  -- PINNED: the pinned verdict of the dossier names it; LOST: by the law of its day the verdict is worse without it; USED: the
  -- explanation names it; MEMBERS: a collective's members are counted by it; NO_RULE: no standard of that day is on record
  add column cause text not null default 'PINNED' check (cause in ('PINNED', 'LOST', 'USED', 'MEMBERS', 'NO_RULE')),
  -- the clause that leaned on it, in words (vi, en), and where it is written; empty for flags raised before this was kept
  add column clause jsonb,
  add column cite text not null default '',
  add constraint flag_about check (nomination_id is not null or award_id is not null);
create unique index flag_once_award on nominations.flag (cancelled_award_id, award_id) where nomination_id is null;
create index flag_of_award on nominations.flag (award_id);

drop policy flag_read on nominations.flag;
create policy flag_read on nominations.flag for select to thidua_app
  using (nomination_id in (select id from nominations.nomination)
    or (nomination_id is null and platform.i_am('standing', 'minister', 'council', 'admin', 'auditor')));
