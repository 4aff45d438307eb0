import type { z } from 'zod';
import { hasRole } from '#platform/actor.ts';
import { empty, sql, type Sql, type Tx } from '#platform/db/database.ts';
import { wordsForAction, wordsForObject, type auditApi } from '../contract.ts';

type List = z.input<(typeof auditApi.list)['response']>;
type Query = z.output<(typeof auditApi.list)['query']>;
export type AuditFilters = z.output<(typeof auditApi.export)['query']>;

/** One event as it stands in the table. */
export interface Event {
  readonly id: string;
  readonly seq: number;
  readonly at: string;
  readonly recordedAt: string;
  readonly who: string;
  readonly roles: List['rows'][number]['roles'];
  readonly action: string;
  readonly objectType: string;
  readonly objectId: string;
  readonly label: string | null;
  readonly unitId: string | null;
  readonly restricted: boolean;
  readonly fromState: string | null;
  readonly toState: string | null;
  readonly reason: string | null;
  readonly detail: unknown;
}

const columns = sql`e.id, e.seq, e.business_at as at, e.recorded_at, e.actor_name as who, e.actor_roles as roles, e.action, e.object_type, e.object_id,
  e.object_label as label, e.unit_id, e.restricted, e.from_state, e.to_state, e.reason, e.detail`;

/** A day is a Vietnamese day, first and last included. */
const onDay = sql`(e.business_at at time zone 'Asia/Ho_Chi_Minh')::date`;

/** Who may see what is left to row security; a filter only narrows. */
function chosen(filters: AuditFilters): Sql {
  return sql`true
    ${filters.type ? sql`and e.object_type = ${filters.type}` : empty}
    ${filters.objectId ? sql`and e.object_id = ${filters.objectId}` : empty}
    ${filters.unitId ? sql`and e.unit_id = ${filters.unitId}` : empty}
    ${filters.actor?.trim() ? sql`and position(platform.f_kd(${filters.actor.trim()}) in platform.f_kd(e.actor_name)) > 0` : empty}
    ${filters.action ? sql`and e.action = ${filters.action}` : empty}
    ${filters.from ? sql`and ${onDay} >= ${filters.from}` : empty}
    ${filters.to ? sql`and ${onDay} <= ${filters.to}` : empty}`;
}

export async function listEvents(tx: Tx, query: Query): Promise<List> {
  const after = /^\d{1,18}$/.test(query.after ?? '') ? sql`and e.seq < ${query.after}::bigint` : empty;
  const events = await tx.many<Event>(
    sql`select ${columns} from audit.event e where ${chosen(query)} ${after} order by e.seq desc limit ${query.limit + 1}`,
  );
  const shown = events.slice(0, query.limit);
  const { total } = await tx.one<{ total: number }>(
    sql`select count(*)::int as total from (select 1 from audit.event e where ${chosen(query)} limit 1001) capped`,
  );
  const known = await tx.one<{ types: string[]; actions: string[] }>(sql`
    select array(select distinct object_type from audit.event) as types, array(select distinct action from audit.event) as actions`);
  const overseer = hasRole(tx.actor, 'admin', 'auditor');
  return {
    rows: shown.map((event) => ({
      ...event,
      what: wordsForAction(event.action),
      object: words(event.objectType),
      link: wordsForObject(event.objectType).screen?.replace('$id', event.objectId) ?? null,
      detail: overseer ? event.detail : null,
    })),
    next: events.length > query.limit ? String(shown.at(-1)?.seq) : null,
    total: total > 1000 ? null : total,
    types: known.types.map((code) => ({ code, words: words(code) })),
    actions: known.actions.map((code) => ({ code, words: wordsForAction(code) })),
  };
}

function words(type: string) {
  const { vi, en } = wordsForObject(type);
  return { vi, en };
}

type OfObject = z.input<(typeof auditApi.of)['response']>;
const longest = 500;

export async function historyOf(tx: Tx, type: string, id: string): Promise<OfObject> {
  const events = await tx.many<Event>(sql`
    select ${columns} from audit.event e where e.object_type = ${type} and e.object_id = ${id} order by e.seq desc limit ${longest + 1}`);
  const entries = events.slice(0, longest).map((event) => ({ ...event, what: wordsForAction(event.action) }));
  return { entries, more: events.length > longest };
}

/** A piece of the trail for the export, oldest first, from behind a sequence number. */
export function eventsFrom(tx: Tx, filters: AuditFilters, afterSeq: number, limit: number): Promise<Event[]> {
  return tx.many<Event>(sql`select ${columns} from audit.event e where ${chosen(filters)} and e.seq > ${afterSeq} order by e.seq limit ${limit}`);
}
