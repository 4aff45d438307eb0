-- What a unit is not asked for is settled by whoever opens the round, who may not read the draft it stands on: two doors, one to
-- read it without a single score, one to put it right before the first score.

create function scoring.asked_of(term uuid)
  returns table (sheet_id uuid, unit_id uuid, version integer, state text, not_assigned jsonb, scored boolean)
  language sql stable security definer set search_path = pg_catalog as $$
  select s.id, s.unit_id, s.version, s.state, s.not_assigned,
    s.state <> 'SELF_DRAFT' or exists (select 1 from scoring.line l where l.sheet_id = s.id and l.self_hundredths is not null)
      or exists (select 1 from scoring.sheet_step p where p.sheet_id = s.id and p.verb = 'submit')
  from scoring.sheet s
  where s.term_id = $1 and s.state <> 'REPLACED' and (platform.i_am('standing', 'admin') or s.term_id = any (scoring.my_led_terms()));
$$;

create function scoring.set_not_assigned(sheet uuid, seen integer, fresh jsonb, step uuid, at timestamptz, who text, why text) returns integer
  language plpgsql security definer set search_path = pg_catalog as $$
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
end $$;

revoke all on function scoring.asked_of, scoring.set_not_assigned from public;
grant execute on function scoring.asked_of, scoring.set_not_assigned to thidua_app;
