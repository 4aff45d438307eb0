import pg from 'pg';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { testApp, type TestApp } from '#app/testing/harness.ts';
import { madeUpId, madeUpRecords } from '#app/testing/made-up-records.ts';
import { system, type Actor } from '#platform/actor.ts';
import { raw, sql } from '#platform/db/database.ts';
import { newId } from '#platform/ids.ts';
import { maySee, maySeeSensitive } from './policy.ts';
import { subjectsOf } from './subjects.ts';
import { seenPerson, seenUnit } from './walls.ts';

/** Whom a list shows is whom the wall lets through one by one, and whom the policy says. */
let app: TestApp;
const people = 200;

beforeAll(async () => {
  app = await testApp({ today: '2022-12-31' });
  const owner = new pg.Client({ connectionString: app.url });
  await owner.connect();
  await owner.query("set session_replication_role = 'replica'");
  for (const statement of madeUpRecords({ people, units: 4, lastYear: 2022 })) await owner.query(statement);
  await owner.end();
});
afterAll(() => app.close());

const unit = madeUpId('unit', 2);
const nobody: Actor = { accountId: newId(), personId: null, name: 'Thử', grants: [], unitIds: [] };
const actors: [string, Actor][] = [
  ['the program', system],
  ['an auditor', { ...nobody, grants: [{ role: 'auditor', unitId: null }] }],
  ['an officer', { ...nobody, grants: [{ role: 'officer', unitId: unit }], unitIds: [unit] }],
  ['a head who is a merged person', { ...nobody, personId: madeUpId('person', 100), grants: [{ role: 'leader', unitId: unit }], unitIds: [unit] }],
  ['somebody of the staff', { ...nobody, personId: madeUpId('person', 99), grants: [{ role: 'staff', unitId: unit }], unitIds: [unit] }],
  ['a guest', { ...nobody, accountId: null }],
];

test.each(actors)('%s: the set is the answers one by one', async (_, actor) => {
  await app.db.read(actor, async (tx) => {
    const rows = await tx.many<{ id: string; set: boolean; one: boolean; before: boolean; sensitive: boolean }>(sql`
      select p.id, ${seenPerson(sql`p.id`)} as set, records.may_see(p.id) as one, records.may_see_sensitive(p.id) as sensitive,
        platform.i_am('standing', 'admin', 'auditor', 'minister', 'council') or records.is_me(p.id) or records.is_mine(p.id) as before
      from directory.person p where p.full_name like 'Người Bịa %' order by p.id`);
    expect(rows).toHaveLength(people);
    expect(rows.filter((row) => row.set !== row.one || row.set !== row.before)).toEqual([]);
    const units = await tx.many<{ set: boolean; one: boolean }>(
      sql`select ${seenUnit(sql`u.id`)} as set, records.may_see_unit(u.id) as one from directory.unit u`,
    );
    expect(units.filter((row) => row.set !== row.one)).toEqual([]);
    if (actor.accountId === null && actor !== system) return expect(rows.filter((row) => row.set)).toEqual([]);
    const subjects = await subjectsOf(
      tx,
      rows.map(({ id }) => ({ kind: 'person', id })),
    );
    const differs = rows.filter((row, at) => {
      const subject = subjects[at];
      return subject && (row.set !== maySee(actor, subject) || row.sensitive !== maySeeSensitive(actor, subject).ok);
    });
    expect(differs).toEqual([]);
  });
});

test.each(['rating', 'discipline', 'leave', 'hold', 'training', 'profile'])(
  '%s: the wall asks once a statement whom the caller sees',
  async (table) => {
    const [, officer] = actors[2] ?? [];
    if (!officer) throw new Error('no officer');
    await app.db.read(officer, async (tx) => {
      const plan = await tx.many<object>(sql`explain select count(*) from ${raw(`records.${table}`)}`);
      const text = plan.map((row) => Object.values(row).join('')).join('\n');
      expect(text).toContain('hashed SubPlan');
      expect(text).not.toMatch(/may_see|is_mine/);
    });
  },
);
