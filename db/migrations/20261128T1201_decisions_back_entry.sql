-- Awards of earlier years, entered afterwards from papers. A row entered by mistake stays, marked; it never counted as given.
alter table decisions.award
  add column back_entered boolean not null default false,
  add column paper_number text not null default '',
  add column issuer_name text not null default '',
  add column source text not null default '',
  add column certainty text not null default 'CERTAIN' check (certainty in ('CERTAIN', 'UNCERTAIN')),
  -- the way it was earned: merit, sudden, movement, long service … (law.md §2 X15); null = not said
  add column branch text check (branch in ('cong_trang', 'dot_xuat', 'phong_trao', 'chuyen_de', 'cong_hien', 'nien_han', 'doi_ngoai')),
  add column entry_withdrawn boolean not null default false,
  add check (not entry_withdrawn or (back_entered and state = 'REVOKED'));
create index award_person_code on decisions.award (person_id, award_code, year);

-- A person entered by mistake is no longer offered; whatever points to the row still finds it.
alter table directory.person add column withdrawn_on date;
