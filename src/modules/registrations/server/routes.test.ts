import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { expectRefusal, type Visitor } from '#app/testing/harness.ts';
import { system } from '#platform/actor.ts';
import { sql } from '#platform/db/database.ts';
import { newId, seedId } from '#platform/ids.ts';
import { commonRefusals } from '#platform/refusal.ts';
import { identityApi } from '#modules/identity/contract.ts';
import { registrationRefusals, registrationsApi } from '../contract.ts';
import { oweRegistrations, registrationOf } from '../index.ts';
import { app, content, dutiesOf, head, inWindow, openStage, standing, submitted, unitWindow, written, type Content } from './testing.ts';

beforeAll(openStage);
afterAll(() => app.close());
beforeEach(() => app.clock.set(inWindow));

test('before a window is set nothing can begin; the standing body sets it, the units owe by its last day (R-052)', async () => {
  const officer = await app.as('canbo.so-hungyen');
  const begin = () => officer.try(registrationsApi.begin, { body: { year: 2022, subject: 'unit', fromLastYear: false } });
  expectRefusal(await begin(), registrationRefusals.noWindow);
  expectRefusal(await head.try(registrationsApi.setWindow, { body: { ...unitWindow, version: null } }), commonRefusals.notYourRole);
  expectRefusal(
    await standing.try(registrationsApi.setWindow, { body: { ...unitWindow, opensOn: '2022-04-01', version: null } }),
    registrationRefusals.windowBackwards,
  );
  expectRefusal(
    await standing.try(registrationsApi.setWindow, { body: { ...unitWindow, year: 2050, version: null } }),
    registrationRefusals.noAuthority,
  );
  const window = await standing.call(registrationsApi.setWindow, { body: { ...unitWindow, version: null } });
  expect(window).toMatchObject({ status: 'OPEN', version: 0 });
  expectRefusal(await standing.try(registrationsApi.setWindow, { body: { ...unitWindow, version: null } }), commonRefusals.stale);
  await standing.call(registrationsApi.setWindow, { body: { ...unitWindow, subjectKind: 'person', version: null } });
  expect(await dutiesOf('registrations.register', 'so-hungyen')).toEqual([{ state: 'OPEN', dueOn: '2022-03-31' }]);
  await app.db.write(system, (tx) => oweRegistrations(tx));
  expect(await dutiesOf('registrations.register', 'so-hungyen')).toHaveLength(1);
});

test('first and last day of the window are open, the day before is not, the day after is late', async () => {
  const officer = await app.as('canbo.so-hungyen');
  const begin = () => officer.try(registrationsApi.begin, { body: { year: 2022, subject: 'unit', fromLastYear: false } });
  app.clock.set('2022-01-31');
  expectRefusal(await begin(), registrationRefusals.notOpenYet);
  app.clock.set('2022-02-01');
  const { id } = (await begin()).data;
  expectRefusal(await begin(), registrationRefusals.alreadyThere);
  await officer.call(registrationsApi.save, { params: { id }, body: { version: 0, content: content() } });
  app.clock.set('2022-03-31');
  const leader = await app.as('lanhdao.so-hungyen');
  await leader.call(registrationsApi.submit, { params: { id }, body: { version: 1 } });
  expect(await officer.call(registrationsApi.detail, { params: { id } })).toMatchObject({
    state: 'SUBMITTED',
    late: false,
    counts: true,
    submittedOn: '2022-03-31',
  });
  expect(await dutiesOf('registrations.register', 'so-hungyen')).toMatchObject([{ state: 'DONE' }]);
  app.clock.set('2022-04-01');
  const late = await submitted('so-haiduong');
  expect(await late.detail()).toMatchObject({ late: true, counts: true });
  const row = (await standing.call(registrationsApi.list, { query: { year: 2022, late: 'true' as never } })).rows;
  expect(row.map((one) => one.unit.name)).toEqual(['Sở Tài nguyên và Môi trường tỉnh Hải Dương']);
});

test('whether late counts is a setting; with late ones refused the window is shut (R-052)', async () => {
  const { windows } = await standing.call(registrationsApi.list, { query: { year: 2022 } });
  const version = windows.find((window) => window.subjectKind === 'unit')?.version ?? -1;
  await standing.call(registrationsApi.setWindow, { body: { ...unitWindow, lateCounts: false, lateAllowed: false, version } });
  const rows = (await standing.call(registrationsApi.list, { query: { year: 2022, late: 'true' as never } })).rows;
  expect(rows).toMatchObject([{ late: true, counts: false }]);
  expect(await app.look((tx) => registrationOf(tx, seedId('org-so-haiduong'), 2022))).toMatchObject({
    late: true,
    counts: false,
    state: 'SUBMITTED',
  });
  app.clock.set('2022-04-01');
  const officer = await app.as('canbo.so-thaibinh');
  expectRefusal(
    await officer.try(registrationsApi.begin, { body: { year: 2022, subject: 'unit', fromLastYear: false } }),
    registrationRefusals.closed,
  );
  // A later closing day takes the mark of lateness back.
  await standing.call(registrationsApi.setWindow, { body: { ...unitWindow, closesOn: '2022-04-05', version: version + 1 } });
  expect((await standing.call(registrationsApi.list, { query: { year: 2022, late: 'true' as never } })).rows).toEqual([]);
  await standing.call(registrationsApi.setWindow, { body: { ...unitWindow, version: version + 2 } });
});

test('the leader submits, not the officer; targets and a title or a stated none are needed (R-048, R-051)', async () => {
  const it = await written('cuc-vt', content({ targets: [], titles: [] }));
  const submit = (who: Visitor, version: number) => who.try(registrationsApi.submit, { params: { id: it.id }, body: { version } });
  const save = async (version: number, what: Content) =>
    (await it.officer.call(registrationsApi.save, { params: { id: it.id }, body: { version, content: what } })).version;
  expectRefusal(await submit(it.leader, 1), registrationRefusals.noTargets);
  let version = await save(1, content({ titles: [] }));
  expectRefusal(await submit(it.leader, version), registrationRefusals.noTitle);
  version = await save(version, content({ noTitleReason: 'Mới thành lập' }));
  expectRefusal(await submit(it.leader, version), registrationRefusals.titleAndNone);
  version = await save(version, content({ titles: [], noTitleReason: 'Mới thành lập' }));
  expectRefusal(await submit(it.officer, version), registrationRefusals.onlyLeader);
  expect((await it.detail()).can.submit).toMatchObject({ ok: false, refusal: { code: registrationRefusals.onlyLeader.code } });
  await it.officer.call(registrationsApi.present, { params: { id: it.id }, body: { version } });
  expect(await dutiesOf('registrations.submit', 'cuc-vt')).toMatchObject([{ state: 'OPEN', dueOn: '2022-03-31' }]);
  expectRefusal(await submit(it.leader, version), commonRefusals.stale);
  const twice = { params: { id: it.id }, body: { version: version + 1 }, key: 'trinh-mot-lan-thoi' };
  expect(await it.leader.call(registrationsApi.submit, twice)).toEqual(await it.leader.call(registrationsApi.submit, twice));
  expect(await dutiesOf('registrations.submit', 'cuc-vt')).toMatchObject([{ state: 'DONE' }]);
  expect(await dutiesOf('registrations.review', 'cuc-tnn')).toMatchObject([{ state: 'OPEN' }]);
  expectRefusal(await submit(it.leader, version + 2), registrationRefusals.wrongState);
});

test('a delegate named for this act submits on behalf of the leader (R-017)', async () => {
  const it = await written('so-haiphong');
  const { id: toAccountId } = await app.look((tx) => tx.one<{ id: string }>(sql`select id from identity.account where login = 'canbo.so-haiphong'`));
  const delegation = {
    unitId: seedId('org-so-haiphong'),
    toAccountId,
    acts: ['registrations.submit' as const],
    paper: 'GUQ 1',
    validFrom: '2022-03-01',
    validTo: '2022-03-01',
  };
  await it.leader.call(identityApi.delegate, { body: delegation });
  app.clock.set('2022-03-02');
  expectRefusal(
    await it.officer.try(registrationsApi.submit, { params: { id: it.id }, body: { version: it.version } }),
    registrationRefusals.onlyLeader,
  );
  app.clock.set('2022-03-01');
  await it.officer.call(registrationsApi.submit, { params: { id: it.id }, body: { version: it.version } });
  expect((await it.detail()).submittedBy).toBe('Cán bộ TĐKT Sở TN&MT Hải Phòng (mẫu) (thay Thủ trưởng Sở TN&MT Hải Phòng (mẫu))');
});

test('titles and criteria must be of the year; rows of another registration cannot be taken over; unknown fields are named', async () => {
  const it = await written('so-ninhbinh');
  const other = await written('so-hanam');
  const save = (what: Content, version = it.version) =>
    it.officer.try(registrationsApi.save, { params: { id: it.id }, body: { version, content: what } });
  expectRefusal(await save(content({ titles: ['khong-co'] })), registrationRefusals.titleNotValid);
  const [first] = content().targets;
  expectRefusal(await save(content({ targets: [{ ...first!, criterionId: newId() }] })), registrationRefusals.criterionNotValid);
  expectRefusal(await save(content({ targets: [...other.content.targets] })), commonRefusals.notFound);
  const hostile = await save(content({ targets: [{ ...first!, text: 'a\u202Eb' }] }));
  expect(hostile.refusal?.fields?.[0]?.path).toBe('content.targets.0.text');
  const unknown = await save({ ...content(), colour: 'red' } as never);
  expect(unknown.refusal?.fields?.[0]?.path).toBe('content.colour');
  const noAuthor = await save(content({ initiatives: [{ id: newId(), title: 'Sáng kiến', field: 'policy', authors: [] }] }));
  expect(noAuthor.refusal?.fields?.[0]?.path).toBe('content.initiatives.0.authors');
  expectRefusal(await save(content(), 0), commonRefusals.stale);
  const detail = await it.detail();
  expect(detail.criteria.length).toBeGreaterThan(10);
  const fine = await save(content({ targets: [{ ...first!, criterionId: detail.criteria[0]?.id ?? null }] }));
  expect(fine.refusal).toBeUndefined();
  expect((await it.detail()).targets[0]?.criterion).toBe(detail.criteria[0]?.text);
});

test('a draft is the unit’s own; once sent, head, deputy and overseers read it, other groups never', async () => {
  const it = await written('cuc-bdkh');
  const read = (who: Visitor) => who.try(registrationsApi.detail, { params: { id: it.id } });
  const strangers = [await app.as('canbo.so-hanoi'), await app.as('canbo.cuc-cntt')];
  for (const who of [...strangers, head, standing]) expectRefusal(await read(who), commonRefusals.notFound);
  for (const who of strangers)
    expectRefusal(await who.try(registrationsApi.save, { params: { id: it.id }, body: { version: 1, content: content() } }), commonRefusals.notFound);
  await it.leader.call(registrationsApi.submit, { params: { id: it.id }, body: { version: it.version } });
  for (const who of [head, standing, await app.as('canbo.cuc-ddbd'), await app.as('kiemtra')]) expect((await read(who)).refusal).toBeUndefined();
  for (const who of strangers) expectRefusal(await read(who), commonRefusals.notFound);
  expect((await head.call(registrationsApi.list, { query: { year: 2022, q: 'bien doi khi hau' } })).rows).toHaveLength(1);
  expect((await strangers[0]!.call(registrationsApi.list, { query: { year: 2022, q: 'bien doi khi hau' } })).rows).toEqual([]);
});

test('a withdrawn registration gives room for another, and last year’s is the start of this year’s (R-016)', async () => {
  const it = await submitted('so-vinhphuc');
  expectRefusal(
    await it.officer.try(registrationsApi.withdraw, { params: { id: it.id }, body: { version: it.version, reason: 'Làm lại' } }),
    registrationRefusals.onlyLeader,
  );
  await it.leader.call(registrationsApi.withdraw, { params: { id: it.id }, body: { version: it.version, reason: 'Làm lại' } });
  const again = await submitted('so-vinhphuc');
  await app.db.pool.query(
    `insert into registrations.registration_window (id, authority_unit_id, year, subject_kind, opens_on, closes_on) select $1, authority_unit_id, 2023, 'unit', '2023-02-01', '2023-03-31' from registrations.registration_window where year = 2022 and subject_kind = 'unit'`,
    [newId()],
  );
  await app.db.pool.query(`insert into groups.term (id, group_id, year, state) select $1, group_id, 2023, 'ACTIVE' from groups.term where id = $2`, [
    seedId('term-2023'),
    seedId('gt-cum-1-2022'),
  ]);
  await app.db.pool.query(`insert into groups.term_member (term_id, unit_id) values ($1, $2)`, [seedId('term-2023'), seedId('org-so-vinhphuc')]);
  app.clock.set('2023-02-10');
  const start = await it.officer.call(registrationsApi.start, { query: { year: 2023 } });
  expect(start.options[0]).toMatchObject({ subject: 'unit', existingId: null, lastYear: { id: again.id, targets: 2 }, can: { start: { ok: true } } });
  const copy = await it.officer.call(registrationsApi.begin, { body: { year: 2023, subject: 'unit', fromLastYear: true } });
  const detail = await it.officer.call(registrationsApi.detail, { params: { id: copy.id } });
  expect(detail).toMatchObject({
    state: 'DRAFT',
    copiedFromYear: 2022,
    late: false,
    targets: [{ text: 'Trên 90% nhiệm vụ đúng hạn hằng tháng', dueOn: null, outcome: null }, {}],
  });
  const stranger = await app.as('canbo.so-namdinh');
  app.clock.set(inWindow);
  expectRefusal(
    await stranger.try(registrationsApi.begin, { body: { year: 2022, subject: 'unit', fromLastYear: true } }),
    registrationRefusals.noLastYear,
  );
});
