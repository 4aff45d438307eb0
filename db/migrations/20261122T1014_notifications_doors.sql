-- Duties are put into, and taken out of, inboxes the acting person cannot look into: a head's "accepted" ends the
-- unit's duty. Two narrow functions do only that; reading stays behind the policy, and direct changes end here.

create function notifications.owe(duty jsonb) returns void
  language sql security definer set search_path = pg_catalog as $$
  insert into notifications.duty (id, kind, object_type, object_id, title_vi, title_en, detail_vi, detail_en, verb_vi, verb_en, link,
    owner_unit_id, owner_role, owner_account_id, opens_on, due_on, created_at, year)
  select d.id, d.kind, d.object_type, d.object_id, d.title_vi, d.title_en, d.detail_vi, d.detail_en, d.verb_vi, d.verb_en, d.link,
    d.owner_unit_id, d.owner_role, d.owner_account_id, d.opens_on, d.due_on, d.created_at, d.year
  from jsonb_populate_record(null::notifications.duty, duty) d
  on conflict (kind, object_type, object_id, owner_role, coalesce(owner_unit_id, '00000000-0000-0000-0000-000000000000'),
    coalesce(owner_account_id, '00000000-0000-0000-0000-000000000000')) where state = 'OPEN'
  do update set title_vi = excluded.title_vi, title_en = excluded.title_en, detail_vi = excluded.detail_vi, detail_en = excluded.detail_en,
    due_on = excluded.due_on, opens_on = excluded.opens_on, link = excluded.link;
$$;

create function notifications.settle(only_kind text, of_type text, of_id uuid, only_unit uuid, to_state text, at timestamptz) returns void
  language sql security definer set search_path = pg_catalog as $$
  update notifications.duty d set state = to_state, closed_at = at
  where d.object_type = of_type and d.object_id = of_id and d.state = 'OPEN'
    and (only_kind is null or d.kind = only_kind) and (only_unit is null or d.owner_unit_id = only_unit);
$$;

-- The functions run as the owner of the tables; security is not forced on the owner here.
alter table notifications.duty no force row level security;
alter table notifications.notice no force row level security;
revoke all on function notifications.owe, notifications.settle from public;
grant execute on function notifications.owe, notifications.settle to thidua_app;
