-- What nobody published is seen by those who write and publish tables, and by nobody else.
drop policy rulebook_read on scoring.rulebook;
create policy rulebook_read on scoring.rulebook for select
  using (platform.signed_in() and (state in ('PUBLISHED', 'FROZEN') or platform.i_am('standing', 'minister', 'admin')));
drop policy trial_run_read on scoring.trial_run;
create policy trial_run_read on scoring.trial_run for select to thidua_app
  using (rulebook_id in (select id from scoring.rulebook));
