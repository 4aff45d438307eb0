import { defineAction } from '#platform/action.ts';
import { commonRefusals, refuse } from '#platform/refusal.ts';
import { id } from '#platform/schema.ts';
import { saveBody } from '../../rulebook-bodies.ts';
import { bookRefusals as refusals } from '../../rulebook-refusals.ts';
import { bookLabel, dropPublish, lockBook, readBook } from '../book-desk.ts';
import { mayWriteBook } from '../book-policy.ts';
import { updateBook, writeItems } from '../book-store.ts';

/** Autosave of a whole draft. What is unfinished is stored as it is; what the engine says about it comes back. */
export const saveRulebook = defineAction({
  name: 'scoring.save-rulebook',
  input: saveBody.extend({ id }),
  load: (tx, input) => lockBook(tx, input.id),
  allow: (actor, { book }) => mayWriteBook(actor, book),
  async run(tx, { book, items }, input) {
    const { book: next, items: nextItems } = input.draft;
    if (next.validFrom !== null && next.validTo !== null && next.validTo < next.validFrom) throw refuse(refusals.validityWrong);
    if (!(await updateBook(tx, book.id, input.version, next))) throw refuse(commonRefusals.stale);
    await writeItems(tx, book.id, nextItems);
    if (book.askedHash !== null) await dropPublish(tx, book.id);
    const after = await readBook(tx, book.id);
    const before = new Map(items.map((item) => [item.id, item.maxHundredths]));
    return {
      result: { version: input.version + 1, savedAt: tx.now.toISOString(), problems: [...(after?.checked.problems ?? [])] },
      trace: {
        type: 'rulebook',
        id: book.id,
        label: bookLabel({ title: next.title, versionNo: book.versionNo }),
        detail: {
          hash: after?.content,
          items: nextItems.length,
          points: nextItems.flatMap((item) =>
            before.get(item.id) === item.maxHundredths ? [] : [{ code: item.code, before: before.get(item.id) ?? null, after: item.maxHundredths }],
          ),
          removed: items.filter((item) => !nextItems.some((one) => one.id === item.id)).map((item) => item.code),
        },
      },
    };
  },
});
