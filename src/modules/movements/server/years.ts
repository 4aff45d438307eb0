import type { z } from 'zod';
import { sql, type Tx } from '#platform/db/database.ts';
import type { yearsApi } from '../year-contract.ts';
import { mayCreateYear, yearVerbs } from '../rules.ts';
import type { Milestone } from '../shapes.ts';
import { canOfYear } from './policy.ts';
import { mattersOf, mayGoOnWith } from './year-matters.ts';
import { readYear } from './year-store.ts';

type List = z.input<(typeof yearsApi.list)['response']>;
type Detail = z.input<(typeof yearsApi.detail)['response']>;
type Row = List['years'][number];

/** The yearly movement of the authority, whose launch opens the year. */
const annualOf = sql`select m.id from movements.movement m where m.launcher_unit_id = y.authority_unit_id and m.kind = 'annual' and m.state <> 'CANCELLED'
  and y.year between coalesce(m.from_year, y.year) and coalesce(m.to_year, y.year) order by m.launched_on nulls last limit 1`;
const inYear = sql`coalesce(m.from_year, y.year) <= y.year and coalesce(m.to_year, y.year) >= y.year`;

const rowColumns = sql`y.id, y.year, y.state, th.text as theme, a.launched_on, d.number as document, y.origin,
  (select count(*)::int from movements.movement m where ${inYear} and m.state not in ('DRAFT', 'APPROVED', 'CANCELLED')) as movements,
  (select count(*)::int from groups.term t join groups.emulation_group g on g.id = t.group_id where t.year = y.year and g.kind <> 'inner') as groups`;
const rowTables = sql`movements.emulation_year y left join movements.theme th on th.id = y.theme_id
  left join movements.movement a on a.id = (${annualOf}) left join documents.document d on d.id = a.document_id`;

export async function listYears(tx: Tx): Promise<List> {
  const years = await tx.many<Row>(sql`select ${rowColumns} from ${rowTables} order by y.year desc`);
  const thisYear = Number(tx.today.slice(0, 4));
  return { years, nextYear: years[0] ? years[0].year + 1 : thisYear, can: { create: mayCreateYear(tx.actor) } };
}

const cardColumns = sql`m.id, m.title, m.state, m.special, d.number as document, m.number_pending, m.launched_on,
  (select count(*)::int from movements.content c where c.movement_id = m.id) as contents,
  (select count(*)::int from movements.task_group k where k.movement_id = m.id) as task_groups,
  (select count(*)::int from movements.criterion c join movements.criteria_set s on s.id = c.set_id
    where s.movement_id = m.id and s.group_id is null and s.state <> 'DRAFT' and s.version_no = (select max(o.version_no) from movements.criteria_set o
      where o.movement_id = m.id and o.applies_to = s.applies_to and o.group_id is null and o.state <> 'DRAFT')) as criteria,
  (select count(*)::int from movements.addressee a where a.movement_id = m.id) as addressees,
  (select count(*)::int from movements.addressee a where a.movement_id = m.id and a.opened_at is not null) as opened,
  (select count(*)::int from movements.response r where r.movement_id = m.id and r.state = 'SUBMITTED') as responded`;

/** The year's page: theme, call, stages, movements, groups and what may happen next. */
export async function yearDetail(tx: Tx, year: number): Promise<Detail | undefined> {
  const facts = await readYear(tx, year, null);
  if (!facts) return undefined;
  const row = await tx.one<Row & Pick<Detail, 'authority' | 'themeOrigin'>>(sql`
    select ${rowColumns}, th.origin as theme_origin, json_build_object('id', u.id, 'name', u.name) as authority
    from ${rowTables} join directory.unit u on u.id = y.authority_unit_id where y.id = ${facts.id}`);
  const milestones = await milestonesOf(tx, facts.id);
  const may = canOfYear(tx.actor, facts);
  const next = yearVerbs.filter((verb) => may[verb].ok);
  const matters = await mattersOf(tx, facts, next);
  const held = next.map(
    (verb) =>
      [
        verb,
        mayGoOnWith(
          matters.filter((matter) => matter.verb === verb),
          'any',
        ),
      ] as const,
  );
  return {
    ...row,
    themeId: facts.themeId,
    milestones,
    annual:
      (await tx.maybe(sql`
      select ${cardColumns}, m.purpose, m.call_to_action from movements.emulation_year y join movements.movement m on m.id = (${annualOf})
      left join documents.document d on d.id = m.document_id where y.id = ${facts.id}`)) ?? null,
    others: await tx.many(sql`
      select ${cardColumns} from movements.emulation_year y join movements.movement m on ${inYear} and m.id is distinct from (${annualOf})
      left join documents.document d on d.id = m.document_id where y.id = ${facts.id} and m.state <> 'CANCELLED'
        and m.level in ('central', 'ministry') order by m.special desc, m.launched_on desc nulls last, m.title`),
    groupList: await tx.many(sql`
      select t.id as term_id, g.id as group_id, g.name, h.name as head,
        (select count(*)::int from groups.term_member tm where tm.term_id = t.id and tm.left_on is null) as members
      from groups.term t join groups.emulation_group g on g.id = t.group_id
        left join groups.term_post p on p.term_id = t.id and p.post = 'head' and p.valid_to is null left join directory.unit h on h.id = p.unit_id
      where t.year = ${year} and g.kind <> 'inner' order by g.kind, g.number`),
    years: (await tx.many<{ year: number }>(sql`select year from movements.emulation_year order by year desc`)).map((one) => one.year),
    midyearHeld: milestones.some((one) => one.stage === 'MIDYEAR' && one.actualOn !== null),
    today: tx.today,
    matters,
    version: facts.version,
    can: { ...may, ...Object.fromEntries(held) },
  };
}

/** A date that a source states is a fact even when nobody pressed a button here. */
export function milestonesOf(tx: Tx, yearId: string): Promise<Milestone[]> {
  return tx.many<Milestone>(sql`
    select stage, starts_on, ends_on, coalesce(actual_on, case when origin is not null then starts_on end) as actual_on, origin
    from movements.milestone where year_id = ${yearId} order by ord`);
}
