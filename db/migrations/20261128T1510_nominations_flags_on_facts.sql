-- Correcting or withdrawing a fact of a life-long record flags what rested on it, like cancelling an award does.
alter table nominations.flag
  alter column cancelled_award_id drop not null,
  -- null: rests on the changed fact itself
  alter column through_award_id drop not null,
  add column fact_kind text,
  add column fact_id uuid,
  -- of the fact before the change: each change is looked at for itself
  add column fact_version integer,
  add column fact_change text check (fact_change in ('CORRECTED', 'WITHDRAWN')),
  -- whose record it stands on
  add column fact_subject text,
  -- what it was, in words (vi, en); of a sensitive fact only its kind, and no reason
  add column fact_label jsonb,
  add column fact_reason text,
  add constraint flag_because check ((cancelled_award_id is null) = (fact_id is not null)),
  add constraint flag_fact_whole check (num_nulls(fact_kind, fact_id, fact_version, fact_change, fact_subject, fact_label, fact_reason) in (0, 7)),
  add constraint flag_through check (through_award_id is not null or (fact_id is not null and depth = 1));
create unique index flag_once_fact on nominations.flag (fact_id, fact_version, nomination_id) where nomination_id is not null;
create unique index flag_once_fact_award on nominations.flag (fact_id, fact_version, award_id) where nomination_id is null;
