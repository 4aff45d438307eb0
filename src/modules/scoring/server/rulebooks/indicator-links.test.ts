import { afterAll, beforeAll, expect, test } from 'vitest';
import { testApp, type TestApp, type Visitor } from '#app/testing/harness.ts';
import { readWorkbook } from '#platform/workbook/read.ts';
import { rulebookApi } from '../../rulebook/contract.ts';
import { bookRefusals as refusals } from '../../rulebook/refusals.ts';
import { saveBook } from '../testing.ts';

/** What feeds the figures of a table: indicators of its authority and year, by code. */
let app: TestApp;
let standing: Visitor;

beforeAll(async () => {
  app = await testApp({ today: '2022-06-10' });
  standing = await app.as('thuongtruc');
});
afterAll(() => app.close());

const book = (id: string) => standing.call(rulebookApi.rulebook, { params: { id } });
async function send(name: string, bytes: Uint8Array | string) {
  const form = new FormData();
  form.append('file', new Blob([typeof bytes === 'string' ? bytes : new Uint8Array(bytes)]), name);
  return standing.try(rulebookApi.readFile, { body: form as never });
}

test('a figure names an indicator of the year in its own unit: else a problem at the figure, while typing, at publishing, in a file', async () => {
  const made = { from: 'template', template: 'tu-phap-2022', title: 'Lấy từ chỉ số', year: 2022 } as const;
  const { id } = await standing.call(rulebookApi.create, { body: made });
  const first = (await book(id)).book.facts.length;
  const { sources } = await book(id);
  expect(sources.find((one) => one.code === 'disbursement')).toMatchObject({ unit: 'percent' });
  const part = sources.find((one) => one.code.startsWith('disbursement.'));
  expect(part).toMatchObject({ unit: null });
  const fact = (code: string, unit: string, indicator: string | null) => ({ code, title: 'Giải ngân', unit, indicator });
  const facts = [
    fact('a', 'percent', 'disbursement'),
    fact('b', 'percent', 'khong-co-chi-so'),
    fact('c', 'count', 'disbursement'),
    fact('d', 'dong', part?.code ?? ''),
    fact('e', 'flag', part?.code ?? ''),
    fact('f', 'count', null),
  ];
  await saveBook(standing, id, (draft) => ({ ...draft, book: { ...draft.book, facts: [...draft.book.facts, ...facts] } }));
  const found = async () => (await book(id)).problems.filter((one) => one.field.endsWith('.indicator')).map((one) => [one.field, one.code]);
  const wrong = [
    [`facts.${first + 1}.indicator`, refusals.noSuchIndicator.code],
    [`facts.${first + 2}.indicator`, refusals.indicatorUnit.code],
    [`facts.${first + 4}.indicator`, refusals.indicatorUnit.code],
  ];
  expect(await found()).toEqual(wrong);
  expect((await book(id)).problems.find((one) => one.field === `facts.${first + 1}.indicator`)?.message.vi).toContain('khong-co-chi-so');
  const out = await send('bang.xlsx', await standing.download(rulebookApi.workbook, { params: { id } }));
  expect(out.data.problems.filter((one) => one.message.vi.includes('khong-co-chi-so'))).toMatchObject([
    { sheet: 'Số liệu', cell: `H${first + 3}`, read: 'khong-co-chi-so', weight: 'warning' },
  ]);
  const file = { format: 'thidua/rulebook@1', id: 'x', title: 'x', authority: { name: 'A' }, year: 2022, groupKinds: ['block'] };
  const rest = { source: { citation: 'x', mark: 'synthetic' }, settings: { scale: 10 }, facts };
  const line = { code: 'I', title: 'x', max: 10, rule: { kind: 'manual' } };
  const json = await send('bang.json', JSON.stringify({ ...file, ...rest, criteria: [line] }));
  expect(json.data.problems.map((one) => one.cell)).toContain('facts[1].indicator');
});

test('what is wrong with a setting or a computed figure of a workbook names its cell', async () => {
  const made = { from: 'template', template: 'tu-phap-2022', title: 'Ô của thiết lập', year: 2022 } as const;
  const { id } = await standing.call(rulebookApi.create, { body: made });
  await saveBook(standing, id, (draft) => ({
    ...draft,
    book: {
      ...draft.book,
      rules: {
        ...draft.book.rules,
        complaintDays: 7,
        chain: {
          stages: [
            { stage: 'self', by: 'unit' },
            { stage: 'check', by: 'head' },
            { stage: 'final', by: 'unit' },
          ],
        },
        tieRules: [{ rule: 'women_share', atLeastPercent: '0' }],
      },
      derived: [...draft.book.derived, { code: 'tong', title: 'Tổng', unit: 'count', formula: 'khong_co + 1' }],
    },
  }));
  const sheets = await readWorkbook(await standing.download(rulebookApi.workbook, { params: { id } }));
  const rowOf = (name: string, label: string) =>
    sheets.find((sheet) => sheet.name === name)?.rows.find((row) => row.cells[0]?.content === label)?.number ?? 0;
  const out = await send('bang.xlsx', await standing.download(rulebookApi.workbook, { params: { id } }));
  const cells = out.data.problems.map((one) => `${one.sheet} ${one.cell}`);
  expect(cells).toContain(`Thiết lập B${rowOf('Thiết lập', 'Khi bằng điểm')}`);
  expect(cells).toContain(`Số liệu D${rowOf('Số liệu', 'tong')}`);
  expect(out.data.problems.filter((one) => one.cell === '')).toEqual([]);
});
