import { defineAction } from '#platform/action.ts';
import { commonRefusals, refuse } from '#platform/refusal.ts';
import { id } from '#platform/schema.ts';
import { saveBody } from '../../rulebook/bodies.ts';
import { bookRefusals as refusals } from '../../rulebook/refusals.ts';
import { dropPublish, lockBook, readBook } from './desk.ts';
import { mayWriteBook } from './policy.ts';
import { updateBook, writeItems } from './store.ts';
import { inSpell } from './edit-spell.ts';

/** Autosave of a whole draft. What is unfinished is stored as it is; what the engine says about it comes back. */
export const saveRulebook = defineAction({
  name: 'scoring.save-rulebook',
  input: saveBody.extend({ id }),
  load: (tx, input) => lockBook(tx, input.id),
  allow: (actor, { book }) => mayWriteBook(actor, book),
  async run(tx, facts, input) {
    const { book } = facts;
    const { book: next, items: nextItems } = input.draft;
    if (next.validFrom !== null && next.validTo !== null && next.validTo < next.validFrom) throw refuse(refusals.validityWrong);
    if (!(await updateBook(tx, book.id, input.version, next))) throw refuse(commonRefusals.stale);
    await writeItems(tx, book.id, nextItems);
    await inSpell(tx, facts);
    if (book.askedHash !== null) await dropPublish(tx, book.id);
    const after = await readBook(tx, book.id);
    return {
      result: { version: input.version + 1, savedAt: tx.now.toISOString(), problems: [...(after?.checked.problems ?? [])] },
      // the spell this save belongs to writes the trail when it ends
      trace: [],
    };
  },
});
