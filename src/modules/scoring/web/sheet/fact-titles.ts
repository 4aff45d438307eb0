import type { Text } from '#platform/text.ts';
import type { SheetFactRow } from '../../shapes.ts';

/** Rules are written with codes of figures; people read their titles. */
export function withTitles(text: string, facts: readonly SheetFactRow[], say: (words: Text) => string): string {
  const titles = new Map(facts.map((fact) => [fact.code, say(fact.title)]));
  return text.replace(/[a-z][a-z0-9_]*/g, (word) => {
    const title = titles.get(word);
    return title === undefined ? word : `“${title}”`;
  });
}
