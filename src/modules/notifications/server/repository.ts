import { sql, type Tx } from '#platform/db/database.ts';
import { newId } from '#platform/ids.ts';
import { enqueue } from '#modules/jobs/index.ts';
import type { Post } from '../rules.ts';
import { mailReminder } from './jobs.ts';
import { noticeIsMine } from './mine.ts';

export interface NewReminder {
  readonly dutyId: string;
  readonly step: number;
  readonly to: Post;
  readonly byHand: boolean;
  readonly note: string;
}

/** Puts a reminder on record and queues its mail; false when this one was on record already. */
export async function keepReminder(tx: Tx, { dutyId, step, to, byHand, note }: NewReminder): Promise<boolean> {
  const row = {
    id: newId(),
    duty_id: dutyId,
    step,
    sent_on: tx.today,
    to_role: to.role,
    to_unit_id: to.unitId,
    to_account_id: to.accountId,
    by_hand: byHand,
    note,
    made_by: byHand ? tx.actor.name : '',
  };
  const { kept } = await tx.one<{ kept: boolean }>(sql`select notifications.remind(${JSON.stringify(row)}::jsonb) as kept`);
  if (kept) await enqueue(tx, mailReminder, { reminderId: row.id });
  return kept;
}

/** How many were unread until now. Notices that are not mine stay as they are. */
export function markRead(tx: Tx, ids: readonly string[] | null): Promise<number> {
  return tx.run(sql`
    insert into notifications.notice_read (notice_id, account_id)
    select n.id, ${tx.actor.accountId}::uuid from notifications.notice n
    where ${noticeIsMine(tx.actor)} and (${ids}::uuid[] is null or n.id = any (${ids}::uuid[])) on conflict do nothing`);
}

export async function saveAddress(tx: Tx, email: string | null): Promise<void> {
  if (email === null) {
    await tx.run(sql`delete from notifications.mail_address where account_id = ${tx.actor.accountId}`);
    return;
  }
  await tx.run(sql`
    insert into notifications.mail_address (account_id, email) values (${tx.actor.accountId}, ${email})
    on conflict (account_id) do update set email = excluded.email, updated_at = now()`);
}
