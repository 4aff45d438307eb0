/** Points as whole hundredths: sums, gaps, limits. Nothing here knows states or people. */

export interface RuleItem {
  readonly id: string;
  readonly parentId: string | null;
  readonly ord: number;
  readonly code: string;
  readonly title: string;
  readonly maxHundredths: number;
  /** `manual`, `pass_fail`; later kinds bring their settings in `rule`. */
  readonly kind: string;
  readonly hardCondition: boolean;
  readonly counts: 'base' | 'bonus' | 'external';
  readonly criterionId: string | null;
  /** Heading the line stands under, from the criteria set; `null` when the table is a tree of its own. */
  readonly groupTitle: string | null;
}

export interface ScoredLine {
  readonly itemId: string;
  readonly code: string;
  readonly title: string;
  readonly max: number;
  readonly self: number | null;
  readonly selfNote: string;
  readonly checked: number | null;
  readonly checkComment: string;
  readonly explanation: string;
  readonly final: number | null;
  readonly finalComment: string;
  /** What the rule gives; `null` where a person is asked or a value is missing. */
  readonly proposed: number | null;
  /** What the other units of the group gave together. */
  readonly cross: number | null;
}

export type Column = 'self' | 'checked' | 'final';

/** Lines that hold points: those without parts. A parent's points are the sum of its parts. */
export function scoredItems<T extends Pick<RuleItem, 'id' | 'parentId'>>(items: readonly T[]): T[] {
  const parents = new Set(items.map((item) => item.parentId));
  return items.filter((item) => !parents.has(item.id));
}

export const sumOf = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0);

/** The sum of what is filled; `null` when nothing is, because nothing written is not 0. */
export function runningTotal(lines: readonly ScoredLine[], column: Column): number | null {
  const filled = lines.flatMap((line) => (line[column] === null ? [] : [line[column]]));
  return filled.length === 0 ? null : sumOf(filled);
}

export const missing = (lines: readonly ScoredLine[], column: Column): ScoredLine[] => lines.filter((line) => line[column] === null);

/** Lines where the checker gave other points than the unit; where the unit was not asked yet there is nothing to differ from. */
export const differing = (lines: readonly ScoredLine[]): ScoredLine[] =>
  lines.filter((line) => line.checked !== null && line.self !== null && line.checked !== line.self);

/** What a checker is offered before the unit's own points: the others' result, else the rule's. */
export const offered = (line: ScoredLine): number | null => line.cross ?? line.proposed;

const shown = 8;

/** `TT1.1, TT2.3`, at most eight. */
export function codesOfLines(lines: readonly { readonly code: string }[]): string {
  const codes = lines.slice(0, shown).map((line) => line.code);
  return codes.join(', ') + (lines.length > shown ? '…' : '');
}

/** `TT2` holds `TT2` and `TT2.1`, not `TT21`. */
export const inGroup = (code: string, prefix: string): boolean => code === prefix || code.startsWith(`${prefix}.`);

export interface Group<T> {
  /** I, II, III… or the code of the table's own heading. */
  readonly code: string;
  readonly title: string;
  readonly maxHundredths: number;
  readonly items: readonly T[];
}

const ones = ['', 'I', 'II', 'III', 'IV', 'V', 'VI', 'VII', 'VIII', 'IX'];
const roman = (value: number): string => 'X'.repeat(Math.floor(value / 10)) + ones[value % 10];

/** What comes on top of the scale has no heading of its own in most tables. */
const added = 'Điểm thưởng, điểm cộng ngoài thang';

/** The scored lines under their headings, in the order of the table; a heading's points are the sum of its lines. */
export function groupItems<T extends RuleItem>(items: readonly T[]): Group<T>[] {
  const byId = new Map(items.map((item) => [item.id, item]));
  const rootOf = (item: T): T => (item.parentId === null ? item : rootOf(byId.get(item.parentId) ?? { ...item, parentId: null }));
  const groups = new Map<string, { code: string; title: string; items: T[] }>();
  for (const item of scoredItems(items).sort((a, b) => a.ord - b.ord)) {
    const root = rootOf(item);
    const title = root.id === item.id ? (item.groupTitle ?? (item.counts === 'base' ? null : added)) : root.title;
    const key = title === null || root.id === item.id ? `title:${title ?? ''}` : root.id;
    const group = groups.get(key) ?? { code: root.id === item.id ? roman(groups.size + 1) : root.code, title: title ?? '', items: [] };
    group.items.push(item);
    groups.set(key, group);
  }
  return [...groups.values()].map((group) => ({ ...group, maxHundredths: sumOf(group.items.map((item) => item.maxHundredths)) }));
}

/** Share of the table's own scale, in hundredths of a percent, rounded half up. */
export function percentOfScale(total: number, scale: number): number {
  return Math.floor((total * 20_000 + scale) / (2 * scale));
}

/** The mean of whole numbers, rounded half up; `null` for none. */
export function meanOf(values: readonly number[]): number | null {
  return values.length === 0 ? null : Math.floor((2 * sumOf(values) + values.length) / (2 * values.length));
}
