import type { z } from 'zod';
import { empty, sql, type Sql, type Tx } from '#platform/db/database.ts';
import { currentLaw, type CurrentLaw } from '#modules/law/index.ts';
import { hasWords } from '#platform/db/find-words.ts';
import type { registrationsApi } from '../contract.ts';
import { doesCount, windowStatus, type SubjectKind } from '../rules.ts';
import { startOf } from './actions/begin.ts';
import { authorityOfYear } from './authority.ts';
import { awardName } from './lists.ts';
import { isOverseer, mayStart, standing } from './policy.ts';
import { submittedOn, windowsOf, type StoredWindow } from './repository.ts';

type ListQuery = z.output<(typeof registrationsApi.list)['query']>;
type List = z.input<(typeof registrationsApi.list)['response']>;
type Start = z.input<(typeof registrationsApi.start)['response']>;

type Stored = Omit<List['rows'][number], 'titles' | 'counts'> & { awardCodes: string[]; lateCounts: boolean | null };

/** Columns every row and detail share. `w` is the window of the year and kind. */
export const rowColumns = sql`r.id, r.year, r.subject_kind, json_build_object('id', u.id, 'name', u.name) as unit, p.full_name as person_name, r.state, r.late,
  ${submittedOn} as submitted_on, r.accepted_on, r.revision, r.synthetic,
  (select g.name from groups.term_member m join groups.term t on t.id = m.term_id and t.year = r.year join groups.emulation_group g on g.id = t.group_id and g.kind <> 'inner'
    where m.unit_id = r.unit_id order by g.kind, g.number limit 1) as group_name,
  (select count(*)::int from registrations.target x where x.registration_id = r.id) as target_count,
  (select count(*)::int from registrations.initiative_aim x where x.registration_id = r.id) as initiative_count,
  coalesce((select json_agg(x.award_code order by x.award_code) from registrations.title_aim x where x.registration_id = r.id), '[]') as award_codes,
  (select count(*)::int from registrations.field_return x where x.registration_id = r.id and x.resolved_on is null) as open_returns,
  (select min(x.due_on) from registrations.field_return x where x.registration_id = r.id and x.resolved_on is null) as return_due_on,
  exists (select 1 from registrations.change_request x where x.registration_id = r.id and x.state = 'OPEN') as change_open,
  (select w.late_counts from registrations.registration_window w where w.year = r.year and w.subject_kind = r.subject_kind order by w.authority_unit_id limit 1) as late_counts`;
export const rowSource = sql`registrations.registration r join directory.unit u on u.id = r.unit_id left join directory.person p on p.id = r.person_id`;

export function presentRow<R extends Stored>(law: CurrentLaw, { awardCodes, lateCounts, ...row }: R) {
  return {
    ...row,
    titles: awardCodes.map((code) => awardName(law, code, row.year)),
    counts: doesCount(row.late, lateCounts === null ? undefined : { opensOn: '', closesOn: '', lateAllowed: true, lateCounts }),
  };
}

export const presentWindow = (tx: Tx, window: StoredWindow) => ({ ...window, status: windowStatus(window, tx.today) });

/** The same reach as `maySee`, for lists: own unit, units whose group one checks, everything sent for overseers. */
function scope(tx: Tx): Sql {
  const own = sql`${[...tx.actor.unitIds]}::uuid[]`;
  const mine = sql`r.person_id is not null and r.person_id = ${tx.actor.personId}::uuid and r.unit_id = any (${own})`;
  const inUnit = tx.actor.grants.some((grant) => grant.role === 'officer' || grant.role === 'leader');
  const unit = sql`r.unit_id = any (${own}) and (r.subject_kind = 'unit' ${inUnit ? sql`or r.state <> 'DRAFT'` : empty})`;
  const checked = sql`r.subject_kind = 'unit' and r.state <> 'DRAFT' and ${inUnit} and r.unit_id in (
    select m.unit_id from groups.term_member m join groups.term t on t.id = m.term_id and t.year = r.year where t.id = any ((select groups.my_led_terms())::uuid[]))`;
  return sql`((${mine}) or (${unit}) or (${checked}) or (${isOverseer(tx.actor)} and r.state <> 'DRAFT'))`;
}

const matches = (q: string): Sql => hasWords(sql`(u.kd || ' ' || coalesce(p.kd, ''))`, q);

const inTerm = (termId: string): Sql => sql`r.unit_id in (select m.unit_id from groups.term_member m where m.term_id = ${termId})`;

/** Units whose sending is awaited by the caller: in groups they check, or everywhere for overseers. */
function missingUnits(tx: Tx, year: number, termId: string | undefined): Promise<List['missing']> {
  return tx.many(sql`
    select distinct on (u.name collate "vi-x-icu", u.id) u.id, u.name, g.name as group_name
    from groups.term_member m join groups.term t on t.id = m.term_id join groups.emulation_group g on g.id = t.group_id join directory.unit u on u.id = m.unit_id
    where t.year = ${year} and g.kind <> 'inner' and m.left_on is null ${termId ? sql`and t.id = ${termId}` : empty}
      and (${isOverseer(tx.actor)} or t.id = any ((select groups.my_led_terms())::uuid[]))
      and not exists (select 1 from registrations.registration r where r.unit_id = u.id and r.person_id is null and r.year = ${year} and r.state not in ('DRAFT', 'WITHDRAWN'))
    order by u.name collate "vi-x-icu", u.id limit 200`);
}

function termsFor(tx: Tx, year: number): Promise<List['terms']> {
  return tx.many(sql`
    select t.id, g.name from groups.term t join groups.emulation_group g on g.id = t.group_id where t.year = ${year} and g.kind <> 'inner'
      and (${isOverseer(tx.actor)} or t.id = any ((select groups.my_terms())::uuid[]) or t.id = any ((select groups.my_led_terms())::uuid[]))
    order by g.kind, g.number, g.name`);
}

export async function listRegistrations(tx: Tx, query: ListQuery): Promise<List> {
  const [afterName, afterId] = query.after?.split('~') ?? [];
  const where = sql`where r.year = ${query.year} and ${scope(tx)}
    ${query.q?.trim() ? sql`and ${matches(query.q)}` : empty}
    ${query.subject ? sql`and r.subject_kind = ${query.subject}` : empty}
    ${query.state ? sql`and r.state = ${query.state}` : sql`and r.state <> 'WITHDRAWN'`}
    ${query.late ? sql`and r.late` : empty}
    ${query.termId ? sql`and ${inTerm(query.termId)}` : empty}`;
  const rows = await tx.many<Stored>(sql`
    select ${rowColumns} from ${rowSource} ${where}
    ${afterId ? sql`and (u.name collate "vi-x-icu", r.id) > (${afterName ?? ''} collate "vi-x-icu", ${afterId}::uuid)` : empty}
    order by u.name collate "vi-x-icu", r.id limit ${query.limit + 1}`);
  const shown = rows.slice(0, query.limit);
  const last = shown.at(-1);
  const { total } = await tx.one<{ total: number }>(sql`select count(*)::int as total from (select 1 from ${rowSource} ${where} limit 1001) capped`);
  const law = await currentLaw(tx);
  const authority = await authorityOfYear(tx, query.year);
  const windows = authority === undefined ? [] : await windowsOf(tx, authority, query.year);
  const unit = await startOf(tx, { year: query.year, subject: 'unit' });
  const person = await startOf(tx, { year: query.year, subject: 'person' });
  const start = (subject: SubjectKind, { window, existing }: typeof unit) =>
    mayStart(tx.actor, subject, query.year, window, existing !== undefined, tx.today);
  return {
    rows: shown.map((row) => presentRow(law, row)),
    next: rows.length > query.limit && last ? `${last.unit.name}~${last.id}` : null,
    total: total > 1000 ? null : total,
    windows: windows.map((window) => presentWindow(tx, window)),
    missing: await missingUnits(tx, query.year, query.termId),
    terms: await termsFor(tx, query.year),
    mine: { unit: unit.existing?.id ?? null, person: person.existing?.id ?? null },
    can: { startUnit: start('unit', unit), startPerson: start('person', person), setWindow: standing(tx.actor), lock: standing(tx.actor) },
  };
}

/** What `/dang-ky/moi` offers: the unit's registration to its desk, everybody their own. */
export async function startOptions(tx: Tx, year: number): Promise<Start> {
  const options: Start['options'] = [];
  let unitId: string | null = null;
  for (const subject of ['unit', 'person'] as const) {
    const found = await startOf(tx, { year, subject });
    unitId ??= found.own?.unitId ?? null;
    const targets = found.last
      ? await tx.one<{ count: number }>(sql`select count(*)::int as count from registrations.target where registration_id = ${found.last.id}`)
      : undefined;
    options.push({
      subject,
      window: found.window ? presentWindow(tx, found.window) : null,
      existingId: found.existing?.id ?? null,
      lastYear: found.last && targets ? { id: found.last.id, targets: targets.count } : null,
      can: { start: mayStart(tx.actor, subject, year, found.window, found.existing !== undefined, tx.today) },
    });
  }
  const unit =
    unitId === null ? undefined : await tx.maybe<{ id: string; name: string }>(sql`select id, name from directory.unit where id = ${unitId}`);
  return { unit: unit ?? null, options };
}
