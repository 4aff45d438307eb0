import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { chmod, lchown, lstat, mkdir, readdir, realpath, stat } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { refuse } from '../refusal.ts';
import { databaseRefusals } from './refusals.ts';

/** The account PostgreSQL runs under when we are root; it refuses to run as root itself. */
export type Account = { name: string; uid: number; gid: number };

const CANDIDATES = ['postgres', 'nobody'];

/**
 * Who PostgreSQL shall run as: undefined means "as ourselves".
 * A cluster that exists keeps its owner, so that one `sudo` does not lock the usual user out.
 * @throws Refusal database.no_account
 */
export function serverAccount(ownerOfCluster?: { uid: number; gid: number }): Account | undefined {
  if (process.geteuid?.() !== 0) return undefined;
  const accounts = readAccounts();
  if (ownerOfCluster && ownerOfCluster.uid !== 0) {
    const { uid, gid } = ownerOfCluster;
    return { name: accounts.find((a) => a.uid === uid)?.name ?? `uid ${uid}`, uid, gid };
  }
  const chosen = CANDIDATES.map((name) => accounts.find((a) => a.name === name)).find(Boolean);
  if (!chosen) throw refuse(databaseRefusals.noAccount);
  return chosen;
}

function readAccounts(): Account[] {
  return readFileSync('/etc/passwd', 'utf8')
    .split('\n')
    .map((line) => line.split(':'))
    .map(([name = '', , uid, gid]) => ({ name, uid: Number(uid), gid: Number(gid) }))
    .filter(({ name, uid }) => name !== '' && uid > 0);
}

/**
 * Whether the account can walk down to `path`: the search permission on every folder above it.
 * Access lists are not looked at, so the answer may be a needless no.
 */
export async function canReach(path: string, account: Account | undefined): Promise<boolean> {
  if (!account) return true;
  let folder = dirname(await realpath(path));
  for (;;) {
    const { uid, gid, mode } = await stat(folder);
    const shift = uid === account.uid ? 6 : gid === account.gid ? 3 : 0;
    if (((mode >> shift) & 1) === 0) return false;
    if (folder === dirname(folder)) return true;
    folder = dirname(folder);
  }
}

/** Makes `path` and what is missing above it; root's new folders can be passed through by all. */
export async function makeFolders(path: string): Promise<void> {
  const first = await mkdir(path, { recursive: true });
  if (first === undefined || process.geteuid?.() !== 0) return;
  for (let folder = path; ; folder = dirname(folder)) {
    await chmod(folder, 0o711);
    if (folder === first) return;
  }
}

/** Gives a file or a whole folder to the account; does nothing when we run as ourselves. */
export async function give(path: string, account: Account | undefined): Promise<void> {
  if (!account) return;
  await lchown(path, account.uid, account.gid);
  if (!(await lstat(path)).isDirectory()) return;
  for (const name of await readdir(path)) await give(join(path, name), account);
}

/** PostgreSQL reads PG* variables and the locale: it gets neither from whoever starts us. */
export const serverEnvironment = {
  PATH: process.env.PATH ?? '/usr/bin:/bin',
  LC_ALL: 'C',
  TZ: 'UTC',
};

/** Runs a program to its end as the account and collects what it prints. Never throws. */
export function runAs(account: Account | undefined, program: string, args: string[], cwd = '/'): Promise<{ ok: boolean; output: string }> {
  return new Promise((resolve) => {
    const child = spawn(program, args, {
      cwd,
      env: serverEnvironment,
      stdio: ['ignore', 'pipe', 'pipe'],
      ...(account && { uid: account.uid, gid: account.gid }),
    });
    let output = '';
    child.stdout.on('data', (chunk) => (output += chunk));
    child.stderr.on('data', (chunk) => (output += chunk));
    child.on('error', (error) => resolve({ ok: false, output: error.message }));
    child.on('close', (code) => resolve({ ok: code === 0, output: output.trim() }));
  });
}
