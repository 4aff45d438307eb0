import type { z } from 'zod';
import { hasRole, type Actor } from './actor.ts';
import type { Access } from './contract.ts';
import { newId, canonicalJson, sha256 } from './ids.ts';
import { sql, type Database, type Tx } from './db/database.ts';
import type { Refusal } from './refusal.ts';
import { commonRefusals, demand, refuse, type Decision } from './refusal.ts';
import { parseOrRefuse } from './parse.ts';

/** What the audit trail says about one change. */
export interface Trace {
  /** Kind of object, in English, singular: `agreement`. */
  readonly type: string;
  readonly id: string;
  /** How people call it, for readers of the trail. */
  readonly label?: string;
  readonly unitId?: string | null;
  readonly from?: string | null;
  readonly to?: string | null;
  readonly reason?: string | null;
  readonly detail?: unknown;
  /** Only overseers may read it: votes, refused proposals. */
  readonly restricted?: boolean;
}

export interface Done<R> {
  readonly result: R;
  /** At least one: a change that leaves no trace is not a change of this system. None only where the module gathers small saves and writes their one event itself. */
  readonly trace: Trace | readonly Trace[];
}

export interface ActionSpec<I extends z.ZodType, L, R> {
  /** `module.verb`, e.g. `agreements.sign`. */
  readonly name: string;
  readonly input: I;
  /** Reads what the action is about, locked for change. `undefined` = missing or hidden: both answer "not found". */
  readonly load: (tx: Tx, input: z.output<I>) => Promise<L | undefined>;
  /** The policy, state included; a named "no" when it may not happen. */
  readonly allow: (actor: Actor, loaded: L, input: z.output<I>, tx: Tx) => Decision | Promise<Decision>;
  readonly run: (tx: Tx, loaded: L, input: z.output<I>) => Promise<Done<R>>;
}

export interface Action<I extends z.ZodType = z.ZodType, L = unknown, R = unknown> extends ActionSpec<I, L, R> {
  readonly kind: 'action';
}

/**
 * A change of state is a verb (law 1 of the house). Routes, jobs, imports, the command line and tests all call
 * this one value; one transaction holds the permission check, the change, the audit rows and the queued jobs.
 */
export function defineAction<I extends z.ZodType, L, R>(spec: ActionSpec<I, L, R>): Action<I, L, R> {
  return { ...spec, kind: 'action' };
}

/** Runs inside a transaction that already exists: an action that is a step of a larger one. */
export async function runIn<I extends z.ZodType, L, R>(tx: Tx, action: Action<I, L, R>, raw: z.input<I>): Promise<R> {
  const input = parseOrRefuse(action.input, raw);
  const loaded = await action.load(tx, input);
  if (loaded === undefined) throw refuse(commonRefusals.notFound);
  demand(await action.allow(tx.actor, loaded, input, tx));
  const { result, trace } = await action.run(tx, loaded, input);
  for (const one of [trace].flat() as Trace[]) await writeTrace(tx, action.name, one);
  return result;
}

export interface Once {
  /** The caller's Idempotency-Key. */
  readonly key: string;
}

/**
 * Runs an action in its own transaction. With `once`, the same key by the same account gives the first answer
 * again and changes nothing: the key row is written first, so a second, parallel send waits for the first.
 */
export async function runAction<I extends z.ZodType, L, R>(
  db: Database,
  actor: Actor,
  action: Action<I, L, R>,
  raw: z.input<I>,
  once?: Once,
): Promise<R> {
  return db.write(actor, async (tx) => {
    if (!once) return runIn(tx, action, raw);
    const owner = actor.accountId ?? 'anonymous';
    const request = sha256(canonicalJson([action.name, withoutSecrets(raw)]));
    const fresh = await tx.run(sql`
      insert into platform.idempotency (key, owner, action, request_hash) values (${once.key}, ${owner}, ${action.name}, ${request})
      on conflict do nothing`);
    if (fresh === 0) {
      const seen = await tx.one<{ requestHash: string; response: R }>(sql`
        select request_hash, response from platform.idempotency where key = ${once.key} and owner = ${owner}`);
      if (seen.requestHash !== request) throw refuse(commonRefusals.keyReused);
      return seen.response;
    }
    const result = await runIn(tx, action, raw);
    await tx.run(sql`
      update platform.idempotency set response = ${JSON.stringify(result ?? null)}::jsonb where key = ${once.key} and owner = ${owner}`);
    return result;
  });
}

/** What a fast hash must never cover: whoever steals the table could guess a password from it. */
function withoutSecrets(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withoutSecrets);
  if (value === null || typeof value !== 'object') return value;
  return Object.fromEntries(Object.entries(value).flatMap(([key, item]) => (/password/i.test(key) ? [] : [[key, withoutSecrets(item)]])));
}

async function writeTrace(tx: Tx, action: string, trace: Trace): Promise<void> {
  await tx.run(sql`
    select audit.record(${newId()}, ${tx.now.toISOString()}, ${tx.actor.accountId}, ${tx.actor.name},
      ${[...new Set(tx.actor.grants.map((grant) => grant.role))]}, ${action}, ${trace.type}, ${trace.id}, ${trace.label ?? null},
      ${trace.unitId ?? null}, ${trace.restricted ?? false}, ${trace.from ?? null}, ${trace.to ?? null}, ${trace.reason ?? null},
      ${trace.detail === undefined ? null : JSON.stringify(trace.detail)}::jsonb)`);
}

/** First wall, before anything is read: does the actor hold a role that may call this at all? */
export function mayCall(access: Access, actor: Actor): Refusal | undefined {
  if (access === 'public') return undefined;
  if (actor.accountId === null) return refuse(commonRefusals.notSignedIn);
  if (access === 'signed-in' || hasRole(actor, ...access)) return undefined;
  return refuse(commonRefusals.notYourRole);
}
