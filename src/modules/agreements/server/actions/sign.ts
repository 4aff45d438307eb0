import { defineAction } from '#platform/action.ts';
import { actsFor } from '#platform/actor.ts';
import { sql, type Tx } from '#platform/db/database.ts';
import { addDays } from '#platform/dates.ts';
import { commonRefusals, refuse } from '#platform/refusal.ts';
import { id } from '#platform/schema.ts';
import { delegationFor, demandPassword } from '#modules/identity/index.ts';
import { agreementRefusals, agreementsApi, type AgreementState } from '../../contract.ts';
import { consultationOver, oweAssessment, oweSignatures, signatureGiven, tellMembers } from '../duties.ts';
import { daysToSign } from '../../rules.ts';
import { index } from '../findable.ts';
import { freeze } from '../freeze.ts';
import { may, maySignFor } from '../policy.ts';
import { closeAmendment, insertSignature, keepRevision, move, saveClauses } from '../repository.ts';
import { contentOf, signedUnits, textToSign, wholeOf, type Whole } from '../whole.ts';
import { moved } from './moved.ts';

/** Agreed at the meeting: from here on nobody edits; what is signed is this text and no other. */
export const agree = defineAction({
  name: 'agreements.agree',
  input: agreementsApi.agree.body.extend({ id }),
  load: (tx, input) => wholeOf(tx, input.id, { lock: true }),
  allow: (actor, it, _input, tx) => may('agree', actor, it, tx.today),
  async run(tx, it, input) {
    const signBy = input.signBy ?? addDays(tx.today, daysToSign);
    if (signBy < tx.today) throw refuse(agreementRefusals.signByPast);
    const frozen = freeze(it, contentOf(it), it.revision, null);
    if (!(await move(tx, it, input.version, 'AGREED', sql`, frozen_text = ${frozen.text}, frozen_hash = ${frozen.hash}, frozen_on = ${tx.today}`)))
      throw refuse(commonRefusals.stale);
    await consultationOver(tx, it);
    await oweSignatures(tx, it, it.revision, signBy);
    await index(tx, it, 'AGREED');
    return moved(it, 'AGREED', { detail: { hash: frozen.hash, signBy } });
  },
});

interface Signer {
  readonly post: string;
  readonly delegationId: string | null;
  readonly onBehalfOf: string | null;
}

/** The post on the day of signing, as the directory knows it, else what the account is for; a delegate names whom it stands for. */
async function signerOf(tx: Tx, it: Whole, unitId: string): Promise<Signer> {
  const post = await tx.maybe<{ title: string }>(sql`
    select title from directory.post where person_id = ${tx.actor.personId} and unit_id = ${unitId}
      and coalesce(valid_from, ${tx.today}::date) <= ${tx.today} and ${tx.today} <= coalesce(valid_to, ${tx.today}::date) order by valid_from desc nulls last limit 1`);
  if (actsFor(tx.actor, unitId, 'leader')) return { post: post?.title ?? 'Thủ trưởng đơn vị', delegationId: null, onBehalfOf: null };
  const delegation = await delegationFor(tx, tx.actor, unitId, 'agreements.sign');
  if (!delegation) throw refuse(agreementRefusals.onlySigners);
  const paper = delegation.paper === '' ? '' : `, theo ${delegation.paper}`;
  return { post: post?.title ?? 'Người được ủy quyền', delegationId: delegation.id, onBehalfOf: `${delegation.fromName}${paper}` };
}

/**
 * Signs for one member. The signer sends the hash of the text before them: a text that has changed since is not
 * signed. Locking the agreement's row lets the last two signers see each other, so exactly one puts it in force.
 */
export const sign = defineAction({
  name: 'agreements.sign',
  input: agreementsApi.sign.body.extend({ id }),
  load: (tx, input) => wholeOf(tx, input.id, { lock: true }),
  allow: (actor, it, input) => maySignFor(actor, it, input.unitId),
  async run(tx, it, input) {
    const { revision, hash } = textToSign(it);
    if (hash === null || input.textHash !== hash) throw refuse(commonRefusals.stale, {}, { field: 'textHash' });
    await demandPassword(tx, input.password);
    const { unitId, reservation } = input;
    const signer = await signerOf(tx, it, unitId);
    const unit = it.term.members.find((member) => member.unitId === unitId)?.name;
    if (!(await insertSignature(tx, { agreementId: it.id, revision, unitId, ...signer, reservation, textHash: hash })))
      throw refuse(agreementRefusals.alreadySigned, { unit });
    await signatureGiven(tx, it, unitId);
    const signed = new Set([...signedUnits(it, revision), unitId]);
    const missing = it.term.memberUnitIds.filter((member) => !signed.has(member)).length;
    const state = missing === 0 ? await putInForce(tx, it) : await stillSigning(tx, it);
    return {
      result: { id: it.id, state, signed: it.term.memberUnitIds.length - missing, of: it.term.memberUnitIds.length },
      trace: {
        type: 'agreement',
        id: it.id,
        label: it.title,
        unitId,
        from: it.state,
        to: state,
        detail: { revision, hash, onBehalfOf: signer.onBehalfOf, reservation: reservation || undefined },
      },
    };
  },
});

async function stillSigning(tx: Tx, it: Whole): Promise<AgreementState> {
  const to = it.state === 'AGREED' ? 'SIGNING' : it.state;
  if (!(await move(tx, it, it.version, to))) throw refuse(commonRefusals.stale);
  await index(tx, it, to);
  return to;
}

/** The last signature: the agreement comes into force, or the amendment takes the place of the text before it. */
async function putInForce(tx: Tx, it: Whole): Promise<AgreementState> {
  const { amendment } = it;
  if (amendment) {
    await keepRevision(tx, it.id);
    await closeAmendment(tx, it.id, 'IN_FORCE', '');
    await saveClauses(tx, it.id, amendment.content.clauses);
  }
  const text = amendment
    ? sql`, revision = ${amendment.revision}, aim = ${amendment.content.aim}, place = ${amendment.content.place}, frozen_text = ${amendment.frozenText},
        frozen_hash = ${amendment.frozenHash}, frozen_on = ${amendment.frozenOn}, in_force_on = ${tx.today}`
    : sql`, signed_on = ${tx.today}, in_force_on = ${tx.today}`;
  if (!(await move(tx, it, it.version, 'IN_FORCE', text))) throw refuse(commonRefusals.stale);
  await oweAssessment(tx, it);
  await index(tx, it, 'IN_FORCE');
  if (amendment) await tellMembers(tx, it, `Phụ lục giao ước lần ${amendment.revision} có hiệu lực`, `Amendment ${amendment.revision} is in force`);
  else await tellMembers(tx, it, 'Giao ước có hiệu lực, đủ chữ ký', 'The agreement is in force, fully signed');
  return 'IN_FORCE';
}
