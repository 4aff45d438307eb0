import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { z } from 'zod';
import type { Action } from '../action.ts';
import type { Actor } from '../actor.ts';
import type { Clock } from '../clock.ts';
import type { Endpoint } from '../contract.ts';
import type { Database, Tx } from '../db/database.ts';
import type { Log } from '../log.ts';

/** What the program hands to every module; wiring only. */
export interface Services {
  readonly db: Database;
  readonly clock: Clock;
  readonly log: Log;
}

interface Parsed<E extends Endpoint> {
  readonly params: z.output<E['params']>;
  readonly query: z.output<E['query']>;
  readonly body: z.output<E['body']>;
}

/** A mounted endpoint. */
export interface Route {
  readonly endpoint: Endpoint;
  readonly handle: (request: FastifyRequest, reply: FastifyReply, actor: Actor, services: Services) => Promise<unknown>;
  /** Set for reads: the query itself, for the workbook made from the same rows. */
  readonly read?: (tx: Tx, input: { params: unknown; query: unknown; body: unknown }) => Promise<unknown>;
  /** Set for changes: the key row and the change are one transaction. */
  readonly action?: Action;
}

/**
 * A read: `run` gets a read-only transaction as the caller. Return `undefined` for "missing or hidden".
 */
export function reads<E extends Endpoint>(endpoint: E, run: (tx: Tx, input: Parsed<E>) => Promise<z.input<E['response']> | undefined>): Route {
  return { endpoint, handle: makeReadHandler(endpoint, run), read: run as unknown as NonNullable<Route['read']> };
}

/** A change: the action's input is made of path and body together. */
export function acts<E extends Endpoint, I extends z.ZodType, L, R extends z.input<E['response']>>(endpoint: E, action: Action<I, L, R>): Route {
  return { endpoint, action: action as unknown as Action, handle: makeActHandler(endpoint, action as unknown as Action) };
}

/** A route that needs the request or the reply itself: sign-in, files. It still declares its endpoint. */
export function custom<E extends Endpoint>(
  endpoint: E,
  handle: (context: Parsed<E> & { request: FastifyRequest; reply: FastifyReply; actor: Actor; services: Services }) => Promise<unknown>,
): Route {
  return {
    endpoint,
    handle: (request, reply, actor, services) => handle({ ...parseRequest(endpoint, request), request, reply, actor, services }),
  };
}

/** What a module gives to the program: its routes, and hooks that need the server itself (rare). */
export interface Module {
  readonly name: string;
  readonly routes: readonly Route[];
  readonly register?: (app: FastifyInstance, services: Services) => void;
}

import { makeActHandler, makeReadHandler, parseRequest } from './handlers.ts';
