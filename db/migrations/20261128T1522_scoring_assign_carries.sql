-- Assigning a table anew keeps what each unit is not asked for, as far as the new table has it (the caller pairs the criteria), and
-- shows the sheets to others as the new table says. `fresh`: for each unit the id of its sheet and what it is not asked for.
drop function scoring.start_over(uuid, uuid, date, text, jsonb);

create function scoring.start_over(term uuid, book uuid, due date, why text, others text, fresh jsonb) returns integer
  language plpgsql security definer set search_path = pg_catalog as $$
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
end $$;
revoke all on function scoring.start_over from public;
grant execute on function scoring.start_over to thidua_app;
