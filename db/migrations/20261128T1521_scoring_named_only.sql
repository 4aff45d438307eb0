-- While a return is mended only the criteria it names change: their points, and what proves them. The actions refuse it by name;
-- these walls hold for whatever else writes.

-- The sheet that stands now says whether a criterion's proofs may change: its unit is scoring or explaining, and no return leaves it out.
create function scoring.proof_open(unit uuid, object uuid) returns boolean
  language sql stable security definer set search_path = pg_catalog as $$
  select coalesce((
    select s.state in ('SELF_DRAFT', 'HEAD_REVIEWED') and (s.returns = '[]' or s.returns -> -1 -> 'items' ? i.id::text)
    from scoring.sheet s join scoring.rule_item i on i.rulebook_id = s.rulebook_id
    where s.unit_id = $1 and scoring.proof_id(s.unit_id, s.year, coalesce(i.criterion_id, i.id)) = $2
    order by s.sheet_no desc limit 1), false);
$$;
revoke all on function scoring.proof_open from public;
grant execute on function scoring.proof_open to thidua_app;

create policy use_of_criterion_add on evidence.use as restrictive for insert to thidua_app
  with check (object_type <> 'criterion-line' or platform.i_am('admin') or scoring.proof_open(unit_id, object_id));
create policy use_of_criterion_change on evidence.use as restrictive for update to thidua_app
  using (object_type <> 'criterion-line' or platform.i_am('admin') or scoring.proof_open(unit_id, object_id));
-- what holds a secret goes wherever it is used
create policy use_of_criterion_end on evidence.use as restrictive for delete to thidua_app
  using (object_type <> 'criterion-line' or platform.i_am('admin') or scoring.proof_open(unit_id, object_id)
    or exists (select 1 from evidence.item i where i.id = item_id and i.discarded_on is not null));

create function scoring.keep_unnamed() returns trigger language plpgsql as $$
begin
  if exists (select 1 from scoring.sheet s where s.id = new.sheet_id and s.state = 'SELF_DRAFT' and s.returns <> '[]'
      and not s.returns -> -1 -> 'items' ? new.item_id::text) then
    raise exception 'the return of sheet % does not name criterion %', new.sheet_id, new.item_id;
  end if;
  return new;
end $$;
create trigger keep_unnamed before update on scoring.line for each row
  when (old.self_hundredths is distinct from new.self_hundredths or old.self_note is distinct from new.self_note)
  execute function scoring.keep_unnamed();
create trigger keep_unnamed_new before insert on scoring.line for each row when (new.self_hundredths is not null or new.self_note <> '')
  execute function scoring.keep_unnamed();
