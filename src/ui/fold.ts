import { fold } from '#platform/fold.ts';

export { fold };

/** True when every word of the query begins somewhere in the text, accents ignored. */
export function matches(text: string, query: string): boolean {
  const folded = fold(text);
  return fold(query)
    .split(' ')
    .every((word) => folded.includes(word));
}

const collator = new Intl.Collator('vi', { numeric: true, sensitivity: 'base' });

/** Vietnamese order with numbers by value; empty values last. */
export function compareValues(a: string | number | null | undefined, b: string | number | null | undefined): number {
  const noA = a === null || a === undefined || a === '';
  const noB = b === null || b === undefined || b === '';
  if (noA || noB) return Number(noA) - Number(noB);
  return typeof a === 'number' && typeof b === 'number' ? a - b : collator.compare(String(a), String(b));
}
