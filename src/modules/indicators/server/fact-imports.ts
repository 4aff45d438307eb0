import { runIn } from '#platform/action.ts';
import { sql, type Tx } from '#platform/db/database.ts';
import { commonRefusals, refuse } from '#platform/refusal.ts';
import { contentsOf } from '#modules/progress/index.ts';
import { authorityOf } from '#modules/registrations/index.ts';
import { indicatorsRefusals } from '../contract.ts';
import { wordsOf, type FactImportContext } from '../fact-cells.ts';
import { finderAmong } from '../import-facts.ts';
import { declareFact, editFact, takeBackFact } from './actions/facts.ts';
import { levelsOf } from './definitions.ts';
import { changeFact, livingFacts, lockFact, wordsChange } from './facts.ts';
import type { FactsImport, TouchedFact } from './imports.ts';
import { mayEditFact } from './policy.ts';

/** What the rows of a list are judged against. */
export async function factImportContext(tx: Tx, unitId: string, year: number): Promise<FactImportContext> {
  const authorityId = await authorityOf(tx, unitId, year);
  const { name } = await tx.one<{ name: string }>(sql`select name from directory.unit where id = ${unitId}`);
  return {
    today: tx.today,
    unitName: name,
    levels: authorityId ? await levelsOf(tx, authorityId) : [],
    contents: await tx.many(sql`select id, title from movements.content where id in (${contentsOf(year)}) order by id`),
    standing: (await livingFacts(tx, unitId, year)).map((fact) => ({
      ...wordsOf(fact),
      id: fact.id,
      kind: fact.kind,
      version: fact.version,
      may: mayEditFact(tx.actor, fact),
    })),
  };
}

const reasonOf = (it: FactsImport) => (it.fileName ? `Nhập từ tệp ${it.fileName}` : 'Nhập từ hệ thống khác');

/** Enters and changes facts by the same actions as by hand, each with its trace; a list that moved since the preview stops all. */
export async function applyFacts(tx: Tx, it: FactsImport): Promise<TouchedFact[]> {
  const find = finderAmong((await factImportContext(tx, it.unitId, it.year)).standing);
  const touched: TouchedFact[] = [];
  for (const { row, kind, words, verb, factId, version } of it.lines) {
    const { found, several } = find(kind, words);
    if (several > 1 || (found?.id ?? null) !== factId || (found?.version ?? null) !== version) throw refuse(indicatorsRefusals.listMoved, { row });
    if (verb === 'same') continue;
    if (found === undefined) {
      const made = await runIn(tx, declareFact, { ...words, milestones: [...words.milestones], unitId: it.unitId, year: it.year, kind });
      touched.push({ factId: made.id, title: words.title, version: made.version, before: null });
      continue;
    }
    const fact = await lockFact(tx, found.id);
    if (!fact) throw refuse(indicatorsRefusals.listMoved, { row });
    const made = await runIn(tx, editFact, { ...words, milestones: [...words.milestones], id: fact.id, version: fact.version, reason: reasonOf(it) });
    touched.push({ factId: fact.id, title: words.title, version: made.version, before: { words: wordsOf(fact), state: fact.state } });
  }
  await tx.run(sql`update indicators.fact set import_id = ${it.id} where id = any (${touched.map((one) => one.factId)}::uuid[])`);
  return touched;
}

/** Takes back what was entered and gives back the words and the state that stood before, while nobody has changed any of them. */
export async function undoFacts(tx: Tx, it: FactsImport, reason: string): Promise<void> {
  for (const { factId, title, version, before } of it.touched.toReversed()) {
    const fact = await lockFact(tx, factId);
    if (!fact || fact.version !== version || fact.state === 'WITHDRAWN') throw refuse(indicatorsRefusals.listBuiltOn, { title });
    if (before === null) await runIn(tx, takeBackFact, { id: factId, version, reason });
    else if (!(await changeFact(tx, fact, version, reason, sql`${wordsChange(before.words)}, state = ${before.state}`)))
      throw refuse(commonRefusals.stale);
  }
}
