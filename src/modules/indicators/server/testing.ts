import type { FastifyInstance } from 'fastify';
import { demoPassword } from '#app/demo/accounts.ts';
import { makeApp } from '#app/server.ts';
import { testApp, type TestApp, type Visitor } from '#app/testing/harness.ts';
import { newId, seedId } from '#platform/ids.ts';
import { silent } from '#platform/log.ts';
import type { RefusalBody } from '#platform/refusal.ts';
import { indicatorsApi, type Cell } from '../contract.ts';

/** For the HTTP tests of this module: one program, its people, and short words for what most tests do. */
export let app: TestApp;
export let officer: Visitor;
export let leader: Visitor;
/** Another member of the same group, neither head nor deputy. */
export let neighbour: Visitor;
/** Of a unit in another group. */
export let stranger: Visitor;
/** Officer of the unit that heads the group. */
export let head: Visitor;
export let standing: Visitor;
/** Followed in 2022 by the demonstration up to April; May is owed. */
export const unitId = seedId('org-cuc-bdkh');
export const termId = seedId('gt-khoi-4-2022');
export const year = 2022;

export async function openStage(): Promise<void> {
  app = await testApp({ today: '2022-06-03' });
  officer = await app.as('canbo.cuc-bdkh');
  leader = await app.as('lanhdao.cuc-bdkh');
  neighbour = await app.as('canbo.cuc-cntt');
  stranger = await app.as('canbo.so-hanoi');
  head = await app.as('canbo.cuc-tnn');
  standing = await app.as('thuongtruc');
}

export const at = (month: number) => ({ params: { unitId, year, month } });
export const form = (month: number, who = officer) => who.call(indicatorsApi.form, at(month));
export const cell = (code: string, part: string, amount: string | null, rest: Partial<Cell> = {}): Cell => ({
  code,
  part,
  amount,
  missing: null,
  note: '',
  ...rest,
});

/** Every cell of May: real numbers above April's, lists called complete. */
export const mayCells = (): Cell[] => [
  cell('online-dossiers', 'total', '290'),
  cell('online-dossiers', 'secret', '5'),
  cell('online-dossiers', 'online', '284'),
  cell('disbursement', 'planned', '9000000000'),
  cell('disbursement', 'actual', '8100000000.5'),
  cell('complaints', 'complete', '1'),
  cell('discipline', 'complete', '1'),
];

export const save = (month: number, version: number, cells: Cell[], who = officer) =>
  who.try(indicatorsApi.save, { ...at(month), body: { version, cells, note: '' } });

/** A unit of its own year: nothing of the demonstration lies in it. */
export const blankUnit = seedId('org-tt-qhdt-tnn');

let desk: FastifyInstance;
let cookie = '';

/** A second door to the same database, for what is no JSON: files as the officer's browser sends them. */
export async function openDesk(): Promise<void> {
  desk = await makeApp({
    services: { db: app.db, clock: app.clock, log: silent },
    demo: { password: demoPassword, clock: app.clock, onDay: async () => {} },
  });
  const headers = { 'x-thidua': '1', 'idempotency-key': newId() };
  const signed = await desk.inject({ method: 'POST', url: '/api/demo/sign-in', headers, payload: { login: 'canbo.cuc-bdkh' } });
  cookie = `${signed.cookies[0]?.name}=${signed.cookies[0]?.value}`;
}

export async function closeStage(): Promise<void> {
  await desk.close();
  await app.close();
}

/** Any request of the signed-in officer, as raw as a hostile client can make it. */
export const raw = (method: 'GET' | 'POST', url: string, payload?: string | Buffer, type = 'application/json') =>
  desk.inject({
    method,
    url,
    headers: { cookie, 'x-thidua': '1', 'idempotency-key': newId(), ...(payload === undefined ? {} : { 'content-type': type }) },
    ...(payload === undefined ? {} : { payload }),
  });

/** Sends one table as the import screen does; `null` sends none. */
export async function upload(
  file: Uint8Array | string | null,
  fields: Record<string, string> = {},
  name = 'so-lieu.xlsx',
): Promise<{ id?: string; error?: RefusalBody; status: number }> {
  const edge = 'ranh-gioi';
  const parts: Buffer[] = [];
  for (const [key, value] of Object.entries({ unitId, year: String(year), ...fields }))
    parts.push(Buffer.from(`--${edge}\r\ncontent-disposition: form-data; name="${key}"\r\n\r\n${value}\r\n`));
  if (file !== null)
    parts.push(
      Buffer.from(`--${edge}\r\ncontent-disposition: form-data; name="file"; filename="${name}"\r\ncontent-type: application/octet-stream\r\n\r\n`),
      Buffer.from(file as Uint8Array),
      Buffer.from('\r\n'),
    );
  parts.push(Buffer.from(`--${edge}--\r\n`));
  const answer = await raw('POST', '/api/indicators/imports/file', Buffer.concat(parts), `multipart/form-data; boundary=${edge}`);
  return { ...(answer.json() as object), status: answer.statusCode };
}
