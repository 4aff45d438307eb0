import { sql, type Tx } from '#platform/db/database.ts';
import type { Actor } from '#platform/actor.ts';
import { all, no, yes, type Decision } from '#platform/refusal.ts';
import { termOf, type Term } from '#modules/groups/index.ts';
import { assignScorers, type CrossAnswer } from '../../cross/assign.ts';
import { clashWords } from '../../cross/clash-words.ts';
import { crossRefusals as refusals } from '../../cross/refusals.ts';
import { crossItems, mayCloseNow, stillScoring } from '../../cross/rules.ts';
import { scoredItems } from '../../sheet/points.ts';
import { yearRules, type BookRules } from '../rulebooks/rules.ts';
import { mayLead, worksFor } from '../policy.ts';
import { rulebookOfTerm } from '../ranking/ranking.ts';
import { readItems, type StoredItem, type StoredRulebook } from '../repository.ts';
import { pairsOf, roundOfTerm, type StoredPair, type StoredRound } from './repository.ts';
import { unitsNotSubmitted } from './results.ts';

/** Everything a decision about the cross-scoring of one group needs. */
export interface CrossDesk {
  readonly term: Term;
  readonly book: StoredRulebook | undefined;
  readonly asked: NonNullable<BookRules['crossScoring']> | null;
  readonly items: readonly StoredItem[];
  readonly round: StoredRound | undefined;
  readonly pairs: readonly StoredPair[];
  readonly notSubmitted: readonly string[];
}

export async function crossDesk(tx: Tx, termId: string): Promise<CrossDesk | undefined> {
  const term = await termOf(tx, termId);
  if (!term) return undefined;
  const book = await rulebookOfTerm(tx, termId);
  const asked = book ? yearRules(book).crossScoring : null;
  const round = await roundOfTerm(tx, termId);
  return {
    term,
    book,
    asked,
    items: book && asked ? crossItems(scoredItems(await readItems(tx, book.id)), asked.criteria) : [],
    round,
    pairs: round ? await pairsOf(tx, round.id) : [],
    notSubmitted: asked && !round ? await unitsNotSubmitted(tx, termId) : [],
  };
}

export const nameIn = (term: Term) => {
  const names = new Map(term.members.map((member) => [member.unitId, member.name]));
  return (unitId: string): string => names.get(unitId) ?? unitId;
};

/** The assignment of this group's members in this year: the year turns the order, so pairs change from year to year. */
export async function planOf(tx: Tx, { term, asked }: CrossDesk): Promise<CrossAnswer> {
  const units = await tx.many<{ unitId: string; parentId: string | null }>(
    sql`select id as unit_id, parent_id from directory.unit where id = any (${[...term.memberUnitIds]}::uuid[])`,
  );
  return assignScorers({ units, each: asked?.scorersPerUnit ?? 0, turn: term.year });
}

/** Whether the round may open, before anybody asks whether an assignment exists. */
export function mayOpenCross(actor: Actor, { term, asked, items, round, notSubmitted }: CrossDesk): Decision {
  const name = nameIn(term);
  return all(
    mayLead(actor, term),
    asked ? yes : no(refusals.crossNotAsked),
    items.length > 0 ? yes : no(refusals.crossNoItems),
    round ? no(refusals.crossOpened) : yes,
    notSubmitted.length === 0 ? yes : no(refusals.crossNotSubmitted, { count: notSubmitted.length, units: notSubmitted.map(name).join(', ') }),
  );
}

/** "No" with the clashing constraints, in each language with its own words. */
export function mayAssign(plan: CrossAnswer, term: Term): Decision {
  if (plan.ok) return yes;
  const words = clashWords(plan.clashes, nameIn(term));
  const decision = no(refusals.crossImpossible, { clashes: words.vi });
  if (decision.ok) return decision;
  return { ok: false, refusal: { ...decision.refusal, message: { vi: decision.refusal.message.vi, en: `No assignment is possible: ${words.en}` } } };
}

export function mayCloseCross(actor: Actor, { term, round, pairs }: CrossDesk, today: string): Decision {
  const unsent = pairs.filter((pair) => pair.sentOn === null).length;
  return all(mayLead(actor, term), round ? mayCloseNow(round, unsent, today) : no(refusals.crossNotAsked));
}

/** The desk of the scoring unit, while the round runs and these marks are not sent. */
export function mayMark(actor: Actor, round: StoredRound, pair: StoredPair | undefined, today: string): Decision {
  if (!pair || !worksFor(actor, pair.scorerUnitId)) return no(refusals.crossNotYours);
  return stillScoring(round, pair.sentOn, today);
}
