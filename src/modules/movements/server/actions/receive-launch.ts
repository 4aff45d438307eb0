import { z } from 'zod';
import { defineAction } from '#platform/action.ts';
import { addDays } from '#platform/dates.ts';
import { sql } from '#platform/db/database.ts';
import { id } from '#platform/schema.ts';
import { settle, tell } from '#modules/notifications/index.ts';
import { movementPolicy, responsePolicy } from '../../rules.ts';
import { deadlines, oweOpening } from '../duties.ts';
import { lockMovement, traceOf } from '../movement-store.ts';
import { lockResponse } from '../response-store.ts';

/** An addressee's officer or head opened the launch. The first opening counts; later ones change nothing. */
export const openLaunch = defineAction({
  name: 'movements.open',
  input: z.object({ id, unitId: id }).strict(),
  load: (tx, input) => lockResponse(tx, input.id, input.unitId),
  allow: (actor, { subject }) => responsePolicy.open(actor, subject),
  async run(tx, { movement, unitName }, input) {
    const now = tx.now.toISOString();
    const first = await tx.run(sql`
      update movements.addressee set received_at = coalesce(received_at, ${now}), opened_at = ${now}, opened_by = ${tx.actor.name}
      where movement_id = ${input.id} and unit_id = ${input.unitId} and opened_at is null`);
    await settle(tx, { kind: 'movements.open', object: { type: 'movement', id: input.id }, unitId: input.unitId });
    return {
      result: { id: input.id },
      trace: { type: 'movement', id: input.id, label: movement.title, unitId: input.unitId, detail: { opened: unitName, first: first === 1 } },
    };
  },
});

/** Everybody who has not opened the launch owes it again and is told. */
export const remindUnread = defineAction({
  name: 'movements.remind',
  input: z.object({ id }).strict(),
  load: (tx, input) => lockMovement(tx, input.id),
  allow: (actor, movement, _input, tx) => movementPolicy.remind(actor, movement, tx.today),
  async run(tx, movement) {
    const unread = await tx.many<{ unitId: string }>(
      sql`select unit_id from movements.addressee where movement_id = ${movement.id} and opened_at is null`,
    );
    const { openDays } = await deadlines(tx);
    const year = movement.fromYear ?? Number(tx.today.slice(0, 4));
    for (const { unitId } of unread) {
      await oweOpening(tx, { id: movement.id, title: movement.title, year }, unitId, addDays(tx.today, openDays));
      await tell(tx, {
        to: { role: 'officer', unitId },
        title: { vi: `Nhắc mở văn bản phát động: ${movement.title}`, en: `Reminder to open the launch: ${movement.title}` },
        link: `/phong-trao/${movement.id}`,
      });
    }
    return {
      result: { id: movement.id, reminded: unread.length },
      trace: traceOf(movement, movement.state, { detail: { reminded: unread.length } }),
    };
  },
});
