import type { FastifyReply, FastifyRequest } from 'fastify';
import { runAction } from '#platform/action.ts';
import type { Actor } from '#platform/actor.ts';
import { sql } from '#platform/db/database.ts';
import type { Services } from '#platform/http/module.ts';
import { parseOrRefuse } from '#platform/parse.ts';
import { commonRefusals, refuse } from '#platform/refusal.ts';
import { evidenceRefusals, uploadFields } from '../contract.ts';
import { attachment, baseName } from '../rules.ts';
import { addFile } from './actions/add-evidence.ts';
import { checkEvidence, readableItem } from './actions/check-evidence.ts';
import { countSecret } from './actions/count-secret.ts';
import { checkFile } from './file-check.ts';
import { isOwn } from './policy.ts';

interface Sent {
  readonly fields: Record<string, unknown>;
  readonly file: { readonly name: string; readonly bytes: Uint8Array } | undefined;
}

/** Fields and at most one file, in any order. A file over the limit ends as `evidence.too_large`. */
export async function readParts(request: FastifyRequest): Promise<Sent> {
  if (!request.isMultipart()) throw refuse(evidenceRefusals.noFile);
  const fields: Record<string, unknown> = {};
  let file: Sent['file'];
  try {
    for await (const part of request.parts()) {
      if (part.type === 'file') file = { name: baseName(part.filename), bytes: await part.toBuffer() };
      else if (part.value !== '') fields[part.fieldname] = part.value;
    }
  } catch (error) {
    if ((error as { code?: string }).code === 'FST_REQ_FILE_TOO_LARGE') throw refuse(evidenceRefusals.tooLarge);
    throw error;
  }
  return { fields, file };
}

/**
 * Receives one file. The box "contains state secrets" ends it before anything is looked at: the count is committed, the
 * bytes are dropped with the request, and the refusal says so.
 */
export async function receiveFile({
  request,
  actor,
  services,
}: {
  request: FastifyRequest;
  actor: Actor;
  services: Services;
}): Promise<{ id: string; existed: boolean }> {
  const { fields, file } = await readParts(request);
  const { secret, secretReason, unitId, ...words } = parseOrRefuse(secretOnly(fields) ? uploadFields.partial({ title: true }) : uploadFields, fields);
  if (secret) {
    const key = request.headers['idempotency-key'];
    await runAction(services.db, actor, countSecret, { unitId, reasonCode: secretReason, count: 1 }, typeof key === 'string' ? { key } : undefined);
    throw refuse(evidenceRefusals.stateSecret);
  }
  if (!file) throw refuse(evidenceRefusals.noFile);
  const verdict = await checkFile(file.name, file.bytes);
  if ('refusal' in verdict) throw verdict.refusal;
  return runAction(services.db, actor, addFile, {
    ...words,
    title: words.title ?? '',
    documentId: null,
    unitId,
    fileName: file.name,
    mediaType: verdict.file.mediaType,
    bytes: file.bytes,
  });
}

/** With the box ticked nobody should have to type what the secret paper is called. */
const secretOnly = (fields: Readonly<Record<string, unknown>>) => fields['secret'] === 'true';

/** Sends the file as an attachment. A reader of another unit is a checker and is recorded before the bytes leave. */
export async function sendFile(context: { params: { id: string }; reply: FastifyReply; actor: Actor; services: Services }): Promise<FastifyReply> {
  const { params, reply, actor, services } = context;
  const found = await services.db.read(actor, async (tx) => {
    const item = await readableItem(tx, params.id);
    const content = item && (await tx.maybe<{ bytes: Buffer }>(sql`select bytes from evidence.content where item_id = ${item.id}`));
    return item && { item, bytes: content?.bytes };
  });
  if (!found) throw refuse(commonRefusals.notFound);
  const { item, bytes } = found;
  if (!bytes || item.fileName === null || item.mediaType === null) throw refuse(evidenceRefusals.noContent);
  if (!isOwn(actor, item)) await runAction(services.db, actor, checkEvidence, { id: item.id });
  return reply
    .header('content-type', item.mediaType)
    .header('content-disposition', attachment(item.fileName))
    .header('content-length', bytes.byteLength)
    .header('x-content-type-options', 'nosniff')
    .header('content-security-policy', "default-src 'none'; sandbox")
    .header('cache-control', 'private, no-store')
    .send(bytes);
}
