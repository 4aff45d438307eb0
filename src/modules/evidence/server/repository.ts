import type { z } from 'zod';
import { sql, type Tx } from '#platform/db/database.ts';
import type { EvidenceObjectType, itemWords, SecretReason } from '../contract.ts';

export type Words = z.output<typeof itemWords>;

export interface Item extends Words {
  readonly id: string;
  readonly unitId: string;
  readonly kind: 'file' | 'fact';
  readonly fileName: string | null;
  readonly mediaType: string | null;
  readonly discardedOn: string | null;
  readonly version: number;
  readonly uses: number;
}

const columns = sql`i.id, i.unit_id, i.kind, i.title, i.note, i.happened_on, i.document_id, i.file_name, i.media_type, i.discarded_on, i.version,
  (select count(*)::int from evidence.use u where u.item_id = i.id) as uses`;

/** The row locked for change. */
export function lockItem(tx: Tx, id: string): Promise<Item | undefined> {
  return tx.maybe<Item>(sql`select ${columns} from evidence.item i where i.id = ${id} for update of i`);
}

export function findItem(tx: Tx, id: string): Promise<Item | undefined> {
  return tx.maybe<Item>(sql`select ${columns} from evidence.item i where i.id = ${id}`);
}

export interface NewFile {
  readonly id: string;
  readonly unitId: string;
  readonly words: Words;
  readonly fileName: string;
  readonly mediaType: string;
  readonly bytes: Uint8Array;
  readonly sha256: string;
}

/** Stores a file and answers its id; the same bytes under the same title in the same unit answer the item that exists. */
export async function insertFile(tx: Tx, file: NewFile): Promise<{ id: string; existed: boolean }> {
  const fresh = await tx.run(sql`
    insert into evidence.item (id, unit_id, kind, title, note, happened_on, document_id, file_name, media_type, size_bytes, sha256, created_by, created_at)
    values (${file.id}, ${file.unitId}, 'file', ${file.words.title}, ${file.words.note}, ${file.words.happenedOn}, ${file.words.documentId}, ${file.fileName},
      ${file.mediaType}, ${file.bytes.byteLength}, ${file.sha256}, ${tx.actor.accountId}, ${tx.now.toISOString()})
    on conflict do nothing`);
  if (fresh === 0) {
    const { id } = await tx.one<{ id: string }>(sql`
      select id from evidence.item where unit_id = ${file.unitId} and sha256 = ${file.sha256} and title = ${file.words.title} and discarded_on is null`);
    return { id, existed: true };
  }
  await tx.run(sql`insert into evidence.content (item_id, bytes) values (${file.id}, ${Buffer.from(file.bytes)})`);
  return { id: file.id, existed: false };
}

export async function insertFact(tx: Tx, id: string, unitId: string, words: Words): Promise<void> {
  await tx.run(sql`
    insert into evidence.item (id, unit_id, kind, title, note, happened_on, document_id, created_by, created_at)
    values (${id}, ${unitId}, 'fact', ${words.title}, ${words.note}, ${words.happenedOn}, ${words.documentId}, ${tx.actor.accountId}, ${tx.now.toISOString()})`);
}

/** False when somebody else changed the row since `version`. */
export async function updateWords(tx: Tx, id: string, version: number, words: Words): Promise<boolean> {
  const changed = await tx.run(sql`
    update evidence.item set title = ${words.title}, note = ${words.note}, happened_on = ${words.happenedOn}, document_id = ${words.documentId}, version = version + 1
    where id = ${id} and version = ${version} and discarded_on is null`);
  return changed === 1;
}

/** Wipes the bytes and keeps the row with the reason. `secret` also wipes the words and every use: nothing of it may stay. */
export async function discardItem(tx: Tx, id: string, version: number, why: string, secret: boolean): Promise<boolean> {
  const changed = await tx.run(sql`
    update evidence.item set discarded_on = ${tx.today}, discard_reason = ${why}, version = version + 1,
      title = case when ${secret} then 'Đã gỡ bỏ' else title end, note = case when ${secret} then '' else note end,
      file_name = case when ${secret} then null else file_name end
    where id = ${id} and version = ${version} and discarded_on is null`);
  if (changed !== 1) return false;
  await tx.run(sql`delete from evidence.content where item_id = ${id}`);
  if (secret) await tx.run(sql`delete from evidence.use where item_id = ${id}`);
  return true;
}

export interface Use {
  readonly itemId: string;
  readonly object: { readonly type: EvidenceObjectType; readonly id: string };
  readonly unitId: string;
  readonly label: string;
  readonly link?: string;
}

/** One more use of a proof; using it again for the same object only refreshes the words. */
export async function insertUse(tx: Tx, use: Use): Promise<void> {
  await tx.run(sql`
    insert into evidence.use (item_id, object_type, object_id, unit_id, label, link, added_at)
    values (${use.itemId}, ${use.object.type}, ${use.object.id}, ${use.unitId}, ${use.label}, ${use.link ?? ''}, ${tx.now.toISOString()})
    on conflict (item_id, object_type, object_id) do update set label = excluded.label, link = excluded.link`);
}

/** False when there was no such use. */
export async function deleteUse(tx: Tx, itemId: string, type: EvidenceObjectType, objectId: string): Promise<boolean> {
  return (await tx.run(sql`delete from evidence.use where item_id = ${itemId} and object_type = ${type} and object_id = ${objectId}`)) === 1;
}

export async function countUses(tx: Tx, itemId: string): Promise<number> {
  const { count } = await tx.one<{ count: number }>(sql`select count(*)::int as count from evidence.use where item_id = ${itemId}`);
  return count;
}

/** Somebody of another unit has looked at it; the first time counts. True when it was the first. */
export async function insertOpening(tx: Tx, itemId: string): Promise<boolean> {
  const fresh = await tx.run(sql`
    insert into evidence.opening (item_id, account_id, opened_by, opened_on) values (${itemId}, ${tx.actor.accountId}, ${tx.actor.name}, ${tx.today}) on conflict do nothing`);
  return fresh === 1;
}

/** Adds to the count of papers kept out because of state secrets, and answers the new count of this year. */
export async function addSecrets(tx: Tx, unitId: string, reason: SecretReason, count: number): Promise<number> {
  const row = await tx.one<{ count: number }>(sql`
    insert into evidence.secret_count as s (unit_id, year, reason, count) values (${unitId}, ${Number(tx.today.slice(0, 4))}, ${reason}, ${count})
    on conflict (unit_id, year, reason) do update set count = s.count + excluded.count returning count`);
  return row.count;
}
