import { chmod, cp, mkdir, readFile, readdir, rm, stat, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { silent } from '../log.ts';
import { canReach, serverAccount } from './embedded-account.ts';
import { packagedBinaries, usableBinaries } from './embedded-binaries.ts';
import { choosePlace } from './embedded-place.ts';
import { temporaryFolder } from './test-server.ts';

const asRoot = process.geteuid?.() === 0;

let folder: string;

beforeEach(async () => {
  folder = await temporaryFolder();
});

afterEach(async () => {
  await rm(folder, { recursive: true });
});

/** The installed package without its links, as `npm ci --ignore-scripts` leaves it. */
async function packageWithoutLinks() {
  const installed = dirname(packagedBinaries().native);
  const copy = join(folder, 'package');
  const list = await readFile(join(installed, 'native/pg-symlinks.json'), 'utf8');
  const links = (JSON.parse(list) as { target: string }[]).map(({ target }) => join(installed, target));
  const needless = (path: string) => path.endsWith('.a') || links.includes(path);
  await cp(installed, copy, { recursive: true, filter: (path) => !needless(path) });
  const native = join(copy, 'native');
  return { native, postgres: join(native, 'bin/postgres'), initdb: join(native, 'bin/initdb') };
}

test('refuses a machine without binaries and names the way out', () => {
  expect(() => packagedBinaries('plan9-mips')).toThrow(/database\.no_binaries.*DATABASE_URL/);
});

test('makes the links that a skipped install script did not', async () => {
  const bare = await packageWithoutLinks();
  expect(await usableBinaries(bare, folder, serverAccount(), silent)).toEqual(bare);
  expect(await readdir(join(bare.native, 'lib'))).toContain('libpq.so.5');
});

test.runIf(asRoot)('copies binaries that the account cannot reach', async () => {
  const bare = await packageWithoutLinks();
  await chmod(join(folder, 'package'), 0o700);
  const home = join(folder, 'home');
  await mkdir(home, { mode: 0o755 });
  await mkdir(join(home, 'native-1.0.0'));

  const found = await usableBinaries(bare, home, serverAccount(), silent);
  expect(found.native).toMatch(/home\/native-18/);
  expect(await readdir(home)).toHaveLength(1);
  const { mtimeMs } = await stat(found.postgres);
  await usableBinaries(bare, home, serverAccount(), silent);
  expect((await stat(found.postgres)).mtimeMs, 'copied once').toBe(mtimeMs);
});

test.runIf(asRoot)('keeps the database elsewhere when the account cannot reach the folder', async () => {
  const closed = join(folder, 'closed');
  const dataDir = join(closed, 'data/postgres');
  await mkdir(closed, { mode: 0o700 });
  const elsewhere = join(folder, 'elsewhere');

  const place = await choosePlace(dataDir, silent, elsewhere);
  expect(dirname(place.home)).toBe(elsewhere);
  expect(await canReach(place.home, place.account)).toBe(true);
  expect((await readFile(join(dataDir, 'moved-to'), 'utf8')).trim()).toBe(place.home);

  await chmod(closed, 0o755);
  expect((await choosePlace(dataDir, silent, elsewhere)).home, 'also once it is open').toBe(place.home);
});

test.runIf(asRoot)('never leaves a database behind that became unreachable', async () => {
  const dataDir = join(folder, 'data/postgres');
  await mkdir(join(dataDir, 'cluster'), { recursive: true });
  await writeFile(join(dataDir, 'cluster/PG_VERSION'), '18');
  await chmod(join(folder, 'data'), 0o700);
  await expect(choosePlace(dataDir, silent, join(folder, 'elsewhere'))).rejects.toThrow('database.unreachable');
});
