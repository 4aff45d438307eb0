import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { expectRefusal, testApp, type TestApp, type Visitor } from '#app/testing/harness.ts';
import { sql } from '#platform/db/database.ts';
import { newId, seedId } from '#platform/ids.ts';
import { commonRefusals } from '#platform/refusal.ts';
import { evidenceRefusals } from '#modules/evidence/contract.ts';
import { wordFile } from '#modules/evidence/server/testing.ts';
import { complaintRefusals } from '../../complaints/refusals.ts';
import { scoringApi } from '../../contract.ts';
import { rankOf, sheetStates } from '../../index.ts';
import { scoringRefusals as refusals } from '../../refusals.ts';
import {
  approvedProgramme,
  blockFour,
  demoRulebook,
  deskOf,
  filedMinutes,
  filePaper,
  itemOf,
  ownSheet,
  readSheet,
  submitted,
  verified,
  type Desk,
} from '../testing.ts';

/** The whole year of Khối IV 2022: six units, head cuc-tnn, deputy cuc-ddbd; then the rank table and a correction. */
let app: TestApp;
let desks: Record<(typeof blockFour.units)[number], Desk>;
let sheets: Record<string, string>;
let standing: Visitor;
const { termId, units } = blockFour;
const start = '2022-12-01';

beforeAll(async () => {
  app = await testApp({ today: start });
  standing = await app.as('thuongtruc');
  const all = await Promise.all(units.map(async (unit) => [unit, await deskOf(app, unit)] as const));
  desks = Object.fromEntries(all) as typeof desks;
  for (const [unit, desk] of all) await approvedProgramme(desk, 2022, unit === 'cuc-vt');
  await desks['cuc-tnn'].officer.call(scoringApi.openRound, { params: { id: termId }, body: { rulebookId: demoRulebook, dueOn: '2022-12-10' } });
  sheets = Object.fromEntries(await Promise.all(all.map(async ([unit, desk]) => [unit, await ownSheet(desk, 2022, termId)] as const)));
});
afterAll(() => app.close());
beforeEach(() => app.clock.set(start));

const idOf = (unit: string): string => sheets[unit] ?? '';
const ranking = (who: Visitor = standing) => who.call(scoringApi.ranking, { params: { id: termId } });
const overview = async (who: Visitor) => {
  const { groups } = await who.call(scoringApi.overview, { query: { year: 2022 } });
  const group = groups.find((one) => one.termId === termId);
  if (!group) throw new Error('no group');
  return group;
};
/** What each unit takes off its maximum: cuc-vt and cuc-bdkh tie at 990, cuc-vt with failed conditions. */
const less: Record<string, Record<string, number>> = {
  'cuc-cntt': { 'TT1.1': 2000 },
  'cuc-vt': { 'TT1.1': 1000 },
  'cuc-bdkh': { 'TT1.1': 1000 },
  'cuc-tnn': {},
  'cuc-ddbd': { 'TT1.1': 2000 },
};

describe('from self-score to final', () => {
  test('five of six units submit; the head is checked by its deputy, not by itself', async () => {
    for (const [unit, off] of Object.entries(less)) await submitted(desks[unit as keyof typeof desks], idOf(unit), off);
    const own = await readSheet(desks['cuc-tnn'].officer, idOf('cuc-tnn'));
    expect(own).toMatchObject({ side: 'unit', checker: { vi: 'Cục Đo đạc, Bản đồ và Thông tin địa lý Việt Nam' } });
    const keep = (who: Visitor) => who.try(scoringApi.keepProposed, { params: { id: own.id }, body: { version: own.version } });
    expectRefusal(await keep(desks['cuc-tnn'].officer), refusals.onlyChecker);
    expectRefusal(await keep(desks['cuc-vt'].officer), commonRefusals.notFound);
    expect((await readSheet(standing, own.id)).can.saveCheck.ok).toBe(true);
    await verified(desks['cuc-ddbd'].officer, own.id);
    const others = Object.keys(less).filter((unit) => unit !== 'cuc-tnn');
    for (const unit of others) await verified(desks['cuc-tnn'].officer, idOf(unit));
    expect((await overview(standing)).sheets.map((row) => row.state).sort()).toEqual([
      'SELF_DRAFT',
      'VERIFIED',
      'VERIFIED',
      'VERIFIED',
      'VERIFIED',
      'VERIFIED',
    ]);
  });

  test('the meeting confirms what it saw, recorded by the leader of the head unit', async () => {
    const versions = await Promise.all(
      Object.keys(less).map(async (unit) => ({ id: idOf(unit), version: (await readSheet(standing, idOf(unit))).version })),
    );
    const confirm = (who: Visitor, change: object = {}) =>
      who.try(scoringApi.confirmAll, { params: { id: termId }, body: { sheets: versions, metOn: '2022-12-01', note: 'Biên bản 03', ...change } });
    expectRefusal(await confirm(desks['cuc-tnn'].officer), commonRefusals.notYourRole);
    expectRefusal(await confirm(desks['cuc-ddbd'].leader), refusals.onlyHeadLeader);
    expectRefusal(await confirm(standing), refusals.onlyHeadLeader);
    expectRefusal(await confirm(desks['cuc-tnn'].leader, { metOn: '2022-12-02' }), refusals.meetingInFuture);
    const one = versions[0];
    if (!one) throw new Error('no sheet');
    expectRefusal(
      await desks['cuc-tnn'].leader.try(scoringApi.finalize, { params: { id: one.id }, body: { version: one.version } }),
      refusals.onlyStanding,
    );
    expectRefusal(await standing.try(scoringApi.finalize, { params: { id: one.id }, body: { version: one.version } }), refusals.wrongState);
    await desks['cuc-tnn'].leader.call(scoringApi.confirm, {
      params: { id: one.id },
      body: { version: one.version, metOn: '2022-12-01', note: 'Biên bản 03' },
    });
    const together = await confirm(desks['cuc-tnn'].leader);
    expectRefusal(together, refusals.wrongState);
    expect(together.refusal?.message.vi).toMatch(/^Phiếu của .+: Phiếu đang ở bước/);
    expect((await readSheet(standing, versions[1]?.id ?? '')).state).toBe('VERIFIED');
    await desks['cuc-tnn'].leader.call(scoringApi.confirmAll, {
      params: { id: termId },
      body: { sheets: versions.slice(1), metOn: '2022-12-01', note: '' },
    });
    expect((await overview(standing)).can).toMatchObject({ finalizeAll: { ok: true }, confirmAll: { ok: false } });
  });

  test('nothing is ranked before it is final; a member sees no other sheet', async () => {
    const shown = await ranking();
    expect(shown.preview?.rows.every((row) => row.rank === null)).toBe(true);
    expect(shown.can.publish).toMatchObject({ ok: false, refusal: { code: refusals.nothingToRank.code } });
    expectRefusal(await desks['cuc-bdkh'].officer.try(scoringApi.sheet, { params: { id: idOf('cuc-vt') } }), commonRefusals.notFound);
  });

  test('the standing body makes them final; from then on every member reads them and nobody changes them', async () => {
    const versions = await Promise.all(
      Object.keys(less).map(async (unit) => ({ id: idOf(unit), version: (await readSheet(standing, idOf(unit))).version })),
    );
    expectRefusal(
      await desks['cuc-tnn'].leader.try(scoringApi.finalizeAll, { params: { id: termId }, body: { sheets: versions } }),
      refusals.onlyStanding,
    );
    await standing.call(scoringApi.finalizeAll, { params: { id: termId }, body: { sheets: versions, note: 'Họp Hội đồng' } });
    const seen = await readSheet(desks['cuc-bdkh'].officer, idOf('cuc-vt'));
    expect(seen).toMatchObject({ state: 'FINAL', side: 'reader', totals: { final: 99_000 } });
    expect(seen.can.saveSelf).toMatchObject({ ok: false });
    const itemId = itemOf(seen, 'TT1.1').itemId;
    expectRefusal(
      await desks['cuc-vt'].officer.try(scoringApi.saveSelf, {
        params: { id: seen.id },
        body: { version: seen.version, lines: [{ itemId, self: 1 }] },
      }),
      refusals.finalStays,
    );
    expectRefusal(await standing.try(scoringApi.finalize, { params: { id: seen.id }, body: { version: seen.version } }), refusals.finalStays);
    await expect(app.db.pool.query('update scoring.sheet set final_total_hundredths = 1 where id = $1', [seen.id])).rejects.toThrow(/final/);
    await expect(app.db.pool.query('update scoring.line set final_hundredths = 1 where sheet_id = $1', [seen.id])).rejects.toThrow(/final/);
  });
});

describe('the rank table (R-066)', () => {
  let paperId: string | undefined;
  const publish = async (who: Visitor, change: Partial<{ seen: string; confirmName: string; reason: string; paperId: string | null }> = {}) => {
    const { preview, term } = await ranking();
    paperId ??= await filedMinutes(standing, termId, start);
    return who.try(scoringApi.publishRanking, {
      params: { id: termId },
      body: { seen: preview?.hash ?? '', confirmName: term.groupName, paperId, ...change },
    });
  };

  test('the preview names who is missing, shares ties, says which rule decided and marks failed conditions', async () => {
    const { preview, rulebook } = await ranking(desks['cuc-tnn'].officer);
    expect(rulebook).toMatchObject({ state: 'FROZEN', versionNo: 1, synthetic: true });
    expect(preview?.rows.map((row) => [row.unitId, row.rank, row.decidedBy, row.failures.map((one) => one.code)])).toEqual([
      [seedId('org-cuc-tnn'), 1, 'total', []],
      [seedId('org-cuc-bdkh'), 2, 'conditions', []],
      [seedId('org-cuc-vt'), 3, 'conditions', ['TT2.3', 'TT2.4']],
      [seedId('org-cuc-cntt'), 4, 'shared', []],
      [seedId('org-cuc-ddbd'), 4, 'shared', []],
      [seedId('org-tt-qhdt-tnn'), null, 'total', []],
    ]);
    expect(preview?.rows.at(-1)).toMatchObject({ state: 'SELF_DRAFT', total: null });
    expect((await ranking(desks['cuc-vt'].officer)).preview).toBeNull();
  });

  test('publishing needs the right, the typed name and the preview that was seen', async () => {
    expectRefusal(await publish(desks['cuc-vt'].leader), refusals.onlyHeadOrStanding);
    expectRefusal(await publish(desks['cuc-ddbd'].leader), refusals.onlyHeadOrStanding);
    expectRefusal(await publish(desks['cuc-tnn'].officer, { confirmName: 'Khối III' }), refusals.nameMismatch);
    expectRefusal(await publish(desks['cuc-tnn'].officer, { seen: '0'.repeat(64) }), refusals.previewChanged);
    expectRefusal(await publish(desks['cuc-tnn'].officer, { seen: '' }), commonRefusals.invalidInput);
    expectRefusal(await publish(desks['cuc-tnn'].officer, { paperId: null }), refusals.rankingPaperMissing);
    const elsewhere = await filedMinutes(standing, seedId('gt-cum-1-2022'), start);
    expectRefusal(await publish(standing, { paperId: elsewhere }), complaintRefusals.paperOtherTerm);
    const { id: unsigned } = (await filePaper(standing, termId, { number: '04/QĐ', issuedOn: start }, wordFile(), 'du-thao.docx')).data;
    expectRefusal(await publish(standing, { paperId: unsigned }), refusals.rankingPaperNotScan);
    expect(await app.look((tx) => rankOf(tx, termId))).toEqual([]);
    expect(await standing.call(scoringApi.rankingRows, { params: { id: termId } })).toEqual({ rows: [] });
    expect((await publish(desks['cuc-tnn'].officer)).data).toMatchObject({ rankingNo: 1 });
    expectRefusal(await publish(standing, { reason: 'Công bố lại' }), refusals.samePublished);
    const { rows } = await desks['cuc-vt'].officer.call(scoringApi.rankingRows, { params: { id: termId } });
    expect(rows.find((row) => row.unitId === desks['cuc-vt'].unitId)?.notEligible).toContain('TT2.4: Không vượt mức: tháng 3');
    const seen = (await ranking(desks['cuc-vt'].officer)).published;
    expect(seen).toMatchObject({
      rankingNo: 1,
      publishedOn: start,
      rows: { length: 6 },
      paper: { kind: 'MINUTES', number: '03/BB', issuedOn: start },
    });
    expect(seen?.rulebookHash).toMatch(/^[0-9a-f]{64}$/);
    await expect(app.db.pool.query("update scoring.ranking set rows = '[]' where id = $1", [seen?.id])).rejects.toThrow(/published/);
  });

  test('the database lets no rank stand published without a paper of its group; one from before may still be replaced', async () => {
    const columns = sql`id, term_id, rulebook_id, rulebook_hash, ranking_no, state, published_on, published_by, rows, hash`;
    const another = (no: number, paper: string | null) => sql`
      insert into scoring.ranking (${columns}, paper_id)
      select ${newId()}, term_id, rulebook_id, rulebook_hash, ${no}, 'PUBLISHED', published_on, published_by, rows, hash, ${paper}
      from scoring.ranking where term_id = ${termId} limit 1`;
    await expect(app.db.pool.query(another(8, null))).rejects.toThrow(/ranking_paper_needed/);
    const elsewhere = await filedMinutes(standing, seedId('gt-cum-1-2022'), start);
    const who = {
      accountId: seedId('demo/thuongtruc'),
      personId: null,
      name: 'Thử',
      grants: [{ role: 'standing', unitId: null }],
      unitIds: [],
    } as const;
    await expect(app.db.write(who, (tx) => tx.run(another(8, elsewhere)))).rejects.toThrow(/row-level security/);
    // as it was before a paper was needed
    await app.db.pool.query('alter table scoring.ranking drop constraint ranking_paper_needed');
    await app.db.pool.query(another(9, null));
    await app.db.pool.query(
      "alter table scoring.ranking add constraint ranking_paper_needed check (paper_id is not null or state = 'REPLACED') not valid",
    );
    const replaced = await app.db.pool.query("update scoring.ranking set state = 'REPLACED' where ranking_no = 9 returning paper_id");
    expect(replaced.rows).toEqual([{ paper_id: null }]);
    await app.db.pool.query('delete from scoring.ranking where ranking_no = 9');
  });

  test('later modules read the published places and the steps (door)', async () => {
    const places = await app.look((tx) => rankOf(tx, termId));
    expect(places[0]).toEqual({ unitId: seedId('org-cuc-tnn'), totalHundredths: 100_000, rank: 1, conditionFailed: false });
    expect(places.find((one) => one.unitId === seedId('org-cuc-vt'))).toMatchObject({ rank: 3, conditionFailed: true });
    const states = await app.look((tx) => sheetStates(tx, termId));
    expect(states.find((one) => one.unitId === seedId('org-tt-qhdt-tnn'))).toMatchObject({ state: 'SELF_DRAFT', finalTotal: null });
  });

  test('a correction is a new final sheet by decision; the old one and the old table stay as they were', async () => {
    const old = await readSheet(standing, idOf('cuc-cntt'));
    const paper = { number: '12/QĐ-HĐTĐ', issuedOn: '2022-11-30' };
    expectRefusal(await filePaper(desks['cuc-vt'].leader, termId, paper), refusals.onlyHeadOrStanding);
    expectRefusal(await filePaper(standing, termId, { ...paper, issuedOn: '2022-12-02' }), complaintRefusals.paperFuture);
    expectRefusal(await filePaper(standing, termId, paper, new Uint8Array()), evidenceRefusals.emptyFile);
    const { id: paperId } = (await filePaper(standing, termId, paper)).data;
    const { id: elsewhere } = (await filePaper(standing, seedId('gt-cum-1-2022'), paper)).data;
    await expect(app.db.pool.query('set role thidua_app; update scoring.paper set number = $$x$$')).rejects.toThrow(/permission denied/);
    const body = {
      version: old.version,
      paperId,
      reason: 'Cộng sót minh chứng',
      changes: [{ itemId: itemOf(old, 'TT1.1').itemId, final: 5000, comment: 'Đủ hai phong trào' }],
    };
    const correct = (who: Visitor, change: object = {}) => who.try(scoringApi.correct, { params: { id: old.id }, body: { ...body, ...change } });
    expectRefusal(await correct(desks['cuc-tnn'].leader), commonRefusals.notYourRole);
    expectRefusal(await correct(standing, { paperId: '' }), commonRefusals.invalidInput);
    expectRefusal(await correct(standing, { paperId: elsewhere }), complaintRefusals.paperOtherTerm);
    expectRefusal(await correct(standing, { paperId: await filedMinutes(standing, termId, start) }), complaintRefusals.paperIsMinutes);
    expectRefusal(await correct(standing, { version: old.version - 1 }), commonRefusals.stale);
    expectRefusal(await correct(standing, { changes: [{ ...body.changes[0], final: 4000 }] }), refusals.nothingChanged);
    expectRefusal(await correct(standing, { changes: [{ ...body.changes[0], final: 6001 }] }), refusals.aboveMax);
    const { id } = await standing.call(scoringApi.correct, { params: { id: old.id }, body });
    expect(await readSheet(desks['cuc-vt'].officer, id)).toMatchObject({
      state: 'FINAL',
      sheetNo: 2,
      replaces: old.id,
      decisionNumber: '12/QĐ-HĐTĐ',
      totals: { final: 99_000 },
      steps: [{ verb: 'correct', codes: ['TT1.1'] }],
    });
    expect(await readSheet(standing, old.id)).toMatchObject({ state: 'REPLACED', replacedBy: id, totals: { final: 98_000 } });
    expectRefusal(await correct(standing), refusals.wrongState);
    expect((await ranking()).preview?.changed).toBe(true);
    expectRefusal(await publish(standing), refusals.reasonMissing);
    expect((await publish(standing, { reason: 'Theo quyết định 12' })).data).toMatchObject({ rankingNo: 2 });
    const { earlier, published } = await ranking(desks['cuc-vt'].officer);
    expect(earlier).toMatchObject([{ rankingNo: 1, state: 'REPLACED' }]);
    expect(published?.rows.filter((row) => row.total === 99_000).map((row) => [row.unitId, row.rank])).toEqual([
      [seedId('org-cuc-bdkh'), 2],
      [seedId('org-cuc-cntt'), 2],
      [seedId('org-cuc-vt'), 4],
    ]);
  });

  test('over the years a unit is measured by each year’s own scale, beside its group (R-069)', async () => {
    const own = await desks['cuc-vt'].officer.call(scoringApi.history, { query: {} });
    expect(own).toMatchObject({
      unit: { name: 'Cục Viễn thám quốc gia' },
      years: [{ year: 2022, percentHundredths: 9900, groupPercentHundredths: 9900, groupSheets: 5, rank: 4, synthetic: true }],
    });
    const stranger = await app.as('canbo.so-hanoi');
    expect((await stranger.call(scoringApi.history, { query: { unitId: seedId('org-cuc-vt') } })).years).toEqual([]);
  });
});

describe('lists and the second wall', () => {
  test('sheets are found without accents and paged without loss', async () => {
    const found = await standing.call(scoringApi.sheets, { query: { q: 'vien tham', year: 2022 } });
    expect(found.rows.map((row) => row.unitName)).toEqual(['Cục Viễn thám quốc gia']);
    const all = await standing.call(scoringApi.sheets, { query: { year: 2022 } });
    const first = await standing.call(scoringApi.sheets, { query: { year: 2022, limit: 4 } });
    const second = await standing.call(scoringApi.sheets, { query: { year: 2022, limit: 4, ...(first.next ? { after: first.next } : {}) } });
    expect([...first.rows, ...second.rows].map((row) => row.id)).toEqual(all.rows.map((row) => row.id));
    expect(all.total).toBe(all.rows.length);
    expect((await (await app.as('canbo.so-hanoi')).call(scoringApi.sheets, { query: {} })).rows).toEqual([]);
  });

  test('row-level security alone hides drafts and keeps strangers from writing (R-019)', async () => {
    const draft = idOf('tt-qhdt-tnn');
    const actor = {
      accountId: seedId('demo/canbo.cuc-vt'),
      personId: null,
      name: 'thử',
      grants: [{ role: 'officer', unitId: seedId('org-cuc-vt') }],
      unitIds: [seedId('org-cuc-vt')],
    } as const;
    const seen = await app.db.read(actor, (tx) =>
      tx.many<{ unitId: string; state: string }>(sql`select unit_id, state from scoring.sheet where term_id = ${termId}`),
    );
    expect(seen.some((row) => row.unitId === seedId('org-tt-qhdt-tnn'))).toBe(false);
    expect(seen.every((row) => row.unitId === seedId('org-cuc-vt') || row.state === 'FINAL' || row.state === 'REPLACED')).toBe(true);
    const itemId = itemOf(await readSheet(standing, idOf('cuc-vt')), 'TT1.1').itemId;
    const write = app.db.write(actor, (tx) =>
      tx.run(sql`insert into scoring.line (sheet_id, item_id, self_hundredths) values (${draft}, ${itemId}, 1)`),
    );
    await expect(write).rejects.toThrow(/row-level security/);
    expect(
      await app.db.write(actor, (tx) => tx.one<{ n: number }>(sql`select scoring.return_to_draft(${idOf('cuc-bdkh')}, 0, null, '[]') as n`)),
    ).toEqual({
      n: 0,
    });
    await expect(
      app.db.write(actor, (tx) => tx.run(sql`select scoring.start_over(${termId}, ${demoRulebook}, '2022-12-31', 'thử', 'never', '{}')`)),
    ).rejects.toThrow(/standing/);
  });
});

test('a published rank leads to the sheets the reader may open, and to no others', async () => {
  const sheetsSeenBy = async (who: Visitor) => ((await ranking(who)).published?.rows ?? []).map((row) => row.sheetId);
  const member = await sheetsSeenBy(desks['cuc-vt'].officer);
  expect(member.filter((id) => id !== null).length).toBeGreaterThan(0);
  const outsider = await sheetsSeenBy(await app.as('canbo.so-bacninh'));
  expect(outsider).toHaveLength(member.length);
  expect(outsider.every((id) => id === null)).toBe(true);
});
