import type { DeclaredRefusal } from '#platform/refusal.ts';
import type { ProblemValues } from '../problems.ts';
import type { Exact } from '../exact.ts';

/** A formula that cannot be used; `position` counts characters from 1. */
export class FormulaError extends Error {
  readonly spec: DeclaredRefusal;
  readonly values: ProblemValues;
  readonly position: number;
  constructor(spec: DeclaredRefusal, position: number, values: ProblemValues = {}) {
    super(spec.en);
    this.spec = spec;
    this.position = position;
    this.values = { ...values, position };
  }
}

export type BinaryOperator = 'or' | 'and' | '=' | '!=' | '<' | '<=' | '>' | '>=' | '+' | '-' | '*' | '/';

export type Node = { readonly at: number } & (
  | { readonly is: 'number'; readonly value: Exact; readonly unit: 'percent' | 'day' | 'dong' | null }
  | { readonly is: 'flag'; readonly value: boolean }
  | { readonly is: 'date'; readonly value: number }
  | { readonly is: 'name'; readonly name: string }
  | { readonly is: 'call'; readonly name: string; readonly args: readonly Node[] }
  | { readonly is: 'not' | 'minus'; readonly of: Node }
  | { readonly is: 'binary'; readonly op: BinaryOperator; readonly left: Node; readonly right: Node }
);
