import pg from 'pg';
import type { Size } from '../contract.ts';

/** Codes of the made-up awards, by the number stored. */
export const codes = ['LDTT', 'CSTDCS', 'CSTD_BBNT', 'CSTDTQ', 'BK_BBNT', 'BK_TTG', 'HCLD_3', 'HCLD_2', 'HCLD_1', 'CSTT', 'GK'] as const;
export const lastYear = 2023;
export const people: Readonly<Record<Size, number>> = { smoke: 30_000, tenth: 200_000, full: 2_000_000 };

/** 0 … 1023, the same for the same numbers on every machine: the seed of everything below. */
const dice = (number: string, salt: number) => `(hashint8extended((${number})::int8 * 1000003 + ${salt}, 42) & 1023)`;

/**
 * People with ratings (a bit a year, 2023 in bit 31), what is known of them, sector, declarations, holds, discipline;
 * awards one a row over 15 years (about 11.4 a person) and initiatives (1.5 a person).
 */
export async function buildData(url: string, size: Size, say: (line: string) => void): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    const yearly = (code: number, share: string, salt: number) =>
      `insert into award select no, ${code}, ${lastYear} - y from person, generate_series(0, 14) y where ${dice('no::int8 * 16 + y', salt)} < ${share}`;
    const sometimes = (code: number, share: number, times: number, salt: number) =>
      `insert into award select no, ${code}, ${lastYear} - (${dice('no::int8 * 16 + t', salt)} % 15) from person, generate_series(1, ${times}) t where ${dice('no::int8 * 16 + t', salt + 1)} < ${share}`;
    const steps = [
      `create table person as
       select no, quality, coalesce(httn, 0) as httn, coalesce(httn & mask, 0) as htx,
         case when ${dice('no', 4)} < 880 then -1 else (-1) << (31 - (${dice('no', 5)} % 12)::int) end as known,
         (case when ${dice('no', 6)} < 920 then 0 when ${dice('no', 6)} < 970 then 1 when ${dice('no', 6)} < 1010 then 2 else 3 end)::int2 as sector,
         (case when ${dice('no', 7)} < 970 then 0 when ${dice('no', 7)} < 990 then 1 else 2 end)::int2 as conduct,
         (case when ${dice('no', 8)} < 990 then 1 when ${dice('no', 8)} < 1010 then 0 else 2 end)::int2 as hold,
         (case when ${dice('no', 9)} < 1000 then -1 else ${dice('no', 10)} % 10 end)::int2 as term
       from (select no::int, 600 + (${dice('no', 2)} % 420) as quality from generate_series(1, ${people[size]}) no) p
       cross join lateral (
         select bit_or(1 << (31 - y)) filter (where ${dice('no::int8 * 16 + y', 1)} < quality) as httn,
                bit_or(1 << (31 - y)) filter (where ${dice('no::int8 * 16 + y', 3)} < 450) as mask from generate_series(0, 14) y) r`,
      'alter table person add primary key (no)',
      'create table award (person int not null, code int2 not null, year int2 not null)',
      yearly(0, '400', 20),
      yearly(1, 'quality / 3', 21),
      sometimes(2, 300, 3, 22),
      sometimes(3, 60, 1, 24),
      sometimes(4, 380, 1, 26),
      sometimes(5, 170, 1, 28),
      sometimes(6, 90, 1, 30),
      sometimes(7, 40, 1, 32),
      sometimes(8, 15, 1, 34),
      sometimes(9, 30, 2, 36),
      sometimes(10, 300, 1, 38),
      'create index award_person on award (person) include (code, year)',
      'create table initiative (person int not null, year int2 not null, level int2 not null, used int2 not null)',
      `insert into initiative select no, ${lastYear} - (${dice('no::int8 * 16 + t', 40)} % 15),
         case when ${dice('no::int8 * 16 + t', 41)} < 820 then 0 when ${dice('no::int8 * 16 + t', 41)} < 990 then 1 else 2 end,
         case when ${dice('no::int8 * 16 + t', 42)} < 700 then 0 when ${dice('no::int8 * 16 + t', 42)} < 900 then 1 else 2 end
       from person, generate_series(1, 5) t where ${dice('no::int8 * 16 + t', 43)} < 307`,
      'create index initiative_person on initiative (person) include (year, level, used)',
      `create table changed as select no from person where ${dice('no', 50)} < 10`,
      'alter table changed add primary key (no)',
      'vacuum analyze',
      'checkpoint',
    ];
    for (const step of steps) await client.query(step);
    const { rows } = await client.query(
      'select (select count(*) from person) as people, (select count(*) from award) as awards, (select count(*) from initiative) as initiatives, (select count(*) from changed) as changed',
    );
    say(`  ${JSON.stringify(rows[0])}`);
  } finally {
    await client.end();
  }
}
