import type { Criterion, Rulebook } from './rulebook.ts';

/** A criterion with its place in the file and the headings above it, from the top. */
export interface Placed {
  readonly criterion: Criterion;
  readonly place: string;
  readonly above: readonly Criterion[];
}

export const deepestTree = 40;
export const mostCriteria = 5000;

/** Every criterion, headings before their parts, in the order of the table. */
export function walk(criteria: readonly Criterion[], place = 'criteria', above: readonly Criterion[] = []): Placed[] {
  return criteria.flatMap((criterion, index) => {
    const here = `${place}[${index}]`;
    return [{ criterion, place: here, above }, ...walk(criterion.parts, `${here}.parts`, [...above, criterion])];
  });
}

/** Scored lines: criteria without parts. */
export const linesOf = (book: Rulebook): Placed[] => walk(book.criteria).filter(({ criterion }) => criterion.parts.length === 0);

/** Department that scores a criterion: its own, or the nearest heading's. */
export const scorerOf = ({ criterion, above }: Placed): string | null =>
  criterion.scoredBy ?? above.findLast((heading) => heading.scoredBy !== null)?.scoredBy ?? null;

/** Sum of base points below, whole hundredths; a bonus never counts into the heading it stands under. */
export function baseSum(parts: readonly Criterion[]): number {
  return parts.reduce((sum, part) => sum + (part.counts === 'base' ? part.max : 0), 0);
}
