import { defineAction } from '#platform/action.ts';
import { hasRole, type Actor } from '#platform/actor.ts';
import { sql } from '#platform/db/database.ts';
import { newId } from '#platform/ids.ts';
import { all, commonRefusals, no, refuse, yes, type Decision } from '#platform/refusal.ts';
import { id } from '#platform/schema.ts';
import { currentLaw } from '#modules/law/index.ts';
import { authorityOfYear } from '#modules/registrations/index.ts';
import { chooseApi } from '../../choose-contract.ts';
import { nominationRefusals } from '../../refusals.ts';
import { lockQuota } from '../quota-store.ts';

export const maySetQuota = (actor: Actor): Decision => (hasRole(actor, 'standing', 'admin') ? yes : no(nominationRefusals.onlyStanding));

/** An own cap (law.md §2: quotas are the authority's since 2024). Beside a cap of the law it may only be tighter. */
export const setQuota = defineAction({
  name: 'nominations.setQuota',
  input: chooseApi.setQuota.body,
  load: async (tx) => ({ authorityId: await authorityOfYear(tx, Number(tx.today.slice(0, 4))) }),
  allow: (actor) => maySetQuota(actor),
  async run(tx, { authorityId }, input) {
    if (authorityId === undefined) throw refuse(nominationRefusals.noAuthority, { year: tx.today.slice(0, 4) });
    if (input.validFrom < tx.today) throw refuse(nominationRefusals.ruleBehind);
    const counts = input.measure === 'cap-count';
    if (counts !== (input.amount !== null) || counts === (input.percent !== null) || (input.measure === 'cap-percent') !== (input.base !== null))
      throw refuse(nominationRefusals.quotaShape);
    const law = await currentLaw(tx);
    const award = law.awardByCode(input.awardCode, tx.today);
    if (!award) throw refuse(nominationRefusals.quotaAward);
    if (input.unitId !== null && (await tx.many(sql`select 1 from directory.unit where id = ${input.unitId}`)).length === 0)
      throw refuse(nominationRefusals.quotaUnit);
    const legal = law
      .quotasOn(input.validFrom)
      .find((one) => one.award === input.awardCode && one.measure === 'cap' && sameBase(one.base, input.base));
    if (legal && !legal.soft && input.percent !== null && input.percent > legal.percent)
      throw refuse(nominationRefusals.quotaLoosens, { percent: legal.percent, basis: legal.basis });
    const quotaId = newId();
    await tx.run(sql`
      insert into nominations.quota (id, authority_unit_id, unit_id, law_code, award_code, measure, base, percent, amount, severity, valid_from, basis, reason, set_by, set_on)
      values (${quotaId}, ${authorityId}, ${input.unitId}, ${legal?.code ?? null}, ${input.awardCode}, ${input.measure}, ${input.base}, ${input.percent}, ${input.amount},
        ${input.severity}, ${input.validFrom}, ${input.basis}, ${input.reason}, ${tx.actor.name}, ${tx.today})`);
    return { result: { id: quotaId }, trace: { type: 'quota', id: quotaId, label: award.name.vi, reason: input.reason, detail: input } };
  },
});

/** Both readings of the base of the flag cap speak of the same cap. */
const sameBase = (legal: string, own: string | null) => legal === own || (legal === 'FLAG_STANDARD' && own === 'FLAG_LEADERS');

export const endQuota = defineAction({
  name: 'nominations.endQuota',
  input: chooseApi.endQuota.body.extend({ id }),
  load: (tx, input) => lockQuota(tx, input.id),
  allow: (actor, quota) => all(maySetQuota(actor), quota.validTo === null ? yes : no(nominationRefusals.quotaEnded)),
  async run(tx, quota, input) {
    // A rule that has not begun ends before its first day: it never counts.
    const last = quota.validFrom > tx.today ? quota.validFrom : tx.today;
    const changed = await tx.run(sql`
      update nominations.quota set valid_to = ${last}, ended_by = ${tx.actor.name}, ended_reason = ${input.reason}, version = version + 1 where id = ${quota.id} and version = ${input.version}`);
    if (changed === 0) throw refuse(commonRefusals.stale);
    return { result: { id: quota.id }, trace: { type: 'quota', id: quota.id, label: quota.awardCode, reason: input.reason, to: 'ENDED' } };
  },
});
