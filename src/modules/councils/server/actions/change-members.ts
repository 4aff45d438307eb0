import { defineAction } from '#platform/action.ts';
import { addDays, showDate } from '#platform/dates.ts';
import { sql, type Tx } from '#platform/db/database.ts';
import { newId } from '#platform/ids.ts';
import { commonRefusals, refuse } from '#platform/refusal.ts';
import { id } from '#platform/schema.ts';
import { councilsApi } from '../../contract.ts';
import { councilRefusals } from '../../refusals.ts';
import { overlaps, type Duty } from '../../rules.ts';
import { mayManage } from '../policy.ts';
import { lastSitting, lockCouncil, lockMember, membersOf } from '../repository.ts';

/** A held meeting keeps its list: a change begins after the last sitting. */
async function demandAfterSitting(tx: Tx, councilId: string, lastUnchangedDay: string): Promise<void> {
  const sat = await lastSitting(tx, councilId);
  if (sat !== null && lastUnchangedDay < sat) throw refuse(councilRefusals.meetingHeld, { day: showDate(sat) });
}

interface Joining {
  readonly councilId: string;
  readonly personId: string;
  readonly duty: Duty;
  readonly from: string;
  /** A membership that ends where this one begins. */
  readonly except?: string;
}

/** Nobody sits twice on one council, and there is one chair at a time. */
async function demandFree(tx: Tx, joining: Joining): Promise<void> {
  const others = (await membersOf(tx, joining.councilId)).filter(
    (one) => one.id !== joining.except && overlaps({ from: joining.from, to: null }, { from: one.validFrom, to: one.validTo }),
  );
  const same = others.find((one) => one.personId === joining.personId);
  if (same) throw refuse(councilRefusals.memberTwice, { name: same.name });
  const chair = joining.duty === 'chair' ? others.find((one) => one.duty === 'chair') : undefined;
  if (chair) throw refuse(councilRefusals.chairTwice, { name: chair.name });
}

async function insertMember(tx: Tx, joining: Joining, reason: string): Promise<string> {
  const memberId = newId();
  await tx.run(sql`
    insert into councils.member (id, council_id, person_id, duty, valid_from, reason)
    values (${memberId}, ${joining.councilId}, ${joining.personId}, ${joining.duty}, ${joining.from}, ${reason})`);
  return memberId;
}

export const addMember = defineAction({
  name: 'councils.addMember',
  input: councilsApi.addMember.body.extend({ id }),
  async load(tx, input) {
    const council = await lockCouncil(tx, input.id);
    const person = await tx.maybe<{ name: string }>(sql`select full_name as name from directory.person where id = ${input.personId}`);
    return council && person && { council, person };
  },
  allow: (actor) => mayManage(actor),
  async run(tx, { council, person }, input) {
    const joining = { councilId: council.id, personId: input.personId, duty: input.duty, from: input.validFrom };
    await demandAfterSitting(tx, council.id, addDays(input.validFrom, -1));
    await demandFree(tx, joining);
    const memberId = await insertMember(tx, joining, input.reason);
    return {
      result: { id: memberId },
      trace: {
        type: 'council',
        id: council.id,
        label: council.name,
        reason: input.reason,
        detail: { joined: person.name, duty: input.duty, from: input.validFrom },
      },
    };
  },
});

export const endMember = defineAction({
  name: 'councils.endMember',
  input: councilsApi.endMember.body.extend({ id }),
  load: (tx, input) => lockMember(tx, input.id),
  allow: (actor) => mayManage(actor),
  async run(tx, member, input) {
    if (member.validTo !== null) throw refuse(councilRefusals.endedAlready);
    if (input.validTo < member.validFrom) throw refuse(councilRefusals.endBeforeStart, { from: showDate(member.validFrom) });
    await demandAfterSitting(tx, member.councilId, input.validTo);
    await endAt(tx, member.id, input.version, input.validTo, input.reason);
    return {
      result: { id: member.id },
      trace: { type: 'council', id: member.councilId, reason: input.reason, detail: { left: member.name, duty: member.duty, to: input.validTo } },
    };
  },
});

async function endAt(tx: Tx, memberId: string, seen: number, lastDay: string, reason: string): Promise<void> {
  const changed = await tx.run(sql`
    update councils.member set valid_to = ${lastDay}, end_reason = ${reason}, version = version + 1 where id = ${memberId} and version = ${seen} and valid_to is null`);
  if (changed === 0) throw refuse(commonRefusals.stale);
}

export const changeDuty = defineAction({
  name: 'councils.changeDuty',
  input: councilsApi.changeDuty.body.extend({ id }),
  load: (tx, input) => lockMember(tx, input.id),
  allow: (actor) => mayManage(actor),
  async run(tx, member, input) {
    if (member.validTo !== null) throw refuse(councilRefusals.endedAlready);
    if (input.from <= member.validFrom) throw refuse(councilRefusals.startBeforeNow, { from: showDate(member.validFrom) });
    const joining = { councilId: member.councilId, personId: member.personId, duty: input.duty, from: input.from, except: member.id };
    await demandAfterSitting(tx, member.councilId, addDays(input.from, -1));
    await demandFree(tx, joining);
    await endAt(tx, member.id, input.version, addDays(input.from, -1), input.reason);
    const memberId = await insertMember(tx, joining, input.reason);
    return {
      result: { id: memberId },
      trace: {
        type: 'council',
        id: member.councilId,
        from: member.duty,
        to: input.duty,
        reason: input.reason,
        detail: { member: member.name, from: input.from },
      },
    };
  },
});
