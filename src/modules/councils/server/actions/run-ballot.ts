import { defineAction } from '#platform/action.ts';
import { sql, type Tx } from '#platform/db/database.ts';
import { commonRefusals, refuse } from '#platform/refusal.ts';
import { id } from '#platform/schema.ts';
import { ballotsOf, closeBallot, countBallots, enterPaperCount, openBallot } from '#modules/ballots/index.ts';
import { owe, settle } from '#modules/notifications/index.ts';
import { councilsApi } from '../../contract.ts';
import { councilRefusals } from '../../refusals.ts';
import { asSecretary } from '../policy.ts';
import { accountsOf, loadMeeting, moveMeeting, type ItemRecord, type MeetingRecord } from '../repository.ts';

/** Every present member with an account owes the vote; one duty each, whatever the number of items. */
async function oweVotes(tx: Tx, meeting: MeetingRecord, items: number): Promise<void> {
  const present = meeting.seats.filter((seat) => seat.presence === 'PRESENT');
  const accounts = await accountsOf(
    tx,
    present.map((seat) => seat.personId),
  );
  for (const seat of present) {
    const accountId = accounts.get(seat.personId);
    if (accountId === undefined) continue;
    await owe(tx, {
      kind: 'councils.vote',
      object: { type: 'council-member', id: seat.memberId },
      title: { vi: `Bỏ phiếu: ${meeting.title}`, en: `Vote: ${meeting.title}` },
      detail: { vi: `${items} hồ sơ đang lấy ý kiến`, en: `${items} items are being voted on` },
      verb: { vi: 'Bỏ phiếu', en: 'Vote' },
      link: `/hoi-dong/phien/${meeting.id}?muc=bo-phieu`,
      owner: { role: 'council', unitId: null, accountId },
      dueOn: meeting.heldOn,
    });
  }
}

export const openVoting = defineAction({
  name: 'councils.openBallot',
  input: councilsApi.openBallot.body.extend({ id }),
  load: (tx, input) => loadMeeting(tx, input.id),
  allow: (actor, meeting) => asSecretary(actor, meeting, 'openBallot'),
  async run(tx, meeting, input) {
    const items = [...new Set(input.itemIds)].map((itemId) => pickItem(meeting, itemId, input.kind));
    await moveMeeting(tx, meeting, input.version, 'BALLOT_OPEN');
    for (const item of items) {
      const ballotId = await openBallot(tx, {
        kind: input.kind,
        object: { type: 'agenda-item', id: item.id },
        title: item.title,
        base: meeting.seats.length,
        thresholdPercent: item.thresholdPercent,
      });
      await tx.run(sql`update councils.agenda_item set ballot_id = ${ballotId} where id = ${item.id}`);
    }
    if (input.kind === 'open') await oweVotes(tx, meeting, items.length);
    return {
      result: { id: meeting.id },
      trace: {
        type: 'meeting',
        id: meeting.id,
        label: meeting.title,
        from: meeting.state,
        to: 'BALLOT_OPEN',
        detail: { kind: input.kind, base: meeting.seats.length, items: items.map((item) => item.title) },
      },
    };
  },
});

function pickItem(meeting: MeetingRecord, itemId: string, kind: 'open' | 'paper'): ItemRecord {
  const item = meeting.items.find((one) => one.id === itemId);
  if (!item) throw refuse(councilRefusals.itemUnknown, {}, { field: 'itemIds' });
  if (item.ballotId !== null) throw refuse(councilRefusals.itemVoted, { title: item.title });
  if (item.secret && kind === 'open') throw refuse(councilRefusals.secretNeeded, { title: item.title }, { basis: item.thresholdBasis });
  return item;
}

/** Items of the list being voted on or counted. */
const runningItems = (meeting: MeetingRecord): ItemRecord[] => meeting.items.filter((item) => item.ballotId !== null && item.result === null);

/** Writes the results; the figures are over all members, so opinions that never came block nothing. */
async function countRunning(tx: Tx, meeting: MeetingRecord): Promise<Record<string, unknown>> {
  const items = runningItems(meeting);
  const counted = await countBallots(
    tx,
    items.flatMap((item) => item.ballotId ?? []),
  );
  const figures: Record<string, unknown> = {};
  for (const item of items) {
    const tally = counted.get(item.ballotId ?? '')?.tally;
    await tx.run(sql`update councils.agenda_item set result = ${tally?.passed ? 'PASSED' : 'NOT_PASSED'} where id = ${item.id}`);
    figures[item.title] = tally;
  }
  return figures;
}

/** Voting ends. When the opinion of every member is in there is nothing to wait for, and it is counted at once. */
export const closeVoting = defineAction({
  name: 'councils.closeBallot',
  input: councilsApi.close.body.extend({ id }),
  load: (tx, input) => loadMeeting(tx, input.id),
  allow: (actor, meeting) => asSecretary(actor, meeting, 'close'),
  async run(tx, meeting, input) {
    await moveMeeting(tx, meeting, input.version, 'COUNTING');
    const ballotIds = runningItems(meeting).flatMap((item) => item.ballotId ?? []);
    for (const ballotId of ballotIds) await closeBallot(tx, ballotId, input.countingTeam);
    await tx.run(sql`update councils.meeting set counting_team = ${input.countingTeam} where id = ${meeting.id}`);
    for (const seat of meeting.seats) await settle(tx, { kind: 'councils.vote', object: { type: 'council-member', id: seat.memberId } }, 'CANCELLED');
    const closed = {
      type: 'meeting',
      id: meeting.id,
      label: meeting.title,
      from: meeting.state,
      to: 'COUNTING',
      detail: { countingTeam: input.countingTeam },
    };
    const ballots = [...(await ballotsOf(tx, ballotIds)).values()];
    if (!ballots.every((ballot) => ballot.kind === 'open' && ballot.tally?.missing === 0)) return { result: { id: meeting.id }, trace: closed };
    const figures = await countRunning(tx, meeting);
    await moveMeeting(tx, { id: meeting.id, state: 'COUNTING' }, input.version + 1, 'COUNTED');
    return {
      result: { id: meeting.id },
      trace: [closed, { type: 'meeting', id: meeting.id, label: meeting.title, from: 'COUNTING', to: 'COUNTED', detail: figures, restricted: true }],
    };
  },
});

export const enterPaper = defineAction({
  name: 'councils.enterPaper',
  input: councilsApi.paper.body.extend({ id }),
  load: (tx, input) => loadMeeting(tx, input.id),
  allow: (actor, meeting) => asSecretary(actor, meeting, 'paper'),
  async run(tx, meeting, { id: meetingId, itemId, ...paper }) {
    const item = runningItems(meeting).find((one) => one.id === itemId);
    if (!item || item.ballotId === null) throw refuse(councilRefusals.itemUnknown);
    const ballot = (await ballotsOf(tx, [item.ballotId])).get(item.ballotId);
    if (ballot?.kind !== 'paper') throw refuse(councilRefusals.paperOnly);
    await enterPaperCount(tx, item.ballotId, paper, meeting.seats.filter((seat) => seat.presence === 'PRESENT').length);
    return {
      result: { id: meetingId },
      trace: { type: 'meeting', id: meetingId, label: meeting.title, detail: { item: item.title, paper }, restricted: true },
    };
  },
});

export const countVoting = defineAction({
  name: 'councils.count',
  input: councilsApi.count.body.extend({ id }),
  load: (tx, input) => loadMeeting(tx, input.id),
  allow: (actor, meeting) => asSecretary(actor, meeting, 'count'),
  async run(tx, meeting, input) {
    if (meeting.version !== input.version) throw refuse(commonRefusals.stale);
    const figures = await countRunning(tx, meeting);
    await moveMeeting(tx, meeting, input.version, 'COUNTED');
    return {
      result: { id: meeting.id },
      trace: { type: 'meeting', id: meeting.id, label: meeting.title, from: meeting.state, to: 'COUNTED', detail: figures, restricted: true },
    };
  },
});
