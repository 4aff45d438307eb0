import { call } from '#ui/index.ts';
import { directoryApi } from '../contract.ts';

/** Units for a choice field, found by any of their names, accents optional. */
export const findUnits = (q: string) =>
  call(directoryApi.units, { query: { q, limit: 20 } }).then((page) =>
    page.rows.map((unit) => ({ value: unit.id, label: unit.name, hint: unit.shortName })),
  );
