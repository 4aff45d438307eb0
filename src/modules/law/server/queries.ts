import type { z } from 'zod';
import type { Day } from '#platform/dates.ts';
import { fold } from '#platform/fold.ts';
import type { Tx } from '#platform/db/database.ts';
import { placeAfter } from '#platform/schema.ts';
import type { lawApi } from '../contract.ts';
import { clausesOn, type LawClause } from '../clauses.ts';
import type { Library } from '../load.ts';
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

type Clauses = z.input<(typeof lawApi.clauses)['response']>;
const libraries = new WeakMap<object, Map<Day, LawClause[]>>();

/** Clauses of a day, worked out once for each library and day. */
function clausesOf(library: Library, on: Day): LawClause[] {
  const days = libraries.get(library) ?? new Map<Day, LawClause[]>();
  libraries.set(library, days);
  const known = days.get(on) ?? clausesOn(library, on);
  // Days are asked at random: a bounded memory is enough.
  if (days.size > 50) days.clear();
  days.set(on, known);
  return known;
}

/** Found by every word, accents or not, in the words, the award and the source. */
export async function clausesView(tx: Tx, query: z.output<(typeof lawApi.clauses)['query']>): Promise<Clauses> {
  const on = query.on ?? tx.today;
  const all = clausesOf((await currentLaw(tx)).libraryOn(on), on);
  const words = fold(query.q ?? '')
    .split(/\s+/)
    .filter(Boolean);
  const hits = (clause: LawClause) => {
    const text = fold([clause.words.vi, clause.words.en, clause.awardName?.vi, clause.source, clause.award].filter(Boolean).join(' '));
    return words.every((word) => text.includes(word));
  };
  const found = all.filter(
    (clause) =>
      (query.topic === undefined || clause.topic === query.topic) &&
      // General rules stand beside every award.
      (query.award === undefined || clause.award === query.award || clause.award === null) &&
      hits(clause),
  );
  const start = placeAfter(query.after);
  const awards = new Map(all.flatMap((clause) => (clause.award && clause.awardName ? [[clause.award, clause.awardName] as const] : [])));
  return {
    rows: found.slice(start, start + query.limit),
    next: start + query.limit < found.length ? String(start + query.limit) : null,
    total: found.length,
    on,
    today: tx.today,
    awards: [...awards].map(([code, name]) => ({ code, name })),
  };
}
