import type { Text } from '#platform/text.ts';
import { formulaRefusals as refusals } from './problems.ts';
import { tokensOf, type Token } from './tokens.ts';
import { FormulaError, type BinaryOperator, type Node } from './tree.ts';

/**
 * Reads a formula into a tree. No `eval`: the grammar is
 *
 *     or      = and { "or" and }  
 *     and     = not { "and" not }
 *     not     = "not" not | compare
 *     compare = sum [ ("=" | "!=" | "<" | "<=" | ">" | ">=") sum ]
 *     sum     = product { ("+" | "-") product }
 *     product = unary { ("*" | "/") unary }
 *     unary   = "-" unary | value
 *     value   = number ["%" | "days" | "dong"] | "yyyy-mm-dd" | yes | no | name | name "(" or { "," or } ")" | "(" or ")"
 *
 * The words also work in Vietnamese: hoặc, và, có, không, ngày, đồng. Throws `FormulaError` with the character it stopped at.
 */
const deepest = 40;
const comparisons: readonly string[] = ['=', '!=', '<', '<=', '>', '>='];
const unitWords = new Map<string, 'percent' | 'day' | 'dong'>([
  ['%', 'percent'],
  ['days', 'day'],
  ['day', 'day'],
  ['ngày', 'day'],
  ['dong', 'dong'],
  ['đồng', 'dong'],
]);
const flags = new Map([
  ['yes', true],
  ['no', false],
  ['có', true],
  ['không', false],
]);
const wordOperators = new Map<string, 'or' | 'and' | 'not'>([
  ['or', 'or'],
  ['hoặc', 'or'],
  ['and', 'and'],
  ['và', 'and'],
  ['not', 'not'],
]);

interface Reader {
  readonly tokens: readonly Token[];
  next: number;
  depth: number;
}

const peek = (reader: Reader): Token => reader.tokens[reader.next] as Token;

function step(reader: Reader): Token {
  const token = peek(reader);
  reader.next += 1;
  return token;
}

const isSign = (token: Token, text: string) => token.is === 'sign' && token.text === text;
const isWord = (token: Token, operator: 'or' | 'and' | 'not') => token.is === 'word' && wordOperators.get(token.text) === operator;

function unexpected(token: Token, wanted: Text | string): FormulaError {
  return token.is === 'end'
    ? new FormulaError(refusals.unexpectedEnd, token.at, { wanted })
    : new FormulaError(refusals.unexpected, token.at, { found: token.text, wanted });
}

/** The tree of a formula; throws `FormulaError`. */
export function parse(text: string): Node {
  const reader: Reader = { tokens: tokensOf(text), next: 0, depth: 0 };
  const tree = either(reader);
  const rest = peek(reader);
  if (rest.is === 'end') return tree;
  throw decimalComma(reader, rest) ?? unexpected(rest, { vi: 'hết công thức', en: 'the end' });
}

/** `9,75` outside a call is a decimal written the way of the country; say so instead of “found ,”. */
function decimalComma(reader: Reader, comma: Token): FormulaError | undefined {
  const [before, after] = [reader.tokens[reader.next - 1], reader.tokens[reader.next + 1]];
  if (!isSign(comma, ',') || before?.is !== 'number' || after?.is !== 'number') return undefined;
  return new FormulaError(refusals.decimalComma, comma.at, { hint: `${before.text}.${after.text}` });
}

function either(reader: Reader): Node {
  reader.depth += 1;
  if (reader.depth > deepest) throw new FormulaError(refusals.tooDeep, peek(reader).at);
  let left = both(reader);
  while (isWord(peek(reader), 'or')) left = { is: 'binary', at: step(reader).at, op: 'or', left, right: both(reader) };
  reader.depth -= 1;
  return left;
}

function both(reader: Reader): Node {
  let left = negation(reader);
  while (isWord(peek(reader), 'and')) left = { is: 'binary', at: step(reader).at, op: 'and', left, right: negation(reader) };
  return left;
}

function negation(reader: Reader): Node {
  const token = peek(reader);
  if (!isWord(token, 'not')) return comparison(reader);
  step(reader);
  return { is: 'not', at: token.at, of: nested(reader, negation) };
}

function nested(reader: Reader, read: (reader: Reader) => Node): Node {
  reader.depth += 1;
  if (reader.depth > deepest) throw new FormulaError(refusals.tooDeep, peek(reader).at);
  const node = read(reader);
  reader.depth -= 1;
  return node;
}

function comparison(reader: Reader): Node {
  const left = chained(reader, ['+', '-'], (inner) => chained(inner, ['*', '/'], unary));
  const token = peek(reader);
  if (token.is !== 'sign' || !comparisons.includes(token.text)) return left;
  step(reader);
  const right = chained(reader, ['+', '-'], (inner) => chained(inner, ['*', '/'], unary));
  return { is: 'binary', at: token.at, op: token.text as BinaryOperator, left, right };
}

function chained(reader: Reader, signs: readonly string[], read: (reader: Reader) => Node): Node {
  let left = read(reader);
  for (let token = peek(reader); token.is === 'sign' && signs.includes(token.text); token = peek(reader)) {
    step(reader);
    left = { is: 'binary', at: token.at, op: token.text as BinaryOperator, left, right: read(reader) };
  }
  return left;
}

function unary(reader: Reader): Node {
  const token = peek(reader);
  if (!isSign(token, '-')) return value(reader);
  step(reader);
  return { is: 'minus', at: token.at, of: nested(reader, unary) };
}

function value(reader: Reader): Node {
  const token = step(reader);
  if (token.is === 'number') return { is: 'number', at: token.at, value: token.value, unit: unitAfter(reader) };
  if (token.is === 'date') return { is: 'date', at: token.at, value: token.value };
  if (isSign(token, '(')) {
    const inner = either(reader);
    close(reader);
    return inner;
  }
  if (token.is !== 'word' || wordOperators.get(token.text) !== undefined) throw unexpected(token, { vi: 'một giá trị', en: 'a value' });
  if (isSign(peek(reader), '(')) return call(reader, token);
  const flag = flags.get(token.text);
  return flag === undefined ? { is: 'name', at: token.at, name: token.text } : { is: 'flag', at: token.at, value: flag };
}

function unitAfter(reader: Reader): 'percent' | 'day' | 'dong' | null {
  const unit = peek(reader).is === 'end' ? undefined : unitWords.get(peek(reader).text);
  if (unit === undefined) return null;
  step(reader);
  return unit;
}

function close(reader: Reader): void {
  const token = step(reader);
  if (isSign(token, ')')) return;
  reader.next -= 1;
  throw decimalComma(reader, token) ?? unexpected(token, '“)”');
}

function call(reader: Reader, name: Token): Node {
  step(reader);
  const args: Node[] = [];
  if (!isSign(peek(reader), ')')) {
    args.push(either(reader));
    while (isSign(peek(reader), ',')) {
      step(reader);
      args.push(either(reader));
    }
  }
  close(reader);
  return { is: 'call', at: name.at, name: name.text, args };
}
