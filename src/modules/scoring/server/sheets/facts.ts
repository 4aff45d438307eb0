import { sql, type Tx } from '#platform/db/database.ts';
import { delegationFor } from '#modules/identity/index.ts';
import { termOf, type Term } from '#modules/groups/index.ts';
import { programmeApproved } from '#modules/progress/index.ts';
import { whyLeftOut } from '../../sheet/asked.ts';
import type { Compiled } from '../../engine/compile.ts';
import type { Bounds } from '../../sheet/entry.ts';
import { mendingOf, routeOf, type Chain, type Route } from '../../sheet/path.ts';
import { scoredItems, type ScoredLine } from '../../sheet/points.ts';
import { yearRules, type BookRules } from '../rulebooks/rules.ts';
import { crossOfUnit } from '../cross/results.ts';
import { compiledOf } from '../proposals/compiled.ts';
import { keptProposals, proposeNow, type Proposal } from '../proposals/propose.ts';
import { lockSheet, readItems, readLines, readRulebook, readSheet, type StoredItem, type StoredRulebook, type StoredSheet } from '../repository.ts';

/** A sheet with everything a decision about it needs. */
export interface SheetFacts {
  readonly sheet: StoredSheet;
  readonly term: Term;
  readonly book: StoredRulebook;
  /** The stages of the table, and the way they make. */
  readonly chain: Chain;
  readonly route: Route;
  /** The criteria that may be changed while a return is mended; `null` = all. */
  readonly mending: ReadonlySet<string> | null;
  readonly items: readonly StoredItem[];
  /** Items that hold points, in the order of `lines`. */
  readonly scored: readonly StoredItem[];
  readonly lines: readonly ScoredLine[];
  /** Criteria whose proof in other rooms is missing: no approved work programme. */
  readonly unproved: ReadonlySet<string>;
  /** The table ready to compute; `null` for one the engine does not read (met / not met): all is given by hand. */
  readonly compiled: Compiled | null;
  /** What the rules give: now while the unit scores, later what the last step kept. */
  readonly proposals: ReadonlyMap<string, Proposal>;
  /** Units that answer for a department of the table in this group, in the table's order. */
  readonly departments: readonly string[];
  /** The unit that scores this line for its department; `null` = whoever checks the sheet. */
  readonly departmentOf: (itemId: string) => string | null;
  /** Departments score side by side, or each after those before it. */
  readonly turnOf: (unitId: string, lines?: readonly ScoredLine[]) => boolean;
  /** The actor may submit for the unit's leader today. */
  readonly delegated: boolean;
}

/** "Chương trình công tác năm được xây dựng và phê duyệt đúng quy định" */
export const programmeMetric = 'work_programme_approved';

/**
 * A draft is judged on what is known now. A sheet that was sent keeps what its unit saw; only rules that wait for the whole
 * group are computed for whoever checks, as soon as every member has submitted.
 */
async function proposalsFor(tx: Tx, compiled: Compiled | null, sheet: StoredSheet, items: readonly StoredItem[]): Promise<readonly Proposal[]> {
  if (compiled === null) return [];
  const now = async () => (await proposeNow(tx, compiled, sheet, items)).proposals;
  const mending = mendingOf(sheet);
  if (sheet.state === 'SELF_DRAFT' && mending === null) return now();
  const kept = await keptProposals(tx, sheet.id);
  // what a return does not name keeps what it was judged by
  if (sheet.state === 'SELF_DRAFT')
    return [...kept.filter((one) => !mending?.has(one.itemId)), ...(await now()).filter((one) => mending?.has(one.itemId))];
  if (sheet.state !== 'SELF_SUBMITTED' || !kept.some((one) => one.state === 'waits')) return kept;
  const byItem = new Map((await now()).map((one) => [one.itemId, one]));
  return kept.map((one) => (one.state === 'waits' ? (byItem.get(one.itemId) ?? one) : one));
}

type Departments = Pick<SheetFacts, 'departments' | 'departmentOf' | 'turnOf'>;

const noDepartments: Departments = { departments: [], departmentOf: () => null, turnOf: () => true };

/**
 * Which unit scores which line: the table says the department of a criterion, the group which unit that is. Nobody scores
 * itself: on its own sheet the criteria of a department go to whoever checks.
 */
async function departmentsOf(
  tx: Tx,
  sheet: StoredSheet,
  { departments, chain }: BookRules,
  compiled: Compiled | null,
  lines: readonly ScoredLine[],
): Promise<Departments> {
  const rows = compiled
    ? await tx.many<{ code: string; unitId: string }>(sql`select code, unit_id from scoring.term_department where term_id = ${sheet.termId}`)
    : [];
  if (!compiled || rows.length === 0) return noDepartments;
  const unitOf = new Map(rows.filter((row) => row.unitId !== sheet.unitId).map((row) => [row.code, row.unitId]));
  const byCode = new Map(compiled.lines.map((line) => [line.criterion.code, line.scoredBy]));
  const codes = new Map(lines.map((line) => [line.itemId, line.code]));
  const departmentOf = (itemId: string): string | null => {
    const department = byCode.get(codes.get(itemId) ?? '') ?? null;
    return department === null ? null : (unitOf.get(department) ?? null);
  };
  const order = departments.flatMap((one) => unitOf.get(one.code) ?? []);
  const turnOf = (unitId: string, now = lines): boolean =>
    chain.parallelDepartments ||
    order
      .slice(0, order.indexOf(unitId))
      .every((before) => before === unitId || now.every((line) => departmentOf(line.itemId) !== before || line.checked !== null));
  return { departments: [...new Set(order)], departmentOf, turnOf };
}

async function around(tx: Tx, sheet: StoredSheet | undefined): Promise<SheetFacts | undefined> {
  if (!sheet) return undefined;
  const [term, book, items] = [await termOf(tx, sheet.termId), await readRulebook(tx, sheet.rulebookId), await readItems(tx, sheet.rulebookId)];
  if (!term || !book) throw new Error(`sheet ${sheet.id} has no term or rulebook`);
  const compiled = compiledOf(book, items);
  const scored = scoredItems(items).filter((item) => item.kind !== 'condition' && whyLeftOut(item, items, sheet.notAssigned) === null);
  const proposals = new Map((await proposalsFor(tx, compiled, sheet, items)).map((one) => [one.itemId, one]));
  const cross = await crossOfUnit(tx, sheet.termId, sheet.unitId);
  const lines = (await readLines(tx, sheet.id, scored)).map((line) => ({
    ...line,
    proposed: proposals.get(line.itemId)?.points ?? null,
    cross: cross.get(line.itemId) ?? null,
  }));
  const rules = yearRules(book);
  const delegated = (await delegationFor(tx, tx.actor, sheet.unitId, 'scoring.submit')) !== undefined;
  const asks = scored.filter((item) => item.criterion?.metric === programmeMetric);
  const approved = asks.length === 0 || (await programmeApproved(tx, sheet.unitId, sheet.year));
  return {
    sheet,
    term,
    book,
    chain: rules.chain,
    route: routeOf(rules.chain),
    mending: mendingOf(sheet),
    items,
    scored,
    lines,
    compiled,
    proposals,
    ...(await departmentsOf(tx, sheet, rules, compiled, lines)),
    delegated,
    unproved: new Set(approved ? [] : asks.map((item) => item.id)),
  };
}

export const readFacts = async (tx: Tx, id: string): Promise<SheetFacts | undefined> => around(tx, await readSheet(tx, id));

/** With the sheet locked: two saves of one sheet wait for each other. */
export const lockFacts = async (tx: Tx, id: string): Promise<SheetFacts | undefined> => around(tx, await lockSheet(tx, id));

/** Between which points each line lies, as the engine reads the table. */
export function boundsOf({ compiled, scored, proposals }: SheetFacts): (itemId: string) => Bounds | undefined {
  const byCode = new Map(compiled?.lines.map((line) => [line.criterion.code, line]));
  const codes = new Map(scored.map((item) => [item.id, item.code]));
  return (itemId) => {
    const line = byCode.get(codes.get(itemId) ?? '');
    return line && { low: line.low, high: line.high, proposed: proposals.get(itemId)?.points ?? null };
  };
}

/** How people call the sheet, in the trail and in search. */
export const labelOf = (sheet: Pick<StoredSheet, 'unitName' | 'year'>): string => `Phiếu chấm điểm ${sheet.unitName} năm ${sheet.year}`;

export const sheetLink = (id: string): string => `/cham-diem/phieu/${id}`;
export const rankingLink = (termId: string): string => `/cham-diem/xep-hang/${termId}`;
