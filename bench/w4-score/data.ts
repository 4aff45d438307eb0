import type pg from 'pg';
import { criteria } from './table.ts';

/** Monthly figures, targets, and where results go; the same rows every time. */
export async function makeData(client: pg.Client, units: number): Promise<void> {
  await client.query(`
    create table figure (unit integer, indicator smallint, month smallint, value integer not null, primary key (unit, indicator, month));
    create table target (unit integer, indicator smallint, value integer not null, primary key (unit, indicator));
    create table line (unit integer, criterion smallint, points integer not null, primary key (unit, criterion));
    create table standing (unit integer primary key, total integer not null, rank integer not null);
    insert into figure select u, i, m, hashint4(u * 7919 + i * 131 + m) & 127
      from generate_series(0, ${units - 1}) u, generate_series(0, ${criteria - 1}) i, generate_series(1, 12) m;
    insert into target select u, i, 600 + (hashint4(u * 31 + i) & 255) from generate_series(0, ${units - 1}) u, generate_series(0, ${criteria - 1}) i;`);
  await client.query('vacuum analyze figure');
  await client.query('vacuum analyze target');
}

export interface Stored {
  readonly sum: number;
  readonly lines: number;
  readonly first: readonly { readonly unit: number; readonly total: number; readonly rank: number }[];
  /** Everything that was stored, folded into one number. */
  readonly digest: string;
}

/** What a target left behind. */
export async function stored(client: pg.Client): Promise<Stored> {
  const sums = await client.query<{ sum: string; lines: string; digest: string }>(`
    select (select sum(total) from standing) as sum, (select count(*) from line) as lines,
      (select coalesce(sum(hashint8(unit::bigint * 100000 + criterion * 1000 + 17) :: bigint * points), 0) from line)::text || ':' ||
      (select coalesce(sum(hashint8(unit * 7::bigint) :: bigint * (total * 10007::bigint + rank)), 0) from standing)::text as digest`);
  const first = await client.query<{ unit: number; total: number; rank: number }>(
    'select unit, total, rank from standing order by rank, unit limit 3',
  );
  const [row] = sums.rows;
  return { sum: Number(row?.sum), lines: Number(row?.lines), first: first.rows, digest: row?.digest ?? '' };
}

export const empty = 'truncate line, standing';
