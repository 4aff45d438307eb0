import { z } from 'zod';
import { defineAction } from '#platform/action.ts';
import { showDate } from '#platform/dates.ts';
import { sql, type Tx } from '#platform/db/database.ts';
import { newId } from '#platform/ids.ts';
import { refuse } from '#platform/refusal.ts';
import { day, id, reason, version } from '#platform/schema.ts';
import { settle } from '#modules/notifications/index.ts';
import { movementRefusals } from '../../refusals.ts';
import { movementPolicy } from '../../rules.ts';
import { oweReviews } from '../duties.ts';
import { lockMovement, moveMovement, traceOf, type StoredMovement } from '../movement-store.ts';

const withReason = z.object({ id, version, reason: reason() }).strict();

async function recordTurn(
  tx: Tx,
  movementId: string,
  kind: 'extension' | 'suspension' | 'resumption',
  why: string,
  ends: { old?: string | null; new?: string } = {},
): Promise<void> {
  await tx.run(sql`
    insert into movements.review (id, movement_id, kind, held_on, reason, old_end, new_end, recorded_by)
    values (${newId()}, ${movementId}, ${kind}, ${tx.today}, ${why}, ${ends.old ?? null}, ${ends.new ?? null}, ${tx.actor.name})`);
}

const keeping = (movement: StoredMovement, today: string) => ({ ...movement, year: movement.fromYear ?? Number(today.slice(0, 4)) });

/** A later last day, with the reason; the movement runs on and its final review moves with it. */
export const extendMovement = defineAction({
  name: 'movements.extend',
  input: withReason.extend({ endsOn: day }),
  load: (tx, input) => lockMovement(tx, input.id),
  allow: (actor, movement, _input, tx) => movementPolicy.extend(actor, movement, tx.today),
  async run(tx, movement, input) {
    const after = [movement.endsOn ?? '', movement.startsOn ?? '', movement.launchedOn ?? ''].sort().at(-1) ?? '';
    if (input.endsOn <= after) throw refuse(movementRefusals.newEndTooEarly, { day: showDate(after) });
    const lastYear = Number(input.endsOn.slice(0, 4));
    const result = await moveMovement(
      tx,
      movement,
      'extend',
      input.version,
      sql`, ends_on = ${input.endsOn}, to_year = case when to_year is null then null else greatest(to_year, ${lastYear}::int) end`,
    );
    await recordTurn(tx, movement.id, 'extension', input.reason, { old: movement.endsOn, new: input.endsOn });
    await settle(tx, { kind: 'movements.review-final', object: { type: 'movement', id: movement.id } }, 'CANCELLED');
    await oweReviews(tx, keeping(movement, tx.today), null, input.endsOn);
    return { result, trace: traceOf(movement, result.state, { reason: input.reason, detail: { from: movement.endsOn, to: input.endsOn } }) };
  },
});

export const suspendMovement = defineAction({
  name: 'movements.suspend',
  input: withReason,
  load: (tx, input) => lockMovement(tx, input.id),
  allow: (actor, movement, _input, tx) => movementPolicy.suspend(actor, movement, tx.today),
  async run(tx, movement, input) {
    const result = await moveMovement(tx, movement, 'suspend', input.version);
    await recordTurn(tx, movement.id, 'suspension', input.reason);
    return { result, trace: traceOf(movement, result.state, { reason: input.reason }) };
  },
});

export const resumeMovement = defineAction({
  name: 'movements.resume',
  input: withReason,
  load: (tx, input) => lockMovement(tx, input.id),
  allow: (actor, movement, _input, tx) => movementPolicy.resume(actor, movement, tx.today),
  async run(tx, movement, input) {
    const result = await moveMovement(tx, movement, 'resume', input.version);
    await recordTurn(tx, movement.id, 'resumption', input.reason);
    return { result, trace: traceOf(movement, result.state, { reason: input.reason }) };
  },
});

/** Cancelled before its final review; nobody owes anything for it any more, and it stays readable with the reason. */
export const cancelMovement = defineAction({
  name: 'movements.cancel',
  input: withReason,
  load: (tx, input) => lockMovement(tx, input.id),
  allow: (actor, movement, _input, tx) => movementPolicy.cancel(actor, movement, tx.today),
  async run(tx, movement, input) {
    const result = await moveMovement(tx, movement, 'cancel', input.version, sql`, cancel_reason = ${input.reason}`);
    await settle(tx, { object: { type: 'movement', id: movement.id } }, 'CANCELLED');
    return { result, trace: traceOf(movement, result.state, { reason: input.reason }) };
  },
});
