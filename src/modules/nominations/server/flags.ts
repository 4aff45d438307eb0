import { sql, type Tx } from '#platform/db/database.ts';
import { newId } from '#platform/ids.ts';
import { showDate } from '#platform/dates.ts';
import { owe } from '#modules/notifications/index.ts';

/** A dossier whose verdict stands on a cancelled award, directly or through another award. */
export interface Dependent {
  readonly nominationId: string;
  readonly subjectName: string;
  readonly awardName: string;
  readonly year: number;
  readonly state: string;
  /** 1 = leans on the award itself. */
  readonly depth: number;
  /** The award leaned on. */
  readonly throughAwardId: string;
}

type Found = Omit<Dependent, 'depth' | 'throughAwardId'> & { readonly throughAwardId: string };

/** Live dossiers whose newest verdict names one of these awards among its facts. What came to nothing needs no look. */
const leaningOn = (tx: Tx, awardIds: readonly string[]): Promise<Found[]> =>
  tx.many<Found>(sql`
    select distinct on (n.id) n.id as nomination_id, n.subject_name, n.award_name, n.year, n.state, substring(f.fact_id from 7)::uuid as through_award_id
    from nominations.verdict_fact f join nominations.verdict v on v.id = f.verdict_id join nominations.nomination n on n.id = v.nomination_id
    where f.fact_id = any (${awardIds.map((id) => `award:${id}`)}::text[])
      and v.id = (select newest.id from nominations.verdict newest where newest.nomination_id = n.id order by newest.id desc limit 1)
      and n.state not in ('WITHDRAWN', 'REFUSED', 'INELIGIBLE', 'NOT_PASSED', 'REJECTED', 'STATE_REFUSED', 'REVOKED')
    order by n.id, f.fact_id`);

/** Awards in force that these dossiers led to. */
const awardsMadeBy = (tx: Tx, nominationIds: readonly string[]): Promise<{ id: string }[]> =>
  tx.many<{ id: string }>(sql`
    select id from decisions.award where object_type = 'nomination' and object_id = any (${[...nominationIds]}::uuid[]) and state in ('DECIDED', 'AWARDED')`);

/** Everything that stands on an award, step by step: its dossiers, the awards they led to, the dossiers of those. */
export async function dependentsOf(tx: Tx, awardId: string): Promise<Dependent[]> {
  const found = new Map<string, Dependent>();
  let awards: readonly string[] = [awardId];
  for (let depth = 1; awards.length > 0; depth += 1) {
    const fresh = (await leaningOn(tx, awards)).filter((one) => !found.has(one.nominationId));
    for (const one of fresh) found.set(one.nominationId, { ...one, depth });
    awards = (
      await awardsMadeBy(
        tx,
        fresh.map((one) => one.nominationId),
      )
    ).map((one) => one.id);
  }
  return [...found.values()];
}

export interface Cancelled {
  readonly id: string;
  readonly awardName: string;
  readonly year: number;
  readonly recipientName: string;
}

/**
 * Flags everything that stood on a cancelled award and puts one look into the inbox of the standing body for each.
 * Nothing else changes: verdicts, dossiers and awards stay as they are until people decide (law.md §13).
 */
export async function raiseFlags(
  tx: Tx,
  cancelled: Cancelled,
  by: { readonly paper: string; readonly on: string; readonly reason: string },
): Promise<number> {
  const dependents = await dependentsOf(tx, cancelled.id);
  const award = `${cancelled.awardName} năm ${cancelled.year} của ${cancelled.recipientName}`;
  for (const one of dependents) {
    const link = one.depth === 1 ? 'Kết luận thẩm định dựa trên' : 'Kết luận thẩm định dựa trên khen thưởng bắt nguồn từ';
    const reason = `${link} ${award}, đã bị hủy bỏ theo ${by.paper} ngày ${showDate(by.on)}: ${by.reason}`;
    const flagId = newId();
    const raised = await tx.run(sql`
      insert into nominations.flag (id, cancelled_award_id, through_award_id, nomination_id, depth, reason, raised_on, raised_by)
      values (${flagId}, ${cancelled.id}, ${one.throughAwardId}, ${one.nominationId}, ${one.depth}, ${reason}, ${tx.today}, ${tx.actor.name})
      on conflict (cancelled_award_id, nomination_id) do nothing`);
    if (raised === 0) continue;
    const label = `${one.awardName} · ${one.subjectName} · ${one.year}`;
    await owe(tx, {
      kind: 'nominations.lookAtFlag',
      object: { type: 'award_flag', id: flagId },
      title: { vi: `Xem xét lại: ${label}`, en: `Look again: ${label}` },
      detail: { vi: `Khen thưởng làm căn cứ bị hủy bỏ: ${award}`, en: `An award it stood on was cancelled: ${award}` },
      verb: { vi: 'Xem xét', en: 'Look' },
      link: `/ho-so/huy-bo?ma=${flagId}`,
      owner: { role: 'standing', unitId: null },
      year: one.year,
    });
  }
  return dependents.length;
}

export interface FlagRecord {
  readonly id: string;
  readonly cancelled: { awardName: string; year: number; recipientName: string; paper: string; on: string | null; reason: string };
  readonly through: string | null;
  readonly depth: number;
  readonly nominationId: string;
  readonly subjectName: string;
  readonly awardName: string;
  readonly year: number;
  readonly unitName: string;
  readonly nominationState: string;
  readonly reason: string;
  readonly raisedOn: string;
  readonly raisedBy: string;
  readonly state: 'OPEN' | 'CLOSED';
  readonly conclusion: 'STANDS' | 'RECHECK' | 'REVOKE' | null;
  readonly closingReason: string;
  readonly closedOn: string | null;
  readonly closedBy: string | null;
  readonly version: number;
}

export const flagTables = sql`nominations.flag g join decisions.award a on a.id = g.cancelled_award_id join decisions.award x on x.id = g.through_award_id
  join nominations.nomination n on n.id = g.nomination_id join directory.unit u on u.id = n.unit_id`;

export const flagColumns = sql`g.id,
  json_build_object('awardName', a.award_name, 'year', a.year, 'recipientName', a.recipient_name, 'paper', a.revoked_by_paper, 'on', a.revoked_on,
    'reason', coalesce(a.revoked_reason, '')) as cancelled,
  case when g.depth > 1 then x.award_name || ' ' || x.year || ' · ' || x.recipient_name end as through, g.depth, g.nomination_id, n.subject_name, n.award_name,
  n.year, u.name as unit_name, n.state as nomination_state, g.reason, g.raised_on, g.raised_by, g.state, g.conclusion, g.closing_reason, g.closed_on, g.closed_by, g.version`;

export const lockFlag = (tx: Tx, id: string): Promise<FlagRecord | undefined> =>
  tx.maybe<FlagRecord>(sql`select ${flagColumns} from ${flagTables} where g.id = ${id} for update of g`);

/** How many looks are still owed about a dossier. */
export async function openFlags(tx: Tx, nominationId: string): Promise<number> {
  const { count } = await tx.one<{ count: number }>(
    sql`select count(*)::int as count from nominations.flag where nomination_id = ${nominationId} and state = 'OPEN'`,
  );
  return count;
}
