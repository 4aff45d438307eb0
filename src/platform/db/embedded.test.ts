import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdir, readdir, rm, stat, writeFile } from 'node:fs/promises';
import { createServer, type AddressInfo } from 'node:net';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { pathToFileURL } from 'node:url';
import pg from 'pg';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { silent } from '../log.ts';
import { readPostmaster } from './embedded-process.ts';
import { startEmbedded, type EmbeddedOptions } from './embedded.ts';
import { identify } from './process-identity.ts';
import { temporaryFolder } from './test-server.ts';

let folder: string;
let dataDir: string;

beforeAll(async () => {
  folder = await temporaryFolder();
  // Most tests go on with the cluster that the first of them makes.
  dataDir = join(folder, 'shared');
});

afterAll(async () => {
  await rm(folder, { recursive: true });
});

const start = (options: Partial<EmbeddedOptions> = {}) => startEmbedded({ dataDir, log: silent, fsync: false, ...options });

async function ask(url: string, statement: string): Promise<unknown> {
  const client = new pg.Client({ connectionString: url });
  client.on('error', () => undefined);
  await client.connect();
  try {
    const { rows } = await client.query({ text: statement, rowMode: 'array' });
    return rows[0]?.[0];
  } finally {
    await client.end();
  }
}

/** Another program that starts the database; prints one line when it has. */
function otherProgram(directory: string) {
  const module = pathToFileURL(join(import.meta.dirname, 'embedded.ts')).href;
  const source = `
    const { startEmbedded } = await import(${JSON.stringify(module)});
    const log = { info() {}, warn() {}, error() {} };
    const server = await startEmbedded({ dataDir: ${JSON.stringify(directory)}, log, fsync: false });
    console.log(JSON.stringify({ url: server.url, adopted: server.adopted }));
    process.stdin.once('end', () => server.stop()).resume();`;
  const child = spawn(process.execPath, ['--input-type=module', '-e', source], { stdio: ['pipe', 'pipe', 'inherit'] });
  const ended = once(child, 'exit');
  return {
    child,
    ended,
    started: once(child.stdout, 'data').then(([line]) => JSON.parse(String(line)) as { url: string; adopted: boolean }),
    stop: () => (child.stdin.end(), ended),
  };
}

async function serverPid(directory = dataDir): Promise<number> {
  return (await readPostmaster(join(directory, 'cluster')))?.pid ?? 0;
}

beforeEach(async () => {
  expect(identify(await serverPid()), 'the test before left no server running').toBeUndefined();
});

test('starts, keeps what was written, and stops for good', async () => {
  const first = await start();
  expect(first.adopted).toBe(false);
  await ask(first.url, "CREATE TABLE kept AS SELECT 'Tràng An' AS name");
  const pid = await serverPid();
  await Promise.all([first.stop(), first.stop()]);
  expect(identify(pid)).toBeUndefined();

  const second = await start();
  expect(await ask(second.url, 'SELECT name FROM kept')).toBe('Tràng An');
  const encoding = "SELECT pg_encoding_to_char(encoding) || ' ' || datcollate FROM pg_database WHERE datname = 'thidua'";
  expect(await ask(second.url, encoding)).toBe('UTF8 C.UTF-8');
  await second.stop();
});

test('keeps the password to itself', async () => {
  const { mode } = await stat(join(dataDir, 'cluster/thidua.password'));
  expect(mode & 0o777).toBe(0o600);
  const server = await start();
  const wrong = server.url.replace(/:[^:@]+@/, ':wrong@');
  await expect(ask(wrong, 'SELECT 1')).rejects.toThrow(/password authentication failed/);
  await server.stop();
});

test('writes to disk unless told otherwise', async () => {
  const server = await start({ fsync: true });
  expect(await ask(server.url, 'SHOW fsync')).toBe('on');
  expect(await ask(server.url, 'SHOW synchronous_commit')).toBe('on');
  expect(await ask(server.url, 'SHOW full_page_writes')).toBe('on');
  await server.stop();
});

test('adopts the server of a killed program', async () => {
  const other = otherProgram(dataDir);
  const { url } = await other.started;
  other.child.kill('SIGKILL');
  await other.ended;

  const server = await start();
  expect(server).toMatchObject({ adopted: true, url });
  await server.stop();
});

test('restarts the server of a killed program when its settings are not the wanted ones', async () => {
  const other = otherProgram(dataDir);
  await other.started;
  other.child.kill('SIGKILL');
  await other.ended;

  const server = await start({ settings: { synchronous_commit: 'off' } });
  expect(server.adopted).toBe(false);
  expect(await ask(server.url, 'SHOW synchronous_commit')).toBe('off');
  await server.stop();
});

test('shares one server between programs; the last one stops it', async () => {
  const other = otherProgram(dataDir);
  await other.started;
  const server = await start();
  expect(server.adopted).toBe(true);

  await other.stop();
  expect(await ask(server.url, 'SELECT 1')).toBe(1);
  const pid = await serverPid();
  await server.stop();
  expect(identify(pid)).toBeUndefined();
});

test('programs that start together on an empty folder get one database', async () => {
  const directory = join(folder, 'together');
  const others = [otherProgram(directory), otherProgram(directory)];
  const [server, ...theirs] = await Promise.all([start({ dataDir: directory }), ...others.map(({ started }) => started)]);
  expect(new Set([server.url, ...theirs.map(({ url }) => url)]).size).toBe(1);
  expect([server, ...theirs].filter(({ adopted }) => !adopted)).toHaveLength(1);
  await Promise.all(others.map(({ stop }) => stop()));
  await server.stop();
});

test('a kill while the database is being made leaves nothing half done', async () => {
  const directory = join(folder, 'interrupted');
  const other = otherProgram(directory);
  other.started.catch(() => undefined);
  const isInitialising = async () => (await readdir(directory).catch(() => [])).some((name) => /^draft-[^.]+$/.test(name));
  while (!(await isInitialising())) await sleep(5);
  other.child.kill('SIGKILL');
  await other.ended;

  const server = await start({ dataDir: directory });
  expect(await ask(server.url, 'SELECT 1')).toBe(1);
  await server.stop();
});

test('recovers after all its processes were killed', async () => {
  const server = await start();
  await ask(server.url, 'CREATE TABLE survivor AS SELECT 42 AS answer');
  process.kill(await serverPid(), 'SIGKILL');
  await server.stop();

  const again = await start();
  expect(again.adopted).toBe(false);
  expect(await ask(again.url, 'SELECT answer FROM survivor')).toBe(42);
  await again.stop();
});

test('is not fooled by a pid file and a lock whose numbers went to other processes', async () => {
  const pid = process.pid;
  await writeFile(join(dataDir, 'cluster/postmaster.pid'), `${pid}\n${dataDir}\n0\n5432\n\n127.0.0.1\n\nready\n`);
  await writeFile(join(dataDir, 'start.lock'), `${pid}-1`);
  await writeFile(join(dataDir, 'users', `${pid}-1.gone`), '');
  const server = await start();
  expect(server.adopted).toBe(false);
  await server.stop();
  expect(await readdir(join(dataDir, 'users'))).toEqual([]);
});

test('refuses a folder that holds something else, or another version', async () => {
  const directory = join(folder, 'foreign');
  await mkdir(join(directory, 'cluster'), { recursive: true });
  await writeFile(join(directory, 'cluster/letters.txt'), '');
  await expect(start({ dataDir: directory })).rejects.toThrow('database.not_a_cluster');

  await writeFile(join(directory, 'cluster/PG_VERSION'), '17\n');
  await writeFile(join(directory, 'cluster/thidua.password'), 'secret\n');
  await expect(start({ dataDir: directory })).rejects.toThrow('database.other_version');
  expect(await readdir(join(directory, 'users'))).toEqual([]);
});

test('says why the server did not start', async () => {
  await expect(start({ settings: { shared_buffers: 'plenty' } })).rejects.toThrow(/database\.start_failed.*shared_buffers/s);
  await expect(start({ settings: { max_locks_per_transaction: '2000000000' } })).rejects.toThrow(/start_failed.*FATAL/s);
});

test('tries again when somebody else takes the port first', async () => {
  const taken = createServer().listen(0, '127.0.0.1');
  await once(taken, 'listening');
  const { port } = taken.address() as AddressInfo;
  setTimeout(() => taken.close(), 50);
  const server = await start({ settings: { port: String(port) } });
  expect(new URL(server.url).port).toBe(String(port));
  await server.stop();
});
