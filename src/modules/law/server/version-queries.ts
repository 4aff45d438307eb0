import type { z } from 'zod';
import { empty, sql, type Sql, type Tx } from '#platform/db/database.ts';
import { hasWords } from '#platform/db/find-words.ts';
import { Refusal } from '#platform/refusal.ts';
import { placeAfter } from '#platform/schema.ts';
import type { Text } from '#platform/text.ts';
import type { lawVersionsApi } from '../change/contract.ts';
import { changeRows, keepsWords } from '../change/change-list.ts';
import { diffOf, type Changed } from '../change/diff.ts';
import { currentLaw, hashOf, libraryOf, publishedVersions } from './current.ts';
import { canOfVersion, mayLoad, type VersionShape } from './policy.ts';
import { layDraft } from './versions.ts';

type Answer<K extends keyof typeof lawVersionsApi> = z.input<(typeof lawVersionsApi)[K]['response']>;
type Query<K extends keyof typeof lawVersionsApi> = z.output<(typeof lawVersionsApi)[K]['query']>;

/** A published version is in force from its day on; nothing is written when the day comes. */
const shownState = (tx: Tx): Sql => sql`case when v.state = 'PUBLISHED' and v.effective_on <= ${tx.today}::date then 'IN_FORCE' else v.state end`;

const columns = (
  tx: Tx,
): Sql => sql`v.id, v.kind, v.code, json_build_object('vi', v.title_vi, 'en', v.title_en) as title, v.effective_on, ${shownState(tx)} as state,
  v.loaded_on, v.loaded_by, v.published_on, v.published_by`;

const capped = async (tx: Tx, from: Sql): Promise<number | null> => {
  const { total } = await tx.one<{ total: number }>(sql`select count(*)::int as total from (select 1 from ${from} limit 1001) capped`);
  return total > 1000 ? null : total;
};

/** Newest first; row-level security leaves published ones for those who do not decide. */
export async function listVersions(tx: Tx, query: Query<'versions'>): Promise<Answer<'versions'>> {
  const where = sql`where true
    ${query.q?.trim() ? sql`and ${hasWords(sql`platform.f_kd(v.code || ' ' || v.title_vi || ' ' || v.file_name)`, query.q)}` : empty}
    ${query.kind ? sql`and v.kind = ${query.kind}` : empty}
    ${query.state ? sql`and ${shownState(tx)} = ${query.state}` : empty}`;
  const rows = await tx.many<Answer<'versions'>['rows'][number]>(sql`
    select ${columns(tx)} from law.version v ${where} ${query.after ? sql`and v.id < ${query.after}::uuid` : empty} order by v.id desc limit ${query.limit + 1}`);
  const shown = rows.slice(0, query.limit);
  return {
    rows: shown,
    next: rows.length > query.limit ? (shown.at(-1)?.id ?? null) : null,
    total: await capped(tx, sql`law.version v ${where}`),
    can: { load: mayLoad(tx.actor) },
  };
}

type Stored = Omit<Answer<'version'>, 'changes' | 'misfit' | 'replay' | 'can' | 'today' | 'withdrawn'> & {
  storedState: VersionShape['state'];
  loadedByAccount: string | null;
  withdrawnOn: string | null;
  withdrawnBy: string | null;
  withdrawnReason: string;
};

type Found = { readonly changes: readonly Changed[]; readonly misfit: null } | { readonly changes: null; readonly misfit: Text };

function counted({ changes, misfit }: Found): Pick<Answer<'version'>, 'changes' | 'misfit'> {
  if (changes === null) return { changes, misfit };
  const kept = changes.filter(keepsWords).length;
  return { changes: { words: changes.length - kept, kept }, misfit };
}

/** What the version changes, against the rules without it; a draft is laid anew, a published one compared with the day before it. */
async function changesOf(tx: Tx, stored: Pick<Stored, 'id' | 'storedState' | 'effectiveOn' | 'fileName' | 'source'>): Promise<Found> {
  try {
    const law = await currentLaw(tx);
    if (stored.storedState === 'PUBLISHED') {
      const [before, after] = await neighbours(tx, stored);
      return { changes: diffOf(before, after, stored.effectiveOn, law.overlaysOn(stored.effectiveOn)), misfit: null };
    }
    const { before, after, overlays } = await layDraft(tx, stored.fileName, stored.source);
    return { changes: diffOf(before, after, stored.effectiveOn, overlays.after), misfit: null };
  } catch (problem) {
    if (!(problem instanceof Refusal)) throw problem;
    return { changes: null, misfit: problem.body.message };
  }
}

/** The changes of a version as a list; empty when it no longer fits, which its detail tells. `undefined` = missing or hidden. */
export async function versionChanges(tx: Tx, id: string, query: Query<'changes'>): Promise<Answer<'changes'> | undefined> {
  const stored = await tx.maybe<Pick<Stored, 'id' | 'storedState' | 'effectiveOn' | 'fileName' | 'source'>>(
    sql`select id, state as stored_state, effective_on, file_name, source from law.version where id = ${id}`,
  );
  if (!stored) return undefined;
  const changes = (await changesOf(tx, stored)).changes ?? [];
  const found = changeRows(changes, query);
  const start = placeAfter(query.after);
  const awards = new Map(changes.flatMap(({ award }) => (award ? [[award.code, award] as const] : [])));
  return {
    rows: found.slice(start, start + query.limit),
    next: start + query.limit < found.length ? String(start + query.limit) : null,
    total: found.length,
    awards: [...awards.values()].sort((a, b) => a.name.vi.localeCompare(b.name.vi, 'vi')),
  };
}

async function neighbours(tx: Tx, stored: Pick<Stored, 'id'>) {
  const chain = await publishedVersions(tx);
  const at = chain.findIndex((one) => one.id === stored.id);
  return [await libraryOf(tx, chain.slice(0, at)), await libraryOf(tx, chain.slice(0, at + 1))] as const;
}

export async function versionDetail(tx: Tx, id: string): Promise<Answer<'version'> | undefined> {
  const stored = await tx.maybe<Stored>(sql`
    select ${columns(tx)}, v.state as stored_state, v.file_name, v.source, v.hash, v.cases, v.reason, v.published_reason, v.loaded_by_account,
      v.withdrawn_on, v.withdrawn_by, v.withdrawn_reason, v.version
    from law.version v where v.id = ${id}`);
  if (!stored) return undefined;
  const { storedState, loadedByAccount, withdrawnOn, withdrawnBy, withdrawnReason, ...row } = stored;
  const law = await currentLaw(tx);
  const found = await tx.maybe<Omit<NonNullable<Answer<'version'>['replay']>, 'current'> & { baseHash: string }>(sql`
    select id, state, year, done, total, gains, losses, others, asked_on, asked_by, base_hash, problem
    from law.replay where version_id = ${id} order by id desc limit 1`);
  const replay = found ? { ...found, current: storedState !== 'DRAFT' || found.baseHash === hashOf(law.libraryOn(stored.effectiveOn)) } : null;
  return {
    ...row,
    withdrawn: withdrawnOn === null ? null : { on: withdrawnOn, by: withdrawnBy ?? '', reason: withdrawnReason },
    today: tx.today,
    ...counted(await changesOf(tx, stored)),
    replay,
    can: canOfVersion(tx.actor, { state: storedState, effectiveOn: stored.effectiveOn, loadedByAccount }, replay ?? undefined, tx.today),
  };
}

/** Before the place a row was found at, which tells equals apart. Names as Vietnamese sorts them. */
const replayOrders: Readonly<Record<Exclude<Query<'replayRows'>['sort'], 'found'>, Sql>> = {
  name: sql`r.subject_name collate "vi-x-icu"`,
  unit: sql`r.unit_name collate "vi-x-icu"`,
  award: sql`r.award_name collate "vi-x-icu"`,
};

const replayWhere = (replayId: string, query: Query<'replayRows'>): Sql => sql`where r.replay_id = ${replayId}
    ${query.q?.trim() ? sql`and ${hasWords(sql`r.kd`, query.q)}` : empty}
    ${query.change ? sql`and r.change = ${query.change}` : empty}
    ${query.source ? sql`and r.source = ${query.source}` : empty}
    ${query.unit ? sql`and r.unit_name = ${query.unit}` : empty}
    ${query.award ? sql`and r.award_code = ${query.award}` : empty}`;

/** One page and one row more, read along the index of its order. */
export function replayPage(replayId: string, query: Query<'replayRows'>): Sql {
  const by = query.sort === 'found' ? null : replayOrders[query.sort];
  const place = sql`${placeAfter(query.after)}::int`;
  const after = !query.after
    ? empty
    : by === null
      ? sql`and r.ord > ${place}`
      : sql`and (${by}, r.ord) > (select ${by}, r.ord from law.replay_row r where r.replay_id = ${replayId} and r.ord = ${place})`;
  return sql`
    select r.ord, r.source, r.subject_kind, r.subject_id, r.subject_name, r.unit_name, r.award_code, r.award_name, r.year, r.before, r.after, r.change,
      r.clause_vi, r.clause_en, r.cite, r.link
    from law.replay_row r ${replayWhere(replayId, query)} ${after}
    order by ${by === null ? sql`r.ord` : sql`${by}, r.ord`} limit ${query.limit + 1}`;
}

/** Rows of one replay, page by page in the order asked for; the awards and units there are, for the filters. */
export async function replayRows(tx: Tx, replayId: string, query: Query<'replayRows'>): Promise<Answer<'replayRows'>> {
  const rows = await tx.many<Answer<'replayRows'>['rows'][number]>(replayPage(replayId, query));
  const shown = rows.slice(0, query.limit);
  // What the filters offer is asked once, with the first page.
  const offered = <T extends object>(columns: Sql, order: Sql) =>
    query.after ? [] : tx.many<T>(sql`select distinct ${columns} from law.replay_row where replay_id = ${replayId} order by ${order} limit 500`);
  return {
    rows: shown,
    next: rows.length > query.limit ? String(shown.at(-1)?.ord ?? '') : null,
    total: await capped(tx, sql`law.replay_row r ${replayWhere(replayId, query)}`),
    awards: await offered<{ code: string; name: string }>(sql`award_code as code, award_name as name`, sql`award_name`),
    units: (await offered<{ name: string }>(sql`unit_name as name`, sql`unit_name`)).map(({ name }) => name).filter(Boolean),
  };
}
