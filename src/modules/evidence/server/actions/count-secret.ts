import { z } from 'zod';
import { defineAction } from '#platform/action.ts';
import { id } from '#platform/schema.ts';
import { codesOf } from '#platform/text.ts';
import { secretReasons } from '../../contract.ts';
import { mayKeep } from '../policy.ts';
import { addSecrets } from '../repository.ts';

/** How many papers stayed out and why, by code; no title, no file name, no text may be given. */
export const countSecret = defineAction({
  name: 'evidence.countSecret',
  input: z.object({ unitId: id, reasonCode: z.enum(codesOf(secretReasons)), count: z.number().int().min(1).max(1000) }).strict(),
  load: async () => ({}),
  allow: (actor, _none, input) => mayKeep(actor, input.unitId),
  async run(tx, _none, { unitId, reasonCode, count }) {
    const total = await addSecrets(tx, unitId, reasonCode, count);
    return { result: { count: total }, trace: { type: 'unit', id: unitId, unitId, detail: { reasonCode, count } } };
  },
});
