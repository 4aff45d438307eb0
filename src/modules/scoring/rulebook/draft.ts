import { engineKinds, measureOf, wholeBook, type BookRow, type ItemRow, type LinkedItem } from './file.ts';
import { itemKinds, type Draft, type DraftBook, type DraftItem, type ItemKind } from './bodies.ts';

/** A stored table as the editor holds it: kinds from before are scored by hand, what a linked criterion says is said by the item. */

const known: ReadonlySet<string> = new Set(itemKinds);

function kindOf(item: ItemRow, hasParts: boolean): ItemKind {
  if (hasParts || item.kind === 'heading') return 'heading';
  return known.has(item.kind) ? (item.kind as ItemKind) : 'manual';
}

function draftItem(item: LinkedItem, kind: ItemKind, isOld: boolean): DraftItem {
  const byHand = isOld && kind === 'manual' ? { reasonNeeded: false } : {};
  return {
    id: item.id,
    parentId: item.parentId,
    code: item.code,
    title: item.title,
    titleEn: item.titleEn,
    maxHundredths: item.maxHundredths,
    kind,
    rule: kind === 'heading' || kind === 'pass_fail' ? {} : engineKinds.has(item.kind) ? { ...byHand, ...withoutText(item.rule) } : byHand,
    counts: item.counts,
    ...measureOf(item),
    scoredBy: item.scoredBy,
    conditionWhen: item.conditionWhen,
    masked: item.masked,
    note: item.note === '' && typeof item.rule['text'] === 'string' ? item.rule['text'] : item.note,
  };
}

type Stored = BookRow & { readonly validFrom: string | null; readonly validTo: string | null };

/** `idOf` names the headings a flat table from before gets. `year` stands in for a table of no year. */
export function draftOf(book: Stored, items: readonly LinkedItem[], year: number, idOf: (code: string) => string): Draft {
  const whole = wholeBook(book, items, idOf);
  const headings = new Set(whole.items.map((item) => item.parentId));
  return {
    book: {
      title: book.title,
      titleEn: book.titleEn,
      year: book.year ?? year,
      groupKinds: [...book.groupKinds],
      appliesTo: book.appliesTo,
      complete: book.complete,
      synthetic: book.synthetic,
      source: { ...book.source },
      scaleHundredths: book.scaleHundredths,
      rules: { ...whole.rules },
      facts: whole.facts as DraftBook['facts'],
      derived: book.derived as DraftBook['derived'],
      validFrom: book.validFrom,
      validTo: book.validTo,
    },
    items: whole.items.map((item) => draftItem(item, kindOf(item, headings.has(item.id)), book.rules === null)),
  };
}

const withoutText = (rule: Readonly<Record<string, unknown>>) => Object.fromEntries(Object.entries(rule).filter(([key]) => key !== 'text'));

/** The same items under new ids, for another table. */
export function withFreshIds(items: readonly DraftItem[], newId: () => string): DraftItem[] {
  const ids = new Map(items.map((item) => [item.id, newId()]));
  return items.map((item) => ({
    ...item,
    id: ids.get(item.id) ?? newId(),
    parentId: item.parentId === null ? null : (ids.get(item.parentId) ?? null),
  }));
}

/** What the pure parts of the engine need of a draft that is being edited. */
export const rowOfDraft = (book: DraftBook, around: Pick<BookRow, 'code' | 'authority' | 'versionNo' | 'settings'>): BookRow => ({
  ...book,
  ...around,
});
export const itemsOfDraft = (items: readonly DraftItem[]): LinkedItem[] =>
  items.map((item) => ({ ...item, hardCondition: false, groupTitle: null, criterion: null }));

export const blankDraft = (title: string, year: number): Draft => ({
  book: {
    title,
    titleEn: '',
    year,
    groupKinds: ['block', 'cluster'],
    appliesTo: 'collective',
    complete: true,
    synthetic: false,
    source: { citation: title, note: '', address: null },
    scaleHundredths: 100_000,
    rules: {
      step: '0.5',
      tieRules: [],
      chain: {
        stages: [
          { stage: 'self', by: 'unit', days: 10 },
          { stage: 'check', by: 'head', days: 10 },
          { stage: 'explanation', by: 'unit', days: 5 },
          { stage: 'second_check', by: 'head', days: 10 },
          { stage: 'meeting', by: 'group' },
          { stage: 'final', by: 'standing' },
        ],
      },
    },
    facts: [],
    derived: [],
    validFrom: null,
    validTo: null,
  },
  items: [],
});
