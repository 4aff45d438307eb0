import type { Text } from '#platform/text.ts';
import { hundredthsOf, readDecimal } from '../engine/decimal.ts';
import { measureTypes } from '../labels.ts';
import { rulebookFormat, type Criterion, type Rulebook, type RulebookFile } from '../engine/rulebook.ts';
import { wholeBook } from './before.ts';
import { plainPoints, type BookRow, type ItemRow, type Json, type LinkedItem } from './rows.ts';
import type { RulebookSettings } from '../shapes.ts';

export { conditionFact, wholeBook } from './before.ts';
export { plainPoints, type BookRow, type ItemRow, type LinkedItem } from './rows.ts';

/**
 * The bridge between the rows of a table and the rulebook file of its format, in both directions. Points are whole
 * hundredths in rows, plain decimals (`9.75`) in files; parameters of rules and settings are kept as the file writes them.
 */

type CriterionFile = RulebookFile['criteria'][number];
type Mark = 'real' | 'partial' | 'synthetic';

/** Kinds the engine knows; the others are tables from before, scored by hand within the maximum. */
export const engineKinds: ReadonlySet<string> = new Set([
  'yes_no',
  'proportional',
  'bands',
  'lateness',
  'per_unit',
  'bonus_penalty',
  'relative_to_leader',
  'honours',
  'condition',
  'manual',
]);

const bilingual = (vi: string, en: string) => (en === '' || en === vi ? vi : { vi, en });
export const markOf = (book: Pick<BookRow, 'complete' | 'synthetic'>): Mark => (book.synthetic ? 'synthetic' : book.complete ? 'real' : 'partial');

const listOf = (value: unknown): readonly Json[] => (Array.isArray(value) ? (value as Json[]) : []);

/** What the sheets read of a table's settings; nothing for a table from before, which has them as they are. */
export function sheetSettings(rules: Json | null): Partial<RulebookSettings> {
  if (rules === null) return {};
  const step = readDecimal(String(rules['step'] ?? ''));
  const stages = listOf((rules['chain'] as Json | undefined)?.['stages']);
  const days = (stage: string) => stages.find((one) => one['stage'] === stage)?.['days'];
  const explainDays = days('explanation');
  const checkDays = days('check');
  const group = listOf(rules['tieRules']).find((one) => one['rule'] === 'group_points')?.['group'];
  return {
    stepHundredths: step.ok ? hundredthsOf(step.text) : null,
    tieGroup: typeof group === 'string' ? group : null,
    ...(typeof explainDays === 'number' ? { explainDays: Math.min(explainDays, 60) } : {}),
    ...(typeof checkDays === 'number' ? { checkDays: Math.min(checkDays, 60) } : {}),
  };
}

function ruleFile(item: ItemRow, isOld: boolean): CriterionFile['rule'] {
  if (item.kind === 'heading') return null;
  if (!engineKinds.has(item.kind)) return { kind: 'manual', reasonNeeded: false };
  return { ...(isOld ? { reasonNeeded: false } : {}), ...item.rule, kind: item.kind } as CriterionFile['rule'];
}

/** How it is measured and proved: what the item says, else what the criterion it scores says. */
export function measureOf({ measure, proof, criterion }: LinkedItem): { measure: string; proof: string[] } {
  return {
    measure: measure === '' && criterion ? measureTypes[criterion.measureType].vi : measure,
    proof: proof.length === 0 && criterion ? [...criterion.evidence] : [...proof],
  };
}

function criterionFile(item: LinkedItem, parts: readonly CriterionFile[], isOld: boolean): CriterionFile {
  return {
    code: item.code,
    title: bilingual(item.title, item.titleEn),
    max: plainPoints(item.maxHundredths),
    counts: item.counts,
    ...measureOf(item),
    scoredBy: item.scoredBy,
    hardCondition: item.conditionWhen === null ? null : { when: item.conditionWhen },
    masked: item.masked,
    note: item.note,
    parts: [...parts],
    rule: parts.length > 0 ? null : ruleFile(item, isOld),
  };
}

function tree(items: readonly LinkedItem[], parentId: string | null, isOld: boolean): CriterionFile[] {
  return items.filter((item) => item.parentId === parentId).map((item) => criterionFile(item, tree(items, item.id, isOld), isOld));
}

/** Rows as a rulebook file. `year` stands in for a table of no year. A draft may give a file its reader refuses. */
export function fileOf(book: BookRow, items: readonly LinkedItem[], year = 2022): RulebookFile {
  const source = { citation: '', note: '', address: null, ...book.source };
  const whole = wholeBook(book, items);
  return {
    format: rulebookFormat,
    id: book.code === '' ? 'bang-diem' : book.code,
    title: bilingual(book.title, book.titleEn),
    authority: { name: book.authority.name, id: book.authority.id },
    year: book.year ?? year,
    version: book.versionNo,
    groupKinds: [...book.groupKinds],
    appliesTo: book.appliesTo,
    source: { ...source, citation: source.citation === '' ? book.title : source.citation, mark: markOf(book) },
    settings: { ...whole.rules, scale: plainPoints(book.scaleHundredths) } as RulebookFile['settings'],
    facts: [...whole.facts] as RulebookFile['facts'],
    derived: [...book.derived] as RulebookFile['derived'],
    criteria: tree(whole.items, null, book.rules === null),
  };
}

/** What a file says of a table, as fields of its row. */
export type BookFields = Pick<
  BookRow,
  'title' | 'titleEn' | 'year' | 'groupKinds' | 'appliesTo' | 'complete' | 'synthetic' | 'source' | 'scaleHundredths' | 'rules' | 'facts' | 'derived'
>;

export interface FreshItem extends ItemRow {
  readonly ord: number;
}

const textsOf = ({ vi, en }: Text) => ({ title: vi, titleEn: en === vi ? '' : en });

/**
 * A rulebook that was read without problems, with the file it was read from, as rows. `newId` gives the items their ids.
 * `rules` of the format keep the words of the file: a decimal typed `9,75` stays typed so until somebody changes it.
 */
export function rowsOf(book: Rulebook, file: RulebookFile, newId: () => string): { book: BookFields; items: FreshItem[] } {
  const { scale: _scale, ...rules } = file.settings;
  const { mark, ...source } = book.source;
  const items: FreshItem[] = [];
  const walk = (list: readonly Criterion[], files: readonly CriterionFile[], parentId: string | null) => {
    for (const [index, one] of list.entries()) {
      const { kind, ...rule } = (files[index]?.rule ?? {}) as { kind?: string };
      const id = newId();
      items.push({
        id,
        parentId,
        ord: items.length + 1,
        code: one.code,
        ...textsOf(one.title),
        maxHundredths: one.max,
        kind: kind ?? 'heading',
        rule,
        counts: one.counts,
        measure: one.measure,
        proof: one.proof,
        scoredBy: one.scoredBy,
        conditionWhen: one.hardCondition?.when ?? null,
        masked: one.masked,
        note: one.note,
      });
      walk(one.parts, files[index]?.parts ?? [], id);
    }
  };
  walk(book.criteria, file.criteria, null);
  return {
    book: {
      ...textsOf(book.title),
      year: book.year,
      groupKinds: book.groupKinds,
      appliesTo: book.appliesTo,
      complete: mark !== 'partial',
      synthetic: mark === 'synthetic',
      source,
      scaleHundredths: book.settings.scale,
      rules,
      facts: file.facts ?? [],
      derived: file.derived ?? [],
    },
    items,
  };
}
