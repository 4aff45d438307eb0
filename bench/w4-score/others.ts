import type pg from 'pg';
import { criteria, each, edges, enough, kindOf, limits } from './table.ts';

/** The same work by others: one SQL statement, and an app that asks for each unit. */

const kindList = Array.from({ length: criteria }, (_, index) => `(${index}, '${kindOf(index)}', ${index - 1})`).join(', ');
const bandCase = edges.map(([from, points]) => `when s.sum >= ${from} then ${points}`).join(' ');

/** Points of each unit and criterion, whole hundredths, half up; the rules stand in the statement. */
const pointsSql = (where: string) => `
  s as materialized (select unit, indicator, sum(value) as sum from figure ${where} group by unit, indicator),
  rule (criterion, kind, other) as (values ${kindList}),
  p as materialized (
    select s.unit, rule.criterion, (case rule.kind
      when 'proportional' then least(${limits.max}, (2 * s.sum * ${limits.max} + t.value) / (2 * t.value))
      when 'bands' then case ${bandCase} else 0 end
      when 'per_unit' then least(${limits.max}, s.sum * ${each.perUnit})
      when 'bonus_penalty' then greatest(${limits.floor}, least(${limits.cap}, s.sum * ${each.plus} - o.sum * ${each.minus}))
      else case when s.sum >= ${enough} then ${limits.max} else 0 end end)::integer as points
    from s join rule on rule.criterion = s.indicator
      join target t on t.unit = s.unit and t.indicator = s.indicator
      left join s o on rule.kind = 'bonus_penalty' and o.unit = s.unit and o.indicator = rule.other)`;

export const recomputeSql = `with ${pointsSql('')},
  kept as (insert into line select unit, criterion, points from p),
  total as (select unit, sum(points)::integer as total from p group by unit)
  insert into standing select unit, total, rank() over (order by total desc) from total`;

/**
 * Which of the rules a hurried programmer writes down, in numbers of the language. Halves are rounded over whole numbers as the
 * statement does: over a quotient of floats one point in millions comes out another.
 */
function naivePoints(index: number, sums: readonly number[], targets: readonly number[]): number {
  const [sum = 0, before = 0, target = 1] = [sums[index], sums[index - 1], targets[index]];
  switch (kindOf(index)) {
    case 'proportional':
      return Math.min(limits.max, Math.floor((2 * sum * limits.max + target) / (2 * target)));
    case 'bands':
      return edges.find(([from]) => sum >= from)?.[1] ?? 0;
    case 'per_unit':
      return Math.min(limits.max, sum * each.perUnit);
    case 'bonus_penalty':
      return Math.max(limits.floor, Math.min(limits.cap, sum * each.plus - before * each.minus));
    case 'yes_no':
      return sum >= enough ? limits.max : 0;
  }
}

export async function recomputeNaive(client: pg.Client, units: number): Promise<void> {
  const totals: { readonly unit: number; readonly total: number }[] = [];
  for (let unit = 0; unit < units; unit += 1) {
    const figures = await client.query<{ indicator: number; value: number }>('select indicator, value from figure where unit = $1', [unit]);
    const targets = await client.query<{ indicator: number; value: number }>('select indicator, value from target where unit = $1', [unit]);
    const sums = Array.from({ length: criteria }, () => 0);
    for (const row of figures.rows) sums[row.indicator] = (sums[row.indicator] ?? 0) + row.value;
    const wanted: number[] = [];
    for (const row of targets.rows) wanted[row.indicator] = row.value;
    const points = sums.map((_, index) => naivePoints(index, sums, wanted));
    const values = points.map((value, index) => `(${unit}, ${index}, ${value})`).join(', ');
    await client.query(`insert into line values ${values}`);
    totals.push({ unit, total: points.reduce((a, b) => a + b, 0) });
  }
  totals.sort((a, b) => b.total - a.total);
  for (const { unit, total } of totals) {
    const rank = 1 + totals.findIndex((other) => other.total === total);
    await client.query('insert into standing values ($1, $2, $3)', [unit, total, rank]);
  }
}

/** One statement for one change: the same statement over one unit, then every rank. */
export async function changeSql(client: pg.Client, unit: number, indicator: number, value: number): Promise<void> {
  await client.query('update figure set value = $3 where unit = $1 and indicator = $2 and month = 6', [unit, indicator, value]);
  await client.query(
    `with ${pointsSql(`where unit = ${unit}`)}, kept as (update line set points = p.points from p where line.unit = p.unit and line.criterion = p.criterion),
     total as (select sum(points)::integer as total from p)
     update standing s set total = case when s.unit = ${unit} then total.total else s.total end, rank = r.rank
     from (select unit, rank() over (order by case when unit = ${unit} then total.total else standing.total end desc) as rank from standing, total) r, total
     where r.unit = s.unit`,
  );
}
