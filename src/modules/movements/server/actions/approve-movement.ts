import { defineAction } from '#platform/action.ts';
import { sql } from '#platform/db/database.ts';
import { refuse } from '#platform/refusal.ts';
import { day, id, reason, version } from '#platform/schema.ts';
import { settle } from '#modules/notifications/index.ts';
import { z } from 'zod';
import { movementRefusals } from '../../refusals.ts';
import { movementPolicy } from '../../rules.ts';
import { oweLaunch } from '../duties.ts';
import { lockMovement, moveMovement, traceOf, type StoredMovement } from '../movement-store.ts';

const yearOf = (movement: StoredMovement, today: string) => movement.fromYear ?? Number(today.slice(0, 4));

/** Approval owes the launch to whoever signs; one that waits for an event is owed once the event was held. */
export const approveMovement = defineAction({
  name: 'movements.approve',
  input: z.object({ id, version }).strict(),
  load: (tx, input) => lockMovement(tx, input.id),
  allow: (actor, movement, _input, tx) => movementPolicy.approve(actor, movement, tx.today),
  async run(tx, movement, input) {
    const result = await moveMovement(tx, movement, 'approve', input.version);
    if (movement.waitsFor === '' || movement.eventHeldOn !== null)
      await oweLaunch(tx, { ...movement, year: yearOf(movement, tx.today) }, movement.startsOn);
    return { result, trace: traceOf(movement, result.state) };
  },
});

export const returnToDraft = defineAction({
  name: 'movements.return-to-draft',
  input: z.object({ id, version, reason: reason() }).strict(),
  load: (tx, input) => lockMovement(tx, input.id),
  allow: (actor, movement, _input, tx) => movementPolicy.returnToDraft(actor, movement, tx.today),
  async run(tx, movement, input) {
    const result = await moveMovement(tx, movement, 'returnToDraft', input.version);
    await settle(tx, { kind: 'movements.launch', object: { type: 'movement', id: movement.id } }, 'CANCELLED');
    return { result, trace: traceOf(movement, result.state, { reason: input.reason }) };
  },
});

/** The event was held: only now may the movement be launched. */
export const confirmEvent = defineAction({
  name: 'movements.confirm-event',
  input: z.object({ id, version, heldOn: day }).strict(),
  load: (tx, input) => lockMovement(tx, input.id),
  allow: (actor, movement, _input, tx) => movementPolicy.confirmEvent(actor, movement, tx.today),
  async run(tx, movement, input) {
    if (input.heldOn > tx.today) throw refuse(movementRefusals.eventInFuture);
    const result = await moveMovement(tx, movement, 'confirmEvent', input.version, sql`, event_held_on = ${input.heldOn}`);
    await oweLaunch(tx, { ...movement, year: yearOf(movement, tx.today) }, input.heldOn);
    return { result, trace: traceOf(movement, result.state, { detail: { event: movement.waitsFor, heldOn: input.heldOn } }) };
  },
});
