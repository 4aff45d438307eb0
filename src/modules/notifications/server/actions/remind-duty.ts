import { defineAction } from '#platform/action.ts';
import { id, paragraph } from '#platform/schema.ts';
import { refuse } from '#platform/refusal.ts';
import { z } from 'zod';
import { notificationRefusals } from '../../contract.ts';
import { tell } from '../inbox.ts';
import { findDuty } from '../queries.ts';
import { keepReminder } from '../repository.ts';

/** Somebody who watches over a duty urges its owner; the note stays on the duty. */
export const remindDuty = defineAction({
  name: 'notifications.remind',
  input: z.object({ id, note: paragraph(500) }).strict(),
  load: (tx, input) => findDuty(tx, input.id),
  allow: (_actor, duty) => duty.can.remind,
  async run(tx, duty, { note }) {
    const owner = { role: duty.owner.role, unitId: duty.owner.unitId, accountId: duty.ownerAccountId };
    if (!(await keepReminder(tx, { dutyId: duty.id, step: Math.max(duty.step, 1), to: owner, byHand: true, note })))
      throw refuse(notificationRefusals.urgedToday);
    await tell(tx, { to: owner, title: { vi: `Được đôn đốc: ${duty.title.vi}`, en: `Urged: ${duty.title.en}` }, link: duty.link });
    return { result: { id: duty.id }, trace: { type: 'duty', id: duty.id, label: duty.title.vi, unitId: duty.owner.unitId, reason: note } };
  },
});
