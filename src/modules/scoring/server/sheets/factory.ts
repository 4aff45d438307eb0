import { expect } from 'vitest';
import type { TestApp, Visitor } from '#app/testing/harness.ts';
import { sql } from '#platform/db/database.ts';
import { scoringApi } from '../../contract.ts';
import type { RulebookFile } from '../../engine/rulebook.ts';
import { byHand, deskOf, itemOf, ownSheet, publishedTable, readSheet, submitted } from '../testing.ts';

/** The day the stories of a chain begin. */
export const start = '2022-12-01';
export type Chain = NonNullable<NonNullable<RulebookFile['settings']>['chain']>;
type Stage = Chain['stages'][number];

export const self: Stage = { stage: 'self', by: 'unit' };
export const check: Stage = { stage: 'check', by: 'head' };
export const explanation: Stage = { stage: 'explanation', by: 'unit' };
export const secondCheck: Stage = { stage: 'second_check', by: 'head' };
export const meeting: Stage = { stage: 'meeting', by: 'group' };
export const final: Stage = { stage: 'final', by: 'standing' };

/** A group scored by a table of this chain; the helpers act on one unit's sheet. */
export async function chainGroup(app: TestApp, standing: Visitor, termId: string, units: { unit: string; head: string }, chain: Chain) {
  const [unit, head] = await Promise.all([deskOf(app, units.unit), deskOf(app, units.head)]);
  const rulebookId = await publishedTable(app, { criteria: byHand, settings: { scale: '100', chain } });
  await standing.call(scoringApi.openRound, { params: { id: termId }, body: { rulebookId, dueOn: '2022-12-10' } });
  const id = await ownSheet(unit, 2022, termId);
  const seen = (who: Visitor = unit.officer) => readSheet(who, id);
  const at = { params: { id } };
  const version = async () => (await seen()).version;
  const itemId = async (code: string) => itemOf(await seen(), code).itemId;
  const checks = async (who: Visitor, code: string, checked: number, checkComment = 'Chưa đủ minh chứng') =>
    who.try(scoringApi.saveCheck, { ...at, body: { version: await version(), lines: [{ itemId: await itemId(code), checked, checkComment }] } });
  return {
    id,
    termId,
    unit,
    head,
    seen,
    checks,
    send: () => submitted(unit, id),
    keep: async () => head.officer.call(scoringApi.keepProposed, { ...at, body: { version: await version() } }),
    does: async (who: Visitor, verb: 'submit' | 'review' | 'explain' | 'accept' | 'verify' | 'finalize') =>
      who.try(scoringApi[verb], { ...at, body: { version: await version(), ...(verb === 'finalize' ? { note: '' } : {}) } as never }),
    confirms: async (who: Visitor) => who.try(scoringApi.confirm, { ...at, body: { version: await version(), metOn: start, note: '' } }),
    returns: async (who: Visitor, codes: readonly string[], dueOn: string | null = null) =>
      who.try(scoringApi.giveBack, {
        ...at,
        body: { version: await version(), reason: 'Cần xem lại', itemIds: await Promise.all(codes.map(itemId)), dueOn },
      }),
    duties: () =>
      app.look((tx) =>
        tx.many<{ kind: string; dueOn: string | null; owner: string | null }>(sql`
          select replace(d.kind, 'scoring.', '') as kind, d.due_on, d.owner_unit_id as owner from notifications.duty d
          where d.state = 'OPEN' and d.object_id = any (${[id, termId]}::uuid[]) order by d.kind`),
      ),
    steps: async () => (await seen()).steps.map((step) => step.verb).reverse(),
  };
}
export type ChainGroup = Awaited<ReturnType<typeof chainGroup>>;

export const fine = (answer: { refusal?: unknown }) => expect(answer.refusal).toBeUndefined();
