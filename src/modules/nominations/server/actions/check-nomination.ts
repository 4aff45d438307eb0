import { sql } from '#platform/db/database.ts';
import { newId } from '#platform/ids.ts';
import { refuse } from '#platform/refusal.ts';
import { id } from '#platform/schema.ts';
import { nominationsApi } from '../../contract.ts';
import { findingsOf } from '../../findings.ts';
import { nominationRefusals } from '../../refusals.ts';
import { oweAppraisal, oweCouncilList, oweNothing, oweSupplement } from '../duties.ts';
import { factsOf } from '../facts.ts';
import { defineStep } from '../step.ts';

/** Computes the findings anew; an explanation stays as long as what it explains has not changed. */
export const checkNomination = defineStep('check', nominationsApi.check.body, async (tx, dossier) => {
  const facts = await factsOf(tx, dossier);
  const findings = findingsOf(facts);
  for (const { code, verdict, text, basis } of findings) {
    await tx.run(sql`
      insert into nominations.finding as f (id, nomination_id, code, verdict, text_vi, text_en, basis) values (${newId()}, ${dossier.id}, ${code}, ${verdict}, ${text.vi}, ${text.en}, ${basis})
      on conflict (nomination_id, code) do update set verdict = excluded.verdict, text_vi = excluded.text_vi, text_en = excluded.text_en, basis = excluded.basis,
        explanation = case when f.verdict = excluded.verdict and f.text_vi = excluded.text_vi then f.explanation else '' end,
        explained_by = case when f.verdict = excluded.verdict and f.text_vi = excluded.text_vi then f.explained_by end`);
  }
  await oweAppraisal(tx, dossier);
  return {
    set: sql`, rank_in_group = ${facts.group?.rank ?? null}, appraised_by = ${tx.actor.name}`,
    detail: Object.fromEntries(findings.map(({ code, verdict }) => [code, verdict])),
  };
});

export const explainFinding = defineStep('explain', nominationsApi.explain.body, async (tx, dossier, input) => {
  const finding = dossier.findings.find((one) => one.code === input.code);
  if (!finding) throw refuse(nominationRefusals.conditionUnknown);
  if (finding.verdict === 'MET') throw refuse(nominationRefusals.conditionMet);
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
  await oweNothing(tx, dossier);
  const why = `${failed.map((one) => one?.text.vi).join('; ')}. ${input.reason}`;
  return { set: sql`, appraised_by = ${tx.actor.name}, state_reason = ${why}`, reason: why, detail: { codes: input.codes } };
});
