import type { z } from 'zod';
import { sql, type Tx } from '#platform/db/database.ts';
import { remaining } from '../../sheet/asked.ts';
import type { scoringApi } from '../../contract.ts';
import { titlesOf } from '../../engine/formula-words.ts';
import { differing, groupItems, type ScoredLine } from '../../sheet/points.ts';
import { visibleColumns } from '../../rules.ts';
import type { RulebookRef, sheetDetail } from '../../shapes.ts';
import { yearRules } from '../rulebooks/rules.ts';
import { mayComplain } from '../complaints/policy.ts';
import { awaitingCorrection, publicationOf } from '../complaints/repository.ts';
import { conditionsOf } from './conditions.ts';
import { boundsOf, readFacts, type SheetFacts } from './facts.ts';
import { canOfSheet, checkerWords, isChecker, isOwn, isStanding, mayScoreLine, maySheet, scoresAsDepartment } from '../policy.ts';
import { shownFacts } from '../proposals/shown.ts';
import { columnOf, totalOf, totalsBy } from '../proposals/totals.ts';
import type { StoredRulebook } from '../repository.ts';
import { pathShown } from './path-shown.ts';
import { lastImportOf } from '../workbooks/import-sheet.ts';
import { shownItem, shownLine, type Around, type Proof } from './sheet-item.ts';

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

/** Totals of what this reader sees, by the table's own settings once a column is complete. */
function totalsOf({ compiled, sheet, book, items }: SheetFacts, lines: readonly ScoredLine[]): Detail['totals'] {
  const different = differing(lines);
  const last = lines.every((line) => line.final !== null) ? 'final' : lines.every((line) => line.checked !== null) ? 'checked' : 'self';
  const told = compiled && lines.every((line) => line[last] !== null) ? totalsBy(compiled, sheet, columnOf(lines, last)) : null;
  return {
    self: totalOf(compiled, sheet, lines, 'self'),
    checked: totalOf(compiled, sheet, lines, 'checked'),
    final: totalOf(compiled, sheet, lines, 'final'),
    scale: book.scaleHundredths,
    asked:
      Object.keys(sheet.notAssigned).length === 0 ? null : remaining(items, sheet.notAssigned, book.scaleHundredths, yearRules(book, items).rescale),
    bonus: told?.bonus ?? null,
    external: told?.external ?? null,
    // points with nothing added or rescaled are the total that already stands there
    words: told && (told.raw !== told.base || told.base !== told.total) ? told.explanation : null,
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

const importVerb = { self: 'saveSelf', checked: 'saveCheck', final: 'saveFinal' } as const;

/** Only while its step runs and this reader writes its column. */
async function importToUndo(tx: Tx, facts: SheetFacts): Promise<Detail['lastImport']> {
  const last = await lastImportOf(tx, facts.sheet.id);
  if (!last || !maySheet(tx.actor, facts, importVerb[last.columnName], tx.today).ok) return null;
  const { columnName: _column, ...shown } = last;
  return shown;
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
    { returned: steps.some((step) => step.verb === 'giveBack'), explained: steps.some((step) => step.verb === 'explain') },
  );
  // a department reads what it wrote itself
  const visibleOf = (itemId: string) => (scoresAsDepartment(tx.actor, facts, itemId) ? { ...visible, checked: true } : visible);
  const conditions = new Map((await conditionsOf(tx, facts)).map((one) => [one.itemId, one]));
  const around: Around = {
    facts,
    visibleOf,
    proofs: new Map((await proofsOf(tx, facts)).map((one) => [one.itemId, one])),
    conditions,
    earlier: await earlierResults(tx, facts),
    mayScore: (itemId) => mayScoreLine(tx.actor, facts, itemId),
    boundsOf: boundsOf(facts),
    lineOf: new Map(lines.map((line) => [line.itemId, line])),
    itemOf: new Map(items.map((item) => [item.id, item])),
    titles: titlesOf(facts.compiled ? [...facts.compiled.book.facts, ...facts.compiled.book.derived] : []),
  };
  const groups = groupItems(items).map((group) => ({
    code: group.code,
    title: group.title,
    max: group.maxHundredths,
    items: group.items.map((item) => shownItem(item, around)),
  }));
  const seen = lines.map((line) => ({ ...line, ...shownLine(line, visibleOf(line.itemId)) }));
  const replaced = await tx.maybe<{ id: string }>(sql`select id from scoring.sheet where replaces_id = ${sheet.id}`);
  return {
    id: sheet.id,
    unit: { id: sheet.unitId, name: sheet.unitName },
    term: { id: term.id, groupName: term.groupName, kind: term.kind, year: term.year },
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
    path: pathShown(facts),
    contextNote: sheet.contextNote,
    synthetic: sheet.synthetic,
    groups,
    totals: totalsOf(facts, seen),
    facts: await shownFacts(tx, facts),
    steps,
    lastImport: await importToUndo(tx, facts),
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
