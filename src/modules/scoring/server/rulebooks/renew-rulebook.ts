import { defineAction } from '#platform/action.ts';
import { sql } from '#platform/db/database.ts';
import { commonRefusals, refuse } from '#platform/refusal.ts';
import { id } from '#platform/schema.ts';
import { nextVersionBody } from '../../rulebook/bodies.ts';
import { scoringRefusals as refusals } from '../../refusals.ts';
import { bookLabel } from './desk.ts';
import { mayRenewBook } from './policy.ts';
import { copyAsNext } from './store.ts';
import { lockRulebook } from '../repository.ts';

/** A published or used table is never edited: its next version is a draft, and the units scored by it keep it. */
export const renewRulebook = defineAction({
  name: 'scoring.renew-rulebook',
  input: nextVersionBody.extend({ id }),
  load: (tx, input) => lockRulebook(tx, input.id),
  allow: (actor, book) => mayRenewBook(actor, book),
  async run(tx, book, input) {
    if (book.version !== input.version) throw refuse(commonRefusals.stale);
    const taken = await tx.many(sql`select 1 from scoring.rulebook where replaces_id = ${book.id} and state = 'DRAFT'`);
    if (taken.length > 0) throw refuse(refusals.draftExists);
    const { id: fresh, versionNo } = await copyAsNext(tx, book, input.reason);
    return {
      result: { id: fresh, versionNo },
      trace: {
        type: 'rulebook',
        id: fresh,
        label: bookLabel({ title: book.title, versionNo }),
        to: 'DRAFT',
        reason: input.reason,
        detail: { replaces: book.id },
      },
    };
  },
});
