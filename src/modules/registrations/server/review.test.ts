import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { expectRefusal, type Visitor } from '#app/testing/harness.ts';
import { system } from '#platform/actor.ts';
import { newId, seedId } from '#platform/ids.ts';
import { commonRefusals } from '#platform/refusal.ts';
import { evidenceApi } from '#modules/evidence/contract.ts';
import { shippedLaw } from '#modules/law/index.ts';
import { registrationRefusals, registrationsApi } from '../contract.ts';
import { lockDueRegistrations } from '../index.ts';
import { app, content, dutiesOf, head, inWindow, locked, openStage, openWindows, standing, submitted, type Content } from './testing.ts';

beforeAll(async () => {
  await openStage();
  await openWindows();
});
afterAll(() => app.close());
beforeEach(() => app.clock.set(inWindow));

test('a return names fields, reasons and days; only those may change; the rest stands', async () => {
  const it = await submitted('tt-qhdt-tnn');
  const [first, second] = it.content.targets;
  const field = `target:${first!.id}`;
  const giveBack = (who: Visitor, body: object) =>
    who.try(registrationsApi.giveBack, {
      params: { id: it.id },
      body: { version: it.version, fields: [{ field, reason: 'Chưa rõ mốc', dueOn: '2022-03-10' }], ...body } as never,
    });
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
  expectRefusal(
    await it.leader.try(registrationsApi.withdraw, { params: { id: it.id }, body: { version: it.version + 2, reason: 'Rút lại' } }),
    registrationRefusals.wrongState,
  );
});

test('after the lock a change is asked with a reason and approved by standing: next revision, before and after kept', async () => {
  const it = await locked('cuc-cntt');
  const [first, second] = it.content.targets;
  const proposed = { ...it.content, targets: [{ ...first!, targetHundredths: 9500 }, second!] };
  const ask = (version: number, what: Content, why = 'Bộ giao thêm việc') =>
    it.officer.try(registrationsApi.askChange, { params: { id: it.id }, body: { version, reason: why, proposed: what } });
  expectRefusal(await ask(it.version, it.content), registrationRefusals.nothingChanged);
  expectRefusal(await ask(it.version, { ...proposed, targets: [] }), registrationRefusals.noTargets);
  expect((await ask(it.version, proposed, '')).refusal?.fields?.[0]?.path).toBe('reason');
  expect((await ask(it.version, proposed)).refusal).toBeUndefined();
  expectRefusal(await ask(it.version + 1, proposed), registrationRefusals.changeOpen);
  const change = { params: { id: it.id }, body: { version: it.version + 1, approved: true, answer: 'Đồng ý' } };
  expectRefusal(await head.try(registrationsApi.answerChange, change), commonRefusals.notYourRole);
  await standing.call(registrationsApi.answerChange, change);
  const detail = await it.detail();
  expect(detail).toMatchObject({
    state: 'LOCKED',
    revision: 2,
    targets: [{ targetHundredths: 9500 }, {}],
    changes: [{ state: 'APPROVED', answer: 'Đồng ý' }],
  });
  expect(detail.changes[0]?.differences).toEqual([
    {
      label: { vi: 'Chỉ tiêu 1: Trên 90% nhiệm vụ đúng hạn hằng tháng', en: 'Target 1: Trên 90% nhiệm vụ đúng hạn hằng tháng' },
      before: 'Trên 90% nhiệm vụ đúng hạn hằng tháng · 90 % · tháng 12/2022',
      after: 'Trên 90% nhiệm vụ đúng hạn hằng tháng · 95 % · tháng 12/2022',
    },
  ]);
  expectRefusal(
    await standing.try(registrationsApi.answerChange, { ...change, body: { ...change.body, version: it.version + 2 } }),
    registrationRefusals.noChange,
  );
  await it.officer.call(registrationsApi.askChange, {
    params: { id: it.id },
    body: { version: it.version + 2, reason: 'Đổi lại', proposed: it.content },
  });
  await standing.call(registrationsApi.answerChange, {
    params: { id: it.id },
    body: { version: it.version + 3, approved: false, answer: 'Không đủ căn cứ' },
  });
  expect(await it.detail()).toMatchObject({ revision: 2, targets: [{ targetHundredths: 9500 }, {}], changeOpen: false });
});

test('at year end every target gets an outcome; not met needs a reason', async () => {
  const it = await locked('so-bacninh');
  app.clock.set('2022-12-10');
  const [first, second] = it.content.targets;
  const evaluate = (who: Visitor, outcomes: { targetId: string; outcome: 'MET' | 'NOT_MET'; note: string }[]) =>
    who.try(registrationsApi.evaluate, { params: { id: it.id }, body: { version: it.version, outcomes } });
  const met = { targetId: first!.id, outcome: 'MET' as const, note: '' };
  expectRefusal(await evaluate(it.leader, [met]), registrationRefusals.onlyReviewer);
  expectRefusal(await evaluate(standing, [met]), registrationRefusals.outcomeMissing);
  expectRefusal(await evaluate(standing, [met, { targetId: second!.id, outcome: 'NOT_MET', note: '' }]), registrationRefusals.outcomeUnexplained);
  expectRefusal(await evaluate(standing, [met, { ...met, targetId: second!.id }, { ...met, targetId: newId() }]), commonRefusals.notFound);
  expect((await evaluate(standing, [met, { targetId: second!.id, outcome: 'NOT_MET', note: 'Chỉ một sáng kiến' }])).refusal).toBeUndefined();
  expect(await it.detail()).toMatchObject({
    state: 'EVALUATED',
    targets: [{ outcome: 'MET' }, { outcome: 'NOT_MET', outcomeNote: 'Chỉ một sáng kiến' }],
  });
  expectRefusal(await evaluate(standing, [met]), registrationRefusals.wrongState);
});

test('a person registers for themselves; the leader confirms, and nobody outside the unit reads it (R-050)', async () => {
  const staff = await app.as('nhanvien.cuc-vt');
  const leader = await app.as('lanhdao.cuc-vt');
  expectRefusal(
    await staff.try(registrationsApi.begin, { body: { year: 2022, subject: 'unit', fromLastYear: false } }),
    registrationRefusals.onlyDesk,
  );
  const { id } = await staff.call(registrationsApi.begin, { body: { year: 2022, subject: 'person', fromLastYear: false } });
  const personal = shippedLaw.awardsOn('2022-12-31', 'person')[0]?.code ?? '';
  const { version } = await staff.call(registrationsApi.save, { params: { id }, body: { version: 0, content: content({ titles: [personal] }) } });
  expectRefusal(await leader.try(registrationsApi.save, { params: { id }, body: { version, content: content() } }), commonRefusals.notFound);
  await staff.call(registrationsApi.submit, { params: { id }, body: { version } });
  expect(await dutiesOf('registrations.review', 'cuc-vt')).toMatchObject([{ state: 'OPEN' }]);
  expectRefusal(await head.try(registrationsApi.detail, { params: { id } }), commonRefusals.notFound);
  expectRefusal(await staff.try(registrationsApi.accept, { params: { id }, body: { version: version + 1 } }), commonRefusals.notYourRole);
  expectRefusal(
    await (await app.as('canbo.cuc-vt')).try(registrationsApi.accept, { params: { id }, body: { version: version + 1 } }),
    registrationRefusals.onlyConfirmer,
  );
  await leader.call(registrationsApi.accept, { params: { id }, body: { version: version + 1 } });
  expect(await staff.call(registrationsApi.detail, { params: { id } })).toMatchObject({
    state: 'ACCEPTED',
    confirmedBy: 'Thủ trưởng Cục Viễn thám (mẫu)',
    personName: 'Chuyên viên Cục Viễn thám (mẫu)',
  });
});

test('a leader’s own registration is confirmed by the standing body, not by the leader', async () => {
  const leader = await app.as('lanhdao.cuc-ddbd');
  const { id } = await leader.call(registrationsApi.begin, { body: { year: 2022, subject: 'person', fromLastYear: false } });
  await leader.call(registrationsApi.save, {
    params: { id },
    body: { version: 0, content: content({ titles: [], noTitleReason: 'Mới nhận việc' }) },
  });
  await leader.call(registrationsApi.submit, { params: { id }, body: { version: 1 } });
  expectRefusal(await leader.try(registrationsApi.accept, { params: { id }, body: { version: 2 } }), registrationRefusals.onlyConfirmer);
  expect((await standing.call(registrationsApi.accept, { params: { id }, body: { version: 2 } })).state).toBe('ACCEPTED');
});

test('a target takes proofs of its own unit until it is evaluated (R-166)', async () => {
  const it = await submitted('so-namdinh');
  const object = { type: 'target', objectId: it.content.targets[0]!.id } as const;
  const { id } = await it.officer.call(evidenceApi.addFact, {
    body: { unitId: seedId('org-so-namdinh'), title: 'Quyết định công nhận', note: '', happenedOn: null, documentId: null },
  });
  await it.officer.call(evidenceApi.attach, { params: { id }, body: object });
  expect((await it.detail()).targets[0]?.proofs).toBe(1);
  const stranger = await app.as('canbo.cuc-vt');
  expectRefusal(await stranger.try(evidenceApi.ofObject, { params: object }), commonRefusals.notFound);
  const other = await head.call(evidenceApi.addFact, {
    body: { unitId: seedId('org-cuc-tnn'), title: 'Khác', note: '', happenedOn: null, documentId: null },
  });
  expectRefusal(await head.try(evidenceApi.attach, { params: { id: other.id }, body: object }), commonRefusals.notFound);
});

test('the list filters, pages without gaps, and names units that have sent none', async () => {
  const all = await standing.call(registrationsApi.list, { query: { year: 2022 } });
  const seen: string[] = [];
  for (let after: string | null | undefined; after !== null;) {
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
