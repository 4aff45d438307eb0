import type { Day } from '#platform/dates.ts';
import type { DeclaredRefusal, RefusalValues } from '#platform/refusal.ts';
import { factKinds, missingPlaces, type FactFields, type FactKind, type Place } from './facts.ts';
import { indicatorsRefusals } from './refusals.ts';

export interface WordProblem {
  readonly refusal: DeclaredRefusal;
  readonly values: RefusalValues;
  readonly field: Place;
}

/**
 * What the words of a fact may not say, typed or imported: required places left empty, an entry the kind does not know, days
 * that end before they begin or have not come. `categories`: the codes of the kind, or of the authority's levels.
 */
export function wordProblems(kind: FactKind, words: FactFields, today: Day, categories: ReadonlySet<string>): WordProblem[] {
  const problems: WordProblem[] = [];
  const missing = missingPlaces(kind, words);
  const [first] = missing;
  const problem = (refusal: DeclaredRefusal, field: Place, values: RefusalValues = {}) => problems.push({ refusal, values, field });
  if (first) problem(indicatorsRefusals.missingPlace, first, { places: missing.map((one) => factKinds[kind].fields[one]?.vi ?? one).join(', ') });
  if (!missing.includes('category') && !categories.has(words.category)) problem(indicatorsRefusals.unknownCategory, 'category');
  if (words.beginsOn && words.doneOn && words.doneOn < words.beginsOn) problem(indicatorsRefusals.daysReversed, 'doneOn');
  if (words.beginsOn && words.beginsOn > today) problem(indicatorsRefusals.dayAhead, 'beginsOn');
  if (words.doneOn && words.doneOn > today) problem(indicatorsRefusals.dayAhead, 'doneOn');
  return problems;
}
