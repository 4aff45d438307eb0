import { z } from 'zod';
import { system } from '#platform/actor.ts';
import type { Day } from '#platform/dates.ts';
import { sql, type Database, type Tx } from '#platform/db/database.ts';
import { Refusal } from '#platform/refusal.ts';
import { defineJob, type Job } from '#modules/jobs/index.ts';
import { owe } from '#modules/notifications/index.ts';
import { frozenAt } from '../change/compose.ts';
import { awardsToAsk, compare, type Compared } from '../change/replay.ts';
import type { Facts } from '../engine/facts.ts';
import type { Library } from '../load.ts';
import { layDraft, type Laid } from './versions.ts';

/** One thing to ask about: a dossier about its award, or a subject about every award it could have. */
export interface ReplayItem {
  readonly facts: Facts;
  /** `null`: every award with a standard for such a subject. */
  readonly award: string | null;
  readonly acceptedOn: Day;
  readonly year: number;
  readonly subject: { readonly kind: 'person' | 'unit'; readonly id: string; readonly name: string; readonly unitName: string };
  /** The screen of the dossier or subject. */
  readonly link: string;
}

/** Where items come from. The law knows neither dossiers nor records; later modules hand them in. */
export interface ReplaySource {
  readonly source: 'DOSSIER' | 'SUBJECT';
  readonly count: (tx: Tx, year: number) => Promise<number>;
  /** Some items after a key, in an order that does not change; `next: null` = that was all. */
  readonly page: (tx: Tx, year: number, after: string | null) => Promise<{ readonly items: readonly ReplayItem[]; readonly next: string | null }>;
}

interface Running {
  readonly id: string;
  readonly versionId: string;
  readonly year: number;
  readonly state: string;
  readonly fileName: string;
  readonly source: string;
  readonly code: string;
  readonly titleVi: string;
  readonly titleEn: string;
  readonly versionState: string;
}

interface Found extends Compared {
  readonly source: ReplaySource['source'];
  readonly item: ReplayItem;
  readonly award: string;
  readonly awardName: string;
}

const readReplay = (tx: Tx, id: string) =>
  tx.maybe<Running>(sql`
    select r.id, r.version_id, r.year, r.state, v.file_name, v.source, v.code, v.title_vi, v.title_en, v.state as version_state
    from law.replay r join law.version v on v.id = r.version_id where r.id = ${id}`);

const nameOf = (award: string, ...libraries: readonly Library[]) =>
  libraries.flatMap((library) => library.awards).find(({ value }) => value.code === award)?.value.name.vi ?? award;

function compareItem(source: ReplaySource['source'], item: ReplayItem, before: Library, after: Library, overlays: Laid['overlays']): Found[] {
  const awards = item.award === null ? awardsToAsk(item.facts.subject.kind, before, after) : [item.award];
  return awards.flatMap((award) => {
    const found = compare({ facts: item.facts, award, acceptedOn: item.acceptedOn, year: item.year }, before, after, overlays);
    return found ? [{ ...found, source, item, award, awardName: nameOf(award, after, before) }] : [];
  });
}

async function writeRows(tx: Tx, replayId: string, from: number, found: readonly Found[]): Promise<void> {
  if (found.length === 0) return;
  const rows = found.map((one, at) => ({
    ord: from + at,
    source: one.source,
    subject_kind: one.item.subject.kind,
    subject_id: one.item.subject.id,
    subject_name: one.item.subject.name,
    unit_name: one.item.subject.unitName,
    award_code: one.award,
    award_name: one.awardName,
    year: one.item.year,
    before: one.before,
    after: one.after,
    change: one.change,
    clause_id: one.clause.id,
    clause_vi: one.clause.words.vi,
    clause_en: one.clause.words.en,
    cite: one.clause.cite,
    link: one.item.link,
  }));
  await tx.run(sql`
    insert into law.replay_row (replay_id, ord, source, subject_kind, subject_id, subject_name, unit_name, award_code, award_name, year, before, after, change,
      clause_id, clause_vi, clause_en, cite, link)
    select ${replayId}, r.ord, r.source, r.subject_kind, r.subject_id, r.subject_name, r.unit_name, r.award_code, r.award_name, r.year, r.before, r.after, r.change,
      r.clause_id, r.clause_vi, r.clause_en, r.cite, r.link
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as r(ord int, source text, subject_kind text, subject_id uuid, subject_name text, unit_name text,
      award_code text, award_name text, year int, before text, after text, change text, clause_id text, clause_vi text, clause_en text, cite text, link text)`);
}

/** Begins anew: rows of a run that ended half way are written again. */
async function begin(db: Database, sources: readonly ReplaySource[], running: Running): Promise<void> {
  await db.write(system, async (tx) => {
    await tx.run(sql`delete from law.replay_row where replay_id = ${running.id}`);
    let total = 0;
    for (const source of sources) total += await source.count(tx, running.year);
    await tx.run(sql`
      update law.replay set state = 'RUNNING', done = 0, total = ${total}, gains = 0, losses = 0, others = 0, started_at = now(), problem = '' where id = ${running.id}`);
  });
}

async function work(db: Database, sources: readonly ReplaySource[], running: Running): Promise<void> {
  const { draft, before, after, overlays } = await db.read(system, (tx) => layDraft(tx, running.fileName, running.source));
  const [old, fresh] = [frozenAt(before, draft.from), frozenAt(after, draft.from)];
  await begin(db, sources, running);
  let written = 0;
  for (const source of sources) {
    let key: string | null = null;
    do {
      const after = key;
      const page: Awaited<ReturnType<ReplaySource['page']>> = await db.read(system, (tx) => source.page(tx, running.year, after));
      const found = page.items.flatMap((item) => compareItem(source.source, item, old, fresh, overlays));
      const count = (change: Compared['change']) => found.filter((one) => one.change === change).length;
      await db.write(system, async (tx) => {
        await writeRows(tx, running.id, written, found);
        await tx.run(sql`
          update law.replay set done = done + ${page.items.length}, gains = gains + ${count('GAIN')}, losses = losses + ${count('LOSS')},
            others = others + ${count('OTHER')} where id = ${running.id}`);
      });
      written += found.length;
      key = page.next;
    } while (key !== null);
  }
  await db.write(system, async (tx) => {
    await tx.run(sql`update law.replay set state = 'DONE', finished_at = now() where id = ${running.id} and state = 'RUNNING'`);
    await owe(tx, {
      kind: 'law.publish',
      object: { type: 'law_version', id: running.versionId },
      title: { vi: `Xem kết quả chạy thử và công bố: ${running.titleVi}`, en: `Read the replay and publish: ${running.titleEn}` },
      detail: { vi: `Có hiệu lực từ ${draft.from}`, en: `In force from ${draft.from}` },
      verb: { vi: 'Xem và công bố', en: 'Read and publish' },
      link: `/quy-dinh/phien-ban/${running.versionId}`,
      owner: { role: 'standing', unitId: null },
    });
  });
}

/** The job that compares; it may run twice and then writes the same. A draft that no longer fits ends it with its refusal. */
export function replayJob(sources: readonly ReplaySource[]): Job<z.ZodObject<{ replayId: z.ZodUUID }>> {
  return defineJob({
    name: 'law.replay',
    payload: z.object({ replayId: z.uuid() }),
    run: async (db, { replayId }) => {
      const running = await db.read(system, (tx) => readReplay(tx, replayId));
      if (!running || running.state === 'DONE' || running.versionState !== 'DRAFT') return;
      try {
        await work(db, sources, running);
      } catch (problem) {
        const words = problem instanceof Refusal ? problem.body.message.vi : 'Lỗi ngoài dự kiến; hệ thống sẽ tự chạy lại.';
        await db.write(system, (tx) =>
          tx.run(sql`update law.replay set state = 'FAILED', problem = ${words}, finished_at = now() where id = ${replayId}`),
        );
        if (!(problem instanceof Refusal)) throw problem;
      }
    },
  });
}
