import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { meetsThreshold } from '#modules/movements/rules.ts';
import { isAbovePercent, parseHundredths, percentHundredths } from '#platform/decimal.ts';
import { sql } from '#platform/db/database.ts';
import { seedId } from '#platform/ids.ts';
import { ownDatabase, realFile, type OwnDatabase } from './loaded-database.ts';
import { loadSeed, readSeedFile, seedSearchNames } from './load.ts';

/** The thirteen `testExpectations` of the file, asked of the loaded database. */
let own: OwnDatabase;
beforeAll(async () => {
  own = await ownDatabase();
  await loadSeed(own.db, realFile());
});
afterAll(() => own.close());

interface Term {
  members: number;
  head: string | null;
  deputy: string | null;
}

const termOf = (id: string): Promise<Term> =>
  own.look((tx) =>
    tx.one<Term>(sql`
      select (select count(*)::int from groups.term_member m where m.term_id = t.id) as members,
        (select unit_id from groups.term_post p where p.term_id = t.id and p.post = 'head') as head,
        (select unit_id from groups.term_post p where p.term_id = t.id and p.post = 'deputy') as deputy
      from groups.term t where t.id = ${seedId(id)}`),
  );

interface Criterion {
  operator: '>' | '>=' | '==' | '<=' | '<';
  thresholdHundredths: number;
  hardCondition: boolean;
}

const criterionOf = (id: string): Promise<Criterion> =>
  own.look((tx) => tx.one<Criterion>(sql`select operator, threshold_hundredths, hard_condition from movements.criterion where id = ${seedId(id)}`));

interface Item {
  id: string;
  parentId: string | null;
  maxHundredths: number;
}

const itemsOf = (id: string): Promise<Item[]> =>
  own.look((tx) => tx.many<Item>(sql`select id, parent_id, max_hundredths from scoring.rule_item where rulebook_id = ${seedId(id)} order by ord`));

const sum = (items: readonly Item[]) => items.reduce((total, item) => total + item.maxHundredths, 0);

describe('groups', () => {
  it('te-01 Khối III 2021 has five members and its head unit', async () => {
    expect(await termOf('gt-khoi-3-2021')).toMatchObject({ members: 5, head: seedId('org-tcdcks') });
  });

  it('te-02 Khối IV 2021 has six members and its head unit', async () => {
    expect(await termOf('gt-khoi-4-2021')).toMatchObject({ members: 6, head: seedId('org-cuc-vt') });
  });

  it('te-03 Cụm I 2021 has ten members and no known head', async () => {
    expect(await termOf('gt-cum-1-2021')).toEqual({ members: 10, head: null, deputy: null });
  });

  it('te-04 the head of Khối IV rotates from 2021 to 2022', async () => {
    const [before, after] = [await termOf('gt-khoi-4-2021'), await termOf('gt-khoi-4-2022')];
    expect([before.head, after.head, after.deputy]).toEqual(['org-cuc-vt', 'org-cuc-tnn', 'org-cuc-ddbd'].map(seedId));
    expect(after.head).not.toBe(before.head);
  });
});

describe('calendar and congress', () => {
  it('te-05 computed anniversaries agree with the printed numbers', async () => {
    const rows = await own.look((tx) =>
      tx.many<{ id: string; foundedOn: string; stated: Record<string, number> }>(
        sql`select id, founded_on, stated from calendar.anniversary where founded_on is not null`,
      ),
    );
    const nth = (id: string, year: number) => year - Number(rows.find((row) => row.id === seedId(id))?.foundedOn.slice(0, 4));
    expect(['an-3004', 'an-0705', 'an-1905', 'an-1106', 'an-0508'].map((id) => nth(id, 2021))).toEqual([46, 67, 131, 73, 19]);
    expect(nth('an-0508', 2022)).toBe(20);
    for (const { foundedOn, stated } of rows) {
      for (const [year, printed] of Object.entries(stated)) expect(Number(year) - Number(foundedOn.slice(0, 4))).toBe(printed);
    }
  });

  it('te-08 the congress keeps all three of its dates', async () => {
    const dates = await own.look((tx) =>
      tx.many(sql`select kind, value from events.congress_date where congress_id = ${seedId('cg-4')} order by seq`),
    );
    expect(dates).toEqual([
      { kind: 'planned', value: '2020-08' },
      { kind: 'postponed-expected', value: '2020-10' },
      { kind: 'held', value: '2020-11-27' },
    ]);
  });
});

describe('criteria and indicators', () => {
  it('te-06 90,0 % on time fails, 90,01 % passes', async () => {
    const { operator, thresholdHundredths } = await criterionOf('C22-TT-2.4');
    expect(meetsThreshold(operator, parseHundredths('90,0'), thresholdHundredths)).toBe(false);
    expect(meetsThreshold(operator, parseHundredths('90,01'), thresholdHundredths)).toBe(true);
    expect(meetsThreshold(operator, percentHundredths(0, 0), thresholdHundredths), 'no tasks due: unknown').toBe(null);
    expect(meetsThreshold(operator, percentHundredths(9001, 10_000), thresholdHundredths)).toBe(isAbovePercent(9001, 10_000, 90));
  });

  it('te-07 one overdue task fails and disqualifies', async () => {
    const { operator, thresholdHundredths, hardCondition } = await criterionOf('C22-TT-2.3');
    expect(meetsThreshold(operator, parseHundredths('1'), thresholdHundredths)).toBe(false);
    expect(meetsThreshold(operator, parseHundredths('0'), thresholdHundredths)).toBe(true);
    expect(hardCondition).toBe(true);
  });

  it('te-09 secret dossiers are left out: 195 of 200 - 5 is 100 %', async () => {
    const indicator = await own.look((tx) =>
      tx.one<{ operator: '>='; threshold: number; exclusion: string }>(
        sql`select operator, threshold, exclusion from reports.indicator where id = ${seedId('ind-online-dossier')}`,
      ),
    );
    const [dossiers, secret, online] = [200, 5, 195];
    const rate = percentHundredths(online, dossiers - secret);
    expect(rate).toBe(10_000);
    expect(meetsThreshold(indicator.operator, rate, indicator.threshold * 100)).toBe(true);
    expect(meetsThreshold(indicator.operator, percentHundredths(online, dossiers), indicator.threshold * 100)).toBe(false);
    expect(indicator.exclusion).toContain('bí mật nhà nước');
  });
});

describe('awards and point tables', () => {
  it('te-10 ten units are proposed for the flag of the Government', async () => {
    const rows = await own.look((tx) =>
      tx.many<{ state: string; unitId: string }>(sql`select state, unit_id from decisions.award where origin ->> 'seedId' = 'aw-2021-cp'`),
    );
    expect(new Set(rows.map((row) => row.unitId)).size).toBe(10);
    expect(new Set(rows.map((row) => row.state))).toEqual(new Set(['PROPOSED']));
  });

  it('te-11 700 + 200 + 100 = 1000, and each group is the sum of its parts', async () => {
    const items = await itemsOf('tpl-cum347');
    const tops = items.filter((item) => item.parentId === null);
    expect(tops.map((item) => item.maxHundredths)).toEqual([70_000, 20_000, 10_000]);
    for (const top of tops) expect(sum(items.filter((item) => item.parentId === top.id))).toBe(top.maxHundredths);
  });

  it('te-12 the trial table adds up to 1000 and says it is synthetic', async () => {
    const book = await own.look((tx) =>
      tx.one(sql`select synthetic, state, scale_hundredths from scoring.rulebook where id = ${seedId('tpl-demo-monre-2022')}`),
    );
    expect(book).toEqual({ synthetic: true, state: 'PUBLISHED', scaleHundredths: 100_000 });
    expect(sum(await itemsOf('tpl-demo-monre-2022'))).toBe(100_000);
  });
});

describe('search names', () => {
  it.each(['Cụm 1', 'cum thi dua so i', 'Cụm số I', 'cum thi dua so 1', 'CỤM THI ĐUA SỐ 1'])('te-13 “%s” is Cụm I', async (typed) => {
    const names = JSON.stringify(seedSearchNames(readSeedFile(realFile())));
    const found = await own.look((tx) =>
      tx.many<{ objectType: string; objectId: string }>(sql`
        select distinct "objectType" as object_type, "objectId" as object_id
        from jsonb_to_recordset(${names}::jsonb) as n("objectType" text, "objectId" uuid, name text)
        where platform.f_kd(name) = platform.f_kd(${typed})`),
    );
    expect(found).toEqual([{ objectType: 'group', objectId: seedId('g-cum-1') }]);
  });
});
