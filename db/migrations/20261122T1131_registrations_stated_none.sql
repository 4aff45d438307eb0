-- Registrations: "no title" is a statement with a reason, not a gap; last year's plan as the start of this year's.

alter table registrations.registration
  add column no_title_reason text not null default '',
  add column copied_from_id uuid references registrations.registration,
  add column evaluated_on date,
  add column evaluated_by text;

create index field_return_open on registrations.field_return (registration_id) where resolved_on is null;
