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
