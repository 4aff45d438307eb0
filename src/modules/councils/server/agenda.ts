import { sql, type Tx } from '#platform/db/database.ts';
import { newId } from '#platform/ids.ts';
import { refuse } from '#platform/refusal.ts';
import { ballotsOf } from '#modules/ballots/index.ts';
import { councilRefusals } from '../refusals.ts';
import { agendaOpen, type MeetingState } from '../rules.ts';
import type { ItemRecord } from './repository.ts';

export interface NewAgendaItem {
  readonly object: { readonly type: string; readonly id: string };
  readonly title: string;
  readonly detail: string;
  readonly link: string;
  /** What the minute must say of this case, e.g. the Khối the unit leads. */
  readonly minuteNote: string;
  /** The rule of the law; `null` leaves it to the council's own rule. */
  readonly ballot: { readonly thresholdPercent: number; readonly secret: boolean; readonly basis: string } | null;
  readonly subjectPersonId: string | null;
}

/** Puts a case on the agenda of a meeting that has not begun. Throws `councils.agenda_closed`. */
export async function addAgendaItem(tx: Tx, meetingId: string, item: NewAgendaItem): Promise<{ title: string; heldOn: string }> {
  const meeting = await tx.maybe<{ title: string; heldOn: string; state: MeetingState; ownThresholdPercent: number }>(sql`
    select mt.title, mt.held_on, mt.state, c.own_threshold_percent from councils.meeting mt join councils.council c on c.id = mt.council_id where mt.id = ${meetingId} for update of mt`);
  if (!meeting || !agendaOpen(meeting.state)) throw refuse(councilRefusals.agendaClosed);
  const rule = item.ballot ?? {
    thresholdPercent: meeting.ownThresholdPercent,
    secret: false,
    basis: 'Quy chế của Hội đồng; không có tỷ lệ luật định',
  };
  await tx.run(sql`
    insert into councils.agenda_item (id, meeting_id, ord, object_type, object_id, title, detail, link, threshold_percent, threshold_basis, secret, subject_person_id, minute_note)
    select ${newId()}, ${meetingId}, coalesce(max(ord), 0) + 1, ${item.object.type}, ${item.object.id}, ${item.title}, ${item.detail}, ${item.link},
      ${rule.thresholdPercent}, ${rule.basis}, ${rule.secret}, ${item.subjectPersonId}::uuid, ${item.minuteNote}
    from councils.agenda_item where meeting_id = ${meetingId}`);
  await tx.run(sql`update councils.meeting set version = version + 1 where id = ${meetingId}`);
  return { title: meeting.title, heldOn: meeting.heldOn };
}

interface ObjectRef {
  readonly type: string;
  readonly id: string;
}

/** Takes a case that has not been voted on off its agenda; a cancelled meeting keeps its list for the record. */
export async function removeAgendaItem(tx: Tx, object: ObjectRef): Promise<void> {
  const item = await tx.maybe<{ id: string; meetingId: string; state: MeetingState; ballotId: string | null }>(sql`
    select i.id, i.meeting_id, mt.state, i.ballot_id from councils.agenda_item i join councils.meeting mt on mt.id = i.meeting_id
    where i.object_type = ${object.type} and i.object_id = ${object.id} and i.result is null order by i.id desc limit 1 for update of mt`);
  if (!item || item.state === 'CANCELLED') return;
  if (item.ballotId !== null) throw refuse(councilRefusals.itemDealtWith);
  await tx.run(sql`delete from councils.agenda_item where id = ${item.id}`);
  await tx.run(sql`update councils.meeting set version = version + 1 where id = ${item.meetingId}`);
}

export interface OpenAgenda {
  readonly id: string;
  readonly title: string;
  readonly heldOn: string;
  readonly councilName: string;
}

/** Meetings whose agenda still takes cases. */
export function meetingsTaking(tx: Tx): Promise<OpenAgenda[]> {
  return tx.many<OpenAgenda>(sql`
    select mt.id, mt.title, mt.held_on, c.name as council_name from councils.meeting mt join councils.council c on c.id = mt.council_id
    where mt.state in ('PLANNED', 'INVITED') order by mt.held_on, mt.id`);
}

export interface Sitting {
  readonly meetingId: string;
  readonly title: string;
  readonly heldOn: string;
  readonly state: MeetingState;
  readonly result: ItemRecord['result'];
  /** Yes votes, of all members of that day, and how many were needed; `null` before the count. */
  readonly figures: { readonly yes: number; readonly base: number; readonly needed: number } | null;
}

/** Where a case stood before the council, the newest meeting first; empty for those who may not read meetings. */
export async function sittingsOf(tx: Tx, object: ObjectRef): Promise<Sitting[]> {
  const rows = await tx.many<Omit<Sitting, 'figures'> & { ballotId: string | null }>(sql`
    select mt.id as meeting_id, mt.title, mt.held_on, mt.state, i.result, i.ballot_id from councils.agenda_item i join councils.meeting mt on mt.id = i.meeting_id
    where i.object_type = ${object.type} and i.object_id = ${object.id} order by mt.held_on desc, mt.id desc`);
  const ballots = await ballotsOf(
    tx,
    rows.flatMap((row) => row.ballotId ?? []),
  );
  return rows.map(({ ballotId, ...row }) => {
    const tally = row.result === null ? null : ballots.get(ballotId ?? '')?.tally;
    return { ...row, figures: tally ? { yes: tally.yes, base: tally.base, needed: tally.needed } : null };
  });
}
