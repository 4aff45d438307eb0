import { defineAction } from '#platform/action.ts';
import type { Actor } from '#platform/actor.ts';
import { hasRole } from '#platform/actor.ts';
import { sql } from '#platform/db/database.ts';
import { all, commonRefusals, no, refuse, yes, type Decision } from '#platform/refusal.ts';
import { id } from '#platform/schema.ts';
import { cancelRegistered, lockAward, type RegisteredAward } from '#modules/decisions/index.ts';
import { settle } from '#modules/notifications/index.ts';
import { lawDeskApi } from '../../law-contract.ts';
import { nominationRefusals } from '../../refusals.ts';
import { isStateLevel } from '../../rules.ts';
import { lockFlag, raiseFlags } from '../flags.ts';
import { isStanding } from '../policy.ts';

/**
 * Who signed an award takes it back (Law 06/2022 Art 93(8)): the Minister's own by the Minister; one signed above or in a
 * unit is entered by the standing body from the paper. One that has its dossier here is taken back there.
 */
export function mayCancel(actor: Actor, award: Pick<RegisteredAward, 'state' | 'objectType' | 'awardCode' | 'level'>): Decision {
  const own = award.level === 'ministry' && !isStateLevel(award.awardCode ?? '');
  const desk = own ? (hasRole(actor, 'minister') ? yes : no(nominationRefusals.onlyMinister)) : isStanding(actor);
  return all(
    award.objectType === 'nomination' ? no(nominationRefusals.cancelInDossier) : yes,
    award.state === 'DECIDED' || award.state === 'AWARDED' ? yes : no(nominationRefusals.notGiven),
    desk,
  );
}

/** GRANTED → CANCELLED with decision and cause; whatever stood on it is flagged, nothing silently changes (law.md §13). */
export const cancelAward = defineAction({
  name: 'nominations.cancelAward',
  input: lawDeskApi.cancel.body.extend({ id }),
  load: (tx, input) => lockAward(tx, input.id),
  allow: (actor, award) => mayCancel(actor, award),
  async run(tx, award, input) {
    if (input.on > tx.today) throw refuse(nominationRefusals.revokeAhead, {}, { field: 'on' });
    await cancelRegistered(tx, award, input);
    const flagged = await raiseFlags(tx, award, input);
    return {
      result: { id: award.id, flagged },
      trace: {
        type: 'award',
        id: award.id,
        label: `${award.awardName} · ${award.recipientName} · ${award.year}`,
        unitId: award.unitId,
        from: award.state,
        to: 'REVOKED',
        reason: input.reason,
        detail: { paper: input.paper, on: input.on, flagged },
      },
    };
  },
});

/** People say what follows; the flag changes nothing itself. */
export const closeFlag = defineAction({
  name: 'nominations.closeFlag',
  input: lawDeskApi.closeFlag.body.extend({ id }),
  load: (tx, input) => lockFlag(tx, input.id),
  allow: (actor, flag) => all(isStanding(actor), flag.state === 'OPEN' ? yes : no(nominationRefusals.flagClosed)),
  async run(tx, flag, input) {
    const changed = await tx.run(sql`
      update nominations.flag set state = 'CLOSED', conclusion = ${input.conclusion}, closing_reason = ${input.reason}, closed_on = ${tx.today}, closed_by = ${tx.actor.name},
        version = version + 1 where id = ${flag.id} and version = ${input.version}`);
    if (changed === 0) throw refuse(commonRefusals.stale);
    await settle(tx, { object: { type: 'award_flag', id: flag.id } });
    return {
      result: { id: flag.id },
      trace: {
        type: 'award_flag',
        id: flag.id,
        label: `${flag.awardName} · ${flag.subjectName} · ${flag.year}`,
        from: 'OPEN',
        to: 'CLOSED',
        reason: input.reason,
        detail: { conclusion: input.conclusion, nomination: flag.nominationId },
      },
    };
  },
});
