-- What a demonstration account records is made up, and every row says so from its first moment: no module has to remember it.
create function platform.made_up() returns boolean
  language sql stable parallel safe
  return coalesce(nullif(current_setting('app.made_up', true), '')::boolean, false);

alter table agreements.commitment alter column synthetic set default platform.made_up();
alter table agreements.judgement alter column synthetic set default platform.made_up();
alter table agreements.activity alter column synthetic set default platform.made_up();
alter table evidence.item alter column synthetic set default platform.made_up();
alter table movements.response alter column synthetic set default platform.made_up();
alter table nominations.nomination alter column synthetic set default platform.made_up();
alter table progress.month_report alter column synthetic set default platform.made_up();
alter table progress.programme alter column synthetic set default platform.made_up();
alter table progress.task alter column synthetic set default platform.made_up();
alter table registrations.registration alter column synthetic set default platform.made_up();
