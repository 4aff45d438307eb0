import { readDecimal } from '../decimal.ts';
import { exactOf, type Exact } from '../exact.ts';
import { dayNumber } from '../days.ts';
import { formulaRefusals as refusals } from './problems.ts';
import { FormulaError } from './tree.ts';

export type Token = { readonly at: number; readonly text: string } & (
  | { readonly is: 'number'; readonly value: Exact }
  | { readonly is: 'date'; readonly value: number }
  | { readonly is: 'word' }
  | { readonly is: 'sign' }
  | { readonly is: 'end' }
);

const space = /\s+/y;
const digits = /\d+(?:\.\d+)*/y;
const date = /"([^"]*)"/y;
const word = /[\p{L}_][\p{L}\p{M}\d_]*/uy;
const sign = /<=|>=|<>|!=|==|[<>=+\-*/%(),;]/y;
const signs: Readonly<Record<string, string>> = { '==': '=', '<>': '!=', ';': ',' };

function take(pattern: RegExp, text: string, at: number): RegExpExecArray | null {
  pattern.lastIndex = at;
  return pattern.exec(text);
}

/** Splits a formula into its signs; unclear numbers (`1.000`) and strange characters are refused where they stand. */
export function tokensOf(written: string): Token[] {
  const text = written.normalize('NFC').replaceAll('≤', '<=').replaceAll('≥', '>=').replaceAll('≠', '!=').replaceAll('−', '-').replaceAll('×', '*');
  const tokens: Token[] = [];
  let at = 0;
  while (at < text.length) {
    const blank = take(space, text, at);
    if (blank) {
      at += blank[0].length;
      continue;
    }
    const token = number(text, at) ?? day(text, at) ?? named(text, at);
    if (!token) throw new FormulaError(refusals.unexpectedCharacter, at + 1, { found: String.fromCodePoint(text.codePointAt(at) ?? 0) });
    tokens.push(token.token);
    at += token.length;
  }
  tokens.push({ is: 'end', at: text.length + 1, text: '' });
  return tokens;
}

interface Taken {
  readonly token: Token;
  readonly length: number;
}

function number(text: string, at: number): Taken | null {
  const match = take(digits, text, at);
  if (!match) return null;
  const reading = readDecimal(match[0]);
  if (!reading.ok) throw new FormulaError(refusals.badNumber, at + 1, { found: match[0] });
  return { token: { is: 'number', at: at + 1, text: match[0], value: exactOf(reading.text) }, length: match[0].length };
}

function day(text: string, at: number): Taken | null {
  const match = take(date, text, at);
  if (!match) return null;
  const value = dayNumber(match[1] ?? '');
  if (value === null) throw new FormulaError(refusals.badDate, at + 1, { found: match[1] ?? '' });
  return { token: { is: 'date', at: at + 1, text: match[0], value }, length: match[0].length };
}

function named(text: string, at: number): Taken | null {
  const name = take(word, text, at);
  if (name) return { token: { is: 'word', at: at + 1, text: name[0].toLowerCase() }, length: name[0].length };
  const found = take(sign, text, at);
  return found && { token: { is: 'sign', at: at + 1, text: signs[found[0]] ?? found[0] }, length: found[0].length };
}
