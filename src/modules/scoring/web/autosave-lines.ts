import type { RefusalBody } from '#platform/refusal.ts';
import type { Text } from '#platform/text.ts';

/** What was typed since the last store, by line. */
export type Edits<L> = Readonly<Record<string, Partial<L>>>;

/** A line the server would not take: what was sent of it and why. */
export interface WrongLine<L> {
  readonly sent: Partial<L>;
  readonly why: Text;
}

/** What still is as it was when the server would not take it is not sent again; every other line goes on without it. */
export function sendable<L>(edits: Edits<L>, wrong: ReadonlyMap<string, WrongLine<L>>, most: number): Edits<L> {
  const open = Object.entries(edits).filter(([itemId, change]) => {
    const refused = wrong.get(itemId)?.sent as Record<string, unknown> | undefined;
    return refused === undefined || !sameChange(refused, change as Record<string, unknown>);
  });
  return Object.fromEntries(open.slice(0, most)) as Edits<L>;
}

function sameChange(one: Record<string, unknown>, other: Record<string, unknown>): boolean {
  const keys = new Set([...Object.keys(one), ...Object.keys(other)]);
  return [...keys].every((key) => key in one && key in other && one[key] === other[key]);
}

/** The lines a refusal is about, found by the places it names (`lines.3.self`); none when it is about the whole send. */
export function wrongLinesOf<L>(refusal: RefusalBody, sent: Edits<L>): ReadonlyMap<string, WrongLine<L>> {
  const lines = Object.entries(sent);
  const named = refusal.fields ?? (refusal.field === undefined ? [] : [{ path: refusal.field, message: refusal.message }]);
  const found = new Map<string, WrongLine<L>>();
  for (const { path, message } of named) {
    const place = /^(?:body\.)?lines\.(\d+)(?:\.|$)/.exec(path);
    const line = place ? lines[Number(place[1])] : undefined;
    if (!line) return new Map();
    if (!found.has(line[0])) found.set(line[0], { sent: line[1], why: message });
  }
  return found;
}
