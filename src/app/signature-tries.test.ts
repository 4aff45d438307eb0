import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { expectRefusal, testApp, type TestApp, type Visitor } from '#app/testing/harness.ts';
import { demoPassword } from '#app/demo/accounts.ts';
import { system } from '#platform/actor.ts';
import { sql } from '#platform/db/database.ts';
import { seedId } from '#platform/ids.ts';
import { groupRefusals, groupsApi } from '#modules/groups/contract.ts';
import { identityRefusals } from '#modules/identity/contract.ts';

/** A signature asks for the password again; guessing it at somebody's open desk slows down as at the door. */
let app: TestApp;
let head: Visitor;
let handoverId: string;

const params = { id: seedId('gt-khoi-4-2022') };

beforeAll(async () => {
  app = await testApp({ today: '2022-12-05' });
  head = await app.as('lanhdao.cuc-tnn');
  const standing = await app.as('thuongtruc');
  const khoi4 = { id: seedId('g-khoi-4') };
  const members = ['org-cuc-cntt', 'org-cuc-ddbd', 'org-cuc-vt', 'org-cuc-bdkh', 'org-cuc-tnn', 'org-tt-qhdt-tnn'].map(seedId);
  const { head: next } = await standing.call(groupsApi.rotation, { params: khoi4, query: { year: 2023 } });
  if (!next) throw new Error('nobody is next');
  await standing.call(groupsApi.propose, {
    params: khoi4,
    body: { year: 2023, memberUnitIds: members, headUnitId: next.id, deputyUnitId: null, overrideReason: '' },
  });
  await head.call(groupsApi.startHandover, { params, body: { version: (await head.call(groupsApi.term, { params })).version } });
  const { handover } = await head.call(groupsApi.term, { params });
  handoverId = handover?.id ?? '';
  const items = (handover?.items ?? []).map(({ title }) => ({ title, done: true, note: '' }));
  await head.call(groupsApi.workHandover, { params: { id: handoverId }, body: { version: 0, items } });
});
afterAll(() => app.close());
beforeEach(() => app.db.write(system, (tx) => tx.run(sql`delete from identity.sign_in_wait`)));

const sign = (password: string, visitor = head) =>
  visitor.try(groupsApi.signHandover, { params: { id: handoverId }, body: { version: 1, password } });
const tries = () => app.look((tx) => tx.maybe<{ wrongTries: number }>(sql`select wrong_tries from identity.sign_in_wait`));

test('five wrong passwords make the next signature wait, the right one too', async () => {
  for (let round = 1; round <= 5; round += 1) expectRefusal(await sign('sai'), identityRefusals.passwordAgain);
  expectRefusal(await sign(demoPassword), identityRefusals.slowDown);
});

test('guesses sent all at once do not overtake the count', async () => {
  const answers = await Promise.all(Array.from({ length: 12 }, () => sign('sai')));
  expect(answers.filter((answer) => answer.refusal?.code === identityRefusals.passwordAgain.code).length).toBeLessThanOrEqual(5);
  expect(answers.filter((answer) => answer.refusal?.code === identityRefusals.slowDown.code).length).toBeGreaterThanOrEqual(7);
});

test('a request that ends before the password is looked at counts for nothing', async () => {
  const member = await app.as('lanhdao.cuc-vt');
  for (let round = 1; round <= 6; round += 1) expectRefusal(await sign('sai', member), groupRefusals.onlyHeadLeader);
  expect(await tries()).toEqual({ wrongTries: 0 });
});

test('the right password signs and is forgotten about', async () => {
  expectRefusal(await sign('sai'), identityRefusals.passwordAgain);
  expect((await sign(demoPassword)).status).toBe(200);
  expect(await tries()).toBeUndefined();
});
