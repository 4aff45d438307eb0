import type { z } from 'zod';
import { sql, type Tx } from '#platform/db/database.ts';
import { all, type Decision } from '#platform/refusal.ts';
import type { crossApi } from '../../cross/contract.ts';
import { marksComplete, marksOpen } from '../../cross/rules.ts';
import { mayLead, worksFor } from '../policy.ts';
import { crossDesk, mayAssign, mayCloseCross, mayMark, mayOpenCross, nameIn, planOf, type CrossDesk } from './desk.ts';
import { readMarkSheet } from './mark-sheet.ts';
import { crossScoresOf } from './results.ts';

type Round = z.input<(typeof crossApi.round)['response']>;
type Form = z.input<(typeof crossApi.form)['response']>;
type ResultRows = z.input<(typeof crossApi.results)['response']>;

async function resultsOf(tx: Tx, desk: CrossDesk): Promise<Round['results']> {
  const scores = desk.round ? await crossScoresOf(tx, desk.term.id) : undefined;
  if (!scores) return [];
  const selves = await tx.many<{ unitId: string; itemId: string; self: number | null }>(sql`
    select s.unit_id, l.item_id, l.self_hundredths as self from scoring.sheet s join scoring.line l on l.sheet_id = s.id
    where s.term_id = ${desk.term.id} and s.state <> 'REPLACED'`);
  const self = new Map(selves.map((row) => [`${row.unitId} ${row.itemId}`, row.self]));
  const name = nameIn(desk.term);
  const codes = new Map(desk.items.map((item) => [item.id, item.code]));
  return scores.map((one) => ({
    unit: { id: one.unitId, name: name(one.unitId) },
    itemId: one.itemId,
    code: codes.get(one.itemId) ?? '',
    self: self.get(`${one.unitId} ${one.itemId}`) ?? null,
    result: one.result,
    marks: one.marks.map((mark) => ({ scorer: name(mark.scorerUnitId), points: mark.points })),
  }));
}

/** One group's round with what this reader may see of it. */
export async function crossRoundOf(tx: Tx, termId: string): Promise<Round | undefined> {
  const desk = await crossDesk(tx, termId);
  if (!desk) return undefined;
  const { term, asked, items, round, pairs } = desk;
  const name = nameIn(term);
  const unit = (id: string) => ({ id, name: name(id) });
  const unsent = pairs.filter((pair) => pair.sentOn === null).length;
  const plan = asked && !round && mayLead(tx.actor, term).ok ? await planOf(tx, desk) : null;
  const mayOpen: Decision = plan ? all(mayOpenCross(tx.actor, desk), mayAssign(plan, term)) : mayOpenCross(tx.actor, desk);
  return {
    term: { id: term.id, groupName: term.groupName, year: term.year },
    asked: asked && {
      scorersPerUnit: asked.scorersPerUnit,
      combine: asked.combine,
      days: asked.days,
      items: items.map((item) => ({ itemId: item.id, code: item.code, title: item.title, max: item.maxHundredths })),
    },
    round: round
      ? {
          id: round.id,
          state: round.state,
          openedOn: round.openedOn,
          openedBy: round.openedBy,
          dueOn: round.dueOn,
          closedOn: round.closedOn,
          version: round.version,
        }
      : null,
    opened: round !== undefined && pairs.length > 0 && marksOpen(round, unsent, tx.today),
    pairs: pairs.map((pair) => ({
      scorer: unit(pair.scorerUnitId),
      scored: unit(pair.scoredUnitId),
      sentOn: pair.sentOn,
      mine: worksFor(tx.actor, pair.scorerUnitId),
    })),
    plan: plan?.ok
      ? {
          pairs: plan.pairs.map((pair) => ({ scorer: unit(pair.scorerId), scored: unit(pair.scoredId) })),
          reciprocal: plan.reciprocal.map(([a, b]) => [name(a), name(b)]),
          loads: [...plan.loads],
        }
      : null,
    results: await resultsOf(tx, desk),
    can: { open: mayOpen, close: mayCloseCross(tx.actor, desk, tx.today) },
  };
}

/** The results as plain rows; none before the marks are open to this reader. */
export async function crossResultRows(tx: Tx, termId: string): Promise<ResultRows | undefined> {
  const desk = await crossDesk(tx, termId);
  if (!desk) return undefined;
  const items = new Map(desk.items.map((item) => [item.id, item]));
  const rows = (await resultsOf(tx, desk)).map((one) => {
    const marks = one.marks.flatMap((mark) => (mark.points === null ? [] : [mark.points]));
    const item = items.get(one.itemId);
    return {
      unitName: one.unit.name,
      code: one.code,
      title: item?.title ?? '',
      max: item?.maxHundredths ?? 0,
      self: one.self,
      marks: marks.length,
      lowest: marks.length === 0 ? null : Math.min(...marks),
      highest: marks.length === 0 ? null : Math.max(...marks),
      result: one.result,
    };
  });
  return { rows };
}

export async function markFormOf(tx: Tx, roundId: string, unitId: string): Promise<Form | undefined> {
  const sheet = await readMarkSheet(tx, roundId, unitId);
  if (!sheet) return undefined;
  const { round, term, pair, items, marks } = sheet;
  const proofs = await tx.many<{ itemId: string; objectId: string }>(sql`
    select i.id as item_id, scoring.proof_id(${unitId}, ${term.year}, coalesce(i.criterion_id, i.id)) as object_id
    from scoring.rule_item i where i.id = any (${items.map((item) => item.id)}::uuid[])`);
  const save = mayMark(tx.actor, round, pair, tx.today);
  return {
    roundId,
    term: { id: term.id, groupName: term.groupName, year: term.year },
    scored: { id: unitId, name: sheet.scoredName },
    dueOn: round.dueOn,
    sentOn: pair.sentOn,
    items: items.map((item) => {
      const mark = marks.find((one) => one.itemId === item.id);
      return {
        itemId: item.id,
        code: item.code,
        title: item.title,
        max: item.maxHundredths,
        kind: item.kind,
        self: mark?.self ?? null,
        selfNote: mark?.selfNote ?? '',
        proof: { type: 'criterion-line' as const, objectId: proofs.find((one) => one.itemId === item.id)?.objectId ?? item.id },
        points: mark?.points ?? null,
        note: mark?.note ?? '',
      };
    }),
    stepHundredths: sheet.stepHundredths,
    version: pair.version,
    can: { save, send: all(save, marksComplete(marks)) },
  };
}
