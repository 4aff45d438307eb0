import { sql, type Tx } from '#platform/db/database.ts';
import type { Day } from '#platform/dates.ts';
import type { Content, InitiativeWords, RegistrationState, SubjectKind, TargetWords, Window } from '../rules.ts';

export interface Registration {
  readonly id: string;
  readonly year: number;
  readonly subjectKind: SubjectKind;
  readonly unitId: string;
  readonly unitName: string;
  readonly unitShortName: string;
  readonly personId: string | null;
  readonly personName: string | null;
  readonly state: RegistrationState;
  readonly late: boolean;
  readonly submittedOn: Day | null;
  readonly revision: number;
  readonly noTitleReason: string;
  readonly version: number;
}

/** Business day of the sending, in Vietnam time. */
export const submittedOn = sql`(r.submitted_at at time zone 'Asia/Ho_Chi_Minh')::date`;

const columns = sql`r.id, r.year, r.subject_kind, r.unit_id, u.name as unit_name, u.short_name as unit_short_name, r.person_id, p.full_name as person_name, r.state, r.late,
  ${submittedOn} as submitted_on, r.revision, r.no_title_reason, r.version`;
const source = sql`registrations.registration r join directory.unit u on u.id = r.unit_id left join directory.person p on p.id = r.person_id`;

export const findRegistration = (tx: Tx, id: string): Promise<Registration | undefined> =>
  tx.maybe(sql`select ${columns} from ${source} where r.id = ${id}`);
/** The row locked for change. */
export const lockRegistration = (tx: Tx, id: string): Promise<Registration | undefined> =>
  tx.maybe(sql`select ${columns} from ${source} where r.id = ${id} for update of r`);

/** The living registration of a unit or person in a year; withdrawn ones do not count. */
export function livingOf(tx: Tx, unitId: string, personId: string | null, year: number): Promise<Registration | undefined> {
  return tx.maybe(sql`
    select ${columns} from ${source} where r.unit_id = ${unitId} and r.person_id is not distinct from ${personId}::uuid and r.year = ${year} and r.state <> 'WITHDRAWN'`);
}

export async function contentOf(tx: Tx, registration: Pick<Registration, 'id' | 'noTitleReason'>): Promise<Content> {
  const { id } = registration;
  const targets = await tx.many<TargetWords>(sql`
    select id, text, criterion_id, target_hundredths, target_unit, due_on from registrations.target where registration_id = ${id} order by ord, id`);
  const initiatives = await tx.many<InitiativeWords>(
    sql`select id, title, field, authors from registrations.initiative_aim where registration_id = ${id} order by ord, id`,
  );
  const titles = await tx.many<{ awardCode: string }>(
    sql`select award_code from registrations.title_aim where registration_id = ${id} order by award_code`,
  );
  return { targets, initiatives, titles: titles.map((row) => row.awardCode), noTitleReason: registration.noTitleReason };
}

/** False when the unit or person already has a living registration of that year. */
export async function insertRegistration(
  tx: Tx,
  registration: Pick<Registration, 'id' | 'year' | 'subjectKind' | 'unitId' | 'personId'> & { copiedFromId: string | null },
): Promise<boolean> {
  const fresh = await tx.run(sql`
    insert into registrations.registration (id, year, subject_kind, unit_id, person_id, state, copied_from_id)
    values (${registration.id}, ${registration.year}, ${registration.subjectKind}, ${registration.unitId}, ${registration.personId}, 'DRAFT', ${registration.copiedFromId})
    on conflict do nothing`);
  return fresh === 1;
}

/**
 * Makes the stored content equal to the given one. Rows keep their identity, so that outcomes, proofs and returns stay with
 * them. False when a row id belongs to another registration: ids come from the browser.
 */
export async function writeContent(tx: Tx, id: string, content: Content): Promise<boolean> {
  const ids = (rows: readonly { readonly id: string }[]) => rows.map((row) => row.id);
  await tx.run(sql`delete from registrations.target where registration_id = ${id} and not (id = any (${ids(content.targets)}::uuid[]))`);
  await tx.run(sql`delete from registrations.initiative_aim where registration_id = ${id} and not (id = any (${ids(content.initiatives)}::uuid[]))`);
  await tx.run(sql`delete from registrations.title_aim where registration_id = ${id}`);
  let written = 0;
  for (const [ord, target] of content.targets.entries()) {
    written += await tx.run(sql`
      insert into registrations.target as t (id, registration_id, ord, text, criterion_id, target_hundredths, target_unit, due_on)
      values (${target.id}, ${id}, ${ord}, ${target.text}, ${target.criterionId}, ${target.targetHundredths}, ${target.targetUnit}, ${target.dueOn})
      on conflict (id) do update set ord = excluded.ord, text = excluded.text, criterion_id = excluded.criterion_id, target_hundredths = excluded.target_hundredths,
        target_unit = excluded.target_unit, due_on = excluded.due_on where t.registration_id = ${id}`);
  }
  for (const [ord, initiative] of content.initiatives.entries()) {
    written += await tx.run(sql`
      insert into registrations.initiative_aim as i (id, registration_id, ord, title, field, authors)
      values (${initiative.id}, ${id}, ${ord}, ${initiative.title}, ${initiative.field}, ${[...initiative.authors]})
      on conflict (id) do update set ord = excluded.ord, title = excluded.title, field = excluded.field, authors = excluded.authors where i.registration_id = ${id}`);
  }
  await tx.run(
    sql`insert into registrations.title_aim (registration_id, award_code) select ${id}, code from unnest(${[...new Set(content.titles)]}::text[]) as code`,
  );
  await tx.run(sql`update registrations.registration set no_title_reason = ${content.noTitleReason} where id = ${id}`);
  return written === content.targets.length + content.initiatives.length;
}

/** Moves a registration the caller has locked, naming state and version it saw; false when somebody else was faster. */
export async function move(
  tx: Tx,
  it: Pick<Registration, 'id' | 'state'>,
  version: number,
  to: RegistrationState,
  also: ReturnType<typeof sql> = sql`late = late`,
): Promise<boolean> {
  const changed = await tx.run(sql`
    update registrations.registration set state = ${to}, ${also}, version = version + 1 where id = ${it.id} and state = ${it.state} and version = ${version}`);
  return changed === 1;
}

export interface FieldReturn {
  readonly id: string;
  readonly field: string;
  readonly reason: string;
  readonly dueOn: Day | null;
}

export const openReturns = (tx: Tx, id: string): Promise<FieldReturn[]> =>
  tx.many(
    sql`select id, field, reason, due_on from registrations.field_return where registration_id = ${id} and resolved_on is null order by made_on, id`,
  );

export async function insertReturns(tx: Tx, registrationId: string, returns: readonly FieldReturn[]): Promise<void> {
  for (const one of returns) {
    await tx.run(sql`
      insert into registrations.field_return (id, registration_id, field, reason, due_on, made_on, made_by)
      values (${one.id}, ${registrationId}, ${one.field}, ${one.reason}, ${one.dueOn}, ${tx.today}, ${tx.actor.name})`);
  }
}

export async function resolveReturns(tx: Tx, registrationId: string): Promise<void> {
  await tx.run(
    sql`update registrations.field_return set resolved_on = ${tx.today} where registration_id = ${registrationId} and resolved_on is null`,
  );
}

export interface ChangeRequest {
  readonly id: string;
  readonly reason: string;
  readonly proposed: Content;
  readonly before: Content;
}

export const openChange = (tx: Tx, registrationId: string): Promise<ChangeRequest | undefined> =>
  tx.maybe(sql`select id, reason, proposed, before from registrations.change_request where registration_id = ${registrationId} and state = 'OPEN'`);

export async function insertChange(tx: Tx, id: string, registrationId: string, why: string, before: Content, proposed: Content): Promise<void> {
  await tx.run(sql`
    insert into registrations.change_request (id, registration_id, reason, proposed, before, state, made_on, made_by)
    values (${id}, ${registrationId}, ${why}, ${JSON.stringify(proposed)}::jsonb, ${JSON.stringify(before)}::jsonb, 'OPEN', ${tx.today}, ${tx.actor.name})`);
}

export async function closeChange(tx: Tx, id: string, state: 'APPROVED' | 'REJECTED', answer: string): Promise<void> {
  await tx.run(
    sql`update registrations.change_request set state = ${state}, answer = ${answer}, answered_on = ${tx.today}, version = version + 1 where id = ${id} and state = 'OPEN'`,
  );
}

export interface StoredWindow extends Window {
  readonly id: string;
  readonly year: number;
  readonly subjectKind: SubjectKind;
  readonly synthetic: boolean;
  readonly version: number;
}

const windowColumns = sql`id, year, subject_kind, opens_on, closes_on, late_allowed, late_counts, synthetic, version`;

export const windowOf = (tx: Tx, authorityId: string, year: number, kind: SubjectKind): Promise<StoredWindow | undefined> =>
  tx.maybe(
    sql`select ${windowColumns} from registrations.registration_window where authority_unit_id = ${authorityId} and year = ${year} and subject_kind = ${kind}`,
  );

export const windowsOf = (tx: Tx, authorityId: string, year: number): Promise<StoredWindow[]> =>
  tx.many(
    sql`select ${windowColumns} from registrations.registration_window where authority_unit_id = ${authorityId} and year = ${year} order by subject_kind desc`,
  );

/** False when somebody else changed the window since `version` (`null` = there was none). */
export async function saveWindow(
  tx: Tx,
  id: string,
  authorityId: string,
  window: Omit<StoredWindow, 'id' | 'synthetic' | 'version'>,
  version: number | null,
): Promise<boolean> {
  if (version === null) {
    const fresh = await tx.run(sql`
      insert into registrations.registration_window (id, authority_unit_id, year, subject_kind, opens_on, closes_on, late_allowed, late_counts)
      values (${id}, ${authorityId}, ${window.year}, ${window.subjectKind}, ${window.opensOn}, ${window.closesOn}, ${window.lateAllowed}, ${window.lateCounts}) on conflict do nothing`);
    return fresh === 1;
  }
  const changed = await tx.run(sql`
    update registrations.registration_window set opens_on = ${window.opensOn}, closes_on = ${window.closesOn}, late_allowed = ${window.lateAllowed},
      late_counts = ${window.lateCounts}, synthetic = false, version = version + 1
    where authority_unit_id = ${authorityId} and year = ${window.year} and subject_kind = ${window.subjectKind} and version = ${version}`);
  return changed === 1;
}

export async function saveOutcome(tx: Tx, registrationId: string, targetId: string, outcome: string, note: string): Promise<void> {
  await tx.run(
    sql`update registrations.target set outcome = ${outcome}, outcome_note = ${note} where id = ${targetId} and registration_id = ${registrationId}`,
  );
}
