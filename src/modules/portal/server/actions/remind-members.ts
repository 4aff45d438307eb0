import { defineAction, runIn } from '#platform/action.ts';
import type { Tx } from '#platform/db/database.ts';
import { refuse, Refusal } from '#platform/refusal.ts';
import { id } from '#platform/schema.ts';
import { mayFollow, termOf } from '#modules/groups/index.ts';
import { notificationRefusals } from '#modules/notifications/contract.ts';
import { dutiesOfUnits, remindDuty } from '#modules/notifications/index.ts';
import { portalApi, portalRefusals } from '../../contract.ts';
import { mayRemindMembers } from '../../rules.ts';

/** Done in the meantime, or urged by somebody else today: no reason to keep the others waiting. */
const passable = new Set([notificationRefusals.urgedToday.code, notificationRefusals.closed.code]);

async function urge(tx: Tx, dutyId: string, note: string): Promise<boolean> {
  try {
    await runIn(tx, remindDuty, { id: dutyId, note });
    return true;
  } catch (problem) {
    if (problem instanceof Refusal && passable.has(problem.body.code)) return false;
    throw problem;
  }
}

/** The head of a group or the standing body urges the members that have not sent; each duty keeps its own record. */
export const remindMembers = defineAction({
  name: 'portal.remind_members',
  input: portalApi.remind.body.extend({ id }),
  async load(tx, input) {
    const term = await termOf(tx, input.id);
    if (!term || !mayFollow(tx.actor, term).ok) return undefined;
    return { term, duties: await dutiesOfUnits(tx, term.memberUnitIds, term.year) };
  },
  allow: (actor, { term, duties }) => mayRemindMembers(actor, term, duties.filter((duty) => duty.can.remind.ok).length),
  async run(tx, { term, duties }, { dutyIds, note }) {
    const known = new Set(duties.map((duty) => duty.id));
    const wanted = [...new Set(dutyIds)];
    if (wanted.some((dutyId) => !known.has(dutyId))) throw refuse(portalRefusals.notOfTerm);
    let reminded = 0;
    for (const dutyId of wanted) if (await urge(tx, dutyId, note)) reminded += 1;
    return {
      result: { reminded, passedOver: wanted.length - reminded },
      trace: { type: 'group_term', id: term.id, label: `${term.groupName} ${term.year}`, reason: note, detail: { reminded } },
    };
  },
});
