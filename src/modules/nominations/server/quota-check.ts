import type { Tx } from '#platform/db/database.ts';
import { refuse } from '#platform/refusal.ts';
import type { QuotaLine } from '../choose-contract.ts';
import { nominationRefusals } from '../refusals.ts';
import { choiceListOf } from './choice-store.ts';
import { collectivesOf, peopleOf } from './members.ts';
import { quotaLinesOf } from './quota-lines.ts';

/** A cap that binds and is exceeded; a doubtful or advisory one only warns on the screen. */
const broken = (lines: readonly QuotaLine[]): QuotaLine | undefined =>
  lines.find((line) => line.severity === 'block' && line.state === 'over' && (line.measure === 'cap-percent' || line.measure === 'cap-count'));

/** Throws `nominations.quota_over` naming the cap, what it allows and what is proposed. */
export async function demandQuotas(tx: Tx, unitId: string, year: number, award?: string): Promise<void> {
  const { choices } = await choiceListOf(tx, unitId, year);
  const ground = { unitId, year, people: await peopleOf(tx, unitId), collectives: await collectivesOf(tx, unitId), choices };
  const over = broken((await quotaLinesOf(tx, ground)).filter((line) => award === undefined || line.award === award));
  if (over)
    throw refuse(nominationRefusals.quotaOver, {
      award: over.awardName.vi,
      awardEn: over.awardName.en,
      used: over.used,
      allowed: over.allowed,
      basis: over.basis,
    });
}
