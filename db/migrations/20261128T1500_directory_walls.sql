-- The second wall of the directory. Everybody may read who works where; what a post opens (the record of its holder) is worth a
-- wall when one is given: only by the unit it is in, or by those who keep the whole structure. Rows are locked by whoever checks
-- them, so `using` hides none; what is written is held by `with check`.
do $$
declare
  part text;
  keepers constant text := 'platform.i_am(''standing'', ''admin'') or platform.my_unit_roles() && ''{standing,admin}''';
  desks constant text := 'platform.i_am(''standing'', ''admin'') or platform.my_unit_roles() && ''{leader,officer,standing,admin}''';
  rule text;
begin
  foreach part in array array['unit', 'unit_name', 'unit_place', 'succession', 'person', 'post', 'officer'] loop
    rule := case
      when part in ('post', 'officer') then
        'platform.i_am(''standing'', ''admin'') or (platform.my_unit_roles() && ''{leader,officer,standing,admin}'' and unit_id = any ((select platform.my_units())::uuid[]))'
      -- people are entered from old papers by the officers of their units
      when part = 'person' then desks
      else keepers
    end;
    execute format('alter table directory.%I enable row level security', part);
    execute format('alter table directory.%I force row level security', part);
    execute format('create policy %I on directory.%I for select to thidua_app using (true)', part || '_read', part);
    execute format('create policy %I on directory.%I for insert to thidua_app with check (%s)', part || '_add', part, rule);
    execute format('create policy %I on directory.%I for update to thidua_app using (true) with check (%s)', part || '_change', part, rule);
  end loop;
end $$;
