import type { FieldProblem } from '#platform/refusal.ts';

/** `groupTerms.gt-khoi-3-2021.headOrgId`: part, record, field. A record without an id is called by its position. */
export type Path = readonly string[];

export function problemAt(path: Path, vi: string, en: string): FieldProblem {
  return { path: path.join('.'), message: { vi, en } };
}

export const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** How a list calls one of its elements. */
export const nameInList = (element: unknown, index: number | string): string =>
  isObject(element) && typeof element['id'] === 'string' && element['id'] !== '' ? element['id'] : String(index);

/** Turns positions of a parser's path (`groupTerms.0.headOrgId`) into record ids, as far as the value goes. */
export function namedPath(root: unknown, path: Path): Path {
  let here: unknown = root;
  return path.map((step) => {
    const inList = Array.isArray(here);
    here = Array.isArray(here) ? here[Number(step)] : isObject(here) ? here[step] : undefined;
    return inList ? nameInList(here, step) : step;
  });
}

export interface Visit {
  readonly object: Readonly<Record<string, unknown>>;
  readonly path: Path;
  /** The list the object stands in: `criteria`, `groupTerms`. */
  readonly kind: string;
}

/** Every object of a JSON value, outermost first. */
export function* eachObject(value: unknown, path: Path = [], kind = ''): Generator<Visit> {
  if (Array.isArray(value)) {
    for (const [index, element] of value.entries()) yield* eachObject(element, [...path, nameInList(element, index)], kind);
  } else if (isObject(value)) {
    yield { object: value, path, kind };
    for (const [key, inner] of Object.entries(value)) yield* eachObject(inner, [...path, key], key);
  }
}
