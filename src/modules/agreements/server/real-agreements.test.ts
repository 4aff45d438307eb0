import { afterAll, beforeAll, expect, test } from 'vitest';
import { expectRefusal, testApp, type TestApp } from '#app/testing/harness.ts';
import { addDays } from '#platform/dates.ts';
import { sql } from '#platform/db/database.ts';
import { seedId } from '#platform/ids.ts';
import { commonRefusals } from '#platform/refusal.ts';
import { identityApi } from '#modules/identity/contract.ts';
import { agreementStatusOfTerm, commitmentsOfUnit } from '../index.ts';
import { agreementRefusals, agreementsApi } from '../contract.ts';
import { deskOf, look, password, realContent, signersOf, unitId } from './factory.ts';

let app: TestApp;
beforeAll(async () => {
  app = await testApp({ today: '2021-03-05' });
});
afterAll(() => app.close());

test('Khối III 2021: five contents, 5/5 signed on 19/03/2021, one by delegation; from draft to assessed (R-040, R-041, R-044, R-045)', async () => {
  const { content, termId } = realContent('ag-khoi3-2021');
  const head = await deskOf(app, 'tcdcks');
  const { id } = await head.officer.call(agreementsApi.draft, { body: { termId, from: 'blank' } });
  const params = { id };
  await head.officer.call(agreementsApi.edit, { params, body: { version: 0, ...content, limits: [] } });
  await head.officer.call(agreementsApi.sendForComment, { params, body: { version: 1, commentUntil: '2021-03-15' } });
  const member = await app.as('canbo.tcmt');
  const { id: commentId } = await member.call(agreementsApi.comment, {
    params,
    body: { clauseId: content.clauses[4]!.id, text: 'Kết hợp thăm quan nơi có thành quả của các Tổng cục' },
  });
  await head.officer.call(agreementsApi.answer, { params: { id, commentId }, body: { version: 0, fate: 'ADOPTED', answer: '' } });
  app.clock.set('2021-03-19');
  await head.leader.call(agreementsApi.agree, { params, body: { version: (await look(head.leader, id)).version } });

  const agreed = await look(member, id);
  expect(agreed).toMatchObject({ state: 'AGREED', theme: 'Đoàn kết, kỷ cương, đổi mới toàn diện để phát triển', signed: 0, of: 5 });
  expect(agreed.clauses).toHaveLength(5);
  const hash = agreed.frozenHash ?? '';

  // TC Khí tượng Thủy văn sends a representative with a paper.
  const absent = await app.as('lanhdao.tckttv');
  const delegate = await app.as('canbo.tckttv');
  const { account } = await delegate.call(identityApi.session);
  expect((await look(delegate, id)).can.sign).toMatchObject({ ok: false });
  await absent.call(identityApi.delegate, {
    body: {
      unitId: unitId('tckttv'),
      toAccountId: account!.id,
      acts: ['agreements.sign'],
      paper: 'Giấy ủy quyền 12/GUQ',
      validFrom: '2021-03-19',
      validTo: '2021-03-19',
    },
  });
  expect((await look(delegate, id)).signFor).toMatchObject([{ unitId: unitId('tckttv'), onBehalf: true }]);
  const byDelegate = await delegate.call(agreementsApi.sign, {
    params,
    body: { unitId: unitId('tckttv'), textHash: hash, reservation: '', password },
  });
  expect(byDelegate).toMatchObject({ state: 'SIGNING', signed: 1, of: 5 });
  for (const tail of ['tcmt', 'tcbhd', 'tcdcks', 'tcqldd']) {
    const leader = await app.as(`lanhdao.${tail}`);
    const before = await look(leader, id);
    expect(before.state).toBe('SIGNING');
    await leader.call(agreementsApi.sign, {
      params,
      body: { unitId: unitId(tail), textHash: hash, reservation: tail === 'tcbhd' ? 'Bảo lưu nội dung thăm quan' : '', password },
    });
  }
  const inForce = await look(member, id);
  expect(inForce).toMatchObject({ state: 'IN_FORCE', signed: 5, of: 5, signedOn: '2021-03-19', inForceOn: '2021-03-19' });
  const signatureOf = (tail: string) => inForce.members.find((one) => one.unitId === unitId(tail))?.signature;
  expect(signatureOf('tckttv')?.onBehalfOf).toContain('theo Giấy ủy quyền 12/GUQ');
  expect(signatureOf('tcbhd')).toMatchObject({ onBehalfOf: null, reservation: 'Bảo lưu nội dung thăm quan' });
  expect(await app.look((tx) => agreementStatusOfTerm(tx, termId))).toMatchObject({ id, state: 'IN_FORCE', signed: 5, of: 5 });

  // At least one exchange beyond the ministry's own programme: 0/1, then 1/1.
  app.clock.set('2021-10-02');
  const minimum = inForce.clauses[4]!.commitments[0]!;
  expect(minimum).toMatchObject({ activityCount: 0, targetHundredths: 100, judgedFor: [{ unitId: null }] });
  await head.officer.call(agreementsApi.addActivity, {
    params,
    body: { commitmentId: minimum.id, heldOn: '2021-10-01', title: 'Tọa đàm với Cụm thi đua số I' },
  });
  expect((await look(head.officer, id)).clauses[4]!.commitments[0]!.activityCount).toBe(1);

  app.clock.set('2021-12-20');
  expectRefusal(await head.leader.try(agreementsApi.assess, { params, body: { version: inForce.version } }), agreementRefusals.notAllJudged);
  for (const clause of inForce.clauses) {
    for (const commitment of clause.commitments) {
      for (const place of commitment.judgedFor) {
        await head.officer.call(agreementsApi.judge, {
          params,
          body: { commitmentId: commitment.id, unitId: place.unitId, outcome: 'MET', proof: 'Báo cáo tổng kết' },
        });
      }
    }
  }
  expect(await app.look((tx) => commitmentsOfUnit(tx, unitId('tcmt'), 2021))).toEqual({ total: 4, met: 4, notMet: 0, open: 0 });
  const judged = await look(head.leader, id);
  expect(judged.judged).toEqual({ done: 21, of: 21 });
  await head.leader.call(agreementsApi.assess, { params, body: { version: judged.version } });
  expect((await look(member, id)).state).toBe('ASSESSED');
});

test('Cụm I 2021: six contents, served by its host Bắc Ninh, ten of ten on 25/03/2021; Hải Dương’s opinion is its own; an eleventh unit is not there (R-038, R-041)', async () => {
  app.clock.set('2021-03-10');
  const { content, termId, signerUnitIds } = realContent('ag-cum1-2021');
  const host = await deskOf(app, 'so-bacninh');
  const { id } = await host.officer.call(agreementsApi.draft, { body: { termId, from: 'blank' } });
  const params = { id };
  const haiduong = await app.as('canbo.so-haiduong');
  expectRefusal(await haiduong.try(agreementsApi.detail, { params }), commonRefusals.notFound);
  await host.officer.call(agreementsApi.edit, { params, body: { version: 0, ...content, limits: [] } });
  await host.officer.call(agreementsApi.sendForComment, { params, body: { version: 1, commentUntil: '2021-03-20' } });
  const { id: commentId } = await haiduong.call(agreementsApi.comment, {
    params,
    body: { clauseId: null, text: 'Nên có chỉ tiêu cụ thể cho từng Sở' },
  });
  const seen = await look(host.officer, id);
  expect(seen.comments).toMatchObject([{ unitId: unitId('so-haiduong'), author: expect.stringContaining('Hải Dương'), fate: 'OPEN' }]);
  expectRefusal(await host.leader.try(agreementsApi.agree, { params, body: { version: seen.version } }), agreementRefusals.commentsOpen);
  expectRefusal(
    await host.officer.try(agreementsApi.answer, { params: { id, commentId }, body: { version: 0, fate: 'PARTLY' } }),
    agreementRefusals.answerNeedsReason,
  );
  await host.officer.call(agreementsApi.answer, {
    params: { id, commentId },
    body: { version: 0, fate: 'PARTLY', answer: 'Đưa vào kế hoạch của từng Sở' },
  });
  app.clock.set('2021-03-25');
  const until = (signBy: string) => host.leader.try(agreementsApi.agree, { params, body: { version: seen.version, signBy } });
  expectRefusal(await until(addDays(app.clock.today(), -1)), agreementRefusals.signByPast);
  const lastDay = app.clock.today();
  expect((await until(lastDay)).status).toBe(200);
  const owed = await app.look((tx) =>
    tx.many<{ dueOn: string }>(
      sql`select due_on from notifications.duty where kind = 'agreements.sign' and object_id = ${params.id} and state = 'OPEN'`,
    ),
  );
  expect(owed.map((duty) => duty.dueOn)).toEqual(Array.from({ length: 10 }, () => lastDay));
  const { frozenHash, servedByHost, clauses } = await look(host.leader, id);
  expect(servedByHost).toBe(true);
  expect(clauses).toHaveLength(6);

  // Not a member: signing answers exactly what a missing agreement answers, also for a member's id.
  const eleventh = await app.as('lanhdao.tcmt');
  const body = { unitId: unitId('tcmt'), textHash: frozenHash ?? '', password };
  const missing = await eleventh.try(agreementsApi.sign, { params: { id: seedId('no such agreement') }, body });
  expectRefusal(missing, commonRefusals.notFound);
  expect((await eleventh.try(agreementsApi.sign, { params, body })).refusal).toEqual(missing.refusal);
  expect((await eleventh.try(agreementsApi.sign, { params, body: { ...body, unitId: unitId('so-hanoi') } })).refusal).toEqual(missing.refusal);

  const signers = signersOf(signerUnitIds);
  expect(signers).toHaveLength(10);
  for (const [index, tail] of signers.entries()) {
    const leader = await app.as(`lanhdao.${tail}`);
    const answer = await leader.call(agreementsApi.sign, { params, body: { ...body, unitId: unitId(tail) } });
    expect(answer).toMatchObject({ signed: index + 1, of: 10, state: index === 9 ? 'IN_FORCE' : 'SIGNING' });
  }
  expect(await look(haiduong, id)).toMatchObject({ state: 'IN_FORCE', signedOn: '2021-03-25', signed: 10, of: 10 });
  // Opinions stay inside the group and with overseers.
  expect((await look(eleventh, id)).comments).toEqual([]);
  expect((await look(await app.as('thuongtruc'), id)).comments).toHaveLength(1);
});

test('next year starts from last year: content stays, dates go, what was left open must be answered (R-016, R-046, R-094)', async () => {
  app.clock.set('2022-01-20');
  const previous = await app.look((tx) => agreementStatusOfTerm(tx, seedId('gt-cum-1-2021')));
  const params = { id: previous!.id };
  const host = await deskOf(app, 'so-bacninh');
  const first = (await look(host.officer, params.id)).clauses[0]!.commitments[0]!;
  await host.officer.call(agreementsApi.judge, {
    params,
    body: { commitmentId: first.id, unitId: unitId('so-hanoi'), outcome: 'NOT_MET', note: 'Chưa ban hành kế hoạch' },
  });

  const head = await deskOf(app, 'so-haiphong');
  const start = await head.officer.call(agreementsApi.startOptions);
  const option = start.terms.find((term) => term.termId === seedId('gt-cum-1-2022'));
  expect(option?.previous).toMatchObject({ year: 2021, clauses: 6 });
  expect(option?.previous?.openPoints).toEqual([expect.stringContaining('Chưa ban hành kế hoạch')]);

  const { id } = await head.officer.call(agreementsApi.draft, { body: { termId: seedId('gt-cum-1-2022'), from: 'previous' } });
  const draft = await look(head.officer, id);
  expect(draft).toMatchObject({ state: 'DRAFT', year: 2022, copiedFrom: { id: params.id }, signed: 0, signedOn: null, frozenHash: null });
  expect(draft.clauses.map((clause) => clause.title)).toEqual((await look(head.officer, params.id)).clauses.map((clause) => clause.title));
  expect(draft.clauses.flatMap((clause) => clause.commitments).every((one) => one.dueOn === null && one.judgements.length === 0)).toBe(true);
  expect(draft.limits).toHaveLength(1);

  const content = { aim: draft.aim, place: '', clauses: realContent('ag-cum1-2021').content.clauses };
  await head.officer.call(agreementsApi.edit, { params: { id }, body: { version: 0, ...content, limits: [] } });
  await head.officer.call(agreementsApi.sendForComment, { params: { id }, body: { version: 1, commentUntil: '2022-02-15' } });
  expectRefusal(await head.leader.try(agreementsApi.agree, { params: { id }, body: { version: 2 } }), agreementRefusals.limitsOpen);
  await head.officer.call(agreementsApi.revise, { params: { id }, body: { version: 2 } });
  const [limit] = draft.limits;
  await head.officer.call(agreementsApi.edit, {
    params: { id },
    body: { version: 3, ...content, limits: [{ id: limit!.id, text: limit!.text, answer: 'Sở Hà Nội ban hành trong quý I', dismissedReason: '' }] },
  });
  await head.officer.call(agreementsApi.sendForComment, { params: { id }, body: { version: 4, commentUntil: '2022-02-15' } });
  await head.leader.call(agreementsApi.agree, { params: { id }, body: { version: 5 } });
  expect((await look(head.leader, id)).state).toBe('AGREED');
  expectRefusal(
    await head.officer.try(agreementsApi.draft, { body: { termId: seedId('gt-cum-1-2022'), from: 'template' } }),
    agreementRefusals.alreadyExists,
  );
});
