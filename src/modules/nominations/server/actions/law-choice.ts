import { refuse } from '#platform/refusal.ts';
import { sql } from '#platform/db/database.ts';
import { currentLaw } from '#modules/law/index.ts';
import { lawDeskApi } from '../../law-contract.ts';
import { nominationRefusals } from '../../refusals.ts';
import { renewFindings } from '../findings-store.ts';
import { pinVerdict } from '../pin.ts';
import { defineStep } from '../step.ts';
import { declareInitiatives } from '../used-initiatives.ts';

/**
 * The amended rule of 2026 for a dossier accepted before it, where it is more favourable (law.md §1(2), 06/2026 Art 4(4)):
 * an explicit act of an officer with a reason, never a default. Taking it back is such an act too.
 */
export const chooseFavourable = defineStep('favour', lawDeskApi.favour.body, async (tx, dossier, input) => {
  const has = (dossier.pinned?.report.regime.choice ?? null) !== null;
  if (has === input.chosen) throw refuse(nominationRefusals.favourAlready);
  const acceptedOn = dossier.acceptedOn ?? tx.today;
  const favour = input.chosen ? { regime: 'R2026' as const, by: tx.actor.name, reason: input.reason } : null;
  const report = await pinVerdict(tx, dossier, { cause: input.chosen ? 'FAVOUR' : 'FAVOUR_ENDED', acceptedOn, favour });
  await renewFindings(tx, dossier, report);
  const regime = report?.regime.code ?? (await currentLaw(tx)).regimeOn(acceptedOn).code;
  return { set: sql`, regime = ${regime}`, reason: input.reason, detail: { chosen: input.chosen, regime, verdict: report?.verdict ?? null } };
});

/** Which works the dossier leans on; while the unit still works on it. */
export const declareUsedInitiatives = defineStep('declare', lawDeskApi.declare.body, async (tx, dossier, input) => {
  await declareInitiatives(tx, dossier, input.chosen);
  return { detail: { initiatives: input.chosen.map((one) => one.initiativeId) } };
});
