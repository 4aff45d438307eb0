import type { Tx } from '#platform/db/database.ts';
import { endOfMonth } from '#platform/dates.ts';
import type { z } from 'zod';
import { authorityOfYear } from '#modules/registrations/index.ts';
import type { indicatorsApi } from '../contract.ts';
import { editionsOf, levelsOf, validOn } from './definitions.ts';
import { isStanding } from './policy.ts';

type Answer = z.input<(typeof indicatorsApi.definitions)['response']>;

/** Every edition of what is asked; `current` = in force at the end of the year that is looked at. */
export async function definitionsOf(tx: Tx, year: number): Promise<Answer> {
  const authorityId = await authorityOfYear(tx, year);
  const editions = authorityId ? await editionsOf(tx, authorityId) : [];
  const current = new Set(validOn(editions, endOfMonth(year, 12)).map((one) => one.id));
  const may = isStanding(tx.actor);
  return {
    rows: editions.map(({ position: _position, ...one }) => ({ ...one, current: current.has(one.id) })),
    levels: authorityId ? await levelsOf(tx, authorityId) : [],
    can: { define: may, adopt: may, setLevel: may },
  };
}
