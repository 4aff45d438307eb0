import { useLocation, useNavigate } from '@tanstack/react-router';
import { useCallback, useMemo } from 'react';
import type { z } from 'zod';

export type RawSearch = Readonly<Record<string, unknown>>;

/**
 * Reads a schema out of the address. A value that does not fit is dropped, never shown as an error:
 * an old or hand-typed link still opens the page. Give every key a default or make it optional.
 */
export function readSearch<S extends z.ZodType>(schema: S, raw: RawSearch): z.output<S> {
  let given: Record<string, unknown> = { ...raw };
  for (let round = 0; round < 3; round++) {
    const result = schema.safeParse(given);
    if (result.success) return result.data;
    const next = { ...given };
    for (const issue of result.error.issues) {
      const key = String(issue.path[0] ?? '');
      const wantsList = issue.path.length === 1 && issue.code === 'invalid_type' && issue.expected === 'array';
      if (wantsList && typeof given[key] === 'string' && round === 0) next[key] = [given[key]];
      else delete next[key];
    }
    given = next;
  }
  return schema.parse({});
}

/** The address after a change: other keys stay; empty values and values equal to the default are left out. */
export function writeSearch(raw: RawSearch, change: RawSearch, defaults: RawSearch = {}): Record<string, unknown> {
  const next: Record<string, unknown> = { ...raw };
  for (const [key, value] of Object.entries(change)) {
    const empty = value === undefined || value === null || value === '' || value === false || (Array.isArray(value) && value.length === 0);
    if (empty || JSON.stringify(value) === JSON.stringify(defaults[key])) delete next[key];
    else next[key] = Array.isArray(value) ? value.map(String) : String(value);
  }
  return next;
}

/** Plain `?a=1&b=x&b=y` text for the router, instead of JSON. */
export function parseSearchText(text: string): Record<string, string | string[]> {
  const found: Record<string, string | string[]> = {};
  const search = new URLSearchParams(text);
  for (const key of new Set(search.keys())) {
    const values = search.getAll(key);
    found[key] = values.length === 1 ? values[0]! : values;
  }
  return found;
}

/**
 * Filters live in the address: `const [search, setSearch] = useSearchState(z.object({ tim: z.string().default('') }))`.
 * `setSearch({ tim: 'cục' })` changes only the given keys and replaces the history entry.
 */
export function useSearchState<S extends z.ZodType>(schema: S): [z.output<S>, (change: Partial<z.input<S>>) => void] {
  const raw = useLocation().search as RawSearch;
  const navigate = useNavigate();
  const values = useMemo(() => readSearch(schema, raw), [schema, raw]);
  const set = useCallback(
    (change: Partial<z.input<S>>) => {
      const blank = schema.safeParse({});
      const defaults = blank.success ? (blank.data as RawSearch) : {};
      void navigate({
        to: '.',
        search: ((old: RawSearch) => writeSearch(old, change as RawSearch, defaults)) as never,
        replace: true,
        resetScroll: false,
      } as never);
    },
    [navigate, schema],
  );
  return [values, set];
}
