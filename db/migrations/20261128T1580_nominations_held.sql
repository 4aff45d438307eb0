-- An open hold is released by the paper that clears it, on the record of its subject: an explanation does not (law.md §2 X4).
alter table nominations.finding add column held boolean not null default false;
update nominations.finding set held = true where source = 'law' and verdict = 'UNMET' and code ~ '/X4\.[^/]*$';
