import { plainPoints, type BookRow, type Json, type LinkedItem } from './rows.ts';
import type { RulebookSettings } from '../shapes.ts';

/** Tables from before the kinds of rule: what their rows leave unsaid and the format wants said. */

/** Settings of a table from before, as the format has them. */
function rulesOfOld({ mode, stepHundredths, tieGroup, explainDays, checkDays }: RulebookSettings, hasConditions: boolean): Json {
  return {
    step: mode === 'pass_fail' ? '1' : stepHundredths === null ? null : plainPoints(stepHundredths),
    tieRules: [
      ...(hasConditions ? [{ rule: 'fewer_failed_conditions' }] : []),
      ...(tieGroup === null ? [] : [{ rule: 'group_points', group: tieGroup }]),
    ],
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

/** Name of the fact that says whether a hard condition of a table from before is met: `TT2.4` → `condition_tt2_4`. */
export const conditionFact = (code: string): string => `condition_${code.toLowerCase().replace(/[^a-z0-9]+/g, '_')}`;

/** Headings of a flat table whose criteria stand in groups of a criteria set: `TT2` over `TT2.1`, `TT2.2`. */
function headed<T extends LinkedItem>(items: readonly T[], idOf: (code: string) => string): LinkedItem[] {
  if (items.some((item) => item.parentId !== null || item.groupTitle === null)) return [...items];
  const codes = new Set(items.map((item) => item.code));
  const headings = new Map<string, LinkedItem>();
  const placed = items.map((item): LinkedItem => {
    const code = item.code.split('.').slice(0, -1).join('.');
    if (code === '' || codes.has(code)) return item;
    const before = headings.get(code);
    headings.set(code, {
      ...blankItem,
      ...before,
      id: idOf(code),
      code,
      title: item.groupTitle ?? code,
      maxHundredths: (before?.maxHundredths ?? 0) + item.maxHundredths,
    });
    return { ...item, parentId: idOf(code) };
  });
  const started = new Set<string>();
  return placed.flatMap((item) => {
    const heading = [...headings.values()].find((one) => one.id === item.parentId);
    if (!heading || started.has(heading.id)) return [item];
    started.add(heading.id);
    return [heading, item];
  });
}

const blankItem: LinkedItem = {
  id: '',
  parentId: null,
  code: '',
  title: '',
  titleEn: '',
  maxHundredths: 0,
  kind: 'heading',
  rule: {},
  counts: 'base',
  measure: '',
  proof: [],
  scoredBy: null,
  conditionWhen: null,
  masked: false,
  note: '',
  hardCondition: false,
  groupTitle: null,
  criterion: null,
};

export interface WholeBook {
  readonly items: readonly LinkedItem[];
  readonly rules: Json;
  readonly facts: readonly unknown[];
}

/**
 * A table with what its format wants said. A table from before gets headings from the groups of its criteria, and for each
 * hard condition a fact that says whether it is met.
 */
export function wholeBook(
  book: Pick<BookRow, 'rules' | 'settings' | 'facts'>,
  items: readonly LinkedItem[],
  idOf = (code: string) => `heading ${code}`,
): WholeBook {
  if (book.rules !== null) return { items, rules: book.rules, facts: book.facts };
  const hard = items.filter((item) => item.hardCondition);
  return {
    rules: rulesOfOld(book.settings, hard.length > 0),
    facts: hard.map((item) => ({ code: conditionFact(item.code), title: `Điều kiện đạt: ${item.title}`.slice(0, 1000), unit: 'flag' })),
    items: headed(items, idOf).map((item) => (item.hardCondition ? { ...item, conditionWhen: conditionFact(item.code) } : item)),
  };
}
