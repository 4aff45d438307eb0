import { defineAction } from '#platform/action.ts';
import { sql } from '#platform/db/database.ts';
import { commonRefusals, demand, refuse } from '#platform/refusal.ts';
import { id } from '#platform/schema.ts';
import { ballotsOf } from '#modules/ballots/index.ts';
import { councilsApi } from '../../contract.ts';
import { councilRefusals } from '../../refusals.ts';
import { mayOpenWith, presidingOf } from '../../rules.ts';
import { asSecretary, mayOpen } from '../policy.ts';
import { loadMeeting, moveMeeting } from '../repository.ts';

/** Attendance is taken; from here on the list of members of this meeting is frozen. Below quorum nothing opens. */
export const openMeeting = defineAction({
  name: 'councils.open',
  input: councilsApi.open.body.extend({ id }),
  load: (tx, input) => loadMeeting(tx, input.id),
  allow: (actor, meeting, _input, tx) => mayOpen(actor, meeting, tx.today),
  async run(tx, meeting, input) {
    if (input.present.some((memberId) => !meeting.seats.some((seat) => seat.memberId === memberId))) throw refuse(councilRefusals.notInList);
    const seats = meeting.seats.map((seat) => ({ ...seat, present: input.present.includes(seat.memberId) }));
    demand(mayOpenWith(seats, meeting.quorumNumerator, meeting.quorumDenominator));
    await moveMeeting(tx, meeting, input.version, 'IN_SESSION');
    await tx.run(
      sql`update councils.meeting set presiding_member_id = ${presidingOf(seats)?.memberId ?? null}, note = ${input.note === '' ? meeting.note : input.note} where id = ${meeting.id}`,
    );
    for (const seat of seats) {
      await tx.run(sql`
        insert into councils.attendance (meeting_id, member_id, duty, presence) values (${meeting.id}, ${seat.memberId}, ${seat.duty}, ${seat.present ? 'PRESENT' : 'ABSENT'})`);
    }
    const absent = seats.filter((seat) => !seat.present).map((seat) => seat.name);
    return {
      result: { id: meeting.id },
      trace: {
        type: 'meeting',
        id: meeting.id,
        label: meeting.title,
        from: meeting.state,
        to: 'IN_SESSION',
        detail: { present: input.present.length, absent },
      },
    };
  },
});

/** A member comes late or leaves. Not while that member's own vote is in an open ballot. */
export const attendMeeting = defineAction({
  name: 'councils.attend',
  input: councilsApi.attend.body.extend({ id }),
  load: (tx, input) => loadMeeting(tx, input.id),
  allow: (actor, meeting) => asSecretary(actor, meeting, 'attend'),
  async run(tx, meeting, input) {
    const seat = meeting.seats.find((one) => one.memberId === input.memberId);
    if (!seat) throw refuse(councilRefusals.notInList, {}, { field: 'memberId' });
    const ballots = await ballotsOf(
      tx,
      meeting.items.flatMap((item) => item.ballotId ?? []),
    );
    const voted = [...ballots.values()].some(
      (ballot) => ballot.state === 'OPEN' && ballot.votes.some((vote) => vote.memberId === seat.memberId && !vote.written),
    );
    if (voted) throw refuse(councilRefusals.hasVoted, { name: seat.name });
    const changed = await tx.run(sql`update councils.meeting set version = version + 1 where id = ${meeting.id} and version = ${input.version}`);
    if (changed === 0) throw refuse(commonRefusals.stale);
    await tx.run(sql`update councils.attendance set presence = ${input.presence} where meeting_id = ${meeting.id} and member_id = ${seat.memberId}`);
    return {
      result: { id: meeting.id },
      trace: { type: 'meeting', id: meeting.id, label: meeting.title, from: seat.presence, to: input.presence, detail: { member: seat.name } },
    };
  },
});
