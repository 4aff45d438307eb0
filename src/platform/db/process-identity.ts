import { readFileSync, readdirSync } from 'node:fs';

/**
 * A process that cannot be mistaken for a later one that got the same pid: `<pid>-<birth>`,
 * birth in clock ticks since boot. Containers restart with the same small pids, so a bare pid
 * in a lock file would keep a dead owner alive for ever.
 */
export type ProcessIdentity = string;

/** @returns undefined when no such process runs (a zombie does not count as running) */
export function identify(pid: number): ProcessIdentity | undefined {
  const stat = readProc(pid, 'stat');
  // The command name may hold spaces and parentheses; what follows the last one is regular.
  const [state, ...rest] = stat?.slice(stat.lastIndexOf(')') + 2).split(' ') ?? [];
  if (state === undefined || state === 'Z' || state === 'X') return undefined;
  return `${pid}-${rest[18]}`;
}

export function isAlive(identity: ProcessIdentity): boolean {
  return identify(Number.parseInt(identity, 10)) === identity;
}

/** Whether the pid is taken at all, be it by a zombie or by somebody else's process. */
export function pidIsTaken(pid: number): boolean {
  return readProc(pid, 'stat') !== undefined;
}

/** The arguments a process was started with, or the title it gave itself; empty when it is gone. */
export function commandLine(pid: number): string[] {
  return (readProc(pid, 'cmdline') ?? '').split('\0');
}

export function allPids(): number[] {
  return readdirSync('/proc').map(Number).filter(Number.isInteger);
}

function readProc(pid: number, file: 'stat' | 'cmdline'): string | undefined {
  try {
    return readFileSync(`/proc/${pid}/${file}`, 'utf8');
  } catch {
    return undefined;
  }
}
