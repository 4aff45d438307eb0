import { sql, type Tx } from '#platform/db/database.ts';
import type { Text } from '#platform/text.ts';
import type { Compiled } from '../../engine/compile.ts';
import { evaluateCompiled } from '../../engine/evaluate.ts';
import { unitFacts, type UnitFacts } from '../../engine/facts.ts';
import type { CriterionScore, Scores, UnitScore } from '../../engine/result.ts';
import type { StoredItem, StoredSheet } from '../repository.ts';
import { fedFacts, honoursOf, type SourcedFact } from './sources.ts';
import { statedOfAll, type StatedFact } from './stated.ts';

/** What the rule of one criterion gives from what is known, with its words and values. */
export interface Proposal {
  readonly itemId: string;
  /** `null`: a value is missing, or it waits for the whole group. */
  readonly points: number | null;
  readonly state: CriterionScore['state'];
  readonly rule: Text;
  readonly explanation: Text;
  readonly values: CriterionScore['values'];
  readonly computedOn: string;
}

export interface KnownFacts {
  readonly facts: UnitFacts;
  readonly stated: readonly StatedFact[];
  readonly fed: readonly SourcedFact[];
}

type SheetOf = Pick<StoredSheet, 'id' | 'unitId' | 'unitName' | 'year' | 'notAssigned' | 'contextNote'>;

/** One request asks the same of a sheet several times; its row, as that request read it, is the key. */
const known = new WeakMap<SheetOf, Promise<KnownFacts>>();
const proposed = new WeakMap<SheetOf, Promise<Proposed>>();

function once<T>(kept: WeakMap<SheetOf, Promise<T>>, sheet: SheetOf, make: () => Promise<T>): Promise<T> {
  const found = kept.get(sheet);
  if (found) return found;
  const made = make();
  kept.set(sheet, made);
  return made;
}

/** All that is known of a unit for this table: its indicators, its honours, and what it stated itself. */
export const knownOf = (tx: Tx, compiled: Compiled, sheet: SheetOf): Promise<KnownFacts> =>
  once(known, sheet, async () => {
    const [found] = await knownOfAll(tx, compiled, [sheet]);
    if (!found) throw new Error('nothing gathered');
    return found;
  });

/** The same for the sheets of one year, in their order; how many questions it takes does not depend on how many sheets there are. */
export async function knownOfAll(tx: Tx, compiled: Compiled, sheets: readonly SheetOf[]): Promise<KnownFacts[]> {
  const [first] = sheets;
  if (!first) return [];
  const unitIds = sheets.map((sheet) => sheet.unitId);
  const fed = await fedFacts(tx, compiled, unitIds, first.year);
  const stated = await statedOfAll(
    tx,
    sheets.map((sheet) => sheet.id),
  );
  const honours = await honoursOf(tx, compiled, unitIds, first.year);
  return sheets.map((sheet) => knownFrom(compiled, sheet, fed.get(sheet.unitId) ?? [], stated.get(sheet.id) ?? [], honours.get(sheet.unitId) ?? []));
}

function knownFrom(
  compiled: Compiled,
  sheet: SheetOf,
  fed: readonly SourcedFact[],
  typed: readonly StatedFact[],
  honours: UnitFacts['honours'],
): KnownFacts {
  const byIndicator = new Set(fed.map((fact) => fact.code));
  const declared = new Set(compiled.book.facts.map((fact) => fact.code));
  const stated = typed.filter((fact) => declared.has(fact.code) && !byIndicator.has(fact.code));
  const all = [...fed, ...stated];
  const facts = unitFacts.parse({
    code: sheet.unitId,
    name: sheet.unitName,
    honours,
    notAssigned: sheet.notAssigned,
    contextNote: sheet.contextNote,
    facts: Object.fromEntries(all.map((fact) => [fact.code, fact.value])),
    targets: Object.fromEntries(all.flatMap((fact) => (fact.target === null ? [] : [[fact.code, fact.target]]))),
  });
  return { facts, stated, fed };
}

export function evaluateUnits(compiled: Compiled, units: readonly UnitFacts[], closed: boolean): Scores {
  const { book } = compiled;
  return evaluateCompiled(compiled, { format: 'thidua/facts@1', rulebook: null, year: book.year, group: '', closed, units: [...units] });
}

const comparesUnits = (compiled: Compiled) => compiled.lines.some((line) => line.rule.kind === 'relative_to_leader');

/**
 * The other members' figures, where a rule compares units and every member's sheet has been submitted and may be read:
 * before that the leader can still change, so such a rule waits (practice §6.8).
 */
async function othersOf(tx: Tx, compiled: Compiled, sheet: SheetOf & Pick<StoredSheet, 'termId'>): Promise<UnitFacts[] | null> {
  if (!comparesUnits(compiled)) return null;
  const waiting = await tx.many(sql`select 1 from scoring.steps_of(array[${sheet.termId}::uuid]) where state = 'SELF_DRAFT'`);
  const steps = await tx.many<{ sheetId: string }>(sql`select sheet_id from scoring.steps_of(array[${sheet.termId}::uuid])`);
  const seen = await tx.many<SheetOf>(sql`
    select s.id, s.unit_id, u.name as unit_name, s.year, s.not_assigned, s.context_note from scoring.sheet s join directory.unit u on u.id = s.unit_id
    where s.term_id = ${sheet.termId} and s.state <> 'REPLACED' and s.id <> ${sheet.id}`);
  if (waiting.length > 0 || seen.length + 1 < steps.length) return null;
  return (await knownOfAll(tx, compiled, seen)).map((one) => one.facts);
}

const proposalOf = (itemId: string, one: CriterionScore, today: string): Proposal => ({
  itemId,
  points: one.points,
  state: one.state,
  rule: one.rule,
  explanation: one.explanation,
  values: one.values,
  computedOn: today,
});

export interface Proposed {
  readonly proposals: readonly Proposal[];
  readonly conditions: UnitScore['conditions'];
  readonly known: KnownFacts;
}

/** What the rules give for a sheet now. Lines given by hand have none: a person is asked there. */
export const proposeNow = (
  tx: Tx,
  compiled: Compiled,
  sheet: SheetOf & Pick<StoredSheet, 'termId'>,
  items: readonly StoredItem[],
): Promise<Proposed> => once(proposed, sheet, () => propose(tx, compiled, sheet, items));

async function propose(tx: Tx, compiled: Compiled, sheet: SheetOf & Pick<StoredSheet, 'termId'>, items: readonly StoredItem[]): Promise<Proposed> {
  const known = await knownOf(tx, compiled, sheet);
  const others = await othersOf(tx, compiled, sheet);
  const { units } = evaluateUnits(compiled, [known.facts, ...(others ?? [])], others !== null);
  const own = units.find((unit) => unit.code === sheet.unitId);
  const byCode = new Map(items.map((item) => [item.code, item.id]));
  const proposals = (own?.criteria ?? []).flatMap((one) => {
    const itemId = byCode.get(one.code);
    return itemId === undefined || one.kind === 'manual' || one.kind === 'condition' ? [] : [proposalOf(itemId, one, tx.today)];
  });
  return { proposals, conditions: own?.conditions ?? [], known };
}

/** What the last step kept. */
export const keptProposals = (tx: Tx, sheetId: string): Promise<Proposal[]> =>
  tx.many<Proposal>(sql`
    select item_id, hundredths as points, detail ->> 'state' as state, detail -> 'rule' as rule, detail -> 'explanation' as explanation,
      detail -> 'values' as values, computed_on from scoring.proposal where sheet_id = ${sheetId}`);

export async function keepProposals(tx: Tx, sheetId: string, proposals: readonly Proposal[]): Promise<void> {
  const rows = proposals.map(({ itemId, points, computedOn, ...detail }) => ({ itemId, points, computedOn, detail }));
  await tx.run(sql`
    insert into scoring.proposal (sheet_id, item_id, hundredths, detail, computed_on)
    select ${sheetId}::uuid, "itemId", points, detail, "computedOn"
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as row ("itemId" uuid, points int, "computedOn" date, detail jsonb)
    on conflict (sheet_id, item_id) do update set hundredths = excluded.hundredths, detail = excluded.detail, computed_on = excluded.computed_on`);
}
