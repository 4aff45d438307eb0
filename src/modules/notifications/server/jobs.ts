import { z } from 'zod';
import { system } from '#platform/actor.ts';
import type { Role } from '#platform/contract.ts';
import { sql, type Tx } from '#platform/db/database.ts';
import { roleLabels } from '#modules/identity/contract.ts';
import { defineJob, enqueue } from '#modules/jobs/index.ts';
import { reminderMail } from '../mail-text.ts';
import { mailSettings, sendMail } from './mailer.ts';

/** Finds who is to be written to about a reminder and queues one mail for each, so that one bad address stops no other. */
export const mailReminder = defineJob({
  name: 'notifications.mail_reminder',
  payload: z.object({ reminderId: z.uuid() }).strict(),
  run: async (db, { reminderId }) => {
    if (mailSettings(process.env) === null) return;
    await db.write(system, async (tx) => {
      for (const { accountId } of await receivers(tx, reminderId)) {
        await enqueue(tx, sendReminder, { reminderId, accountId }, { key: `mail:${reminderId}:${accountId}` });
      }
    });
  },
});

/** One mail to one account. What was done in the meantime is no longer worth a mail. */
export const sendReminder = defineJob({
  name: 'notifications.send_mail',
  payload: z.object({ reminderId: z.uuid(), accountId: z.uuid() }).strict(),
  run: async (db, { reminderId, accountId }) => {
    const settings = mailSettings(process.env);
    if (settings === null) return;
    const found = await db.read(system, (tx) => letter(tx, reminderId, accountId));
    if (!found) return;
    const { subject, text } = reminderMail({ ...found, home: settings.home });
    await sendMail(settings, { to: found.email, subject, text, id: `${reminderId}.${accountId}` });
  },
});

export const notificationJobs = [mailReminder, sendReminder] as const;

/** Accounts at the post the reminder was for, in office today, that keep an address. */
function receivers(tx: Tx, reminderId: string): Promise<{ accountId: string }[]> {
  return tx.many(sql`
    select distinct a.id as account_id from notifications.reminder r join identity.account a on a.active join notifications.mail_address m on m.account_id = a.id
    where r.id = ${reminderId} and (a.id = r.to_account_id or (r.to_account_id is null and exists (
      select 1 from identity.role_grant g where g.account_id = a.id and g.role = r.to_role and g.unit_id is not distinct from r.to_unit_id
        and (g.valid_from is null or g.valid_from <= ${tx.today}) and (g.valid_to is null or ${tx.today} <= g.valid_to))))`);
}

interface Found {
  readonly email: string;
  readonly step: number;
  readonly byHand: boolean;
  readonly title: string;
  readonly dueOn: string | null;
  readonly link: string;
  readonly toRole: Role;
  readonly toUnit: string | null;
  readonly ownerRole: Role;
  readonly ownerUnit: string | null;
}

const named = (role: Role, unit: string | null): string => [roleLabels[role].vi, unit].filter(Boolean).join(', ');

async function letter(tx: Tx, reminderId: string, accountId: string) {
  const found = await tx.maybe<Found>(sql`
    select m.email, r.step, r.by_hand, d.title_vi as title, d.due_on, d.link, r.to_role, tu.name as to_unit, d.owner_role, ou.name as owner_unit
    from notifications.reminder r join notifications.duty d on d.id = r.duty_id and d.state = 'OPEN'
      join notifications.mail_address m on m.account_id = ${accountId}
      left join directory.unit tu on tu.id = r.to_unit_id left join directory.unit ou on ou.id = d.owner_unit_id
    where r.id = ${reminderId}`);
  if (!found) return undefined;
  const receiver = named(found.toRole, found.toUnit);
  const owner = named(found.ownerRole, found.ownerUnit);
  return { ...found, today: tx.today, receiver, owner: owner === receiver ? null : owner };
}
