-- What the life of a movement and of a year needs to remember beyond the launch: who it is for, dates to come,
-- the theme as it was launched, why it was extended or stopped, extension sets of a block, the day a stage really began.

alter table movements.milestone add column actual_on date;

alter table movements.movement
  add column addressee_kinds text[] not null default '{}' check (addressee_kinds <@ array['units', 'departments', 'heads']),
  -- the theme in the words of the launch; a theme corrected later never rewrites what was launched (R-029)
  add column launched_theme text,
  add column respond_by date,
  add column interim_on date,
  add column cancel_reason text,
  add column reward_note text not null default '',
  add constraint movement_cancelled_says_why check (state <> 'CANCELLED' or cancel_reason is not null);

alter table movements.review
  add column reason text not null default '',
  add column old_end date,
  add column new_end date,
  add column recorded_by text not null default '',
  add constraint review_says_why check (kind not in ('extension', 'suspension', 'resumption') or reason <> '');
create index review_movement on movements.review (movement_id, held_on);

-- A block may add items of its own line of work to the common set (R-057); the common part stays untouched.
alter table movements.criteria_set
  add column extends_id uuid references movements.criteria_set,
  add column group_id uuid references groups.emulation_group,
  add constraint extension_names_its_group check ((extends_id is null) = (group_id is null)),
  drop constraint criteria_set_movement_id_applies_to_version_no_key;
create unique index criteria_set_version on movements.criteria_set
  (movement_id, applies_to, coalesce(group_id, '00000000-0000-0000-0000-000000000000'), version_no);

-- A draft may still lack its measure; publishing refuses that (R-056).
alter table movements.criterion alter column measure_type drop not null;

grant delete on movements.addressee to thidua_app;

-- A movement in preparation belongs to those who prepare it.
alter table movements.movement enable row level security;
create policy movement_read on movements.movement for select to thidua_app using (
  (state not in ('DRAFT', 'APPROVED') and not (state = 'CANCELLED' and launched_on is null))
  or platform.i_am('standing', 'minister', 'admin', 'auditor')
  or launcher_unit_id = any ((select platform.my_units())::uuid[]));
create policy movement_insert on movements.movement for insert to thidua_app with check (
  platform.i_am('standing', 'admin') or launcher_unit_id = any ((select platform.my_units())::uuid[]));
create policy movement_update on movements.movement for update to thidua_app using (platform.signed_in());
alter table movements.criteria_set enable row level security;
create policy criteria_set_read on movements.criteria_set for select to thidua_app using (movement_id in (select id from movements.movement));
create policy criteria_set_write on movements.criteria_set for insert to thidua_app with check (platform.signed_in());
create policy criteria_set_update on movements.criteria_set for update to thidua_app using (platform.signed_in());
