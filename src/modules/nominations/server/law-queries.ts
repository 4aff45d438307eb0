import type { z } from 'zod';
import { empty, sql, type Tx } from '#platform/db/database.ts';
import { hasWords } from '#platform/db/find-words.ts';
import { no } from '#platform/refusal.ts';
import type { Facts, VerdictReport } from '#modules/law/index.ts';
import { awardHead } from '#modules/decisions/index.ts';
import type { lawDeskApi } from '../law-contract.ts';
import { nominationRefusals } from '../refusals.ts';
import { mayCancel } from './actions/cancel-award.ts';
import { flagColumns, flagTables, flagWords, type FlagRecord } from './flags.ts';
import { askAgain } from './pin.ts';
import { pinnedFacts } from './pinned-facts.ts';
import { isStanding } from './policy.ts';
import { dependentsOf, type Dependent } from './stands-on.ts';

type Answer<K extends keyof typeof lawDeskApi> = z.input<(typeof lawDeskApi)[K]['response']>;

interface Row {
  readonly id: string;
  readonly cause: Answer<'verdicts'>['verdicts'][number]['cause'];
  readonly pinnedOn: string;
  readonly pinnedBy: string;
  readonly report: string;
  readonly facts: string;
}

/** All verdicts of a dossier, newest first, and the facts of all of them in words. `undefined` = the dossier is missing or hidden. */
export async function verdictsOf(tx: Tx, nominationId: string): Promise<Answer<'verdicts'> | undefined> {
  const dossier = await tx.maybe(sql`select 1 from nominations.nomination where id = ${nominationId}`);
  if (!dossier) return undefined;
  const rows = await tx.many<Row>(sql`
    select id, cause, pinned_on, pinned_by, report, facts from nominations.verdict where nomination_id = ${nominationId} order by id desc limit 100`);
  const verdicts = rows.map(({ id, cause, pinnedOn, pinnedBy, report }) => ({
    id,
    cause,
    pinnedOn,
    pinnedBy,
    report: JSON.parse(report) as VerdictReport,
  }));
  const words = new Map(rows.toReversed().flatMap((row) => pinnedFacts(JSON.parse(row.facts) as Facts).map((fact) => [fact.id, fact] as const)));
  return { verdicts: verdicts as Answer<'verdicts'>['verdicts'], facts: [...words.values()] };
}

/** Whether the pinned question still gives the same bytes; `undefined` when there is no such verdict. */
export async function verifyVerdict(tx: Tx, nominationId: string, verdictId: string): Promise<Answer<'verify'> | undefined> {
  const row = await tx.maybe<{ ruleSetHash: string; factsHash: string }>(
    sql`select rule_set_hash, facts_hash from nominations.verdict where id = ${verdictId} and nomination_id = ${nominationId}`,
  );
  const asked = row && (await askAgain(tx, verdictId));
  return asked && row && { same: asked.same, sameWords: asked.sameWords, ...row };
}

export const dependentRow = ({ throughAwardId: _through, change: _change, clause, ...one }: Dependent) => ({
  ...one,
  clause: clause?.words ?? null,
  cite: clause?.cite ?? '',
});

/** What would be flagged, before anybody cancels. */
export async function dependentsView(tx: Tx, awardId: string): Promise<Answer<'dependents'> | undefined> {
  const award = await awardHead(tx, awardId);
  if (!award) return undefined;
  const { id, awardName, year, recipientName, state, version } = award;
  return {
    award: { id, awardName, year, recipientName, state, version },
    nominationId: award.objectType === 'nomination' ? award.objectId : null,
    dependents: (await dependentsOf(tx, { awardId })).map(dependentRow),
    can: { cancel: mayCancel(tx.actor, award) },
  };
}

/** Open ones first, then the newest. */
export async function listFlags(tx: Tx, query: z.output<(typeof lawDeskApi)['flags']['query']>): Promise<Answer<'flags'>> {
  const where = sql`where ${hasWords(flagWords, query.q ?? '')}
    ${query.state ? sql`and g.state = ${query.state}` : empty} ${query.nominationId ? sql`and g.nomination_id = ${query.nominationId}` : empty}`;
  const [afterOpen, afterId] = query.after?.split('~') ?? [];
  const rows = await tx.many<FlagRecord>(sql`
    select ${flagColumns} from ${flagTables} ${where} ${afterId ? sql`and (g.state = 'OPEN', g.id) < (${afterOpen === 'true'}, ${afterId}::uuid)` : empty}
    order by g.state = 'OPEN' desc, g.id desc limit ${query.limit + 1}`);
  const shown = rows.slice(0, query.limit);
  const last = shown.at(-1);
  const { total } = await tx.one<{ total: number }>(sql`select count(*)::int as total from (select 1 from ${flagTables} ${where} limit 1001) capped`);
  const open = (flag: FlagRecord) => (flag.state === 'OPEN' ? isStanding(tx.actor) : no(nominationRefusals.flagClosed));
  return {
    rows: shown.map((flag) => ({ ...flag, can: { close: open(flag) } })),
    next: rows.length > query.limit && last ? `${last.state === 'OPEN'}~${last.id}` : null,
    total: total > 1000 ? null : total,
  };
}
