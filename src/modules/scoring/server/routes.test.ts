import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { expectRefusal, testApp, type TestApp, type Visitor } from '#app/testing/harness.ts';
import { sql } from '#platform/db/database.ts';
import { seedId } from '#platform/ids.ts';
import { commonRefusals } from '#platform/refusal.ts';
import { scoringApi } from '../contract.ts';
import { scoringRefusals as refusals } from '../refusals.ts';
import { approvedProgramme, blockFour, demoRulebook, deskOf, itemOf, itemsOf, ownSheet, readSheet, submitted, type Desk } from './testing.ts';

/** One sheet of Khối IV on its way from the first cell to the second check; the next file closes the year. */
let app: TestApp;
let unit: Desk;
let head: Desk;
let deputy: Desk;
let other: Desk;
let standing: Visitor;
let stranger: Visitor;
const { termId } = blockFour;
const start = '2022-12-01';
let id: string;

beforeAll(async () => {
  app = await testApp({ today: start });
  [unit, head, deputy, other] = (await Promise.all(['cuc-vt', 'cuc-tnn', 'cuc-ddbd', 'cuc-bdkh'].map((one) => deskOf(app, one)))) as [
    Desk,
    Desk,
    Desk,
    Desk,
  ];
  standing = await app.as('thuongtruc');
  stranger = await app.as('lanhdao.so-hanoi');
  await approvedProgramme(unit, 2022, true);
});
afterAll(() => app.close());
beforeEach(() => app.clock.set(start));

const open = (who: Visitor, body = { rulebookId: demoRulebook, dueOn: '2022-12-10' }, term: string = termId) =>
  who.try(scoringApi.openRound, { params: { id: term }, body });
const sheet = (who: Visitor = unit.officer) => readSheet(who, id);
const version = async () => (await sheet()).version;
const lineOf = async (code: string) => itemOf(await sheet(), code).itemId;
const duties = () =>
  app.look((tx) =>
    tx.many<{ kind: string; role: string; dueOn: string | null; opensOn: string | null }>(sql`
      select kind, owner_role as role, due_on, opens_on from notifications.duty where object_id = ${id} and state = 'OPEN' order by kind`),
  );

describe('opening a round', () => {
  test('only the head or the standing body opens, with a table that is published and complete', async () => {
    expectRefusal(await open(unit.officer), refusals.onlyHeadOrStanding);
    expectRefusal(await open(deputy.officer), refusals.onlyHeadOrStanding);
    expectRefusal(await open(stranger), refusals.onlyHeadOrStanding);
    expectRefusal(await open(await app.as('botruong')), commonRefusals.notYourRole);
    expectRefusal(await open(standing, { rulebookId: seedId('tpl-cum347'), dueOn: '2022-12-10' }), refusals.rulebookNotPublished);
    expectRefusal(await open(head.officer, { rulebookId: seedId('tpl-cum347'), dueOn: '2022-12-10' }), commonRefusals.notFound);
    expectRefusal(await open(head.officer, { rulebookId: demoRulebook, dueOn: '2022-11-30' }), refusals.dueInPast);
    expectRefusal(await open(head.officer, { rulebookId: seedId('no-such'), dueOn: '2022-12-10' }), commonRefusals.notFound);
    expectRefusal(await open(standing, undefined, seedId('gt-khoi-3-2022')), refusals.noMembers);
    expectRefusal(await open(standing, undefined, seedId('gt-cum-8-2023')), refusals.termNotRunning);
    expectRefusal(await open(standing, undefined, seedId('gt-khoi-4-2021')), refusals.wrongYear);
  });

  test('one sheet for each member; the first use freezes the table with its hash (R-070)', async () => {
    const before = await standing.call(scoringApi.rulebook, { params: { id: demoRulebook } });
    expect(before).toMatchObject({ state: 'PUBLISHED', synthetic: true, sumHundredths: 100_000, scaleHundredths: 100_000, items: 19 });
    expect((await open(head.officer)).data).toEqual({ opened: 6 });
    expectRefusal(await open(head.officer), refusals.alreadyOpen);
    const after = await standing.call(scoringApi.rulebook, { params: { id: demoRulebook } });
    expect(after.state).toBe('FROZEN');
    expect(after.hash).toMatch(/^[0-9a-f]{64}$/);
    expect(after.usedIn).toEqual([{ termId, groupName: 'Khối thi đua số IV', year: 2022, sheets: 6 }]);
    id = await ownSheet(unit, 2022, termId);
    expect(await duties()).toEqual([{ kind: 'scoring.self-score', role: 'officer', dueOn: '2022-12-10', opensOn: null }]);
  });

  test('the database itself refuses to change a frozen table', async () => {
    const change = app.db.pool.query('update scoring.rule_item set max_hundredths = 1 where rulebook_id = $1', [demoRulebook]);
    await expect(change).rejects.toThrow(/frozen/);
  });
});

describe('self-scoring', () => {
  test('the sheet shows criteria with measure, proof and heading sums; the head sees the step, never the draft (R-019, R-056)', async () => {
    const mine = await sheet();
    expect(mine).toMatchObject({ state: 'SELF_DRAFT', side: 'unit', synthetic: true, checker: { vi: 'Cục Quản lý tài nguyên nước' } });
    expect(mine.groups.map((group) => [group.code, group.title, group.max])[0]).toEqual(['I', 'Phong trào', 22_000]);
    expect(itemOf(mine, 'TT2.4')).toMatchObject({
      max: 12_000,
      hardCondition: true,
      criterion: { operator: '>', thresholdHundredths: 9000, evidence: ['Dữ liệu theo dõi nhiệm vụ theo tháng'] },
    });
    for (const who of [head.officer, deputy.officer, other.officer, standing, stranger]) {
      expectRefusal(await who.try(scoringApi.sheet, { params: { id } }), commonRefusals.notFound);
    }
    const { groups } = await head.officer.call(scoringApi.overview, { query: { year: 2022 } });
    const seen = groups.find((group) => group.termId === termId)?.sheets.find((one) => one.unitId === unit.unitId);
    expect(seen).toMatchObject({ sheetId: null, state: 'SELF_DRAFT', selfTotal: null });
  });

  test('an autosave takes many lines, keeps what was left out and returns the running total', async () => {
    const [first, second] = [await lineOf('TT1.1'), await lineOf('TT1.2')];
    const seen = await version();
    const saved = await unit.officer.call(scoringApi.saveSelf, {
      params: { id },
      body: {
        version: seen,
        lines: [
          { itemId: first, self: 5550, selfNote: 'Kế hoạch 05' },
          { itemId: second, self: 6000 },
        ],
      },
    });
    expect(saved).toMatchObject({ version: seen + 1, total: 11_550 });
    const again = await unit.officer.call(scoringApi.saveSelf, {
      params: { id },
      body: {
        version: saved.version,
        lines: [
          { itemId: first, self: 5000 },
          { itemId: second, self: null },
        ],
      },
    });
    expect(again.total).toBe(5000);
    expect(itemOf(await sheet(), 'TT1.1').line).toMatchObject({ self: 5000, selfNote: 'Kế hoạch 05' });
    expect(itemOf(await sheet(), 'TT1.2').line.self).toBeNull();
    expectRefusal(
      await unit.leader.try(scoringApi.saveSelf, { params: { id }, body: { version: seen, lines: [{ itemId: first, self: 1 }] } }),
      commonRefusals.stale,
    );
  });

  test('points stay within the maximum and on known lines; fields are named', async () => {
    const body = async (change: object) => ({ version: await version(), lines: [{ itemId: await lineOf('TT1.1'), ...change }] });
    const above = await unit.officer.try(scoringApi.saveSelf, { params: { id }, body: await body({ self: 6001 }) });
    expectRefusal(above, refusals.aboveMax);
    expect(above.refusal?.fields?.[0]?.path).toBe('lines.0');
    expectRefusal(await unit.officer.try(scoringApi.saveSelf, { params: { id }, body: await body({ self: -1 }) }), refusals.belowLeast);
    expectRefusal(await unit.officer.try(scoringApi.saveSelf, { params: { id }, body: await body({ self: 1.5 }) }), commonRefusals.invalidInput);
    expectRefusal(
      await unit.officer.try(scoringApi.saveSelf, { params: { id }, body: await body({ itemId: seedId('x'), self: 1 }) }),
      refusals.unknownLine,
    );
    const checked = await unit.officer.try(scoringApi.saveSelf, { params: { id }, body: (await body({ checked: 6000 })) as never });
    expect(checked.refusal?.fields?.[0]?.path).toBe('lines.0.checked');
    expectRefusal(await other.officer.try(scoringApi.saveSelf, { params: { id }, body: await body({ self: 1 }) }), commonRefusals.notFound);
    expectRefusal(await app.guest.try(scoringApi.sheet, { params: { id } }), commonRefusals.notSignedIn);
    expectRefusal(
      await (await app.as('nhanvien.cuc-vt')).try(scoringApi.saveSelf, { params: { id }, body: await body({ self: 1 }) }),
      commonRefusals.notYourRole,
    );
  });

  test('the leader submits only a complete sheet; the missing criteria are named', async () => {
    expectRefusal(await unit.officer.try(scoringApi.submit, { params: { id }, body: { version: await version() } }), refusals.onlyLeader);
    const incomplete = await unit.leader.try(scoringApi.submit, { params: { id }, body: { version: await version() } });
    expectRefusal(incomplete, refusals.missingSelf);
    expect(incomplete.refusal?.message.vi).toContain('TT1.2');
    expect((await sheet(unit.leader)).can.submit).toMatchObject({ ok: false, refusal: { code: refusals.missingSelf.code } });
  });

  test('workload is noted beside the score (R-081)', async () => {
    const note = (who: Visitor, contextNote: string, seen: number) =>
      who.try(scoringApi.noteContext, { params: { id }, body: { version: seen, contextNote } });
    const seen = await version();
    expect((await note(unit.officer, 'Thêm nhiệm vụ Luật Viễn thám', seen)).status).toBe(200);
    expectRefusal(await note(unit.officer, 'Khác', seen), commonRefusals.stale);
    expectRefusal(await note(other.officer, 'Không', seen + 1), commonRefusals.notFound);
    expect((await sheet()).contextNote).toBe('Thêm nhiệm vụ Luật Viễn thám');
  });

  test('a complete draft becomes the leader’s turn; submitting twice is one step', async () => {
    const lines = itemsOf(await sheet()).map((item) => ({ itemId: item.itemId, self: item.max }));
    const saved = await unit.officer.call(scoringApi.saveSelf, { params: { id }, body: { version: await version(), lines } });
    expect(saved.total).toBe(100_000);
    expect((await duties()).map((duty) => duty.kind)).toEqual(['scoring.self-score', 'scoring.submit']);
    const first = await unit.leader.call(scoringApi.submit, { params: { id }, body: { version: saved.version }, key: 'gui-phieu-mot-lan' });
    expect(await unit.leader.call(scoringApi.submit, { params: { id }, body: { version: saved.version }, key: 'gui-phieu-mot-lan' })).toEqual(first);
    expectRefusal(await unit.leader.try(scoringApi.submit, { params: { id }, body: { version: first.version } }), refusals.wrongState);
    expect(await duties()).toMatchObject([{ kind: 'scoring.review', role: 'officer', dueOn: '2022-12-11' }]);
    expect(await sheet(head.officer)).toMatchObject({ state: 'SELF_SUBMITTED', side: 'checker', totals: { self: 100_000 } });
    expectRefusal(await other.officer.try(scoringApi.sheet, { params: { id } }), commonRefusals.notFound);
  });
});

describe('check, return, explanation', () => {
  const check = async (who: Visitor, code: string, change: { checked?: number; checkComment?: string }) =>
    who.try(scoringApi.saveCheck, { params: { id }, body: { version: await version(), lines: [{ itemId: await lineOf(code), ...change }] } });

  test('conditions stand beside the points: the late month fails, the points stay (R-058, R-059)', async () => {
    const seen = await sheet(head.officer);
    expect(itemOf(seen, 'TT2.4')).toMatchObject({
      line: { self: 12_000 },
      condition: { verdict: 'UNMET', detail: { vi: 'Không vượt mức: tháng 3: 50 % (1/2).' }, computedOn: start },
    });
    expect(itemOf(seen, 'TT2.3').condition).toMatchObject({ verdict: 'UNMET', detail: { vi: 'Có 1 nhiệm vụ quá hạn trong năm.' } });
    expect(itemOf(seen, 'TT2.1').fact?.ok).toBe(true);
  });

  test('the head checks, the deputy, the standing body and the unit do not', async () => {
    for (const who of [deputy.officer, standing, unit.officer]) expectRefusal(await check(who, 'TT1.1', { checked: 5000 }), refusals.onlyChecker);
    expectRefusal(await check(stranger, 'TT1.1', { checked: 5000 }), commonRefusals.notFound);
    expect((await check(head.officer, 'TT1.1', { checked: 5000 })).status).toBe(200);
    expectRefusal(await check(head.officer, 'TT1.1', { checked: 6001 }), refusals.aboveMax);
    expect(itemOf(await sheet(), 'TT1.1').line.checked).toBeNull();
    const plain = await unit.officer.call(scoringApi.sheetLines, { params: { id } });
    expect(plain.rows[0]).toMatchObject({ group: 'Phong trào', code: 'TT1.1', max: 6000, self: 6000, checked: null, difference: null });
    expect(itemOf(await sheet(head.officer), 'TT1.1').line.checked).toBe(5000);
  });

  test('a return names criteria and reason; the checker no longer reads the draft, the unit sees what was found', async () => {
    const body = { version: await version(), reason: 'Thiếu văn bản phát động', itemIds: [await lineOf('TT1.1')], dueOn: '2022-12-05' };
    expectRefusal(await unit.officer.try(scoringApi.giveBack, { params: { id }, body }), refusals.onlyChecker);
    expectRefusal(await head.officer.try(scoringApi.giveBack, { params: { id }, body: { ...body, reason: '' } }), commonRefusals.invalidInput);
    expectRefusal(await head.officer.try(scoringApi.giveBack, { params: { id }, body: { ...body, itemIds: [] } }), commonRefusals.invalidInput);
    expectRefusal(await head.officer.try(scoringApi.giveBack, { params: { id }, body: { ...body, itemIds: [seedId('x')] } }), refusals.unknownLine);
    expectRefusal(
      await head.officer.try(scoringApi.giveBack, { params: { id }, body: { ...body, version: body.version - 1 } }),
      commonRefusals.stale,
    );
    await head.officer.call(scoringApi.giveBack, { params: { id }, body });
    expectRefusal(await head.officer.try(scoringApi.sheet, { params: { id } }), commonRefusals.notFound);
    const back = await sheet();
    expect(back).toMatchObject({
      state: 'SELF_DRAFT',
      selfDueOn: '2022-12-05',
      selfSubmittedOn: null,
      steps: [{ verb: 'giveBack', reason: 'Thiếu văn bản phát động', codes: ['TT1.1'] }, { verb: 'submit' }],
    });
    expect(itemOf(back, 'TT1.1').line).toMatchObject({ self: 6000, checked: 5000 });
    expect(await duties()).toMatchObject([{ kind: 'scoring.self-score', dueOn: '2022-12-05' }]);
    await submitted(unit, id);
  });

  test('“giữ như đề nghị” fills what is open; a different score without comment stops the review', async () => {
    const kept = await head.officer.call(scoringApi.keepProposed, { params: { id }, body: { version: await version() } });
    expect(kept.total).toBe(99_000);
    expectRefusal(await head.officer.try(scoringApi.keepProposed, { params: { id }, body: { version: kept.version } }), refusals.nothingToKeep);
    const silent = await head.officer.try(scoringApi.review, { params: { id }, body: { version: kept.version } });
    expectRefusal(silent, refusals.commentMissing);
    expect(silent.refusal?.message.vi).toContain('TT1.1');
    await check(head.officer, 'TT1.1', { checkComment: 'Phát động chậm một tháng' });
    await check(head.officer, 'TT3.3', { checked: 2850, checkComment: '8 thủ tục chưa chạy thật' });
    await head.officer.call(scoringApi.review, { params: { id }, body: { version: await version() } });
    expect(await sheet()).toMatchObject({
      state: 'HEAD_REVIEWED',
      explainUntil: '2022-12-06',
      totals: { self: 100_000, checked: 96_850, differences: 2, unexplained: 2 },
    });
    expect(await duties()).toMatchObject([
      { kind: 'scoring.explain', dueOn: '2022-12-06', opensOn: null },
      { kind: 'scoring.verify', opensOn: '2022-12-07' },
    ]);
  });

  test('the unit explains only differences and only until the last day; the checker waits', async () => {
    const explain = async (code: string, explanation = 'Có công văn gia hạn') =>
      unit.officer.try(scoringApi.saveExplanation, {
        params: { id },
        body: { version: await version(), lines: [{ itemId: await lineOf(code), explanation }] },
      });
    expectRefusal(await explain('TT1.2'), refusals.onlyDifferences);
    expectRefusal(await unit.officer.try(scoringApi.explain, { params: { id }, body: { version: await version() } }), refusals.nothingExplained);
    expectRefusal(await head.officer.try(scoringApi.verify, { params: { id }, body: { version: await version() } }), refusals.waitForUnit);
    app.clock.set('2022-12-06');
    expect((await explain('TT1.1')).status).toBe(200);
    expect(itemOf(await sheet(head.officer), 'TT1.1').line.explanation).toBe('');
    expectRefusal(await unit.officer.try(scoringApi.accept, { params: { id }, body: { version: await version() } }), refusals.alreadyExplained);
    app.clock.set('2022-12-07');
    expectRefusal(await unit.officer.try(scoringApi.explain, { params: { id }, body: { version: await version() } }), refusals.explainClosed);
    expect((await sheet(head.officer)).can.verify).toMatchObject({ ok: false, refusal: { code: refusals.answerMissing.code } });
    app.clock.set('2022-12-06');
    expectRefusal(await head.officer.try(scoringApi.explain, { params: { id }, body: { version: await version() } }), refusals.onlyOwnUnit);
    await unit.officer.call(scoringApi.explain, { params: { id }, body: { version: await version() } });
    expect(itemOf(await sheet(head.officer), 'TT1.1').line.explanation).toBe('Có công văn gia hạn');
    expect(await duties()).toMatchObject([{ kind: 'scoring.verify', opensOn: null }]);
  });

  test('the second check answers every explanation; its points are what the meeting gets', async () => {
    expectRefusal(await head.officer.try(scoringApi.verify, { params: { id }, body: { version: await version() } }), refusals.answerMissing);
    const lines = [{ itemId: await lineOf('TT1.1'), final: 5500, finalComment: 'Chấp nhận một phần' }];
    expectRefusal(await unit.officer.try(scoringApi.saveFinal, { params: { id }, body: { version: await version(), lines } }), refusals.onlyChecker);
    await head.officer.call(scoringApi.saveFinal, { params: { id }, body: { version: await version(), lines } });
    expect(itemOf(await sheet(), 'TT1.1').line.final).toBeNull();
    await head.officer.call(scoringApi.verify, { params: { id }, body: { version: await version() } });
    const done = await sheet();
    expect(done).toMatchObject({ state: 'VERIFIED', totals: { self: 100_000, checked: 96_850, final: 97_350 } });
    expect(itemOf(done, 'TT3.3').line).toMatchObject({ self: 5000, checked: 2850, final: 2850 });
  });

  test('the chain is on record, step by step', async () => {
    const trail = await app.look((tx) =>
      tx.many<{ action: string; to: string | null }>(
        sql`select action, to_state as "to" from audit.event where object_id = ${id} and to_state is not null order by seq`,
      ),
    );
    expect(trail.map((event) => event.to)).toEqual(['SELF_SUBMITTED', 'SELF_DRAFT', 'SELF_SUBMITTED', 'HEAD_REVIEWED', 'EXPLAINED', 'VERIFIED']);
  });
});
