import type { z } from 'zod';
import { empty, sql, type Sql, type Tx } from '#platform/db/database.ts';
import { hasWords } from '#platform/db/find-words.ts';
import type { EvidenceObjectType, EvidenceRef, evidenceApi } from '../contract.ts';
import { canOfItem, isOverseer, keepingUnit, mayKeep, mayRead } from './policy.ts';
import { evidenceTarget } from './targets.ts';

type ListQuery = z.output<(typeof evidenceApi.list)['query']>;
type List = z.input<(typeof evidenceApi.list)['response']>;
type Detail = z.input<(typeof evidenceApi.detail)['response']>;
type OfObject = z.input<(typeof evidenceApi.ofObject)['response']>;

type Row = Omit<List['rows'][number], 'can'> & { discardedOn: string | null };

const uses = sql`(select count(*)::int from evidence.use u where u.item_id = i.id)`;
const opened = sql`(select count(*)::int from evidence.opening o where o.item_id = i.id)`;
const columns = sql`i.id, i.unit_id, n.name as unit_name, i.kind, i.title, i.note, i.file_name, i.media_type, i.size_bytes, i.happened_on, i.document_id,
  (select concat_ws(' ', d.type, d.number) from documents.document d where d.id = i.document_id) as document_label,
  i.created_at as added_at, i.synthetic, i.version, i.discarded_on, ${uses} as uses, ${opened} as opened`;
const source = sql`evidence.item i join directory.unit n on n.id = i.unit_id`;

/** Each typed word must occur in title or file name, accents or not (R-153). */
const matches = (q: string): Sql => hasWords(sql`i.kd`, q);

/** Units see their own, overseers the one they ask for or all; a unit asked for without right gives nothing. */
function scope(tx: Tx, unitId: string | undefined): Sql {
  const own = sql`i.unit_id = any (${[...tx.actor.unitIds]}::uuid[])`;
  if (isOverseer(tx.actor)) return unitId ? sql`i.unit_id = ${unitId}` : sql`true`;
  return unitId ? sql`${own} and i.unit_id = ${unitId}` : own;
}

export async function listEvidence(tx: Tx, query: ListQuery): Promise<List> {
  const [afterAt, afterId] = query.after?.split('~') ?? [];
  const where = sql`where i.discarded_on is null and ${scope(tx, query.unitId)}
    ${query.q?.trim() ? sql`and ${matches(query.q)}` : empty}
    ${query.kind ? sql`and i.kind = ${query.kind}` : empty}
    ${query.unused ? sql`and not exists (select 1 from evidence.use u where u.item_id = i.id)` : empty}`;
  const rows = await tx.many<Row>(sql`
    select ${columns} from ${source} ${where}
    ${afterId ? sql`and (date_trunc('milliseconds', i.created_at), i.id) < (${afterAt}::timestamptz, ${afterId}::uuid)` : empty}
    order by date_trunc('milliseconds', i.created_at) desc, i.id desc limit ${query.limit + 1}`);
  const shown = rows.slice(0, query.limit);
  const last = shown.at(-1);
  const { total } = await tx.one<{ total: number }>(
    sql`select count(*)::int as total from (select 1 from evidence.item i ${where} limit 1001) capped`,
  );
  const unitId = keepingUnit(tx.actor);
  return {
    rows: shown.map((row) => ({ ...row, can: canOfItem(tx.actor, row) })),
    next: rows.length > query.limit && last ? `${last.addedAt}~${last.id}` : null,
    total: total > 1000 ? null : total,
    can: { add: mayKeep(tx.actor, unitId) },
    unitId,
    secrets: await secretsOf(tx, query.unitId),
  };
}

function secretsOf(tx: Tx, unitId: string | undefined): Promise<List['secrets']> {
  return tx.many(sql`
    select year, reason, sum(count)::int as count from evidence.secret_count where true ${unitId ? sql`and unit_id = ${unitId}` : empty}
    group by year, reason order by year desc, reason`);
}

export async function evidenceDetail(tx: Tx, id: string): Promise<Detail | undefined> {
  const row = await tx.maybe<Row>(sql`select ${columns} from ${source} where i.id = ${id}`);
  if (!row || !mayRead(tx.actor, row)) return undefined;
  const places = await tx.many<Detail['uses'][number]>(sql`
    select object_type as type, object_id, label, link, added_at from evidence.use where item_id = ${id} order by added_at, object_id`);
  const openings = await tx.many<Detail['openings'][number]>(
    sql`select opened_by as by, opened_on as on from evidence.opening where item_id = ${id} order by opened_on, opened_by`,
  );
  return { ...row, uses: places, openings, can: canOfItem(tx.actor, row) };
}

const refColumns = sql`i.id as item_id, i.unit_id, i.kind, i.title, i.note, i.file_name, i.media_type, i.size_bytes, i.happened_on, i.synthetic, ${uses} as uses, ${opened} as opened`;

/** The proofs of many objects of one type at once: one question for a whole table. Objects without proof are absent. */
export async function evidenceOf(tx: Tx, type: EvidenceObjectType, ids: readonly string[]): Promise<Map<string, EvidenceRef[]>> {
  const found = new Map<string, EvidenceRef[]>();
  if (ids.length === 0) return found;
  const rows = await tx.many<EvidenceRef & { objectId: string }>(sql`
    select ${refColumns}, x.object_id from evidence.use x join evidence.item i on i.id = x.item_id
    where x.object_type = ${type} and x.object_id = any (${[...ids]}::uuid[]) and i.discarded_on is null order by x.added_at, i.id`);
  for (const { objectId, ...ref } of rows) found.set(objectId, [...(found.get(objectId) ?? []), ref]);
  return found;
}

/** `undefined` when the object is missing or hidden from the caller. */
export async function evidenceOfObject(tx: Tx, type: EvidenceObjectType, objectId: string): Promise<OfObject | undefined> {
  const target = await evidenceTarget(tx, type, objectId);
  if (!target) return undefined;
  const unitId = target.unitIds.find((one) => mayKeep(tx.actor, one).ok) ?? target.unitIds[0] ?? null;
  const keep = mayKeep(tx.actor, unitId);
  return { rows: (await evidenceOf(tx, type, [objectId])).get(objectId) ?? [], change: keep.ok ? target.change : keep };
}

/** Who has opened each proof; council and appraisal ask before a title goes on (R-163). */
export async function openingsOf(tx: Tx, itemIds: readonly string[]): Promise<Map<string, { by: string; on: string }[]>> {
  const rows = await tx.many<{ itemId: string; by: string; on: string }>(sql`
    select item_id, opened_by as by, opened_on as on from evidence.opening where item_id = any (${[...itemIds]}::uuid[]) order by opened_on, opened_by`);
  const found = new Map<string, { by: string; on: string }[]>();
  for (const { itemId, ...opening } of rows) found.set(itemId, [...(found.get(itemId) ?? []), opening]);
  return found;
}
