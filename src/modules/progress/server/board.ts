import { empty, sql, type Tx } from '#platform/db/database.ts';
import { hasWords } from '#platform/db/find-words.ts';
import type { z } from 'zod';
import { termOf } from '#modules/groups/index.ts';
import type { progressApi } from '../contract.ts';
import { rollUp, type ProgressRule } from '../rules.ts';
import { isOverseer, mayRule } from './policy.ts';
import { overdueOf, ratesOf, ruleOf, ruleOfYear, unitYears, type UnitYear } from './rates.ts';

type Board = z.input<(typeof progressApi.board)['response']>;
type BoardQuery = z.output<(typeof progressApi.board)['query']>;
type Matrix = z.input<(typeof progressApi.matrix)['response']>;

async function approvedUnits(tx: Tx, unitIds: readonly string[], year: number): Promise<Set<string>> {
  const rows = await tx.many<{ unitId: string }>(
    sql`select unit_id from progress.programme where unit_id = any (${[...unitIds]}::uuid[]) and year = ${year} and state = 'APPROVED'`,
  );
  return new Set(rows.map((row) => row.unitId));
}

function figuresOf(found: UnitYear | undefined, rule: ProgressRule, today: string) {
  const year = found ?? { tasks: [], reports: [] };
  const months = ratesOf(year, today, rule);
  return { months, total: rollUp(months), overdue: overdueOf(year, today, rule) };
}

/** Units × 12 months of one group; `undefined` for groups the caller has no part in. */
export async function matrixOf(tx: Tx, termId: string): Promise<Matrix | undefined> {
  const term = await termOf(tx, termId);
  if (!term) return undefined;
  const takesPart = [...term.memberUnitIds, term.headUnitId, term.hostUnitId].some((unitId) => unitId !== null && tx.actor.unitIds.includes(unitId));
  if (!takesPart && !isOverseer(tx.actor)) return undefined;
  const first = term.memberUnitIds[0];
  const rule = first ? await ruleOf(tx, first, term.year) : await ruleOfYear(tx, term.year);
  const years = await unitYears(tx, term.memberUnitIds, term.year);
  const approved = await approvedUnits(tx, term.memberUnitIds, term.year);
  return {
    term: { id: term.id, groupName: term.groupName, year: term.year },
    rule,
    rows: term.members.map((member) => {
      const figures = figuresOf(years.get(member.unitId), rule, tx.today);
      const sent = new Set(
        years
          .get(member.unitId)
          ?.reports.filter((report) => report.state === 'SUBMITTED')
          .map((report) => report.month),
      );
      return {
        unit: { id: member.unitId, name: member.name },
        isHead: member.unitId === term.headUnitId,
        approved: approved.has(member.unitId),
        ...figures,
        months: figures.months.map((month) => ({ ...month, reported: sent.has(month.month) })),
      };
    }),
  };
}

/** For overseers: every unit that is in a group this year or keeps a programme, in the order of names. */
export async function boardOf(tx: Tx, query: BoardQuery): Promise<Board | undefined> {
  if (!isOverseer(tx.actor)) return undefined;
  const { year } = query;
  const [afterName, afterId] = query.after?.split('~') ?? [];
  const inYear = sql`u.id in (select m.unit_id from groups.term_member m join groups.term t on t.id = m.term_id where t.year = ${year}
    union select p.unit_id from progress.programme p where p.year = ${year})
    ${query.q?.trim() ? sql`and ${hasWords(sql`u.kd`, query.q)}` : empty}`;
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
  const rule = await ruleOfYear(tx, year);
  const years = await unitYears(tx, ids, year);
  const approved = await approvedUnits(tx, ids, year);
  return {
    rows: shown.map((unit) => {
      const { months, total: sum, overdue } = figuresOf(years.get(unit.id), rule, tx.today);
      const count = (verdict: string) => months.filter((month) => month.verdict === verdict).length;
      return { ...unit, approved: approved.has(unit.id), met: count('MET'), unmet: count('UNMET'), total: sum, overdue };
    }),
    next: units.length > query.limit && last ? `${last.name}~${last.id}` : null,
    total: total > 1000 ? null : total,
    rule,
    terms: await tx.many(sql`
      select t.id as term_id, g.name as group_name, (select count(*)::int from groups.term_member m where m.term_id = t.id and m.left_on is null) as units
      from groups.term t join groups.emulation_group g on g.id = t.group_id where t.year = ${year} order by g.kind, g.number, g.name`),
    can: { setRule: mayRule(tx.actor) },
  };
}
