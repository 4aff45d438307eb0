import type { VerdictNode, VerdictReport } from '#modules/law/contract.ts';

/** What decides: clauses that only warn or inform stand apart. */
const binding = (nodes: readonly VerdictNode[]) => nodes.filter((node) => node.severity === 'block');

/** The way of earning the award that is nearest: met before unknown before unmet, then the one with most clauses met. */
export function nearestBranch(report: Pick<VerdictReport, 'tree'>): VerdictNode {
  const { tree } = report;
  if (tree.kind !== 'any' || tree.children.length === 0) return tree;
  const rank = { met: 0, unknown: 1, unmet: 2 } as const;
  const share = (node: VerdictNode) =>
    binding(node.children).filter((one) => one.verdict === 'met').length / Math.max(1, binding(node.children).length);
  const [best] = [...tree.children].sort((a, b) => rank[a.verdict] - rank[b.verdict] || share(b) - share(a));
  return best ?? tree;
}

/** "Đạt 3/4 điều": clauses of the nearest branch that decide. */
export function clausesOf(report: Pick<VerdictReport, 'tree'>): { met: number; unknown: number; of: number } {
  const branch = nearestBranch(report);
  const clauses = binding(branch.children.length > 0 ? branch.children : [branch]);
  return {
    met: clauses.filter((node) => node.verdict === 'met').length,
    unknown: clauses.filter((node) => node.verdict === 'unknown').length,
    of: clauses.length,
  };
}

const factsIn = (node: VerdictNode): number => node.facts.length + node.children.reduce((sum, child) => sum + factsIn(child), 0);

/**
 * Does anything on record speak for or against this very award? A rule that stands beside every award (`general`, ids) does
 * not: a hold speaks about none of them. Doubtful branches decide nothing, but the facts they rest on count.
 */
export function speaksOf(report: Pick<VerdictReport, 'tree'>, general: ReadonlySet<string>): boolean {
  const own = (node: VerdictNode) => node.children.filter(({ id }) => !general.has(id.slice(id.lastIndexOf('/') + 1)));
  const cases = (branch: VerdictNode): readonly VerdictNode[] => (branch.kind === 'choose' ? branch.children : [branch]);
  const fails = (one: VerdictNode) => binding(own(one)).some((clause) => clause.verdict === 'unmet');
  const holds = (one: VerdictNode) => binding(own(one)).every((clause) => clause.verdict === 'met');
  const branches = report.tree.children;
  const deciding = binding(branches);
  return (
    branches.some((branch) => cases(branch).some((one) => own(one).some((clause) => factsIn(clause) > 0))) ||
    (deciding.length > 0 && (deciding.every((branch) => cases(branch).every(fails)) || deciding.some((branch) => cases(branch).every(holds))))
  );
}
