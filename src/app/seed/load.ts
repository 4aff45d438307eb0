import { z } from 'zod';
import { seedAdvancedModels } from '#modules/advanced-models/server/seed.ts';
import { seedCalendar } from '#modules/calendar/server/seed.ts';
import { seedDecisions } from '#modules/decisions/server/seed.ts';
import { seedDirectory } from '#modules/directory/server/seed.ts';
import { seedDocuments } from '#modules/documents/server/seed.ts';
import { seedEvents } from '#modules/events/server/seed.ts';
import { seedGroups } from '#modules/groups/server/seed.ts';
import { seedMovements } from '#modules/movements/server/seed.ts';
import { seedReports } from '#modules/reports/server/seed.ts';
import { seedScoring } from '#modules/scoring/server/seed.ts';
import { defineAction, runAction } from '#platform/action.ts';
import { hasRole, system } from '#platform/actor.ts';
import type { Database, Tx } from '#platform/db/database.ts';
import { canonicalJson, seedId, sha256 } from '#platform/ids.ts';
import { commonRefusals, no, yes } from '#platform/refusal.ts';
import type { SeedFile } from '#seed/file-schema.ts';
import { readSeedFile } from './read-file.ts';
import { together, type Counts, type TableCounts } from '#seed/write.ts';

export { readSeedFile, seedRefusals } from './read-file.ts';
export { seedSearchNames, type SearchName } from './search-names.ts';

export interface SeedReport {
  readonly file: { readonly id: string; readonly version: string; readonly sha256: string };
  /** By table, in the order they were filled. */
  readonly tables: TableCounts;
  readonly total: Counts;
}

/** Owners before those who point to them. */
const modules: readonly ((tx: Tx, file: SeedFile) => Promise<TableCounts>)[] = [
  seedDirectory,
  seedDocuments,
  seedGroups,
  seedMovements,
  seedScoring,
  seedDecisions,
  seedCalendar,
  seedEvents,
  seedAdvancedModels,
  seedReports,
];

const nothing: Counts = { inserted: 0, changed: 0, unchanged: 0, kept: 0 };
const add = (a: Counts, b: Counts): Counts => ({
  inserted: a.inserted + b.inserted,
  changed: a.changed + b.changed,
  unchanged: a.unchanged + b.unchanged,
  kept: a.kept + b.kept,
});

async function fillModules(tx: Tx, file: SeedFile): Promise<SeedReport> {
  const reports: TableCounts[] = [];
  for (const fill of modules) reports.push(await fill(tx, file));
  const tables = together(...reports);
  return {
    file: { id: file.meta.id, version: file.meta.version, sha256: sha256(canonicalJson(file)) },
    tables,
    total: Object.values(tables).reduce(add, nothing),
  };
}

/** Fills every module from a file that `readSeedFile` has accepted, and says in the trail what came in. */
export const loadSeedFile = defineAction({
  name: 'seed.load',
  input: z.custom<SeedFile>(),
  load: () => Promise.resolve({}),
  allow: (actor) => (hasRole(actor, 'admin') ? yes : no(commonRefusals.notYourRole)),
  run: async (tx, _loaded, file) => {
    const report = await fillModules(tx, file);
    return {
      result: report,
      trace: { type: 'seed_file', id: seedId(file.meta.id), label: file.meta.title, detail: { ...report.file, ...report.total } },
    };
  },
});

/** Reads the whole file first, then writes all of it in one transaction, or nothing. Loading twice changes nothing. */
export async function loadSeed(db: Database, json: unknown): Promise<SeedReport> {
  const file = readSeedFile(json);
  return runAction(db, system, loadSeedFile, file);
}
