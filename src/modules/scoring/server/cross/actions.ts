import { defineAction } from '#platform/action.ts';
import { sql, type Tx } from '#platform/db/database.ts';
import { newId } from '#platform/ids.ts';
import { commonRefusals, demand, refuse } from '#platform/refusal.ts';
import { id } from '#platform/schema.ts';
import { crossApi } from '../../cross/contract.ts';
import { crossRefusals as refusals } from '../../cross/refusals.ts';
import { marksComplete } from '../../cross/rules.ts';
import { entriesAllowed } from '../../sheet/entry.ts';
import { scoringRefusals } from '../../refusals.ts';
import { yearRules } from '../rulebooks/rules.ts';
import { crossDesk, mayAssign, mayCloseCross, mayMark, mayOpenCross, planOf } from './desk.ts';
import { crossClosed, crossSent, oweMarks } from './duties.ts';
import { ownPair, readMarkSheet, type MarkSheet } from './mark-sheet.ts';
import { lockRoundOfTerm, touchPair, writeMarks } from './repository.ts';

const label = (groupName: string, year: number) => `Chấm chéo ${groupName} năm ${year}`;

/** Solves who scores whom, keeps it, and gives every scorer its duty until the last day. */
export const openCross = defineAction({
  name: 'scoring.open-cross',
  input: crossApi.open.body.extend({ id }),
  load: (tx, input) => crossDesk(tx, input.id),
  allow: (actor, desk) => mayOpenCross(actor, desk),
  async run(tx, desk, { dueOn }) {
    const { term, asked, book, items } = desk;
    if (!asked || !book) throw refuse(refusals.crossNotAsked);
    if (dueOn < tx.today) throw refuse(scoringRefusals.dueInPast);
    const plan = await planOf(tx, desk);
    demand(mayAssign(plan, term));
    if (!plan.ok) throw refuse(refusals.crossNotAsked);
    const roundId = newId();
    await tx.run(sql`
      insert into scoring.cross_round (id, term_id, rulebook_id, year, state, combine, scorers_per_unit, item_ids, group_sees, opened_on, opened_by, due_on)
      values (${roundId}, ${term.id}, ${book.id}, ${term.year}, 'OPEN', ${asked.combine}, ${asked.scorersPerUnit}, ${items.map((item) => item.id)}::uuid[],
        ${yearRules(book).othersRows !== 'never'}, ${tx.today}, ${tx.actor.name}, ${dueOn})`);
    for (const { scorerId, scoredId } of plan.pairs) {
      await tx.run(
        sql`insert into scoring.cross_pair (round_id, term_id, scorer_unit_id, scored_unit_id) values (${roundId}, ${term.id}, ${scorerId}, ${scoredId})`,
      );
    }
    for (const unitId of term.memberUnitIds) {
      const count = plan.pairs.filter((pair) => pair.scorerId === unitId).length;
      if (count > 0) await oweMarks(tx, { roundId, term, unitId, count, dueOn });
    }
    return {
      result: { id: roundId, pairs: plan.pairs.length },
      trace: {
        type: 'cross_round',
        id: roundId,
        label: label(term.groupName, term.year),
        unitId: term.headUnitId,
        to: 'OPEN',
        detail: { dueOn, scorersPerUnit: asked.scorersPerUnit, pairs: plan.pairs, reciprocal: plan.reciprocal },
      },
    };
  },
});

/** Ends the round; marks that were not sent by then do not count and the trail names them. */
export const closeCross = defineAction({
  name: 'scoring.close-cross',
  input: crossApi.close.body.extend({ id }),
  load: async (tx, input) => {
    await lockRoundOfTerm(tx, input.id);
    return crossDesk(tx, input.id);
  },
  allow: (actor, desk, _input, tx) => mayCloseCross(actor, desk, tx.today),
  async run(tx, { term, round, pairs }, { version }) {
    if (!round) throw refuse(commonRefusals.notFound);
    const changed = await tx.run(
      sql`update scoring.cross_round set state = 'CLOSED', closed_on = ${tx.today}, version = version + 1 where id = ${round.id} and version = ${version}`,
    );
    if (changed !== 1) throw refuse(commonRefusals.stale);
    const missing = pairs.filter((pair) => pair.sentOn === null);
    await crossClosed(tx, round.id);
    return {
      result: { id: round.id, sent: pairs.length - missing.length, missing: missing.length },
      trace: {
        type: 'cross_round',
        id: round.id,
        label: label(term.groupName, term.year),
        unitId: term.headUnitId,
        from: 'OPEN',
        to: 'CLOSED',
        detail: { missing: missing.map(({ scorerUnitId, scoredUnitId }) => ({ scorerUnitId, scoredUnitId })) },
      },
    };
  },
});

const pairInput = { roundId: id, unitId: id };

/** The trail of marks stays with the scorer and the overseers of the trail: it must not tell what the wall hides. */
const markTrace = (sheet: MarkSheet, rest: { to?: string; detail: unknown }) => ({
  type: 'cross_marks',
  id: sheet.round.id,
  label: `${label(sheet.term.groupName, sheet.term.year)} · ${sheet.scoredName}`,
  unitId: sheet.pair.scorerUnitId,
  restricted: true,
  ...rest,
});

export const saveMarks = defineAction({
  name: 'scoring.save-marks',
  input: crossApi.save.body.extend(pairInput),
  load: (tx, input) => readMarkSheet(tx, input.roundId, input.unitId, true),
  allow: (actor, sheet, _input, tx) => mayMark(actor, sheet.round, sheet.pair, tx.today),
  async run(tx, sheet, { version, lines }) {
    demand(
      entriesAllowed(
        lines.map(({ itemId, points }) => ({ itemId, points })),
        sheet.items,
        sheet.stepHundredths,
      ),
    );
    if (!(await touchPair(tx, sheet.round.id, sheet.pair, version))) throw refuse(commonRefusals.stale);
    const byItem = new Map(sheet.marks.map((mark) => [mark.itemId, mark]));
    await writeMarks(
      tx,
      sheet.round.id,
      lines.map(({ itemId, points, note }) => ({
        ...ownPair(sheet),
        itemId,
        points: points === undefined ? (byItem.get(itemId)?.points ?? null) : points,
        note: note ?? byItem.get(itemId)?.note ?? '',
      })),
    );
    // how many, not which points: the trail is read by people the wall keeps out
    return {
      result: { version: version + 1, savedAt: tx.now.toISOString() },
      trace: markTrace(sheet, { detail: { scoredUnitId: sheet.pair.scoredUnitId, lines: lines.length } }),
    };
  },
});

export const sendMarks = defineAction({
  name: 'scoring.send-marks',
  input: crossApi.send.body.extend(pairInput),
  load: (tx, input) => readMarkSheet(tx, input.roundId, input.unitId, true),
  allow: (actor, sheet, _input, tx) => mayMark(actor, sheet.round, sheet.pair, tx.today),
  async run(tx: Tx, sheet, { version }) {
    demand(marksComplete(sheet.marks));
    if (!(await touchPair(tx, sheet.round.id, sheet.pair, version, true))) throw refuse(commonRefusals.stale);
    await crossSent(tx, sheet);
    return {
      result: { version: version + 1 },
      trace: markTrace(sheet, { to: 'SENT', detail: { scoredUnitId: sheet.pair.scoredUnitId } }),
    };
  },
});
