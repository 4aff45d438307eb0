import { afterAll, beforeAll, expect, test } from 'vitest';
import { testApp, type TestApp } from '#app/testing/harness.ts';
import type { Tx } from '#platform/db/database.ts';
import { newId, seedId } from '#platform/ids.ts';
import { bookOf, file, line } from '../../engine/factory.ts';
import { knownOfAll } from './propose.ts';
import { blockFour } from '../testing.ts';

const year = 2022;
const { compiled } = bookOf(
  file(
    [
      line({ kind: 'proportional', percent: 'rate' }),
      line({ kind: 'yes_no', when: 'overdue = 0' }, { code: 'B' }),
      line({ kind: 'honours', honours: [{ honour: 'CTD_BO', points: 10 }] }, { code: 'H', counts: 'external' }),
    ],
    {
      facts: [
        { code: 'rate', title: 'Đúng hạn', unit: 'percent', indicator: 'on-time' },
        { code: 'overdue', title: 'Quá hạn', unit: 'count', indicator: 'overdue' },
      ],
    },
  ),
);

let app: TestApp;
beforeAll(async () => {
  app = await testApp({ today: '2022-12-01' });
});
afterAll(() => app.close());

/** The same transaction, and how many statements went through it. */
function counting(tx: Tx): { readonly tx: Tx; readonly statements: () => number } {
  let count = 0;
  const watched = new Proxy(tx, {
    get(target, key) {
      const value: unknown = Reflect.get(target, key);
      if (typeof value !== 'function') return value;
      return (...args: unknown[]) => {
        if (['many', 'one', 'maybe', 'run'].includes(String(key))) count += 1;
        return (value as (...all: unknown[]) => unknown).apply(target, args);
      };
    },
  });
  return { tx: watched, statements: () => count };
}

test('what is known of many sheets takes as many statements as of two, and is what each alone would get', async () => {
  const sheets = blockFour.units.map((unit) => ({
    id: newId(),
    unitId: seedId(`org-${unit}`),
    unitName: unit,
    year,
    notAssigned: {},
    contextNote: '',
  }));
  const { rows } = await app.db.pool.query<{ unitId: string }>(
    `update decisions.award set award_code = 'CTD_BO', year = 2022, state = 'DECIDED' where id = (
       select id from decisions.award where unit_id = any ($1::uuid[]) and revoked_on is null limit 1) returning unit_id as "unitId"`,
    [sheets.map((sheet) => sheet.unitId)],
  );
  await app.look(async (tx) => {
    const [few, many] = [counting(tx), counting(tx)];
    await knownOfAll(few.tx, compiled, sheets.slice(0, 2));
    const known = await knownOfAll(many.tx, compiled, sheets);
    expect(few.statements()).toBeGreaterThan(3);
    expect(many.statements()).toBe(few.statements());
    for (const [at, sheet] of sheets.entries()) expect(known[at]).toEqual((await knownOfAll(tx, compiled, [sheet]))[0]);
    expect(known.map(({ facts }) => facts.code)).toEqual(sheets.map((sheet) => sheet.unitId));
    expect(known.every(({ fed }) => fed.length === 2)).toBe(true);
    expect(known.filter(({ facts }) => facts.honours.length > 0).map(({ facts }) => facts.code)).toEqual(rows.map((row) => row.unitId));
    expect(rows).toHaveLength(1);
  });
});
