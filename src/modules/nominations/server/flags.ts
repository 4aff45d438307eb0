import { system } from '#platform/actor.ts';
import { sql, type Database, type Sql, type Tx } from '#platform/db/database.ts';
import { newId } from '#platform/ids.ts';
import { showDate } from '#platform/dates.ts';
import type { Text } from '#platform/text.ts';
import { registerEntry, type RegisterEntry } from '#modules/decisions/index.ts';
import type { Verdict } from '#modules/law/index.ts';
import { owe } from '#modules/notifications/index.ts';
import { changeMade, type ChangeRef, type FactChange } from '#modules/records/index.ts';
import type { FlagCause } from '../stands-on.ts';
import { dependentsOf, type Dependent } from './stands-on.ts';

export interface Cancelled {
  readonly id: string;
  readonly awardName: string;
  readonly year: number;
  readonly recipientName: string;
}

/** The paper that cancels and its cause; an entry typed by mistake has no paper. */
export interface CancelledWith {
  readonly paper: string | null;
  readonly on: string | null;
  readonly reason: string;
}

const leads: Readonly<Record<FlagCause, (one: Dependent) => string>> = {
  PINNED: (one) => (one.depth === 1 ? 'Kết luận thẩm định dựa trên' : 'Kết luận thẩm định dựa trên khen thưởng bắt nguồn từ'),
  LOST: ({ change }) =>
    change && change.before !== change.after
      ? `Xét theo quy định của ngày quyết định: từ “${verdictWords[change.before]}” thành “${verdictWords[change.after]}” khi không tính`
      : 'Xét theo quy định của ngày quyết định: thiếu căn cứ khi không tính',
  USED: () => 'Căn cứ xét tặng có dùng',
  MEMBERS: () => 'Tập thể được xét theo số thành viên đạt danh hiệu, trong đó có thể có',
  NO_RULE: () => 'Chưa có tiêu chuẩn của ngày quyết định để xét lại; cần người xem có dựa trên',
};
const verdictWords: Readonly<Record<Verdict, string>> = { met: 'đạt', unmet: 'chưa đạt', unknown: 'chưa rõ' };

const endOf = ({ paper, on, reason }: CancelledWith) =>
  paper === null ? `dòng nhập nhầm đã rút khỏi sổ: ${reason}` : `đã bị hủy bỏ theo ${paper} ngày ${showDate(on)}: ${reason}`;

/** Why things are flagged: the columns that name it, and how the sentences go on. */
interface Because {
  readonly columns: { readonly awardId: string | null; readonly fact: Sql };
  /** `Chiến sĩ thi đua cơ sở năm 2020 của …`. */
  readonly what: string;
  /** `đã bị hủy bỏ theo …`. */
  readonly end: string;
  readonly detail: Text;
}

const noFact = sql`null, null::uuid, null::int, null, null, null::jsonb, null`;

/** One flag and one duty of the standing body for each; done twice, nothing comes twice. */
async function raise(tx: Tx, dependents: readonly Dependent[], { columns, what, end, detail }: Because): Promise<number> {
  for (const one of dependents) {
    const flagId = newId();
    const reason = `${leads[one.cause](one)} ${what}, ${end}`;
    const raised = await tx.run(sql`
      insert into nominations.flag (id, cancelled_award_id, through_award_id, nomination_id, award_id, depth, reason, cause, clause, cite, raised_on, raised_by,
        fact_kind, fact_id, fact_version, fact_change, fact_subject, fact_label, fact_reason)
      values (${flagId}, ${columns.awardId}, ${one.throughAwardId}, ${one.nominationId}, ${one.awardId}, ${one.depth}, ${reason}, ${one.cause},
        ${one.clause && JSON.stringify(one.clause.words)}::jsonb, ${one.clause?.cite ?? ''}, ${tx.today}, ${tx.actor.name}, ${columns.fact})
      on conflict do nothing`);
    if (raised === 0) continue;
    const label = `${one.awardName} · ${one.subjectName} · ${one.year}`;
    await owe(tx, {
      kind: 'nominations.lookAtFlag',
      object: { type: 'award_flag', id: flagId },
      title: { vi: `Xem xét lại: ${label}`, en: `Look again: ${label}` },
      detail,
      verb: { vi: 'Xem xét', en: 'Look' },
      link: `/ho-so/huy-bo?ma=${flagId}`,
      owner: { role: 'standing', unitId: null },
      year: one.year,
    });
  }
  return dependents.length;
}

/**
 * Flags everything that stood on a cancelled award and puts one look into the inbox of the standing body for each.
 * Nothing else changes: verdicts, dossiers and awards stay as they are until people decide (law.md §13).
 */
export async function raiseFlags(tx: Tx, cancelled: Cancelled, by: CancelledWith): Promise<number> {
  const what = `${cancelled.awardName} năm ${cancelled.year} của ${cancelled.recipientName}`;
  return raise(tx, await dependentsOf(tx, { awardId: cancelled.id }), {
    columns: { awardId: cancelled.id, fact: noFact },
    what,
    end: endOf(by),
    detail: { vi: `Khen thưởng làm căn cứ bị hủy bỏ: ${what}`, en: `An award it stood on was cancelled: ${what}` },
  });
}

/** Flags everything that stood on a fact that was corrected or withdrawn; nothing else changes. */
async function raiseFlagsOfFact(tx: Tx, change: FactChange): Promise<number> {
  const gone = change.after === null;
  const what = `“${change.label.vi}” trên hồ sơ suốt đời của ${change.subject.name}`;
  return raise(tx, await dependentsOf(tx, { fact: change }), {
    columns: {
      awardId: null,
      fact: sql`${change.kind}, ${change.id}, ${change.version}, ${gone ? 'WITHDRAWN' : 'CORRECTED'}, ${change.subject.name},
        ${JSON.stringify(change.label)}::jsonb, ${change.reason}`,
    },
    what,
    end: [gone ? 'đã rút khỏi hồ sơ' : 'đã đính chính', change.reason].filter(Boolean).join(': '),
    detail: {
      vi: `Dữ kiện làm căn cứ ${gone ? 'đã rút' : 'đã đính chính'}: ${what}`,
      en: `A fact it stood on was ${gone ? 'withdrawn' : 'corrected'}: “${change.label.en}” of ${change.subject.name}`,
    },
  });
}

/** A back-entered award was typed by mistake: whatever stood on it is flagged like after a cancellation. */
export const flagAfterWithdrawal = (db: Database, awardId: string): Promise<void> =>
  db.write(system, async (tx) => {
    const entry = await registerEntry(tx, awardId);
    if (entry?.entryWithdrawn) await raiseFlags(tx, entry, { paper: null, on: null, reason: entry.withdrawnReason });
  });

/** A fact of a life-long record was corrected or withdrawn. */
export const flagAfterFactChange = (db: Database, ref: ChangeRef): Promise<void> =>
  db.write(system, async (tx) => {
    const change = await changeMade(tx, ref);
    if (change) await raiseFlagsOfFact(tx, change);
  });

export interface FlagRecord {
  readonly id: string;
  readonly cancelled: {
    awardName: string;
    year: number;
    recipientName: string;
    paper: string;
    on: string | null;
    reason: string;
    mistyped: boolean;
  } | null;
  readonly changed: { label: Text; subjectName: string; change: 'CORRECTED' | 'WITHDRAWN'; reason: string } | null;
  readonly through: string | null;
  readonly depth: number;
  readonly nominationId: string | null;
  readonly awardId: string | null;
  readonly subject: { readonly kind: 'person' | 'unit'; readonly id: string };
  readonly subjectName: string;
  readonly awardName: string;
  readonly year: number;
  readonly unitName: string;
  /** State of the dossier; `null` for an award without one here. */
  readonly nominationState: string | null;
  readonly awardState: RegisterEntry['state'] | null;
  readonly reason: string;
  readonly cause: FlagCause;
  readonly clause: Text | null;
  readonly cite: string;
  readonly raisedOn: string;
  readonly raisedBy: string;
  readonly state: 'OPEN' | 'CLOSED';
  readonly conclusion: 'STANDS' | 'RECHECK' | 'REVOKE' | null;
  readonly closingReason: string;
  readonly closedOn: string | null;
  readonly closedBy: string | null;
  readonly version: number;
}

export const flagTables = sql`nominations.flag g left join decisions.award a on a.id = g.cancelled_award_id left join decisions.award x on x.id = g.through_award_id
  left join nominations.nomination n on n.id = g.nomination_id left join decisions.award s on s.id = g.award_id
  left join directory.unit u on u.id = coalesce(n.unit_id, s.unit_id)`;

export const flagWords = sql`(coalesce(n.kd, s.kd) || ' ' || coalesce(a.kd, platform.f_kd(g.fact_subject || ' ' || (g.fact_label ->> 'vi'))) || ' ' || coalesce(u.kd, ''))`;

export const flagColumns = sql`g.id,
  case when a.id is not null then json_build_object('awardName', a.award_name, 'year', a.year, 'recipientName', a.recipient_name, 'paper', a.revoked_by_paper, 'on', a.revoked_on,
    'reason', coalesce(a.revoked_reason, ''), 'mistyped', a.entry_withdrawn) end as cancelled,
  case when g.fact_id is not null then json_build_object('label', g.fact_label, 'subjectName', g.fact_subject, 'change', g.fact_change, 'reason', g.fact_reason) end as changed,
  case when g.depth > 1 then x.award_name || ' ' || x.year || ' · ' || x.recipient_name end as through, g.depth, g.nomination_id, g.award_id,
  case when n.id is not null then json_build_object('kind', n.subject_kind, 'id', coalesce(n.subject_unit_id, n.subject_person_id))
    else json_build_object('kind', case when s.unit_id is null then 'person' else 'unit' end, 'id', coalesce(s.unit_id, s.person_id)) end as subject,
  coalesce(n.subject_name, s.recipient_name) as subject_name, coalesce(n.award_name, s.award_name) as award_name, coalesce(n.year, s.year) as year,
  coalesce(u.name, '') as unit_name, n.state as nomination_state, s.state as award_state, g.reason, g.cause, g.clause, g.cite, g.raised_on, g.raised_by, g.state,
  g.conclusion, g.closing_reason, g.closed_on, g.closed_by, g.version`;

export const lockFlag = (tx: Tx, id: string): Promise<FlagRecord | undefined> =>
  tx.maybe<FlagRecord>(sql`select ${flagColumns} from ${flagTables} where g.id = ${id} for update of g`);

/** How many looks are still owed about a dossier. */
export async function openFlags(tx: Tx, nominationId: string): Promise<number> {
  const { count } = await tx.one<{ count: number }>(
    sql`select count(*)::int as count from nominations.flag where nomination_id = ${nominationId} and state = 'OPEN'`,
  );
  return count;
}
