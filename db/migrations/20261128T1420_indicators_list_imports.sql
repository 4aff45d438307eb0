-- Lists of facts are brought in like figures: previewed, applied and undone as a whole (R-079).
alter table indicators.import add column about text not null default 'figures' check (about in ('figures', 'facts'));
-- Which import brought the fact in, or changed it last.
alter table indicators.fact add column import_id uuid references indicators.import;
