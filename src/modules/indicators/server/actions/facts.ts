import { z } from 'zod';
import { defineAction } from '#platform/action.ts';
import { sql, type Tx } from '#platform/db/database.ts';
import { newId } from '#platform/ids.ts';
import { commonRefusals, refuse } from '#platform/refusal.ts';
import { id, line, reason, version, year } from '#platform/schema.ts';
import type { FactWords } from '../../bodies.ts';
import { factKindCodes, factWords, indicatorsRefusals, type FactKind } from '../../contract.ts';
import { wordProblems } from '../../fact-words.ts';
import { knownCategories, changeFact, contentExists, insertFact, lockFact, wordsChange, type Fact } from '../facts.ts';
import { editVerb, isSource, mayConfirmFact, mayDeclare, mayEditFact, mayTakeBackFact } from '../policy.ts';

async function checkWords(tx: Tx, kind: FactKind, words: FactWords, ofYear: number): Promise<void> {
  const [first] = wordProblems(kind, words, tx.today, await knownCategories(tx, kind, ofYear));
  if (first) throw refuse(first.refusal, first.values, { field: first.field });
  if (!(await contentExists(tx, words.contentId))) throw refuse(commonRefusals.notFound);
}

const traceOf = (fact: Pick<Fact, 'id' | 'title' | 'unitId'>) => ({ type: 'indicator_fact', id: fact.id, label: fact.title, unitId: fact.unitId });

export const declareFact = defineAction({
  name: 'indicators.declareFact',
  input: factWords.extend({ unitId: id, year, kind: z.enum(factKindCodes) }),
  load: (tx, input) => tx.maybe<object>(sql`select 1 from directory.unit where id = ${input.unitId}`),
  allow: (actor, _unit, input) => mayDeclare(actor, input.unitId, input.kind),
  async run(tx, _unit, { unitId, year: ofYear, kind, ...words }) {
    await checkWords(tx, kind, words, ofYear);
    const factId = newId();
    if (!(await insertFact(tx, factId, { unitId, year: ofYear, kind, bySource: isSource(tx.actor, kind) }, words)))
      throw refuse(indicatorsRefusals.partTwice);
    return {
      result: { id: factId, version: 0 },
      trace: { ...traceOf({ id: factId, title: words.title, unitId }), from: null, to: 'DECLARED', detail: { kind, ...words } },
    };
  },
});

/** The unit's own wording is revised and waits for its head again; a source amends what it confirmed. */
export const editFact = defineAction({
  name: 'indicators.editFact',
  input: factWords.extend({ id, version, reason: reason() }),
  load: (tx, input) => lockFact(tx, input.id),
  allow: (actor, fact) => mayEditFact(actor, fact),
  async run(tx, fact, { id: _id, version: seen, reason: why, ...words }) {
    await checkWords(tx, fact.kind, words, fact.year);
    const to = editVerb(fact) === 'revise' ? 'DECLARED' : fact.state;
    if (!(await changeFact(tx, fact, seen, why, sql`${wordsChange(words)}, state = ${to}`))) throw refuse(commonRefusals.stale);
    return {
      result: { id: fact.id, version: seen + 1 },
      trace: { ...traceOf({ ...fact, title: words.title }), from: fact.state, to, reason: why, detail: { after: words } },
    };
  },
});

/** who stands for it and on which paper is kept with the fact. */
export const confirmFact = defineAction({
  name: 'indicators.confirmFact',
  input: z.object({ id, version, source: line(300), paper: z.string().trim().max(300).default('') }).strict(),
  load: (tx, input) => lockFact(tx, input.id),
  allow: (actor, fact) => mayConfirmFact(actor, fact),
  async run(tx, fact, input) {
    const paper = input.paper || fact.paper;
    if (fact.kind === 'discipline' && paper === '') throw refuse(indicatorsRefusals.paperNeeded);
    const change = sql`state = 'CONFIRMED', confirmed_source = ${input.source}, confirmed_paper = ${paper}, confirmed_on = ${tx.today}, confirmed_by = ${tx.actor.name}`;
    if (!(await changeFact(tx, fact, input.version, `Xác nhận: ${input.source}`, change))) throw refuse(commonRefusals.stale);
    return {
      result: { id: fact.id, version: input.version + 1 },
      trace: { ...traceOf(fact), from: fact.state, to: 'CONFIRMED', detail: { source: input.source, paper } },
    };
  },
});

export const takeBackFact = defineAction({
  name: 'indicators.takeBackFact',
  input: z.object({ id, version, reason: reason() }).strict(),
  load: (tx, input) => lockFact(tx, input.id),
  allow: (actor, fact) => mayTakeBackFact(actor, fact),
  async run(tx, fact, input) {
    if (!(await changeFact(tx, fact, input.version, input.reason, sql`state = 'WITHDRAWN', withdrawn_reason = ${input.reason}`)))
      throw refuse(commonRefusals.stale);
    return {
      result: { id: fact.id, version: input.version + 1 },
      trace: { ...traceOf(fact), from: fact.state, to: 'WITHDRAWN', reason: input.reason },
    };
  },
});
