-- A rulebook holds every field of its format (docs: src/modules/scoring/engine/rulebook.ts): kinds of rule with their
-- parameters, settings, declared facts and derived figures, source and validity. A draft may be unfinished; what is
-- published may not.

alter table scoring.rulebook
  -- stable name of the table over its versions
  add column code text not null default '' check (length(code) <= 80),
  add column title_en text not null default '',
  add column group_kinds text[] not null default '{block,cluster,inner}'
    check (cardinality(group_kinds) > 0 and group_kinds <@ '{block,cluster,inner}'),
  add column applies_to text not null default 'collective' check (applies_to in ('collective', 'individual')),
  -- citation, note, address; what is real, partial or made up follows from complete and synthetic
  add column source jsonb not null default '{}' check (jsonb_typeof(source) = 'object'),
  -- settings of the format but the scale; null: a table from before, whose few settings stand in `settings`
  add column rules jsonb check (jsonb_typeof(rules) = 'object'),
  add column facts jsonb not null default '[]' check (jsonb_typeof(facts) = 'array'),
  add column derived jsonb not null default '[]' check (jsonb_typeof(derived) = 'array'),
  -- days on which a round may open with it; open where null
  add column valid_from date,
  add column valid_to date,
  -- what it was made from, in words: a template, a file, another year
  add column made_from text not null default '',
  -- accounts that wrote into this version: none of them may publish it
  add column authors uuid[] not null default '{}',
  add column asked_hash text,
  add column asked_by text,
  add column published_by_account uuid,
  add column published_by text,
  add column published_on date,
  add column discard_reason text,
  add check (valid_from is null or valid_to is null or valid_from <= valid_to);
alter table scoring.rulebook drop constraint rulebook_state_check;
alter table scoring.rulebook add constraint rulebook_state_check check (state in ('DRAFT', 'PUBLISHED', 'FROZEN', 'DISCARDED'));
alter table scoring.rulebook add constraint rulebook_discarded_with_reason check (state <> 'DISCARDED' or discard_reason <> '');
alter table scoring.rulebook add constraint rulebook_second_person check (published_by_account is null or not (published_by_account = any (authors)));
create index rulebook_list on scoring.rulebook (year, id);

alter table scoring.rule_item
  add column title_en text not null default '',
  add column counts text not null default 'base' check (counts in ('base', 'bonus', 'external')),
  add column measure text not null default '',
  add column proof text[] not null default '{}',
  add column scored_by text,
  -- formula of a condition that makes the unit not eligible although the criterion also earns points
  add column condition_when text,
  add column masked boolean not null default false,
  add column note text not null default '',
  drop constraint rule_item_title_check,
  drop constraint rule_item_rulebook_id_code_key;
-- The last five are kinds of tables from before; they are scored by hand.
alter table scoring.rule_item add constraint rule_item_kind check (kind in ('heading', 'yes_no', 'proportional', 'bands', 'lateness', 'per_unit',
  'bonus_penalty', 'relative_to_leader', 'honours', 'condition', 'manual', 'pass_fail', 'quantitative', 'qualitative', 'bonus-penalty', 'per-unit'));
create index rule_item_parent on scoring.rule_item (parent_id) where parent_id is not null;

-- One try of a draft on facts, before anybody is judged by it.
create table scoring.trial_run (
  id uuid primary key,
  rulebook_id uuid not null references scoring.rulebook,
  content_hash text not null,
  made_at timestamptz not null,
  made_by text not null,
  account_id uuid,
  basis text not null check (basis in ('example', 'entered', 'sheets')),
  facts jsonb not null,
  result jsonb not null
);
create index trial_run_book on scoring.trial_run (rulebook_id, content_hash);

-- What is published says the same for ever (R-070); a draft becomes published, a published one frozen, nothing goes back.
-- Tables loaded with the demonstration data may be loaded again until somebody has touched them.
create or replace function scoring.keep_frozen_rulebook() returns trigger language plpgsql as $$
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
end $$;

create or replace function scoring.keep_frozen_items() returns trigger language plpgsql as $$
declare
  book uuid := case when tg_op = 'DELETE' then old.rulebook_id else new.rulebook_id end;
begin
  if exists (select 1 from scoring.rulebook r where r.id = book and (r.state in ('FROZEN', 'DISCARDED') or (r.state = 'PUBLISHED' and r.version > 0))) then
    raise exception 'rulebook % is frozen or published', book;
  end if;
  return case when tg_op = 'DELETE' then old else new end;
end $$;

-- Walls. Reading is for whoever is signed in, whichever function asks. The standing body writes; whoever opens a round
-- freezes the table it uses, and the trigger above lets nothing else of it change.
alter table scoring.rulebook enable row level security;
alter table scoring.rulebook force row level security;
create policy rulebook_read on scoring.rulebook for select using (platform.signed_in());
create policy rulebook_add on scoring.rulebook for insert to thidua_app with check (platform.i_am('standing', 'admin'));
create policy rulebook_change on scoring.rulebook for update to thidua_app using (platform.signed_in())
  with check (platform.i_am('standing', 'minister', 'admin') or (state = 'FROZEN' and cardinality(scoring.my_led_terms()) > 0));

alter table scoring.rule_item enable row level security;
alter table scoring.rule_item force row level security;
create policy rule_item_read on scoring.rule_item for select using (platform.signed_in());
create policy rule_item_add on scoring.rule_item for insert to thidua_app with check (platform.i_am('standing', 'admin'));
create policy rule_item_change on scoring.rule_item for update to thidua_app using (platform.i_am('standing', 'admin'));
create policy rule_item_remove on scoring.rule_item for delete to thidua_app using (platform.i_am('standing', 'admin'));

alter table scoring.trial_run enable row level security;
alter table scoring.trial_run force row level security;
create policy trial_run_read on scoring.trial_run for select to thidua_app using (platform.signed_in());
create policy trial_run_add on scoring.trial_run for insert to thidua_app with check (platform.i_am('standing', 'minister', 'admin'));
grant select, insert on scoring.trial_run to thidua_app;
