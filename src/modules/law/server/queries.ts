import type { z } from 'zod';
import type { Day } from '#platform/dates.ts';
import type { Tx } from '#platform/db/database.ts';
import type { lawApi } from '../contract.ts';
import { currentLaw } from './current.ts';

type Awards = z.input<(typeof lawApi.awards)['response']>;
type Instruments = z.input<(typeof lawApi.instruments)['response']>;

/** What stood on a day; without a day, today of the administration. */
export async function awardsView(tx: Tx, on: Day = tx.today): Promise<Awards> {
  const law = await currentLaw(tx);
  return { on, today: tx.today, regime: law.regimeOn(on), instruments: law.instrumentsOn(on), awards: law.catalogueOn(on) };
}

export async function instrumentsView(tx: Tx, on: Day = tx.today): Promise<Instruments> {
  return { on, instruments: (await currentLaw(tx)).instrumentsOn(on) };
}
