-- Who wrote a draft, by name: accounts are not everybody's to read.
alter table scoring.rulebook add column author_names text[] not null default '{}';
