import { defineAction } from '#platform/action.ts';
import { commonRefusals, refuse } from '#platform/refusal.ts';
import { id, version } from '#platform/schema.ts';
import { z } from 'zod';
import type { Tx } from '#platform/db/database.ts';
import { storeConditions } from '../conditions.ts';
import { oweVerify } from '../duties.ts';
import { lockFacts, type SheetFacts } from '../facts.ts';
import { maySheet } from '../policy.ts';
import { moveSheet, writeStep } from '../repository.ts';
import { movedTrace } from '../trace.ts';

async function answer(tx: Tx, facts: SheetFacts, seen: number, verb: 'explain' | 'accept') {
  if (!(await moveSheet(tx, facts.sheet, seen, verb))) throw refuse(commonRefusals.stale);
  await storeConditions(tx, facts);
  await writeStep(tx, facts.sheet, verb, 'EXPLAINED');
  await oweVerify(tx, facts);
  const explained = facts.lines.filter((line) => line.explanation !== '').map((line) => line.code);
  return { result: { id: facts.sheet.id, version: seen + 1 }, trace: movedTrace(facts, verb, '', { explained }) };
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
