import { defineAction } from '#platform/action.ts';
import { commonRefusals, refuse } from '#platform/refusal.ts';
import { id, reason, version } from '#platform/schema.ts';
import { makeFindable } from '#modules/search/index.ts';
import { documentFields, documentRefusals } from '../../contract.ts';
import { findableOf } from '../findable.ts';
import { mayWrite } from '../policy.ts';
import { isDuplicate, lockDocument, updateDocument } from '../repository.ts';

/** A correction keeps what stood before: old values and reason go to the trail. */
export const editDocument = defineAction({
  name: 'documents.edit',
  input: documentFields.extend({ id, version, reason: reason() }),
  load: (tx, input) => lockDocument(tx, input.id),
  allow: (actor) => mayWrite(actor),
  async run(tx, before, { id: documentId, version: seen, reason: why, ...fields }) {
    if (fields.replacedById === documentId) throw refuse(documentRefusals.replacesItself);
    if (await isDuplicate(tx, fields, documentId)) throw refuse(documentRefusals.duplicate, { number: fields.number });
    if (!(await updateDocument(tx, documentId, seen, fields))) throw refuse(commonRefusals.stale);
    await makeFindable(tx, findableOf(documentId, fields));
    return {
      result: { id: documentId },
      trace: {
        type: 'document',
        id: documentId,
        label: fields.number ?? fields.title,
        from: before.status,
        to: fields.status,
        reason: why,
        detail: { before, after: fields },
      },
    };
  },
});
