import { sql } from '#platform/db/database.ts';
import { yes } from '#platform/refusal.ts';
import { defineEvidenceTarget } from '#modules/evidence/index.ts';
import { inState, judgedUnits } from '../rules.ts';
import { leadingUnit, wholeOf } from './whole.ts';
import { linkOf } from './findable.ts';

/**
 * A commitment takes proofs of the units that promised it, group work those of the leading desk, while results are
 * being gathered; what was assessed keeps the proofs it was assessed with.
 */
defineEvidenceTarget('commitment', async (tx, commitmentId) => {
  const found = await tx.maybe<{ agreementId: string }>(sql`
    select k.agreement_id from agreements.commitment c join agreements.clause k on k.id = c.clause_id where c.id = ${commitmentId}`);
  const it = found && (await wholeOf(tx, found.agreementId));
  const clause = it?.clauses.find((one) => one.commitments.some((commitment) => commitment.id === commitmentId));
  const commitment = clause?.commitments.find((one) => one.id === commitmentId);
  if (!it || !clause || !commitment) return undefined;
  const units = judgedUnits(clause.scope, commitment.ownerUnitId, it.term.memberUnitIds).map(
    (unitId) => unitId ?? commitment.ownerUnitId ?? leadingUnit(it),
  );
  const judging = inState('judge', it.state);
  return {
    unitIds: units.filter((unitId) => unitId !== null),
    label: `Cam kết: ${commitment.title} · ${it.term.groupName} ${it.year}`,
    link: `${linkOf(it.id)}?muc=danh-gia`,
    change: judging.ok ? yes : judging,
  };
});
