import type { z } from 'zod';
import type { Tx } from '#platform/db/database.ts';
import { all, no, yes } from '#platform/refusal.ts';
import { currentLaw } from '#modules/law/index.ts';
import { proposable } from './quota-lines.ts';
import { authorityOfYear } from '#modules/registrations/index.ts';
import { quotaBases, type chooseApi } from '../choose-contract.ts';
import { nominationRefusals } from '../refusals.ts';
import { maySetQuota } from './actions/own-quotas.ts';
import { quotasOfAuthority } from './quota-store.ts';

type Answer = z.input<(typeof chooseApi)['quotas']['response']>;

/** The caps of the law on a day, and every own one of the authority with its dates. */
export async function quotaRules(tx: Tx, on: string = tx.today): Promise<Answer> {
  const law = await currentLaw(tx);
  const nameOf = (code: string) => law.awardByCode(code, on)?.name ?? { vi: code, en: code };
  const authority = await authorityOfYear(tx, Number(tx.today.slice(0, 4)));
  const stored = authority === undefined ? [] : await quotasOfAuthority(tx, authority);
  return {
    on,
    today: tx.today,
    law: proposable(law.quotasOn(on)).map((one) => ({
      code: one.code,
      award: one.award,
      awardName: nameOf(one.award),
      measure: one.measure === 'cap' ? ('cap-percent' as const) : ('member-share' as const),
      base: quotaBases[one.base],
      percent: one.percent,
      strict: one.strict,
      severity: one.soft ? ('warn' as const) : ('block' as const),
      basis: one.basis,
      toConfirm: one.confidence !== 'V',
      note: one.note,
    })),
    local: stored.map(({ authorityUnitId: _authority, unitId, unitName, ...one }) => ({
      ...one,
      unit: unitId === null ? null : { id: unitId, name: unitName ?? '' },
      awardName: nameOf(one.awardCode),
      end: all(maySetQuota(tx.actor), one.validTo === null ? yes : no(nominationRefusals.quotaEnded)),
    })),
    awards: [...law.awardsOn(tx.today, 'person'), ...law.awardsOn(tx.today, 'unit')]
      .filter((award, at, every) => every.findIndex((one) => one.code === award.code) === at)
      .map(({ code, name }) => ({ code, name })),
    can: { set: maySetQuota(tx.actor) },
  };
}
