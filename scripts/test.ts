import { spawn } from 'node:child_process';
import { chmod, mkdtemp, readFile, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { runChecks } from './check.ts';

/** Everything CI runs: checks, rules and HTTP on a real database, browser stories. Ends with `N passed, N failed` alone on a line. */
interface Tally {
  passed: number;
  failed: number;
}

const say = (line: string) => process.stdout.write(`${line}\n`);

function exec(command: string, args: readonly string[]): Promise<number> {
  return new Promise((resolve) => {
    const child = spawn(command, args, { stdio: 'inherit' });
    child.on('error', () => resolve(1));
    child.on('close', (code) => resolve(code ?? 1));
  });
}

/** A runner that stopped before it could count is a failure, not zero tests. */
function judged(tally: Tally, code: number): Tally {
  return code !== 0 && tally.failed === 0 ? { ...tally, failed: 1 } : tally;
}

async function readJson<T>(file: string): Promise<T | undefined> {
  return readFile(file, 'utf8').then(
    (text) => JSON.parse(text) as T,
    () => undefined,
  );
}

async function vitest(folder: string): Promise<Tally> {
  const file = join(folder, 'vitest.json');
  const code = await exec('vitest', ['run', '--reporter=default', '--reporter=json', `--outputFile.json=${file}`]);
  const report = await readJson<{ numPassedTests: number; numFailedTests: number }>(file);
  return judged({ passed: report?.numPassedTests ?? 0, failed: report?.numFailedTests ?? 0 }, code);
}

async function playwright(folder: string): Promise<Tally> {
  const file = join(folder, 'playwright.json');
  process.env['PLAYWRIGHT_JSON_OUTPUT_NAME'] = file;
  const code = await exec('playwright', ['test', '--reporter=list,json']);
  const report = await readJson<{ stats: { expected: number; unexpected: number; flaky: number } }>(file);
  return judged({ passed: report?.stats.expected ?? 0, failed: (report?.stats.unexpected ?? 0) + (report?.stats.flaky ?? 0) }, code);
}

/** Rounds of kill -9 while rows are being written, and a control that must lose: one promise, one test. */
async function durability(): Promise<Tally> {
  const code = await exec('node', ['scripts/kill-test.ts', '--rounds', '100']);
  return code === 0 ? { passed: 1, failed: 0 } : { passed: 0, failed: 1 };
}

/** Every benchmark at its smallest: same results from every target, and not far from the limit. One benchmark, one test. */
async function benchmarks(folder: string): Promise<Tally> {
  const tally = { passed: 0, failed: 0 };
  for (const entry of await readdir('bench', { withFileTypes: true })) {
    if (!entry.isDirectory()) continue;
    const code = await exec('node', ['bench/run.ts', entry.name, '--size', 'smoke', '--rounds', '3', '--out', join(folder, `${entry.name}.json`)]);
    if (code === 0) tally.passed += 1;
    else tally.failed += 1;
  }
  return tally;
}

const folder = await mkdtemp(join(tmpdir(), 'thidua-run-'));
// The database's own account must be able to pass through.
await chmod(folder, 0o755);
process.env['THIDUA_E2E_DATA'] = join(folder, 'data');
const checks = await runChecks(say);
const tallies: Tally[] = [{ passed: checks.filter((check) => check.ok).length, failed: checks.filter((check) => !check.ok).length }];
tallies.push(await vitest(folder));
tallies.push(await playwright(folder));
tallies.push(await durability());
tallies.push(await benchmarks(folder));
await rm(folder, { recursive: true, force: true });
const passed = tallies.reduce((sum, tally) => sum + tally.passed, 0);
const failed = tallies.reduce((sum, tally) => sum + tally.failed, 0);
say(`${passed} passed, ${failed} failed`);
process.exit(failed === 0 ? 0 : 1);
