import { whyLeftOut } from '../../sheet/asked.ts';
import { usedWords, type FigureTitles } from '../../engine/formula-words.ts';
import type { ScoredLine } from '../../sheet/points.ts';
import { withTitles } from '../../rulebook/rule-words.ts';
import type { Visible } from '../../rules.ts';
import type { SheetItem } from '../../shapes.ts';
import type { ItemJudgement } from './conditions.ts';
import { type boundsOf, programmeMetric, type SheetFacts } from './facts.ts';
import type { Proposal } from '../proposals/propose.ts';
import { codesRead } from '../proposals/shown.ts';
import type { StoredItem } from '../repository.ts';

/** The table's own words for a rule that is not computed yet. */
export const ruleTextOf = (item: StoredItem): string | null => (typeof item.rule['text'] === 'string' ? item.rule['text'] : null);

/** Work in progress of the other side is left out before the answer leaves the server. */
export function shownLine(line: ScoredLine, visible: Visible): SheetItem['line'] {
  return {
    self: line.self,
    selfNote: line.selfNote,
    checked: visible.checked ? line.checked : null,
    checkComment: visible.checked ? line.checkComment : '',
    explanation: visible.explanation ? line.explanation : '',
    final: visible.final ? line.final : null,
    finalComment: visible.final ? line.finalComment : '',
  };
}

export interface Proof {
  readonly itemId: string;
  readonly objectId: string;
  readonly count: number;
}

export interface Around {
  readonly facts: SheetFacts;
  readonly visibleOf: (itemId: string) => Visible;
  readonly proofs: ReadonlyMap<string, Proof>;
  readonly conditions: ReadonlyMap<string, ItemJudgement>;
  readonly earlier: ReadonlyMap<string, boolean>;
  readonly mayScore: (itemId: string) => boolean;
  /** Made once for the whole sheet: a table may have 2,000 criteria. */
  readonly boundsOf: ReturnType<typeof boundsOf>;
  readonly lineOf: ReadonlyMap<string, ScoredLine>;
  readonly itemOf: ReadonlyMap<string, StoredItem>;
  /** Of the figures the table declares and of those it computes. */
  readonly titles: FigureTitles;
}

const programmeFact = (ok: boolean) =>
  ok
    ? { ok, vi: 'Chương trình công tác năm đã có văn bản phê duyệt được xác nhận.', en: 'The work programme has a confirmed approving paper.' }
    : { ok, vi: 'Chưa có văn bản phê duyệt chương trình công tác năm được xác nhận.', en: 'No approving paper of the work programme is confirmed.' };

/** Headings between the root and the line, outermost first: the middle levels of a deep table. */
function between(item: StoredItem, items: Around['itemOf']): { code: string; title: string; max: number }[] {
  const parent = items.get(item.parentId ?? '');
  if (!parent || parent.parentId === null) return [];
  return [...between(parent, items), { code: parent.code, title: parent.title, max: parent.maxHundredths }];
}

/** What the rule gives, as people read it; what an earlier step kept is told the same way. */
const shownProposal = ({ points, state, rule, explanation, values, computedOn }: Proposal, titles: FigureTitles): SheetItem['proposal'] => ({
  points,
  state,
  rule: withTitles(rule, titles),
  explanation: withTitles(explanation, titles),
  values: values.map((used) => usedWords(used, titles)),
  computedOn,
});

const emptyLine: SheetItem['line'] = { self: null, selfNote: '', checked: null, checkComment: '', explanation: '', final: null, finalComment: '' };

/** One criterion as this reader sees it. A condition and a criterion not asked of this unit stand without points. */
export function shownItem(item: StoredItem, around: Around): SheetItem {
  const { facts, visibleOf, proofs, conditions, earlier, mayScore } = around;
  const { items, sheet, proposals, compiled } = facts;
  const line = around.lineOf.get(item.id);
  const proof = proofs.get(item.id);
  const condition = conditions.get(item.id);
  const proposal = proposals.get(item.id);
  const bounds = around.boundsOf(item.id);
  return {
    itemId: item.id,
    code: item.code,
    title: item.title,
    above: between(item, around.itemOf),
    max: item.maxHundredths,
    low: bounds?.low ?? 0,
    high: bounds?.high ?? item.maxHundredths,
    kind: item.kind,
    counts: item.counts,
    hardCondition: item.hardCondition || item.conditionWhen !== null || item.kind === 'condition',
    ruleText: ruleTextOf(item),
    criterion: item.criterion,
    line: line ? shownLine(line, visibleOf(line.itemId)) : emptyLine,
    proposal: proposal ? shownProposal(proposal, around.titles) : null,
    factCodes: compiled && facts.book.rules !== null ? codesRead(compiled, item.code) : [],
    mayScore: line !== undefined && mayScore(item.id),
    leftOut: whyLeftOut(item, items, sheet.notAssigned),
    proof: { type: 'criterion-line', objectId: proof?.objectId ?? item.id, count: proof?.count ?? 0 },
    condition: condition
      ? { verdict: condition.verdict, detail: { vi: condition.detailVi, en: condition.detailEn }, computedOn: condition.computedOn }
      : null,
    fact: item.criterion?.metric === programmeMetric ? programmeFact(!facts.unproved.has(item.id)) : null,
    cross: line?.cross ?? null,
    earlier: (item.criterionId === null ? undefined : earlier.get(item.criterionId)) ?? null,
  };
}
