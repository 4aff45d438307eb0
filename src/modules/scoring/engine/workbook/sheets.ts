import type { Compiled, CompiledLine, Figure } from '../compile.ts';
import { dayNumber } from '../days.ts';
import { evaluateCompiled } from '../evaluate.ts';
import { parse } from '../expression/parse.ts';
import type { Names } from '../expression/types.ts';
import type { Facts, UnitFacts } from '../facts.ts';
import { ownOf, unitOf } from '../figures.ts';
import { isAssigned } from '../score.ts';
import { dateShift, translate, type Cells } from './formula.ts';
import { ruleFormula } from './rule.ts';

/**
 * A group's scores as sheets with living formulas, so that an officer can recompute every point in a spreadsheet: “Số liệu”
 * holds what was reported, “So sánh” what rules that compare units need, “Điểm” a formula for each criterion and the totals.
 * Ranks there follow the total alone; tie rules stay with the program. Formulas longer than a spreadsheet takes are left as
 * the number the engine computed, and the cell says so by having no formula.
 */

export interface SheetCell {
  readonly value?: string | number | boolean;
  readonly formula?: string;
}
export interface Sheet {
  readonly name: string;
  readonly rows: readonly (readonly SheetCell[])[];
}

/** First row of units, counted from 1; above stand the codes and what a column counts as. */
export const firstUnitRow = 3;
const longestFormula = 8000;

/** 1 → A, 27 → AA. */
export function columnName(index: number): string {
  const rest = Math.floor((index - 1) / 26);
  return `${rest > 0 ? columnName(rest) : ''}${String.fromCharCode(65 + ((index - 1) % 26))}`;
}

interface Layout {
  readonly compiled: Compiled;
  readonly names: Names;
  readonly figureColumn: ReadonlyMap<string, number>;
  readonly targetColumn: ReadonlyMap<string, number>;
  readonly honourColumn: ReadonlyMap<string, number>;
  readonly columns: number;
  readonly sheets: { readonly facts: string; readonly compare: string; readonly points: string };
}

function layoutOf(compiled: Compiled, prefix: string): Layout {
  let next = 3;
  const take = (width: number): number => {
    next += width;
    return next - width;
  };
  const figureColumn = new Map(compiled.figures.map((figure) => [figure.code, take(figure.type.monthly ? 12 : 1)]));
  const targetColumn = new Map(compiled.figures.flatMap((figure) => (figure.fact?.hasTarget ? [[figure.code, take(1)] as const] : [])));
  const honours = compiled.lines.flatMap(({ rule }) => (rule.kind === 'honours' ? rule.honours.map((one) => one.honour) : []));
  const honourColumn = new Map([...new Set(honours)].map((honour) => [honour, take(1)]));
  const byCode = new Map(compiled.figures.map((figure) => [figure.code, figure]));
  return {
    compiled,
    names: { typeOf: (name) => byCode.get(name)?.type, hasTarget: (name) => byCode.get(name)?.fact?.hasTarget === true },
    figureColumn,
    targetColumn,
    honourColumn,
    columns: next - 1,
    sheets: { facts: `${prefix}Số liệu`, compare: `${prefix}So sánh`, points: `${prefix}Điểm` },
  };
}

function cellsOf(layout: Layout, row: number): Cells {
  const at = (column: number) => `'${layout.sheets.facts}'!$${columnName(column)}${row}`;
  const declared = new Set(layout.compiled.figures.flatMap((figure) => (figure.fact ? [figure.code] : [])));
  return {
    names: layout.names,
    cell: (figure, month) => at((layout.figureColumn.get(figure) ?? 0) + (month ?? 0)),
    reported: (figure) => declared.has(figure),
    target: (figure) => at(layout.targetColumn.get(figure) ?? 0),
  };
}

const limited = (formula: string, otherwise: SheetCell = {}): SheetCell => (formula.length > longestFormula ? otherwise : { formula });

function valueCell(value: string | boolean | null | undefined, { type }: Figure): SheetCell {
  if (value === null || value === undefined) return {};
  if (typeof value === 'boolean') return { value };
  return { value: type.unit === 'date' ? (dayNumber(value) ?? 0) + dateShift : Number(value) };
}

function figureCells(layout: Layout, figure: Figure, unit: UnitFacts, cells: Cells): SheetCell[] {
  const { type, code, fact } = figure;
  const width = Array.from({ length: type.monthly ? 12 : 1 }, (_, month) => month);
  if (!fact) {
    const node = parse(layout.compiled.book.derived.find((one) => one.code === code)?.formula ?? '0');
    return width.map((month) => limited(translate(node, cells, type.monthly ? month : null)));
  }
  const entry = ownOf(unit.facts, code);
  if (entry !== null && typeof entry === 'object') {
    const months = entry.months as Partial<Record<string, string | boolean | null>>;
    return width.map((month) => valueCell(months[String(month + 1)], figure));
  }
  return type.monthly ? width.map(() => ({})) : [valueCell(entry, figure)];
}

function factsSheet(layout: Layout, facts: Facts): Sheet {
  const { compiled } = layout;
  const heads = compiled.figures.flatMap((figure) =>
    figure.type.monthly ? Array.from({ length: 12 }, (_, month) => `${figure.code} T${month + 1}`) : [figure.code],
  );
  const head = [
    'Mã',
    'Đơn vị',
    ...heads,
    ...[...layout.targetColumn.keys()].map((code) => `Chỉ tiêu ${code}`),
    ...[...layout.honourColumn.keys()].map((code) => `Khen thưởng ${code}`),
  ];
  const rows = facts.units.map((unit, index) => {
    const cells = cellsOf(layout, firstUnitRow + index);
    const targets = [...layout.targetColumn.keys()].map((code): SheetCell => {
      const target = ownOf(unit.targets, code);
      return target === undefined || target === null ? {} : { value: Number(target) };
    });
    const honours = [...layout.honourColumn.keys()].map((code): SheetCell => ({ value: unit.honours.some((one) => one.honour === code) ? 1 : 0 }));
    return [
      { value: unit.code },
      { value: unit.name },
      ...compiled.figures.flatMap((figure) => figureCells(layout, figure, unit, cells)),
      ...targets,
      ...honours,
    ];
  });
  return { name: layout.sheets.facts, rows: [head.map((value) => ({ value })), [], ...rows] };
}

const inputsOf = (line: CompiledLine, cells: Cells): string[] => line.inputs.map((input) => translate(parse(input.text), cells));

/** For each line that compares units: the excess of those with a target, the result of those without. */
function compareSheet(layout: Layout, facts: Facts, lines: readonly CompiledLine[]): Sheet {
  const rows = facts.units.map((unit, index) =>
    lines.flatMap((line): SheetCell[] => {
      if (!isAssigned(line, unitOf(layout.compiled, unit))) return [{}, {}];
      const [a = '', t = ''] = inputsOf(line, cellsOf(layout, firstUnitRow + index));
      return [limited(`IFERROR(((${a})-(${t}))/(${t}),"")`), limited(`IF(ISERROR(${t}),IFERROR(${a},""),"")`)];
    }),
  );
  const head = lines.flatMap(({ criterion }) => [{ value: `${criterion.code} vượt` }, { value: `${criterion.code} không chỉ tiêu` }]);
  return { name: layout.sheets.compare, rows: [head, [], ...rows] };
}

interface Place {
  readonly row: number;
  readonly last: number;
  readonly compared: readonly CompiledLine[];
  /** What the engine gives, whole hundredths. */
  readonly points: number | null;
}

function pointCell(layout: Layout, line: CompiledLine, unit: UnitFacts, { row, last, compared, points }: Place): SheetCell {
  const { settings } = layout.compiled.book;
  const { criterion, rule, low, high } = line;
  if (!isAssigned(line, unitOf(layout.compiled, unit))) return {};
  const given = ownOf(unit.adjusted, criterion.code) ?? (rule.kind === 'manual' ? ownOf(unit.manual, criterion.code) : undefined);
  if (given) return { value: given.points / 100 };
  const column = (offset: number) => columnName(2 * compared.indexOf(line) + 1 + offset);
  const range = (name: string) => `'${layout.sheets.compare}'!$${name}$${firstUnitRow}:$${name}$${last}`;
  const leader = { excess: range(column(0)), free: range(column(1)) };
  const cells = cellsOf(layout, row);
  const honour = (code: string) => `'${layout.sheets.facts}'!$${columnName(layout.honourColumn.get(code) ?? 0)}${row}`;
  const formula = ruleFormula(rule, criterion.max, inputsOf(line, cells), leader, honour);
  if (formula === null) return { value: '' };
  const unitOfPoints = settings.stepForComputed && settings.step !== null ? settings.step / 100 : null;
  const how = { half_up: 'ROUND', down: 'ROUNDDOWN', up: 'ROUNDUP' }[settings.rounding];
  const rounded = unitOfPoints === null ? `${how}(${formula},${settings.decimals})` : `${how}((${formula})/${unitOfPoints},0)*${unitOfPoints}`;
  return limited(`IFERROR(MAX(${low / 100},MIN(${high / 100},${rounded})),"")`, { value: points === null ? '' : points / 100 });
}

const sumCodes = ['base', 'bonus', 'external'] as const;

function totals(layout: Layout, facts: Facts, unit: UnitFacts, row: number, width: number): SheetCell[] {
  const { compiled } = layout;
  const { settings } = compiled.book;
  const [first, lastColumn] = [columnName(3), columnName(2 + width)];
  const [heads, points] = [`$${first}$2:$${lastColumn}$2`, `$${first}${row}:$${lastColumn}${row}`];
  const zero = facts.closed && settings.missing === 'zero_when_closed';
  const own = unitOf(compiled, unit);
  const assigned = compiled.lines.reduce(
    (sum, line) => sum + (line.criterion.counts === 'base' && isAssigned(line, own) ? line.criterion.max : 0),
    0,
  );
  const sum = (counts: string) => {
    const all = `SUMIF(${heads},"${counts}",${points})`;
    return zero ? all : `IF(SUMPRODUCT((${heads}="${counts}")*ISTEXT(${points}))>0,"",${all})`;
  };
  const stretched = settings.rescale === 'to_scale' && assigned > 0 && assigned !== settings.scale;
  const base = stretched ? `IFERROR(ROUND((${sum('base')})*${settings.scale / 100}/${assigned / 100},${settings.decimals}),"")` : sum('base');
  const at = (offset: number) => `$${columnName(3 + width + offset)}${row}`;
  const capped = (cell: string, cap: number | null) => (cap === null ? cell : `MIN(${cell},${cap / 100})`);
  const total = capped(`(${at(0)}+${capped(at(1), settings.bonusCap)}+${capped(at(2), settings.externalCap)})`, settings.totalCap);
  return [
    limited(base),
    limited(sum('bonus')),
    limited(sum('external')),
    { formula: `IF(OR(ISTEXT(${at(0)}),ISTEXT(${at(1)}),ISTEXT(${at(2)})),"",${total})` },
  ];
}

/** The three sheets of a group. `prefix` keeps the sheets of several groups apart in one workbook. */
export function scoreSheets(compiled: Compiled, facts: Facts, prefix = ''): Sheet[] {
  const layout = layoutOf(compiled, prefix);
  const compared = compiled.lines.filter(({ rule }) => rule.kind === 'relative_to_leader');
  const last = firstUnitRow + Math.max(facts.units.length, 1) - 1;
  const width = compiled.lines.length;
  const totalColumn = columnName(3 + width + 3);
  const scores = new Map(evaluateCompiled(compiled, facts).units.map((unit) => [unit.code, unit]));
  const rows = facts.units.map((unit, index) => {
    const row = firstUnitRow + index;
    const scored = scores.get(unit.code)?.criteria ?? [];
    const points = compiled.lines.map((line, at) => pointCell(layout, line, unit, { row, last, compared, points: scored[at]?.points ?? null }));
    const own = `$${totalColumn}${row}`;
    const rank = `IF(ISTEXT(${own}),"",COUNTIF($${totalColumn}$${firstUnitRow}:$${totalColumn}$${last},">"&${own})+1)`;
    return [{ value: unit.code }, { value: unit.name }, ...points, ...totals(layout, facts, unit, row, width), { formula: rank }];
  });
  const head = ['Mã', 'Đơn vị', ...compiled.lines.map(({ criterion }) => criterion.code), 'Điểm', 'Thưởng', 'Khen thưởng', 'Tổng', 'Hạng theo tổng'];
  const counts = ['', '', ...compiled.lines.map(({ criterion }) => criterion.counts), ...sumCodes, 'total', ''];
  const points = { name: layout.sheets.points, rows: [head.map((value) => ({ value })), counts.map((value) => ({ value })), ...rows] };
  return [factsSheet(layout, facts), ...(compared.length > 0 ? [compareSheet(layout, facts, compared)] : []), points];
}
