import type { FastifyReply } from 'fastify';
import { writeXlsx, type WriteSheet } from 'hucre/xlsx';
import type { Actor } from '#platform/actor.ts';
import { endOfMonth } from '#platform/dates.ts';
import type { Services } from '#platform/http/module.ts';
import { commonRefusals, demand, refuse } from '#platform/refusal.ts';
import { missingLabels } from '../contract.ts';
import { factKindCodes, factKinds, type FactKind, type Place } from '../facts.ts';
import { columnOf, factColumns, type FactImportContext } from '../fact-cells.ts';
import { importColumns } from '../import-rules.ts';
import { isAsked } from '../rules.ts';
import { assignmentsOf, editionsFor, givenTo, validOn } from './definitions.ts';
import { factImportContext } from './fact-imports.ts';
import { mayEnter } from './policy.ts';

interface Context {
  readonly params: { readonly unitId: string; readonly year: number };
  readonly reply: FastifyReply;
  readonly actor: Actor;
  readonly services: Services;
}

async function sendBook(reply: FastifyReply, name: string, sheets: WriteSheet[]): Promise<FastifyReply> {
  const bytes = await writeXlsx({ sheets });
  return reply
    .header('content-disposition', `attachment; filename="mau.xlsx"; filename*=UTF-8''${encodeURIComponent(`${name}.xlsx`)}`)
    .type('application/vnd.openxmlformats-officedocument.spreadsheetml.sheet')
    .send(Buffer.from(bytes));
}

/** The workbook to fill in: what this unit is asked and nobody counts for it, month by month. */
export async function sendTemplate({ params, reply, actor, services }: Context): Promise<FastifyReply> {
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
  return sendBook(reply, `Mẫu số liệu chỉ số ${year}`, [
    { name: 'Số liệu', columns: headings, data: lines },
    { name: 'Hướng dẫn', rows: help },
  ]);
}

/** What one kind of list asks: its entries, its columns by what they hold there, and which of them are required. */
function kindHelp(kind: FactKind, { levels }: FactImportContext): string[] {
  const { vi, categories, fields, required } = factKinds[kind];
  const entries = categories === null ? levels.map((level) => level.name.vi) : Object.values(categories ?? {}).map((one) => one.vi);
  const places = Object.entries(fields) as [Place, { vi: string }][];
  const named = ([place, { vi: meaning }]: (typeof places)[number]) => `${factColumns[columnOf(place)].vi} (${meaning.toLowerCase()})`;
  return [
    vi,
    entries.join('; '),
    places
      .filter(([place]) => required.includes(place))
      .map(named)
      .join('; '),
    places
      .filter(([place]) => !required.includes(place))
      .map(named)
      .join('; '),
  ];
}

/** The workbook of a list: its headings, and what each kind needs. */
export async function sendFactsTemplate({ params, reply, actor, services }: Context): Promise<FastifyReply> {
  const { unitId, year } = params;
  demand(mayEnter(actor, unitId));
  const context = await services.db.read(actor, (tx) => factImportContext(tx, unitId, year));
  const width = (column: string) => (column === 'title' || column === 'milestones' ? 48 : 20);
  const columns = Object.entries(factColumns)
    .filter(([column]) => column !== 'unit')
    .map(([key, { vi }]) => ({ header: vi, key, width: width(key) }));
  const help = [
    ['Mỗi dòng là một mục. Chưa có trên danh sách thì thêm; đã có (cùng loại, cùng tên) thì sửa theo tệp; cột không có trong tệp giữ nguyên.'],
    ['Ngày ghi ngày/tháng/năm. Mốc thực hiện: tên | hạn | ngày đạt, nhiều mốc cách nhau bằng dấu chấm phẩy.'],
    ['Dòng có bí mật nhà nước: chỉ đánh dấu x ở cột cuối, không ghi gì khác. Hệ thống chỉ đếm một lượt.'],
    [],
    ['Loại', 'Phân loại được dùng', 'Cột phải có', 'Cột có thể ghi'],
    ...factKindCodes.map((kind) => kindHelp(kind, context)),
  ];
  return sendBook(reply, `Mẫu danh sách ${year}`, [
    { name: 'Danh sách', columns, data: [] },
    { name: 'Hướng dẫn', rows: help },
  ]);
}
