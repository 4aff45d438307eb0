import { defineAction } from '#platform/action.ts';
import type { Tx } from '#platform/db/database.ts';
import { id, version } from '#platform/schema.ts';
import { z } from 'zod';
import { oweNext } from '../duties.ts';
import { lockFacts, type SheetFacts } from './facts.ts';
import { maySheet } from '../policy.ts';
import { goOn, moveFor } from './step.ts';
import { movedTrace } from '../trace.ts';

async function answer(tx: Tx, facts: SheetFacts, seen: number, verb: 'explain' | 'accept') {
  const move = moveFor(facts, verb);
  await goOn(tx, facts, seen, verb, { move });
  await oweNext(tx, facts, move.to);
  const explained = facts.lines.filter((line) => line.explanation !== '').map((line) => line.code);
  return { result: { id: facts.sheet.id, version: seen + 1 }, trace: movedTrace(facts, move.to, '', { explained }) };
}

/** Where the unit wrote nothing it accepts the checked points. */
export const explainSheet = defineAction({
  name: 'scoring.explain',
  input: z.object({ id, version }).strict(),
  load: (tx, input) => lockFacts(tx, input.id),
  allow: (actor, facts, _input, tx) => maySheet(actor, facts, 'explain', tx.today),
  run: (tx, facts, input) => answer(tx, facts, input.version, 'explain'),
});

export const acceptCheck = defineAction({
  name: 'scoring.accept',
  input: z.object({ id, version }).strict(),
  load: (tx, input) => lockFacts(tx, input.id),
  allow: (actor, facts, _input, tx) => maySheet(actor, facts, 'accept', tx.today),
  run: (tx, facts, input) => answer(tx, facts, input.version, 'accept'),
});
