import { hasRole, type Actor } from '#platform/actor.ts';
import type { Day } from '#platform/dates.ts';
import { showDate } from '#platform/dates.ts';
import { all, no, yes, type Can, type Decision } from '#platform/refusal.ts';
import { changeRefusals } from '../change/refusals.ts';

export interface VersionShape {
  readonly state: 'DRAFT' | 'PUBLISHED' | 'WITHDRAWN';
  readonly effectiveOn: Day;
  readonly loadedByAccount: string | null;
}

/** The newest replay of a version, as far as it decides anything. */
export interface ReplayShape {
  readonly state: 'WAITING' | 'RUNNING' | 'DONE' | 'FAILED';
  /** Run over the rules that hold now. */
  readonly current: boolean;
}

export const mayLoad = (actor: Actor): Decision => (hasRole(actor, 'admin') ? yes : no(changeRefusals.onlyAdminLoads));

const isDraft = (version: VersionShape): Decision =>
  version.state === 'DRAFT' ? yes : no(version.state === 'WITHDRAWN' ? changeRefusals.alreadyWithdrawn : changeRefusals.notDraft);
const handles = (actor: Actor): Decision => (hasRole(actor, 'admin', 'standing') ? yes : no(changeRefusals.onlyAdminLoads));

export const mayReplay = (actor: Actor, version: VersionShape, replay: ReplayShape | undefined): Decision =>
  all(handles(actor), isDraft(version), replay?.state === 'WAITING' || replay?.state === 'RUNNING' ? no(changeRefusals.replayRunning) : yes);

/** Two people, a day still to come, and a replay over the rules that hold now. */
export const mayPublish = (actor: Actor, version: VersionShape, replay: ReplayShape | undefined, today: Day): Decision =>
  all(
    hasRole(actor, 'standing') ? yes : no(changeRefusals.onlyStandingPublishes),
    isDraft(version),
    version.loadedByAccount !== null && version.loadedByAccount === actor.accountId ? no(changeRefusals.ownDraft) : yes,
    version.effectiveOn > today ? yes : no(changeRefusals.dayPassed, { day: showDate(version.effectiveOn) }),
    replay?.state === 'DONE' ? yes : no(changeRefusals.replayMissing),
    replay?.current === true ? yes : no(changeRefusals.replayStale),
  );

/** A draft at any time; a published version only before its day. */
export const mayWithdraw = (actor: Actor, version: VersionShape, today: Day): Decision =>
  all(
    handles(actor),
    version.state === 'WITHDRAWN' ? no(changeRefusals.alreadyWithdrawn) : yes,
    version.state === 'PUBLISHED' && version.effectiveOn <= today ? no(changeRefusals.inForce, { day: showDate(version.effectiveOn) }) : yes,
  );

export const canOfVersion = (
  actor: Actor,
  version: VersionShape,
  replay: ReplayShape | undefined,
  today: Day,
): Can<'replay' | 'publish' | 'withdraw'> => ({
  replay: mayReplay(actor, version, replay),
  publish: mayPublish(actor, version, replay, today),
  withdraw: mayWithdraw(actor, version, today),
});
