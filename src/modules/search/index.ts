import { sql, type Tx } from '#platform/db/database.ts';

export interface Findable {
  readonly type: string;
  readonly id: string;
  /** How it is shown in the list of hits. */
  readonly title: string;
  readonly subtitle?: string;
  readonly link: string;
  /** Every name it answers to, old names and other spellings included. */
  readonly names: readonly string[];
  /** Set when only this unit and overseers may find it. */
  readonly unitId?: string | null;
  /** Higher comes first among equal matches: groups 30, units 20, people and documents 10. */
  readonly weight?: number;
}

/** Replaces what the index knows of one object, in the transaction that changed it: an edit is found at once. */
export async function makeFindable(tx: Tx, thing: Findable): Promise<void> {
  const names = [...new Set([thing.title, ...thing.names].map((name) => name.normalize('NFC').trim()).filter(Boolean))];
  await tx.run(sql`delete from search.entry where object_type = ${thing.type} and object_id = ${thing.id}`);
  await tx.run(sql`
    insert into search.entry (object_type, object_id, name, title, subtitle, link, weight, unit_id)
    select ${thing.type}, ${thing.id}::uuid, name, ${thing.title}, ${thing.subtitle ?? ''}, ${thing.link}, ${thing.weight ?? 0}::int, ${thing.unitId ?? null}::uuid
    from unnest(${names}::text[]) as name`);
}

export async function forget(tx: Tx, type: string, id: string): Promise<void> {
  await tx.run(sql`delete from search.entry where object_type = ${type} and object_id = ${id}`);
}
