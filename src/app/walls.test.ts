import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { sql } from '#platform/db/database.ts';
import { seedId } from '#platform/ids.ts';
import { scoringApi } from '#modules/scoring/contract.ts';
import { testApp, type TestApp } from './testing/harness.ts';

/** The second wall alone: what the database shows when the program's own checks are left out. */
let app: TestApp;

beforeAll(async () => {
  app = await testApp({ today: '2022-11-20' });
});
afterAll(() => app.close());

interface Walled {
  readonly name: string;
  readonly forced: boolean;
}

const walled = () =>
  app.db.pool
    .query<Walled>(
      `select format('%I.%I', n.nspname, c.relname) as name, c.relforcerowsecurity as forced from pg_class c join pg_namespace n on n.oid = c.relnamespace
       where c.relrowsecurity and n.nspname not in ('graphile_worker') order by 1`,
    )
    .then(({ rows }) => rows);

test('a transaction that never said who it is sees no row of any walled table', async () => {
  const tables = await walled();
  expect(tables.length).toBeGreaterThan(20);
  const client = await app.db.pool.connect();
  try {
    for (const { name } of tables) {
      await client.query('begin; set local role thidua_app');
      const { rows } = await client.query<{ count: number }>(`select count(*)::int as count from ${name}`);
      await client.query('rollback');
      expect(rows[0]?.count, name).toBe(0);
    }
  } finally {
    client.release();
  }
});

test('security binds the owner too, but for the few tables whose narrow functions run as the owner', async () => {
  const open = (await walled()).filter((table) => !table.forced).map((table) => table.name);
  expect(open).toEqual([
    'identity.session',
    'notifications.duty',
    'notifications.notice',
    'notifications.reminder',
    'records.strength',
    'scoring.line',
    'scoring.sheet',
    'search.entry',
  ]);
});

describe('what can never be taken back', () => {
  const refused = async (statement: string) => {
    const client = await app.db.pool.connect();
    try {
      await client.query('begin; set local role thidua_app');
      await expect(client.query(statement), statement).rejects.toThrow(/permission denied|append-only/);
      await client.query('rollback');
    } finally {
      client.release();
    }
  };
  test('the trail, signatures and awards', async () => {
    await refused('delete from audit.event');
    await refused("update audit.event set action = 'x'");
    await refused('truncate audit.event');
    await refused(
      "insert into audit.event (id, business_at, actor_name, action, object_type, object_id) values (gen_random_uuid(), now(), 'x', 'x', 'x', gen_random_uuid())",
    );
    await refused("update agreements.signature set signer_name = 'x'");
    await refused('delete from agreements.signature');
    await refused('delete from decisions.award');
    await refused('delete from nominations.nomination');
    await refused('delete from scoring.sheet');
  });

  test('the trail refuses even its owner', async () => {
    await expect(app.db.pool.query('delete from audit.event')).rejects.toThrow('append-only');
    await expect(app.db.pool.query('truncate audit.event')).rejects.toThrow('append-only');
  });
});

test("a member's draft sheet is hidden from other members, the head and the overseers by the database alone (R-019)", async () => {
  const standing = await app.as('thuongtruc');
  const termId = seedId('gt-khoi-4-2022');
  const rulebookId = seedId('tpl-demo-monre-2022');
  await standing.call(scoringApi.openRound, { params: { id: termId }, body: { rulebookId, dueOn: '2022-12-05' } });
  const seenBy = async (unit: string | null, role: 'officer' | 'standing' | 'council') => {
    const unitIds = unit ? [seedId(unit)] : [];
    const actor = {
      accountId: seedId(`demo/look/${unit ?? role}`),
      personId: null,
      name: 'Người xem',
      grants: [{ role, unitId: unitIds[0] ?? null }],
      unitIds,
    };
    const rows = await app.db.read(actor, (tx) => tx.many<{ unitId: string }>(sql`select unit_id from scoring.sheet where term_id = ${termId}`));
    return rows.map((row) => row.unitId);
  };
  expect(await seenBy('org-cuc-vt', 'officer')).toEqual([seedId('org-cuc-vt')]);
  expect(await seenBy('org-cuc-tnn', 'officer')).toEqual([seedId('org-cuc-tnn')]);
  expect(await seenBy('org-tcmt', 'officer')).toEqual([]);
  expect(await seenBy(null, 'standing')).toEqual([]);
  expect(await seenBy(null, 'council')).toEqual([]);
});
