import type { FastifyReply, FastifyRequest } from 'fastify';
import type { z } from 'zod';
import { homeUnit, system } from '#platform/actor.ts';
import { sql } from '#platform/db/database.ts';
import { runAction } from '#platform/action.ts';
import { acts, custom, reads, type Module, type Services } from '#platform/http/module.ts';
import { commonRefusals, refuse } from '#platform/refusal.ts';
import type { SettableClock } from '#platform/clock.ts';
import { identityApi, identityRefusals, roleLabels, type session } from '../contract.ts';
import { initialsOf } from '../rules.ts';
import { closeAccount } from './actions/close-account.ts';
import { createAccount } from './actions/create-account.ts';
import { delegate, revokeDelegation } from './actions/delegate.ts';
import { changePassword, revokeSession } from './actions/keep-session.ts';
import { replaceOfficer } from './actions/replace-officer.ts';
import { listAccounts, listDelegations } from './queries.ts';
import { closeSession, openSession, readSession } from './sessions.ts';
import { accountOf } from './sign-in.ts';
import { countSignatureTries } from './signature-tries.ts';

export interface IdentityOptions {
  /** Demo mode: known passwords, user switch, settable day. `null` in a real installation. */
  readonly demo: { readonly password: string; readonly clock: SettableClock; readonly onDay: (day: string | null) => Promise<void> } | null;
}

type Session = z.input<typeof session>;

export function identityModule({ demo }: IdentityOptions): Module {
  async function describe(request: FastifyRequest, services: Services): Promise<Session> {
    const signedIn = await readSession(services.db, services.clock, request);
    const unitId = signedIn ? homeUnit(signedIn.actor) : null;
    return services.db.read(system, async (tx) => ({
      account: signedIn
        ? {
            id: signedIn.actor.accountId ?? '',
            login: signedIn.login,
            name: signedIn.actor.name,
            personId: signedIn.actor.personId,
            roles: [...new Set(signedIn.actor.grants.map((grant) => grant.role))],
            unitId,
            unitName: unitId ? ((await tx.maybe<{ name: string }>(sql`select name from directory.unit where id = ${unitId}`))?.name ?? null) : null,
            unitIds: [...signedIn.actor.unitIds],
            initials: initialsOf(signedIn.actor.name),
          }
        : null,
      today: services.clock.today(),
      lang: signedIn?.lang ?? 'vi',
      demo: demo ? { password: demo.password, accounts: await demoAccounts(tx) } : null,
    }));
  }

  const signedInAs = async (accountId: string, request: FastifyRequest, reply: FastifyReply, services: Services) => {
    await openSession(services.db, services.clock, accountId, request, reply);
    return describe(request, services);
  };

  return {
    name: 'identity',
    register: countSignatureTries,
    routes: [
      custom(identityApi.session, ({ request, services }) => describe(request, services)),
      custom(identityApi.signIn, async ({ body, request, reply, services }) => {
        const accountId = await accountOf(services.db, services.clock, body.login, body.password);
        if (accountId === undefined) throw refuse(identityRefusals.wrongPassword);
        return signedInAs(accountId, request, reply, services);
      }),
      custom(identityApi.signOut, async ({ request, reply, services }) => {
        await closeSession(services.db, services.clock, request, reply);
        return describe(request, services);
      }),
      custom(identityApi.sessions, async ({ request, actor, services }) => {
        const current = await readSession(services.db, services.clock, request);
        const rows = await services.db.read(actor, (tx) =>
          tx.many<{ key: string; createdAt: string; lastSeenAt: string; agent: string; tokenHash: string }>(sql`
            select left(token_hash, 16) as key, created_at, last_seen_at, agent, token_hash from identity.session
            where account_id = ${actor.accountId} and revoked_at is null and expires_at > ${services.clock.wall().toISOString()} order by last_seen_at desc`),
        );
        return rows.map(({ tokenHash, ...row }) => ({ ...row, current: tokenHash === current?.tokenHash }));
      }),
      acts(identityApi.revoke, revokeSession),
      // Without a key row: its fingerprint of the request would be a fast hash of the password.
      custom(identityApi.changePassword, async ({ body, request, actor, services }) => {
        const me = await readSession(services.db, services.clock, request);
        if (!me) throw refuse(commonRefusals.notSignedIn);
        if ((await accountOf(services.db, services.clock, me.login, body.oldPassword)) === undefined) throw refuse(identityRefusals.oldPassword);
        return runAction(services.db, actor, changePassword, { newPassword: body.newPassword, keepTokenHash: me.tokenHash });
      }),
      custom(identityApi.demoSignIn, async ({ body, request, reply, services }) => {
        const account = demo
          ? await services.db.read(system, (tx) =>
              tx.maybe<{ id: string }>(sql`select id from identity.account where login = ${body.login} and demo and active`),
            )
          : undefined;
        if (!account) throw refuse(identityRefusals.notDemo);
        return signedInAs(account.id, request, reply, services);
      }),
      custom(identityApi.demoClock, async ({ body, request, services }) => {
        if (!demo) throw refuse(identityRefusals.notDemo);
        demo.clock.set(body.today);
        await demo.onDay(body.today);
        return describe(request, services);
      }),
      reads(identityApi.accounts, (tx, { query }) => listAccounts(tx, query)),
      acts(identityApi.createAccount, createAccount),
      acts(identityApi.closeAccount, closeAccount),
      acts(identityApi.replaceOfficer, replaceOfficer),
      reads(identityApi.delegations, (tx) => listDelegations(tx)),
      acts(identityApi.delegate, delegate),
      acts(identityApi.revokeDelegation, revokeDelegation),
    ],
  };
}

async function demoAccounts(tx: Parameters<typeof listDelegations>[0]) {
  const rows = await tx.many<{ login: string; name: string; role: keyof typeof roleLabels; unit: string | null }>(sql`
    select a.login, a.name, g.role, u.name as unit
    from identity.account a join identity.role_grant g on g.account_id = a.id left join directory.unit u on u.id = g.unit_id
    where a.demo and a.active order by array_position(array['officer','leader','standing','council','minister','staff','admin','auditor'], g.role), u.name nulls first, a.login`);
  return rows.map((row) => ({ login: row.login, name: row.name, role: roleLabels[row.role], roleCode: row.role, unit: row.unit }));
}
