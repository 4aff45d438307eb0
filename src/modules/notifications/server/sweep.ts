import { z } from 'zod';
import { defineAction, runIn } from '#platform/action.ts';
import { system } from '#platform/actor.ts';
import { addDays } from '#platform/dates.ts';
import { sql, type Database, type Tx } from '#platform/db/database.ts';
import { commonRefusals, no, refuse, yes } from '#platform/refusal.ts';
import { id } from '#platform/schema.ts';
import type { Text } from '#platform/text.ts';
import { tell } from './inbox.ts';
import { lookAt, stepOffsets, stepToTake, steps, toldAt, type Step } from '../rules.ts';
import { findDuty } from './queries.ts';
import { keepReminder } from './repository.ts';

function words(step: Step, title: Text): Text {
  if (step === 3) return { vi: `Quá hạn: ${title.vi}`, en: `Overdue: ${title.en}` };
  return step === 2
    ? { vi: `Hôm nay đến hạn: ${title.vi}`, en: `Due today: ${title.en}` }
    : { vi: `Sắp đến hạn: ${title.vi}`, en: `Due soon: ${title.en}` };
}

/** One step of one duty, taken by the program itself: reminder, notice, mail and trail together. */
export const takeStep = defineAction({
  name: 'notifications.take_step',
  input: z.object({ id, step: z.union(steps.map((step) => z.literal(step)) as [z.ZodLiteral<1>, z.ZodLiteral<2>, z.ZodLiteral<3>]) }).strict(),
  load: (tx, input) => findDuty(tx, input.id),
  allow: (actor) => (actor === system ? yes : no(commonRefusals.notYourRole)),
  async run(tx, duty, { step }) {
    const owner = { role: duty.owner.role, unitId: duty.owner.unitId, accountId: duty.ownerAccountId };
    const to = toldAt(step, owner);
    if (!(await keepReminder(tx, { dutyId: duty.id, step, to, byHand: false, note: '' }))) throw refuse(commonRefusals.stale);
    await tell(tx, { to, title: words(step, duty.title), link: lookAt(to, owner, duty.link) });
    return {
      result: undefined,
      trace: {
        type: 'duty',
        id: duty.id,
        label: duty.title.vi,
        unitId: duty.owner.unitId,
        from: String(duty.step),
        to: String(step),
        detail: { to: to.role, dueOn: duty.dueOn },
      },
    };
  },
});

interface Candidate {
  readonly id: string;
  readonly dueOn: string;
  readonly step: number;
}

/** Enough to be quick, few enough that one transaction does not hold others up. */
const chunk = 200;

function candidates(tx: Tx, afterId: string | null): Promise<Candidate[]> {
  return tx.many<Candidate>(sql`
    select d.id, d.due_on, d.step from notifications.duty d
    where d.state = 'OPEN' and d.step < 3 and d.due_on <= ${addDays(tx.today, -stepOffsets[1])} and (d.opens_on is null or d.opens_on <= ${tx.today})
      and (${afterId}::uuid is null or d.id > ${afterId}::uuid)
    order by d.id limit ${chunk}`);
}

/**
 * Takes every step whose day has come. Running it again, late, or twice at once changes nothing more: sweeps wait for
 * each other, and the table refuses a step that is on record. Answers how many steps were taken.
 */
export async function sweepDuties(db: Database): Promise<number> {
  let taken = 0;
  let afterId: string | null = null;
  for (;;) {
    const seen: readonly Candidate[] = await db.write(system, async (tx) => {
      await tx.run(sql`select pg_advisory_xact_lock(hashtext('notifications.sweep'))`);
      const found = await candidates(tx, afterId);
      for (const duty of found) {
        const step = stepToTake(duty.dueOn, tx.today, duty.step);
        if (step === undefined) continue;
        await runIn(tx, takeStep, { id: duty.id, step });
        taken += 1;
      }
      return found;
    });
    if (seen.length < chunk) return taken;
    afterId = seen.at(-1)?.id ?? null;
  }
}
