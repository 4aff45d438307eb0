import { execFile } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { promisify } from 'node:util';
import { z } from 'zod';
import type { Case, Sample, Size } from './contract.ts';

/** Programs of others that do the same work: `{ peers: [{ name, case, command, cwd }] }`. */
const peersFile = z
  .object({
    peers: z.array(
      z.object({ name: z.string().min(1), case: z.string().min(1), command: z.array(z.string()).min(1), cwd: z.string().optional() }).strict(),
    ),
  })
  .strict();
export type Peer = z.output<typeof peersFile>['peers'][number];

const sample = z.object({
  rps: z.number().positive().optional(),
  ms: z.number().positive().optional(),
  p50: z.number().optional(),
  p95: z.number().optional(),
  p99: z.number().optional(),
  errors: z.number().optional(),
  bytes: z.number().optional(),
  rssMB: z.number().optional(),
});

export async function readPeers(file: string): Promise<Peer[]> {
  return peersFile.parse(JSON.parse(await readFile(file, 'utf8'))).peers;
}

/** Adds the peers of a case as targets. A peer is a command that prints one sample as JSON on its last line. */
export function withPeers(one: Case, peers: readonly Peer[], size: Size): Case {
  const own = peers.filter((peer) => peer.case === one.name);
  return { ...one, targets: { ...one.targets, ...Object.fromEntries(own.map((peer) => [peer.name, () => runPeer(peer, size)])) } };
}

async function runPeer(peer: Peer, size: Size): Promise<Sample> {
  const [command = '', ...args] = peer.command;
  const env = { ...process.env, BENCH_SIZE: size, BENCH_CASE: peer.case };
  const { stdout } = await promisify(execFile)(command, args, { env, maxBuffer: 2 ** 26, ...(peer.cwd === undefined ? {} : { cwd: peer.cwd }) });
  return sample.parse(JSON.parse(stdout.trim().split('\n').at(-1) ?? ''));
}
