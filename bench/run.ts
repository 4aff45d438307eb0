import { execFileSync } from 'node:child_process';
import { readdir, writeFile } from 'node:fs/promises';
import { availableParallelism, cpus, totalmem } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { sizes, type Bench, type Case, type Prepared, type Report, type Sample, type Size } from './contract.ts';
import { databaseVersions } from './database.ts';
import { cellsOf, judge, ratiosOf, unsteady, type Rounds } from './figures.ts';
import { readPeers, withPeers } from './peers.ts';

/** `npm run bench -- <name> [--size full|tenth|smoke] [--rounds 5] [--peer targets.json] --out file.json`; exit 1 when a check differs. */
const say = (line: string) => void process.stderr.write(`${line}\n`);

async function names(): Promise<string[]> {
  const entries = await readdir(import.meta.dirname, { withFileTypes: true });
  return entries.filter((entry) => entry.isDirectory()).map((entry) => entry.name);
}

const isSize = (value: string): value is Size => sizes.some((size) => size === value);

/** Targets take turns within a round, and the first turn moves on: whoever runs first never profits from it alone. */
async function measure(one: Case, count: number): Promise<Rounds> {
  const targets = Object.entries(one.targets);
  const rounds = new Map<string, Sample[]>(targets.map(([target]) => [target, []]));
  for (let round = 0; round < count; round += 1) {
    for (let turn = 0; turn < targets.length; turn += 1) {
      const [target, work] = targets[(turn + round) % targets.length] ?? [];
      if (target !== undefined && work !== undefined) rounds.get(target)?.push(await work());
    }
  }
  return rounds;
}

async function measured(one: Case, count: number): Promise<Rounds> {
  say(`  ${one.name} …`);
  const first = await measure(one, count);
  if (!unsteady(first)) return first;
  say('    the limit wandered by more than twice; once more');
  return measure(one, count);
}

async function run(name: string, prepared: Prepared, cases: readonly Case[], size: Size, rounds: number): Promise<Report> {
  const results: (readonly [Case, Rounds])[] = [];
  for (const one of cases) results.push([one, await measured(one, rounds)]);
  const ratios = results.flatMap(([one, figures]) => ratiosOf(one, figures));
  return {
    name,
    commit: commitOf(),
    size,
    machine: {
      cpu: cpus()[0]?.model ?? 'unknown',
      cores: availableParallelism(),
      memGB: Math.round(totalmem() / 2 ** 30),
      node: process.versions.node,
      pg: databaseVersions(),
    },
    rounds,
    cells: results.flatMap(([one, figures]) => cellsOf(one, figures)),
    ratios,
    checks: [...(await prepared.checks()), ...judge(prepared.goals, ratios)],
  };
}

function commitOf(): string {
  try {
    return execFileSync('git', ['rev-parse', '--short', 'HEAD'], {
      cwd: import.meta.dirname,
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'ignore'],
    }).trim();
  } catch {
    return 'unknown';
  }
}

function show(report: Report): void {
  for (const { case: name, over, median, min, max } of report.ratios)
    say(`  ${name}: ${median.toFixed(2)} × ${over} (${min.toFixed(2)}–${max.toFixed(2)})`);
  for (const check of report.checks)
    say(
      `  ${check.ok ? 'ok  ' : 'FAIL'} ${check.name}${check.ok ? '' : `: expected ${JSON.stringify(check.expected)}, got ${JSON.stringify(check.got)}`}`,
    );
}

async function main(): Promise<number> {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: {
      size: { type: 'string', default: 'smoke' },
      rounds: { type: 'string', default: '5' },
      peer: { type: 'string' },
      out: { type: 'string' },
    },
  });
  const known = await names();
  const [name = ''] = positionals;
  const rounds = Number(values.rounds);
  const { size } = values;
  if (!known.includes(name) || !isSize(size) || !Number.isInteger(rounds) || rounds < 1) {
    say(`npm run bench -- <${known.join('|')}> [--size full|tenth|smoke] [--rounds 5] [--peer targets.json] [--out file.json]`);
    return 2;
  }
  const { bench } = (await import(join(import.meta.dirname, name, 'bench.ts'))) as { bench: Bench };
  const peers = values.peer === undefined ? [] : await readPeers(values.peer);
  say(`${name}, ${size}, ${rounds} rounds: building the data …`);
  const prepared = await bench.prepare({ size, say });
  try {
    const cases = prepared.cases.map((one) => withPeers(one, peers, size));
    const report = await run(name, prepared, cases, size, rounds);
    show(report);
    const text = `${JSON.stringify(report, null, 2)}\n`;
    if (values.out === undefined) process.stdout.write(text);
    else await writeFile(values.out, text);
    return report.checks.every((check) => check.ok) ? 0 : 1;
  } finally {
    await prepared.stop();
  }
}

process.exit(await main());
