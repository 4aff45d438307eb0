import { writeXlsx } from 'hucre/xlsx';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { expectRefusal } from '#app/testing/harness.ts';
import { sql } from '#platform/db/database.ts';
import { commonRefusals } from '#platform/refusal.ts';
import { workbookRefusals } from '#platform/workbook/refusals.ts';
import { indicatorsApi, indicatorsRefusals } from '../contract.ts';
import { importStateLabels } from '../labels.ts';
import { importColumns } from '../import-rules.ts';
import { mostRows, readRows } from './table-reader.ts';
import { app, closeStage, form, leader, mayCells, neighbour, officer, openDesk, openStage, save, standing, unitId, upload, year } from './testing.ts';

beforeAll(async () => {
  await openStage();
  await openDesk();
});
afterAll(closeStage);

const headings = ['Tháng', 'Mã chỉ số', 'Chỉ số', 'Mã thành phần', 'Thành phần', 'Số liệu', 'Lý do chưa có', 'Ghi chú', 'Bí mật nhà nước'];
type Value = string | number | null;
const line = (month: Value, code: Value, part: Value, amount: Value, missing: Value = null, note: Value = null, secret: Value = null): Value[] => [
  month,
  code,
  '',
  part,
  '',
  amount,
  missing,
  note,
  secret,
];
const book = async (rows: Value[][], cells?: Map<string, { formula: string; formulaResult: number }>) =>
  new Uint8Array(
    await writeXlsx({ sheets: [{ name: 'Số liệu', rows: [['Số liệu tháng của đơn vị'], headings, ...rows] as never, ...(cells ? { cells } : {}) }] }),
  );

const preview = async (rows: Value[][], cells?: Map<string, { formula: string; formulaResult: number }>) => {
  const answer = await upload(await book(rows, cells));
  expect(answer.error).toBeUndefined();
  return officer.call(indicatorsApi.importOne, { params: { id: answer.id ?? '' } });
};
const secrets = () =>
  app.look((tx) =>
    tx.many<{ reason: string; count: number }>(sql`select reason, count from evidence.secret_count where unit_id = ${unitId} order by reason`),
  );
const amountOf = async (code: string, part: string) =>
  (await form(5)).lines.find((one) => one.definition.code === code)?.cells.find((one) => one.part === part)?.amount ?? null;

describe('preview', () => {
  test('each problem names its cell, and nothing changes', async () => {
    const it = await preview(
      [
        line(5, 'online-dossiers', 'total', '1.000'),
        line('13', 'online-dossiers', 'secret', 5),
        line(5, 'khong-co', 'x', 1),
        line(5, 'discipline', 'confirmed', 0),
        line(5, 'online-dossiers', 'onl', 3),
        line(5, 'disbursement', 'planned', 'NaN'),
        line(5, 'disbursement', 'actual', '1e400'),
        line(4, 'disbursement', 'actual', 1),
        line(7, 'disbursement', 'actual', 1),
        line(5, 'disbursement', 'actual', null),
        line(5, 'disbursement', 'actual', null, 'vì sao'),
        line(5, 'online-dossiers', 'online', 0.1 + 0.2),
      ],
      new Map([
        ['14,5', { formula: 'F3*2', formulaResult: 2 }],
        ['14,0', { formula: '5', formulaResult: 5 }],
      ]),
    );
    const at = (place: string) => it.problems.find((one) => one.place === place)?.message.vi;
    expect(at('F3')).toBe('“1.000” đọc được hai cách: 1000 hoặc 1,0. Ghi lại không dấu ngăn, ví dụ 1000.');
    expect(at('A4')).toContain('từ 1 đến 12');
    expect(at('B5')).toContain('khong-co');
    expect(at('B6')).toContain('tự tính');
    expect(at('D7')).toContain('Có: total, secret, online');
    expect(at('F8')).toContain('NaN');
    expect(at('F9')).toContain('1e400');
    expect(at('A10')).toContain('đã trình hoặc đã xác nhận');
    expect(at('A11')).toContain('chưa tới');
    expect(at('F12')).toContain('trống');
    expect(at('G13')).toContain('vì sao');
    expect(at('F14')).toContain('thập phân');
    expect(at('F15')).toContain('công thức');
    expect(it.lines).toEqual([]);
    expect(it.can.apply).toMatchObject({ ok: false, refusal: { code: indicatorsRefusals.importHasProblems.code } });
    expectRefusal(
      await officer.try(indicatorsApi.apply, { params: { id: it.id }, body: { version: it.version } }),
      indicatorsRefusals.importHasProblems,
    );
    expect((await form(5)).version).toBe(-1);
  });

  test('a file is refused by name when it is no table, has no headings, or is too large; memory stays bounded', async () => {
    expect((await upload(null)).error?.code).toBe(indicatorsRefusals.noFile.code);
    expect((await upload('x', {}, 'a.pdf')).error?.code).toBe(indicatorsRefusals.fileKind.code);
    expect((await upload('không phải', {}, 'a.xlsx')).error?.code).toBe(workbookRefusals.notWorkbook.code);
    expect((await upload('Tháng;Mã chỉ số;Số liệu\n5;a;1', {}, 'a.csv')).error?.message.vi).toContain('“Mã thành phần”');
    expect((await upload(headings.join(';'), {}, 'a.csv')).error?.code).toBe(indicatorsRefusals.noRows.code);
    expect((await upload(Buffer.from([0xe9, 0x20]), {}, 'a.csv')).error?.code).toBe(indicatorsRefusals.notText.code);
    expect((await upload('a\n'.repeat(mostRows + 100), {}, 'a.csv')).error?.code).toBe(indicatorsRefusals.tooManyRows.code);
    expect((await upload(Buffer.alloc(5 * 1024 * 1024 + 1, 'a'), {}, 'a.csv')).error?.code).toBe(indicatorsRefusals.fileTooLarge.code);
    const huge = await writeXlsx({ sheets: [{ name: 'A', rows: Array.from({ length: 200_000 }, (_, index) => [index]) }] });
    const before = process.memoryUsage().rss;
    expect((await upload(new Uint8Array(huge))).error?.code).toBe(workbookRefusals.tooManyRows.code);
    expect(process.memoryUsage().rss - before).toBeLessThan(100 * 1024 * 1024);
  }, 60_000);

  test('a CSV of Vietnamese Excel and of others is read alike', async () => {
    const semicolons = await readRows(
      'csv',
      Buffer.from('\uFEFFTHÁNG;Mã chỉ số;Mã thành phần;Số liệu;Ghi chú\n5;disbursement;planned;9,75;"a; b"\n'),
      importColumns,
    );
    const commas = await readRows('csv', Buffer.from('month,code,part,amount\n5,disbursement,planned,9.75\n'), importColumns);
    expect(semicolons[0]?.cells.amount).toMatchObject({ content: '9,75', place: 'D2' });
    expect(semicolons[0]?.cells.note?.content).toBe('a; b');
    expect(commas[0]?.cells.amount).toMatchObject({ content: '9.75', place: 'D2' });
  });

  test('others cannot import for a unit, nor for a unit that nobody follows', async () => {
    const rows = [{ month: 5, code: 'online-dossiers', part: 'total', amount: 290 }];
    expectRefusal(await neighbour.try(indicatorsApi.preview, { body: { unitId, year, rows } }), indicatorsRefusals.notYourUnit);
    expectRefusal(await officer.try(indicatorsApi.preview, { body: { unitId, year: 2021, rows } }), indicatorsRefusals.notTracked);
    expectRefusal(await standing.try(indicatorsApi.preview, { body: { unitId, year, rows } }), commonRefusals.notYourRole);
  });
});

describe('state secrets (R-078)', () => {
  test('the box on a file keeps a count and a reason code and nothing else', async () => {
    const answer = await upload(await book([line(5, 'online-dossiers', 'total', 777777)]), { secret: 'true', secretReason: 'secret-task' });
    expect(answer.error?.code).toBe(indicatorsRefusals.stateSecretFile.code);
    expect(await secrets()).toEqual([{ reason: 'secret-task', count: 1 }]);
    expect(await app.look((tx) => tx.many(sql`select 1 from indicators.import where lines::text like '%777777%'`))).toEqual([]);
  });

  test('a marked row loses its contents before anything is stored and is counted when the import is applied', async () => {
    const it = await preview([line(5, 'online-dossiers', 'total', 290), line(5, 'online-dossiers', 'online', 888888, null, 'tên hồ sơ mật', 'x')]);
    expect(it).toMatchObject({ secretCount: 1, rowCount: 2, problemCount: 0 });
    expect(await secrets()).toEqual([{ reason: 'secret-task', count: 1 }]);
    const { version } = await officer.call(indicatorsApi.apply, { params: { id: it.id }, body: { version: it.version } });
    expect(await secrets()).toEqual([
      { reason: 'contains-secret', count: 1 },
      { reason: 'secret-task', count: 1 },
    ]);
    for (const table of ['indicators.import', 'indicators.value', 'audit.event', 'platform.idempotency']) {
      const { rows } = await app.db.pool.query(`select 1 from ${table} t where t::text like '%888888%' or t::text like '%hồ sơ mật%'`);
      expect(rows, table).toEqual([]);
    }
    await officer.call(indicatorsApi.undo, { params: { id: it.id }, body: { version, reason: 'Chạy thử' } });
  });

  test('over HTTP a marked row with contents is refused before it is stored or hashed', async () => {
    const row = { month: 5, code: 'online-dossiers', part: 'total', secret: true };
    expectRefusal(await officer.try(indicatorsApi.preview, { body: { unitId, year, rows: [{ ...row, amount: 5 }] } }), commonRefusals.invalidInput);
    const { id } = await officer.call(indicatorsApi.preview, { body: { unitId, year, rows: [row] } });
    expect(await officer.call(indicatorsApi.importOne, { params: { id } })).toMatchObject({ secretCount: 1, lines: [] });
  });
});

describe('apply and undo', () => {
  const rows = [
    line(5, 'online-dossiers', 'total', '290'),
    line('05', 'ONLINE-DOSSIERS', 'secret', 5),
    line(5, 'disbursement', 'planned', null, 'Chưa có số liệu'),
    line(6, 'disbursement', 'actual', 1500000.5),
  ];
  let id = '';

  test('all lines are written into the drafts; the same file again is the same import', async () => {
    const it = await preview(rows);
    ({ id } = it);
    expect(it.lines.map((one) => one.before)).toEqual([null, null, null, null]);
    await officer.call(indicatorsApi.apply, { params: { id }, body: { version: it.version } });
    expect(await amountOf('online-dossiers', 'total')).toBe('290');
    expect((await form(5)).lines.find((one) => one.definition.code === 'disbursement')?.cells).toMatchObject([
      { part: 'planned', amount: null, missing: 'NOT_YET' },
    ]);
    expect((await upload(await book(rows))).id).toBe(id);
    const list = await officer.call(indicatorsApi.imports, { query: { year } });
    expect(list.rows.find((one) => one.id === id)).toMatchObject({
      state: 'APPLIED',
      appliedBy: 'Cán bộ TĐKT Cục BĐKH (mẫu)',
      way: 'xlsx',
      fileName: 'so-lieu.xlsx',
    });
    const again = await officer.try(indicatorsApi.apply, { params: { id }, body: { version: 1 } });
    expectRefusal(again, indicatorsRefusals.wrongState);
    expect(again.refusal?.message.en).toContain(`“${importStateLabels.APPLIED.en}”`);
  });

  test('undone as a whole: what stood there before stands there again', async () => {
    const second = await preview([line(5, 'online-dossiers', 'total', '295'), line(5, 'online-dossiers', 'online', 280)]);
    expect(second.lines.map((one) => one.before)).toEqual(['290', null]);
    const done = await officer.call(indicatorsApi.apply, { params: { id: second.id }, body: { version: second.version } });
    expect(await amountOf('online-dossiers', 'total')).toBe('295');
    // The first import cannot go while the second stands on it.
    expectRefusal(await officer.try(indicatorsApi.undo, { params: { id }, body: { version: 1, reason: 'Nhầm tệp' } }), indicatorsRefusals.builtOn);
    await officer.call(indicatorsApi.undo, { params: { id: second.id }, body: { version: done.version, reason: 'Nhầm tệp' } });
    expect(await amountOf('online-dossiers', 'total')).toBe('290');
    expect(await amountOf('online-dossiers', 'online')).toBeNull();
    expectRefusal(
      await officer.try(indicatorsApi.undo, { params: { id: second.id }, body: { version: done.version + 1, reason: 'Lần nữa' } }),
      indicatorsRefusals.wrongState,
    );
  });

  test('once something was built on it, an import stays, and says on which month', async () => {
    await save(5, (await form(5)).version, mayCells());
    const it = await preview([line(5, 'disbursement', 'planned', '9500000000')]);
    const { version } = await officer.call(indicatorsApi.apply, { params: { id: it.id }, body: { version: it.version } });
    await officer.call(indicatorsApi.submit, { params: { unitId, year, month: 5 }, body: { version: (await form(5)).version } });
    const answer = await officer.try(indicatorsApi.undo, { params: { id: it.id }, body: { version, reason: 'Nhầm tệp' } });
    expectRefusal(answer, indicatorsRefusals.builtOn);
    expect(answer.refusal?.message.vi).toContain('tháng 5');
    const sent = await form(5);
    await leader.call(indicatorsApi.confirm, { params: { id: sent.id ?? '' }, body: { version: sent.version } });
    const late = await preview([line(5, 'disbursement', 'planned', '1')]);
    expect(late.problems[0]).toMatchObject({ place: 'A3' });
  });

  test('between preview and apply the month was sent: refused, nothing written', async () => {
    const it = await preview([line(6, 'disbursement', 'planned', '1')]);
    await app.db.pool.query("update indicators.month_entry set state = 'SUBMITTED', submitted_on = '2022-06-03' where unit_id = $1 and month = 6", [
      unitId,
    ]);
    expectRefusal(await officer.try(indicatorsApi.apply, { params: { id: it.id }, body: { version: it.version } }), indicatorsRefusals.importMoved);
  });

  test('the template names what the unit is asked, and comes back filled', async () => {
    const found = await readRows('xlsx', await officer.download(indicatorsApi.template, { params: { unitId, year } }), importColumns);
    expect(found).toHaveLength(12 * 5);
    expect(found[0]?.cells).toMatchObject({ month: { content: 1 }, code: { content: 'disbursement' }, part: { content: 'planned' } });
  });
});
