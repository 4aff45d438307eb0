import { empty, sql, type Tx } from '#platform/db/database.ts';
import { hasWords } from '#platform/db/find-words.ts';
import type { z } from 'zod';
import { termOf } from '#modules/groups/index.ts';
import { authorityOfYear } from '#modules/registrations/index.ts';
import type { indicatorsApi, RollUp } from '../contract.ts';
import { showAmount } from '../numbers.ts';
import { lastOver, totalOf } from '../rules.ts';
import { editionsFor, editionsOf, trackingOf, type Asked } from './definitions.ts';
import { entriesOf, standing } from './entries.ts';
import { isOverseer, isStanding } from './policy.ts';
import { figuresOf, notSent, type UnitYearFigures } from './year.ts';

type Board = z.input<(typeof indicatorsApi.board)['response']>;
type BoardQuery = z.output<(typeof indicatorsApi.board)['query']>;
type TermValues = z.input<(typeof indicatorsApi.termValues)['response']>;

/** Totals over the units that owe the indicator; who sent nothing is counted as unknown, never as 0. */
function totalsOf(figures: readonly UnitYearFigures[]): RollUp['indicators'] {
  const followed = figures.filter((one) => one.tracking !== undefined);
  const first = figures[0]?.indicators ?? [];
  return first.map(({ code, definition }) => {
    const shares = followed.flatMap(({ unitId, indicators }) => {
      const found = indicators.find((one) => one.code === code);
      return found?.applies ? [{ unitId, value: found.year }] : [];
    });
    return { code, name: definition.name, unit: definition.unit, total: totalOf(definition.formula.kind, shares) };
  });
}

const sentMonth = (figures: Pick<UnitYearFigures, 'entries'>): number | null =>
  figures.entries.reduce<number | null>((last, entry) => (entry.state === 'DRAFT' ? last : Math.max(last ?? 0, entry.month)), null);

const lateMonths = ({ entries }: Pick<UnitYearFigures, 'entries'>): number =>
  new Set(entries.filter((entry) => entry.late).map((entry) => entry.month)).size;

/** Units × indicators of one group; `undefined` for groups the caller has no part in. */
export async function rollUpOf(tx: Tx, termId: string): Promise<RollUp | undefined> {
  const term = await termOf(tx, termId);
  if (!term) return undefined;
  const takesPart = [...term.memberUnitIds, term.headUnitId, term.hostUnitId].some((unitId) => unitId !== null && tx.actor.unitIds.includes(unitId));
  if (!takesPart && !isOverseer(tx.actor)) return undefined;
  const first = term.memberUnitIds[0];
  const editions: Asked[] = first ? await editionsFor(tx, first, term.year) : [];
  const figures = await figuresOf(tx, term.memberUnitIds, term.year, editions);
  const over = lastOver(term.year, tx.today);
  return {
    title: term.groupName,
    year: term.year,
    lastOver: over,
    indicators: totalsOf(figures),
    rows: term.members.map((member) => {
      const own = figures.find((one) => one.unitId === member.unitId);
      return {
        unit: { id: member.unitId, name: member.name, shortName: member.shortName },
        isHead: member.unitId === term.headUnitId,
        tracked: own?.tracking !== undefined,
        sentMonth: own ? sentMonth(own) : null,
        notSent: own?.tracking ? notSent(own, over).length : null,
        lateMonths: own?.tracking ? lateMonths(own) : null,
        values: (own?.indicators ?? []).map((one) => (one.applies ? one.year : null)),
      };
    }),
  };
}

/** The same, one line for each unit and indicator: what people take into Excel. */
export async function termValuesOf(tx: Tx, termId: string): Promise<TermValues | undefined> {
  const found = await rollUpOf(tx, termId);
  return (
    found && {
      rows: found.rows.flatMap((row) =>
        row.values.flatMap((value, index) => {
          const indicator = found.indicators[index];
          if (!value || !indicator) return [];
          return [
            {
              unitName: row.unit.name,
              indicator: indicator.name.vi,
              value: value.result.known ? showAmount(value.result.amount) : null,
              why: value.result.known ? null : value.result.why,
              stale: value.stale,
              unit: indicator.unit,
              asOfMonth: value.asOfMonth,
              certainty: value.certainty,
              verdict: value.verdict,
            },
          ];
        }),
      ),
    }
  );
}

/** For overseers: units of the year in the order of names, and the ministry's totals over all that are followed. */
export async function boardOf(tx: Tx, query: BoardQuery): Promise<Board | undefined> {
  if (!isOverseer(tx.actor)) return undefined;
  const { year } = query;
  const over = lastOver(year, tx.today);
  const [afterName, afterId] = query.after?.split('~') ?? [];
  const behind = sql`exists (select 1 from indicators.tracking k where k.unit_id = u.id and k.year = ${year} and exists (
    select 1 from generate_series(k.from_month, ${over}::int) m where not exists (
      select 1 from indicators.month_entry e where e.unit_id = u.id and e.year = ${year} and e.month = m and e.state <> 'DRAFT')))`;
  const inYear = sql`u.id in (select m.unit_id from groups.term_member m join groups.term t on t.id = m.term_id where t.year = ${year}
    union select k.unit_id from indicators.tracking k where k.year = ${year})
    ${query.q?.trim() ? sql`and ${hasWords(sql`u.kd`, query.q)}` : empty} ${query.behind ? sql`and ${behind}` : empty}`;
  const units = await tx.many<{ id: string; name: string }>(sql`
    select u.id, u.name from directory.unit u where ${inYear}
    ${afterId ? sql`and (u.name collate "vi-x-icu", u.id) > (${afterName ?? ''} collate "vi-x-icu", ${afterId}::uuid)` : empty}
    order by u.name collate "vi-x-icu", u.id limit ${query.limit + 1}`);
  const shown = units.slice(0, query.limit);
  const last = shown.at(-1);
  const { total } = await tx.one<{ total: number }>(
    sql`select count(*)::int as total from (select 1 from directory.unit u where ${inYear} limit 1001) capped`,
  );
  const ids = shown.map((unit) => unit.id);
  const [entries, tracking] = [await entriesOf(tx, ids, year), await trackingOf(tx, ids, year)];
  return {
    rows: shown.map((unit) => {
      const own = { entries: entries.filter((entry) => entry.unitId === unit.id), tracking: tracking.get(unit.id) };
      return {
        ...unit,
        tracked: own.tracking !== undefined,
        sentMonth: sentMonth(own),
        notSent: own.tracking ? notSent(own, over).length : null,
        waiting: !own.tracking
          ? null
          : Array.from({ length: 12 }, (_, index) => standing(own.entries.filter((entry) => entry.month === index + 1))).filter(
              (entry) => entry?.state === 'SUBMITTED',
            ).length,
        lateMonths: own.tracking ? lateMonths(own) : null,
      };
    }),
    next: units.length > query.limit && last ? `${last.name}~${last.id}` : null,
    total: total > 1000 ? null : total,
    totals: query.after ? [] : await ministryTotals(tx, year),
    lastOver: over,
    terms: await tx.many(sql`
      select t.id as term_id, g.name as group_name, count(m.unit_id)::int as units, coalesce(array_agg(m.unit_id) filter (where m.unit_id is not null), '{}') as unit_ids,
        (count(k.unit_id))::int as tracked
      from groups.term t join groups.emulation_group g on g.id = t.group_id
        left join groups.term_member m on m.term_id = t.id and m.left_on is null
        left join indicators.tracking k on k.unit_id = m.unit_id and k.year = t.year
      where t.year = ${year} group by t.id, g.id order by g.kind, g.number, g.name`),
    can: { track: isStanding(tx.actor) },
  };
}

async function ministryTotals(tx: Tx, year: number): Promise<RollUp['indicators']> {
  const authorityId = await authorityOfYear(tx, year);
  if (!authorityId) return [];
  const followed = await tx.many<{ unitId: string }>(sql`select unit_id from indicators.tracking where year = ${year} order by unit_id`);
  return totalsOf(
    await figuresOf(
      tx,
      followed.map((one) => one.unitId),
      year,
      await editionsOf(tx, authorityId),
    ),
  );
}
