import type { FastifyRequest } from 'fastify';
import { runAction } from '#platform/action.ts';
import type { Actor } from '#platform/actor.ts';
import type { Services } from '#platform/http/module.ts';
import { readParts } from '#platform/http/parts.ts';
import { parseOrRefuse } from '#platform/parse.ts';
import { demand, refuse } from '#platform/refusal.ts';
import { baseName, countSecret } from '#modules/evidence/index.ts';
import { indicatorsRefusals, uploadFields } from '../contract.ts';
import { factColumns } from '../fact-cells.ts';
import { importColumns } from '../import-rules.ts';
import { previewFile } from './actions/imports.ts';
import { mayEnter } from './policy.ts';
import { mostBytes, mostFacts, readRows } from './table-reader.ts';

interface Context {
  readonly request: FastifyRequest;
  readonly actor: Actor;
  readonly services: Services;
}

/**
 * Receives one table. The box "contains state secrets" ends it before the file is looked at: a count and a reason code are
 * kept, the bytes go with the request.
 */
export async function receiveTable({ request, actor, services }: Context): Promise<{ id: string }> {
  const { fields, file } = await readParts(request, { noFile: indicatorsRefusals.noFile, tooLarge: indicatorsRefusals.fileTooLarge }, mostBytes);
  const { about, secret, secretReason, unitId, year } = parseOrRefuse(uploadFields, fields);
  demand(mayEnter(actor, unitId));
  const key = request.headers['idempotency-key'];
  const once = typeof key === 'string' ? { key } : undefined;
  if (secret) {
    await runAction(services.db, actor, countSecret, { unitId, reasonCode: secretReason, count: 1 }, once);
    throw refuse(indicatorsRefusals.stateSecretFile);
  }
  if (!file) throw refuse(indicatorsRefusals.noFile);
  const way = /\.xlsx$/i.test(file.name) ? 'xlsx' : /\.(csv|txt)$/i.test(file.name) ? 'csv' : undefined;
  if (!way) throw refuse(indicatorsRefusals.fileKind);
  const rows = await (about === 'figures' ? readRows(way, file.bytes, importColumns) : readRows(way, file.bytes, factColumns, mostFacts));
  if (rows.length === 0) throw refuse(indicatorsRefusals.noRows);
  return runAction(services.db, actor, previewFile, { unitId, year, about, way, fileName: baseName(file.name).slice(0, 200), rows: rows as never });
}
