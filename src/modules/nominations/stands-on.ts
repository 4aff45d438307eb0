import type { Text } from '#platform/text.ts';
import type { Facts, Verdict, VerdictNode, VerdictReport } from '#modules/law/index.ts';

/** Why something is looked at after a cancellation; `nominations.flag.cause`. */
export type FlagCause = 'PINNED' | 'LOST' | 'USED' | 'MEMBERS' | 'NO_RULE';

/** The clause that leaned on the award, and where it is written (with “cần đối chiếu” where its mark asks for it). */
export interface LeaningClause {
  readonly words: Text;
  readonly cite: string;
}

export interface Leaning {
  readonly cause: FlagCause;
  readonly clause: LeaningClause | null;
  /** What the law of the day said with and without the award; `null` = it was not asked. */
  readonly change: { readonly before: Verdict; readonly after: Verdict } | null;
}

export type AwardOfFacts = Facts['awards'][number];

/** The facts as if the award stood, whatever became of it. */
export const withAward = (facts: Facts, award: AwardOfFacts): Facts => ({
  ...facts,
  awards: [...facts.awards.filter((one) => one.id !== award.id), { ...award, cancelled: null }],
});

/** The facts as if the award had never been given. */
export const withoutAward = (facts: Facts, awardId: string): Facts => ({ ...facts, awards: facts.awards.filter((one) => one.id !== awardId) });

/** The strength of a collective with one holder of a title less in a year; a number nobody knows stays so. */
export const withOneHolderLess = (facts: Facts, title: string, year: number): Facts => ({
  ...facts,
  strength: facts.strength.map((one) => {
    const holders = one.titles[title];
    return one.year !== year || holders === undefined ? one : { ...one, titles: { ...one.titles, [title]: Math.max(0, holders - 1) } };
  }),
});

const nodesOf = (node: VerdictNode): VerdictNode[] => [node, ...node.children.flatMap(nodesOf)];
const deepest = (nodes: readonly VerdictNode[]): VerdictNode | undefined =>
  nodes.find((node) => nodes.every((other) => other === node || !node.children.includes(other)));

/** A clause as people look it up. */
export const clauseOf = (node: VerdictNode | undefined): LeaningClause | null =>
  node ? { words: node.words, cite: [node.cite, ...(node.toConfirm && node.cite ? ['cần đối chiếu'] : [])].join(', ') } : null;

const namesOne = (node: VerdictNode, factIds: readonly string[]) => factIds.some((id) => node.facts.includes(id));

/** The first clause, as deep as the tree goes, that names one of the facts. */
export const clauseNaming = (report: VerdictReport, factIds: readonly string[]): LeaningClause | null =>
  clauseOf(deepest(nodesOf(report.tree).filter((node) => namesOne(node, factIds))));

const order: readonly Verdict[] = ['unmet', 'unknown', 'met'];
const worse = (before: Verdict | null, after: Verdict | null) => before !== null && after !== null && order.indexOf(after) < order.indexOf(before);

interface Compared {
  readonly before: VerdictReport;
  readonly after: VerdictReport;
  /** Nodes of `before` that leaned on what is gone. */
  readonly leaning: readonly VerdictNode[];
}

/** Lost: the verdict is worse, or it is not met and what leaned is worse, or doubtful rules would say so. */
function lost({ before, after, leaning }: Compared): boolean {
  const without = new Map(nodesOf(after.tree).map((node) => [node.id, node.verdict]));
  const clauseWorse = leaning.some((node) => worse(node.verdict, without.get(node.id) ?? null));
  return worse(before.verdict, after.verdict) || worse(before.advice, after.advice) || (after.verdict !== 'met' && clauseWorse);
}

/**
 * Whether an award stood on something on record, from the verdict of the law of its day with and without it. Worse, of binding or
 * of doubtful rules: it stood on it. As good, and its explanation named it: somebody looks. Neither: `null`.
 */
export function leaningOf(before: VerdictReport, after: VerdictReport, factIds: readonly string[]): Leaning | null {
  const without = new Map(nodesOf(after.tree).map((node) => [node.id, node.verdict]));
  // What stood in the way is not what something stood on.
  const leaning = nodesOf(before.tree).filter((node) => namesOne(node, factIds) && !worse(without.get(node.id) ?? null, node.verdict));
  const inTheWay = nodesOf(after.tree).find((node) => node.id === after.reason);
  const change = { before: before.verdict, after: after.verdict };
  if (lost({ before, after, leaning })) return { cause: 'LOST', clause: clauseOf(deepest(leaning) ?? inTheWay), change };
  return leaning.length > 0 ? { cause: 'USED', clause: clauseOf(deepest(leaning)), change } : null;
}

/** A collective whose members are counted by a title: a question, and lost where one holder less makes the verdict worse. */
export function leaningOfMembers(before: VerdictReport, after: VerdictReport, clauseIds: readonly string[]): Leaning | null {
  const leaning = nodesOf(before.tree).filter((node) => clauseIds.includes(node.id));
  if (leaning.length === 0) return null;
  const cause = lost({ before, after, leaning }) ? 'LOST' : 'MEMBERS';
  return { cause, clause: clauseOf(leaning[0]), change: { before: before.verdict, after: after.verdict } };
}
