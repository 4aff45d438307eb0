import { z } from 'zod';
import { system } from '#platform/actor.ts';
import { sql, type Tx } from '#platform/db/database.ts';
import { newId } from '#platform/ids.ts';
import { defineJob, enqueue } from '#modules/jobs/index.ts';
import { draftOf } from '../../rulebook/draft.ts';
import type { Draft } from '../../rulebook/bodies.ts';
import { bookLabel, lockBook, type BookFacts } from './desk.ts';
import { draftChanges } from './draft-changes.ts';
import { headingId } from './queries.ts';

/** After this rest the next save begins a new spell. */
const restMinutes = 10;
/** However busily somebody writes, the trail hears of it within this time. */
const mostMinutes = 60;

const draftOfFacts = ({ book, items }: BookFacts, year: number): Draft => draftOf(book, items, year, headingId(book.id));
const yearOf = (tx: Tx) => Number(tx.today.slice(0, 4));

/**
 * Ends the spell of editing that runs on a draft, if one does: the trail gets one event with everything that differs from
 * before its first save. `facts` is the draft as its last save left it.
 */
export async function endSpell(tx: Tx, facts: BookFacts): Promise<void> {
  const { book, items, content } = facts;
  const spell = await tx.maybe<{ before: Draft }>(sql`select before from scoring.edit_spell where rulebook_id = ${book.id}`);
  if (!spell) return;
  const detail = { hash: content, criteria: items.length, ...draftChanges(spell.before, draftOfFacts(facts, yearOf(tx))) };
  await tx.one(sql`select scoring.end_edit_spell(${book.id}, ${newId()}, ${bookLabel(book)}, ${JSON.stringify(detail)}::jsonb)`);
}

/** Ends a spell that has rested: queued anew by every save, so it runs once, after the last one. */
export const endSpellJob = defineJob({
  name: 'scoring.end-edit-spell',
  payload: z.object({ rulebookId: z.uuid() }),
  run: async (db, { rulebookId }) => {
    await db.write(system, async (tx) => {
      const facts = await lockBook(tx, rulebookId);
      if (facts) await endSpell(tx, facts);
    });
  },
});

/** Counts one save. `facts` is the draft as it was before this save; a spell of somebody else, or one that rested, ends first. */
export async function inSpell(tx: Tx, facts: BookFacts): Promise<void> {
  const { id } = facts.book;
  const goesOn = await tx.run(sql`
    update scoring.edit_spell set saved_at = clock_timestamp(), business_at = ${tx.now.toISOString()}, saves = saves + 1
    where rulebook_id = ${id} and account_id is not distinct from ${tx.actor.accountId}::uuid
      and saved_at > clock_timestamp() - make_interval(mins => ${restMinutes}) and began_at > clock_timestamp() - make_interval(mins => ${mostMinutes})`);
  if (goesOn === 0) {
    await endSpell(tx, facts);
    await tx.run(sql`
      insert into scoring.edit_spell (rulebook_id, account_id, author_name, author_roles, business_at, before)
      values (${id}, ${tx.actor.accountId}, ${tx.actor.name}, ${[...new Set(tx.actor.grants.map((grant) => grant.role))]}, ${tx.now.toISOString()},
        ${JSON.stringify(draftOfFacts(facts, yearOf(tx)))}::jsonb)`);
  }
  await enqueue(tx, endSpellJob, { rulebookId: id }, { key: `edit-spell:${id}`, runAt: new Date(Date.now() + restMinutes * 60_000) });
}
