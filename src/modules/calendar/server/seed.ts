import type { Tx } from '#platform/db/database.ts';
import { seedId } from '#platform/ids.ts';
import type { SeedFile } from '#seed/file-schema.ts';
import { idOrNull } from '#seed/lookup.ts';
import { originOf } from '#seed/origin.ts';
import { upsert, type TableCounts } from '#seed/write.ts';

/**
 * Days of remembrance. Occurrences are computed from the founding day, so the file's own are only checked on reading;
 * `stated` keeps the numbers the articles print, by year.
 */
export function seedCalendar(tx: Tx, file: SeedFile): Promise<TableCounts> {
  const rows = file.anniversaries.map((one) => ({
    id: seedId(one.id),
    name: one.name,
    foundedOn: one.foundingDate,
    dayOfYear: one.recurring ?? null,
    scope: one.scope,
    unitId: idOrNull(one.orgId),
    stated: one.statedNth ?? {},
    origin: originOf(file, one, { certainty: [one.foundingYearOrigin && `năm gốc: ${one.foundingYearOrigin}`] }),
  }));
  return upsert(tx, { name: 'calendar.anniversary' }, rows);
}
