import { defineAction } from '#platform/action.ts';
import type { Tx } from '#platform/db/database.ts';
import { newId } from '#platform/ids.ts';
import { refuse } from '#platform/refusal.ts';
import type { z } from 'zod';
import { rowsOf, type BookFields } from '../../rulebook/file.ts';
import { blankDraft, draftOf, withFreshIds } from '../../rulebook/draft.ts';
import { createBody, type Draft, type DraftBook, type DraftItem } from '../../rulebook/bodies.ts';
import { bookRefusals as refusals } from '../../rulebook/refusals.ts';
import { bookLabel } from './desk.ts';
import { authorityFor, insertBook, writeItems } from './store.ts';
import { mayStanding } from '../policy.ts';
import { readItems, readRulebook } from '../repository.ts';
import { templates } from './templates.ts';

interface Made {
  readonly draft: Draft;
  readonly code: string;
  readonly madeFrom: string;
}

async function fromTemplate(id: string | null): Promise<Made> {
  const found = (await templates()).find(({ rulebook }) => rulebook.id === id);
  if (!found) throw refuse(refusals.noSuchTemplate);
  const { book, items } = rowsOf(found.rulebook, found.file, newId);
  return {
    draft: {
      book: { ...book, year: found.rulebook.year, rules: { ...book.rules }, ...copied(book), validFrom: null, validTo: null },
      items: items.map(({ ord: _ord, ...item }) => item as DraftItem),
    },
    code: found.rulebook.id,
    madeFrom: `Mẫu: ${found.rulebook.title.vi}`,
  };
}

/** Lists of a file may not be changed; a draft's may. */
const copied = (book: BookFields) => ({
  groupKinds: [...book.groupKinds],
  source: { ...book.source },
  facts: book.facts as DraftBook['facts'],
  derived: book.derived as DraftBook['derived'],
});

async function fromTable(tx: Tx, id: string | null): Promise<Made> {
  const book = id === null ? undefined : await readRulebook(tx, id);
  if (!book) throw refuse(refusals.noSuchTable);
  const draft = draftOf({ ...book, validFrom: null, validTo: null }, await readItems(tx, book.id), 0, newIdOf());
  return { draft: { ...draft, items: withFreshIds(draft.items, newId) }, code: book.code, madeFrom: `Bảng: ${bookLabel(book)}` };
}

/** One new id for each heading. */
function newIdOf(): (code: string) => string {
  const ids = new Map<string, string>();
  return (code) => {
    const id = ids.get(code) ?? newId();
    ids.set(code, id);
    return id;
  };
}

async function madeOf(tx: Tx, input: z.output<typeof createBody>): Promise<Made> {
  switch (input.from) {
    case 'template':
      return fromTemplate(input.template);
    case 'copy':
      return fromTable(tx, input.rulebookId);
    case 'file':
      if (input.draft === null) throw refuse(refusals.nothingToMake);
      return {
        draft: { ...input.draft, items: withFreshIds(input.draft.items, newId) },
        code: '',
        madeFrom: `Tệp: ${input.fileName ?? ''}`,
      };
    case 'blank':
      return { draft: blankDraft(input.title, input.year), code: '', madeFrom: '' };
  }
}

/** `Bảng điểm Bộ Tư pháp` → `bang-diem-bo-tu-phap`: the stable name of the table over its versions. */
const slugOf = (title: string): string =>
  title
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .replace(/đ/gi, 'd')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '')
    .slice(0, 80);

/** A new draft of the authority of its year. Whoever makes it is its first author. */
export const createRulebook = defineAction({
  name: 'scoring.create-rulebook',
  input: createBody,
  load: async () => ({}),
  allow: (actor) => mayStanding(actor),
  async run(tx, _none, input) {
    const { draft, code, madeFrom } = await madeOf(tx, input);
    const authorityUnitId = await authorityFor(tx, input.year);
    const id = await insertBook(tx, {
      ...draft.book,
      title: input.title,
      year: input.year,
      authorityUnitId,
      code: code === '' ? slugOf(input.title) : code,
      madeFrom,
    });
    await writeItems(tx, id, draft.items);
    return {
      result: { id },
      trace: {
        type: 'rulebook',
        id,
        label: bookLabel({ title: input.title, versionNo: 1 }),
        to: 'DRAFT',
        detail: { from: input.from, madeFrom, items: draft.items.length },
      },
    };
  },
});
