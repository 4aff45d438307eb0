import { sql, type Tx } from '#platform/db/database.ts';
import type { ObjectRef } from '#modules/notifications/index.ts';
import { owe, settle, tell } from '#modules/notifications/index.ts';
import { indicatorsAsked } from '#modules/indicators/index.ts';
import { checkBook, type CheckedBook } from '../../rulebook/problems.ts';
import { sourcesOf } from '../../rulebook/indicator-links.ts';
import type { IndicatorSource } from '../../rulebook/shapes.ts';
import { contentHash } from './freeze.ts';
import { lockRulebook, readItems, readRulebook, type StoredItem, type StoredRulebook } from '../repository.ts';

/** A table with all a decision about it needs. */
export interface BookFacts {
  readonly book: StoredRulebook;
  readonly items: readonly StoredItem[];
  /** What its figures may be fed by. */
  readonly sources: readonly IndicatorSource[];
  readonly checked: CheckedBook;
  /** Hash of the content as it stands. */
  readonly content: string;
  /** Exactly this content has been tried. */
  readonly tried: boolean;
}

async function around(tx: Tx, book: StoredRulebook | undefined): Promise<BookFacts | undefined> {
  if (!book) return undefined;
  const items = await readItems(tx, book.id);
  const content = contentHash(book, items);
  const runs = await tx.many(sql`select 1 from scoring.trial_run where rulebook_id = ${book.id} and content_hash = ${content} limit 1`);
  // tables in use are not checked again: an indicator may have ended since
  const sources = book.state === 'DRAFT' ? sourcesOf(await indicatorsAsked(tx, book.authority.id, book.year ?? Number(tx.today.slice(0, 4)))) : [];
  const checked = checkBook(book, items, book.state === 'DRAFT' ? sources : null);
  return { book, items, sources, checked, content, tried: runs.length > 0 };
}

export const readBook = async (tx: Tx, id: string): Promise<BookFacts | undefined> => around(tx, await readRulebook(tx, id));
/** With the row locked: two people at one draft wait for each other. */
export const lockBook = async (tx: Tx, id: string): Promise<BookFacts | undefined> => around(tx, await lockRulebook(tx, id));

export const bookLabel = (book: Pick<StoredRulebook, 'title' | 'versionNo'>): string => `${book.title}, bản ${book.versionNo}`;
export const bookLink = (id: string): string => `/cham-diem/bang-diem/${id}`;
export const bookObject = (id: string): ObjectRef => ({ type: 'rulebook', id });

/** The second person: whoever of the standing body did not write it. The duty belongs to the desk. */
export async function owePublish(tx: Tx, book: StoredRulebook, note: string): Promise<void> {
  await settle(tx, { kind: 'scoring.fix-rulebook', object: bookObject(book.id) });
  await owe(tx, {
    kind: 'scoring.publish-rulebook',
    object: bookObject(book.id),
    owner: { role: 'standing', unitId: null },
    title: {
      vi: `Xem và công bố bảng điểm · ${bookLabel(book)}`,
      en: `Look at and publish the points table · ${book.title}, version ${book.versionNo}`,
    },
    detail: {
      vi: `${tx.actor.name} soạn và trình; người khác công bố. ${note}`.trim(),
      en: `Written and sent by ${tx.actor.name}; somebody else publishes. ${note}`.trim(),
    },
    verb: { vi: 'Xem, công bố', en: 'Look and publish' },
    link: bookLink(book.id),
    year: book.year,
  });
}

/** What was asked to be published is no longer what stands there. */
export const dropPublish = (tx: Tx, id: string): Promise<void> =>
  settle(tx, { kind: 'scoring.publish-rulebook', object: bookObject(id) }, 'CANCELLED');

/** The draft goes back to its author with the reason. */
export async function oweFix(tx: Tx, book: StoredRulebook, why: string): Promise<void> {
  await dropPublish(tx, book.id);
  const author = book.authors[0];
  await owe(tx, {
    kind: 'scoring.fix-rulebook',
    object: bookObject(book.id),
    owner: { role: 'standing', unitId: null, ...(author === undefined ? {} : { accountId: author }) },
    title: { vi: `Sửa bảng điểm bị trả lại · ${bookLabel(book)}`, en: `Correct the returned points table · ${book.title}` },
    detail: { vi: `${tx.actor.name} trả lại: ${why}`, en: `Returned by ${tx.actor.name}: ${why}` },
    verb: { vi: 'Sửa bảng điểm', en: 'Correct it' },
    link: `${bookLink(book.id)}/soan`,
    year: book.year,
  });
}

/** Everything about a draft that is published or dropped is done; its authors hear of it. */
export async function closeDuties(tx: Tx, book: StoredRulebook, published: boolean): Promise<void> {
  await settle(tx, { object: bookObject(book.id) }, published ? 'DONE' : 'CANCELLED');
  if (!published) return;
  for (const accountId of book.authors) {
    await tell(tx, {
      to: { role: 'standing', unitId: null, accountId },
      title: { vi: `Bảng điểm đã công bố: ${bookLabel(book)}`, en: `The points table is published: ${book.title}` },
      link: bookLink(book.id),
    });
  }
}
