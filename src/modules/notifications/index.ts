import type { Role } from '#platform/contract.ts';
import { sql, type Tx } from '#platform/db/database.ts';
import { newId } from '#platform/ids.ts';
import type { Text } from '#platform/text.ts';

/** Who owes it: a role in a unit, a role of the whole authority (`unitId: null`), or one account. */
export interface Owner {
  readonly role: Role;
  readonly unitId: string | null;
  readonly accountId?: string | null;
}

export interface ObjectRef {
  readonly type: string;
  readonly id: string;
}

export interface Duty {
  /** The step owed, `module.verb`; one open duty for each kind, object and owner. */
  readonly kind: string;
  readonly object: ObjectRef;
  /** "Ký giao ước năm 2022 · Khối IV" */
  readonly title: Text;
  /** What is prefilled and what is missing. */
  readonly detail?: Text;
  /** The one verb on the button: "Ký", "Nhập báo cáo". */
  readonly verb: Text;
  /** The address of exactly the form it needs. */
  readonly link: string;
  readonly owner: Owner;
  /** Hidden from the inbox before this day. */
  readonly opensOn?: string | null;
  readonly dueOn?: string | null;
  readonly year?: number | null;
}

const none: Text = { vi: '', en: '' };

/** Puts a duty into somebody's inbox, inside the caller's transaction. Owing the same again only refreshes words and dates. */
export async function owe(tx: Tx, duty: Duty): Promise<void> {
  const detail = duty.detail ?? none;
  await tx.run(sql`
    insert into notifications.duty (id, kind, object_type, object_id, title_vi, title_en, detail_vi, detail_en, verb_vi, verb_en, link,
      owner_unit_id, owner_role, owner_account_id, opens_on, due_on, created_at, year)
    values (${newId()}, ${duty.kind}, ${duty.object.type}, ${duty.object.id}, ${duty.title.vi}, ${duty.title.en}, ${detail.vi}, ${detail.en},
      ${duty.verb.vi}, ${duty.verb.en}, ${duty.link}, ${duty.owner.unitId}, ${duty.owner.role}, ${duty.owner.accountId ?? null},
      ${duty.opensOn ?? null}, ${duty.dueOn ?? null}, ${tx.now.toISOString()}, ${duty.year ?? null})
    on conflict (kind, object_type, object_id, owner_role, coalesce(owner_unit_id, '00000000-0000-0000-0000-000000000000'),
      coalesce(owner_account_id, '00000000-0000-0000-0000-000000000000')) where state = 'OPEN'
    do update set title_vi = excluded.title_vi, title_en = excluded.title_en, detail_vi = excluded.detail_vi, detail_en = excluded.detail_en,
      due_on = excluded.due_on, opens_on = excluded.opens_on, link = excluded.link`);
}

export interface Settled {
  readonly kind?: string;
  readonly object: ObjectRef;
  /** Only this unit's duty; all owners when left out. */
  readonly unitId?: string | null;
}

/** The duty is done: it leaves the inbox and keeps its history. Settling what nobody owes is no error. */
export async function settle(tx: Tx, { kind, object, unitId }: Settled, state: 'DONE' | 'CANCELLED' = 'DONE'): Promise<void> {
  await tx.run(sql`
    update notifications.duty set state = ${state}, closed_at = ${tx.now.toISOString()}
    where object_type = ${object.type} and object_id = ${object.id} and state = 'OPEN'
      and (${kind ?? null}::text is null or kind = ${kind ?? null}) and (${unitId ?? null}::uuid is null or owner_unit_id = ${unitId ?? null}::uuid)`);
}

export interface Notice {
  readonly to: Owner;
  readonly title: Text;
  readonly link: string;
}

/** Tells somebody about something they need not act on. */
export async function tell(tx: Tx, { to, title, link }: Notice): Promise<void> {
  await tx.run(sql`
    insert into notifications.notice (id, unit_id, role, account_id, title_vi, title_en, link, created_at)
    values (${newId()}, ${to.unitId}, ${to.role}, ${to.accountId ?? null}, ${title.vi}, ${title.en}, ${link}, ${tx.now.toISOString()})`);
}
