import { actsFor, type Actor } from '#platform/actor.ts';
import { sql } from '#platform/db/database.ts';
import { nominationsApi } from '../../contract.ts';
import { oweNothing, oweReceipt, oweAppraisal } from '../duties.ts';
import type { Dossier } from '../dossier.ts';
import { makeDossierFindable } from '../findable.ts';
import { defineStep } from '../step.ts';
import { demandQuotas } from '../quota-check.ts';
import { releaseInitiatives } from '../used-initiatives.ts';

/** "… thay mặt …" when the act rests on a delegation (R-017). */
function signedBy(actor: Actor, dossier: Dossier): string {
  if (actsFor(actor, dossier.unitId, 'leader') || !dossier.delegation) return actor.name;
  const { fromName, paper } = dossier.delegation;
  return `${actor.name}, thay mặt ${fromName}${paper === '' ? '' : ` (${paper})`}`;
}

export const submitNomination = defineStep('submit', nominationsApi.submit.body, async (tx, dossier) => {
  // A list sent one by one is capped like a list sent at once.
  if (dossier.route === 'yearly') await demandQuotas(tx, dossier.unitId, dossier.year, dossier.awardCode);
  await oweReceipt(tx, dossier);
  await makeDossierFindable(tx, dossier);
  const by = signedBy(tx.actor, dossier);
  return { set: sql`, submitted_on = ${tx.today}, submitted_by = ${by}`, detail: { by } };
});

/** What was asked for is in; appraisal goes on where it stopped, with the day of acceptance unchanged. */
export const resubmitNomination = defineStep('resubmit', nominationsApi.resubmit.body, async (tx, dossier, input) => {
  await oweAppraisal(tx, dossier);
  return { set: sql`, supplement_until = null, state_reason = ${input.note}`, reason: input.note, detail: { by: signedBy(tx.actor, dossier) } };
});

export const withdrawNomination = defineStep('withdraw', nominationsApi.withdraw.body, async (tx, dossier, input) => {
  await releaseInitiatives(tx, dossier, input.reason);
  await oweNothing(tx, dossier);
  return { set: sql`, state_reason = ${input.reason}`, reason: input.reason, detail: { by: signedBy(tx.actor, dossier) } };
});
