import { defineAction } from '#platform/action.ts';
import { newId } from '#platform/ids.ts';
import { refuse } from '#platform/refusal.ts';
import { makeFindable } from '#modules/search/index.ts';
import { documentFields, documentRefusals } from '../../contract.ts';
import { mayWrite } from '../policy.ts';
import { insertDocument, isDuplicate } from '../repository.ts';
import { findableOf } from '../findable.ts';

export const addDocument = defineAction({
  name: 'documents.add',
  input: documentFields,
  load: async () => ({}),
  allow: (actor) => mayWrite(actor),
  async run(tx, _none, fields) {
    if (await isDuplicate(tx, fields, null)) throw refuse(documentRefusals.duplicate, { number: fields.number });
    const id = newId();
    await insertDocument(tx, id, fields);
    await makeFindable(tx, findableOf(id, fields));
    return { result: { id }, trace: { type: 'document', id, label: fields.number ?? fields.title, to: fields.status, detail: fields } };
  },
});
