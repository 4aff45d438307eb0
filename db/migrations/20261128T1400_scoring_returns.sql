-- Where the table does not start the chain again, a returned sheet goes back to the stage that returned it. The returns that are
-- being mended, the innermost last: where it is mended (`at`), where it goes then (`from`), and the criteria (`items`).
alter table scoring.sheet add column returns jsonb not null default '[]' check (jsonb_typeof(returns) = 'array');

drop function scoring.return_to_draft(uuid, integer, date);

-- After a return to the unit the sheet is a draft again, which the checker may no longer see: no policy can allow that change.
create function scoring.return_to_draft(sheet uuid, seen integer, due date, open_returns jsonb) returns integer
  language plpgsql security definer set search_path = pg_catalog as $$
declare
  changed integer;
begin
  update scoring.sheet s set state = 'SELF_DRAFT', version = s.version + 1, self_submitted_on = null, self_total_hundredths = null,
    checked_total_hundredths = null, final_total_hundredths = null, explain_until = null, self_due_on = coalesce($3, s.self_due_on), returns = $4
  where s.id = $1 and s.version = $2 and s.state in ('SELF_SUBMITTED', 'HEAD_REVIEWED', 'EXPLAINED')
    and (platform.i_am('standing', 'admin') or s.term_id = any (scoring.my_led_terms()));
  get diagnostics changed = row_count;
  return changed;
end $$;
revoke all on function scoring.return_to_draft from public;
grant execute on function scoring.return_to_draft to thidua_app;
