-- Row security binds the owner of these tables too.
alter table evidence.opening force row level security;
alter table evidence.secret_count force row level security;
alter table progress.month_warning force row level security;

-- The parts of a registration and of a task are seen and written by whoever sees the whole.
do $$
declare part text;
begin
  foreach part in array array['target', 'initiative_aim', 'title_aim', 'field_return', 'change_request'] loop
    execute format('alter table registrations.%I enable row level security', part);
    execute format('alter table registrations.%I force row level security', part);
    execute format('create policy %I on registrations.%I to thidua_app using (registration_id in (select id from registrations.registration))
      with check (registration_id in (select id from registrations.registration))', part || '_app', part);
  end loop;
end $$;
alter table progress.extension enable row level security;
alter table progress.extension force row level security;
create policy extension_app on progress.extension to thidua_app
  using (task_id in (select id from progress.task)) with check (task_id in (select id from progress.task));

-- A use makes its proof readable (item_read asks this table), so reading it stands on its own; writing is the unit's.
alter table evidence.use enable row level security;
alter table evidence.use force row level security;
create policy use_read on evidence.use for select to thidua_app using (platform.signed_in());
create policy use_insert on evidence.use for insert to thidua_app
  with check (platform.i_am('standing', 'admin') or unit_id = any ((select platform.my_units())::uuid[]));
create policy use_update on evidence.use for update to thidua_app
  using (platform.i_am('standing', 'admin') or unit_id = any ((select platform.my_units())::uuid[]));
create policy use_delete on evidence.use for delete to thidua_app
  using (platform.i_am('standing', 'admin') or unit_id = any ((select platform.my_units())::uuid[]));
