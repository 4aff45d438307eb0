import { z } from 'zod';
import { defineAction } from '#platform/action.ts';
import { newId, sha256 } from '#platform/ids.ts';
import { id, line } from '#platform/schema.ts';
import { itemWords } from '../../contract.ts';
import { mayKeep } from '../policy.ts';
import { insertFact, insertFile } from '../repository.ts';

/** Runs after the file was checked (upload.ts); sending the same file again answers the same item. */
export const addFile = defineAction({
  name: 'evidence.upload',
  input: itemWords.extend({
    unitId: id,
    fileName: line(200),
    mediaType: z.string(),
    bytes: z.custom<Uint8Array>((value) => value instanceof Uint8Array),
  }),
  load: async () => ({}),
  allow: (actor, _none, input) => mayKeep(actor, input.unitId),
  async run(tx, _none, { unitId, fileName, mediaType, bytes, ...words }) {
    const mark = sha256(bytes);
    const result = await insertFile(tx, { id: newId(), unitId, words, fileName, mediaType, bytes, sha256: mark });
    return {
      result,
      trace: {
        type: 'evidence',
        id: result.id,
        label: words.title,
        unitId,
        detail: { fileName, mediaType, size: bytes.byteLength, sha256: mark, again: result.existed },
      },
    };
  },
});

export const addFact = defineAction({
  name: 'evidence.addFact',
  input: itemWords.extend({ unitId: id }),
  load: async () => ({}),
  allow: (actor, _none, input) => mayKeep(actor, input.unitId),
  async run(tx, _none, { unitId, ...words }) {
    const itemId = newId();
    await insertFact(tx, itemId, unitId, words);
    return { result: { id: itemId }, trace: { type: 'evidence', id: itemId, label: words.title, unitId, detail: words } };
  },
});
