import { sql, type Tx } from '#platform/db/database.ts';
import { termOf, type Term } from '#modules/groups/index.ts';
import type { Mark } from '../../cross/rules.ts';
import { readItems, readRulebook, type StoredItem } from '../repository.ts';
import { lockPair, marksOf, pairsOf, readRound, selfOf, type StoredPair, type StoredRound } from './repository.ts';

/** One unit's marks for another, with what the other gave itself. */
export interface MarkSheet {
  readonly round: StoredRound;
  readonly term: Term;
  readonly pair: StoredPair;
  readonly scoredName: string;
  readonly items: readonly StoredItem[];
  readonly marks: readonly (Mark & { readonly selfNote: string })[];
  readonly stepHundredths: number | null;
  /** Pairs of the same scorer that are not sent yet. */
  readonly left: number;
}

/** The caller's own mark sheet for this unit; `undefined` when its unit has none. With `lock` two saves wait for each other. */
export async function readMarkSheet(tx: Tx, roundId: string, scoredUnitId: string, lock = false): Promise<MarkSheet | undefined> {
  const round = await readRound(tx, roundId);
  const term = round && (await termOf(tx, round.termId));
  if (!round || !term) return undefined;
  const own = (await pairsOf(tx, roundId)).filter((pair) => tx.actor.unitIds.includes(pair.scorerUnitId));
  const found = own.find((pair) => pair.scoredUnitId === scoredUnitId);
  const pair = found && (lock ? await lockPair(tx, roundId, found.scorerUnitId, scoredUnitId) : found);
  if (!pair) return undefined;
  const ids = new Set(round.itemIds);
  const items = (await readItems(tx, round.rulebookId)).filter((item) => ids.has(item.id));
  const selves = new Map((await selfOf(tx, roundId, scoredUnitId)).map((one) => [one.itemId, one]));
  const given = new Map(
    (await marksOf(tx, roundId))
      .filter((mark) => mark.scorerUnitId === pair.scorerUnitId && mark.scoredUnitId === scoredUnitId)
      .map((mark) => [mark.itemId, mark]),
  );
  const { name } = await tx.one<{ name: string }>(sql`select name from directory.unit where id = ${scoredUnitId}`);
  return {
    round,
    term,
    pair,
    scoredName: name,
    items,
    marks: items.map((item) => ({
      itemId: item.id,
      code: item.code,
      self: selves.get(item.id)?.self ?? null,
      selfNote: selves.get(item.id)?.selfNote ?? '',
      points: given.get(item.id)?.points ?? null,
      note: given.get(item.id)?.note ?? '',
    })),
    stepHundredths: (await readRulebook(tx, round.rulebookId))?.settings.stepHundredths ?? null,
    left: own.filter((one) => one.scorerUnitId === pair.scorerUnitId && one.sentOn === null).length,
  };
}

export const ownPair = ({ pair }: MarkSheet) => ({ scorerUnitId: pair.scorerUnitId, scoredUnitId: pair.scoredUnitId });
