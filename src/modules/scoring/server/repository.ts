import { join, sql, type Sql, type Tx } from '#platform/db/database.ts';
import { newId } from '#platform/ids.ts';
import type { Origin } from '#platform/schema.ts';
import type { StepVerb } from '../labels.ts';
import type { RuleItem, ScoredLine } from '../sheet/points.ts';
import type { Move, Return, SheetState } from '../sheet/path.ts';
import { sheetSettings, type BookRow, type ItemRow } from '../rulebook/file.ts';
import { rulebookSettings } from '../shapes.ts';

export interface StoredSheet {
  readonly id: string;
  readonly rulebookId: string;
  readonly termId: string;
  readonly unitId: string;
  readonly unitName: string;
  readonly year: number;
  readonly state: SheetState;
  readonly sheetNo: number;
  readonly replacesId: string | null;
  readonly correctionReason: string | null;
  readonly decisionNumber: string;
  readonly selfTotalHundredths: number | null;
  readonly checkedTotalHundredths: number | null;
  readonly finalTotalHundredths: number | null;
  readonly selfSubmittedOn: string | null;
  readonly selfDueOn: string | null;
  readonly explainUntil: string | null;
  readonly metOn: string | null;
  readonly contextNote: string;
  readonly synthetic: boolean;
  /** The decision of a correction. */
  readonly decidedOn: string | null;
  readonly paperId: string | null;
  readonly othersRows: 'never' | 'when_final' | 'when_submitted';
  /** Codes of criteria and headings this unit is not asked for, with the reason. */
  readonly notAssigned: Readonly<Record<string, string>>;
  /** Returns that are being mended, the innermost last; empty where the chain starts again. */
  readonly returns: readonly Return[];
  readonly version: number;
}

const sheetColumns = sql`s.id, s.rulebook_id, s.term_id, s.unit_id, u.name as unit_name, s.year, s.state, s.sheet_no, s.replaces_id, s.correction_reason,
  s.decision_number, s.self_total_hundredths, s.checked_total_hundredths, s.final_total_hundredths, s.self_submitted_on, s.self_due_on,
  s.explain_until, s.met_on, s.context_note, s.synthetic, s.decided_on, s.paper_id, s.others_rows, s.not_assigned, s.returns, s.version`;

export function readSheet(tx: Tx, id: string): Promise<StoredSheet | undefined> {
  return tx.maybe<StoredSheet>(sql`select ${sheetColumns} from scoring.sheet s join directory.unit u on u.id = s.unit_id where s.id = ${id}`);
}

/** The row locked for change. */
export function lockSheet(tx: Tx, id: string): Promise<StoredSheet | undefined> {
  return tx.maybe<StoredSheet>(
    sql`select ${sheetColumns} from scoring.sheet s join directory.unit u on u.id = s.unit_id where s.id = ${id} for update of s`,
  );
}

export interface Criterion {
  readonly measureType: 'boolean' | 'count' | 'ratio' | 'checklist' | 'violation' | 'qualitative';
  readonly metric: string;
  readonly operator: '>' | '>=' | '==' | '<=' | '<';
  readonly thresholdHundredths: number | null;
  readonly unit: string | null;
  readonly period: 'month' | 'quarter' | 'year';
  readonly evidence: string[];
  readonly origin: Origin;
}

export interface StoredItem extends RuleItem, ItemRow {
  readonly criterion: Criterion | null;
}

/** Every node of a table in its order, with the criterion it scores. */
export function readItems(tx: Tx, rulebookId: string): Promise<StoredItem[]> {
  return tx.many<StoredItem>(sql`
    select i.id, i.parent_id, i.ord, i.code, i.title, i.title_en, i.max_hundredths, i.kind, i.rule, i.hard_condition, i.criterion_id, c.group_title,
      i.counts, i.measure, i.proof, i.scored_by, i.condition_when, i.masked, i.note,
      case when c.id is null then null else json_build_object('measureType', c.measure_type, 'metric', c.metric, 'operator', c.operator,
        'thresholdHundredths', c.threshold_hundredths, 'unit', c.unit, 'period', c.period, 'evidence', c.evidence, 'origin', c.origin) end as criterion
    from scoring.rule_item i left join movements.criterion c on c.id = i.criterion_id
    where i.rulebook_id = ${rulebookId} order by i.ord`);
}

interface LineRow {
  readonly itemId: string;
  readonly self: number | null;
  readonly selfNote: string;
  readonly checked: number | null;
  readonly checkComment: string;
  readonly explanation: string;
  readonly final: number | null;
  readonly finalComment: string;
}

const empty: Omit<LineRow, 'itemId'> = { self: null, selfNote: '', checked: null, checkComment: '', explanation: '', final: null, finalComment: '' };

/** One line for each scored item, written or not. */
export async function readLines(tx: Tx, sheetId: string, scored: readonly RuleItem[]): Promise<ScoredLine[]> {
  const rows = await tx.many<LineRow>(sql`
    select item_id, self_hundredths as self, self_note, checked_hundredths as checked, check_comment, explanation, final_hundredths as final, final_comment
    from scoring.line where sheet_id = ${sheetId}`);
  const byItem = new Map(rows.map((row) => [row.itemId, row]));
  return scored.map((item) => ({
    ...empty,
    ...byItem.get(item.id),
    itemId: item.id,
    code: item.code,
    title: item.title,
    max: item.maxHundredths,
    proposed: null,
    cross: null,
  }));
}

/** Writes whole lines; the caller has merged what was sent with what stood. */
export async function writeLines(tx: Tx, sheetId: string, lines: readonly LineRow[]): Promise<void> {
  if (lines.length === 0) return;
  const values = lines.map(
    (line) => sql`(${sheetId}::uuid, ${line.itemId}::uuid, ${line.self}::int, ${line.selfNote}, ${line.checked}::int, ${line.checkComment},
      ${line.explanation}, ${line.final}::int, ${line.finalComment})`,
  );
  await tx.run(sql`
    insert into scoring.line (sheet_id, item_id, self_hundredths, self_note, checked_hundredths, check_comment, explanation, final_hundredths, final_comment)
    values ${join(values)}
    on conflict (sheet_id, item_id) do update set self_hundredths = excluded.self_hundredths, self_note = excluded.self_note,
      checked_hundredths = excluded.checked_hundredths, check_comment = excluded.check_comment, explanation = excluded.explanation,
      final_hundredths = excluded.final_hundredths, final_comment = excluded.final_comment`);
}

/** Counts an autosave. False when somebody else changed the sheet since `seen`. */
export async function touchSheet(tx: Tx, sheet: StoredSheet, seen: number): Promise<boolean> {
  return (
    (await tx.run(sql`update scoring.sheet set version = version + 1 where id = ${sheet.id} and version = ${seen} and state = ${sheet.state}`)) === 1
  );
}

/** Moves a sheet along the path of its table, with `sets` beside. False when it moved on since `seen`. */
export async function moveSheet(tx: Tx, sheet: StoredSheet, seen: number, move: Move, sets: readonly Sql[] = []): Promise<boolean> {
  const changes = join([sql`state = ${move.to}`, sql`returns = ${JSON.stringify(move.returns)}::jsonb`, sql`version = version + 1`, ...sets]);
  return (await tx.run(sql`update scoring.sheet set ${changes} where id = ${sheet.id} and version = ${seen} and state = ${sheet.state}`)) === 1;
}

/** The journal people read beside the sheet; the audit trail holds the same and more. */
export async function writeStep(
  tx: Tx,
  sheet: Pick<StoredSheet, 'id' | 'state'>,
  verb: StepVerb,
  to: SheetState,
  reason = '',
  itemIds: readonly string[] = [],
): Promise<void> {
  await tx.run(sql`
    insert into scoring.sheet_step (id, sheet_id, verb, from_state, to_state, made_at, made_by, reason, item_ids)
    values (${newId()}, ${sheet.id}, ${verb}, ${sheet.state}, ${to}, ${tx.now.toISOString()}, ${tx.actor.name}, ${reason}, ${[...itemIds]}::uuid[])`);
}

export interface StoredRulebook extends BookRow {
  readonly id: string;
  readonly criteriaSetId: string | null;
  readonly state: 'DRAFT' | 'PUBLISHED' | 'FROZEN' | 'DISCARDED';
  readonly hash: string | null;
  readonly official: boolean;
  readonly replacesId: string | null;
  readonly editReason: string;
  readonly validFrom: string | null;
  readonly validTo: string | null;
  readonly madeFrom: string;
  /** Accounts that wrote into this version; none of them may publish it. */
  readonly authors: readonly string[];
  readonly authorNames: readonly string[];
  /** Hash of the content somebody asked to publish. */
  readonly askedHash: string | null;
  readonly askedBy: string | null;
  readonly publishedBy: string | null;
  readonly publishedOn: string | null;
  readonly version: number;
}

const bookColumns = sql`r.id, json_build_object('id', u.id, 'name', u.name) as authority, r.code, r.year, r.criteria_set_id, r.title, r.title_en,
  r.scale_hundredths, r.version_no, r.state, r.hash, r.complete, r.official, r.synthetic, r.settings, r.rules, r.facts, r.derived, r.source, r.group_kinds,
  r.applies_to, r.valid_from, r.valid_to, r.made_from, r.authors, r.author_names, r.asked_hash, r.asked_by, r.published_by, r.published_on, r.replaces_id, r.edit_reason,
  r.version`;
const bookOf = (id: string) => sql`
  select ${bookColumns} from scoring.rulebook r join directory.unit u on u.id = r.authority_unit_id where r.id = ${id}`;

/** The few settings the sheets know, from wherever this table keeps them. */
const withSettings = (row: StoredRulebook | undefined): StoredRulebook | undefined =>
  row && { ...row, settings: rulebookSettings.parse({ ...row.settings, ...sheetSettings(row.rules) }) };

export const readRulebook = async (tx: Tx, id: string): Promise<StoredRulebook | undefined> =>
  withSettings(await tx.maybe<StoredRulebook>(bookOf(id)));

export const lockRulebook = async (tx: Tx, id: string): Promise<StoredRulebook | undefined> =>
  withSettings(await tx.maybe<StoredRulebook>(sql`${bookOf(id)} for update of r`));

export interface MemberStep {
  readonly sheetId: string;
  readonly termId: string;
  readonly unitId: string;
  readonly rulebookId: string;
  readonly sheetNo: number;
  readonly state: SheetState;
  readonly selfDueOn: string | null;
  readonly explainUntil: string | null;
}

/** Where every member stands, drafts included, without a single score: what the group may know. */
export function stepsOf(tx: Tx, termIds: readonly string[]): Promise<MemberStep[]> {
  return tx.many<MemberStep>(sql`select * from scoring.steps_of(${[...termIds]}::uuid[])`);
}
