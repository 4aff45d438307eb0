import { hasRole } from '#platform/actor.ts';
import { raw, sql, type Tx } from '#platform/db/database.ts';
import { commonRefusals, refuse } from '#platform/refusal.ts';
import type { forms, itemResults, presences, purposes } from '../labels.ts';
import type { Duty, MeetingState, Recusal } from '../rules.ts';

export interface SeatRecord {
  readonly memberId: string;
  readonly personId: string;
  readonly name: string;
  readonly post: string | null;
  readonly duty: Duty;
  readonly presence: keyof typeof presences;
  /** Only the secretary may know; `null` for others. */
  readonly hasAccount: boolean | null;
}

export interface ItemRecord {
  readonly id: string;
  readonly ord: number;
  readonly objectType: string;
  readonly objectId: string;
  readonly title: string;
  readonly detail: string;
  readonly link: string;
  readonly minuteNote: string;
  readonly thresholdPercent: number;
  readonly thresholdBasis: string;
  readonly secret: boolean;
  readonly subjectPersonId: string | null;
  readonly ballotId: string | null;
  readonly result: keyof typeof itemResults | null;
}

export interface MeetingRecord {
  readonly id: string;
  readonly councilId: string;
  readonly councilName: string;
  readonly unitName: string;
  readonly title: string;
  readonly purpose: keyof typeof purposes;
  readonly state: MeetingState;
  readonly heldOn: string;
  readonly startsAt: string;
  readonly place: string;
  readonly form: keyof typeof forms;
  readonly note: string;
  readonly postponedReason: string;
  readonly cancelReason: string | null;
  readonly countingTeam: string;
  readonly minutesNumber: string;
  readonly discussion: string;
  readonly minutesText: string | null;
  readonly minutesHash: string | null;
  readonly secretarySignedAt: string | null;
  readonly secretaryName: string | null;
  readonly chairSignedAt: string | null;
  readonly chairName: string | null;
  readonly presidingMemberId: string | null;
  readonly synthetic: boolean;
  readonly version: number;
  readonly quorumNumerator: number;
  readonly quorumDenominator: number;
  readonly recusal: Recusal;
  readonly seats: readonly SeatRecord[];
  readonly items: readonly ItemRecord[];
}

type Lock = 'for update of mt' | 'for share of mt' | '';

/** A meeting with its members of that day and its agenda; locked as asked. `undefined` = missing or hidden. */
export async function loadMeeting(tx: Tx, id: string, lock: Lock = 'for update of mt'): Promise<MeetingRecord | undefined> {
  const found = await tx.maybe<Omit<MeetingRecord, 'seats' | 'items'>>(sql`
    select mt.id, mt.council_id, c.name as council_name, u.name as unit_name, mt.title, mt.purpose, mt.state, mt.held_on, mt.starts_at, mt.place, mt.form, mt.note,
      mt.postponed_reason, mt.cancel_reason, mt.counting_team, mt.minutes_number, mt.discussion, mt.minutes_text, mt.minutes_hash, mt.secretary_signed_at,
      mt.secretary_name, mt.chair_signed_at, mt.chair_name, mt.presiding_member_id, mt.synthetic, mt.version, c.quorum_numerator, c.quorum_denominator, c.recusal
    from councils.meeting mt join councils.council c on c.id = mt.council_id join directory.unit u on u.id = c.unit_id
    where mt.id = ${id} ${raw(lock)}`);
  if (!found) return undefined;
  return { ...found, seats: await seatsOf(tx, found), items: await itemsOf(tx, id) };
}

/** Before the session: members valid on its day. From then on: the frozen list. */
async function seatsOf(tx: Tx, meeting: { id: string; councilId: string; heldOn: string }): Promise<SeatRecord[]> {
  const seesAccounts = hasRole(tx.actor, 'standing', 'admin');
  return tx.many<SeatRecord>(sql`
    select m.id as member_id, m.person_id, p.full_name as name, coalesce(a.duty, m.duty) as duty, coalesce(a.presence, 'EXPECTED') as presence,
      ${postOn(meeting.heldOn)} as post,
      case when ${seesAccounts}::boolean then exists (select 1 from identity.account x join identity.role_grant g on g.account_id = x.id
        where x.person_id = m.person_id and x.active and g.role = 'council') end as has_account
    from councils.member m join directory.person p on p.id = m.person_id
      left join councils.attendance a on a.meeting_id = ${meeting.id} and a.member_id = m.id
    where m.council_id = ${meeting.councilId}
      and case when exists (select 1 from councils.attendance x where x.meeting_id = ${meeting.id}) then a.member_id is not null
        else m.valid_from <= ${meeting.heldOn}::date and (m.valid_to is null or ${meeting.heldOn}::date <= m.valid_to) end
    order by array_position(array['chair', 'vice-chair', 'secretary', 'member'], coalesce(a.duty, m.duty)), p.full_name collate "vi-x-icu", m.id`);
}

/** The post of person `p` on a day, in words; `null` when none is known. */
export const postOn = (day: string) => sql`(
  select o.title || ', ' || ou.name from directory.post o join directory.unit ou on ou.id = o.unit_id
  where o.person_id = p.id and (o.valid_from is null or o.valid_from <= ${day}::date) and (o.valid_to is null or ${day}::date <= o.valid_to)
  order by coalesce(o.valid_from::text, o.seen_on) desc nulls last limit 1)`;

function itemsOf(tx: Tx, meetingId: string): Promise<ItemRecord[]> {
  return tx.many<ItemRecord>(sql`
    select id, ord, object_type, object_id, title, detail, link, minute_note, threshold_percent, threshold_basis, secret, subject_person_id, ballot_id, result
    from councils.agenda_item where meeting_id = ${meetingId} order by ord, id`);
}

/** Moves a meeting along; throws `common.stale` when somebody else has moved it since `seen`. */
export async function moveMeeting(tx: Tx, meeting: Pick<MeetingRecord, 'id' | 'state'>, seen: number, to: MeetingState): Promise<void> {
  const changed = await tx.run(sql`
    update councils.meeting set state = ${to}, version = version + 1 where id = ${meeting.id} and state = ${meeting.state} and version = ${seen}`);
  if (changed === 0) throw refuse(commonRefusals.stale);
}

/** Person → account that votes, for those who have one. Read as the secretary. */
export async function accountsOf(tx: Tx, personIds: readonly string[]): Promise<Map<string, string>> {
  const rows = await tx.many<{ personId: string; id: string }>(sql`
    select distinct on (x.person_id) x.person_id, x.id from identity.account x join identity.role_grant g on g.account_id = x.id and g.role = 'council'
    where x.person_id = any (${personIds}::uuid[]) and x.active order by x.person_id, x.created_at desc`);
  return new Map(rows.map((row) => [row.personId, row.id]));
}

export interface CouncilRecord {
  readonly id: string;
  readonly name: string;
  readonly synthetic: boolean;
  readonly version: number;
}

export function lockCouncil(tx: Tx, id: string): Promise<CouncilRecord | undefined> {
  return tx.maybe<CouncilRecord>(sql`select id, name, synthetic, version from councils.council where id = ${id} for update`);
}

export interface MemberRecord {
  readonly id: string;
  readonly councilId: string;
  readonly personId: string;
  readonly name: string;
  readonly duty: Duty;
  readonly validFrom: string;
  readonly validTo: string | null;
  readonly version: number;
}

const memberColumns = sql`m.id, m.council_id, m.person_id, p.full_name as name, m.duty, m.valid_from, m.valid_to, m.version`;

/** Locked through its council: two changes of one list wait for each other. */
export async function lockMember(tx: Tx, id: string): Promise<MemberRecord | undefined> {
  await tx.many(sql`select 1 from councils.council where id = (select council_id from councils.member where id = ${id}) for update`);
  return tx.maybe<MemberRecord>(sql`select ${memberColumns} from councils.member m join directory.person p on p.id = m.person_id where m.id = ${id}`);
}

export function membersOf(tx: Tx, councilId: string): Promise<MemberRecord[]> {
  return tx.many<MemberRecord>(
    sql`select ${memberColumns} from councils.member m join directory.person p on p.id = m.person_id where m.council_id = ${councilId}`,
  );
}

/** The last day on which this council sat with a frozen list, if it ever did. */
export async function lastSitting(tx: Tx, councilId: string): Promise<string | null> {
  const { day } = await tx.one<{ day: string | null }>(sql`
    select max(held_on) as day from councils.meeting where council_id = ${councilId} and state not in ('PLANNED', 'INVITED', 'CANCELLED')`);
  return day;
}
