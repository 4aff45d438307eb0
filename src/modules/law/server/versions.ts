import type { Day } from '#platform/dates.ts';
import { sql, type Tx } from '#platform/db/database.ts';
import { Refusal, refuse } from '#platform/refusal.ts';
import { compose } from '../change/compose.ts';
import type { Draft } from '../change/draft.ts';
import { readDraft } from '../change/read-draft.ts';
import { changeRefusals } from '../change/refusals.ts';
import { runCases } from '../change/run-cases.ts';
import type { Library } from '../load.ts';
import { currentLaw, hashOf, libraryOf, publishedVersions } from './current.ts';
import type { ReplayShape, VersionShape } from './policy.ts';

export interface Version extends VersionShape {
  readonly id: string;
  readonly code: string;
  readonly titleVi: string;
  readonly titleEn: string;
  readonly fileName: string;
  readonly source: string;
  readonly hash: string;
  readonly version: number;
}

/** One version locked for change. `undefined` = missing or hidden. */
export const lockVersion = (tx: Tx, id: string): Promise<Version | undefined> =>
  tx.maybe<Version>(sql`
    select id, code, title_vi, title_en, file_name, source, hash, state, effective_on, loaded_by_account, version from law.version where id = ${id} for update`);

/** Only one transaction at a time changes which versions are published: each is checked on top of the others. */
export const lockChain = (tx: Tx): Promise<unknown> => tx.many(sql`select 1 as locked from pg_advisory_xact_lock(hashtext('law.version'))`);

export interface Laid {
  readonly draft: Draft;
  /** The rules that would hold on its day without it. */
  readonly before: Library;
  readonly after: Library;
  readonly baseHash: string;
  /** Overlays that bind this body on its day, before and with it. */
  readonly overlays: { readonly before: readonly string[]; readonly after: readonly string[] };
}

/** A draft laid over what is published for its day. Throws the refusal that names what does not fit. */
export async function layDraft(tx: Tx, fileName: string, source: string): Promise<Laid> {
  const draft = readDraft(fileName, source);
  const law = await currentLaw(tx);
  const before = law.libraryOn(draft.from);
  const overlays = law.overlaysOn(draft.from);
  return {
    draft,
    before,
    after: compose(before, draft, fileName),
    baseHash: hashOf(before),
    overlays: { before: overlays, after: draft.kind === 'overlay' ? [...overlays, draft.code] : overlays },
  };
}

/** Every case of the draft, asked of the rules of its day. Throws `law.case_failed` with the first that fails. */
export async function demandCases(tx: Tx, fileName: string, { draft, after, overlays }: Laid): Promise<void> {
  const law = await currentLaw(tx);
  const outcomes = runCases(
    draft.cases,
    (day) => (day < draft.from ? law.libraryOn(day) : after),
    (day) => (day < draft.from ? law.overlaysOn(day) : overlays.after),
  );
  const failed = outcomes.filter((one) => !one.ok);
  const first = failed[0];
  if (first)
    throw refuse(changeRefusals.caseFailed, {
      file: fileName,
      failed: failed.length,
      count: outcomes.length,
      name: first.name,
      expected: first.expected,
      got: first.got,
    });
}

/**
 * The versions already published for later days must still fit: on top of `added`, or without `removed`. Throws
 * `law.later_rests_on_it` with what would break.
 */
export async function demandLaterFit(tx: Tx, from: Day, { added, removed }: { added?: Library; removed?: string }): Promise<void> {
  const chain = (await publishedVersions(tx)).filter((one) => one.id !== removed);
  let library =
    added ??
    (await libraryOf(
      tx,
      chain.filter((one) => one.effectiveOn < from),
    ));
  for (const one of chain.filter((later) => (added ? later.effectiveOn > from : later.effectiveOn >= from))) {
    const { source } = await tx.one<{ source: string }>(sql`select law.published_text(${one.id}) as source`);
    const draft = readDraft(one.id, source);
    try {
      library = compose(library, draft, draft.code);
    } catch (problem) {
      if (problem instanceof Refusal) throw refuse(changeRefusals.laterRestsOnIt, { code: draft.code, problem: problem.body.message.vi });
      throw problem;
    }
  }
}

export interface StoredReplay {
  readonly id: string;
  readonly state: ReplayShape['state'];
  readonly baseHash: string;
}

export const newestReplay = (tx: Tx, versionId: string): Promise<StoredReplay | undefined> =>
  tx.maybe<StoredReplay>(sql`select id, state, base_hash from law.replay where version_id = ${versionId} order by id desc limit 1`);

/** The newest replay as the policy sees it. */
export async function replayShape(tx: Tx, version: Pick<Version, 'id' | 'effectiveOn'>): Promise<ReplayShape | undefined> {
  const found = await newestReplay(tx, version.id);
  if (!found) return undefined;
  const law = await currentLaw(tx);
  return { state: found.state, current: found.baseHash === hashOf(law.libraryOn(version.effectiveOn)) };
}
