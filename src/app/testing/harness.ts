import { expect } from 'vitest';
import { system } from '#platform/actor.ts';
import { makeClock, type SettableClock } from '#platform/clock.ts';
import { pathFor, type BodyOf, type Endpoint, type ParamsOf, type QueryOf, type ResponseOf } from '#platform/contract.ts';
import { makeDatabase, type Database, type Tx } from '#platform/db/database.ts';
import { createFromTemplate } from '#platform/db/template.ts';
import { newId } from '#platform/ids.ts';
import { makeLog, type Log } from '#platform/log.ts';
import type { DeclaredRefusal, RefusalBody } from '#platform/refusal.ts';
import { demoPassword } from '../demo/accounts.ts';
import { makeApp } from '../server.ts';

interface Request<E extends Endpoint> {
  params?: ParamsOf<E>;
  query?: QueryOf<E>;
  body?: BodyOf<E>;
  /** Idempotency-Key; a fresh one for each call unless given. */
  key?: string;
}

export interface Answer<R> {
  readonly status: number;
  /** The parsed answer when the call succeeded. */
  readonly data: R;
  readonly refusal: RefusalBody | undefined;
}

/** Somebody at a browser: calls endpoints over HTTP with a session of their own. */
export interface Visitor {
  /** Any answer, also a refused one. */
  try<E extends Endpoint>(endpoint: E, request?: Request<E>): Promise<Answer<ResponseOf<E>>>;
  /** The data; fails the test when refused. */
  call<E extends Endpoint>(endpoint: E, request?: Request<E>): Promise<ResponseOf<E>>;
  /** The workbook beside a list that declares `exports`; of a download endpoint its own file. */
  download<E extends Endpoint>(endpoint: E, request?: Request<E>): Promise<Uint8Array>;
}

export interface TestApp {
  readonly clock: SettableClock;
  readonly db: Database;
  readonly url: string;
  /** Signed in with a demo account, e.g. `canbo.cuc-vt`, `lanhdao.cuc-tnn`, `thuongtruc`, `botruong`, `uyvien1`, `quantri`, `kiemtra`. */
  as(login: string): Promise<Visitor>;
  readonly guest: Visitor;
  /** Reads the database past every policy except row-level security of the system actor. */
  look<T>(work: (tx: Tx) => Promise<T>): Promise<T>;
  close(): Promise<void>;
}

export interface TestAppOptions {
  /** Business day at the start; default 2022-01-10. */
  readonly today?: string;
  /** Without the real data and demo accounts. */
  readonly empty?: boolean;
}

/** The whole program on a database of its own, over HTTP in the process. Call `close` in `afterAll`. */
export async function testApp({ today = '2022-01-10', empty = false }: TestAppOptions = {}): Promise<TestApp> {
  const template = process.env[empty ? 'THIDUA_TEST_TEMPLATE' : 'THIDUA_TEST_SEEDED'] ?? '';
  const { url, drop } = await createFromTemplate(process.env['THIDUA_TEST_SERVER'] ?? '', template);
  const clock = makeClock();
  clock.set(today);
  const log: Log = { ...makeLog(), info() {}, warn() {} };
  const db = makeDatabase({ url, clock, poolSize: 5 });
  const app = await makeApp({ services: { db, clock, log }, demo: { password: demoPassword, clock, onDay: async () => {} } });
  await app.ready();

  function visitor(cookie?: string): Visitor {
    const attempt = async <E extends Endpoint>(endpoint: E, request: Request<E> = {}): Promise<Answer<ResponseOf<E>>> => {
      const response = await app.inject({
        method: endpoint.method,
        url: pathFor(endpoint, (request.params ?? {}) as Record<string, string>),
        query: textOf(request.query),
        headers: {
          ...(cookie ? { cookie } : {}),
          ...(endpoint.method === 'POST' ? { 'idempotency-key': request.key ?? newId(), 'x-thidua': '1' } : {}),
        },
        ...(endpoint.method === 'POST' ? { payload: (request.body ?? {}) as object } : {}),
      });
      const json = response.json() as { error?: RefusalBody };
      const refused = response.statusCode >= 400;
      return { status: response.statusCode, data: json as ResponseOf<E>, refusal: refused ? json.error : undefined };
    };
    return {
      try: attempt,
      async call(endpoint, request) {
        const answer = await attempt(endpoint, request);
        if (answer.refusal) throw new Error(`${endpoint.method} ${endpoint.path} refused: ${JSON.stringify(answer.refusal)}`);
        return answer.data;
      },
      async download(endpoint, request = {}) {
        const path = pathFor(endpoint, (request.params ?? {}) as Record<string, string>);
        const url = endpoint.raw === 'download' ? path : `${path}.xlsx`;
        const response = await app.inject({ method: 'GET', url, query: textOf(request.query), headers: cookie ? { cookie } : {} });
        if (response.statusCode !== 200) throw new Error(`${url} answered ${response.statusCode}: ${response.body}`);
        return response.rawPayload;
      },
    };
  }

  return {
    clock,
    db,
    url,
    guest: visitor(),
    async as(login) {
      const response = await app.inject({
        method: 'POST',
        url: '/api/demo/sign-in',
        headers: { 'x-thidua': '1', 'idempotency-key': newId() },
        payload: { login },
      });
      if (response.statusCode !== 200) throw new Error(`no demo account ${login}`);
      const cookie = response.cookies[0];
      return visitor(`${cookie?.name}=${cookie?.value}`);
    },
    look: (work) => db.read(system, work),
    async close() {
      await app.close();
      await db.close();
      await drop();
    },
  };
}

/** Query values as the address carries them; absent ones are left out. */
function textOf(query: unknown): Record<string, string> {
  const entries = Object.entries((query ?? {}) as Record<string, unknown>);
  return Object.fromEntries(entries.flatMap(([name, value]) => (value === undefined || value === null ? [] : [[name, String(value)]])));
}

/** The call was refused by exactly this name; `not_found` is what hidden and missing both answer. */
export function expectRefusal(answer: Answer<unknown>, refusal: DeclaredRefusal): void {
  expect(answer.refusal?.code ?? `accepted with ${answer.status}`).toBe(refusal.code);
}
