import type { Tx } from '#platform/db/database.ts';
import { seedId } from '#platform/ids.ts';
import type { SeedFile } from '#seed/file-schema.ts';
import { finder } from '#seed/lookup.ts';
import { originOf } from '#seed/origin.ts';
import { upsert, type TableCounts } from '#seed/write.ts';

/** Awards the sources only report as proposed, one row for each recipient; no source tells how they ended. */
export function seedDecisions(tx: Tx, file: SeedFile): Promise<TableCounts> {
  return upsert(tx, { name: 'decisions.award', versioned: true }, awardRows(file));
}

function awardRows(file: SeedFile) {
  const unitOf = finder(file.organizations);
  const proposers = new Map([...file.organizations, ...file.groups].map((one) => [one.id, one.name]));
  return file.awardProposals.flatMap((proposal) =>
    proposal.recipientOrgIds.map((unit) => {
      const key = `${proposal.id}/${unit}`;
      return {
        id: seedId(key),
        awardName: proposal.award,
        year: proposal.year,
        unitId: seedId(unit),
        state: 'PROPOSED',
        recipientName: unitOf(unit).name,
        origin: originOf(file, proposal, { notes: [`Bên đề nghị: ${proposers.get(proposal.proposedBy) ?? ''}`] }),
      };
    }),
  );
}
