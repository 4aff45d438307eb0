-- The second wall of the directory. A post opens the record of its holder, so it is given only by the unit it is in, or by those who
-- keep the whole structure; the same holds for emulation officers. Rows are locked by whoever checks them, so `using` of the change
-- hides none; what is written is held by `with check`.
create function platform.said_who() returns boolean
  language sql stable parallel safe
  return coalesce(current_setting('app.roles', true), '') <> '';
grant execute on function platform.said_who() to thidua_app;

do $$
declare
  part text;
  rule constant text := 'platform.i_am(''standing'', ''admin'')
    or (platform.my_unit_roles() && ''{leader,officer,standing,admin}'' and unit_id = any ((select platform.my_units())::uuid[]))';
begin
  foreach part in array array['post', 'officer'] loop
    execute format('alter table directory.%I enable row level security', part);
    execute format('alter table directory.%I force row level security', part);
    -- Everybody may read who works where, guests too, but not a transaction that never said who it is.
    execute format('create policy %I on directory.%I for select to thidua_app using ((select platform.said_who()))', part || '_read', part);
    execute format('create policy %I on directory.%I for insert to thidua_app with check (%s)', part || '_add', part, rule);
    execute format('create policy %I on directory.%I for update to thidua_app using ((select platform.said_who())) with check (%s)', part || '_change', part, rule);
  end loop;
end $$;

-- Units and people are searched by parts of their names. A policy for reading would keep those indexes from being used (operators on
-- text are not leakproof), so here a trigger holds what is written: the structure is kept by the standing council and administrators,
-- of the ministry or of a part of it; people are entered from old papers by the officers of their units too.
create function directory.keep_structure() returns trigger language plpgsql as $$
begin
  if current_user = 'thidua_app' and not (platform.i_am('standing', 'admin') or platform.my_unit_roles() && tg_argv[0]::text[]) then
    raise exception 'not yours to write: %.%', tg_table_schema, tg_table_name using errcode = 'insufficient_privilege';
  end if;
  return new;
end $$;
create trigger keep_structure before insert or update on directory.unit for each row execute function directory.keep_structure('{standing,admin}');
create trigger keep_structure before insert or update on directory.unit_name for each row execute function directory.keep_structure('{standing,admin}');
create trigger keep_structure before insert or update on directory.unit_place for each row execute function directory.keep_structure('{standing,admin}');
create trigger keep_structure before insert or update on directory.succession for each row execute function directory.keep_structure('{standing,admin}');
create trigger keep_structure before insert or update on directory.person for each row execute function directory.keep_structure('{leader,officer,standing,admin}');
