import { z } from 'zod';
import { defineAction } from '#platform/action.ts';
import { sql, type Tx } from '#platform/db/database.ts';
import { newId } from '#platform/ids.ts';
import { commonRefusals, refuse } from '#platform/refusal.ts';
import { id, line, reason, version, year } from '#platform/schema.ts';
import { stageNames } from '../../labels.ts';
import { yearRefusals } from '../../refusals.ts';
import { mayCreateYear, mayShapeYear, type YearState } from '../../rules.ts';
import { milestone } from '../../shapes.ts';
import { authorityOf } from '../authority.ts';
import { lockYear, placeOf } from '../year-store.ts';
import { traceOfYear } from './year-steps.ts';

/** Opens a year in preparation. Last year's stages, moved to the same days of this year, are its plan. */
export const createYear = defineAction({
  name: 'years.create',
  input: z.object({ year, theme: line(300) }).strict(),
  load: async () => ({}),
  allow: (actor) => mayCreateYear(actor),
  async run(tx, _none, input) {
    const authority = await authorityOf(tx);
    if (!authority) throw refuse(yearRefusals.authorityMissing);
    const created = newId();
    const themeId = newId();
    await tx.run(sql`insert into movements.theme (id, year, text) values (${themeId}, ${input.year}, ${input.theme})`);
    const fresh = await tx.run(sql`
      insert into movements.emulation_year (id, authority_unit_id, year, state, theme_id) values (${created}, ${authority.id}, ${input.year}, 'PREPARING', ${themeId})
      on conflict (authority_unit_id, year) do nothing`);
    if (fresh === 0) throw refuse(yearRefusals.exists, { year: input.year });
    await planLikeBefore(tx, created, authority.id, input.year);
    const state: YearState = 'PREPARING';
    return {
      result: { id: created, state, version: 0 },
      trace: { type: 'emulation-year', id: created, label: `Năm thi đua ${input.year}`, unitId: authority.id, to: state, detail: input },
    };
  },
});

async function planLikeBefore(tx: Tx, yearId: string, authorityId: string, thisYear: number): Promise<void> {
  await tx.run(sql`
    insert into movements.milestone (year_id, stage, ord, starts_on, ends_on)
    select ${yearId}::uuid, m.stage, m.ord, (coalesce(m.starts_on, m.actual_on) + make_interval(years => ${thisYear}::int - y.year))::date,
      (m.ends_on + make_interval(years => ${thisYear}::int - y.year))::date
    from movements.milestone m join movements.emulation_year y on y.id = m.year_id
    where y.id = (select p.id from movements.emulation_year p where p.authority_unit_id = ${authorityId} and p.year < ${thisYear} order by p.year desc limit 1)`);
}

/**
 * The theme is one record: drafts that cite it follow at once. What was launched keeps the words of its launch,
 * and what was signed keeps its own frozen text.
 */
export const changeTheme = defineAction({
  name: 'years.change-theme',
  input: z.object({ id, version, text: line(300), reason: reason() }).strict(),
  load: (tx, input) => lockYear(tx, input.id),
  allow: (actor, found) => mayShapeYear(actor, found.state),
  async run(tx, found, input) {
    const themeId = found.themeId ?? newId();
    if (found.themeId === null) await tx.run(sql`insert into movements.theme (id, year, text) values (${themeId}, ${found.year}, ${input.text})`);
    else {
      await tx.run(sql`
        update movements.movement set launched_theme = ${found.themeText}
        where theme_id = ${themeId} and launched_theme is null and state not in ('DRAFT', 'APPROVED')`);
      await tx.run(sql`update movements.theme set text = ${input.text} where id = ${themeId}`);
    }
    const changed = await tx.run(sql`
      update movements.emulation_year set theme_id = ${themeId}, version = version + 1 where id = ${found.id} and version = ${input.version}`);
    if (changed === 0) throw refuse(commonRefusals.stale);
    return {
      result: { id: found.id, state: found.state, version: input.version + 1 },
      trace: traceOfYear(found, found.state, { reason: input.reason, detail: { before: found.themeText, after: input.text } }),
    };
  },
});

export const setMilestones = defineAction({
  name: 'years.set-milestones',
  input: z.object({ id, version, milestones: z.array(milestone.omit({ origin: true }).strict()).max(20) }).strict(),
  load: (tx, input) => lockYear(tx, input.id),
  allow: (actor, found) => mayShapeYear(actor, found.state),
  async run(tx, found, input) {
    for (const { stage, startsOn, endsOn, actualOn } of input.milestones) {
      if (startsOn !== null && endsOn !== null && endsOn < startsOn) throw refuse(yearRefusals.datesReversed, { stage: stageNames[stage].vi });
      if (actualOn !== null && actualOn > tx.today) throw refuse(yearRefusals.factInFuture, { stage: stageNames[stage].vi });
      await tx.run(sql`
        insert into movements.milestone (year_id, stage, ord, starts_on, ends_on, actual_on)
        values (${found.id}, ${stage}, ${placeOf(stage)}, ${startsOn}, ${endsOn}, ${actualOn})
        on conflict (year_id, stage) do update set starts_on = excluded.starts_on, ends_on = excluded.ends_on, actual_on = excluded.actual_on,
          origin = case when milestone.starts_on is not distinct from excluded.starts_on then milestone.origin end`);
    }
    const changed = await tx.run(
      sql`update movements.emulation_year set version = version + 1 where id = ${found.id} and version = ${input.version}`,
    );
    if (changed === 0) throw refuse(commonRefusals.stale);
    return {
      result: { id: found.id, state: found.state, version: input.version + 1 },
      trace: traceOfYear(found, found.state, { detail: { milestones: input.milestones } }),
    };
  },
});
