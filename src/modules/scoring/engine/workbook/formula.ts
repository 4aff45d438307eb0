import { plainText, type Exact } from '../exact.ts';
import { typeOf, type Names } from '../expression/types.ts';
import type { Node } from '../expression/tree.ts';

/** Formulas of a rulebook as formulas of a spreadsheet. What is unknown or no data is #N/A inside and an empty text outside. */

/** Where figures of one unit stand. `month` counts from 0. */
export interface Cells {
  readonly names: Names;
  /** The cell of a yearly figure, or of one month of a monthly one; `reported` cells may be empty. */
  readonly cell: (figure: string, month: number | null) => string;
  readonly reported: (figure: string) => boolean;
  readonly target: (figure: string) => string;
}

/** Days of the engine count from 1970-01-01, those of a spreadsheet from 1899-12-30. */
export const dateShift = 25_569;

export const numberText = (value: Exact): string => plainText(value, 6);
const notEmpty = (cell: string): string => `IF(ISBLANK(${cell}),NA(),${cell})`;
/** Differences below the ninth decimal are what floating point leaves behind. */
export const difference = (a: string, b: string): string => `ROUND((${a})-(${b}),9)`;

const twelve = Array.from({ length: 12 }, (_, month) => month);
const count = (terms: readonly string[], test: (term: string) => string): string => `(${terms.map((term) => `IF(${test(term)},1,0)`).join('+')})`;

type Binary = Extract<Node, { is: 'binary' }>;
type Call = Extract<Node, { is: 'call' }>;

function binary(node: Binary, cells: Cells, month: number | null): string {
  const [a, b] = [translate(node.left, cells, month), translate(node.right, cells, month)];
  if (node.op === 'and') return `IF(IFERROR(NOT(${a}),FALSE()),FALSE(),IF(IFERROR(NOT(${b}),FALSE()),FALSE(),AND(${a},${b})))`;
  if (node.op === 'or') return `IF(IFERROR(${a},FALSE()),TRUE(),IF(IFERROR(${b},FALSE()),TRUE(),OR(${a},${b})))`;
  const [left, right] = [typeOf(node.left, cells.names).unit, typeOf(node.right, cells.names).unit];
  if (node.op === '+' || node.op === '-' || node.op === '/') return `((${a})${node.op}(${b}))`;
  if (node.op === '*') {
    const amount = [left, right].some((unit) => unit === 'day' || unit === 'dong');
    return left !== right && amount && [left, right].includes('percent') ? `((${a})*(${b})/100)` : `((${a})*(${b}))`;
  }
  const sign = node.op === '!=' ? '<>' : node.op;
  return left === 'flag' ? `((${a})${sign}(${b}))` : `(${difference(a, b)}${sign}0)`;
}

function overMonths({ name, args }: Call, cells: Cells): string {
  const [arg] = args as [Node];
  const terms = twelve.map((month) => translate(arg, cells, month));
  const known = count(terms, (term) => `ISERROR(${term})`);
  const none = `${known}=12`;
  if (name === 'every') return `IF(${count(terms, (term) => `IFERROR(NOT(${term}),FALSE())`)}>0,FALSE(),IF(${none},NA(),TRUE()))`;
  if (name === 'any') return `IF(${count(terms, (term) => `IFERROR(${term},FALSE())`)}>0,TRUE(),IF(${none},NA(),FALSE()))`;
  const sum = `(${terms.map((term) => `IFERROR(${term},0)`).join('+')})`;
  if (name === 'months') return `(12-${known})`;
  if (name === 'sum') return `IF(${none},NA(),${sum})`;
  if (name === 'avg') return `IF(${none},NA(),${sum}/(12-${known}))`;
  if (name === 'last') return terms.reduce((before, term) => `IFERROR(${term},${before})`, 'NA()');
  const extreme = name === 'min' ? 'MIN' : 'MAX';
  const far = name === 'min' ? '1E+99' : '-1E+99';
  return `IF(${none},NA(),${extreme}(${terms.map((term) => `IFERROR(${term},${far})`).join(',')}))`;
}

const months = ['sum', 'avg', 'last', 'months', 'every', 'any'];

function call(node: Call, cells: Cells, month: number | null): string {
  const [of] = node.args as [Node];
  if (months.includes(node.name) || (node.args.length === 1 && (node.name === 'min' || node.name === 'max'))) return overMonths(node, cells);
  if (node.name === 'target' && of.is === 'name') return notEmpty(cells.target(of.name));
  const args = node.args.map((arg) => translate(arg, cells, month));
  const [a = '', b = '', c = ''] = args;
  switch (node.name) {
    case 'percent':
      return `((${a})*100/(${b}))`;
    case 'min':
    case 'max':
      return `${node.name.toUpperCase()}(${args.join(',')})`;
    case 'abs':
      return `ABS(${a})`;
    case 'floor':
      return `INT(ROUND(${a},9))`;
    case 'round':
      return `ROUND(${a},${b})`;
    case 'known':
      return `NOT(ISERROR(${a}))`;
    default:
      return `IF(${a},${b},${c})`;
  }
}

/** A checked tree as spreadsheet text; `month` when it stands for one month of a monthly figure. */
export function translate(node: Node, cells: Cells, month: number | null = null): string {
  switch (node.is) {
    case 'number':
      return numberText(node.value);
    case 'date':
      return String(node.value + dateShift);
    case 'flag':
      return node.value ? 'TRUE()' : 'FALSE()';
    case 'name': {
      const monthly = cells.names.typeOf(node.name)?.monthly === true;
      const cell = cells.cell(node.name, monthly ? month : null);
      return cells.reported(node.name) ? notEmpty(cell) : cell;
    }
    case 'not':
      return `NOT(${translate(node.of, cells, month)})`;
    case 'minus':
      return `(-(${translate(node.of, cells, month)}))`;
    case 'binary':
      return binary(node, cells, month);
    case 'call':
      return call(node, cells, month);
  }
}
