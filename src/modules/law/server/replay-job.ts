import { z } from 'zod';
import { system } from '#platform/actor.ts';
import type { Day } from '#platform/dates.ts';
import { sql, type Database, type Tx } from '#platform/db/database.ts';
import { Refusal } from '#platform/refusal.ts';
import { defineJob, type Job } from '#modules/jobs/index.ts';
import { owe } from '#modules/notifications/index.ts';
import { frozenAt } from '../change/compose.ts';
import { awardsToAsk } from '../change/replay.ts';
import { compareMany, type Changed } from '../change/replay-many.ts';
import type { Facts } from '../engine/facts.ts';
import type { Library } from '../load.ts';
import { hashOf } from './current.ts';
import { layDraft } from './versions.ts';

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
  readonly laidHash: string;
}

interface Found extends Changed {
  readonly source: ReplaySource['source'];
  readonly item: ReplayItem;
  readonly awardName: string;
}

type Page = Awaited<ReturnType<ReplaySource['page']>>;

/** How far a run has come: the source, the last key read of it, and the rows written. */
interface Place {
  readonly source: number;
  readonly key: string | null;
  readonly written: number;
}

const readReplay = (tx: Tx, id: string) =>
  tx.maybe<Running>(sql`
    select r.id, r.version_id, r.year, r.state, v.file_name, v.source, v.code, v.title_vi, v.title_en, v.state as version_state, r.laid_hash
    from law.replay r join law.version v on v.id = r.version_id where r.id = ${id}`);

const nameOf = (award: string, ...libraries: readonly Library[]) =>
  libraries.flatMap((library) => library.awards).find(({ value }) => value.code === award)?.value.name.vi ?? award;

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

/** Begins; a run that was cut off goes on where it was, unless the rules are others by now: then what it wrote is written again. */
async function begin(db: Database, sources: readonly ReplaySource[], running: Running, laidHash: string): Promise<Place> {
  return db.write(system, async (tx) => {
    if (running.laidHash === laidHash) {
      await tx.run(sql`update law.replay set state = 'RUNNING', problem = '', finished_at = null where id = ${running.id}`);
      return tx.one<Place>(
        sql`select source_at as source, key_after as key, gains + losses + others as written from law.replay where id = ${running.id}`,
      );
    }
    await tx.run(sql`delete from law.replay_row where replay_id = ${running.id}`);
    let total = 0;
    for (const source of sources) total += await source.count(tx, running.year);
    await tx.run(sql`
      update law.replay set state = 'RUNNING', done = 0, total = ${total}, gains = 0, losses = 0, others = 0, started_at = now(), problem = '',
        source_at = 0, key_after = null, laid_hash = ${laidHash} where id = ${running.id}`);
    return { source: 0, key: null, written: 0 };
  });
}

/** One page: what changed, its rows and the place reached, in one transaction. */
async function keepPage(db: Database, running: Running, place: Place, page: Page, found: readonly Found[]): Promise<void> {
  const count = (change: Changed['change']) => found.filter((one) => one.change === change).length;
  await db.write(system, async (tx) => {
    await writeRows(tx, running.id, place.written, found);
    await tx.run(sql`
      update law.replay set done = done + ${page.items.length}, gains = gains + ${count('GAIN')}, losses = losses + ${count('LOSS')},
        others = others + ${count('OTHER')}, source_at = ${page.next === null ? place.source + 1 : place.source}, key_after = ${page.next}
      where id = ${running.id}`);
  });
}

async function work(db: Database, sources: readonly ReplaySource[], running: Running): Promise<void> {
  const { draft, before, after, overlays } = await db.read(system, (tx) => layDraft(tx, running.fileName, running.source));
  const [old, fresh] = [frozenAt(before, draft.from), frozenAt(after, draft.from)];
  const asks = { person: awardsToAsk('person', old, fresh), collective: awardsToAsk('collective', old, fresh), household: [] };
  const compareItems = (source: ReplaySource['source'], items: readonly ReplayItem[]): Found[] =>
    compareMany(
      items.map((item) => ({ ...item, awards: item.award === null ? asks[item.facts.subject.kind] : [item.award] })),
      old,
      fresh,
      overlays,
    ).map((one) => ({ ...one, source, item: items[one.at] as ReplayItem, awardName: nameOf(one.award, fresh, old) }));

  const start = await begin(db, sources, running, `${hashOf(before)}/${hashOf(after)}`);
  let { written } = start;
  for (const [number, source] of sources.entries()) {
    if (number < start.source) continue;
    const read = (key: string | null): Promise<Page> => {
      const reading = db.read(system, (tx) => source.page(tx, running.year, key));
      // Awaited one page later; until then a failure must not end the process.
      reading.catch(() => undefined);
      return reading;
    };
    let coming: Promise<Page> | null = read(number === start.source ? start.key : null);
    while (coming !== null) {
      const page: Page = await coming;
      // The database reads the next page while this one is judged.
      coming = page.next === null ? null : read(page.next);
      const found = compareItems(source.source, page.items);
      await keepPage(db, running, { source: number, key: page.next, written }, page, found);
      written += found.length;
    }
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

/** The job that compares; it may run twice and then writes the same, and one that was cut off goes on where it was. A draft that no longer fits ends it with its refusal. */
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
