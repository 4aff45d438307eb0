import { afterAll, beforeAll, expect, test } from 'vitest';
import { expectRefusal, testApp, type TestApp, type Visitor } from '#app/testing/harness.ts';
import { sql } from '#platform/db/database.ts';
import { newId } from '#platform/ids.ts';
import { recordRefusals, recordsApi } from '../contract.ts';
import { sheets, type SheetKey } from '../sheets.ts';
import { person, put, rating } from './testing.ts';
import { writeWorkbook } from './workbook.ts';

let app: TestApp;
let officer: Visitor;
let other: Visitor;
let an: string;
const unit = 'Cục Viễn thám quốc gia';

beforeAll(async () => {
  app = await testApp({ today: '2022-12-20' });
  officer = await app.as('canbo.cuc-vt');
  other = await app.as('canbo.cuc-tnn');
  an = await person(app, 'Đặng Thị Thử Ân');
});
afterAll(() => app.close());

type Cells = Readonly<Record<string, string | number>>;
const book = (rows: Partial<Record<SheetKey, readonly Cells[]>>) =>
  writeWorkbook(
    Object.entries(rows).map(([key, list]) => {
      const { title, columns } = sheets[key as SheetKey];
      return { name: title, columns, rows: list.map((row) => columns.map((column) => row[column.key] ?? null)) };
    }),
  );

let count = 0;
/** Sends a workbook as the browser does. */
function send(bytes: Uint8Array, as = officer, name = `ho-so-${(count += 1)}.xlsx`) {
  const form = new FormData();
  form.append('file', new Blob([Buffer.from(bytes)]), name);
  return as.try(recordsApi.upload, { body: form as never });
}
const look = (id: string) => officer.call(recordsApi.import, { params: { id } });
const upload = async (rows: Partial<Record<SheetKey, readonly Cells[]>>) => {
  const answer = await send(await book(rows));
  expect(answer.refusal).toBeUndefined();
  return look(answer.data.id);
};
const record = (id: string) => officer.call(recordsApi.person, { params: { id } });

test('a file is checked cell by cell, applied as a whole and undone as a whole', async () => {
  const file = await upload({
    AWARD: [
      { fullName: 'Đặng Thị Thử Ân', unit, award: 'CSTĐ cơ sở', year: 2019, number: '700/QĐ-CVT', decidedOn: '12/2019' },
      { fullName: 'Phan Văn Thử Mới', unit, title: 'Chuyên viên', award: 'Lao động tiên tiến', year: '2020' },
    ],
    RATING: [
      { fullName: 'Đặng Thị Thử Ân', unit: 'cuc vien tham quoc gia', year: 2019, grade: 'HTXSNV' },
      { fullName: 'Phan Văn Thử Mới', unit, title: 'Chuyên viên', year: 2020, grade: 'Hoàn thành tốt nhiệm vụ' },
    ],
    INITIATIVE: [
      { fullName: 'Đặng Thị Thử Ân', unit, work: 'Quy trình thử A', level: 'Cơ sở', share: '60%', decidedOn: '2019' },
      { fullName: 'Phan Văn Thử Mới', unit, title: 'Chuyên viên', work: 'Quy trình thử A', level: 'Cơ sở', share: '40%', decidedOn: '2019' },
    ],
  });
  expect(file).toMatchObject({ state: 'DRAFT', rows: 6, bad: 0, open: 3 });
  expect(file.list.map((row) => row.choice)).toEqual(['AUTO', 'OPEN', 'AUTO', 'OPEN', 'AUTO', 'OPEN']);
  expectRefusal(await officer.try(recordsApi.applyImport, { params: { id: file.id }, body: { version: 0 } }), recordRefusals.rowsOpen);
  // One choice answers every row that names the same person of the same unit.
  await officer.call(recordsApi.chooseRow, { params: { id: file.id }, body: { sheet: 'AWARD', line: 3, choice: 'CREATE' } });
  expect((await look(file.id)).open).toBe(0);
  const key = newId();
  const made = await officer.call(recordsApi.applyImport, { params: { id: file.id }, body: { version: 0 }, key });
  expect(made).toMatchObject({ made: 6, people: 1 });
  expect(await officer.call(recordsApi.applyImport, { params: { id: file.id }, body: { version: 0 }, key })).toEqual(made);
  const kept = await record(an);
  expect(kept.awards).toMatchObject([{ awardName: 'Chiến sĩ thi đua cơ sở', year: 2019, decidedOn: '2019-12', backEntered: true }]);
  expect(kept.facts).toMatchObject([{ kind: 'rating', values: { year: 2019, grade: 'HTXSNV' }, imported: true }]);
  expect(kept.initiatives).toMatchObject([{ title: 'Quy trình thử A', level: 'CO_SO', share: 6000, authors: [{ share: 6000 }, { share: 4000 }] }]);
  const found = async () => (await officer.call(recordsApi.people, { query: { q: 'phan van thu moi' } })).rows;
  expect(await found()).toMatchObject([{ title: 'Chuyên viên', awards: 1, initiatives: 1 }]);

  expectRefusal(await other.try(recordsApi.undoImport, { params: { id: file.id }, body: { version: 1, reason: 'Nhầm tệp' } }), {
    code: 'common.not_found',
  } as never);
  await officer.call(recordsApi.undoImport, { params: { id: file.id }, body: { version: 1, reason: 'Nhầm tệp' } });
  const after = await record(an);
  expect([after.awards, after.facts, after.initiatives]).toEqual([[], [], []]);
  expect(await found()).toEqual([]);
  expect((await officer.call(recordsApi.initiatives, { query: { q: 'quy trinh thu a' } })).rows).toEqual([]);
  expectRefusal(
    await officer.try(recordsApi.undoImport, { params: { id: file.id }, body: { version: 2, reason: 'Lần nữa' } }),
    recordRefusals.importEnded,
  );
});

test('every bad cell is named, and nothing of a bad file enters', async () => {
  const file = await upload({
    AWARD: [
      { fullName: 'Đặng Thị Thử Ân', unit: 'Cục Viễn Thám Quốc Gja', award: 'LDTT', year: 2020 },
      { fullName: 'Đặng Thị Thử Ân', unit, award: 'Huân chương Không Có', year: 2020 },
      { fullName: 'Đặng Thị Thử Ân', unit, award: 'Lao động tiên tiến', year: '2.020' },
      { fullName: 'Đặng Thị Thử Ân', unit, award: 'Lao động tiên tiến', year: 2021, decidedOn: '15/12/2020' },
      { fullName: '', unit, award: 'Lao động tiên tiến', year: 2021 },
      { fullName: 'Đặng Thị Thử Ân', unit: 'Cục Quản lý tài nguyên nước', award: 'LDTT', year: 2021 },
    ],
    RATING: [
      { fullName: 'Đặng Thị Thử Ân', unit, year: 2023, grade: 'HTT' },
      { fullName: 'Đặng Thị Thử Ân', unit, year: 2018, grade: 'Loại A' },
      { fullName: 'Đặng Thị Thử Ân', unit, year: 2017, grade: 'HTT' },
      { fullName: 'Đặng Thị Thử Ân', unit, year: 2017, grade: 'HTXS' },
    ],
    INITIATIVE: [{ fullName: 'Đặng Thị Thử Ân', unit, work: 'Quy trình thử B', level: 'Cơ sở', share: '0,6', decidedOn: '2021' }],
  });
  const problems = Object.fromEntries(file.list.map((row) => [`${row.sheet} ${row.line}`, row.problems.map((problem) => problem.cell).join(',')]));
  expect(problems).toEqual({
    'AWARD 2': 'B2',
    'AWARD 3': 'D3',
    'AWARD 4': 'E4',
    'AWARD 5': 'G5',
    'AWARD 6': 'D6',
    'AWARD 7': 'B7',
    'RATING 2': 'D2',
    'RATING 3': 'E3',
    'RATING 4': '',
    'RATING 5': 'A5',
    'INITIATIVE 2': 'F2',
  });
  expect(file.list[0]?.problems[0]?.message.vi).toContain('“Cục Viễn thám quốc gia”');
  expectRefusal(await officer.try(recordsApi.applyImport, { params: { id: file.id }, body: { version: 0 } }), recordRefusals.rowsOpen);
  expect((await record(an)).facts).toEqual([]);
  // Leaving the bad rows out lets the good one through.
  for (const row of file.list.filter((one) => one.problems.length > 0))
    await officer.call(recordsApi.chooseRow, { params: { id: file.id }, body: { sheet: row.sheet, line: row.line, choice: 'SKIP' } });
  expect(await officer.call(recordsApi.applyImport, { params: { id: file.id }, body: { version: 0 } })).toMatchObject({ made: 1 });
});

test('one look at a row tells all that is wrong with it, and the list of files counts what it holds', async () => {
  const { data } = await send(
    await book({ AWARD: [{ fullName: 'Đặng Thị Thử Ân', unit: 'Cục Không Có Thật', award: 'Chiến sĩ thi đua vũ trụ', year: '18' }] }),
  );
  const [row] = (await look(data?.id ?? '')).list;
  expect(row?.problems.map((one) => one.cell).sort()).toEqual(['B2', 'D2', 'E2']);
  const listed = await officer.call(recordsApi.imports, { query: {} });
  expect(listed.total).toBe(listed.rows.length);
});

test('the preview already knows what writing would refuse', async () => {
  const file = await upload({ RATING: [{ fullName: 'Đặng Thị Thử Ân', unit, year: 2017, grade: 'HTXS' }] });
  expect(file.list[0]?.problems).toMatchObject([{ cell: 'D2', message: { vi: expect.stringContaining('Năm 2017 đã có xếp loại') as string } }]);
});

test('people are matched without doubles: namesakes, missing accents and slips go to a human', async () => {
  const twin = await person(app, 'Đặng Thị Thử Ân', undefined, 'Phó phòng');
  const file = await upload({
    RATING: [
      { fullName: 'Đặng Thị Thử Ân', unit, title: 'Phó phòng', year: 2015, grade: 'HTT' },
      { fullName: 'Dang Thi Thu An', unit, year: 2014, grade: 'HTT' },
      { fullName: 'Đặng Thị Thử Ânn', unit, year: 2013, grade: 'HTT' },
    ],
  });
  expect(file.list.map((row) => row.choice)).toEqual(['OPEN', 'OPEN', 'OPEN']);
  expect(file.list[0]?.candidates[0]).toMatchObject({ personId: twin, reasons: ['SAME_NAME', 'SAME_UNIT', 'SAME_POST', 'NAMESAKE'] });
  expect(file.list[1]?.candidates.map((one) => one.reasons[0])).toEqual(['ACCENTS', 'ACCENTS']);
  expect(file.list[2]?.candidates[0]?.reasons).toContain('SPELLING');
  for (const row of file.list)
    await officer.call(recordsApi.chooseRow, {
      params: { id: file.id },
      body: { sheet: 'RATING', line: row.line, choice: 'CHOSEN', personId: twin },
    });
  expectRefusal(
    await officer.try(recordsApi.chooseRow, { params: { id: file.id }, body: { sheet: 'RATING', line: 2, choice: 'CHOSEN', personId: newId() } }),
    recordRefusals.noSubject,
  );
  await officer.call(recordsApi.applyImport, { params: { id: file.id }, body: { version: 0 } });
  expect((await record(twin)).facts.map((fact) => fact.values['year']).sort()).toEqual([2013, 2014, 2015]);
});

test('what was corrected since is not taken back silently', async () => {
  const file = await upload({ RATING: [{ fullName: 'Đặng Thị Thử Ân', unit, title: 'Phó phòng', year: 2012, grade: 'HTT' }] });
  await officer.call(recordsApi.chooseRow, { params: { id: file.id }, body: { sheet: 'RATING', line: 2, choice: 'CHOSEN', personId: an } });
  await officer.call(recordsApi.applyImport, { params: { id: file.id }, body: { version: 0 } });
  const fact = (await record(an)).facts.find((one) => one.values['year'] === 2012);
  await officer.call(recordsApi.correctFact, {
    params: { id: fact?.id ?? '' },
    body: { fact: rating(2012, 'HTXSNV'), version: 0, reason: 'Xem lại quyết định', source: 'QĐ', certainty: 'CERTAIN', note: '' },
  });
  expectRefusal(
    await officer.try(recordsApi.undoImport, { params: { id: file.id }, body: { version: 1, reason: 'Nhầm' } }),
    recordRefusals.importChanged,
  );
});

test('files that are none, twins, wrong sheets and foreign hands are refused by name', async () => {
  expectRefusal(await send(Buffer.from('không phải tệp')), { code: 'evidence.content_mismatch' } as never);
  expectRefusal(await send(await writeWorkbook([{ name: 'Sheet1', columns: [{ title: 'A', width: 9 }], rows: [['x']] }])), recordRefusals.noSheet);
  expectRefusal(
    await send(await writeWorkbook([{ name: 'Đánh giá', columns: [{ title: 'Họ và tên', width: 9 }], rows: [['An']] }])),
    recordRefusals.columnsMissing,
  );
  expectRefusal(await send(await book({ RATING: [] })), recordRefusals.emptyWorkbook);
  const bytes = await book({ RATING: [{ fullName: 'Đặng Thị Thử Ân', unit, year: 2011, grade: 'HTT' }] });
  const first = await send(bytes);
  expectRefusal(await send(bytes), recordRefusals.sameFile);
  expectRefusal(await other.try(recordsApi.import, { params: { id: first.data.id } }), { code: 'common.not_found' } as never);
  await officer.call(recordsApi.discardImport, { params: { id: first.data.id }, body: { version: 0, reason: 'Gửi nhầm' } });
  expectRefusal(await officer.try(recordsApi.applyImport, { params: { id: first.data.id }, body: { version: 1 } }), recordRefusals.importEnded);
  expect((await send(bytes)).refusal).toBeUndefined();
  expect(await app.look((tx) => tx.many(sql`select 1 from records.rating where year = 2011`))).toEqual([]);
  await put(officer, an, rating(2011));
});

test('the sheet of awards names the initiative each stood on, of the record or of the same file, or that it stood on none', async () => {
  const who = await person(app, 'Mai Thị Thử Dùng');
  const work = { fullName: 'Mai Thị Thử Dùng', unit, work: 'Quy trình thử Dùng', level: 'Cơ sở', decidedOn: '20/11/2020' };
  const title = (year: number, usedWork: string) => ({
    fullName: 'Mai Thị Thử Dùng',
    unit,
    award: 'CSTĐ cơ sở',
    year,
    usedWork,
    decidedOn: `15/12/${year}`,
  });
  const wrong = await upload({ AWARD: [title(2020, 'Không gian số'), title(2021, 'Việc không có')], INITIATIVE: [work] });
  expect(wrong.list.map((row) => row.problems.map((problem) => problem.cell).join())).toEqual(['J2', 'J3', '']);
  expect(wrong.list[1]?.problems[0]?.message.vi).toContain('“Việc không có”');

  const file = await upload({ AWARD: [title(2020, 'quy trinh thu dung'), title(2021, 'Không')], INITIATIVE: [work] });
  expect(file).toMatchObject({ bad: 0, open: 0 });
  await officer.call(recordsApi.applyImport, { params: { id: file.id }, body: { version: 0 } });
  const kept = await record(who);
  expect(kept.initiatives).toMatchObject([{ title: 'Quy trình thử Dùng', uses: 1 }]);
  expect(kept.awards.map((one) => one.workUnnoted)).toEqual([false, false]);
  await officer.call(recordsApi.undoImport, { params: { id: file.id }, body: { version: 1, reason: 'Nhầm tệp' } });
  const after = await record(who);
  expect([after.awards, after.initiatives]).toEqual([[], []]);
});

test('a column says the way an award was earned; left empty it is not known, and what is no way is named at its cell', async () => {
  const who = await person(app, 'Đặng Thị Thử Loại');
  const row = { fullName: 'Đặng Thị Thử Loại', unit, award: 'Bằng khen của Bộ trưởng' };
  const bad = await upload({ AWARD: [{ ...row, year: 2019, branch: 'Vui vẻ' }] });
  expect(bad.list[0]?.problems).toMatchObject([{ cell: 'I2', message: { vi: expect.stringContaining('Công trạng, Đột xuất') as string } }]);
  const file = await upload({
    AWARD: [
      { ...row, year: 2018, branch: 'công trạng' },
      { ...row, year: 2019, branch: 'Đột xuất' },
      { ...row, year: 2020 },
    ],
  });
  expect(file).toMatchObject({ bad: 0, open: 0 });
  await officer.call(recordsApi.applyImport, { params: { id: file.id }, body: { version: 0 } });
  const kept = await app.look((tx) =>
    tx.many<{ year: number; branch: string | null }>(sql`select year, branch from decisions.award where person_id = ${who} order by year`),
  );
  expect(kept).toEqual([
    { year: 2018, branch: 'cong_trang' },
    { year: 2019, branch: 'dot_xuat' },
    { year: 2020, branch: null },
  ]);
});

test('a row that says what a row above says is told so, however it is written; only what stood before is said to be on record', async () => {
  const who = await person(app, 'Đặng Thị Thử Trùng');
  const row = { fullName: 'Đặng Thị Thử Trùng', unit, award: 'Lao động tiên tiến', year: 2020 };
  const file = await upload({
    AWARD: [row, { ...row, award: 'LDTT', title: 'Chuyên viên' }],
    RATING: [
      { fullName: row.fullName, unit, year: 2018, grade: 'HTT' },
      { fullName: row.fullName, unit, title: 'Chuyên viên', year: 2018, grade: 'HTXS' },
    ],
  });
  const said = (list: typeof file.list) => list.flatMap((one) => one.problems.map((problem) => `${one.sheet} ${one.line}: ${problem.message.vi}`));
  expect(said(file.list)).toEqual(['AWARD 3: Trùng với dòng 2 của tệp này.', 'RATING 3: Trùng với dòng 2 của tệp này.']);
  await put(officer, who, rating(2018));
  await officer.call(recordsApi.backEnterAward, {
    body: { subject: { kind: 'person', id: who }, awardCode: 'LDTT', year: 2020, source: 'Hồ sơ mẫu', certainty: 'CERTAIN' },
  });
  const again = await upload({ AWARD: [row] });
  expect(said(again.list)[0]).toContain('đã có trong sổ khen thưởng');
});

test('an award of the other kind of subject is refused in words of one language', async () => {
  const file = await upload({ AWARD: [{ fullName: 'Đặng Thị Thử Ân', unit, award: 'Tập thể lao động xuất sắc', year: 2018 }] });
  expect(file.list[0]?.problems[0]?.message).toMatchObject({
    vi: expect.stringContaining('không dành cho cá nhân') as string,
    en: expect.stringContaining('is not for individuals') as string,
  });
});
