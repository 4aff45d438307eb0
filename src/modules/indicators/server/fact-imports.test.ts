import { readFileSync } from 'node:fs';
import { writeXlsx } from 'hucre/xlsx';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { expectRefusal } from '#app/testing/harness.ts';
import { sql } from '#platform/db/database.ts';
import { commonRefusals } from '#platform/refusal.ts';
import { readWorkbook } from '#platform/workbook/read.ts';
import { workbookRefusals } from '#platform/workbook/refusals.ts';
import { indicatorsApi, indicatorsRefusals, type FactKind } from '../contract.ts';
import { factColumns } from '../fact-cells.ts';
import { app, closeStage, form, leader, neighbour, officer, openDesk, openStage, standing, unitId, upload, year } from './testing.ts';

beforeAll(async () => {
  await openStage();
  await openDesk();
});
afterAll(closeStage);

const example = (name: string) => readFileSync(new URL(`../../../../docs/formats/examples/${name}`, import.meta.url));
const sent = JSON.parse(example('indicators-list.json').toString()) as { year: number; name: string; rows: Record<string, unknown>[] };

const headings = ['Loại', 'Nội dung', 'Phân loại', 'Từ ngày', 'Hạn', 'Xong ngày', 'Cơ quan, tổ chức', 'Văn bản', 'Vượt cấp', 'Mốc thực hiện'];
type Value = string | number | Date | null;
const book = async (rows: Value[][], first = headings) =>
  new Uint8Array(await writeXlsx({ sheets: [{ name: 'Danh sách', rows: [['Danh sách theo dõi'], first, ...rows] as never }] }));
const send = (file: Uint8Array | string, name = 'danh-sach.xlsx') => upload(file, { about: 'facts' }, name);
const seen = async (id = '') => officer.call(indicatorsApi.importOne, { params: { id } });
const preview = async (file: Uint8Array | string, name?: string) => {
  const answer = await send(file, name);
  expect(answer.error).toBeUndefined();
  return seen(answer.id);
};
const apply = (it: { id: string; version: number }) => officer.call(indicatorsApi.apply, { params: { id: it.id }, body: { version: it.version } });
const undo = (id: string, version: number) => officer.try(indicatorsApi.undo, { params: { id }, body: { version, reason: 'Nhầm tệp' } });
const list = async (kind?: FactKind) =>
  (await officer.call(indicatorsApi.facts, { query: { year, unitId, limit: 200, ...(kind ? { kind } : {}) } })).rows;
const counted = async (code: string) =>
  Object.fromEntries((await form(5)).lines.find((line) => line.definition.code === code)?.live.map((one) => [one.part, one.amount]) ?? []);
const before = async () =>
  (await app.db.pool.query(`select id, title, category, state, done_on, version from indicators.fact where state <> 'WITHDRAWN' order by id`)).rows;

describe('a list from a file', () => {
  let id = '';
  let version = 0;

  test('the example of the manual is read whole; nothing changes until it is applied', async () => {
    const stood = await before();
    const it = await preview(example('indicators-list.csv'), 'indicators-list.csv');
    expect(it.problems).toEqual([]);
    expect(it).toMatchObject({ about: 'facts', state: 'PREVIEWED', way: 'csv', rowCount: 9, secretCount: 1, lines: [] });
    expect(it.facts.map((line) => [line.kind, line.verb])).toEqual([
      ['law-product', 'add'],
      ['law-product', 'add'],
      ['plan-part', 'add'],
      ['service', 'add'],
      ['complaint', 'add'],
      ['discipline', 'add'],
      ['streamlining', 'add'],
      ['digital-product', 'add'],
    ]);
    expect(it.facts[4]?.changes.map((one) => `${one.label.vi}: ${one.after.vi}`)).toEqual([
      'Ngày thụ lý: 09/05/2022',
      'Hạn giải quyết: 08/07/2022',
      'Cơ quan có thẩm quyền: Thanh tra',
      'Vượt cấp: có',
    ]);
    expect(await before()).toEqual(stood);
    id = it.id;
  });

  test('applied as a whole: facts wait for confirmation like any other, carry who and which import, and are counted', async () => {
    const cases = await counted('complaints');
    ({ version } = await apply(await seen(id)));
    const rows = await list();
    const mine = rows.filter((row) => row.importId === id);
    expect(mine).toHaveLength(8);
    expect(mine.every((row) => row.state === 'DECLARED' && row.declaredBy === 'Cán bộ TĐKT Cục BĐKH (mẫu)')).toBe(true);
    expect(mine.find((row) => row.kind === 'digital-product')?.milestones).toEqual([
      { title: 'Thiết kế', dueOn: '2022-03-31', doneOn: '2022-03-28' },
      { title: 'Vận hành thử', dueOn: '2022-09-30', doneOn: null },
    ]);
    const more = (part: string) => String(Number(cases[part]) + 1);
    expect(await counted('complaints')).toEqual({ ...cases, opened: more('opened'), pending: more('pending'), beyond: more('beyond') });
    // Entered by the unit, confirmed by nobody: a discipline fact does not count yet.
    expect(await counted('discipline')).toEqual({ confirmed: '0' });
    const traces = await app.look((tx) =>
      tx.many<{ action: string }>(sql`select action from audit.event where object_type = 'indicator_fact' and action = 'indicators.declareFact'`),
    );
    expect(traces.length).toBeGreaterThanOrEqual(8);
    expect((await upload(example('indicators-list.csv'), { about: 'facts' }, 'indicators-list.csv')).id).toBe(id);
  });

  test('rows of another system change what stands; left out places stay, and a confirmed fact waits for its head again', async () => {
    const land = (await list('law-product')).find((row) => row.title.startsWith('Dự án Luật Đất đai'));
    await leader.call(indicatorsApi.confirmFact, { params: { id: land?.id ?? '' }, body: { version: 0, source: 'Thủ trưởng', paper: '' } });
    const made = await officer.call(indicatorsApi.previewFacts, { body: { ...sent, unitId } as never });
    const it = await seen(made.id);
    expect(it.problems).toEqual([]);
    expect(it.facts.map((line) => line.verb)).toEqual(['change', 'add', 'same']);
    expect(it.facts[0]?.changes).toMatchObject([
      { label: { vi: 'Giai đoạn' }, before: { vi: 'Đang lấy ý kiến' }, after: { vi: 'Đã trình' } },
      { label: { vi: 'Ngày đã trình' }, before: { vi: '—' }, after: { vi: '30/05/2022' } },
    ]);
    const done = await apply(it);
    const now = (await list('law-product')).find((row) => row.id === land?.id);
    expect(now).toMatchObject({ state: 'DECLARED', category: 'submitted', doneOn: '2022-05-30', importId: it.id });
    expect((await officer.call(indicatorsApi.fact, { params: { id: land?.id ?? '' } })).versions.at(-1)?.reason).toContain(
      'Hệ thống theo dõi văn bản',
    );

    // What the first import entered was changed by the second: it cannot be pulled away beneath it.
    const early = await undo(id, version);
    expectRefusal(early, indicatorsRefusals.listBuiltOn);
    expect(early.refusal?.message.vi).toContain('Dự án Luật Đất đai');
    expect((await undo(it.id, done.version)).refusal).toBeUndefined();
    expect((await list('law-product')).find((row) => row.id === land?.id)).toMatchObject({ state: 'CONFIRMED', category: 'opinions', doneOn: null });
    expect((await list('complaint')).map((row) => row.title)).not.toContain('Khiếu nại về thu hồi đất');
  });

  test('undone as a whole, the list is what it was; the withdrawn rows stay readable with their reason', async () => {
    expectRefusal(await undo(id, version), indicatorsRefusals.listBuiltOn);
    const fresh = await preview(
      await book([
        ['Sản phẩm số', 'Bản đồ nền', null, null, null, null, null, null, null, 'Thiết kế'],
        ['complaint', 'Đơn mới', null, '10/05/2022'],
      ]),
    );
    const stood = await before();
    const done = await apply(fresh);
    expect(await before()).toHaveLength(stood.length + 2);
    expect((await undo(fresh.id, done.version)).refusal).toBeUndefined();
    expect(await before()).toEqual(stood);
    const gone = (await officer.call(indicatorsApi.facts, { query: { year, unitId, state: 'WITHDRAWN' } })).rows;
    expect(gone.find((row) => row.title === 'Bản đồ nền')).toMatchObject({ withdrawnReason: 'Nhầm tệp' });
  });
});

describe('each problem names its cell, and nothing is applied', () => {
  test('kinds, entries, days, places, doubles, formulas', async () => {
    const it = await preview(
      await book([
        ['Việc lạ', 'x'],
        ['Sản phẩm xây dựng pháp luật', '', 'Đang soạn thảo'],
        ['Sản phẩm xây dựng pháp luật', 'Luật A', 'Đang ngủ'],
        ['Sản phẩm xây dựng pháp luật', 'Luật B'],
        ['Sản phẩm xây dựng pháp luật', 'Luật C', 'drafting', '31/02/2022'],
        ['Sản phẩm xây dựng pháp luật', 'Luật D', 'drafting', '01/05/2022', null, '01/04/2022'],
        ['Vi phạm kỷ luật, kỷ cương', 'x', 'Uống rượu bia', '04/06/2022', null, null, 'Thanh tra'],
        ['Bước sắp xếp tổ chức, tinh giản', 'Bước 1', 'Đã trình', null, '30/06/2022'],
        ['Sản phẩm số', 'Cổng', null, null, null, null, null, null, null, 'Thiết kế | mai'],
        ['Phần của kế hoạch cải cách, chuyển đổi số', 'a', 'Quy trình', null, null, null, null, 'Trang 1'],
        ['Phần của kế hoạch cải cách, chuyển đổi số', 'b', 'Quy trình', null, null, null, null, 'Trang 2'],
        ['Vụ việc khiếu nại, tố cáo', 'Đơn', null, 44567],
        ['Vụ việc khiếu nại, tố cáo', 'Đơn\u202E', null, '04/05/2022'],
      ]),
    );
    const at = (place: string) => it.problems.find((one) => one.place === place)?.message.vi;
    expect(at('A3')).toContain('Không có loại “Việc lạ”. Có: Sản phẩm xây dựng pháp luật');
    expect(at('B4')).toBe('Chưa ghi nội dung.');
    expect(at('C5')).toContain('Không có mục “Đang ngủ”. Có: Chưa bắt đầu');
    expect(at('C6')).toBe('Còn thiếu: Giai đoạn.');
    expect(at('D7')).toContain('“31/02/2022” không phải ngày');
    expect(at('F8')).toContain('trước ngày bắt đầu');
    expect(at('D9')).toContain('tương lai');
    expect(at('C10')).toContain('không dùng cột này');
    expect(at('J11')).toContain('Thiết kế | mai');
    expect(at('B13')).toBe('Trùng với dòng 12.');
    expect(at('D14')).toContain('“44567” không phải ngày');
    expect(at('B15')).toContain('ký tự ẩn');
    expectRefusal(
      await officer.try(indicatorsApi.apply, { params: { id: it.id }, body: { version: it.version } }),
      indicatorsRefusals.importHasProblems,
    );
  });

  test('a row of another unit is refused; the list taken out by Excel comes back in as it stands', async () => {
    const other = await preview(
      await book([['Cục Viễn thám quốc gia', 'complaint', 'Đơn', '04/05/2022']], ['Đơn vị', 'Loại', 'Nội dung', 'Từ ngày']),
    );
    expect(other.problems[0]).toMatchObject({ place: 'A3' });
    const out = await officer.download(indicatorsApi.facts, { query: { year, unitId } });
    expect((await readWorkbook(out)).flatMap((sheet) => sheet.rows.flatMap((row) => row.cells.map((cell) => cell.content)))).toContain(
      'Thiết kế | 31/03/2022 | 28/03/2022; Vận hành thử | 30/09/2022',
    );
    const back = await preview(new Uint8Array(out), 'xuat.xlsx');
    expect(back.problems).toEqual([]);
    expect(back.facts.length).toBeGreaterThan(5);
    expect(back.facts.every((line) => line.verb === 'same')).toBe(true);
  });

  test('over HTTP the place is the row and the name of the field', async () => {
    const rows = [{ kind: 'law-product', title: 'Luật', category: 'drafting', beginsOn: 'hôm qua' }];
    const { id } = await officer.call(indicatorsApi.previewFacts, { body: { unitId, year, rows } });
    expect((await seen(id)).problems[0]).toMatchObject({ place: 'rows.0.beginsOn', row: 1 });
    expectRefusal(
      await officer.try(indicatorsApi.previewFacts, { body: { unitId, year, rows: [{ title: 'tên mật', secret: true }] } }),
      commonRefusals.invalidInput,
    );
  });

  test('a fact that a source confirmed is not changed by a file', async () => {
    const words = { title: 'Hút thuốc', category: 'smoking', beginsOn: '2022-05-11', body: 'Thanh tra Bộ', paper: '15/KL-TTr' };
    const made = await standing.call(indicatorsApi.declareFact, { body: { unitId, year, kind: 'discipline', ...words } as never });
    await leader.call(indicatorsApi.confirmFact, { params: { id: made.id }, body: { version: 0, source: 'Thanh tra Bộ', paper: '' } });
    const row = ['Vi phạm kỷ luật, kỷ cương', 'Hút thuốc', 'Hút thuốc lá', '11/05/2022', null, null];
    const same = await preview(await book([[...row, 'Thanh tra Bộ', '15/KL-TTr']]));
    expect(same.facts.map((line) => line.verb)).toEqual(['same']);
    const it = await preview(await book([[...row, 'Tổ tự kiểm tra', '15/KL-TTr']]));
    expect(it.problems).toMatchObject([{ place: 'B3', message: { vi: indicatorsRefusals.onlyStanding.vi } }]);
  });
});

describe('walls and limits', () => {
  test('only the desk of the unit imports, and only in a year it is followed', async () => {
    const rows = [{ kind: 'complaint', title: 'Đơn', beginsOn: '2022-05-04' }];
    expectRefusal(await neighbour.try(indicatorsApi.previewFacts, { body: { unitId, year, rows } }), indicatorsRefusals.notYourUnit);
    expectRefusal(await standing.try(indicatorsApi.previewFacts, { body: { unitId, year, rows } }), commonRefusals.notYourRole);
    expectRefusal(await officer.try(indicatorsApi.previewFacts, { body: { unitId, year: 2021, rows } }), indicatorsRefusals.notTracked);
  });

  test('between preview and apply the list moved: refused, nothing written', async () => {
    const it = await preview(
      await book([
        ['complaint', 'Đơn A', null, '02/05/2022'],
        ['complaint', 'Đơn B', null, '02/05/2022'],
      ]),
    );
    await officer.call(indicatorsApi.declareFact, { body: { unitId, year, kind: 'complaint', title: 'đơn b', beginsOn: '2022-05-02' } as never });
    const answer = await officer.try(indicatorsApi.apply, { params: { id: it.id }, body: { version: it.version } });
    expectRefusal(answer, indicatorsRefusals.listMoved);
    expect(answer.refusal?.message.vi).toContain('dòng 4');
    expect((await list('complaint')).map((row) => row.title)).not.toContain('Đơn A');
  });

  test('the same rows previewed twice are applied once', async () => {
    const file = await book([['complaint', 'Đơn lặp', null, '03/05/2022']]);
    const [one, two] = [await preview(file), await preview(file)];
    await apply(one);
    expectRefusal(
      await officer.try(indicatorsApi.apply, { params: { id: two.id }, body: { version: two.version } }),
      indicatorsRefusals.alreadyImported,
    );
    const figures = { unitId, year, rows: [{ month: 5, code: 'disbursement', part: 'planned', amount: 7 }] };
    const [first, second] = [
      await officer.call(indicatorsApi.previewFacts, {
        body: { unitId, year, rows: [{ kind: 'complaint', title: 'Qua HTTP', beginsOn: '2022-05-03' }] },
      }),
      await officer.call(indicatorsApi.preview, { body: figures }),
    ];
    const again = await officer.call(indicatorsApi.preview, { body: figures });
    await apply(await seen(first.id));
    await apply(await seen(second.id));
    expectRefusal(await officer.try(indicatorsApi.apply, { params: { id: again.id }, body: { version: 0 } }), indicatorsRefusals.alreadyImported);
  });

  test('a file without the headings, with too many rows or too large is refused by name before it is unpacked', async () => {
    expect((await send('Tháng;Mã chỉ số\n5;a', 'a.csv')).error?.message.vi).toContain('“Loại”, “Nội dung”');
    expect((await send(`Loại;Nội dung\n${'complaint;a\n'.repeat(501)}`, 'a.csv')).error?.message.vi).toContain('500 dòng');
    const wide = await writeXlsx({ sheets: [{ name: 'A', rows: Array.from({ length: 200_000 }, (_, index) => [index]) }] });
    const rss = process.memoryUsage().rss;
    expect((await send(new Uint8Array(wide))).error?.code).toBe(workbookRefusals.tooManyRows.code);
    expect(process.memoryUsage().rss - rss).toBeLessThan(100 * 1024 * 1024);
  }, 60_000);

  test('the largest list goes in and out as one', async () => {
    const stood = await before();
    const it = await preview(await book(Array.from({ length: 500 }, (_, index) => ['streamlining', `Bước số ${index}`, null, null, '30/06/2022'])));
    expect(it.facts).toHaveLength(500);
    const done = await apply(it);
    expect(await before()).toHaveLength(stood.length + 500);
    expect((await undo(it.id, done.version)).refusal).toBeUndefined();
    expect(await before()).toEqual(stood);
  }, 120_000);

  test('the template tells every kind with its entries, and its headings are those that are read', async () => {
    const book = await officer.download(indicatorsApi.factsTemplate, { params: { unitId, year } });
    const empty = await send(book, 'mau.xlsx');
    expect(empty.error?.code).toBe(indicatorsRefusals.noRows.code);
    const names = Object.values(factColumns).map((column) => column.vi);
    const [sheet, help] = await readWorkbook(book);
    expect(sheet?.rows[0]?.cells.map((cell) => cell.content)).toEqual(names.filter((name) => name !== 'Đơn vị'));
    const text = help?.rows.map((row) => row.cells.map((cell) => cell.content).join('|')).join('\n') ?? '';
    expect(text).toContain('Mức độ 4');
    expect(text).toContain('Đi muộn, về sớm');
  });

  test('marked rows leave nothing but a count, anywhere', async () => {
    const first = [...headings, 'Bí mật nhà nước'];
    const it = await preview(
      await book(
        [
          ['complaint', 'tên vụ việc mật', null, '04/05/2022', null, null, null, null, null, null, 'x'],
          ['complaint', 'Đơn thường', null, '06/05/2022'],
        ],
        first,
      ),
    );
    expect(it).toMatchObject({ secretCount: 1, rowCount: 2 });
    await apply(it);
    for (const table of ['indicators.import', 'indicators.fact', 'indicators.fact_version', 'audit.event', 'platform.idempotency']) {
      const { rows } = await app.db.pool.query(`select 1 from ${table} t where t::text like '%vụ việc mật%'`);
      expect(rows, table).toEqual([]);
    }
  });
});
