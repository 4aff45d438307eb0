import { defineAction } from '#platform/action.ts';
import { id, version } from '#platform/schema.ts';
import { z } from 'zod';
import { oweNext } from '../duties.ts';
import { lockFacts } from './facts.ts';
import { maySheet } from '../policy.ts';
import { goOn, moveFor } from './step.ts';
import { movedTrace } from '../trace.ts';

/**
 * The second check: lines nobody touched again keep their checked points; the last authorised score counts. Where the table
 * asks for none, the same verb ends a round of explanation whose days have passed.
 */
export const verifySheet = defineAction({
  name: 'scoring.verify',
  input: z.object({ id, version }).strict(),
  load: (tx, input) => lockFacts(tx, input.id),
  allow: (actor, facts, _input, tx) => maySheet(actor, facts, 'verify', tx.today),
  async run(tx, facts, input) {
    const move = moveFor(facts, 'verify');
    const finalTotal = await goOn(tx, facts, input.version, 'verify', { move });
    await oweNext(tx, facts, move.to);
    return { result: { id: input.id, version: input.version + 1 }, trace: movedTrace(facts, move.to, '', { finalTotal }) };
  },
});
