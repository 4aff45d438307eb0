import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { parseCases, parseLibrary, readLawFiles } from '../../load.ts';
import { Refusal } from '#platform/refusal.ts';
import { checkStandards } from '../check-standards.ts';
import { rulebookOf } from '../rulebook.ts';
import { allMutants, planted, type Mutant } from './mutants.ts';
import { allCases, ask, runValues } from './run-cases.ts';

const files = readLawFiles(fileURLToPath(new URL('../../../../../law', import.meta.url)));
const library = parseLibrary(files);
const written = parseCases(files);
const cases = allCases(rulebookOf(library), written);

/** Every n-th mutant; `LAW_MUTANTS=1 npx vitest run src/modules/law/engine/cases/mutants.test.ts` plants them all. */
const every = Number(process.env['LAW_MUTANTS'] ?? 6);

/** Does a case notice? Those about the award come first, so that most mistakes are found at once. */
function caught(mutant: Mutant): boolean {
  try {
    const copy = planted(library, mutant);
    checkStandards(copy);
    const book = rulebookOf(copy);
    if (runValues(book, written).some((one) => one.problem !== null)) return true;
    const near = cases.filter((one) => one.award === mutant.award);
    return [...near, ...cases.filter((one) => one.award !== mutant.award)].some((one) => ask(book, one) !== null);
  } catch (problem) {
    if (problem instanceof Refusal) return true;
    throw problem;
  }
}

test('cases notice at least 95 % of small mistakes planted in thresholds, operators and dates', () => {
  const mutants = allMutants(library).filter((_, at) => at % every === 0);
  const missed = mutants.filter((mutant) => !caught(mutant)).map((mutant) => mutant.name);
  if (process.env['LAW_MUTANTS'] !== undefined)
    process.stderr.write(`${mutants.length - missed.length} of ${mutants.length} caught\n${missed.join('\n')}\n`);
  expect(mutants.length).toBeGreaterThan(100);
  expect(missed.length / mutants.length, missed.join('\n')).toBeLessThanOrEqual(0.05);
}, 600_000);
