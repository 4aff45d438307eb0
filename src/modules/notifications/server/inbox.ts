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
  const row = {
    id: newId(),
    kind: duty.kind,
    object_type: duty.object.type,
    object_id: duty.object.id,
    title_vi: duty.title.vi,
    title_en: duty.title.en,
    detail_vi: detail.vi,
    detail_en: detail.en,
    verb_vi: duty.verb.vi,
    verb_en: duty.verb.en,
    link: duty.link,
    owner_unit_id: duty.owner.unitId,
    owner_role: duty.owner.role,
    owner_account_id: duty.owner.accountId ?? null,
    opens_on: duty.opensOn ?? null,
    due_on: duty.dueOn ?? null,
    created_at: tx.now.toISOString(),
    year: duty.year ?? null,
  };
  await tx.run(sql`select notifications.owe(${JSON.stringify(row)}::jsonb)`);
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
    select notifications.settle(${kind ?? null}, ${object.type}, ${object.id}, ${unitId ?? null}, ${state}, ${tx.now.toISOString()})`);
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
