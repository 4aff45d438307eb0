import { showDate, within } from '#platform/dates.ts';
import { sql, type Tx } from '#platform/db/database.ts';
import { canonicalJson, sha256 } from '#platform/ids.ts';
import { refuse } from '#platform/refusal.ts';
import { bookRefusals } from '../../rulebook/refusals.ts';
import { fileOf, type BookRow } from '../../rulebook/file.ts';
import { readItems, type StoredItem, type StoredRulebook } from '../repository.ts';

/**
 * Everything a score rests on, without identifiers: two equal tables have one hash, whatever rows hold them. The file of
 * the table in full, and what the criteria set says of each criterion it scores.
 */
export function contentOf(book: BookRow, items: readonly StoredItem[]): unknown {
  const file = fileOf(book, items);
  return {
    file: { ...file, id: '', authority: { ...file.authority, id: null } },
    year: book.year,
    mode: book.settings.mode,
    criteria: items.map(({ kind, rule, hardCondition, groupTitle, criterion }) => ({
      kind,
      rule,
      hardCondition,
      group: groupTitle,
      criterion: criterion && { ...criterion, origin: undefined },
    })),
  };
}

export const contentHash = (book: BookRow, items: readonly StoredItem[]): string => sha256(canonicalJson(contentOf(book, items)));

export const hashOf = async (tx: Tx, book: StoredRulebook): Promise<string> => contentHash(book, await readItems(tx, book.id));

/** Use is within the days of validity. First use: the table gets its hash and never changes again. A frozen one stays as it is. */
export async function freezeRulebook(tx: Tx, book: StoredRulebook): Promise<void> {
  const { validFrom, validTo } = book;
  if (!within(tx.today, validFrom, validTo)) throw refuse(bookRefusals.notValidToday, { from: showDate(validFrom), to: showDate(validTo) });
  if (book.state === 'FROZEN') return;
  const hash = await hashOf(tx, book);
  await tx.run(
    sql`update scoring.rulebook set state = 'FROZEN', hash = ${hash}, version = version + 1 where id = ${book.id} and version = ${book.version}`,
  );
}

/** A later version of this table has been published. */
export async function isSuperseded(tx: Tx, id: string): Promise<boolean> {
  const found = await tx.many(sql`
    with recursive later as (
      select r.id, r.state from scoring.rulebook r where r.replaces_id = ${id}
      union all select r.id, r.state from scoring.rulebook r join later on r.replaces_id = later.id
    ) select 1 from later where state in ('PUBLISHED', 'FROZEN') limit 1`);
  return found.length > 0;
}
