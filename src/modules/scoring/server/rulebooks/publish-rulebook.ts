import { defineAction } from '#platform/action.ts';
import { sql } from '#platform/db/database.ts';
import { commonRefusals, refuse } from '#platform/refusal.ts';
import { id, version } from '#platform/schema.ts';
import { z } from 'zod';
import { makeFindable } from '#modules/search/index.ts';
import { askBody, discardBody, returnBody } from '../../rulebook/bodies.ts';
import { bookLabel, bookLink, closeDuties, lockBook, oweFix, owePublish } from './desk.ts';
import { endSpell } from './edit-spell.ts';
import { mayAskBook, mayPublishBook, mayReturnBook, mayWriteBook } from './policy.ts';

/** The author asks; the duty goes to the desk, and somebody else does it. */
export const askPublish = defineAction({
  name: 'scoring.ask-publish-rulebook',
  input: askBody.extend({ id }),
  load: (tx, input) => lockBook(tx, input.id),
  allow: (actor, facts) => mayAskBook(actor, facts),
  async run(tx, facts, input) {
    const { book, content } = facts;
    await endSpell(tx, facts);
    const changed = await tx.run(sql`
      update scoring.rulebook set asked_hash = ${content}, asked_by = ${tx.actor.name}, version = version + 1
      where id = ${book.id} and version = ${input.version} and state = 'DRAFT'`);
    if (changed !== 1) throw refuse(commonRefusals.stale);
    await owePublish(tx, book, input.note);
    return {
      result: { id: book.id, version: input.version + 1 },
      trace: { type: 'rulebook', id: book.id, label: bookLabel(book), reason: input.note, detail: { hash: content } },
    };
  },
});

/** The second person does not agree: the draft goes back with the reason. */
export const returnRulebook = defineAction({
  name: 'scoring.return-rulebook',
  input: returnBody.extend({ id }),
  load: (tx, input) => lockBook(tx, input.id),
  allow: (actor, facts) => mayReturnBook(actor, facts),
  async run(tx, facts, input) {
    const { book } = facts;
    await endSpell(tx, facts);
    const changed = await tx.run(sql`
      update scoring.rulebook set asked_hash = null, asked_by = null, version = version + 1
      where id = ${book.id} and version = ${input.version} and state = 'DRAFT'`);
    if (changed !== 1) throw refuse(commonRefusals.stale);
    await oweFix(tx, book, input.reason);
    return {
      result: { id: book.id, version: input.version + 1 },
      trace: { type: 'rulebook', id: book.id, label: bookLabel(book), reason: input.reason },
    };
  },
});

/**
 * A draft whose sums agree and whose criteria all have a measure and a proof, tried as it stands, is published by
 * somebody who wrote none of it. The hash covers everything a score will rest on.
 */
export const publishRulebook = defineAction({
  name: 'scoring.publish-rulebook',
  input: z.object({ id, version }).strict(),
  load: (tx, input) => lockBook(tx, input.id),
  allow: (actor, facts) => mayPublishBook(actor, facts),
  async run(tx, facts, input) {
    const { book, content } = facts;
    await endSpell(tx, facts);
    const changed = await tx.run(sql`
      update scoring.rulebook set state = 'PUBLISHED', hash = ${content}, published_by = ${tx.actor.name}, published_by_account = ${tx.actor.accountId},
        published_on = ${tx.today}, version = version + 1
      where id = ${book.id} and version = ${input.version} and state = 'DRAFT'`);
    if (changed !== 1) throw refuse(commonRefusals.stale);
    await closeDuties(tx, book, true);
    const title = bookLabel(book);
    await makeFindable(tx, { type: 'rulebook', id: book.id, title, subtitle: 'Bảng điểm', link: bookLink(book.id), names: [title], weight: 8 });
    return {
      result: { id: book.id, version: input.version + 1 },
      trace: { type: 'rulebook', id: book.id, label: title, from: 'DRAFT', to: 'PUBLISHED', detail: { hash: content } },
    };
  },
});

/** A draft nobody needs leaves the lists; it stays readable with the reason. */
export const discardRulebook = defineAction({
  name: 'scoring.discard-rulebook',
  input: discardBody.extend({ id }),
  load: (tx, input) => lockBook(tx, input.id),
  allow: (actor, { book }) => mayWriteBook(actor, book),
  async run(tx, facts, input) {
    const { book } = facts;
    await endSpell(tx, facts);
    const changed = await tx.run(sql`
      update scoring.rulebook set state = 'DISCARDED', discard_reason = ${input.reason}, version = version + 1
      where id = ${book.id} and version = ${input.version} and state = 'DRAFT'`);
    if (changed !== 1) throw refuse(commonRefusals.stale);
    await closeDuties(tx, book, false);
    return {
      result: { id: book.id, version: input.version + 1 },
      trace: { type: 'rulebook', id: book.id, label: bookLabel(book), from: 'DRAFT', to: 'DISCARDED', reason: input.reason },
    };
  },
});
