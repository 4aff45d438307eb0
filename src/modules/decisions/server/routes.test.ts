import { afterAll, beforeAll, expect, test } from 'vitest';
import { expectRefusal, testApp, type TestApp, type Visitor } from '#app/testing/harness.ts';
import { system } from '#platform/actor.ts';
import { commonRefusals } from '#platform/refusal.ts';
import { newId, seedId } from '#platform/ids.ts';
import { sql } from '#platform/db/database.ts';
import { decisionRefusals, decisionsApi } from '../contract.ts';
import { awardsOf, recordDecision, registerAward } from '../index.ts';

let app: TestApp;
let officer: Visitor;
let standing: Visitor;

beforeAll(async () => {
  app = await testApp({ today: '2022-12-20' });
  officer = await app.as('canbo.cuc-vt');
  standing = await app.as('thuongtruc');
});
afterAll(() => app.close());

const unitId = seedId('org-cuc-vt');

function issue(number: string, decidedOn = '2022-12-15'): Promise<string> {
  return app.db.write(system, async (tx) => {
    const decisionId = await recordDecision(tx, {
      number,
      decidedOn,
      title: 'Về việc tặng Bằng khen',
      signerName: 'Lãnh đạo Bộ (mẫu)',
      signerPost: 'Bộ trưởng',
      submissionId: null,
      issuerUnitId: null,
      synthetic: true,
    });
    await registerAward(tx, {
      object: { type: 'test', id: newId() },
      awardCode: 'BK_BBNT',
      awardName: 'Bằng khen của Bộ',
      recipient: { unitId, personId: null, name: 'Cục Viễn thám quốc gia' },
      year: 2022,
      decisionId,
      decidedOn,
      level: 'ministry',
      synthetic: true,
    });
    return decisionId;
  });
}

test('rows the sources only call proposed keep their source mark and never count as decided', async () => {
  const proposed = await officer.call(decisionsApi.awards, { query: { year: 2021, limit: 200 } });
  expect(proposed.rows).toHaveLength(10);
  expect(
    proposed.rows.every(
      (row) => row.state === 'PROPOSED' && row.decision === null && row.decidedOn === null && (row.origin?.sources.length ?? 0) > 0,
    ),
  ).toBe(true);
  expect((await officer.call(decisionsApi.awards, { query: { year: 2021, state: 'DECIDED' } })).total).toBe(0);
  expect((await officer.call(decisionsApi.history, { query: { unitId: seedId('org-cuc-tnn') } })).map((row) => row.state)).toEqual(['PROPOSED']);
});

test('the register is searched without accents, by recipient, title or number, and paged', async () => {
  await issue('3000/QĐ-BTNMT');
  const found = async (q: string) => (await officer.call(decisionsApi.awards, { query: { q } })).rows.map((row) => row.recipient.name);
  expect(await found('vien tham bang khen')).toEqual(['Cục Viễn thám quốc gia']);
  expect(await found('3000/qđ')).toEqual(['Cục Viễn thám quốc gia']);
  expect(await found('100%')).toEqual([]);
  const all = await officer.call(decisionsApi.awards, { query: { limit: 200 } });
  const seen: string[] = [];
  let after: string | undefined;
  do {
    const page = await officer.call(decisionsApi.awards, { query: { limit: 4, ...(after ? { after } : {}) } });
    seen.push(...page.rows.map((row) => row.id));
    after = page.next ?? undefined;
  } while (after);
  expect(seen).toEqual(all.rows.map((row) => row.id));
  expect(all.rows.length).toBe(all.total);
  expect(all.years[0]).toBe(2022);
});

test('history asks for somebody; nobody named gives nothing', async () => {
  expect(await officer.call(decisionsApi.history, { query: {} })).toEqual([]);
  expect(await app.look((tx) => awardsOf(tx, { unitId }))).toMatchObject([{ state: 'DECIDED', decision: { number: '3000/QĐ-BTNMT' } }]);
});

test('a decision is published once, by the standing body', async () => {
  const id = await issue('3001/QĐ-BTNMT');
  expect((await officer.call(decisionsApi.decision, { params: { id } })).can.publish.ok).toBe(false);
  expectRefusal(await officer.try(decisionsApi.publish, { params: { id }, body: { version: 0 } }), commonRefusals.notYourRole);
  expectRefusal(await standing.try(decisionsApi.publish, { params: { id }, body: { version: 4 } }), commonRefusals.stale);
  await standing.call(decisionsApi.publish, { params: { id }, body: { version: 0 } });
  expect(await officer.call(decisionsApi.decision, { params: { id } })).toMatchObject({
    state: 'PUBLISHED',
    publishedOn: '2022-12-20',
    awardRows: [{ recipient: { unitId } }],
  });
  expectRefusal(await standing.try(decisionsApi.publish, { params: { id }, body: { version: 1 } }), decisionRefusals.published);
  expectRefusal(await standing.try(decisionsApi.decision, { params: { id: newId() } }), commonRefusals.notFound);
});

test('the same number on the same day is refused, on another day it is another decision', async () => {
  await issue('3002/QĐ-BTNMT');
  await expect(issue('3002/QĐ-BTNMT')).rejects.toMatchObject({ body: { code: decisionRefusals.numberTaken.code } });
  await issue('3002/QĐ-BTNMT', '2021-12-15');
  expect((await officer.call(decisionsApi.decisions, { query: { q: '3002', year: 2021 } })).rows).toMatchObject([
    { decidedOn: '2021-12-15', awards: 1 },
  ]);
});

test('submissions are for those who serve the decision', async () => {
  expectRefusal(await officer.try(decisionsApi.submissions, { query: {} }), commonRefusals.notYourRole);
  expect((await standing.call(decisionsApi.submissions, { query: { state: 'OPEN' } })).rows).toEqual([]);
  const rows = await app.db.read(
    { accountId: seedId('demo/canbo.cuc-vt'), personId: null, name: '', grants: [{ role: 'officer', unitId }], unitIds: [unitId] },
    (tx) => tx.many(sql`select 1 from decisions.submission`),
  );
  expect(rows).toEqual([]);
});
