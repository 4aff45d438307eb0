import type { Day } from '#platform/dates.ts';
import { Refusal } from '#platform/refusal.ts';
import type { Text } from '#platform/text.ts';
import { engineFor } from '../current.ts';
import type { Judged } from '../engine/evaluate.ts';
import type { Facts } from '../engine/facts.ts';
import type { Verdict, VerdictNode } from '../engine/verdict.ts';
import type { Library } from '../load.ts';

/** One subject asked for one award, as the dossier or the record has it. */
export interface Asked {
  readonly facts: Facts;
  readonly award: string;
  readonly acceptedOn: Day;
  readonly year: number;
}

export type Outcome = 'MET' | 'UNMET' | 'UNKNOWN' | 'NONE';
export type Change = 'GAIN' | 'LOSS' | 'OTHER';

export interface Compared {
  readonly before: Outcome;
  readonly after: Outcome;
  readonly change: Change;
  /** The clause that makes the difference. */
  readonly clause: { readonly id: string; readonly words: Text; readonly cite: string };
}

const outcomes = { met: 'MET', unmet: 'UNMET', unknown: 'UNKNOWN' } as const;

/** What a rule says even when it is doubtful: binding rules first, else the advice. `null` = there is no rule. */
export function outcomeOf(judged: { readonly verdict: Verdict; readonly advice: Verdict | null } | null): Outcome {
  if (judged === null) return 'NONE';
  return outcomes[judged.verdict === 'unknown' && judged.advice !== null ? judged.advice : judged.verdict];
}

/** No standard for such a subject, or no such award under these rules, is an answer and not a failure. */
function orNothing<T>(ask: () => T): T | null {
  try {
    return ask();
  } catch (problem) {
    if (problem instanceof Refusal) return null;
    throw problem;
  }
}

/** Clauses a reader can act on; what stands under a “not” reads the wrong way round, so the “not” itself is one. */
const leavesOf = (node: VerdictNode): readonly VerdictNode[] =>
  node.children.length === 0 || node.kind === 'not' ? [node] : node.children.flatMap(leavesOf);

/** Path of a clause without the id of its standard, so that the clauses of two standards can be laid side by side. */
const pathOf = (id: string) => id.slice(id.indexOf('/') + 1);

/** The clause in the way under the rules that say no, or the first one the other rules do not have. */
function clauseBetween(before: Judged | null, after: Judged | null): Compared['clause'] {
  const worse = [after, before].find((judged) => judged !== null && outcomeOf(judged) !== 'MET');
  const other = worse === after ? before : after;
  const known = new Map(other ? leavesOf(other.tree).map((leaf) => [`${pathOf(leaf.id)}|${leaf.words.vi}`, leaf.verdict]) : []);
  const leaves = worse ? leavesOf(worse.tree).filter((leaf) => leaf.verdict !== 'met') : [];
  const own = leaves.find((leaf) => known.get(`${pathOf(leaf.id)}|${leaf.words.vi}`) !== leaf.verdict) ?? leaves[0];
  if (own) return { id: own.id, words: own.words, cite: own.cite };
  const only = after ?? before;
  return {
    id: only?.award ?? '',
    words: after
      ? { vi: 'Danh hiệu, hình thức chỉ có trong quy định mới', en: 'Only the new rules have this award' }
      : { vi: 'Quy định mới không còn danh hiệu, hình thức này', en: 'The new rules no longer have this award' },
    cite: only?.tree.cite ?? '',
  };
}

/**
 * One question under two libraries, both frozen on the day of the change; `null` when they answer alike. Gaining is
 * becoming met, losing is being met no longer; anything between is another change. Pure.
 */
export function compare(
  asked: Asked,
  before: Library,
  after: Library,
  overlays: { readonly before: readonly string[]; readonly after: readonly string[] },
): Compared | null {
  const { facts, award, ...when } = asked;
  const [old, fresh] = [engineFor(before), engineFor(after)];
  const [judgedBefore, judgedAfter] = [
    orNothing(() => old.judge(facts, award, { ...when, overlays: overlays.before })),
    orNothing(() => fresh.judge(facts, award, { ...when, overlays: overlays.after })),
  ];
  const [was, will] = [outcomeOf(judgedBefore), outcomeOf(judgedAfter)];
  if (was === will) return null;
  return {
    before: was,
    after: will,
    change: will === 'MET' ? 'GAIN' : was === 'MET' ? 'LOSS' : 'OTHER',
    clause: clauseBetween(judgedBefore, judgedAfter),
  };
}

/** Award codes a subject may be asked for under either library, titles first in file order. */
export function awardsToAsk(kind: Facts['subject']['kind'], before: Library, after: Library): string[] {
  const codes = [before, after].flatMap((library) => library.standards.filter(({ value }) => value.subject === kind).map(({ value }) => value.award));
  return [...new Set(codes)];
}
