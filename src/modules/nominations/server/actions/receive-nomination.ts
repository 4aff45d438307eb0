import { sql, type Tx } from '#platform/db/database.ts';
import { newId } from '#platform/ids.ts';
import { currentLaw } from '#modules/law/index.ts';
import { nominationsApi } from '../../contract.ts';
import { refusalKinds } from '../../labels.ts';
import { papersFor } from '../../rules.ts';
import type { Dossier } from '../dossier.ts';
import { oweAppraisal, oweNothing } from '../duties.ts';
import { pinVerdict } from '../pin.ts';
import { defineStep } from '../step.ts';
import { releaseInitiatives, reserveInitiatives } from '../used-initiatives.ts';

/** The checklist follows the law of the day of acceptance: new papers are added, those no longer asked for stay but bind no more. */
async function renewPapers(tx: Tx, dossier: Dossier): Promise<void> {
  const award = (await currentLaw(tx)).awardByCode(dossier.awardCode, tx.today);
  if (!award) return;
  const rules = papersFor(award, dossier.route);
  await tx.run(
    sql`update nominations.paper set required = false where nomination_id = ${dossier.id} and code <> all (${rules.map((rule) => rule.code)})`,
  );
  for (const rule of rules) {
    await tx.run(sql`
      insert into nominations.paper (id, nomination_id, code, title, required, basis) values (${newId()}, ${dossier.id}, ${rule.code}, ${rule.title}, ${rule.required}, ${rule.basis})
      on conflict (nomination_id, code) do update set title = excluded.title, required = excluded.required, basis = excluded.basis`);
  }
}

/** Accepted for appraisal: this day chooses the regime for good (law.md §1), and the verdict of the law is pinned with it. */
export const receiveNomination = defineStep('receive', nominationsApi.receive.body, async (tx, dossier) => {
  const regime = (await currentLaw(tx)).regimeOn(tx.today);
  await renewPapers(tx, dossier);
  await reserveInitiatives(tx, dossier);
  const report = await pinVerdict(tx, dossier, { cause: 'ACCEPTED', acceptedOn: tx.today, favour: null });
  await oweAppraisal(tx, dossier);
  return {
    set: sql`, accepted_on = ${tx.today}, regime = ${regime.code}`,
    detail: {
      regime: regime.code,
      law: regime.law,
      verdict: report?.verdict ?? null,
      ruleSet: report?.ruleSetHash ?? null,
      facts: report?.factsHash ?? null,
    },
  };
});

export const refuseNomination = defineStep('refuse', nominationsApi.refuse.body, async (tx, dossier, input) => {
  await releaseInitiatives(tx, dossier, input.reason);
  await oweNothing(tx, dossier);
  const why = `${refusalKinds[input.kind].vi}: ${input.reason}`;
  return { set: sql`, state_reason = ${why}`, reason: why, detail: { kind: input.kind } };
});
