import { canonicalJson } from '#platform/ids.ts';
import type { Draft, DraftItem } from '../../rulebook/bodies.ts';
import { partsOf } from '../../rulebook/tree-edit.ts';

type Fields = Readonly<Record<string, unknown>>;

/** A criterion that is not what it was: the fields that differ; `before` or `after` whole where it was added or removed. */
export interface ItemChange {
  readonly code: string;
  readonly before: Fields | null;
  readonly after: Fields | null;
}

/** Everything that differs between two states of one draft, so that the later one and this give the earlier one again. */
export interface DraftChanges {
  readonly book: { readonly before: Fields; readonly after: Fields };
  readonly items: readonly ItemChange[];
  /** Parts that stand in another order below the same heading (`null` = the top of the table), by code. */
  readonly orders: readonly { readonly under: string | null; readonly before: readonly string[]; readonly after: readonly string[] }[];
}

const same = (a: unknown, b: unknown) => canonicalJson(a ?? null) === canonicalJson(b ?? null);

function differing(before: Fields, after: Fields): { before: Fields; after: Fields } {
  const keys = [...new Set([...Object.keys(before), ...Object.keys(after)])].filter((key) => !same(before[key], after[key]));
  const only = (of: Fields) => Object.fromEntries(keys.map((key) => [key, of[key] ?? null]));
  return { before: only(before), after: only(after) };
}

function itemChange(old: DraftItem, fresh: DraftItem): ItemChange[] {
  const { before, after } = differing(old as unknown as Fields, fresh as unknown as Fields);
  return Object.keys(before).length === 0 ? [] : [{ code: fresh.code, before, after }];
}

function ordersOf(before: Draft, after: Draft): DraftChanges['orders'] {
  const headings = [null, ...after.items.map((item) => item.id)];
  return headings.flatMap((id) => {
    const [old, fresh] = [partsOf(before.items, id), partsOf(after.items, id)];
    const kept = (list: readonly DraftItem[], others: readonly DraftItem[]) =>
      list.filter((item) => others.some((one) => one.id === item.id)).map((item) => item.id);
    if (same(kept(old, fresh), kept(fresh, old))) return [];
    const under = id === null ? null : (after.items.find((item) => item.id === id)?.code ?? null);
    return [{ under, before: old.map((item) => item.code), after: fresh.map((item) => item.code) }];
  });
}

export function draftChanges(before: Draft, after: Draft): DraftChanges {
  const old = new Map(before.items.map((item) => [item.id, item]));
  const fresh = new Set(after.items.map((item) => item.id));
  return {
    book: differing(before.book as unknown as Fields, after.book as unknown as Fields),
    items: [
      ...after.items.flatMap((item): ItemChange[] => {
        const was = old.get(item.id);
        return was ? itemChange(was, item) : [{ code: item.code, before: null, after: item as unknown as Fields }];
      }),
      ...before.items.flatMap((item): ItemChange[] =>
        fresh.has(item.id) ? [] : [{ code: item.code, before: item as unknown as Fields, after: null }],
      ),
    ],
    orders: ordersOf(before, after),
  };
}
