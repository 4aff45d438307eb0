import type { z } from 'zod';
import { sha256 } from '#platform/ids.ts';
import { sql, type Tx } from '#platform/db/database.ts';
import { ballotsOf, neededYes } from '#modules/ballots/index.ts';
import type { BallotView } from '#modules/ballots/contract.ts';
import type { councilsApi, MeetingView } from '../contract.ts';
import { quorumOf } from '../rules.ts';
import { canOfMeeting, mayManage, mayPlan, mayVote, mySeat } from './policy.ts';
import { loadMeeting, postOn, type ItemRecord, type MeetingRecord } from './repository.ts';

type Answer<K extends keyof typeof councilsApi> = z.input<(typeof councilsApi)[K]['response']>;

const validOn = (day: string) => sql`m.valid_from <= ${day}::date and (m.valid_to is null or ${day}::date <= m.valid_to)`;

const meetingColumns = sql`mt.id, mt.title, mt.held_on, mt.state, mt.place, mt.synthetic, (select count(*)::int from councils.agenda_item i where i.meeting_id = mt.id) as items`;

export async function listCouncils(tx: Tx): Promise<Answer<'list'>> {
  const councils = await tx.many<Answer<'list'>['councils'][number]>(sql`
    select c.id, c.name, u.name as unit_name, c.level, c.synthetic,
      (select count(*)::int from councils.member m where m.council_id = c.id and ${validOn(tx.today)}) as members,
      (select p.full_name from councils.member m join directory.person p on p.id = m.person_id where m.council_id = c.id and m.duty = 'chair' and ${validOn(tx.today)} limit 1) as chair
    from councils.council c join directory.unit u on u.id = c.unit_id order by c.level, c.name collate "vi-x-icu"`);
  const meetings = await tx.many<Answer<'list'>['meetings'][number]>(sql`
    select ${meetingColumns}, c.name as council_name from councils.meeting mt join councils.council c on c.id = mt.council_id order by mt.held_on desc, mt.id desc limit 100`);
  return { councils, meetings, can: { create: mayManage(tx.actor) } };
}

export async function councilDetail(tx: Tx, id: string, on: string = tx.today): Promise<Answer<'one'> | undefined> {
  const council = await tx.maybe<Omit<Answer<'one'>, 'on' | 'list' | 'meetings' | 'can'>>(sql`
    select c.id, c.name, c.unit_id, u.name as unit_name, c.level, c.synthetic, c.version, c.quorum_numerator, c.quorum_denominator, c.own_threshold_percent, c.recusal
    from councils.council c join directory.unit u on u.id = c.unit_id where c.id = ${id}`);
  if (!council) return undefined;
  const list = await tx.many<Answer<'one'>['list'][number]>(sql`
    select m.id, m.person_id, p.full_name as name, m.duty, m.valid_from, m.valid_to, m.reason, m.end_reason, m.version, ${postOn(on)} as post, (${validOn(on)}) as current
    from councils.member m join directory.person p on p.id = m.person_id where m.council_id = ${id}
    order by (${validOn(on)}) desc, array_position(array['chair', 'vice-chair', 'secretary', 'member'], m.duty), p.full_name collate "vi-x-icu", m.valid_from desc`);
  const meetings = await tx.many<Answer<'one'>['meetings'][number]>(sql`
    select ${meetingColumns} from councils.meeting mt where mt.council_id = ${id} order by mt.held_on desc, mt.id desc limit 200`);
  return { ...council, on, list, meetings, can: { edit: mayManage(tx.actor), changeMembers: mayManage(tx.actor), plan: mayPlan(tx.actor) } };
}

export async function meetingDetail(tx: Tx, id: string): Promise<MeetingView | undefined> {
  const meeting = await loadMeeting(tx, id, '');
  if (!meeting) return undefined;
  const ballots = await ballotsOf(
    tx,
    meeting.items.flatMap((item) => item.ballotId ?? []),
  );
  const me = mySeat(tx.actor, meeting);
  const { councilId, councilName, unitName, seats, items, minutesText: text, minutesHash: hash } = meeting;
  return {
    ...pick(meeting),
    council: { id: councilId, name: councilName, unitName },
    today: tx.today,
    quorum: {
      present: seats.filter((seat) => seat.presence === 'PRESENT').length,
      members: seats.length,
      needed: quorumOf(seats.length, meeting.quorumNumerator, meeting.quorumDenominator),
      numerator: meeting.quorumNumerator,
      denominator: meeting.quorumDenominator,
    },
    members: seats.map((seat) => ({ ...seat, presides: seat.memberId === meeting.presidingMemberId, me: seat.memberId === me?.memberId })),
    items: items.map((item) => itemView(tx, meeting, item, ballots.get(item.ballotId ?? ''), me?.memberId)),
    minutes:
      text === null || hash === null
        ? null
        : {
            text,
            hash,
            holds: sha256(text) === hash,
            secretary: signature(meeting.secretaryName, meeting.secretarySignedAt),
            chair: signature(meeting.chairName, meeting.chairSignedAt),
          },
    can: canOfMeeting(tx.actor, meeting, tx.today),
  };
}

const pick = (m: MeetingRecord) => ({
  id: m.id,
  title: m.title,
  purpose: m.purpose,
  state: m.state,
  heldOn: m.heldOn,
  startsAt: m.startsAt,
  place: m.place,
  form: m.form,
  note: m.note,
  postponedReason: m.postponedReason,
  cancelReason: m.cancelReason,
  countingTeam: m.countingTeam,
  minutesNumber: m.minutesNumber,
  discussion: m.discussion,
  synthetic: m.synthetic,
  version: m.version,
});

const signature = (name: string | null, at: string | null) => (name === null || at === null ? null : { name, at });

function itemView(
  tx: Tx,
  meeting: MeetingRecord,
  item: ItemRecord,
  ballot: BallotView | undefined,
  myMemberId: string | undefined,
): MeetingView['items'][number] {
  const mine = ballot?.votes.find((vote) => vote.memberId === myMemberId);
  return {
    id: item.id,
    ord: item.ord,
    objectType: item.objectType,
    objectId: item.objectId,
    title: item.title,
    detail: item.detail,
    link: item.link,
    thresholdPercent: item.thresholdPercent,
    thresholdBasis: item.thresholdBasis,
    needed: neededYes(Math.max(meeting.seats.length, 1), item.thresholdPercent),
    secret: item.secret,
    candidates: meeting.seats.filter((seat) => seat.personId === item.subjectPersonId).map((seat) => seat.name),
    result: item.result,
    ballot: ballot ? seen(ballot, myMemberId) : null,
    myChoice: mine?.choice ?? null,
    vote: mayVote(tx.actor, meeting, item.ballotId !== null && ballot?.state === 'OPEN' && ballot.kind === 'open' ? item : undefined),
  };
}

/** While voting runs one sees who has voted, not how; the own choice excepted. */
function seen(ballot: BallotView, myMemberId: string | undefined): MeetingView['items'][number]['ballot'] {
  const { kind, state, tally, paper, countingTeam } = ballot;
  const hidden = state === 'OPEN';
  return {
    kind,
    state,
    tally,
    paper,
    countingTeam,
    votes: ballot.votes.map(({ memberId, choice, written }) => ({ memberId, written, choice: hidden && memberId !== myMemberId ? null : choice })),
  };
}
