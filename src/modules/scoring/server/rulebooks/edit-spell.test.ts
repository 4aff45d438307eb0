import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { allJobs } from '#app/jobs.ts';
import { testApp, type TestApp, type Visitor } from '#app/testing/harness.ts';
import { makeLog } from '#platform/log.ts';
import { newId } from '#platform/ids.ts';
import { workOnce } from '#modules/jobs/server/queue.ts';
import type { Draft } from '../../rulebook/bodies.ts';
import { rulebookApi } from '../../rulebook/contract.ts';
import type { DraftChanges } from './draft-changes.ts';
import { draftOfBook, measured, saveBook, triedBook } from '../testing.ts';

/** Many saves of a draft, one event of the trail. */
let app: TestApp;
let standing: Visitor;
let second: Visitor;
let id: string;

beforeAll(async () => {
  app = await testApp({ today: '2022-06-10' });
  [standing, second] = (await Promise.all(['thuongtruc', 'thuongtruc2'].map((login) => app.as(login)))) as [Visitor, Visitor];
});
afterAll(() => app.close());
beforeEach(async () => {
  id = (await standing.call(rulebookApi.create, { body: { from: 'template', template: 'tu-phap-2022', title: 'Bảng thử', year: 2022 } })).id;
});

interface Event {
  readonly action: string;
  readonly actor_name: string;
  readonly detail: DraftChanges & { readonly saves: number; readonly hash: string };
}
const events = async (): Promise<Event[]> =>
  (
    await app.db.pool.query<Event>(
      `select action, actor_name, detail from audit.event where object_id = $1 and action <> 'scoring.create-rulebook' order by seq`,
      [id],
    )
  ).rows;
const actions = async () => (await events()).map((event) => event.action.replace('scoring.', ''));
const item = (code: string, change: Partial<Draft['items'][number]>) => (draft: Draft) => ({
  ...draft,
  items: draft.items.map((one) => (one.code === code ? { ...one, ...change } : one)),
});
const save = async (who: Visitor, change: (draft: Draft) => Draft) => expect((await saveBook(who, id, change)).status).toBe(200);
/** As if the last save had been `minutes` ago. */
const rest = (minutes: number) =>
  app.db.pool.query('update scoring.edit_spell set saved_at = saved_at - make_interval(mins => $2) where rulebook_id = $1', [id, minutes]);
const restAll = (minutes: number) =>
  app.db.pool.query('update scoring.edit_spell set began_at = began_at - make_interval(mins => $2) where rulebook_id = $1', [id, minutes]);

describe('one spell, one event', () => {
  test('from before the first save to after the last, with everything that differs and nothing that came and went', async () => {
    const before = await draftOfBook(standing, id);
    await save(standing, item('I.1.1', { maxHundredths: 150, title: 'Gửi' }));
    await save(standing, item('I.1.1', { maxHundredths: 250, title: 'Gửi báo cáo' }));
    await save(standing, item('VIII.1', { title: 'tạm' }));
    await save(standing, item('VIII.1', { title: before.items.find((one) => one.code === 'VIII.1')?.title ?? '' }));
    await save(standing, (draft) => ({ ...draft, book: { ...draft.book, rules: { ...draft.book.rules, step: '0.25' } } }));
    await save(standing, (draft) => ({
      ...draft,
      items: [
        ...draft.items.filter((one) => one.code !== 'I.1.2'),
        { ...(draft.items.at(-1) as Draft['items'][number]), id: newId(), parentId: null, code: 'IX' },
      ],
    }));
    expect(await actions()).toEqual([]);
    await triedBook(standing, id).catch(() => {});
    await standing.call(rulebookApi.discard, { params: { id }, body: { version: (await draftOfBook(standing, id)).version, reason: 'Thử' } });
    const [spell, ...rest] = await events();
    expect(rest.map((event) => event.action)).not.toContain('scoring.save-rulebook');
    expect(spell).toMatchObject({ action: 'scoring.save-rulebook', actor_name: 'Thường trực Hội đồng (mẫu)', detail: { saves: 6 } });
    const { items, book } = spell?.detail ?? { items: [], book: null };
    expect(items.find((one) => one.code === 'I.1.1')).toMatchObject({
      before: { maxHundredths: 200, title: expect.stringContaining('đúng hạn') },
      after: { maxHundredths: 250, title: 'Gửi báo cáo' },
    });
    expect(items.find((one) => one.code === 'I.1.2')).toMatchObject({
      before: { maxHundredths: expect.any(Number), kind: expect.any(String) },
      after: null,
    });
    expect(items.find((one) => one.code === 'IX')).toMatchObject({ before: null, after: { code: 'IX' } });
    expect(items.map((one) => one.code)).not.toContain('VIII.1');
    expect(book?.after).toMatchObject({ rules: { step: '0.25' } });
    expect(Object.keys(book?.after ?? {})).toEqual(['rules']);
  });

  test('criteria that only change places are told with both orders', async () => {
    await save(standing, (draft) => {
      const [first, ...others] = draft.items.filter((one) => one.parentId === null);
      const branch = (top: string | undefined): Draft['items'] => draft.items.filter((one) => one.id === top || rootOf(draft, one.id) === top);
      return { ...draft, items: [...others.flatMap((top) => branch(top.id)), ...branch(first?.id)] };
    });
    await rest(11);
    await save(second, (draft) => draft);
    const [spell] = await events();
    expect(spell?.detail.items).toEqual([]);
    expect(spell?.detail.orders).toMatchObject([{ under: null, before: expect.arrayContaining(['I', 'VIII']) }]);
    expect(spell?.detail.orders[0]?.after.at(-1)).toBe('I');
  });

  test('trying, asking, returning and publishing end it first', async () => {
    await save(standing, (draft) => ({ ...measured(draft), book: { ...draft.book, complete: true } }));
    await triedBook(standing, id);
    expect(await actions()).toEqual(['save-rulebook', 'try-rulebook']);
    await save(standing, (draft) => ({ ...draft, book: { ...draft.book, titleEn: 'Table' } }));
    await triedBook(standing, id);
    const version = async () => (await draftOfBook(standing, id)).version;
    await standing.call(rulebookApi.ask, { params: { id }, body: { version: await version(), note: '' } });
    await second.call(rulebookApi.publishRulebook, { params: { id }, body: { version: await version() } });
    expect(await actions()).toEqual(['save-rulebook', 'try-rulebook', 'save-rulebook', 'try-rulebook', 'ask-publish-rulebook', 'publish-rulebook']);
  });
});

const rootOf = (draft: Draft, itemId: string): string => {
  const parentId = draft.items.find((one) => one.id === itemId)?.parentId ?? null;
  return parentId === null ? itemId : rootOf(draft, parentId);
};

describe('when a spell ends by itself', () => {
  test('a second author ends the spell of the first, each event under its own name', async () => {
    await save(standing, item('I.1.1', { maxHundredths: 150 }));
    await save(second, item('I.1.1', { maxHundredths: 175 }));
    expect(await events()).toMatchObject([
      { actor_name: 'Thường trực Hội đồng (mẫu)', detail: { saves: 1, items: [{ before: { maxHundredths: 200 }, after: { maxHundredths: 150 } }] } },
    ]);
  });

  test('ten minutes of rest, or an hour of writing, begin a new one', async () => {
    await save(standing, item('I.1.1', { maxHundredths: 150 }));
    await rest(9);
    await save(standing, item('I.1.1', { maxHundredths: 160 }));
    expect(await actions()).toEqual([]);
    await rest(11);
    await save(standing, item('I.1.1', { maxHundredths: 170 }));
    expect(await events()).toMatchObject([{ detail: { saves: 2, items: [{ after: { maxHundredths: 160 } }] } }]);
    await restAll(61);
    await save(standing, item('I.1.1', { maxHundredths: 180 }));
    expect(await actions()).toHaveLength(2);
  });

  test('nobody comes back: the queue ends it after the rest, once', async () => {
    await save(standing, item('I.1.1', { maxHundredths: 150 }));
    await save(standing, item('I.1.1', { maxHundredths: 160 }));
    const work = () => workOnce({ url: app.url, db: app.db, log: { ...makeLog(), info() {}, warn() {} }, jobs: allJobs });
    await work();
    expect(await actions()).toEqual([]);
    const { rowCount } = await app.db.pool.query(`update graphile_worker._private_jobs set run_at = now() where key = 'edit-spell:' || $1`, [id]);
    expect(rowCount).toBe(1);
    await work();
    expect(await events()).toMatchObject([{ actor_name: 'Thường trực Hội đồng (mẫu)', detail: { saves: 2 } }]);
    await work();
    expect(await actions()).toHaveLength(1);
  });
});

test('a refused save leaves no spell, and nobody writes one for another or takes one away', async () => {
  const { version, ...draft } = await draftOfBook(standing, id);
  await standing.try(rulebookApi.save, { params: { id }, body: { version: version + 5, draft } });
  expect((await app.db.pool.query('select 1 from scoring.edit_spell where rulebook_id = $1', [id])).rowCount).toBe(0);
  const asApp = async (text: string) => {
    const client = await app.db.pool.connect();
    try {
      await client.query('begin');
      await client.query('set local role thidua_app');
      return await client.query(text);
    } finally {
      await client.query('rollback');
      client.release();
    }
  };
  await expect(
    asApp(
      `insert into scoring.edit_spell (rulebook_id, account_id, author_name, business_at, before) values ('${id}', '${newId()}', 'x', now(), '{}')`,
    ),
  ).rejects.toThrow(/row-level security/);
  await expect(asApp(`delete from scoring.edit_spell`)).rejects.toThrow(/permission denied/);
  await expect(asApp(`update scoring.edit_spell set before = '{}'`)).rejects.toThrow(/permission denied/);
});
