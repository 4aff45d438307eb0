import { sql, type Tx } from '#platform/db/database.ts';
import type { Day } from '#platform/dates.ts';
import { authorityOf } from '#modules/registrations/index.ts';
import type { Definition, Level } from '../contract.ts';

export interface Asked extends Definition {
  readonly position: number;
}

const columns = sql`d.id, d.code, d.edition, d.position, jsonb_build_object('vi', d.name_vi, 'en', d.name_en) as name, d.unit, d.period, d.counting, d.feed,
  d.fact_kind, d.parts, d.formula, d.pending_days,
  case when d.target is null then null else jsonb_build_object('comparison', d.comparison, 'target', trim_scale(d.target)::text) end as target,
  d.post_title, jsonb_build_object('vi', d.proof_vi, 'en', d.proof_en) as proof, d.source, d.valid_from, d.valid_to, d.reason, d.version`;

/** Every edition of every definition of an authority, in the order they are shown. */
export function editionsOf(tx: Tx, authorityId: string): Promise<Asked[]> {
  return tx.many(
    sql`select ${columns} from indicators.definition d where d.authority_unit_id = ${authorityId} order by d.position, d.code, d.edition`,
  );
}

export async function editionsFor(tx: Tx, unitId: string, year: number): Promise<Asked[]> {
  const authorityId = await authorityOf(tx, unitId, year);
  return authorityId ? editionsOf(tx, authorityId) : [];
}

export function lockDefinition(tx: Tx, id: string): Promise<(Asked & { authorityUnitId: string }) | undefined> {
  return tx.maybe(sql`select ${columns}, d.authority_unit_id from indicators.definition d where d.id = ${id} for update of d`);
}

/** First and last day of validity both count. */
export const validOn = <T extends Pick<Definition, 'validFrom' | 'validTo'>>(editions: readonly T[], day: Day): T[] =>
  editions.filter((one) => one.validFrom <= day && (one.validTo === null || day <= one.validTo));

export interface Assignment {
  readonly unitId: string;
  readonly code: string;
  readonly applies: boolean;
  readonly target: string | null;
  readonly postTitle: string;
}

export function assignmentsOf(tx: Tx, unitIds: readonly string[], year: number): Promise<Assignment[]> {
  return tx.many(sql`
    select unit_id, code, applies, trim_scale(target)::text as target, post_title from indicators.assignment
    where unit_id = any (${[...unitIds]}::uuid[]) and year = ${year}`);
}

/** A definition as this unit was given it: its own target and post where they were set. */
export interface UnitDefinition {
  readonly definition: Definition;
  readonly applies: boolean;
  readonly target: Definition['target'];
  readonly postTitle: string;
}

export function givenTo(definition: Definition, assignment: Assignment | undefined): UnitDefinition {
  const own = assignment?.target ?? null;
  return {
    definition,
    applies: assignment?.applies ?? true,
    target: own === null ? definition.target : { comparison: definition.target?.comparison ?? '>=', target: own },
    postTitle: assignment?.postTitle || definition.postTitle,
  };
}

/** Who holds which post of a unit today, by title in lower case. The desk asks posts, never people. */
export async function holdersOf(tx: Tx, unitId: string): Promise<(title: string) => string[]> {
  const rows = await tx.many<{ title: string; name: string }>(sql`
    select lower(o.title) as title, p.full_name as name from directory.post o join directory.person p on p.id = o.person_id
    where o.unit_id = ${unitId} and (o.valid_from is null or o.valid_from <= ${tx.today}) and (o.valid_to is null or ${tx.today} <= o.valid_to)
    order by p.full_name, p.id`);
  return (title) => rows.filter((row) => row.title === title.toLowerCase() || row.title.startsWith(`${title.toLowerCase()} `)).map((row) => row.name);
}

export function levelsOf(tx: Tx, authorityId: string): Promise<Level[]> {
  return tx.many(sql`
    select code, jsonb_build_object('vi', name_vi, 'en', name_en) as name, counts_online, version from indicators.service_level
    where authority_unit_id = ${authorityId} order by position, code`);
}

export interface Tracking {
  readonly unitId: string;
  readonly fromMonth: number;
  readonly synthetic: boolean;
}

export async function trackingOf(tx: Tx, unitIds: readonly string[], year: number): Promise<Map<string, Tracking>> {
  const rows = await tx.many<Tracking>(sql`
    select unit_id, from_month, synthetic from indicators.tracking where unit_id = any (${[...unitIds]}::uuid[]) and year = ${year}`);
  return new Map(rows.map((row) => [row.unitId, row]));
}
