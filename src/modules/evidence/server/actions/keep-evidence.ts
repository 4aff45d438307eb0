import { z } from 'zod';
import { defineAction } from '#platform/action.ts';
import { commonRefusals, refuse } from '#platform/refusal.ts';
import { id, reason, version } from '#platform/schema.ts';
import { codesOf } from '#platform/text.ts';
import { itemWords, secretReasons } from '../../contract.ts';
import { mayDiscard, mayEdit } from '../policy.ts';
import { addSecrets, discardItem, lockItem, updateWords } from '../repository.ts';

/** The words may be corrected; the file never changes under people who have read it. */
export const editEvidence = defineAction({
  name: 'evidence.edit',
  input: itemWords.extend({ id, version, reason: reason() }),
  load: (tx, input) => lockItem(tx, input.id),
  allow: (actor, item) => mayEdit(actor, item),
  async run(tx, before, { id: itemId, version: seen, reason: why, ...words }) {
    if (!(await updateWords(tx, itemId, seen, words))) throw refuse(commonRefusals.stale);
    const was = { title: before.title, note: before.note, happenedOn: before.happenedOn, documentId: before.documentId };
    return {
      result: { id: itemId },
      trace: { type: 'evidence', id: itemId, label: words.title, unitId: before.unitId, reason: why, detail: { before: was, after: words } },
    };
  },
});

/** A state secret that slipped in goes at once, wherever it is used, and the trail keeps no word of it. */
export const discardEvidence = defineAction({
  name: 'evidence.discard',
  input: z.object({ id, version, reason: reason(), secretReason: z.enum(codesOf(secretReasons)).nullable().default(null) }).strict(),
  load: (tx, input) => lockItem(tx, input.id),
  allow: (actor, item, input) => mayDiscard(actor, item, input.secretReason !== null),
  async run(tx, item, input) {
    const secret = input.secretReason !== null;
    const why = input.secretReason === null ? input.reason : secretReasons[input.secretReason].vi;
    if (!(await discardItem(tx, item.id, input.version, why, secret))) throw refuse(commonRefusals.stale);
    if (input.secretReason !== null) await addSecrets(tx, item.unitId, input.secretReason, 1);
    return {
      result: { id: item.id },
      trace: {
        type: 'evidence',
        id: item.id,
        ...(secret ? {} : { label: item.title }),
        unitId: item.unitId,
        reason: why,
        detail: { uses: item.uses },
      },
    };
  },
});
