import type { FastifyRequest } from 'fastify';
import type { z } from 'zod';
import { runAction, type Action } from '../action.ts';
import type { Endpoint } from '../contract.ts';
import type { Tx } from '../db/database.ts';
import { parseOrRefuse } from '../parse.ts';
import { commonRefusals, refuse } from '../refusal.ts';
import type { Route } from './module.ts';

/** NUL is no letter of any word that could be found, and no database takes it. */
const withoutNul = (query: unknown): unknown =>
  typeof query !== 'object' || query === null
    ? query
    : Object.fromEntries(
        Object.entries(query).map(([key, value]: [string, unknown]) => [key, typeof value === 'string' ? value.replaceAll('\u0000', '') : value]),
      );

interface Parsed<E extends Endpoint> {
  readonly params: z.output<E['params']>;
  readonly query: z.output<E['query']>;
  readonly body: z.output<E['body']>;
}

export function parseRequest<E extends Endpoint>(endpoint: E, request: FastifyRequest): Parsed<E> {
  return {
    params: parseOrRefuse(endpoint.params, request.params) as z.output<E['params']>,
    query: parseOrRefuse(endpoint.query, withoutNul(request.query)) as z.output<E['query']>,
    body: (endpoint.raw === 'upload' ? undefined : parseOrRefuse(endpoint.body, request.body ?? {})) as z.output<E['body']>,
  };
}

export function makeReadHandler<E extends Endpoint>(
  endpoint: E,
  run: (tx: Tx, input: Parsed<E>) => Promise<z.input<E['response']> | undefined>,
): Route['handle'] {
  return async (request, _reply, actor, { db }) => {
    const input = parseRequest(endpoint, request);
    const answer = await db.read(actor, (tx) => run(tx, input));
    if (answer === undefined) throw refuse(commonRefusals.notFound);
    return answer;
  };
}

/** 8 to 200 printable characters; the browser sends a UUID. */
const keyPattern = /^[\x21-\x7e]{8,200}$/;

export function makeActHandler(endpoint: Endpoint, action: Action): Route['handle'] {
  return async (request, _reply, actor, { db }) => {
    const key = request.headers['idempotency-key'];
    if (typeof key !== 'string' || !keyPattern.test(key)) throw refuse(commonRefusals.keyMissing);
    const { params, body } = parseRequest(endpoint, request);
    const input = { ...(body as object), ...(params as object) };
    return runAction(db, actor, action, input, { key });
  };
}
