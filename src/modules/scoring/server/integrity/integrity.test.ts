import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { expectRefusal, testApp, type TestApp, type Visitor } from '#app/testing/harness.ts';
import { system } from '#platform/actor.ts';
import { sql } from '#platform/db/database.ts';
import { newId } from '#platform/ids.ts';
import { commonRefusals } from '#platform/refusal.ts';
import { scoringApi } from '../../contract.ts';
import { integrityApi, integrityRefusals as refusals, type WhatIfPlace } from '../../integrity/contract.ts';
import { blockFour, byHand, deskOf, itemOf, ownSheet, publishedTable, readSheet, submitted, verified, type Desk } from '../testing.ts';

/** Khối IV of 2022 scores itself at the maximum, in words two units share. */
let app: TestApp;
let standing: Visitor;
let desks: Record<(typeof blockFour.units)[number], Desk>;
const { termId, units } = blockFour;

const copied =
  'Đơn vị đã xây dựng kế hoạch phát động ngay từ đầu năm, phân công từng lãnh đạo theo dõi, hằng quý có sơ kết, đánh giá, rút kinh nghiệm và kịp thời biểu dương những tập thể, cá nhân có cách làm mới, hiệu quả rõ rệt.';

beforeAll(async () => {
  app = await testApp({ today: '2022-12-01' });
  standing = await app.as('thuongtruc');
  desks = Object.fromEntries(await Promise.all(units.map(async (unit) => [unit, await deskOf(app, unit)] as const))) as typeof desks;
  const rulebookId = await publishedTable(app, {
    criteria: [
      ...byHand,
      { code: 'III', title: 'Điểm thưởng', max: '5', counts: 'bonus', rule: { kind: 'manual', reasonNeeded: false } },
      { code: 'IV', title: 'Không có việc quá hạn', max: '0', rule: { kind: 'condition', when: 'overdue = 0' } },
    ],
    facts: [{ code: 'overdue', title: 'Việc quá hạn', unit: 'count' }],
  });
  await desks['cuc-tnn'].officer.call(scoringApi.openRound, { params: { id: termId }, body: { rulebookId, dueOn: '2022-12-10' } });
  for (const unit of units) {
    const id = await ownSheet(desks[unit], 2022, termId);
    const sheet = await readSheet(desks[unit].officer, id);
    const selfNote = unit === 'cuc-vt' ? copied : unit === 'cuc-bdkh' ? `Báo cáo: ${copied.replace('hằng quý', 'mỗi quý')}` : '';
    const line = { itemId: itemOf(sheet, 'II.1').itemId, self: 2500, selfNote };
    await desks[unit].officer.call(scoringApi.saveSelf, { params: { id }, body: { version: sheet.version, lines: [line] } });
    await submitted(desks[unit], id);
    await verified(unit === 'cuc-tnn' ? desks['cuc-ddbd'].officer : desks['cuc-tnn'].officer, id);
  }
});
afterAll(() => app.close());

const signals = async (query: object = {}) => (await standing.call(integrityApi.signals, { query: { year: 2022, ...query } })).rows;
const closeAll = async () => {
  const { groups } = await standing.call(scoringApi.overview, { query: { year: 2022 } });
  const versions = async () =>
    ((await standing.call(scoringApi.overview, { query: { year: 2022 } })).groups.find((group) => group.termId === termId)?.sheets ?? []).map(
      (sheet) => ({ id: sheet.sheetId ?? '', version: sheet.version ?? 0 }),
    );
  expect(groups.length).toBeGreaterThan(0);
  await desks['cuc-tnn'].leader.call(scoringApi.confirmAll, {
    params: { id: termId },
    body: { sheets: await versions(), metOn: '2022-12-01', note: 'Biên bản họp khối' },
  });
  await standing.call(scoringApi.finalizeAll, { params: { id: termId }, body: { sheets: await versions(), note: 'Họp Hội đồng' } });
};

describe('signs of formality (R-162)', () => {
  test('near-copied words of two units come as a question with both passages; nothing is said of everybody before all are final', async () => {
    const rows = await signals();
    expect(rows.map((row) => row.kind)).toEqual(['copied-text']);
    expect(rows[0]?.question.vi).toContain('Lời này nói về việc của ai, năm nào?');
    expect(rows[0]?.rows[0]?.passages[0]?.a).toContain('rút kinh nghiệm và kịp thời biểu dương');
    expect(rows[0]?.rows[0]?.link).toContain('tieu-chi=II.1');
  });

  test('everybody at the maximum is a question, and no score has moved by it', async () => {
    const before = await app.look((tx) =>
      tx.many(sql`select l.sheet_id, l.item_id, l.self_hundredths, l.checked_hundredths from scoring.line l order by 1, 2`),
    );
    await closeAll();
    const [full] = await signals({ kind: 'all-full' });
    expect(full).toMatchObject({ title: 'Khối thi đua số IV', state: 'OPEN' });
    expect(full?.rows).toHaveLength(6);
    const after = await app.look((tx) =>
      tx.many(sql`select l.sheet_id, l.item_id, l.self_hundredths, l.checked_hundredths from scoring.line l order by 1, 2`),
    );
    expect(after).toEqual(before);
  });

  test('one file at two units and under two criteria is asked about', async () => {
    const itemId = newId();
    const copy = newId();
    await app.db.write(system, async (tx) => {
      for (const [id, unit] of [
        [itemId, 'cuc-vt'],
        [copy, 'cuc-cntt'],
      ] as const)
        await tx.run(sql`insert into evidence.item (id, unit_id, kind, title, file_name, media_type, size_bytes, sha256)
          values (${id}, ${desks[unit].unitId}, 'file', 'Ảnh buổi phát động', 'anh.jpg', 'image/jpeg', 10, 'abc')`);
      const use = (id: string, unit: 'cuc-vt' | 'cuc-cntt', code: string) =>
        tx.run(sql`insert into evidence.use (item_id, object_type, object_id, unit_id)
          select ${id}, 'criterion-line', scoring.proof_id(s.unit_id, s.year, i.id), s.unit_id from scoring.sheet s join scoring.rule_item i on i.rulebook_id = s.rulebook_id
          where s.unit_id = ${desks[unit].unitId} and s.term_id = ${termId} and i.code = ${code}`);
      await use(itemId, 'cuc-vt', 'I.1');
      await use(itemId, 'cuc-vt', 'II.1');
      await use(copy, 'cuc-cntt', 'II.1');
    });
    const kinds = (await signals()).map((row) => row.kind);
    expect(kinds).toContain('proof-across-units');
    expect(kinds).toContain('proof-across-criteria');
    expect((await signals({ q: 'anh buoi phat dong' })).length).toBe(2);
  });

  test('what was found out stays beside the question, newest first; a sign that is gone takes no answer', async () => {
    const [copiedText] = await signals({ kind: 'copied-text' });
    const body = { year: 2022, key: copiedText?.key ?? '', state: 'EXPLAINED' as const, note: 'Hai đơn vị cùng một đề án; đã bổ sung kết quả riêng' };
    await standing.call(integrityApi.look, { body });
    await standing.call(integrityApi.look, { body: { ...body, state: 'FOLLOWED', note: 'Chờ minh chứng riêng của Cục BĐKH' } });
    const [again] = await signals({ kind: 'copied-text' });
    expect(again).toMatchObject({ state: 'FOLLOWED', looks: [{ state: 'FOLLOWED' }, { state: 'EXPLAINED' }] });
    expect(await signals({ kind: 'copied-text', state: 'OPEN' })).toEqual([]);
    expectRefusal(await standing.try(integrityApi.look, { body: { ...body, key: 'copied-text/khong-co' } }), refusals.signalGone);
  });

  test('units and heads neither see the list nor write to it, by the program and by the wall', async () => {
    for (const who of [desks['cuc-vt'].officer, desks['cuc-tnn'].leader])
      expectRefusal(await who.try(integrityApi.signals, { query: { year: 2022 } }), commonRefusals.notYourRole);
    const seen = await app.db.read(
      {
        accountId: newId(),
        personId: null,
        name: 'x',
        grants: [{ role: 'officer', unitId: desks['cuc-vt'].unitId }],
        unitIds: [desks['cuc-vt'].unitId],
      },
      (tx) => tx.many(sql`select 1 from scoring.signal_look`),
    );
    expect(seen).toEqual([]);
    expect((await standing.download(integrityApi.signals, { query: { year: 2022 } })).length).toBeGreaterThan(1000);
  });
});

describe('what if', () => {
  const ask = (query: object = {}) => standing.try(integrityApi.whatIf, { params: { termId }, query });

  test('with nothing changed it says what the rank table says: bonus and a condition without points included', async () => {
    const { data } = await ask();
    const { preview } = await standing.call(scoringApi.ranking, { params: { id: termId } });
    const placed = (rows: readonly { unitName: string; total: number | null; rank: number | null }[]) =>
      rows.map((row) => [row.unitName, row.total, row.rank]).toSorted();
    expect(placed(data.rows.map((row: WhatIfPlace) => ({ ...row, total: row.before, rank: row.rankBefore })))).toEqual(placed(preview?.rows ?? []));
    expect(data.rows.every((row: WhatIfPlace) => row.before === 10_500)).toBe(true);
    expect(data.items.find((item: { code: string }) => item.code === 'IV')).toMatchObject({ bare: true, condition: true });
    expectRefusal(await ask({ changes: 'IV=5' }), refusals.noPoints);
  });

  test('a changed weight shows the new scale and who moves; the real rank stays', async () => {
    const { data } = await ask({ changes: 'II.1=50; I.2=0' });
    expect(data).toMatchObject({ scale: 10_000, newScale: 10_500, moved: 0 });
    expect(data.rows[0]).toMatchObject({ before: 10_500, after: 11_000 });
    expect((await ask()).data).toMatchObject({ newScale: 10_000, moved: 0 });
  });

  test('what cannot be read or is not in the table is named', async () => {
    expectRefusal(await ask({ changes: 'II.1=nhiều' }), refusals.badChange);
    expectRefusal(await ask({ changes: 'II.1=-5' }), refusals.badChange);
    expectRefusal(await ask({ changes: 'X.9=5' }), refusals.unknownCriterion);
    expectRefusal(await ask({ tieRules: '[{' }), refusals.badChange);
    expectRefusal(await ask({ tieRules: '[{"rule":"bốc thăm"}]' }), commonRefusals.invalidInput);
    expectRefusal(await standing.try(integrityApi.whatIf, { params: { termId: newId() }, query: {} }), commonRefusals.notFound);
  });
});
