import type { FieldProblem } from '#platform/refusal.ts';
import { problemAt, type Path } from './problems.ts';

const numerals: readonly (readonly [number, string])[] = [
  [100, 'C'],
  [90, 'XC'],
  [50, 'L'],
  [40, 'XL'],
  [10, 'X'],
  [9, 'IX'],
  [5, 'V'],
  [4, 'IV'],
  [1, 'I'],
];

/** 3 → `III`. */
export function roman(value: number): string {
  const [worth, letters] = numerals.find(([one]) => one <= value) ?? [];
  return worth === undefined || letters === undefined ? '' : letters + roman(value - worth);
}

/** Values that occur a second time. */
export function* repeated(path: Path, values: readonly string[]): Generator<FieldProblem> {
  for (const [index, value] of values.entries()) {
    if (values.indexOf(value) !== index) yield problemAt([...path, String(index)], `“${value}” ghi hai lần.`, `“${value}” is listed twice.`);
  }
}

interface Ordered {
  readonly id?: string;
  readonly order: number;
}

/** Positions run 1, 2, 3 … in the order of the list, within each owner. */
export function* orderProblems<T extends Ordered>(path: Path, list: readonly T[], ownerOf: (one: T) => string = () => ''): Generator<FieldProblem> {
  const seen = new Map<string, number>();
  for (const [index, one] of list.entries()) {
    const expected = (seen.get(ownerOf(one)) ?? 0) + 1;
    seen.set(ownerOf(one), expected);
    if (one.order !== expected)
      yield problemAt([...path, one.id ?? String(index), 'order'], `Thứ tự phải là ${expected}.`, `The order must be ${expected}.`);
  }
}

/** A chain of references (parents, successors) that comes back to its beginning. */
export function* chainProblems(part: string, field: string, next: ReadonlyMap<string, string | null>): Generator<FieldProblem> {
  for (const start of next.keys()) {
    const seen = new Set<string>();
    let here: string | null | undefined = start;
    while (here && !seen.has(here)) {
      seen.add(here);
      here = next.get(here);
    }
    if (here === start) yield problemAt([part, start, field], 'Chuỗi quay vòng về chính nó.', 'The chain comes back to itself.');
  }
}
