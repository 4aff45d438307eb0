import type { z } from 'zod';
import { raw, sql, type Tx } from '#platform/db/database.ts';
import type { Day } from '#platform/dates.ts';
import { wordsForAction } from '#modules/audit/contract.ts';
import type { directoryApi } from '../contract.ts';
import { nameOn, postsOn, type DatedPost } from '../rules.ts';
import { canOfUnit, mayEndOfficer } from './policy.ts';

type Unit = z.input<(typeof directoryApi.unit)['response']>;

/** A unit as JSON; `alias` is a name written in this file, never input. */
const ref = (alias: 'u' | 'a' | 'b') => raw(`json_build_object('id', ${alias}.id, 'name', ${alias}.name, 'shortName', ${alias}.short_name)`);
const personRef = raw(`json_build_object('id', p.id, 'fullName', p.full_name, 'honorific', p.honorific)`);

/** One unit as it stood on a day. Which acts of its head are told is decided by the trail's own row security. */
export async function unitDetail(tx: Tx, id: string, on: Day): Promise<Unit | undefined> {
  const unit = await tx.maybe<
    Pick<Unit, 'id' | 'name' | 'shortName' | 'kind' | 'province' | 'region' | 'foundedOn' | 'version' | 'origin'> & {
      validFrom: Day | null;
      validTo: Day | null;
    }
  >(sql`
    select id, name, short_name, kind, province, region, founded_on, valid_from, valid_to, version, origin from directory.unit where id = ${id}`);
  if (!unit) return undefined;
  const names = await tx.many<Unit['names'][number]>(sql`
    select id, name, short_name, kind, valid_from, valid_to, origin from directory.unit_name where unit_id = ${id}
    order by kind = 'alias', valid_to desc nulls last, name collate "vi-x-icu"`);
  return {
    ...unit,
    on,
    names,
    nameOn: nameOn(names as Parameters<typeof nameOn>[0], unit.name, on),
    above: await above(tx, id, on),
    children: await below(tx, id, on),
    successions: await successions(tx, id),
    posts: await posts(tx, id, on),
    officers: await officers(tx, id),
    leaderActs: await leaderActs(tx, id),
    can: canOfUnit(tx.actor, unit),
  };
}

/** The way up on that day, from the top. A loop in imported dates cannot hang it: 12 levels are more than any ministry has. */
function above(tx: Tx, id: string, on: Day): Promise<Unit['above']> {
  return tx.many(sql`
    with recursive way as (
      select directory.parent_on(${id}, ${on}) as id, 1 as step
      union all select directory.parent_on(way.id, ${on}), way.step + 1 from way where way.id is not null and way.step < 12
    ) select u.id, directory.name_on(u.id, ${on}) as name, u.short_name from way join directory.unit u on u.id = way.id order by way.step desc`);
}

function below(tx: Tx, id: string, on: Day): Promise<Unit['children']> {
  return tx.many(sql`
    select u.id, directory.name_on(u.id, ${on}) as name, u.short_name, u.kind from directory.unit u
    where (u.parent_id = ${id} or u.id in (select unit_id from directory.unit_place where parent_id = ${id}))
      and directory.parent_on(u.id, ${on}) = ${id}
      and (u.valid_from is null or u.valid_from <= ${on}) and (u.valid_to is null or ${on} <= u.valid_to)
    order by u.name collate "vi-x-icu"`);
}

function successions(tx: Tx, id: string): Promise<Unit['successions']> {
  return tx.many(sql`
    select s.id, s.kind, s.happened_on, s.note, s.origin,
      case when s.from_unit_id = s.to_unit_id then 'self' when s.to_unit_id = ${id} then 'before' else 'after' end as direction,
      case when s.from_unit_id = s.to_unit_id then null when s.to_unit_id = ${id} then ${ref('a')} else ${ref('b')} end as other
    from directory.succession s join directory.unit a on a.id = s.from_unit_id join directory.unit b on b.id = s.to_unit_id
    where s.from_unit_id = ${id} or s.to_unit_id = ${id} order by s.happened_on desc, s.id desc`);
}

async function posts(tx: Tx, id: string, on: Day): Promise<Unit['posts']> {
  const rows = await tx.many<Omit<Unit['posts'][number], 'certain'> & DatedPost>(sql`
    select o.id, o.title, o.valid_from, o.valid_to, o.seen_on, o.acting_role, o.origin, o.person_id, o.unit_id, ${personRef} as person
    from directory.post o join directory.person p on p.id = o.person_id where o.unit_id = ${id} order by p.full_name collate "vi-x-icu", o.id`);
  return postsOn(rows, on).map(({ post: { personId: _, unitId: __, ...post }, certain }) => ({ ...post, certain }));
}

async function officers(tx: Tx, id: string): Promise<Unit['officers']> {
  const rows = await tx.many<Omit<Unit['officers'][number], 'can'> & { unitId: string; validTo: Day | null }>(sql`
    select o.id, ${personRef} as person, o.full_time, o.valid_from, o.valid_to, o.version, o.unit_id
    from directory.officer o join directory.person p on p.id = o.person_id where o.unit_id = ${id} order by o.valid_to is null desc, o.valid_from desc`);
  return rows.map(({ unitId, ...officer }) => ({ ...officer, can: { end: mayEndOfficer(tx.actor, { unitId, validTo: officer.validTo }) } }));
}

/** What the head did with the own hand: launched, signed, chaired, approved. */
async function leaderActs(tx: Tx, id: string): Promise<Unit['leaderActs']> {
  const rows = await tx.many<{ id: string; at: string; who: string; action: string; label: string | null }>(sql`
    select e.id, e.business_at as at, e.actor_name as who, e.action, e.object_label as label from audit.event e
    where e.unit_id = ${id} and 'leader' = any (e.actor_roles) and e.action !~ '^(identity|directory)\.' order by e.seq desc limit 10`);
  return rows.map(({ action, ...row }) => ({ ...row, what: wordsForAction(action) }));
}
