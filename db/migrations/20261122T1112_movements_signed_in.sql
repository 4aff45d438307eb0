-- Launched movements are for everybody of the sector, not for a transaction that never said who it is.
alter policy movement_read on movements.movement using (
  platform.signed_in() and (
    (state not in ('DRAFT', 'APPROVED') and not (state = 'CANCELLED' and launched_on is null))
    or platform.i_am('standing', 'minister', 'admin', 'auditor')
    or launcher_unit_id = any ((select platform.my_units())::uuid[])));
