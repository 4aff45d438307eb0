-- A replay is read page by page in three orders; without these every page sorts the whole of it.
create index replay_row_name on law.replay_row (replay_id, (subject_name collate "vi-x-icu"), ord);
create index replay_row_unit on law.replay_row (replay_id, (unit_name collate "vi-x-icu"), ord);
create index replay_row_award on law.replay_row (replay_id, (award_name collate "vi-x-icu"), ord);
