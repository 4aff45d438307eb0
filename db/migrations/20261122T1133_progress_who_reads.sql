-- The head and deputy of a group follow every member's months, approved programme or not: a hidden overdue task must not
-- look like none.
drop policy programme_app on progress.programme;
create policy programme_app on progress.programme to thidua_app
  using (platform.i_am('standing', 'council', 'minister', 'admin', 'auditor') or unit_id = any ((select platform.my_units())::uuid[])
    or (state = 'APPROVED' and unit_id in (select m.unit_id from groups.term_member m where m.term_id = any ((select groups.my_terms())::uuid[])))
    or unit_id in (select m.unit_id from groups.term_member m where m.term_id = any ((select groups.my_led_terms())::uuid[])))
  with check (platform.i_am('admin') or unit_id = any ((select platform.my_units())::uuid[]));

-- The daily round (the program itself) begins the report rows it puts into inboxes, and must find them again.
drop policy month_report_app on progress.month_report;
create policy month_report_app on progress.month_report to thidua_app
  using (unit_id = any ((select platform.my_units())::uuid[]) or platform.i_am('admin')
    or (state = 'SUBMITTED' and (platform.i_am('standing', 'council', 'minister', 'auditor')
      or unit_id in (select m.unit_id from groups.term_member m where m.term_id = any ((select groups.my_terms())::uuid[])))))
  with check (platform.i_am('admin') or unit_id = any ((select platform.my_units())::uuid[]));
