import type { Tx } from '#platform/db/database.ts';
import { demand } from '#platform/refusal.ts';
import { settle } from '#modules/notifications/index.ts';
import type { Outcome } from '../rules.ts';
import { givesAwards, outcomesFit } from '../rules.ts';
import { recordDecision, registerAward, writeOutcomes, type LoadedSubmission } from './repository.ts';

export interface Deciding {
  readonly version: number;
  readonly items: readonly Outcome[];
  readonly number: string | null;
  readonly decidedOn: string | null;
  readonly title: string | null;
  readonly signerName: string | null;
  readonly signerPost: string | null;
  /** The body whose register of documents the decision enters. */
  readonly issuerUnitId: string | null;
}

/**
 * Writes what the Minister decided: outcomes, the decision with its number, one register row for each award of the
 * ministry. State-level items that were agreed to get no row: they wait for the decision from above. The caller
 * moves its own objects in the same transaction. Answers the decision's id, `null` when nothing was awarded.
 */
export async function decideSubmission(tx: Tx, submission: LoadedSubmission, input: Deciding): Promise<{ decisionId: string | null }> {
  demand(outcomesFit(submission.list, input.items, input, submission.submittedOn, tx.today));
  const state = await writeOutcomes(tx, submission, input.version, input.items);
  if (state === 'DECIDED') await settle(tx, { object: { type: 'submission', id: submission.id } });
  const { number, decidedOn, signerName } = input;
  if (!givesAwards(submission.list, input.items) || number === null || decidedOn === null || signerName === null) return { decisionId: null };
  const agreed = submission.list.filter(
    (item) => !item.stateLevel && input.items.some((one) => one.objectId === item.objectId && one.outcome === 'DECIDED'),
  );
  const decisionId = await recordDecision(tx, {
    number,
    decidedOn,
    signerName,
    signerPost: input.signerPost ?? '',
    title: input.title ?? submission.title,
    submissionId: submission.id,
    issuerUnitId: input.issuerUnitId,
    synthetic: agreed.some((item) => item.synthetic),
  });
  for (const item of agreed) {
    await registerAward(tx, {
      object: { type: item.objectType, id: item.objectId },
      awardCode: item.awardCode,
      awardName: item.awardName,
      level: 'ministry',
      year: item.year,
      recipient: { unitId: item.unitId, personId: item.personId, name: item.recipientName },
      decisionId,
      decidedOn,
      synthetic: item.synthetic,
    });
  }
  return { decisionId };
}
