import { join, sql, type Tx } from '#platform/db/database.ts';
import type { CrossMethod } from '../../cross/result.ts';

export interface StoredRound {
  readonly id: string;
  readonly termId: string;
  readonly rulebookId: string;
  readonly year: number;
  readonly state: 'OPEN' | 'CLOSED';
  readonly combine: CrossMethod;
  readonly itemIds: readonly string[];
  readonly openedOn: string;
  readonly openedBy: string;
  readonly dueOn: string;
  readonly closedOn: string | null;
  readonly version: number;
}

const columns = sql`r.id, r.term_id, r.rulebook_id, r.year, r.state, r.combine, r.item_ids, r.opened_on, r.opened_by, r.due_on, r.closed_on, r.version`;

export const roundOfTerm = (tx: Tx, termId: string): Promise<StoredRound | undefined> =>
  tx.maybe<StoredRound>(sql`select ${columns} from scoring.cross_round r where r.term_id = ${termId}`);

export const readRound = (tx: Tx, id: string): Promise<StoredRound | undefined> =>
  tx.maybe<StoredRound>(sql`select ${columns} from scoring.cross_round r where r.id = ${id}`);

export const lockRoundOfTerm = (tx: Tx, termId: string): Promise<StoredRound | undefined> =>
  tx.maybe<StoredRound>(sql`select ${columns} from scoring.cross_round r where r.term_id = ${termId} for update`);

export interface StoredPair {
  readonly scorerUnitId: string;
  readonly scoredUnitId: string;
  readonly sentOn: string | null;
  readonly version: number;
}

export const pairsOf = (tx: Tx, roundId: string): Promise<StoredPair[]> =>
  tx.many<StoredPair>(sql`
    select scorer_unit_id, scored_unit_id, sent_on, version from scoring.cross_pair where round_id = ${roundId} order by scored_unit_id, scorer_unit_id`);

export const lockPair = (tx: Tx, roundId: string, scorerUnitId: string, scoredUnitId: string): Promise<StoredPair | undefined> =>
  tx.maybe<StoredPair>(sql`
    select scorer_unit_id, scored_unit_id, sent_on, version from scoring.cross_pair
    where round_id = ${roundId} and scorer_unit_id = ${scorerUnitId} and scored_unit_id = ${scoredUnitId} for update`);

export interface StoredMark {
  readonly scorerUnitId: string;
  readonly scoredUnitId: string;
  readonly itemId: string;
  readonly points: number | null;
  readonly note: string;
}

/** Marks this reader may see: the own unit's always, all others only once the round is open to reading. */
export const marksOf = (tx: Tx, roundId: string): Promise<StoredMark[]> =>
  tx.many<StoredMark>(sql`
    select m.scorer_unit_id, m.scored_unit_id, m.item_id, m.hundredths as points, m.note from scoring.cross_mark m where m.round_id = ${roundId}`);

export async function writeMarks(tx: Tx, roundId: string, marks: readonly StoredMark[]): Promise<void> {
  if (marks.length === 0) return;
  const rows = marks.map(
    (mark) =>
      sql`(${roundId}::uuid, ${mark.scorerUnitId}::uuid, ${mark.scoredUnitId}::uuid, ${mark.itemId}::uuid, ${mark.points}::int, ${mark.note})`,
  );
  await tx.run(sql`
    insert into scoring.cross_mark (round_id, scorer_unit_id, scored_unit_id, item_id, hundredths, note) values ${join(rows)}
    on conflict (round_id, scorer_unit_id, scored_unit_id, item_id) do update set hundredths = excluded.hundredths, note = excluded.note`);
}

/** Counts a save of the pair, or sends it. False when it changed since `seen`. */
export async function touchPair(tx: Tx, roundId: string, pair: StoredPair, seen: number, sent = false): Promise<boolean> {
  const sets = sent ? sql`sent_on = ${tx.today}, sent_by = ${tx.actor.name},` : sql``;
  return (
    (await tx.run(sql`update scoring.cross_pair set ${sets} version = version + 1
      where round_id = ${roundId} and scorer_unit_id = ${pair.scorerUnitId} and scored_unit_id = ${pair.scoredUnitId} and version = ${seen}`)) === 1
  );
}

export interface SelfView {
  readonly itemId: string;
  readonly self: number | null;
  readonly selfNote: string;
}

/** What the unit gave itself, for those assigned to score it and only the criteria of the round. */
export const selfOf = (tx: Tx, roundId: string, scoredUnitId: string): Promise<SelfView[]> =>
  tx.many<SelfView>(sql`select item_id, self_hundredths as self, self_note from scoring.cross_view(${roundId}, ${scoredUnitId})`);
