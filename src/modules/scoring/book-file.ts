import type { Text } from '#platform/text.ts';
import { hundredthsOf, readDecimal } from './engine/decimal.ts';
import { measureTypes } from './labels.ts';
import { rulebookFormat, type Criterion, type Rulebook, type RulebookFile } from './engine/rulebook.ts';
import type { RulebookSettings } from './shapes.ts';

/**
 * The bridge between the rows of a table and the rulebook file of its format, in both directions. Points are whole
 * hundredths in rows, plain decimals (`9.75`) in files; parameters of rules and settings are kept as the file writes them.
 */

type Json = Readonly<Record<string, unknown>>;

/** What a row of `scoring.rulebook` says of a table. */
export interface BookRow {
  readonly code: string;
  readonly title: string;
  readonly titleEn: string;
  readonly authority: { readonly id: string; readonly name: string };
  /** `null`: a table to learn from, of no year. */
  readonly year: number | null;
  readonly versionNo: number;
  readonly groupKinds: readonly ('block' | 'cluster' | 'inner')[];
  readonly appliesTo: 'collective' | 'individual';
  readonly complete: boolean;
  readonly synthetic: boolean;
  readonly source: Json;
  readonly scaleHundredths: number;
  /** Settings of the format but the scale; `null`: a table from before, see `settings`. */
  readonly rules: Json | null;
  readonly settings: RulebookSettings;
  readonly facts: readonly unknown[];
  readonly derived: readonly unknown[];
}

/** What a row of `scoring.rule_item` says of a node, each before its parts. */
export interface ItemRow {
  readonly id: string;
  readonly parentId: string | null;
  readonly code: string;
  readonly title: string;
  readonly titleEn: string;
  readonly maxHundredths: number;
  readonly kind: string;
  readonly rule: Json;
  readonly counts: 'base' | 'bonus' | 'external';
  readonly measure: string;
  readonly proof: readonly string[];
  readonly scoredBy: string | null;
  readonly conditionWhen: string | null;
  readonly masked: boolean;
  readonly note: string;
}

/** The criterion of a criteria set that an item scores: what it does not say itself, the criterion says (R-056). */
interface LinkedItem extends ItemRow {
  readonly criterion: { readonly measureType: keyof typeof measureTypes; readonly evidence: readonly string[] } | null;
}

type CriterionFile = RulebookFile['criteria'][number];
type Mark = 'real' | 'partial' | 'synthetic';

/** Kinds the engine knows; the others are tables from before, scored by hand within the maximum. */
const engineKinds: ReadonlySet<string> = new Set([
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

/** 975 → `9.75`, 2000 → `20`: points as the file writes them. */
export function plainPoints(hundredths: number): string {
  const magnitude = Math.abs(hundredths);
  const fraction = String(magnitude % 100)
    .padStart(2, '0')
    .replace(/0+$/, '');
  return `${hundredths < 0 ? '-' : ''}${Math.trunc(magnitude / 100)}${fraction === '' ? '' : `.${fraction}`}`;
}

const bilingual = (vi: string, en: string) => (en === '' || en === vi ? vi : { vi, en });
export const markOf = (book: Pick<BookRow, 'complete' | 'synthetic'>): Mark => (book.synthetic ? 'synthetic' : book.complete ? 'real' : 'partial');

/** Settings of a table from before, as the format has them. */
function rulesOfOld({ mode, stepHundredths, tieGroup, explainDays, checkDays }: RulebookSettings): Json {
  return {
    step: mode === 'pass_fail' ? '1' : stepHundredths === null ? null : plainPoints(stepHundredths),
    tieRules: [{ rule: 'fewer_failed_conditions' }, ...(tieGroup === null ? [] : [{ rule: 'group_points', group: tieGroup }])],
    chain: {
      stages: [
        { stage: 'self', by: 'unit' },
        { stage: 'check', by: 'head', days: checkDays },
        { stage: 'explanation', by: 'unit', days: explainDays },
        { stage: 'second_check', by: 'head', days: checkDays },
        { stage: 'meeting', by: 'group' },
        { stage: 'final', by: 'standing' },
      ],
    },
  };
}

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

export const rulesOf = (book: Pick<BookRow, 'rules' | 'settings'>): Json => book.rules ?? rulesOfOld(book.settings);

function ruleFile(item: ItemRow, isOld: boolean): CriterionFile['rule'] {
  if (item.kind === 'heading') return null;
  if (!engineKinds.has(item.kind)) return { kind: 'manual', reasonNeeded: false };
  return { ...(isOld ? { reasonNeeded: false } : {}), ...item.rule, kind: item.kind } as CriterionFile['rule'];
}

function criterionFile(item: LinkedItem, parts: readonly CriterionFile[], isOld: boolean): CriterionFile {
  const linked = item.criterion;
  const measure = item.measure === '' && linked ? measureTypes[linked.measureType].vi : item.measure;
  return {
    code: item.code,
    title: bilingual(item.title, item.titleEn),
    max: plainPoints(item.maxHundredths),
    counts: item.counts,
    measure,
    proof: item.proof.length === 0 && linked ? [...linked.evidence] : [...item.proof],
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
    settings: { ...rulesOf(book), scale: plainPoints(book.scaleHundredths) } as RulebookFile['settings'],
    facts: [...book.facts] as RulebookFile['facts'],
    derived: [...book.derived] as RulebookFile['derived'],
    criteria: tree(items, null, book.rules === null),
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
