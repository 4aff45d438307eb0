-- Units of a group score each other: who scores whom, the marks, and the wall that keeps them apart until all are in.

create table scoring.cross_round (
  id uuid primary key,
  term_id uuid not null references groups.term,
  rulebook_id uuid not null references scoring.rulebook,
  year integer not null,
  state text not null check (state in ('OPEN', 'CLOSED')),
  -- how several marks become one; how many score each unit; copied from the table when the round opened
  combine text not null check (combine in ('mean', 'median', 'trimmed_mean')),
  scorers_per_unit integer not null check (scorers_per_unit > 0),
  item_ids uuid[] not null check (cardinality(item_ids) > 0),
  -- after the marks are open: may every member read them, or only who gave, who got and who leads
  group_sees boolean not null,
  opened_on date not null,
  opened_by text not null,
  due_on date not null,
  closed_on date,
  version integer not null default 0,
  check ((state = 'CLOSED') = (closed_on is not null))
);
create unique index cross_round_once on scoring.cross_round (term_id);

create table scoring.cross_pair (
  round_id uuid not null references scoring.cross_round,
  term_id uuid not null references groups.term,
  scorer_unit_id uuid not null references directory.unit,
  scored_unit_id uuid not null references directory.unit,
  sent_on date,
  sent_by text not null default '',
  version integer not null default 0,
  primary key (round_id, scorer_unit_id, scored_unit_id),
  check (scorer_unit_id <> scored_unit_id)
);
create index cross_pair_scorer on scoring.cross_pair (scorer_unit_id);

create table scoring.cross_mark (
  round_id uuid not null,
  scorer_unit_id uuid not null,
  scored_unit_id uuid not null,
  item_id uuid not null references scoring.rule_item,
  hundredths integer,
  note text not null default '',
  primary key (round_id, scorer_unit_id, scored_unit_id, item_id),
  foreign key (round_id, scorer_unit_id, scored_unit_id) references scoring.cross_pair
);

alter table scoring.cross_round enable row level security;
alter table scoring.cross_round force row level security;
alter table scoring.cross_pair enable row level security;
alter table scoring.cross_pair force row level security;
alter table scoring.cross_mark enable row level security;
alter table scoring.cross_mark force row level security;

-- These three bind the owner too: the door below asks them as whoever called it.
create policy round_read on scoring.cross_round for select using (platform.signed_in());
create policy round_add on scoring.cross_round for insert to thidua_app
  with check (platform.i_am('standing', 'admin') or term_id = any ((select scoring.my_led_terms())::uuid[]));
create policy round_change on scoring.cross_round for update to thidua_app
  using (platform.i_am('standing', 'admin') or term_id = any ((select scoring.my_led_terms())::uuid[]));
-- Who scores whom and who has sent is the group's to know; the marks are not.
create policy pair_read on scoring.cross_pair for select
  using (platform.i_am('standing', 'council', 'minister', 'admin', 'auditor') or term_id = any ((select groups.my_terms())::uuid[])
    or term_id = any ((select scoring.my_led_terms())::uuid[]));
create policy pair_add on scoring.cross_pair for insert to thidua_app
  with check (platform.i_am('standing', 'admin') or term_id = any ((select scoring.my_led_terms())::uuid[]));
create policy pair_send on scoring.cross_pair for update to thidua_app
  using (scorer_unit_id = any ((select platform.my_units())::uuid[]));

-- All marks are in, or the time is over. Whoever cannot see every pair of the round gets no answer from it.
create function scoring.cross_is_open(round uuid) returns boolean
  language sql stable parallel safe
  begin atomic
    select exists (select 1 from scoring.cross_round r where r.id = $1
      and (r.state = 'CLOSED' or r.due_on < nullif(current_setting('app.today', true), '')::date
        or not exists (select 1 from scoring.cross_pair p where p.round_id = r.id and p.sent_on is null)));
  end;

create policy mark_read on scoring.cross_mark for select to thidua_app
  using (scorer_unit_id = any ((select platform.my_units())::uuid[])
    or (scoring.cross_is_open(round_id) and exists (
      select 1 from scoring.cross_pair p join scoring.cross_round r on r.id = p.round_id
      where p.round_id = cross_mark.round_id and p.scorer_unit_id = cross_mark.scorer_unit_id and p.scored_unit_id = cross_mark.scored_unit_id
        and p.sent_on is not null
        and (r.group_sees or p.scored_unit_id = any ((select platform.my_units())::uuid[])
          or platform.i_am('standing', 'council', 'minister', 'admin', 'auditor') or p.term_id = any ((select scoring.my_led_terms())::uuid[])))));
create policy mark_add on scoring.cross_mark for insert to thidua_app with check (scorer_unit_id = any ((select platform.my_units())::uuid[]));
create policy mark_change on scoring.cross_mark for update to thidua_app using (scorer_unit_id = any ((select platform.my_units())::uuid[]));

-- What was sent stays, and nothing comes in after the end.
create function scoring.keep_cross_mark() returns trigger language plpgsql as $$
begin
  if exists (select 1 from scoring.cross_pair p join scoring.cross_round r on r.id = p.round_id
    where p.round_id = new.round_id and p.scorer_unit_id = new.scorer_unit_id and p.scored_unit_id = new.scored_unit_id
      and (p.sent_on is not null or r.state = 'CLOSED')) then
    raise exception 'marks of round % were sent or the round is closed', new.round_id;
  end if;
  return new;
end $$;
create trigger keep_sent before insert or update on scoring.cross_mark for each row execute function scoring.keep_cross_mark();
create function scoring.keep_cross_pair() returns trigger language plpgsql as $$
begin
  if old.sent_on is not null then
    raise exception 'marks of round % were sent', old.round_id;
  end if;
  return new;
end $$;
create trigger keep_sent before update on scoring.cross_pair for each row execute function scoring.keep_cross_pair();

-- What a scorer needs of the sheet it marks: the unit's own points and words of the criteria of the round, once they were
-- submitted. Runs as the owner and asks the pairs as the caller.
create function scoring.cross_view(round uuid, scored uuid)
  returns table (item_id uuid, self_hundredths integer, self_note text)
  language sql stable security definer set search_path = pg_catalog as $$
  select l.item_id, l.self_hundredths, l.self_note
  from scoring.cross_pair p join scoring.cross_round r on r.id = p.round_id
    join scoring.sheet s on s.term_id = r.term_id and s.unit_id = p.scored_unit_id and s.state <> 'REPLACED' and s.self_submitted_on is not null
    join scoring.line l on l.sheet_id = s.id and l.item_id = any (r.item_ids)
  where p.round_id = $1 and p.scored_unit_id = $2 and p.scorer_unit_id = any (platform.my_units());
$$;
revoke all on function scoring.cross_view from public;
grant execute on function scoring.cross_view, scoring.cross_is_open to thidua_app;
grant select, insert, update on scoring.cross_round, scoring.cross_pair, scoring.cross_mark to thidua_app;
