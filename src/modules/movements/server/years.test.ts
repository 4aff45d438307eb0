import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { expectRefusal, testApp, type TestApp, type Visitor } from '#app/testing/harness.ts';
import { system } from '#platform/actor.ts';
import { sql } from '#platform/db/database.ts';
import { newId, seedId } from '#platform/ids.ts';
import { commonRefusals } from '#platform/refusal.ts';
import { criteriaApi, movementRefusals, movementsApi, yearRefusals, yearsApi } from '../contract.ts';
import { emulationYearOf } from '../index.ts';
import type { YearState } from '../rules.ts';
import { approvedMovement, draftFields, publishedSet } from './factory.ts';

let app: TestApp;
let standing: Visitor;
let minister: Visitor;
let officer: Visitor;

beforeAll(async () => {
  app = await testApp();
  [standing, minister, officer] = await Promise.all([app.as('thuongtruc'), app.as('botruong'), app.as('canbo.cuc-vt')]);
});
afterAll(() => app.close());
beforeEach(() => app.clock.set('2022-01-10'));

const year = (who: Visitor, number: number) => who.call(yearsApi.detail, { params: { year: number } });

describe('the page of 2022 (R-160)', () => {
  test('carries theme, call, launch, dated stages with their sources and the movements beside it', async () => {
    const page = await year(officer, 2022);
    expect(page).toMatchObject({
      state: 'LAUNCHED',
      theme: 'Kỷ cương, trách nhiệm, đổi mới, hội nhập, hiệu quả',
      annual: { document: '8240/BTNMT-TĐKTTT', launchedOn: '2021-12-31', contents: 6, taskGroups: 4, criteria: 30 },
    });
    expect(page.annual?.callToAction).toContain('Thi đua ái quốc');
    expect(page.milestones.find((one) => one.stage === 'LAUNCHED')).toMatchObject({ startsOn: '2021-12-31', actualOn: '2021-12-31' });
    expect(page.milestones.find((one) => one.stage === 'GROUPED')?.startsOn).toBe('2022-03-02');
    expect(page.others.map((one) => one.title)).toContain('Cán bộ, công chức, viên chức thi đua thực hiện văn hóa công sở');
    expect(page.groupList.length).toBeGreaterThan(0);
    expectRefusal(await officer.try(yearsApi.detail, { params: { year: 1999 } }), commonRefusals.notFound);
  });

  test('the door gives the year to later modules', async () => {
    expect(await app.look((tx) => emulationYearOf(tx, 2022))).toMatchObject({
      state: 'LAUNCHED',
      themeText: 'Kỷ cương, trách nhiệm, đổi mới, hội nhập, hiệu quả',
    });
    expect(await app.look((tx) => emulationYearOf(tx, 2022, newId()))).toBeUndefined();
    expect(await app.look((tx) => emulationYearOf(tx, 1999))).toBeUndefined();
  });
});

describe('dates and theme', () => {
  test('planned and real dates are kept apart; the standing council sets them, in order, no fact in the future', async () => {
    const { id, version } = await year(standing, 2022);
    const set = (milestones: object[], at = version) =>
      standing.try(yearsApi.setMilestones, { params: { id }, body: { version: at, milestones: milestones as never } });
    const registering = { stage: 'REGISTERING', startsOn: '2022-02-01', endsOn: '2022-03-31', actualOn: null };
    expectRefusal(await officer.try(yearsApi.setMilestones, { params: { id }, body: { version, milestones: [] } }), commonRefusals.notYourRole);
    expectRefusal(await set([{ ...registering, endsOn: '2022-01-31' }]), yearRefusals.datesReversed);
    expectRefusal(await set([{ ...registering, actualOn: '2022-01-11' }]), yearRefusals.factInFuture);
    expect((await set([registering, { stage: 'MIDYEAR', startsOn: '2022-06-20', endsOn: '2022-06-30', actualOn: null }])).status).toBe(200);
    expectRefusal(await set([registering]), commonRefusals.stale);
    expect((await year(officer, 2022)).milestones.find((one) => one.stage === 'REGISTERING')).toMatchObject({
      startsOn: '2022-02-01',
      endsOn: '2022-03-31',
      actualOn: null,
    });
    // What the source states stays a stated fact.
    expect((await year(officer, 2022)).milestones.find((one) => one.stage === 'LAUNCHED')?.origin).not.toBeNull();
  });

  test('a corrected theme reaches drafts and never what was launched (R-029)', async () => {
    const themeId = seedId('th-2022');
    const draft = await approvedMovement(standing, { themeId });
    const { id, version, theme } = await year(standing, 2022);
    expectRefusal(
      await minister.try(yearsApi.changeTheme, { params: { id }, body: { version, text: 'Khác', reason: 'Sửa' } }),
      commonRefusals.notYourRole,
    );
    expect((await standing.try(yearsApi.changeTheme, { params: { id }, body: { version, text: 'Khác', reason: ' ' } })).refusal?.field).toBe(
      'reason',
    );
    await standing.call(yearsApi.changeTheme, {
      params: { id },
      body: { version, text: 'Kỷ cương, trách nhiệm, phát triển', reason: 'Theo kết luận cuộc họp' },
    });
    const themeOf = async (movementId: string) => (await standing.call(movementsApi.detail, { params: { id: movementId } })).theme;
    expect(await themeOf(draft.id)).toBe('Kỷ cương, trách nhiệm, phát triển');
    expect(await themeOf(seedId('mv-2022-annual'))).toBe(theme);
    await minister.call(movementsApi.launch, {
      params: { id: draft.id },
      body: { version: draft.version, launchedOn: '2022-01-10', documentId: null, numberPending: true },
    });
    await standing.call(yearsApi.changeTheme, {
      params: { id },
      body: { version: version + 1, text: theme ?? '', reason: 'Trở lại chủ đề đã phát động' },
    });
    expect(await themeOf(draft.id)).toBe('Kỷ cương, trách nhiệm, phát triển');
    expect(await themeOf(seedId('mv-2022-annual'))).toBe(theme);
  });
});

describe('a whole year', () => {
  /** Fixtures of modules that come later or elsewhere: groups of the year, a decision, next year's heads. */
  const prepare = (query: { text: string; values: unknown[] }) => app.db.pool.query(query);

  test('is opened once, with last year’s stages as its plan, and goes from preparation to closed', async () => {
    expectRefusal(await officer.try(yearsApi.create, { body: { year: 2023, theme: 'Đổi mới' } }), commonRefusals.notYourRole);
    expectRefusal(await standing.try(yearsApi.create, { body: { year: 2022, theme: 'Đổi mới' } }), yearRefusals.exists);
    const { id } = await standing.call(yearsApi.create, { body: { year: 2030, theme: 'Đoàn kết, sáng tạo' } });
    const created = await year(standing, 2030);
    expect(created).toMatchObject({ state: 'PREPARING', theme: 'Đoàn kết, sáng tạo' });
    expect(created.milestones.find((one) => one.stage === 'GROUPED')).toMatchObject({ startsOn: '2030-03-02', actualOn: null });

    await prepare({ text: `delete from movements.milestone where year_id = $1 and stage in ('REGISTERING', 'MIDYEAR')`, values: [id] });

    let version = 0;
    const step = async (
      who: Visitor,
      verb: Exclude<keyof typeof yearsApi, 'list' | 'detail' | 'create' | 'changeTheme' | 'setMilestones' | 'reopen'>,
      body: object = {},
    ) => {
      const answer = await who.try(yearsApi[verb], { params: { id }, body: { version, ...body } as never });
      if (!answer.refusal) version = answer.data.version;
      return answer;
    };
    const reached = async (state: YearState) => expect((await year(standing, 2030)).state).toBe(state);

    expectRefusal(await step(standing, 'launch'), commonRefusals.notYourRole);
    expectRefusal(await step(minister, 'launch'), yearRefusals.movementMissing);
    app.clock.set('2030-01-05');
    const draft = await standing.call(movementsApi.draft, {
      body: {
        ...draftFields,
        kind: 'annual',
        title: 'Phong trào 2030',
        fromYear: 2030,
        toYear: 2030,
        startsOn: '2030-01-01',
        endsOn: '2030-12-31',
        noCriteriaReason: 'Tiêu chí ban hành sau',
      },
    });
    await standing.call(movementsApi.approve, { params: { id: draft.id }, body: { version: 0 } });
    await minister.call(movementsApi.launch, {
      params: { id: draft.id },
      body: { version: 1, launchedOn: '2030-01-05', documentId: null, numberPending: true },
    });
    expectRefusal(await step(minister, 'launch'), yearRefusals.criteriaMissing);
    const set = await publishedSet(standing, draft.id, 2030);
    expectRefusal(await minister.try(yearsApi.launch, { params: { id }, body: { version: 9 } }), commonRefusals.stale);
    await step(minister, 'launch', { note: 'Phát động tại hội nghị' });
    await reached('LAUNCHED');
    expect((await year(standing, 2030)).milestones.find((one) => one.stage === 'LAUNCHED')).toMatchObject({
      startsOn: '2029-12-31',
      actualOn: '2030-01-05',
    });

    expectRefusal(await step(standing, 'assignGroups'), yearRefusals.groupsMissing);
    const terms = [newId(), newId()];
    await prepare({
      text: `insert into groups.term (id, group_id, year, state, members_complete) values ($1, $3, 2030, 'ACTIVE', true), ($2, $4, 2030, 'ACTIVE', true)`,
      values: [...terms, seedId('g-khoi-3'), seedId('g-khoi-4')],
    });
    await prepare({ text: 'insert into groups.term_member (term_id, unit_id) values ($1, $3), ($2, $3)', values: [...terms, seedId('org-cuc-vt')] });
    expectRefusal(await step(standing, 'assignGroups'), yearRefusals.unitTwice);
    await prepare({ text: 'update groups.term_member set left_on = $2 where term_id = $1', values: [terms[0], '2030-01-02'] });
    await step(standing, 'assignGroups');
    expectRefusal(await step(standing, 'openRegistration'), yearRefusals.datesMissing);
    const dates = [
      { stage: 'REGISTERING', startsOn: '2030-02-01', endsOn: '2030-03-31', actualOn: null },
      { stage: 'MIDYEAR', startsOn: '2030-06-20', endsOn: '2030-06-30', actualOn: null },
    ] as const;
    version = (await standing.call(yearsApi.setMilestones, { params: { id }, body: { version, milestones: [dates[0]] } })).version;
    await step(standing, 'openRegistration');
    const unsigned = (await year(standing, 2030)).matters.find((matter) => matter.code === 'agreements-unsigned');
    expect(unsigned).toMatchObject({ verb: 'closeRegistration', weight: 'told', names: ['Khối thi đua số III (0/0)', 'Khối thi đua số IV (0/1)'] });
    expect((await year(officer, 2030)).matters).toEqual([]);
    await step(standing, 'closeRegistration');
    await reached('RUNNING');
    expectRefusal(await step(standing, 'openMidyear'), yearRefusals.datesMissing);
    version = (await standing.call(yearsApi.setMilestones, { params: { id }, body: { version, milestones: [dates[1]] } })).version;
    await step(standing, 'openMidyear');
    await prepare({
      text: `insert into progress.programme (id, unit_id, year, state, title) values ($1, $2, 2030, 'DRAFT', 'Chương trình 2030')`,
      values: [newId(), seedId('org-cuc-vt')],
    });
    expectRefusal(await step(standing, 'closeMidyear'), yearRefusals.matterUnmarked);
    await step(standing, 'closeMidyear', { note: 'Cục Viễn thám nộp sau', missing: ['midyear-reports'] });
    const left = await app.look((tx) =>
      tx.one<{ detail: unknown }>(sql`select detail from audit.event where action = 'years.close-midyear' and object_id = ${id}`),
    );
    expect(left.detail).toMatchObject({ note: 'Cục Viễn thám nộp sau', without: [{ code: 'midyear-reports', names: ['Cục VTQG (6)'] }] });
    expect(await year(standing, 2030)).toMatchObject({ state: 'RUNNING', midyearHeld: true });

    const revised = await standing.call(criteriaApi.revise, { params: { id: set.id }, body: { version: set.version } });
    expectRefusal(await step(standing, 'issueGuide'), yearRefusals.setsInDraft);
    await standing.call(criteriaApi.publish, { params: { id: revised.id }, body: { version: 0 } });
    await step(standing, 'issueGuide');
    expect(await standing.call(criteriaApi.detail, { params: { id: revised.id } })).toMatchObject({ state: 'FROZEN' });
    expectRefusal(await standing.try(yearsApi.reopen, { params: { id }, body: { version, reason: 'Làm lại' } }), yearRefusals.wrongState);
    await step(standing, 'closeSelfScoring');
    version = (await standing.call(yearsApi.reopen, { params: { id }, body: { version, reason: 'Một đơn vị chấm thiếu' } })).version;
    await reached('SELF_SCORING');
    await step(standing, 'closeSelfScoring');
    await step(standing, 'submitGroups');
    const dossier = newId();
    await prepare({
      text: `insert into nominations.nomination (id, year, award_code, award_name, subject_kind, subject_unit_id, subject_name, unit_id, route, state, created_on)
        values ($1, 2030, 'CO_BBNT', 'Cờ thi đua của Bộ', 'unit', $2, 'Cục Viễn thám quốc gia', $2, 'yearly', 'AT_COUNCIL', '2030-12-01')`,
      values: [dossier, seedId('org-cuc-vt')],
    });
    expectRefusal(await step(standing, 'conclude', { missing: ['ballots-open'] }), yearRefusals.matterOpen);
    expect((await year(standing, 2030)).can.conclude).toMatchObject({ ok: false, refusal: { code: yearRefusals.matterOpen.code } });
    await prepare({ text: `update nominations.nomination set state = 'NOT_PASSED' where id = $1`, values: [dossier] });
    await step(standing, 'conclude');
    expectRefusal(await step(standing, 'decide'), commonRefusals.notYourRole);
    expectRefusal(await step(minister, 'decide'), yearRefusals.decisionsMissing);
    const decision = newId();
    await prepare({
      text: `insert into decisions.decision (id, number, decided_on, signer_name, title, state) values ($1, '1/QĐ-BTNMT', '2030-12-30', 'Bộ trưởng', 'Khen thưởng', 'ISSUED')`,
      values: [decision],
    });
    await prepare({
      text: `insert into decisions.award (id, award_name, year, unit_id, decision_id, state, recipient_name) values ($1, 'Cờ thi đua', 2030, $2, $3, 'DECIDED', 'Cục Viễn thám')`,
      values: [newId(), seedId('org-cuc-vt'), decision],
    });
    await step(minister, 'decide');
    await reached('PUBLISHED');
    expectRefusal(await step(standing, 'close'), yearRefusals.nextHeadsMissing);
    const next = newId();
    await prepare({
      text: `insert into groups.term (id, group_id, year, state, members_complete) values ($1, $2, 2031, 'PROPOSED', true)`,
      values: [next, seedId('g-khoi-4')],
    });
    await prepare({
      text: `insert into groups.term_post (id, term_id, post, unit_id) values ($1, $2, 'head', $3)`,
      values: [newId(), next, seedId('org-cuc-vt')],
    });
    await step(standing, 'close');
    await reached('CLOSED');
    expectRefusal(
      await standing.try(yearsApi.changeTheme, { params: { id }, body: { version, text: 'Muộn', reason: 'Muộn rồi' } }),
      yearRefusals.closed,
    );
    expectRefusal(await standing.try(yearsApi.reopen, { params: { id }, body: { version, reason: 'Muộn rồi' } }), yearRefusals.wrongState);
  });

  test('a missing year and another role are refused alike at every step', async () => {
    expectRefusal(await standing.try(yearsApi.assignGroups, { params: { id: newId() }, body: { version: 0 } }), commonRefusals.notFound);
    expectRefusal(await officer.try(yearsApi.assignGroups, { params: { id: newId() }, body: { version: 0 } }), commonRefusals.notYourRole);
    const page = await year(officer, 2022);
    expect(page.can.assignGroups).toMatchObject({ ok: false, refusal: { code: movementRefusals.onlyStanding.code } });
  });

  test('an empty installation has no year; the first one needs a top unit', async () => {
    const fresh = await testApp({ empty: true });
    try {
      const nobody = await fresh.db.read(system, (tx) => tx.many(sql`select id from movements.emulation_year`));
      expect(nobody).toEqual([]);
      expect(await fresh.look((tx) => emulationYearOf(tx, 2022))).toBeUndefined();
    } finally {
      await fresh.close();
    }
  });
});
