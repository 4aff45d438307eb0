import type { FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import { defineAction, runAction } from '#platform/action.ts';
import type { Actor } from '#platform/actor.ts';
import { sql, type Tx } from '#platform/db/database.ts';
import type { Services } from '#platform/http/module.ts';
import { readParts } from '#platform/http/parts.ts';
import { newId, sha256 } from '#platform/ids.ts';
import { parseOrRefuse } from '#platform/parse.ts';
import { commonRefusals, no, refuse } from '#platform/refusal.ts';
import { day, id, line } from '#platform/schema.ts';
import { codesOf } from '#platform/text.ts';
import { attachment, baseName, checkFile } from '#modules/evidence/index.ts';
import { evidenceRefusals } from '#modules/evidence/contract.ts';
import { termOf } from '#modules/groups/index.ts';
import { complaintRefusals as refusals } from '../../complaints/refusals.ts';
import { paperKinds } from '../../labels.ts';
import { mayLead } from '../policy.ts';

/** Decisions, and minutes of the group's meeting, behind a ranking or a correction: number, day and the file. Nothing of them ever changes. */

const fieldsOf = z.object({ kind: z.enum(codesOf(paperKinds)).default('DECISION'), number: line(80), issuedOn: day }).strict();

export interface Paper {
  readonly id: string;
  readonly termId: string;
  readonly kind: keyof typeof paperKinds;
  readonly number: string;
  readonly issuedOn: string;
  readonly fileName: string;
  readonly mediaType: string;
}

export const readPaper = (tx: Tx, paperId: string): Promise<Paper | undefined> =>
  tx.maybe<Paper>(sql`select id, term_id, kind, number, issued_on, file_name, media_type from scoring.paper where id = ${paperId}`);

/** What was filed for a group, newest first; nothing for who does not lead it. */
export async function papersOf(tx: Tx, termId: string) {
  const term = await termOf(tx, termId);
  if (!term || !mayLead(tx.actor, term).ok) return undefined;
  const rows = await tx.many<Omit<Paper, 'termId' | 'mediaType'>>(
    sql`select id, kind, number, issued_on, file_name from scoring.paper where term_id = ${termId} order by id desc`,
  );
  return { rows };
}

/** The paper of this very group, or a named refusal. */
export async function paperOfTerm(tx: Tx, paperId: string, termId: string): Promise<Paper> {
  const paper = await readPaper(tx, paperId);
  if (paper?.termId !== termId) throw refuse(refusals.paperOtherTerm);
  return paper;
}

const addPaper = defineAction({
  name: 'scoring.add-paper',
  input: fieldsOf.extend({ id, fileName: line(255), mediaType: z.string(), bytes: z.custom<Uint8Array>((value) => value instanceof Uint8Array) }),
  load: (tx, input) => termOf(tx, input.id),
  allow: (actor, term, input, tx) => (input.issuedOn > tx.today ? no(refusals.paperFuture) : mayLead(actor, term)),
  async run(tx, term, { kind, number, issuedOn, fileName, mediaType, bytes }) {
    const paper = { id: newId(), kind, number, issuedOn, fileName, sha256: sha256(bytes) };
    await tx.run(sql`
      insert into scoring.paper (id, term_id, kind, number, issued_on, file_name, media_type, size_bytes, sha256, bytes, added_by, added_at)
      values (${paper.id}, ${term.id}, ${kind}, ${number}, ${issuedOn}, ${fileName}, ${mediaType}, ${bytes.byteLength}, ${paper.sha256}, ${Buffer.from(bytes)},
        ${tx.actor.name}, ${tx.now.toISOString()})`);
    return {
      result: { id: paper.id },
      trace: {
        type: 'score_paper',
        id: paper.id,
        label: `${paperKinds[kind].vi} ${number}`,
        unitId: term.headUnitId,
        to: 'FILED',
        detail: { termId: term.id, ...paper },
      },
    };
  },
});

/** Receives the file of a decision, looked at like every file from outside. */
export async function receivePaper({
  params,
  request,
  actor,
  services,
}: {
  params: { id: string };
  request: FastifyRequest;
  actor: Actor;
  services: Services;
}): Promise<{ id: string }> {
  const { fields, file } = await readParts(request, evidenceRefusals);
  const words = parseOrRefuse(fieldsOf, fields);
  if (!file) throw refuse(evidenceRefusals.noFile);
  const fileName = baseName(file.name);
  const verdict = await checkFile(fileName, file.bytes);
  if ('refusal' in verdict) throw verdict.refusal;
  return runAction(services.db, actor, addPaper, { id: params.id, ...words, fileName, mediaType: verdict.file.mediaType, bytes: file.bytes });
}

export async function sendPaper(context: { params: { id: string }; reply: FastifyReply; actor: Actor; services: Services }): Promise<FastifyReply> {
  const found = await context.services.db.read(context.actor, (tx) =>
    tx.maybe<{ fileName: string; mediaType: string; bytes: Buffer }>(
      sql`select file_name, media_type, bytes from scoring.paper where id = ${context.params.id}`,
    ),
  );
  if (!found) throw refuse(commonRefusals.notFound);
  return context.reply
    .header('content-type', found.mediaType)
    .header('content-disposition', attachment(found.fileName))
    .header('content-length', found.bytes.byteLength)
    .send(found.bytes);
}
