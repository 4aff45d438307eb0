import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { sql } from '#platform/db/database.ts';
import { system } from '#platform/actor.ts';
import { newId, seedId } from '#platform/ids.ts';
import { enterPerson } from '#modules/directory/index.ts';
import { evidenceApi } from '#modules/evidence/contract.ts';
import { chooseApi, nominationRefusals, nominationsApi } from '#modules/nominations/contract.ts';
import { recordsApi } from '#modules/records/contract.ts';
import type { Endpoint } from '#platform/contract.ts';
import { expectRefusal, testApp, type TestApp, type Visitor } from './testing/harness.ts';

/** Every door that takes whom it is about from the browser, tried with people and collectives of another unit. */
let app: TestApp;
let officer: Visitor;
let leader: Visitor;
const mine = seedId('org-so-hanoi');
const theirs = seedId('org-cuc-vt');
const ids = { theirPerson: '', myPerson: '', moved: '', left: '', theirWork: '', theirAward: '', theirDossier: '', theirPaper: '' };

beforeAll(async () => {
  app = await testApp({ today: '2022-12-05' });
  [officer, leader] = await Promise.all([app.as('canbo.so-hanoi'), app.as('lanhdao.so-hanoi')]);
  const enter = (fullName: string, unitId: string) =>
    app.db.write(system, (tx) => enterPerson(tx, { id: newId(), fullName, unitId, title: 'Chuyên viên', seenOn: '2015', synthetic: true }));
  ids.theirPerson = await enter('Người Của Cục', theirs);
  ids.myPerson = await enter('Người Của Sở', mine);
  ids.moved = await enter('Người Đã Chuyển', mine);
  ids.left = await enter('Người Đã Nghỉ', mine);
  await app.db.pool.query(`update directory.post set valid_to = '2022-06-30' where person_id = any ($1)`, [[ids.moved, ids.left]]);
  await app.db.write(system, (tx) =>
    enterPerson(tx, { id: ids.moved, fullName: 'Người Đã Chuyển', unitId: theirs, title: 'Phó phòng', seenOn: '2022-07' }),
  );
  const desk = await app.as('canbo.cuc-vt');
  const ground = { source: 'Hồ sơ mẫu', certainty: 'CERTAIN' as const };
  const work = {
    title: 'Sáng kiến của Cục',
    kind: 'INITIATIVE',
    level: 'CO_SO',
    recognisedOn: '2022-03-01',
    applied: true,
    effectFrom: null,
    effectTo: null,
  };
  ids.theirWork = (
    await desk.call(recordsApi.addInitiative, {
      body: { ...work, unitId: theirs, authors: [{ personId: ids.theirPerson, share: 10_000 }], ...ground, note: '' } as never,
    })
  ).id;
  const old = { subject: { kind: 'person' as const, id: ids.theirPerson }, awardCode: 'LDTT', year: 2020, ...ground };
  ids.theirAward = (await desk.call(recordsApi.backEnterAward, { body: old })).id;
  ids.theirDossier = (await desk.call(nominationsApi.create, { body: { ...proposal, unitId: theirs, subjectId: ids.theirPerson } })).id;
  ids.theirPaper = (await desk.call(nominationsApi.detail, { params: { id: ids.theirDossier } })).papers[0]?.id ?? '';
});
afterAll(() => app.close());

const proposal = { year: 2022, route: 'yearly', awardCode: 'CSTDCS', subjectKind: 'person' } as const;
const ground = { source: 'Hồ sơ mẫu', certainty: 'CERTAIN', note: '' };
const rating = { kind: 'rating', year: 2021, scale: 'FOUR_GRADES', grade: 'HTTNV', wording: '', decisionNumber: '', decidedOn: null };
const work = {
  title: 'Việc của Sở',
  kind: 'INITIATIVE',
  level: 'CO_SO',
  recognisedOn: '2022-03-01',
  applied: true,
  effectFrom: null,
  effectTo: null,
  ...ground,
};
const person = () => ({ kind: 'person', id: ids.theirPerson });
const unit = { kind: 'unit', id: theirs };

/** Endpoint, what is sent, and why. */
const doors: readonly (readonly [string, Endpoint, () => { params?: object; body: object }])[] = [
  ['a dossier of their person', nominationsApi.create, () => ({ body: { ...proposal, unitId: mine, subjectId: ids.theirPerson } })],
  [
    'a dossier of their person in time',
    nominationsApi.create,
    () => ({ body: { ...proposal, route: 'in-time', unitId: mine, subjectId: ids.theirPerson } }),
  ],
  ['a dossier of who moved to them', nominationsApi.create, () => ({ body: { ...proposal, unitId: mine, subjectId: ids.moved } })],
  [
    'a dossier of their collective',
    nominationsApi.create,
    () => ({ body: { ...proposal, awardCode: 'BK_BBNT', subjectKind: 'unit', unitId: mine, subjectId: theirs } }),
  ],
  ['a dossier in their name', nominationsApi.create, () => ({ body: { ...proposal, unitId: theirs, subjectId: ids.theirPerson } })],
  [
    'their person on the own list',
    chooseApi.choose,
    () => ({ body: { unitId: mine, year: 2022, award: 'CSTDCS', subjects: [person()], chosen: true, version: 0 } }),
  ],
  [
    'their collective on the own list',
    chooseApi.choose,
    () => ({ body: { unitId: mine, year: 2022, award: 'BK_BBNT', subjects: [unit], chosen: true, version: 0 } }),
  ],
  ['their list', chooseApi.choose, () => ({ body: { unitId: theirs, year: 2022, award: 'CSTDCS', subjects: [person()], chosen: true, version: 0 } })],
  ['drafts of their list', chooseApi.makeDrafts, () => ({ body: { unitId: theirs, year: 2022, version: 0 } })],
  ['a fact of their person', recordsApi.addFact, () => ({ body: { subject: person(), fact: rating, ...ground } })],
  ['a fact of their collective', recordsApi.addFact, () => ({ body: { subject: unit, fact: rating, ...ground } })],
  [
    'an old award of their person',
    recordsApi.backEnterAward,
    () => ({ body: { subject: person(), awardCode: 'LDTT', year: 2019, source: 'x', certainty: 'CERTAIN' } }),
  ],
  [
    'an old award of their collective',
    recordsApi.backEnterAward,
    () => ({ body: { subject: unit, awardCode: 'TTLDXS', year: 2019, source: 'x', certainty: 'CERTAIN' } }),
  ],
  ['their award taken back', recordsApi.withdrawAward, () => ({ params: { id: ids.theirAward }, body: { version: 0, reason: 'thử sức' } })],
  ['what their award stood on', recordsApi.stateUsedWork, () => ({ params: { id: ids.theirAward }, body: { usedWork: 'NONE', reason: '' } })],
  [
    'an initiative of their unit',
    recordsApi.addInitiative,
    () => ({ body: { ...work, unitId: theirs, authors: [{ personId: ids.theirPerson, share: null }] } }),
  ],
  [
    'an initiative of nobody of the own unit',
    recordsApi.addInitiative,
    () => ({ body: { ...work, unitId: mine, authors: [{ personId: ids.theirPerson, share: null }] } }),
  ],
  [
    'a use of their initiative',
    recordsApi.noteUse,
    () => ({ params: { id: ids.theirWork }, body: { subject: person(), awardCode: 'CSTDCS', year: 2022, reason: '' } }),
  ],
  ['proof on their paper', evidenceApi.addFact, () => ({ body: { unitId: theirs, title: 'x', note: '', happenedOn: null, documentId: null } })],
];

describe('another unit’s people and collectives', () => {
  test.each(doors)('%s', async (_what, endpoint, send) => {
    const before = await counted();
    for (const who of [officer, leader]) {
      const answer = await who.try(endpoint, send() as never);
      expect(answer.refusal?.kind, `${endpoint.path} ${answer.status}`).toMatch(/forbidden|not_found|invalid/);
      expect(answer.refusal?.code, JSON.stringify(answer.refusal)).not.toBe('common.invalid_input');
    }
    expect(await counted()).toEqual(before);
  });

  test('the refusal names the person and the rule; who left during the year is still proposed', async () => {
    const create = (subjectId: string) => officer.try(nominationsApi.create, { body: { ...proposal, unitId: mine, subjectId } });
    const refused = await create(ids.moved);
    expectRefusal(refused, nominationRefusals.subjectOfOthers);
    expect(refused.refusal?.message.vi).toContain('Người Đã Chuyển');
    expect((await create(ids.myPerson)).status).toBe(200);
    expect((await create(ids.left)).status).toBe(200);
    const later = await officer.try(nominationsApi.create, { body: { ...proposal, year: 2021, unitId: mine, subjectId: ids.left } });
    expect(later.status).toBe(200);
  });

  test('a dossier of somebody who moved away shows no works of the record that closed', async () => {
    const { id } = await officer.call(nominationsApi.create, { body: { ...proposal, year: 2020, unitId: mine, subjectId: ids.myPerson } });
    await app.db.pool
      .query('insert into records.initiative_author (initiative_id, person_id) values ($1, $2)', [ids.theirWork, ids.myPerson])
      .catch(() => null);
    const shown = async () => (await officer.call(nominationsApi.detail, { params: { id } })).initiatives.length;
    const open = await shown();
    await app.db.pool.query(`update directory.post set valid_to = '2022-06-30' where person_id = $1`, [ids.myPerson]);
    expect([open, await shown()]).toEqual([1, 0]);
  });
});

const counted = async () =>
  app.look((tx) =>
    tx.one(sql`
      select (select count(*)::int from nominations.nomination) as dossiers, (select count(*)::int from nominations.choice) as choices,
        (select count(*)::int from records.rating) as ratings, (select count(*)::int from decisions.award where not entry_withdrawn) as awards,
        (select count(*)::int from records.initiative) as works, (select count(*)::int from records.initiative_use) as uses`),
  );

test('the database alone keeps them out, whatever the program asks', async () => {
  const actor = {
    accountId: seedId('demo/look/walls'),
    personId: null,
    name: 'Người thử',
    grants: [{ role: 'officer' as const, unitId: mine }],
    unitIds: [mine],
  };
  const insert = (subject: string) =>
    app.db.write(actor, (tx) =>
      tx.run(sql`
        insert into nominations.nomination (id, year, award_code, award_name, subject_kind, subject_person_id, subject_name, unit_id, route, state, created_on)
        values (${newId()}, 2022, 'LDTT', 'x', 'person', ${subject}, 'x', ${mine}, 'yearly', 'DRAFT', '2022-12-05')`),
    );
  await expect(insert(ids.theirPerson)).rejects.toThrow(/row-level security/);
  await expect(insert(ids.moved)).rejects.toThrow(/row-level security/);
  await insert(ids.left);
  const list = newId();
  const choose = (subject: string) =>
    app.db.write(actor, async (tx) => {
      await tx.run(sql`insert into nominations.choice_list (id, unit_id, year) values (${list}, ${mine}, 2019) on conflict do nothing`);
      return tx.run(sql`
        insert into nominations.choice (id, list_id, award_code, subject_kind, subject_person_id, chosen_by, chosen_on)
        values (${newId()}, ${list}, 'LDTT', 'person', ${subject}, 'x', '2022-12-05')`);
    });
  await expect(choose(ids.theirPerson)).rejects.toThrow(/row-level security/);
});
