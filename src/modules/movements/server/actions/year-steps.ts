import { z } from 'zod';
import { defineAction } from '#platform/action.ts';
import { sql } from '#platform/db/database.ts';
import { all } from '#platform/refusal.ts';
import { id, reason, version } from '#platform/schema.ts';
import { tell } from '#modules/notifications/index.ts';
import { yearStates } from '../../labels.ts';
import { mayYear, yearTransition, type YearState, type YearVerb } from '../../rules.ts';
import { stepBody } from '../../year-contract.ts';
import { mattersOf, mayGoOnWith } from '../year-matters.ts';
import { lockYear, markBegun, moveYear, type StoredYear } from '../year-store.ts';

export const traceOfYear = (year: StoredYear, to: YearState, more: { reason?: string; detail?: unknown } = {}) => ({
  type: 'emulation-year',
  id: year.id,
  label: `Năm thi đua ${year.year}`,
  unitId: year.authorityUnitId,
  from: year.state,
  to,
  ...more,
});

/** `allow` has found the transition already. */
function target(verb: YearVerb, state: YearState): YearState {
  const transition = yearTransition(verb, state);
  if (!transition) throw new Error(`${verb} was allowed in ${state}`);
  return transition.to;
}

/** One step of the annual cycle (practice §12.1). Scoring freezes the criteria sets of the year. */
const step = (verb: Exclude<YearVerb, 'reopen'>, name: string) =>
  defineAction({
    name: `years.${name}`,
    input: stepBody.extend({ id }),
    load: (tx, input) => lockYear(tx, input.id),
    async allow(actor, year, input, tx) {
      const may = mayYear(actor, verb, year);
      return may.ok ? all(may, mayGoOnWith(await mattersOf(tx, year, [verb]), input.missing)) : may;
    },
    async run(tx, year, input) {
      const open = await mattersOf(tx, year, [verb]);
      const to = target(verb, year.state);
      const result = await moveYear(tx, year, to, input.version);
      // Back in RUNNING after the mid-year review is no second beginning of that stage.
      if (verb !== 'closeMidyear') await markBegun(tx, year.id, to);
      if (verb === 'issueGuide')
        await tx.run(
          sql`update movements.criteria_set set state = 'FROZEN', version = version + 1 where year = ${year.year} and state = 'PUBLISHED'`,
        );
      await tell(tx, {
        to: { role: 'standing', unitId: null },
        title: { vi: `Năm thi đua ${year.year}: ${yearStates[to].vi}`, en: `Emulation year ${year.year}: ${yearStates[to].en}` },
        link: `/nam-thi-dua/${year.year}`,
      });
      const without = open.map(({ code, title, names }) => ({ code, title: title.vi, names }));
      const detail = { ...(input.note === '' ? {} : { note: input.note }), ...(without.length === 0 ? {} : { without }) };
      return { result, trace: traceOfYear(year, to, Object.keys(detail).length === 0 ? {} : { detail }) };
    },
  });

export const launchYear = step('launch', 'launch');
export const assignGroups = step('assignGroups', 'assign-groups');
export const openRegistration = step('openRegistration', 'open-registration');
export const closeRegistration = step('closeRegistration', 'close-registration');
export const openMidyear = step('openMidyear', 'open-midyear');
export const closeMidyear = step('closeMidyear', 'close-midyear');
export const issueGuide = step('issueGuide', 'issue-guide');
export const closeSelfScoring = step('closeSelfScoring', 'close-self-scoring');
export const submitGroups = step('submitGroups', 'submit-groups');
export const concludeYear = step('conclude', 'conclude');
export const decideYear = step('decide', 'decide');
export const closeYear = step('close', 'close');

/** One stage back, with the reason; never out of a closed year. */
export const reopenYear = defineAction({
  name: 'years.reopen',
  input: z.object({ id, version, reason: reason() }).strict(),
  load: (tx, input) => lockYear(tx, input.id),
  allow: (actor, year) => mayYear(actor, 'reopen', year),
  async run(tx, year, input) {
    const to = target('reopen', year.state);
    const result = await moveYear(tx, year, to, input.version);
    await tx.run(sql`update movements.milestone set actual_on = null where year_id = ${year.id} and stage = ${year.state} and origin is null`);
    return { result, trace: traceOfYear(year, to, { reason: input.reason }) };
  },
});
