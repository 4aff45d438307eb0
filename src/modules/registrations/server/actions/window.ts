import { z } from 'zod';
import { defineAction, type Trace } from '#platform/action.ts';
import { sql, type Tx } from '#platform/db/database.ts';
import { newId } from '#platform/ids.ts';
import { commonRefusals, refuse } from '#platform/refusal.ts';
import { day, version, year } from '#platform/schema.ts';
import { codesOf } from '#platform/text.ts';
import { registrationRefusals, subjectKinds } from '../../contract.ts';
import { windowStatus } from '../../rules.ts';
import { authorityOfYear } from '../authority.ts';
import { oweRegistrations } from '../duties.ts';
import { standing } from '../policy.ts';
import { saveWindow, submittedOn, windowOf } from '../repository.ts';

/** Opens a year for units or persons, or moves its days; late marks follow the window as long as nothing is locked. */
export const setWindow = defineAction({
  name: 'registrations.setWindow',
  input: z
    .object({
      year,
      subjectKind: z.enum(codesOf(subjectKinds)),
      opensOn: day,
      closesOn: day,
      lateAllowed: z.boolean(),
      lateCounts: z.boolean(),
      version: version.nullable(),
    })
    .strict(),
  load: async (tx, input) => ({ authorityId: await authorityOfYear(tx, input.year) }),
  allow: (actor) => standing(actor),
  async run(tx, { authorityId }, { version: seen, ...wanted }) {
    if (!authorityId) throw refuse(registrationRefusals.noAuthority, { year: wanted.year });
    if (wanted.closesOn < wanted.opensOn) throw refuse(registrationRefusals.windowBackwards);
    const before = await windowOf(tx, authorityId, wanted.year, wanted.subjectKind);
    if (!(await saveWindow(tx, newId(), authorityId, wanted, seen))) throw refuse(commonRefusals.stale);
    const window = await windowOf(tx, authorityId, wanted.year, wanted.subjectKind);
    if (!window) throw refuse(commonRefusals.notFound);
    await tx.run(sql`
      update registrations.registration r set late = ${submittedOn} > ${window.closesOn}::date
      where r.year = ${window.year} and r.subject_kind = ${window.subjectKind} and r.submitted_at is not null and r.state in ('SUBMITTED', 'RETURNED', 'ACCEPTED')`);
    await oweRegistrations(tx, window.id);
    return {
      result: { ...window, status: windowStatus(window, tx.today) },
      trace: {
        type: 'registration_window',
        id: window.id,
        label: `${wanted.year} · ${subjectKinds[wanted.subjectKind].vi}`,
        detail: { before: before ?? null, after: wanted },
      },
    };
  },
});

interface Locked {
  readonly id: string;
  readonly unitId: string;
}

/** Locks what was accepted and whose window has ended: the day after its last day. Answers what it locked. */
async function lockEnded(tx: Tx): Promise<Locked[]> {
  return tx.many<Locked>(sql`
    update registrations.registration r set state = 'LOCKED', version = r.version + 1
    where r.state = 'ACCEPTED' and exists (select 1 from registrations.registration_window w where w.year = r.year and w.subject_kind = r.subject_kind and w.closes_on < ${tx.today}
      and (w.authority_unit_id in (select g.organiser_unit_id from groups.term_member m join groups.term t on t.id = m.term_id join groups.emulation_group g on g.id = t.group_id
            where m.unit_id = r.unit_id and t.year = r.year and g.kind <> 'inner')
        or exists (select 1 from directory.unit u where u.id = r.unit_id and (u.id = w.authority_unit_id or w.authority_unit_id = any (u.ancestor_ids)))))
    returning r.id, r.unit_id`);
}

const lockTrace = ({ id, unitId }: Locked): Trace => ({
  type: 'registration',
  id,
  unitId,
  from: 'ACCEPTED',
  to: 'LOCKED',
  reason: 'Hết thời gian đăng ký',
});

/** For standing by hand and for the daily round, which run the same value. */
export const lockDue = defineAction({
  name: 'registrations.lockDue',
  input: z.object({}).strict(),
  load: async () => ({}),
  allow: (actor) => standing(actor),
  async run(tx) {
    const locked = await lockEnded(tx);
    return { result: { count: locked.length }, trace: locked.map(lockTrace) };
  },
});
