import pg from 'pg';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { copyIn, copyOut } from './copy.ts';
import { createFromTemplate } from './template.ts';

let client: pg.Client;
let drop: () => Promise<void>;

beforeAll(async () => {
  const own = await createFromTemplate(process.env['THIDUA_TEST_SERVER'] ?? '', process.env['THIDUA_TEST_TEMPLATE'] ?? '');
  drop = own.drop;
  client = new pg.Client({ connectionString: own.url });
  await client.connect();
  await client.query('create temp table a (n integer primary key, v integer); create temp table b (n integer primary key)');
});
afterAll(async () => {
  await client.end();
  await drop();
});
beforeEach(() => client.query('truncate a, b'));

const counts = async () => {
  const { rows } = await client.query<{ a: number; b: number }>('select (select count(*)::int from a) as a, (select count(*)::int from b) as b');
  return rows[0];
};
/** More than fits one piece of the protocol, and more than the socket takes at once. */
const many = Array.from({ length: 200_000 }, (_, n) => n);

test('rows of several tables go in together and come out again', async () => {
  await copyIn(
    client,
    { table: 'a (n, v)', rows: many.map((n) => `${n}\t${n % 7 === 0 ? '\\N' : n * 2}\n`).join('') },
    { table: 'b (n)', rows: '1\n2\n' },
  );
  expect(await counts()).toEqual({ a: many.length, b: 2 });
  const out = await copyOut(client, 'select n, v from a order by n');
  expect(out.toString().split('\n').slice(5, 9)).toEqual(['5\t10', '6\t12', '7\t\\N', '8\t16']);
  await copyIn(client, { table: 'b (n)', rows: '' });
  expect(await counts()).toEqual({ a: many.length, b: 2 });
});

test.each([
  ['the first', `${many.map((n) => `${n}\t1\n`).join('')}5\t1\n`, '1\n'],
  ['the last', '1\t1\n', `${many.map((n) => `${n}\n`).join('')}5\n`],
  ['one that is no number', 'x\t1\n', '1\n'],
])('where %s fails nothing is stored, and the connection goes on', async (_, a, b) => {
  await expect(copyIn(client, { table: 'a (n, v)', rows: a }, { table: 'b (n)', rows: b })).rejects.toThrow();
  expect(await counts()).toEqual({ a: 0, b: 0 });
  await copyIn(client, { table: 'b (n)', rows: '7\n' });
  expect(await counts()).toEqual({ a: 0, b: 1 });
});

test('inside a transaction they are part of it', async () => {
  await client.query('begin');
  await copyIn(client, { table: 'b (n)', rows: '1\n' });
  await client.query('rollback');
  expect(await counts()).toEqual({ a: 0, b: 0 });
});
