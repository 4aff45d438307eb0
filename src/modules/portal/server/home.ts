import { hasRole, homeUnit, type Actor } from '#platform/actor.ts';
import { sql, type Tx } from '#platform/db/database.ts';
import { countDuties, listDuties } from '#modules/notifications/index.ts';
import { authorityOf } from '#modules/registrations/index.ts';
import type { DutyBucket } from '#modules/notifications/contract.ts';
import type { Home } from '../contract.ts';
import { boardOf, meetingsOf, personOf, submissionsOf } from './role-cards.ts';
import { unitYearOf } from './unit-year.ts';
import { ribbonOfYear } from './year.ts';

/** Rows of one card; the rest is a press away. */
const shownOf: Readonly<Record<DutyBucket, number>> = { overdue: 20, today: 20, week: 15, later: 8 };

const dutiesIn = async (tx: Tx, bucket: DutyBucket) => (await listDuties(tx, { scope: 'mine', state: 'OPEN', bucket, limit: shownOf[bucket] })).rows;

/** Since when this account sits at the desk; `null` when nobody wrote it down. */
async function deskOf(tx: Tx, actor: Actor, unitId: string | null): Promise<Home['desk']> {
  const unit = await tx.maybe<{ id: string; name: string }>(sql`select id, name from directory.unit where id = ${unitId}::uuid`);
  const row = await tx.maybe<{ since: string | null }>(sql`
    select max(valid_from) as since from identity.role_grant where account_id = ${actor.accountId}::uuid and unit_id is not distinct from ${unitId}::uuid and valid_from <= ${tx.today}`);
  return { unit: unit ?? null, since: row?.since ?? null };
}

/** Everything of the first screen in one answer: what is owed by when, and the cards of the caller's roles. */
export async function homeOf(tx: Tx, year: number): Promise<Home> {
  const { actor } = tx;
  const unitId = homeUnit(actor);
  const authority = unitId === null ? undefined : await authorityOf(tx, unitId, year);
  const is = (...roles: Parameters<typeof hasRole>[1][]) => hasRole(actor, ...roles);
  return {
    today: tx.today,
    year,
    desk: await deskOf(tx, actor, unitId),
    ribbon: (await ribbonOfYear(tx, year, authority)) ?? (await ribbonOfYear(tx, year)),
    counts: await countDuties(tx),
    now: [...(await dutiesIn(tx, 'overdue')), ...(await dutiesIn(tx, 'today'))],
    week: await dutiesIn(tx, 'week'),
    later: await dutiesIn(tx, 'later'),
    unitYear: unitId === null ? null : await unitYearOf(tx, unitId, year),
    board: is('standing', 'minister', 'auditor') ? await boardOf(tx, year) : null,
    meetings: is('council', 'standing') ? await meetingsOf(tx) : null,
    submissions: is('minister', 'standing') ? await submissionsOf(tx) : null,
    person: is('staff') && actor.personId !== null ? await personOf(tx, actor.personId, year) : null,
  };
}
