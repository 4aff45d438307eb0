import { defineAction } from '#platform/action.ts';
import { sql } from '#platform/db/database.ts';
import { newId } from '#platform/ids.ts';
import { refuse } from '#platform/refusal.ts';
import { id, line } from '#platform/schema.ts';
import { z } from 'zod';
import { scoringRefusals as refusals } from '../../refusals.ts';
import { firstAuthor } from './store.ts';
import { mayStanding } from '../policy.ts';

interface CriterionRow {
  readonly id: string;
  readonly ord: number;
  readonly code: string;
  readonly text: string;
  readonly hardCondition: boolean;
}

/** A met / not met table from a criteria set that has no points: each criterion counts one, met is 1, not met 0. */
export const derivePassFail = defineAction({
  name: 'scoring.derive-pass-fail',
  input: z.object({ criteriaSetId: id, title: line(300) }).strict(),
  load: async () => ({}),
  allow: (actor) => mayStanding(actor),
  async run(tx, _none, input) {
    const set = await tx.maybe<{ year: number; authorityUnitId: string }>(sql`
      select s.year, y.authority_unit_id from movements.criteria_set s join movements.emulation_year y on y.year = s.year
      where s.id = ${input.criteriaSetId} and s.state <> 'DRAFT' and s.applies_to = 'collective' order by y.id limit 1`);
    if (!set) throw refuse(refusals.noSuchSet);
    const criteria = await tx.many<CriterionRow>(
      sql`select id, ord, code, text, hard_condition from movements.criterion where set_id = ${input.criteriaSetId} order by ord`,
    );
    if (criteria.length === 0) throw refuse(refusals.emptyRulebook);
    const book = newId();
    await tx.run(sql`
      insert into scoring.rulebook (id, authority_unit_id, year, criteria_set_id, title, scale_hundredths, state, settings, authors, author_names)
      values (${book}, ${set.authorityUnitId}, ${set.year}, ${input.criteriaSetId}, ${input.title}, ${criteria.length * 100}, 'DRAFT', '{"mode":"pass_fail"}',
        ${firstAuthor(tx)})`);
    for (const one of criteria) {
      await tx.run(sql`
        insert into scoring.rule_item (id, rulebook_id, ord, code, title, max_hundredths, kind, criterion_id, hard_condition)
        values (${newId()}, ${book}, ${one.ord}, ${one.code}, ${one.text}, 100, 'pass_fail', ${one.id}, ${one.hardCondition})`);
    }
    return {
      result: { id: book },
      trace: {
        type: 'rulebook',
        id: book,
        label: input.title,
        to: 'DRAFT',
        detail: { criteriaSetId: input.criteriaSetId, criteria: criteria.length },
      },
    };
  },
});
