import { randomBytes } from 'node:crypto';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { system, type Actor, type Grant } from '#platform/actor.ts';
import type { Clock } from '#platform/clock.ts';
import type { Role } from '#platform/contract.ts';
import { sql, type Database } from '#platform/db/database.ts';
import { sha256 } from '#platform/ids.ts';
import type { Lang } from '#platform/text.ts';

const cookieName = 'thidua_session';
const lifeHours = 12;

export interface SignedIn {
  readonly actor: Actor;
  readonly login: string;
  readonly lang: Lang;
  readonly tokenHash: string;
}

interface ActorRow {
  id: string;
  login: string;
  name: string;
  personId: string | null;
  lang: Lang;
  demo: boolean;
  lastSeenAt: string;
  grants: Grant[] | null;
  unitIds: string[] | null;
}

/**
 * The account behind the cookie with the roles valid on the business day. A closed account or a revoked
 * session is nobody from the next request on.
 */
export async function readSession(db: Database, clock: Clock, request: FastifyRequest): Promise<SignedIn | undefined> {
  const token = request.cookies[cookieName];
  if (token === undefined || token.length > 100) return undefined;
  const tokenHash = sha256(token);
  const wall = clock.wall();
  const row = await db.read(system, (tx) =>
    tx.maybe<ActorRow>(sql`
      with me as (
        select a.id, a.login, a.name, a.person_id, a.lang, a.demo, s.last_seen_at
        from identity.session s join identity.account a on a.id = s.account_id
        where s.token_hash = ${tokenHash} and s.revoked_at is null and s.expires_at > ${wall.toISOString()} and a.active
      ), g as (
        select g.role, g.unit_id from identity.role_grant g, me
        where g.account_id = me.id and (g.valid_from is null or g.valid_from <= ${tx.today}) and (g.valid_to is null or ${tx.today} <= g.valid_to)
      )
      select me.*, (select json_agg(json_build_object('role', g.role, 'unitId', g.unit_id)) from g) as grants,
        (select array_agg(distinct u.id) from directory.unit u, g where u.id = g.unit_id or g.unit_id = any (u.ancestor_ids)) as unit_ids
      from me`),
  );
  if (!row) return undefined;
  if (wall.getTime() - Date.parse(row.lastSeenAt) > 60_000) await touch(db, tokenHash, wall);
  const actor: Actor = {
    accountId: row.id,
    personId: row.personId,
    name: row.name,
    grants: row.grants ?? [],
    unitIds: row.unitIds ?? [],
    demo: row.demo,
  };
  return { actor, login: row.login, lang: row.lang, tokenHash };
}

async function touch(db: Database, tokenHash: string, wall: Date): Promise<void> {
  await db.write(system, (tx) => tx.run(sql`update identity.session set last_seen_at = ${wall.toISOString()} where token_hash = ${tokenHash}`));
}

/** Opens a session and sets its cookie; a session the browser still carried is closed. */
export async function openSession(db: Database, clock: Clock, accountId: string, request: FastifyRequest, reply: FastifyReply): Promise<void> {
  const token = randomBytes(32).toString('base64url');
  const wall = clock.wall();
  const expires = new Date(wall.getTime() + lifeHours * 3_600_000);
  const agent = String(request.headers['user-agent'] ?? '').slice(0, 200);
  const old = request.cookies[cookieName];
  await db.write(system, async (tx) => {
    if (old !== undefined)
      await tx.run(sql`update identity.session set revoked_at = ${wall.toISOString()} where token_hash = ${sha256(old)} and revoked_at is null`);
    await tx.run(sql`
      insert into identity.session (token_hash, account_id, created_at, last_seen_at, expires_at, agent)
      values (${sha256(token)}, ${accountId}, ${wall.toISOString()}, ${wall.toISOString()}, ${expires.toISOString()}, ${agent})`);
  });
  reply.setCookie(cookieName, token, { path: '/', httpOnly: true, sameSite: 'strict', secure: request.protocol === 'https', expires });
  request.cookies[cookieName] = token;
}

export async function closeSession(db: Database, clock: Clock, request: FastifyRequest, reply: FastifyReply): Promise<void> {
  const token = request.cookies[cookieName];
  if (token !== undefined) {
    await db.write(system, (tx) =>
      tx.run(sql`update identity.session set revoked_at = ${clock.wall().toISOString()} where token_hash = ${sha256(token)} and revoked_at is null`),
    );
  }
  reply.clearCookie(cookieName, { path: '/' });
  delete request.cookies[cookieName];
}

export type { Role };
