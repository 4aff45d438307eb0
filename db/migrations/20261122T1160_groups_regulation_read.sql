-- Each member confirms that it has read the regulation in force (R-008).
create table groups.regulation_read (
  term_id uuid not null references groups.term,
  document_id uuid not null references documents.document,
  unit_id uuid not null references directory.unit,
  read_on date not null,
  read_by text not null,
  primary key (term_id, document_id, unit_id)
);
grant select, insert on groups.regulation_read to thidua_app;
