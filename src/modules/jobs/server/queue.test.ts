import { afterAll, beforeAll, expect, test } from 'vitest';
import { z } from 'zod';
import { testApp, type TestApp } from '#app/testing/harness.ts';
import { system } from '#platform/actor.ts';
import type { Log } from '#platform/log.ts';
import { defineJob, enqueue } from '../index.ts';
import { startQueue, workOnce } from './queue.ts';

let app: TestApp;
const done: string[] = [];
const logged: { message: string; fields: Readonly<Record<string, unknown>> | undefined }[] = [];
const log: Log = {
  info() {},
  warn: (message, fields) => void logged.push({ message, fields }),
  error: (message, fields) => void logged.push({ message, fields }),
};
let failing = false;

const note = defineJob({
  name: 'test.note',
  payload: z.object({ text: z.string() }).strict(),
  run: async (db, { text }) => {
    if (failing) throw new Error('the other side is away');
    await db.read(system, async (tx) => void done.push(`${text} ${tx.today}`));
  },
});

const work = () => workOnce({ url: app.url, db: app.db, log, jobs: [note as never] });
const write = (text: string, options?: Parameters<typeof enqueue>[3]) => app.db.write(system, (tx) => enqueue(tx, note, { text }, options));
const taken = () => done.splice(0);

beforeAll(async () => {
  app = await testApp({ empty: true, today: '2022-06-10' });
});
afterAll(() => app.close());

test('what is queued before the queue exists waits and is done once it does', async () => {
  await write('early');
  await work();
  expect(taken()).toEqual(['early 2022-06-10']);
  await work();
  expect(taken()).toEqual([]);
});

test('a job of a transaction that was rolled back never runs', async () => {
  const fails = app.db.write(system, async (tx) => {
    await enqueue(tx, note, { text: 'never' });
    throw new Error('no');
  });
  await expect(fails).rejects.toThrow('no');
  await work();
  expect(taken()).toEqual([]);
});

test('a failing job is logged, stays queued with its cause, and is done when it is tried again', async () => {
  failing = true;
  await write('again');
  await work();
  expect(taken()).toEqual([]);
  expect(logged.at(-1)).toMatchObject({
    message: 'job failed, will be tried again',
    fields: { job: 'test.note', attempt: 1, cause: 'the other side is away' },
  });
  const { rows } = await app.db.pool.query('select id, last_error, run_at > now() as later from graphile_worker.jobs');
  expect(rows).toMatchObject([{ last_error: 'the other side is away', later: true }]);
  failing = false;
  await work();
  expect(taken()).toEqual([]);
  await app.db.pool.query('select graphile_worker.reschedule_jobs(array[$1::bigint], run_at => now())', [rows[0].id]);
  await work();
  expect(taken()).toEqual(['again 2022-06-10']);
});

test('one job for each key; a later time waits; a wrong payload is refused where it is queued', async () => {
  await write('first', { key: 'k1' });
  await write('second', { key: 'k1' });
  await write('tomorrow', { runAt: new Date(Date.now() + 86_400_000) });
  await work();
  expect(taken()).toEqual(['second 2022-06-10']);
  await expect(app.db.write(system, (tx) => enqueue(tx, note, { text: 1 } as never))).rejects.toThrow();
});

test('the running queue picks up new work by itself and ends cleanly', async () => {
  const queue = await startQueue({
    url: app.url,
    db: app.db,
    log,
    jobs: [note as never],
    schedule: [{ task: note.name, match: '0 0 1 1 *', payload: { text: 'yearly' } }],
  });
  await write('live');
  await expect.poll(() => done, { timeout: 10_000 }).toEqual(['live 2022-06-10']);
  await queue.stop();
  taken();
});
