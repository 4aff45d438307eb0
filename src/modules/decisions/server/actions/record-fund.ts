import { defineAction } from '#platform/action.ts';
import { sql } from '#platform/db/database.ts';
import { newId } from '#platform/ids.ts';
import { showMoney } from '#platform/number-words.ts';
import { refuse } from '#platform/refusal.ts';
import { fundApi, fundKinds, fundRefusals } from '../../fund-contract.ts';
import { mayRecordFund } from '../policy.ts';

/** One line of the fund ledger. Nothing is changed afterwards: a correction is a line of its own with its reason. */
export const recordFund = defineAction({
  name: 'decisions.recordFund',
  input: fundApi.record.body,
  load: async () => ({}),
  allow: (actor) => mayRecordFund(actor),
  async run(tx, _, { authority, year, kind, amount, paper, reason }) {
    if (amount === 0 || (kind !== 'CORRECTION' && amount < 0)) throw refuse(fundRefusals.fundAmount);
    const id = newId();
    await tx.run(sql`
      insert into decisions.fund_entry (id, authority, year, kind, amount, entered_on, entered_by, paper, reason)
      values (${id}, ${authority}, ${year}, ${kind}, ${amount}, ${tx.today}, ${tx.actor.name}, ${paper}, ${reason})`);
    return {
      result: { id },
      trace: {
        type: 'fund_entry',
        id,
        label: `${authority} ${year}: ${fundKinds[kind].vi} ${showMoney(amount)}`,
        to: kind,
        reason,
        detail: { authority, year, amount, paper },
      },
    };
  },
});
