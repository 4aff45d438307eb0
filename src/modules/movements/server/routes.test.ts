import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { expectRefusal, testApp, type TestApp, type Visitor } from '#app/testing/harness.ts';
import { sql } from '#platform/db/database.ts';
import { newId, seedId } from '#platform/ids.ts';
import { commonRefusals } from '#platform/refusal.ts';
import { movementRefusals, movementsApi } from '../contract.ts';
import { approvedMovement, draftFields, dutiesOf, launchedMovement } from './factory.ts';

let app: TestApp;
let standing: Visitor;
let minister: Visitor;
let officer: Visitor;
let leader: Visitor;

beforeAll(async () => {
  app = await testApp();
  [standing, minister, officer, leader] = await Promise.all([
    app.as('thuongtruc'),
    app.as('botruong'),
    app.as('canbo.cuc-vt'),
    app.as('lanhdao.cuc-vt'),
  ]);
});
afterAll(() => app.close());
beforeEach(() => app.clock.set('2022-02-01'));

const vt = seedId('org-cuc-vt');
const tnn = seedId('org-cuc-tnn');
const annual = seedId('mv-2022-annual');
const detail = (who: Visitor, id: string) => who.call(movementsApi.detail, { params: { id } });

describe('the launch of 2022 (R-022)', () => {
  test('shows theme, document, date, six contents, four task groups and both criteria sets with their sources', async () => {
    const launch = await detail(officer, annual);
    expect(launch).toMatchObject({
      theme: 'Kỷ cương, trách nhiệm, đổi mới, hội nhập, hiệu quả',
      launchedOn: '2021-12-31',
      state: 'LAUNCHED',
      document: { number: '8240/BTNMT-TĐKTTT' },
    });
    expect(launch.contents).toHaveLength(6);
    expect(launch.taskGroups).toHaveLength(4);
    expect(launch.taskGroups[1]?.deliverables.map((one) => one.submitTo?.name)).toContain('Quốc hội');
    expect(launch.criteriaSets.map((set) => [set.appliesTo, set.criteria.length])).toEqual([
      ['collective', 19],
      ['individual', 11],
    ]);
    expect(launch.criteriaSets[0]?.criteria.find((one) => one.code === 'TT2.4')).toMatchObject({
      operator: '>',
      thresholdHundredths: 9000,
      period: 'month',
      hardCondition: true,
    });
    expect(launch.callToAction).toContain('Thi đua ái quốc');
    expect(launch.contents.every((one) => one.origin?.sources.length)).toBe(true);
  });

  test('addresses units, provincial departments and heads of groups; a new launch of the same kinds addresses the same units', async () => {
    const seeded = (await detail(standing, annual)).receivers.map((one) => one.unitId).sort();
    expect(seeded.length).toBeGreaterThan(20);
    const { id } = await launchedMovement(app);
    expect((await detail(standing, id)).receivers.map((one) => one.unitId).sort()).toEqual(seeded);
  });
});

describe('the list', () => {
  test('movements of different launchers and lengths stand side by side in one year (R-025)', async () => {
    const titles = (await officer.call(movementsApi.list, { query: { year: 2022 } })).rows.map((row) => row.title);
    expect(titles).toContain('Phong trào thi đua ngành tài nguyên và môi trường năm 2022');
    expect(titles).toContain('Cán bộ, công chức, viên chức thi đua thực hiện văn hóa công sở');
    expect(titles).not.toContain('Phong trào thi đua ngành tài nguyên và môi trường năm 2021');
  });

  test('special 2021 is found by its filters, several at once (R-032)', async () => {
    const rows = (await officer.call(movementsApi.list, { query: { year: 2021, special: 'true', level: 'ministry', q: 'dac biet' } })).rows;
    expect(rows.map((row) => row.id)).toEqual([seedId('mv-2021-special')]);
  });

  test('pages of two give every movement once, newest launch first', async () => {
    const all = (await officer.call(movementsApi.list, { query: { limit: 200 } })).rows.map((row) => row.id);
    const seen: string[] = [];
    let after: string | undefined;
    do {
      const page = await officer.call(movementsApi.list, { query: { limit: 2, after } });
      seen.push(...page.rows.map((row) => row.id));
      after = page.next ?? undefined;
    } while (after);
    expect(seen).toEqual(all);
  });

  test('a guest sees nothing, a clerk of no unit may not draft', async () => {
    expectRefusal(await app.guest.try(movementsApi.list), commonRefusals.notSignedIn);
    expect((await (await app.as('kiemtra')).call(movementsApi.list)).can.draft.ok).toBe(false);
  });
});

describe('drafting', () => {
  test('a draft is kept whole, items keep their identity, and only its keepers see it', async () => {
    const { id, version } = await standing.call(movementsApi.draft, { body: { ...draftFields, parentIds: [annual], addresseeUnitIds: [vt] } });
    const before = await detail(standing, id);
    expect(before).toMatchObject({ state: 'DRAFT', parents: [{ id: annual }], launcher: { name: 'Bộ Tài nguyên và Môi trường' } });
    const contents = [
      ...before.contents.map(({ id: kept, title, summary }) => ({ id: kept, title: `${title} (sửa)`, summary })),
      { id: null, title: 'Thêm', summary: '' },
    ];
    await standing.call(movementsApi.edit, { params: { id }, body: { ...draftFields, contents, version } });
    const after = await detail(standing, id);
    expect(after.contents.map((one) => one.title)).toEqual(['Rà soát hồ sơ (sửa)', 'Thêm']);
    expect(after.contents[0]?.id).toBe(before.contents[0]?.id);
    expect(after.parents).toEqual([]);
    expectRefusal(await officer.try(movementsApi.detail, { params: { id } }), commonRefusals.notFound);
    expectRefusal(await officer.try(movementsApi.edit, { params: { id }, body: { ...draftFields, version: 1 } }), commonRefusals.notFound);
    expectRefusal(await standing.try(movementsApi.edit, { params: { id }, body: { ...draftFields, version } }), commonRefusals.stale);
    expectRefusal(await officer.try(movementsApi.edit, { params: { id: newId() }, body: { ...draftFields, version } }), commonRefusals.notFound);
  });

  test('an officer drafts for the own unit only, never for the ministry or another unit', async () => {
    const own = { ...draftFields, level: 'unit', launcherUnitId: vt } as const;
    const { id } = await officer.call(movementsApi.draft, { body: own });
    expect((await detail(leader, id)).can.approve.ok).toBe(true);
    expect((await detail(officer, id)).can.approve).toMatchObject({ ok: false, refusal: { code: 'movements.only_launcher_leader' } });
    expectRefusal(await officer.try(movementsApi.draft, { body: draftFields }), movementRefusals.launcherNotYours);
    expectRefusal(await officer.try(movementsApi.draft, { body: { ...own, launcherUnitId: tnn } }), movementRefusals.launcherNotYours);
    expectRefusal(
      await officer.try(movementsApi.edit, { params: { id }, body: { ...own, launcherUnitId: tnn, version: 0 } }),
      movementRefusals.launcherNotYours,
    );
    expectRefusal(await (await app.as('canbo.cuc-tnn')).try(movementsApi.detail, { params: { id } }), commonRefusals.notFound);
    expectRefusal(await (await app.as('nhanvien.cuc-vt')).try(movementsApi.draft, { body: own }), commonRefusals.notYourRole);
  });

  test('dates and years in order, known references, no circle of parents, no unknown field', async () => {
    const attempt = (change: object) => standing.try(movementsApi.draft, { body: { ...draftFields, ...change } });
    expectRefusal(await attempt({ endsOn: '2022-01-31' }), movementRefusals.endBeforeStart);
    expectRefusal(await attempt({ toYear: 2021 }), movementRefusals.yearsReversed);
    for (const [field, change] of Object.entries({
      themeId: { themeId: newId() },
      parentIds: { parentIds: [newId()] },
      addresseeUnitIds: { addresseeUnitIds: [newId()] },
      documentId: { documentId: newId() },
    })) {
      const answer = await attempt(change);
      expectRefusal(answer, movementRefusals.unknownReference);
      expect(answer.refusal?.field).toBe(field);
    }
    expect((await attempt({ colour: 'red' })).refusal?.fields?.[0]?.path).toBe('colour');
    const a = await standing.call(movementsApi.draft, { body: draftFields });
    const b = await standing.call(movementsApi.draft, { body: { ...draftFields, parentIds: [a.id] } });
    expectRefusal(
      await standing.try(movementsApi.edit, { params: { id: a.id }, body: { ...draftFields, parentIds: [b.id], version: 0 } }),
      movementRefusals.parentCircle,
    );
    expectRefusal(
      await standing.try(movementsApi.edit, { params: { id: a.id }, body: { ...draftFields, parentIds: [a.id], version: 0 } }),
      movementRefusals.parentCircle,
    );
  });

  test('approval wants a purpose, a period, and both days of a short movement', async () => {
    const attempt = async (change: object) => {
      const { id } = await standing.call(movementsApi.draft, { body: { ...draftFields, ...change } });
      return standing.try(movementsApi.approve, { params: { id }, body: { version: 0 } });
    };
    expectRefusal(await attempt({ purpose: '' }), movementRefusals.purposeMissing);
    expectRefusal(await attempt({ kind: 'thematic', fromYear: null, toYear: null, startsOn: null, endsOn: null }), movementRefusals.periodMissing);
    expectRefusal(await attempt({ endsOn: null }), movementRefusals.shortNeedsDates);
  });

  test('what a draft may choose from depends on who drafts', async () => {
    expect(await officer.call(movementsApi.options)).toMatchObject({ levels: ['unit', 'group'], launchers: [{ id: vt }] });
    const options = await standing.call(movementsApi.options);
    expect(options).toMatchObject({ levels: ['ministry', 'central'], authority: { name: 'Bộ Tài nguyên và Môi trường' } });
    expect(options.themes[0]?.year).toBe(2022);
  });
});

describe('launching', () => {
  const body = { launchedOn: '2022-02-01', documentId: null, numberPending: true };

  test('approval owes the launch to the Minister; the launch owes opening and answering to every addressee', async () => {
    const { id, version } = await approvedMovement(standing);
    expect(await dutiesOf(app, id)).toMatchObject([{ kind: 'movements.launch', ownerRole: 'minister', dueOn: '2022-02-01' }]);
    await minister.call(movementsApi.launch, { params: { id }, body: { ...body, version } });
    const launched = await detail(minister, id);
    expect(launched).toMatchObject({ state: 'LAUNCHED', numberPending: true, respondBy: '2022-03-03' });
    const owed = await dutiesOf(app, id);
    expect(owed.filter((duty) => duty.kind === 'movements.launch')).toEqual([]);
    expect(owed).toContainEqual({ kind: 'movements.open', ownerRole: 'officer', ownerUnitId: vt, dueOn: '2022-02-08' });
    expect(owed).toContainEqual({ kind: 'movements.respond', ownerRole: 'officer', ownerUnitId: vt, dueOn: '2022-03-03' });
    expect(owed).toContainEqual({ kind: 'movements.review-interim', ownerRole: 'standing', ownerUnitId: null, dueOn: '2022-03-01' });
    expect(owed).toContainEqual({ kind: 'movements.review-final', ownerRole: 'standing', ownerUnitId: null, dueOn: '2022-04-30' });
    expect(owed.filter((duty) => duty.kind === 'movements.open')).toHaveLength(launched.receivers.length);
  });

  test('the standing council prepares but does not launch; a guard that is not met is named', async () => {
    const { id, version } = await approvedMovement(standing);
    expectRefusal(await standing.try(movementsApi.launch, { params: { id }, body: { ...body, version } }), movementRefusals.onlyMinister);
    expectRefusal(await officer.try(movementsApi.launch, { params: { id }, body: { ...body, version } }), commonRefusals.notYourRole);
    expectRefusal(
      await minister.try(movementsApi.launch, { params: { id }, body: { ...body, version, numberPending: false } }),
      movementRefusals.numberMissing,
    );
    expectRefusal(
      await minister.try(movementsApi.launch, { params: { id }, body: { ...body, version, launchedOn: '2022-02-02' } }),
      movementRefusals.notLaunchedYet,
    );
    expectRefusal(
      await minister.try(movementsApi.launch, { params: { id }, body: { ...body, version, documentId: newId() } }),
      movementRefusals.unknownReference,
    );
    expectRefusal(await minister.try(movementsApi.launch, { params: { id }, body: { ...body, version: version + 1 } }), commonRefusals.stale);
    const empty = await standing.call(movementsApi.draft, { body: { ...draftFields, contents: [], taskGroups: [] } });
    await standing.call(movementsApi.approve, { params: { id: empty.id }, body: { version: 0 } });
    expectRefusal(await minister.try(movementsApi.launch, { params: { id: empty.id }, body: { ...body, version: 1 } }), movementRefusals.workMissing);
    const plain = await standing.call(movementsApi.draft, { body: draftFields });
    await standing.call(movementsApi.approve, { params: { id: plain.id }, body: { version: 0 } });
    expect((await detail(minister, plain.id)).can.launch).toMatchObject({ ok: false, refusal: { code: 'movements.criteria_missing' } });
    expectRefusal(
      await minister.try(movementsApi.launch, { params: { id: plain.id }, body: { ...body, version: 1 } }),
      movementRefusals.criteriaMissing,
    );
  });

  test('a reason may stand for criteria, and the same send twice launches once', async () => {
    const { id } = await standing.call(movementsApi.draft, { body: { ...draftFields, noCriteriaReason: 'Việc đột xuất, đánh giá theo sản phẩm' } });
    await standing.call(movementsApi.approve, { params: { id }, body: { version: 0 } });
    const request = { params: { id }, body: { ...body, version: 1 }, key: 'phat-dong-mot-lan' };
    expect(await minister.call(movementsApi.launch, request)).toEqual(await minister.call(movementsApi.launch, request));
    expectRefusal(await minister.try(movementsApi.launch, { params: { id }, body: { ...body, version: 2 } }), movementRefusals.wrongState);
  });

  test('an approved movement goes back to draft with a reason and nobody owes its launch any more', async () => {
    const { id, version } = await approvedMovement(standing);
    expect((await standing.try(movementsApi.returnToDraft, { params: { id }, body: { version, reason: '' } })).refusal?.fields?.[0]?.path).toBe(
      'reason',
    );
    await standing.call(movementsApi.returnToDraft, { params: { id }, body: { version, reason: 'Sửa nội dung 1' } });
    expect((await detail(standing, id)).state).toBe('DRAFT');
    expect(await dutiesOf(app, id)).toEqual([]);
  });

  test('a movement waiting for an event is launched only after it was held (R-027)', async () => {
    const { id, version } = await approvedMovement(standing, { waitsFor: 'Đại hội thi đua yêu nước lần thứ V', waitsUntil: '2022-Q1' });
    expect(await dutiesOf(app, id)).toEqual([]);
    expectRefusal(await minister.try(movementsApi.launch, { params: { id }, body: { ...body, version } }), movementRefusals.eventNotHeld);
    expectRefusal(
      await standing.try(movementsApi.confirmEvent, { params: { id }, body: { version, heldOn: '2022-02-02' } }),
      movementRefusals.eventInFuture,
    );
    const confirmed = await standing.call(movementsApi.confirmEvent, { params: { id }, body: { version, heldOn: '2022-02-01' } });
    expect(await dutiesOf(app, id)).toMatchObject([{ kind: 'movements.launch', ownerRole: 'minister' }]);
    await minister.call(movementsApi.launch, { params: { id }, body: { ...body, version: confirmed.version } });
    const other = await approvedMovement(standing);
    expectRefusal(
      await standing.try(movementsApi.confirmEvent, { params: { id: other.id }, body: { version: other.version, heldOn: '2022-02-01' } }),
      movementRefusals.noEvent,
    );
  });

  test('the number of the paper may follow; the document then cites the movement', async () => {
    const { id, version } = await launchedMovement(app);
    const documentId = seedId('d-cv8240');
    expectRefusal(await officer.try(movementsApi.setDocument, { params: { id }, body: { version, documentId } }), movementRefusals.onlyStanding);
    await standing.call(movementsApi.setDocument, { params: { id }, body: { version, documentId } });
    expect(await detail(officer, id)).toMatchObject({ numberPending: false, document: { id: documentId } });
    expectRefusal(
      await standing.try(movementsApi.setDocument, { params: { id }, body: { version: version + 1, documentId } }),
      movementRefusals.numberKnown,
    );
    const cited = await app.look((tx) => tx.many(sql`select 1 from documents.citation where document_id = ${documentId} and object_id = ${id}`));
    expect(cited).toHaveLength(1);
  });

  test('a unit opens a short movement of its own (R-026)', async () => {
    const own = {
      ...draftFields,
      level: 'unit',
      launcherUnitId: vt,
      noCriteriaReason: 'Đánh giá theo sản phẩm',
      addresseeKinds: [],
      addresseeUnitIds: [tnn],
    } as const;
    const { id } = await officer.call(movementsApi.draft, { body: { ...own, addresseeKinds: [], addresseeUnitIds: [tnn] } });
    expectRefusal(await officer.try(movementsApi.approve, { params: { id }, body: { version: 0 } }), movementRefusals.onlyLauncherLeader);
    await leader.call(movementsApi.approve, { params: { id }, body: { version: 0 } });
    expectRefusal(await officer.try(movementsApi.launch, { params: { id }, body: { ...body, version: 1 } }), commonRefusals.notYourRole);
    await leader.call(movementsApi.launch, { params: { id }, body: { ...body, version: 1 } });
    expect((await dutiesOf(app, id)).find((duty) => duty.kind === 'movements.review-final')).toMatchObject({ ownerRole: 'officer', ownerUnitId: vt });
  });
});
