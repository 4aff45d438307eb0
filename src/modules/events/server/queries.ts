import type { z } from 'zod';
import { sql, type Tx } from '#platform/db/database.ts';
import type { eventsApi } from '../contract.ts';

type Answer<K extends keyof typeof eventsApi> = z.input<(typeof eventsApi)[K]['response']>;

/** Conferences held in a year, or of a group's year, by date; plans made for that year. */
export async function yearOfEvents(tx: Tx, year: number): Promise<Answer<'year'>> {
  const conferences = await tx.many<Answer<'year'>['conferences'][number]>(sql`
    select c.id, c.title, c.kinds, c.held_on, c.half_day, c.form, c.place, c.attendees, c.agenda, c.results, c.opinions, c.origin,
      case when t.id is null then null else json_build_object('id', t.id, 'name', g.name || ' ' || t.year) end as term,
      case when h.id is null then null else json_build_object('id', h.id, 'name', h.name) end as host,
      case when p.id is null then null else json_build_object('id', p.id, 'name', p.full_name) end as chair,
      coalesce((select json_agg(json_build_object('id', d.id, 'ord', d.ord, 'title', d.title, 'summary', d.summary, 'from', fp.full_name, 'group', dg.name, 'origin', d.origin) order by d.ord)
        from events.directive d left join directory.person fp on fp.id = d.from_person_id left join groups.emulation_group dg on dg.id = d.group_id
        where d.conference_id = c.id), '[]') as directives
    from events.conference c left join groups.term t on t.id = c.term_id left join groups.emulation_group g on g.id = t.group_id
      left join directory.unit h on h.id = c.host_unit_id left join directory.person p on p.id = c.chair_person_id
    where left(c.held_on, 4) = ${String(year)} or t.year = ${year} order by c.held_on collate "C", c.title`);
  const plans = await tx.many<Answer<'year'>['plans'][number]>(sql`
    select p.id, p.year, p.term_id, g.name as group_name, p.items, p.origin,
      case when c.id is null then null else json_build_object('id', c.id, 'title', c.title) end as conference
    from events.group_plan p join groups.term t on t.id = p.term_id join groups.emulation_group g on g.id = t.group_id
      left join events.conference c on c.id = p.conference_id where p.year = ${year} order by g.kind, g.number`);
  const years = await tx.many<{ year: number }>(sql`
    select left(held_on, 4)::int as year from events.conference where held_on is not null union select year from events.group_plan order by year desc`);
  return { conferences, plans, years: years.map((row) => row.year) };
}

interface StoredDetail {
  readonly roman: string;
  readonly organisingCommittee: { unitName?: string };
  readonly committeeComposition: { chair: string; standingDeputy: string; deputy: string; members: string[]; source: string };
  readonly phases: Answer<'congresses'>[number]['phases'];
  readonly alternativePlans: Answer<'congresses'>[number]['alternatives'];
  readonly preparation: Answer<'congresses'>[number]['preparation'];
  readonly publicityForms: string[];
  readonly focus: Answer<'congresses'>[number]['focus'];
  readonly relatedEvents: Answer<'congresses'>[number]['relatedEvents'];
}

/** Congresses, the latest first. */
export async function listCongresses(tx: Tx): Promise<Answer<'congresses'>> {
  type Row = Pick<Answer<'congresses'>[number], 'id' | 'title' | 'number' | 'theme' | 'plan' | 'dates' | 'origin'> & { detail: StoredDetail };
  const rows = await tx.many<Row>(sql`
    select c.id, c.title, c.number, c.detail, c.origin, th.text as theme,
      case when d.id is null then null else json_build_object('id', d.id, 'label', concat_ws(' ', d.type, d.number)) end as plan,
      coalesce((select json_agg(json_build_object('seq', x.seq, 'kind', x.kind, 'value', x.value, 'reason', x.reason, 'origin', x.origin) order by x.seq)
        from events.congress_date x where x.congress_id = c.id), '[]') as dates
    from events.congress c left join movements.theme th on th.id = c.theme_id left join documents.document d on d.id = c.plan_document_id order by c.number desc`);
  return rows.map(({ detail, ...row }) => ({
    ...row,
    roman: detail.roman,
    alternatives: detail.alternativePlans,
    phases: detail.phases,
    preparation: detail.preparation,
    committee: { name: detail.organisingCommittee.unitName ?? null, ...detail.committeeComposition },
    publicityForms: detail.publicityForms,
    focus: detail.focus,
    relatedEvents: detail.relatedEvents,
  }));
}

export async function listFacts(tx: Tx): Promise<Answer<'facts'>> {
  return {
    indicators: await tx.many(
      sql`select id, title, unit, operator, threshold, period, formula, exclusion, origin from reports.indicator order by period, title`,
    ),
    monitoring: await tx.many(sql`select id, responsible, activity, frequency, origin from reports.monitoring_duty order by origin ->> 'seedId'`),
    problems: await tx.many(sql`select id, text, origin from reports.problem order by origin ->> 'seedId'`),
    programmes: await tx.many(sql`
      select p.id, p.title, p.from_year, p.to_year, p.detail -> 'nominations' as nominations, p.detail -> 'recognised' as recognised, p.origin,
        case when d.id is null then null else json_build_object('id', d.id, 'label', concat_ws(' ', d.type, d.number)) end as plan,
        coalesce((select json_agg(json_build_object('name', coalesce(m ->> 'personName', m ->> 'unitName'), 'source', m ->> 'source'))
          from jsonb_array_elements(case jsonb_typeof(p.detail -> 'recognisedModels') when 'array' then p.detail -> 'recognisedModels' else '[]' end) m), '[]') as models
      from advanced_models.programme p left join documents.document d on d.id = p.plan_document_id order by p.from_year desc`),
    issues: await tx.many(sql`select id, field, issue, handling, origin from reports.data_issue order by origin ->> 'seedId'`),
  };
}

/** What leaders asked of a group, the newest first; the day is the conference's. */
export function directivesTo(tx: Tx, groupId: string): Promise<Answer<'directives'>> {
  return tx.many(sql`
    select d.id, d.title, d.summary, p.full_name as "from", case when length(c.held_on) = 10 then c.held_on end as given_on, d.origin
    from events.directive d join events.conference c on c.id = d.conference_id left join directory.person p on p.id = d.from_person_id
    where d.group_id = ${groupId} order by c.held_on collate "C" desc, d.ord`);
}
