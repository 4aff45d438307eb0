import type { z } from 'zod';
import { sql, type Tx } from '#platform/db/database.ts';
import type { scoringApi } from '../contract.ts';
import { differing, groupItems, runningTotal, type ScoredLine } from '../points.ts';
import { visibleColumns, type Visible } from '../rules.ts';
import type { RulebookRef, sheetDetail, SheetItem } from '../shapes.ts';
import { mayComplain } from './complaints/policy.ts';
import { awaitingCorrection, publicationOf } from './complaints/repository.ts';
import { crossOfUnit } from './cross/results.ts';
import { conditionsOf, type ItemJudgement } from './conditions.ts';
import { programmeMetric, readFacts, type SheetFacts } from './facts.ts';
import { canOfSheet, checkerWords, isChecker, isOwn, isStanding } from './policy.ts';
import type { StoredItem, StoredRulebook } from './repository.ts';

type Detail = z.input<typeof sheetDetail>;
type Step = Detail['steps'][number];

export const refOf = (book: StoredRulebook): RulebookRef => ({
  id: book.id,
  title: book.title,
  versionNo: book.versionNo,
  state: book.state,
  hash: book.hash,
  year: book.year,
  scaleHundredths: book.scaleHundredths,
  synthetic: book.synthetic,
  passFail: book.settings.mode === 'pass_fail',
});

/** The table's own words for a rule that is not computed yet. */
export const ruleTextOf = (item: StoredItem): string | null => (typeof item.rule['text'] === 'string' ? item.rule['text'] : null);

/** Work in progress of the other side is left out before the answer leaves the server. */
function shownLine(line: ScoredLine, visible: Visible): SheetItem['line'] {
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

interface Proof {
  readonly itemId: string;
  readonly objectId: string;
  readonly count: number;
}

function proofsOf(tx: Tx, { sheet }: SheetFacts): Promise<Proof[]> {
  return tx.many<Proof>(sql`
    select p.item_id, p.object_id, (select count(*)::int from evidence.use x where x.object_type = 'criterion-line' and x.object_id = p.object_id) as count
    from (select i.id as item_id, scoring.proof_id(${sheet.unitId}, ${sheet.year}, coalesce(i.criterion_id, i.id)) as object_id
      from scoring.rule_item i where i.rulebook_id = ${sheet.rulebookId}) p`);
}

/** Met or not on the table that was used before, by criterion. */
async function earlierResults(tx: Tx, { sheet }: SheetFacts): Promise<Map<string, boolean>> {
  if (sheet.replacesId === null) return new Map();
  const rows = await tx.many<{ criterionId: string; met: boolean }>(sql`
    select i.criterion_id, coalesce(l.final_hundredths, l.checked_hundredths, l.self_hundredths) > 0 as met
    from scoring.line l join scoring.rule_item i on i.id = l.item_id
    where l.sheet_id = ${sheet.replacesId} and i.kind = 'pass_fail' and i.criterion_id is not null
      and coalesce(l.final_hundredths, l.checked_hundredths, l.self_hundredths) is not null`);
  return new Map(rows.map((row) => [row.criterionId, row.met]));
}

const programmeFact = (ok: boolean) =>
  ok
    ? { ok, vi: 'Chương trình công tác năm đã có văn bản phê duyệt được xác nhận.', en: 'The work programme has a confirmed approving paper.' }
    : { ok, vi: 'Chưa có văn bản phê duyệt chương trình công tác năm được xác nhận.', en: 'No approving paper of the work programme is confirmed.' };

interface Around {
  readonly visible: Visible;
  readonly proofs: ReadonlyMap<string, Proof>;
  readonly conditions: ReadonlyMap<string, ItemJudgement>;
  readonly earlier: ReadonlyMap<string, boolean>;
  readonly unproved: ReadonlySet<string>;
  readonly cross: ReadonlyMap<string, number>;
}

function shownItem(item: StoredItem, line: ScoredLine, { visible, proofs, conditions, earlier, unproved, cross }: Around): SheetItem {
  const proof = proofs.get(item.id);
  const condition = conditions.get(item.id);
  return {
    itemId: item.id,
    code: item.code,
    title: item.title,
    max: item.maxHundredths,
    kind: item.kind,
    hardCondition: item.hardCondition,
    ruleText: ruleTextOf(item),
    criterion: item.criterion,
    line: shownLine(line, visible),
    proof: { type: 'criterion-line', objectId: proof?.objectId ?? item.id, count: proof?.count ?? 0 },
    condition: condition
      ? { verdict: condition.verdict, detail: { vi: condition.detailVi, en: condition.detailEn }, computedOn: condition.computedOn }
      : null,
    fact: item.criterion?.metric === programmeMetric ? programmeFact(!unproved.has(item.id)) : null,
    cross: cross.get(item.id) ?? null,
    earlier: (item.criterionId === null ? undefined : earlier.get(item.criterionId)) ?? null,
  };
}

function totalsOf(lines: readonly SheetItem['line'][], scale: number): Detail['totals'] {
  const whole = lines.map((line) => ({ ...line, itemId: '', code: '', title: '', max: 0 }));
  const different = differing(whole);
  return {
    self: runningTotal(whole, 'self'),
    checked: runningTotal(whole, 'checked'),
    final: runningTotal(whole, 'final'),
    scale,
    lines: lines.length,
    selfFilled: lines.filter((line) => line.self !== null).length,
    checkedFilled: lines.filter((line) => line.checked !== null).length,
    differences: different.length,
    unexplained: different.filter((line) => line.explanation === '').length,
  };
}

async function stepsOfSheet(tx: Tx, { sheet, items }: SheetFacts): Promise<Step[]> {
  const rows = await tx.many<Omit<Step, 'codes'>>(sql`
    select id, verb, made_at as at, made_by as by, reason, item_ids from scoring.sheet_step where sheet_id = ${sheet.id} order by id desc`);
  const codes = new Map(items.map((item) => [item.id, item.code]));
  return rows.map((row) => ({ ...row, codes: row.itemIds.flatMap((itemId) => codes.get(itemId) ?? []) }));
}

function sideOf(tx: Tx, facts: SheetFacts): Detail['side'] {
  if (isOwn(tx.actor, facts)) return 'unit';
  if (isChecker(tx.actor, facts)) return 'checker';
  return isStanding(tx.actor) ? 'standing' : 'reader';
}

type Lines = z.input<(typeof scoringApi.sheetLines)['response']>;

/** The same sheet as plain rows; what this reader may not see yet stays empty. */
export async function sheetLinesOf(tx: Tx, id: string): Promise<Lines | undefined> {
  const sheet = await sheetOf(tx, id);
  const row = (group: string, { code, title, max, line, proof, condition }: Detail['groups'][number]['items'][number]): Lines['rows'][number] => {
    const last = line.final ?? line.checked;
    const difference = line.self === null || last === null ? null : last - line.self;
    return { group, code, title, max, ...line, difference, proofs: proof.count, condition: condition?.verdict ?? null };
  };
  return sheet && { rows: sheet.groups.flatMap((group) => group.items.map((item) => row(group.title, item))) };
}

/** One sheet with everything its screen shows; `undefined` when missing or hidden. */
export async function sheetOf(tx: Tx, id: string): Promise<Detail | undefined> {
  const facts = await readFacts(tx, id);
  if (!facts) return undefined;
  const { sheet, term, book, items, lines } = facts;
  const steps = await stepsOfSheet(tx, facts);
  const side = sideOf(tx, facts);
  const visible = visibleColumns(
    sheet.state,
    { unit: side === 'unit', checker: side === 'checker' },
    steps.some((step) => step.verb === 'giveBack'),
  );
  const around: Around = {
    visible,
    proofs: new Map((await proofsOf(tx, facts)).map((one) => [one.itemId, one])),
    conditions: new Map((await conditionsOf(tx, facts)).map((one) => [one.itemId, one])),
    earlier: await earlierResults(tx, facts),
    unproved: facts.unproved,
    cross: await crossOfUnit(tx, sheet.termId, sheet.unitId),
  };
  const byItem = new Map(lines.map((line) => [line.itemId, line]));
  const groups = groupItems(items).map((group) => ({
    code: group.code,
    title: group.title,
    max: group.maxHundredths,
    items: group.items.flatMap((item) => {
      const line = byItem.get(item.id);
      return line ? [shownItem(item, line, around)] : [];
    }),
  }));
  const replaced = await tx.maybe<{ id: string }>(sql`select id from scoring.sheet where replaces_id = ${sheet.id}`);
  return {
    id: sheet.id,
    unit: { id: sheet.unitId, name: sheet.unitName },
    term: { id: term.id, groupName: term.groupName, year: term.year },
    state: sheet.state,
    sheetNo: sheet.sheetNo,
    replacedBy: replaced?.id ?? null,
    replaces: sheet.replacesId,
    correctionReason: sheet.correctionReason,
    decisionNumber: sheet.decisionNumber,
    rulebook: refOf(book),
    stepHundredths: book.settings.stepHundredths,
    selfDueOn: sheet.selfDueOn,
    selfSubmittedOn: sheet.selfSubmittedOn,
    explainUntil: sheet.explainUntil,
    metOn: sheet.metOn,
    checker: checkerWords(facts),
    contextNote: sheet.contextNote,
    synthetic: sheet.synthetic,
    groups,
    totals: totalsOf(
      groups.flatMap((group) => group.items.map((item) => item.line)),
      book.scaleHundredths,
    ),
    steps,
    accepted: (await awaitingCorrection(tx, sheet.id)).map(({ id: complaintId, itemId, code, answered }) => ({
      id: complaintId,
      itemId,
      code,
      answered,
    })),
    side,
    version: sheet.version,
    can: {
      ...canOfSheet(tx.actor, facts, tx.today),
      complain: mayComplain(tx.actor, facts, await publicationOf(tx, sheet.termId, sheet.id), tx.today),
    },
  };
}
