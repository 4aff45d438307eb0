import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { system } from '#platform/actor.ts';
import { raw, sql } from '#platform/db/database.ts';
import { seedId } from '#platform/ids.ts';
import { origin } from '#platform/schema.ts';
import { ownDatabase, realFile, type OwnDatabase } from './loaded-database.ts';
import { loadSeed, seedRefusals } from './load.ts';

let own: OwnDatabase;
beforeEach(async () => {
  own = await ownDatabase();
});
afterEach(() => own.close());

/** Everything the modules hold, and the transaction that wrote each row. */
const contents = (tables: readonly string[]) =>
  own.look(async (tx) => {
    const rows: Record<string, unknown> = {};
    for (const table of tables) {
      rows[table] = await tx.many(sql`select xmin::text as written_by, t.* from ${raw(table)} t order by t::text`);
    }
    return rows;
  });

const events = () =>
  own.look((tx) =>
    tx.many<{ objectLabel: string; actorName: string }>(sql`select object_label, actor_name from audit.event where action = 'seed.load'`),
  );

describe('loadSeed', () => {
  it('loads the whole file, with where each record comes from, and leaves a trace', async () => {
    const report = await loadSeed(own.db, realFile());
    expect(report.total).toMatchObject({ changed: 0, unchanged: 0, kept: 0 });
    expect(report.tables).toMatchObject({
      'directory.unit': { inserted: 74 },
      'directory.person': { inserted: 11 },
      'documents.source': { inserted: 73 },
      'documents.document': { inserted: 35 },
      'groups.emulation_group': { inserted: 10 },
      'groups.term': { inserted: 15 },
      'movements.movement': { inserted: 9 },
      'movements.criterion': { inserted: 33 },
      'scoring.rule_item': { inserted: 77 },
      'decisions.award': { inserted: 13 },
      'events.conference': { inserted: 7 },
      'events.directive': { inserted: 6 },
      'calendar.anniversary': { inserted: 9 },
      'reports.data_issue': { inserted: 14 },
    });
    expect(await events()).toEqual([{ objectLabel: 'Dữ liệu phong trào thi đua Bộ Tài nguyên và Môi trường 2020-2022', actorName: 'Hệ thống' }]);
    const tables = Object.keys(report.tables);
    for (const [table, rows] of Object.entries(await contents(tables))) {
      for (const row of rows as Record<string, unknown>[]) {
        if ('origin' in row)
          expect(origin.parse(row['origin']), table).toMatchObject({
            seedId: expect.any(String),
            provenance: expect.stringMatching(/seed|external/),
          });
      }
    }
  });

  it('writes nothing the second time', async () => {
    const first = await loadSeed(own.db, realFile());
    const before = await contents(Object.keys(first.tables));
    const second = await loadSeed(own.db, realFile());
    expect(second.total).toEqual({ inserted: 0, changed: 0, unchanged: first.total.inserted, kept: 0 });
    expect(await contents(Object.keys(first.tables))).toEqual(before);
  });

  it('brings a corrected file in, row by row', async () => {
    await loadSeed(own.db, realFile());
    const file = realFile();
    const themes = file['themes'] as { text: string }[];
    themes[0]!.text = 'Kỷ cương, liêm chính, hành động';
    const report = await loadSeed(own.db, file);
    expect(report.total).toMatchObject({ inserted: 0, changed: 1, kept: 0 });
    expect(report.tables['movements.theme']).toMatchObject({ changed: 1, unchanged: 2 });
  });

  it('leaves to people what they have changed, with all its parts', async () => {
    await loadSeed(own.db, realFile());
    const term = seedId('gt-khoi-4-2022');
    await own.db.write(system, async (tx) => {
      await tx.run(sql`update groups.term_post set valid_to = '2022-06-30', reason = 'Đổi trưởng' where term_id = ${term} and post = 'head'`);
      await tx.run(
        sql`insert into groups.term_post (id, term_id, post, unit_id, valid_from) values (${seedId('new head')}, ${term}, 'head', ${seedId('org-cuc-vt')}, '2022-07-01')`,
      );
      await tx.run(sql`delete from groups.term_member where term_id = ${term} and unit_id = ${seedId('org-cuc-cntt')}`);
      await tx.run(sql`update groups.term set focus = 'Nét riêng', version = version + 1 where id = ${term}`);
    });
    const report = await loadSeed(own.db, realFile());
    expect(report.total).toMatchObject({ inserted: 0, changed: 0 });
    expect(report.tables).toMatchObject({
      'groups.term': { kept: 1, unchanged: 14 },
      'groups.term_member': { kept: 6 },
      'groups.term_post': { kept: 2 },
    });
    const row = await own.look((tx) =>
      tx.one(
        sql`select focus, (select count(*)::int from groups.term_member m where m.term_id = t.id) as members from groups.term t where id = ${term}`,
      ),
    );
    expect(row).toEqual({ focus: 'Nét riêng', members: 5 });
  });

  it('writes nothing of a broken file', async () => {
    const file = realFile();
    // The last part filled: everything before it would already be written.
    (file['problems'] as { source: string }[])[7]!.source = 'S9:L15';
    await expect(loadSeed(own.db, file)).rejects.toMatchObject({ body: { code: seedRefusals.brokenFile.code, field: 'problems.pb-8.source' } });
    const left = await own.look((tx) =>
      tx.one(sql`select (select count(*)::int from directory.unit) as units, (select count(*)::int from audit.event) as events`),
    );
    expect(left).toEqual({ units: 0, events: 0 });
  });
});
