import { actsFor } from '#platform/actor.ts';
import { empty, sql, type Tx } from '#platform/db/database.ts';
import { showDate } from '#platform/dates.ts';
import { owe, settle, tell, type Owner } from '#modules/notifications/index.ts';
import type { Text } from '#platform/text.ts';
import type { Registration, StoredWindow } from './repository.ts';
import type { Whole } from './subject.ts';

export const duties = {
  register: 'registrations.register',
  submit: 'registrations.submit',
  review: 'registrations.review',
  fix: 'registrations.fix',
  change: 'registrations.answerChange',
} as const;

export const linkOf = (id: string): string => `/dang-ky/${id}`;
export const objectOf = (id: string) => ({ type: 'registration', id });

/** "Đăng ký thi đua năm 2022 · Cục VTQG" */
export const nameOf = (it: Pick<Registration, 'year' | 'personName' | 'unitShortName'>): Text => ({
  vi: `Đăng ký thi đua năm ${it.year} · ${it.personName ?? it.unitShortName}`,
  en: `Registration ${it.year} · ${it.personName ?? it.unitShortName}`,
});

/** Every unit of the authority's groups that has not sent one owes its registration by the closing day (R-052). */
async function oweWindow(tx: Tx, window: StoredWindow & { authorityId: string }): Promise<void> {
  const units = await tx.many<{ id: string; shortName: string; hasDraft: boolean; laid: boolean }>(sql`
    select distinct u.id, u.short_name,
      exists (select 1 from registrations.registration r where r.unit_id = u.id and r.person_id is null and r.year = ${window.year} and r.state = 'DRAFT') as has_draft,
      exists (select 1 from notifications.duty d where d.kind = ${duties.submit} and d.owner_unit_id = u.id and d.year = ${window.year} and d.state = 'OPEN') as laid
    from groups.term_member m join groups.term t on t.id = m.term_id join groups.emulation_group g on g.id = t.group_id join directory.unit u on u.id = m.unit_id
    where t.year = ${window.year} and t.state <> 'ENDED' and g.kind <> 'inner' and g.organiser_unit_id = ${window.authorityId} and m.left_on is null
      and not exists (select 1 from registrations.registration r where r.unit_id = u.id and r.person_id is null and r.year = ${window.year} and r.state not in ('DRAFT', 'WITHDRAWN'))`);
  for (const unit of units) {
    if (unit.laid) continue;
    await owe(tx, {
      kind: duties.register,
      object: { type: 'registration_window', id: window.id },
      title: { vi: `Đăng ký thi đua năm ${window.year} · ${unit.shortName}`, en: `Register for ${window.year} · ${unit.shortName}` },
      detail: unit.hasDraft
        ? { vi: 'Đã có bản nháp; hoàn thiện rồi trình thủ trưởng.', en: 'A draft exists; finish it and lay it before the leader.' }
        : {
            vi: 'Chỉ tiêu, sáng kiến và danh hiệu phấn đấu; có thể bắt đầu từ bản năm trước.',
            en: 'Targets, initiatives and titles; last year’s may be the start.',
          },
      verb: { vi: 'Soạn đăng ký', en: 'Prepare' },
      link: `/dang-ky/moi?nam=${window.year}`,
      owner: { role: 'officer', unitId: unit.id },
      opensOn: window.opensOn,
      dueOn: window.closesOn,
      year: window.year,
    });
  }
}

/** Puts the registrations still owed into inboxes; for the daily round and for a window just set. Again changes nothing. */
export async function oweRegistrations(tx: Tx, windowId?: string): Promise<void> {
  const windows = await tx.many<StoredWindow & { authorityId: string }>(sql`
    select id, authority_unit_id as authority_id, year, subject_kind, opens_on, closes_on, late_allowed, late_counts, synthetic, version
    from registrations.registration_window where subject_kind = 'unit' and (closes_on >= ${tx.today} or late_allowed) and year >= ${Number(tx.today.slice(0, 4))}
    ${windowId ? sql`and id = ${windowId}` : empty}`);
  for (const window of windows) await oweWindow(tx, window);
}

/** The unit has done its part: nothing about preparing stays in its inbox. */
export async function settlePreparing(tx: Tx, whole: Whole): Promise<void> {
  if (whole.window && whole.it.subjectKind === 'unit')
    await settle(tx, { kind: duties.register, object: { type: 'registration_window', id: whole.window.id }, unitId: whole.it.unitId });
  for (const kind of [duties.submit, duties.fix]) await settle(tx, { kind, object: objectOf(whole.it.id) });
}

export async function oweSubmission(tx: Tx, { it, window, returns }: Whole): Promise<void> {
  const fixes = returns.map((one) => one.dueOn).filter((day) => day !== null);
  await owe(tx, {
    kind: duties.submit,
    object: objectOf(it.id),
    title: { vi: `Trình: ${nameOf(it).vi}`, en: `Submit: ${nameOf(it).en}` },
    detail: { vi: `Cán bộ trình ngày ${showDate(tx.today)}.`, en: `Laid before you on ${showDate(tx.today, 'en')}.` },
    verb: { vi: 'Xem và gửi', en: 'Read and send' },
    link: linkOf(it.id),
    owner: { role: 'leader', unitId: it.unitId },
    dueOn: it.state === 'RETURNED' ? (fixes.sort()[0] ?? null) : (window?.closesOn ?? null),
    year: it.year,
  });
}

/** The checker's post: head of the group, deputy for the head's own, leader for a person but not for their own, else standing. */
function reviewersOf(tx: Tx, { it, terms }: Whole): Owner[] {
  const standing: Owner = { role: 'standing', unitId: null };
  if (it.subjectKind === 'person') return [actsFor(tx.actor, it.unitId, 'leader') ? standing : { role: 'leader', unitId: it.unitId }];
  const units = terms.map((term) => ((term.headUnitId ?? term.hostUnitId) === it.unitId ? term.deputyUnitId : (term.headUnitId ?? term.hostUnitId)));
  const found = [...new Set(units)].filter((unitId) => unitId !== null);
  return found.length > 0 ? found.map((unitId) => ({ role: 'officer', unitId })) : [standing];
}

export async function oweReview(tx: Tx, whole: Whole): Promise<void> {
  const { it } = whole;
  for (const owner of reviewersOf(tx, whole)) {
    await owe(tx, {
      kind: duties.review,
      object: objectOf(it.id),
      title:
        it.subjectKind === 'person'
          ? { vi: `Xác nhận: ${nameOf(it).vi}`, en: `Confirm: ${nameOf(it).en}` }
          : { vi: `Xem xét: ${nameOf(it).vi}`, en: `Review: ${nameOf(it).en}` },
      detail: {
        vi: `${whole.content.targets.length} chỉ tiêu, ${whole.content.initiatives.length} sáng kiến.`,
        en: `${whole.content.targets.length} targets, ${whole.content.initiatives.length} initiatives.`,
      },
      verb: it.subjectKind === 'person' ? { vi: 'Xem và xác nhận', en: 'Read and confirm' } : { vi: 'Xem xét', en: 'Review' },
      link: linkOf(it.id),
      owner,
      year: it.year,
    });
  }
}

/** Fixing belongs to whoever wrote it: the unit's officer, or the person's own account; an account hidden from the reviewer is a leader's. */
export async function oweFix(tx: Tx, { it }: Whole, count: number, dueOn: string | null): Promise<void> {
  const account =
    it.personId === null
      ? undefined
      : await tx.maybe<{ id: string }>(sql`select id from identity.account where person_id = ${it.personId} and active order by id limit 1`);
  await owe(tx, {
    kind: duties.fix,
    object: objectOf(it.id),
    title: { vi: `Sửa ${count} mục bị trả lại: ${nameOf(it).vi}`, en: `Fix ${count} returned fields: ${nameOf(it).en}` },
    detail: { vi: 'Chỉ sửa mục bị trả lại; phần còn lại đã được chấp nhận.', en: 'Only the returned fields; the rest stands.' },
    verb: { vi: 'Sửa và gửi lại', en: 'Fix and resend' },
    link: linkOf(it.id),
    owner: {
      role: it.personId === null ? 'officer' : account ? 'staff' : 'leader',
      unitId: it.unitId,
      ...(account ? { accountId: account.id } : {}),
    },
    dueOn,
    year: it.year,
  });
}

export async function oweAnswer(tx: Tx, { it }: Whole, why: string): Promise<void> {
  await owe(tx, {
    kind: duties.change,
    object: objectOf(it.id),
    title: { vi: `Duyệt điều chỉnh: ${nameOf(it).vi}`, en: `Answer a change: ${nameOf(it).en}` },
    detail: { vi: why, en: why },
    verb: { vi: 'Xem và duyệt', en: 'Read and answer' },
    link: linkOf(it.id),
    owner: { role: 'standing', unitId: null },
    year: it.year,
  });
}

export async function tellUnit(tx: Tx, { it }: Pick<Whole, 'it'>, title: Text): Promise<void> {
  await tell(tx, { to: { role: it.personId === null ? 'officer' : 'staff', unitId: it.unitId }, title, link: linkOf(it.id) });
}
