import type { Text } from '#platform/text.ts';
import { fileOf, wholeBook, type BookRow, type LinkedItem } from './file.ts';
import type { Compiled } from '../engine/compile.ts';
import { rulebookRefusals } from '../engine/problems.ts';
import { readRulebook } from '../engine/read.ts';
import { linkProblems } from './indicator-links.ts';
import type { IndicatorSource } from './shapes.ts';
import { publicationProblems } from '../engine/validate.ts';

/** A problem of a table, with the criterion it is about. */
export interface PlacedProblem {
  readonly code: string;
  readonly message: Text;
  /** The criterion; `null` when it is about the table. */
  readonly itemId: string | null;
  /** The field inside it: `max`, `rule.bands.2.from`, `settings.tieRules.0`. */
  readonly field: string;
  /** Character of a formula, from 1. */
  readonly position: number | null;
}

export interface CheckedBook {
  /** What the engine computes with, formulas read and bound; `null` while something is wrong with it. */
  readonly compiled: Compiled | null;
  readonly problems: readonly PlacedProblem[];
}

/** `criteria[0].parts[2].rule.when` → the id of that item and `rule.when`. */
function placeOf(place: string, items: readonly LinkedItem[]): Pick<PlacedProblem, 'itemId' | 'field'> {
  const steps = place.split(/[.[\]]+/).filter(Boolean);
  let parentId: string | null = null;
  let at = 0;
  while (at + 1 < steps.length && (steps[at] === 'criteria' || steps[at] === 'parts')) {
    const siblings: LinkedItem[] = items.filter((item) => item.parentId === parentId);
    const found = siblings[Number(steps[at + 1])];
    if (!found) break;
    parentId = found.id;
    at += 2;
  }
  return { itemId: parentId, field: steps.slice(at).join('.') };
}

/** The engine tells a wrong shape in the words of its parser; people are told which field waits. */
const missing: Text = { vi: 'Còn thiếu hoặc chưa đúng.', en: 'Missing or not right yet.' };

/**
 * What the engine says about a table as it stands, the same in the editor and at publishing: shape, sums, formulas, rules,
 * settings, and for each scored line a measure and a proof. `sources`: what figures may be fed by; `null` = not known here.
 */
export function checkBook(book: BookRow, given: readonly LinkedItem[], sources: readonly IndicatorSource[] | null): CheckedBook {
  const { items } = wholeBook(book, given);
  const read = readRulebook(fileOf(book, given));
  const links = sources === null ? [] : linkProblems(book.facts as readonly Readonly<Record<string, unknown>>[], sources);
  const found = [...(read.ok ? publicationProblems(read.book) : read.problems), ...links];
  return {
    compiled: read.ok ? read.compiled : null,
    problems: found.map(({ code, message, place, position }) => ({
      code,
      message: code === rulebookRefusals.wrongShape.code ? missing : message,
      ...placeOf(place, items),
      position: position ?? null,
    })),
  };
}
