-- Where a replay has come to: a run that was cut off goes on there, as long as the rules are the ones it began with.
alter table law.replay
  add column source_at integer not null default 0,
  add column key_after uuid,
  add column laid_hash text not null default '';
comment on column law.replay.source_at is 'number of the source being read';
comment on column law.replay.key_after is 'last key read of it; null = from its beginning';
comment on column law.replay.laid_hash is 'hash of the rules before and after; other rules begin anew';
