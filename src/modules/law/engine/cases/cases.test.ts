import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { parseLibrary, readLawFiles } from '../../load.ts';
import { rulebookOf } from '../rulebook.ts';
import { runCases } from './run-cases.ts';

const library = parseLibrary(readLawFiles(fileURLToPath(new URL('../../../../../law', import.meta.url))));

test('every case of law/cases answers as written, and every clause is shown met, unmet and not known', () => {
  const report = runCases(rulebookOf(library), library.cases);
  expect(report.failed.map((one) => `${one.name}: ${one.problem}`)).toEqual([]);
  expect(report.uncited).toEqual([]);
  expect(report.cases).toBeGreaterThanOrEqual(600);
});
