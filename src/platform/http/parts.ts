import type { FastifyRequest } from 'fastify';
import { refuse, type DeclaredRefusal } from '../refusal.ts';

export interface SentParts {
  readonly fields: Record<string, unknown>;
  /** The name as it was sent: without its folders only after the module's own look at it. */
  readonly file: { readonly name: string; readonly bytes: Uint8Array } | undefined;
}

/**
 * Reads fields and at most one file of a form, in any order; the file stops being read at `mostBytes`, or where the server
 * stops all. Refuses by the module's own words what is no form or too large.
 */
export async function readParts(
  request: FastifyRequest,
  refusals: { readonly noFile: DeclaredRefusal; readonly tooLarge: DeclaredRefusal },
  mostBytes?: number,
): Promise<SentParts> {
  if (!request.isMultipart()) throw refuse(refusals.noFile);
  const fields: Record<string, unknown> = {};
  let file: SentParts['file'];
  try {
    for await (const part of request.parts(mostBytes === undefined ? undefined : { limits: { fileSize: mostBytes } })) {
      if (part.type === 'file') file = { name: part.filename, bytes: await part.toBuffer() };
      else if (part.value !== '') fields[part.fieldname] = part.value;
    }
  } catch (error) {
    if ((error as { code?: string }).code === 'FST_REQ_FILE_TOO_LARGE')
      throw refuse(refusals.tooLarge, { most: mostBytes === undefined ? null : Math.floor(mostBytes / 2 ** 20) });
    // A form that breaks off or is none inside: the sender's, with the reader's own words as the cause.
    throw Object.assign(refuse(refusals.noFile), { cause: error });
  }
  return { fields, file };
}
