import { defineAction } from '#platform/action.ts';
import { sql } from '#platform/db/database.ts';
import { addDays } from '#platform/dates.ts';
import { canonicalJson } from '#platform/ids.ts';
import { commonRefusals, demand, refuse } from '#platform/refusal.ts';
import { id } from '#platform/schema.ts';
import { agreementRefusals, agreementsApi } from '../../contract.ts';
import { nothingOwed, oweSignatures, signingOver, tellMembers } from '../duties.ts';
import { daysToSign } from '../../rules.ts';
import { index } from '../findable.ts';
import { freeze } from '../freeze.ts';
import { isComplete, may } from '../policy.ts';
import { closeAmendment, insertAmendment, move } from '../repository.ts';
import { contentOf, wholeOf, type Whole } from '../whole.ts';
import { moved } from './moved.ts';

/** Work already judged or counted stays: giving a commitment up is a judgement ("cancelled"), not a deletion. */
function demandKept(it: Whole, keptIds: ReadonlySet<string>): void {
  const dropped = it.clauses
    .flatMap((clause) => clause.commitments)
    .find((one) => !keptIds.has(one.id) && (one.judgements.length > 0 || it.activities.some((held) => held.commitmentId === one.id)));
  if (dropped) throw refuse(agreementRefusals.commitmentInUse, { title: dropped.title });
}

/** The text of revision n+1 goes to all members for signing; revision n stays in force until the last of them has signed. */
export const amend = defineAction({
  name: 'agreements.amend',
  input: agreementsApi.amend.body.extend({ id }),
  load: (tx, input) => wholeOf(tx, input.id, { lock: true }),
  allow: (actor, it, _input, tx) => may('amend', actor, it, tx.today),
  async run(tx, it, { version, reason, aim, place, clauses }) {
    const content = { aim, place, clauses };
    if (canonicalJson(content) === canonicalJson(contentOf(it))) throw refuse(agreementRefusals.nothingChanged);
    demand(isComplete(content, it));
    demandKept(it, new Set(content.clauses.flatMap((clause) => clause.commitments).map((one) => one.id)));
    if (!(await move(tx, it, version, 'IN_FORCE'))) throw refuse(commonRefusals.stale);
    // A withdrawn amendment keeps its number, because its signatures stay on record under it.
    const { last } = await tx.one<{ last: number }>(
      sql`select greatest(${it.revision}, coalesce(max(revision), 0))::int as last from agreements.amendment where agreement_id = ${it.id}`,
    );
    const revision = last + 1;
    const frozen = freeze(it, content, revision, reason);
    await insertAmendment(tx, { agreementId: it.id, revision, reason, content, ...frozen });
    await oweSignatures(tx, it, revision, addDays(tx.today, daysToSign));
    return moved(it, 'IN_FORCE', { reason, detail: { revision, hash: frozen.hash } });
  },
});

export const withdrawAmendment = defineAction({
  name: 'agreements.withdrawAmendment',
  input: agreementsApi.withdrawAmendment.body.extend({ id }),
  load: (tx, input) => wholeOf(tx, input.id, { lock: true }),
  allow: (actor, it, _input, tx) => may('withdrawAmendment', actor, it, tx.today),
  async run(tx, it, input) {
    if (!(await move(tx, it, input.version, 'IN_FORCE'))) throw refuse(commonRefusals.stale);
    await closeAmendment(tx, it.id, 'WITHDRAWN', input.reason);
    await signingOver(tx, it);
    await tellMembers(tx, it, 'Phụ lục giao ước đã được rút', 'The amendment was withdrawn');
    return moved(it, 'IN_FORCE', { reason: input.reason, detail: { withdrawnRevision: it.amendment?.revision } });
  },
});

export const voidAgreement = defineAction({
  name: 'agreements.void',
  input: agreementsApi.void.body.extend({ id }),
  load: (tx, input) => wholeOf(tx, input.id, { lock: true }),
  allow: (actor, it, _input, tx) => may('void', actor, it, tx.today),
  async run(tx, it, input) {
    if (!(await move(tx, it, input.version, 'VOID', sql`, void_reason = ${input.reason}`))) throw refuse(commonRefusals.stale);
    await nothingOwed(tx, it);
    await index(tx, it, 'VOID');
    if (it.state !== 'DRAFT') await tellMembers(tx, it, 'Giao ước đã hủy', 'The agreement is void');
    return moved(it, 'VOID', { reason: input.reason });
  },
});
