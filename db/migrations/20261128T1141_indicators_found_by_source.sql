-- A fact the standing body enters against a unit is not the unit's to change, confirmed or not (R-063).
alter table indicators.fact add column by_source boolean not null default false;
