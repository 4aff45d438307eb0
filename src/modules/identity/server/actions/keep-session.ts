import { z } from 'zod';
import { defineAction } from '#platform/action.ts';
import { sql } from '#platform/db/database.ts';
import { refuse, yes } from '#platform/refusal.ts';
import { identityApi, identityRefusals, leastPassword } from '../../contract.ts';
import { hashPassword, passwordMatches } from '../passwords.ts';

/** Ends one of my sessions; the next request with it is nobody's. Sessions live by the wall clock, not by business time. */
export const revokeSession = defineAction({
  name: 'identity.revokeSession',
  input: identityApi.revoke.params,
  load: (tx, input) =>
    tx.maybe<{ tokenHash: string; agent: string }>(sql`
      select token_hash, agent from identity.session
      where account_id = ${tx.actor.accountId} and left(token_hash, 16) = ${input.key} and revoked_at is null for update`),
  allow: () => yes,
  async run(tx, session) {
    await tx.run(sql`update identity.session set revoked_at = now() where token_hash = ${session.tokenHash}`);
    return {
      result: {},
      trace: { type: 'account', id: tx.actor.accountId ?? '', label: tx.actor.name, restricted: true, detail: { agent: session.agent } },
    };
  },
});

/** Runs after the present password was checked. Every other session ends: one of them may be why the password changes. */
export const changePassword = defineAction({
  name: 'identity.changePassword',
  input: z.object({ newPassword: z.string(), keepTokenHash: z.string() }),
  load: (tx) =>
    tx.maybe<{ id: string; passwordHash: string }>(sql`select id, password_hash from identity.account where id = ${tx.actor.accountId} for update`),
  allow: () => yes,
  async run(tx, account, { newPassword, keepTokenHash }) {
    if (newPassword.length < leastPassword) throw refuse(identityRefusals.weakPassword, {}, { field: 'newPassword' });
    if (await passwordMatches(account.passwordHash, newPassword)) throw refuse(identityRefusals.samePassword);
    await tx.run(sql`update identity.account set password_hash = ${await hashPassword(newPassword)} where id = ${account.id}`);
    const endedSessions = await tx.run(sql`
      update identity.session set revoked_at = now() where account_id = ${account.id} and token_hash <> ${keepTokenHash} and revoked_at is null and expires_at > now()`);
    return { result: { endedSessions }, trace: { type: 'account', id: account.id, label: tx.actor.name, restricted: true } };
  },
});
