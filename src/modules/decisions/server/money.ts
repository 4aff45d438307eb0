import { sql, type Sql, type Tx } from '#platform/db/database.ts';
import { moneyInWords } from '#platform/number-words.ts';
import type { Text } from '#platform/text.ts';
import { basisOf, bonus, currentLaw, payments, type Bonus, type CurrentLaw, type Payment } from '#modules/law/index.ts';
import type { AwardMoney } from '../fund-contract.ts';

interface Stored {
  readonly awardId: string;
  readonly awardName: string;
  readonly awardCode: string | null;
  readonly recipientName: string;
  readonly unitId: string | null;
  readonly personId: string | null;
  readonly year: number;
  readonly decidedOn: string;
  readonly decision: { readonly id: string; readonly number: string } | null;
  readonly authority: string;
}

/** Who decided: the unit that issued it, what the paper says, else the level. */
export const authorityWords: Sql = sql`coalesce(iu.name, nullif(a.issuer_name, ''),
  case a.level when 'ministry' then 'Bộ' when 'state' then 'Cấp Nhà nước' else 'Chưa rõ cấp quyết định' end)`;
export const moneyTables: Sql = sql`decisions.award a left join decisions.decision d on d.id = a.decision_id left join directory.unit iu on iu.id = a.issuer_unit_id`;
/** Awards that stand, with a whole day of decision. Old awards entered from papers were paid elsewhere. */
export const moneyWhere: Sql = sql`a.state in ('DECIDED', 'AWARDED') and not a.back_entered and length(a.decided_on) = 10`;

const columns = sql`a.id as award_id, a.award_name, a.award_code, a.recipient_name, a.unit_id, a.person_id, a.year, a.decided_on, ${authorityWords} as authority,
  case when d.id is null then null else json_build_object('id', d.id, 'number', d.number) end as decision`;

const noCode: Bonus = {
  known: false,
  why: { vi: 'Khen thưởng này chưa gắn mã danh hiệu nên chưa tính được.', en: 'This award carries no code, so its sum is unknown.' },
};

/** The sum of one award by the rules and the base salary of the day of its decision. */
function sumOf(law: CurrentLaw, award: Stored): Bonus {
  if (award.awardCode === null) return noCode;
  const subject = award.unitId === null ? 'person' : 'unit';
  return bonus(law.tablesOn(award.decidedOn), {
    award: award.awardCode,
    subject,
    decidedOn: award.decidedOn,
    regime: law.regimeOn(award.decidedOn).code,
  });
}

const kindOf = (law: CurrentLaw, award: Stored): 'title' | 'commendation' =>
  law.catalogueOn(award.decidedOn).find((one) => one.code === award.awardCode)?.kind ?? 'commendation';

interface Summed extends Stored {
  readonly sum: Bonus;
}

/** Of one recipient's titles of one year only the highest is paid, whatever decision they stand in. */
function paymentsOf(law: CurrentLaw, awards: readonly Summed[]): Map<string, Payment> {
  const groups = Map.groupBy(awards, (one) => one.unitId ?? one.personId ?? one.awardId);
  const found = [...groups.values()].flatMap((group) =>
    payments(
      group.map((one) => ({
        id: one.awardId,
        kind: kindOf(law, one),
        period: { from: one.year, to: one.year },
        amount: one.sum.known ? one.sum.amount : null,
      })),
    ),
  );
  return new Map(found.map((one) => [one.id, one]));
}

function present(law: CurrentLaw, award: Summed, payment: Payment | undefined, names: ReadonlyMap<string, string>): AwardMoney {
  const { sum, ...stored } = award;
  const higher = payment?.pay === 'no' ? names.get(payment.because) : undefined;
  const explained: Text = sum.known
    ? higher === undefined
      ? sum.explained
      : {
          vi: `${sum.explained.vi}; không chi vì cùng thời gian thành tích đã có ${higher}`,
          en: `${sum.explained.en}; not paid, ${higher} covers the same period`,
        }
    : sum.why;
  return {
    ...stored,
    amount: sum.known ? sum.amount : null,
    atMost: sum.known && sum.atMost,
    pay: sum.known ? (payment?.pay ?? 'unknown') : 'unknown',
    explained,
    basis: sum.known
      ? basisOf(
          law.libraryOn(award.decidedOn),
          sum.footings.flatMap((one) => one.basis),
        )
      : '',
    toConfirm: sum.known && sum.toConfirm,
  };
}

/** The money of the awards `which` selects, in the order given. Rivals outside of the selection count too. */
export async function moneyOf(
  tx: Tx,
  which: Sql,
  order: Sql = sql`a.decided_on desc, d.number nulls last, a.recipient_name collate "vi-x-icu", a.id`,
): Promise<AwardMoney[]> {
  const law = await currentLaw(tx);
  const chosen = await tx.many<Stored>(sql`select ${columns} from ${moneyTables} where ${moneyWhere} and ${which} order by ${order}`);
  if (chosen.length === 0) return [];
  const rivals = await tx.many<Stored>(sql`
    select ${columns} from ${moneyTables} where a.state in ('DECIDED', 'AWARDED') and length(a.decided_on) = 10
      and (a.unit_id = any (${[...new Set(chosen.map((one) => one.unitId))]}::uuid[]) or a.person_id = any (${[...new Set(chosen.map((one) => one.personId))]}::uuid[]))
      and a.year = any (${[...new Set(chosen.map((one) => one.year))]}::int[])`);
  const summed = rivals.map((one) => ({ ...one, sum: sumOf(law, one) }));
  const paid = paymentsOf(law, summed);
  const names = new Map(rivals.map((one) => [one.awardId, one.awardName]));
  return chosen.map((one) => present(law, { ...one, sum: sumOf(law, one) }, paid.get(one.awardId), names));
}

/** What is paid and known, with the sum in words. */
export function totalsOf(rows: readonly AwardMoney[]) {
  const paid = rows.filter((row) => row.pay === 'yes');
  const total = paid.reduce((sum, row) => sum + (row.amount ?? 0), 0);
  const count = (pay: AwardMoney['pay']) => rows.filter((row) => row.pay === pay).length;
  return { total, inWords: moneyInWords(total), paid: paid.length, unknown: count('unknown'), notPaid: count('no') };
}

export const inYear = (year: number): Sql => sql`left(a.decided_on, 4) = ${String(year)}`;
export const ofAuthority = (authority: string | undefined): Sql => (authority === undefined ? sql`true` : sql`${authorityWords} = ${authority}`);
