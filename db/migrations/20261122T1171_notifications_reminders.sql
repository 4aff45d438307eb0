-- Who urged, what each account has read, where mail goes; and the walls of the inbox: duties and reminders change
-- only through doors, and the head of a group sees what its members still owe the group.

alter table notifications.reminder
  add column made_by text not null default '',
  -- set when one account is told and not everybody at a post
  add column to_account_id uuid references identity.account;
create index reminder_duty on notifications.reminder (duty_id);
-- Urging by hand at most once a day: more would be noise, and the paper trail would not gain from it.
create unique index reminder_by_hand_once on notifications.reminder (duty_id, sent_on) where by_hand;
create index duty_due on notifications.duty (due_on, id) where state = 'OPEN';
create index duty_closed on notifications.duty (closed_at desc, id) where state <> 'OPEN';
create index duty_account on notifications.duty (owner_account_id) where owner_account_id is not null;
create index notice_account on notifications.notice (account_id, created_at desc) where account_id is not null;

-- Where reminders go by mail. Kept by the account itself; none = the inbox only.
create table notifications.mail_address (
  account_id uuid primary key references identity.account,
  email text not null check (length(email) <= 254 and email ~ '^[^@\s]+@[^@\s]+$'),
  updated_at timestamptz not null default now()
);

-- One reminder of a duty; false when this step, or today's urging by hand, was already on record.
create function notifications.remind(reminder jsonb) returns boolean
  language plpgsql security definer set search_path = pg_catalog as $$
declare
  it notifications.reminder := jsonb_populate_record(null::notifications.reminder, reminder);
begin
  insert into notifications.reminder (id, duty_id, step, sent_on, to_role, to_unit_id, to_account_id, by_hand, note, made_by)
  values (it.id, it.duty_id, it.step, it.sent_on, it.to_role, it.to_unit_id, it.to_account_id, it.by_hand, it.note, it.made_by)
  on conflict do nothing;
  if not found then
    return false;
  end if;
  if not it.by_hand then
    update notifications.duty d set step = greatest(d.step, it.step) where d.id = it.duty_id;
  end if;
  return true;
end $$;
revoke all on function notifications.remind from public;
grant execute on function notifications.remind to thidua_app;
-- The function runs as the owner; nobody else is the owner.
alter table notifications.reminder no force row level security;

revoke insert, update on notifications.duty, notifications.reminder from thidua_app;
drop policy duty_insert on notifications.duty;
drop policy duty_update on notifications.duty;
drop policy reminder_insert on notifications.reminder;

-- Units and years this account watches over as head: of the group of that year, or as host where no head is known.
create function notifications.watched() returns table (unit_id uuid, year integer)
  language sql stable parallel safe
  begin atomic
    select m.unit_id, t.year from groups.term t join groups.term_member m on m.term_id = t.id and m.left_on is null
    where t.id = any (groups.my_headed_terms())
      or (t.host_unit_id = any (platform.my_units())
        and not exists (select 1 from groups.term_post p where p.term_id = t.id and p.post = 'head' and p.valid_to is null));
  end;
grant execute on function notifications.watched to thidua_app;

-- Only what is owed to the group. A dossier or a person's own matter stays between the unit and the standing body.
create policy duty_read_by_head on notifications.duty for select to thidua_app using (
  owner_account_id is null and split_part(kind, '.', 1) in ('agreements', 'registrations', 'progress', 'scoring')
  and (owner_unit_id, year) in (select w.unit_id, w.year from notifications.watched() w));

alter table notifications.notice_read enable row level security;
alter table notifications.notice_read force row level security;
create policy notice_read_own on notifications.notice_read to thidua_app
  using (account_id = platform.my_account()) with check (account_id = platform.my_account());

alter table notifications.mail_address enable row level security;
alter table notifications.mail_address force row level security;
create policy mail_address_own on notifications.mail_address to thidua_app
  using (account_id = platform.my_account() or platform.i_am('admin')) with check (account_id = platform.my_account());
grant select, insert, update, delete on notifications.mail_address to thidua_app;
