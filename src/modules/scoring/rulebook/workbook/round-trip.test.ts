import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { newId } from '#platform/ids.ts';
import { readWorkbook } from '#platform/workbook/read.ts';
import { blankDraft, itemsOfDraft, rowOfDraft } from '../draft.ts';
import { fileOf, rowsOf } from '../file.ts';
import { checkBook } from '../problems.ts';
import { rulebook as rulebookShape, type Rulebook, type RulebookFile } from '../../engine/rulebook.ts';
import { draft as draftShape, type Draft, type DraftItem } from '../bodies.ts';
import type { CellProblem } from '../shapes.ts';
import { rulebookSettings } from '../../shapes.ts';
import { exampleDraft } from './example.ts';
import { readBook } from './read-book.ts';
import { writeBook } from './write-book.ts';

const folder = join(import.meta.dirname, '../../../../../db/seed/rulebooks');
const files = readdirSync(folder).map((name) => ({ name, file: JSON.parse(readFileSync(join(folder, name), 'utf8')) as RulebookFile }));

const around = { code: 'x', authority: { id: 'a', name: 'A' }, versionNo: 1, settings: rulebookSettings.parse({}) };
const bookOf = ({ book, items }: Draft): Rulebook => rulebookShape.parse(fileOf(rowOfDraft(book, around), itemsOfDraft(items)));

function draftOfFile(file: RulebookFile): Draft {
  const parsed = rulebookShape.parse(file);
  const { book, items } = rowsOf(parsed, file, newId);
  return {
    book: { ...blankDraft('x', 2022).book, ...book, year: parsed.year } as Draft['book'],
    items: items.map(({ ord: _ord, ...item }) => item as DraftItem),
  };
}

async function back(draft: Draft): Promise<{ draft: Draft; problems: CellProblem[] }> {
  const problems: CellProblem[] = [];
  const read = readBook(await readWorkbook(await writeBook(draft)), 'Tên khác', 1999, { report: (one) => problems.push(one), newId });
  if (!read) throw new Error(JSON.stringify(problems));
  return { draft: read.draft, problems };
}

test.each(files)('$name goes into a workbook and comes back the same table', async ({ file }) => {
  const before = draftOfFile(file);
  const { draft, problems } = await back(before);
  expect(problems).toEqual([]);
  expect(bookOf(draft)).toEqual(bookOf(before));
  expect(draftShape.safeParse(draft).success).toBe(true);
});

test('the workbook to fill in is itself a table without problems but the measures and proofs it shows', async () => {
  const { draft, problems } = await back(exampleDraft(2022, newId));
  expect(problems).toEqual([]);
  expect(checkBook(rowOfDraft(draft.book, around), itemsOfDraft(draft.items), []).problems).toEqual([]);
});

test('every setting of the format survives the workbook', async () => {
  const start = exampleDraft(2022, newId);
  const before: Draft = {
    ...start,
    book: {
      ...start.book,
      titleEn: 'Sample',
      groupKinds: ['cluster', 'inner'],
      appliesTo: 'individual',
      complete: false,
      source: { citation: 'Quyết định 484', note: 'một phần', address: 'https://example.org' },
      validFrom: '2022-01-01',
      validTo: '2022-12-31',
      rules: {
        step: '0.25',
        decimals: 1,
        rounding: 'down',
        stepForComputed: true,
        bonusCap: '5',
        externalCap: '15',
        totalCap: '115',
        rescale: 'to_scale',
        missing: 'zero_when_closed',
        classification: {
          over: 'percent_of_scale',
          bands: [
            { code: 'A', title: 'Xuất sắc', from: '90', to: null },
            { code: 'B', title: 'Tốt', from: '70', to: '90' },
            { code: 'C', title: 'Còn lại', from: null, to: '70' },
          ],
          whenConditionFails: 'keep',
        },
        tieRules: [{ rule: 'women_share', atLeastPercent: '70' }, { rule: 'base_total' }],
        chain: {
          stages: [
            { stage: 'self', by: 'unit', days: 7 },
            { stage: 'department', by: 'department' },
            { stage: 'final', by: 'council' },
          ],
          parallelDepartments: false,
          returnTo: 'previous',
          restart: false,
        },
        departments: [{ code: 'PC', title: 'Vụ Pháp chế' }],
        othersRows: 'never',
        crossScoring: { scorersPerUnit: 3, combine: 'median', days: 5, criteria: ['I.3'] },
        complaintDays: 15,
      },
    },
  };
  const { draft, problems } = await back(before);
  expect(problems).toEqual([]);
  expect(bookOf(draft)).toEqual(bookOf(before));
  expect([draft.book.validFrom, draft.book.validTo]).toEqual(['2022-01-01', '2022-12-31']);
});
