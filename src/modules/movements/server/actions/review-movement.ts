import { z } from 'zod';
import { defineAction } from '#platform/action.ts';
import { sql, type Tx } from '#platform/db/database.ts';
import { newId } from '#platform/ids.ts';
import { refuse } from '#platform/refusal.ts';
import { day, id, optionalParagraph, paragraph, version } from '#platform/schema.ts';
import { settle } from '#modules/notifications/index.ts';
import { movementRefusals } from '../../refusals.ts';
import { movementPolicy } from '../../rules.ts';
import { lockMovement, moveMovement, traceOf } from '../movement-store.ts';

const seen = z.object({ id, version }).strict();

interface Review {
  readonly heldOn: string;
  readonly results: string;
  readonly limits: string;
  readonly lessons: string;
}

async function record(tx: Tx, movementId: string, kind: 'interim' | 'final', review: Review): Promise<void> {
  if (review.heldOn > tx.today) throw refuse(movementRefusals.reviewInFuture);
  await tx.run(sql`
    insert into movements.review (id, movement_id, kind, held_on, results, limits, lessons, recorded_by)
    values (${newId()}, ${movementId}, ${kind}, ${review.heldOn}, ${review.results}, ${review.limits}, ${review.lessons}, ${tx.actor.name})`);
  await settle(tx, { kind: `movements.review-${kind}`, object: { type: 'movement', id: movementId } });
}

export const reviewInterim = defineAction({
  name: 'movements.review-interim',
  input: seen.extend({ heldOn: day, results: paragraph(8000), limits: optionalParagraph(8000), lessons: optionalParagraph(8000) }),
  load: (tx, input) => lockMovement(tx, input.id),
  allow: (actor, movement, _input, tx) => movementPolicy.reviewInterim(actor, movement, tx.today),
  async run(tx, movement, input) {
    const result = await moveMovement(tx, movement, 'reviewInterim', input.version);
    await record(tx, movement.id, 'interim', input);
    return { result, trace: traceOf(movement, result.state, { detail: { heldOn: input.heldOn } }) };
  },
});

/** Results, limits and lessons, all three, or the wave is not closed. */
export const reviewFinal = defineAction({
  name: 'movements.review-final',
  input: seen.extend({ heldOn: day, results: paragraph(8000), limits: paragraph(8000), lessons: paragraph(8000) }),
  load: (tx, input) => lockMovement(tx, input.id),
  allow: (actor, movement, _input, tx) => movementPolicy.reviewFinal(actor, movement, tx.today),
  async run(tx, movement, input) {
    const result = await moveMovement(tx, movement, 'reviewFinal', input.version);
    await record(tx, movement.id, 'final', input);
    return { result, trace: traceOf(movement, result.state, { detail: { heldOn: input.heldOn } }) };
  },
});

export const rewardMovement = defineAction({
  name: 'movements.reward',
  input: seen.extend({ note: paragraph(3000) }),
  load: (tx, input) => lockMovement(tx, input.id),
  allow: (actor, movement, _input, tx) => movementPolicy.reward(actor, movement, tx.today),
  async run(tx, movement, input) {
    const result = await moveMovement(tx, movement, 'reward', input.version, sql`, reward_note = ${input.note}`);
    return { result, trace: traceOf(movement, result.state, { detail: { note: input.note } }) };
  },
});

/** Steps that say nothing but that they happened. */
const step = (verb: 'begin' | 'continue' | 'sumUp' | 'close', name: string) =>
  defineAction({
    name: `movements.${name}`,
    input: seen,
    load: (tx, input) => lockMovement(tx, input.id),
    allow: (actor, movement, _input, tx) => movementPolicy[verb](actor, movement, tx.today),
    async run(tx, movement, input) {
      const result = await moveMovement(tx, movement, verb, input.version);
      return { result, trace: traceOf(movement, result.state) };
    },
  });

export const beginMovement = step('begin', 'begin');
export const continueMovement = step('continue', 'continue');
export const sumUpMovement = step('sumUp', 'sum-up');
export const closeMovement = step('close', 'close');
