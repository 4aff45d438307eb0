import type { FastifyInstance, FastifyRequest } from 'fastify';
import type { Services } from '#platform/http/module.ts';
import type { RefusalBody } from '#platform/refusal.ts';
import { identityApi, identityRefusals } from '../contract.ts';
import { readSession } from './sessions.ts';
import { countTry, forgetTries, signatureTried, takeBackTry, type Tried } from './sign-in.ts';

/** These count by login themselves. */
const ownCount: ReadonlySet<string | undefined> = new Set([identityApi.signIn.path, identityApi.changePassword.path, identityApi.createAccount.path]);

const carriesPassword = (request: FastifyRequest): boolean =>
  request.method === 'POST' && typeof (request.body as { password?: unknown } | null | undefined)?.password === 'string';

function refusalIn(payload: unknown): string | undefined {
  if (typeof payload !== 'string') return undefined;
  return (JSON.parse(payload) as { error?: RefusalBody }).error?.code;
}

/**
 * Wrong passwords typed for a signature slow down like those at the door: whoever finds an open desk must not guess on.
 * The action that asks for the password rolls back with everything it wrote, so the count is kept around the request:
 * added before, so that tries sent all at once cannot overtake it, and taken back when nothing was looked at.
 */
export function countSignatureTries(app: FastifyInstance, { db, clock }: Services): void {
  const counted = new WeakMap<FastifyRequest, Tried>();
  app.addHook('preHandler', async (request) => {
    if (!carriesPassword(request) || ownCount.has(request.routeOptions.url)) return;
    const accountId = (await readSession(db, clock, request))?.actor.accountId;
    if (accountId === undefined || accountId === null) return;
    const tried = signatureTried(accountId);
    await countTry(db, clock, tried);
    counted.set(request, tried);
  });
  app.addHook('onSend', async (request, reply, payload) => {
    const tried = counted.get(request);
    if (tried === undefined) return;
    if (reply.statusCode < 400) await forgetTries(db, tried);
    else if (refusalIn(payload) !== identityRefusals.passwordAgain.code) await takeBackTry(db, tried);
  });
}
