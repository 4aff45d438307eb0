import { defineAction } from '#platform/action.ts';
import { refuse } from '#platform/refusal.ts';
import { id } from '#platform/schema.ts';
import type { Tx } from '#platform/db/database.ts';
import { ballotsOf, castVote } from '#modules/ballots/index.ts';
import { settle } from '#modules/notifications/index.ts';
import { councilsApi } from '../../contract.ts';
import { councilRefusals } from '../../refusals.ts';
import { mayVoteOn } from '../../rules.ts';
import { asSecretary, mayVote, mySeat } from '../policy.ts';
import { loadMeeting, type ItemRecord, type MeetingRecord } from '../repository.ts';

const runningItem = (meeting: MeetingRecord, itemId: string): (ItemRecord & { ballotId: string }) | undefined => {
  const item = meeting.items.find((one) => one.id === itemId);
  return item && item.ballotId !== null && item.result === null ? { ...item, ballotId: item.ballotId } : undefined;
};

/** The duty is done when this member's vote is in on every open item. */
async function settleWhenDone(tx: Tx, meeting: MeetingRecord, memberId: string): Promise<void> {
  const ballots = await ballotsOf(
    tx,
    meeting.items.flatMap((item) => item.ballotId ?? []),
  );
  const open = [...ballots.values()].filter((ballot) => ballot.state === 'OPEN');
  if (open.every((ballot) => ballot.votes.some((vote) => vote.memberId === memberId))) {
    await settle(tx, { kind: 'councils.vote', object: { type: 'council-member', id: memberId } });
  }
}

/** A member votes on the own device. The meeting is only shared-locked: members vote side by side, closing waits. */
export const castMyVote = defineAction({
  name: 'councils.vote',
  input: councilsApi.vote.body.extend({ id }),
  load: (tx, input) => loadMeeting(tx, input.id, 'for share of mt'),
  allow: (actor, meeting, input) => mayVote(actor, meeting, runningItem(meeting, input.itemId)),
  async run(tx, meeting, input) {
    const item = runningItem(meeting, input.itemId);
    const seat = mySeat(tx.actor, meeting);
    if (!item || !seat) throw refuse(councilRefusals.itemUnknown);
    await castVote(tx, { ballotId: item.ballotId, memberId: seat.memberId, choice: input.choice, written: false });
    await settleWhenDone(tx, meeting, seat.memberId);
    return {
      result: { id: meeting.id },
      trace: {
        type: 'meeting',
        id: meeting.id,
        label: meeting.title,
        restricted: true,
        detail: { item: item.title, member: seat.name, choice: input.choice },
      },
    };
  },
});

/**
 * The secretary enters what a member cannot: the written opinion of an absent one (counted and marked, also after the
 * close), or the raised hand of a present one without an account.
 */
export const recordVote = defineAction({
  name: 'councils.recordVote',
  input: councilsApi.record.body.extend({ id }),
  load: (tx, input) => loadMeeting(tx, input.id),
  allow: (actor, meeting) => asSecretary(actor, meeting, 'record'),
  async run(tx, meeting, input) {
    const item = runningItem(meeting, input.itemId);
    const seat = meeting.seats.find((one) => one.memberId === input.memberId);
    if (!item) throw refuse(councilRefusals.itemUnknown);
    if (!seat) throw refuse(councilRefusals.notInList, {}, { field: 'memberId' });
    if (seat.presence === 'PRESENT' && seat.hasAccount) throw refuse(councilRefusals.votesHerself, { name: seat.name });
    const mayVoteHere = mayVoteOn(meeting.recusal, seat.personId, item.subjectPersonId);
    if (!mayVoteHere.ok) throw refuse(councilRefusals.recused, {}, { field: 'memberId' });
    const written = seat.presence === 'ABSENT';
    await castVote(tx, { ballotId: item.ballotId, memberId: seat.memberId, choice: input.choice, written });
    return {
      result: { id: meeting.id },
      trace: {
        type: 'meeting',
        id: meeting.id,
        label: meeting.title,
        restricted: true,
        detail: { item: item.title, member: seat.name, choice: input.choice, written },
      },
    };
  },
});
