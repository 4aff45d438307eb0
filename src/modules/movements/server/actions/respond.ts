import { z } from 'zod';
import { defineAction } from '#platform/action.ts';
import { sql } from '#platform/db/database.ts';
import { commonRefusals, refuse } from '#platform/refusal.ts';
import { newId } from '#platform/ids.ts';
import { id, line, optionalParagraph, version } from '#platform/schema.ts';
import { cite } from '#modules/documents/index.ts';
import { settle, tell } from '#modules/notifications/index.ts';
import { movementRefusals } from '../../refusals.ts';
import { responsePolicy } from '../../rules.ts';
import { keeperOf, oweSubmission } from '../duties.ts';
import { moveMovement } from '../movement-store.ts';
import { lockResponse, type LockedResponse } from '../response-store.ts';

const traceOf = (
  { movement, response, unitName }: LockedResponse,
  responseId: string,
  input: { unitId: string },
  to: 'DRAFT' | 'SUBMITTED',
  detail: unknown,
) => ({
  type: 'response',
  id: responseId,
  label: `${movement.title} · ${unitName}`,
  unitId: input.unitId,
  from: response?.state ?? null,
  to,
  detail,
});

/** A unit drafts its own launch or plan in answer; once there is a draft, its head owes the submission. */
export const draftResponse = defineAction({
  name: 'movements.respond',
  input: z
    .object({
      id,
      unitId: id,
      version: version.nullable(),
      title: line(300),
      plan: optionalParagraph(8000),
      linkedWork: optionalParagraph(3000),
      documentId: id.nullable(),
    })
    .strict(),
  load: (tx, input) => lockResponse(tx, input.id, input.unitId),
  allow: (actor, { subject }) => responsePolicy.respond(actor, subject),
  async run(tx, locked, input) {
    const { movement, response } = locked;
    if (input.documentId !== null && !(await tx.maybe(sql`select 1 from documents.document where id = ${input.documentId}`)))
      throw refuse(movementRefusals.unknownReference, {}, { field: 'documentId' });
    if ((response?.version ?? null) !== input.version) throw refuse(commonRefusals.stale);
    const next = response === undefined ? 0 : response.version + 1;
    const responseId = response?.id ?? newId();
    if (response === undefined)
      await tx.run(sql`
        insert into movements.response (id, movement_id, unit_id, state, title, plan, linked_work, document_id)
        values (${responseId}, ${input.id}, ${input.unitId}, 'DRAFT', ${input.title}, ${input.plan}, ${input.linkedWork}, ${input.documentId})`);
    else
      await tx.run(sql`
        update movements.response set title = ${input.title}, plan = ${input.plan}, linked_work = ${input.linkedWork},
          document_id = ${input.documentId}, version = version + 1 where id = ${responseId}`);
    await oweSubmission(
      tx,
      { id: movement.id, title: movement.title, year: movement.fromYear ?? Number(tx.today.slice(0, 4)) },
      input.unitId,
      movement.respondBy,
    );
    const { title, plan, linkedWork, documentId } = input;
    return { result: { id: input.id, version: next }, trace: traceOf(locked, responseId, input, 'DRAFT', { title, plan, linkedWork, documentId }) };
  },
});

/** The head submits; the first answer of any unit sets the movement running (practice §12.4). */
export const submitResponse = defineAction({
  name: 'movements.submit-response',
  input: z.object({ id, unitId: id, version }).strict(),
  load: (tx, input) => lockResponse(tx, input.id, input.unitId),
  allow: (actor, { subject }) => responsePolicy.submit(actor, subject),
  async run(tx, locked, input) {
    const { movement, response, unitName } = locked;
    if (response === undefined) throw refuse(movementRefusals.responseMissing);
    const changed = await tx.run(sql`
      update movements.response set state = 'SUBMITTED', submitted_on = ${tx.today}, version = version + 1
      where movement_id = ${input.id} and unit_id = ${input.unitId} and version = ${input.version} and state = 'DRAFT'`);
    if (changed === 0) throw refuse(commonRefusals.stale);
    const object = { type: 'movement', id: movement.id };
    for (const kind of ['movements.respond', 'movements.submit-response']) await settle(tx, { kind, object, unitId: input.unitId });
    if (response.documentId !== null)
      await cite(tx, {
        documentId: response.documentId,
        object: { type: 'response', id: response.id },
        label: `${movement.title} · ${unitName}`,
        link: `/phong-trao/${movement.id}?muc=huong-ung`,
      });
    if (movement.state === 'LAUNCHED') await moveMovement(tx, movement, 'firstResponse', movement.version);
    await tell(tx, {
      to: keeperOf(movement),
      title: { vi: `${unitName} đã hưởng ứng: ${movement.title}`, en: `${unitName} responded: ${movement.title}` },
      link: `/phong-trao/${movement.id}?muc=huong-ung`,
    });
    return {
      result: { id: input.id, version: input.version + 1 },
      trace: traceOf(locked, response.id, input, 'SUBMITTED', { submittedOn: tx.today }),
    };
  },
});
