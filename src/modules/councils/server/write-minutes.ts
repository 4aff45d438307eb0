import type { Tx } from '#platform/db/database.ts';
import { ballotsOf } from '#modules/ballots/index.ts';
import { minutesText } from '../minutes.ts';
import { quorumOf } from '../rules.ts';
import type { MeetingRecord } from './repository.ts';

/** The minute of a meeting from what is stored now; the acting account is named as secretary. */
export async function writeMinutes(tx: Tx, meeting: MeetingRecord): Promise<string> {
  const ballots = await ballotsOf(
    tx,
    meeting.items.flatMap((item) => item.ballotId ?? []),
  );
  const wrote = new Set([...ballots.values()].flatMap((ballot) => ballot.votes.filter((vote) => vote.written).map((vote) => vote.memberId)));
  return minutesText({
    ...meeting,
    number: meeting.minutesNumber,
    secretary: tx.actor.name,
    quorumNeeded: quorumOf(meeting.seats.length, meeting.quorumNumerator, meeting.quorumDenominator),
    members: meeting.seats.map((seat) => ({
      name: seat.name,
      post: seat.post,
      duty: seat.duty,
      present: seat.presence === 'PRESENT',
      presides: seat.memberId === meeting.presidingMemberId,
      wrote: wrote.has(seat.memberId),
    })),
    items: meeting.items.map((item) => ({
      title: item.title,
      detail: item.detail,
      note: item.minuteNote,
      thresholdPercent: item.thresholdPercent,
      thresholdBasis: item.thresholdBasis,
      candidates: meeting.seats.filter((seat) => seat.personId === item.subjectPersonId).map((seat) => seat.name),
      ballot: item.ballotId === null ? null : (ballots.get(item.ballotId) ?? null),
    })),
  });
}
