-- One life-long record for every person and collective: ratings, initiatives and their uses, discipline, holds, leave,
-- training, strength of a unit, and what is known to be complete. Nothing is deleted: a correction keeps the row before.

create schema records;
grant usage on schema records to thidua_app;

-- Two rows of one human being. The older row stays and leads to the one kept, so that whatever points to it still works;
-- undoing a merge only ends the redirect.
create table records.merge (
  id uuid primary key,
  from_person_id uuid not null references directory.person,
  into_person_id uuid not null references directory.person,
  reason text not null check (length(reason) >= 3),
  merged_on date not null,
  merged_by text not null,
  undone_on date,
  undone_by text,
  undone_reason text,
  check (from_person_id <> into_person_id),
  check ((undone_on is null) = (undone_reason is null) and (undone_on is null) = (undone_by is null))
);
create unique index merge_leads_once on records.merge (from_person_id) where undone_on is null;
create index merge_into on records.merge (into_person_id) where undone_on is null;

-- A redirect leads to a record that stands by itself; otherwise two merges could lead in a circle.
create function records.merge_leads_to_a_root() returns trigger language plpgsql as $$
begin
  perform pg_advisory_xact_lock(hashtext('records.merge'));
  if exists (select 1 from records.merge m where m.from_person_id = new.into_person_id and m.undone_on is null) then
    raise exception 'the record merged into leads elsewhere' using errcode = 'check_violation';
  end if;
  return new;
end $$;
create trigger merge_root before insert on records.merge for each row execute function records.merge_leads_to_a_root();

create function records.root_of(person uuid) returns uuid language sql stable parallel safe as $$
  with recursive chain(id, depth) as (
    select person, 0
    union all
    select m.into_person_id, c.depth + 1 from chain c join records.merge m on m.from_person_id = c.id and m.undone_on is null where c.depth < 50)
  select id from chain order by depth desc limit 1
$$;

-- Every id of the same human being.
create function records.same_person(person uuid) returns uuid[] language sql stable parallel safe as $$
  with recursive all_ids(id) as (
    select records.root_of(person)
    union
    select m.from_person_id from all_ids a join records.merge m on m.into_person_id = a.id and m.undone_on is null)
  select array(select id from all_ids)
$$;

create function records.today() returns date language sql stable parallel safe
  return coalesce(nullif(current_setting('app.today', true), '')::date, current_date);

create function records.is_me(person uuid) returns boolean language sql stable parallel safe
  return platform.my_person() is not null and person = any (records.same_person(platform.my_person()));

-- An officer or head of a unit where this person holds a post now.
create function records.is_mine(person uuid) returns boolean language sql stable parallel safe
  return platform.my_unit_roles() && '{officer,leader}' and exists (
    select 1 from directory.post o where o.person_id = any (records.same_person(person)) and o.unit_id = any (platform.my_units())
      and (o.valid_to is null or records.today() <= o.valid_to));

-- Who reads the record of a person; who keeps it; who may look at discipline, holds and leave.
create function records.may_see(person uuid) returns boolean language sql stable parallel safe
  return platform.i_am('standing', 'admin', 'auditor', 'minister', 'council') or records.is_me(person) or records.is_mine(person);
create function records.may_keep(person uuid) returns boolean language sql stable parallel safe
  return platform.i_am('standing') or (records.is_mine(person) and not records.is_me(person));
create function records.may_see_sensitive(person uuid) returns boolean language sql stable parallel safe
  return platform.i_am('standing') or records.is_me(person) or records.is_mine(person);
create function records.may_see_unit(unit uuid) returns boolean language sql stable parallel safe
  return platform.i_am('standing', 'admin', 'auditor', 'minister', 'council') or unit = any (platform.my_units());
create function records.may_keep_unit(unit uuid) returns boolean language sql stable parallel safe
  return platform.i_am('standing') or (platform.my_unit_roles() && '{officer,leader}' and unit = any (platform.my_units()));

-- One workbook of old facts: applied as a whole, undone as a whole.
create table records.import (
  id uuid primary key,
  unit_id uuid references directory.unit,
  file_name text not null check (file_name <> ''),
  sha256 text not null,
  state text not null check (state in ('DRAFT', 'APPLIED', 'UNDONE', 'DISCARDED')),
  uploaded_by text not null,
  uploaded_on date not null,
  owner_account_id uuid,
  applied_by text,
  applied_on date,
  undone_by text,
  undone_on date,
  end_reason text not null default '',
  version integer not null default 0,
  check ((state in ('APPLIED', 'UNDONE')) = (applied_on is not null)),
  check ((state = 'UNDONE') = (undone_on is not null))
);
create table records.import_row (
  import_id uuid not null references records.import,
  sheet text not null check (sheet in ('AWARD', 'RATING', 'INITIATIVE')),
  line integer not null check (line > 1),
  -- what was typed, by column key
  typed jsonb not null,
  -- read values; null while a cell cannot be read
  value jsonb,
  problems jsonb not null default '[]',
  candidates jsonb not null default '[]',
  subject_kind text not null check (subject_kind in ('person', 'unit')),
  subject_unit_id uuid references directory.unit,
  choice text not null check (choice in ('AUTO', 'OPEN', 'CHOSEN', 'CREATE', 'SKIP')),
  person_id uuid references directory.person,
  made_type text check (made_type in ('award', 'rating', 'initiative')),
  made_id uuid,
  created_person_id uuid references directory.person,
  primary key (import_id, sheet, line),
  check ((choice in ('AUTO', 'CHOSEN')) <= (subject_kind = 'unit' or person_id is not null))
);

create table records.rating (
  id uuid primary key,
  person_id uuid references directory.person,
  unit_id uuid references directory.unit,
  year integer not null check (year between 1945 and 2100),
  -- the words of the scale of that time; grade is null when they say nothing in the four grades
  scale text not null check (scale in ('FOUR_GRADES', 'OTHER')),
  grade text check (grade in ('HTXSNV', 'HTTNV', 'HTNV', 'KHTNV', 'KHONG_XEP_LOAI')),
  wording text not null default '',
  decision_number text not null default '',
  decided_on platform.partial_date,
  check ((person_id is null) <> (unit_id is null)),
  check (scale = 'OTHER' or grade is not null),
  check (scale = 'FOUR_GRADES' or wording <> '')
);
create table records.discipline (
  id uuid primary key,
  person_id uuid not null references directory.person,
  form text not null check (form in ('khien_trach', 'canh_cao', 'ha_bac_luong', 'giang_chuc', 'cach_chuc', 'buoc_thoi_viec', 'khac')),
  wording text not null default '',
  decision_number text not null default '',
  valid_from date not null,
  term_end date,
  check (term_end is null or valid_from <= term_end)
);
create table records.hold (
  id uuid primary key,
  person_id uuid references directory.person,
  unit_id uuid references directory.unit,
  cause text not null check (cause in ('XEM_XET_KY_LUAT', 'DIEU_TRA', 'THANH_TRA_KIEM_TRA', 'KHIEU_NAI_TO_CAO', 'BAO_CHI_THAM_NHUNG')),
  valid_from date not null,
  cleared_on date,
  cleared_paper text not null default '',
  check ((person_id is null) <> (unit_id is null)),
  check (cleared_on is null or valid_from <= cleared_on),
  -- released only when cleared in writing
  check ((cleared_on is null) = (cleared_paper = ''))
);
create table records.leave (
  id uuid primary key,
  person_id uuid not null references directory.person,
  leave_kind text not null check (leave_kind in ('thai_san', 'bi_thuong_cuu_nguoi', 'om_dau', 'khong_luong', 'khac')),
  valid_from date not null,
  valid_to date,
  check (valid_to is null or valid_from <= valid_to)
);
create table records.training (
  id uuid primary key,
  person_id uuid not null references directory.person,
  course text not null check (course <> ''),
  valid_from date not null,
  valid_to date,
  result text check (result in ('duoi_kha', 'kha', 'gioi', 'xuat_sac')),
  complied boolean,
  check (valid_to is null or valid_from <= valid_to)
);
-- Numbers of one unit in one year; null = nobody said.
create table records.strength (
  id uuid primary key,
  unit_id uuid not null references directory.unit,
  year integer not null check (year between 1945 and 2100),
  staff integer not null check (staff > 0),
  women integer check (women between 0 and staff),
  completed integer check (completed between 0 and staff),
  ldtt integer check (ldtt between 0 and staff),
  cstdcs integer check (cstdcs between 0 and staff),
  disciplined integer check (disciplined between 0 and staff),
  check (cstdcs is null or ldtt is null or cstdcs <= ldtt)
);
-- From when to when everything of one kind is on record: absence inside means "did not happen", outside "nobody knows".
create table records.known_span (
  id uuid primary key,
  person_id uuid references directory.person,
  unit_id uuid references directory.unit,
  about text[] not null check (cardinality(about) > 0 and about <@ array['ratings', 'awards', 'initiatives', 'scienceWorks', 'combatIngenuity', 'achievements',
    'clusters', 'movements', 'posts', 'discipline', 'holds', 'leave', 'training']),
  valid_from date not null,
  valid_to date not null,
  check (valid_from <= valid_to),
  check ((person_id is null) <> (unit_id is null))
);
-- What the standards ask about a person or collective besides lists; null = nobody said. One row in force for each.
create table records.profile (
  id uuid primary key,
  person_id uuid references directory.person,
  unit_id uuid references directory.unit,
  sex text check (sex in ('female', 'male')),
  sector text check (sector in ('state', 'non_state', 'armed_forces')),
  direct_worker boolean,
  remote boolean,
  foreigner boolean,
  served_from date,
  retirement_notice_on date,
  higher_retirement_age boolean,
  check ((person_id is null) <> (unit_id is null)),
  check (unit_id is null or (sex is null and direct_worker is null and foreigner is null and retirement_notice_on is null and higher_retirement_age is null))
);
-- What the unit or council states of a year and no list proves: solidarity, unity, targets exceeded …
create table records.declaration (
  id uuid primary key,
  person_id uuid references directory.person,
  unit_id uuid references directory.unit,
  year integer not null check (year between 1945 and 2100),
  topics text[] not null check (cardinality(topics) > 0),
  holds_true boolean not null,
  declared_by text not null default '',
  check ((person_id is null) <> (unit_id is null))
);
create table records.achievement (
  id uuid primary key,
  person_id uuid references directory.person,
  unit_id uuid references directory.unit,
  year integer not null check (year between 1945 and 2100),
  happened_on date,
  achievement_kind text not null check (achievement_kind in ('dot_xuat', 'nhieu_thanh_tich', 'dong_gop', 'khoa_hoc', 'tu_thien', 'giai_thuong', 'phat_minh', 'lao_dong')),
  scope text not null check (scope in ('DON_VI', 'LINH_VUC', 'BBNT', 'TOAN_QUOC')),
  title text not null check (title <> ''),
  check ((person_id is null) <> (unit_id is null))
);
create table records.cluster (
  id uuid primary key,
  unit_id uuid not null references directory.unit,
  year integer not null check (year between 1945 and 2100),
  cluster text not null check (cluster <> ''),
  organiser text not null check (organiser in ('BBNT', 'TRUNG_UONG')),
  leader boolean not null
);
create table records.movement (
  id uuid primary key,
  person_id uuid references directory.person,
  unit_id uuid references directory.unit,
  year integer not null check (year between 1945 and 2100),
  movement text not null check (movement <> ''),
  launched_by text not null check (launched_by in ('DON_VI', 'BBNT', 'TTG')),
  valid_from date not null,
  valid_to date,
  review text not null check (review in ('so_ket', 'tong_ket')),
  leader boolean not null,
  outstanding boolean not null,
  check ((person_id is null) <> (unit_id is null)),
  check (valid_to is null or valid_from <= valid_to)
);
create table records.initiative (
  id uuid primary key,
  unit_id uuid not null references directory.unit,
  title text not null check (title <> ''),
  kind text not null check (kind in ('INITIATIVE', 'SCIENCE')),
  level text check (level in ('CO_SO', 'BBNT', 'TOAN_QUOC')),
  decision_number text not null default '',
  recognised_on platform.partial_date,
  recognised_by text not null default '',
  applied boolean,
  applied_where text not null default '',
  effect_from date,
  effect_to date,
  kd text collate "C" generated always as (platform.f_kd(title)) stored,
  -- a level is what somebody recognised on a day
  check ((level is null) = (recognised_on is null)),
  check (effect_to is null or effect_from is null or effect_from <= effect_to)
);
create index initiative_kd on records.initiative using gin (kd public.gin_trgm_ops);
create index initiative_unit on records.initiative (unit_id);
create table records.initiative_author (
  initiative_id uuid not null references records.initiative,
  person_id uuid not null references directory.person,
  -- hundredths of a percent; null = not known
  share integer check (share > 0 and share <= 10000),
  primary key (initiative_id, person_id)
);
create index initiative_author_person on records.initiative_author (person_id);
create table records.initiative_use (
  id uuid primary key,
  initiative_id uuid not null references records.initiative,
  person_id uuid references directory.person,
  unit_id uuid references directory.unit,
  award_code text not null check (award_code <> ''),
  award_name text not null check (award_name <> ''),
  award_kind text not null check (award_kind in ('TITLE', 'FORM')),
  year integer not null check (year between 1945 and 2100),
  object_type text,
  object_id uuid,
  label text not null default '',
  used_on date not null,
  reason text not null default '',
  released_on date,
  released_reason text,
  check ((person_id is null) <> (unit_id is null)),
  check ((object_type is null) = (object_id is null)),
  check ((released_on is null) = (released_reason is null))
);
create index initiative_use_of on records.initiative_use (initiative_id);
create unique index use_of_object_once on records.initiative_use (initiative_id, object_type, object_id) where released_on is null and object_id is not null;
-- A form takes the initiative for itself: no second form, no title beside it (letter 5007/BNV-TĐKT of 2023).
create unique index use_form_once on records.initiative_use (initiative_id, coalesce(person_id, unit_id)) where released_on is null and award_kind = 'FORM';
create function records.use_crosses_no_kind() returns trigger language plpgsql as $$
begin
  perform pg_advisory_xact_lock(hashtext(new.initiative_id::text));
  if new.released_on is null and exists (
    select 1 from records.initiative_use u where u.initiative_id = new.initiative_id and u.id <> new.id and u.released_on is null
      and u.award_kind <> new.award_kind and u.unit_id is not distinct from new.unit_id
      and (new.person_id is null or u.person_id = any (records.same_person(new.person_id)))) then
    raise exception 'an initiative used for a title cannot serve a form, nor the other way round' using errcode = 'check_violation';
  end if;
  return new;
end $$;
create trigger use_one_kind before insert or update on records.initiative_use for each row execute function records.use_crosses_no_kind();

-- Shares of one work are together at most the whole; looked at when the change is complete.
create function records.shares_fit() returns trigger language plpgsql as $$
begin
  if (select coalesce(sum(a.share), 0) from records.initiative_author a where a.initiative_id = new.initiative_id) > 10000 then
    raise exception 'the shares of the authors exceed 100 percent' using errcode = 'check_violation';
  end if;
  return null;
end $$;
create constraint trigger author_shares after insert or update on records.initiative_author deferrable initially deferred
  for each row execute function records.shares_fit();

-- What a row was before a correction or withdrawal, by whom and why.
create table records.earlier (
  fact_id uuid not null,
  version integer not null,
  kind text not null,
  person_id uuid,
  unit_id uuid,
  was jsonb not null,
  reason text not null check (length(reason) >= 3),
  changed_at timestamptz not null,
  changed_by text not null,
  primary key (fact_id, version)
);
create index earlier_person on records.earlier (person_id);

create function records.keep_earlier() returns trigger language plpgsql as $$
declare before jsonb := to_jsonb(old);
begin
  if new.version <> old.version + 1 or length(new.change_reason) < 3 then
    raise exception 'a correction names its reason and the next version' using errcode = 'check_violation';
  end if;
  if old.withdrawn_on is not null then
    raise exception 'a withdrawn fact no longer changes' using errcode = 'check_violation';
  end if;
  insert into records.earlier (fact_id, version, kind, person_id, unit_id, was, reason, changed_at, changed_by)
  values (old.id, old.version, tg_table_name, (before ->> 'person_id')::uuid, (before ->> 'unit_id')::uuid, before, new.change_reason,
    clock_timestamp(), new.changed_by);
  return new;
end $$;

do $$
declare fact text;
begin
  foreach fact in array array['rating', 'discipline', 'hold', 'leave', 'training', 'strength', 'known_span', 'profile', 'declaration', 'achievement',
    'cluster', 'movement', 'initiative'] loop
    execute format($f$
      alter table records.%I
        add column certainty text not null default 'CERTAIN' check (certainty in ('CERTAIN', 'UNCERTAIN')),
        add column source text not null default '',
        add column note text not null default '',
        add column entered_on date not null,
        add column entered_by text not null,
        add column import_id uuid references records.import,
        add column synthetic boolean not null default false,
        add column version integer not null default 0,
        add column change_reason text not null default '',
        add column changed_by text not null default '',
        add column withdrawn_on date$f$, fact);
    execute format('create trigger %I before update on records.%I for each row execute function records.keep_earlier()', fact || '_keeps_earlier', fact);
    execute format('alter table records.%I enable row level security', fact);
    execute format('alter table records.%I force row level security', fact);
    execute format('grant select, insert, update on records.%I to thidua_app', fact);
  end loop;
end $$;

create unique index rating_person_year on records.rating (person_id, year) where withdrawn_on is null and person_id is not null;
create unique index rating_unit_year on records.rating (unit_id, year) where withdrawn_on is null and unit_id is not null;
create unique index strength_year on records.strength (unit_id, year) where withdrawn_on is null;
create unique index profile_person on records.profile (person_id) where withdrawn_on is null and person_id is not null;
create unique index profile_unit on records.profile (unit_id) where withdrawn_on is null and unit_id is not null;
create unique index cluster_year on records.cluster (unit_id, year, organiser) where withdrawn_on is null;
create index declaration_person on records.declaration (person_id);
create index declaration_unit on records.declaration (unit_id);
create index achievement_person on records.achievement (person_id);
create index achievement_unit on records.achievement (unit_id);
create index movement_person on records.movement (person_id);
create index movement_unit on records.movement (unit_id);
create index discipline_person on records.discipline (person_id);
create index hold_person on records.hold (person_id);
create index hold_unit on records.hold (unit_id);
create index leave_person on records.leave (person_id);
create index training_person on records.training (person_id);
create index known_span_person on records.known_span (person_id);
create index known_span_unit on records.known_span (unit_id);

-- Second wall. Facts of a person or a unit, whichever the row is about.
do $$
declare fact text;
begin
  foreach fact in array array['rating', 'known_span', 'profile', 'declaration', 'achievement', 'movement'] loop
    execute format('create policy %I on records.%I for select to thidua_app
      using (case when person_id is null then records.may_see_unit(unit_id) else records.may_see(person_id) end)', fact || '_read', fact);
  end loop;
end $$;
create policy cluster_read on records.cluster for select to thidua_app using (records.may_see_unit(unit_id));
create policy training_read on records.training for select to thidua_app using (records.may_see(person_id));
create policy strength_read on records.strength for select to thidua_app using (records.may_see_unit(unit_id));
create policy discipline_read on records.discipline for select to thidua_app using (records.may_see_sensitive(person_id));
create policy leave_read on records.leave for select to thidua_app using (records.may_see_sensitive(person_id));
create policy hold_read on records.hold for select to thidua_app
  using (case when person_id is null then records.may_keep_unit(unit_id) else records.may_see_sensitive(person_id) end);
create policy initiative_read on records.initiative for select to thidua_app using (platform.signed_in());

do $$
declare fact text;
begin
  foreach fact in array array['rating', 'hold', 'known_span', 'profile', 'declaration', 'achievement', 'movement'] loop
    execute format('create policy %I on records.%I for insert to thidua_app
      with check (case when person_id is null then records.may_keep_unit(unit_id) else records.may_keep(person_id) end)', fact || '_add', fact);
    execute format('create policy %I on records.%I for update to thidua_app
      using (case when person_id is null then records.may_keep_unit(unit_id) else records.may_keep(person_id) end)', fact || '_change', fact);
  end loop;
  foreach fact in array array['discipline', 'leave', 'training'] loop
    execute format('create policy %I on records.%I for insert to thidua_app with check (records.may_keep(person_id))', fact || '_add', fact);
    execute format('create policy %I on records.%I for update to thidua_app using (records.may_keep(person_id))', fact || '_change', fact);
  end loop;
  foreach fact in array array['strength', 'cluster', 'initiative'] loop
    execute format('create policy %I on records.%I for insert to thidua_app with check (records.may_keep_unit(unit_id))', fact || '_add', fact);
    execute format('create policy %I on records.%I for update to thidua_app using (records.may_keep_unit(unit_id))', fact || '_change', fact);
  end loop;
  foreach fact in array array['merge', 'import', 'import_row', 'initiative_author', 'initiative_use', 'earlier'] loop
    execute format('alter table records.%I enable row level security', fact);
    execute format('alter table records.%I force row level security', fact);
  end loop;
end $$;

create policy merge_read on records.merge for select to thidua_app using (platform.signed_in());
create policy merge_add on records.merge for insert to thidua_app with check (platform.i_am('standing'));
create policy merge_undo on records.merge for update to thidua_app using (platform.i_am('standing'));

create policy author_read on records.initiative_author for select to thidua_app using (platform.signed_in());
create policy author_add on records.initiative_author for insert to thidua_app
  with check (exists (select 1 from records.initiative i where i.id = initiative_id and records.may_keep_unit(i.unit_id)));
create policy author_change on records.initiative_author for update to thidua_app
  using (exists (select 1 from records.initiative i where i.id = initiative_id and records.may_keep_unit(i.unit_id)));
create policy author_drop on records.initiative_author for delete to thidua_app
  using (exists (select 1 from records.initiative i where i.id = initiative_id and records.may_keep_unit(i.unit_id)));

create policy use_read on records.initiative_use for select to thidua_app using (platform.signed_in());
create policy use_add on records.initiative_use for insert to thidua_app
  with check (case when person_id is null then records.may_keep_unit(unit_id) else records.may_keep(person_id) end);
create policy use_release on records.initiative_use for update to thidua_app
  using (case when person_id is null then records.may_keep_unit(unit_id) else records.may_keep(person_id) end);

create policy import_app on records.import to thidua_app
  using (platform.i_am('standing', 'auditor') or (unit_id is not null and records.may_keep_unit(unit_id)))
  with check (platform.i_am('standing') or (unit_id is not null and records.may_keep_unit(unit_id)));
create policy import_row_app on records.import_row to thidua_app
  using (import_id in (select id from records.import)) with check (import_id in (select id from records.import));

-- Earlier wordings of a sensitive fact are as sensitive as the fact.
create policy earlier_read on records.earlier for select to thidua_app using (
  case when kind in ('discipline', 'hold', 'leave') then
      case when person_id is null then records.may_keep_unit(unit_id) else records.may_see_sensitive(person_id) end
    when kind = 'initiative' then platform.signed_in()
    when person_id is null then records.may_see_unit(unit_id) else records.may_see(person_id) end);
create policy earlier_add on records.earlier for insert to thidua_app with check (platform.signed_in());

grant select, insert, update on records.merge, records.import, records.import_row, records.initiative_use to thidua_app;
grant select, insert, update, delete on records.initiative_author to thidua_app;
grant select, insert on records.earlier to thidua_app;
