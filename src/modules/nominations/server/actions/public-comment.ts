import { defineAction } from '#platform/action.ts';
import { showDate, type Day } from '#platform/dates.ts';
import { sql, type Tx } from '#platform/db/database.ts';
import { newId } from '#platform/ids.ts';
import { refuse } from '#platform/refusal.ts';
import { id } from '#platform/schema.ts';
import { addWorkingDays, workCalendar } from '#modules/calendar/index.ts';
import { postOn } from '#modules/directory/index.ts';
import { authorityOfYear } from '#modules/registrations/index.ts';
import { commentApi } from '../../comment-contract.ts';
import { nominationRefusals } from '../../refusals.ts';
import type { Dossier } from '../dossier.ts';
import { oweAppraisal, oweCommentHandling, oweCouncilList } from '../duties.ts';
import { isStanding } from '../policy.ts';
import { defineStep } from '../step.ts';

/** The last open day, counted in working days after today. Throws `nominations.calendar_unknown`. */
async function lastDayOf(tx: Tx, workingDays: number): Promise<{ day: Day; unconfirmed: readonly number[] }> {
  const counted = addWorkingDays(await workCalendar(tx), tx.today, workingDays);
  if (!counted.known) throw refuse(nominationRefusals.calendarUnknown, { year: counted.missingYear });
  return counted;
}

/** Post and unit of a person, nothing of a collective whose name says it: the least that tells who is meant. */
async function placeOf(tx: Tx, dossier: Dossier): Promise<string> {
  if (dossier.subjectPersonId === null) return dossier.subjectUnitId === dossier.unitId ? '' : dossier.unitName;
  const post = await postOn(tx, dossier.subjectPersonId, tx.today, dossier.unitId);
  return post ? `${post.title}, ${post.unitName}` : dossier.unitName;
}

export const publishForComment = defineStep('publish', commentApi.publish.body, async (tx, dossier, input) => {
  const { day, unconfirmed } = await lastDayOf(tx, input.workingDays);
  await tx.run(sql`
    insert into nominations.comment_window (id, nomination_id, subject_name, subject_place, award_name, year, summary, channel, opened_on, last_day, working_days,
      unconfirmed_years, basis, opened_by, synthetic)
    values (${newId()}, ${dossier.id}, ${dossier.subjectName}, ${await placeOf(tx, dossier)}, ${dossier.awardName}, ${dossier.year}, ${input.summary}, ${input.channel},
      ${tx.today}, ${day}, ${input.workingDays}, ${[...unconfirmed]}::int[], ${dossier.publicity.asked?.basis ?? ''}, ${tx.actor.name}, ${dossier.synthetic})`);
  await oweCouncilList(tx, dossier, day);
  return { detail: { until: day, workingDays: input.workingDays, channel: input.channel } };
});

/** A comment that came by letter or word of mouth. */
export const takeComment = defineStep('takeComment', commentApi.take.body, async (tx, dossier, input) => {
  const window = dossier.publicity.window;
  if (!window || input.receivedOn < window.openedOn || input.receivedOn > tx.today)
    throw refuse(nominationRefusals.commentDay, { from: showDate(window?.openedOn ?? null) });
  const { receivedOn, fromName, contact, channel, body } = input;
  await tx.run(sql`
    insert into nominations.comment (id, window_id, nomination_id, received_on, from_name, contact, channel, body, entered_by)
    values (${newId()}, ${window.id}, ${dossier.id}, ${receivedOn}, ${fromName}, ${contact}, ${channel}, ${body}, ${tx.actor.name})`);
  await oweCommentHandling(tx, dossier);
  return { detail: { channel, receivedOn } };
});

/** What became of a comment. It is said once: a second thought is a new look at the dossier. */
export const handleComment = defineStep('handleComment', commentApi.handle.body.extend({ commentId: id }), async (tx, dossier, input) => {
  const found = await tx.maybe<{ outcome: string | null; fromName: string }>(
    sql`select outcome, from_name from nominations.comment where id = ${input.commentId} and nomination_id = ${dossier.id} for update`,
  );
  if (!found) throw refuse(nominationRefusals.commentUnknown);
  if (found.outcome !== null) throw refuse(nominationRefusals.commentHandled);
  await tx.run(sql`
    update nominations.comment set outcome = ${input.outcome}, handling = ${input.handling}, handled_by = ${tx.actor.name}, handled_on = ${tx.today}, version = version + 1
    where id = ${input.commentId}`);
  if (dossier.publicity.unhandled === 1) await oweCouncilList(tx, dossier, dossier.publicity.window?.lastDay);
  return { reason: input.handling, detail: { outcome: input.outcome } };
});

/** A comment or a record that has changed calls for another look. The window no longer counts: what changes is published again. */
export const backToCheck = defineStep('backToCheck', commentApi.backToCheck.body, async (tx, dossier, input) => {
  await tx.run(sql`update nominations.comment_window set superseded_on = ${tx.today} where nomination_id = ${dossier.id} and superseded_on is null`);
  await oweAppraisal(tx, dossier);
  return { set: sql`, state_reason = ${input.reason}`, reason: input.reason };
});

interface OpenWindow {
  readonly id: string;
  readonly nominationId: string;
  readonly subjectName: string;
  readonly awardName: string;
  readonly year: number;
}

/** Anybody, without an account, while the window is open; the trail is restricted because it names the author. */
export const sendComment = defineAction({
  name: 'nominations.sendComment',
  input: commentApi.send.body.extend({ id }),
  load: (tx, input) =>
    tx.maybe<OpenWindow>(sql`
      select id, nomination_id, subject_name, award_name, year from nominations.comment_window
      where id = ${input.id} and superseded_on is null and ${tx.today}::date between opened_on and last_day`),
  allow: () => ({ ok: true }),
  async run(tx, window, input) {
    const commentId = newId();
    await tx.run(sql`
      insert into nominations.comment (id, window_id, nomination_id, received_on, from_name, contact, channel, body)
      values (${commentId}, ${window.id}, ${window.nominationId}, ${tx.today}, ${input.fromName}, ${input.contact}, 'portal', ${input.body})`);
    const { nominationId, subjectName, awardName, year } = window;
    await oweCommentHandling(tx, { id: nominationId, subjectName, awardName, year });
    return {
      result: { id: commentId },
      trace: {
        type: 'nomination',
        id: nominationId,
        label: `${awardName} · ${subjectName} · ${year}`,
        restricted: true,
        detail: { from: input.fromName },
      },
    };
  },
});

/** A rule is never changed: a new one follows it from its day on. */
export const setCommentRule = defineAction({
  name: 'nominations.setCommentRule',
  input: commentApi.setRule.body,
  load: async (tx) => ({ authorityId: await authorityOfYear(tx, Number(tx.today.slice(0, 4))) }),
  allow: (actor) => isStanding(actor),
  async run(tx, { authorityId }, input) {
    if (authorityId === undefined) throw refuse(nominationRefusals.noAuthority, { year: tx.today.slice(0, 4) });
    if (input.validFrom < tx.today) throw refuse(nominationRefusals.ruleBehind);
    const ruleId = newId();
    await tx.run(sql`
      insert into nominations.comment_rule (id, authority_unit_id, valid_from, working_days, channel, reason, set_by, set_on)
      values (${ruleId}, ${authorityId}, ${input.validFrom}, ${input.workingDays}, ${input.channel}, ${input.reason}, ${tx.actor.name}, ${tx.today})`);
    return {
      result: { id: ruleId },
      trace: {
        type: 'comment_rule',
        id: ruleId,
        label: `${input.workingDays} ngày làm việc`,
        reason: input.reason,
        detail: { validFrom: input.validFrom, channel: input.channel },
      },
    };
  },
});
