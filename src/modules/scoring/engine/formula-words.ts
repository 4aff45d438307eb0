import { showDate } from '#platform/dates.ts';
import type { Text } from '#platform/text.ts';
import { dayText } from './days.ts';
import { parse } from './expression/parse.ts';
import { FormulaError, type BinaryOperator, type Node } from './expression/tree.ts';
import { exactOf } from './exact.ts';
import { kindOf } from './kinds/index.ts';
import type { Line } from './kinds/kind.ts';
import type { UsedValue } from './result.ts';
import type { Rule } from './rule-kinds.ts';
import { listed, numberIn, say, unitMarks } from './words.ts';

/** Formulas, rules and the values they used as sentences: titles for codes, words for signs and functions. */

/** Titles of figures by code, declared and derived, so that a sentence names what is measured and not its code. */
export type FigureTitles = ReadonlyMap<string, Text>;

/** Titles of the figures of a table; a figure without one keeps its code. */
export const titlesOf = (figures: readonly { readonly code: string; readonly title: Text }[]): FigureTitles =>
  new Map(figures.flatMap(({ code, title }) => (title.vi === '' ? [] : [[code, title] as const])));

const signs: Readonly<Record<BinaryOperator, Text>> = {
  or: { vi: 'hoặc', en: 'or' },
  and: { vi: 'và', en: 'and' },
  '=': { vi: 'bằng', en: 'equals' },
  '!=': { vi: 'khác', en: 'is not' },
  '<': { vi: 'dưới', en: 'below' },
  '<=': { vi: 'không quá', en: 'at most' },
  '>': { vi: 'trên', en: 'above' },
  '>=': { vi: 'ít nhất', en: 'at least' },
  '+': { vi: '+', en: '+' },
  '-': { vi: '−', en: '−' },
  '*': { vi: '×', en: '×' },
  '/': { vi: ':', en: '/' },
};

/** How close an operator binds; a part that binds less stands in parentheses. */
const strength: Readonly<Record<BinaryOperator, number>> = {
  or: 1,
  and: 2,
  '=': 4,
  '!=': 4,
  '<': 4,
  '<=': 4,
  '>': 4,
  '>=': 4,
  '+': 5,
  '-': 5,
  '*': 6,
  '/': 6,
};
/** Calls that are told as half a sentence: beside anything else they stand in parentheses. */
const sentences: readonly string[] = ['every', 'any', 'if'];
function strengthOf(node: Node): number {
  if (node.is === 'binary') return strength[node.op];
  if (node.is === 'not') return 3;
  return node.is === 'call' && sentences.includes(node.name) ? 0 : 7;
}

type Say = (node: Node) => Text;

const calls: Readonly<Record<string, readonly [vi: string, en: string]>> = {
  sum: ['tổng các tháng của {a}', 'the sum over the months of {a}'],
  avg: ['trung bình các tháng của {a}', 'the monthly mean of {a}'],
  last: ['tháng gần nhất của {a}', 'the latest month of {a}'],
  months: ['số tháng có số liệu của {a}', 'the number of months with {a}'],
  every: ['mọi tháng có số liệu: {a}', 'in every month with figures: {a}'],
  any: ['ít nhất một tháng: {a}', 'in at least one month: {a}'],
  min: ['số nhỏ nhất trong ({all})', 'the smallest of ({all})'],
  max: ['số lớn nhất trong ({all})', 'the largest of ({all})'],
  abs: ['giá trị tuyệt đối của {a}', 'the absolute value of {a}'],
  floor: ['phần nguyên của {a}', 'the whole part of {a}'],
  percent: ['tỷ lệ {a} so với {b}', '{a} as a share of {b}'],
  known: ['đã có số liệu {a}', '{a} is known'],
  if: ['nếu {a} thì {b}, không thì {c}', 'if {a} then {b}, else {c}'],
  round: ['{a} (làm tròn đến {places} chữ số thập phân)', '{a} (rounded to {places} decimals)'],
  target: ['chỉ tiêu của {a}', 'the target of {a}'],
};

function callWords({ name, args }: Extract<Node, { is: 'call' }>, inside: Say): Text {
  const sentence = calls[name] ?? [`${name} ({all})`, `${name} ({all})`];
  const [a = '', b = '', c = ''] = args.map(inside);
  const places = args[1]?.is === 'number' ? numberIn(args[1].value) : b;
  if (name === 'round' && (args.length === 1 || (args[1]?.is === 'number' && args[1].value === 0)))
    return say('{a} (làm tròn đến số nguyên)', '{a} (rounded to a whole number)', { a });
  return say(...sentence, { a, b, c, places, all: listed(args.map(inside), '; ') });
}

function sayNode(node: Node, titles: FigureTitles): Text {
  const inside = (part: Node, least = 0): Text => {
    const words = sayNode(part, titles);
    return strengthOf(part) < least ? { vi: `(${words.vi})`, en: `(${words.en})` } : words;
  };
  switch (node.is) {
    case 'number': {
      const [value, mark] = [numberIn(node.value, 6), node.unit === null ? { vi: '', en: '' } : unitMarks[node.unit]];
      return { vi: value.vi + mark.vi, en: value.en + mark.en };
    }
    case 'flag':
      return node.value ? { vi: 'có', en: 'yes' } : { vi: 'không', en: 'no' };
    case 'date':
      return { vi: showDate(dayText(node.value), 'vi'), en: showDate(dayText(node.value), 'en') };
    case 'name': {
      const title = titles.get(node.name);
      return title ? { vi: `“${title.vi}”`, en: `“${title.en}”` } : { vi: node.name, en: node.name };
    }
    case 'not':
      return say('không phải {of}', 'not {of}', { of: inside(node.of, 4) });
    case 'minus':
      return say('−{of}', '−{of}', { of: inside(node.of, 7) });
    case 'call':
      return callWords(node, (part) => inside(part));
    case 'binary': {
      const own = strength[node.op];
      // a − (b − c) keeps its parentheses, a − b − c has none
      const [left, right] = [inside(node.left, own), inside(node.right, node.op === 'and' || node.op === 'or' ? own : own + 1)];
      return say('{left} {sign} {right}', '{left} {sign} {right}', { left, right, sign: signs[node.op] });
    }
  }
}

/** A formula in words: `every(rate > 90 %)` → `mọi tháng có số liệu: “Tỷ lệ đúng hạn” trên 90 %`; what cannot be read stays as it is written. */
export function formulaWords(written: string, titles: FigureTitles): Text {
  try {
    return sayNode(parse(written), titles);
  } catch (error) {
    if (error instanceof FormulaError) return { vi: written, en: written };
    throw error;
  }
}

/** The sentence of a rule, its formulas in words. */
export function ruleWords(rule: Rule, line: Line, titles: FigureTitles): Text {
  const kind = kindOf(rule);
  const inputs = kind.inputs(rule).map(({ field, formula }) => [field, formulaWords(formula, titles)] as const);
  const told = (lang: 'vi' | 'en') =>
    kind.words({ ...rule, ...Object.fromEntries(inputs.map(([field, words]) => [field, words[lang]])) } as Rule, line)[lang];
  return { vi: told('vi'), en: told('en') };
}

const noData: Text = { vi: 'không có số liệu', en: 'no data' };
const unknown: Text = { vi: 'chưa biết', en: 'unknown' };

/** One value as `valueText` wrote it. */
function oneValue(plain: string, unit: UsedValue['unit']): Text {
  if (plain === '–') return noData;
  if (plain === '?') return unknown;
  if (plain === 'yes' || plain === 'no') return plain === 'yes' ? { vi: 'có', en: 'yes' } : { vi: 'không', en: 'no' };
  if (unit === 'date') return { vi: showDate(plain, 'vi'), en: showDate(plain, 'en') };
  const [value, mark] = [numberIn(exactOf(plain), 4), Object.entries(unitMarks).find(([code]) => code === unit)?.[1]];
  return { vi: value.vi + (mark?.vi ?? ''), en: value.en + (mark?.en ?? '') };
}

/** Twelve values, equal neighbours told once: `tháng 1–5: 90 %; tháng 6: 85 %`. */
function monthWords(months: readonly string[], unit: UsedValue['unit']): Text {
  const runs: { from: number; to: number; plain: string }[] = [];
  for (const [at, plain] of months.entries()) {
    const last = runs.at(-1);
    if (last?.plain === plain) last.to = at + 1;
    else runs.push({ from: at + 1, to: at + 1, plain });
  }
  return listed(
    runs.map(({ from, to, plain }) =>
      say('tháng {months}: {value}', 'month {months}: {value}', { months: from === to ? from : `${from}–${to}`, value: oneValue(plain, unit) }),
    ),
    '; ',
  );
}

/** A value a rule used, as people read it: what was measured, and how much; `null` = not known. */
export function usedWords({ name, value, unit }: UsedValue, titles: FigureTitles): { readonly label: Text; readonly value: Text | null } {
  const months = value?.split(' ') ?? [];
  const label = formulaWords(name, titles);
  if (value === null || months.every((one) => one === '?')) return { label, value: null };
  return { label, value: months.length > 1 ? monthWords(months, unit) : oneValue(value, unit) };
}
