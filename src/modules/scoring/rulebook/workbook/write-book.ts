import { writeXlsx } from 'hucre/xlsx';
import { plainPoints } from '../file.ts';
import { kindWords } from '../rule-words.ts';
import type { Draft, DraftItem } from '../bodies.ts';
import { allSettings } from '../setting-words.ts';
import {
  countsWords,
  criteriaColumns,
  figureColumns,
  periodWords,
  settingColumns,
  sheetNames,
  unitWords,
  type ColumnSpec,
  type CriteriaColumn,
  type FigureColumn,
} from './columns.ts';
import { writeRule } from './rule-notation.ts';

/** A table as a workbook that the reader beside this file reads back to the same table. */

type Json = Readonly<Record<string, unknown>>;
type Value = string | number | null;

const bold = { font: { bold: true } } as const;
const wrap = { alignment: { wrapText: true, vertical: 'top' } } as const;

const viOf = (title: unknown): string => (typeof title === 'string' ? title : String((title as Json | undefined)?.['vi'] ?? ''));
const enOf = (title: unknown): string => (typeof title === 'string' ? '' : String((title as Json | undefined)?.['en'] ?? ''));
const orNull = (text: string): string | null => (text === '' ? null : text);

function criterionRow(item: DraftItem, depth: number): Record<CriteriaColumn, Value> {
  return {
    level: depth + 1,
    code: item.code,
    title: item.title,
    max: Number(plainPoints(item.maxHundredths)),
    kind: item.kind === 'heading' ? null : kindWords[item.kind].vi,
    rule: orNull(writeRule(item.kind, item.rule)),
    measure: orNull(item.measure),
    proof: orNull(item.proof.join('\n')),
    counts: item.counts === 'base' ? null : (countsWords[item.counts]?.vi ?? null),
    scoredBy: item.scoredBy,
    condition: item.conditionWhen,
    note: orNull(item.note),
    titleEn: orNull(item.titleEn),
    masked: item.masked ? 'x' : null,
  };
}

function figureRow(figure: Json, derived: boolean): Record<FigureColumn, Value> {
  return {
    code: String(figure['code'] ?? ''),
    title: viOf(figure['title']),
    unit: unitWords[String(figure['unit'])]?.vi ?? String(figure['unit'] ?? ''),
    formula: derived ? String(figure['formula'] ?? '') : null,
    period: derived ? null : (periodWords[String(figure['period'] ?? 'year')]?.vi ?? null),
    hasTarget: figure['hasTarget'] === true ? 'x' : null,
    mayBeNegative: figure['notNegative'] === false ? 'x' : null,
    indicator: typeof figure['indicator'] === 'string' ? figure['indicator'] : null,
    note: orNull(String(figure['note'] ?? '')),
    titleEn: orNull(enOf(figure['title'])),
  };
}

const helpLines: readonly (readonly [string, string, string])[] = [
  ['Cách tính', 'Quy tắc (mỗi dòng một ý, hoặc ngăn bằng dấu |)', 'Nghĩa'],
  [kindWords.manual.vi, '(để trống)', 'Người chấm cho điểm từ 0 đến điểm tối đa, có lý do.'],
  [kindWords.yes_no.vi, 'khi: ke_hoach', 'Đạt thì trọn điểm, không thì 0. Không ghi “khi” thì hỏi đơn vị có hay không.'],
  [
    kindWords.bands.vi,
    'trên 95: 1,5 | từ 75 đến 95: 1 | từ 50 đến dưới 75: 0,5 | dưới 50: 0',
    'Điểm theo mức của một số liệu; ghi “số liệu: …” nếu dùng số liệu đã khai.',
  ],
  [kindWords.lateness.vi, 'đúng hạn: 2 | chậm đến 2 ngày: 1,5 | chậm đến 5 ngày: 1 | chậm hơn: 0', 'Điểm theo số ngày chậm.'],
  [kindWords.proportional.vi, 'phần trăm: ty_le | mỗi 1%: 1', 'Bao nhiêu phần trăm thì bấy nhiêu điểm, không quá tối đa.'],
  [kindWords.per_unit.vi, 'mỗi đơn vị: 0,5 | nhiều nhất: 5', 'Đếm rồi nhân, không quá mức trần.'],
  [
    kindWords.bonus_penalty.vi,
    'cộng theo: sang_kien | mỗi lần cộng: 0,5 | trừ theo: vi_pham | mỗi lần trừ: 1 | sàn: -5 | trần: 10',
    'Cộng, trừ theo số lần, trong sàn và trần.',
  ],
  [kindWords.relative_to_leader.vi, 'thực hiện: mo_hinh | chỉ tiêu: target(mo_hinh)', 'Chỉ tính khi khóa sổ.'],
  [
    kindWords.honours.vi,
    'co_bo = Cờ thi đua của Bộ: 10 | co_cp = Cờ thi đua của Chính phủ: 15',
    'Cộng ngoài thang điểm; cột “Tính vào” ghi “ngoài thang”.',
  ],
  [kindWords.condition.vi, 'khi: qua_han = 0', 'Không đạt thì không đủ điều kiện xét; điểm tối đa bằng 0.'],
];

interface SheetRows {
  readonly name: string;
  readonly columns: readonly ColumnSpec[];
  readonly rows: readonly Readonly<Record<string, Value>>[];
  readonly bold?: (index: number) => boolean;
}

function sheetOf({ name, columns, rows, bold: isBold }: SheetRows) {
  const cells = new Map<string, { value: Value; type?: never; style: object }>();
  for (const [column, spec] of columns.entries()) cells.set(`0,${column}`, { value: spec.title, style: { ...wrap, ...bold } });
  for (const [index, row] of rows.entries())
    for (const [column, spec] of columns.entries())
      cells.set(`${index + 1},${column}`, { value: row[spec.key] ?? null, style: { ...wrap, ...(isBold?.(index) ? bold : {}) } });
  return {
    name,
    columns: columns.map((spec) => ({ key: spec.key, width: spec.width })),
    rows: [columns.map((spec) => spec.title), ...rows.map((row) => columns.map((spec) => row[spec.key] ?? null))],
    cells: cells as never,
    freezePane: { rows: 1 },
  };
}

/** Points stay numbers, parameters stay words; headings are told from their level. */
export async function writeBook({ book, items }: Draft): Promise<Uint8Array> {
  const depths = new Map<string, number>();
  for (const item of items) depths.set(item.id, item.parentId === null ? 0 : (depths.get(item.parentId) ?? 0) + 1);
  const bytes = await writeXlsx({
    sheets: [
      sheetOf({
        name: sheetNames.criteria,
        columns: criteriaColumns,
        rows: items.map((item) => criterionRow(item, depths.get(item.id) ?? 0)),
        bold: (index) => items[index]?.kind === 'heading',
      }),
      sheetOf({
        name: sheetNames.figures,
        columns: figureColumns,
        rows: [...book.facts.map((fact) => figureRow(fact, false)), ...book.derived.map((figure) => figureRow(figure, true))],
      }),
      sheetOf({
        name: sheetNames.settings,
        columns: settingColumns,
        rows: allSettings.map((setting) => ({ label: setting.label.vi, value: orNull(setting.write(book).vi), hint: setting.hint })),
      }),
      sheetOf({
        name: sheetNames.help,
        columns: [
          { key: 'kind', title: 'Cách điền', also: [], width: 34 },
          { key: 'rule', title: '', also: [], width: 70 },
          { key: 'sense', title: '', also: [], width: 60 },
        ],
        rows: helpLines.map(([kind, rule, sense]) => ({ kind, rule, sense })),
        bold: (index) => index === 0,
      }),
    ],
  });
  return new Uint8Array(bytes);
}
