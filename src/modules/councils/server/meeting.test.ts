import { afterAll, beforeAll, expect, test } from 'vitest';
import { expectRefusal, testApp, type TestApp } from '#app/testing/harness.ts';
import { system } from '#platform/actor.ts';
import { commonRefusals } from '#platform/refusal.ts';
import { sql } from '#platform/db/database.ts';
import { ballotRefusals } from '#modules/ballots/contract.ts';
import { identityRefusals } from '#modules/identity/contract.ts';
import { councilRefusals, councilsApi } from '../contract.ts';
import {
  addCase,
  closeBallot,
  concludeAndSign,
  councilWorld,
  demoCouncil,
  everyone,
  inSession,
  itemsOf,
  memberId,
  memberIds,
  memberPerson,
  openBallot,
  password,
  planned,
  versionOf,
  voteAndCount,
  type CouncilWorld,
} from './testing.ts';

let app: TestApp;
let world: CouncilWorld;
const day = '2022-12-20';

beforeAll(async () => {
  app = await testApp({ today: day });
  world = await councilWorld(app);
});
afterAll(() => app.close());

const view = (id: string) => world.standing.call(councilsApi.meeting, { params: { id } });

/** A meeting in session with one case. */
async function session(present: readonly number[] = everyone, more: Parameters<typeof addCase>[2] = {}): Promise<string> {
  const id = await planned(world, day);
  await addCase(world, id, more);
  await inSession(world, id, present);
  return id;
}

const eighty = { ballot: { thresholdPercent: 80, secret: false, basis: 'Điều 30 khoản 7' } };

test('a meeting without cases is not called; with one it is, and its members are told', async () => {
  const id = await planned(world, day);
  expectRefusal(await world.standing.try(councilsApi.invite, { params: { id }, body: { version: 0 } }), councilRefusals.noAgenda);
  await addCase(world, id);
  expectRefusal(await world.standing.try(councilsApi.invite, { params: { id }, body: { version: 0 } }), commonRefusals.stale);
  await world.standing.call(councilsApi.invite, { params: { id }, body: { version: 1 } });
  expect(await view(id)).toMatchObject({ state: 'INVITED', quorum: { members: 9, needed: 6 } });
  const told = await app.db.pool.query('select 1 from notifications.notice where link = $1 and account_id is not null', [`/hoi-dong/phien/${id}`]);
  expect(told.rowCount).toBe(9);
});

test('postponing keeps the reason and the new day; cancelling ends it', async () => {
  const id = await planned(world, day);
  await addCase(world, id);
  const params = { id };
  expectRefusal(
    await world.standing.try(councilsApi.postpone, { params, body: { version: 1, heldOn: '2022-12-25', reason: 'Bận họp' } }),
    councilRefusals.notNow,
  );
  await world.standing.call(councilsApi.invite, { params, body: { version: 1 } });
  expectRefusal(
    await world.standing.try(councilsApi.postpone, { params, body: { version: 2, heldOn: '2022-12-19', reason: 'Bận họp' } }),
    councilRefusals.dayPassed,
  );
  await world.standing.call(councilsApi.postpone, { params, body: { version: 2, heldOn: '2022-12-25', reason: 'Bận họp' } });
  expect(await view(id)).toMatchObject({ state: 'PLANNED', heldOn: '2022-12-25', postponedReason: 'Bận họp' });
  await world.standing.call(councilsApi.cancel, { params, body: { version: 3, reason: 'Không cần nữa' } });
  expect(await view(id)).toMatchObject({ state: 'CANCELLED', cancelReason: 'Không cần nữa' });
});

test('it opens on its day only, with a quorum of all members and somebody who presides', async () => {
  const id = await planned(world, '2022-12-21');
  await addCase(world, id);
  const params = { id };
  await world.standing.call(councilsApi.invite, { params, body: { version: 1 } });
  const open = (present: readonly number[]) =>
    world.standing.try(councilsApi.open, { params, body: { version: 2, present: memberIds(...present), note: '' } });
  expectRefusal(await open(everyone), councilRefusals.notThatDay);
  app.clock.set('2022-12-21');
  expectRefusal(await open([1, 2, 3, 4, 5]), councilRefusals.noQuorum);
  expectRefusal(await open([3, 4, 5, 6, 7, 8, 9]), councilRefusals.nobodyPresides);
  expectRefusal(
    await world.standing.try(councilsApi.open, { params, body: { version: 2, present: [demoCouncil], note: '' } }),
    councilRefusals.notInList,
  );
  expect((await open([2, 3, 4, 5, 6, 7])).status).toBe(200);
  expect((await view(id)).members.filter((member) => member.presides).map((member) => member.duty)).toEqual(['vice-chair']);
  app.clock.set(day);
});

test('eight of nine reach 80 %: an absent member’s written opinion counts and is marked; seven do not', async () => {
  const id = await session([1, 2, 3, 4, 5, 6, 7], eighty);
  const items = await openBallot(world, id);
  await voteAndCount(world, id, items, { yes: [1, 2, 3, 4, 5, 6, 7], written: [8] });
  const {
    state,
    items: [item],
  } = await view(id);
  expect(state).toBe('COUNTED');
  expect(item).toMatchObject({ result: 'PASSED', needed: 8, ballot: { tally: { yes: 8, written: 1, missing: 1, base: 9, passed: true } } });
  expect(item?.ballot?.votes.find((vote) => vote.memberId === memberId(8))).toMatchObject({ written: true, choice: 'yes' });

  const other = await session([1, 2, 3, 4, 5, 6, 7], eighty);
  await voteAndCount(world, other, await openBallot(world, other), { yes: [1, 2, 3, 4, 5, 6, 7] });
  expect((await view(other)).items[0]).toMatchObject({ result: 'NOT_PASSED', ballot: { tally: { yes: 7, missing: 2 } } });
});

test('a written opinion still comes in after the close; one that never comes blocks nothing', async () => {
  const id = await session([1, 2, 3, 4, 5, 6, 7], eighty);
  const [itemId = ''] = await openBallot(world, id);
  for (const number of [1, 2, 3, 4, 5, 6, 7])
    await world.members[number]?.call(councilsApi.vote, { params: { id }, body: { itemId, choice: 'yes' } });
  await closeBallot(world, id);
  expect((await view(id)).state).toBe('COUNTING');
  await world.standing.call(councilsApi.record, { params: { id }, body: { itemId, memberId: memberId(9), choice: 'yes' } });
  await world.standing.call(councilsApi.count, { params: { id }, body: { version: await versionOf(world, id) } });
  expect((await view(id)).items[0]).toMatchObject({ result: 'PASSED', ballot: { state: 'COUNTED', tally: { yes: 8, missing: 1 } } });
  expectRefusal(
    await world.standing.try(councilsApi.record, { params: { id }, body: { itemId, memberId: memberId(8), choice: 'no' } }),
    councilRefusals.notNow,
  );
});

test('when every member has voted the close counts at once', async () => {
  const id = await session();
  await voteAndCount(world, id, await openBallot(world, id), { yes: [1, 2, 3, 4, 5], no: [6, 7, 8, 9] });
  expect(await view(id)).toMatchObject({ state: 'COUNTED', items: [{ result: 'PASSED', ballot: { tally: { yes: 5, no: 4, needed: 5 } } }] });
});

test('who may not vote: outsiders, absent members, anybody before the opening or after the close', async () => {
  const id = await session([1, 2, 3, 4, 5, 6, 7]);
  const [itemId = ''] = await itemsOf(world, id);
  const vote = { params: { id }, body: { itemId, choice: 'yes' as const } };
  expectRefusal(await world.members[1]!.try(councilsApi.vote, vote), councilRefusals.notNow);
  await openBallot(world, id);
  expectRefusal(await world.standing.try(councilsApi.vote, vote), commonRefusals.notYourRole);
  expectRefusal(await world.members[8]!.try(councilsApi.vote, vote), councilRefusals.absent);
  expectRefusal(await world.members[1]!.try(councilsApi.vote, { ...vote, body: { ...vote.body, itemId: id } }), councilRefusals.itemUnknown);
  expectRefusal(
    await world.standing.try(councilsApi.record, { params: { id }, body: { itemId, memberId: memberId(1), choice: 'yes' } }),
    councilRefusals.votesHerself,
  );
  expectRefusal(await (await app.as('lanhdao.cuc-vt')).try(councilsApi.vote, vote), commonRefusals.notYourRole);
  await world.members[1]!.call(councilsApi.vote, vote);
  await closeBallot(world, id);
  expectRefusal(await world.members[2]!.try(councilsApi.vote, vote), councilRefusals.notNow);
});

test('a council member who is not on the list of that day cannot vote', async () => {
  const id = await session([1, 2, 3, 4, 5, 6, 7, 8]);
  const [itemId = ''] = await openBallot(world, id);
  const outsider = await world.standing.call(councilsApi.create, {
    body: {
      unitId: (await world.standing.call(councilsApi.one, { params: { id: demoCouncil }, query: {} })).unitId,
      name: 'Hội đồng khác',
      level: 'unit',
      quorumNumerator: 2,
      quorumDenominator: 3,
      ownThresholdPercent: 51,
      recusal: 'noted',
    },
  });
  await world.standing.call(councilsApi.addMember, {
    params: { id: outsider.id },
    body: { personId: memberPerson(5), duty: 'chair', validFrom: '2022-01-01', reason: 'Lập' },
  });
  const { id: foreign } = await world.standing.call(councilsApi.plan, {
    params: { id: outsider.id },
    body: { title: 'Họp khác', purpose: 'yearly', heldOn: day, startsAt: '08:00', place: 'Hà Nội', form: 'online', note: '' },
  });
  await addCase(world, foreign);
  await world.standing.call(councilsApi.invite, { params: { id: foreign }, body: { version: 1 } });
  const seat = (await view(foreign)).members[0]?.memberId ?? '';
  await world.standing.call(councilsApi.open, { params: { id: foreign }, body: { version: 2, present: [seat], note: '' } });
  const [foreignItem = ''] = await openBallot(world, foreign);
  expectRefusal(
    await world.members[6]!.try(councilsApi.vote, { params: { id: foreign }, body: { itemId: foreignItem, choice: 'yes' } }),
    councilRefusals.onlyMembers,
  );
  await world.members[5]!.call(councilsApi.vote, { params: { id: foreign }, body: { itemId: foreignItem, choice: 'yes' } });
  await world.members[6]!.call(councilsApi.vote, { params: { id }, body: { itemId, choice: 'yes' } });
});

test('while voting runs one sees who voted but not how; a second vote replaces the first; the duty is done', async () => {
  const id = await session();
  const [itemId = ''] = await openBallot(world, id);
  const duty = () =>
    app.look((tx) =>
      tx.many<{ state: string }>(
        sql`select state from notifications.duty where kind = 'councils.vote' and object_id = ${memberId(3)} order by created_at desc, id desc limit 1`,
      ),
    );
  expect(await duty()).toMatchObject([{ state: 'OPEN' }]);
  await world.members[3]!.call(councilsApi.vote, { params: { id }, body: { itemId, choice: 'no' } });
  await world.members[3]!.call(councilsApi.vote, { params: { id }, body: { itemId, choice: 'yes' } });
  expect(await duty()).toMatchObject([{ state: 'DONE' }]);
  const others = (await world.members[4]!.call(councilsApi.meeting, { params: { id } })).items[0];
  expect(others).toMatchObject({ myChoice: null, ballot: { tally: null, votes: [{ memberId: memberId(3), choice: null }] } });
  expect((await world.members[3]!.call(councilsApi.meeting, { params: { id } })).items[0]?.myChoice).toBe('yes');
  expectRefusal(
    await world.standing.try(councilsApi.attend, {
      params: { id },
      body: { version: await versionOf(world, id), memberId: memberId(3), presence: 'ABSENT' },
    }),
    councilRefusals.hasVoted,
  );
  await closeBallot(world, id);
  const votes = await app.db
    .write(system, (tx) =>
      tx.run(
        sql`update ballots.open_vote set choice = 'no' where member_id = ${memberId(3)} and ballot_id = (select ballot_id from councils.agenda_item where id = ${itemId})`,
      ),
    )
    .catch((problem: Error) => problem.message);
  expect(votes).toContain('closed');
});

test('an award that asks for a secret vote is voted on paper, and the papers must add up', async () => {
  const id = await session([1, 2, 3, 4, 5, 6, 7, 8], { ballot: { thresholdPercent: 90, secret: true, basis: 'Điều 45 khoản 8' } });
  const [itemId = ''] = await itemsOf(world, id);
  const params = { id };
  const open = await world.standing.try(councilsApi.openBallot, {
    params,
    body: { version: await versionOf(world, id), itemIds: [itemId], kind: 'open' },
  });
  expectRefusal(open, councilRefusals.secretNeeded);
  // The article is that of the item's own day.
  expect(open.refusal?.basis).toBe('Điều 45 khoản 8');
  await openBallot(world, id, 'paper');
  expectRefusal(await world.members[1]!.try(councilsApi.vote, { params, body: { itemId, choice: 'yes' } }), ballotRefusals.paperNotOpen);
  await world.standing.call(councilsApi.record, { params, body: { itemId, memberId: memberId(9), choice: 'yes' } });
  await closeBallot(world, id);
  expectRefusal(await world.standing.try(councilsApi.count, { params, body: { version: await versionOf(world, id) } }), ballotRefusals.paperMissing);
  const paper = (yes: number, issued = 8, returned = 8) =>
    world.standing.try(councilsApi.paper, { params, body: { itemId, issued, returned, yes, no: 0, blank: 0, invalid: 0 } });
  expectRefusal(await paper(7), ballotRefusals.paperSum);
  expectRefusal(await paper(9, 9, 9), ballotRefusals.paperTooMany);
  expect((await paper(8)).status).toBe(200);
  await world.standing.call(councilsApi.count, { params, body: { version: await versionOf(world, id) } });
  expect((await view(id)).items[0]).toMatchObject({ result: 'PASSED', needed: 9, ballot: { kind: 'paper', tally: { yes: 9, written: 1 } } });
});

test('a candidate on the council: noted where the rules allow the vote, kept from it where they do not', async () => {
  const id = await session(everyone, { subjectPersonId: memberPerson(4) });
  const [itemId = ''] = await openBallot(world, id);
  expect((await view(id)).items[0]?.candidates).toHaveLength(1);
  await world.members[4]!.call(councilsApi.vote, { params: { id }, body: { itemId, choice: 'blank' } });
  await app.db.write(system, (tx) => tx.run(sql`update councils.council set recusal = 'no-vote' where id = ${demoCouncil}`));
  expectRefusal(await world.members[4]!.try(councilsApi.vote, { params: { id }, body: { itemId, choice: 'yes' } }), councilRefusals.recused);
  await app.db.write(system, (tx) => tx.run(sql`update councils.council set recusal = 'noted' where id = ${demoCouncil}`));
});

test('a signed minute says what the ballots say and never changes', async () => {
  const id = await session([1, 2, 3, 4, 5, 6, 7, 8], eighty);
  const params = { id };
  expectRefusal(
    await world.standing.try(councilsApi.conclude, { params, body: { version: await versionOf(world, id), minutesNumber: '01', discussion: '' } }),
    councilRefusals.itemsLeft,
  );
  await voteAndCount(world, id, await openBallot(world, id), { yes: [1, 2, 3, 4, 5, 6, 7, 8] });
  await world.standing.call(councilsApi.conclude, {
    params,
    body: { version: await versionOf(world, id), minutesNumber: '01/BB', discussion: 'Nhất trí' },
  });
  await world.standing.call(councilsApi.editMinutes, {
    params,
    body: { version: await versionOf(world, id), minutesNumber: '02/BB', discussion: 'Nhất trí cao' },
  });
  const draft = await view(id);
  expect(draft.minutes).toMatchObject({ holds: true, secretary: null, chair: null });
  for (const part of ['Số: 02/BB', 'có mặt: 8/9', 'Vắng mặt: 1/9', 'Ủy viên Hội đồng 9 (mẫu)', '8/9', '88,89%', 'Nhất trí cao', 'cần 8/9'])
    expect(draft.minutes?.text).toContain(part);

  const sign = async (visitor: (typeof world.members)[number], who: 'signSecretary' | 'signChair', word = password) =>
    visitor.try(councilsApi[who], { params, body: { version: await versionOf(world, id), password: word } });
  expectRefusal(await sign(world.members[1]!, 'signChair'), councilRefusals.secretaryFirst);
  expectRefusal(await sign(world.standing, 'signSecretary', 'sai-mat-khau'), identityRefusals.passwordAgain);
  expect((await sign(world.standing, 'signSecretary')).status).toBe(200);
  expectRefusal(
    await world.standing.try(councilsApi.editMinutes, {
      params,
      body: { version: await versionOf(world, id), minutesNumber: '03/BB', discussion: '' },
    }),
    councilRefusals.signedAlready,
  );
  expectRefusal(await sign(world.members[2]!, 'signChair'), councilRefusals.onlyPresiding);
  const owed = await app.look((tx) =>
    tx.many(
      sql`select 1 from notifications.duty where kind = 'councils.signMinutes' and object_id = ${id} and state = 'OPEN' and owner_role = 'council'`,
    ),
  );
  expect(owed).toHaveLength(1);
  expect((await sign(world.members[1]!, 'signChair')).status).toBe(200);
  const signed = await view(id);
  expect(signed).toMatchObject({
    state: 'MINUTES_SIGNED',
    minutes: {
      holds: true,
      text: draft.minutes?.text,
      secretary: { name: 'Thường trực Hội đồng (mẫu)' },
      chair: { name: 'Ủy viên Hội đồng 1 (mẫu)' },
    },
  });
  const tampered = await app.db
    .write(system, (tx) => tx.run(sql`update councils.meeting set minutes_text = 'khác' where id = ${id}`))
    .catch((problem: Error) => problem.message);
  expect(tampered).toBe('a signed minute does not change');
});

test('members who came before a held meeting stay as they were that day', async () => {
  const id = await session();
  await voteAndCount(world, id, await openBallot(world, id), { yes: everyone });
  await concludeAndSign(world, id);
  const member = (await world.standing.call(councilsApi.one, { params: { id: demoCouncil }, query: {} })).list.find(
    (one) => one.personId === memberPerson(9),
  );
  const end = (validTo: string) =>
    world.standing.try(councilsApi.endMember, { params: { id: member?.id ?? '' }, body: { version: 0, validTo, reason: 'Chuyển công tác' } });
  expectRefusal(await end('2022-12-19'), councilRefusals.meetingHeld);
  expect((await end('2022-12-21')).status).toBe(200);
  app.clock.set('2022-12-22');
  const later = await planned(world, '2022-12-22');
  expect((await view(later)).members).toHaveLength(8);
  expect((await view(id)).members).toHaveLength(9);
  app.clock.set(day);
});
