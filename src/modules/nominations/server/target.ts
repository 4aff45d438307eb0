import { yes } from '#platform/refusal.ts';
import { sql, type Tx } from '#platform/db/database.ts';
import { defineEvidenceTarget, type EvidenceTarget } from '#modules/evidence/index.ts';
import type { NominationState } from '../labels.ts';
import { notNow } from '../rules.ts';

const editable: readonly NominationState[] = ['DRAFT', 'UNIT_APPROVED', 'SUPPLEMENT'];

/** A paper of a dossier takes proof while the unit still works on it; what was sent keeps what it was sent with. */
async function paperTarget(tx: Tx, paperId: string): Promise<EvidenceTarget | undefined> {
  const found = await tx.maybe<{ id: string; unitId: string; state: NominationState; title: string; subjectName: string }>(sql`
    select n.id, n.unit_id, n.state, p.title, n.subject_name from nominations.paper p join nominations.nomination n on n.id = p.nomination_id where p.id = ${paperId}`);
  return (
    found && {
      unitIds: [found.unitId],
      label: `${found.title}: ${found.subjectName}`,
      link: `/ho-so/${found.id}`,
      change: editable.includes(found.state) ? yes : notNow(found.state, editable),
    }
  );
}

export function defineNominationTargets(): void {
  defineEvidenceTarget('nomination-paper', paperTarget);
}
