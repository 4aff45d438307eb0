import { defineAction } from '#platform/action.ts';
import { sql, type Tx } from '#platform/db/database.ts';
import { newId } from '#platform/ids.ts';
import { commonRefusals, refuse, Refusal } from '#platform/refusal.ts';
import { id } from '#platform/schema.ts';
import type { z } from 'zod';
import { termOf } from '#modules/groups/index.ts';
import type { Compiled } from '../../engine/compile.ts';
import { evaluateCompiled } from '../../engine/evaluate.ts';
import type { Facts, FactsFile } from '../../engine/facts.ts';
import { readFacts } from '../../engine/read.ts';
import { trialBody } from '../../rulebook/bodies.ts';
import { bookRefusals as refusals } from '../../rulebook/refusals.ts';
import { enteredFacts, exampleFacts, sheetFacts, type ScoredUnit } from '../../rulebook/trial-facts.ts';
import { bookLabel, lockBook } from './desk.ts';
import { mayTryBook } from './policy.ts';
import { endSpell } from './edit-spell.ts';

type Input = z.output<typeof trialBody>;

/** Final points of a group this reader may see, by criterion code. */
async function finalPoints(tx: Tx, termId: string): Promise<ScoredUnit[]> {
  return tx.many<ScoredUnit>(sql`
    select s.unit_id, u.name, coalesce((select json_agg(json_build_object('code', i.code, 'points', l.final_hundredths))
      from scoring.line l join scoring.rule_item i on i.id = l.item_id where l.sheet_id = s.id and l.final_hundredths is not null), '[]') as lines
    from scoring.sheet s join directory.unit u on u.id = s.unit_id where s.term_id = ${termId} and s.state = 'FINAL' order by u.name`);
}

async function factsFor(tx: Tx, compiled: Compiled, input: Input): Promise<FactsFile> {
  if (input.basis === 'example') return exampleFacts(compiled);
  if (input.basis === 'entered') {
    if (input.units.length === 0) throw refuse(refusals.trialNeedsUnits);
    return enteredFacts(compiled, input.units);
  }
  const term = input.termId === null ? undefined : await termOf(tx, input.termId);
  const units = term ? await finalPoints(tx, term.id) : [];
  if (!term || units.length === 0) throw refuse(refusals.trialNeedsTerm);
  return sheetFacts(compiled, `${term.groupName} ${term.year}`, units);
}

function readOrRefuse(compiled: Compiled, file: FactsFile): Facts {
  const read = readFacts(compiled, file);
  if (read.ok) return read.facts;
  const [first] = read.problems;
  const { body } = refuse(refusals.trialFacts, { first: first?.message.vi });
  throw new Refusal({
    ...body,
    message: { vi: body.message.vi, en: refuse(refusals.trialFacts, { first: first?.message.en }).body.message.en },
    fields: read.problems.slice(0, 50).map(({ place, message }) => ({ path: place.replace(/\[(\d+)\]/g, '.$1'), message })),
  });
}

/** The draft evaluated on figures, recorded with the hash of exactly what was tried. Nobody is judged by it. */
export const tryRulebook = defineAction({
  name: 'scoring.try-rulebook',
  input: trialBody.extend({ id }),
  load: (tx, input) => lockBook(tx, input.id),
  allow: (actor, facts) => mayTryBook(actor, facts),
  async run(tx, facts, input) {
    const { book, checked, content } = facts;
    await endSpell(tx, facts);
    if (book.version !== input.version || checked.compiled === null) throw refuse(commonRefusals.stale);
    const file = await factsFor(tx, checked.compiled, input);
    const result = evaluateCompiled(checked.compiled, readOrRefuse(checked.compiled, file));
    const run = newId();
    await tx.run(sql`
      insert into scoring.trial_run (id, rulebook_id, content_hash, made_at, made_by, account_id, basis, facts, result)
      values (${run}, ${book.id}, ${content}, ${tx.now.toISOString()}, ${tx.actor.name}, ${tx.actor.accountId}, ${input.basis},
        ${JSON.stringify(file)}::jsonb, ${JSON.stringify(result)}::jsonb)`);
    return {
      result: { id: run },
      trace: {
        type: 'rulebook',
        id: book.id,
        label: bookLabel(book),
        detail: { trial: run, basis: input.basis, hash: content, units: result.units.length },
      },
    };
  },
});
