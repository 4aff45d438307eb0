-- A draft of a table saves itself every few seconds. The saves of one author on one draft, none more than ten minutes after
-- the one before, are one spell and one event of the trail: what the draft was before the first, what it is after the last.
create table scoring.edit_spell (
  rulebook_id uuid primary key references scoring.rulebook,
  account_id uuid,
  author_name text not null,
  author_roles text[] not null default '{}',
  -- wall clock: a spell is measured as people sit there, not by the day of the demonstration
  began_at timestamptz not null default clock_timestamp(),
  saved_at timestamptz not null default clock_timestamp(),
  business_at timestamptz not null,
  saves integer not null default 1 check (saves > 0),
  before jsonb not null
);

alter table scoring.edit_spell enable row level security;
alter table scoring.edit_spell force row level security;
create policy edit_spell_read on scoring.edit_spell for select using (platform.i_am('standing', 'minister', 'admin', 'auditor'));
-- A spell is always one's own.
create policy edit_spell_begin on scoring.edit_spell for insert to thidua_app
  with check (platform.i_am('standing', 'admin') and account_id is not distinct from platform.my_account());
create policy edit_spell_go_on on scoring.edit_spell for update to thidua_app
  using (account_id is not distinct from platform.my_account()) with check (account_id is not distinct from platform.my_account());
create policy edit_spell_end on scoring.edit_spell for delete using (platform.i_am('standing', 'minister', 'admin'));
-- Neither the author nor what the draft was before can be written over, and a spell ends only through the function below.
grant select, insert on scoring.edit_spell to thidua_app;
grant update (saved_at, business_at, saves) on scoring.edit_spell to thidua_app;

-- The trail gets the spell under the name of whoever wrote, also when somebody else or the clock ends it.
create function scoring.end_edit_spell(book uuid, event uuid, label text, detail jsonb) returns boolean
  language plpgsql security definer set search_path = pg_catalog as $$
declare
  spell scoring.edit_spell;
begin
  delete from scoring.edit_spell s where s.rulebook_id = book returning s.* into spell;
  if not found then
    return false;
  end if;
  perform audit.record(event, spell.business_at, spell.account_id, spell.author_name, spell.author_roles, 'scoring.save-rulebook',
    'rulebook', book, label, null, false, null, null, null,
    detail || jsonb_build_object('began', spell.began_at, 'ended', spell.saved_at, 'saves', spell.saves));
  return true;
end $$;
revoke all on function scoring.end_edit_spell from public;
grant execute on function scoring.end_edit_spell to thidua_app;
