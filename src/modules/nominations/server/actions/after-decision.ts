import { sql, type Tx } from '#platform/db/database.ts';
import { refuse } from '#platform/refusal.ts';
import { confer, recordDecision, registerAward, revokeAward } from '#modules/decisions/index.ts';
import { nominationsApi } from '../../contract.ts';
import { nominationRefusals } from '../../refusals.ts';
import type { Dossier } from '../dossier.ts';
import { oweConferring, oweNothing } from '../duties.ts';
import { raiseFlags } from '../flags.ts';
import { defineStep, labelOf } from '../step.ts';
import { releaseInitiatives } from '../used-initiatives.ts';

const object = (dossier: Dossier) => ({ type: 'nomination', id: dossier.id });

export const forwardNomination = defineStep('forward', nominationsApi.forward.body, async (tx, dossier, input) => {
  if (input.on > tx.today) throw refuse(nominationRefusals.revokeAhead, {}, { field: 'on' });
  await oweNothing(tx, dossier);
  return { detail: { number: input.number, on: input.on } };
});

/** A State-level honour enters the register only with the decision from above. */
export const enterStateDecision = defineStep('stateDecide', nominationsApi.stateDecide.body, async (tx, dossier, input) => {
  if (input.decidedOn > tx.today) throw refuse(nominationRefusals.revokeAhead, {}, { field: 'decidedOn' });
  const decisionId = await recordDecision(tx, {
    ...input,
    title: labelOf(dossier),
    submissionId: null,
    synthetic: dossier.synthetic,
    issuerUnitId: null,
  });
  await registerAward(tx, {
    object: object(dossier),
    awardCode: dossier.awardCode,
    awardName: dossier.awardName,
    level: 'state',
    year: dossier.year,
    recipient: { unitId: dossier.subjectUnitId, personId: dossier.subjectPersonId, name: dossier.subjectName },
    decisionId,
    decidedOn: input.decidedOn,
    synthetic: dossier.synthetic,
  });
  await oweConferring(tx, dossier);
  return { detail: { number: input.number, decidedOn: input.decidedOn } };
});

export const enterStateRefusal = defineStep('stateRefuse', nominationsApi.stateRefuse.body, async (tx, dossier, input) => {
  await releaseInitiatives(tx, dossier, input.reason);
  await oweNothing(tx, dossier);
  return { set: sql`, state_reason = ${input.reason}`, reason: input.reason };
});

async function decidedOn(tx: Tx, dossier: Dossier): Promise<string | undefined> {
  const row = await tx.maybe<{ on: string }>(sql`
    select d.decided_on as on from decisions.award a join decisions.decision d on d.id = a.decision_id where a.object_type = 'nomination' and a.object_id = ${dossier.id} and a.state = 'DECIDED'`);
  return row?.on;
}

export const conferAward = defineStep('award', nominationsApi.award.body, async (tx, dossier, input) => {
  const since = await decidedOn(tx, dossier);
  if (input.on > tx.today || (since !== undefined && input.on < since)) throw refuse(nominationRefusals.awardTooEarly, {}, { field: 'on' });
  await confer(tx, object(dossier), input);
  await oweNothing(tx, dossier);
  return { detail: { on: input.on, place: input.place } };
});

export const archiveNomination = defineStep('archive', nominationsApi.archive.body, async () => ({}));

/** Taken back with paper and cause; the register row stays and says so, and whatever stood on it is flagged (law.md §13). */
export const revokeNomination = defineStep('revoke', nominationsApi.revoke.body, async (tx, dossier, input) => {
  if (input.on > tx.today) throw refuse(nominationRefusals.revokeAhead, {}, { field: 'on' });
  const awardId = await revokeAward(tx, object(dossier), input);
  const flagged = await raiseFlags(tx, { id: awardId, awardName: dossier.awardName, year: dossier.year, recipientName: dossier.subjectName }, input);
  await releaseInitiatives(tx, dossier, input.reason);
  await oweNothing(tx, dossier);
  return { set: sql`, state_reason = ${input.reason}`, reason: input.reason, detail: { paper: input.paper, on: input.on, flagged } };
});
