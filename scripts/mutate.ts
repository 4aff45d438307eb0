import { cp, mkdtemp, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { glob } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { setTimeout } from 'node:timers/promises';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { createVitest } from 'vitest/node';
import { applied, mutantsOf, type Mutant } from './mutate/mutants.ts';

/**
 * `node scripts/mutate.ts [--sample 300] [--seed 1] [--only score.ts] [--show]`: changes the scoring engine in many small ways, one at a
 * time in a copy of the tree, and counts how many of the changes its tests notice. The same sample and seed try the same changes.
 * A change under which the tests do not come to an end is noticed too. Exit 1 below 85 %.
 */
const root = join(import.meta.dirname, '..');
const engine = 'src/modules/scoring/engine';
const goal = 85;

/** Refusal sentences, shapes that zod checks and code of tests have no rules of their own to break; LibreOffice judges the workbook. */
const leftOut = /\.test\.ts$|\/workbook\/|\/factory\.ts$|\/proof\/|problems\.ts$|rule-kinds\.ts$|settings\.ts$|rulebook\.ts$|facts\.ts$|result\.ts$/;

interface Target extends Mutant {
  readonly file: string;
  readonly line: number;
}

async function allMutants(only: string): Promise<Target[]> {
  const files: string[] = [];
  for await (const file of glob(`${engine}/**/*.ts`, { cwd: root })) if (!leftOut.test(file) && file.includes(only)) files.push(file);
  const targets: Target[] = [];
  for (const file of files.toSorted()) {
    const code = await readFile(join(root, file), 'utf8');
    for (const mutant of mutantsOf(code)) targets.push({ ...mutant, file, line: code.slice(0, mutant.start).split('\n').length });
  }
  return targets;
}

/** The same choice for the same seed, spread over all files. */
function sample(targets: readonly Target[], size: number, seed: number): Target[] {
  if (size >= targets.length) return [...targets];
  const step = targets.length / size;
  return Array.from({ length: size }, (_, index) => targets[Math.floor(index * step + ((seed * 0.618) % 1) * step)]).filter(
    (one) => one !== undefined,
  );
}

async function copyOfTree(): Promise<string> {
  const copy = await mkdtemp(join(tmpdir(), 'thidua-mutate-'));
  for (const part of ['package.json', 'src/platform', 'src/modules/scoring', 'docs/formats'])
    await cp(join(root, part), join(copy, part), { recursive: true });
  for (const part of ['node_modules', 'db']) await symlink(join(root, part), join(copy, part));
  return copy;
}

interface Runner {
  /** Whether a test fails; throws when they do not end in time. */
  readonly fails: (within: number) => Promise<boolean>;
  readonly changed: (path: string) => void;
  readonly why: () => string;
  readonly close: () => Promise<void>;
}

async function runnerOf(copy: string): Promise<Runner> {
  const vitest = await createVitest('test', {
    root: copy,
    config: false,
    watch: true,
    include: [`${engine}/**/*.test.ts`],
    exclude: [`${engine}/proof/spreadsheet.test.ts`],
    pool: 'threads',
    maxWorkers: 1,
    isolate: false,
    bail: 1,
    // Hundreds of made-up cases each: what they notice, the second implementation notices with fewer.
    testNamePattern: /^(?!.*(?:is among them|the order of entry|one place of a right rulebook|whatever the facts|any text is read))/,
    reporters: [{}],
    // On a busy machine a test takes longer than people expect; what does not end at all is stopped from outside.
    testTimeout: 120_000,
  });
  const specifications = await vitest.globTestSpecifications();
  const run = async (): Promise<boolean> => {
    const { testModules, unhandledErrors } = await vitest.runTestSpecifications(specifications, true);
    return unhandledErrors.length > 0 || testModules.some((one) => one.state() === 'failed');
  };
  return {
    fails: (within) => Promise.race([run(), setTimeout(within, null, { ref: false }).then(() => Promise.reject(new Error(late)))]),
    changed: (path) => void vitest.invalidateFile(path),
    why: () =>
      vitest.state
        .getTestModules()
        .flatMap((one) => [...one.errors(), ...[...one.children.allTests('failed')].flatMap((test) => test.result().errors ?? [])])
        .map((error) => error.message)
        .join('\n'),
    close: () => Promise.race([vitest.close(), setTimeout(10_000, undefined, { ref: false })]),
  };
}

const late = 'the tests did not end in time';

async function main(): Promise<number> {
  const { values } = parseArgs({
    options: {
      sample: { type: 'string', default: '300' },
      seed: { type: 'string', default: '1' },
      only: { type: 'string', default: '' },
      show: { type: 'boolean', default: false },
    },
  });
  const everything = await allMutants(values.only);
  const chosen = sample(everything, Number(values.sample), Number(values.seed));
  const copy = await copyOfTree();
  process.env.THIDUA_GENERATED = '100';
  let runner = await runnerOf(copy);
  const survivors: Target[] = [];
  try {
    const start = performance.now();
    if (await runner.fails(600_000)) throw new Error(`the tests fail before anything is changed: ${runner.why()}`);
    const within = Math.max(60_000, 10 * (performance.now() - start));
    const noticed = async (path: string): Promise<boolean> => {
      try {
        runner.changed(path);
        return await runner.fails(within);
      } catch (error) {
        if ((error as Error).message !== late) throw error;
        await runner.close();
        runner = await runnerOf(copy);
        return true;
      }
    };
    for (const [at, target] of chosen.entries()) {
      const path = join(copy, target.file);
      const code = await readFile(join(root, target.file), 'utf8');
      await writeFile(path, applied(code, target));
      if (!(await noticed(path))) {
        survivors.push(target);
        if (values.show) process.stdout.write(`${target.file}:${target.line}: ${target.says}\n`);
      }
      await writeFile(path, code);
      runner.changed(path);
      if ((at + 1) % 25 === 0) process.stderr.write(`${at + 1}/${chosen.length}, ${survivors.length} survived\n`);
    }
  } finally {
    await runner.close();
    await rm(copy, { recursive: true, force: true });
  }
  const score = (100 * (chosen.length - survivors.length)) / chosen.length;
  process.stdout.write(
    `${chosen.length} of ${everything.length} changes tried, ${chosen.length - survivors.length} noticed: ${score.toFixed(1)} % (goal ${goal} %)\n`,
  );
  return score >= goal ? 0 : 1;
}

process.exit(await main());
