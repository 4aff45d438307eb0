-- What a rank is published on: a decision, or the minutes of the meeting of the group. Rankings from before keep standing as they are.
alter table scoring.paper add column kind text not null default 'DECISION';
alter table scoring.paper add constraint paper_kind_check check (kind in ('DECISION', 'MINUTES'));

-- not valid: rows that stand stay; one of them may still be replaced by a later publication
alter table scoring.ranking add constraint ranking_paper_needed check (paper_id is not null or state = 'REPLACED') not valid;

drop policy ranking_add on scoring.ranking;
create policy ranking_add on scoring.ranking for insert to thidua_app
  with check (
    (platform.i_am('standing', 'admin') or term_id = any ((select scoring.my_led_terms())::uuid[]))
    and exists (select 1 from scoring.paper p where p.id = paper_id and p.term_id = ranking.term_id)
  );
