import { defineAction } from '#platform/action.ts';
import { sql, type Tx } from '#platform/db/database.ts';
import { sha256 } from '#platform/ids.ts';
import { refuse } from '#platform/refusal.ts';
import { id } from '#platform/schema.ts';
import { demandPassword } from '#modules/identity/index.ts';
import { owe, settle, type Owner } from '#modules/notifications/index.ts';
import { councilsApi } from '../../contract.ts';
import { councilRefusals } from '../../refusals.ts';
import { mayConclude, mayEditMinutes, maySignChair, maySignSecretary } from '../policy.ts';
import { accountsOf, loadMeeting, moveMeeting, type MeetingRecord } from '../repository.ts';
import { writeMinutes } from '../write-minutes.ts';

const object = (meeting: MeetingRecord) => ({ type: 'meeting', id: meeting.id });

function oweSignature(tx: Tx, meeting: MeetingRecord, owner: Owner): Promise<void> {
  return owe(tx, {
    kind: 'councils.signMinutes',
    object: object(meeting),
    title: { vi: `Ký biên bản: ${meeting.title}`, en: `Sign the minute: ${meeting.title}` },
    verb: { vi: 'Ký', en: 'Sign' },
    link: `/hoi-dong/phien/${meeting.id}?muc=bien-ban`,
    owner,
  });
}

/** The minute as the ballots make it, stored with its hash; nobody has signed yet. */
async function storeMinutes(tx: Tx, meeting: MeetingRecord, fields: { minutesNumber: string; discussion: string }): Promise<void> {
  const text = await writeMinutes(tx, { ...meeting, ...fields });
  await tx.run(sql`
    update councils.meeting set minutes_number = ${fields.minutesNumber}, discussion = ${fields.discussion}, minutes_text = ${text}, minutes_hash = ${sha256(text)} where id = ${meeting.id}`);
}

export const concludeMeeting = defineAction({
  name: 'councils.conclude',
  input: councilsApi.conclude.body.extend({ id }),
  load: (tx, input) => loadMeeting(tx, input.id),
  allow: (actor, meeting) => mayConclude(actor, meeting),
  async run(tx, meeting, input) {
    await moveMeeting(tx, meeting, input.version, 'MINUTES_DRAFT');
    await storeMinutes(tx, meeting, input);
    await oweSignature(tx, meeting, { role: 'standing', unitId: null });
    return { result: { id: meeting.id }, trace: { type: 'meeting', id: meeting.id, label: meeting.title, from: meeting.state, to: 'MINUTES_DRAFT' } };
  },
});

export const editMinutes = defineAction({
  name: 'councils.editMinutes',
  input: councilsApi.editMinutes.body.extend({ id }),
  load: (tx, input) => loadMeeting(tx, input.id),
  allow: (actor, meeting) => mayEditMinutes(actor, meeting),
  async run(tx, meeting, input) {
    await moveMeeting(tx, meeting, input.version, 'MINUTES_DRAFT');
    await storeMinutes(tx, meeting, input);
    return {
      result: { id: meeting.id },
      trace: {
        type: 'meeting',
        id: meeting.id,
        label: meeting.title,
        detail: { before: { minutesNumber: meeting.minutesNumber, discussion: meeting.discussion } },
      },
    };
  },
});

/** The secretary signs first. What is signed must be what the ballots say now, with this secretary's name in it. */
export const signAsSecretary = defineAction({
  name: 'councils.signSecretary',
  input: councilsApi.signSecretary.body.extend({ id }),
  load: (tx, input) => loadMeeting(tx, input.id),
  allow: (actor, meeting) => maySignSecretary(actor, meeting),
  async run(tx, meeting, input) {
    await demandPassword(tx, input.password);
    if ((await writeMinutes(tx, meeting)) !== meeting.minutesText) throw refuse(councilRefusals.minutesDiffer);
    await moveMeeting(tx, meeting, input.version, 'MINUTES_DRAFT');
    await tx.run(
      sql`update councils.meeting set secretary_signed_at = ${tx.now.toISOString()}, secretary_name = ${tx.actor.name} where id = ${meeting.id}`,
    );
    await settle(tx, { kind: 'councils.signMinutes', object: object(meeting) });
    const presiding = meeting.seats.find((seat) => seat.memberId === meeting.presidingMemberId);
    const accounts = await accountsOf(tx, presiding ? [presiding.personId] : []);
    await oweSignature(tx, meeting, { role: 'council', unitId: null, accountId: presiding ? (accounts.get(presiding.personId) ?? null) : null });
    return {
      result: { id: meeting.id },
      trace: {
        type: 'meeting',
        id: meeting.id,
        label: meeting.title,
        from: meeting.state,
        to: meeting.state,
        detail: { signed: 'secretary', hash: meeting.minutesHash },
      },
    };
  },
});

/** The one who presided signs; with that the minute is closed for good. */
export const signAsChair = defineAction({
  name: 'councils.signChair',
  input: councilsApi.signChair.body.extend({ id }),
  load: (tx, input) => loadMeeting(tx, input.id),
  allow: (actor, meeting) => maySignChair(actor, meeting),
  async run(tx, meeting, input) {
    await demandPassword(tx, input.password);
    if (meeting.minutesText === null || sha256(meeting.minutesText) !== meeting.minutesHash) throw refuse(councilRefusals.minutesDiffer);
    await moveMeeting(tx, meeting, input.version, 'MINUTES_SIGNED');
    await tx.run(sql`update councils.meeting set chair_signed_at = ${tx.now.toISOString()}, chair_name = ${tx.actor.name} where id = ${meeting.id}`);
    await settle(tx, { kind: 'councils.signMinutes', object: object(meeting) });
    await owe(tx, {
      kind: 'councils.send',
      object: object(meeting),
      title: { vi: `Gửi kết luận về hồ sơ: ${meeting.title}`, en: `Send the conclusions: ${meeting.title}` },
      verb: { vi: 'Gửi kết luận', en: 'Send' },
      link: `/hoi-dong/phien/${meeting.id}`,
      owner: { role: 'standing', unitId: null },
    });
    return {
      result: { id: meeting.id },
      trace: {
        type: 'meeting',
        id: meeting.id,
        label: meeting.title,
        from: meeting.state,
        to: 'MINUTES_SIGNED',
        detail: { signed: 'chair', hash: meeting.minutesHash },
      },
    };
  },
});
