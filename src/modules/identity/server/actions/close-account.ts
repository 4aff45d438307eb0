import { z } from 'zod';
import { defineAction } from '#platform/action.ts';
import { id, reason, version } from '#platform/schema.ts';
import { close, lockAccount } from '../accounts.ts';
import { mayEndAccess } from '../policy.ts';
import { accountById } from '../queries.ts';

export const closeAccount = defineAction({
  name: 'identity.closeAccount',
  input: z.object({ id, version, reason: reason() }),
  load: (tx, input) => lockAccount(tx, input.id),
  allow: (actor, found) => mayEndAccess(actor, found),
  async run(tx, found, input) {
    await close(tx, found, input.version);
    const unitId = found.grants[0]?.unitId ?? null;
    return {
      result: await accountById(tx, found.id),
      trace: {
        type: 'account',
        id: found.id,
        label: found.name,
        unitId,
        from: 'OPEN',
        to: 'CLOSED',
        restricted: unitId === null,
        reason: input.reason,
      },
    };
  },
});
