-- What the Minister reads before deciding, and the paper that takes an award back.

alter table decisions.submission_item
  add column detail text not null default '',
  add column link text not null default '',
  -- decided above the ministry: the Minister only agrees to propose it, no award follows from that
  add column state_level boolean not null default false,
  add column synthetic boolean not null default false;

alter table decisions.submission
  add column returned_reason text not null default '',
  add column synthetic boolean not null default false;

alter table decisions.award
  add column revoked_on date,
  add column revoked_by_paper text not null default '',
  add column synthetic boolean not null default false,
  add column kd text collate "C" generated always as (platform.f_kd(award_name || ' ' || recipient_name)) stored;
create index award_kd on decisions.award using gin (kd public.gin_trgm_ops);
create index award_object on decisions.award (object_type, object_id);
