-- How a commitment is measured, assent without opinion, amendments waiting for signatures, and the second wall
-- around everything that hangs on an agreement.

alter table agreements.commitment
  -- a number, a count of what the group did together, or simply done or not (R-042, R-044)
  add column measure_kind text not null default 'done' check (measure_kind in ('done', 'number', 'activities')),
  add column operator text not null default '>=' check (operator in ('>=', '>', '<=', '<', '=='));

alter table agreements.comment
  -- 'assent': the unit read the draft and has nothing to add; nothing to answer
  add column kind text not null default 'opinion' check (kind in ('opinion', 'assent'));

alter table agreements.judgement
  add column proof text not null default '';

alter table agreements.activity
  -- entered by mistake: stays readable with its reason, no longer counted
  add column withdrawn_reason text;

-- The text of revision n+1 while revision n stays in force. A withdrawn one keeps its number: its signatures stay.
create table agreements.amendment (
  agreement_id uuid not null references agreements.agreement,
  revision integer not null check (revision > 1),
  state text not null check (state in ('SIGNING', 'IN_FORCE', 'WITHDRAWN')),
  reason text not null check (reason <> ''),
  -- clauses and commitments with their identifiers, put in place by the last signature
  content jsonb not null,
  frozen_text text not null,
  frozen_hash text not null,
  frozen_on date not null,
  closed_on date,
  closed_reason text not null default '',
  primary key (agreement_id, revision)
);
create unique index amendment_once on agreements.amendment (agreement_id) where state = 'SIGNING';
create index clause_agreement on agreements.clause (agreement_id);
create index commitment_clause on agreements.commitment (clause_id);
create index activity_agreement on agreements.activity (agreement_id);
create index carried_limit_agreement on agreements.carried_limit (agreement_id);

-- A term without a known head is served by its host unit (Cụm I, 2021).
create function agreements.my_hosted_terms() returns uuid[]
  language sql stable parallel safe
  begin atomic
    select coalesce(array_agg(t.id), '{}') from groups.term t
    where t.host_unit_id = any (platform.my_units())
      and not exists (select 1 from groups.term_post p where p.term_id = t.id and p.post = 'head' and p.valid_to is null);
  end;

drop policy agreement_app on agreements.agreement;
-- A draft, also a void one, is its makers'; once it has been sent round, members keep seeing it while it is revised.
create policy agreement_read on agreements.agreement for select to thidua_app using (
  platform.signed_in() and (state not in ('DRAFT', 'VOID') or platform.i_am('standing', 'minister', 'admin', 'auditor')
    or term_id = any ((select groups.my_led_terms())::uuid[]) or term_id = any ((select agreements.my_hosted_terms())::uuid[])
    or (comment_until is not null and term_id = any ((select groups.my_terms())::uuid[])))
);
create policy agreement_insert on agreements.agreement for insert to thidua_app with check (
  platform.i_am('standing', 'admin') or term_id = any ((select groups.my_led_terms())::uuid[])
  or term_id = any ((select agreements.my_hosted_terms())::uuid[])
);
-- A member changes the row too: its signature may be the one that puts the agreement in force.
create policy agreement_update on agreements.agreement for update to thidua_app using (
  platform.i_am('standing', 'admin') or term_id = any ((select groups.my_led_terms())::uuid[])
  or term_id = any ((select agreements.my_hosted_terms())::uuid[]) or term_id = any ((select groups.my_terms())::uuid[])
);

-- What hangs on an agreement is as visible as the agreement; opinions stay inside the group and with overseers.
do $$
declare
  name text;
begin
  foreach name in array array['clause', 'revision', 'activity', 'carried_limit', 'amendment'] loop
    execute format('alter table agreements.%I enable row level security', name);
    execute format('create policy %I on agreements.%I to thidua_app using (agreement_id in (select id from agreements.agreement))', name || '_app', name);
  end loop;
end $$;
alter table agreements.commitment enable row level security;
create policy commitment_app on agreements.commitment to thidua_app using (clause_id in (select id from agreements.clause));
alter table agreements.judgement enable row level security;
create policy judgement_app on agreements.judgement to thidua_app using (commitment_id in (select id from agreements.commitment));
alter table agreements.comment enable row level security;
create policy comment_app on agreements.comment to thidua_app using (
  agreement_id in (select a.id from agreements.agreement a
    where platform.i_am('standing', 'minister', 'admin', 'auditor') or a.term_id = any ((select groups.my_terms())::uuid[])
      or a.term_id = any ((select groups.my_led_terms())::uuid[]))
);

do $$
declare
  name text;
begin
  foreach name in array array['clause', 'revision', 'activity', 'carried_limit', 'amendment', 'commitment', 'judgement', 'comment'] loop
    execute format('alter table agreements.%I force row level security', name);
  end loop;
end $$;

grant select, insert, update on agreements.amendment to thidua_app;
