import { hasRole, type Actor } from '#platform/actor.ts';
import { daysBetween, type Day } from '#platform/dates.ts';
import { all, no, yes, type Decision } from '#platform/refusal.ts';
import { leadsTerm, type TermShape } from '#modules/groups/index.ts';
import { yearStates } from '#modules/movements/contract.ts';
import { portalRefusals, type RibbonStage } from './contract.ts';

type YearState = keyof typeof yearStates;

/** What people see of the year; its preparation and its end are not stages anybody works in. */
export const ribbonStages = (Object.keys(yearStates) as YearState[]).filter((state) => state !== 'PREPARING' && state !== 'CLOSED');

export interface DatedStage {
  readonly stage: YearState;
  readonly startsOn: Day | null;
  readonly actualOn: Day | null;
}

function stateOf(stage: YearState, now: YearState, dated: DatedStage | undefined): RibbonStage['state'] {
  if (stage === now) return 'now';
  // the mid-year review ends back in RUNNING
  if (stage === 'MIDYEAR' && now === 'RUNNING' && dated?.actualOn) return 'done';
  const order = Object.keys(yearStates);
  return order.indexOf(stage) < order.indexOf(now) ? 'done' : 'next';
}

/** The part of the stage that has passed, in hundredths: from its own date to the next date on the line. */
function fractionOf(from: Day | null, to: Day | null, today: Day): number | null {
  if (from === null || to === null || to <= from) return null;
  return Math.min(100, Math.max(0, Math.round((daysBetween(from, today) * 100) / daysBetween(from, to))));
}

/** The ribbon of a year: where it stands, the dates that are known, and how far today is on the way to the next one. */
export function ribbonOf(now: YearState, milestones: readonly DatedStage[], today: Day): RibbonStage[] {
  const dated = ribbonStages.map((stage) => {
    const milestone = milestones.find((one) => one.stage === stage);
    return { stage, milestone, on: milestone?.actualOn ?? milestone?.startsOn ?? null };
  });
  return dated.map(({ stage, milestone, on }, index) => {
    const next = dated.slice(index + 1).find((later) => later.on !== null)?.on ?? null;
    const state = stateOf(stage, now, milestone);
    return { stage, on, happened: Boolean(milestone?.actualOn), state, fraction: state === 'now' ? fractionOf(on, next, today) : null };
  });
}

/** Urging the members: the head of the group or the standing body, while something is owed. */
export function mayRemindMembers(actor: Actor, term: TermShape, owed: number): Decision {
  return all(
    hasRole(actor, 'standing') || leadsTerm(actor, term) ? yes : no(portalRefusals.onlyHead),
    owed > 0 ? yes : no(portalRefusals.nothingOwed),
  );
}
