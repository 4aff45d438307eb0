import type { z } from 'zod';
import { hasRole, type Actor } from '#platform/actor.ts';
import { defineAction } from '#platform/action.ts';
import { sql, type Tx } from '#platform/db/database.ts';
import { fold } from '#platform/fold.ts';
import { newId } from '#platform/ids.ts';
import { commonRefusals, no, refuse, yes } from '#platform/refusal.ts';
import { integrityApi, integrityRefusals } from '../../integrity/contract.ts';
import { signalsOf, type Signal } from '../../integrity/signals.ts';
import { leaderSignals } from '../../integrity/honours.ts';
import { groupFacts, proofUses, wordsOfYear } from './facts.ts';
import { honoursOfYear } from './honours.ts';

type Query = z.output<(typeof integrityApi.signals)['query']>;
type List = z.input<(typeof integrityApi.signals)['response']>;
type Look = List['rows'][number]['looks'][number] & { readonly signalKey: string };

async function computed(tx: Tx, year: number): Promise<Signal[]> {
  const [groups, uses, words] = [await groupFacts(tx, year), await proofUses(tx, year), await wordsOfYear(tx, year)];
  const units = await tx.many<{ id: string; shortName: string }>(sql`select id, short_name from directory.unit`);
  const names = new Map(units.map((unit) => [unit.id, unit.shortName]));
  const nameOf = (unitId: string) => names.get(unitId) ?? unitId;
  return [...signalsOf(year, groups, uses, words, nameOf), ...leaderSignals(await honoursOfYear(tx, year), nameOf)];
}

const mayLook = (actor: Actor) => (hasRole(actor, 'standing') ? yes : no(commonRefusals.notYourRole));

/** The questions of a year with what was found out about each. */
export async function listSignals(tx: Tx, query: Query): Promise<List> {
  const looks = await tx.many<Look>(sql`
    select signal_key, state, note, looked_on as "on", looked_by as "by" from scoring.signal_look where year = ${query.year} order by id desc`);
  const wanted = fold(query.q ?? '')
    .split(' ')
    .filter(Boolean);
  const rows = (await computed(tx, query.year)).map((signal) => {
    const own = looks.filter((look) => look.signalKey === signal.key).map(({ signalKey: _, ...look }) => look);
    return {
      ...signal,
      rows: [...signal.rows],
      looks: own,
      state: own[0]?.state ?? ('OPEN' as const),
      rowWords: signal.rows.map((row) => `${row.label}: ${row.detail.vi}`).join('; '),
    };
  });
  const found = rows.filter(
    (row) =>
      (query.kind === undefined || row.kind === query.kind) &&
      (query.state === undefined || row.state === query.state) &&
      wanted.every((word) => fold(`${row.title} ${row.question.vi} ${row.rowWords}`).includes(word)),
  );
  return {
    rows: found.map((row) => ({ ...row, rows: row.rows.map((one) => ({ ...one, passages: [...one.passages] })) })),
    can: { look: mayLook(tx.actor) },
  };
}

/** What the standing body found out. The sign itself stays computed: it goes when its cause goes. */
export const lookAtSignal = defineAction({
  name: 'scoring.look-at-signal',
  input: integrityApi.look.body,
  load: async (tx, input) => ({ signal: (await computed(tx, input.year)).find((one) => one.key === input.key) }),
  allow: (actor) => mayLook(actor),
  async run(tx, { signal }, input) {
    if (!signal) throw refuse(integrityRefusals.signalGone);
    const id = newId();
    await tx.run(sql`
      insert into scoring.signal_look (id, year, signal_key, kind, state, note, looked_on, looked_by)
      values (${id}, ${input.year}, ${signal.key}, ${signal.kind}, ${input.state}, ${input.note}, ${tx.today}, ${tx.actor.name})`);
    return {
      result: { id },
      trace: {
        type: 'formality_signal',
        id,
        label: signal.title,
        to: input.state,
        reason: input.note,
        restricted: true,
        detail: { key: signal.key, question: signal.question.vi },
      },
    };
  },
});
