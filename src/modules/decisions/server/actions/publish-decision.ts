import { defineAction } from '#platform/action.ts';
import { sql } from '#platform/db/database.ts';
import { commonRefusals, refuse } from '#platform/refusal.ts';
import { id } from '#platform/schema.ts';
import { settle } from '#modules/notifications/index.ts';
import { decisionsApi } from '../../contract.ts';
import { mayPublish } from '../policy.ts';

/** An issued decision is made public by the standing body. */
export const publishDecision = defineAction({
  name: 'decisions.publish',
  input: decisionsApi.publish.body.extend({ id }),
  load: (tx, input) =>
    tx.maybe<{ number: string; state: string; version: number }>(
      sql`select number, state, version from decisions.decision where id = ${input.id} for update`,
    ),
  allow: (actor, decision) => mayPublish(actor, decision),
  async run(tx, decision, input) {
    const changed = await tx.run(sql`
      update decisions.decision set state = 'PUBLISHED', published_on = ${tx.today}, version = version + 1
      where id = ${input.id} and state = 'ISSUED' and version = ${input.version}`);
    if (changed === 0) throw refuse(commonRefusals.stale);
    await settle(tx, { object: { type: 'decision', id: input.id } });
    return { result: { id: input.id }, trace: { type: 'decision', id: input.id, label: decision.number, from: 'ISSUED', to: 'PUBLISHED' } };
  },
});
