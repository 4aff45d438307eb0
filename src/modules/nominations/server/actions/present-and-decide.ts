import { defineAction } from '#platform/action.ts';
import { sql, type Tx } from '#platform/db/database.ts';
import { no, yes } from '#platform/refusal.ts';
import { id } from '#platform/schema.ts';
import { showDate } from '#platform/dates.ts';
import { sittingsOf } from '#modules/councils/index.ts';
import {
  decideSubmission,
  loadSubmission,
  mayDecide,
  mayGiveBack,
  returnSubmission,
  submitToMinister,
  type LoadedSubmission,
} from '#modules/decisions/index.ts';
import { owe, settle } from '#modules/notifications/index.ts';
import { authorityOf } from '#modules/registrations/index.ts';
import { nominationsApi } from '../../contract.ts';
import { nominationRefusals } from '../../refusals.ts';
import { loadDossier, type Dossier } from '../dossier.ts';
import { oweConferring, oweForwarding, oweNothing, owePresentation } from '../duties.ts';
import { isStanding, mayDo, oneSide } from '../policy.ts';
import { labelOf, move, takePart, traceOf } from '../step.ts';
import { releaseInitiatives } from '../used-initiatives.ts';

/** Locked in one order for everybody. `undefined` when one of them is missing or hidden. */
async function loadAll(tx: Tx, ids: readonly string[]): Promise<Dossier[] | undefined> {
  const dossiers: Dossier[] = [];
  for (const one of [...new Set(ids)].sort()) {
    const dossier = await loadDossier(tx, one);
    if (!dossier) return undefined;
    dossiers.push(dossier);
  }
  return dossiers;
}

/** What the Minister reads of one case: how it passed, and the achievement. */
async function reasonsOf(tx: Tx, dossier: Dossier): Promise<string> {
  const sitting = (await sittingsOf(tx, { type: 'nomination', id: dossier.id })).find((one) => one.result === 'PASSED');
  const how = dossier.byStanding
    ? `Thường trực thay mặt Hội đồng xét giữa hai kỳ họp: ${dossier.stateReason}`
    : sitting?.figures
      ? `Hội đồng họp ngày ${showDate(sitting.heldOn)}: ${sitting.figures.yes}/${sitting.figures.base} đồng ý (cần ${sitting.figures.needed}).`
      : 'Hội đồng đã thông qua.';
  return `${how}\n${dossier.achievement.slice(0, 600)}`;
}

export const presentToMinister = defineAction({
  name: 'nominations.present',
  input: nominationsApi.present.body,
  load: (tx, input) => loadAll(tx, input.ids),
  allow(actor, dossiers) {
    const wrong = dossiers.find((dossier) => dossier.state !== 'PASSED');
    if (wrong && isStanding(actor).ok) return no(nominationRefusals.notPassed, { name: wrong.subjectName });
    return dossiers.map((dossier) => mayDo(actor, dossier, 'present')).find((one) => !one.ok) ?? yes;
  },
  async run(tx, dossiers, input) {
    const proposals = [];
    for (const dossier of dossiers) {
      proposals.push({
        object: { type: 'nomination', id: dossier.id },
        title: `${dossier.subjectName} – ${dossier.awardName} năm ${dossier.year}`,
        detail: await reasonsOf(tx, dossier),
        link: `/ho-so/${dossier.id}`,
        awardCode: dossier.awardCode,
        awardName: dossier.awardName,
        recipient: { unitId: dossier.subjectUnitId, personId: dossier.subjectPersonId, name: dossier.subjectName },
        year: dossier.year,
        stateLevel: dossier.stateLevel,
        synthetic: dossier.synthetic,
      });
    }
    const submissionId = await submitToMinister(tx, input, proposals);
    const traces = [];
    for (const dossier of dossiers) {
      const to = await move(tx, dossier, { verb: 'present', seen: dossier.version });
      await takePart(tx, dossier.id, 'standing');
      await oweNothing(tx, dossier);
      traces.push(traceOf(dossier, to, { detail: { submission: input.number } }));
    }
    await owe(tx, {
      kind: 'nominations.decide',
      object: { type: 'submission', id: submissionId },
      title: { vi: `Phê duyệt: ${input.title}`, en: `Decide: ${input.title}` },
      detail: { vi: `${dossiers.length} hồ sơ`, en: `${dossiers.length} dossiers` },
      verb: { vi: 'Phê duyệt', en: 'Decide' },
      link: `/quyet-dinh/trinh/${submissionId}`,
      owner: { role: 'minister', unitId: null },
    });
    return {
      result: { id: submissionId },
      trace: [{ type: 'submission', id: submissionId, label: input.title, to: 'OPEN', detail: { dossiers: dossiers.map(labelOf) } }, ...traces],
    };
  },
});

interface Deciding {
  readonly submission: LoadedSubmission;
  readonly dossiers: readonly Dossier[];
}

/** The submission and the dossiers named, or all of them. */
async function loadDeciding(tx: Tx, submissionId: string, ids: readonly string[] | null): Promise<Deciding | undefined> {
  const submission = await loadSubmission(tx, submissionId);
  if (!submission) return undefined;
  const known = submission.list.filter((item) => item.objectType === 'nomination' && (ids === null || ids.includes(item.objectId)));
  const dossiers = await loadAll(
    tx,
    known.map((item) => item.objectId),
  );
  return dossiers && { submission, dossiers };
}

/** Only here a title comes into being: number, day, signer, and one register row for each. */
export const decideNominations = defineAction({
  name: 'nominations.decide',
  input: nominationsApi.decide.body.extend({ id }),
  load: (tx, input) =>
    loadDeciding(
      tx,
      input.id,
      input.items.map((item) => item.objectId),
    ),
  allow: (actor, { submission, dossiers }) =>
    [mayDecide(actor, submission), ...dossiers.map((dossier) => oneSide(dossier, 'minister'))].find((one) => !one.ok) ?? yes,
  async run(tx, { submission, dossiers }, input) {
    const [first] = dossiers;
    const issuerUnitId = first ? ((await authorityOf(tx, first.unitId, first.year)) ?? null) : null;
    const { decisionId } = await decideSubmission(tx, submission, { ...input, issuerUnitId });
    const traces = [];
    for (const dossier of dossiers) {
      const said = input.items.find((item) => item.objectId === dossier.id);
      const agreed = said?.outcome === 'DECIDED';
      if (!agreed) await releaseInitiatives(tx, dossier, said?.reason ?? '');
      const to = await move(tx, dossier, {
        verb: agreed ? 'decide' : 'reject',
        seen: dossier.version,
        set: sql`, state_reason = ${said?.reason ?? ''}`,
      });
      await takePart(tx, dossier.id, 'minister');
      await (!agreed ? oweNothing(tx, dossier) : dossier.stateLevel ? oweForwarding(tx, dossier) : oweConferring(tx, dossier));
      traces.push(traceOf(dossier, to, { ...(said?.reason ? { reason: said.reason } : {}), detail: { decision: agreed ? input.number : null } }));
    }
    if (decisionId !== null) await owePublication(tx, decisionId, input.number ?? '');
    return {
      result: { id: submission.id, decisionId },
      trace: [
        {
          type: 'submission',
          id: submission.id,
          label: submission.title,
          from: submission.state,
          detail: { number: input.number, outcomes: input.items },
        },
        ...traces,
      ],
    };
  },
});

function owePublication(tx: Tx, decisionId: string, number: string): Promise<void> {
  return owe(tx, {
    kind: 'decisions.publish',
    object: { type: 'decision', id: decisionId },
    title: { vi: `Công bố quyết định ${number}`, en: `Publish decision ${number}` },
    verb: { vi: 'Công bố', en: 'Publish' },
    link: `/quyet-dinh/${decisionId}`,
    owner: { role: 'standing', unitId: null },
  });
}

/** The whole list goes back; the dossiers wait for another submission. */
export const giveSubmissionBack = defineAction({
  name: 'nominations.giveBack',
  input: nominationsApi.giveBack.body.extend({ id }),
  load: (tx, input) => loadDeciding(tx, input.id, null),
  allow: (actor, { submission, dossiers }) =>
    [mayGiveBack(actor, submission), ...dossiers.map((dossier) => oneSide(dossier, 'minister'))].find((one) => !one.ok) ?? yes,
  async run(tx, { submission, dossiers }, input) {
    await returnSubmission(tx, submission, input.version, input.reason);
    await settle(tx, { object: { type: 'submission', id: submission.id } });
    const traces = [];
    for (const dossier of dossiers) {
      const to = await move(tx, dossier, { verb: 'giveBack', seen: dossier.version, set: sql`, state_reason = ${input.reason}` });
      await takePart(tx, dossier.id, 'minister');
      await owePresentation(tx, dossier);
      traces.push(traceOf(dossier, to, { reason: input.reason }));
    }
    return {
      result: { id: submission.id },
      trace: [
        { type: 'submission', id: submission.id, label: submission.title, from: submission.state, to: 'RETURNED', reason: input.reason },
        ...traces,
      ],
    };
  },
});
