import { defineAction } from '#platform/action.ts';
import { commonRefusals, no, refuse } from '#platform/refusal.ts';
import { id } from '#platform/schema.ts';
import { stateFactsBody } from '../../bodies.ts';
import type { Compiled } from '../../engine/compile.ts';
import { readFacts } from '../../engine/read.ts';
import { scoringRefusals as refusals } from '../../refusals.ts';
import { labelOf, lockFacts } from './facts.ts';
import { maySheet } from '../policy.ts';
import { writeStated } from '../proposals/stated.ts';
import { touchSheet } from '../repository.ts';

type Given = (typeof stateFactsBody)['_output']['facts'][number];

/** Numbers, days and yes/no as the table declares them; whatever the engine refuses is refused by its own words, with the place. */
function checked(compiled: Compiled, given: readonly Given[]): void {
  for (const [index, { code, value, target }] of given.entries()) {
    const at = `facts.${index}`;
    const fact = compiled.book.facts.find((one) => one.code === code);
    if (!fact) throw refuse(refusals.factUnknown, { code }, { field: at });
    if (fact.indicator !== null) throw refuse(refusals.factFed, { code }, { field: at });
    const reading = readFacts(compiled, {
      format: 'thidua/facts@1',
      year: compiled.book.year,
      units: [{ code: 'u', name: 'u', facts: { [code]: value }, targets: target === null ? {} : { [code]: target } }],
    });
    if (reading.ok) continue;
    const [first] = reading.problems;
    throw refuse(
      refusals.factWrong,
      { title: fact.title.vi, problem: first?.message.vi ?? '', problemEn: first?.message.en ?? '' },
      { field: `${at}.${first?.place.includes('targets') ? 'target' : 'value'}` },
    );
  }
}

/** The unit states figures that no indicator feeds; rules compute from them at once, and missing stays missing. */
export const stateFacts = defineAction({
  name: 'scoring.state-facts',
  input: stateFactsBody.extend({ id }),
  load: (tx, input) => lockFacts(tx, input.id),
  allow: (actor, facts, _input, tx) =>
    facts.compiled === null ? no(refusals.factUnknown, { code: '' }) : maySheet(actor, facts, 'saveSelf', tx.today),
  async run(tx, { sheet, compiled }, input) {
    if (compiled) checked(compiled, input.facts);
    if (!(await touchSheet(tx, sheet, input.version))) throw refuse(commonRefusals.stale);
    await writeStated(tx, sheet.id, input.facts);
    return {
      result: { id: sheet.id, version: input.version + 1 },
      trace: { type: 'score_sheet', id: sheet.id, label: labelOf(sheet), unitId: sheet.unitId, detail: { facts: input.facts } },
    };
  },
});
