import { z } from 'zod';
import { defineAction } from '#platform/action.ts';
import { addDays, showDate } from '#platform/dates.ts';
import { sql, type Tx } from '#platform/db/database.ts';
import { commonRefusals, refuse } from '#platform/refusal.ts';
import { day, id, version } from '#platform/schema.ts';
import { cite } from '#modules/documents/index.ts';
import { settle, tell } from '#modules/notifications/index.ts';
import { movementRefusals } from '../../refusals.ts';
import { movementPolicy } from '../../rules.ts';
import { addressLaunch } from '../addressees.ts';
import { deadlines, oweOpening, oweResponse, oweReviews } from '../duties.ts';
import { findMovement } from '../findable.ts';
import { lockMovement, moveMovement, traceOf, type StoredMovement } from '../movement-store.ts';

async function demandDocument(tx: Tx, documentId: string): Promise<void> {
  const found = await tx.maybe(sql`select 1 from documents.document where id = ${documentId} and status <> 'void'`);
  if (!found) throw refuse(movementRefusals.unknownReference, {}, { field: 'documentId' });
}

const citeLaunch = (tx: Tx, movement: StoredMovement, documentId: string) =>
  cite(tx, { documentId, object: { type: 'movement', id: movement.id }, label: movement.title, link: `/phong-trao/${movement.id}` });

/**
 * The launch: freezes the theme in its words, addresses the units and puts opening and answering into their
 * inboxes. A paper without number may follow later ("chưa có số").
 */
export const launchMovement = defineAction({
  name: 'movements.launch',
  input: z.object({ id, version, launchedOn: day, documentId: id.nullable(), numberPending: z.boolean() }).strict(),
  load: (tx, input) => lockMovement(tx, input.id),
  allow: (actor, movement, _input, tx) => movementPolicy.launch(actor, movement, tx.today),
  async run(tx, movement, input) {
    if (input.launchedOn > tx.today) throw refuse(movementRefusals.notLaunchedYet);
    const documentId = input.documentId ?? movement.documentId;
    if (documentId === null && !input.numberPending) throw refuse(movementRefusals.numberMissing);
    if (documentId !== null) await demandDocument(tx, documentId);
    const { openDays, respondDays } = await deadlines(tx);
    const respondBy = movement.respondBy ?? addDays(input.launchedOn, respondDays);
    const result = await moveMovement(
      tx,
      movement,
      'launch',
      input.version,
      sql`, launched_on = ${input.launchedOn}, document_id = ${documentId}, number_pending = ${documentId === null}, respond_by = ${respondBy},
        launched_theme = (select th.text from movements.theme th where th.id = movements.movement.theme_id)`,
    );
    const year = movement.fromYear ?? Number(input.launchedOn.slice(0, 4));
    const launched = { id: movement.id, title: movement.title, year };
    for (const { unitId } of await addressLaunch(tx, movement, year)) {
      await oweOpening(tx, launched, unitId, addDays(tx.today, openDays));
      await oweResponse(tx, launched, unitId, respondBy);
    }
    await oweReviews(tx, { ...launched, level: movement.level, launcherUnitId: movement.launcherUnitId }, movement.interimOn, movement.endsOn);
    await settle(tx, { kind: 'movements.launch', object: { type: 'movement', id: movement.id } });
    if (documentId !== null) await citeLaunch(tx, movement, documentId);
    await findMovement(tx, { id: movement.id, title: movement.title, subtitle: showDate(input.launchedOn) });
    await tell(tx, {
      to: { role: 'standing', unitId: null },
      title: { vi: `Đã phát động: ${movement.title}`, en: `Launched: ${movement.title}` },
      link: `/phong-trao/${movement.id}`,
    });
    return {
      result,
      trace: traceOf(movement, result.state, { detail: { launchedOn: input.launchedOn, documentId, numberPending: documentId === null } }),
    };
  },
});

/** The paper got its number: "chưa có số" ends. */
export const setLaunchDocument = defineAction({
  name: 'movements.set-document',
  input: z.object({ id, version, documentId: id }).strict(),
  load: (tx, input) => lockMovement(tx, input.id),
  allow: (actor, movement, _input, tx) => movementPolicy.setDocument(actor, movement, tx.today),
  async run(tx, movement, input) {
    await demandDocument(tx, input.documentId);
    const changed = await tx.run(sql`
      update movements.movement set document_id = ${input.documentId}, number_pending = false, version = version + 1
      where id = ${movement.id} and version = ${input.version}`);
    if (changed === 0) throw refuse(commonRefusals.stale);
    await citeLaunch(tx, movement, input.documentId);
    return {
      result: { id: movement.id, state: movement.state, version: input.version + 1 },
      trace: traceOf(movement, movement.state, { detail: { documentId: input.documentId } }),
    };
  },
});
