import { defineAction } from '#platform/action.ts';
import { showDate } from '#platform/dates.ts';
import { sql, type Tx } from '#platform/db/database.ts';
import { newId } from '#platform/ids.ts';
import { refuse } from '#platform/refusal.ts';
import { id } from '#platform/schema.ts';
import { tell } from '#modules/notifications/index.ts';
import { councilsApi } from '../../contract.ts';
import { councilRefusals } from '../../refusals.ts';
import { overlaps } from '../../rules.ts';
import { asSecretary, mayInvite, mayPlan } from '../policy.ts';
import { accountsOf, loadMeeting, lockCouncil, membersOf, moveMeeting, type MeetingRecord } from '../repository.ts';

/** A meeting needs somebody who can preside on its day, and its day does not lie behind us. */
async function demandDay(tx: Tx, councilId: string, heldOn: string): Promise<void> {
  if (heldOn < tx.today) throw refuse(councilRefusals.dayPassed);
  const members = await membersOf(tx, councilId);
  const presides = members.some(
    ({ duty, validFrom: from, validTo: to }) => (duty === 'chair' || duty === 'vice-chair') && overlaps({ from, to }, { from: heldOn, to: heldOn }),
  );
  if (!presides) throw refuse(councilRefusals.noChair, { day: showDate(heldOn) });
}

export const planMeeting = defineAction({
  name: 'councils.plan',
  input: councilsApi.plan.body.extend({ id }),
  load: (tx, input) => lockCouncil(tx, input.id),
  allow: (actor) => mayPlan(actor),
  async run(tx, council, input) {
    await demandDay(tx, council.id, input.heldOn);
    const meetingId = newId();
    await tx.run(sql`
      insert into councils.meeting (id, council_id, title, purpose, state, held_on, starts_at, place, form, note, synthetic)
      values (${meetingId}, ${council.id}, ${input.title}, ${input.purpose}, 'PLANNED', ${input.heldOn}, ${input.startsAt}, ${input.place}, ${input.form}, ${input.note}, ${council.synthetic})`);
    return {
      result: { id: meetingId },
      trace: { type: 'meeting', id: meetingId, label: input.title, to: 'PLANNED', detail: { heldOn: input.heldOn, place: input.place } },
    };
  },
});

/** Everybody on the list who has an account is told. */
async function tellMembers(tx: Tx, meeting: MeetingRecord, vi: string, en: string): Promise<void> {
  const accounts = await accountsOf(
    tx,
    meeting.seats.map((seat) => seat.personId),
  );
  for (const accountId of accounts.values()) {
    await tell(tx, {
      to: { role: 'council', unitId: null, accountId },
      title: { vi: `${vi}: ${meeting.title}`, en: `${en}: ${meeting.title}` },
      link: `/hoi-dong/phien/${meeting.id}`,
    });
  }
}

export const inviteMeeting = defineAction({
  name: 'councils.invite',
  input: councilsApi.invite.body.extend({ id }),
  load: (tx, input) => loadMeeting(tx, input.id),
  allow: (actor, meeting) => mayInvite(actor, meeting),
  async run(tx, meeting, input) {
    await moveMeeting(tx, meeting, input.version, 'INVITED');
    await tellMembers(tx, meeting, `Mời họp Hội đồng ngày ${showDate(meeting.heldOn)}`, `Council meeting on ${showDate(meeting.heldOn)}`);
    return {
      result: { id: meeting.id },
      trace: {
        type: 'meeting',
        id: meeting.id,
        label: meeting.title,
        from: meeting.state,
        to: 'INVITED',
        detail: { members: meeting.seats.map((seat) => seat.name) },
      },
    };
  },
});

export const postponeMeeting = defineAction({
  name: 'councils.postpone',
  input: councilsApi.postpone.body.extend({ id }),
  load: (tx, input) => loadMeeting(tx, input.id),
  allow: (actor, meeting) => asSecretary(actor, meeting, 'postpone'),
  async run(tx, meeting, input) {
    await demandDay(tx, meeting.councilId, input.heldOn);
    await moveMeeting(tx, meeting, input.version, 'PLANNED');
    await tx.run(sql`update councils.meeting set held_on = ${input.heldOn}, postponed_reason = ${input.reason} where id = ${meeting.id}`);
    await tellMembers(tx, meeting, `Hoãn họp Hội đồng sang ${showDate(input.heldOn)}`, `Council meeting postponed to ${showDate(input.heldOn)}`);
    return {
      result: { id: meeting.id },
      trace: {
        type: 'meeting',
        id: meeting.id,
        label: meeting.title,
        from: meeting.state,
        to: 'PLANNED',
        reason: input.reason,
        detail: { from: meeting.heldOn, to: input.heldOn },
      },
    };
  },
});

export const cancelMeeting = defineAction({
  name: 'councils.cancel',
  input: councilsApi.cancel.body.extend({ id }),
  load: (tx, input) => loadMeeting(tx, input.id),
  allow: (actor, meeting) => asSecretary(actor, meeting, 'cancel'),
  async run(tx, meeting, input) {
    await moveMeeting(tx, meeting, input.version, 'CANCELLED');
    await tx.run(sql`update councils.meeting set cancel_reason = ${input.reason} where id = ${meeting.id}`);
    if (meeting.state === 'INVITED') await tellMembers(tx, meeting, 'Hủy họp Hội đồng', 'Council meeting cancelled');
    return {
      result: { id: meeting.id },
      trace: { type: 'meeting', id: meeting.id, label: meeting.title, from: meeting.state, to: 'CANCELLED', reason: input.reason },
    };
  },
});
