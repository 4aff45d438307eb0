import { sql } from '#platform/db/database.ts';
import { refuse } from '#platform/refusal.ts';
import { id } from '#platform/schema.ts';
import { nominationsApi } from '../../contract.ts';
import { nominationRefusals } from '../../refusals.ts';
import { oweAppraisal, oweCouncilList, oweNothing, oweSupplement } from '../duties.ts';
import { renewFindings } from '../findings-store.ts';
import { pinVerdict } from '../pin.ts';
import { recordOf } from '../policy.ts';
import { defineStep } from '../step.ts';
import { releaseInitiatives } from '../used-initiatives.ts';

/** Computes the findings anew with what is on record now; the rules stay those of the day of acceptance. */
export const checkNomination = defineStep('check', nominationsApi.check.body, async (tx, dossier) => {
  const choice = dossier.pinned?.report.regime.choice ?? null;
  // The verdict of the day of acceptance counts until somebody asks again: then the record may have been completed.
  const first = dossier.state === 'RECEIVED' && dossier.pinned?.pinnedOn === tx.today;
  const report = first
    ? (dossier.pinned?.report ?? null)
    : await pinVerdict(tx, dossier, { cause: 'RECHECKED', acceptedOn: dossier.acceptedOn ?? tx.today, favour: choice });
  const { rank, verdicts } = await renewFindings(tx, dossier, report);
  await oweAppraisal(tx, dossier);
  return { set: sql`, rank_in_group = ${rank}, appraised_by = ${tx.actor.name}`, detail: { law: report?.verdict ?? null, ...verdicts } };
});

export const explainFinding = defineStep('explain', nominationsApi.explain.body, async (tx, dossier, input) => {
  const finding = dossier.findings.find((one) => one.code === input.code);
  if (!finding) throw refuse(nominationRefusals.conditionUnknown);
  if (finding.verdict === 'MET') throw refuse(nominationRefusals.conditionMet);
  if (finding.held)
    throw refuse(nominationRefusals.heldOpen, { name: dossier.subjectName }, { field: 'code', basis: finding.basis, link: recordOf(dossier) });
  await tx.run(
    sql`update nominations.finding set explanation = ${input.explanation}, explained_by = ${tx.actor.name} where nomination_id = ${dossier.id} and code = ${input.code}`,
  );
  return { reason: input.explanation, detail: { code: input.code, verdict: finding.verdict, before: finding.explanation } };
});

/** An original on paper was read; files record their opening themselves. */
export const checkPaper = defineStep('checkPaper', nominationsApi.checkPaper.body.extend({ paperId: id }), async (tx, dossier, input) => {
  const paper = dossier.papers.find((one) => one.id === input.paperId);
  if (!paper) throw refuse(nominationRefusals.paperUnknown);
  if (paper.onPaper === '') throw refuse(nominationRefusals.notOnPaper);
  await tx.run(sql`update nominations.paper set opened_by = ${tx.actor.name}, opened_on = ${tx.today} where id = ${paper.id}`);
  return { detail: { paper: paper.code } };
});

export const askForMore = defineStep('askMore', nominationsApi.askMore.body, async (tx, dossier, input) => {
  if (input.due < tx.today) throw refuse(nominationRefusals.dueBehind);
  await oweSupplement(tx, dossier, input.due);
  return { set: sql`, supplement_until = ${input.due}, state_reason = ${input.reason}`, reason: input.reason, detail: { due: input.due } };
});

export const markEligible = defineStep('eligible', nominationsApi.eligible.body, async (tx, dossier) => {
  await oweCouncilList(tx, dossier);
  return { set: sql`, appraised_by = ${tx.actor.name}, state_reason = ''` };
});

/** Not eligible: each failed condition by name, and the reason in words. */
export const markIneligible = defineStep('ineligible', nominationsApi.ineligible.body, async (tx, dossier, input) => {
  if (input.codes.length === 0) throw refuse(nominationRefusals.noCondition);
  const failed = input.codes.map((code) => dossier.findings.find((one) => one.code === code && one.verdict !== 'MET'));
  if (failed.some((one) => one === undefined)) throw refuse(nominationRefusals.conditionUnknown, {}, { field: 'codes' });
  await releaseInitiatives(tx, dossier, input.reason);
  await oweNothing(tx, dossier);
  const why = `${failed.map((one) => one?.text.vi).join('; ')}. ${input.reason}`;
  return { set: sql`, appraised_by = ${tx.actor.name}, state_reason = ${why}`, reason: why, detail: { codes: input.codes } };
});
