import type { z } from 'zod';
import { empty, raw, sql, type Tx } from '#platform/db/database.ts';
import { hasWords } from '#platform/db/find-words.ts';
import { all, no, yes } from '#platform/refusal.ts';
import { placeAfter } from '#platform/schema.ts';
import type { recordsApi } from '../contract.ts';
import { recordRefusals } from '../refusals.ts';
import type { initiativeRow } from '../shapes.ts';
import type { Use } from '../uses.ts';
import { mayKeep, mayKeepUnit } from './policy.ts';
import { subjectOf, type Subject } from './subjects.ts';

type Row = z.input<typeof initiativeRow>;
type List = z.input<(typeof recordsApi.initiatives)['response']>;
type Query = z.output<(typeof recordsApi.initiatives)['query']>;
type Detail = z.input<(typeof recordsApi.initiative)['response']>;

const columns = sql`i.id, i.title, i.kind, i.level, i.unit_id, u.name as unit_name, i.decision_number, i.recognised_on, i.recognised_by, i.applied,
  i.certainty, i.synthetic,
  coalesce((select json_agg(json_build_object('personId', records.root_of(a.person_id), 'name', p.full_name, 'share', a.share) order by a.share desc nulls last, p.full_name)
    from records.initiative_author a join directory.person p on p.id = a.person_id where a.initiative_id = i.id), '[]') as authors,
  (select count(*)::int from records.initiative_use x where x.initiative_id = i.id and x.released_on is null) as uses`;
const tables = sql`records.initiative i join directory.unit u on u.id = i.unit_id`;

/** The register of initiatives; recognised last first, or by title. */
export async function listInitiatives(tx: Tx, query: Query): Promise<List> {
  const where = sql`where i.withdrawn_on is null
    ${query.q?.trim() ? sql`and ${hasWords(sql`(i.kd || ' ' || platform.f_kd(i.decision_number || ' ' || u.name))`, query.q)}` : empty}
    ${query.unitId ? sql`and (i.unit_id = ${query.unitId} or u.ancestor_ids @> array[${query.unitId}::uuid])` : empty}
    ${query.level ? sql`and i.level = ${query.level}` : empty}
    ${query.unused ? sql`and not exists (select 1 from records.initiative_use x where x.initiative_id = i.id and x.released_on is null)` : empty}`;
  const from = placeAfter(query.after);
  const order = query.sort === 'title' ? raw('i.title collate "vi-x-icu", i.id') : raw(`coalesce(i.recognised_on, '') collate "C" desc, i.id desc`);
  const rows = await tx.many<Row>(sql`select ${columns} from ${tables} ${where} order by ${order} limit ${query.limit + 1} offset ${from}`);
  const { total } = await tx.one<{ total: number }>(sql`select count(*)::int as total from (select 1 from ${tables} ${where} limit 1001) capped`);
  return {
    rows: rows.slice(0, query.limit),
    next: rows.length > query.limit ? String(from + query.limit) : null,
    total: total > 1000 ? null : total,
  };
}

/** Initiatives and science works a person is an author of, with the own share. */
export function initiativesOfSubject(tx: Tx, subject: Subject): Promise<(Row & { share: number | null })[]> {
  return tx.many(sql`
    select ${columns}, mine.share from ${tables}
    join lateral (select max(a.share) as share from records.initiative_author a where a.initiative_id = i.id and a.person_id = any (${subject.ids}::uuid[])
      having count(*) > 0) mine on true
    where i.withdrawn_on is null order by coalesce(i.recognised_on, '') collate "C" desc, i.id`);
}

export interface StoredUse extends Use {
  readonly id: string;
  readonly subjectKind: 'person' | 'unit';
}

/** Uses in force; a merged person's uses count as those of the record kept. */
export function usesOf(tx: Tx, initiativeId: string): Promise<StoredUse[]> {
  return tx.many(sql`
    select x.id, coalesce(records.root_of(x.person_id), x.unit_id) as subject_id, case when x.person_id is null then 'unit' else 'person' end as subject_kind,
      x.award_kind, x.award_code, x.year, x.object_id, x.award_name || ' ' || x.year || case when x.label = '' then '' else ' (' || x.label || ')' end as label
    from records.initiative_use x where x.initiative_id = ${initiativeId} and x.released_on is null order by x.used_on, x.id`);
}

type UseShown = Detail['usedFor'][number];

async function usedFor(tx: Tx, initiativeId: string): Promise<UseShown[]> {
  const rows = await tx.many<Omit<UseShown, 'can'>>(sql`
    select x.id, x.award_code, x.award_name, x.award_kind, x.year, x.label, x.used_on, x.reason,
      json_build_object('kind', case when x.person_id is null then 'unit' else 'person' end, 'id', coalesce(records.root_of(x.person_id), x.unit_id),
        'name', coalesce(p.full_name, u.name)) as subject,
      case when x.released_on is null then null else json_build_object('on', x.released_on, 'reason', x.released_reason) end as released
    from records.initiative_use x left join directory.person p on p.id = x.person_id left join directory.unit u on u.id = x.unit_id
    where x.initiative_id = ${initiativeId} order by x.used_on, x.id`);
  const shown: UseShown[] = [];
  for (const row of rows) {
    const subject = await subjectOf(tx, row.subject);
    const keep = subject ? mayKeep(tx.actor, subject) : no(recordRefusals.notYours);
    shown.push({ ...row, can: { release: all(keep, row.released ? no(recordRefusals.useReleased) : yes) } });
  }
  return shown;
}

export async function initiativeDetail(tx: Tx, id: string): Promise<Detail | undefined> {
  const found = await tx.maybe<Omit<Detail, 'usedFor' | 'can'>>(sql`
    select ${columns}, i.applied_where, i.effect_from, i.effect_to, i.source, i.note, i.entered_on, i.entered_by, i.version
    from ${tables} where i.id = ${id} and i.withdrawn_on is null`);
  if (!found) return undefined;
  const uses = await usedFor(tx, id);
  const keep = mayKeepUnit(tx.actor, found.unitId);
  const running = uses.find((use) => use.released === null);
  return {
    ...found,
    usedFor: uses,
    can: {
      correct: keep,
      withdraw: all(keep, running ? no(recordRefusals.inUse, { use: `${running.awardName} ${running.year}` }) : yes),
      use: all(keep, found.level === null ? no(recordRefusals.notRecognised, { title: found.title }) : yes),
    },
  };
}
