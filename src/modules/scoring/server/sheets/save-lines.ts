import { defineAction } from '#platform/action.ts';
import type { Tx } from '#platform/db/database.ts';
import { all, commonRefusals, demand, no, refuse, yes, type Decision } from '#platform/refusal.ts';
import { id, version } from '#platform/schema.ts';
import { z } from 'zod';
import { checkLines, explanationLines, finalLines, selfLines } from '../../bodies.ts';
import { entriesAllowed, type Entry } from '../../sheet/entry.ts';
import { codesOfLines, offered, type Column, type ScoredLine } from '../../sheet/points.ts';
import { scoringRefusals as refusals } from '../../refusals.ts';
import { selfComplete } from '../../rules.ts';
import { oweDepartments, oweSubmit } from '../duties.ts';
import { boundsOf, labelOf, lockFacts, type SheetFacts } from './facts.ts';
import { mayScoreLine, maySheet } from '../policy.ts';
import { totalOf } from '../proposals/totals.ts';
import { touchSheet, writeLines } from '../repository.ts';

type Change = Partial<Omit<ScoredLine, 'code' | 'title' | 'max'>> & { readonly itemId: string };

/** Merges what was sent into the lines that stood: a key that was left out keeps its value. */
function merged(facts: SheetFacts, changes: readonly Change[]): ScoredLine[] {
  const byItem = new Map(changes.map((change) => [change.itemId, change]));
  return facts.lines.flatMap((line) => {
    const change = byItem.get(line.itemId);
    const given = change && Object.fromEntries(Object.entries(change).filter(([, value]) => value !== undefined));
    return given ? [{ ...line, ...given }] : [];
  });
}

/** One autosave: the points are possible, the version is the one that was seen, the total runs along. */
async function save(tx: Tx, facts: SheetFacts, seen: number, changes: readonly Change[], column: Column, entries: readonly Entry[]) {
  demand(entriesAllowed(entries, facts.scored, facts.book.settings.stepHundredths, boundsOf(facts)));
  if (!(await touchSheet(tx, facts.sheet, seen))) throw refuse(commonRefusals.stale);
  const written = merged(facts, changes);
  await writeLines(tx, facts.sheet.id, written);
  const byItem = new Map(written.map((line) => [line.itemId, line]));
  const lines = facts.lines.map((line) => byItem.get(line.itemId) ?? line);
  const codes = written.map((line) => line.code);
  return {
    lines,
    done: {
      result: { version: seen + 1, savedAt: tx.now.toISOString(), total: totalOf(facts.compiled, facts.sheet, lines, column) },
      trace: {
        type: 'score_sheet',
        id: facts.sheet.id,
        label: labelOf(facts.sheet),
        unitId: facts.sheet.unitId,
        detail: { column, codes, lines: changes },
      },
    },
  };
}

/** Lines of the table that another desk scores, by name. A line the table does not know is refused later by its own name. */
function notYours(facts: SheetFacts, lines: readonly { readonly itemId: string }[]): Decision {
  const wrong = facts.lines.filter((line) => lines.some((one) => one.itemId === line.itemId));
  return wrong.length === 0 ? yes : no(refusals.otherDesk, { codes: codesOfLines(wrong) });
}

/** Of a returned sheet only what the return named is mended, where the chain does not start again. */
function onlyNamed({ mending, lines: all }: SheetFacts, lines: readonly { readonly itemId: string }[]): Decision {
  if (mending === null || lines.every((line) => mending.has(line.itemId))) return yes;
  return no(refusals.onlyNamed, { codes: codesOfLines(all.filter((line) => mending.has(line.itemId))) });
}

export const saveSelf = defineAction({
  name: 'scoring.save-self',
  input: selfLines.extend({ id }),
  load: (tx, input) => lockFacts(tx, input.id),
  allow: (actor, facts, { lines }, tx) => all(maySheet(actor, facts, 'saveSelf', tx.today), onlyNamed(facts, lines)),
  async run(tx, facts, input) {
    const { lines, done } = await save(
      tx,
      facts,
      input.version,
      input.lines,
      'self',
      input.lines.map((line) => ({ itemId: line.itemId, points: line.self })),
    );
    const { mending } = facts;
    await oweSubmit(tx, facts, selfComplete(mending === null ? lines : lines.filter((line) => mending.has(line.itemId))).ok);
    return done;
  },
});

export const saveCheck = defineAction({
  name: 'scoring.save-check',
  input: checkLines.extend({ id }),
  load: (tx, input) => lockFacts(tx, input.id),
  allow: (actor, facts, { lines }, tx) =>
    all(
      maySheet(actor, facts, 'saveCheck', tx.today),
      onlyNamed(facts, lines),
      notYours(
        facts,
        lines.filter((line) => !mayScoreLine(actor, facts, line.itemId)),
      ),
    ),
  async run(tx, facts, input) {
    const { lines, done } = await save(
      tx,
      facts,
      input.version,
      input.lines,
      'checked',
      input.lines.map((line) => ({ itemId: line.itemId, points: line.checked })),
    );
    if (facts.mending === null) await oweDepartments(tx, facts, lines);
    return done;
  },
});

/** One key for the checker: what was not touched yet keeps the unit's own points, where rule and group agree with them. */
export const keepProposed = defineAction({
  name: 'scoring.keep-proposed',
  input: z.object({ id, version }).strict(),
  load: (tx, input) => lockFacts(tx, input.id),
  allow: (actor, facts, _input, tx) => maySheet(actor, facts, 'saveCheck', tx.today),
  async run(tx, facts, input) {
    // where rule or group give something else, a person decides
    const open = facts.lines.filter(
      (line) => line.checked === null && mayScoreLine(tx.actor, facts, line.itemId) && (offered(line) === null || offered(line) === line.self),
    );
    if (open.length === 0) throw refuse(refusals.nothingToKeep);
    return (
      await save(
        tx,
        facts,
        input.version,
        open.map((line) => ({ itemId: line.itemId, checked: line.self })),
        'checked',
        [],
      )
    ).done;
  },
});

export const saveExplanation = defineAction({
  name: 'scoring.save-explanation',
  input: explanationLines.extend({ id }),
  load: (tx, input) => lockFacts(tx, input.id),
  allow: (actor, facts, _input, tx) => maySheet(actor, facts, 'saveExplanation', tx.today),
  async run(tx, facts, input) {
    const equal = facts.lines.find(
      (line) => line.checked === line.self && input.lines.some((given) => given.itemId === line.itemId && given.explanation !== ''),
    );
    if (equal) throw refuse(refusals.onlyDifferences, { code: equal.code });
    return (
      await save(
        tx,
        facts,
        input.version,
        input.lines,
        'checked',
        input.lines.map(({ itemId }) => ({ itemId })),
      )
    ).done;
  },
});

export const saveFinal = defineAction({
  name: 'scoring.save-final',
  input: finalLines.extend({ id }),
  load: (tx, input) => lockFacts(tx, input.id),
  allow: (actor, facts, { lines }, tx) => all(maySheet(actor, facts, 'saveFinal', tx.today), onlyNamed(facts, lines)),
  run: async (tx, facts, input) =>
    (
      await save(
        tx,
        facts,
        input.version,
        input.lines,
        'final',
        input.lines.map((line) => ({ itemId: line.itemId, points: line.final })),
      )
    ).done,
});
