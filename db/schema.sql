-- The schema as the migrations leave it, read from the catalogs.
-- For reading and comparing; the migrations are what builds a database.

CREATE EXTENSION pg_trgm WITH SCHEMA public;

CREATE EXTENSION unaccent WITH SCHEMA public;

CREATE SCHEMA advanced_models;
GRANT USAGE ON SCHEMA advanced_models TO thidua_app;

CREATE TABLE advanced_models.programme (
  id uuid NOT NULL,
  title text NOT NULL,
  plan_document_id uuid,
  from_year integer NOT NULL,
  to_year integer NOT NULL,
  detail jsonb DEFAULT '{}'::jsonb NOT NULL,
  origin jsonb,
  CONSTRAINT programme_pkey PRIMARY KEY (id),
  CONSTRAINT programme_plan_document_id_fkey FOREIGN KEY (plan_document_id) REFERENCES documents.document(id)
);
GRANT INSERT, SELECT, UPDATE ON TABLE advanced_models.programme TO thidua_app;

CREATE SCHEMA agreements;
GRANT USAGE ON SCHEMA agreements TO thidua_app;

CREATE OR REPLACE FUNCTION agreements.my_hosted_terms()
 RETURNS uuid[]
 LANGUAGE sql
 STABLE PARALLEL SAFE
BEGIN ATOMIC
 SELECT COALESCE(array_agg(t.id), '{}'::uuid[]) AS "coalesce"
    FROM groups.term t
   WHERE ((t.host_unit_id = ANY (platform.my_units())) AND (NOT (EXISTS ( SELECT 1
            FROM groups.term_post p
           WHERE ((p.term_id = t.id) AND (p.post = 'head'::text) AND (p.valid_to IS NULL))))));
END;

CREATE TABLE agreements.activity (
  id uuid NOT NULL,
  agreement_id uuid NOT NULL,
  commitment_id uuid,
  held_on date NOT NULL,
  title text NOT NULL,
  place text DEFAULT ''::text NOT NULL,
  note text DEFAULT ''::text NOT NULL,
  synthetic boolean DEFAULT platform.made_up() NOT NULL,
  withdrawn_reason text,
  CONSTRAINT activity_agreement_id_fkey FOREIGN KEY (agreement_id) REFERENCES agreements.agreement(id),
  CONSTRAINT activity_commitment_id_fkey FOREIGN KEY (commitment_id) REFERENCES agreements.commitment(id),
  CONSTRAINT activity_pkey PRIMARY KEY (id),
  CONSTRAINT activity_title_check CHECK ((title <> ''::text))
);
CREATE INDEX activity_agreement ON agreements.activity USING btree (agreement_id);
ALTER TABLE agreements.activity ENABLE ROW LEVEL SECURITY;
ALTER TABLE agreements.activity FORCE ROW LEVEL SECURITY;
CREATE POLICY activity_app ON agreements.activity FOR ALL TO thidua_app
  USING ((agreement_id IN ( SELECT agreement.id
   FROM agreements.agreement)));
GRANT INSERT, SELECT, UPDATE ON TABLE agreements.activity TO thidua_app;

CREATE TABLE agreements.agreement (
  id uuid NOT NULL,
  term_id uuid NOT NULL,
  year integer NOT NULL,
  title text NOT NULL,
  theme_id uuid,
  state text NOT NULL,
  aim text DEFAULT ''::text NOT NULL,
  place text DEFAULT ''::text NOT NULL,
  comment_until date,
  revision integer DEFAULT 1 NOT NULL,
  frozen_text text,
  frozen_hash text,
  frozen_on date,
  signed_on date,
  in_force_on date,
  document_id uuid,
  copied_from_id uuid,
  midyear_note text DEFAULT ''::text NOT NULL,
  void_reason text,
  version integer DEFAULT 0 NOT NULL,
  origin jsonb,
  CONSTRAINT agreement_check CHECK (((state = 'VOID'::text) = (void_reason IS NOT NULL))),
  CONSTRAINT agreement_check1 CHECK (((state <> ALL (ARRAY['SIGNING'::text, 'IN_FORCE'::text, 'ASSESSED'::text, 'ARCHIVED'::text])) OR (frozen_hash IS NOT NULL))),
  CONSTRAINT agreement_copied_from_id_fkey FOREIGN KEY (copied_from_id) REFERENCES agreements.agreement(id),
  CONSTRAINT agreement_document_id_fkey FOREIGN KEY (document_id) REFERENCES documents.document(id),
  CONSTRAINT agreement_pkey PRIMARY KEY (id),
  CONSTRAINT agreement_state_check CHECK ((state = ANY (ARRAY['DRAFT'::text, 'CONSULTING'::text, 'AGREED'::text, 'SIGNING'::text, 'IN_FORCE'::text, 'ASSESSED'::text, 'ARCHIVED'::text, 'VOID'::text]))),
  CONSTRAINT agreement_term_id_fkey FOREIGN KEY (term_id) REFERENCES groups.term(id),
  CONSTRAINT agreement_theme_id_fkey FOREIGN KEY (theme_id) REFERENCES movements.theme(id),
  CONSTRAINT agreement_title_check CHECK ((title <> ''::text))
);
CREATE UNIQUE INDEX agreement_once ON agreements.agreement USING btree (term_id) WHERE (state <> 'VOID'::text);
ALTER TABLE agreements.agreement ENABLE ROW LEVEL SECURITY;
ALTER TABLE agreements.agreement FORCE ROW LEVEL SECURITY;
CREATE POLICY agreement_insert ON agreements.agreement FOR INSERT TO thidua_app
  WITH CHECK ((platform.i_am(VARIADIC ARRAY['standing'::text, 'admin'::text]) OR (term_id = ANY (( SELECT groups.my_led_terms() AS my_led_terms)::uuid[])) OR (term_id = ANY (( SELECT agreements.my_hosted_terms() AS my_hosted_terms)::uuid[]))));
CREATE POLICY agreement_read ON agreements.agreement FOR SELECT TO thidua_app
  USING ((platform.signed_in() AND ((state <> ALL (ARRAY['DRAFT'::text, 'VOID'::text])) OR platform.i_am(VARIADIC ARRAY['standing'::text, 'minister'::text, 'admin'::text, 'auditor'::text]) OR (term_id = ANY (( SELECT groups.my_led_terms() AS my_led_terms)::uuid[])) OR (term_id = ANY (( SELECT agreements.my_hosted_terms() AS my_hosted_terms)::uuid[])) OR ((comment_until IS NOT NULL) AND (term_id = ANY (( SELECT groups.my_terms() AS my_terms)::uuid[]))))));
CREATE POLICY agreement_update ON agreements.agreement FOR UPDATE TO thidua_app
  USING ((platform.i_am(VARIADIC ARRAY['standing'::text, 'admin'::text]) OR (term_id = ANY (( SELECT groups.my_led_terms() AS my_led_terms)::uuid[])) OR (term_id = ANY (( SELECT agreements.my_hosted_terms() AS my_hosted_terms)::uuid[])) OR (term_id = ANY (( SELECT groups.my_terms() AS my_terms)::uuid[]))));
GRANT INSERT, SELECT, UPDATE ON TABLE agreements.agreement TO thidua_app;

CREATE TABLE agreements.amendment (
  agreement_id uuid NOT NULL,
  revision integer NOT NULL,
  state text NOT NULL,
  reason text NOT NULL,
  content jsonb NOT NULL,
  frozen_text text NOT NULL,
  frozen_hash text NOT NULL,
  frozen_on date NOT NULL,
  closed_on date,
  closed_reason text DEFAULT ''::text NOT NULL,
  CONSTRAINT amendment_agreement_id_fkey FOREIGN KEY (agreement_id) REFERENCES agreements.agreement(id),
  CONSTRAINT amendment_pkey PRIMARY KEY (agreement_id, revision),
  CONSTRAINT amendment_reason_check CHECK ((reason <> ''::text)),
  CONSTRAINT amendment_revision_check CHECK ((revision > 1)),
  CONSTRAINT amendment_state_check CHECK ((state = ANY (ARRAY['SIGNING'::text, 'IN_FORCE'::text, 'WITHDRAWN'::text])))
);
CREATE UNIQUE INDEX amendment_once ON agreements.amendment USING btree (agreement_id) WHERE (state = 'SIGNING'::text);
ALTER TABLE agreements.amendment ENABLE ROW LEVEL SECURITY;
ALTER TABLE agreements.amendment FORCE ROW LEVEL SECURITY;
CREATE POLICY amendment_app ON agreements.amendment FOR ALL TO thidua_app
  USING ((agreement_id IN ( SELECT agreement.id
   FROM agreements.agreement)));
GRANT INSERT, SELECT, UPDATE ON TABLE agreements.amendment TO thidua_app;

CREATE TABLE agreements.carried_limit (
  id uuid NOT NULL,
  agreement_id uuid NOT NULL,
  text text NOT NULL,
  answer text DEFAULT ''::text NOT NULL,
  dismissed_reason text DEFAULT ''::text NOT NULL,
  origin jsonb,
  CONSTRAINT carried_limit_agreement_id_fkey FOREIGN KEY (agreement_id) REFERENCES agreements.agreement(id),
  CONSTRAINT carried_limit_pkey PRIMARY KEY (id)
);
CREATE INDEX carried_limit_agreement ON agreements.carried_limit USING btree (agreement_id);
ALTER TABLE agreements.carried_limit ENABLE ROW LEVEL SECURITY;
ALTER TABLE agreements.carried_limit FORCE ROW LEVEL SECURITY;
CREATE POLICY carried_limit_app ON agreements.carried_limit FOR ALL TO thidua_app
  USING ((agreement_id IN ( SELECT agreement.id
   FROM agreements.agreement)));
GRANT INSERT, SELECT, UPDATE ON TABLE agreements.carried_limit TO thidua_app;

CREATE TABLE agreements.clause (
  id uuid NOT NULL,
  agreement_id uuid NOT NULL,
  ord integer NOT NULL,
  title text NOT NULL,
  summary text DEFAULT ''::text NOT NULL,
  scope text NOT NULL,
  origin jsonb,
  CONSTRAINT clause_agreement_id_fkey FOREIGN KEY (agreement_id) REFERENCES agreements.agreement(id),
  CONSTRAINT clause_agreement_id_ord_key UNIQUE (agreement_id, ord) DEFERRABLE INITIALLY DEFERRED,
  CONSTRAINT clause_pkey PRIMARY KEY (id),
  CONSTRAINT clause_scope_check CHECK ((scope = ANY (ARRAY['each-unit'::text, 'group'::text]))),
  CONSTRAINT clause_title_check CHECK ((title <> ''::text))
);
CREATE INDEX clause_agreement ON agreements.clause USING btree (agreement_id);
ALTER TABLE agreements.clause ENABLE ROW LEVEL SECURITY;
ALTER TABLE agreements.clause FORCE ROW LEVEL SECURITY;
CREATE POLICY clause_app ON agreements.clause FOR ALL TO thidua_app
  USING ((agreement_id IN ( SELECT agreement.id
   FROM agreements.agreement)));
GRANT DELETE, INSERT, SELECT, UPDATE ON TABLE agreements.clause TO thidua_app;

CREATE TABLE agreements.comment (
  id uuid NOT NULL,
  agreement_id uuid NOT NULL,
  clause_id uuid,
  unit_id uuid NOT NULL,
  author_name text NOT NULL,
  text text NOT NULL,
  made_on date NOT NULL,
  fate text DEFAULT 'OPEN'::text NOT NULL,
  answer text DEFAULT ''::text NOT NULL,
  answered_on date,
  version integer DEFAULT 0 NOT NULL,
  origin jsonb,
  kind text DEFAULT 'opinion'::text NOT NULL,
  CONSTRAINT comment_agreement_id_fkey FOREIGN KEY (agreement_id) REFERENCES agreements.agreement(id),
  CONSTRAINT comment_check CHECK (((fate = ANY (ARRAY['OPEN'::text, 'ADOPTED'::text])) OR (answer <> ''::text))),
  CONSTRAINT comment_clause_id_fkey FOREIGN KEY (clause_id) REFERENCES agreements.clause(id) ON DELETE SET NULL,
  CONSTRAINT comment_fate_check CHECK ((fate = ANY (ARRAY['OPEN'::text, 'ADOPTED'::text, 'PARTLY'::text, 'NOT_ADOPTED'::text]))),
  CONSTRAINT comment_kind_check CHECK ((kind = ANY (ARRAY['opinion'::text, 'assent'::text]))),
  CONSTRAINT comment_pkey PRIMARY KEY (id),
  CONSTRAINT comment_text_check CHECK ((text <> ''::text)),
  CONSTRAINT comment_unit_id_fkey FOREIGN KEY (unit_id) REFERENCES directory.unit(id)
);
CREATE INDEX comment_agreement ON agreements.comment USING btree (agreement_id);
ALTER TABLE agreements.comment ENABLE ROW LEVEL SECURITY;
ALTER TABLE agreements.comment FORCE ROW LEVEL SECURITY;
CREATE POLICY comment_app ON agreements.comment FOR ALL TO thidua_app
  USING ((agreement_id IN ( SELECT a.id
   FROM agreements.agreement a
  WHERE (platform.i_am(VARIADIC ARRAY['standing'::text, 'minister'::text, 'admin'::text, 'auditor'::text]) OR (a.term_id = ANY (( SELECT groups.my_terms() AS my_terms)::uuid[])) OR (a.term_id = ANY (( SELECT groups.my_led_terms() AS my_led_terms)::uuid[]))))));
GRANT INSERT, SELECT, UPDATE ON TABLE agreements.comment TO thidua_app;

CREATE TABLE agreements.commitment (
  id uuid NOT NULL,
  clause_id uuid NOT NULL,
  ord integer NOT NULL,
  title text NOT NULL,
  owner_unit_id uuid,
  due_on platform.partial_date,
  measure text DEFAULT ''::text NOT NULL,
  target_hundredths integer,
  target_unit text DEFAULT ''::text NOT NULL,
  proof text DEFAULT ''::text NOT NULL,
  synthetic boolean DEFAULT platform.made_up() NOT NULL,
  measure_kind text DEFAULT 'done'::text NOT NULL,
  operator text DEFAULT '>='::text NOT NULL,
  CONSTRAINT commitment_clause_id_fkey FOREIGN KEY (clause_id) REFERENCES agreements.clause(id),
  CONSTRAINT commitment_clause_id_ord_key UNIQUE (clause_id, ord) DEFERRABLE INITIALLY DEFERRED,
  CONSTRAINT commitment_measure_kind_check CHECK ((measure_kind = ANY (ARRAY['done'::text, 'number'::text, 'activities'::text]))),
  CONSTRAINT commitment_operator_check CHECK ((operator = ANY (ARRAY['>='::text, '>'::text, '<='::text, '<'::text, '=='::text]))),
  CONSTRAINT commitment_owner_unit_id_fkey FOREIGN KEY (owner_unit_id) REFERENCES directory.unit(id),
  CONSTRAINT commitment_pkey PRIMARY KEY (id),
  CONSTRAINT commitment_title_check CHECK ((title <> ''::text))
);
CREATE INDEX commitment_clause ON agreements.commitment USING btree (clause_id);
ALTER TABLE agreements.commitment ENABLE ROW LEVEL SECURITY;
ALTER TABLE agreements.commitment FORCE ROW LEVEL SECURITY;
CREATE POLICY commitment_app ON agreements.commitment FOR ALL TO thidua_app
  USING ((clause_id IN ( SELECT clause.id
   FROM agreements.clause)));
GRANT DELETE, INSERT, SELECT, UPDATE ON TABLE agreements.commitment TO thidua_app;

CREATE TABLE agreements.judgement (
  commitment_id uuid NOT NULL,
  unit_id uuid,
  outcome text NOT NULL,
  note text DEFAULT ''::text NOT NULL,
  value_hundredths integer,
  judged_on date NOT NULL,
  judged_by text NOT NULL,
  synthetic boolean DEFAULT platform.made_up() NOT NULL,
  proof text DEFAULT ''::text NOT NULL,
  CONSTRAINT judgement_commitment_id_fkey FOREIGN KEY (commitment_id) REFERENCES agreements.commitment(id),
  CONSTRAINT judgement_outcome_check CHECK ((outcome = ANY (ARRAY['MET'::text, 'EXCEEDED'::text, 'NOT_MET'::text, 'CANCELLED'::text]))),
  CONSTRAINT judgement_unit_id_fkey FOREIGN KEY (unit_id) REFERENCES directory.unit(id)
);
CREATE UNIQUE INDEX judgement_once ON agreements.judgement USING btree (commitment_id, COALESCE(unit_id, '00000000-0000-0000-0000-000000000000'::uuid));
ALTER TABLE agreements.judgement ENABLE ROW LEVEL SECURITY;
ALTER TABLE agreements.judgement FORCE ROW LEVEL SECURITY;
CREATE POLICY judgement_app ON agreements.judgement FOR ALL TO thidua_app
  USING ((commitment_id IN ( SELECT commitment.id
   FROM agreements.commitment)));
GRANT INSERT, SELECT, UPDATE ON TABLE agreements.judgement TO thidua_app;

CREATE TABLE agreements.revision (
  agreement_id uuid NOT NULL,
  revision integer NOT NULL,
  frozen_text text NOT NULL,
  frozen_hash text NOT NULL,
  frozen_on date NOT NULL,
  in_force_on date,
  reason text DEFAULT ''::text NOT NULL,
  CONSTRAINT revision_agreement_id_fkey FOREIGN KEY (agreement_id) REFERENCES agreements.agreement(id),
  CONSTRAINT revision_pkey PRIMARY KEY (agreement_id, revision)
);
ALTER TABLE agreements.revision ENABLE ROW LEVEL SECURITY;
ALTER TABLE agreements.revision FORCE ROW LEVEL SECURITY;
CREATE POLICY revision_app ON agreements.revision FOR ALL TO thidua_app
  USING ((agreement_id IN ( SELECT agreement.id
   FROM agreements.agreement)));
GRANT INSERT, SELECT ON TABLE agreements.revision TO thidua_app;

CREATE TABLE agreements.signature (
  agreement_id uuid NOT NULL,
  revision integer NOT NULL,
  unit_id uuid NOT NULL,
  signed_at timestamp with time zone NOT NULL,
  account_id uuid NOT NULL,
  signer_name text NOT NULL,
  signer_post text DEFAULT ''::text NOT NULL,
  delegation_id uuid,
  on_behalf_of text,
  reservation text DEFAULT ''::text NOT NULL,
  text_hash text NOT NULL,
  CONSTRAINT signature_agreement_id_fkey FOREIGN KEY (agreement_id) REFERENCES agreements.agreement(id),
  CONSTRAINT signature_delegation_id_fkey FOREIGN KEY (delegation_id) REFERENCES identity.delegation(id),
  CONSTRAINT signature_pkey PRIMARY KEY (agreement_id, revision, unit_id),
  CONSTRAINT signature_unit_id_fkey FOREIGN KEY (unit_id) REFERENCES directory.unit(id)
);
ALTER TABLE agreements.signature ENABLE ROW LEVEL SECURITY;
ALTER TABLE agreements.signature FORCE ROW LEVEL SECURITY;
CREATE POLICY signature_read ON agreements.signature FOR SELECT TO thidua_app
  USING ((agreement_id IN ( SELECT agreement.id
   FROM agreements.agreement)));
CREATE POLICY signature_write ON agreements.signature FOR INSERT TO thidua_app
  WITH CHECK ((platform.i_am(VARIADIC ARRAY['admin'::text]) OR (unit_id = ANY (( SELECT platform.my_units() AS my_units)::uuid[])) OR (unit_id IN ( SELECT d.unit_id
   FROM identity.delegation d
  WHERE (d.to_account_id = platform.my_account())))));
GRANT INSERT, SELECT ON TABLE agreements.signature TO thidua_app;

CREATE SCHEMA audit;
GRANT USAGE ON SCHEMA audit TO thidua_app;

CREATE OR REPLACE FUNCTION audit.record(id uuid, business_at timestamp with time zone, actor_account_id uuid, actor_name text, actor_roles text[], action text, object_type text, object_id uuid, object_label text, unit_id uuid, restricted boolean, from_state text, to_state text, reason text, detail jsonb)
 RETURNS void
 LANGUAGE sql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog'
AS $function$
  insert into audit.event (id, business_at, actor_account_id, actor_name, actor_roles, action,
    object_type, object_id, object_label, unit_id, restricted, from_state, to_state, reason, detail)
  values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15);
$function$;
REVOKE ALL ON FUNCTION audit.record(id uuid, business_at timestamp with time zone, actor_account_id uuid, actor_name text, actor_roles text[], action text, object_type text, object_id uuid, object_label text, unit_id uuid, restricted boolean, from_state text, to_state text, reason text, detail jsonb) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION audit.record(id uuid, business_at timestamp with time zone, actor_account_id uuid, actor_name text, actor_roles text[], action text, object_type text, object_id uuid, object_label text, unit_id uuid, restricted boolean, from_state text, to_state text, reason text, detail jsonb) TO thidua_app;

CREATE OR REPLACE FUNCTION audit.refuse_change()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  raise exception 'the audit trail is append-only' using errcode = 'insufficient_privilege';
end $function$;

CREATE TABLE audit.event (
  id uuid NOT NULL,
  seq bigint GENERATED ALWAYS AS IDENTITY NOT NULL,
  recorded_at timestamp with time zone DEFAULT clock_timestamp() NOT NULL,
  business_at timestamp with time zone NOT NULL,
  actor_account_id uuid,
  actor_name text NOT NULL,
  actor_roles text[] DEFAULT '{}'::text[] NOT NULL,
  action text NOT NULL,
  object_type text NOT NULL,
  object_id uuid NOT NULL,
  object_label text,
  unit_id uuid,
  restricted boolean DEFAULT false NOT NULL,
  from_state text,
  to_state text,
  reason text,
  detail jsonb,
  CONSTRAINT event_pkey PRIMARY KEY (id),
  CONSTRAINT event_seq_key UNIQUE (seq)
);
CREATE INDEX event_actor ON audit.event USING btree (actor_account_id, seq);
CREATE INDEX event_object ON audit.event USING btree (object_type, object_id, seq);
CREATE INDEX event_unit ON audit.event USING btree (unit_id, seq);
CREATE TRIGGER event_is_append_only BEFORE DELETE OR UPDATE ON audit.event FOR EACH ROW EXECUTE FUNCTION audit.refuse_change();
CREATE TRIGGER event_is_never_truncated BEFORE TRUNCATE ON audit.event FOR EACH STATEMENT EXECUTE FUNCTION audit.refuse_change();
ALTER TABLE audit.event ENABLE ROW LEVEL SECURITY;
ALTER TABLE audit.event FORCE ROW LEVEL SECURITY;
CREATE POLICY event_append ON audit.event FOR INSERT TO PUBLIC
  WITH CHECK (true);
CREATE POLICY event_read ON audit.event FOR SELECT TO thidua_app
  USING ((platform.i_am(VARIADIC ARRAY['auditor'::text, 'admin'::text, 'standing'::text, 'minister'::text]) OR (actor_account_id = platform.my_account()) OR ((NOT restricted) AND platform.signed_in() AND ((unit_id IS NULL) OR (unit_id = ANY (( SELECT platform.my_units() AS my_units)::uuid[]))))));
GRANT SELECT ON TABLE audit.event TO thidua_app;

CREATE SCHEMA ballots;
GRANT USAGE ON SCHEMA ballots TO thidua_app;

CREATE OR REPLACE FUNCTION ballots.keep_counted_votes()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
declare found record;
begin
  select state, counted_on into found from ballots.ballot b where b.id = new.ballot_id;
  if found.counted_on is not null then
    raise exception 'the ballot has been counted' using errcode = 'insufficient_privilege';
  end if;
  if found.state = 'CLOSED' and not new.written then
    raise exception 'the ballot is closed' using errcode = 'insufficient_privilege';
  end if;
  return new;
end $function$;
GRANT EXECUTE ON FUNCTION ballots.keep_counted_votes() TO thidua_app;

CREATE TABLE ballots.ballot (
  id uuid NOT NULL,
  kind text NOT NULL,
  object_type text NOT NULL,
  object_id uuid NOT NULL,
  title text NOT NULL,
  base integer NOT NULL,
  threshold_percent integer NOT NULL,
  state text NOT NULL,
  opened_on date NOT NULL,
  closed_on date,
  version integer DEFAULT 0 NOT NULL,
  counted_on date,
  counting_team text DEFAULT ''::text NOT NULL,
  paper_issued integer,
  paper_returned integer,
  paper_yes integer,
  paper_no integer,
  paper_blank integer,
  paper_invalid integer,
  CONSTRAINT ballot_base_check CHECK ((base > 0)),
  CONSTRAINT ballot_check CHECK (((paper_returned >= 0) AND (paper_returned <= paper_issued))),
  CONSTRAINT ballot_check1 CHECK (((paper_returned IS NULL) OR ((((paper_yes + paper_no) + paper_blank) + paper_invalid) = paper_returned))),
  CONSTRAINT ballot_kind_check CHECK ((kind = ANY (ARRAY['open'::text, 'paper'::text, 'secret'::text]))),
  CONSTRAINT ballot_paper_blank_check CHECK ((paper_blank >= 0)),
  CONSTRAINT ballot_paper_invalid_check CHECK ((paper_invalid >= 0)),
  CONSTRAINT ballot_paper_issued_check CHECK ((paper_issued >= 0)),
  CONSTRAINT ballot_paper_no_check CHECK ((paper_no >= 0)),
  CONSTRAINT ballot_paper_yes_check CHECK ((paper_yes >= 0)),
  CONSTRAINT ballot_pkey PRIMARY KEY (id),
  CONSTRAINT ballot_state_check CHECK ((state = ANY (ARRAY['OPEN'::text, 'CLOSED'::text]))),
  CONSTRAINT ballot_threshold_percent_check CHECK (((threshold_percent >= 1) AND (threshold_percent <= 100)))
);
ALTER TABLE ballots.ballot ENABLE ROW LEVEL SECURITY;
ALTER TABLE ballots.ballot FORCE ROW LEVEL SECURITY;
CREATE POLICY ballot_app ON ballots.ballot FOR ALL TO thidua_app
  USING (platform.i_am(VARIADIC ARRAY['standing'::text, 'council'::text, 'minister'::text, 'admin'::text, 'auditor'::text]))
  WITH CHECK (platform.i_am(VARIADIC ARRAY['standing'::text, 'council'::text, 'admin'::text]));
GRANT INSERT, SELECT, UPDATE ON TABLE ballots.ballot TO thidua_app;

CREATE TABLE ballots.open_vote (
  ballot_id uuid NOT NULL,
  member_id uuid NOT NULL,
  choice text NOT NULL,
  written boolean DEFAULT false NOT NULL,
  entered_by text NOT NULL,
  at timestamp with time zone NOT NULL,
  CONSTRAINT open_vote_ballot_id_fkey FOREIGN KEY (ballot_id) REFERENCES ballots.ballot(id),
  CONSTRAINT open_vote_choice_check CHECK ((choice = ANY (ARRAY['yes'::text, 'no'::text, 'blank'::text]))),
  CONSTRAINT open_vote_pkey PRIMARY KEY (ballot_id, member_id)
);
CREATE TRIGGER counted_votes_stay BEFORE INSERT OR UPDATE ON ballots.open_vote FOR EACH ROW EXECUTE FUNCTION ballots.keep_counted_votes();
ALTER TABLE ballots.open_vote ENABLE ROW LEVEL SECURITY;
ALTER TABLE ballots.open_vote FORCE ROW LEVEL SECURITY;
CREATE POLICY open_vote_app ON ballots.open_vote FOR ALL TO thidua_app
  USING (platform.i_am(VARIADIC ARRAY['standing'::text, 'council'::text, 'minister'::text, 'admin'::text, 'auditor'::text]))
  WITH CHECK (platform.i_am(VARIADIC ARRAY['standing'::text, 'council'::text, 'admin'::text]));
GRANT INSERT, SELECT, UPDATE ON TABLE ballots.open_vote TO thidua_app;

CREATE SCHEMA calendar;
GRANT USAGE ON SCHEMA calendar TO thidua_app;

CREATE TABLE calendar.anniversary (
  id uuid NOT NULL,
  name text NOT NULL,
  founded_on date,
  day_of_year text,
  scope text NOT NULL,
  unit_id uuid,
  stated jsonb DEFAULT '{}'::jsonb NOT NULL,
  origin jsonb,
  CONSTRAINT anniversary_check CHECK (((founded_on IS NOT NULL) OR (day_of_year IS NOT NULL))),
  CONSTRAINT anniversary_day_of_year_check CHECK ((day_of_year ~ '^\d{2}-\d{2}$'::text)),
  CONSTRAINT anniversary_name_check CHECK ((name <> ''::text)),
  CONSTRAINT anniversary_pkey PRIMARY KEY (id),
  CONSTRAINT anniversary_scope_check CHECK ((scope = ANY (ARRAY['national'::text, 'sector'::text, 'unit'::text]))),
  CONSTRAINT anniversary_unit_id_fkey FOREIGN KEY (unit_id) REFERENCES directory.unit(id)
);
GRANT INSERT, SELECT, UPDATE ON TABLE calendar.anniversary TO thidua_app;

CREATE TABLE calendar.holiday_year (
  id uuid NOT NULL,
  year integer NOT NULL,
  state text NOT NULL,
  days jsonb NOT NULL,
  source text NOT NULL,
  reason text NOT NULL,
  proposed_on date NOT NULL,
  proposed_by text NOT NULL,
  proposed_by_account uuid,
  settled_on date,
  settled_by text,
  settled_reason text DEFAULT ''::text NOT NULL,
  version integer DEFAULT 0 NOT NULL,
  CONSTRAINT holiday_year_check CHECK (((state = 'PROPOSED'::text) = (settled_on IS NULL))),
  CONSTRAINT holiday_year_days_check CHECK ((jsonb_typeof(days) = 'array'::text)),
  CONSTRAINT holiday_year_pkey PRIMARY KEY (id),
  CONSTRAINT holiday_year_proposed_by_account_fkey FOREIGN KEY (proposed_by_account) REFERENCES identity.account(id),
  CONSTRAINT holiday_year_reason_check CHECK ((reason <> ''::text)),
  CONSTRAINT holiday_year_source_check CHECK ((source <> ''::text)),
  CONSTRAINT holiday_year_state_check CHECK ((state = ANY (ARRAY['PROPOSED'::text, 'CONFIRMED'::text, 'REPLACED'::text, 'REJECTED'::text]))),
  CONSTRAINT holiday_year_year_check CHECK (((year >= 1990) AND (year <= 2100)))
);
CREATE UNIQUE INDEX holiday_year_confirmed ON calendar.holiday_year USING btree (year) WHERE (state = 'CONFIRMED'::text);
CREATE UNIQUE INDEX holiday_year_proposed ON calendar.holiday_year USING btree (year) WHERE (state = 'PROPOSED'::text);
ALTER TABLE calendar.holiday_year ENABLE ROW LEVEL SECURITY;
ALTER TABLE calendar.holiday_year FORCE ROW LEVEL SECURITY;
CREATE POLICY holiday_year_insert ON calendar.holiday_year FOR INSERT TO thidua_app
  WITH CHECK (platform.i_am(VARIADIC ARRAY['admin'::text, 'standing'::text]));
CREATE POLICY holiday_year_read ON calendar.holiday_year FOR SELECT TO thidua_app
  USING (platform.signed_in());
CREATE POLICY holiday_year_update ON calendar.holiday_year FOR UPDATE TO thidua_app
  USING (platform.i_am(VARIADIC ARRAY['admin'::text, 'standing'::text]))
  WITH CHECK (platform.i_am(VARIADIC ARRAY['admin'::text, 'standing'::text]));
GRANT INSERT, SELECT, UPDATE ON TABLE calendar.holiday_year TO thidua_app;

CREATE SCHEMA councils;
GRANT USAGE ON SCHEMA councils TO thidua_app;

CREATE OR REPLACE FUNCTION councils.keep_signed_minutes()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  if old.secretary_signed_at is not null and (new.minutes_text, new.minutes_hash, new.minutes_number, new.discussion, new.held_on, new.secretary_signed_at, new.secretary_name)
     is distinct from (old.minutes_text, old.minutes_hash, old.minutes_number, old.discussion, old.held_on, old.secretary_signed_at, old.secretary_name)
     or old.chair_signed_at is not null and (new.chair_signed_at, new.chair_name) is distinct from (old.chair_signed_at, old.chair_name) then
    raise exception 'a signed minute does not change' using errcode = 'insufficient_privilege';
  end if;
  return new;
end $function$;
GRANT EXECUTE ON FUNCTION councils.keep_signed_minutes() TO thidua_app;

CREATE TABLE councils.agenda_item (
  id uuid NOT NULL,
  meeting_id uuid NOT NULL,
  ord integer NOT NULL,
  object_type text NOT NULL,
  object_id uuid NOT NULL,
  title text NOT NULL,
  detail text DEFAULT ''::text NOT NULL,
  link text DEFAULT ''::text NOT NULL,
  threshold_percent integer NOT NULL,
  threshold_basis text DEFAULT ''::text NOT NULL,
  ballot_id uuid,
  result text,
  subject_person_id uuid,
  secret boolean DEFAULT false NOT NULL,
  minute_note text DEFAULT ''::text NOT NULL,
  CONSTRAINT agenda_item_meeting_id_fkey FOREIGN KEY (meeting_id) REFERENCES councils.meeting(id),
  CONSTRAINT agenda_item_meeting_id_object_type_object_id_key UNIQUE (meeting_id, object_type, object_id),
  CONSTRAINT agenda_item_pkey PRIMARY KEY (id),
  CONSTRAINT agenda_item_result_check CHECK ((result = ANY (ARRAY['PASSED'::text, 'NOT_PASSED'::text]))),
  CONSTRAINT agenda_item_subject_person_id_fkey FOREIGN KEY (subject_person_id) REFERENCES directory.person(id),
  CONSTRAINT agenda_item_threshold_percent_check CHECK (((threshold_percent >= 1) AND (threshold_percent <= 100)))
);
ALTER TABLE councils.agenda_item ENABLE ROW LEVEL SECURITY;
ALTER TABLE councils.agenda_item FORCE ROW LEVEL SECURITY;
CREATE POLICY agenda_item_app ON councils.agenda_item FOR ALL TO thidua_app
  USING ((meeting_id IN ( SELECT meeting.id
   FROM councils.meeting)))
  WITH CHECK (platform.i_am(VARIADIC ARRAY['standing'::text, 'council'::text, 'admin'::text]));
GRANT DELETE, INSERT, SELECT, UPDATE ON TABLE councils.agenda_item TO thidua_app;

CREATE TABLE councils.attendance (
  meeting_id uuid NOT NULL,
  member_id uuid NOT NULL,
  duty text NOT NULL,
  presence text NOT NULL,
  CONSTRAINT attendance_meeting_id_fkey FOREIGN KEY (meeting_id) REFERENCES councils.meeting(id),
  CONSTRAINT attendance_member_id_fkey FOREIGN KEY (member_id) REFERENCES councils.member(id),
  CONSTRAINT attendance_pkey PRIMARY KEY (meeting_id, member_id),
  CONSTRAINT attendance_presence_check CHECK ((presence = ANY (ARRAY['EXPECTED'::text, 'PRESENT'::text, 'ABSENT'::text])))
);
ALTER TABLE councils.attendance ENABLE ROW LEVEL SECURITY;
ALTER TABLE councils.attendance FORCE ROW LEVEL SECURITY;
CREATE POLICY attendance_app ON councils.attendance FOR ALL TO thidua_app
  USING ((meeting_id IN ( SELECT meeting.id
   FROM councils.meeting)))
  WITH CHECK (platform.i_am(VARIADIC ARRAY['standing'::text, 'council'::text, 'admin'::text]));
GRANT INSERT, SELECT, UPDATE ON TABLE councils.attendance TO thidua_app;

CREATE TABLE councils.council (
  id uuid NOT NULL,
  unit_id uuid NOT NULL,
  name text NOT NULL,
  level text NOT NULL,
  synthetic boolean DEFAULT false NOT NULL,
  version integer DEFAULT 0 NOT NULL,
  origin jsonb,
  quorum_numerator integer DEFAULT 2 NOT NULL,
  quorum_denominator integer DEFAULT 3 NOT NULL,
  own_threshold_percent integer DEFAULT 51 NOT NULL,
  recusal text DEFAULT 'noted'::text NOT NULL,
  CONSTRAINT council_check CHECK (((quorum_denominator > 0) AND ((quorum_numerator >= 0) AND (quorum_numerator <= quorum_denominator)))),
  CONSTRAINT council_level_check CHECK ((level = ANY (ARRAY['ministry'::text, 'unit'::text, 'standing'::text]))),
  CONSTRAINT council_name_check CHECK ((name <> ''::text)),
  CONSTRAINT council_own_threshold_percent_check CHECK (((own_threshold_percent >= 1) AND (own_threshold_percent <= 100))),
  CONSTRAINT council_pkey PRIMARY KEY (id),
  CONSTRAINT council_recusal_check CHECK ((recusal = ANY (ARRAY['noted'::text, 'no-vote'::text]))),
  CONSTRAINT council_unit_id_fkey FOREIGN KEY (unit_id) REFERENCES directory.unit(id)
);
GRANT INSERT, SELECT, UPDATE ON TABLE councils.council TO thidua_app;

CREATE TABLE councils.meeting (
  id uuid NOT NULL,
  council_id uuid NOT NULL,
  title text NOT NULL,
  state text NOT NULL,
  held_on date NOT NULL,
  place text DEFAULT ''::text NOT NULL,
  form text DEFAULT 'in-person'::text NOT NULL,
  note text DEFAULT ''::text NOT NULL,
  minutes_text text,
  minutes_hash text,
  secretary_signed_at timestamp with time zone,
  secretary_name text,
  chair_signed_at timestamp with time zone,
  chair_name text,
  cancel_reason text,
  synthetic boolean DEFAULT false NOT NULL,
  version integer DEFAULT 0 NOT NULL,
  purpose text DEFAULT 'yearly'::text NOT NULL,
  starts_at text DEFAULT '08:00'::text NOT NULL,
  minutes_number text DEFAULT ''::text NOT NULL,
  discussion text DEFAULT ''::text NOT NULL,
  postponed_reason text DEFAULT ''::text NOT NULL,
  counting_team text DEFAULT ''::text NOT NULL,
  presiding_member_id uuid,
  CONSTRAINT meeting_council_id_fkey FOREIGN KEY (council_id) REFERENCES councils.council(id),
  CONSTRAINT meeting_form_check CHECK ((form = ANY (ARRAY['in-person'::text, 'online'::text, 'both'::text]))),
  CONSTRAINT meeting_pkey PRIMARY KEY (id),
  CONSTRAINT meeting_presiding_member_id_fkey FOREIGN KEY (presiding_member_id) REFERENCES councils.member(id),
  CONSTRAINT meeting_purpose_check CHECK ((purpose = ANY (ARRAY['yearly'::text, 'sudden'::text, 'campaign'::text, 'theme'::text]))),
  CONSTRAINT meeting_starts_at_check CHECK ((starts_at ~ '^([01]\d|2[0-3]):[0-5]\d$'::text)),
  CONSTRAINT meeting_state_check CHECK ((state = ANY (ARRAY['PLANNED'::text, 'INVITED'::text, 'IN_SESSION'::text, 'BALLOT_OPEN'::text, 'COUNTING'::text, 'COUNTED'::text, 'MINUTES_DRAFT'::text, 'MINUTES_SIGNED'::text, 'CONCLUDED'::text, 'CANCELLED'::text]))),
  CONSTRAINT meeting_title_check CHECK ((title <> ''::text))
);
CREATE TRIGGER signed_minutes_stay BEFORE UPDATE ON councils.meeting FOR EACH ROW EXECUTE FUNCTION councils.keep_signed_minutes();
ALTER TABLE councils.meeting ENABLE ROW LEVEL SECURITY;
ALTER TABLE councils.meeting FORCE ROW LEVEL SECURITY;
CREATE POLICY meeting_app ON councils.meeting FOR ALL TO thidua_app
  USING (platform.i_am(VARIADIC ARRAY['standing'::text, 'council'::text, 'minister'::text, 'admin'::text, 'auditor'::text]))
  WITH CHECK (platform.i_am(VARIADIC ARRAY['standing'::text, 'council'::text, 'admin'::text]));
GRANT INSERT, SELECT, UPDATE ON TABLE councils.meeting TO thidua_app;

CREATE TABLE councils.member (
  id uuid NOT NULL,
  council_id uuid NOT NULL,
  person_id uuid NOT NULL,
  duty text NOT NULL,
  valid_from date NOT NULL,
  valid_to date,
  version integer DEFAULT 0 NOT NULL,
  reason text DEFAULT ''::text NOT NULL,
  end_reason text DEFAULT ''::text NOT NULL,
  CONSTRAINT member_check CHECK (((valid_to IS NULL) OR (valid_from <= valid_to))),
  CONSTRAINT member_council_id_fkey FOREIGN KEY (council_id) REFERENCES councils.council(id),
  CONSTRAINT member_duty_check CHECK ((duty = ANY (ARRAY['chair'::text, 'vice-chair'::text, 'secretary'::text, 'member'::text]))),
  CONSTRAINT member_person_id_fkey FOREIGN KEY (person_id) REFERENCES directory.person(id),
  CONSTRAINT member_pkey PRIMARY KEY (id)
);
CREATE INDEX member_council ON councils.member USING btree (council_id);
GRANT INSERT, SELECT, UPDATE ON TABLE councils.member TO thidua_app;

CREATE SCHEMA decisions;
GRANT USAGE ON SCHEMA decisions TO thidua_app;

CREATE TABLE decisions.award (
  id uuid NOT NULL,
  award_code text,
  award_name text NOT NULL,
  level text DEFAULT ''::text NOT NULL,
  year integer NOT NULL,
  unit_id uuid,
  person_id uuid,
  decision_id uuid,
  decided_on platform.partial_date,
  issuer_unit_id uuid,
  object_type text,
  object_id uuid,
  state text NOT NULL,
  awarded_on date,
  awarded_place text DEFAULT ''::text NOT NULL,
  revoked_reason text,
  recipient_name text NOT NULL,
  version integer DEFAULT 0 NOT NULL,
  origin jsonb,
  revoked_on date,
  revoked_by_paper text DEFAULT ''::text NOT NULL,
  synthetic boolean DEFAULT false NOT NULL,
  kd text COLLATE "C" GENERATED ALWAYS AS (platform.f_kd(((award_name || ' '::text) || recipient_name))) STORED,
  back_entered boolean DEFAULT false NOT NULL,
  paper_number text DEFAULT ''::text NOT NULL,
  issuer_name text DEFAULT ''::text NOT NULL,
  source text DEFAULT ''::text NOT NULL,
  certainty text DEFAULT 'CERTAIN'::text NOT NULL,
  branch text,
  entry_withdrawn boolean DEFAULT false NOT NULL,
  CONSTRAINT award_branch_check CHECK ((branch = ANY (ARRAY['cong_trang'::text, 'dot_xuat'::text, 'phong_trao'::text, 'chuyen_de'::text, 'cong_hien'::text, 'nien_han'::text, 'doi_ngoai'::text]))),
  CONSTRAINT award_certainty_check CHECK ((certainty = ANY (ARRAY['CERTAIN'::text, 'UNCERTAIN'::text]))),
  CONSTRAINT award_check CHECK (((unit_id IS NULL) <> (person_id IS NULL))),
  CONSTRAINT award_check1 CHECK (((state = 'REVOKED'::text) = (revoked_reason IS NOT NULL))),
  CONSTRAINT award_check2 CHECK (((NOT entry_withdrawn) OR (back_entered AND (state = 'REVOKED'::text)))),
  CONSTRAINT award_decision_id_fkey FOREIGN KEY (decision_id) REFERENCES decisions.decision(id),
  CONSTRAINT award_issuer_unit_id_fkey FOREIGN KEY (issuer_unit_id) REFERENCES directory.unit(id),
  CONSTRAINT award_person_id_fkey FOREIGN KEY (person_id) REFERENCES directory.person(id),
  CONSTRAINT award_pkey PRIMARY KEY (id),
  CONSTRAINT award_state_check CHECK ((state = ANY (ARRAY['PROPOSED'::text, 'DECIDED'::text, 'AWARDED'::text, 'REVOKED'::text]))),
  CONSTRAINT award_unit_id_fkey FOREIGN KEY (unit_id) REFERENCES directory.unit(id)
);
CREATE INDEX award_kd ON decisions.award USING gin (kd public.gin_trgm_ops);
CREATE INDEX award_object ON decisions.award USING btree (object_type, object_id);
CREATE INDEX award_person ON decisions.award USING btree (person_id, year DESC);
CREATE INDEX award_person_code ON decisions.award USING btree (person_id, award_code, year);
CREATE INDEX award_unit ON decisions.award USING btree (unit_id, year DESC);
GRANT INSERT, SELECT, UPDATE ON TABLE decisions.award TO thidua_app;

CREATE TABLE decisions.decision (
  id uuid NOT NULL,
  submission_id uuid,
  number text NOT NULL,
  decided_on date NOT NULL,
  signer_name text NOT NULL,
  signer_post text DEFAULT ''::text NOT NULL,
  title text NOT NULL,
  document_id uuid,
  state text NOT NULL,
  published_on date,
  synthetic boolean DEFAULT false NOT NULL,
  version integer DEFAULT 0 NOT NULL,
  CONSTRAINT decision_document_id_fkey FOREIGN KEY (document_id) REFERENCES documents.document(id),
  CONSTRAINT decision_number_check CHECK ((number <> ''::text)),
  CONSTRAINT decision_pkey PRIMARY KEY (id),
  CONSTRAINT decision_state_check CHECK ((state = ANY (ARRAY['ISSUED'::text, 'PUBLISHED'::text]))),
  CONSTRAINT decision_submission_id_fkey FOREIGN KEY (submission_id) REFERENCES decisions.submission(id),
  CONSTRAINT decision_title_check CHECK ((title <> ''::text))
);
CREATE UNIQUE INDEX decision_number_once ON decisions.decision USING btree (number, decided_on);
GRANT INSERT, SELECT, UPDATE ON TABLE decisions.decision TO thidua_app;

CREATE TABLE decisions.fund_entry (
  id uuid NOT NULL,
  authority text NOT NULL,
  year integer NOT NULL,
  kind text NOT NULL,
  amount bigint NOT NULL,
  entered_on date NOT NULL,
  entered_by text NOT NULL,
  paper text NOT NULL,
  reason text NOT NULL,
  CONSTRAINT fund_entry_authority_check CHECK ((authority <> ''::text)),
  CONSTRAINT fund_entry_check CHECK (((amount <> 0) AND (abs(amount) <= '1000000000000000'::bigint) AND ((kind = 'CORRECTION'::text) OR (amount > 0)))),
  CONSTRAINT fund_entry_kind_check CHECK ((kind = ANY (ARRAY['IN'::text, 'ORGANISING'::text, 'CORRECTION'::text]))),
  CONSTRAINT fund_entry_pkey PRIMARY KEY (id),
  CONSTRAINT fund_entry_reason_check CHECK ((reason <> ''::text)),
  CONSTRAINT fund_entry_year_check CHECK (((year >= 1990) AND (year <= 2100)))
);
CREATE INDEX fund_entry_year ON decisions.fund_entry USING btree (authority, year);
ALTER TABLE decisions.fund_entry ENABLE ROW LEVEL SECURITY;
ALTER TABLE decisions.fund_entry FORCE ROW LEVEL SECURITY;
CREATE POLICY fund_entry_insert ON decisions.fund_entry FOR INSERT TO thidua_app
  WITH CHECK (platform.i_am(VARIADIC ARRAY['standing'::text]));
CREATE POLICY fund_entry_read ON decisions.fund_entry FOR SELECT TO thidua_app
  USING (platform.i_am(VARIADIC ARRAY['standing'::text, 'minister'::text, 'admin'::text, 'auditor'::text]));
GRANT INSERT, SELECT ON TABLE decisions.fund_entry TO thidua_app;

CREATE TABLE decisions.submission (
  id uuid NOT NULL,
  number text DEFAULT ''::text NOT NULL,
  title text NOT NULL,
  submitted_on date NOT NULL,
  submitted_by text NOT NULL,
  state text NOT NULL,
  note text DEFAULT ''::text NOT NULL,
  version integer DEFAULT 0 NOT NULL,
  returned_reason text DEFAULT ''::text NOT NULL,
  synthetic boolean DEFAULT false NOT NULL,
  CONSTRAINT submission_pkey PRIMARY KEY (id),
  CONSTRAINT submission_state_check CHECK ((state = ANY (ARRAY['OPEN'::text, 'DECIDED'::text, 'RETURNED'::text]))),
  CONSTRAINT submission_title_check CHECK ((title <> ''::text))
);
ALTER TABLE decisions.submission ENABLE ROW LEVEL SECURITY;
ALTER TABLE decisions.submission FORCE ROW LEVEL SECURITY;
CREATE POLICY submission_app ON decisions.submission FOR ALL TO thidua_app
  USING (platform.i_am(VARIADIC ARRAY['standing'::text, 'minister'::text, 'council'::text, 'admin'::text, 'auditor'::text]))
  WITH CHECK (platform.i_am(VARIADIC ARRAY['standing'::text, 'minister'::text, 'admin'::text]));
GRANT INSERT, SELECT, UPDATE ON TABLE decisions.submission TO thidua_app;

CREATE TABLE decisions.submission_item (
  submission_id uuid NOT NULL,
  object_type text NOT NULL,
  object_id uuid NOT NULL,
  title text NOT NULL,
  award_code text NOT NULL,
  award_name text NOT NULL,
  recipient_unit_id uuid,
  recipient_person_id uuid,
  year integer NOT NULL,
  outcome text,
  outcome_reason text DEFAULT ''::text NOT NULL,
  detail text DEFAULT ''::text NOT NULL,
  link text DEFAULT ''::text NOT NULL,
  state_level boolean DEFAULT false NOT NULL,
  synthetic boolean DEFAULT false NOT NULL,
  CONSTRAINT submission_item_outcome_check CHECK ((outcome = ANY (ARRAY['DECIDED'::text, 'REJECTED'::text]))),
  CONSTRAINT submission_item_pkey PRIMARY KEY (submission_id, object_type, object_id),
  CONSTRAINT submission_item_recipient_person_id_fkey FOREIGN KEY (recipient_person_id) REFERENCES directory.person(id),
  CONSTRAINT submission_item_recipient_unit_id_fkey FOREIGN KEY (recipient_unit_id) REFERENCES directory.unit(id),
  CONSTRAINT submission_item_submission_id_fkey FOREIGN KEY (submission_id) REFERENCES decisions.submission(id)
);
ALTER TABLE decisions.submission_item ENABLE ROW LEVEL SECURITY;
ALTER TABLE decisions.submission_item FORCE ROW LEVEL SECURITY;
CREATE POLICY submission_item_app ON decisions.submission_item FOR ALL TO thidua_app
  USING ((submission_id IN ( SELECT submission.id
   FROM decisions.submission)))
  WITH CHECK (platform.i_am(VARIADIC ARRAY['standing'::text, 'minister'::text, 'admin'::text]));
GRANT INSERT, SELECT, UPDATE ON TABLE decisions.submission_item TO thidua_app;

CREATE SCHEMA directory;
GRANT USAGE ON SCHEMA directory TO thidua_app;

CREATE OR REPLACE FUNCTION directory.keep_structure()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  if current_user = 'thidua_app' and not (platform.i_am('standing', 'admin') or platform.my_unit_roles() && tg_argv[0]::text[]) then
    raise exception 'not yours to write: %.%', tg_table_schema, tg_table_name using errcode = 'insufficient_privilege';
  end if;
  return new;
end $function$;

CREATE OR REPLACE FUNCTION directory.name_on(unit uuid, day date)
 RETURNS text
 LANGUAGE sql
 STABLE PARALLEL SAFE
RETURN COALESCE((SELECT n.name FROM directory.unit_name n WHERE ((n.unit_id = name_on.unit) AND (n.kind <> 'alias'::text) AND (name_on.day <= n.valid_to) AND ((n.valid_from IS NULL) OR (n.valid_from <= name_on.day))) ORDER BY n.valid_to LIMIT 1), (SELECT u.name FROM directory.unit u WHERE (u.id = name_on.unit)));

CREATE OR REPLACE FUNCTION directory.parent_on(unit uuid, day date)
 RETURNS uuid
 LANGUAGE sql
 STABLE PARALLEL SAFE
RETURN (SELECT CASE WHEN (p.id IS NULL) THEN u.parent_id ELSE p.parent_id END AS parent_id FROM (directory.unit u LEFT JOIN LATERAL (SELECT p_1.id, p_1.parent_id FROM directory.unit_place p_1 WHERE ((p_1.unit_id = u.id) AND (parent_on.day <= p_1.valid_to) AND ((p_1.valid_from IS NULL) OR (p_1.valid_from <= parent_on.day))) ORDER BY p_1.valid_to LIMIT 1) p ON (true)) WHERE (u.id = parent_on.unit));

CREATE TABLE directory.officer (
  id uuid NOT NULL,
  person_id uuid NOT NULL,
  unit_id uuid NOT NULL,
  full_time boolean NOT NULL,
  valid_from date NOT NULL,
  valid_to date,
  version integer DEFAULT 0 NOT NULL,
  CONSTRAINT officer_check CHECK (((valid_to IS NULL) OR (valid_from <= valid_to))),
  CONSTRAINT officer_person_id_fkey FOREIGN KEY (person_id) REFERENCES directory.person(id),
  CONSTRAINT officer_pkey PRIMARY KEY (id),
  CONSTRAINT officer_unit_id_fkey FOREIGN KEY (unit_id) REFERENCES directory.unit(id)
);
CREATE UNIQUE INDEX officer_serving ON directory.officer USING btree (unit_id, person_id) WHERE (valid_to IS NULL);
CREATE INDEX officer_unit ON directory.officer USING btree (unit_id);
ALTER TABLE directory.officer ENABLE ROW LEVEL SECURITY;
ALTER TABLE directory.officer FORCE ROW LEVEL SECURITY;
CREATE POLICY officer_add ON directory.officer FOR INSERT TO thidua_app
  WITH CHECK ((platform.i_am(VARIADIC ARRAY['standing'::text, 'admin'::text]) OR ((platform.my_unit_roles() && '{leader,officer,standing,admin}'::text[]) AND (unit_id = ANY (( SELECT platform.my_units() AS my_units)::uuid[])))));
CREATE POLICY officer_change ON directory.officer FOR UPDATE TO thidua_app
  USING (( SELECT platform.said_who() AS said_who))
  WITH CHECK ((platform.i_am(VARIADIC ARRAY['standing'::text, 'admin'::text]) OR ((platform.my_unit_roles() && '{leader,officer,standing,admin}'::text[]) AND (unit_id = ANY (( SELECT platform.my_units() AS my_units)::uuid[])))));
CREATE POLICY officer_read ON directory.officer FOR SELECT TO thidua_app
  USING (( SELECT platform.said_who() AS said_who));
GRANT INSERT, SELECT, UPDATE ON TABLE directory.officer TO thidua_app;

CREATE TABLE directory.person (
  id uuid NOT NULL,
  full_name text NOT NULL,
  honorific text,
  version integer DEFAULT 0 NOT NULL,
  origin jsonb,
  kd text COLLATE "C" GENERATED ALWAYS AS (platform.f_kd(full_name)) STORED,
  withdrawn_on date,
  CONSTRAINT person_full_name_check CHECK ((full_name <> ''::text)),
  CONSTRAINT person_pkey PRIMARY KEY (id)
);
CREATE INDEX person_kd ON directory.person USING gin (kd public.gin_trgm_ops);
CREATE INDEX person_sorted ON directory.person USING btree (full_name COLLATE "vi-x-icu", id);
CREATE TRIGGER keep_structure BEFORE INSERT OR UPDATE ON directory.person FOR EACH ROW EXECUTE FUNCTION directory.keep_structure('{leader,officer,standing,admin}');
GRANT INSERT, SELECT, UPDATE ON TABLE directory.person TO thidua_app;

CREATE TABLE directory.post (
  id uuid NOT NULL,
  person_id uuid NOT NULL,
  unit_id uuid NOT NULL,
  title text NOT NULL,
  valid_from date,
  valid_to date,
  seen_on platform.partial_date,
  acting_role text,
  origin jsonb,
  CONSTRAINT post_check CHECK (((valid_to IS NULL) OR (valid_from IS NULL) OR (valid_from <= valid_to))),
  CONSTRAINT post_person_id_fkey FOREIGN KEY (person_id) REFERENCES directory.person(id),
  CONSTRAINT post_pkey PRIMARY KEY (id),
  CONSTRAINT post_title_check CHECK ((title <> ''::text)),
  CONSTRAINT post_unit_id_fkey FOREIGN KEY (unit_id) REFERENCES directory.unit(id)
);
CREATE INDEX post_person ON directory.post USING btree (person_id);
CREATE INDEX post_unit ON directory.post USING btree (unit_id);
ALTER TABLE directory.post ENABLE ROW LEVEL SECURITY;
ALTER TABLE directory.post FORCE ROW LEVEL SECURITY;
CREATE POLICY post_add ON directory.post FOR INSERT TO thidua_app
  WITH CHECK ((platform.i_am(VARIADIC ARRAY['standing'::text, 'admin'::text]) OR ((platform.my_unit_roles() && '{leader,officer,standing,admin}'::text[]) AND (unit_id = ANY (( SELECT platform.my_units() AS my_units)::uuid[])))));
CREATE POLICY post_change ON directory.post FOR UPDATE TO thidua_app
  USING (( SELECT platform.said_who() AS said_who))
  WITH CHECK ((platform.i_am(VARIADIC ARRAY['standing'::text, 'admin'::text]) OR ((platform.my_unit_roles() && '{leader,officer,standing,admin}'::text[]) AND (unit_id = ANY (( SELECT platform.my_units() AS my_units)::uuid[])))));
CREATE POLICY post_read ON directory.post FOR SELECT TO thidua_app
  USING (( SELECT platform.said_who() AS said_who));
GRANT INSERT, SELECT, UPDATE ON TABLE directory.post TO thidua_app;

CREATE TABLE directory.succession (
  id uuid NOT NULL,
  kind text NOT NULL,
  happened_on date NOT NULL,
  from_unit_id uuid NOT NULL,
  to_unit_id uuid NOT NULL,
  note text DEFAULT ''::text NOT NULL,
  origin jsonb,
  CONSTRAINT succession_from_unit_id_fkey FOREIGN KEY (from_unit_id) REFERENCES directory.unit(id),
  CONSTRAINT succession_kind_check CHECK ((kind = ANY (ARRAY['rename'::text, 'merge'::text, 'split'::text, 'move'::text]))),
  CONSTRAINT succession_pkey PRIMARY KEY (id),
  CONSTRAINT succession_to_unit_id_fkey FOREIGN KEY (to_unit_id) REFERENCES directory.unit(id)
);
CREATE INDEX succession_from ON directory.succession USING btree (from_unit_id);
CREATE INDEX succession_to ON directory.succession USING btree (to_unit_id);
CREATE TRIGGER keep_structure BEFORE INSERT OR UPDATE ON directory.succession FOR EACH ROW EXECUTE FUNCTION directory.keep_structure('{standing,admin}');
GRANT INSERT, SELECT, UPDATE ON TABLE directory.succession TO thidua_app;

CREATE TABLE directory.unit (
  id uuid NOT NULL,
  kind text NOT NULL,
  name text NOT NULL,
  short_name text NOT NULL,
  parent_id uuid,
  ancestor_ids uuid[] DEFAULT '{}'::uuid[] NOT NULL,
  province text,
  region text,
  founded_on platform.partial_date,
  valid_from date,
  valid_to date,
  version integer DEFAULT 0 NOT NULL,
  origin jsonb,
  kd text COLLATE "C" GENERATED ALWAYS AS (platform.f_kd(((name || ' '::text) || short_name))) STORED,
  CONSTRAINT unit_check CHECK (((valid_to IS NULL) OR (valid_from IS NULL) OR (valid_from <= valid_to))),
  CONSTRAINT unit_check1 CHECK ((parent_id IS DISTINCT FROM id)),
  CONSTRAINT unit_name_check CHECK ((name <> ''::text)),
  CONSTRAINT unit_parent_id_fkey FOREIGN KEY (parent_id) REFERENCES directory.unit(id),
  CONSTRAINT unit_pkey PRIMARY KEY (id)
);
CREATE INDEX unit_ancestors ON directory.unit USING gin (ancestor_ids);
CREATE INDEX unit_kd ON directory.unit USING gin (kd public.gin_trgm_ops);
CREATE INDEX unit_parent ON directory.unit USING btree (parent_id);
CREATE INDEX unit_sorted ON directory.unit USING btree (name COLLATE "vi-x-icu", id);
CREATE TRIGGER keep_structure BEFORE INSERT OR UPDATE ON directory.unit FOR EACH ROW EXECUTE FUNCTION directory.keep_structure('{standing,admin}');
GRANT INSERT, SELECT, UPDATE ON TABLE directory.unit TO thidua_app;

CREATE TABLE directory.unit_name (
  id uuid NOT NULL,
  unit_id uuid NOT NULL,
  name text NOT NULL,
  kind text NOT NULL,
  valid_from date,
  valid_to date,
  origin jsonb,
  kd text COLLATE "C" GENERATED ALWAYS AS (platform.f_kd(name)) STORED,
  short_name text,
  CONSTRAINT unit_name_check1 CHECK (((valid_to IS NULL) OR (valid_from IS NULL) OR (valid_from <= valid_to))),
  CONSTRAINT unit_name_kind_check CHECK ((kind = ANY (ARRAY['alias'::text, 'former'::text, 'official'::text]))),
  CONSTRAINT unit_name_name_check CHECK ((name <> ''::text)),
  CONSTRAINT unit_name_pkey PRIMARY KEY (id),
  CONSTRAINT unit_name_unit_id_fkey FOREIGN KEY (unit_id) REFERENCES directory.unit(id)
);
CREATE UNIQUE INDEX unit_name_alias ON directory.unit_name USING btree (unit_id, name) WHERE (kind = 'alias'::text);
CREATE INDEX unit_name_kd ON directory.unit_name USING gin (kd public.gin_trgm_ops);
CREATE INDEX unit_name_unit ON directory.unit_name USING btree (unit_id, kind);
CREATE TRIGGER keep_structure BEFORE INSERT OR UPDATE ON directory.unit_name FOR EACH ROW EXECUTE FUNCTION directory.keep_structure('{standing,admin}');
GRANT INSERT, SELECT, UPDATE ON TABLE directory.unit_name TO thidua_app;

CREATE TABLE directory.unit_place (
  id uuid NOT NULL,
  unit_id uuid NOT NULL,
  parent_id uuid,
  valid_from date,
  valid_to date NOT NULL,
  CONSTRAINT unit_place_check CHECK (((valid_from IS NULL) OR (valid_from <= valid_to))),
  CONSTRAINT unit_place_check1 CHECK ((parent_id IS DISTINCT FROM unit_id)),
  CONSTRAINT unit_place_parent_id_fkey FOREIGN KEY (parent_id) REFERENCES directory.unit(id),
  CONSTRAINT unit_place_pkey PRIMARY KEY (id),
  CONSTRAINT unit_place_unit_id_fkey FOREIGN KEY (unit_id) REFERENCES directory.unit(id)
);
CREATE INDEX unit_place_unit ON directory.unit_place USING btree (unit_id, valid_to);
CREATE TRIGGER keep_structure BEFORE INSERT OR UPDATE ON directory.unit_place FOR EACH ROW EXECUTE FUNCTION directory.keep_structure('{standing,admin}');
GRANT INSERT, SELECT, UPDATE ON TABLE directory.unit_place TO thidua_app;

CREATE SCHEMA documents;
GRANT USAGE ON SCHEMA documents TO thidua_app;

CREATE TABLE documents.citation (
  document_id uuid NOT NULL,
  object_type text NOT NULL,
  object_id uuid NOT NULL,
  label text NOT NULL,
  link text,
  CONSTRAINT citation_document_id_fkey FOREIGN KEY (document_id) REFERENCES documents.document(id),
  CONSTRAINT citation_pkey PRIMARY KEY (document_id, object_type, object_id)
);
GRANT DELETE, INSERT, SELECT, UPDATE ON TABLE documents.citation TO thidua_app;

CREATE TABLE documents.document (
  id uuid NOT NULL,
  type text NOT NULL,
  number text,
  issued_on platform.partial_date,
  effective_from date,
  issuer_unit_id uuid,
  signer_person_id uuid,
  title text NOT NULL,
  status text DEFAULT 'issued'::text NOT NULL,
  replaced_by_id uuid,
  note text DEFAULT ''::text NOT NULL,
  version integer DEFAULT 0 NOT NULL,
  origin jsonb,
  kd text COLLATE "C" GENERATED ALWAYS AS (platform.f_kd(((((((COALESCE(number, ''::text) || ' '::text) || type) || ' '::text) || COALESCE(number, ''::text)) || ' '::text) || title))) STORED,
  CONSTRAINT document_check CHECK ((replaced_by_id IS DISTINCT FROM id)),
  CONSTRAINT document_issuer_unit_id_fkey FOREIGN KEY (issuer_unit_id) REFERENCES directory.unit(id),
  CONSTRAINT document_pkey PRIMARY KEY (id),
  CONSTRAINT document_replaced_by_id_fkey FOREIGN KEY (replaced_by_id) REFERENCES documents.document(id),
  CONSTRAINT document_signer_person_id_fkey FOREIGN KEY (signer_person_id) REFERENCES directory.person(id),
  CONSTRAINT document_status_check CHECK ((status = ANY (ARRAY['draft'::text, 'issued'::text, 'void'::text]))),
  CONSTRAINT document_title_check CHECK ((title <> ''::text))
);
CREATE INDEX document_issued ON documents.document USING btree (issued_on COLLATE "C" DESC NULLS LAST, id);
CREATE INDEX document_kd ON documents.document USING gin (kd public.gin_trgm_ops);
CREATE INDEX document_number ON documents.document USING btree (number);
GRANT INSERT, SELECT, UPDATE ON TABLE documents.document TO thidua_app;

CREATE TABLE documents.source (
  code text COLLATE "C" NOT NULL,
  kind text NOT NULL,
  title text NOT NULL,
  publisher text,
  published_on platform.partial_date,
  url text,
  CONSTRAINT source_kind_check CHECK ((kind = ANY (ARRAY['seed'::text, 'external'::text]))),
  CONSTRAINT source_pkey PRIMARY KEY (code)
);
GRANT INSERT, SELECT, UPDATE ON TABLE documents.source TO thidua_app;

CREATE SCHEMA events;
GRANT USAGE ON SCHEMA events TO thidua_app;

CREATE TABLE events.conference (
  id uuid NOT NULL,
  title text NOT NULL,
  kinds text[] NOT NULL,
  term_id uuid,
  held_on platform.partial_date,
  half_day text,
  form text,
  place text DEFAULT ''::text NOT NULL,
  host_unit_id uuid,
  chair_person_id uuid,
  attendees jsonb DEFAULT '[]'::jsonb NOT NULL,
  agenda jsonb DEFAULT '[]'::jsonb NOT NULL,
  results jsonb DEFAULT '[]'::jsonb NOT NULL,
  opinions jsonb DEFAULT '[]'::jsonb NOT NULL,
  origin jsonb,
  CONSTRAINT conference_chair_person_id_fkey FOREIGN KEY (chair_person_id) REFERENCES directory.person(id),
  CONSTRAINT conference_half_day_check CHECK ((half_day = ANY (ARRAY['sáng'::text, 'chiều'::text]))),
  CONSTRAINT conference_host_unit_id_fkey FOREIGN KEY (host_unit_id) REFERENCES directory.unit(id),
  CONSTRAINT conference_pkey PRIMARY KEY (id),
  CONSTRAINT conference_term_id_fkey FOREIGN KEY (term_id) REFERENCES groups.term(id),
  CONSTRAINT conference_title_check CHECK ((title <> ''::text))
);
GRANT INSERT, SELECT, UPDATE ON TABLE events.conference TO thidua_app;

CREATE TABLE events.congress (
  id uuid NOT NULL,
  title text NOT NULL,
  number integer NOT NULL,
  theme_id uuid,
  plan_document_id uuid,
  detail jsonb DEFAULT '{}'::jsonb NOT NULL,
  origin jsonb,
  CONSTRAINT congress_pkey PRIMARY KEY (id),
  CONSTRAINT congress_plan_document_id_fkey FOREIGN KEY (plan_document_id) REFERENCES documents.document(id),
  CONSTRAINT congress_theme_id_fkey FOREIGN KEY (theme_id) REFERENCES movements.theme(id)
);
GRANT INSERT, SELECT, UPDATE ON TABLE events.congress TO thidua_app;

CREATE TABLE events.congress_date (
  congress_id uuid NOT NULL,
  seq integer NOT NULL,
  kind text NOT NULL,
  value platform.partial_date NOT NULL,
  reason text DEFAULT ''::text NOT NULL,
  origin jsonb,
  CONSTRAINT congress_date_congress_id_fkey FOREIGN KEY (congress_id) REFERENCES events.congress(id),
  CONSTRAINT congress_date_pkey PRIMARY KEY (congress_id, seq)
);
GRANT INSERT, SELECT, UPDATE ON TABLE events.congress_date TO thidua_app;

CREATE TABLE events.directive (
  id uuid NOT NULL,
  conference_id uuid NOT NULL,
  ord integer NOT NULL,
  from_person_id uuid,
  group_id uuid,
  title text NOT NULL,
  summary text DEFAULT ''::text NOT NULL,
  origin jsonb,
  CONSTRAINT directive_conference_id_fkey FOREIGN KEY (conference_id) REFERENCES events.conference(id),
  CONSTRAINT directive_conference_id_ord_key UNIQUE (conference_id, ord),
  CONSTRAINT directive_from_person_id_fkey FOREIGN KEY (from_person_id) REFERENCES directory.person(id),
  CONSTRAINT directive_group_id_fkey FOREIGN KEY (group_id) REFERENCES groups.emulation_group(id),
  CONSTRAINT directive_pkey PRIMARY KEY (id)
);
GRANT INSERT, SELECT, UPDATE ON TABLE events.directive TO thidua_app;

CREATE TABLE events.group_plan (
  id uuid NOT NULL,
  term_id uuid NOT NULL,
  year integer NOT NULL,
  conference_id uuid,
  items jsonb DEFAULT '[]'::jsonb NOT NULL,
  origin jsonb,
  CONSTRAINT group_plan_conference_id_fkey FOREIGN KEY (conference_id) REFERENCES events.conference(id),
  CONSTRAINT group_plan_pkey PRIMARY KEY (id),
  CONSTRAINT group_plan_term_id_fkey FOREIGN KEY (term_id) REFERENCES groups.term(id)
);
GRANT INSERT, SELECT, UPDATE ON TABLE events.group_plan TO thidua_app;

CREATE SCHEMA evidence;
GRANT USAGE ON SCHEMA evidence TO thidua_app;

CREATE TABLE evidence.content (
  item_id uuid NOT NULL,
  bytes bytea NOT NULL,
  CONSTRAINT content_item_id_fkey FOREIGN KEY (item_id) REFERENCES evidence.item(id),
  CONSTRAINT content_pkey PRIMARY KEY (item_id)
);
ALTER TABLE evidence.content ENABLE ROW LEVEL SECURITY;
ALTER TABLE evidence.content FORCE ROW LEVEL SECURITY;
CREATE POLICY content_discard ON evidence.content FOR DELETE TO thidua_app
  USING ((item_id IN ( SELECT i.id
   FROM evidence.item i
  WHERE (platform.i_am(VARIADIC ARRAY['admin'::text]) OR (i.unit_id = ANY (( SELECT platform.my_units() AS my_units)::uuid[]))))));
CREATE POLICY content_read ON evidence.content FOR SELECT TO thidua_app
  USING ((item_id IN ( SELECT item.id
   FROM evidence.item)));
CREATE POLICY content_write ON evidence.content FOR INSERT TO thidua_app
  WITH CHECK ((item_id IN ( SELECT item.id
   FROM evidence.item)));
GRANT DELETE, INSERT, SELECT, UPDATE ON TABLE evidence.content TO thidua_app;

CREATE TABLE evidence.item (
  id uuid NOT NULL,
  unit_id uuid NOT NULL,
  kind text NOT NULL,
  title text NOT NULL,
  note text DEFAULT ''::text NOT NULL,
  file_name text,
  media_type text,
  size_bytes integer,
  sha256 text,
  document_id uuid,
  happened_on date,
  synthetic boolean DEFAULT platform.made_up() NOT NULL,
  created_by uuid,
  created_at timestamp with time zone DEFAULT now() NOT NULL,
  version integer DEFAULT 0 NOT NULL,
  discarded_on date,
  discard_reason text DEFAULT ''::text NOT NULL,
  kd text COLLATE "C" GENERATED ALWAYS AS (platform.f_kd(((title || ' '::text) || COALESCE(file_name, ''::text)))) STORED,
  CONSTRAINT item_check CHECK (((kind = 'file'::text) = (sha256 IS NOT NULL))),
  CONSTRAINT item_check1 CHECK (((discarded_on IS NULL) = (discard_reason = ''::text))),
  CONSTRAINT item_document_id_fkey FOREIGN KEY (document_id) REFERENCES documents.document(id),
  CONSTRAINT item_kind_check CHECK ((kind = ANY (ARRAY['file'::text, 'fact'::text]))),
  CONSTRAINT item_pkey PRIMARY KEY (id),
  CONSTRAINT item_size_bytes_check CHECK (((size_bytes IS NULL) OR (size_bytes > 0))),
  CONSTRAINT item_title_check CHECK ((title <> ''::text)),
  CONSTRAINT item_unit_id_fkey FOREIGN KEY (unit_id) REFERENCES directory.unit(id)
);
CREATE UNIQUE INDEX item_file_once ON evidence.item USING btree (unit_id, sha256, title) WHERE ((sha256 IS NOT NULL) AND (discarded_on IS NULL));
CREATE INDEX item_kd ON evidence.item USING gin (kd public.gin_trgm_ops);
CREATE INDEX item_unit ON evidence.item USING btree (unit_id, created_at DESC);
ALTER TABLE evidence.item ENABLE ROW LEVEL SECURITY;
ALTER TABLE evidence.item FORCE ROW LEVEL SECURITY;
CREATE POLICY item_read ON evidence.item FOR SELECT TO thidua_app
  USING ((platform.i_am(VARIADIC ARRAY['standing'::text, 'council'::text, 'minister'::text, 'admin'::text, 'auditor'::text]) OR (unit_id = ANY (( SELECT platform.my_units() AS my_units)::uuid[])) OR (platform.signed_in() AND (id IN ( SELECT u.item_id
   FROM evidence.use u
  WHERE (u.object_type <> 'draft'::text))))));
CREATE POLICY item_update ON evidence.item FOR UPDATE TO thidua_app
  USING ((platform.i_am(VARIADIC ARRAY['standing'::text, 'admin'::text]) OR (unit_id = ANY (( SELECT platform.my_units() AS my_units)::uuid[]))));
CREATE POLICY item_write ON evidence.item FOR INSERT TO thidua_app
  WITH CHECK ((platform.i_am(VARIADIC ARRAY['standing'::text, 'admin'::text]) OR (unit_id = ANY (( SELECT platform.my_units() AS my_units)::uuid[]))));
GRANT INSERT, SELECT, UPDATE ON TABLE evidence.item TO thidua_app;

CREATE TABLE evidence.opening (
  item_id uuid NOT NULL,
  account_id uuid NOT NULL,
  opened_by text NOT NULL,
  opened_on date NOT NULL,
  CONSTRAINT opening_account_id_fkey FOREIGN KEY (account_id) REFERENCES identity.account(id),
  CONSTRAINT opening_item_id_fkey FOREIGN KEY (item_id) REFERENCES evidence.item(id),
  CONSTRAINT opening_pkey PRIMARY KEY (item_id, account_id)
);
ALTER TABLE evidence.opening ENABLE ROW LEVEL SECURITY;
ALTER TABLE evidence.opening FORCE ROW LEVEL SECURITY;
CREATE POLICY opening_read ON evidence.opening FOR SELECT TO thidua_app
  USING ((item_id IN ( SELECT item.id
   FROM evidence.item)));
CREATE POLICY opening_write ON evidence.opening FOR INSERT TO thidua_app
  WITH CHECK (((account_id = platform.my_account()) AND (item_id IN ( SELECT item.id
   FROM evidence.item))));
GRANT INSERT, SELECT ON TABLE evidence.opening TO thidua_app;

CREATE TABLE evidence.secret_count (
  unit_id uuid NOT NULL,
  year integer NOT NULL,
  reason text NOT NULL,
  count integer NOT NULL,
  CONSTRAINT secret_count_count_check CHECK ((count > 0)),
  CONSTRAINT secret_count_pkey PRIMARY KEY (unit_id, year, reason),
  CONSTRAINT secret_count_reason_check CHECK ((reason = ANY (ARRAY['contains-secret'::text, 'may-contain-secret'::text, 'secret-task'::text]))),
  CONSTRAINT secret_count_unit_id_fkey FOREIGN KEY (unit_id) REFERENCES directory.unit(id)
);
ALTER TABLE evidence.secret_count ENABLE ROW LEVEL SECURITY;
ALTER TABLE evidence.secret_count FORCE ROW LEVEL SECURITY;
CREATE POLICY secret_count_app ON evidence.secret_count FOR ALL TO thidua_app
  USING ((platform.i_am(VARIADIC ARRAY['standing'::text, 'admin'::text, 'auditor'::text]) OR (unit_id = ANY (( SELECT platform.my_units() AS my_units)::uuid[]))))
  WITH CHECK ((platform.i_am(VARIADIC ARRAY['admin'::text]) OR (unit_id = ANY (( SELECT platform.my_units() AS my_units)::uuid[]))));
GRANT INSERT, SELECT, UPDATE ON TABLE evidence.secret_count TO thidua_app;

CREATE TABLE evidence.use (
  item_id uuid NOT NULL,
  object_type text NOT NULL,
  object_id uuid NOT NULL,
  unit_id uuid NOT NULL,
  label text DEFAULT ''::text NOT NULL,
  added_at timestamp with time zone DEFAULT now() NOT NULL,
  link text DEFAULT ''::text NOT NULL,
  CONSTRAINT use_item_id_fkey FOREIGN KEY (item_id) REFERENCES evidence.item(id),
  CONSTRAINT use_pkey PRIMARY KEY (item_id, object_type, object_id),
  CONSTRAINT use_unit_id_fkey FOREIGN KEY (unit_id) REFERENCES directory.unit(id)
);
CREATE INDEX use_object ON evidence.use USING btree (object_type, object_id);
ALTER TABLE evidence.use ENABLE ROW LEVEL SECURITY;
ALTER TABLE evidence.use FORCE ROW LEVEL SECURITY;
CREATE POLICY use_delete ON evidence.use FOR DELETE TO thidua_app
  USING ((platform.i_am(VARIADIC ARRAY['standing'::text, 'admin'::text]) OR (unit_id = ANY (( SELECT platform.my_units() AS my_units)::uuid[]))));
CREATE POLICY use_insert ON evidence.use FOR INSERT TO thidua_app
  WITH CHECK ((platform.i_am(VARIADIC ARRAY['standing'::text, 'admin'::text]) OR (unit_id = ANY (( SELECT platform.my_units() AS my_units)::uuid[]))));
CREATE POLICY use_of_criterion_add ON evidence.use AS RESTRICTIVE FOR INSERT TO thidua_app
  WITH CHECK (((object_type <> 'criterion-line'::text) OR platform.i_am(VARIADIC ARRAY['admin'::text]) OR scoring.proof_open(unit_id, object_id)));
CREATE POLICY use_of_criterion_change ON evidence.use AS RESTRICTIVE FOR UPDATE TO thidua_app
  USING (((object_type <> 'criterion-line'::text) OR platform.i_am(VARIADIC ARRAY['admin'::text]) OR scoring.proof_open(unit_id, object_id)));
CREATE POLICY use_of_criterion_end ON evidence.use AS RESTRICTIVE FOR DELETE TO thidua_app
  USING (((object_type <> 'criterion-line'::text) OR platform.i_am(VARIADIC ARRAY['admin'::text]) OR scoring.proof_open(unit_id, object_id) OR (EXISTS ( SELECT 1
   FROM evidence.item i
  WHERE ((i.id = use.item_id) AND (i.discarded_on IS NOT NULL))))));
CREATE POLICY use_read ON evidence.use FOR SELECT TO thidua_app
  USING (platform.signed_in());
CREATE POLICY use_update ON evidence.use FOR UPDATE TO thidua_app
  USING ((platform.i_am(VARIADIC ARRAY['standing'::text, 'admin'::text]) OR (unit_id = ANY (( SELECT platform.my_units() AS my_units)::uuid[]))));
GRANT DELETE, INSERT, SELECT, UPDATE ON TABLE evidence.use TO thidua_app;

CREATE SCHEMA groups;
GRANT USAGE ON SCHEMA groups TO thidua_app;

CREATE OR REPLACE FUNCTION groups.my_headed_terms()
 RETURNS uuid[]
 LANGUAGE sql
 STABLE PARALLEL SAFE
BEGIN ATOMIC
 SELECT COALESCE(array_agg(p.term_id), '{}'::uuid[]) AS "coalesce"
    FROM groups.term_post p
   WHERE ((p.post = 'head'::text) AND (p.valid_to IS NULL) AND (p.unit_id = ANY (platform.my_units())));
END;
GRANT EXECUTE ON FUNCTION groups.my_headed_terms() TO thidua_app;

CREATE OR REPLACE FUNCTION groups.my_led_terms()
 RETURNS uuid[]
 LANGUAGE sql
 STABLE PARALLEL SAFE
BEGIN ATOMIC
 SELECT COALESCE(array_agg(p.term_id), '{}'::uuid[]) AS "coalesce"
    FROM groups.term_post p
   WHERE ((p.valid_to IS NULL) AND (p.unit_id = ANY (platform.my_units())));
END;
GRANT EXECUTE ON FUNCTION groups.my_led_terms() TO thidua_app;

CREATE OR REPLACE FUNCTION groups.my_terms()
 RETURNS uuid[]
 LANGUAGE sql
 STABLE PARALLEL SAFE
BEGIN ATOMIC
 SELECT COALESCE(array_agg(m.term_id), '{}'::uuid[]) AS "coalesce"
    FROM groups.term_member m
   WHERE (m.unit_id = ANY (platform.my_units()));
END;
GRANT EXECUTE ON FUNCTION groups.my_terms() TO thidua_app;

CREATE TABLE groups.emulation_group (
  id uuid NOT NULL,
  kind text NOT NULL,
  number integer,
  name text NOT NULL,
  region text,
  organiser_unit_id uuid NOT NULL,
  supervisor_unit_id uuid,
  version integer DEFAULT 0 NOT NULL,
  origin jsonb,
  CONSTRAINT emulation_group_kind_check CHECK ((kind = ANY (ARRAY['block'::text, 'cluster'::text, 'inner'::text]))),
  CONSTRAINT emulation_group_name_check CHECK ((name <> ''::text)),
  CONSTRAINT emulation_group_number_check CHECK ((number > 0)),
  CONSTRAINT emulation_group_organiser_unit_id_fkey FOREIGN KEY (organiser_unit_id) REFERENCES directory.unit(id),
  CONSTRAINT emulation_group_organiser_unit_id_kind_number_key UNIQUE (organiser_unit_id, kind, number),
  CONSTRAINT emulation_group_pkey PRIMARY KEY (id),
  CONSTRAINT emulation_group_supervisor_unit_id_fkey FOREIGN KEY (supervisor_unit_id) REFERENCES directory.unit(id)
);
GRANT INSERT, SELECT, UPDATE ON TABLE groups.emulation_group TO thidua_app;

CREATE TABLE groups.group_alias (
  group_id uuid NOT NULL,
  name text NOT NULL,
  CONSTRAINT group_alias_group_id_fkey FOREIGN KEY (group_id) REFERENCES groups.emulation_group(id),
  CONSTRAINT group_alias_pkey PRIMARY KEY (group_id, name)
);
GRANT INSERT, SELECT, UPDATE ON TABLE groups.group_alias TO thidua_app;

CREATE TABLE groups.handover (
  id uuid NOT NULL,
  from_term_id uuid NOT NULL,
  to_term_id uuid,
  from_unit_id uuid NOT NULL,
  to_unit_id uuid NOT NULL,
  state text NOT NULL,
  from_signed_at timestamp with time zone,
  from_signed_by text,
  to_signed_at timestamp with time zone,
  to_signed_by text,
  text_hash text,
  version integer DEFAULT 0 NOT NULL,
  CONSTRAINT handover_from_term_id_fkey FOREIGN KEY (from_term_id) REFERENCES groups.term(id),
  CONSTRAINT handover_from_term_id_key UNIQUE (from_term_id),
  CONSTRAINT handover_from_unit_id_fkey FOREIGN KEY (from_unit_id) REFERENCES directory.unit(id),
  CONSTRAINT handover_pkey PRIMARY KEY (id),
  CONSTRAINT handover_state_check CHECK ((state = ANY (ARRAY['OPEN'::text, 'SIGNED'::text]))),
  CONSTRAINT handover_to_term_id_fkey FOREIGN KEY (to_term_id) REFERENCES groups.term(id),
  CONSTRAINT handover_to_unit_id_fkey FOREIGN KEY (to_unit_id) REFERENCES directory.unit(id)
);
GRANT INSERT, SELECT, UPDATE ON TABLE groups.handover TO thidua_app;

CREATE TABLE groups.handover_item (
  id uuid NOT NULL,
  handover_id uuid NOT NULL,
  ord integer NOT NULL,
  title text NOT NULL,
  done boolean DEFAULT false NOT NULL,
  note text DEFAULT ''::text NOT NULL,
  CONSTRAINT handover_item_handover_id_fkey FOREIGN KEY (handover_id) REFERENCES groups.handover(id),
  CONSTRAINT handover_item_handover_id_ord_key UNIQUE (handover_id, ord),
  CONSTRAINT handover_item_pkey PRIMARY KEY (id)
);
GRANT DELETE, INSERT, SELECT, UPDATE ON TABLE groups.handover_item TO thidua_app;

CREATE TABLE groups.pairing (
  id uuid NOT NULL,
  year integer NOT NULL,
  term_a_id uuid NOT NULL,
  term_b_id uuid NOT NULL,
  purpose text NOT NULL,
  state text NOT NULL,
  version integer DEFAULT 0 NOT NULL,
  origin jsonb,
  CONSTRAINT pairing_check CHECK ((term_a_id <> term_b_id)),
  CONSTRAINT pairing_pkey PRIMARY KEY (id),
  CONSTRAINT pairing_purpose_check CHECK ((purpose <> ''::text)),
  CONSTRAINT pairing_state_check CHECK ((state = ANY (ARRAY['PROPOSED'::text, 'AGREED'::text, 'ENDED'::text]))),
  CONSTRAINT pairing_term_a_id_fkey FOREIGN KEY (term_a_id) REFERENCES groups.term(id),
  CONSTRAINT pairing_term_b_id_fkey FOREIGN KEY (term_b_id) REFERENCES groups.term(id)
);
CREATE UNIQUE INDEX pairing_once ON groups.pairing USING btree (LEAST(term_a_id, term_b_id), GREATEST(term_a_id, term_b_id));
GRANT INSERT, SELECT, UPDATE ON TABLE groups.pairing TO thidua_app;

CREATE TABLE groups.pairing_activity (
  id uuid NOT NULL,
  pairing_id uuid NOT NULL,
  title text NOT NULL,
  planned_on platform.partial_date,
  held_on date,
  form text NOT NULL,
  place text DEFAULT ''::text NOT NULL,
  result text DEFAULT ''::text NOT NULL,
  CONSTRAINT pairing_activity_form_check CHECK ((form = ANY (ARRAY['in-person'::text, 'online'::text, 'both'::text]))),
  CONSTRAINT pairing_activity_pairing_id_fkey FOREIGN KEY (pairing_id) REFERENCES groups.pairing(id),
  CONSTRAINT pairing_activity_pkey PRIMARY KEY (id)
);
GRANT INSERT, SELECT, UPDATE ON TABLE groups.pairing_activity TO thidua_app;

CREATE TABLE groups.regulation_read (
  term_id uuid NOT NULL,
  document_id uuid NOT NULL,
  unit_id uuid NOT NULL,
  read_on date NOT NULL,
  read_by text NOT NULL,
  CONSTRAINT regulation_read_document_id_fkey FOREIGN KEY (document_id) REFERENCES documents.document(id),
  CONSTRAINT regulation_read_pkey PRIMARY KEY (term_id, document_id, unit_id),
  CONSTRAINT regulation_read_term_id_fkey FOREIGN KEY (term_id) REFERENCES groups.term(id),
  CONSTRAINT regulation_read_unit_id_fkey FOREIGN KEY (unit_id) REFERENCES directory.unit(id)
);
GRANT INSERT, SELECT ON TABLE groups.regulation_read TO thidua_app;

CREATE TABLE groups.term (
  id uuid NOT NULL,
  group_id uuid NOT NULL,
  year integer NOT NULL,
  state text NOT NULL,
  decision_document_id uuid,
  regulation_document_id uuid,
  host_unit_id uuid,
  members_complete boolean DEFAULT true NOT NULL,
  stated_member_count integer,
  focus text DEFAULT ''::text NOT NULL,
  head_rating text,
  head_rating_note text DEFAULT ''::text NOT NULL,
  version integer DEFAULT 0 NOT NULL,
  origin jsonb,
  CONSTRAINT term_decision_document_id_fkey FOREIGN KEY (decision_document_id) REFERENCES documents.document(id),
  CONSTRAINT term_group_id_fkey FOREIGN KEY (group_id) REFERENCES groups.emulation_group(id),
  CONSTRAINT term_group_id_year_key UNIQUE (group_id, year),
  CONSTRAINT term_head_rating_check CHECK ((head_rating = ANY (ARRAY['EXCELLENT'::text, 'GOOD'::text, 'FAIR'::text, 'POOR'::text]))),
  CONSTRAINT term_host_unit_id_fkey FOREIGN KEY (host_unit_id) REFERENCES directory.unit(id),
  CONSTRAINT term_pkey PRIMARY KEY (id),
  CONSTRAINT term_regulation_document_id_fkey FOREIGN KEY (regulation_document_id) REFERENCES documents.document(id),
  CONSTRAINT term_state_check CHECK ((state = ANY (ARRAY['PROPOSED'::text, 'ACTIVE'::text, 'HANDING_OVER'::text, 'ENDED'::text]))),
  CONSTRAINT term_year_check CHECK (((year >= 1945) AND (year <= 2100)))
);
CREATE INDEX term_year ON groups.term USING btree (year);
GRANT INSERT, SELECT, UPDATE ON TABLE groups.term TO thidua_app;

CREATE TABLE groups.term_member (
  term_id uuid NOT NULL,
  unit_id uuid NOT NULL,
  joined_on date,
  left_on date,
  CONSTRAINT term_member_pkey PRIMARY KEY (term_id, unit_id),
  CONSTRAINT term_member_term_id_fkey FOREIGN KEY (term_id) REFERENCES groups.term(id),
  CONSTRAINT term_member_unit_id_fkey FOREIGN KEY (unit_id) REFERENCES directory.unit(id)
);
CREATE INDEX term_member_unit ON groups.term_member USING btree (unit_id);
GRANT DELETE, INSERT, SELECT, UPDATE ON TABLE groups.term_member TO thidua_app;

CREATE TABLE groups.term_post (
  id uuid NOT NULL,
  term_id uuid NOT NULL,
  post text NOT NULL,
  unit_id uuid NOT NULL,
  representative_person_id uuid,
  valid_from date,
  valid_to date,
  reason text DEFAULT ''::text NOT NULL,
  CONSTRAINT term_post_pkey PRIMARY KEY (id),
  CONSTRAINT term_post_post_check CHECK ((post = ANY (ARRAY['head'::text, 'deputy'::text]))),
  CONSTRAINT term_post_representative_person_id_fkey FOREIGN KEY (representative_person_id) REFERENCES directory.person(id),
  CONSTRAINT term_post_term_id_fkey FOREIGN KEY (term_id) REFERENCES groups.term(id),
  CONSTRAINT term_post_unit_id_fkey FOREIGN KEY (unit_id) REFERENCES directory.unit(id)
);
CREATE UNIQUE INDEX term_post_current ON groups.term_post USING btree (term_id, post) WHERE (valid_to IS NULL);
CREATE INDEX term_post_unit ON groups.term_post USING btree (unit_id);
GRANT INSERT, SELECT, UPDATE ON TABLE groups.term_post TO thidua_app;

CREATE SCHEMA identity;
GRANT USAGE ON SCHEMA identity TO thidua_app;

CREATE OR REPLACE FUNCTION identity.end_sessions(account uuid)
 RETURNS void
 LANGUAGE sql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog'
AS $function$
  update identity.session set revoked_at = now() where account_id = $1 and revoked_at is null;
$function$;
REVOKE ALL ON FUNCTION identity.end_sessions(account uuid) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION identity.end_sessions(account uuid) TO thidua_app;

CREATE OR REPLACE FUNCTION identity.open_account(account uuid, login text, name text, person uuid, password_hash text)
 RETURNS boolean
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog'
AS $function$
begin
  if not (platform.i_am('admin') or platform.my_unit_roles() && '{leader}') then
    raise exception 'only administrators and leaders open accounts' using errcode = 'insufficient_privilege';
  end if;
  insert into identity.account (id, login, name, person_id, password_hash) values ($1, $2, $3, $4, $5);
  return true;
exception when unique_violation then
  return false;
end $function$;
REVOKE ALL ON FUNCTION identity.open_account(account uuid, login text, name text, person uuid, password_hash text) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION identity.open_account(account uuid, login text, name text, person uuid, password_hash text) TO thidua_app;

CREATE TABLE identity.account (
  id uuid NOT NULL,
  login text COLLATE "C" NOT NULL,
  name text NOT NULL,
  person_id uuid,
  password_hash text NOT NULL,
  lang text DEFAULT 'vi'::text NOT NULL,
  active boolean DEFAULT true NOT NULL,
  demo boolean DEFAULT false NOT NULL,
  created_at timestamp with time zone DEFAULT now() NOT NULL,
  version integer DEFAULT 0 NOT NULL,
  CONSTRAINT account_lang_check CHECK ((lang = ANY (ARRAY['vi'::text, 'en'::text]))),
  CONSTRAINT account_login_check CHECK (((login = lower(login)) AND ((length(login) >= 3) AND (length(login) <= 60)))),
  CONSTRAINT account_login_key UNIQUE (login),
  CONSTRAINT account_person_id_fkey FOREIGN KEY (person_id) REFERENCES directory.person(id),
  CONSTRAINT account_pkey PRIMARY KEY (id)
);
ALTER TABLE identity.account ENABLE ROW LEVEL SECURITY;
ALTER TABLE identity.account FORCE ROW LEVEL SECURITY;
CREATE POLICY account_app ON identity.account FOR ALL TO thidua_app
  USING ((platform.i_am(VARIADIC ARRAY['admin'::text]) OR (id = platform.my_account()) OR (id IN ( SELECT g.account_id
   FROM identity.role_grant g
  WHERE (g.unit_id = ANY (( SELECT platform.my_units() AS my_units)::uuid[]))))))
  WITH CHECK ((platform.i_am(VARIADIC ARRAY['admin'::text]) OR (id = platform.my_account())));
CREATE POLICY account_audit ON identity.account FOR SELECT TO thidua_app
  USING (platform.i_am(VARIADIC ARRAY['auditor'::text]));
CREATE POLICY account_manage ON identity.account FOR UPDATE TO thidua_app
  USING (((platform.my_unit_roles() && '{leader}'::text[]) AND (id IN ( SELECT g.account_id
   FROM identity.role_grant g
  WHERE (g.unit_id = ANY (( SELECT platform.my_units() AS my_units)::uuid[]))))))
  WITH CHECK (true);
CREATE POLICY account_of_council ON identity.account FOR SELECT TO thidua_app
  USING ((platform.i_am(VARIADIC ARRAY['standing'::text]) AND (id IN ( SELECT g.account_id
   FROM identity.role_grant g
  WHERE (g.role = 'council'::text)))));
CREATE POLICY account_open ON identity.account FOR INSERT TO PUBLIC
  WITH CHECK ((CURRENT_USER <> 'thidua_app'::name));
GRANT INSERT, SELECT, UPDATE ON TABLE identity.account TO thidua_app;

CREATE TABLE identity.delegation (
  id uuid NOT NULL,
  unit_id uuid NOT NULL,
  from_account_id uuid NOT NULL,
  to_account_id uuid NOT NULL,
  acts text[] NOT NULL,
  paper text DEFAULT ''::text NOT NULL,
  valid_from date NOT NULL,
  valid_to date NOT NULL,
  revoked_on date,
  version integer DEFAULT 0 NOT NULL,
  CONSTRAINT delegation_acts_check CHECK ((cardinality(acts) > 0)),
  CONSTRAINT delegation_check CHECK ((valid_from <= valid_to)),
  CONSTRAINT delegation_check1 CHECK ((from_account_id <> to_account_id)),
  CONSTRAINT delegation_from_account_id_fkey FOREIGN KEY (from_account_id) REFERENCES identity.account(id),
  CONSTRAINT delegation_pkey PRIMARY KEY (id),
  CONSTRAINT delegation_to_account_id_fkey FOREIGN KEY (to_account_id) REFERENCES identity.account(id),
  CONSTRAINT delegation_unit_id_fkey FOREIGN KEY (unit_id) REFERENCES directory.unit(id)
);
CREATE INDEX delegation_to ON identity.delegation USING btree (to_account_id);
ALTER TABLE identity.delegation ENABLE ROW LEVEL SECURITY;
ALTER TABLE identity.delegation FORCE ROW LEVEL SECURITY;
CREATE POLICY delegation_end ON identity.delegation FOR UPDATE TO thidua_app
  USING ((platform.i_am(VARIADIC ARRAY['admin'::text]) OR ((platform.my_unit_roles() && '{leader}'::text[]) AND (unit_id = ANY (platform.my_units())))));
CREATE POLICY delegation_give ON identity.delegation FOR INSERT TO thidua_app
  WITH CHECK ((platform.i_am(VARIADIC ARRAY['admin'::text]) OR ((platform.my_unit_roles() && '{leader}'::text[]) AND (from_account_id = platform.my_account()) AND (unit_id = ANY (platform.my_units())))));
CREATE POLICY delegation_read ON identity.delegation FOR SELECT TO thidua_app
  USING ((platform.i_am(VARIADIC ARRAY['admin'::text, 'auditor'::text]) OR ((platform.my_account() = from_account_id) OR (platform.my_account() = to_account_id)) OR (unit_id = ANY (platform.my_units()))));
GRANT INSERT, SELECT, UPDATE ON TABLE identity.delegation TO thidua_app;

CREATE TABLE identity.role_grant (
  id uuid NOT NULL,
  account_id uuid NOT NULL,
  role text NOT NULL,
  unit_id uuid,
  valid_from date,
  valid_to date,
  reason text DEFAULT ''::text NOT NULL,
  CONSTRAINT role_grant_account_id_fkey FOREIGN KEY (account_id) REFERENCES identity.account(id),
  CONSTRAINT role_grant_check CHECK (((valid_to IS NULL) OR (valid_from IS NULL) OR (valid_from <= valid_to))),
  CONSTRAINT role_grant_check1 CHECK (((role <> ALL (ARRAY['officer'::text, 'leader'::text, 'staff'::text])) OR (unit_id IS NOT NULL))),
  CONSTRAINT role_grant_pkey PRIMARY KEY (id),
  CONSTRAINT role_grant_role_check CHECK ((role = ANY (ARRAY['officer'::text, 'leader'::text, 'standing'::text, 'council'::text, 'minister'::text, 'staff'::text, 'admin'::text, 'auditor'::text]))),
  CONSTRAINT role_grant_unit_id_fkey FOREIGN KEY (unit_id) REFERENCES directory.unit(id)
);
CREATE INDEX role_grant_account ON identity.role_grant USING btree (account_id);
CREATE INDEX role_grant_unit ON identity.role_grant USING btree (unit_id);
ALTER TABLE identity.role_grant ENABLE ROW LEVEL SECURITY;
ALTER TABLE identity.role_grant FORCE ROW LEVEL SECURITY;
CREATE POLICY grant_end ON identity.role_grant FOR UPDATE TO thidua_app
  USING ((platform.i_am(VARIADIC ARRAY['admin'::text]) OR ((platform.my_unit_roles() && '{leader}'::text[]) AND (role = ANY (ARRAY['officer'::text, 'staff'::text])) AND (unit_id = ANY (platform.my_units())))));
CREATE POLICY grant_give ON identity.role_grant FOR INSERT TO thidua_app
  WITH CHECK ((platform.i_am(VARIADIC ARRAY['admin'::text]) OR ((platform.my_unit_roles() && '{leader}'::text[]) AND (role = ANY (ARRAY['officer'::text, 'staff'::text])) AND (unit_id = ANY (platform.my_units())))));
CREATE POLICY grant_read ON identity.role_grant FOR SELECT TO thidua_app
  USING (platform.signed_in());
GRANT INSERT, SELECT, UPDATE ON TABLE identity.role_grant TO thidua_app;

CREATE TABLE identity.session (
  token_hash text COLLATE "C" NOT NULL,
  account_id uuid NOT NULL,
  created_at timestamp with time zone DEFAULT now() NOT NULL,
  last_seen_at timestamp with time zone DEFAULT now() NOT NULL,
  expires_at timestamp with time zone NOT NULL,
  revoked_at timestamp with time zone,
  agent text DEFAULT ''::text NOT NULL,
  CONSTRAINT session_account_id_fkey FOREIGN KEY (account_id) REFERENCES identity.account(id),
  CONSTRAINT session_pkey PRIMARY KEY (token_hash)
);
CREATE INDEX session_account ON identity.session USING btree (account_id);
ALTER TABLE identity.session ENABLE ROW LEVEL SECURITY;
CREATE POLICY session_app ON identity.session FOR ALL TO thidua_app
  USING ((platform.i_am(VARIADIC ARRAY['admin'::text]) OR (account_id = platform.my_account())));
GRANT DELETE, INSERT, SELECT, UPDATE ON TABLE identity.session TO thidua_app;

CREATE TABLE identity.sign_in_wait (
  login_hash text COLLATE "C" NOT NULL,
  wrong_tries integer NOT NULL,
  wait_until timestamp with time zone,
  last_try_at timestamp with time zone NOT NULL,
  CONSTRAINT sign_in_wait_pkey PRIMARY KEY (login_hash)
);
CREATE INDEX sign_in_wait_age ON identity.sign_in_wait USING btree (last_try_at);
ALTER TABLE identity.sign_in_wait ENABLE ROW LEVEL SECURITY;
ALTER TABLE identity.sign_in_wait FORCE ROW LEVEL SECURITY;
CREATE POLICY sign_in_wait_program ON identity.sign_in_wait FOR ALL TO thidua_app
  USING (platform.i_am(VARIADIC ARRAY['admin'::text]))
  WITH CHECK (platform.i_am(VARIADIC ARRAY['admin'::text]));
GRANT DELETE, INSERT, SELECT, UPDATE ON TABLE identity.sign_in_wait TO thidua_app;

CREATE SCHEMA indicators;
GRANT USAGE ON SCHEMA indicators TO thidua_app;

CREATE OR REPLACE FUNCTION indicators.beside(unit uuid, of_year integer)
 RETURNS boolean
 LANGUAGE sql
 STABLE PARALLEL SAFE
RETURN (EXISTS (SELECT 1 FROM (groups.term_member m JOIN groups.term t ON ((t.id = m.term_id))) WHERE ((m.unit_id = beside.unit) AND (t.year = beside.of_year) AND (t.id = ANY (groups.my_terms())))));
GRANT EXECUTE ON FUNCTION indicators.beside(unit uuid, of_year integer) TO thidua_app;

CREATE OR REPLACE FUNCTION indicators.leads(unit uuid, of_year integer)
 RETURNS boolean
 LANGUAGE sql
 STABLE PARALLEL SAFE
RETURN (EXISTS (SELECT 1 FROM (groups.term_member m JOIN groups.term t ON ((t.id = m.term_id))) WHERE ((m.unit_id = leads.unit) AND (t.year = leads.of_year) AND (t.id = ANY (groups.my_led_terms())))));
GRANT EXECUTE ON FUNCTION indicators.leads(unit uuid, of_year integer) TO thidua_app;

CREATE TABLE indicators.assignment (
  id uuid NOT NULL,
  unit_id uuid NOT NULL,
  year integer NOT NULL,
  code text NOT NULL,
  applies boolean DEFAULT true NOT NULL,
  target numeric(20,4),
  post_title text DEFAULT ''::text NOT NULL,
  reason text NOT NULL,
  version integer DEFAULT 0 NOT NULL,
  CONSTRAINT assignment_pkey PRIMARY KEY (id),
  CONSTRAINT assignment_reason_check CHECK ((reason <> ''::text)),
  CONSTRAINT assignment_target_check CHECK ((target >= (0)::numeric)),
  CONSTRAINT assignment_unit_id_fkey FOREIGN KEY (unit_id) REFERENCES directory.unit(id),
  CONSTRAINT assignment_unit_id_year_code_key UNIQUE (unit_id, year, code)
);
ALTER TABLE indicators.assignment ENABLE ROW LEVEL SECURITY;
ALTER TABLE indicators.assignment FORCE ROW LEVEL SECURITY;
CREATE POLICY assignment_change ON indicators.assignment FOR UPDATE TO thidua_app
  USING (platform.i_am(VARIADIC ARRAY['standing'::text, 'admin'::text]));
CREATE POLICY assignment_read ON indicators.assignment FOR SELECT TO thidua_app
  USING (platform.signed_in());
CREATE POLICY assignment_write ON indicators.assignment FOR INSERT TO thidua_app
  WITH CHECK (platform.i_am(VARIADIC ARRAY['standing'::text, 'admin'::text]));
GRANT INSERT, SELECT, UPDATE ON TABLE indicators.assignment TO thidua_app;

CREATE TABLE indicators.definition (
  id uuid NOT NULL,
  authority_unit_id uuid NOT NULL,
  code text NOT NULL,
  edition integer NOT NULL,
  "position" integer DEFAULT 0 NOT NULL,
  name_vi text NOT NULL,
  name_en text NOT NULL,
  unit text NOT NULL,
  period text NOT NULL,
  counting text NOT NULL,
  feed text NOT NULL,
  fact_kind text,
  parts jsonb NOT NULL,
  formula jsonb NOT NULL,
  pending_days integer,
  comparison text,
  target numeric(20,4),
  post_title text NOT NULL,
  proof_vi text DEFAULT ''::text NOT NULL,
  proof_en text DEFAULT ''::text NOT NULL,
  source text NOT NULL,
  valid_from date NOT NULL,
  valid_to date,
  reason text DEFAULT ''::text NOT NULL,
  version integer DEFAULT 0 NOT NULL,
  CONSTRAINT definition_authority_unit_id_code_edition_key UNIQUE (authority_unit_id, code, edition),
  CONSTRAINT definition_authority_unit_id_code_valid_from_key UNIQUE (authority_unit_id, code, valid_from),
  CONSTRAINT definition_authority_unit_id_fkey FOREIGN KEY (authority_unit_id) REFERENCES directory.unit(id),
  CONSTRAINT definition_check CHECK (((valid_to IS NULL) OR (valid_from <= valid_to))),
  CONSTRAINT definition_check1 CHECK (((comparison IS NULL) = (target IS NULL))),
  CONSTRAINT definition_check2 CHECK (((feed = 'facts'::text) = (fact_kind IS NOT NULL))),
  CONSTRAINT definition_code_check CHECK ((code ~ '^[a-z][a-z0-9-]{1,39}$'::text)),
  CONSTRAINT definition_comparison_check CHECK ((comparison = ANY (ARRAY['>'::text, '>='::text, '='::text, '<='::text]))),
  CONSTRAINT definition_counting_check CHECK ((counting = ANY (ARRAY['CUMULATIVE'::text, 'LEVEL'::text]))),
  CONSTRAINT definition_edition_check CHECK ((edition > 0)),
  CONSTRAINT definition_feed_check CHECK ((feed = ANY (ARRAY['entry'::text, 'facts'::text, 'progress'::text]))),
  CONSTRAINT definition_name_en_check CHECK ((name_en <> ''::text)),
  CONSTRAINT definition_name_vi_check CHECK ((name_vi <> ''::text)),
  CONSTRAINT definition_pending_days_check CHECK ((pending_days > 0)),
  CONSTRAINT definition_period_check CHECK ((period = ANY (ARRAY['month'::text, 'quarter'::text, 'year'::text]))),
  CONSTRAINT definition_pkey PRIMARY KEY (id),
  CONSTRAINT definition_post_title_check CHECK ((post_title <> ''::text)),
  CONSTRAINT definition_source_check CHECK ((source <> ''::text)),
  CONSTRAINT definition_target_check CHECK ((target >= (0)::numeric)),
  CONSTRAINT definition_unit_check CHECK ((unit = ANY (ARRAY['count'::text, 'percent'::text, 'days'::text, 'dong'::text])))
);
ALTER TABLE indicators.definition ENABLE ROW LEVEL SECURITY;
ALTER TABLE indicators.definition FORCE ROW LEVEL SECURITY;
CREATE POLICY definition_change ON indicators.definition FOR UPDATE TO thidua_app
  USING (platform.i_am(VARIADIC ARRAY['standing'::text, 'admin'::text]));
CREATE POLICY definition_read ON indicators.definition FOR SELECT TO thidua_app
  USING (platform.signed_in());
CREATE POLICY definition_write ON indicators.definition FOR INSERT TO thidua_app
  WITH CHECK (platform.i_am(VARIADIC ARRAY['standing'::text, 'admin'::text]));
GRANT INSERT, SELECT, UPDATE ON TABLE indicators.definition TO thidua_app;

CREATE TABLE indicators.fact (
  id uuid NOT NULL,
  unit_id uuid NOT NULL,
  year integer NOT NULL,
  kind text NOT NULL,
  state text NOT NULL,
  title text NOT NULL,
  category text DEFAULT ''::text NOT NULL,
  begins_on date,
  due_on date,
  done_on date,
  body text DEFAULT ''::text NOT NULL,
  paper text DEFAULT ''::text NOT NULL,
  beyond boolean DEFAULT false NOT NULL,
  milestones jsonb DEFAULT '[]'::jsonb NOT NULL,
  content_id uuid,
  source text DEFAULT ''::text NOT NULL,
  confirmed_source text DEFAULT ''::text NOT NULL,
  confirmed_paper text DEFAULT ''::text NOT NULL,
  confirmed_on date,
  confirmed_by text,
  withdrawn_reason text DEFAULT ''::text NOT NULL,
  declared_by text NOT NULL,
  declared_account uuid,
  synthetic boolean DEFAULT false NOT NULL,
  origin jsonb,
  created_at timestamp with time zone NOT NULL,
  version integer DEFAULT 0 NOT NULL,
  kd text COLLATE "C" GENERATED ALWAYS AS (platform.f_kd(((((title || ' '::text) || body) || ' '::text) || paper))) STORED,
  by_source boolean DEFAULT false NOT NULL,
  import_id uuid,
  CONSTRAINT fact_check CHECK (((state <> 'CONFIRMED'::text) OR ((confirmed_on IS NOT NULL) AND (confirmed_source <> ''::text)))),
  CONSTRAINT fact_check1 CHECK (((kind <> 'discipline'::text) OR ((begins_on IS NOT NULL) AND ((state <> 'CONFIRMED'::text) OR (confirmed_paper <> ''::text))))),
  CONSTRAINT fact_check2 CHECK (((state <> 'WITHDRAWN'::text) OR (withdrawn_reason <> ''::text))),
  CONSTRAINT fact_check3 CHECK (((begins_on IS NULL) OR (done_on IS NULL) OR (begins_on <= done_on))),
  CONSTRAINT fact_content_id_fkey FOREIGN KEY (content_id) REFERENCES movements.content(id),
  CONSTRAINT fact_declared_account_fkey FOREIGN KEY (declared_account) REFERENCES identity.account(id),
  CONSTRAINT fact_import_id_fkey FOREIGN KEY (import_id) REFERENCES indicators.import(id),
  CONSTRAINT fact_kind_check CHECK ((kind = ANY (ARRAY['law-product'::text, 'plan-part'::text, 'service'::text, 'discipline'::text, 'complaint'::text, 'unity'::text, 'streamlining'::text, 'digital-product'::text]))),
  CONSTRAINT fact_pkey PRIMARY KEY (id),
  CONSTRAINT fact_state_check CHECK ((state = ANY (ARRAY['DECLARED'::text, 'CONFIRMED'::text, 'WITHDRAWN'::text]))),
  CONSTRAINT fact_title_check CHECK ((title <> ''::text)),
  CONSTRAINT fact_unit_id_fkey FOREIGN KEY (unit_id) REFERENCES directory.unit(id)
);
CREATE INDEX fact_kd ON indicators.fact USING gin (kd public.gin_trgm_ops);
CREATE UNIQUE INDEX fact_plan_part ON indicators.fact USING btree (unit_id, year, category) WHERE ((kind = 'plan-part'::text) AND (state <> 'WITHDRAWN'::text));
CREATE INDEX fact_unit_year ON indicators.fact USING btree (unit_id, year, kind);
ALTER TABLE indicators.fact ENABLE ROW LEVEL SECURITY;
ALTER TABLE indicators.fact FORCE ROW LEVEL SECURITY;
CREATE POLICY fact_app ON indicators.fact FOR ALL TO thidua_app
  USING ((platform.i_am(VARIADIC ARRAY['standing'::text, 'council'::text, 'minister'::text, 'admin'::text, 'auditor'::text]) OR (unit_id = ANY (( SELECT platform.my_units() AS my_units)::uuid[])) OR indicators.leads(unit_id, year) OR ((state = 'CONFIRMED'::text) AND indicators.beside(unit_id, year))))
  WITH CHECK ((platform.i_am(VARIADIC ARRAY['standing'::text, 'admin'::text]) OR (unit_id = ANY (( SELECT platform.my_units() AS my_units)::uuid[]))));
GRANT INSERT, SELECT, UPDATE ON TABLE indicators.fact TO thidua_app;

CREATE TABLE indicators.fact_version (
  fact_id uuid NOT NULL,
  version integer NOT NULL,
  said jsonb NOT NULL,
  reason text NOT NULL,
  changed_by text NOT NULL,
  changed_at timestamp with time zone NOT NULL,
  CONSTRAINT fact_version_fact_id_fkey FOREIGN KEY (fact_id) REFERENCES indicators.fact(id),
  CONSTRAINT fact_version_pkey PRIMARY KEY (fact_id, version),
  CONSTRAINT fact_version_reason_check CHECK ((reason <> ''::text))
);
ALTER TABLE indicators.fact_version ENABLE ROW LEVEL SECURITY;
ALTER TABLE indicators.fact_version FORCE ROW LEVEL SECURITY;
CREATE POLICY fact_version_read ON indicators.fact_version FOR SELECT TO thidua_app
  USING ((fact_id IN ( SELECT fact.id
   FROM indicators.fact)));
CREATE POLICY fact_version_write ON indicators.fact_version FOR INSERT TO thidua_app
  WITH CHECK ((fact_id IN ( SELECT fact.id
   FROM indicators.fact
  WHERE (platform.i_am(VARIADIC ARRAY['standing'::text, 'admin'::text]) OR (fact.unit_id = ANY (( SELECT platform.my_units() AS my_units)::uuid[]))))));
GRANT INSERT, SELECT ON TABLE indicators.fact_version TO thidua_app;

CREATE TABLE indicators.import (
  id uuid NOT NULL,
  unit_id uuid NOT NULL,
  year integer NOT NULL,
  state text NOT NULL,
  way text NOT NULL,
  file_name text DEFAULT ''::text NOT NULL,
  sha256 text NOT NULL,
  row_count integer NOT NULL,
  lines jsonb NOT NULL,
  problems jsonb NOT NULL,
  secrets jsonb DEFAULT '{}'::jsonb NOT NULL,
  touched jsonb DEFAULT '[]'::jsonb NOT NULL,
  made_by text NOT NULL,
  made_at timestamp with time zone NOT NULL,
  applied_by text,
  applied_at timestamp with time zone,
  undone_by text,
  undone_at timestamp with time zone,
  undo_reason text DEFAULT ''::text NOT NULL,
  version integer DEFAULT 0 NOT NULL,
  about text DEFAULT 'figures'::text NOT NULL,
  CONSTRAINT import_about_check CHECK ((about = ANY (ARRAY['figures'::text, 'facts'::text]))),
  CONSTRAINT import_check CHECK (((state <> 'UNDONE'::text) OR (undo_reason <> ''::text))),
  CONSTRAINT import_pkey PRIMARY KEY (id),
  CONSTRAINT import_state_check CHECK ((state = ANY (ARRAY['PREVIEWED'::text, 'APPLIED'::text, 'UNDONE'::text]))),
  CONSTRAINT import_unit_id_fkey FOREIGN KEY (unit_id) REFERENCES directory.unit(id),
  CONSTRAINT import_way_check CHECK ((way = ANY (ARRAY['csv'::text, 'xlsx'::text, 'http'::text])))
);
CREATE UNIQUE INDEX import_once ON indicators.import USING btree (unit_id, year, sha256) WHERE (state = 'APPLIED'::text);
CREATE INDEX import_unit ON indicators.import USING btree (unit_id, made_at DESC);
ALTER TABLE indicators.import ENABLE ROW LEVEL SECURITY;
ALTER TABLE indicators.import FORCE ROW LEVEL SECURITY;
CREATE POLICY import_app ON indicators.import FOR ALL TO thidua_app
  USING ((platform.i_am(VARIADIC ARRAY['standing'::text, 'admin'::text, 'auditor'::text]) OR (unit_id = ANY (( SELECT platform.my_units() AS my_units)::uuid[]))))
  WITH CHECK ((platform.i_am(VARIADIC ARRAY['admin'::text]) OR (unit_id = ANY (( SELECT platform.my_units() AS my_units)::uuid[]))));
GRANT INSERT, SELECT, UPDATE ON TABLE indicators.import TO thidua_app;

CREATE TABLE indicators.month_entry (
  id uuid NOT NULL,
  unit_id uuid NOT NULL,
  year integer NOT NULL,
  month integer NOT NULL,
  revision integer NOT NULL,
  state text NOT NULL,
  note text DEFAULT ''::text NOT NULL,
  no_change_reason text DEFAULT ''::text NOT NULL,
  return_reason text DEFAULT ''::text NOT NULL,
  correction_reason text DEFAULT ''::text NOT NULL,
  submitted_on date,
  submitted_by text,
  late boolean DEFAULT false NOT NULL,
  confirmed_on date,
  confirmed_by text,
  synthetic boolean DEFAULT false NOT NULL,
  version integer DEFAULT 0 NOT NULL,
  CONSTRAINT month_entry_check CHECK (((state = 'DRAFT'::text) OR (submitted_on IS NOT NULL))),
  CONSTRAINT month_entry_check1 CHECK (((state = ANY (ARRAY['DRAFT'::text, 'SUBMITTED'::text])) OR (confirmed_on IS NOT NULL))),
  CONSTRAINT month_entry_check2 CHECK (((revision = 1) OR (correction_reason <> ''::text))),
  CONSTRAINT month_entry_month_check CHECK (((month >= 1) AND (month <= 12))),
  CONSTRAINT month_entry_pkey PRIMARY KEY (id),
  CONSTRAINT month_entry_revision_check CHECK ((revision > 0)),
  CONSTRAINT month_entry_state_check CHECK ((state = ANY (ARRAY['DRAFT'::text, 'SUBMITTED'::text, 'CONFIRMED'::text, 'REPLACED'::text]))),
  CONSTRAINT month_entry_unit_id_fkey FOREIGN KEY (unit_id) REFERENCES directory.unit(id),
  CONSTRAINT month_entry_unit_id_year_month_revision_key UNIQUE (unit_id, year, month, revision)
);
CREATE UNIQUE INDEX month_entry_open ON indicators.month_entry USING btree (unit_id, year, month) WHERE (state = ANY (ARRAY['DRAFT'::text, 'SUBMITTED'::text]));
CREATE UNIQUE INDEX month_entry_standing ON indicators.month_entry USING btree (unit_id, year, month) WHERE (state = 'CONFIRMED'::text);
ALTER TABLE indicators.month_entry ENABLE ROW LEVEL SECURITY;
ALTER TABLE indicators.month_entry FORCE ROW LEVEL SECURITY;
CREATE POLICY month_entry_app ON indicators.month_entry FOR ALL TO thidua_app
  USING ((platform.i_am(VARIADIC ARRAY['admin'::text]) OR (unit_id = ANY (( SELECT platform.my_units() AS my_units)::uuid[])) OR ((state <> 'DRAFT'::text) AND (platform.i_am(VARIADIC ARRAY['standing'::text, 'council'::text, 'minister'::text, 'auditor'::text]) OR indicators.leads(unit_id, year))) OR ((state = ANY (ARRAY['CONFIRMED'::text, 'REPLACED'::text])) AND indicators.beside(unit_id, year))))
  WITH CHECK ((platform.i_am(VARIADIC ARRAY['admin'::text]) OR (unit_id = ANY (( SELECT platform.my_units() AS my_units)::uuid[]))));
GRANT INSERT, SELECT, UPDATE ON TABLE indicators.month_entry TO thidua_app;

CREATE TABLE indicators.service_level (
  authority_unit_id uuid NOT NULL,
  code text NOT NULL,
  "position" integer NOT NULL,
  name_vi text NOT NULL,
  name_en text NOT NULL,
  counts_online boolean NOT NULL,
  version integer DEFAULT 0 NOT NULL,
  CONSTRAINT service_level_authority_unit_id_fkey FOREIGN KEY (authority_unit_id) REFERENCES directory.unit(id),
  CONSTRAINT service_level_code_check CHECK ((code ~ '^[a-z0-9-]{1,20}$'::text)),
  CONSTRAINT service_level_name_en_check CHECK ((name_en <> ''::text)),
  CONSTRAINT service_level_name_vi_check CHECK ((name_vi <> ''::text)),
  CONSTRAINT service_level_pkey PRIMARY KEY (authority_unit_id, code)
);
ALTER TABLE indicators.service_level ENABLE ROW LEVEL SECURITY;
ALTER TABLE indicators.service_level FORCE ROW LEVEL SECURITY;
CREATE POLICY level_change ON indicators.service_level FOR UPDATE TO thidua_app
  USING (platform.i_am(VARIADIC ARRAY['standing'::text, 'admin'::text]));
CREATE POLICY level_read ON indicators.service_level FOR SELECT TO thidua_app
  USING (platform.signed_in());
CREATE POLICY level_write ON indicators.service_level FOR INSERT TO thidua_app
  WITH CHECK (platform.i_am(VARIADIC ARRAY['standing'::text, 'admin'::text]));
GRANT INSERT, SELECT, UPDATE ON TABLE indicators.service_level TO thidua_app;

CREATE TABLE indicators.tracking (
  unit_id uuid NOT NULL,
  year integer NOT NULL,
  from_month integer NOT NULL,
  started_on date NOT NULL,
  synthetic boolean DEFAULT false NOT NULL,
  CONSTRAINT tracking_from_month_check CHECK (((from_month >= 1) AND (from_month <= 12))),
  CONSTRAINT tracking_pkey PRIMARY KEY (unit_id, year),
  CONSTRAINT tracking_unit_id_fkey FOREIGN KEY (unit_id) REFERENCES directory.unit(id)
);
ALTER TABLE indicators.tracking ENABLE ROW LEVEL SECURITY;
ALTER TABLE indicators.tracking FORCE ROW LEVEL SECURITY;
CREATE POLICY tracking_read ON indicators.tracking FOR SELECT TO thidua_app
  USING (platform.signed_in());
CREATE POLICY tracking_write ON indicators.tracking FOR INSERT TO thidua_app
  WITH CHECK ((platform.i_am(VARIADIC ARRAY['standing'::text, 'admin'::text]) OR (unit_id = ANY (( SELECT platform.my_units() AS my_units)::uuid[]))));
GRANT INSERT, SELECT ON TABLE indicators.tracking TO thidua_app;

CREATE TABLE indicators.value (
  entry_id uuid NOT NULL,
  code text NOT NULL,
  part text NOT NULL,
  amount numeric(20,4),
  missing text,
  note text DEFAULT ''::text NOT NULL,
  carried boolean DEFAULT false NOT NULL,
  import_id uuid,
  CONSTRAINT value_amount_check CHECK ((amount >= (0)::numeric)),
  CONSTRAINT value_check CHECK (((amount IS NULL) <> (missing IS NULL))),
  CONSTRAINT value_check1 CHECK (((missing IS DISTINCT FROM 'OTHER'::text) OR (note <> ''::text))),
  CONSTRAINT value_entry_id_fkey FOREIGN KEY (entry_id) REFERENCES indicators.month_entry(id),
  CONSTRAINT value_import_id_fkey FOREIGN KEY (import_id) REFERENCES indicators.import(id),
  CONSTRAINT value_missing_check CHECK ((missing = ANY (ARRAY['NOT_YET'::text, 'NOT_ASKED'::text, 'OTHER'::text]))),
  CONSTRAINT value_pkey PRIMARY KEY (entry_id, code, part)
);
ALTER TABLE indicators.value ENABLE ROW LEVEL SECURITY;
ALTER TABLE indicators.value FORCE ROW LEVEL SECURITY;
CREATE POLICY value_change ON indicators.value FOR UPDATE TO thidua_app
  USING ((entry_id IN ( SELECT month_entry.id
   FROM indicators.month_entry
  WHERE ((month_entry.state = 'DRAFT'::text) AND (platform.i_am(VARIADIC ARRAY['admin'::text]) OR (month_entry.unit_id = ANY (( SELECT platform.my_units() AS my_units)::uuid[])))))));
CREATE POLICY value_insert ON indicators.value FOR INSERT TO thidua_app
  WITH CHECK ((entry_id IN ( SELECT month_entry.id
   FROM indicators.month_entry
  WHERE ((month_entry.state = 'DRAFT'::text) AND (platform.i_am(VARIADIC ARRAY['admin'::text]) OR (month_entry.unit_id = ANY (( SELECT platform.my_units() AS my_units)::uuid[])))))));
CREATE POLICY value_read ON indicators.value FOR SELECT TO thidua_app
  USING ((entry_id IN ( SELECT month_entry.id
   FROM indicators.month_entry)));
CREATE POLICY value_take ON indicators.value FOR DELETE TO thidua_app
  USING ((entry_id IN ( SELECT month_entry.id
   FROM indicators.month_entry
  WHERE ((month_entry.state = 'DRAFT'::text) AND (platform.i_am(VARIADIC ARRAY['admin'::text]) OR (month_entry.unit_id = ANY (( SELECT platform.my_units() AS my_units)::uuid[])))))));
GRANT DELETE, INSERT, SELECT, UPDATE ON TABLE indicators.value TO thidua_app;

CREATE SCHEMA jobs;
GRANT USAGE ON SCHEMA jobs TO thidua_app;

CREATE OR REPLACE FUNCTION jobs.enqueue(task text, payload jsonb, run_at timestamp with time zone DEFAULT NULL::timestamp with time zone, job_key text DEFAULT NULL::text)
 RETURNS void
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog'
AS $function$
begin
  if to_regclass('graphile_worker._private_jobs') is null then
    insert into jobs.waiting (task, payload, run_at, job_key) values ($1, $2, $3, $4)
    on conflict on constraint waiting_job_key_key do update set task = excluded.task, payload = excluded.payload, run_at = excluded.run_at;
  else
    perform graphile_worker.add_job($1, $2::json, run_at => $3, job_key => $4);
  end if;
end $function$;
REVOKE ALL ON FUNCTION jobs.enqueue(task text, payload jsonb, run_at timestamp with time zone, job_key text) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION jobs.enqueue(task text, payload jsonb, run_at timestamp with time zone, job_key text) TO thidua_app;

CREATE OR REPLACE FUNCTION jobs.hand_over()
 RETURNS integer
 LANGUAGE plpgsql
 SET search_path TO 'pg_catalog'
AS $function$
declare
  one record;
  count integer := 0;
begin
  for one in delete from jobs.waiting returning * loop
    perform graphile_worker.add_job(one.task, one.payload::json, run_at => one.run_at, job_key => one.job_key);
    count := count + 1;
  end loop;
  return count;
end $function$;
REVOKE ALL ON FUNCTION jobs.hand_over() FROM PUBLIC;

CREATE TABLE jobs.waiting (
  id bigint GENERATED ALWAYS AS IDENTITY NOT NULL,
  task text NOT NULL,
  payload jsonb NOT NULL,
  run_at timestamp with time zone,
  job_key text COLLATE "C",
  CONSTRAINT waiting_job_key_key UNIQUE (job_key),
  CONSTRAINT waiting_pkey PRIMARY KEY (id)
);

CREATE SCHEMA law;
GRANT USAGE ON SCHEMA law TO thidua_app;

CREATE OR REPLACE FUNCTION law.published_text(wanted uuid)
 RETURNS text
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog'
AS $function$
  select v.source from law.version v where v.id = wanted and v.state = 'PUBLISHED'
$function$;
REVOKE ALL ON FUNCTION law.published_text(wanted uuid) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION law.published_text(wanted uuid) TO thidua_app;

CREATE OR REPLACE FUNCTION law.published_versions()
 RETURNS TABLE(id uuid, hash text, effective_on date)
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog'
AS $function$
  select v.id, v.hash, v.effective_on from law.version v where v.state = 'PUBLISHED' order by v.effective_on, v.published_at, v.id
$function$;
REVOKE ALL ON FUNCTION law.published_versions() FROM PUBLIC;
GRANT EXECUTE ON FUNCTION law.published_versions() TO thidua_app;

CREATE OR REPLACE FUNCTION law.version_text_is_fixed()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  if (new.kind, new.code, new.source, new.hash, new.effective_on, new.loaded_on, new.loaded_by, new.loaded_by_account)
     is distinct from (old.kind, old.code, old.source, old.hash, old.effective_on, old.loaded_on, old.loaded_by, old.loaded_by_account) then
    raise exception 'the text of a law version is fixed' using errcode = 'check_violation';
  end if;
  return new;
end $function$;

CREATE TABLE law.replay (
  id uuid NOT NULL,
  version_id uuid NOT NULL,
  state text NOT NULL,
  year integer NOT NULL,
  base_hash text NOT NULL,
  done integer DEFAULT 0 NOT NULL,
  total integer DEFAULT 0 NOT NULL,
  gains integer DEFAULT 0 NOT NULL,
  losses integer DEFAULT 0 NOT NULL,
  others integer DEFAULT 0 NOT NULL,
  asked_on date NOT NULL,
  asked_by text NOT NULL,
  started_at timestamp with time zone,
  finished_at timestamp with time zone,
  problem text DEFAULT ''::text NOT NULL,
  source_at integer DEFAULT 0 NOT NULL,
  key_after uuid,
  laid_hash text DEFAULT ''::text NOT NULL,
  CONSTRAINT replay_pkey PRIMARY KEY (id),
  CONSTRAINT replay_state_check CHECK ((state = ANY (ARRAY['WAITING'::text, 'RUNNING'::text, 'DONE'::text, 'FAILED'::text]))),
  CONSTRAINT replay_version_id_fkey FOREIGN KEY (version_id) REFERENCES law.version(id)
);
CREATE INDEX replay_version ON law.replay USING btree (version_id, id DESC);
ALTER TABLE law.replay ENABLE ROW LEVEL SECURITY;
ALTER TABLE law.replay FORCE ROW LEVEL SECURITY;
CREATE POLICY replay_insert ON law.replay FOR INSERT TO thidua_app
  WITH CHECK (platform.i_am(VARIADIC ARRAY['admin'::text, 'standing'::text]));
CREATE POLICY replay_read ON law.replay FOR SELECT TO thidua_app
  USING (platform.i_am(VARIADIC ARRAY['admin'::text, 'standing'::text, 'auditor'::text, 'minister'::text]));
CREATE POLICY replay_update ON law.replay FOR UPDATE TO thidua_app
  USING (platform.i_am(VARIADIC ARRAY['admin'::text, 'standing'::text]))
  WITH CHECK (platform.i_am(VARIADIC ARRAY['admin'::text, 'standing'::text]));
GRANT INSERT, SELECT, UPDATE ON TABLE law.replay TO thidua_app;
COMMENT ON COLUMN law.replay.source_at IS 'number of the source being read';
COMMENT ON COLUMN law.replay.key_after IS 'last key read of it; null = from its beginning';
COMMENT ON COLUMN law.replay.laid_hash IS 'hash of the rules before and after; other rules begin anew';

CREATE TABLE law.replay_row (
  replay_id uuid NOT NULL,
  ord integer NOT NULL,
  source text NOT NULL,
  subject_kind text NOT NULL,
  subject_id uuid NOT NULL,
  subject_name text NOT NULL,
  unit_name text DEFAULT ''::text NOT NULL,
  award_code text NOT NULL,
  award_name text NOT NULL,
  year integer NOT NULL,
  before text NOT NULL,
  after text NOT NULL,
  change text NOT NULL,
  clause_id text DEFAULT ''::text NOT NULL,
  clause_vi text DEFAULT ''::text NOT NULL,
  clause_en text DEFAULT ''::text NOT NULL,
  cite text DEFAULT ''::text NOT NULL,
  link text DEFAULT ''::text NOT NULL,
  kd text COLLATE "C" GENERATED ALWAYS AS (platform.f_kd(((((subject_name || ' '::text) || unit_name) || ' '::text) || award_name))) STORED,
  CONSTRAINT replay_row_after_check CHECK ((after = ANY (ARRAY['MET'::text, 'UNMET'::text, 'UNKNOWN'::text, 'NONE'::text]))),
  CONSTRAINT replay_row_before_check CHECK ((before = ANY (ARRAY['MET'::text, 'UNMET'::text, 'UNKNOWN'::text, 'NONE'::text]))),
  CONSTRAINT replay_row_change_check CHECK ((change = ANY (ARRAY['GAIN'::text, 'LOSS'::text, 'OTHER'::text]))),
  CONSTRAINT replay_row_pkey PRIMARY KEY (replay_id, ord),
  CONSTRAINT replay_row_replay_id_fkey FOREIGN KEY (replay_id) REFERENCES law.replay(id),
  CONSTRAINT replay_row_source_check CHECK ((source = ANY (ARRAY['DOSSIER'::text, 'SUBJECT'::text]))),
  CONSTRAINT replay_row_subject_kind_check CHECK ((subject_kind = ANY (ARRAY['person'::text, 'unit'::text])))
);
CREATE INDEX replay_row_award ON law.replay_row USING btree (replay_id, award_name COLLATE "vi-x-icu", ord);
CREATE INDEX replay_row_change ON law.replay_row USING btree (replay_id, change, award_code);
CREATE INDEX replay_row_name ON law.replay_row USING btree (replay_id, subject_name COLLATE "vi-x-icu", ord);
CREATE INDEX replay_row_unit ON law.replay_row USING btree (replay_id, unit_name COLLATE "vi-x-icu", ord);
ALTER TABLE law.replay_row ENABLE ROW LEVEL SECURITY;
ALTER TABLE law.replay_row FORCE ROW LEVEL SECURITY;
CREATE POLICY replay_row_delete ON law.replay_row FOR DELETE TO thidua_app
  USING ((platform.i_am(VARIADIC ARRAY['admin'::text, 'standing'::text]) AND (EXISTS ( SELECT 1
   FROM law.replay r
  WHERE ((r.id = replay_row.replay_id) AND (r.state <> 'DONE'::text))))));
CREATE POLICY replay_row_insert ON law.replay_row FOR INSERT TO thidua_app
  WITH CHECK (platform.i_am(VARIADIC ARRAY['admin'::text, 'standing'::text]));
CREATE POLICY replay_row_read ON law.replay_row FOR SELECT TO thidua_app
  USING (platform.i_am(VARIADIC ARRAY['admin'::text, 'standing'::text, 'auditor'::text, 'minister'::text]));
GRANT DELETE, INSERT, SELECT ON TABLE law.replay_row TO thidua_app;

CREATE TABLE law.version (
  id uuid NOT NULL,
  kind text NOT NULL,
  code text NOT NULL,
  title_vi text NOT NULL,
  title_en text NOT NULL,
  file_name text NOT NULL,
  source text NOT NULL,
  hash text NOT NULL,
  effective_on date NOT NULL,
  state text NOT NULL,
  cases integer NOT NULL,
  loaded_on date NOT NULL,
  loaded_by text NOT NULL,
  loaded_by_account uuid,
  reason text NOT NULL,
  published_on date,
  published_at timestamp with time zone,
  published_by text,
  published_by_account uuid,
  published_reason text DEFAULT ''::text NOT NULL,
  withdrawn_on date,
  withdrawn_by text,
  withdrawn_reason text DEFAULT ''::text NOT NULL,
  version integer DEFAULT 0 NOT NULL,
  CONSTRAINT version_cases_check CHECK ((cases > 0)),
  CONSTRAINT version_check CHECK (((state = 'PUBLISHED'::text) <= (published_on IS NOT NULL))),
  CONSTRAINT version_check1 CHECK (((state = 'WITHDRAWN'::text) = (withdrawn_on IS NOT NULL))),
  CONSTRAINT version_check2 CHECK (((published_on IS NULL) OR (published_on < effective_on))),
  CONSTRAINT version_check3 CHECK (((state <> 'WITHDRAWN'::text) OR (published_on IS NULL) OR (withdrawn_on < effective_on))),
  CONSTRAINT version_check4 CHECK (((published_by_account IS NULL) OR (published_by_account IS DISTINCT FROM loaded_by_account))),
  CONSTRAINT version_code_check CHECK ((code <> ''::text)),
  CONSTRAINT version_kind_check CHECK ((kind = ANY (ARRAY['regime'::text, 'overlay'::text, 'parameters'::text]))),
  CONSTRAINT version_loaded_by_account_fkey FOREIGN KEY (loaded_by_account) REFERENCES identity.account(id),
  CONSTRAINT version_pkey PRIMARY KEY (id),
  CONSTRAINT version_published_by_account_fkey FOREIGN KEY (published_by_account) REFERENCES identity.account(id),
  CONSTRAINT version_reason_check CHECK ((reason <> ''::text)),
  CONSTRAINT version_source_check CHECK ((length(source) <= 400000)),
  CONSTRAINT version_state_check CHECK ((state = ANY (ARRAY['DRAFT'::text, 'PUBLISHED'::text, 'WITHDRAWN'::text])))
);
CREATE INDEX version_state ON law.version USING btree (state, effective_on);
CREATE TRIGGER version_fixed BEFORE UPDATE ON law.version FOR EACH ROW EXECUTE FUNCTION law.version_text_is_fixed();
ALTER TABLE law.version ENABLE ROW LEVEL SECURITY;
ALTER TABLE law.version FORCE ROW LEVEL SECURITY;
CREATE POLICY version_insert ON law.version FOR INSERT TO thidua_app
  WITH CHECK ((platform.i_am(VARIADIC ARRAY['admin'::text]) AND (state = 'DRAFT'::text)));
CREATE POLICY version_published ON law.version FOR SELECT TO PUBLIC
  USING (((CURRENT_USER <> 'thidua_app'::name) AND (state = 'PUBLISHED'::text)));
CREATE POLICY version_read ON law.version FOR SELECT TO thidua_app
  USING (((platform.signed_in() AND (published_on IS NOT NULL)) OR platform.i_am(VARIADIC ARRAY['admin'::text, 'standing'::text, 'auditor'::text, 'minister'::text])));
CREATE POLICY version_update ON law.version FOR UPDATE TO thidua_app
  USING (platform.i_am(VARIADIC ARRAY['admin'::text, 'standing'::text]))
  WITH CHECK (platform.i_am(VARIADIC ARRAY['admin'::text, 'standing'::text]));
GRANT INSERT, SELECT, UPDATE ON TABLE law.version TO thidua_app;

CREATE SCHEMA movements;
GRANT USAGE ON SCHEMA movements TO thidua_app;

CREATE TABLE movements.addressee (
  movement_id uuid NOT NULL,
  unit_id uuid NOT NULL,
  capacity text NOT NULL,
  received_at timestamp with time zone,
  opened_at timestamp with time zone,
  opened_by text,
  CONSTRAINT addressee_movement_id_fkey FOREIGN KEY (movement_id) REFERENCES movements.movement(id),
  CONSTRAINT addressee_pkey PRIMARY KEY (movement_id, unit_id),
  CONSTRAINT addressee_unit_id_fkey FOREIGN KEY (unit_id) REFERENCES directory.unit(id)
);
GRANT DELETE, INSERT, SELECT, UPDATE ON TABLE movements.addressee TO thidua_app;

CREATE TABLE movements.content (
  id uuid NOT NULL,
  movement_id uuid NOT NULL,
  ord integer NOT NULL,
  title text NOT NULL,
  summary text DEFAULT ''::text NOT NULL,
  origin jsonb,
  CONSTRAINT content_movement_id_fkey FOREIGN KEY (movement_id) REFERENCES movements.movement(id),
  CONSTRAINT content_movement_id_ord_key UNIQUE (movement_id, ord),
  CONSTRAINT content_pkey PRIMARY KEY (id),
  CONSTRAINT content_title_check CHECK ((title <> ''::text))
);
GRANT DELETE, INSERT, SELECT, UPDATE ON TABLE movements.content TO thidua_app;

CREATE TABLE movements.criteria_set (
  id uuid NOT NULL,
  movement_id uuid NOT NULL,
  year integer NOT NULL,
  applies_to text NOT NULL,
  title text NOT NULL,
  version_no integer DEFAULT 1 NOT NULL,
  state text NOT NULL,
  hash text,
  scale_note text DEFAULT ''::text NOT NULL,
  version integer DEFAULT 0 NOT NULL,
  origin jsonb,
  extends_id uuid,
  group_id uuid,
  CONSTRAINT criteria_set_applies_to_check CHECK ((applies_to = ANY (ARRAY['collective'::text, 'individual'::text]))),
  CONSTRAINT criteria_set_extends_id_fkey FOREIGN KEY (extends_id) REFERENCES movements.criteria_set(id),
  CONSTRAINT criteria_set_group_id_fkey FOREIGN KEY (group_id) REFERENCES groups.emulation_group(id),
  CONSTRAINT criteria_set_movement_id_fkey FOREIGN KEY (movement_id) REFERENCES movements.movement(id),
  CONSTRAINT criteria_set_pkey PRIMARY KEY (id),
  CONSTRAINT criteria_set_state_check CHECK ((state = ANY (ARRAY['DRAFT'::text, 'PUBLISHED'::text, 'FROZEN'::text]))),
  CONSTRAINT criteria_set_title_check CHECK ((title <> ''::text)),
  CONSTRAINT extension_names_its_group CHECK (((extends_id IS NULL) = (group_id IS NULL)))
);
CREATE UNIQUE INDEX criteria_set_version ON movements.criteria_set USING btree (movement_id, applies_to, COALESCE(group_id, '00000000-0000-0000-0000-000000000000'::uuid), version_no);
ALTER TABLE movements.criteria_set ENABLE ROW LEVEL SECURITY;
ALTER TABLE movements.criteria_set FORCE ROW LEVEL SECURITY;
CREATE POLICY criteria_set_read ON movements.criteria_set FOR SELECT TO thidua_app
  USING ((movement_id IN ( SELECT movement.id
   FROM movements.movement)));
CREATE POLICY criteria_set_update ON movements.criteria_set FOR UPDATE TO thidua_app
  USING (platform.signed_in());
CREATE POLICY criteria_set_write ON movements.criteria_set FOR INSERT TO thidua_app
  WITH CHECK (platform.signed_in());
GRANT INSERT, SELECT, UPDATE ON TABLE movements.criteria_set TO thidua_app;

CREATE TABLE movements.criterion (
  id uuid NOT NULL,
  set_id uuid NOT NULL,
  ord integer NOT NULL,
  code text NOT NULL,
  group_title text NOT NULL,
  text text NOT NULL,
  measure_type text,
  metric text NOT NULL,
  operator text NOT NULL,
  threshold_hundredths integer,
  unit text,
  period text NOT NULL,
  evidence text[] DEFAULT '{}'::text[] NOT NULL,
  hard_condition boolean DEFAULT false NOT NULL,
  origin jsonb,
  CONSTRAINT criterion_measure_type_check CHECK ((measure_type = ANY (ARRAY['boolean'::text, 'count'::text, 'ratio'::text, 'checklist'::text, 'violation'::text, 'qualitative'::text]))),
  CONSTRAINT criterion_operator_check CHECK ((operator = ANY (ARRAY['>'::text, '>='::text, '=='::text, '<='::text, '<'::text]))),
  CONSTRAINT criterion_period_check CHECK ((period = ANY (ARRAY['month'::text, 'quarter'::text, 'year'::text]))),
  CONSTRAINT criterion_pkey PRIMARY KEY (id),
  CONSTRAINT criterion_set_id_code_key UNIQUE (set_id, code),
  CONSTRAINT criterion_set_id_fkey FOREIGN KEY (set_id) REFERENCES movements.criteria_set(id),
  CONSTRAINT criterion_text_check CHECK ((text <> ''::text))
);
GRANT DELETE, INSERT, SELECT, UPDATE ON TABLE movements.criterion TO thidua_app;

CREATE TABLE movements.deliverable (
  id uuid NOT NULL,
  task_group_id uuid NOT NULL,
  ord integer NOT NULL,
  title text NOT NULL,
  submit_to_unit_id uuid,
  origin jsonb,
  CONSTRAINT deliverable_pkey PRIMARY KEY (id),
  CONSTRAINT deliverable_submit_to_unit_id_fkey FOREIGN KEY (submit_to_unit_id) REFERENCES directory.unit(id),
  CONSTRAINT deliverable_task_group_id_fkey FOREIGN KEY (task_group_id) REFERENCES movements.task_group(id),
  CONSTRAINT deliverable_title_check CHECK ((title <> ''::text))
);
GRANT DELETE, INSERT, SELECT, UPDATE ON TABLE movements.deliverable TO thidua_app;

CREATE TABLE movements.emulation_year (
  id uuid NOT NULL,
  authority_unit_id uuid NOT NULL,
  year integer NOT NULL,
  state text NOT NULL,
  theme_id uuid,
  version integer DEFAULT 0 NOT NULL,
  origin jsonb,
  CONSTRAINT emulation_year_authority_unit_id_fkey FOREIGN KEY (authority_unit_id) REFERENCES directory.unit(id),
  CONSTRAINT emulation_year_authority_unit_id_year_key UNIQUE (authority_unit_id, year),
  CONSTRAINT emulation_year_pkey PRIMARY KEY (id),
  CONSTRAINT emulation_year_state_check CHECK ((state = ANY (ARRAY['PREPARING'::text, 'LAUNCHED'::text, 'GROUPED'::text, 'REGISTERING'::text, 'RUNNING'::text, 'MIDYEAR'::text, 'SELF_SCORING'::text, 'GROUP_REVIEW'::text, 'COUNCIL_REVIEW'::text, 'DECIDING'::text, 'PUBLISHED'::text, 'CLOSED'::text]))),
  CONSTRAINT emulation_year_theme_id_fkey FOREIGN KEY (theme_id) REFERENCES movements.theme(id),
  CONSTRAINT emulation_year_year_check CHECK (((year >= 1945) AND (year <= 2100)))
);
GRANT INSERT, SELECT, UPDATE ON TABLE movements.emulation_year TO thidua_app;

CREATE TABLE movements.milestone (
  year_id uuid NOT NULL,
  stage text NOT NULL,
  ord integer NOT NULL,
  starts_on date,
  ends_on date,
  origin jsonb,
  actual_on date,
  CONSTRAINT milestone_check CHECK (((ends_on IS NULL) OR (starts_on IS NULL) OR (starts_on <= ends_on))),
  CONSTRAINT milestone_pkey PRIMARY KEY (year_id, stage),
  CONSTRAINT milestone_year_id_fkey FOREIGN KEY (year_id) REFERENCES movements.emulation_year(id)
);
GRANT INSERT, SELECT, UPDATE ON TABLE movements.milestone TO thidua_app;

CREATE TABLE movements.movement (
  id uuid NOT NULL,
  title text NOT NULL,
  kind text NOT NULL,
  level text NOT NULL,
  special boolean DEFAULT false NOT NULL,
  launcher_unit_id uuid,
  state text NOT NULL,
  from_year integer,
  to_year integer,
  starts_on date,
  ends_on date,
  theme_id uuid,
  document_id uuid,
  number_pending boolean DEFAULT false NOT NULL,
  launched_on date,
  purpose text DEFAULT ''::text NOT NULL,
  call_to_action text DEFAULT ''::text NOT NULL,
  waits_for text DEFAULT ''::text NOT NULL,
  waits_until platform.partial_date,
  event_held_on date,
  no_criteria_reason text DEFAULT ''::text NOT NULL,
  possible_same_as uuid,
  version integer DEFAULT 0 NOT NULL,
  origin jsonb,
  kd text COLLATE "C" GENERATED ALWAYS AS (platform.f_kd(title)) STORED,
  addressee_kinds text[] DEFAULT '{}'::text[] NOT NULL,
  launched_theme text,
  respond_by date,
  interim_on date,
  cancel_reason text,
  reward_note text DEFAULT ''::text NOT NULL,
  CONSTRAINT movement_addressee_kinds_check CHECK ((addressee_kinds <@ ARRAY['units'::text, 'departments'::text, 'heads'::text])),
  CONSTRAINT movement_cancelled_says_why CHECK (((state <> 'CANCELLED'::text) OR (cancel_reason IS NOT NULL))),
  CONSTRAINT movement_check CHECK (((to_year IS NULL) OR (from_year IS NULL) OR (from_year <= to_year))),
  CONSTRAINT movement_check1 CHECK (((ends_on IS NULL) OR (starts_on IS NULL) OR (starts_on <= ends_on))),
  CONSTRAINT movement_document_id_fkey FOREIGN KEY (document_id) REFERENCES documents.document(id),
  CONSTRAINT movement_kind_check CHECK ((kind = ANY (ARRAY['annual'::text, 'special'::text, 'thematic'::text, 'campaign'::text, 'short'::text]))),
  CONSTRAINT movement_launcher_unit_id_fkey FOREIGN KEY (launcher_unit_id) REFERENCES directory.unit(id),
  CONSTRAINT movement_level_check CHECK ((level = ANY (ARRAY['central'::text, 'ministry'::text, 'unit'::text, 'group'::text]))),
  CONSTRAINT movement_pkey PRIMARY KEY (id),
  CONSTRAINT movement_possible_same_as_fkey FOREIGN KEY (possible_same_as) REFERENCES movements.movement(id),
  CONSTRAINT movement_state_check CHECK ((state = ANY (ARRAY['DRAFT'::text, 'APPROVED'::text, 'LAUNCHED'::text, 'RUNNING'::text, 'INTERIM_REVIEWED'::text, 'SUSPENDED'::text, 'SUMMING_UP'::text, 'SUMMED_UP'::text, 'REWARDED'::text, 'CLOSED'::text, 'CANCELLED'::text]))),
  CONSTRAINT movement_theme_id_fkey FOREIGN KEY (theme_id) REFERENCES movements.theme(id),
  CONSTRAINT movement_title_check CHECK ((title <> ''::text))
);
CREATE INDEX movement_years ON movements.movement USING btree (from_year, to_year);
ALTER TABLE movements.movement ENABLE ROW LEVEL SECURITY;
ALTER TABLE movements.movement FORCE ROW LEVEL SECURITY;
CREATE POLICY movement_insert ON movements.movement FOR INSERT TO thidua_app
  WITH CHECK ((platform.i_am(VARIADIC ARRAY['standing'::text, 'admin'::text]) OR (launcher_unit_id = ANY (( SELECT platform.my_units() AS my_units)::uuid[]))));
CREATE POLICY movement_read ON movements.movement FOR SELECT TO thidua_app
  USING ((platform.signed_in() AND (((state <> ALL (ARRAY['DRAFT'::text, 'APPROVED'::text])) AND (NOT ((state = 'CANCELLED'::text) AND (launched_on IS NULL)))) OR platform.i_am(VARIADIC ARRAY['standing'::text, 'minister'::text, 'admin'::text, 'auditor'::text]) OR (launcher_unit_id = ANY (( SELECT platform.my_units() AS my_units)::uuid[])))));
CREATE POLICY movement_update ON movements.movement FOR UPDATE TO thidua_app
  USING (platform.signed_in());
GRANT INSERT, SELECT, UPDATE ON TABLE movements.movement TO thidua_app;

CREATE TABLE movements.movement_parent (
  movement_id uuid NOT NULL,
  parent_id uuid NOT NULL,
  CONSTRAINT movement_parent_check CHECK ((movement_id <> parent_id)),
  CONSTRAINT movement_parent_movement_id_fkey FOREIGN KEY (movement_id) REFERENCES movements.movement(id),
  CONSTRAINT movement_parent_parent_id_fkey FOREIGN KEY (parent_id) REFERENCES movements.movement(id),
  CONSTRAINT movement_parent_pkey PRIMARY KEY (movement_id, parent_id)
);
GRANT DELETE, INSERT, SELECT, UPDATE ON TABLE movements.movement_parent TO thidua_app;

CREATE TABLE movements.response (
  id uuid NOT NULL,
  movement_id uuid NOT NULL,
  unit_id uuid NOT NULL,
  state text NOT NULL,
  title text NOT NULL,
  plan text DEFAULT ''::text NOT NULL,
  linked_work text DEFAULT ''::text NOT NULL,
  document_id uuid,
  submitted_on date,
  version integer DEFAULT 0 NOT NULL,
  synthetic boolean DEFAULT platform.made_up() NOT NULL,
  CONSTRAINT response_document_id_fkey FOREIGN KEY (document_id) REFERENCES documents.document(id),
  CONSTRAINT response_movement_id_fkey FOREIGN KEY (movement_id) REFERENCES movements.movement(id),
  CONSTRAINT response_movement_id_unit_id_key UNIQUE (movement_id, unit_id),
  CONSTRAINT response_pkey PRIMARY KEY (id),
  CONSTRAINT response_state_check CHECK ((state = ANY (ARRAY['DRAFT'::text, 'SUBMITTED'::text]))),
  CONSTRAINT response_title_check CHECK ((title <> ''::text)),
  CONSTRAINT response_unit_id_fkey FOREIGN KEY (unit_id) REFERENCES directory.unit(id)
);
ALTER TABLE movements.response ENABLE ROW LEVEL SECURITY;
ALTER TABLE movements.response FORCE ROW LEVEL SECURITY;
CREATE POLICY response_app ON movements.response FOR ALL TO thidua_app
  USING ((platform.i_am(VARIADIC ARRAY['standing'::text, 'minister'::text, 'admin'::text, 'auditor'::text]) OR (unit_id = ANY (( SELECT platform.my_units() AS my_units)::uuid[])) OR ((state = 'SUBMITTED'::text) AND platform.signed_in())))
  WITH CHECK ((platform.i_am(VARIADIC ARRAY['admin'::text, 'standing'::text]) OR (unit_id = ANY (( SELECT platform.my_units() AS my_units)::uuid[]))));
GRANT INSERT, SELECT, UPDATE ON TABLE movements.response TO thidua_app;

CREATE TABLE movements.review (
  id uuid NOT NULL,
  movement_id uuid NOT NULL,
  kind text NOT NULL,
  held_on date NOT NULL,
  results text DEFAULT ''::text NOT NULL,
  limits text DEFAULT ''::text NOT NULL,
  lessons text DEFAULT ''::text NOT NULL,
  reason text DEFAULT ''::text NOT NULL,
  old_end date,
  new_end date,
  recorded_by text DEFAULT ''::text NOT NULL,
  CONSTRAINT review_check CHECK (((kind <> 'final'::text) OR ((results <> ''::text) AND (limits <> ''::text) AND (lessons <> ''::text)))),
  CONSTRAINT review_kind_check CHECK ((kind = ANY (ARRAY['interim'::text, 'final'::text, 'extension'::text, 'suspension'::text, 'resumption'::text]))),
  CONSTRAINT review_movement_id_fkey FOREIGN KEY (movement_id) REFERENCES movements.movement(id),
  CONSTRAINT review_pkey PRIMARY KEY (id),
  CONSTRAINT review_says_why CHECK (((kind <> ALL (ARRAY['extension'::text, 'suspension'::text, 'resumption'::text])) OR (reason <> ''::text)))
);
CREATE INDEX review_movement ON movements.review USING btree (movement_id, held_on);
GRANT INSERT, SELECT, UPDATE ON TABLE movements.review TO thidua_app;

CREATE TABLE movements.task_group (
  id uuid NOT NULL,
  movement_id uuid NOT NULL,
  ord integer NOT NULL,
  title text NOT NULL,
  summary text DEFAULT ''::text NOT NULL,
  origin jsonb,
  CONSTRAINT task_group_movement_id_fkey FOREIGN KEY (movement_id) REFERENCES movements.movement(id),
  CONSTRAINT task_group_movement_id_ord_key UNIQUE (movement_id, ord),
  CONSTRAINT task_group_pkey PRIMARY KEY (id),
  CONSTRAINT task_group_title_check CHECK ((title <> ''::text))
);
GRANT DELETE, INSERT, SELECT, UPDATE ON TABLE movements.task_group TO thidua_app;

CREATE TABLE movements.theme (
  id uuid NOT NULL,
  year integer NOT NULL,
  text text NOT NULL,
  used_for text[] DEFAULT '{}'::text[] NOT NULL,
  origin jsonb,
  CONSTRAINT theme_pkey PRIMARY KEY (id),
  CONSTRAINT theme_text_check CHECK ((text <> ''::text))
);
GRANT INSERT, SELECT, UPDATE ON TABLE movements.theme TO thidua_app;

CREATE SCHEMA nominations;
GRANT USAGE ON SCHEMA nominations TO thidua_app;

CREATE OR REPLACE FUNCTION nominations.is_of(unit uuid, subject_unit uuid, subject_person uuid, judged integer)
 RETURNS boolean
 LANGUAGE sql
 STABLE PARALLEL SAFE
RETURN CASE WHEN (subject_person IS NULL) THEN (EXISTS (SELECT 1 FROM directory.unit u WHERE ((u.id = is_of.subject_unit) AND ((u.id = is_of.unit) OR (is_of.unit = ANY (u.ancestor_ids)))))) ELSE ((EXISTS (SELECT 1 FROM directory.person p WHERE ((p.id = records.root_of(is_of.subject_person)) AND (p.withdrawn_on IS NULL)))) AND (EXISTS (SELECT 1 FROM (directory.post o JOIN directory.unit u ON ((u.id = o.unit_id))) WHERE ((o.person_id = ANY (records.same_person(is_of.subject_person))) AND ((u.id = is_of.unit) OR (is_of.unit = ANY (u.ancestor_ids))) AND ((o.valid_to IS NULL) OR (records.today() <= o.valid_to) OR ((o.valid_to >= make_date(is_of.judged, 1, 1)) AND (COALESCE((o.valid_from)::text, (o.seen_on)::text, ''::text) <= (is_of.judged || '-12-31'::text)) AND (NOT (EXISTS (SELECT 1 FROM directory.post n WHERE ((n.person_id = ANY (records.same_person(is_of.subject_person))) AND ((n.valid_to IS NULL) OR (records.today() <= n.valid_to)))))))))))) END;
GRANT EXECUTE ON FUNCTION nominations.is_of(unit uuid, subject_unit uuid, subject_person uuid, judged integer) TO thidua_app;

CREATE OR REPLACE FUNCTION nominations.keep_subject()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  if (new.unit_id, new.subject_kind, new.subject_unit_id, new.subject_person_id, new.award_code, new.year)
    is distinct from (old.unit_id, old.subject_kind, old.subject_unit_id, old.subject_person_id, old.award_code, old.year) then
    raise exception 'the subject of dossier % does not change', old.id;
  end if;
  return new;
end $function$;

CREATE TABLE nominations.choice (
  id uuid NOT NULL,
  list_id uuid NOT NULL,
  award_code text NOT NULL,
  subject_kind text NOT NULL,
  subject_unit_id uuid,
  subject_person_id uuid,
  chosen_by text NOT NULL,
  chosen_on date NOT NULL,
  dropped_by text,
  dropped_on date,
  nomination_id uuid,
  CONSTRAINT choice_check CHECK ((((subject_kind = 'unit'::text) = (subject_unit_id IS NOT NULL)) AND ((subject_kind = 'person'::text) = (subject_person_id IS NOT NULL)))),
  CONSTRAINT choice_check1 CHECK (((dropped_on IS NULL) = (dropped_by IS NULL))),
  CONSTRAINT choice_list_id_fkey FOREIGN KEY (list_id) REFERENCES nominations.choice_list(id),
  CONSTRAINT choice_nomination_id_fkey FOREIGN KEY (nomination_id) REFERENCES nominations.nomination(id),
  CONSTRAINT choice_pkey PRIMARY KEY (id),
  CONSTRAINT choice_subject_kind_check CHECK ((subject_kind = ANY (ARRAY['unit'::text, 'person'::text]))),
  CONSTRAINT choice_subject_person_id_fkey FOREIGN KEY (subject_person_id) REFERENCES directory.person(id),
  CONSTRAINT choice_subject_unit_id_fkey FOREIGN KEY (subject_unit_id) REFERENCES directory.unit(id)
);
CREATE UNIQUE INDEX choice_once ON nominations.choice USING btree (list_id, award_code, COALESCE(subject_unit_id, subject_person_id)) WHERE (dropped_on IS NULL);
ALTER TABLE nominations.choice ENABLE ROW LEVEL SECURITY;
ALTER TABLE nominations.choice FORCE ROW LEVEL SECURITY;
CREATE POLICY choice_add ON nominations.choice FOR INSERT TO thidua_app
  WITH CHECK ((EXISTS ( SELECT 1
   FROM nominations.choice_list l
  WHERE ((l.id = choice.list_id) AND (l.unit_id = ANY (( SELECT platform.my_units() AS my_units)::uuid[])) AND nominations.is_of(l.unit_id, choice.subject_unit_id, choice.subject_person_id, l.year)))));
CREATE POLICY choice_change ON nominations.choice FOR UPDATE TO thidua_app
  USING ((list_id IN ( SELECT choice_list.id
   FROM nominations.choice_list
  WHERE (choice_list.unit_id = ANY (( SELECT platform.my_units() AS my_units)::uuid[])))));
CREATE POLICY choice_read ON nominations.choice FOR SELECT TO thidua_app
  USING ((list_id IN ( SELECT choice_list.id
   FROM nominations.choice_list)));
GRANT UPDATE (dropped_by) ON TABLE nominations.choice TO thidua_app;
GRANT UPDATE (dropped_on) ON TABLE nominations.choice TO thidua_app;
GRANT UPDATE (nomination_id) ON TABLE nominations.choice TO thidua_app;
GRANT INSERT, SELECT ON TABLE nominations.choice TO thidua_app;

CREATE TABLE nominations.choice_list (
  id uuid NOT NULL,
  unit_id uuid NOT NULL,
  year integer NOT NULL,
  version integer DEFAULT 0 NOT NULL,
  CONSTRAINT choice_list_pkey PRIMARY KEY (id),
  CONSTRAINT choice_list_unit_id_fkey FOREIGN KEY (unit_id) REFERENCES directory.unit(id),
  CONSTRAINT choice_list_unit_id_year_key UNIQUE (unit_id, year),
  CONSTRAINT choice_list_year_check CHECK (((year >= 1945) AND (year <= 2100)))
);
ALTER TABLE nominations.choice_list ENABLE ROW LEVEL SECURITY;
ALTER TABLE nominations.choice_list FORCE ROW LEVEL SECURITY;
CREATE POLICY choice_list_add ON nominations.choice_list FOR INSERT TO thidua_app
  WITH CHECK ((unit_id = ANY (( SELECT platform.my_units() AS my_units)::uuid[])));
CREATE POLICY choice_list_change ON nominations.choice_list FOR UPDATE TO thidua_app
  USING ((unit_id = ANY (( SELECT platform.my_units() AS my_units)::uuid[])));
CREATE POLICY choice_list_read ON nominations.choice_list FOR SELECT TO thidua_app
  USING (((unit_id = ANY (( SELECT platform.my_units() AS my_units)::uuid[])) OR platform.i_am(VARIADIC ARRAY['standing'::text, 'auditor'::text])));
GRANT INSERT, SELECT ON TABLE nominations.choice_list TO thidua_app;
GRANT UPDATE (version) ON TABLE nominations.choice_list TO thidua_app;

CREATE TABLE nominations.comment (
  id uuid NOT NULL,
  window_id uuid NOT NULL,
  nomination_id uuid NOT NULL,
  received_on date NOT NULL,
  from_name text NOT NULL,
  contact text DEFAULT ''::text NOT NULL,
  channel text NOT NULL,
  body text NOT NULL,
  entered_by text,
  outcome text,
  handling text DEFAULT ''::text NOT NULL,
  handled_by text,
  handled_on date,
  version integer DEFAULT 0 NOT NULL,
  CONSTRAINT comment_body_check CHECK ((body <> ''::text)),
  CONSTRAINT comment_channel_check CHECK ((channel = ANY (ARRAY['portal'::text, 'letter'::text, 'phone'::text, 'meeting'::text, 'other'::text]))),
  CONSTRAINT comment_check CHECK ((((outcome IS NULL) = (handled_by IS NULL)) AND ((outcome IS NULL) = (handled_on IS NULL)))),
  CONSTRAINT comment_check1 CHECK (((outcome IS NULL) OR (length(handling) >= 3))),
  CONSTRAINT comment_from_name_check CHECK ((from_name <> ''::text)),
  CONSTRAINT comment_nomination_id_fkey FOREIGN KEY (nomination_id) REFERENCES nominations.nomination(id),
  CONSTRAINT comment_outcome_check CHECK ((outcome = ANY (ARRAY['UPHELD'::text, 'NOTED'::text, 'UNFOUNDED'::text]))),
  CONSTRAINT comment_pkey PRIMARY KEY (id),
  CONSTRAINT comment_window_id_fkey FOREIGN KEY (window_id) REFERENCES nominations.comment_window(id)
);
CREATE INDEX comment_of ON nominations.comment USING btree (nomination_id, received_on);
ALTER TABLE nominations.comment ENABLE ROW LEVEL SECURITY;
ALTER TABLE nominations.comment FORCE ROW LEVEL SECURITY;
CREATE POLICY comment_add ON nominations.comment FOR INSERT TO thidua_app
  WITH CHECK (((outcome IS NULL) AND (platform.i_am(VARIADIC ARRAY['standing'::text]) OR ((entered_by IS NULL) AND (channel = 'portal'::text) AND (window_id IN ( SELECT w.id
   FROM nominations.comment_window w
  WHERE ((w.nomination_id = comment.nomination_id) AND (w.superseded_on IS NULL) AND (((NULLIF(current_setting('app.today'::text, true), ''::text))::date >= w.opened_on) AND ((NULLIF(current_setting('app.today'::text, true), ''::text))::date <= w.last_day)))))))));
CREATE POLICY comment_handle ON nominations.comment FOR UPDATE TO thidua_app
  USING (platform.i_am(VARIADIC ARRAY['standing'::text]));
CREATE POLICY comment_read ON nominations.comment FOR SELECT TO thidua_app
  USING (platform.i_am(VARIADIC ARRAY['standing'::text, 'council'::text, 'minister'::text, 'auditor'::text]));
GRANT UPDATE (handled_by) ON TABLE nominations.comment TO thidua_app;
GRANT UPDATE (handled_on) ON TABLE nominations.comment TO thidua_app;
GRANT UPDATE (handling) ON TABLE nominations.comment TO thidua_app;
GRANT UPDATE (outcome) ON TABLE nominations.comment TO thidua_app;
GRANT INSERT, SELECT ON TABLE nominations.comment TO thidua_app;
GRANT UPDATE (version) ON TABLE nominations.comment TO thidua_app;

CREATE TABLE nominations.comment_rule (
  id uuid NOT NULL,
  authority_unit_id uuid NOT NULL,
  valid_from date NOT NULL,
  working_days integer NOT NULL,
  channel text NOT NULL,
  reason text NOT NULL,
  set_by text NOT NULL,
  set_on date NOT NULL,
  CONSTRAINT comment_rule_authority_unit_id_fkey FOREIGN KEY (authority_unit_id) REFERENCES directory.unit(id),
  CONSTRAINT comment_rule_channel_check CHECK ((channel <> ''::text)),
  CONSTRAINT comment_rule_pkey PRIMARY KEY (id),
  CONSTRAINT comment_rule_reason_check CHECK ((length(reason) >= 3)),
  CONSTRAINT comment_rule_working_days_check CHECK (((working_days >= 1) AND (working_days <= 90)))
);
CREATE INDEX comment_rule_of ON nominations.comment_rule USING btree (authority_unit_id, valid_from DESC);
ALTER TABLE nominations.comment_rule ENABLE ROW LEVEL SECURITY;
ALTER TABLE nominations.comment_rule FORCE ROW LEVEL SECURITY;
CREATE POLICY comment_rule_add ON nominations.comment_rule FOR INSERT TO thidua_app
  WITH CHECK (platform.i_am(VARIADIC ARRAY['standing'::text, 'admin'::text]));
CREATE POLICY comment_rule_read ON nominations.comment_rule FOR SELECT TO thidua_app
  USING (platform.signed_in());
GRANT INSERT, SELECT ON TABLE nominations.comment_rule TO thidua_app;

CREATE TABLE nominations.comment_window (
  id uuid NOT NULL,
  nomination_id uuid NOT NULL,
  subject_name text NOT NULL,
  subject_place text DEFAULT ''::text NOT NULL,
  award_name text NOT NULL,
  year integer NOT NULL,
  summary text NOT NULL,
  channel text NOT NULL,
  opened_on date NOT NULL,
  last_day date NOT NULL,
  working_days integer NOT NULL,
  unconfirmed_years integer[] DEFAULT '{}'::integer[] NOT NULL,
  basis text DEFAULT ''::text NOT NULL,
  opened_by text NOT NULL,
  superseded_on date,
  synthetic boolean DEFAULT false NOT NULL,
  CONSTRAINT comment_window_channel_check CHECK ((channel <> ''::text)),
  CONSTRAINT comment_window_check CHECK ((opened_on <= last_day)),
  CONSTRAINT comment_window_nomination_id_fkey FOREIGN KEY (nomination_id) REFERENCES nominations.nomination(id),
  CONSTRAINT comment_window_pkey PRIMARY KEY (id),
  CONSTRAINT comment_window_subject_name_check CHECK ((subject_name <> ''::text)),
  CONSTRAINT comment_window_summary_check CHECK ((summary <> ''::text)),
  CONSTRAINT comment_window_working_days_check CHECK (((working_days >= 1) AND (working_days <= 90)))
);
CREATE INDEX comment_window_of ON nominations.comment_window USING btree (nomination_id, opened_on DESC);
CREATE UNIQUE INDEX comment_window_one ON nominations.comment_window USING btree (nomination_id) WHERE (superseded_on IS NULL);
ALTER TABLE nominations.comment_window ENABLE ROW LEVEL SECURITY;
ALTER TABLE nominations.comment_window FORCE ROW LEVEL SECURITY;
CREATE POLICY comment_window_add ON nominations.comment_window FOR INSERT TO thidua_app
  WITH CHECK (platform.i_am(VARIADIC ARRAY['standing'::text]));
CREATE POLICY comment_window_end ON nominations.comment_window FOR UPDATE TO thidua_app
  USING (platform.i_am(VARIADIC ARRAY['standing'::text]));
CREATE POLICY comment_window_read ON nominations.comment_window FOR SELECT TO thidua_app
  USING (((nomination_id IN ( SELECT nomination.id
   FROM nominations.nomination)) OR ((superseded_on IS NULL) AND (((NULLIF(current_setting('app.today'::text, true), ''::text))::date >= opened_on) AND ((NULLIF(current_setting('app.today'::text, true), ''::text))::date <= last_day)))));
GRANT UPDATE (superseded_on) ON TABLE nominations.comment_window TO thidua_app;
GRANT INSERT, SELECT ON TABLE nominations.comment_window TO thidua_app;

CREATE TABLE nominations.finding (
  id uuid NOT NULL,
  nomination_id uuid NOT NULL,
  code text NOT NULL,
  verdict text NOT NULL,
  text_vi text NOT NULL,
  text_en text NOT NULL,
  basis text DEFAULT ''::text NOT NULL,
  explanation text DEFAULT ''::text NOT NULL,
  explained_by text,
  severity text DEFAULT 'block'::text NOT NULL,
  source text DEFAULT 'house'::text NOT NULL,
  facts text[] DEFAULT '{}'::text[] NOT NULL,
  ord integer DEFAULT 0 NOT NULL,
  dropped_on date,
  held boolean DEFAULT false NOT NULL,
  CONSTRAINT finding_nomination_id_code_key UNIQUE (nomination_id, code),
  CONSTRAINT finding_nomination_id_fkey FOREIGN KEY (nomination_id) REFERENCES nominations.nomination(id),
  CONSTRAINT finding_pkey PRIMARY KEY (id),
  CONSTRAINT finding_severity_check CHECK ((severity = ANY (ARRAY['block'::text, 'warn'::text]))),
  CONSTRAINT finding_source_check CHECK ((source = ANY (ARRAY['house'::text, 'law'::text]))),
  CONSTRAINT finding_verdict_check CHECK ((verdict = ANY (ARRAY['MET'::text, 'UNMET'::text, 'UNKNOWN'::text])))
);
ALTER TABLE nominations.finding ENABLE ROW LEVEL SECURITY;
ALTER TABLE nominations.finding FORCE ROW LEVEL SECURITY;
CREATE POLICY finding_app ON nominations.finding FOR ALL TO thidua_app
  USING ((nomination_id IN ( SELECT nomination.id
   FROM nominations.nomination)))
  WITH CHECK ((nomination_id IN ( SELECT nomination.id
   FROM nominations.nomination)));
GRANT INSERT, SELECT, UPDATE ON TABLE nominations.finding TO thidua_app;

CREATE TABLE nominations.flag (
  id uuid NOT NULL,
  cancelled_award_id uuid,
  through_award_id uuid,
  nomination_id uuid,
  depth integer NOT NULL,
  reason text NOT NULL,
  raised_on date NOT NULL,
  raised_by text NOT NULL,
  state text DEFAULT 'OPEN'::text NOT NULL,
  conclusion text,
  closing_reason text DEFAULT ''::text NOT NULL,
  closed_on date,
  closed_by text,
  version integer DEFAULT 0 NOT NULL,
  award_id uuid,
  cause text DEFAULT 'PINNED'::text NOT NULL,
  clause jsonb,
  cite text DEFAULT ''::text NOT NULL,
  fact_kind text,
  fact_id uuid,
  fact_version integer,
  fact_change text,
  fact_subject text,
  fact_label jsonb,
  fact_reason text,
  CONSTRAINT flag_about CHECK (((nomination_id IS NOT NULL) OR (award_id IS NOT NULL))),
  CONSTRAINT flag_award_id_fkey FOREIGN KEY (award_id) REFERENCES decisions.award(id),
  CONSTRAINT flag_because CHECK (((cancelled_award_id IS NULL) = (fact_id IS NOT NULL))),
  CONSTRAINT flag_cancelled_award_id_fkey FOREIGN KEY (cancelled_award_id) REFERENCES decisions.award(id),
  CONSTRAINT flag_cancelled_award_id_nomination_id_key UNIQUE (cancelled_award_id, nomination_id),
  CONSTRAINT flag_cause_check CHECK ((cause = ANY (ARRAY['PINNED'::text, 'LOST'::text, 'USED'::text, 'MEMBERS'::text, 'NO_RULE'::text]))),
  CONSTRAINT flag_check CHECK ((((state = 'CLOSED'::text) = (conclusion IS NOT NULL)) AND ((state = 'CLOSED'::text) = (closed_on IS NOT NULL)) AND ((state = 'CLOSED'::text) = (closed_by IS NOT NULL)))),
  CONSTRAINT flag_check1 CHECK (((state = 'OPEN'::text) OR (length(closing_reason) >= 3))),
  CONSTRAINT flag_conclusion_check CHECK ((conclusion = ANY (ARRAY['STANDS'::text, 'RECHECK'::text, 'REVOKE'::text]))),
  CONSTRAINT flag_depth_check CHECK ((depth > 0)),
  CONSTRAINT flag_fact_change_check CHECK ((fact_change = ANY (ARRAY['CORRECTED'::text, 'WITHDRAWN'::text]))),
  CONSTRAINT flag_fact_whole CHECK ((num_nulls(fact_kind, fact_id, fact_version, fact_change, fact_subject, fact_label, fact_reason) = ANY (ARRAY[0, 7]))),
  CONSTRAINT flag_nomination_id_fkey FOREIGN KEY (nomination_id) REFERENCES nominations.nomination(id),
  CONSTRAINT flag_pkey PRIMARY KEY (id),
  CONSTRAINT flag_reason_check CHECK ((reason <> ''::text)),
  CONSTRAINT flag_state_check CHECK ((state = ANY (ARRAY['OPEN'::text, 'CLOSED'::text]))),
  CONSTRAINT flag_through CHECK (((through_award_id IS NOT NULL) OR ((fact_id IS NOT NULL) AND (depth = 1)))),
  CONSTRAINT flag_through_award_id_fkey FOREIGN KEY (through_award_id) REFERENCES decisions.award(id)
);
CREATE INDEX flag_of ON nominations.flag USING btree (nomination_id);
CREATE INDEX flag_of_award ON nominations.flag USING btree (award_id);
CREATE UNIQUE INDEX flag_once_award ON nominations.flag USING btree (cancelled_award_id, award_id) WHERE (nomination_id IS NULL);
CREATE UNIQUE INDEX flag_once_fact ON nominations.flag USING btree (fact_id, fact_version, nomination_id) WHERE (nomination_id IS NOT NULL);
CREATE UNIQUE INDEX flag_once_fact_award ON nominations.flag USING btree (fact_id, fact_version, award_id) WHERE (nomination_id IS NULL);
CREATE INDEX flag_open ON nominations.flag USING btree (state, raised_on DESC, id);
ALTER TABLE nominations.flag ENABLE ROW LEVEL SECURITY;
ALTER TABLE nominations.flag FORCE ROW LEVEL SECURITY;
CREATE POLICY flag_add ON nominations.flag FOR INSERT TO thidua_app
  WITH CHECK (platform.i_am(VARIADIC ARRAY['standing'::text, 'minister'::text]));
CREATE POLICY flag_close ON nominations.flag FOR UPDATE TO thidua_app
  USING (platform.i_am(VARIADIC ARRAY['standing'::text]));
CREATE POLICY flag_read ON nominations.flag FOR SELECT TO thidua_app
  USING (((nomination_id IN ( SELECT nomination.id
   FROM nominations.nomination)) OR ((nomination_id IS NULL) AND platform.i_am(VARIADIC ARRAY['standing'::text, 'minister'::text, 'council'::text, 'admin'::text, 'auditor'::text]))));
GRANT UPDATE (closed_by) ON TABLE nominations.flag TO thidua_app;
GRANT UPDATE (closed_on) ON TABLE nominations.flag TO thidua_app;
GRANT UPDATE (closing_reason) ON TABLE nominations.flag TO thidua_app;
GRANT UPDATE (conclusion) ON TABLE nominations.flag TO thidua_app;
GRANT UPDATE (state) ON TABLE nominations.flag TO thidua_app;
GRANT INSERT, SELECT ON TABLE nominations.flag TO thidua_app;
GRANT UPDATE (version) ON TABLE nominations.flag TO thidua_app;

CREATE TABLE nominations.hand (
  nomination_id uuid NOT NULL,
  account_id uuid NOT NULL,
  part text NOT NULL,
  since date NOT NULL,
  CONSTRAINT hand_account_id_fkey FOREIGN KEY (account_id) REFERENCES identity.account(id),
  CONSTRAINT hand_nomination_id_fkey FOREIGN KEY (nomination_id) REFERENCES nominations.nomination(id),
  CONSTRAINT hand_part_check CHECK ((part = ANY (ARRAY['proposer'::text, 'appraiser'::text, 'approver'::text]))),
  CONSTRAINT hand_pkey PRIMARY KEY (nomination_id, account_id)
);
ALTER TABLE nominations.hand ENABLE ROW LEVEL SECURITY;
ALTER TABLE nominations.hand FORCE ROW LEVEL SECURITY;
CREATE POLICY hand_app ON nominations.hand FOR ALL TO thidua_app
  USING ((nomination_id IN ( SELECT nomination.id
   FROM nominations.nomination)))
  WITH CHECK ((nomination_id IN ( SELECT nomination.id
   FROM nominations.nomination)));
GRANT INSERT, SELECT ON TABLE nominations.hand TO thidua_app;

CREATE TABLE nominations.initiative_used (
  nomination_id uuid NOT NULL,
  initiative_id uuid NOT NULL,
  reason text DEFAULT ''::text NOT NULL,
  dropped_on date,
  CONSTRAINT initiative_used_initiative_id_fkey FOREIGN KEY (initiative_id) REFERENCES records.initiative(id),
  CONSTRAINT initiative_used_nomination_id_fkey FOREIGN KEY (nomination_id) REFERENCES nominations.nomination(id),
  CONSTRAINT initiative_used_pkey PRIMARY KEY (nomination_id, initiative_id)
);
ALTER TABLE nominations.initiative_used ENABLE ROW LEVEL SECURITY;
ALTER TABLE nominations.initiative_used FORCE ROW LEVEL SECURITY;
CREATE POLICY initiative_used_change ON nominations.initiative_used FOR UPDATE TO thidua_app
  USING ((nomination_id IN ( SELECT nomination.id
   FROM nominations.nomination)));
CREATE POLICY initiative_used_read ON nominations.initiative_used FOR SELECT TO thidua_app
  USING ((nomination_id IN ( SELECT nomination.id
   FROM nominations.nomination)));
CREATE POLICY initiative_used_write ON nominations.initiative_used FOR INSERT TO thidua_app
  WITH CHECK ((EXISTS ( SELECT 1
   FROM (nominations.nomination n
     JOIN records.initiative_author a ON ((a.initiative_id = initiative_used.initiative_id)))
  WHERE ((n.id = initiative_used.nomination_id) AND (a.person_id = ANY (records.same_person(n.subject_person_id))) AND records.may_see(n.subject_person_id)))));
GRANT UPDATE (dropped_on) ON TABLE nominations.initiative_used TO thidua_app;
GRANT UPDATE (reason) ON TABLE nominations.initiative_used TO thidua_app;
GRANT INSERT, SELECT ON TABLE nominations.initiative_used TO thidua_app;

CREATE TABLE nominations.nomination (
  id uuid NOT NULL,
  year integer NOT NULL,
  award_code text NOT NULL,
  award_name text NOT NULL,
  subject_kind text NOT NULL,
  subject_unit_id uuid,
  subject_person_id uuid,
  subject_name text NOT NULL,
  unit_id uuid NOT NULL,
  route text NOT NULL,
  state text NOT NULL,
  achievement text DEFAULT ''::text NOT NULL,
  term_id uuid,
  rank_in_group integer,
  unit_minute_number text DEFAULT ''::text NOT NULL,
  unit_minute_on date,
  unit_yes integer,
  unit_members integer,
  submitted_on date,
  submitted_by text,
  accepted_on date,
  regime text,
  supplement_until date,
  state_reason text DEFAULT ''::text NOT NULL,
  appraised_by text,
  synthetic boolean DEFAULT platform.made_up() NOT NULL,
  version integer DEFAULT 0 NOT NULL,
  state_level boolean DEFAULT false NOT NULL,
  by_standing boolean DEFAULT false NOT NULL,
  created_on date NOT NULL,
  created_by_person uuid,
  kd text COLLATE "C" GENERATED ALWAYS AS (platform.f_kd(((award_name || ' '::text) || subject_name))) STORED,
  once boolean DEFAULT false NOT NULL,
  CONSTRAINT nomination_check CHECK (((subject_kind = 'unit'::text) = (subject_unit_id IS NOT NULL))),
  CONSTRAINT nomination_check1 CHECK (((subject_kind = 'person'::text) = (subject_person_id IS NOT NULL))),
  CONSTRAINT nomination_created_by_person_fkey FOREIGN KEY (created_by_person) REFERENCES directory.person(id),
  CONSTRAINT nomination_pkey PRIMARY KEY (id),
  CONSTRAINT nomination_route_check CHECK ((route = ANY (ARRAY['yearly'::text, 'in-time'::text]))),
  CONSTRAINT nomination_state_check CHECK ((state = ANY (ARRAY['DRAFT'::text, 'UNIT_APPROVED'::text, 'SUBMITTED'::text, 'RECEIVED'::text, 'REFUSED'::text, 'CHECKING'::text, 'SUPPLEMENT'::text, 'INELIGIBLE'::text, 'ELIGIBLE'::text, 'PUBLIC_COMMENT'::text, 'AT_COUNCIL'::text, 'PASSED'::text, 'NOT_PASSED'::text, 'PRESENTED'::text, 'DECIDED'::text, 'REJECTED'::text, 'FORWARDED'::text, 'STATE_DECIDED'::text, 'STATE_REFUSED'::text, 'AWARDED'::text, 'ARCHIVED'::text, 'REVOKED'::text, 'WITHDRAWN'::text]))),
  CONSTRAINT nomination_subject_kind_check CHECK ((subject_kind = ANY (ARRAY['unit'::text, 'person'::text]))),
  CONSTRAINT nomination_subject_person_id_fkey FOREIGN KEY (subject_person_id) REFERENCES directory.person(id),
  CONSTRAINT nomination_subject_unit_id_fkey FOREIGN KEY (subject_unit_id) REFERENCES directory.unit(id),
  CONSTRAINT nomination_term_id_fkey FOREIGN KEY (term_id) REFERENCES groups.term(id),
  CONSTRAINT nomination_unit_id_fkey FOREIGN KEY (unit_id) REFERENCES directory.unit(id)
);
CREATE INDEX nomination_kd ON nominations.nomination USING gin (kd public.gin_trgm_ops);
CREATE UNIQUE INDEX nomination_once ON nominations.nomination USING btree (COALESCE(subject_unit_id, subject_person_id), award_code, year) WHERE (once AND (state <> ALL ('{WITHDRAWN,REFUSED,INELIGIBLE,NOT_PASSED,REJECTED,STATE_REFUSED,REVOKED}'::text[])));
CREATE INDEX nomination_state ON nominations.nomination USING btree (state, year DESC, id);
CREATE INDEX nomination_unit ON nominations.nomination USING btree (unit_id, year DESC);
CREATE TRIGGER keep_subject BEFORE UPDATE ON nominations.nomination FOR EACH ROW EXECUTE FUNCTION nominations.keep_subject();
ALTER TABLE nominations.nomination ENABLE ROW LEVEL SECURITY;
ALTER TABLE nominations.nomination FORCE ROW LEVEL SECURITY;
CREATE POLICY nomination_add ON nominations.nomination FOR INSERT TO thidua_app
  WITH CHECK ((nominations.is_of(unit_id, subject_unit_id, subject_person_id, year) AND ((unit_id = ANY (( SELECT platform.my_units() AS my_units)::uuid[])) OR platform.i_am(VARIADIC ARRAY['standing'::text, 'minister'::text, 'council'::text, 'admin'::text]))));
CREATE POLICY nomination_change ON nominations.nomination FOR UPDATE TO thidua_app
  USING (((unit_id = ANY (( SELECT platform.my_units() AS my_units)::uuid[])) OR (subject_person_id = platform.my_person()) OR ((state <> ALL ('{DRAFT,UNIT_APPROVED}'::text[])) AND platform.i_am(VARIADIC ARRAY['standing'::text, 'council'::text, 'minister'::text, 'admin'::text, 'auditor'::text]))))
  WITH CHECK ((platform.i_am(VARIADIC ARRAY['standing'::text, 'minister'::text, 'council'::text, 'admin'::text]) OR (unit_id = ANY (( SELECT platform.my_units() AS my_units)::uuid[]))));
CREATE POLICY nomination_read ON nominations.nomination FOR SELECT TO thidua_app
  USING (((unit_id = ANY (( SELECT platform.my_units() AS my_units)::uuid[])) OR (subject_person_id = platform.my_person()) OR ((state <> ALL ('{DRAFT,UNIT_APPROVED}'::text[])) AND platform.i_am(VARIADIC ARRAY['standing'::text, 'council'::text, 'minister'::text, 'admin'::text, 'auditor'::text]))));
GRANT INSERT, SELECT, UPDATE ON TABLE nominations.nomination TO thidua_app;

CREATE TABLE nominations.paper (
  id uuid NOT NULL,
  nomination_id uuid NOT NULL,
  code text NOT NULL,
  title text NOT NULL,
  required boolean NOT NULL,
  basis text DEFAULT ''::text NOT NULL,
  evidence_id uuid,
  note text DEFAULT ''::text NOT NULL,
  on_paper text DEFAULT ''::text NOT NULL,
  opened_by text,
  opened_on date,
  CONSTRAINT paper_check CHECK (((opened_by IS NULL) = (opened_on IS NULL))),
  CONSTRAINT paper_evidence_id_fkey FOREIGN KEY (evidence_id) REFERENCES evidence.item(id),
  CONSTRAINT paper_nomination_id_code_key UNIQUE (nomination_id, code),
  CONSTRAINT paper_nomination_id_fkey FOREIGN KEY (nomination_id) REFERENCES nominations.nomination(id),
  CONSTRAINT paper_pkey PRIMARY KEY (id)
);
ALTER TABLE nominations.paper ENABLE ROW LEVEL SECURITY;
ALTER TABLE nominations.paper FORCE ROW LEVEL SECURITY;
CREATE POLICY paper_app ON nominations.paper FOR ALL TO thidua_app
  USING ((nomination_id IN ( SELECT nomination.id
   FROM nominations.nomination)))
  WITH CHECK ((nomination_id IN ( SELECT nomination.id
   FROM nominations.nomination)));
GRANT INSERT, SELECT, UPDATE ON TABLE nominations.paper TO thidua_app;

CREATE TABLE nominations.quota (
  id uuid NOT NULL,
  authority_unit_id uuid NOT NULL,
  unit_id uuid,
  law_code text,
  award_code text NOT NULL,
  measure text NOT NULL,
  base text,
  percent integer,
  amount integer,
  severity text NOT NULL,
  valid_from date NOT NULL,
  valid_to date,
  basis text NOT NULL,
  reason text NOT NULL,
  set_by text NOT NULL,
  set_on date NOT NULL,
  ended_by text,
  ended_reason text DEFAULT ''::text NOT NULL,
  version integer DEFAULT 0 NOT NULL,
  CONSTRAINT quota_amount_check CHECK ((amount >= 0)),
  CONSTRAINT quota_authority_unit_id_fkey FOREIGN KEY (authority_unit_id) REFERENCES directory.unit(id),
  CONSTRAINT quota_base_check CHECK ((base = ANY (ARRAY['LDTT'::text, 'FLAG_LEADERS'::text, 'FLAG_STANDARD'::text]))),
  CONSTRAINT quota_basis_check CHECK ((basis <> ''::text)),
  CONSTRAINT quota_check CHECK (((valid_to IS NULL) OR (valid_from <= valid_to))),
  CONSTRAINT quota_check1 CHECK ((((measure = 'cap-count'::text) = (amount IS NOT NULL)) AND ((measure = 'cap-count'::text) = (percent IS NULL)))),
  CONSTRAINT quota_check2 CHECK (((measure = 'cap-percent'::text) = (base IS NOT NULL))),
  CONSTRAINT quota_measure_check CHECK ((measure = ANY (ARRAY['cap-percent'::text, 'cap-count'::text, 'least-direct'::text]))),
  CONSTRAINT quota_percent_check CHECK (((percent >= 1) AND (percent <= 100))),
  CONSTRAINT quota_pkey PRIMARY KEY (id),
  CONSTRAINT quota_reason_check CHECK ((length(reason) >= 3)),
  CONSTRAINT quota_severity_check CHECK ((severity = ANY (ARRAY['block'::text, 'warn'::text]))),
  CONSTRAINT quota_unit_id_fkey FOREIGN KEY (unit_id) REFERENCES directory.unit(id)
);
CREATE INDEX quota_of ON nominations.quota USING btree (authority_unit_id, award_code);
ALTER TABLE nominations.quota ENABLE ROW LEVEL SECURITY;
ALTER TABLE nominations.quota FORCE ROW LEVEL SECURITY;
CREATE POLICY quota_add ON nominations.quota FOR INSERT TO thidua_app
  WITH CHECK (platform.i_am(VARIADIC ARRAY['standing'::text, 'admin'::text]));
CREATE POLICY quota_end ON nominations.quota FOR UPDATE TO thidua_app
  USING (platform.i_am(VARIADIC ARRAY['standing'::text, 'admin'::text]));
CREATE POLICY quota_read ON nominations.quota FOR SELECT TO thidua_app
  USING (platform.signed_in());
GRANT UPDATE (ended_by) ON TABLE nominations.quota TO thidua_app;
GRANT UPDATE (ended_reason) ON TABLE nominations.quota TO thidua_app;
GRANT INSERT, SELECT ON TABLE nominations.quota TO thidua_app;
GRANT UPDATE (valid_to) ON TABLE nominations.quota TO thidua_app;
GRANT UPDATE (version) ON TABLE nominations.quota TO thidua_app;

CREATE TABLE nominations.rule_snapshot (
  hash text NOT NULL,
  files text NOT NULL,
  kept_on date NOT NULL,
  CONSTRAINT rule_snapshot_pkey PRIMARY KEY (hash)
);
GRANT INSERT, SELECT ON TABLE nominations.rule_snapshot TO thidua_app;

CREATE TABLE nominations.verdict (
  id uuid NOT NULL,
  nomination_id uuid NOT NULL,
  cause text NOT NULL,
  pinned_on date NOT NULL,
  pinned_by text NOT NULL,
  accepted_on date NOT NULL,
  award_code text NOT NULL,
  outcome text NOT NULL,
  advice text,
  regime text NOT NULL,
  report text NOT NULL,
  facts text NOT NULL,
  question text NOT NULL,
  rule_set_hash text NOT NULL,
  facts_hash text NOT NULL,
  rules_hash text NOT NULL,
  CONSTRAINT verdict_advice_check CHECK ((advice = ANY (ARRAY['met'::text, 'unmet'::text, 'unknown'::text]))),
  CONSTRAINT verdict_cause_check CHECK ((cause = ANY (ARRAY['ACCEPTED'::text, 'RECHECKED'::text, 'FAVOUR'::text, 'FAVOUR_ENDED'::text]))),
  CONSTRAINT verdict_nomination_id_fkey FOREIGN KEY (nomination_id) REFERENCES nominations.nomination(id),
  CONSTRAINT verdict_outcome_check CHECK ((outcome = ANY (ARRAY['met'::text, 'unmet'::text, 'unknown'::text]))),
  CONSTRAINT verdict_pkey PRIMARY KEY (id),
  CONSTRAINT verdict_rules_hash_fkey FOREIGN KEY (rules_hash) REFERENCES nominations.rule_snapshot(hash)
);
CREATE INDEX verdict_of ON nominations.verdict USING btree (nomination_id, id DESC);
ALTER TABLE nominations.verdict ENABLE ROW LEVEL SECURITY;
ALTER TABLE nominations.verdict FORCE ROW LEVEL SECURITY;
CREATE POLICY verdict_add ON nominations.verdict FOR INSERT TO thidua_app
  WITH CHECK (platform.i_am(VARIADIC ARRAY['standing'::text]));
CREATE POLICY verdict_read ON nominations.verdict FOR SELECT TO thidua_app
  USING ((nomination_id IN ( SELECT nomination.id
   FROM nominations.nomination)));
GRANT INSERT, SELECT ON TABLE nominations.verdict TO thidua_app;

CREATE TABLE nominations.verdict_fact (
  verdict_id uuid NOT NULL,
  fact_id text NOT NULL,
  CONSTRAINT verdict_fact_pkey PRIMARY KEY (verdict_id, fact_id),
  CONSTRAINT verdict_fact_verdict_id_fkey FOREIGN KEY (verdict_id) REFERENCES nominations.verdict(id)
);
CREATE INDEX verdict_fact_id ON nominations.verdict_fact USING btree (fact_id);
ALTER TABLE nominations.verdict_fact ENABLE ROW LEVEL SECURITY;
ALTER TABLE nominations.verdict_fact FORCE ROW LEVEL SECURITY;
CREATE POLICY verdict_fact_add ON nominations.verdict_fact FOR INSERT TO thidua_app
  WITH CHECK (platform.i_am(VARIADIC ARRAY['standing'::text]));
CREATE POLICY verdict_fact_read ON nominations.verdict_fact FOR SELECT TO thidua_app
  USING ((verdict_id IN ( SELECT verdict.id
   FROM nominations.verdict)));
GRANT INSERT, SELECT ON TABLE nominations.verdict_fact TO thidua_app;

CREATE SCHEMA notifications;
GRANT USAGE ON SCHEMA notifications TO thidua_app;

CREATE OR REPLACE FUNCTION notifications.owe(duty jsonb)
 RETURNS void
 LANGUAGE sql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog'
AS $function$
  insert into notifications.duty (id, kind, object_type, object_id, title_vi, title_en, detail_vi, detail_en, verb_vi, verb_en, link,
    owner_unit_id, owner_role, owner_account_id, opens_on, due_on, created_at, year)
  select d.id, d.kind, d.object_type, d.object_id, d.title_vi, d.title_en, d.detail_vi, d.detail_en, d.verb_vi, d.verb_en, d.link,
    d.owner_unit_id, d.owner_role, d.owner_account_id, d.opens_on, d.due_on, d.created_at, d.year
  from jsonb_populate_record(null::notifications.duty, duty) d
  on conflict (kind, object_type, object_id, owner_role, coalesce(owner_unit_id, '00000000-0000-0000-0000-000000000000'),
    coalesce(owner_account_id, '00000000-0000-0000-0000-000000000000')) where state = 'OPEN'
  do update set title_vi = excluded.title_vi, title_en = excluded.title_en, detail_vi = excluded.detail_vi, detail_en = excluded.detail_en,
    due_on = excluded.due_on, opens_on = excluded.opens_on, link = excluded.link;
$function$;
REVOKE ALL ON FUNCTION notifications.owe(duty jsonb) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION notifications.owe(duty jsonb) TO thidua_app;

CREATE OR REPLACE FUNCTION notifications.remind(reminder jsonb)
 RETURNS boolean
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog'
AS $function$
declare
  it notifications.reminder := jsonb_populate_record(null::notifications.reminder, reminder);
begin
  insert into notifications.reminder (id, duty_id, step, sent_on, to_role, to_unit_id, to_account_id, by_hand, note, made_by)
  values (it.id, it.duty_id, it.step, it.sent_on, it.to_role, it.to_unit_id, it.to_account_id, it.by_hand, it.note, it.made_by)
  on conflict do nothing;
  if not found then
    return false;
  end if;
  if not it.by_hand then
    update notifications.duty d set step = greatest(d.step, it.step) where d.id = it.duty_id;
  end if;
  return true;
end $function$;
REVOKE ALL ON FUNCTION notifications.remind(reminder jsonb) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION notifications.remind(reminder jsonb) TO thidua_app;

CREATE OR REPLACE FUNCTION notifications.settle(only_kind text, of_type text, of_id uuid, only_unit uuid, to_state text, at timestamp with time zone)
 RETURNS void
 LANGUAGE sql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog'
AS $function$
  update notifications.duty d set state = to_state, closed_at = at
  where d.object_type = of_type and d.object_id = of_id and d.state = 'OPEN'
    and (only_kind is null or d.kind = only_kind) and (only_unit is null or d.owner_unit_id = only_unit);
$function$;
REVOKE ALL ON FUNCTION notifications.settle(only_kind text, of_type text, of_id uuid, only_unit uuid, to_state text, at timestamp with time zone) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION notifications.settle(only_kind text, of_type text, of_id uuid, only_unit uuid, to_state text, at timestamp with time zone) TO thidua_app;

CREATE OR REPLACE FUNCTION notifications.watched()
 RETURNS TABLE(unit_id uuid, year integer)
 LANGUAGE sql
 STABLE PARALLEL SAFE
BEGIN ATOMIC
 SELECT m.unit_id,
     t.year
    FROM (groups.term t
      JOIN groups.term_member m ON (((m.term_id = t.id) AND (m.left_on IS NULL))))
   WHERE ((t.id = ANY (groups.my_headed_terms())) OR ((t.host_unit_id = ANY (platform.my_units())) AND (NOT (EXISTS ( SELECT 1
            FROM groups.term_post p
           WHERE ((p.term_id = t.id) AND (p.post = 'head'::text) AND (p.valid_to IS NULL)))))));
END;
GRANT EXECUTE ON FUNCTION notifications.watched() TO thidua_app;

CREATE TABLE notifications.duty (
  id uuid NOT NULL,
  kind text NOT NULL,
  object_type text NOT NULL,
  object_id uuid NOT NULL,
  title_vi text NOT NULL,
  title_en text NOT NULL,
  detail_vi text DEFAULT ''::text NOT NULL,
  detail_en text DEFAULT ''::text NOT NULL,
  verb_vi text NOT NULL,
  verb_en text NOT NULL,
  link text NOT NULL,
  owner_unit_id uuid,
  owner_role text NOT NULL,
  owner_account_id uuid,
  opens_on date,
  due_on date,
  state text DEFAULT 'OPEN'::text NOT NULL,
  created_at timestamp with time zone NOT NULL,
  closed_at timestamp with time zone,
  step integer DEFAULT 0 NOT NULL,
  year integer,
  CONSTRAINT duty_owner_account_id_fkey FOREIGN KEY (owner_account_id) REFERENCES identity.account(id),
  CONSTRAINT duty_owner_unit_id_fkey FOREIGN KEY (owner_unit_id) REFERENCES directory.unit(id),
  CONSTRAINT duty_pkey PRIMARY KEY (id),
  CONSTRAINT duty_state_check CHECK ((state = ANY (ARRAY['OPEN'::text, 'DONE'::text, 'CANCELLED'::text]))),
  CONSTRAINT duty_step_check CHECK (((step >= 0) AND (step <= 3)))
);
CREATE INDEX duty_account ON notifications.duty USING btree (owner_account_id) WHERE (owner_account_id IS NOT NULL);
CREATE INDEX duty_closed ON notifications.duty USING btree (closed_at DESC, id) WHERE (state <> 'OPEN'::text);
CREATE INDEX duty_due ON notifications.duty USING btree (due_on, id) WHERE (state = 'OPEN'::text);
CREATE INDEX duty_object ON notifications.duty USING btree (object_type, object_id);
CREATE UNIQUE INDEX duty_open_once ON notifications.duty USING btree (kind, object_type, object_id, owner_role, COALESCE(owner_unit_id, '00000000-0000-0000-0000-000000000000'::uuid), COALESCE(owner_account_id, '00000000-0000-0000-0000-000000000000'::uuid)) WHERE (state = 'OPEN'::text);
CREATE INDEX duty_owner ON notifications.duty USING btree (owner_unit_id, state, due_on);
ALTER TABLE notifications.duty ENABLE ROW LEVEL SECURITY;
CREATE POLICY duty_read ON notifications.duty FOR SELECT TO thidua_app
  USING ((platform.i_am(VARIADIC ARRAY['standing'::text, 'admin'::text, 'auditor'::text]) OR (owner_account_id = platform.my_account()) OR ((owner_account_id IS NULL) AND (owner_unit_id IS NULL) AND (owner_role = ANY (( SELECT platform.my_roles() AS my_roles)::text[]))) OR (owner_unit_id = ANY (( SELECT platform.my_units() AS my_units)::uuid[]))));
CREATE POLICY duty_read_by_head ON notifications.duty FOR SELECT TO thidua_app
  USING (((owner_account_id IS NULL) AND (split_part(kind, '.'::text, 1) = ANY (ARRAY['agreements'::text, 'registrations'::text, 'progress'::text, 'indicators'::text, 'scoring'::text])) AND ((owner_unit_id, year) IN ( SELECT w.unit_id,
    w.year
   FROM notifications.watched() w(unit_id, year)))));
GRANT SELECT ON TABLE notifications.duty TO thidua_app;

CREATE TABLE notifications.mail_address (
  account_id uuid NOT NULL,
  email text NOT NULL,
  updated_at timestamp with time zone DEFAULT now() NOT NULL,
  CONSTRAINT mail_address_account_id_fkey FOREIGN KEY (account_id) REFERENCES identity.account(id),
  CONSTRAINT mail_address_email_check CHECK (((length(email) <= 254) AND (email ~ '^[^@\s]+@[^@\s]+$'::text))),
  CONSTRAINT mail_address_pkey PRIMARY KEY (account_id)
);
ALTER TABLE notifications.mail_address ENABLE ROW LEVEL SECURITY;
ALTER TABLE notifications.mail_address FORCE ROW LEVEL SECURITY;
CREATE POLICY mail_address_own ON notifications.mail_address FOR ALL TO thidua_app
  USING (((account_id = platform.my_account()) OR platform.i_am(VARIADIC ARRAY['admin'::text])))
  WITH CHECK ((account_id = platform.my_account()));
GRANT DELETE, INSERT, SELECT, UPDATE ON TABLE notifications.mail_address TO thidua_app;

CREATE TABLE notifications.notice (
  id uuid NOT NULL,
  unit_id uuid,
  role text NOT NULL,
  account_id uuid,
  title_vi text NOT NULL,
  title_en text NOT NULL,
  link text NOT NULL,
  created_at timestamp with time zone NOT NULL,
  CONSTRAINT notice_account_id_fkey FOREIGN KEY (account_id) REFERENCES identity.account(id),
  CONSTRAINT notice_pkey PRIMARY KEY (id),
  CONSTRAINT notice_unit_id_fkey FOREIGN KEY (unit_id) REFERENCES directory.unit(id)
);
CREATE INDEX notice_account ON notifications.notice USING btree (account_id, created_at DESC) WHERE (account_id IS NOT NULL);
CREATE INDEX notice_unit ON notifications.notice USING btree (unit_id, created_at DESC);
ALTER TABLE notifications.notice ENABLE ROW LEVEL SECURITY;
CREATE POLICY notice_insert ON notifications.notice FOR INSERT TO thidua_app
  WITH CHECK (platform.signed_in());
CREATE POLICY notice_read ON notifications.notice FOR SELECT TO thidua_app
  USING (((account_id = platform.my_account()) OR ((account_id IS NULL) AND (unit_id IS NULL) AND (role = ANY (( SELECT platform.my_roles() AS my_roles)::text[]))) OR ((account_id IS NULL) AND (unit_id = ANY (( SELECT platform.my_units() AS my_units)::uuid[])))));
GRANT INSERT, SELECT, UPDATE ON TABLE notifications.notice TO thidua_app;

CREATE TABLE notifications.notice_read (
  notice_id uuid NOT NULL,
  account_id uuid NOT NULL,
  read_at timestamp with time zone DEFAULT now() NOT NULL,
  CONSTRAINT notice_read_account_id_fkey FOREIGN KEY (account_id) REFERENCES identity.account(id),
  CONSTRAINT notice_read_notice_id_fkey FOREIGN KEY (notice_id) REFERENCES notifications.notice(id),
  CONSTRAINT notice_read_pkey PRIMARY KEY (notice_id, account_id)
);
ALTER TABLE notifications.notice_read ENABLE ROW LEVEL SECURITY;
ALTER TABLE notifications.notice_read FORCE ROW LEVEL SECURITY;
CREATE POLICY notice_read_own ON notifications.notice_read FOR ALL TO thidua_app
  USING ((account_id = platform.my_account()))
  WITH CHECK ((account_id = platform.my_account()));
GRANT INSERT, SELECT, UPDATE ON TABLE notifications.notice_read TO thidua_app;

CREATE TABLE notifications.reminder (
  id uuid NOT NULL,
  duty_id uuid NOT NULL,
  step integer NOT NULL,
  sent_on date NOT NULL,
  to_role text NOT NULL,
  to_unit_id uuid,
  by_hand boolean DEFAULT false NOT NULL,
  note text DEFAULT ''::text NOT NULL,
  made_by text DEFAULT ''::text NOT NULL,
  to_account_id uuid,
  CONSTRAINT reminder_duty_id_fkey FOREIGN KEY (duty_id) REFERENCES notifications.duty(id),
  CONSTRAINT reminder_pkey PRIMARY KEY (id),
  CONSTRAINT reminder_step_check CHECK (((step >= 1) AND (step <= 3))),
  CONSTRAINT reminder_to_account_id_fkey FOREIGN KEY (to_account_id) REFERENCES identity.account(id),
  CONSTRAINT reminder_to_unit_id_fkey FOREIGN KEY (to_unit_id) REFERENCES directory.unit(id)
);
CREATE UNIQUE INDEX reminder_by_hand_once ON notifications.reminder USING btree (duty_id, sent_on) WHERE by_hand;
CREATE INDEX reminder_duty ON notifications.reminder USING btree (duty_id);
CREATE UNIQUE INDEX reminder_step_once ON notifications.reminder USING btree (duty_id, step) WHERE (NOT by_hand);
ALTER TABLE notifications.reminder ENABLE ROW LEVEL SECURITY;
CREATE POLICY reminder_read ON notifications.reminder FOR SELECT TO thidua_app
  USING ((duty_id IN ( SELECT duty.id
   FROM notifications.duty)));
GRANT SELECT ON TABLE notifications.reminder TO thidua_app;

CREATE SCHEMA platform;
GRANT USAGE ON SCHEMA platform TO thidua_app;

CREATE DOMAIN platform.partial_date AS text
  CONSTRAINT partial_date_check CHECK ((VALUE ~ '^\d{4}(-Q[1-4]|-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01]))?)?$'::text));

CREATE OR REPLACE FUNCTION platform.f_kd(value text)
 RETURNS text
 LANGUAGE sql
 IMMUTABLE PARALLEL SAFE STRICT
RETURN lower(public.unaccent('public.unaccent'::regdictionary, NORMALIZE(value, NFC)));
GRANT EXECUTE ON FUNCTION platform.f_kd(value text) TO thidua_app;

CREATE OR REPLACE FUNCTION platform.i_am(VARIADIC wanted text[])
 RETURNS boolean
 LANGUAGE sql
 STABLE PARALLEL SAFE
RETURN (platform.my_roles() && wanted);
GRANT EXECUTE ON FUNCTION platform.i_am(VARIADIC wanted text[]) TO thidua_app;

CREATE OR REPLACE FUNCTION platform.made_up()
 RETURNS boolean
 LANGUAGE sql
 STABLE PARALLEL SAFE
RETURN COALESCE((NULLIF(current_setting('app.made_up'::text, true), ''::text))::boolean, false);

CREATE OR REPLACE FUNCTION platform.my_account()
 RETURNS uuid
 LANGUAGE sql
 STABLE PARALLEL SAFE
RETURN (NULLIF(current_setting('app.account_id'::text, true), ''::text))::uuid;
GRANT EXECUTE ON FUNCTION platform.my_account() TO thidua_app;

CREATE OR REPLACE FUNCTION platform.my_person()
 RETURNS uuid
 LANGUAGE sql
 STABLE PARALLEL SAFE
RETURN (NULLIF(current_setting('app.person_id'::text, true), ''::text))::uuid;
GRANT EXECUTE ON FUNCTION platform.my_person() TO thidua_app;

CREATE OR REPLACE FUNCTION platform.my_roles()
 RETURNS text[]
 LANGUAGE sql
 STABLE PARALLEL SAFE
RETURN (COALESCE(NULLIF(current_setting('app.roles'::text, true), ''::text), '{}'::text))::text[];
GRANT EXECUTE ON FUNCTION platform.my_roles() TO thidua_app;

CREATE OR REPLACE FUNCTION platform.my_unit_roles()
 RETURNS text[]
 LANGUAGE sql
 STABLE PARALLEL SAFE
RETURN (COALESCE(NULLIF(current_setting('app.unit_roles'::text, true), ''::text), '{}'::text))::text[];
GRANT EXECUTE ON FUNCTION platform.my_unit_roles() TO thidua_app;

CREATE OR REPLACE FUNCTION platform.my_units()
 RETURNS uuid[]
 LANGUAGE sql
 STABLE PARALLEL SAFE
RETURN (COALESCE(NULLIF(current_setting('app.unit_ids'::text, true), ''::text), '{}'::text))::uuid[];
GRANT EXECUTE ON FUNCTION platform.my_units() TO thidua_app;

CREATE OR REPLACE FUNCTION platform.said_who()
 RETURNS boolean
 LANGUAGE sql
 STABLE PARALLEL SAFE
RETURN (COALESCE(current_setting('app.roles'::text, true), ''::text) <> ''::text);
GRANT EXECUTE ON FUNCTION platform.said_who() TO thidua_app;

CREATE OR REPLACE FUNCTION platform.signed_in()
 RETURNS boolean
 LANGUAGE sql
 STABLE PARALLEL SAFE
RETURN ((platform.my_account() IS NOT NULL) OR platform.i_am(VARIADIC ARRAY['admin'::text]));
GRANT EXECUTE ON FUNCTION platform.signed_in() TO thidua_app;

CREATE TABLE platform.idempotency (
  key text COLLATE "C" NOT NULL,
  owner text COLLATE "C" NOT NULL,
  action text NOT NULL,
  request_hash text NOT NULL,
  response jsonb,
  created_at timestamp with time zone DEFAULT now() NOT NULL,
  CONSTRAINT idempotency_key_check CHECK (((length(key) >= 8) AND (length(key) <= 200))),
  CONSTRAINT idempotency_pkey PRIMARY KEY (owner, key)
);
CREATE INDEX idempotency_age ON platform.idempotency USING btree (created_at);
GRANT DELETE, INSERT, SELECT, UPDATE ON TABLE platform.idempotency TO thidua_app;

CREATE TABLE platform.migration (
  name text NOT NULL,
  checksum text NOT NULL,
  applied_at timestamp with time zone DEFAULT clock_timestamp() NOT NULL,
  CONSTRAINT migration_pkey PRIMARY KEY (name)
);
COMMENT ON TABLE platform.migration IS 'Which steps of db/migrations this database has taken';

CREATE TABLE platform.setting (
  key text NOT NULL,
  value jsonb NOT NULL,
  updated_at timestamp with time zone DEFAULT now() NOT NULL,
  CONSTRAINT setting_pkey PRIMARY KEY (key)
);
GRANT INSERT, SELECT, UPDATE ON TABLE platform.setting TO thidua_app;

CREATE SCHEMA progress;
GRANT USAGE ON SCHEMA progress TO thidua_app;

CREATE TABLE progress.extension (
  id uuid NOT NULL,
  task_id uuid NOT NULL,
  old_due_on date NOT NULL,
  new_due_on date NOT NULL,
  reason text NOT NULL,
  asked_on date NOT NULL,
  asked_by text NOT NULL,
  state text NOT NULL,
  answered_on date,
  answered_by text,
  answer text DEFAULT ''::text NOT NULL,
  version integer DEFAULT 0 NOT NULL,
  CONSTRAINT extension_check CHECK ((new_due_on > old_due_on)),
  CONSTRAINT extension_pkey PRIMARY KEY (id),
  CONSTRAINT extension_reason_check CHECK ((reason <> ''::text)),
  CONSTRAINT extension_state_check CHECK ((state = ANY (ARRAY['ASKED'::text, 'APPROVED'::text, 'REFUSED'::text]))),
  CONSTRAINT extension_task_id_fkey FOREIGN KEY (task_id) REFERENCES progress.task(id)
);
CREATE UNIQUE INDEX extension_once ON progress.extension USING btree (task_id) WHERE (state = 'ASKED'::text);
ALTER TABLE progress.extension ENABLE ROW LEVEL SECURITY;
ALTER TABLE progress.extension FORCE ROW LEVEL SECURITY;
CREATE POLICY extension_app ON progress.extension FOR ALL TO thidua_app
  USING ((task_id IN ( SELECT task.id
   FROM progress.task)))
  WITH CHECK ((task_id IN ( SELECT task.id
   FROM progress.task)));
GRANT INSERT, SELECT, UPDATE ON TABLE progress.extension TO thidua_app;

CREATE TABLE progress.month_report (
  id uuid NOT NULL,
  unit_id uuid NOT NULL,
  year integer NOT NULL,
  month integer NOT NULL,
  state text NOT NULL,
  note text DEFAULT ''::text NOT NULL,
  causes text DEFAULT ''::text NOT NULL,
  due_count integer,
  on_time_count integer,
  submitted_on date,
  submitted_by text,
  synthetic boolean DEFAULT platform.made_up() NOT NULL,
  version integer DEFAULT 0 NOT NULL,
  rule jsonb,
  CONSTRAINT month_report_month_check CHECK (((month >= 1) AND (month <= 12))),
  CONSTRAINT month_report_pkey PRIMARY KEY (id),
  CONSTRAINT month_report_state_check CHECK ((state = ANY (ARRAY['DRAFT'::text, 'SUBMITTED'::text]))),
  CONSTRAINT month_report_unit_id_fkey FOREIGN KEY (unit_id) REFERENCES directory.unit(id),
  CONSTRAINT month_report_unit_id_year_month_key UNIQUE (unit_id, year, month)
);
ALTER TABLE progress.month_report ENABLE ROW LEVEL SECURITY;
ALTER TABLE progress.month_report FORCE ROW LEVEL SECURITY;
CREATE POLICY month_report_app ON progress.month_report FOR ALL TO thidua_app
  USING (((unit_id = ANY (( SELECT platform.my_units() AS my_units)::uuid[])) OR platform.i_am(VARIADIC ARRAY['admin'::text]) OR ((state = 'SUBMITTED'::text) AND (platform.i_am(VARIADIC ARRAY['standing'::text, 'council'::text, 'minister'::text, 'auditor'::text]) OR (unit_id IN ( SELECT m.unit_id
   FROM groups.term_member m
  WHERE (m.term_id = ANY (( SELECT groups.my_terms() AS my_terms)::uuid[]))))))))
  WITH CHECK ((platform.i_am(VARIADIC ARRAY['admin'::text]) OR (unit_id = ANY (( SELECT platform.my_units() AS my_units)::uuid[]))));
GRANT INSERT, SELECT, UPDATE ON TABLE progress.month_report TO thidua_app;

CREATE TABLE progress.month_warning (
  unit_id uuid NOT NULL,
  year integer NOT NULL,
  month integer NOT NULL,
  level text NOT NULL,
  told_on date NOT NULL,
  CONSTRAINT month_warning_level_check CHECK ((level = ANY (ARRAY['BELOW'::text, 'LOST'::text]))),
  CONSTRAINT month_warning_month_check CHECK (((month >= 1) AND (month <= 12))),
  CONSTRAINT month_warning_pkey PRIMARY KEY (unit_id, year, month, level),
  CONSTRAINT month_warning_unit_id_fkey FOREIGN KEY (unit_id) REFERENCES directory.unit(id)
);
ALTER TABLE progress.month_warning ENABLE ROW LEVEL SECURITY;
ALTER TABLE progress.month_warning FORCE ROW LEVEL SECURITY;
CREATE POLICY month_warning_app ON progress.month_warning FOR ALL TO thidua_app
  USING ((platform.i_am(VARIADIC ARRAY['standing'::text, 'admin'::text, 'auditor'::text]) OR (unit_id = ANY (( SELECT platform.my_units() AS my_units)::uuid[]))))
  WITH CHECK ((platform.i_am(VARIADIC ARRAY['admin'::text]) OR (unit_id = ANY (( SELECT platform.my_units() AS my_units)::uuid[]))));
GRANT INSERT, SELECT ON TABLE progress.month_warning TO thidua_app;

CREATE TABLE progress.programme (
  id uuid NOT NULL,
  unit_id uuid NOT NULL,
  year integer NOT NULL,
  state text NOT NULL,
  title text NOT NULL,
  approval_number text DEFAULT ''::text NOT NULL,
  approved_on date,
  synthetic boolean DEFAULT platform.made_up() NOT NULL,
  version integer DEFAULT 0 NOT NULL,
  CONSTRAINT programme_check CHECK (((state = 'DRAFT'::text) OR ((approval_number <> ''::text) AND (approved_on IS NOT NULL)))),
  CONSTRAINT programme_pkey PRIMARY KEY (id),
  CONSTRAINT programme_state_check CHECK ((state = ANY (ARRAY['DRAFT'::text, 'APPROVED'::text]))),
  CONSTRAINT programme_unit_id_fkey FOREIGN KEY (unit_id) REFERENCES directory.unit(id),
  CONSTRAINT programme_unit_id_year_key UNIQUE (unit_id, year)
);
ALTER TABLE progress.programme ENABLE ROW LEVEL SECURITY;
ALTER TABLE progress.programme FORCE ROW LEVEL SECURITY;
CREATE POLICY programme_app ON progress.programme FOR ALL TO thidua_app
  USING ((platform.i_am(VARIADIC ARRAY['standing'::text, 'council'::text, 'minister'::text, 'admin'::text, 'auditor'::text]) OR (unit_id = ANY (( SELECT platform.my_units() AS my_units)::uuid[])) OR ((state = 'APPROVED'::text) AND (unit_id IN ( SELECT m.unit_id
   FROM groups.term_member m
  WHERE (m.term_id = ANY (( SELECT groups.my_terms() AS my_terms)::uuid[]))))) OR (unit_id IN ( SELECT m.unit_id
   FROM groups.term_member m
  WHERE (m.term_id = ANY (( SELECT groups.my_led_terms() AS my_led_terms)::uuid[]))))))
  WITH CHECK ((platform.i_am(VARIADIC ARRAY['admin'::text]) OR (unit_id = ANY (( SELECT platform.my_units() AS my_units)::uuid[]))));
GRANT INSERT, SELECT, UPDATE ON TABLE progress.programme TO thidua_app;

CREATE TABLE progress.rule (
  authority_unit_id uuid NOT NULL,
  year integer NOT NULL,
  limit_percent integer DEFAULT 90 NOT NULL,
  decimals integer DEFAULT 2 NOT NULL,
  extension_counts boolean DEFAULT true NOT NULL,
  CONSTRAINT rule_authority_unit_id_fkey FOREIGN KEY (authority_unit_id) REFERENCES directory.unit(id),
  CONSTRAINT rule_decimals_check CHECK (((decimals >= 0) AND (decimals <= 2))),
  CONSTRAINT rule_limit_percent_check CHECK (((limit_percent >= 0) AND (limit_percent <= 100))),
  CONSTRAINT rule_pkey PRIMARY KEY (authority_unit_id, year)
);
GRANT INSERT, SELECT, UPDATE ON TABLE progress.rule TO thidua_app;

CREATE TABLE progress.task (
  id uuid NOT NULL,
  programme_id uuid NOT NULL,
  unit_id uuid NOT NULL,
  year integer NOT NULL,
  title text NOT NULL,
  owner_name text DEFAULT ''::text NOT NULL,
  due_on date NOT NULL,
  first_due_on date NOT NULL,
  completed_on date,
  cancelled_reason text,
  cause text DEFAULT ''::text NOT NULL,
  commitment_id uuid,
  content_id uuid,
  synthetic boolean DEFAULT platform.made_up() NOT NULL,
  version integer DEFAULT 0 NOT NULL,
  CONSTRAINT task_commitment_id_fkey FOREIGN KEY (commitment_id) REFERENCES agreements.commitment(id),
  CONSTRAINT task_content_id_fkey FOREIGN KEY (content_id) REFERENCES movements.content(id),
  CONSTRAINT task_pkey PRIMARY KEY (id),
  CONSTRAINT task_programme_id_fkey FOREIGN KEY (programme_id) REFERENCES progress.programme(id),
  CONSTRAINT task_title_check CHECK ((title <> ''::text)),
  CONSTRAINT task_unit_id_fkey FOREIGN KEY (unit_id) REFERENCES directory.unit(id)
);
CREATE INDEX task_unit_due ON progress.task USING btree (unit_id, year, due_on);
ALTER TABLE progress.task ENABLE ROW LEVEL SECURITY;
ALTER TABLE progress.task FORCE ROW LEVEL SECURITY;
CREATE POLICY task_app ON progress.task FOR ALL TO thidua_app
  USING ((programme_id IN ( SELECT programme.id
   FROM progress.programme)))
  WITH CHECK ((platform.i_am(VARIADIC ARRAY['admin'::text]) OR (unit_id = ANY (( SELECT platform.my_units() AS my_units)::uuid[]))));
GRANT INSERT, SELECT, UPDATE ON TABLE progress.task TO thidua_app;

GRANT USAGE ON SCHEMA public TO PUBLIC;

CREATE SCHEMA records;
GRANT USAGE ON SCHEMA records TO thidua_app;

CREATE OR REPLACE FUNCTION records.is_me(person uuid)
 RETURNS boolean
 LANGUAGE sql
 STABLE PARALLEL SAFE
RETURN ((platform.my_person() IS NOT NULL) AND (person = ANY (records.same_person(platform.my_person()))));

CREATE OR REPLACE FUNCTION records.is_mine(person uuid)
 RETURNS boolean
 LANGUAGE sql
 STABLE PARALLEL SAFE
RETURN ((platform.my_unit_roles() && '{officer,leader}'::text[]) AND (EXISTS (SELECT 1 FROM directory.post o WHERE ((o.person_id = ANY (records.same_person(is_mine.person))) AND (o.unit_id = ANY (platform.my_units())) AND ((o.valid_to IS NULL) OR (records.today() <= o.valid_to))))));

CREATE OR REPLACE FUNCTION records.keep_earlier()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
declare before jsonb := to_jsonb(old);
begin
  if new.version <> old.version + 1 or length(new.change_reason) < 3 then
    raise exception 'a correction names its reason and the next version' using errcode = 'check_violation';
  end if;
  if old.withdrawn_on is not null then
    raise exception 'a withdrawn fact no longer changes' using errcode = 'check_violation';
  end if;
  insert into records.earlier (fact_id, version, kind, person_id, unit_id, was, reason, changed_at, changed_by)
  values (old.id, old.version, tg_table_name, (before ->> 'person_id')::uuid, (before ->> 'unit_id')::uuid, before, new.change_reason,
    clock_timestamp(), new.changed_by);
  return new;
end $function$;

CREATE OR REPLACE FUNCTION records.may_keep(person uuid)
 RETURNS boolean
 LANGUAGE sql
 STABLE PARALLEL SAFE
RETURN (platform.i_am(VARIADIC ARRAY['standing'::text]) OR (records.is_mine(person) AND (NOT records.is_me(person))));

CREATE OR REPLACE FUNCTION records.may_keep_unit(unit uuid)
 RETURNS boolean
 LANGUAGE sql
 STABLE PARALLEL SAFE
RETURN (platform.i_am(VARIADIC ARRAY['standing'::text]) OR ((platform.my_unit_roles() && '{officer,leader}'::text[]) AND (unit = ANY (platform.my_units()))));

CREATE OR REPLACE FUNCTION records.may_see(person uuid)
 RETURNS boolean
 LANGUAGE sql
 STABLE PARALLEL SAFE
RETURN (records.sees_everybody() OR (person IN (SELECT records.my_people() AS my_people)));

CREATE OR REPLACE FUNCTION records.may_see_sensitive(person uuid)
 RETURNS boolean
 LANGUAGE sql
 STABLE PARALLEL SAFE
RETURN (platform.i_am(VARIADIC ARRAY['standing'::text]) OR (person IN (SELECT records.my_people() AS my_people)));

CREATE OR REPLACE FUNCTION records.may_see_unit(unit uuid)
 RETURNS boolean
 LANGUAGE sql
 STABLE PARALLEL SAFE
RETURN (records.sees_everybody() OR (unit = ANY (platform.my_units())));

CREATE OR REPLACE FUNCTION records.merge_leads_to_a_root()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  perform pg_advisory_xact_lock(hashtext('records.merge'));
  if exists (select 1 from records.merge m where m.from_person_id = new.into_person_id and m.undone_on is null) then
    raise exception 'the record merged into leads elsewhere' using errcode = 'check_violation';
  end if;
  return new;
end $function$;

CREATE OR REPLACE FUNCTION records.my_people()
 RETURNS SETOF uuid
 LANGUAGE sql
 STABLE PARALLEL SAFE
AS $function$
  with recursive near(id) as (
    select platform.my_person() where platform.my_person() is not null
    union
    select o.person_id from directory.post o
      where platform.my_unit_roles() && '{officer,leader}' and o.unit_id = any (platform.my_units()) and (o.valid_to is null or records.today() <= o.valid_to)),
  up(id) as (
    select n.id from near n
    union
    select m.into_person_id from up u join records.merge m on m.from_person_id = u.id and m.undone_on is null),
  everyone(id) as (
    select u.id from up u
    union
    select m.from_person_id from everyone e join records.merge m on m.into_person_id = e.id and m.undone_on is null)
  select e.id from everyone e
$function$;

CREATE OR REPLACE FUNCTION records.root_of(person uuid)
 RETURNS uuid
 LANGUAGE sql
 STABLE PARALLEL SAFE
AS $function$
  with recursive chain(id, depth) as (
    select person, 0
    union all
    select m.into_person_id, c.depth + 1 from chain c join records.merge m on m.from_person_id = c.id and m.undone_on is null where c.depth < 50)
  select id from chain order by depth desc limit 1
$function$;

CREATE OR REPLACE FUNCTION records.same_people(people uuid[])
 RETURNS TABLE(asked uuid, root uuid, ids uuid[])
 LANGUAGE sql
 STABLE PARALLEL SAFE
AS $function$
  with recursive up(asked, id, depth) as (
    select distinct p.id, p.id, 0 from unnest(people) as p(id)
    union all
    select u.asked, m.into_person_id, u.depth + 1 from up u join records.merge m on m.from_person_id = u.id and m.undone_on is null where u.depth < 50),
  roots as (select distinct on (up.asked) up.asked, up.id as root from up order by up.asked, up.depth desc),
  down(root, id, depth) as (
    select distinct r.root, r.root, 0 from roots r
    union all
    select d.root, m.from_person_id, d.depth + 1 from down d join records.merge m on m.into_person_id = d.id and m.undone_on is null where d.depth < 50)
  select r.asked, r.root, s.ids from roots r
    join (select down.root, array_agg(down.id order by down.depth, down.id) as ids from down group by down.root) s on s.root = r.root
$function$;

CREATE OR REPLACE FUNCTION records.same_person(person uuid)
 RETURNS uuid[]
 LANGUAGE sql
 STABLE PARALLEL SAFE
AS $function$
  with recursive all_ids(id) as (
    select records.root_of(person)
    union
    select m.from_person_id from all_ids a join records.merge m on m.into_person_id = a.id and m.undone_on is null)
  select array(select id from all_ids)
$function$;

CREATE OR REPLACE FUNCTION records.sees_everybody()
 RETURNS boolean
 LANGUAGE sql
 STABLE PARALLEL SAFE
RETURN platform.i_am(VARIADIC ARRAY['standing'::text, 'admin'::text, 'auditor'::text, 'minister'::text, 'council'::text]);

CREATE OR REPLACE FUNCTION records.shares_fit()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  if (select coalesce(sum(a.share), 0) from records.initiative_author a where a.initiative_id = new.initiative_id) > 10000 then
    raise exception 'the shares of the authors exceed 100 percent' using errcode = 'check_violation';
  end if;
  return null;
end $function$;

CREATE OR REPLACE FUNCTION records.today()
 RETURNS date
 LANGUAGE sql
 STABLE PARALLEL SAFE
RETURN COALESCE((NULLIF(current_setting('app.today'::text, true), ''::text))::date, CURRENT_DATE);

CREATE OR REPLACE FUNCTION records.use_crosses_no_kind()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  perform pg_advisory_xact_lock(hashtext(new.initiative_id::text));
  if new.released_on is null and exists (
    select 1 from records.initiative_use u where u.initiative_id = new.initiative_id and u.id <> new.id and u.released_on is null
      and u.award_kind <> new.award_kind and u.unit_id is not distinct from new.unit_id
      and (new.person_id is null or u.person_id = any (records.same_person(new.person_id)))) then
    raise exception 'an initiative used for a title cannot serve a form, nor the other way round' using errcode = 'check_violation';
  end if;
  return new;
end $function$;

CREATE OR REPLACE FUNCTION records.women_of(units uuid[], of_year integer)
 RETURNS TABLE(unit_id uuid, staff integer, women integer, source text, certain boolean)
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog'
AS $function$
  select s.unit_id, s.staff, s.women, s.source, s.certainty = 'CERTAIN' from records.strength s
  where s.unit_id = any ($1) and s.year = $2 and s.withdrawn_on is null
    and (records.may_see_unit(s.unit_id) or exists (
      select 1 from groups.term_member m join groups.term t on t.id = m.term_id
      where m.unit_id = s.unit_id and t.year = $2 and (t.id = any (groups.my_led_terms()) or t.host_unit_id = any (platform.my_units()))));
$function$;
REVOKE ALL ON FUNCTION records.women_of(units uuid[], of_year integer) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION records.women_of(units uuid[], of_year integer) TO thidua_app;

CREATE TABLE records.achievement (
  id uuid NOT NULL,
  person_id uuid,
  unit_id uuid,
  year integer NOT NULL,
  happened_on date,
  achievement_kind text NOT NULL,
  scope text NOT NULL,
  title text NOT NULL,
  certainty text DEFAULT 'CERTAIN'::text NOT NULL,
  source text DEFAULT ''::text NOT NULL,
  note text DEFAULT ''::text NOT NULL,
  entered_on date NOT NULL,
  entered_by text NOT NULL,
  import_id uuid,
  synthetic boolean DEFAULT false NOT NULL,
  version integer DEFAULT 0 NOT NULL,
  change_reason text DEFAULT ''::text NOT NULL,
  changed_by text DEFAULT ''::text NOT NULL,
  withdrawn_on date,
  CONSTRAINT achievement_achievement_kind_check CHECK ((achievement_kind = ANY (ARRAY['dot_xuat'::text, 'nhieu_thanh_tich'::text, 'dong_gop'::text, 'khoa_hoc'::text, 'tu_thien'::text, 'giai_thuong'::text, 'phat_minh'::text, 'lao_dong'::text]))),
  CONSTRAINT achievement_certainty_check CHECK ((certainty = ANY (ARRAY['CERTAIN'::text, 'UNCERTAIN'::text]))),
  CONSTRAINT achievement_check CHECK (((person_id IS NULL) <> (unit_id IS NULL))),
  CONSTRAINT achievement_import_id_fkey FOREIGN KEY (import_id) REFERENCES records.import(id),
  CONSTRAINT achievement_person_id_fkey FOREIGN KEY (person_id) REFERENCES directory.person(id),
  CONSTRAINT achievement_pkey PRIMARY KEY (id),
  CONSTRAINT achievement_scope_check CHECK ((scope = ANY (ARRAY['DON_VI'::text, 'LINH_VUC'::text, 'BBNT'::text, 'TOAN_QUOC'::text]))),
  CONSTRAINT achievement_title_check CHECK ((title <> ''::text)),
  CONSTRAINT achievement_unit_id_fkey FOREIGN KEY (unit_id) REFERENCES directory.unit(id),
  CONSTRAINT achievement_year_check CHECK (((year >= 1945) AND (year <= 2100)))
);
CREATE INDEX achievement_person ON records.achievement USING btree (person_id);
CREATE INDEX achievement_unit ON records.achievement USING btree (unit_id);
CREATE TRIGGER achievement_keeps_earlier BEFORE UPDATE ON records.achievement FOR EACH ROW EXECUTE FUNCTION records.keep_earlier();
ALTER TABLE records.achievement ENABLE ROW LEVEL SECURITY;
ALTER TABLE records.achievement FORCE ROW LEVEL SECURITY;
CREATE POLICY achievement_add ON records.achievement FOR INSERT TO thidua_app
  WITH CHECK (
CASE
    WHEN (person_id IS NULL) THEN records.may_keep_unit(unit_id)
    ELSE records.may_keep(person_id)
END);
CREATE POLICY achievement_change ON records.achievement FOR UPDATE TO thidua_app
  USING (
CASE
    WHEN (person_id IS NULL) THEN records.may_keep_unit(unit_id)
    ELSE records.may_keep(person_id)
END);
CREATE POLICY achievement_read ON records.achievement FOR SELECT TO thidua_app
  USING (
CASE
    WHEN (person_id IS NULL) THEN (( SELECT records.sees_everybody() AS sees_everybody) OR (unit_id = ANY (( SELECT platform.my_units() AS my_units)::uuid[])))
    ELSE (( SELECT records.sees_everybody() AS sees_everybody) OR (person_id IN ( SELECT records.my_people() AS my_people)))
END);
GRANT INSERT, SELECT, UPDATE ON TABLE records.achievement TO thidua_app;

CREATE TABLE records.award_without_work (
  award_id uuid NOT NULL,
  person_id uuid NOT NULL,
  stated_on date NOT NULL,
  stated_by text NOT NULL,
  CONSTRAINT award_without_work_award_id_fkey FOREIGN KEY (award_id) REFERENCES decisions.award(id),
  CONSTRAINT award_without_work_person_id_fkey FOREIGN KEY (person_id) REFERENCES directory.person(id),
  CONSTRAINT award_without_work_pkey PRIMARY KEY (award_id),
  CONSTRAINT award_without_work_stated_by_check CHECK ((stated_by <> ''::text))
);
CREATE INDEX award_without_work_person ON records.award_without_work USING btree (person_id);
ALTER TABLE records.award_without_work ENABLE ROW LEVEL SECURITY;
ALTER TABLE records.award_without_work FORCE ROW LEVEL SECURITY;
CREATE POLICY statement_add ON records.award_without_work FOR INSERT TO thidua_app
  WITH CHECK (records.may_keep(person_id));
CREATE POLICY statement_drop ON records.award_without_work FOR DELETE TO thidua_app
  USING (records.may_keep(person_id));
CREATE POLICY statement_read ON records.award_without_work FOR SELECT TO thidua_app
  USING (records.may_see(person_id));
GRANT DELETE, INSERT, SELECT ON TABLE records.award_without_work TO thidua_app;

CREATE TABLE records.cluster (
  id uuid NOT NULL,
  unit_id uuid NOT NULL,
  year integer NOT NULL,
  cluster text NOT NULL,
  organiser text NOT NULL,
  leader boolean NOT NULL,
  certainty text DEFAULT 'CERTAIN'::text NOT NULL,
  source text DEFAULT ''::text NOT NULL,
  note text DEFAULT ''::text NOT NULL,
  entered_on date NOT NULL,
  entered_by text NOT NULL,
  import_id uuid,
  synthetic boolean DEFAULT false NOT NULL,
  version integer DEFAULT 0 NOT NULL,
  change_reason text DEFAULT ''::text NOT NULL,
  changed_by text DEFAULT ''::text NOT NULL,
  withdrawn_on date,
  CONSTRAINT cluster_certainty_check CHECK ((certainty = ANY (ARRAY['CERTAIN'::text, 'UNCERTAIN'::text]))),
  CONSTRAINT cluster_cluster_check CHECK ((cluster <> ''::text)),
  CONSTRAINT cluster_import_id_fkey FOREIGN KEY (import_id) REFERENCES records.import(id),
  CONSTRAINT cluster_organiser_check CHECK ((organiser = ANY (ARRAY['BBNT'::text, 'TRUNG_UONG'::text]))),
  CONSTRAINT cluster_pkey PRIMARY KEY (id),
  CONSTRAINT cluster_unit_id_fkey FOREIGN KEY (unit_id) REFERENCES directory.unit(id),
  CONSTRAINT cluster_year_check CHECK (((year >= 1945) AND (year <= 2100)))
);
CREATE UNIQUE INDEX cluster_year ON records.cluster USING btree (unit_id, year, organiser) WHERE (withdrawn_on IS NULL);
CREATE TRIGGER cluster_keeps_earlier BEFORE UPDATE ON records.cluster FOR EACH ROW EXECUTE FUNCTION records.keep_earlier();
ALTER TABLE records.cluster ENABLE ROW LEVEL SECURITY;
ALTER TABLE records.cluster FORCE ROW LEVEL SECURITY;
CREATE POLICY cluster_add ON records.cluster FOR INSERT TO thidua_app
  WITH CHECK (records.may_keep_unit(unit_id));
CREATE POLICY cluster_change ON records.cluster FOR UPDATE TO thidua_app
  USING (records.may_keep_unit(unit_id));
CREATE POLICY cluster_read ON records.cluster FOR SELECT TO thidua_app
  USING ((( SELECT records.sees_everybody() AS sees_everybody) OR (unit_id = ANY (( SELECT platform.my_units() AS my_units)::uuid[]))));
GRANT INSERT, SELECT, UPDATE ON TABLE records.cluster TO thidua_app;

CREATE TABLE records.declaration (
  id uuid NOT NULL,
  person_id uuid,
  unit_id uuid,
  year integer NOT NULL,
  topics text[] NOT NULL,
  holds_true boolean NOT NULL,
  declared_by text DEFAULT ''::text NOT NULL,
  certainty text DEFAULT 'CERTAIN'::text NOT NULL,
  source text DEFAULT ''::text NOT NULL,
  note text DEFAULT ''::text NOT NULL,
  entered_on date NOT NULL,
  entered_by text NOT NULL,
  import_id uuid,
  synthetic boolean DEFAULT false NOT NULL,
  version integer DEFAULT 0 NOT NULL,
  change_reason text DEFAULT ''::text NOT NULL,
  changed_by text DEFAULT ''::text NOT NULL,
  withdrawn_on date,
  CONSTRAINT declaration_certainty_check CHECK ((certainty = ANY (ARRAY['CERTAIN'::text, 'UNCERTAIN'::text]))),
  CONSTRAINT declaration_check CHECK (((person_id IS NULL) <> (unit_id IS NULL))),
  CONSTRAINT declaration_import_id_fkey FOREIGN KEY (import_id) REFERENCES records.import(id),
  CONSTRAINT declaration_person_id_fkey FOREIGN KEY (person_id) REFERENCES directory.person(id),
  CONSTRAINT declaration_pkey PRIMARY KEY (id),
  CONSTRAINT declaration_topics_check CHECK ((cardinality(topics) > 0)),
  CONSTRAINT declaration_unit_id_fkey FOREIGN KEY (unit_id) REFERENCES directory.unit(id),
  CONSTRAINT declaration_year_check CHECK (((year >= 1945) AND (year <= 2100)))
);
CREATE INDEX declaration_person ON records.declaration USING btree (person_id);
CREATE INDEX declaration_unit ON records.declaration USING btree (unit_id);
CREATE TRIGGER declaration_keeps_earlier BEFORE UPDATE ON records.declaration FOR EACH ROW EXECUTE FUNCTION records.keep_earlier();
ALTER TABLE records.declaration ENABLE ROW LEVEL SECURITY;
ALTER TABLE records.declaration FORCE ROW LEVEL SECURITY;
CREATE POLICY declaration_add ON records.declaration FOR INSERT TO thidua_app
  WITH CHECK (
CASE
    WHEN (person_id IS NULL) THEN records.may_keep_unit(unit_id)
    ELSE records.may_keep(person_id)
END);
CREATE POLICY declaration_change ON records.declaration FOR UPDATE TO thidua_app
  USING (
CASE
    WHEN (person_id IS NULL) THEN records.may_keep_unit(unit_id)
    ELSE records.may_keep(person_id)
END);
CREATE POLICY declaration_read ON records.declaration FOR SELECT TO thidua_app
  USING (
CASE
    WHEN (person_id IS NULL) THEN (( SELECT records.sees_everybody() AS sees_everybody) OR (unit_id = ANY (( SELECT platform.my_units() AS my_units)::uuid[])))
    ELSE (( SELECT records.sees_everybody() AS sees_everybody) OR (person_id IN ( SELECT records.my_people() AS my_people)))
END);
GRANT INSERT, SELECT, UPDATE ON TABLE records.declaration TO thidua_app;

CREATE TABLE records.discipline (
  id uuid NOT NULL,
  person_id uuid NOT NULL,
  form text NOT NULL,
  wording text DEFAULT ''::text NOT NULL,
  decision_number text DEFAULT ''::text NOT NULL,
  valid_from date NOT NULL,
  term_end date,
  certainty text DEFAULT 'CERTAIN'::text NOT NULL,
  source text DEFAULT ''::text NOT NULL,
  note text DEFAULT ''::text NOT NULL,
  entered_on date NOT NULL,
  entered_by text NOT NULL,
  import_id uuid,
  synthetic boolean DEFAULT false NOT NULL,
  version integer DEFAULT 0 NOT NULL,
  change_reason text DEFAULT ''::text NOT NULL,
  changed_by text DEFAULT ''::text NOT NULL,
  withdrawn_on date,
  CONSTRAINT discipline_certainty_check CHECK ((certainty = ANY (ARRAY['CERTAIN'::text, 'UNCERTAIN'::text]))),
  CONSTRAINT discipline_check CHECK (((term_end IS NULL) OR (valid_from <= term_end))),
  CONSTRAINT discipline_form_check CHECK ((form = ANY (ARRAY['khien_trach'::text, 'canh_cao'::text, 'ha_bac_luong'::text, 'giang_chuc'::text, 'cach_chuc'::text, 'buoc_thoi_viec'::text, 'khac'::text]))),
  CONSTRAINT discipline_import_id_fkey FOREIGN KEY (import_id) REFERENCES records.import(id),
  CONSTRAINT discipline_person_id_fkey FOREIGN KEY (person_id) REFERENCES directory.person(id),
  CONSTRAINT discipline_pkey PRIMARY KEY (id)
);
CREATE INDEX discipline_person ON records.discipline USING btree (person_id);
CREATE TRIGGER discipline_keeps_earlier BEFORE UPDATE ON records.discipline FOR EACH ROW EXECUTE FUNCTION records.keep_earlier();
ALTER TABLE records.discipline ENABLE ROW LEVEL SECURITY;
ALTER TABLE records.discipline FORCE ROW LEVEL SECURITY;
CREATE POLICY discipline_add ON records.discipline FOR INSERT TO thidua_app
  WITH CHECK (records.may_keep(person_id));
CREATE POLICY discipline_change ON records.discipline FOR UPDATE TO thidua_app
  USING (records.may_keep(person_id));
CREATE POLICY discipline_read ON records.discipline FOR SELECT TO thidua_app
  USING ((( SELECT platform.i_am(VARIADIC ARRAY['standing'::text]) AS i_am) OR (person_id IN ( SELECT records.my_people() AS my_people))));
GRANT INSERT, SELECT, UPDATE ON TABLE records.discipline TO thidua_app;

CREATE TABLE records.earlier (
  fact_id uuid NOT NULL,
  version integer NOT NULL,
  kind text NOT NULL,
  person_id uuid,
  unit_id uuid,
  was jsonb NOT NULL,
  reason text NOT NULL,
  changed_at timestamp with time zone NOT NULL,
  changed_by text NOT NULL,
  CONSTRAINT earlier_pkey PRIMARY KEY (fact_id, version),
  CONSTRAINT earlier_reason_check CHECK ((length(reason) >= 3))
);
CREATE INDEX earlier_person ON records.earlier USING btree (person_id);
ALTER TABLE records.earlier ENABLE ROW LEVEL SECURITY;
ALTER TABLE records.earlier FORCE ROW LEVEL SECURITY;
CREATE POLICY earlier_add ON records.earlier FOR INSERT TO thidua_app
  WITH CHECK (platform.signed_in());
CREATE POLICY earlier_read ON records.earlier FOR SELECT TO thidua_app
  USING (
CASE
    WHEN (kind = ANY (ARRAY['discipline'::text, 'hold'::text, 'leave'::text])) THEN
    CASE
        WHEN (person_id IS NULL) THEN records.may_keep_unit(unit_id)
        ELSE records.may_see_sensitive(person_id)
    END
    WHEN (kind = 'initiative'::text) THEN platform.signed_in()
    WHEN (person_id IS NULL) THEN records.may_see_unit(unit_id)
    ELSE records.may_see(person_id)
END);
GRANT INSERT, SELECT ON TABLE records.earlier TO thidua_app;

CREATE TABLE records.hold (
  id uuid NOT NULL,
  person_id uuid,
  unit_id uuid,
  cause text NOT NULL,
  valid_from date NOT NULL,
  cleared_on date,
  cleared_paper text DEFAULT ''::text NOT NULL,
  certainty text DEFAULT 'CERTAIN'::text NOT NULL,
  source text DEFAULT ''::text NOT NULL,
  note text DEFAULT ''::text NOT NULL,
  entered_on date NOT NULL,
  entered_by text NOT NULL,
  import_id uuid,
  synthetic boolean DEFAULT false NOT NULL,
  version integer DEFAULT 0 NOT NULL,
  change_reason text DEFAULT ''::text NOT NULL,
  changed_by text DEFAULT ''::text NOT NULL,
  withdrawn_on date,
  CONSTRAINT hold_cause_check CHECK ((cause = ANY (ARRAY['XEM_XET_KY_LUAT'::text, 'DIEU_TRA'::text, 'THANH_TRA_KIEM_TRA'::text, 'KHIEU_NAI_TO_CAO'::text, 'BAO_CHI_THAM_NHUNG'::text]))),
  CONSTRAINT hold_certainty_check CHECK ((certainty = ANY (ARRAY['CERTAIN'::text, 'UNCERTAIN'::text]))),
  CONSTRAINT hold_check CHECK (((person_id IS NULL) <> (unit_id IS NULL))),
  CONSTRAINT hold_check1 CHECK (((cleared_on IS NULL) OR (valid_from <= cleared_on))),
  CONSTRAINT hold_check2 CHECK (((cleared_on IS NULL) = (cleared_paper = ''::text))),
  CONSTRAINT hold_import_id_fkey FOREIGN KEY (import_id) REFERENCES records.import(id),
  CONSTRAINT hold_person_id_fkey FOREIGN KEY (person_id) REFERENCES directory.person(id),
  CONSTRAINT hold_pkey PRIMARY KEY (id),
  CONSTRAINT hold_unit_id_fkey FOREIGN KEY (unit_id) REFERENCES directory.unit(id)
);
CREATE INDEX hold_person ON records.hold USING btree (person_id);
CREATE INDEX hold_unit ON records.hold USING btree (unit_id);
CREATE TRIGGER hold_keeps_earlier BEFORE UPDATE ON records.hold FOR EACH ROW EXECUTE FUNCTION records.keep_earlier();
ALTER TABLE records.hold ENABLE ROW LEVEL SECURITY;
ALTER TABLE records.hold FORCE ROW LEVEL SECURITY;
CREATE POLICY hold_add ON records.hold FOR INSERT TO thidua_app
  WITH CHECK (
CASE
    WHEN (person_id IS NULL) THEN records.may_keep_unit(unit_id)
    ELSE records.may_keep(person_id)
END);
CREATE POLICY hold_change ON records.hold FOR UPDATE TO thidua_app
  USING (
CASE
    WHEN (person_id IS NULL) THEN records.may_keep_unit(unit_id)
    ELSE records.may_keep(person_id)
END);
CREATE POLICY hold_read ON records.hold FOR SELECT TO thidua_app
  USING (
CASE
    WHEN (person_id IS NULL) THEN records.may_keep_unit(unit_id)
    ELSE (( SELECT platform.i_am(VARIADIC ARRAY['standing'::text]) AS i_am) OR (person_id IN ( SELECT records.my_people() AS my_people)))
END);
GRANT INSERT, SELECT, UPDATE ON TABLE records.hold TO thidua_app;

CREATE TABLE records.import (
  id uuid NOT NULL,
  unit_id uuid,
  file_name text NOT NULL,
  sha256 text NOT NULL,
  state text NOT NULL,
  uploaded_by text NOT NULL,
  uploaded_on date NOT NULL,
  owner_account_id uuid,
  applied_by text,
  applied_on date,
  undone_by text,
  undone_on date,
  end_reason text DEFAULT ''::text NOT NULL,
  version integer DEFAULT 0 NOT NULL,
  CONSTRAINT import_check CHECK (((state = ANY (ARRAY['APPLIED'::text, 'UNDONE'::text])) = (applied_on IS NOT NULL))),
  CONSTRAINT import_check1 CHECK (((state = 'UNDONE'::text) = (undone_on IS NOT NULL))),
  CONSTRAINT import_file_name_check CHECK ((file_name <> ''::text)),
  CONSTRAINT import_pkey PRIMARY KEY (id),
  CONSTRAINT import_state_check CHECK ((state = ANY (ARRAY['DRAFT'::text, 'APPLIED'::text, 'UNDONE'::text, 'DISCARDED'::text]))),
  CONSTRAINT import_unit_id_fkey FOREIGN KEY (unit_id) REFERENCES directory.unit(id)
);
ALTER TABLE records.import ENABLE ROW LEVEL SECURITY;
ALTER TABLE records.import FORCE ROW LEVEL SECURITY;
CREATE POLICY import_app ON records.import FOR ALL TO thidua_app
  USING ((platform.i_am(VARIADIC ARRAY['standing'::text, 'auditor'::text]) OR ((unit_id IS NOT NULL) AND records.may_keep_unit(unit_id))))
  WITH CHECK ((platform.i_am(VARIADIC ARRAY['standing'::text]) OR ((unit_id IS NOT NULL) AND records.may_keep_unit(unit_id))));
GRANT INSERT, SELECT, UPDATE ON TABLE records.import TO thidua_app;

CREATE TABLE records.import_row (
  import_id uuid NOT NULL,
  sheet text NOT NULL,
  line integer NOT NULL,
  typed jsonb NOT NULL,
  value jsonb,
  problems jsonb DEFAULT '[]'::jsonb NOT NULL,
  candidates jsonb DEFAULT '[]'::jsonb NOT NULL,
  subject_kind text NOT NULL,
  subject_unit_id uuid,
  choice text NOT NULL,
  person_id uuid,
  made_type text,
  made_id uuid,
  created_person_id uuid,
  CONSTRAINT import_row_check CHECK (((choice = ANY (ARRAY['AUTO'::text, 'CHOSEN'::text])) <= ((subject_kind = 'unit'::text) OR (person_id IS NOT NULL)))),
  CONSTRAINT import_row_choice_check CHECK ((choice = ANY (ARRAY['AUTO'::text, 'OPEN'::text, 'CHOSEN'::text, 'CREATE'::text, 'SKIP'::text]))),
  CONSTRAINT import_row_created_person_id_fkey FOREIGN KEY (created_person_id) REFERENCES directory.person(id),
  CONSTRAINT import_row_import_id_fkey FOREIGN KEY (import_id) REFERENCES records.import(id),
  CONSTRAINT import_row_line_check CHECK ((line > 1)),
  CONSTRAINT import_row_made_type_check CHECK ((made_type = ANY (ARRAY['award'::text, 'rating'::text, 'initiative'::text]))),
  CONSTRAINT import_row_person_id_fkey FOREIGN KEY (person_id) REFERENCES directory.person(id),
  CONSTRAINT import_row_pkey PRIMARY KEY (import_id, sheet, line),
  CONSTRAINT import_row_sheet_check CHECK ((sheet = ANY (ARRAY['AWARD'::text, 'RATING'::text, 'INITIATIVE'::text]))),
  CONSTRAINT import_row_subject_kind_check CHECK ((subject_kind = ANY (ARRAY['person'::text, 'unit'::text]))),
  CONSTRAINT import_row_subject_unit_id_fkey FOREIGN KEY (subject_unit_id) REFERENCES directory.unit(id)
);
ALTER TABLE records.import_row ENABLE ROW LEVEL SECURITY;
ALTER TABLE records.import_row FORCE ROW LEVEL SECURITY;
CREATE POLICY import_row_app ON records.import_row FOR ALL TO thidua_app
  USING ((import_id IN ( SELECT import.id
   FROM records.import)))
  WITH CHECK ((import_id IN ( SELECT import.id
   FROM records.import)));
GRANT INSERT, SELECT, UPDATE ON TABLE records.import_row TO thidua_app;

CREATE TABLE records.initiative (
  id uuid NOT NULL,
  unit_id uuid NOT NULL,
  title text NOT NULL,
  kind text NOT NULL,
  level text,
  decision_number text DEFAULT ''::text NOT NULL,
  recognised_on platform.partial_date,
  recognised_by text DEFAULT ''::text NOT NULL,
  applied boolean,
  applied_where text DEFAULT ''::text NOT NULL,
  effect_from date,
  effect_to date,
  kd text COLLATE "C" GENERATED ALWAYS AS (platform.f_kd(title)) STORED,
  certainty text DEFAULT 'CERTAIN'::text NOT NULL,
  source text DEFAULT ''::text NOT NULL,
  note text DEFAULT ''::text NOT NULL,
  entered_on date NOT NULL,
  entered_by text NOT NULL,
  import_id uuid,
  synthetic boolean DEFAULT false NOT NULL,
  version integer DEFAULT 0 NOT NULL,
  change_reason text DEFAULT ''::text NOT NULL,
  changed_by text DEFAULT ''::text NOT NULL,
  withdrawn_on date,
  CONSTRAINT initiative_certainty_check CHECK ((certainty = ANY (ARRAY['CERTAIN'::text, 'UNCERTAIN'::text]))),
  CONSTRAINT initiative_check CHECK (((level IS NULL) = (recognised_on IS NULL))),
  CONSTRAINT initiative_check1 CHECK (((effect_to IS NULL) OR (effect_from IS NULL) OR (effect_from <= effect_to))),
  CONSTRAINT initiative_import_id_fkey FOREIGN KEY (import_id) REFERENCES records.import(id),
  CONSTRAINT initiative_kind_check CHECK ((kind = ANY (ARRAY['INITIATIVE'::text, 'SCIENCE'::text]))),
  CONSTRAINT initiative_level_check CHECK ((level = ANY (ARRAY['CO_SO'::text, 'BBNT'::text, 'TOAN_QUOC'::text]))),
  CONSTRAINT initiative_pkey PRIMARY KEY (id),
  CONSTRAINT initiative_title_check CHECK ((title <> ''::text)),
  CONSTRAINT initiative_unit_id_fkey FOREIGN KEY (unit_id) REFERENCES directory.unit(id)
);
CREATE INDEX initiative_kd ON records.initiative USING gin (kd public.gin_trgm_ops);
CREATE INDEX initiative_unit ON records.initiative USING btree (unit_id);
CREATE TRIGGER initiative_keeps_earlier BEFORE UPDATE ON records.initiative FOR EACH ROW EXECUTE FUNCTION records.keep_earlier();
ALTER TABLE records.initiative ENABLE ROW LEVEL SECURITY;
ALTER TABLE records.initiative FORCE ROW LEVEL SECURITY;
CREATE POLICY initiative_add ON records.initiative FOR INSERT TO thidua_app
  WITH CHECK (records.may_keep_unit(unit_id));
CREATE POLICY initiative_change ON records.initiative FOR UPDATE TO thidua_app
  USING (records.may_keep_unit(unit_id));
CREATE POLICY initiative_read ON records.initiative FOR SELECT TO thidua_app
  USING (platform.signed_in());
GRANT INSERT, SELECT, UPDATE ON TABLE records.initiative TO thidua_app;

CREATE TABLE records.initiative_author (
  initiative_id uuid NOT NULL,
  person_id uuid NOT NULL,
  share integer,
  CONSTRAINT initiative_author_initiative_id_fkey FOREIGN KEY (initiative_id) REFERENCES records.initiative(id),
  CONSTRAINT initiative_author_person_id_fkey FOREIGN KEY (person_id) REFERENCES directory.person(id),
  CONSTRAINT initiative_author_pkey PRIMARY KEY (initiative_id, person_id),
  CONSTRAINT initiative_author_share_check CHECK (((share > 0) AND (share <= 10000)))
);
CREATE INDEX initiative_author_person ON records.initiative_author USING btree (person_id);
CREATE CONSTRAINT TRIGGER author_shares AFTER INSERT OR UPDATE ON records.initiative_author DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION records.shares_fit();
ALTER TABLE records.initiative_author ENABLE ROW LEVEL SECURITY;
ALTER TABLE records.initiative_author FORCE ROW LEVEL SECURITY;
CREATE POLICY author_add ON records.initiative_author FOR INSERT TO thidua_app
  WITH CHECK ((EXISTS ( SELECT 1
   FROM records.initiative i
  WHERE ((i.id = initiative_author.initiative_id) AND records.may_keep_unit(i.unit_id)))));
CREATE POLICY author_change ON records.initiative_author FOR UPDATE TO thidua_app
  USING ((EXISTS ( SELECT 1
   FROM records.initiative i
  WHERE ((i.id = initiative_author.initiative_id) AND records.may_keep_unit(i.unit_id)))));
CREATE POLICY author_drop ON records.initiative_author FOR DELETE TO thidua_app
  USING ((EXISTS ( SELECT 1
   FROM records.initiative i
  WHERE ((i.id = initiative_author.initiative_id) AND records.may_keep_unit(i.unit_id)))));
CREATE POLICY author_read ON records.initiative_author FOR SELECT TO thidua_app
  USING (platform.signed_in());
GRANT DELETE, INSERT, SELECT, UPDATE ON TABLE records.initiative_author TO thidua_app;

CREATE TABLE records.initiative_use (
  id uuid NOT NULL,
  initiative_id uuid NOT NULL,
  person_id uuid,
  unit_id uuid,
  award_code text NOT NULL,
  award_name text NOT NULL,
  award_kind text NOT NULL,
  year integer NOT NULL,
  object_type text,
  object_id uuid,
  label text DEFAULT ''::text NOT NULL,
  used_on date NOT NULL,
  reason text DEFAULT ''::text NOT NULL,
  released_on date,
  released_reason text,
  CONSTRAINT initiative_use_award_code_check CHECK ((award_code <> ''::text)),
  CONSTRAINT initiative_use_award_kind_check CHECK ((award_kind = ANY (ARRAY['TITLE'::text, 'FORM'::text]))),
  CONSTRAINT initiative_use_award_name_check CHECK ((award_name <> ''::text)),
  CONSTRAINT initiative_use_check CHECK (((person_id IS NULL) <> (unit_id IS NULL))),
  CONSTRAINT initiative_use_check1 CHECK (((object_type IS NULL) = (object_id IS NULL))),
  CONSTRAINT initiative_use_check2 CHECK (((released_on IS NULL) = (released_reason IS NULL))),
  CONSTRAINT initiative_use_initiative_id_fkey FOREIGN KEY (initiative_id) REFERENCES records.initiative(id),
  CONSTRAINT initiative_use_person_id_fkey FOREIGN KEY (person_id) REFERENCES directory.person(id),
  CONSTRAINT initiative_use_pkey PRIMARY KEY (id),
  CONSTRAINT initiative_use_unit_id_fkey FOREIGN KEY (unit_id) REFERENCES directory.unit(id),
  CONSTRAINT initiative_use_year_check CHECK (((year >= 1945) AND (year <= 2100)))
);
CREATE INDEX initiative_use_of ON records.initiative_use USING btree (initiative_id);
CREATE UNIQUE INDEX use_form_once ON records.initiative_use USING btree (initiative_id, COALESCE(person_id, unit_id)) WHERE ((released_on IS NULL) AND (award_kind = 'FORM'::text));
CREATE UNIQUE INDEX use_of_object_once ON records.initiative_use USING btree (initiative_id, object_type, object_id) WHERE ((released_on IS NULL) AND (object_id IS NOT NULL));
CREATE TRIGGER use_one_kind BEFORE INSERT OR UPDATE ON records.initiative_use FOR EACH ROW EXECUTE FUNCTION records.use_crosses_no_kind();
ALTER TABLE records.initiative_use ENABLE ROW LEVEL SECURITY;
ALTER TABLE records.initiative_use FORCE ROW LEVEL SECURITY;
CREATE POLICY use_add ON records.initiative_use FOR INSERT TO thidua_app
  WITH CHECK (
CASE
    WHEN (person_id IS NULL) THEN records.may_keep_unit(unit_id)
    ELSE records.may_keep(person_id)
END);
CREATE POLICY use_read ON records.initiative_use FOR SELECT TO thidua_app
  USING (platform.signed_in());
CREATE POLICY use_release ON records.initiative_use FOR UPDATE TO thidua_app
  USING (
CASE
    WHEN (person_id IS NULL) THEN records.may_keep_unit(unit_id)
    ELSE records.may_keep(person_id)
END);
GRANT INSERT, SELECT, UPDATE ON TABLE records.initiative_use TO thidua_app;

CREATE TABLE records.known_span (
  id uuid NOT NULL,
  person_id uuid,
  unit_id uuid,
  about text[] NOT NULL,
  valid_from date NOT NULL,
  valid_to date NOT NULL,
  certainty text DEFAULT 'CERTAIN'::text NOT NULL,
  source text DEFAULT ''::text NOT NULL,
  note text DEFAULT ''::text NOT NULL,
  entered_on date NOT NULL,
  entered_by text NOT NULL,
  import_id uuid,
  synthetic boolean DEFAULT false NOT NULL,
  version integer DEFAULT 0 NOT NULL,
  change_reason text DEFAULT ''::text NOT NULL,
  changed_by text DEFAULT ''::text NOT NULL,
  withdrawn_on date,
  CONSTRAINT known_span_about_check CHECK (((cardinality(about) > 0) AND (about <@ ARRAY['ratings'::text, 'awards'::text, 'initiatives'::text, 'scienceWorks'::text, 'combatIngenuity'::text, 'achievements'::text, 'clusters'::text, 'movements'::text, 'posts'::text, 'discipline'::text, 'holds'::text, 'leave'::text, 'training'::text]))),
  CONSTRAINT known_span_certainty_check CHECK ((certainty = ANY (ARRAY['CERTAIN'::text, 'UNCERTAIN'::text]))),
  CONSTRAINT known_span_check CHECK ((valid_from <= valid_to)),
  CONSTRAINT known_span_check1 CHECK (((person_id IS NULL) <> (unit_id IS NULL))),
  CONSTRAINT known_span_import_id_fkey FOREIGN KEY (import_id) REFERENCES records.import(id),
  CONSTRAINT known_span_person_id_fkey FOREIGN KEY (person_id) REFERENCES directory.person(id),
  CONSTRAINT known_span_pkey PRIMARY KEY (id),
  CONSTRAINT known_span_unit_id_fkey FOREIGN KEY (unit_id) REFERENCES directory.unit(id)
);
CREATE INDEX known_span_person ON records.known_span USING btree (person_id);
CREATE INDEX known_span_unit ON records.known_span USING btree (unit_id);
CREATE TRIGGER known_span_keeps_earlier BEFORE UPDATE ON records.known_span FOR EACH ROW EXECUTE FUNCTION records.keep_earlier();
ALTER TABLE records.known_span ENABLE ROW LEVEL SECURITY;
ALTER TABLE records.known_span FORCE ROW LEVEL SECURITY;
CREATE POLICY known_span_add ON records.known_span FOR INSERT TO thidua_app
  WITH CHECK (
CASE
    WHEN (person_id IS NULL) THEN records.may_keep_unit(unit_id)
    ELSE records.may_keep(person_id)
END);
CREATE POLICY known_span_change ON records.known_span FOR UPDATE TO thidua_app
  USING (
CASE
    WHEN (person_id IS NULL) THEN records.may_keep_unit(unit_id)
    ELSE records.may_keep(person_id)
END);
CREATE POLICY known_span_read ON records.known_span FOR SELECT TO thidua_app
  USING (
CASE
    WHEN (person_id IS NULL) THEN (( SELECT records.sees_everybody() AS sees_everybody) OR (unit_id = ANY (( SELECT platform.my_units() AS my_units)::uuid[])))
    ELSE (( SELECT records.sees_everybody() AS sees_everybody) OR (person_id IN ( SELECT records.my_people() AS my_people)))
END);
GRANT INSERT, SELECT, UPDATE ON TABLE records.known_span TO thidua_app;

CREATE TABLE records.leave (
  id uuid NOT NULL,
  person_id uuid NOT NULL,
  leave_kind text NOT NULL,
  valid_from date NOT NULL,
  valid_to date,
  certainty text DEFAULT 'CERTAIN'::text NOT NULL,
  source text DEFAULT ''::text NOT NULL,
  note text DEFAULT ''::text NOT NULL,
  entered_on date NOT NULL,
  entered_by text NOT NULL,
  import_id uuid,
  synthetic boolean DEFAULT false NOT NULL,
  version integer DEFAULT 0 NOT NULL,
  change_reason text DEFAULT ''::text NOT NULL,
  changed_by text DEFAULT ''::text NOT NULL,
  withdrawn_on date,
  CONSTRAINT leave_certainty_check CHECK ((certainty = ANY (ARRAY['CERTAIN'::text, 'UNCERTAIN'::text]))),
  CONSTRAINT leave_check CHECK (((valid_to IS NULL) OR (valid_from <= valid_to))),
  CONSTRAINT leave_import_id_fkey FOREIGN KEY (import_id) REFERENCES records.import(id),
  CONSTRAINT leave_leave_kind_check CHECK ((leave_kind = ANY (ARRAY['thai_san'::text, 'bi_thuong_cuu_nguoi'::text, 'om_dau'::text, 'khong_luong'::text, 'khac'::text]))),
  CONSTRAINT leave_person_id_fkey FOREIGN KEY (person_id) REFERENCES directory.person(id),
  CONSTRAINT leave_pkey PRIMARY KEY (id)
);
CREATE INDEX leave_person ON records.leave USING btree (person_id);
CREATE TRIGGER leave_keeps_earlier BEFORE UPDATE ON records.leave FOR EACH ROW EXECUTE FUNCTION records.keep_earlier();
ALTER TABLE records.leave ENABLE ROW LEVEL SECURITY;
ALTER TABLE records.leave FORCE ROW LEVEL SECURITY;
CREATE POLICY leave_add ON records.leave FOR INSERT TO thidua_app
  WITH CHECK (records.may_keep(person_id));
CREATE POLICY leave_change ON records.leave FOR UPDATE TO thidua_app
  USING (records.may_keep(person_id));
CREATE POLICY leave_read ON records.leave FOR SELECT TO thidua_app
  USING ((( SELECT platform.i_am(VARIADIC ARRAY['standing'::text]) AS i_am) OR (person_id IN ( SELECT records.my_people() AS my_people))));
GRANT INSERT, SELECT, UPDATE ON TABLE records.leave TO thidua_app;

CREATE TABLE records.merge (
  id uuid NOT NULL,
  from_person_id uuid NOT NULL,
  into_person_id uuid NOT NULL,
  reason text NOT NULL,
  merged_on date NOT NULL,
  merged_by text NOT NULL,
  undone_on date,
  undone_by text,
  undone_reason text,
  CONSTRAINT merge_check CHECK ((from_person_id <> into_person_id)),
  CONSTRAINT merge_check1 CHECK ((((undone_on IS NULL) = (undone_reason IS NULL)) AND ((undone_on IS NULL) = (undone_by IS NULL)))),
  CONSTRAINT merge_from_person_id_fkey FOREIGN KEY (from_person_id) REFERENCES directory.person(id),
  CONSTRAINT merge_into_person_id_fkey FOREIGN KEY (into_person_id) REFERENCES directory.person(id),
  CONSTRAINT merge_pkey PRIMARY KEY (id),
  CONSTRAINT merge_reason_check CHECK ((length(reason) >= 3))
);
CREATE INDEX merge_into ON records.merge USING btree (into_person_id) WHERE (undone_on IS NULL);
CREATE UNIQUE INDEX merge_leads_once ON records.merge USING btree (from_person_id) WHERE (undone_on IS NULL);
CREATE TRIGGER merge_root BEFORE INSERT ON records.merge FOR EACH ROW EXECUTE FUNCTION records.merge_leads_to_a_root();
ALTER TABLE records.merge ENABLE ROW LEVEL SECURITY;
ALTER TABLE records.merge FORCE ROW LEVEL SECURITY;
CREATE POLICY merge_add ON records.merge FOR INSERT TO thidua_app
  WITH CHECK (platform.i_am(VARIADIC ARRAY['standing'::text]));
CREATE POLICY merge_read ON records.merge FOR SELECT TO thidua_app
  USING (platform.signed_in());
CREATE POLICY merge_undo ON records.merge FOR UPDATE TO thidua_app
  USING (platform.i_am(VARIADIC ARRAY['standing'::text]));
GRANT INSERT, SELECT, UPDATE ON TABLE records.merge TO thidua_app;

CREATE TABLE records.movement (
  id uuid NOT NULL,
  person_id uuid,
  unit_id uuid,
  year integer NOT NULL,
  movement text NOT NULL,
  launched_by text NOT NULL,
  valid_from date NOT NULL,
  valid_to date,
  review text NOT NULL,
  leader boolean NOT NULL,
  outstanding boolean NOT NULL,
  certainty text DEFAULT 'CERTAIN'::text NOT NULL,
  source text DEFAULT ''::text NOT NULL,
  note text DEFAULT ''::text NOT NULL,
  entered_on date NOT NULL,
  entered_by text NOT NULL,
  import_id uuid,
  synthetic boolean DEFAULT false NOT NULL,
  version integer DEFAULT 0 NOT NULL,
  change_reason text DEFAULT ''::text NOT NULL,
  changed_by text DEFAULT ''::text NOT NULL,
  withdrawn_on date,
  CONSTRAINT movement_certainty_check CHECK ((certainty = ANY (ARRAY['CERTAIN'::text, 'UNCERTAIN'::text]))),
  CONSTRAINT movement_check CHECK (((person_id IS NULL) <> (unit_id IS NULL))),
  CONSTRAINT movement_check1 CHECK (((valid_to IS NULL) OR (valid_from <= valid_to))),
  CONSTRAINT movement_import_id_fkey FOREIGN KEY (import_id) REFERENCES records.import(id),
  CONSTRAINT movement_launched_by_check CHECK ((launched_by = ANY (ARRAY['DON_VI'::text, 'BBNT'::text, 'TTG'::text]))),
  CONSTRAINT movement_movement_check CHECK ((movement <> ''::text)),
  CONSTRAINT movement_person_id_fkey FOREIGN KEY (person_id) REFERENCES directory.person(id),
  CONSTRAINT movement_pkey PRIMARY KEY (id),
  CONSTRAINT movement_review_check CHECK ((review = ANY (ARRAY['so_ket'::text, 'tong_ket'::text]))),
  CONSTRAINT movement_unit_id_fkey FOREIGN KEY (unit_id) REFERENCES directory.unit(id),
  CONSTRAINT movement_year_check CHECK (((year >= 1945) AND (year <= 2100)))
);
CREATE INDEX movement_person ON records.movement USING btree (person_id);
CREATE INDEX movement_unit ON records.movement USING btree (unit_id);
CREATE TRIGGER movement_keeps_earlier BEFORE UPDATE ON records.movement FOR EACH ROW EXECUTE FUNCTION records.keep_earlier();
ALTER TABLE records.movement ENABLE ROW LEVEL SECURITY;
ALTER TABLE records.movement FORCE ROW LEVEL SECURITY;
CREATE POLICY movement_add ON records.movement FOR INSERT TO thidua_app
  WITH CHECK (
CASE
    WHEN (person_id IS NULL) THEN records.may_keep_unit(unit_id)
    ELSE records.may_keep(person_id)
END);
CREATE POLICY movement_change ON records.movement FOR UPDATE TO thidua_app
  USING (
CASE
    WHEN (person_id IS NULL) THEN records.may_keep_unit(unit_id)
    ELSE records.may_keep(person_id)
END);
CREATE POLICY movement_read ON records.movement FOR SELECT TO thidua_app
  USING (
CASE
    WHEN (person_id IS NULL) THEN (( SELECT records.sees_everybody() AS sees_everybody) OR (unit_id = ANY (( SELECT platform.my_units() AS my_units)::uuid[])))
    ELSE (( SELECT records.sees_everybody() AS sees_everybody) OR (person_id IN ( SELECT records.my_people() AS my_people)))
END);
GRANT INSERT, SELECT, UPDATE ON TABLE records.movement TO thidua_app;

CREATE TABLE records.profile (
  id uuid NOT NULL,
  person_id uuid,
  unit_id uuid,
  sex text,
  sector text,
  direct_worker boolean,
  remote boolean,
  foreigner boolean,
  served_from date,
  retirement_notice_on date,
  higher_retirement_age boolean,
  certainty text DEFAULT 'CERTAIN'::text NOT NULL,
  source text DEFAULT ''::text NOT NULL,
  note text DEFAULT ''::text NOT NULL,
  entered_on date NOT NULL,
  entered_by text NOT NULL,
  import_id uuid,
  synthetic boolean DEFAULT false NOT NULL,
  version integer DEFAULT 0 NOT NULL,
  change_reason text DEFAULT ''::text NOT NULL,
  changed_by text DEFAULT ''::text NOT NULL,
  withdrawn_on date,
  CONSTRAINT profile_certainty_check CHECK ((certainty = ANY (ARRAY['CERTAIN'::text, 'UNCERTAIN'::text]))),
  CONSTRAINT profile_check CHECK (((person_id IS NULL) <> (unit_id IS NULL))),
  CONSTRAINT profile_check1 CHECK (((unit_id IS NULL) OR ((sex IS NULL) AND (direct_worker IS NULL) AND (foreigner IS NULL) AND (retirement_notice_on IS NULL) AND (higher_retirement_age IS NULL)))),
  CONSTRAINT profile_import_id_fkey FOREIGN KEY (import_id) REFERENCES records.import(id),
  CONSTRAINT profile_person_id_fkey FOREIGN KEY (person_id) REFERENCES directory.person(id),
  CONSTRAINT profile_pkey PRIMARY KEY (id),
  CONSTRAINT profile_sector_check CHECK ((sector = ANY (ARRAY['state'::text, 'non_state'::text, 'armed_forces'::text]))),
  CONSTRAINT profile_sex_check CHECK ((sex = ANY (ARRAY['female'::text, 'male'::text]))),
  CONSTRAINT profile_unit_id_fkey FOREIGN KEY (unit_id) REFERENCES directory.unit(id)
);
CREATE UNIQUE INDEX profile_person ON records.profile USING btree (person_id) WHERE ((withdrawn_on IS NULL) AND (person_id IS NOT NULL));
CREATE UNIQUE INDEX profile_unit ON records.profile USING btree (unit_id) WHERE ((withdrawn_on IS NULL) AND (unit_id IS NOT NULL));
CREATE TRIGGER profile_keeps_earlier BEFORE UPDATE ON records.profile FOR EACH ROW EXECUTE FUNCTION records.keep_earlier();
ALTER TABLE records.profile ENABLE ROW LEVEL SECURITY;
ALTER TABLE records.profile FORCE ROW LEVEL SECURITY;
CREATE POLICY profile_add ON records.profile FOR INSERT TO thidua_app
  WITH CHECK (
CASE
    WHEN (person_id IS NULL) THEN records.may_keep_unit(unit_id)
    ELSE records.may_keep(person_id)
END);
CREATE POLICY profile_change ON records.profile FOR UPDATE TO thidua_app
  USING (
CASE
    WHEN (person_id IS NULL) THEN records.may_keep_unit(unit_id)
    ELSE records.may_keep(person_id)
END);
CREATE POLICY profile_read ON records.profile FOR SELECT TO thidua_app
  USING (
CASE
    WHEN (person_id IS NULL) THEN (( SELECT records.sees_everybody() AS sees_everybody) OR (unit_id = ANY (( SELECT platform.my_units() AS my_units)::uuid[])))
    ELSE (( SELECT records.sees_everybody() AS sees_everybody) OR (person_id IN ( SELECT records.my_people() AS my_people)))
END);
GRANT INSERT, SELECT, UPDATE ON TABLE records.profile TO thidua_app;

CREATE TABLE records.rating (
  id uuid NOT NULL,
  person_id uuid,
  unit_id uuid,
  year integer NOT NULL,
  scale text NOT NULL,
  grade text,
  wording text DEFAULT ''::text NOT NULL,
  decision_number text DEFAULT ''::text NOT NULL,
  decided_on platform.partial_date,
  certainty text DEFAULT 'CERTAIN'::text NOT NULL,
  source text DEFAULT ''::text NOT NULL,
  note text DEFAULT ''::text NOT NULL,
  entered_on date NOT NULL,
  entered_by text NOT NULL,
  import_id uuid,
  synthetic boolean DEFAULT false NOT NULL,
  version integer DEFAULT 0 NOT NULL,
  change_reason text DEFAULT ''::text NOT NULL,
  changed_by text DEFAULT ''::text NOT NULL,
  withdrawn_on date,
  CONSTRAINT rating_certainty_check CHECK ((certainty = ANY (ARRAY['CERTAIN'::text, 'UNCERTAIN'::text]))),
  CONSTRAINT rating_check CHECK (((person_id IS NULL) <> (unit_id IS NULL))),
  CONSTRAINT rating_check1 CHECK (((scale = 'OTHER'::text) OR (grade IS NOT NULL))),
  CONSTRAINT rating_check2 CHECK (((scale = 'FOUR_GRADES'::text) OR (wording <> ''::text))),
  CONSTRAINT rating_grade_check CHECK ((grade = ANY (ARRAY['HTXSNV'::text, 'HTTNV'::text, 'HTNV'::text, 'KHTNV'::text, 'KHONG_XEP_LOAI'::text]))),
  CONSTRAINT rating_import_id_fkey FOREIGN KEY (import_id) REFERENCES records.import(id),
  CONSTRAINT rating_person_id_fkey FOREIGN KEY (person_id) REFERENCES directory.person(id),
  CONSTRAINT rating_pkey PRIMARY KEY (id),
  CONSTRAINT rating_scale_check CHECK ((scale = ANY (ARRAY['FOUR_GRADES'::text, 'OTHER'::text]))),
  CONSTRAINT rating_unit_id_fkey FOREIGN KEY (unit_id) REFERENCES directory.unit(id),
  CONSTRAINT rating_year_check CHECK (((year >= 1945) AND (year <= 2100)))
);
CREATE UNIQUE INDEX rating_person_year ON records.rating USING btree (person_id, year) WHERE ((withdrawn_on IS NULL) AND (person_id IS NOT NULL));
CREATE UNIQUE INDEX rating_unit_year ON records.rating USING btree (unit_id, year) WHERE ((withdrawn_on IS NULL) AND (unit_id IS NOT NULL));
CREATE TRIGGER rating_keeps_earlier BEFORE UPDATE ON records.rating FOR EACH ROW EXECUTE FUNCTION records.keep_earlier();
ALTER TABLE records.rating ENABLE ROW LEVEL SECURITY;
ALTER TABLE records.rating FORCE ROW LEVEL SECURITY;
CREATE POLICY rating_add ON records.rating FOR INSERT TO thidua_app
  WITH CHECK (
CASE
    WHEN (person_id IS NULL) THEN records.may_keep_unit(unit_id)
    ELSE records.may_keep(person_id)
END);
CREATE POLICY rating_change ON records.rating FOR UPDATE TO thidua_app
  USING (
CASE
    WHEN (person_id IS NULL) THEN records.may_keep_unit(unit_id)
    ELSE records.may_keep(person_id)
END);
CREATE POLICY rating_read ON records.rating FOR SELECT TO thidua_app
  USING (
CASE
    WHEN (person_id IS NULL) THEN (( SELECT records.sees_everybody() AS sees_everybody) OR (unit_id = ANY (( SELECT platform.my_units() AS my_units)::uuid[])))
    ELSE (( SELECT records.sees_everybody() AS sees_everybody) OR (person_id IN ( SELECT records.my_people() AS my_people)))
END);
GRANT INSERT, SELECT, UPDATE ON TABLE records.rating TO thidua_app;

CREATE TABLE records.strength (
  id uuid NOT NULL,
  unit_id uuid NOT NULL,
  year integer NOT NULL,
  staff integer NOT NULL,
  women integer,
  completed integer,
  ldtt integer,
  cstdcs integer,
  disciplined integer,
  certainty text DEFAULT 'CERTAIN'::text NOT NULL,
  source text DEFAULT ''::text NOT NULL,
  note text DEFAULT ''::text NOT NULL,
  entered_on date NOT NULL,
  entered_by text NOT NULL,
  import_id uuid,
  synthetic boolean DEFAULT false NOT NULL,
  version integer DEFAULT 0 NOT NULL,
  change_reason text DEFAULT ''::text NOT NULL,
  changed_by text DEFAULT ''::text NOT NULL,
  withdrawn_on date,
  CONSTRAINT strength_certainty_check CHECK ((certainty = ANY (ARRAY['CERTAIN'::text, 'UNCERTAIN'::text]))),
  CONSTRAINT strength_check CHECK (((women >= 0) AND (women <= staff))),
  CONSTRAINT strength_check1 CHECK (((completed >= 0) AND (completed <= staff))),
  CONSTRAINT strength_check2 CHECK (((ldtt >= 0) AND (ldtt <= staff))),
  CONSTRAINT strength_check3 CHECK (((cstdcs >= 0) AND (cstdcs <= staff))),
  CONSTRAINT strength_check4 CHECK (((disciplined >= 0) AND (disciplined <= staff))),
  CONSTRAINT strength_check5 CHECK (((cstdcs IS NULL) OR (ldtt IS NULL) OR (cstdcs <= ldtt))),
  CONSTRAINT strength_import_id_fkey FOREIGN KEY (import_id) REFERENCES records.import(id),
  CONSTRAINT strength_pkey PRIMARY KEY (id),
  CONSTRAINT strength_staff_check CHECK ((staff > 0)),
  CONSTRAINT strength_unit_id_fkey FOREIGN KEY (unit_id) REFERENCES directory.unit(id),
  CONSTRAINT strength_year_check CHECK (((year >= 1945) AND (year <= 2100)))
);
CREATE UNIQUE INDEX strength_year ON records.strength USING btree (unit_id, year) WHERE (withdrawn_on IS NULL);
CREATE TRIGGER strength_keeps_earlier BEFORE UPDATE ON records.strength FOR EACH ROW EXECUTE FUNCTION records.keep_earlier();
ALTER TABLE records.strength ENABLE ROW LEVEL SECURITY;
CREATE POLICY strength_add ON records.strength FOR INSERT TO thidua_app
  WITH CHECK (records.may_keep_unit(unit_id));
CREATE POLICY strength_change ON records.strength FOR UPDATE TO thidua_app
  USING (records.may_keep_unit(unit_id));
CREATE POLICY strength_read ON records.strength FOR SELECT TO thidua_app
  USING ((( SELECT records.sees_everybody() AS sees_everybody) OR (unit_id = ANY (( SELECT platform.my_units() AS my_units)::uuid[]))));
GRANT INSERT, SELECT, UPDATE ON TABLE records.strength TO thidua_app;

CREATE TABLE records.training (
  id uuid NOT NULL,
  person_id uuid NOT NULL,
  course text NOT NULL,
  valid_from date NOT NULL,
  valid_to date,
  result text,
  complied boolean,
  certainty text DEFAULT 'CERTAIN'::text NOT NULL,
  source text DEFAULT ''::text NOT NULL,
  note text DEFAULT ''::text NOT NULL,
  entered_on date NOT NULL,
  entered_by text NOT NULL,
  import_id uuid,
  synthetic boolean DEFAULT false NOT NULL,
  version integer DEFAULT 0 NOT NULL,
  change_reason text DEFAULT ''::text NOT NULL,
  changed_by text DEFAULT ''::text NOT NULL,
  withdrawn_on date,
  CONSTRAINT training_certainty_check CHECK ((certainty = ANY (ARRAY['CERTAIN'::text, 'UNCERTAIN'::text]))),
  CONSTRAINT training_check CHECK (((valid_to IS NULL) OR (valid_from <= valid_to))),
  CONSTRAINT training_course_check CHECK ((course <> ''::text)),
  CONSTRAINT training_import_id_fkey FOREIGN KEY (import_id) REFERENCES records.import(id),
  CONSTRAINT training_person_id_fkey FOREIGN KEY (person_id) REFERENCES directory.person(id),
  CONSTRAINT training_pkey PRIMARY KEY (id),
  CONSTRAINT training_result_check CHECK ((result = ANY (ARRAY['duoi_kha'::text, 'kha'::text, 'gioi'::text, 'xuat_sac'::text])))
);
CREATE INDEX training_person ON records.training USING btree (person_id);
CREATE TRIGGER training_keeps_earlier BEFORE UPDATE ON records.training FOR EACH ROW EXECUTE FUNCTION records.keep_earlier();
ALTER TABLE records.training ENABLE ROW LEVEL SECURITY;
ALTER TABLE records.training FORCE ROW LEVEL SECURITY;
CREATE POLICY training_add ON records.training FOR INSERT TO thidua_app
  WITH CHECK (records.may_keep(person_id));
CREATE POLICY training_change ON records.training FOR UPDATE TO thidua_app
  USING (records.may_keep(person_id));
CREATE POLICY training_read ON records.training FOR SELECT TO thidua_app
  USING ((( SELECT records.sees_everybody() AS sees_everybody) OR (person_id IN ( SELECT records.my_people() AS my_people))));
GRANT INSERT, SELECT, UPDATE ON TABLE records.training TO thidua_app;

CREATE SCHEMA registrations;
GRANT USAGE ON SCHEMA registrations TO thidua_app;

CREATE TABLE registrations.change_request (
  id uuid NOT NULL,
  registration_id uuid NOT NULL,
  reason text NOT NULL,
  proposed jsonb NOT NULL,
  before jsonb NOT NULL,
  state text NOT NULL,
  made_on date NOT NULL,
  made_by text NOT NULL,
  answer text DEFAULT ''::text NOT NULL,
  answered_on date,
  version integer DEFAULT 0 NOT NULL,
  CONSTRAINT change_request_pkey PRIMARY KEY (id),
  CONSTRAINT change_request_reason_check CHECK ((reason <> ''::text)),
  CONSTRAINT change_request_registration_id_fkey FOREIGN KEY (registration_id) REFERENCES registrations.registration(id),
  CONSTRAINT change_request_state_check CHECK ((state = ANY (ARRAY['OPEN'::text, 'APPROVED'::text, 'REJECTED'::text])))
);
CREATE UNIQUE INDEX change_request_once ON registrations.change_request USING btree (registration_id) WHERE (state = 'OPEN'::text);
ALTER TABLE registrations.change_request ENABLE ROW LEVEL SECURITY;
ALTER TABLE registrations.change_request FORCE ROW LEVEL SECURITY;
CREATE POLICY change_request_app ON registrations.change_request FOR ALL TO thidua_app
  USING ((registration_id IN ( SELECT registration.id
   FROM registrations.registration)))
  WITH CHECK ((registration_id IN ( SELECT registration.id
   FROM registrations.registration)));
GRANT INSERT, SELECT, UPDATE ON TABLE registrations.change_request TO thidua_app;

CREATE TABLE registrations.field_return (
  id uuid NOT NULL,
  registration_id uuid NOT NULL,
  field text NOT NULL,
  reason text NOT NULL,
  due_on date,
  made_on date NOT NULL,
  made_by text NOT NULL,
  resolved_on date,
  CONSTRAINT field_return_pkey PRIMARY KEY (id),
  CONSTRAINT field_return_reason_check CHECK ((reason <> ''::text)),
  CONSTRAINT field_return_registration_id_fkey FOREIGN KEY (registration_id) REFERENCES registrations.registration(id)
);
CREATE INDEX field_return_open ON registrations.field_return USING btree (registration_id) WHERE (resolved_on IS NULL);
ALTER TABLE registrations.field_return ENABLE ROW LEVEL SECURITY;
ALTER TABLE registrations.field_return FORCE ROW LEVEL SECURITY;
CREATE POLICY field_return_app ON registrations.field_return FOR ALL TO thidua_app
  USING ((registration_id IN ( SELECT registration.id
   FROM registrations.registration)))
  WITH CHECK ((registration_id IN ( SELECT registration.id
   FROM registrations.registration)));
GRANT INSERT, SELECT, UPDATE ON TABLE registrations.field_return TO thidua_app;

CREATE TABLE registrations.initiative_aim (
  id uuid NOT NULL,
  registration_id uuid NOT NULL,
  ord integer NOT NULL,
  title text NOT NULL,
  field text NOT NULL,
  authors text[] NOT NULL,
  CONSTRAINT initiative_aim_authors_check CHECK ((cardinality(authors) > 0)),
  CONSTRAINT initiative_aim_field_check CHECK ((field = ANY (ARRAY['policy'::text, 'institution'::text, 'admin-reform'::text, 'it'::text, 'other'::text]))),
  CONSTRAINT initiative_aim_pkey PRIMARY KEY (id),
  CONSTRAINT initiative_aim_registration_id_fkey FOREIGN KEY (registration_id) REFERENCES registrations.registration(id),
  CONSTRAINT initiative_aim_title_check CHECK ((title <> ''::text))
);
ALTER TABLE registrations.initiative_aim ENABLE ROW LEVEL SECURITY;
ALTER TABLE registrations.initiative_aim FORCE ROW LEVEL SECURITY;
CREATE POLICY initiative_aim_app ON registrations.initiative_aim FOR ALL TO thidua_app
  USING ((registration_id IN ( SELECT registration.id
   FROM registrations.registration)))
  WITH CHECK ((registration_id IN ( SELECT registration.id
   FROM registrations.registration)));
GRANT DELETE, INSERT, SELECT, UPDATE ON TABLE registrations.initiative_aim TO thidua_app;

CREATE TABLE registrations.registration (
  id uuid NOT NULL,
  year integer NOT NULL,
  subject_kind text NOT NULL,
  unit_id uuid NOT NULL,
  person_id uuid,
  state text NOT NULL,
  late boolean DEFAULT false NOT NULL,
  confirmed_by text,
  confirmed_on date,
  submitted_at timestamp with time zone,
  submitted_by text,
  accepted_on date,
  revision integer DEFAULT 1 NOT NULL,
  synthetic boolean DEFAULT platform.made_up() NOT NULL,
  version integer DEFAULT 0 NOT NULL,
  no_title_reason text DEFAULT ''::text NOT NULL,
  copied_from_id uuid,
  evaluated_on date,
  evaluated_by text,
  CONSTRAINT registration_check CHECK (((subject_kind = 'person'::text) = (person_id IS NOT NULL))),
  CONSTRAINT registration_copied_from_id_fkey FOREIGN KEY (copied_from_id) REFERENCES registrations.registration(id),
  CONSTRAINT registration_person_id_fkey FOREIGN KEY (person_id) REFERENCES directory.person(id),
  CONSTRAINT registration_pkey PRIMARY KEY (id),
  CONSTRAINT registration_state_check CHECK ((state = ANY (ARRAY['DRAFT'::text, 'SUBMITTED'::text, 'RETURNED'::text, 'ACCEPTED'::text, 'LOCKED'::text, 'EVALUATED'::text, 'WITHDRAWN'::text]))),
  CONSTRAINT registration_subject_kind_check CHECK ((subject_kind = ANY (ARRAY['unit'::text, 'person'::text]))),
  CONSTRAINT registration_unit_id_fkey FOREIGN KEY (unit_id) REFERENCES directory.unit(id)
);
CREATE UNIQUE INDEX registration_once ON registrations.registration USING btree (year, unit_id, COALESCE(person_id, '00000000-0000-0000-0000-000000000000'::uuid)) WHERE (state <> 'WITHDRAWN'::text);
CREATE INDEX registration_unit ON registrations.registration USING btree (unit_id, year);
ALTER TABLE registrations.registration ENABLE ROW LEVEL SECURITY;
ALTER TABLE registrations.registration FORCE ROW LEVEL SECURITY;
CREATE POLICY registration_app ON registrations.registration FOR ALL TO thidua_app
  USING (((unit_id = ANY (( SELECT platform.my_units() AS my_units)::uuid[])) OR ((state <> 'DRAFT'::text) AND (platform.i_am(VARIADIC ARRAY['standing'::text, 'council'::text, 'minister'::text, 'admin'::text, 'auditor'::text]) OR (unit_id IN ( SELECT m.unit_id
   FROM groups.term_member m
  WHERE (m.term_id = ANY (( SELECT groups.my_led_terms() AS my_led_terms)::uuid[]))))))))
  WITH CHECK ((platform.i_am(VARIADIC ARRAY['standing'::text, 'admin'::text]) OR (unit_id = ANY (( SELECT platform.my_units() AS my_units)::uuid[])) OR (unit_id IN ( SELECT m.unit_id
   FROM groups.term_member m
  WHERE (m.term_id = ANY (( SELECT groups.my_led_terms() AS my_led_terms)::uuid[]))))));
GRANT INSERT, SELECT, UPDATE ON TABLE registrations.registration TO thidua_app;

CREATE TABLE registrations.registration_window (
  id uuid NOT NULL,
  authority_unit_id uuid NOT NULL,
  year integer NOT NULL,
  subject_kind text NOT NULL,
  opens_on date NOT NULL,
  closes_on date NOT NULL,
  late_allowed boolean DEFAULT true NOT NULL,
  late_counts boolean DEFAULT true NOT NULL,
  version integer DEFAULT 0 NOT NULL,
  synthetic boolean DEFAULT false NOT NULL,
  CONSTRAINT registration_window_authority_unit_id_fkey FOREIGN KEY (authority_unit_id) REFERENCES directory.unit(id),
  CONSTRAINT registration_window_authority_unit_id_year_subject_kind_key UNIQUE (authority_unit_id, year, subject_kind),
  CONSTRAINT registration_window_check CHECK ((opens_on <= closes_on)),
  CONSTRAINT registration_window_pkey PRIMARY KEY (id),
  CONSTRAINT registration_window_subject_kind_check CHECK ((subject_kind = ANY (ARRAY['unit'::text, 'person'::text])))
);
GRANT INSERT, SELECT, UPDATE ON TABLE registrations.registration_window TO thidua_app;

CREATE TABLE registrations.target (
  id uuid NOT NULL,
  registration_id uuid NOT NULL,
  ord integer NOT NULL,
  text text NOT NULL,
  criterion_id uuid,
  target_hundredths integer,
  target_unit text DEFAULT ''::text NOT NULL,
  due_on platform.partial_date,
  outcome text,
  outcome_note text DEFAULT ''::text NOT NULL,
  CONSTRAINT target_criterion_id_fkey FOREIGN KEY (criterion_id) REFERENCES movements.criterion(id),
  CONSTRAINT target_outcome_check CHECK ((outcome = ANY (ARRAY['MET'::text, 'EXCEEDED'::text, 'NOT_MET'::text, 'CANCELLED'::text]))),
  CONSTRAINT target_pkey PRIMARY KEY (id),
  CONSTRAINT target_registration_id_fkey FOREIGN KEY (registration_id) REFERENCES registrations.registration(id),
  CONSTRAINT target_text_check CHECK ((text <> ''::text))
);
ALTER TABLE registrations.target ENABLE ROW LEVEL SECURITY;
ALTER TABLE registrations.target FORCE ROW LEVEL SECURITY;
CREATE POLICY target_app ON registrations.target FOR ALL TO thidua_app
  USING ((registration_id IN ( SELECT registration.id
   FROM registrations.registration)))
  WITH CHECK ((registration_id IN ( SELECT registration.id
   FROM registrations.registration)));
GRANT DELETE, INSERT, SELECT, UPDATE ON TABLE registrations.target TO thidua_app;

CREATE TABLE registrations.title_aim (
  registration_id uuid NOT NULL,
  award_code text NOT NULL,
  CONSTRAINT title_aim_pkey PRIMARY KEY (registration_id, award_code),
  CONSTRAINT title_aim_registration_id_fkey FOREIGN KEY (registration_id) REFERENCES registrations.registration(id)
);
ALTER TABLE registrations.title_aim ENABLE ROW LEVEL SECURITY;
ALTER TABLE registrations.title_aim FORCE ROW LEVEL SECURITY;
CREATE POLICY title_aim_app ON registrations.title_aim FOR ALL TO thidua_app
  USING ((registration_id IN ( SELECT registration.id
   FROM registrations.registration)))
  WITH CHECK ((registration_id IN ( SELECT registration.id
   FROM registrations.registration)));
GRANT DELETE, INSERT, SELECT, UPDATE ON TABLE registrations.title_aim TO thidua_app;

CREATE SCHEMA reports;
GRANT USAGE ON SCHEMA reports TO thidua_app;

CREATE TABLE reports.data_issue (
  id uuid NOT NULL,
  field text NOT NULL,
  issue text NOT NULL,
  handling text NOT NULL,
  origin jsonb,
  CONSTRAINT data_issue_pkey PRIMARY KEY (id)
);
GRANT INSERT, SELECT, UPDATE ON TABLE reports.data_issue TO thidua_app;

CREATE TABLE reports.indicator (
  id uuid NOT NULL,
  title text NOT NULL,
  unit text NOT NULL,
  operator text NOT NULL,
  threshold integer NOT NULL,
  period text NOT NULL,
  formula text DEFAULT ''::text NOT NULL,
  exclusion text DEFAULT ''::text NOT NULL,
  origin jsonb,
  CONSTRAINT indicator_pkey PRIMARY KEY (id)
);
GRANT INSERT, SELECT, UPDATE ON TABLE reports.indicator TO thidua_app;

CREATE TABLE reports.monitoring_duty (
  id uuid NOT NULL,
  responsible text[] NOT NULL,
  responsible_unit_id uuid,
  activity text NOT NULL,
  frequency text NOT NULL,
  origin jsonb,
  CONSTRAINT monitoring_duty_pkey PRIMARY KEY (id),
  CONSTRAINT monitoring_duty_responsible_unit_id_fkey FOREIGN KEY (responsible_unit_id) REFERENCES directory.unit(id)
);
GRANT INSERT, SELECT, UPDATE ON TABLE reports.monitoring_duty TO thidua_app;

CREATE TABLE reports.problem (
  id uuid NOT NULL,
  text text NOT NULL,
  origin jsonb,
  CONSTRAINT problem_pkey PRIMARY KEY (id)
);
GRANT INSERT, SELECT, UPDATE ON TABLE reports.problem TO thidua_app;

CREATE SCHEMA scoring;
GRANT USAGE ON SCHEMA scoring TO thidua_app;

CREATE OR REPLACE FUNCTION scoring.asked_of(term uuid)
 RETURNS TABLE(sheet_id uuid, unit_id uuid, version integer, state text, not_assigned jsonb, scored boolean)
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog'
AS $function$
  select s.id, s.unit_id, s.version, s.state, s.not_assigned,
    s.state <> 'SELF_DRAFT' or exists (select 1 from scoring.line l where l.sheet_id = s.id and l.self_hundredths is not null)
      or exists (select 1 from scoring.sheet_step p where p.sheet_id = s.id and p.verb = 'submit')
  from scoring.sheet s
  where s.term_id = $1 and s.state <> 'REPLACED' and (platform.i_am('standing', 'admin') or s.term_id = any (scoring.my_led_terms()));
$function$;
REVOKE ALL ON FUNCTION scoring.asked_of(term uuid) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION scoring.asked_of(term uuid) TO thidua_app;

CREATE OR REPLACE FUNCTION scoring.cross_is_open(round uuid)
 RETURNS boolean
 LANGUAGE sql
 STABLE PARALLEL SAFE
BEGIN ATOMIC
 SELECT (EXISTS ( SELECT 1
            FROM scoring.cross_round r
           WHERE ((r.id = cross_is_open.round) AND ((r.state = 'CLOSED'::text) OR (r.due_on < (NULLIF(current_setting('app.today'::text, true), ''::text))::date) OR (NOT (EXISTS ( SELECT 1
                    FROM scoring.cross_pair p
                   WHERE ((p.round_id = r.id) AND (p.sent_on IS NULL))))))))) AS "exists";
END;
GRANT EXECUTE ON FUNCTION scoring.cross_is_open(round uuid) TO thidua_app;

CREATE OR REPLACE FUNCTION scoring.cross_view(round uuid, scored uuid)
 RETURNS TABLE(item_id uuid, self_hundredths integer, self_note text)
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog'
AS $function$
  select l.item_id, l.self_hundredths, l.self_note
  from scoring.cross_pair p join scoring.cross_round r on r.id = p.round_id
    join scoring.sheet s on s.term_id = r.term_id and s.unit_id = p.scored_unit_id and s.state <> 'REPLACED' and s.self_submitted_on is not null
    join scoring.line l on l.sheet_id = s.id and l.item_id = any (r.item_ids)
  where p.round_id = $1 and p.scored_unit_id = $2 and p.scorer_unit_id = any (platform.my_units());
$function$;
REVOKE ALL ON FUNCTION scoring.cross_view(round uuid, scored uuid) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION scoring.cross_view(round uuid, scored uuid) TO thidua_app;

CREATE OR REPLACE FUNCTION scoring.end_edit_spell(book uuid, event uuid, label text, detail jsonb)
 RETURNS boolean
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog'
AS $function$
declare
  spell scoring.edit_spell;
begin
  delete from scoring.edit_spell s where s.rulebook_id = book returning s.* into spell;
  if not found then
    return false;
  end if;
  perform audit.record(event, spell.business_at, spell.account_id, spell.author_name, spell.author_roles, 'scoring.save-rulebook',
    'rulebook', book, label, null, false, null, null, null,
    detail || jsonb_build_object('began', spell.began_at, 'ended', spell.saved_at, 'saves', spell.saves));
  return true;
end $function$;
REVOKE ALL ON FUNCTION scoring.end_edit_spell(book uuid, event uuid, label text, detail jsonb) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION scoring.end_edit_spell(book uuid, event uuid, label text, detail jsonb) TO thidua_app;

CREATE OR REPLACE FUNCTION scoring.has_sheets(term uuid)
 RETURNS boolean
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog'
AS $function$ select exists (select 1 from scoring.sheet s where s.term_id = $1) $function$;
REVOKE ALL ON FUNCTION scoring.has_sheets(term uuid) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION scoring.has_sheets(term uuid) TO thidua_app;

CREATE OR REPLACE FUNCTION scoring.keep_complaint()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  if to_jsonb(new) - '{state,answer,answered_hundredths,answered_on,answered_by,corrected_sheet_id,version}'::text[]
      is distinct from to_jsonb(old) - '{state,answer,answered_hundredths,answered_on,answered_by,corrected_sheet_id,version}'::text[]
    or (old.state <> 'OPEN' and to_jsonb(new) - '{corrected_sheet_id,version}'::text[] is distinct from to_jsonb(old) - '{corrected_sheet_id,version}'::text[]) then
    raise exception 'complaint % is answered', old.id;
  end if;
  return new;
end $function$;

CREATE OR REPLACE FUNCTION scoring.keep_cross_mark()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  if exists (select 1 from scoring.cross_pair p join scoring.cross_round r on r.id = p.round_id
    where p.round_id = new.round_id and p.scorer_unit_id = new.scorer_unit_id and p.scored_unit_id = new.scored_unit_id
      and (p.sent_on is not null or r.state = 'CLOSED')) then
    raise exception 'marks of round % were sent or the round is closed', new.round_id;
  end if;
  return new;
end $function$;

CREATE OR REPLACE FUNCTION scoring.keep_cross_pair()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  if old.sent_on is not null then
    raise exception 'marks of round % were sent', old.round_id;
  end if;
  return new;
end $function$;

CREATE OR REPLACE FUNCTION scoring.keep_final_parts()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  if exists (select 1 from scoring.sheet s where s.id = new.sheet_id and s.state in ('FINAL', 'REPLACED')) then
    raise exception 'sheet % is final', new.sheet_id;
  end if;
  return new;
end $function$;

CREATE OR REPLACE FUNCTION scoring.keep_final_sheet()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  if old.state in ('FINAL', 'REPLACED')
    and (new.state not in (old.state, 'REPLACED') or to_jsonb(new) - '{state,version}'::text[] is distinct from to_jsonb(old) - '{state,version}'::text[]) then
    raise exception 'sheet % is final', old.id;
  end if;
  return new;
end $function$;

CREATE OR REPLACE FUNCTION scoring.keep_frozen_items()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
declare
  book uuid := case when tg_op = 'DELETE' then old.rulebook_id else new.rulebook_id end;
begin
  if exists (select 1 from scoring.rulebook r where r.id = book and (r.state in ('FROZEN', 'DISCARDED') or (r.state = 'PUBLISHED' and r.version > 0))) then
    raise exception 'rulebook % is frozen or published', book;
  end if;
  return case when tg_op = 'DELETE' then old else new end;
end $function$;

CREATE OR REPLACE FUNCTION scoring.keep_frozen_rulebook()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
declare
  moving text[] := '{state,hash,version}';
begin
  if old.state in ('FROZEN', 'DISCARDED') or (old.state = 'PUBLISHED' and old.version > 0) then
    if to_jsonb(new) - moving is distinct from to_jsonb(old) - moving
      or (old.state <> new.state and not (old.state = 'PUBLISHED' and new.state = 'FROZEN'))
      or (old.state = 'FROZEN' and old.hash is distinct from new.hash) then
      raise exception 'rulebook % is %', old.id, lower(old.state);
    end if;
  end if;
  if old.state = 'DRAFT' and new.state = 'FROZEN' then
    raise exception 'rulebook % was never published', old.id;
  end if;
  if old.state = 'DRAFT' and new.state = 'PUBLISHED' then
    if exists (select 1 from scoring.rule_item i where i.rulebook_id = new.id and (btrim(i.title) = '' or btrim(i.code) = '')) then
      raise exception 'rulebook % has criteria without code or title', new.id;
    end if;
    if exists (select 1 from scoring.rule_item i where i.rulebook_id = new.id group by i.code having count(*) > 1) then
      raise exception 'rulebook % has a code twice', new.id;
    end if;
  end if;
  return new;
end $function$;

CREATE OR REPLACE FUNCTION scoring.keep_past_apart()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  if exists (select 1 from scoring.past_import p where p.term_id = new.term_id and p.undone_at is null) then
    raise exception 'term % has an imported past result', new.term_id;
  end if;
  return new;
end $function$;

CREATE OR REPLACE FUNCTION scoring.keep_past_import()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  if old.undone_at is not null or to_jsonb(new) - '{undone_by,undone_at,undo_reason}'::text[] is distinct from to_jsonb(old) - '{undone_by,undone_at,undo_reason}'::text[] then
    raise exception 'past import % stays as it was made', old.id;
  end if;
  return new;
end $function$;

CREATE OR REPLACE FUNCTION scoring.keep_ranking()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  if to_jsonb(new) - 'state' is distinct from to_jsonb(old) - 'state' or new.state <> 'REPLACED' then
    raise exception 'ranking % is published', old.id;
  end if;
  return new;
end $function$;

CREATE OR REPLACE FUNCTION scoring.keep_unnamed()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  if exists (select 1 from scoring.sheet s where s.id = new.sheet_id and s.state = 'SELF_DRAFT' and s.returns <> '[]'
      and not s.returns -> -1 -> 'items' ? new.item_id::text) then
    raise exception 'the return of sheet % does not name criterion %', new.sheet_id, new.item_id;
  end if;
  return new;
end $function$;

CREATE OR REPLACE FUNCTION scoring.may_close(book uuid, term uuid, unit uuid)
 RETURNS boolean
 LANGUAGE plpgsql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog'
AS $function$
declare
  closer text := (select s ->> 'by' from scoring.rulebook r, jsonb_array_elements(r.rules #> '{chain,stages}') s
    where r.id = $1 and s ->> 'stage' = 'final' limit 1);
  head uuid := (select p.unit_id from groups.term_post p where p.term_id = $2 and p.post = 'head' and p.valid_to is null);
  deputy uuid := (select p.unit_id from groups.term_post p where p.term_id = $2 and p.post = 'deputy' and p.valid_to is null);
  lead uuid := coalesce(head, (select t.host_unit_id from groups.term t where t.id = $2));
  desk uuid;
begin
  if platform.i_am('admin') then
    return true;
  end if;
  if closer = 'deputy' and deputy is not null and deputy <> unit then
    desk := deputy;
  elsif closer in ('head', 'deputy') then
    desk := case when lead is distinct from unit then lead when deputy is distinct from unit then deputy end;
  end if;
  if desk is null or lead = unit then
    if platform.i_am('standing') then
      return true;
    end if;
  end if;
  return desk is not null and platform.my_unit_roles() && '{leader}' and desk = any (platform.my_units()) and not unit = any (platform.my_units());
end $function$;
REVOKE ALL ON FUNCTION scoring.may_close(book uuid, term uuid, unit uuid) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION scoring.may_close(book uuid, term uuid, unit uuid) TO thidua_app;

CREATE OR REPLACE FUNCTION scoring.my_department_terms()
 RETURNS uuid[]
 LANGUAGE sql
 STABLE PARALLEL SAFE
BEGIN ATOMIC
 SELECT COALESCE(array_agg(DISTINCT d.term_id), '{}'::uuid[]) AS "coalesce"
    FROM scoring.term_department d
   WHERE (d.unit_id = ANY (platform.my_units()));
END;
GRANT EXECUTE ON FUNCTION scoring.my_department_terms() TO thidua_app;

CREATE OR REPLACE FUNCTION scoring.my_led_terms()
 RETURNS uuid[]
 LANGUAGE sql
 STABLE PARALLEL SAFE
BEGIN ATOMIC
 SELECT (groups.my_led_terms() || COALESCE(array_agg(t.id), '{}'::uuid[]))
    FROM groups.term t
   WHERE ((t.host_unit_id = ANY (platform.my_units())) AND (NOT (EXISTS ( SELECT 1
            FROM groups.term_post p
           WHERE ((p.term_id = t.id) AND (p.post = 'head'::text) AND (p.valid_to IS NULL))))));
END;
GRANT EXECUTE ON FUNCTION scoring.my_led_terms() TO thidua_app;

CREATE OR REPLACE FUNCTION scoring.proof_id(unit uuid, year integer, what uuid)
 RETURNS uuid
 LANGUAGE sql
 IMMUTABLE PARALLEL SAFE STRICT
RETURN (OVERLAY(OVERLAY(md5((((((unit)::text || '/'::text) || year) || '/'::text) || (what)::text)) PLACING '3'::text FROM 13) PLACING '8'::text FROM 17))::uuid;
GRANT EXECUTE ON FUNCTION scoring.proof_id(unit uuid, year integer, what uuid) TO thidua_app;

CREATE OR REPLACE FUNCTION scoring.proof_open(unit uuid, object uuid)
 RETURNS boolean
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog'
AS $function$
  select coalesce((
    select s.state in ('SELF_DRAFT', 'HEAD_REVIEWED') and (s.returns = '[]' or s.returns -> -1 -> 'items' ? i.id::text)
    from scoring.sheet s join scoring.rule_item i on i.rulebook_id = s.rulebook_id
    where s.unit_id = $1 and scoring.proof_id(s.unit_id, s.year, coalesce(i.criterion_id, i.id)) = $2
    order by s.sheet_no desc limit 1), false);
$function$;
REVOKE ALL ON FUNCTION scoring.proof_open(unit uuid, object uuid) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION scoring.proof_open(unit uuid, object uuid) TO thidua_app;

CREATE OR REPLACE FUNCTION scoring.return_to_draft(sheet uuid, seen integer, due date, open_returns jsonb)
 RETURNS integer
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog'
AS $function$
declare
  changed integer;
begin
  update scoring.sheet s set state = 'SELF_DRAFT', version = s.version + 1, self_submitted_on = null, self_total_hundredths = null,
    checked_total_hundredths = null, final_total_hundredths = null, explain_until = null, self_due_on = coalesce($3, s.self_due_on), returns = $4
  where s.id = $1 and s.version = $2 and s.state in ('SELF_SUBMITTED', 'HEAD_REVIEWED', 'EXPLAINED')
    and (platform.i_am('standing', 'admin') or s.term_id = any (scoring.my_led_terms()));
  get diagnostics changed = row_count;
  return changed;
end $function$;
REVOKE ALL ON FUNCTION scoring.return_to_draft(sheet uuid, seen integer, due date, open_returns jsonb) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION scoring.return_to_draft(sheet uuid, seen integer, due date, open_returns jsonb) TO thidua_app;

CREATE OR REPLACE FUNCTION scoring.set_not_assigned(sheet uuid, seen integer, fresh jsonb, step uuid, at timestamp with time zone, who text, why text)
 RETURNS integer
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog'
AS $function$
declare
  changed integer;
begin
  update scoring.sheet s set not_assigned = $3, version = s.version + 1
  where s.id = $1 and s.version = $2 and s.state = 'SELF_DRAFT'
    and (platform.i_am('standing', 'admin') or s.term_id = any (scoring.my_led_terms()))
    and not exists (select 1 from scoring.asked_of(s.term_id) a where a.sheet_id = s.id and a.scored);
  get diagnostics changed = row_count;
  if changed = 1 then
    insert into scoring.sheet_step (id, sheet_id, verb, from_state, to_state, made_at, made_by, reason)
    values ($4, $1, 'ask', 'SELF_DRAFT', 'SELF_DRAFT', $5, $6, $7);
  end if;
  return changed;
end $function$;
REVOKE ALL ON FUNCTION scoring.set_not_assigned(sheet uuid, seen integer, fresh jsonb, step uuid, at timestamp with time zone, who text, why text) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION scoring.set_not_assigned(sheet uuid, seen integer, fresh jsonb, step uuid, at timestamp with time zone, who text, why text) TO thidua_app;

CREATE OR REPLACE FUNCTION scoring.start_over(term uuid, book uuid, due date, why text, others text, fresh jsonb)
 RETURNS integer
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog'
AS $function$
declare
  old record;
  next_id uuid;
  moved integer := 0;
begin
  if not platform.i_am('standing', 'admin') then
    raise exception 'only the standing body assigns a table';
  end if;
  for old in select * from scoring.sheet s where s.term_id = $1 and s.state <> 'REPLACED' for update loop
    next_id := ($6 #>> array[old.unit_id::text, 'id'])::uuid;
    update scoring.sheet s set state = 'REPLACED', version = s.version + 1 where s.id = old.id;
    insert into scoring.sheet (id, rulebook_id, term_id, unit_id, year, state, sheet_no, replaces_id, correction_reason, context_note, synthetic, self_due_on,
      others_rows, not_assigned)
    values (next_id, $2, old.term_id, old.unit_id, old.year, 'SELF_DRAFT', old.sheet_no + 1, old.id, $4, old.context_note,
      (select r.synthetic from scoring.rulebook r where r.id = $2), $3, $5, coalesce($6 #> array[old.unit_id::text, 'notAssigned'], '{}'));
    insert into scoring.line (sheet_id, item_id, self_note)
    select next_id, fresh_item.id, l.self_note from scoring.line l join scoring.rule_item i on i.id = l.item_id
      join scoring.rule_item fresh_item on fresh_item.rulebook_id = $2 and fresh_item.criterion_id = i.criterion_id
    where l.sheet_id = old.id and l.self_note <> '';
    moved := moved + 1;
  end loop;
  return moved;
end $function$;
REVOKE ALL ON FUNCTION scoring.start_over(term uuid, book uuid, due date, why text, others text, fresh jsonb) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION scoring.start_over(term uuid, book uuid, due date, why text, others text, fresh jsonb) TO thidua_app;

CREATE OR REPLACE FUNCTION scoring.steps_of(terms uuid[])
 RETURNS TABLE(sheet_id uuid, term_id uuid, unit_id uuid, rulebook_id uuid, sheet_no integer, state text, self_due_on date, explain_until date)
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog'
AS $function$
  select s.id, s.term_id, s.unit_id, s.rulebook_id, s.sheet_no, s.state, s.self_due_on, s.explain_until from scoring.sheet s
  where s.term_id = any ($1) and s.state <> 'REPLACED'
    and (platform.i_am('standing', 'council', 'minister', 'admin', 'auditor')
      or s.term_id = any (groups.my_terms()) or s.term_id = any (scoring.my_led_terms()));
$function$;
REVOKE ALL ON FUNCTION scoring.steps_of(terms uuid[]) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION scoring.steps_of(terms uuid[]) TO thidua_app;

CREATE OR REPLACE FUNCTION scoring.writable_sheets()
 RETURNS SETOF uuid
 LANGUAGE sql
 STABLE PARALLEL SAFE
BEGIN ATOMIC
 SELECT s.id
    FROM scoring.sheet s
   WHERE (platform.i_am(VARIADIC ARRAY['standing'::text, 'admin'::text]) OR (s.unit_id = ANY (platform.my_units())) OR (s.term_id = ANY (scoring.my_led_terms())) OR (s.term_id = ANY (scoring.my_department_terms())));
END;
GRANT EXECUTE ON FUNCTION scoring.writable_sheets() TO thidua_app;

CREATE TABLE scoring.complaint (
  id uuid NOT NULL,
  term_id uuid NOT NULL,
  ranking_id uuid NOT NULL,
  sheet_id uuid NOT NULL,
  item_id uuid NOT NULL,
  unit_id uuid NOT NULL,
  year integer NOT NULL,
  kind text NOT NULL,
  state text NOT NULL,
  reason text NOT NULL,
  asked_hundredths integer,
  raised_on date NOT NULL,
  raised_by text NOT NULL,
  due_on date NOT NULL,
  answer text DEFAULT ''::text NOT NULL,
  answered_hundredths integer,
  answered_on date,
  answered_by text DEFAULT ''::text NOT NULL,
  corrected_sheet_id uuid,
  version integer DEFAULT 0 NOT NULL,
  CONSTRAINT complaint_check CHECK (((state = ANY (ARRAY['ACCEPTED'::text, 'PARTLY'::text, 'REJECTED'::text])) = (answered_on IS NOT NULL))),
  CONSTRAINT complaint_check1 CHECK (((state <> ALL (ARRAY['ACCEPTED'::text, 'PARTLY'::text])) OR (answered_hundredths IS NOT NULL))),
  CONSTRAINT complaint_corrected_sheet_id_fkey FOREIGN KEY (corrected_sheet_id) REFERENCES scoring.sheet(id),
  CONSTRAINT complaint_item_id_fkey FOREIGN KEY (item_id) REFERENCES scoring.rule_item(id),
  CONSTRAINT complaint_kind_check CHECK ((kind = ANY (ARRAY['COMPLAINT'::text, 'PETITION'::text]))),
  CONSTRAINT complaint_pkey PRIMARY KEY (id),
  CONSTRAINT complaint_ranking_id_fkey FOREIGN KEY (ranking_id) REFERENCES scoring.ranking(id),
  CONSTRAINT complaint_reason_check CHECK ((reason <> ''::text)),
  CONSTRAINT complaint_sheet_id_fkey FOREIGN KEY (sheet_id) REFERENCES scoring.sheet(id),
  CONSTRAINT complaint_state_check CHECK ((state = ANY (ARRAY['OPEN'::text, 'ACCEPTED'::text, 'PARTLY'::text, 'REJECTED'::text, 'WITHDRAWN'::text]))),
  CONSTRAINT complaint_term_id_fkey FOREIGN KEY (term_id) REFERENCES groups.term(id),
  CONSTRAINT complaint_unit_id_fkey FOREIGN KEY (unit_id) REFERENCES directory.unit(id)
);
CREATE UNIQUE INDEX complaint_open_once ON scoring.complaint USING btree (sheet_id, item_id) WHERE (state = 'OPEN'::text);
CREATE INDEX complaint_term ON scoring.complaint USING btree (term_id, state);
CREATE TRIGGER keep_answered BEFORE UPDATE ON scoring.complaint FOR EACH ROW EXECUTE FUNCTION scoring.keep_complaint();
ALTER TABLE scoring.complaint ENABLE ROW LEVEL SECURITY;
ALTER TABLE scoring.complaint FORCE ROW LEVEL SECURITY;
CREATE POLICY complaint_change ON scoring.complaint FOR UPDATE TO thidua_app
  USING ((platform.i_am(VARIADIC ARRAY['standing'::text, 'admin'::text]) OR (unit_id = ANY (( SELECT platform.my_units() AS my_units)::uuid[]))));
CREATE POLICY complaint_raise ON scoring.complaint FOR INSERT TO thidua_app
  WITH CHECK ((platform.i_am(VARIADIC ARRAY['admin'::text]) OR (unit_id = ANY (( SELECT platform.my_units() AS my_units)::uuid[]))));
CREATE POLICY complaint_read ON scoring.complaint FOR SELECT TO thidua_app
  USING (((unit_id = ANY (( SELECT platform.my_units() AS my_units)::uuid[])) OR platform.i_am(VARIADIC ARRAY['standing'::text, 'council'::text, 'minister'::text, 'admin'::text, 'auditor'::text]) OR (term_id = ANY (( SELECT scoring.my_led_terms() AS my_led_terms)::uuid[]))));
GRANT INSERT, SELECT, UPDATE ON TABLE scoring.complaint TO thidua_app;

CREATE TABLE scoring.condition_result (
  sheet_id uuid NOT NULL,
  item_id uuid NOT NULL,
  verdict text NOT NULL,
  detail_vi text DEFAULT ''::text NOT NULL,
  detail_en text DEFAULT ''::text NOT NULL,
  computed_on date NOT NULL,
  CONSTRAINT condition_result_item_id_fkey FOREIGN KEY (item_id) REFERENCES scoring.rule_item(id),
  CONSTRAINT condition_result_pkey PRIMARY KEY (sheet_id, item_id),
  CONSTRAINT condition_result_sheet_id_fkey FOREIGN KEY (sheet_id) REFERENCES scoring.sheet(id),
  CONSTRAINT condition_result_verdict_check CHECK ((verdict = ANY (ARRAY['MET'::text, 'UNMET'::text, 'UNKNOWN'::text])))
);
CREATE TRIGGER keep_final BEFORE INSERT OR UPDATE ON scoring.condition_result FOR EACH ROW EXECUTE FUNCTION scoring.keep_final_parts();
ALTER TABLE scoring.condition_result ENABLE ROW LEVEL SECURITY;
ALTER TABLE scoring.condition_result FORCE ROW LEVEL SECURITY;
CREATE POLICY condition_result_add ON scoring.condition_result FOR INSERT TO thidua_app
  WITH CHECK ((sheet_id IN ( SELECT scoring.writable_sheets() AS writable_sheets)));
CREATE POLICY condition_result_change ON scoring.condition_result FOR UPDATE TO thidua_app
  USING ((sheet_id IN ( SELECT scoring.writable_sheets() AS writable_sheets)));
CREATE POLICY condition_result_read ON scoring.condition_result FOR SELECT TO thidua_app
  USING ((sheet_id IN ( SELECT sheet.id
   FROM scoring.sheet)));
GRANT INSERT, SELECT, UPDATE ON TABLE scoring.condition_result TO thidua_app;

CREATE TABLE scoring.cross_mark (
  round_id uuid NOT NULL,
  scorer_unit_id uuid NOT NULL,
  scored_unit_id uuid NOT NULL,
  item_id uuid NOT NULL,
  hundredths integer,
  note text DEFAULT ''::text NOT NULL,
  CONSTRAINT cross_mark_item_id_fkey FOREIGN KEY (item_id) REFERENCES scoring.rule_item(id),
  CONSTRAINT cross_mark_pkey PRIMARY KEY (round_id, scorer_unit_id, scored_unit_id, item_id),
  CONSTRAINT cross_mark_round_id_scorer_unit_id_scored_unit_id_fkey FOREIGN KEY (round_id, scorer_unit_id, scored_unit_id) REFERENCES scoring.cross_pair(round_id, scorer_unit_id, scored_unit_id)
);
CREATE TRIGGER keep_sent BEFORE INSERT OR UPDATE ON scoring.cross_mark FOR EACH ROW EXECUTE FUNCTION scoring.keep_cross_mark();
ALTER TABLE scoring.cross_mark ENABLE ROW LEVEL SECURITY;
ALTER TABLE scoring.cross_mark FORCE ROW LEVEL SECURITY;
CREATE POLICY mark_add ON scoring.cross_mark FOR INSERT TO thidua_app
  WITH CHECK ((scorer_unit_id = ANY (( SELECT platform.my_units() AS my_units)::uuid[])));
CREATE POLICY mark_change ON scoring.cross_mark FOR UPDATE TO thidua_app
  USING ((scorer_unit_id = ANY (( SELECT platform.my_units() AS my_units)::uuid[])));
CREATE POLICY mark_read ON scoring.cross_mark FOR SELECT TO thidua_app
  USING (((scorer_unit_id = ANY (( SELECT platform.my_units() AS my_units)::uuid[])) OR (scoring.cross_is_open(round_id) AND (EXISTS ( SELECT 1
   FROM (scoring.cross_pair p
     JOIN scoring.cross_round r ON ((r.id = p.round_id)))
  WHERE ((p.round_id = cross_mark.round_id) AND (p.scorer_unit_id = cross_mark.scorer_unit_id) AND (p.scored_unit_id = cross_mark.scored_unit_id) AND (p.sent_on IS NOT NULL) AND (r.group_sees OR (p.scored_unit_id = ANY (( SELECT platform.my_units() AS my_units)::uuid[])) OR platform.i_am(VARIADIC ARRAY['standing'::text, 'council'::text, 'minister'::text, 'admin'::text, 'auditor'::text]) OR (p.term_id = ANY (( SELECT scoring.my_led_terms() AS my_led_terms)::uuid[])))))))));
GRANT INSERT, SELECT, UPDATE ON TABLE scoring.cross_mark TO thidua_app;

CREATE TABLE scoring.cross_pair (
  round_id uuid NOT NULL,
  term_id uuid NOT NULL,
  scorer_unit_id uuid NOT NULL,
  scored_unit_id uuid NOT NULL,
  sent_on date,
  sent_by text DEFAULT ''::text NOT NULL,
  version integer DEFAULT 0 NOT NULL,
  CONSTRAINT cross_pair_check CHECK ((scorer_unit_id <> scored_unit_id)),
  CONSTRAINT cross_pair_pkey PRIMARY KEY (round_id, scorer_unit_id, scored_unit_id),
  CONSTRAINT cross_pair_round_id_fkey FOREIGN KEY (round_id) REFERENCES scoring.cross_round(id),
  CONSTRAINT cross_pair_scored_unit_id_fkey FOREIGN KEY (scored_unit_id) REFERENCES directory.unit(id),
  CONSTRAINT cross_pair_scorer_unit_id_fkey FOREIGN KEY (scorer_unit_id) REFERENCES directory.unit(id),
  CONSTRAINT cross_pair_term_id_fkey FOREIGN KEY (term_id) REFERENCES groups.term(id)
);
CREATE INDEX cross_pair_scorer ON scoring.cross_pair USING btree (scorer_unit_id);
CREATE TRIGGER keep_sent BEFORE UPDATE ON scoring.cross_pair FOR EACH ROW EXECUTE FUNCTION scoring.keep_cross_pair();
ALTER TABLE scoring.cross_pair ENABLE ROW LEVEL SECURITY;
ALTER TABLE scoring.cross_pair FORCE ROW LEVEL SECURITY;
CREATE POLICY pair_add ON scoring.cross_pair FOR INSERT TO thidua_app
  WITH CHECK ((platform.i_am(VARIADIC ARRAY['standing'::text, 'admin'::text]) OR (term_id = ANY (( SELECT scoring.my_led_terms() AS my_led_terms)::uuid[]))));
CREATE POLICY pair_read ON scoring.cross_pair FOR SELECT TO PUBLIC
  USING ((platform.i_am(VARIADIC ARRAY['standing'::text, 'council'::text, 'minister'::text, 'admin'::text, 'auditor'::text]) OR (term_id = ANY (( SELECT groups.my_terms() AS my_terms)::uuid[])) OR (term_id = ANY (( SELECT scoring.my_led_terms() AS my_led_terms)::uuid[]))));
CREATE POLICY pair_send ON scoring.cross_pair FOR UPDATE TO thidua_app
  USING ((scorer_unit_id = ANY (( SELECT platform.my_units() AS my_units)::uuid[])));
GRANT INSERT, SELECT, UPDATE ON TABLE scoring.cross_pair TO thidua_app;

CREATE TABLE scoring.cross_round (
  id uuid NOT NULL,
  term_id uuid NOT NULL,
  rulebook_id uuid NOT NULL,
  year integer NOT NULL,
  state text NOT NULL,
  combine text NOT NULL,
  scorers_per_unit integer NOT NULL,
  item_ids uuid[] NOT NULL,
  group_sees boolean NOT NULL,
  opened_on date NOT NULL,
  opened_by text NOT NULL,
  due_on date NOT NULL,
  closed_on date,
  version integer DEFAULT 0 NOT NULL,
  CONSTRAINT cross_round_check CHECK (((state = 'CLOSED'::text) = (closed_on IS NOT NULL))),
  CONSTRAINT cross_round_combine_check CHECK ((combine = ANY (ARRAY['mean'::text, 'median'::text, 'trimmed_mean'::text]))),
  CONSTRAINT cross_round_item_ids_check CHECK ((cardinality(item_ids) > 0)),
  CONSTRAINT cross_round_pkey PRIMARY KEY (id),
  CONSTRAINT cross_round_rulebook_id_fkey FOREIGN KEY (rulebook_id) REFERENCES scoring.rulebook(id),
  CONSTRAINT cross_round_scorers_per_unit_check CHECK ((scorers_per_unit > 0)),
  CONSTRAINT cross_round_state_check CHECK ((state = ANY (ARRAY['OPEN'::text, 'CLOSED'::text]))),
  CONSTRAINT cross_round_term_id_fkey FOREIGN KEY (term_id) REFERENCES groups.term(id)
);
CREATE UNIQUE INDEX cross_round_once ON scoring.cross_round USING btree (term_id);
ALTER TABLE scoring.cross_round ENABLE ROW LEVEL SECURITY;
ALTER TABLE scoring.cross_round FORCE ROW LEVEL SECURITY;
CREATE POLICY round_add ON scoring.cross_round FOR INSERT TO thidua_app
  WITH CHECK ((platform.i_am(VARIADIC ARRAY['standing'::text, 'admin'::text]) OR (term_id = ANY (( SELECT scoring.my_led_terms() AS my_led_terms)::uuid[]))));
CREATE POLICY round_change ON scoring.cross_round FOR UPDATE TO thidua_app
  USING ((platform.i_am(VARIADIC ARRAY['standing'::text, 'admin'::text]) OR (term_id = ANY (( SELECT scoring.my_led_terms() AS my_led_terms)::uuid[]))));
CREATE POLICY round_read ON scoring.cross_round FOR SELECT TO PUBLIC
  USING (platform.signed_in());
GRANT INSERT, SELECT, UPDATE ON TABLE scoring.cross_round TO thidua_app;

CREATE TABLE scoring.edit_spell (
  rulebook_id uuid NOT NULL,
  account_id uuid,
  author_name text NOT NULL,
  author_roles text[] DEFAULT '{}'::text[] NOT NULL,
  began_at timestamp with time zone DEFAULT clock_timestamp() NOT NULL,
  saved_at timestamp with time zone DEFAULT clock_timestamp() NOT NULL,
  business_at timestamp with time zone NOT NULL,
  saves integer DEFAULT 1 NOT NULL,
  before jsonb NOT NULL,
  CONSTRAINT edit_spell_pkey PRIMARY KEY (rulebook_id),
  CONSTRAINT edit_spell_rulebook_id_fkey FOREIGN KEY (rulebook_id) REFERENCES scoring.rulebook(id),
  CONSTRAINT edit_spell_saves_check CHECK ((saves > 0))
);
ALTER TABLE scoring.edit_spell ENABLE ROW LEVEL SECURITY;
ALTER TABLE scoring.edit_spell FORCE ROW LEVEL SECURITY;
CREATE POLICY edit_spell_begin ON scoring.edit_spell FOR INSERT TO thidua_app
  WITH CHECK ((platform.i_am(VARIADIC ARRAY['standing'::text, 'admin'::text]) AND (NOT (account_id IS DISTINCT FROM platform.my_account()))));
CREATE POLICY edit_spell_end ON scoring.edit_spell FOR DELETE TO PUBLIC
  USING (platform.i_am(VARIADIC ARRAY['standing'::text, 'minister'::text, 'admin'::text]));
CREATE POLICY edit_spell_go_on ON scoring.edit_spell FOR UPDATE TO thidua_app
  USING ((NOT (account_id IS DISTINCT FROM platform.my_account())))
  WITH CHECK ((NOT (account_id IS DISTINCT FROM platform.my_account())));
CREATE POLICY edit_spell_read ON scoring.edit_spell FOR SELECT TO PUBLIC
  USING (platform.i_am(VARIADIC ARRAY['standing'::text, 'minister'::text, 'admin'::text, 'auditor'::text]));
GRANT UPDATE (business_at) ON TABLE scoring.edit_spell TO thidua_app;
GRANT UPDATE (saved_at) ON TABLE scoring.edit_spell TO thidua_app;
GRANT UPDATE (saves) ON TABLE scoring.edit_spell TO thidua_app;
GRANT INSERT, SELECT ON TABLE scoring.edit_spell TO thidua_app;

CREATE TABLE scoring.line (
  sheet_id uuid NOT NULL,
  item_id uuid NOT NULL,
  self_hundredths integer,
  self_note text DEFAULT ''::text NOT NULL,
  checked_hundredths integer,
  check_comment text DEFAULT ''::text NOT NULL,
  explanation text DEFAULT ''::text NOT NULL,
  final_hundredths integer,
  final_comment text DEFAULT ''::text NOT NULL,
  CONSTRAINT line_item_id_fkey FOREIGN KEY (item_id) REFERENCES scoring.rule_item(id),
  CONSTRAINT line_pkey PRIMARY KEY (sheet_id, item_id),
  CONSTRAINT line_sheet_id_fkey FOREIGN KEY (sheet_id) REFERENCES scoring.sheet(id)
);
CREATE TRIGGER keep_final BEFORE INSERT OR UPDATE ON scoring.line FOR EACH ROW EXECUTE FUNCTION scoring.keep_final_parts();
CREATE TRIGGER keep_unnamed BEFORE UPDATE ON scoring.line FOR EACH ROW WHEN (old.self_hundredths IS DISTINCT FROM new.self_hundredths OR old.self_note IS DISTINCT FROM new.self_note) EXECUTE FUNCTION scoring.keep_unnamed();
CREATE TRIGGER keep_unnamed_new BEFORE INSERT ON scoring.line FOR EACH ROW WHEN (new.self_hundredths IS NOT NULL OR new.self_note <> ''::text) EXECUTE FUNCTION scoring.keep_unnamed();
ALTER TABLE scoring.line ENABLE ROW LEVEL SECURITY;
CREATE POLICY line_add ON scoring.line FOR INSERT TO thidua_app
  WITH CHECK ((sheet_id IN ( SELECT scoring.writable_sheets() AS writable_sheets)));
CREATE POLICY line_change ON scoring.line FOR UPDATE TO thidua_app
  USING ((sheet_id IN ( SELECT scoring.writable_sheets() AS writable_sheets)));
CREATE POLICY line_read ON scoring.line FOR SELECT TO thidua_app
  USING ((sheet_id IN ( SELECT sheet.id
   FROM scoring.sheet)));
GRANT INSERT, SELECT, UPDATE ON TABLE scoring.line TO thidua_app;

CREATE TABLE scoring.paper (
  id uuid NOT NULL,
  term_id uuid NOT NULL,
  number text NOT NULL,
  issued_on date NOT NULL,
  file_name text NOT NULL,
  media_type text NOT NULL,
  size_bytes integer NOT NULL,
  sha256 text NOT NULL,
  bytes bytea NOT NULL,
  added_by text NOT NULL,
  added_at timestamp with time zone NOT NULL,
  kind text DEFAULT 'DECISION'::text NOT NULL,
  CONSTRAINT paper_file_name_check CHECK ((file_name <> ''::text)),
  CONSTRAINT paper_kind_check CHECK ((kind = ANY (ARRAY['DECISION'::text, 'MINUTES'::text]))),
  CONSTRAINT paper_number_check CHECK ((number <> ''::text)),
  CONSTRAINT paper_pkey PRIMARY KEY (id),
  CONSTRAINT paper_size_bytes_check CHECK ((size_bytes > 0)),
  CONSTRAINT paper_term_id_fkey FOREIGN KEY (term_id) REFERENCES groups.term(id)
);
CREATE INDEX paper_term ON scoring.paper USING btree (term_id);
ALTER TABLE scoring.paper ENABLE ROW LEVEL SECURITY;
ALTER TABLE scoring.paper FORCE ROW LEVEL SECURITY;
CREATE POLICY paper_add ON scoring.paper FOR INSERT TO thidua_app
  WITH CHECK ((platform.i_am(VARIADIC ARRAY['standing'::text, 'admin'::text]) OR (term_id = ANY (( SELECT scoring.my_led_terms() AS my_led_terms)::uuid[]))));
CREATE POLICY paper_read ON scoring.paper FOR SELECT TO thidua_app
  USING (platform.signed_in());
GRANT INSERT, SELECT ON TABLE scoring.paper TO thidua_app;

CREATE TABLE scoring.past_import (
  id uuid NOT NULL,
  term_id uuid NOT NULL,
  file_name text NOT NULL,
  size_bytes integer NOT NULL,
  sha256 text NOT NULL,
  bytes bytea NOT NULL,
  scale_hundredths integer NOT NULL,
  synthetic boolean DEFAULT platform.made_up() NOT NULL,
  made_by text NOT NULL,
  made_at timestamp with time zone NOT NULL,
  undone_by text,
  undone_at timestamp with time zone,
  undo_reason text,
  CONSTRAINT past_import_check CHECK ((((undone_at IS NULL) = (undone_by IS NULL)) AND ((undone_at IS NULL) = (undo_reason IS NULL)))),
  CONSTRAINT past_import_file_name_check CHECK ((file_name <> ''::text)),
  CONSTRAINT past_import_pkey PRIMARY KEY (id),
  CONSTRAINT past_import_scale_hundredths_check CHECK ((scale_hundredths > 0)),
  CONSTRAINT past_import_size_bytes_check CHECK ((size_bytes > 0)),
  CONSTRAINT past_import_term_id_fkey FOREIGN KEY (term_id) REFERENCES groups.term(id),
  CONSTRAINT past_import_undo_reason_check CHECK ((undo_reason <> ''::text))
);
CREATE UNIQUE INDEX past_import_one ON scoring.past_import USING btree (term_id) WHERE (undone_at IS NULL);
CREATE TRIGGER keep_past_import BEFORE UPDATE ON scoring.past_import FOR EACH ROW EXECUTE FUNCTION scoring.keep_past_import();
ALTER TABLE scoring.past_import ENABLE ROW LEVEL SECURITY;
ALTER TABLE scoring.past_import FORCE ROW LEVEL SECURITY;
CREATE POLICY past_import_add ON scoring.past_import FOR INSERT TO thidua_app
  WITH CHECK (((platform.i_am(VARIADIC ARRAY['standing'::text, 'admin'::text]) OR (term_id = ANY (( SELECT scoring.my_led_terms() AS my_led_terms)::uuid[]))) AND (NOT scoring.has_sheets(term_id))));
CREATE POLICY past_import_read ON scoring.past_import FOR SELECT TO thidua_app
  USING ((platform.i_am(VARIADIC ARRAY['standing'::text, 'council'::text, 'minister'::text, 'admin'::text, 'auditor'::text]) OR (term_id = ANY (( SELECT groups.my_terms() AS my_terms)::uuid[])) OR (term_id = ANY (( SELECT scoring.my_led_terms() AS my_led_terms)::uuid[]))));
CREATE POLICY past_import_undo ON scoring.past_import FOR UPDATE TO thidua_app
  USING ((platform.i_am(VARIADIC ARRAY['standing'::text, 'admin'::text]) OR (term_id = ANY (( SELECT scoring.my_led_terms() AS my_led_terms)::uuid[]))));
GRANT INSERT, SELECT, UPDATE ON TABLE scoring.past_import TO thidua_app;

CREATE TABLE scoring.past_result (
  import_id uuid NOT NULL,
  unit_id uuid NOT NULL,
  cell text NOT NULL,
  name_written text NOT NULL,
  self_hundredths integer,
  self_extra_hundredths integer,
  checked_hundredths integer,
  checked_extra_hundredths integer,
  total_hundredths integer NOT NULL,
  class text,
  rank_no integer,
  CONSTRAINT past_result_import_id_fkey FOREIGN KEY (import_id) REFERENCES scoring.past_import(id),
  CONSTRAINT past_result_name_written_check CHECK ((name_written <> ''::text)),
  CONSTRAINT past_result_pkey PRIMARY KEY (import_id, unit_id),
  CONSTRAINT past_result_rank_no_check CHECK ((rank_no > 0)),
  CONSTRAINT past_result_total_hundredths_check CHECK ((total_hundredths >= 0)),
  CONSTRAINT past_result_unit_id_fkey FOREIGN KEY (unit_id) REFERENCES directory.unit(id)
);
CREATE INDEX past_result_unit ON scoring.past_result USING btree (unit_id);
ALTER TABLE scoring.past_result ENABLE ROW LEVEL SECURITY;
ALTER TABLE scoring.past_result FORCE ROW LEVEL SECURITY;
CREATE POLICY past_result_add ON scoring.past_result FOR INSERT TO thidua_app
  WITH CHECK ((import_id IN ( SELECT p.id
   FROM scoring.past_import p
  WHERE ((p.undone_at IS NULL) AND (platform.i_am(VARIADIC ARRAY['standing'::text, 'admin'::text]) OR (p.term_id = ANY (( SELECT scoring.my_led_terms() AS my_led_terms)::uuid[])))))));
CREATE POLICY past_result_read ON scoring.past_result FOR SELECT TO thidua_app
  USING ((import_id IN ( SELECT p.id
   FROM scoring.past_import p)));
GRANT INSERT, SELECT ON TABLE scoring.past_result TO thidua_app;

CREATE TABLE scoring.proposal (
  sheet_id uuid NOT NULL,
  item_id uuid NOT NULL,
  hundredths integer,
  detail jsonb NOT NULL,
  computed_on date NOT NULL,
  CONSTRAINT proposal_item_id_fkey FOREIGN KEY (item_id) REFERENCES scoring.rule_item(id),
  CONSTRAINT proposal_pkey PRIMARY KEY (sheet_id, item_id),
  CONSTRAINT proposal_sheet_id_fkey FOREIGN KEY (sheet_id) REFERENCES scoring.sheet(id)
);
CREATE TRIGGER keep_final BEFORE INSERT OR UPDATE ON scoring.proposal FOR EACH ROW EXECUTE FUNCTION scoring.keep_final_parts();
ALTER TABLE scoring.proposal ENABLE ROW LEVEL SECURITY;
ALTER TABLE scoring.proposal FORCE ROW LEVEL SECURITY;
CREATE POLICY proposal_add ON scoring.proposal FOR INSERT TO thidua_app
  WITH CHECK ((sheet_id IN ( SELECT scoring.writable_sheets() AS writable_sheets)));
CREATE POLICY proposal_change ON scoring.proposal FOR UPDATE TO thidua_app
  USING ((sheet_id IN ( SELECT scoring.writable_sheets() AS writable_sheets)));
CREATE POLICY proposal_read ON scoring.proposal FOR SELECT TO thidua_app
  USING ((sheet_id IN ( SELECT sheet.id
   FROM scoring.sheet)));
GRANT INSERT, SELECT, UPDATE ON TABLE scoring.proposal TO thidua_app;

CREATE TABLE scoring.ranking (
  id uuid NOT NULL,
  term_id uuid NOT NULL,
  rulebook_id uuid NOT NULL,
  rulebook_hash text NOT NULL,
  ranking_no integer DEFAULT 1 NOT NULL,
  state text NOT NULL,
  published_on date NOT NULL,
  published_by text NOT NULL,
  rows jsonb NOT NULL,
  hash text NOT NULL,
  reason text DEFAULT ''::text NOT NULL,
  paper_id uuid,
  CONSTRAINT ranking_paper_id_fkey FOREIGN KEY (paper_id) REFERENCES scoring.paper(id),
  CONSTRAINT ranking_paper_needed CHECK (((paper_id IS NOT NULL) OR (state = 'REPLACED'::text))) NOT VALID,
  CONSTRAINT ranking_pkey PRIMARY KEY (id),
  CONSTRAINT ranking_rulebook_id_fkey FOREIGN KEY (rulebook_id) REFERENCES scoring.rulebook(id),
  CONSTRAINT ranking_state_check CHECK ((state = ANY (ARRAY['PUBLISHED'::text, 'REPLACED'::text]))),
  CONSTRAINT ranking_term_id_fkey FOREIGN KEY (term_id) REFERENCES groups.term(id),
  CONSTRAINT ranking_term_id_ranking_no_key UNIQUE (term_id, ranking_no)
);
CREATE TRIGGER keep_published BEFORE UPDATE ON scoring.ranking FOR EACH ROW EXECUTE FUNCTION scoring.keep_ranking();
ALTER TABLE scoring.ranking ENABLE ROW LEVEL SECURITY;
ALTER TABLE scoring.ranking FORCE ROW LEVEL SECURITY;
CREATE POLICY ranking_add ON scoring.ranking FOR INSERT TO thidua_app
  WITH CHECK (((platform.i_am(VARIADIC ARRAY['standing'::text, 'admin'::text]) OR (term_id = ANY (( SELECT scoring.my_led_terms() AS my_led_terms)::uuid[]))) AND (EXISTS ( SELECT 1
   FROM scoring.paper p
  WHERE ((p.id = ranking.paper_id) AND (p.term_id = ranking.term_id))))));
CREATE POLICY ranking_read ON scoring.ranking FOR SELECT TO thidua_app
  USING (platform.signed_in());
CREATE POLICY ranking_replace ON scoring.ranking FOR UPDATE TO thidua_app
  USING ((platform.i_am(VARIADIC ARRAY['standing'::text, 'admin'::text]) OR (term_id = ANY (( SELECT scoring.my_led_terms() AS my_led_terms)::uuid[]))));
GRANT INSERT, SELECT, UPDATE ON TABLE scoring.ranking TO thidua_app;

CREATE TABLE scoring.rule_item (
  id uuid NOT NULL,
  rulebook_id uuid NOT NULL,
  parent_id uuid,
  ord integer NOT NULL,
  code text NOT NULL,
  title text NOT NULL,
  max_hundredths integer NOT NULL,
  kind text DEFAULT 'manual'::text NOT NULL,
  rule jsonb DEFAULT '{}'::jsonb NOT NULL,
  criterion_id uuid,
  hard_condition boolean DEFAULT false NOT NULL,
  title_en text DEFAULT ''::text NOT NULL,
  counts text DEFAULT 'base'::text NOT NULL,
  measure text DEFAULT ''::text NOT NULL,
  proof text[] DEFAULT '{}'::text[] NOT NULL,
  scored_by text,
  condition_when text,
  masked boolean DEFAULT false NOT NULL,
  note text DEFAULT ''::text NOT NULL,
  CONSTRAINT rule_item_counts_check CHECK ((counts = ANY (ARRAY['base'::text, 'bonus'::text, 'external'::text]))),
  CONSTRAINT rule_item_criterion_id_fkey FOREIGN KEY (criterion_id) REFERENCES movements.criterion(id),
  CONSTRAINT rule_item_kind CHECK ((kind = ANY (ARRAY['heading'::text, 'yes_no'::text, 'proportional'::text, 'bands'::text, 'lateness'::text, 'per_unit'::text, 'bonus_penalty'::text, 'relative_to_leader'::text, 'honours'::text, 'condition'::text, 'manual'::text, 'pass_fail'::text, 'quantitative'::text, 'qualitative'::text, 'bonus-penalty'::text, 'per-unit'::text]))),
  CONSTRAINT rule_item_max_hundredths_check CHECK ((max_hundredths >= 0)),
  CONSTRAINT rule_item_parent_id_fkey FOREIGN KEY (parent_id) REFERENCES scoring.rule_item(id),
  CONSTRAINT rule_item_pkey PRIMARY KEY (id),
  CONSTRAINT rule_item_rulebook_id_fkey FOREIGN KEY (rulebook_id) REFERENCES scoring.rulebook(id)
);
CREATE INDEX rule_item_book ON scoring.rule_item USING btree (rulebook_id, ord);
CREATE INDEX rule_item_parent ON scoring.rule_item USING btree (parent_id) WHERE (parent_id IS NOT NULL);
CREATE TRIGGER keep_frozen BEFORE INSERT OR DELETE OR UPDATE ON scoring.rule_item FOR EACH ROW EXECUTE FUNCTION scoring.keep_frozen_items();
ALTER TABLE scoring.rule_item ENABLE ROW LEVEL SECURITY;
ALTER TABLE scoring.rule_item FORCE ROW LEVEL SECURITY;
CREATE POLICY rule_item_add ON scoring.rule_item FOR INSERT TO thidua_app
  WITH CHECK (platform.i_am(VARIADIC ARRAY['standing'::text, 'admin'::text]));
CREATE POLICY rule_item_change ON scoring.rule_item FOR UPDATE TO thidua_app
  USING (platform.i_am(VARIADIC ARRAY['standing'::text, 'admin'::text]));
CREATE POLICY rule_item_read ON scoring.rule_item FOR SELECT TO PUBLIC
  USING (platform.signed_in());
CREATE POLICY rule_item_remove ON scoring.rule_item FOR DELETE TO thidua_app
  USING (platform.i_am(VARIADIC ARRAY['standing'::text, 'admin'::text]));
GRANT DELETE, INSERT, SELECT, UPDATE ON TABLE scoring.rule_item TO thidua_app;

CREATE TABLE scoring.rulebook (
  id uuid NOT NULL,
  authority_unit_id uuid NOT NULL,
  year integer,
  criteria_set_id uuid,
  title text NOT NULL,
  scale_hundredths integer NOT NULL,
  version_no integer DEFAULT 1 NOT NULL,
  state text NOT NULL,
  hash text,
  complete boolean DEFAULT true NOT NULL,
  official boolean DEFAULT false NOT NULL,
  synthetic boolean DEFAULT false NOT NULL,
  settings jsonb DEFAULT '{}'::jsonb NOT NULL,
  replaces_id uuid,
  version integer DEFAULT 0 NOT NULL,
  origin jsonb,
  edit_reason text DEFAULT ''::text NOT NULL,
  code text DEFAULT ''::text NOT NULL,
  title_en text DEFAULT ''::text NOT NULL,
  group_kinds text[] DEFAULT '{block,cluster,inner}'::text[] NOT NULL,
  applies_to text DEFAULT 'collective'::text NOT NULL,
  source jsonb DEFAULT '{}'::jsonb NOT NULL,
  rules jsonb,
  facts jsonb DEFAULT '[]'::jsonb NOT NULL,
  derived jsonb DEFAULT '[]'::jsonb NOT NULL,
  valid_from date,
  valid_to date,
  made_from text DEFAULT ''::text NOT NULL,
  authors uuid[] DEFAULT '{}'::uuid[] NOT NULL,
  asked_hash text,
  asked_by text,
  published_by_account uuid,
  published_by text,
  published_on date,
  discard_reason text,
  author_names text[] DEFAULT '{}'::text[] NOT NULL,
  CONSTRAINT rulebook_applies_to_check CHECK ((applies_to = ANY (ARRAY['collective'::text, 'individual'::text]))),
  CONSTRAINT rulebook_authority_unit_id_fkey FOREIGN KEY (authority_unit_id) REFERENCES directory.unit(id),
  CONSTRAINT rulebook_check CHECK (((state <> 'FROZEN'::text) OR (hash IS NOT NULL))),
  CONSTRAINT rulebook_check1 CHECK (((valid_from IS NULL) OR (valid_to IS NULL) OR (valid_from <= valid_to))),
  CONSTRAINT rulebook_code_check CHECK ((length(code) <= 80)),
  CONSTRAINT rulebook_criteria_set_id_fkey FOREIGN KEY (criteria_set_id) REFERENCES movements.criteria_set(id),
  CONSTRAINT rulebook_derived_check CHECK ((jsonb_typeof(derived) = 'array'::text)),
  CONSTRAINT rulebook_discarded_with_reason CHECK (((state <> 'DISCARDED'::text) OR (discard_reason <> ''::text))),
  CONSTRAINT rulebook_facts_check CHECK ((jsonb_typeof(facts) = 'array'::text)),
  CONSTRAINT rulebook_group_kinds_check CHECK (((cardinality(group_kinds) > 0) AND (group_kinds <@ '{block,cluster,inner}'::text[]))),
  CONSTRAINT rulebook_pkey PRIMARY KEY (id),
  CONSTRAINT rulebook_replaces_id_fkey FOREIGN KEY (replaces_id) REFERENCES scoring.rulebook(id),
  CONSTRAINT rulebook_rules_check CHECK ((jsonb_typeof(rules) = 'object'::text)),
  CONSTRAINT rulebook_scale_hundredths_check CHECK ((scale_hundredths > 0)),
  CONSTRAINT rulebook_second_person CHECK (((published_by_account IS NULL) OR (NOT (published_by_account = ANY (authors))))),
  CONSTRAINT rulebook_source_check CHECK ((jsonb_typeof(source) = 'object'::text)),
  CONSTRAINT rulebook_state_check CHECK ((state = ANY (ARRAY['DRAFT'::text, 'PUBLISHED'::text, 'FROZEN'::text, 'DISCARDED'::text]))),
  CONSTRAINT rulebook_title_check CHECK ((title <> ''::text))
);
CREATE INDEX rulebook_list ON scoring.rulebook USING btree (year, id);
CREATE UNIQUE INDEX rulebook_next_once ON scoring.rulebook USING btree (replaces_id) WHERE (state = 'DRAFT'::text);
CREATE TRIGGER keep_frozen BEFORE UPDATE ON scoring.rulebook FOR EACH ROW EXECUTE FUNCTION scoring.keep_frozen_rulebook();
ALTER TABLE scoring.rulebook ENABLE ROW LEVEL SECURITY;
ALTER TABLE scoring.rulebook FORCE ROW LEVEL SECURITY;
CREATE POLICY rulebook_add ON scoring.rulebook FOR INSERT TO thidua_app
  WITH CHECK (platform.i_am(VARIADIC ARRAY['standing'::text, 'admin'::text]));
CREATE POLICY rulebook_change ON scoring.rulebook FOR UPDATE TO thidua_app
  USING (platform.signed_in())
  WITH CHECK ((platform.i_am(VARIADIC ARRAY['standing'::text, 'minister'::text, 'admin'::text]) OR ((state = 'FROZEN'::text) AND (cardinality(scoring.my_led_terms()) > 0))));
CREATE POLICY rulebook_read ON scoring.rulebook FOR SELECT TO PUBLIC
  USING ((platform.signed_in() AND ((state = ANY (ARRAY['PUBLISHED'::text, 'FROZEN'::text])) OR platform.i_am(VARIADIC ARRAY['standing'::text, 'minister'::text, 'admin'::text]))));
GRANT INSERT, SELECT, UPDATE ON TABLE scoring.rulebook TO thidua_app;

CREATE TABLE scoring.sheet (
  id uuid NOT NULL,
  rulebook_id uuid NOT NULL,
  term_id uuid NOT NULL,
  unit_id uuid NOT NULL,
  year integer NOT NULL,
  state text NOT NULL,
  sheet_no integer DEFAULT 1 NOT NULL,
  replaces_id uuid,
  correction_reason text,
  self_total_hundredths integer,
  checked_total_hundredths integer,
  final_total_hundredths integer,
  self_submitted_on date,
  explain_until date,
  checked_by_unit_id uuid,
  context_note text DEFAULT ''::text NOT NULL,
  synthetic boolean DEFAULT false NOT NULL,
  version integer DEFAULT 0 NOT NULL,
  self_due_on date,
  met_on date,
  decision_number text DEFAULT ''::text NOT NULL,
  decided_on date,
  paper_id uuid,
  others_rows text DEFAULT 'when_final'::text NOT NULL,
  not_assigned jsonb DEFAULT '{}'::jsonb NOT NULL,
  returns jsonb DEFAULT '[]'::jsonb NOT NULL,
  CONSTRAINT sheet_checked_by_unit_id_fkey FOREIGN KEY (checked_by_unit_id) REFERENCES directory.unit(id),
  CONSTRAINT sheet_not_assigned_check CHECK ((jsonb_typeof(not_assigned) = 'object'::text)),
  CONSTRAINT sheet_others_rows_check CHECK ((others_rows = ANY (ARRAY['never'::text, 'when_final'::text, 'when_submitted'::text]))),
  CONSTRAINT sheet_paper_id_fkey FOREIGN KEY (paper_id) REFERENCES scoring.paper(id),
  CONSTRAINT sheet_pkey PRIMARY KEY (id),
  CONSTRAINT sheet_replaces_id_fkey FOREIGN KEY (replaces_id) REFERENCES scoring.sheet(id),
  CONSTRAINT sheet_returns_check CHECK ((jsonb_typeof(returns) = 'array'::text)),
  CONSTRAINT sheet_rulebook_id_fkey FOREIGN KEY (rulebook_id) REFERENCES scoring.rulebook(id),
  CONSTRAINT sheet_state_check CHECK ((state = ANY (ARRAY['SELF_DRAFT'::text, 'SELF_SUBMITTED'::text, 'HEAD_REVIEWED'::text, 'EXPLAINED'::text, 'VERIFIED'::text, 'CONFIRMED'::text, 'FINAL'::text, 'REPLACED'::text]))),
  CONSTRAINT sheet_term_id_fkey FOREIGN KEY (term_id) REFERENCES groups.term(id),
  CONSTRAINT sheet_term_id_unit_id_sheet_no_key UNIQUE (term_id, unit_id, sheet_no),
  CONSTRAINT sheet_unit_id_fkey FOREIGN KEY (unit_id) REFERENCES directory.unit(id)
);
CREATE INDEX sheet_term ON scoring.sheet USING btree (term_id, state);
CREATE TRIGGER keep_final BEFORE UPDATE ON scoring.sheet FOR EACH ROW EXECUTE FUNCTION scoring.keep_final_sheet();
CREATE TRIGGER keep_past_apart BEFORE INSERT ON scoring.sheet FOR EACH ROW EXECUTE FUNCTION scoring.keep_past_apart();
ALTER TABLE scoring.sheet ENABLE ROW LEVEL SECURITY;
CREATE POLICY sheet_app ON scoring.sheet FOR ALL TO thidua_app
  USING (((unit_id = ANY (( SELECT platform.my_units() AS my_units)::uuid[])) OR ((state <> 'SELF_DRAFT'::text) AND (self_submitted_on IS NOT NULL) AND (platform.i_am(VARIADIC ARRAY['standing'::text, 'council'::text, 'minister'::text, 'admin'::text, 'auditor'::text]) OR (term_id = ANY (( SELECT scoring.my_led_terms() AS my_led_terms)::uuid[])) OR (term_id = ANY (( SELECT scoring.my_department_terms() AS my_department_terms)::uuid[])) OR ((others_rows = 'when_submitted'::text) AND (term_id = ANY (( SELECT groups.my_terms() AS my_terms)::uuid[]))))) OR ((state = ANY (ARRAY['FINAL'::text, 'REPLACED'::text])) AND (final_total_hundredths IS NOT NULL) AND (others_rows <> 'never'::text) AND (term_id = ANY (( SELECT groups.my_terms() AS my_terms)::uuid[])))))
  WITH CHECK ((platform.i_am(VARIADIC ARRAY['standing'::text, 'admin'::text]) OR (unit_id = ANY (( SELECT platform.my_units() AS my_units)::uuid[])) OR (term_id = ANY (( SELECT scoring.my_led_terms() AS my_led_terms)::uuid[])) OR (term_id = ANY (( SELECT scoring.my_department_terms() AS my_department_terms)::uuid[]))));
CREATE POLICY sheet_begin ON scoring.sheet AS RESTRICTIVE FOR INSERT TO thidua_app
  WITH CHECK (((state = 'SELF_DRAFT'::text) OR platform.i_am(VARIADIC ARRAY['standing'::text, 'admin'::text])));
CREATE POLICY sheet_close ON scoring.sheet AS RESTRICTIVE FOR UPDATE TO thidua_app
  USING (true)
  WITH CHECK (((state <> 'FINAL'::text) OR scoring.may_close(rulebook_id, term_id, unit_id)));
GRANT INSERT, SELECT, UPDATE ON TABLE scoring.sheet TO thidua_app;

CREATE TABLE scoring.sheet_fact (
  sheet_id uuid NOT NULL,
  code text NOT NULL,
  value jsonb,
  target text,
  note text DEFAULT ''::text NOT NULL,
  stated_by text NOT NULL,
  stated_on date NOT NULL,
  CONSTRAINT sheet_fact_pkey PRIMARY KEY (sheet_id, code),
  CONSTRAINT sheet_fact_sheet_id_fkey FOREIGN KEY (sheet_id) REFERENCES scoring.sheet(id)
);
CREATE TRIGGER keep_final BEFORE INSERT OR UPDATE ON scoring.sheet_fact FOR EACH ROW EXECUTE FUNCTION scoring.keep_final_parts();
ALTER TABLE scoring.sheet_fact ENABLE ROW LEVEL SECURITY;
ALTER TABLE scoring.sheet_fact FORCE ROW LEVEL SECURITY;
CREATE POLICY sheet_fact_add ON scoring.sheet_fact FOR INSERT TO thidua_app
  WITH CHECK ((sheet_id IN ( SELECT scoring.writable_sheets() AS writable_sheets)));
CREATE POLICY sheet_fact_change ON scoring.sheet_fact FOR UPDATE TO thidua_app
  USING ((sheet_id IN ( SELECT scoring.writable_sheets() AS writable_sheets)));
CREATE POLICY sheet_fact_read ON scoring.sheet_fact FOR SELECT TO thidua_app
  USING ((sheet_id IN ( SELECT sheet.id
   FROM scoring.sheet)));
GRANT INSERT, SELECT, UPDATE ON TABLE scoring.sheet_fact TO thidua_app;

CREATE TABLE scoring.sheet_import (
  id uuid NOT NULL,
  sheet_id uuid NOT NULL,
  column_name text NOT NULL,
  file_name text NOT NULL,
  before jsonb NOT NULL,
  after jsonb NOT NULL,
  made_on date NOT NULL,
  made_by text NOT NULL,
  undone_by text,
  CONSTRAINT sheet_import_column_name_check CHECK ((column_name = ANY (ARRAY['self'::text, 'checked'::text, 'final'::text]))),
  CONSTRAINT sheet_import_pkey PRIMARY KEY (id),
  CONSTRAINT sheet_import_sheet_id_fkey FOREIGN KEY (sheet_id) REFERENCES scoring.sheet(id)
);
CREATE INDEX sheet_import_sheet ON scoring.sheet_import USING btree (sheet_id, id DESC);
ALTER TABLE scoring.sheet_import ENABLE ROW LEVEL SECURITY;
ALTER TABLE scoring.sheet_import FORCE ROW LEVEL SECURITY;
CREATE POLICY sheet_import_add ON scoring.sheet_import FOR INSERT TO thidua_app
  WITH CHECK ((sheet_id IN ( SELECT scoring.writable_sheets() AS writable_sheets)));
CREATE POLICY sheet_import_read ON scoring.sheet_import FOR SELECT TO thidua_app
  USING ((sheet_id IN ( SELECT sheet.id
   FROM scoring.sheet)));
CREATE POLICY sheet_import_undo ON scoring.sheet_import FOR UPDATE TO thidua_app
  USING ((sheet_id IN ( SELECT scoring.writable_sheets() AS writable_sheets)));
GRANT INSERT, SELECT, UPDATE ON TABLE scoring.sheet_import TO thidua_app;

CREATE TABLE scoring.sheet_step (
  id uuid NOT NULL,
  sheet_id uuid NOT NULL,
  verb text NOT NULL,
  from_state text NOT NULL,
  to_state text NOT NULL,
  made_at timestamp with time zone NOT NULL,
  made_by text NOT NULL,
  reason text DEFAULT ''::text NOT NULL,
  item_ids uuid[] DEFAULT '{}'::uuid[] NOT NULL,
  CONSTRAINT sheet_step_pkey PRIMARY KEY (id),
  CONSTRAINT sheet_step_sheet_id_fkey FOREIGN KEY (sheet_id) REFERENCES scoring.sheet(id)
);
CREATE INDEX sheet_step_sheet ON scoring.sheet_step USING btree (sheet_id, made_at);
ALTER TABLE scoring.sheet_step ENABLE ROW LEVEL SECURITY;
ALTER TABLE scoring.sheet_step FORCE ROW LEVEL SECURITY;
CREATE POLICY sheet_step_add ON scoring.sheet_step FOR INSERT TO thidua_app
  WITH CHECK ((sheet_id IN ( SELECT scoring.writable_sheets() AS writable_sheets)));
CREATE POLICY sheet_step_change ON scoring.sheet_step FOR UPDATE TO thidua_app
  USING ((sheet_id IN ( SELECT scoring.writable_sheets() AS writable_sheets)));
CREATE POLICY sheet_step_read ON scoring.sheet_step FOR SELECT TO thidua_app
  USING ((sheet_id IN ( SELECT sheet.id
   FROM scoring.sheet)));
GRANT INSERT, SELECT ON TABLE scoring.sheet_step TO thidua_app;

CREATE TABLE scoring.signal_look (
  id uuid NOT NULL,
  year integer NOT NULL,
  signal_key text COLLATE "C" NOT NULL,
  kind text NOT NULL,
  state text NOT NULL,
  note text NOT NULL,
  looked_on date NOT NULL,
  looked_by text NOT NULL,
  CONSTRAINT signal_look_note_check CHECK ((note <> ''::text)),
  CONSTRAINT signal_look_pkey PRIMARY KEY (id),
  CONSTRAINT signal_look_signal_key_check CHECK ((signal_key <> ''::text)),
  CONSTRAINT signal_look_state_check CHECK ((state = ANY (ARRAY['EXPLAINED'::text, 'FOLLOWED'::text])))
);
CREATE INDEX signal_look_key ON scoring.signal_look USING btree (year, signal_key, id DESC);
ALTER TABLE scoring.signal_look ENABLE ROW LEVEL SECURITY;
ALTER TABLE scoring.signal_look FORCE ROW LEVEL SECURITY;
CREATE POLICY signal_look_add ON scoring.signal_look FOR INSERT TO thidua_app
  WITH CHECK (platform.i_am(VARIADIC ARRAY['standing'::text]));
CREATE POLICY signal_look_read ON scoring.signal_look FOR SELECT TO thidua_app
  USING (platform.i_am(VARIADIC ARRAY['standing'::text, 'council'::text, 'minister'::text, 'auditor'::text, 'admin'::text]));
GRANT INSERT, SELECT ON TABLE scoring.signal_look TO thidua_app;

CREATE TABLE scoring.term_department (
  term_id uuid NOT NULL,
  code text NOT NULL,
  unit_id uuid NOT NULL,
  CONSTRAINT term_department_pkey PRIMARY KEY (term_id, code),
  CONSTRAINT term_department_term_id_fkey FOREIGN KEY (term_id) REFERENCES groups.term(id),
  CONSTRAINT term_department_unit_id_fkey FOREIGN KEY (unit_id) REFERENCES directory.unit(id)
);
ALTER TABLE scoring.term_department ENABLE ROW LEVEL SECURITY;
ALTER TABLE scoring.term_department FORCE ROW LEVEL SECURITY;
CREATE POLICY department_add ON scoring.term_department FOR INSERT TO thidua_app
  WITH CHECK ((platform.i_am(VARIADIC ARRAY['standing'::text, 'admin'::text]) OR (term_id = ANY (( SELECT scoring.my_led_terms() AS my_led_terms)::uuid[]))));
CREATE POLICY department_change ON scoring.term_department FOR UPDATE TO thidua_app
  USING ((platform.i_am(VARIADIC ARRAY['standing'::text, 'admin'::text]) OR (term_id = ANY (( SELECT scoring.my_led_terms() AS my_led_terms)::uuid[]))));
CREATE POLICY department_read ON scoring.term_department FOR SELECT TO PUBLIC
  USING (platform.signed_in());
GRANT INSERT, SELECT, UPDATE ON TABLE scoring.term_department TO thidua_app;

CREATE TABLE scoring.trial_run (
  id uuid NOT NULL,
  rulebook_id uuid NOT NULL,
  content_hash text NOT NULL,
  made_at timestamp with time zone NOT NULL,
  made_by text NOT NULL,
  account_id uuid,
  basis text NOT NULL,
  facts jsonb NOT NULL,
  result jsonb NOT NULL,
  CONSTRAINT trial_run_basis_check CHECK ((basis = ANY (ARRAY['example'::text, 'entered'::text, 'sheets'::text]))),
  CONSTRAINT trial_run_pkey PRIMARY KEY (id),
  CONSTRAINT trial_run_rulebook_id_fkey FOREIGN KEY (rulebook_id) REFERENCES scoring.rulebook(id)
);
CREATE INDEX trial_run_book ON scoring.trial_run USING btree (rulebook_id, content_hash);
ALTER TABLE scoring.trial_run ENABLE ROW LEVEL SECURITY;
ALTER TABLE scoring.trial_run FORCE ROW LEVEL SECURITY;
CREATE POLICY trial_run_add ON scoring.trial_run FOR INSERT TO thidua_app
  WITH CHECK (platform.i_am(VARIADIC ARRAY['standing'::text, 'minister'::text, 'admin'::text]));
CREATE POLICY trial_run_read ON scoring.trial_run FOR SELECT TO thidua_app
  USING ((rulebook_id IN ( SELECT rulebook.id
   FROM scoring.rulebook)));
GRANT INSERT, SELECT ON TABLE scoring.trial_run TO thidua_app;

CREATE SCHEMA search;
GRANT USAGE ON SCHEMA search TO thidua_app;

CREATE OR REPLACE FUNCTION search.candidates(folded text, prefix text, patterns text[], accented text[], cap integer)
 RETURNS SETOF search.entry
 LANGUAGE plpgsql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog'
AS $function$
declare
  -- the longest pattern is the rarest: it goes to the trigram index, the others only check
  rarest text := (select p from unnest(patterns) as p order by length(p) desc limit 1);
  -- planned for the values at hand: a general plan would not know whether a pattern can use an index
  find constant text := 'select * from search.entry e where search.may_find(e.unit_id) and %s and search.tones(e.name) like all ($4) limit $5';
begin
  return query execute format(find, 'e.kd = $1') using folded, prefix, patterns, accented, cap, rarest;
  return query execute format(find, 'e.kd like $2') using folded, prefix, patterns, accented, cap, rarest;
  return query execute format(find, 'e.kd like $6 and e.kd like all ($3)') using folded, prefix, patterns, accented, cap, rarest;
end $function$;
REVOKE ALL ON FUNCTION search.candidates(folded text, prefix text, patterns text[], accented text[], cap integer) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION search.candidates(folded text, prefix text, patterns text[], accented text[], cap integer) TO thidua_app;

CREATE OR REPLACE FUNCTION search.may_find(unit uuid)
 RETURNS boolean
 LANGUAGE sql
 STABLE PARALLEL SAFE
RETURN (platform.signed_in() AND ((unit IS NULL) OR (unit = ANY (platform.my_units())) OR platform.i_am(VARIADIC ARRAY['standing'::text, 'council'::text, 'minister'::text, 'admin'::text, 'auditor'::text])));

CREATE OR REPLACE FUNCTION search.put(object_type text, object_id uuid, names text[], title text, subtitle text, link text, weight integer, unit uuid)
 RETURNS void
 LANGUAGE sql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog'
AS $function$
  delete from search.entry e where e.object_type = $1 and e.object_id = $2;
  insert into search.entry (object_type, object_id, name, title, subtitle, link, weight, unit_id)
  select $1, $2, name, $4, $5, $6, $7, $8 from unnest($3) as name;
$function$;
REVOKE ALL ON FUNCTION search.put(object_type text, object_id uuid, names text[], title text, subtitle text, link text, weight integer, unit uuid) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION search.put(object_type text, object_id uuid, names text[], title text, subtitle text, link text, weight integer, unit uuid) TO thidua_app;

CREATE OR REPLACE FUNCTION search.put_seeded(entries jsonb)
 RETURNS void
 LANGUAGE sql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog'
AS $function$
  with given as materialized (
    select e.* from jsonb_to_recordset(entries)
      as e(object_type text, object_id uuid, name text, title text, subtitle text, link text, weight integer)
    where not exists (
      select from search.entry mine where mine.object_type = e.object_type and mine.object_id = e.object_id and not mine.seeded)
  ), gone as (
    delete from search.entry old using (select distinct object_type, object_id from given) g
    where old.object_type = g.object_type and old.object_id = g.object_id
      and not exists (select from given n where n.object_type = old.object_type and n.object_id = old.object_id and n.name = old.name)
  )
  insert into search.entry as old (object_type, object_id, name, title, subtitle, link, weight, seeded)
  select object_type, object_id, name, title, subtitle, link, weight, true from given
  on conflict (object_type, object_id, name) do update
    set title = excluded.title, subtitle = excluded.subtitle, link = excluded.link, weight = excluded.weight
    where row(old.title, old.subtitle, old.link, old.weight) is distinct from row(excluded.title, excluded.subtitle, excluded.link, excluded.weight);
$function$;
REVOKE ALL ON FUNCTION search.put_seeded(entries jsonb) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION search.put_seeded(entries jsonb) TO thidua_app;

CREATE OR REPLACE FUNCTION search.tones(value text)
 RETURNS text
 LANGUAGE sql
 IMMUTABLE PARALLEL SAFE STRICT
RETURN replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(lower(NORMALIZE(value, NFC)), 'oà'::text, 'òa'::text), 'oá'::text, 'óa'::text), 'oả'::text, 'ỏa'::text), 'oã'::text, 'õa'::text), 'oạ'::text, 'ọa'::text), 'oè'::text, 'òe'::text), 'oé'::text, 'óe'::text), 'oẻ'::text, 'ỏe'::text), 'oẽ'::text, 'õe'::text), 'oẹ'::text, 'ọe'::text), 'uỳ'::text, 'ùy'::text), 'uý'::text, 'úy'::text), 'uỷ'::text, 'ủy'::text), 'uỹ'::text, 'ũy'::text), 'uỵ'::text, 'ụy'::text);

CREATE TABLE search.entry (
  object_type text NOT NULL,
  object_id uuid NOT NULL,
  name text NOT NULL,
  title text NOT NULL,
  subtitle text DEFAULT ''::text NOT NULL,
  link text NOT NULL,
  weight integer DEFAULT 0 NOT NULL,
  unit_id uuid,
  kd text COLLATE "C" GENERATED ALWAYS AS (platform.f_kd(name)) STORED,
  seeded boolean DEFAULT false NOT NULL,
  CONSTRAINT entry_pkey PRIMARY KEY (object_type, object_id, name)
);
CREATE INDEX entry_kd ON search.entry USING gin (kd public.gin_trgm_ops);
CREATE INDEX entry_kd_order ON search.entry USING btree (kd);
ALTER TABLE search.entry ENABLE ROW LEVEL SECURITY;
CREATE POLICY entry_read ON search.entry FOR SELECT TO thidua_app
  USING (search.may_find(unit_id));
GRANT SELECT ON TABLE search.entry TO thidua_app;
