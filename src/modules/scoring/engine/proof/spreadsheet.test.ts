import { readFile } from 'node:fs/promises';
import { expect, test } from 'vitest';
import { compare, keptSeeds, keptWorkbook, office, recalculated, workbookOfSeeds } from './spreadsheet.ts';

/** `node src/modules/scoring/engine/proof/spreadsheet.ts` renews the kept workbook. */
test('the workbook LibreOffice computed once says what the engine says, to 0.01', async () => {
  const { compared, differences } = await compare(await readFile(keptWorkbook), keptSeeds);
  expect(differences).toEqual([]);
  expect(compared).toBeGreaterThan(1000);
});

test('LibreOffice computes other generated rulebooks to within 0.01 of the engine', { timeout: 180_000 }, async ({ annotate }) => {
  const seeds = Array.from({ length: 30 }, (_, index) => 20_000 + index);
  if (office === undefined) {
    await annotate('soffice is not installed: the live comparison with LibreOffice was left out; the kept workbook stands in');
    return;
  }
  const { compared, differences } = await compare(await recalculated(await workbookOfSeeds(seeds), office), seeds);
  expect(differences).toEqual([]);
  expect(compared).toBeGreaterThan(700);
});
