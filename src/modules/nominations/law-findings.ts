import type { Text } from '#platform/text.ts';
import type { VerdictNode, VerdictReport } from '#modules/law/contract.ts';
import type { Finding } from './findings.ts';
import type { Verdict } from './labels.ts';

/** A clause of the pinned verdict among the findings: with its article, the facts, and whether it binds. */
export interface LawFinding extends Finding {
  readonly severity: 'block' | 'warn';
  readonly facts: readonly string[];
  /** An open hold: released by the paper that clears it, never by an explanation (law.md §2 X4). */
  readonly held: boolean;
}

const verdictOf: Readonly<Record<VerdictNode['verdict'], Verdict>> = { met: 'MET', unmet: 'UNMET', unknown: 'UNKNOWN' };

const holds = (node: VerdictNode, id: string | null): boolean => node.id === id || node.children.some((child) => holds(child, id));

/** Every fact a node and what is below it rest on, once, in order. */
export const factsUnder = (node: VerdictNode): string[] => [...new Set([...node.facts, ...node.children.flatMap(factsUnder)])];

/**
 * The branch a dossier stands on: the first binding one that is met, else the one the verdict's reason lies in, else
 * the first. Branches are alternatives, so only one of them has to be explained.
 */
export function branchOf(report: VerdictReport): VerdictNode {
  const branches = report.tree.children;
  return (
    branches.find((node) => node.verdict === 'met' && node.severity === 'block') ??
    branches.find((node) => holds(node, report.reason)) ??
    branches.find((node) => node.severity === 'block') ??
    branches[0] ??
    report.tree
  );
}

/** What is not there yet, in words: of alternatives each, of a list every item. */
function missingOf(node: VerdictNode): Text | null {
  if (node.verdict === 'met') return null;
  if (node.missing && node.missing.vi !== '') return node.missing;
  const below = node.children.flatMap((child) => missingOf(child) ?? []);
  if (below.length === 0) return null;
  const [vi, en] = node.kind === 'any' ? [' hoặc ', ' or '] : ['; ', '; '];
  return { vi: below.map((one) => one.vi).join(vi), en: below.map((one) => one.en).join(en) };
}

/** Of alternatives the one that is met speaks for all; while none is, each of them is named. */
function wordsOf(node: VerdictNode): Text {
  if (node.kind !== 'any' || node.children.length === 0) return node.words;
  const met = node.children.find((child) => child.verdict === 'met');
  if (met) return met.found ? { vi: `${wordsOf(met).vi}. ${met.found.vi}`, en: `${wordsOf(met).en}. ${met.found.en}` } : wordsOf(met);
  const each = node.children.map(wordsOf);
  return { vi: `${node.words.vi}: ${each.map((one) => one.vi).join(' hoặc ')}`, en: `${node.words.en}: ${each.map((one) => one.en).join(' or ')}` };
}

const capital = (text: string): string => text.charAt(0).toLocaleUpperCase('vi') + text.slice(1);

function textOf(node: VerdictNode): Text {
  const missing = missingOf(node);
  const words = wordsOf(node);
  // Nothing found where the record is not complete is no answer: only what is not known is said.
  const found = node.verdict === 'unknown' && node.facts.length === 0 ? null : node.found;
  // What is missing may say by itself that it is missing or not known.
  const saysSo = missing !== null && /^(chưa rõ|còn thiếu|còn phải|năm chưa rõ) /.test(missing.vi);
  const parts = (lang: keyof Text, lacks: string) =>
    [words, found, missing]
      .flatMap((one) => (one === null ? [] : [one === missing && !saysSo ? `${lacks}: ${one[lang]}` : capital(one[lang])]))
      .join('. ');
  return node.verdict === 'unknown'
    ? { vi: parts('vi', 'Chưa rõ'), en: parts('en', 'Not known') }
    : { vi: parts('vi', 'Còn thiếu'), en: parts('en', 'Missing') };
}

/** The open hold a clause speaks about: of the kind “not while …”, and one was found. */
const openHold = (node: VerdictNode): boolean =>
  node.kind === 'not' && node.children.some((child) => child.kind === 'hold' && child.verdict === 'met');

/** What is asked of a dossier: the clauses of its branch; where no case could be chosen, the general rules of a case beside it. */
function clausesOf(branch: VerdictNode, isGeneral: (node: VerdictNode) => boolean): readonly VerdictNode[] {
  if (branch.kind === 'all') return branch.children;
  return [branch, ...(branch.children.at(-1)?.children ?? []).filter(isGeneral)];
}

/**
 * Clauses as findings, in the order of the standard. A doubtful rule (S, D, ?) warns and asks for no explanation; a rule
 * that stands beside every standard (`general`, by id) binds by its own mark, beside a doubtful standard too (law.md §2).
 */
export function lawFindingsOf(report: VerdictReport, general: ReadonlySet<string>): LawFinding[] {
  const branch = branchOf(report);
  const isGeneral = ({ id }: VerdictNode) => general.has(id.slice(id.lastIndexOf('/') + 1));
  return clausesOf(branch, isGeneral).map((node) => ({
    code: `law/${node.id}`,
    verdict: verdictOf[node.verdict],
    text: textOf(node),
    basis: node.toConfirm ? `${node.cite} (cần đối chiếu)` : node.cite,
    severity: node.severity === 'block' && (branch.severity === 'block' || isGeneral(node)) ? 'block' : 'warn',
    held: openHold(node),
    facts: factsUnder(node),
  }));
}

/** The clause in as few words as it has: of alternatives the first, and how many more there are. */
function shortWords(node: VerdictNode): Text {
  const [first, ...others] = node.kind === 'any' ? node.children : [];
  if (!first) return node.words;
  const words = shortWords(first);
  return others.length === 0 ? words : { vi: `${words.vi} (hoặc ${others.length} cách khác)`, en: `${words.en} (or ${others.length} other ways)` };
}

/** What stands in the way, for one line of a table: the clauses that bind, not met first, two at most and how many more. */
export function inTheWay(report: VerdictReport): Text | null {
  if (report.verdict === 'met') return null;
  const branch = branchOf(report);
  const clauses = (branch.kind === 'all' ? branch.children : [branch]).filter((node) => node.severity === 'block' && node.verdict !== 'met');
  const ordered = [...clauses.filter((node) => node.verdict === 'unmet'), ...clauses.filter((node) => node.verdict === 'unknown')];
  if (ordered.length === 0) return report.missing[0] ?? null;
  const said = ordered.slice(0, 2).map((node) => {
    const words = shortWords(node);
    return node.verdict === 'unknown'
      ? { vi: `chưa rõ: ${words.vi}`, en: `not known: ${words.en}` }
      : { vi: `chưa đạt: ${words.vi}`, en: `not met: ${words.en}` };
  });
  const more = ordered.length - said.length;
  const vi = said.map((one) => one.vi).join('; ') + (more > 0 ? `; và ${more} điều khác` : '');
  const en = said.map((one) => one.en).join('; ') + (more > 0 ? `; and ${more} more` : '');
  return { vi: capital(vi), en: capital(en) };
}
