-- Row-level security binds the owner of the tables too (law 10 of the house): nobody looks past it by connecting as owner.
alter table movements.movement force row level security;
alter table movements.criteria_set force row level security;
alter table movements.response force row level security;
