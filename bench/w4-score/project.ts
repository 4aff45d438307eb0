import type pg from 'pg';
import { copyIn, copyOut, type CopyRows } from '#platform/db/copy.ts';
import type { Compiled } from '#modules/scoring/engine/compile.ts';
import type { Exact } from '#modules/scoring/engine/exact.ts';
import type { Unit } from '#modules/scoring/engine/figures.ts';
import { rankBy, type Standing } from '#modules/scoring/engine/rank.ts';
import { scoreGroup } from '#modules/scoring/engine/score.ts';
import { criteria } from './table.ts';

interface Row {
  readonly unit: number;
  readonly facts: Exact[];
  readonly targets: (Exact | null)[];
}

const tab = 9;
const newline = 10;

/** `unit \t indicator \t sum \t target`, read without a string for each number. */
function readRows(bytes: Buffer, rows: Map<number, Row>): void {
  const fields = [0, 0, 0, 0];
  let [field, value] = [0, 0];
  for (const byte of bytes) {
    if (byte === tab || byte === newline) {
      fields[field] = value;
      value = 0;
      field += 1;
      if (byte === tab) continue;
      field = 0;
      const [unit = 0, indicator = 0, sum = 0, target = 0] = fields;
      let row = rows.get(unit);
      if (!row)
        rows.set(unit, (row = { unit, facts: Array.from({ length: criteria }, () => 0), targets: Array.from({ length: criteria }, () => null) }));
      row.facts[indicator] = sum;
      row.targets[indicator] = target;
    } else value = value * 10 + byte - 48;
  }
}

const none = {};
const unitOf = ({ facts, targets }: Row): Unit => ({ facts, targets, honours: [], manual: none, adjusted: none, notAssigned: none });

/** The sums of some units. Both sides name the units: the planner carries equality over a join, not a range. */
const sums = (from: number, to: number) => `
  select s.unit, s.indicator, s.sum, t.value
  from (select unit, indicator, sum(value) from figure where unit >= ${from} and unit < ${to} group by unit, indicator) s
    join (select * from target where unit >= ${from} and unit < ${to}) t using (unit, indicator)`;

/** A share of the units, scored: lines to store, and totals. */
function scorePart(bytes: Buffer, compiled: Compiled, totals: Map<number, number>): string {
  const rows = new Map<number, Row>();
  readRows(bytes, rows);
  const units = [...rows.values()];
  const scored = scoreGroup(compiled, units.map(unitOf), true).units;
  let lines = '';
  for (const [at, { unit }] of units.entries()) {
    const numbers = scored[at];
    if (!numbers) continue;
    for (const [criterion, { points }] of numbers.lines.entries()) lines += `${unit}\t${criterion}\t${points ?? '\\N'}\n`;
    totals.set(unit, numbers.totals.total ?? 0);
  }
  return lines;
}

const standing = (unit: number, total: number): Standing & { readonly unit: number } => ({
  unit,
  key: String(unit),
  total,
  failedConditions: 0,
  unknownConditions: 0,
  groupPoints: () => 0,
  base: total,
  women: null,
});

const ranks = (totals: ReadonlyMap<number, number>) =>
  rankBy(
    [...totals].map(([unit, total]) => standing(unit, total)),
    [],
    (a, b) => a.unit - b.unit,
  );

const part = 250;

const lineRows = (rows: string): CopyRows => ({ table: 'line (unit, criterion, points)', rows });
const standingRows = (totals: ReadonlyMap<number, number>): CopyRows => ({
  table: 'standing (unit, total, rank)',
  rows: ranks(totals)
    .map(({ entry, rank }) => `${entry.unit}\t${entry.total}\t${rank}\n`)
    .join(''),
});

/**
 * Every unit, stored in one transaction as the one statement does. A group that fits one share is read in halves, one by each
 * connection, and stored in one round trip. Of larger ones a connection reads the next share while this one is scored and the other
 * connection stores the last.
 */
export async function recompute([reader, writer]: readonly [pg.Client, pg.Client], compiled: Compiled, units: number): Promise<void> {
  const totals = new Map<number, number>();
  const read = (from: number, to = from + part, by = reader) => copyOut(by, sums(from, to));
  if (units <= part) {
    const half = units >> 1;
    const halves = [read(0, half), read(half, units, writer)];
    let lines = '';
    for (const bytes of halves) lines += scorePart(await bytes, compiled, totals);
    await copyIn(writer, lineRows(lines), standingRows(totals));
    return;
  }
  let next = read(0);
  let storing: Promise<unknown> = writer.query('begin');
  for (let from = 0; from < units; from += part) {
    const bytes = await next;
    const last = from + part >= units;
    if (!last) next = read(from + part);
    const lines = lineRows(scorePart(bytes, compiled, totals));
    await storing;
    storing = last ? copyIn(writer, lines, standingRows(totals)) : copyIn(writer, lines);
  }
  await storing;
  await writer.query('commit');
}

/** One figure of one unit changes: its points, its total, and every rank that moves. */
export async function change(client: pg.Client, compiled: Compiled, unit: number, indicator: number, value: number): Promise<void> {
  await client.query('update figure set value = $3 where unit = $1 and indicator = $2 and month = 6', [unit, indicator, value]);
  const { rows } = await client.query<{ indicator: number; sum: string; value: number }>({
    name: 'sums-of-unit',
    text: `select s.indicator, s.sum, t.value from (select indicator, sum(value) from figure where unit = $1 group by indicator) s
      join target t on t.unit = $1 and t.indicator = s.indicator`,
    values: [unit],
  });
  const row: Row = { unit, facts: [], targets: [] };
  for (const one of rows) {
    row.facts[one.indicator] = Number(one.sum);
    row.targets[one.indicator] = one.value;
  }
  const [numbers] = scoreGroup(compiled, [unitOf(row)], true).units;
  if (!numbers) return;
  await client.query({
    name: 'store-lines',
    text: `update line set points = p.points from unnest($2::int[]) with ordinality p(points, at) where unit = $1 and criterion = p.at - 1 and line.points <> p.points`,
    values: [unit, numbers.lines.map((line) => line.points)],
  });
  await client.query({
    name: 'store-total',
    text: `update standing s set total = case when s.unit = $1 then $2 else s.total end, rank = r.rank
      from (select unit, rank() over (order by case when unit = $1 then $2 else total end desc) as rank from standing) r
      where r.unit = s.unit and (r.rank <> s.rank or s.unit = $1)`,
    values: [unit, numbers.totals.total],
  });
}
