import { sql, type Tx } from '#platform/db/database.ts';
import type { Day } from '#platform/dates.ts';

export interface StoredQuota {
  readonly id: string;
  readonly authorityUnitId: string;
  readonly unitId: string | null;
  readonly unitName: string | null;
  readonly lawCode: string | null;
  readonly awardCode: string;
  readonly measure: 'cap-percent' | 'cap-count' | 'least-direct';
  readonly base: 'LDTT' | 'FLAG_LEADERS' | 'FLAG_STANDARD' | null;
  readonly percent: number | null;
  readonly amount: number | null;
  readonly severity: 'block' | 'warn';
  readonly validFrom: Day;
  readonly validTo: Day | null;
  readonly basis: string;
  readonly reason: string;
  readonly setBy: string;
  readonly endedReason: string;
  readonly version: number;
}

const columns = sql`q.id, q.authority_unit_id, q.unit_id, u.name as unit_name, q.law_code, q.award_code, q.measure, q.base, q.percent, q.amount, q.severity,
  q.valid_from, q.valid_to, q.basis, q.reason, q.set_by, q.ended_reason, q.version`;

/** All own quotas of an authority, ended ones too, the newest first. */
export const quotasOfAuthority = (tx: Tx, authorityId: string): Promise<StoredQuota[]> =>
  tx.many<StoredQuota>(sql`
    select ${columns} from nominations.quota q left join directory.unit u on u.id = q.unit_id where q.authority_unit_id = ${authorityId} order by q.valid_from desc, q.id desc`);

/** Those that bind a unit on a day: its own and those for every unit. */
export const quotasFor = (tx: Tx, authorityId: string, unitId: string, on: Day): Promise<StoredQuota[]> =>
  tx.many<StoredQuota>(sql`
    select ${columns} from nominations.quota q left join directory.unit u on u.id = q.unit_id
    where q.authority_unit_id = ${authorityId} and (q.unit_id is null or q.unit_id = ${unitId}) and q.valid_from <= ${on}::date and (q.valid_to is null or ${on}::date <= q.valid_to)
    order by q.unit_id nulls first, q.valid_from, q.id`);

export const lockQuota = (tx: Tx, id: string): Promise<StoredQuota | undefined> =>
  tx.maybe<StoredQuota>(sql`
    select ${columns} from nominations.quota q left join directory.unit u on u.id = q.unit_id where q.id = ${id} for update of q`);
