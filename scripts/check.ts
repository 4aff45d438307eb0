import { spawn } from 'node:child_process';
import { availableParallelism } from 'node:os';

/** The quick part of the proof: types, lint, the order of the house. `npm run check`; also the first part of `npm test`. */
export interface CheckResult {
  readonly name: string;
  readonly ok: boolean;
  readonly output: string;
}

const checks: readonly (readonly [string, string, readonly string[]])[] = [
  ['types: server', 'tsc', ['-p', 'tsconfig.server.json']],
  ['types: browser', 'tsc', ['-p', 'tsconfig.web.json']],
  ['lint', 'oxlint', ['--deny-warnings', 'src', 'scripts', 'e2e', 'bench']],
  ['format', 'oxfmt', ['--check', 'src', 'scripts', 'e2e', 'bench']],
  ['docs drift', 'node', ['scripts/docs.ts']],
  ['schema drift', 'node', ['scripts/schema.ts']],
  ['structure', 'vitest', ['run', 'scripts/structure', '--config', 'vitest.quick.config.ts', '--reporter=dot']],
];

function run(name: string, command: string, args: readonly string[]): Promise<CheckResult> {
  return new Promise((resolve) => {
    const child = spawn(command, args, { env: { ...process.env, NO_COLOR: '1', FORCE_COLOR: '0' } });
    let output = '';
    child.stdout.on('data', (chunk: Buffer) => (output += chunk.toString()));
    child.stderr.on('data', (chunk: Buffer) => (output += chunk.toString()));
    child.on('error', (error) => resolve({ name, ok: false, output: error.message }));
    child.on('close', (code) => resolve({ name, ok: code === 0, output }));
  });
}

export async function runChecks(say: (line: string) => void): Promise<CheckResult[]> {
  const results: CheckResult[] = [];
  const queue = [...checks];
  const worker = async () => {
    for (let next = queue.shift(); next; next = queue.shift()) {
      const result = await run(...next);
      say(`${result.ok ? 'ok  ' : 'FAIL'} ${result.name}`);
      if (!result.ok) say(result.output.trim().split('\n').slice(-60).join('\n'));
      results.push(result);
    }
  };
  await Promise.all(Array.from({ length: Math.min(2, availableParallelism()) }, worker));
  return results;
}

if (import.meta.main) {
  const results = await runChecks((line) => process.stdout.write(`${line}\n`));
  const failed = results.filter((result) => !result.ok).length;
  process.stdout.write(`${results.length - failed} passed, ${failed} failed\n`);
  process.exit(failed === 0 ? 0 : 1);
}
