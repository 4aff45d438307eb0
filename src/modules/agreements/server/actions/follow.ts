import { defineAction } from '#platform/action.ts';
import { sql, type Tx } from '#platform/db/database.ts';
import { newId } from '#platform/ids.ts';
import { commonRefusals, demand, refuse } from '#platform/refusal.ts';
import { id } from '#platform/schema.ts';
import { evidenceOf } from '#modules/evidence/index.ts';
import { agreementRefusals, agreementsApi, type CommitmentView } from '../../contract.ts';
import { judgementStands } from '../../rules.ts';
import { assessed } from '../duties.ts';
import { index } from '../findable.ts';
import { may } from '../policy.ts';
import { insertActivity, move, putJudgement, withdrawActivity as takeOut } from '../repository.ts';
import { wholeOf, type Whole } from '../whole.ts';
import { moved } from './moved.ts';

/** A commitment of the text in force that a pending amendment does not drop. */
function commitmentOf(it: Whole, commitmentId: string): CommitmentView {
  const found = it.clauses.flatMap((clause) => clause.commitments).find((one) => one.id === commitmentId);
  if (!found) throw refuse(agreementRefusals.unknownCommitment);
  const kept = it.amendment?.content.clauses.flatMap((clause) => clause.commitments).some((one) => one.id === commitmentId) ?? true;
  if (!kept) throw refuse(agreementRefusals.droppedByAmendment);
  return found;
}

export const note = defineAction({
  name: 'agreements.note',
  input: agreementsApi.note.body.extend({ id }),
  load: (tx, input) => wholeOf(tx, input.id, { lock: true }),
  allow: (actor, it, _input, tx) => may('note', actor, it, tx.today),
  async run(tx, it, input) {
    if (!(await move(tx, it, input.version, 'IN_FORCE', sql`, midyear_note = ${input.text}`))) throw refuse(commonRefusals.stale);
    return moved(it, 'IN_FORCE', { detail: { before: it.midyearNote, after: input.text } });
  },
});

/** What the group held together; counted towards a commitment with a minimum when one is named. */
export const addActivity = defineAction({
  name: 'agreements.addActivity',
  input: agreementsApi.addActivity.body.extend({ id }),
  load: (tx, input) => wholeOf(tx, input.id, { lock: true }),
  allow: (actor, it, _input, tx) => may('addActivity', actor, it, tx.today),
  async run(tx, it, { id: agreementId, ...input }) {
    if (input.heldOn > tx.today) throw refuse(agreementRefusals.inFuture);
    if (Number(input.heldOn.slice(0, 4)) !== it.year) throw refuse(agreementRefusals.otherYear, { year: it.year });
    if (input.commitmentId !== null && commitmentOf(it, input.commitmentId).measureKind !== 'activities')
      throw refuse(agreementRefusals.notGroupWork);
    const activityId = newId();
    await insertActivity(tx, { id: activityId, agreementId, ...input });
    return { result: { id: activityId }, trace: { type: 'agreement', id: it.id, label: it.title, detail: { activityId, ...input } } };
  },
});

export const withdrawActivity = defineAction({
  name: 'agreements.withdrawActivity',
  input: agreementsApi.withdrawActivity.body.extend({ id, activityId: id }),
  async load(tx, input) {
    const it = await wholeOf(tx, input.id, { lock: true });
    const held = it?.activities.find((one) => one.id === input.activityId);
    return it && held && { it, held };
  },
  allow: (actor, { it }, _input, tx) => may('addActivity', actor, it, tx.today),
  async run(tx, { it, held }, input) {
    if (!(await takeOut(tx, it.id, held.id, input.reason))) throw refuse(agreementRefusals.alreadyWithdrawn);
    return { result: { id: held.id }, trace: { type: 'agreement', id: it.id, label: it.title, reason: input.reason, detail: { withdrawn: held } } };
  },
});

/** What has been attached as evidence proves without being typed again: its titles stand in the verdict. */
async function attachedProof(tx: Tx, commitmentId: string, unitId: string | null): Promise<string> {
  const attached = (await evidenceOf(tx, 'commitment', [commitmentId])).get(commitmentId) ?? [];
  const titles = attached.filter((one) => unitId === null || one.unitId === unitId).map((one) => one.title);
  return titles.join('; ').slice(0, 1000);
}

/** One commitment for one unit, or once for the group. Counted activities are the value; nobody types it. */
export const judge = defineAction({
  name: 'agreements.judge',
  input: agreementsApi.judge.body.extend({ id }),
  load: (tx, input) => wholeOf(tx, input.id, { lock: true }),
  allow: (actor, it, _input, tx) => may('judge', actor, it, tx.today),
  async run(tx, it, { commitmentId, unitId, outcome, note: words, ...given }) {
    const commitment = commitmentOf(it, commitmentId);
    if (!commitment.judgedFor.some((place) => place.unitId === unitId)) throw refuse(agreementRefusals.notJudgedPer);
    const proof = given.proof || (await attachedProof(tx, commitmentId, unitId));
    const valueHundredths = commitment.measureKind === 'activities' ? commitment.activityCount * 100 : given.valueHundredths;
    const verdict = { outcome, note: words, proof, valueHundredths };
    demand(judgementStands(commitment, verdict));
    await putJudgement(tx, { commitmentId, unitId, ...verdict });
    const before = commitment.judgements.find((one) => one.unitId === unitId);
    return {
      result: { id: it.id },
      trace: {
        type: 'agreement',
        id: it.id,
        label: it.title,
        unitId,
        from: before?.outcome ?? null,
        to: outcome,
        reason: words || null,
        detail: { commitmentId, before, after: verdict },
      },
    };
  },
});

/** Closes the assessment: every commitment has its verdict. */
export const assess = defineAction({
  name: 'agreements.assess',
  input: agreementsApi.assess.body.extend({ id }),
  load: (tx, input) => wholeOf(tx, input.id, { lock: true }),
  allow: (actor, it, _input, tx) => may('assess', actor, it, tx.today),
  async run(tx, it, input) {
    if (!(await move(tx, it, input.version, 'ASSESSED'))) throw refuse(commonRefusals.stale);
    await assessed(tx, it);
    await index(tx, it, 'ASSESSED');
    return moved(it, 'ASSESSED');
  },
});

export const archive = defineAction({
  name: 'agreements.archive',
  input: agreementsApi.archive.body.extend({ id }),
  load: (tx, input) => wholeOf(tx, input.id, { lock: true }),
  allow: (actor, it, _input, tx) => may('archive', actor, it, tx.today),
  async run(tx, it, input) {
    if (!(await move(tx, it, input.version, 'ARCHIVED'))) throw refuse(commonRefusals.stale);
    await index(tx, it, 'ARCHIVED');
    return moved(it, 'ARCHIVED');
  },
});
