import type { Tx } from '#platform/db/database.ts';
import { seedId } from '#platform/ids.ts';
import type { SeedFile } from '#seed/file-schema.ts';
import { finder, idOrNull } from '#seed/lookup.ts';
import { originOf } from '#seed/origin.ts';
import { upsert, type TableCounts } from '#seed/write.ts';

/** Programmes to build and spread advanced models, with what the sources count of them. */
export function seedAdvancedModels(tx: Tx, file: SeedFile): Promise<TableCounts> {
  const unitOf = finder(file.organizations);
  const personOf = finder(file.people);
  const rows = file.advancedModelProgrammes.map((one) => ({
    id: seedId(one.id),
    title: one.title,
    planDocumentId: idOrNull(one.planDocId),
    fromYear: one.fromYear,
    toYear: one.toYear,
    detail: {
      nominations: one.nominations,
      recognised: one.recognised,
      modelKinds: one.modelKinds,
      reviewer: one.reviewer && { unitId: seedId(one.reviewer), unitName: unitOf(one.reviewer).name },
      decider: one.decider,
      recognisedModels: one.recognisedExternal?.map(({ kind, personId, orgId, source }) => ({
        kind,
        ...(personId && { personId: seedId(personId), personName: personOf(personId).fullName }),
        ...(orgId && { unitId: seedId(orgId), unitName: unitOf(orgId).name }),
        provenance: 'external',
        source,
      })),
    },
    origin: originOf(file, one),
  }));
  return upsert(tx, { name: 'advanced_models.programme' }, rows);
}
