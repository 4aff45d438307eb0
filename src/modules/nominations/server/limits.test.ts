import { afterAll, beforeAll, expect, test } from 'vitest';
import { testApp, type TestApp } from '#app/testing/harness.ts';
import { nominationsApi } from '../contract.ts';
import { checking, detail, nominationWorld, submitted, versionOf, type World } from './testing.ts';

let app: TestApp;
let world: World;

beforeAll(async () => {
  app = await testApp({ today: '2022-12-05' });
  world = await nominationWorld(app);
});
afterAll(() => app.close());

const limits = async (id: string) => (await detail(world, id)).limits;

test('the limit of the step that runs, counted over Tết from the day of acceptance, with what is not confirmed', async () => {
  const id = await submitted(world);
  // Ten working days for sending an ineligible dossier back; only a summary of the rule was read.
  expect(await limits(id)).toMatchObject([{ step: 'RETURN_INELIGIBLE', kind: 'due', due: '2022-12-19', toConfirm: true }]);
  app.clock.set('2023-01-10');
  await world.standing.call(nominationsApi.receive, { params: { id }, body: { version: await versionOf(world.standing, id) } });
  // 25 working days from 11/01/2023 on; without the five days off of Tết it would be 14/02.
  expect(await limits(id)).toMatchObject([
    {
      step: 'MINISTRY_APPRAISAL',
      from: '2023-01-10',
      kind: 'due',
      due: '2023-02-21',
      toConfirm: false,
      unconfirmedYears: [2023],
      basis: expect.stringContaining('91/2017/NĐ-CP'),
    },
  ]);
  app.clock.set('2022-12-05');
});

test('left to the body itself under the Law of 2022; nothing runs on what was withdrawn', async () => {
  app.clock.set('2024-05-06');
  const id = await checking(world, { year: 2024, awardCode: 'CO_BBNT' });
  expect(await limits(id)).toMatchObject([{ step: 'MINISTRY_APPRAISAL', kind: 'local', due: null }]);
  await world.leader.call(nominationsApi.withdraw, { params: { id }, body: { version: await versionOf(world.leader, id), reason: 'Xin rút' } });
  expect(await limits(id)).toEqual([]);
  app.clock.set('2022-12-05');
});

test('a year without days off on record gives no date but the year that is missing', async () => {
  app.clock.set('2026-12-28');
  const id = await submitted(world, { year: 2026, awardCode: 'TTLDXS' });
  expect(await limits(id)).toMatchObject([
    { step: 'RETURN_INELIGIBLE', kind: 'unknown', due: null, explained: { vi: expect.stringContaining('năm 2027') } },
  ]);
  app.clock.set('2022-12-05');
});
