import { defineAction } from '#platform/action.ts';
import { sql, type Tx } from '#platform/db/database.ts';
import { id } from '#platform/schema.ts';
import { addAgendaItem, loadMeeting, maySend, removeAgendaItem, sendConclusions } from '#modules/councils/index.ts';
import { termOf } from '#modules/groups/index.ts';
import { nominationsApi } from '../../contract.ts';
import { bindingBallot, loadDossier, type Dossier } from '../dossier.ts';
import { oweCouncilList, oweNothing, owePresentation } from '../duties.ts';
import { isStanding, mayDo } from '../policy.ts';
import { demandQuotas } from '../quota-check.ts';
import { defineStep, move, takePart, traceOf } from '../step.ts';
import { releaseInitiatives } from '../used-initiatives.ts';

const object = (dossierId: string) => ({ type: 'nomination', id: dossierId });

/** What the minute must say: the Khối or Cụm a flag's unit leads (practice §7), and the vote of the unit. */
async function minuteNote(tx: Tx, dossier: Dossier): Promise<string> {
  const term = dossier.termId === null ? undefined : await termOf(tx, dossier.termId);
  const rank = dossier.rankInGroup === null ? 'chưa rõ thứ hạng' : `xếp thứ ${dossier.rankInGroup}`;
  return [
    ...(term ? [`${term.groupName} năm ${term.year}: ${rank}.`] : []),
    ...(dossier.unitYes === null ? [] : [`Đơn vị bình xét ${dossier.unitYes}/${dossier.unitMembers} đồng ý.`]),
  ].join(' ');
}

/** Several dossiers at once, all or none: the list is closed only when every condition is explained. */
export const putOnList = defineAction({
  name: 'nominations.putOnList',
  input: nominationsApi.putOnList.body,
  async load(tx, input) {
    const dossiers: Dossier[] = [];
    // One order for everybody, so that two clerks cannot wait for each other in a circle.
    for (const item of [...input.items].sort((a, b) => (a.id < b.id ? -1 : 1))) {
      const dossier = await loadDossier(tx, item.id);
      if (!dossier) return undefined;
      dossiers.push(dossier);
    }
    return dossiers;
  },
  allow: (actor, dossiers) => dossiers.map((dossier) => mayDo(actor, dossier, 'putOnList')).find((one) => !one.ok) ?? isStanding(actor),
  async run(tx, dossiers, input) {
    const traces = [];
    for (const dossier of dossiers) {
      if (dossier.awardCode === 'CO_CP') await demandQuotas(tx, dossier.unitId, dossier.year, 'CO_CP');
      const { awardName, subjectName, year, award } = dossier;
      const meeting = await addAgendaItem(tx, input.meetingId, {
        object: object(dossier.id),
        title: `${subjectName} – ${awardName} năm ${year}`,
        detail: dossier.achievement.slice(0, 600),
        link: `/ho-so/${dossier.id}`,
        minuteNote: await minuteNote(tx, dossier),
        ballot: bindingBallot(award),
        subjectPersonId: dossier.subjectPersonId,
      });
      const seen = input.items.find((item) => item.id === dossier.id)?.version ?? -1;
      const to = await move(tx, dossier, { verb: 'putOnList', seen });
      await takePart(tx, dossier.id, 'standing');
      await oweNothing(tx, dossier);
      traces.push(traceOf(dossier, to, { detail: { meeting: meeting.title, heldOn: meeting.heldOn } }));
    }
    return { result: { count: dossiers.length }, trace: traces };
  },
});

export const takeOffList = defineStep('takeOffList', nominationsApi.takeOffList.body, async (tx, dossier, input) => {
  await removeAgendaItem(tx, object(dossier.id));
  await oweCouncilList(tx, dossier);
  return { reason: input.reason };
});

/** The standing body acts between sessions and speaks for the council; the act is marked as such. */
export const passByStanding = defineStep('passByStanding', nominationsApi.passByStanding.body, async (tx, dossier, input) => {
  await owePresentation(tx, dossier);
  return {
    set: sql`, by_standing = true, state_reason = ${input.reason}`,
    reason: `Thường trực thay mặt Hội đồng: ${input.reason}`,
    detail: { byStanding: true },
  };
});

/** The signed minute reaches the dossiers: meeting and dossiers change in one transaction. */
export const takeCouncilResults = defineAction({
  name: 'nominations.takeCouncilResults',
  input: nominationsApi.takeResults.body.extend({ meetingId: id }),
  load: (tx, input) => loadMeeting(tx, input.meetingId),
  allow: (actor, meeting) => maySend(actor, meeting),
  async run(tx, meeting, input) {
    const conclusions = (await sendConclusions(tx, meeting, input.version)).filter((one) => one.objectType === 'nomination');
    const traces = [];
    for (const { objectId, result } of conclusions) {
      const dossier = await loadDossier(tx, objectId);
      // Taken off the agenda meanwhile: its state says so, and the council's result no longer concerns it.
      if (dossier?.state !== 'AT_COUNCIL') continue;
      const passed = result === 'PASSED';
      if (!passed) await releaseInitiatives(tx, dossier, 'Hội đồng không thông qua');
      const to = await move(tx, dossier, { verb: passed ? 'pass' : 'fail', seen: dossier.version });
      await (passed ? owePresentation(tx, dossier) : oweNothing(tx, dossier));
      traces.push(traceOf(dossier, to, { detail: { meeting: meeting.title, heldOn: meeting.heldOn, minutes: meeting.minutesNumber } }));
    }
    const passed = conclusions.filter((one) => one.result === 'PASSED').length;
    const ended = { type: 'meeting', id: meeting.id, label: meeting.title, from: meeting.state, to: 'CONCLUDED' };
    return { result: { passed, notPassed: conclusions.length - passed }, trace: [ended, ...traces] };
  },
});
