import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { readXlsx } from 'hucre/xlsx';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { expectRefusal, testApp, type TestApp, type Visitor } from '#app/testing/harness.ts';
import { allJobs } from '#app/jobs.ts';
import { system } from '#platform/actor.ts';
import { sql } from '#platform/db/database.ts';
import { newId } from '#platform/ids.ts';
import { makeLog } from '#platform/log.ts';
import { commonRefusals } from '#platform/refusal.ts';
import { workOnce } from '#modules/jobs/server/queue.ts';
import { notificationsApi } from '#modules/notifications/contract.ts';
import { lawApi, lawVersionsApi } from '../contract.ts';
import { changeRefusals } from '../change/refusals.ts';
import { replayPage } from './version-queries.ts';

const example = (name: string) =>
  readFileSync(fileURLToPath(new URL(`../../../../docs/formats/examples/law-draft-${name}.yaml`, import.meta.url)), 'utf8');

let app: TestApp;
let admin: Visitor;
let standing: Visitor;
let officer: Visitor;
let auditor: Visitor;

beforeAll(async () => {
  app = await testApp({ today: '2026-11-28' });
  [admin, standing, officer, auditor] = (await Promise.all(['quantri', 'thuongtruc', 'canbo.cuc-vt', 'kiemtra'].map((login) => app.as(login)))) as [
    Visitor,
    Visitor,
    Visitor,
    Visitor,
  ];
});
afterAll(() => app.close());

const body = (source: string, more: object = {}) => ({ fileName: 'thu.yaml', source, reason: 'Nạp để thử', ...more });
const load = async (source: string) => (await admin.call(lawVersionsApi.load, { body: body(source) })).id;
const detail = (id: string, who = admin) => who.call(lawVersionsApi.version, { params: { id } });
const work = () => workOnce({ url: app.url, db: app.db, log: { ...makeLog(), info() {}, warn() {} }, jobs: allJobs });
const replay = async (id: string) => {
  await admin.call(lawVersionsApi.replay, { params: { id }, body: { version: (await detail(id)).version } });
  await work();
};
const publishing = (id: string, effectiveOn: string, version = 0) => ({
  params: { id },
  body: { version, effectiveOn, reason: 'Đã đọc kết quả chạy thử' },
});
const thresholdOn = async (on: string) =>
  (await officer.call(lawApi.awards, { query: { on } })).awards.find((award) => award.code === 'CSTDCS')?.ballot?.thresholdPercent;
const versionsCount = async () => (await admin.call(lawVersionsApi.versions, { query: {} })).total;

/** Every order gives each change once, without a hole, and the same order whatever the pages are. */
async function pagedWhole(id: string, every: number): Promise<void> {
  const walk = async (sort: string, limit: number) => {
    const keys: string[] = [];
    for (let after: string | null | undefined; after !== null;) {
      const page = await standing.call(lawVersionsApi.changes, {
        params: { id },
        query: { sort: sort as 'part', limit, ...(after === undefined ? {} : { after }) },
      });
      expect(page.total).toBe(every);
      keys.push(...page.rows.map((row) => `${row.key} ${row.label.vi} ${row.before?.says.vi ?? ''} ${row.after?.says.vi ?? ''}`));
      after = page.next;
    }
    return keys;
  };
  for (const sort of ['part', 'award', 'kind']) {
    const small = await walk(sort, 31);
    expect([small.length, new Set(small).size], sort).toEqual([every, every]);
    expect(await walk(sort, 200), sort).toEqual(small);
  }
}

/** Filtered, found without accents, sorted, paged and exported; folded only on the screen. */
async function changesAreListed(id: string, every: number): Promise<void> {
  const asked = (query: object) => standing.call(lawVersionsApi.changes, { params: { id }, query });
  const award = await asked({ award: 'CSTDCS', folded: 'true' });
  expect(award.rows.every((row) => row.award?.code === 'CSTDCS')).toBe(true);
  expect(award.rows.find((row) => row.area === 'ballot')?.after?.says.vi).toContain('90%');
  expect(award.rows.filter((row) => row.area === null).map((row) => row.inside.length)).toEqual([5]);
  expect((await asked({ kind: 'NUMBER' })).rows.map((row) => row.after?.says.vi)).toEqual(['Tiền thưởng cá nhân: 1,2 lần mức lương cơ sở']);
  expect((await asked({ q: 'xa phuong thi tran', area: 'bonus' })).rows.map((row) => row.kinds)).toEqual([['GONE']]);
  const kinds = (await asked({ sort: 'kind', limit: 200 })).rows.map((row) => row.kinds[0]);
  expect(kinds.indexOf('GONE')).toBeGreaterThan(kinds.lastIndexOf('NEW'));
  await pagedWhole(id, every);
  const { sheets } = await readXlsx(await standing.download(lawVersionsApi.changes, { params: { id }, query: {} }));
  expect(sheets[0]?.rows.length).toBe(every + 1);
}

describe('loading', () => {
  test('only an administrator loads; nothing of a bad draft is kept', async () => {
    for (const who of [standing, officer, auditor])
      expectRefusal(await who.try(lawVersionsApi.load, { body: body(example('regime')) }), commonRefusals.notYourRole);
    const bad = await admin.try(lawVersionsApi.load, { body: body('format: nothing\nkind: regime') });
    expectRefusal(bad, changeRefusals.badDraft);
    expect(bad.refusal?.message.vi).toContain('thu.yaml');
    expect(bad.refusal?.fields?.map((field) => field.path)).toContain('cases');
    expectRefusal(await admin.try(lawVersionsApi.load, { body: body(`${'x'.repeat(450_000)}`) }), changeRefusals.tooLong);
    expect((await admin.try(lawVersionsApi.load, { body: body('x'.repeat(10_000_000)) })).status).toBe(413);
    const wrong = await admin.try(lawVersionsApi.load, { body: body(example('regime').replace('ballotPercent: 90', 'ballotPercent: 91')) });
    expectRefusal(wrong, changeRefusals.caseFailed);
    expect(wrong.refusal?.message.vi).toContain('CSTĐ cơ sở cần 90% phiếu');
    expectRefusal(
      await admin.try(lawVersionsApi.load, { body: body(example('overlay').replaceAll('2027-01-01', '2026-11-28')) }),
      changeRefusals.dayPassed,
    );
    expect(await versionsCount()).toBe(0);
  });

  test('a draft shows its clauses before and after, to those who decide about it', async () => {
    const id = await load(example('regime'));
    expectRefusal(await admin.try(lawVersionsApi.load, { body: body(example('regime')) }), changeRefusals.sameText);
    const shown = await detail(id, standing);
    expect(shown).toMatchObject({
      state: 'DRAFT',
      effectiveOn: '2027-03-01',
      cases: 10,
      misfit: null,
      replay: null,
      can: { publish: { ok: false } },
    });
    expect(shown.changes?.words).toBeGreaterThan(10);
    expect(shown.changes?.kept).toBeGreaterThan(100);
    expectRefusal(await officer.try(lawVersionsApi.changes, { params: { id }, query: {} }), commonRefusals.notFound);
    await changesAreListed(id, (shown.changes?.words ?? 0) + (shown.changes?.kept ?? 0));
    expectRefusal(await officer.try(lawVersionsApi.version, { params: { id } }), commonRefusals.notFound);
    expect((await officer.call(lawVersionsApi.versions, { query: {} })).rows).toEqual([]);
    expect(await thresholdOn('2027-03-01')).toBe(80);
    await admin.call(lawVersionsApi.withdraw, { params: { id }, body: { version: 0, reason: 'Chỉ nạp thử' } });
    expect(await detail(id)).toMatchObject({
      state: 'WITHDRAWN',
      withdrawn: { reason: 'Chỉ nạp thử' },
      can: { publish: { ok: false }, withdraw: { ok: false } },
    });
  });
});

describe('a draft on its way into force', () => {
  let id: string;
  test('it is not published without a replay, nor by its author, nor for another day', async () => {
    id = await load(`${example('overlay')}# lần hai\n`);
    expectRefusal(await standing.try(lawVersionsApi.publish, publishing(id, '2027-01-01')), changeRefusals.replayMissing);
    expectRefusal(await admin.try(lawVersionsApi.publish, publishing(id, '2027-01-01')), commonRefusals.notYourRole);
    await replay(id);
    const { replay: done } = await detail(id);
    expect(done).toMatchObject({ state: 'DONE', year: 2025, current: true, problem: '' });
    expect(done?.done).toBe(done?.total);
    expect(done?.total).toBeGreaterThan(100);
    expectRefusal(await standing.try(lawVersionsApi.publish, publishing(id, '2027-01-02')), changeRefusals.otherDay);
    expectRefusal(await standing.try(lawVersionsApi.publish, publishing(id, '2027-01-01', 7)), commonRefusals.stale);
    const duties = await standing.call(notificationsApi.duties, { query: { scope: 'mine' } });
    expect(duties.rows.map((duty) => duty.link)).toContain(`/quy-dinh/phien-ban/${id}`);
  });

  test('published, it changes nothing before its day and holds from its day on without a restart', async () => {
    await standing.call(lawVersionsApi.publish, publishing(id, '2027-01-01'));
    expect(await thresholdOn('2026-12-31')).toBe(80);
    expect(await thresholdOn('2027-01-01')).toBe(85);
    expect(await thresholdOn('2025-12-31')).toBe(80);
    // Everybody reads what was published, guests its rules too.
    expect(await detail(id, officer)).toMatchObject({ state: 'PUBLISHED', replay: null, publishedBy: expect.any(String) });
    expect(
      (await app.guest.call(lawApi.awards, { query: { on: '2027-01-01' } })).awards.find((one) => one.code === 'CSTDCS')?.ballot?.basis,
    ).toContain('ví dụ');
    expectRefusal(await standing.try(lawVersionsApi.publish, publishing(id, '2027-01-01', 1)), changeRefusals.notDraft);
  });

  test('another process sees it with its own next transaction', async () => {
    const { makeDatabase } = await import('#platform/db/database.ts');
    const other = makeDatabase({ url: app.url, clock: app.clock, poolSize: 1 });
    const { currentLaw } = await import('../index.ts');
    expect(await other.read(system, async (tx) => (await currentLaw(tx)).awardByCode('CSTDCS', '2027-01-01')?.ballot?.thresholdPercent)).toBe(85);
    await other.close();
  });

  test('a replay over rules that changed since counts no more', async () => {
    const second = await load(example('parameters'));
    await replay(second);
    const third = await load(example('regime').replace('  - { name: Ngày trước khi', '  # sau bản của ngành\n  - { name: Ngày trước khi'));
    await replay(third);
    await standing.call(lawVersionsApi.publish, publishing(third, '2027-03-01'));
    expect((await detail(second)).replay?.current).toBe(false);
    expectRefusal(await standing.try(lawVersionsApi.publish, publishing(second, '2027-07-01')), changeRefusals.replayStale);
    await replay(second);
    await standing.call(lawVersionsApi.publish, publishing(second, '2027-07-01'));
    expect((await officer.call(lawApi.regimes)).map((one) => one.code)).toEqual(['R2003', 'R2022a', 'R2022b', 'R2026', 'RVIDU']);
  });

  test('it is withdrawn before its day with a reason, and not from its day on', async () => {
    const version = (await detail(id)).version;
    const withdrawing = { params: { id }, body: { version, reason: 'Bộ rút thông tư' } };
    expectRefusal(await officer.try(lawVersionsApi.withdraw, withdrawing), commonRefusals.notYourRole);
    app.clock.set('2027-01-01');
    expect((await detail(id)).state).toBe('IN_FORCE');
    expectRefusal(await standing.try(lawVersionsApi.withdraw, withdrawing), changeRefusals.inForce);
    app.clock.set('2026-12-31');
    await standing.call(lawVersionsApi.withdraw, withdrawing);
    expect(await thresholdOn('2027-01-01')).toBe(80);
    expect(await detail(id, officer)).toMatchObject({ state: 'WITHDRAWN', withdrawn: { reason: 'Bộ rút thông tư' } });
    app.clock.set('2026-11-28');
  });
});

/** As many rows as a ministry has: each order pages on without a hole or a row twice, units filter, and the filters come with the first page. */
async function manyRows(replayId: string): Promise<void> {
  await app.db.write(system, async (tx) => {
    await tx.run(sql`
      insert into law.replay_row (replay_id, ord, source, subject_kind, subject_id, subject_name, unit_name, award_code, award_name, year, before, after, change)
      select ${replayId}, 1000000 + n, 'SUBJECT', 'person', gen_random_uuid(), 'Người ' || n % 97, 'Đơn vị ' || n % 5, 'CSTDCS', 'Chiến sĩ thi đua cơ sở', 2025,
        'MET', 'UNMET', 'LOSS' from generate_series(1, 20000) n`);
  });
  const found = (query: object) => auditor.call(lawVersionsApi.replayRows, { params: { id: replayId }, query });
  const keys = { found: 'ord', name: 'subjectName', unit: 'unitName', award: 'awardName' } as const;
  for (const [sort, key] of Object.entries(keys)) {
    const rows: Awaited<ReturnType<typeof found>>['rows'][number][] = [];
    for (let after: string | null | undefined; after !== null;) {
      const page = await found({ sort, unit: 'Đơn vị 3', limit: 200, ...(after === undefined ? {} : { after }) });
      if (after === undefined) expect(page).toMatchObject({ total: null, units: expect.arrayContaining(['Đơn vị 0', 'Đơn vị 4']) as string[] });
      else expect(page).toMatchObject({ units: [], awards: [] });
      rows.push(...page.rows);
      after = page.next;
    }
    expect([rows.length, new Set(rows.map((row) => row.ord)).size], sort).toEqual([4000, 4000]);
    const places = rows.map((row) => ({ by: row[key], ord: row.ord }));
    const order = (a: (typeof places)[number], b: (typeof places)[number]) =>
      (typeof a.by === 'string' ? a.by.localeCompare(String(b.by), 'vi') : a.by - Number(b.by)) || a.ord - b.ord;
    expect(places, sort).toEqual([...places].sort(order));
    // Units apart are in order too, not only the one asked for.
    const [first, second] = [await found({ sort, limit: 200 }), await found({ sort, limit: 200, after: '1013000' })];
    for (const page of [first, second])
      expect(
        page.rows.map((row) => ({ by: row[key], ord: row.ord })).every((one, at, all) => at === 0 || order(all[at - 1] ?? one, one) < 0),
        sort,
      ).toBe(true);
  }
}

/** Each order is read along an index: a sort over the whole replay for every page would show as a node of the plan. */
async function noSort(replayId: string): Promise<void> {
  await app.db.pool.query('analyze law.replay_row');
  for (const sort of ['found', 'name', 'unit', 'award'] as const)
    for (const after of [undefined, '1013000']) {
      const { text, values } = replayPage(replayId, { sort, limit: 200, after });
      const { rows } = await app.db.pool.query<{ 'QUERY PLAN': string }>(`explain ${text}`, values);
      const plan = rows.map((row) => row['QUERY PLAN']).join('\n');
      expect(plan, plan).not.toMatch(/Sort/);
      // Going on begins at the place, it does not read up to it.
      if (after) expect(plan, plan).toMatch(/Index Cond: .*(>|ROW)/);
    }
}

describe('what a replay found', () => {
  test('who gains and loses is listed, filtered, found without accents and exported, for those who decide', async () => {
    const { rows } = await admin.call(lawVersionsApi.versions, { query: { q: 'vi du', kind: 'regime', state: 'PUBLISHED' } });
    const id = (await detail(rows[0]?.id ?? '', auditor)).replay?.id ?? '';
    const found = (query: object) => auditor.call(lawVersionsApi.replayRows, { params: { id }, query });
    const all = await found({ limit: 200 });
    const { replay: done } = await detail(rows[0]?.id ?? '');
    expect(all.total).toBe((done?.gains ?? 0) + (done?.losses ?? 0) + (done?.others ?? 0));
    for (const change of ['GAIN', 'LOSS', 'OTHER'] as const) expect((await found({ change })).rows.every((row) => row.change === change)).toBe(true);
    await manyRows(id);
    await noSort(id);
    const workbook = await auditor.download(lawVersionsApi.replayRows, { params: { id }, query: {} });
    expect(workbook.length).toBeGreaterThan(1000);
    expectRefusal(await officer.try(lawVersionsApi.replayRows, { params: { id }, query: {} }), commonRefusals.notYourRole);
  });
});

describe('the database alone', () => {
  const as = (role: 'officer' | 'admin' | 'standing') => ({
    accountId: newId(),
    personId: null,
    name: 'x',
    grants: [{ role, unitId: null }],
    unitIds: [],
  });
  test('an officer sees no draft and no replay, and nobody deletes or rewrites a text', async () => {
    const id = await load(`${example('overlay')}# lần ba\n`);
    expect(await app.db.read(as('officer'), (tx) => tx.many(sql`select 1 from law.version where state = 'DRAFT'`))).toEqual([]);
    expect(await app.db.read(as('officer'), (tx) => tx.many(sql`select 1 from law.replay`))).toEqual([]);
    await expect(app.db.write(as('admin'), (tx) => tx.run(sql`delete from law.version where id = ${id}`))).rejects.toThrow('permission denied');
    await expect(app.db.write(as('admin'), (tx) => tx.run(sql`update law.version set source = 'x' where id = ${id}`))).rejects.toThrow('fixed');
    await expect(
      app.db.write(as('admin'), (tx) =>
        tx.run(
          sql`update law.version set state = 'PUBLISHED', published_on = '2026-11-28', published_by_account = loaded_by_account where id = ${id}`,
        ),
      ),
    ).rejects.toThrow(/version/);
    await expect(
      app.db.write(as('standing'), (tx) =>
        tx.run(sql`insert into law.version (id, kind, code, title_vi, title_en, file_name, source, hash, effective_on, state, cases, loaded_on, loaded_by, reason)
      values (${newId()}, 'overlay', 'X', 'x', 'x', 'x', 'x', 'x', '2030-01-01', 'DRAFT', 1, '2026-01-01', 'x', 'x')`),
      ),
    ).rejects.toThrow('row-level security');
  });
});
