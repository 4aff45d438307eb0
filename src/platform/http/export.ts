import { writeXlsx } from 'hucre/xlsx';
import { z } from 'zod';
import { get, type ExportColumn } from '../contract.ts';
import { showDate, showInstant } from '../dates.ts';
import type { Lang, Text } from '../text.ts';
import { parseOrRefuse } from '../parse.ts';
import { commonRefusals, refuse } from '../refusal.ts';
import { custom, type Route } from './module.ts';

/** More rows than a person reads; who needs all of them uses the API page by page. */
const mostRows = 20_000;

type Row = Readonly<Record<string, unknown>>;
interface Page {
  readonly rows: readonly Row[];
  readonly next?: string | null;
}

const valueAt = (row: Row, path: string): unknown => path.split('.').reduce<unknown>((value, key) => (value as Row | null | undefined)?.[key], row);

/** A cell as the officer's Excel expects it: numbers stay numbers, days stay readable, unknown stays empty. */
function cell(row: Row, { key, kind = 'text', labels, show }: ExportColumn, lang: Lang): string | number | null {
  const value = valueAt(row, key);
  if (value === null || value === undefined) return null;
  if (show) return show(value);
  if (labels) return labels[String(value)]?.[lang] ?? String(value);
  if (kind === 'hundredths') return Number(value) / 100;
  if (kind === 'day') return showDate(String(value), lang);
  if (kind === 'instant') return showInstant(String(value));
  if (typeof value === 'number') return value;
  if (typeof value === 'boolean') return value ? 'x' : null;
  return Array.isArray(value) ? value.join('; ') : String(value);
}

/** The rows of all pages up to a limit; `more`: the list goes on. */
export async function allRows(
  route: Pick<Route, 'endpoint'>,
  read: (query: object) => Promise<Page | undefined>,
  most: number,
): Promise<{ readonly rows: readonly Row[]; readonly more: boolean }> {
  const rows: Row[] = [];
  let after: string | null | undefined;
  do {
    const page = await read(after ? { after, limit: 200 } : 'limit' in (route.endpoint.query as z.ZodObject).shape ? { limit: 200 } : {});
    if (page === undefined) throw refuse(commonRefusals.notFound);
    rows.push(...page.rows);
    after = page.next;
  } while (after && rows.length < most);
  return { rows: rows.slice(0, most), more: Boolean(after) || rows.length > most };
}

/** The last line of a workbook that holds only a part of its list: a reader must not take it for the whole. */
const cutOff = (rows: number): Text => ({
  vi: `Danh sách còn nữa: tệp này chỉ gồm ${rows.toLocaleString('vi')} dòng đầu. Lọc bớt rồi tải lại.`,
  en: `The list goes on: this file holds its first ${rows.toLocaleString('en')} rows. Filter and download again.`,
});

/** The download beside a list: same query, same walls, all pages, as a workbook. */
export function exportOf(route: Route): Route | undefined {
  const { endpoint } = route;
  const { exports: spec } = endpoint;
  if (!spec || !route.read) return undefined;
  const read = route.read;
  const shape = (endpoint.query as z.ZodObject).shape;
  const query = z.object({ ...shape, lang: z.enum(['vi', 'en']).default('vi') });
  const download = get(`${endpoint.path}.xlsx`, {
    access: endpoint.access,
    summary: `${endpoint.summary} (Excel)`,
    params: endpoint.params,
    query: query as z.ZodType,
    response: z.unknown(),
    raw: 'download',
  });
  return custom(download, async ({ params, query: asked, request, actor, reply, services }) => {
    const { lang } = asked as { lang: Lang };
    // As it was sent: what is parsed already (a yes/no) would not parse again.
    const { lang: _lang, after: _after, limit: _limit, ...filters } = request.query as Readonly<Record<string, unknown>>;
    const { rows, more } = await services.db.read(actor, (tx) =>
      allRows(
        route,
        async (part) => (await read(tx, { params, query: parseOrRefuse(endpoint.query, { ...filters, ...part }), body: {} })) as Page | undefined,
        mostRows,
      ),
    );
    const data = rows.map((row) => Object.fromEntries(spec.columns.map((column, index) => [String(index), cell(row, column, lang)])));
    const bytes = await writeXlsx({
      sheets: [
        {
          name: spec.name[lang].slice(0, 31),
          columns: spec.columns.map((column, index) => ({ header: column.title[lang], key: String(index), width: column.width ?? 24 })),
          data: more ? [...data, { 0: cutOff(rows.length)[lang] }] : data,
        },
      ],
    });
    const name = encodeURIComponent(`${spec.name[lang]}.xlsx`);
    return reply
      .header('content-disposition', `attachment; filename="export.xlsx"; filename*=UTF-8''${name}`)
      .type('application/vnd.openxmlformats-officedocument.spreadsheetml.sheet')
      .send(Buffer.from(bytes));
  });
}

export const withExports = (routes: readonly Route[]): readonly Route[] =>
  routes.flatMap((route) => [route, exportOf(route)].filter((one) => one !== undefined));
