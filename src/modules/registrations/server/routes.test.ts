import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { expectRefusal, testApp, type TestApp, type Visitor } from '#app/testing/harness.ts';
import { system } from '#platform/actor.ts';
import type { BodyOf } from '#platform/contract.ts';
import { sql } from '#platform/db/database.ts';
import { newId, seedId } from '#platform/ids.ts';
import { commonRefusals } from '#platform/refusal.ts';
import { evidenceApi } from '#modules/evidence/contract.ts';
import { identityApi } from '#modules/identity/contract.ts';
import { awardsOn } from '#modules/law/index.ts';
import { registrationRefusals, registrationsApi } from '../contract.ts';
import { lockDueRegistrations, oweRegistrations, registrationOf } from '../index.ts';

type Content = BodyOf<typeof registrationsApi.save>['content'];

let app: TestApp;
let standing: Visitor;
/** Officer of the unit that heads Khối IV in 2022. */
let head: Visitor;
const title = awardsOn('2022-12-31', 'unit')[0]?.code ?? '';
const inWindow = '2022-03-01';

beforeAll(async () => {
  app = await testApp({ today: '2022-01-10' });
  standing = await app.as('thuongtruc');
  head = await app.as('canbo.cuc-tnn');
});
afterAll(() => app.close());
beforeEach(() => app.clock.set(inWindow));

const unitWindow = { year: 2022, subjectKind: 'unit', opensOn: '2022-02-01', closesOn: '2022-03-31', lateAllowed: true, lateCounts: true } as const;
const dutiesOf = (kind: string, unit: string) =>
  app.look((tx) => tx.many<{ state: string; dueOn: string | null }>(sql`select state, due_on from notifications.duty where kind = ${kind} and owner_unit_id = ${seedId(`org-${unit}`)} order by created_at`));

const content = (more: Partial<Content> = {}): Content => ({
  targets: [
    { id: newId(), text: 'Trên 90% nhiệm vụ đúng hạn hằng tháng', criterionId: null, targetHundredths: 9000, targetUnit: '%', dueOn: '2022-12' },
    { id: newId(), text: 'Sáng kiến được công nhận', criterionId: null, targetHundredths: 200, targetUnit: 'sáng kiến', dueOn: null },
  ],
  initiatives: [{ id: newId(), title: 'Giám sát sạt lở từ ảnh viễn thám', field: 'it', authors: ['Trần A', 'Lê B'] }],
  titles: [title],
  noTitleReason: '',
  ...more,
});

/** A registration of a unit, written by its officer; the version to name next comes back. */
async function written(unit: string, what = content()) {
  const officer = await app.as(`canbo.${unit}`);
  const leader = await app.as(`lanhdao.${unit}`);
  const { id } = await officer.call(registrationsApi.begin, { body: { year: 2022, subject: 'unit', fromLastYear: false } });
  const { version } = await officer.call(registrationsApi.save, { params: { id }, body: { version: 0, content: what } });
  const detail = (who = officer) => who.call(registrationsApi.detail, { params: { id } });
  return { id, officer, leader, version, content: what, detail };
}
async function submitted(unit: string, what = content()) {
  const it = await written(unit, what);
  const { version } = await it.leader.call(registrationsApi.submit, { params: { id: it.id }, body: { version: it.version } });
  return { ...it, version };
}
async function locked(unit: string, what = content()) {
  const it = await submitted(unit, what);
  await standing.call(registrationsApi.accept, { params: { id: it.id }, body: { version: it.version } });
  app.clock.set('2022-04-01');
  await app.db.write(system, (tx) => lockDueRegistrations(tx));
  return { ...it, version: it.version + 2 };
}

test('before a window is set nothing can begin; the standing body sets it, the units owe by its last day (R-052)', async () => {
  const officer = await app.as('canbo.so-hungyen');
  const begin = () => officer.try(registrationsApi.begin, { body: { year: 2022, subject: 'unit', fromLastYear: false } });
  expectRefusal(await begin(), registrationRefusals.noWindow);
  expectRefusal(await head.try(registrationsApi.setWindow, { body: { ...unitWindow, version: null } }), commonRefusals.notYourRole);
  expectRefusal(await standing.try(registrationsApi.setWindow, { body: { ...unitWindow, opensOn: '2022-04-01', version: null } }), registrationRefusals.windowBackwards);
  expectRefusal(await standing.try(registrationsApi.setWindow, { body: { ...unitWindow, year: 2050, version: null } }), registrationRefusals.noAuthority);
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
  expect(await officer.call(registrationsApi.detail, { params: { id } })).toMatchObject({ state: 'SUBMITTED', late: false, counts: true, submittedOn: '2022-03-31' });
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
  expect(await app.look((tx) => registrationOf(tx, seedId('org-so-haiduong'), 2022))).toMatchObject({ late: true, counts: false, state: 'SUBMITTED' });
  app.clock.set('2022-04-01');
  const officer = await app.as('canbo.so-thaibinh');
  expectRefusal(await officer.try(registrationsApi.begin, { body: { year: 2022, subject: 'unit', fromLastYear: false } }), registrationRefusals.closed);
  // A later closing day takes the mark of lateness back.
  await standing.call(registrationsApi.setWindow, { body: { ...unitWindow, closesOn: '2022-04-05', version: version + 1 } });
  expect((await standing.call(registrationsApi.list, { query: { year: 2022, late: 'true' as never } })).rows).toEqual([]);
  await standing.call(registrationsApi.setWindow, { body: { ...unitWindow, version: version + 2 } });
});

test('the leader submits, not the officer; targets and a title or a stated none are needed (R-048, R-051)', async () => {
  const it = await written('cuc-vt', content({ targets: [], titles: [] }));
  const submit = (who: Visitor, version: number) => who.try(registrationsApi.submit, { params: { id: it.id }, body: { version } });
  const save = async (version: number, what: Content) => (await it.officer.call(registrationsApi.save, { params: { id: it.id }, body: { version, content: what } })).version;
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
  const delegation = { unitId: seedId('org-so-haiphong'), toAccountId, acts: ['registrations.submit' as const], paper: 'GUQ 1', validFrom: '2022-03-01', validTo: '2022-03-01' };
  await it.leader.call(identityApi.delegate, { body: delegation });
  app.clock.set('2022-03-02');
  expectRefusal(await it.officer.try(registrationsApi.submit, { params: { id: it.id }, body: { version: it.version } }), registrationRefusals.onlyLeader);
  app.clock.set('2022-03-01');
  await it.officer.call(registrationsApi.submit, { params: { id: it.id }, body: { version: it.version } });
  expect((await it.detail()).submittedBy).toBe('Cán bộ TĐKT Sở TN&MT Hải Phòng (mẫu) (thay Thủ trưởng Sở TN&MT Hải Phòng (mẫu))');
});

test('titles and criteria must be of the year; rows of another registration cannot be taken over; unknown fields are named', async () => {
  const it = await written('so-ninhbinh');
  const other = await written('so-hanam');
  const save = (what: Content, version = it.version) => it.officer.try(registrationsApi.save, { params: { id: it.id }, body: { version, content: what } });
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
  for (const who of strangers) expectRefusal(await who.try(registrationsApi.save, { params: { id: it.id }, body: { version: 1, content: content() } }), commonRefusals.notFound);
  await it.leader.call(registrationsApi.submit, { params: { id: it.id }, body: { version: it.version } });
  for (const who of [head, standing, await app.as('canbo.cuc-ddbd'), await app.as('kiemtra')]) expect((await read(who)).refusal).toBeUndefined();
  for (const who of strangers) expectRefusal(await read(who), commonRefusals.notFound);
  expect((await head.call(registrationsApi.list, { query: { year: 2022, q: 'bien doi khi hau' } })).rows).toHaveLength(1);
  expect((await strangers[0]!.call(registrationsApi.list, { query: { year: 2022, q: 'bien doi khi hau' } })).rows).toEqual([]);
});

test('a return names fields, reasons and days; only those may change; the rest stands', async () => {
  const it = await submitted('tt-qhdt-tnn');
  const [first, second] = it.content.targets;
  const field = `target:${first!.id}`;
  const giveBack = (who: Visitor, body: object) =>
    who.try(registrationsApi.giveBack, { params: { id: it.id }, body: { version: it.version, fields: [{ field, reason: 'Chưa rõ mốc', dueOn: '2022-03-10' }], ...body } as never });
  expectRefusal(await giveBack(it.officer, {}), registrationRefusals.onlyReviewer);
  expectRefusal(await giveBack(await app.as('canbo.cuc-vt'), {}), commonRefusals.notFound);
  expectRefusal(await giveBack(head, { fields: [{ field: 'target:khong-co', reason: 'Sai', dueOn: null }] }), registrationRefusals.unknownField);
  expectRefusal(await giveBack(head, { fields: [{ field, reason: 'Sai', dueOn: '2022-02-28' }] }), registrationRefusals.duePast);
  expect((await giveBack(head, { fields: [{ field, reason: ' ', dueOn: null }] })).refusal?.fields?.[0]?.path).toBe('fields.0.reason');
  expectRefusal(await giveBack(head, { version: 0 }), commonRefusals.stale);
  expect((await giveBack(head, {})).refusal).toBeUndefined();
  expect(await dutiesOf('registrations.fix', 'tt-qhdt-tnn')).toMatchObject([{ state: 'OPEN', dueOn: '2022-03-10' }]);
  const detail = await it.detail();
  expect(detail).toMatchObject({ state: 'RETURNED', openReturns: 1, returnDueOn: '2022-03-10' });
  expect(detail.returns[0]?.label.vi).toBe('Chỉ tiêu 1: Trên 90% nhiệm vụ đúng hạn hằng tháng');
  const save = (what: Content) => it.officer.try(registrationsApi.save, { params: { id: it.id }, body: { version: it.version + 1, content: what } });
  expectRefusal(await save({ ...it.content, titles: [], noTitleReason: 'Thôi' }), registrationRefusals.onlyReturnedFields);
  expectRefusal(await save({ ...it.content, targets: [first!, { ...second!, text: 'Khác' }] }), registrationRefusals.onlyReturnedFields);
  expect((await save({ ...it.content, targets: [{ ...first!, text: 'Trên 95% đúng hạn' }, second!] })).refusal).toBeUndefined();
  // After the window, sending again is still not late: the first sending settled that.
  app.clock.set('2022-04-10');
  await it.leader.call(registrationsApi.submit, { params: { id: it.id }, body: { version: it.version + 2 } });
  expect(await it.detail()).toMatchObject({ state: 'SUBMITTED', late: false, openReturns: 0, submittedOn: '2022-03-01' });
  expect(await dutiesOf('registrations.fix', 'tt-qhdt-tnn')).toMatchObject([{ state: 'DONE' }]);
});

test('nobody reviews their own unit: the head’s registration goes to the deputy or the standing body', async () => {
  const it = await submitted('cuc-tnn');
  const accept = (who: Visitor) => who.try(registrationsApi.accept, { params: { id: it.id }, body: { version: it.version } });
  expectRefusal(await accept(it.leader), registrationRefusals.onlyReviewer);
  expect(await dutiesOf('registrations.review', 'cuc-ddbd')).toMatchObject([{ state: 'OPEN' }]);
  expect((await accept(await app.as('canbo.cuc-ddbd'))).refusal).toBeUndefined();
  expect(await it.detail()).toMatchObject({ state: 'ACCEPTED', acceptedOn: '2022-03-01' });
});

test('accepted ones are locked the day after the window, by hand or by the daily round, and then cannot be withdrawn', async () => {
  const it = await submitted('cuc-ddbd');
  await head.call(registrationsApi.accept, { params: { id: it.id }, body: { version: it.version } });
  const state = async () => (await it.detail()).state;
  app.clock.set('2022-03-31');
  await standing.call(registrationsApi.lockDue);
  expect(await state()).toBe('ACCEPTED');
  expectRefusal(await head.try(registrationsApi.lockDue), commonRefusals.notYourRole);
  app.clock.set('2022-04-01');
  expect((await standing.call(registrationsApi.lockDue)).count).toBeGreaterThan(0);
  expect(await state()).toBe('LOCKED');
  expect(await app.db.write(system, (tx) => lockDueRegistrations(tx))).toBe(0);
  expectRefusal(await it.leader.try(registrationsApi.withdraw, { params: { id: it.id }, body: { version: it.version + 2, reason: 'Rút lại' } }), registrationRefusals.wrongState);
});

test('after the lock a change is asked with a reason and approved by standing: next revision, before and after kept', async () => {
  const it = await locked('cuc-cntt');
  const [first, second] = it.content.targets;
  const proposed = { ...it.content, targets: [{ ...first!, targetHundredths: 9500 }, second!] };
  const ask = (version: number, what: Content, why = 'Bộ giao thêm việc') => it.officer.try(registrationsApi.askChange, { params: { id: it.id }, body: { version, reason: why, proposed: what } });
  expectRefusal(await ask(it.version, it.content), registrationRefusals.nothingChanged);
  expectRefusal(await ask(it.version, { ...proposed, targets: [] }), registrationRefusals.noTargets);
  expect((await ask(it.version, proposed, '')).refusal?.fields?.[0]?.path).toBe('reason');
  expect((await ask(it.version, proposed)).refusal).toBeUndefined();
  expectRefusal(await ask(it.version + 1, proposed), registrationRefusals.changeOpen);
  const change = { params: { id: it.id }, body: { version: it.version + 1, approved: true, answer: 'Đồng ý' } };
  expectRefusal(await head.try(registrationsApi.answerChange, change), commonRefusals.notYourRole);
  await standing.call(registrationsApi.answerChange, change);
  const detail = await it.detail();
  expect(detail).toMatchObject({ state: 'LOCKED', revision: 2, targets: [{ targetHundredths: 9500 }, {}], changes: [{ state: 'APPROVED', answer: 'Đồng ý' }] });
  expect(detail.changes[0]?.differences).toEqual([
    {
      label: { vi: 'Chỉ tiêu 1: Trên 90% nhiệm vụ đúng hạn hằng tháng', en: 'Target 1: Trên 90% nhiệm vụ đúng hạn hằng tháng' },
      before: 'Trên 90% nhiệm vụ đúng hạn hằng tháng · 90 % · tháng 12/2022',
      after: 'Trên 90% nhiệm vụ đúng hạn hằng tháng · 95 % · tháng 12/2022',
    },
  ]);
  expectRefusal(await standing.try(registrationsApi.answerChange, { ...change, body: { ...change.body, version: it.version + 2 } }), registrationRefusals.noChange);
  await it.officer.call(registrationsApi.askChange, { params: { id: it.id }, body: { version: it.version + 2, reason: 'Đổi lại', proposed: it.content } });
  await standing.call(registrationsApi.answerChange, { params: { id: it.id }, body: { version: it.version + 3, approved: false, answer: 'Không đủ căn cứ' } });
  expect(await it.detail()).toMatchObject({ revision: 2, targets: [{ targetHundredths: 9500 }, {}], changeOpen: false });
});

test('at year end every target gets an outcome; not met needs a reason', async () => {
  const it = await locked('so-bacninh');
  app.clock.set('2022-12-10');
  const [first, second] = it.content.targets;
  const evaluate = (who: Visitor, outcomes: { targetId: string; outcome: 'MET' | 'NOT_MET'; note: string }[]) => who.try(registrationsApi.evaluate, { params: { id: it.id }, body: { version: it.version, outcomes } });
  const met = { targetId: first!.id, outcome: 'MET' as const, note: '' };
  expectRefusal(await evaluate(it.leader, [met]), registrationRefusals.onlyReviewer);
  expectRefusal(await evaluate(standing, [met]), registrationRefusals.outcomeMissing);
  expectRefusal(await evaluate(standing, [met, { targetId: second!.id, outcome: 'NOT_MET', note: '' }]), registrationRefusals.outcomeUnexplained);
  expectRefusal(await evaluate(standing, [met, { ...met, targetId: second!.id }, { ...met, targetId: newId() }]), commonRefusals.notFound);
  expect((await evaluate(standing, [met, { targetId: second!.id, outcome: 'NOT_MET', note: 'Chỉ một sáng kiến' }])).refusal).toBeUndefined();
  expect(await it.detail()).toMatchObject({ state: 'EVALUATED', targets: [{ outcome: 'MET' }, { outcome: 'NOT_MET', outcomeNote: 'Chỉ một sáng kiến' }] });
  expectRefusal(await evaluate(standing, [met]), registrationRefusals.wrongState);
});

test('a withdrawn registration gives room for another, and last year’s is the start of this year’s (R-016)', async () => {
  const it = await submitted('so-vinhphuc');
  expectRefusal(await it.officer.try(registrationsApi.withdraw, { params: { id: it.id }, body: { version: it.version, reason: 'Làm lại' } }), registrationRefusals.onlyLeader);
  await it.leader.call(registrationsApi.withdraw, { params: { id: it.id }, body: { version: it.version, reason: 'Làm lại' } });
  const again = await submitted('so-vinhphuc');
  await app.db.pool.query(`insert into registrations.registration_window (id, authority_unit_id, year, subject_kind, opens_on, closes_on) select $1, authority_unit_id, 2023, 'unit', '2023-02-01', '2023-03-31' from registrations.registration_window where year = 2022 and subject_kind = 'unit'`, [newId()]);
  await app.db.pool.query(`insert into groups.term (id, group_id, year, state) select $1, group_id, 2023, 'ACTIVE' from groups.term where id = $2`, [seedId('term-2023'), seedId('gt-cum-1-2022')]);
  await app.db.pool.query(`insert into groups.term_member (term_id, unit_id) values ($1, $2)`, [seedId('term-2023'), seedId('org-so-vinhphuc')]);
  app.clock.set('2023-02-10');
  const start = await it.officer.call(registrationsApi.start, { query: { year: 2023 } });
  expect(start.options[0]).toMatchObject({ subject: 'unit', existingId: null, lastYear: { id: again.id, targets: 2 }, can: { start: { ok: true } } });
  const copy = await it.officer.call(registrationsApi.begin, { body: { year: 2023, subject: 'unit', fromLastYear: true } });
  const detail = await it.officer.call(registrationsApi.detail, { params: { id: copy.id } });
  expect(detail).toMatchObject({ state: 'DRAFT', copiedFromYear: 2022, late: false, targets: [{ text: 'Trên 90% nhiệm vụ đúng hạn hằng tháng', dueOn: null, outcome: null }, {}] });
  const stranger = await app.as('canbo.so-namdinh');
  app.clock.set(inWindow);
  expectRefusal(await stranger.try(registrationsApi.begin, { body: { year: 2022, subject: 'unit', fromLastYear: true } }), registrationRefusals.noLastYear);
});

test('a person registers for themselves; the leader confirms, and nobody outside the unit reads it (R-050)', async () => {
  const staff = await app.as('nhanvien.cuc-vt');
  const leader = await app.as('lanhdao.cuc-vt');
  expectRefusal(await staff.try(registrationsApi.begin, { body: { year: 2022, subject: 'unit', fromLastYear: false } }), registrationRefusals.onlyDesk);
  const { id } = await staff.call(registrationsApi.begin, { body: { year: 2022, subject: 'person', fromLastYear: false } });
  const personal = awardsOn('2022-12-31', 'person')[0]?.code ?? '';
  const { version } = await staff.call(registrationsApi.save, { params: { id }, body: { version: 0, content: content({ titles: [personal] }) } });
  expectRefusal(await leader.try(registrationsApi.save, { params: { id }, body: { version, content: content() } }), commonRefusals.notFound);
  await staff.call(registrationsApi.submit, { params: { id }, body: { version } });
  expect(await dutiesOf('registrations.review', 'cuc-vt')).toMatchObject([{ state: 'OPEN' }]);
  expectRefusal(await head.try(registrationsApi.detail, { params: { id } }), commonRefusals.notFound);
  expectRefusal(await staff.try(registrationsApi.accept, { params: { id }, body: { version: version + 1 } }), commonRefusals.notYourRole);
  expectRefusal(await (await app.as('canbo.cuc-vt')).try(registrationsApi.accept, { params: { id }, body: { version: version + 1 } }), registrationRefusals.onlyConfirmer);
  await leader.call(registrationsApi.accept, { params: { id }, body: { version: version + 1 } });
  expect(await staff.call(registrationsApi.detail, { params: { id } })).toMatchObject({ state: 'ACCEPTED', confirmedBy: 'Thủ trưởng Cục Viễn thám (mẫu)', personName: 'Chuyên viên Cục Viễn thám (mẫu)' });
});

test('a leader’s own registration is confirmed by the standing body, not by the leader', async () => {
  const leader = await app.as('lanhdao.cuc-ddbd');
  const { id } = await leader.call(registrationsApi.begin, { body: { year: 2022, subject: 'person', fromLastYear: false } });
  await leader.call(registrationsApi.save, { params: { id }, body: { version: 0, content: content({ titles: [], noTitleReason: 'Mới nhận việc' }) } });
  await leader.call(registrationsApi.submit, { params: { id }, body: { version: 1 } });
  expectRefusal(await leader.try(registrationsApi.accept, { params: { id }, body: { version: 2 } }), registrationRefusals.onlyConfirmer);
  expect((await standing.call(registrationsApi.accept, { params: { id }, body: { version: 2 } })).state).toBe('ACCEPTED');
});

test('a target takes proofs of its own unit until it is evaluated (R-166)', async () => {
  const it = await submitted('so-namdinh');
  const object = { type: 'target', objectId: it.content.targets[0]!.id } as const;
  const { id } = await it.officer.call(evidenceApi.addFact, { body: { unitId: seedId('org-so-namdinh'), title: 'Quyết định công nhận', note: '', happenedOn: null, documentId: null } });
  await it.officer.call(evidenceApi.attach, { params: { id }, body: object });
  expect((await it.detail()).targets[0]?.proofs).toBe(1);
  const stranger = await app.as('canbo.cuc-vt');
  expectRefusal(await stranger.try(evidenceApi.ofObject, { params: object }), commonRefusals.notFound);
  const other = await head.call(evidenceApi.addFact, { body: { unitId: seedId('org-cuc-tnn'), title: 'Khác', note: '', happenedOn: null, documentId: null } });
  expectRefusal(await head.try(evidenceApi.attach, { params: { id: other.id }, body: object }), commonRefusals.notFound);
});

test('the list filters, pages without gaps, and names units that have sent none', async () => {
  const all = await standing.call(registrationsApi.list, { query: { year: 2022 } });
  const seen: string[] = [];
  for (let after: string | null | undefined; after !== null; ) {
    const page = await standing.call(registrationsApi.list, { query: { year: 2022, limit: 3, ...(after ? { after } : {}) } });
    seen.push(...page.rows.map((row) => row.id));
    after = page.next;
  }
  expect(seen).toEqual(all.rows.map((row) => row.id));
  expect(all.rows.length).toBe(all.total);
  expect(all.missing.map((unit) => unit.id)).toContain(seedId('org-so-hanoi'));
  const own = await head.call(registrationsApi.list, { query: { year: 2022, termId: seedId('gt-khoi-4-2022'), subject: 'unit' } });
  expect(new Set(own.rows.map((row) => row.groupName))).toEqual(new Set(['Khối thi đua số IV']));
  expect((await standing.call(registrationsApi.list, { query: { year: 2022, state: 'EVALUATED' } })).rows).toHaveLength(1);
  expect(all.rows.every((row) => row.state !== 'DRAFT')).toBe(true);
  expectRefusal(await app.guest.try(registrationsApi.list, { query: { year: 2022 } }), commonRefusals.notSignedIn);
});
