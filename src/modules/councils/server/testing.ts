import { system } from '#platform/actor.ts';
import { newId, seedId } from '#platform/ids.ts';
import { demoPassword } from '#app/demo/accounts.ts';
import type { TestApp, Visitor } from '#app/testing/harness.ts';
import { councilsApi } from '../contract.ts';
import { addAgendaItem, type NewAgendaItem } from './agenda.ts';
import { ensureDemoCouncil } from './demo.ts';

export const demoCouncil = seedId('demo/council');
export const memberId = (number: number): string => seedId(`demo/council/uyvien${number}`);
export const memberPerson = (number: number): string => seedId(`demo/person/uyvien${number}`);
export const memberIds = (...numbers: number[]): string[] => numbers.map(memberId);
export const everyone = [1, 2, 3, 4, 5, 6, 7, 8, 9];
export const password = demoPassword;

export interface CouncilWorld {
  readonly app: TestApp;
  readonly standing: Visitor;
  /** `members[1]` is the chair, `members[9]` the last. */
  readonly members: readonly Visitor[];
}

export async function councilWorld(app: TestApp): Promise<CouncilWorld> {
  await app.db.write(system, ensureDemoCouncil);
  const standing = await app.as('thuongtruc');
  const members = await Promise.all(everyone.map((number) => app.as(`uyvien${number}`)));
  return { app, standing, members: [standing, ...members] };
}

export const meetingFields = {
  title: 'Họp xét khen thưởng',
  purpose: 'yearly',
  startsAt: '08:30',
  place: 'Hà Nội',
  form: 'in-person',
  note: '',
} as const;

/** A planned meeting of the demo council on a day. */
export async function planned({ standing }: CouncilWorld, heldOn: string): Promise<string> {
  return (await standing.call(councilsApi.plan, { params: { id: demoCouncil }, body: { ...meetingFields, heldOn } })).id;
}

/** Puts a made-up case on the agenda, as a later module would. */
export async function addCase({ app }: CouncilWorld, meetingId: string, more: Partial<NewAgendaItem> = {}): Promise<string> {
  const object = { type: 'test-case', id: newId() };
  await app.db.write(system, (tx) =>
    addAgendaItem(tx, meetingId, {
      object,
      title: 'Cục A – Bằng khen',
      detail: 'Hoàn thành xuất sắc',
      link: '/',
      minuteNote: '',
      ballot: null,
      subjectPersonId: null,
      ...more,
    }),
  );
  return object.id;
}

export const versionOf = async ({ standing }: CouncilWorld, id: string): Promise<number> =>
  (await standing.call(councilsApi.meeting, { params: { id } })).version;
export const itemsOf = async ({ standing }: CouncilWorld, id: string): Promise<string[]> =>
  (await standing.call(councilsApi.meeting, { params: { id } })).items.map((item) => item.id);

/** A meeting in session today with `present` members. */
export async function inSession(world: CouncilWorld, meetingId: string, present: readonly number[] = everyone): Promise<void> {
  const { standing } = world;
  const params = { id: meetingId };
  await standing.call(councilsApi.invite, { params, body: { version: await versionOf(world, meetingId) } });
  await standing.call(councilsApi.open, { params, body: { version: await versionOf(world, meetingId), present: memberIds(...present), note: '' } });
}

/** Opens one ballot over every item that has no result. */
export async function openBallot(world: CouncilWorld, id: string, kind: 'open' | 'paper' = 'open'): Promise<string[]> {
  const { version, items } = await world.standing.call(councilsApi.meeting, { params: { id } });
  const itemIds = items.filter((item) => item.result === null && item.ballot === null).map((item) => item.id);
  await world.standing.call(councilsApi.openBallot, { params: { id }, body: { version, itemIds, kind } });
  return itemIds;
}

export async function closeBallot(world: CouncilWorld, id: string): Promise<void> {
  await world.standing.call(councilsApi.close, {
    params: { id },
    body: { version: await versionOf(world, id), countingTeam: 'Tổ kiểm phiếu (mẫu)' },
  });
}

/** Members `yes` agree, `no` do not, on every item of the open ballot; then it is closed and counted. */
export async function voteAndCount(
  world: CouncilWorld,
  id: string,
  itemIds: readonly string[],
  votes: { yes: readonly number[]; no?: readonly number[]; written?: readonly number[] },
): Promise<void> {
  const { standing, members } = world;
  const params = { id };
  for (const itemId of itemIds) {
    for (const number of votes.yes) await members[number]?.call(councilsApi.vote, { params, body: { itemId, choice: 'yes' } });
    for (const number of votes.no ?? []) await members[number]?.call(councilsApi.vote, { params, body: { itemId, choice: 'no' } });
    for (const number of votes.written ?? [])
      await standing.call(councilsApi.record, { params, body: { itemId, memberId: memberId(number), choice: 'yes' } });
  }
  await closeBallot(world, id);
  const { state, version } = await standing.call(councilsApi.meeting, { params });
  if (state === 'COUNTING') await standing.call(councilsApi.count, { params, body: { version } });
}

/** From counted to a minute signed by both hands. */
export async function concludeAndSign(world: CouncilWorld, id: string, chair = 1): Promise<void> {
  const { standing, members } = world;
  const params = { id };
  await standing.call(councilsApi.conclude, { params, body: { version: await versionOf(world, id), minutesNumber: '01/BB-HĐTĐKT', discussion: '' } });
  await standing.call(councilsApi.signSecretary, { params, body: { version: await versionOf(world, id), password } });
  await members[chair]?.call(councilsApi.signChair, { params, body: { version: await versionOf(world, id), password } });
}
