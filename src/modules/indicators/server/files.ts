import type { FastifyReply, FastifyRequest } from 'fastify';
import { writeXlsx } from 'hucre/xlsx';
import { runAction } from '#platform/action.ts';
import type { Actor } from '#platform/actor.ts';
import { endOfMonth } from '#platform/dates.ts';
import type { Services } from '#platform/http/module.ts';
import { readParts } from '#platform/http/parts.ts';
import { parseOrRefuse } from '#platform/parse.ts';
import { commonRefusals, demand, refuse } from '#platform/refusal.ts';
import { baseName, countSecret } from '#modules/evidence/index.ts';
import { indicatorsRefusals, missingLabels, uploadFields } from '../contract.ts';
import { importColumns } from '../import-rules.ts';
import { isAsked } from '../rules.ts';
import { previewFile } from './actions/imports.ts';
import { assignmentsOf, editionsFor, givenTo, validOn } from './definitions.ts';
import { mayEnter } from './policy.ts';
import { mostBytes, readRows } from './table-reader.ts';

interface Context {
  readonly request: FastifyRequest;
  readonly actor: Actor;
  readonly services: Services;
}

/**
 * Receives one table. The box "contains state secrets" ends it before the file is looked at: a count and a reason code are
 * kept, the bytes go with the request (R-078).
 */
export async function receiveTable({ request, actor, services }: Context): Promise<{ id: string }> {
  const { fields, file } = await readParts(request, { noFile: indicatorsRefusals.noFile, tooLarge: indicatorsRefusals.fileTooLarge }, mostBytes);
  const { secret, secretReason, unitId, year } = parseOrRefuse(uploadFields, fields);
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
  const rows = await readRows(way, file.bytes, importColumns);
  if (rows.length === 0) throw refuse(indicatorsRefusals.noRows);
  return runAction(services.db, actor, previewFile, { unitId, year, way, fileName: baseName(file.name).slice(0, 200), rows: rows as never });
}

/** The workbook to fill in: what this unit is asked and nobody counts for it, month by month. */
export async function sendTemplate(context: {
  params: { unitId: string; year: number };
  reply: FastifyReply;
  actor: Actor;
  services: Services;
}): Promise<FastifyReply> {
  const { params, reply, actor, services } = context;
  const { unitId, year } = params;
  demand(mayEnter(actor, unitId));
  const lines = await services.db.read(actor, async (tx) => {
    const editions = await editionsFor(tx, unitId, year);
    const assignments = await assignmentsOf(tx, [unitId], year);
    return Array.from({ length: 12 }, (_, index) => index + 1).flatMap((month) =>
      validOn(editions, endOfMonth(year, month))
        .filter(
          (one) =>
            one.feed === 'entry' &&
            isAsked(one.period, month) &&
            givenTo(
              one,
              assignments.find((given) => given.code === one.code),
            ).applies,
        )
        .flatMap((one) => one.parts.map((part) => ({ month, code: one.code, name: one.name.vi, part: part.code, partName: part.vi }))),
    );
  });
  if (lines.length === 0) throw refuse(commonRefusals.notFound);
  const headings = [
    { header: importColumns.month.vi, key: 'month', width: 8 },
    { header: importColumns.code.vi, key: 'code', width: 18 },
    { header: 'Chỉ số', key: 'name', width: 48 },
    { header: importColumns.part.vi, key: 'part', width: 16 },
    { header: 'Thành phần', key: 'partName', width: 36 },
    { header: importColumns.amount.vi, key: 'amount', width: 16 },
    { header: importColumns.missing.vi, key: 'missing', width: 28 },
    { header: importColumns.note.vi, key: 'note', width: 30 },
    { header: importColumns.secret.vi, key: 'secret', width: 18 },
  ];
  const help = [
    ['Mỗi dòng là một tháng, một chỉ số, một thành phần. Dòng không dùng thì xóa.'],
    ['Số liệu là số lũy kế từ đầu năm đến hết tháng. Không viết công thức; không dùng dấu ngăn hàng nghìn.'],
    [
      `Chưa có số thì để trống và ghi lý do: ${Object.values(missingLabels)
        .map((one) => one.vi.toLowerCase())
        .join(' / ')}.`,
    ],
    ['Dòng có bí mật nhà nước: chỉ đánh dấu x ở cột cuối, không ghi số. Hệ thống chỉ đếm một lượt.'],
  ];
  const bytes = await writeXlsx({
    sheets: [
      { name: 'Số liệu', columns: headings, data: lines },
      { name: 'Hướng dẫn', rows: help },
    ],
  });
  return reply
    .header('content-disposition', `attachment; filename="mau.xlsx"; filename*=UTF-8''${encodeURIComponent(`Mẫu số liệu chỉ số ${year}.xlsx`)}`)
    .type('application/vnd.openxmlformats-officedocument.spreadsheetml.sheet')
    .send(Buffer.from(bytes));
}
