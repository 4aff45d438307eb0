import type { Tx } from '#platform/db/database.ts';
import { fileOf } from '../../rulebook/file.ts';
import type { Compiled } from '../../engine/compile.ts';
import { readRulebook } from '../../engine/read.ts';
import { readItems, readRulebook as readStored, type StoredItem, type StoredRulebook } from '../repository.ts';

/** Tables in use never change, so their reading is kept; a handful of tables score a whole ministry. */
const kept = new Map<string, Compiled | null>();
const most = 50;

/** A table ready to compute, or `null` when the engine cannot read it: then everything is given by hand. */
export function compiledOf(book: StoredRulebook, items: readonly StoredItem[]): Compiled | null {
  const key = book.state === 'FROZEN' ? `${book.id} ${book.hash ?? ''}` : null;
  const known = key === null ? undefined : kept.get(key);
  if (known !== undefined) return known;
  const reading = book.settings.mode === 'pass_fail' ? null : readRulebook(fileOf(book, items));
  const compiled = reading?.ok ? reading.compiled : null;
  if (key !== null) {
    if (kept.size >= most) kept.delete(kept.keys().next().value ?? '');
    kept.set(key, compiled);
  }
  return compiled;
}

export async function compiledBook(tx: Tx, rulebookId: string): Promise<Compiled | null> {
  const book = await readStored(tx, rulebookId);
  return book ? compiledOf(book, await readItems(tx, rulebookId)) : null;
}
