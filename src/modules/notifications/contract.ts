import { z } from 'zod';
import { get, post, roles } from '#platform/contract.ts';
import { defineRefusals } from '#platform/refusal.ts';
import { can, day, id, page, pageQuery, paragraph, text } from '#platform/schema.ts';
import { codesOf, defineLabels } from '#platform/text.ts';

export const dutyStates = defineLabels({
  OPEN: { vi: 'Phải làm', en: 'To do', tone: 'brand' },
  DONE: { vi: 'Đã xong', en: 'Done', tone: 'ok' },
  CANCELLED: { vi: 'Không phải làm nữa', en: 'No longer owed', tone: 'neutral' },
});

/** Where a duty stands against its due date. */
export const dutyBuckets = defineLabels({
  overdue: { vi: 'Quá hạn', en: 'Overdue', tone: 'danger' },
  today: { vi: 'Hôm nay', en: 'Today', tone: 'warn' },
  week: { vi: 'Trong 7 ngày tới', en: 'Within 7 days', tone: 'neutral' },
  later: { vi: 'Sắp tới', en: 'Later', tone: 'neutral' },
});
export type DutyBucket = keyof typeof dutyBuckets;

/** What has been done about a duty that is not done. */
export const reminderSteps = defineLabels({
  1: { vi: 'đã nhắc lần 1', en: 'reminded once', tone: 'neutral' },
  2: { vi: 'đã nhắc lần 2', en: 'reminded twice', tone: 'warn' },
  3: { vi: 'đã báo cấp trên', en: 'superior was told', tone: 'danger' },
});

/** Whose duties: mine, all of my units (a leader sees the officer's), or all I oversee. */
export const dutyScopes = ['mine', 'unit', 'watched'] as const;

/** The part of the work a duty belongs to: the first word of its kind. */
export const dutyAreas = defineLabels({
  movements: { vi: 'Phong trào', en: 'Movements', tone: 'neutral' },
  groups: { vi: 'Khối, cụm', en: 'Groups', tone: 'neutral' },
  agreements: { vi: 'Giao ước', en: 'Agreements', tone: 'neutral' },
  registrations: { vi: 'Đăng ký', en: 'Registrations', tone: 'neutral' },
  progress: { vi: 'Kết quả tháng', en: 'Monthly results', tone: 'neutral' },
  scoring: { vi: 'Chấm điểm', en: 'Scoring', tone: 'neutral' },
  nominations: { vi: 'Hồ sơ khen thưởng', en: 'Dossiers', tone: 'neutral' },
  councils: { vi: 'Hội đồng', en: 'Council', tone: 'neutral' },
  decisions: { vi: 'Quyết định', en: 'Decisions', tone: 'neutral' },
  law: { vi: 'Quy định', en: 'Rules', tone: 'neutral' },
});
export type DutyArea = keyof typeof dutyAreas;

export const notificationRefusals = defineRefusals('notifications', {
  notWatching: {
    kind: 'forbidden',
    vi: 'Chỉ Thường trực, đơn vị trưởng của khối, cụm hoặc thủ trưởng của chính đơn vị ấy đôn đốc được.',
    en: 'Only the standing council, the head of the group or the leader of that unit may urge.',
  },
  own: { kind: 'conflict', vi: 'Đây là việc của bạn; không cần tự nhắc.', en: 'This duty is your own.' },
  closed: { kind: 'conflict', vi: 'Việc này đã xong hoặc không phải làm nữa.', en: 'This duty is done or no longer owed.' },
  notOpenYet: { kind: 'conflict', vi: 'Việc này từ {day} mới mở.', en: 'This duty opens on {day}.' },
  urgedToday: { kind: 'conflict', vi: 'Hôm nay đã đôn đốc việc này rồi.', en: 'This duty was urged today already.' },
  notAnAddress: { kind: 'invalid', vi: 'Chưa phải một địa chỉ thư điện tử.', en: 'Not an e-mail address.', field: 'email' },
});

const reminder = z.object({ step: z.number().int(), sentOn: day, byHand: z.boolean(), note: z.string(), madeBy: z.string() });

export const dutyRow = z.object({
  id,
  kind: z.string(),
  area: z.string(),
  title: text,
  detail: text,
  verb: text,
  link: z.string(),
  state: z.enum(codesOf(dutyStates)),
  opensOn: day.nullable(),
  dueOn: day.nullable(),
  bucket: z.enum(codesOf(dutyBuckets)),
  /** Negative: days over; `null`: no due date. */
  daysLeft: z.number().int().nullable(),
  owner: z.object({ role: z.enum(roles), unitId: id.nullable(), unitName: z.string().nullable(), personName: z.string().nullable() }),
  mine: z.boolean(),
  /** The highest step taken; 0 = none. */
  step: z.number().int(),
  reminders: z.array(reminder),
  closedAt: z.string().nullable(),
  year: z.number().int().nullable(),
  can: can('remind'),
});
export type DutyRow = z.output<typeof dutyRow>;

export const dutyCounts = z.object({
  open: z.number().int(),
  overdue: z.number().int(),
  today: z.number().int(),
  week: z.number().int(),
  later: z.number().int(),
});
export type DutyCounts = z.output<typeof dutyCounts>;

const noticeRow = z.object({ id, title: text, link: z.string(), createdAt: z.string(), read: z.boolean() });
export type NoticeRow = z.output<typeof noticeRow>;

/** Loose on purpose: the mail server has the last word on what an address is. */
const email = z
  .string()
  .trim()
  .max(254)
  .regex(/^[^@\s]+@[^@\s]+$/);

export const notificationsApi = {
  duties: get('/api/duties', {
    access: 'signed-in',
    summary: 'Duties by due date: mine, of my units, or those I watch over; open ones or the history',
    query: z.object({
      ...pageQuery,
      scope: z.enum(dutyScopes).default('mine'),
      state: z.enum(['OPEN', 'CLOSED']).default('OPEN'),
      bucket: z.enum(codesOf(dutyBuckets)).optional(),
      area: z.enum(codesOf(dutyAreas)).optional(),
      year: z.coerce.number().int().optional(),
      q: z.string().max(200).optional(),
    }),
    response: page(dutyRow).extend({ counts: dutyCounts }),
  }),
  count: get('/api/duties/count', {
    access: 'signed-in',
    summary: 'How many duties are mine now, and how many notices are unread',
    response: dutyCounts.extend({ notices: z.number().int() }),
  }),
  remind: post('/api/duties/:id/remind', {
    access: ['officer', 'leader', 'standing'],
    summary: 'Urge the owner of a duty, with a note; kept on record (R-087)',
    params: z.object({ id }),
    body: z.object({ note: paragraph(500) }).strict(),
    response: z.object({ id }),
  }),
  notices: get('/api/notices', {
    access: 'signed-in',
    summary: 'What I was told, newest first',
    query: z.object({ ...pageQuery, unread: z.stringbool().optional() }),
    response: page(noticeRow).extend({ unread: z.number().int() }),
  }),
  readNotices: post('/api/notices/read', {
    access: 'signed-in',
    summary: 'Mark notices as read: the given ones, or all',
    body: z.object({ ids: z.array(id).min(1).max(200).nullable() }).strict(),
    response: z.object({ read: z.number().int() }),
  }),
  address: get('/api/mail-address', {
    access: 'signed-in',
    summary: 'Where reminders go by mail; null = the inbox only',
    response: z.object({ email: z.string().nullable(), sending: z.boolean() }),
  }),
  setAddress: post('/api/mail-address', {
    access: 'signed-in',
    summary: 'Set or clear my mail address',
    body: z.object({ email: email.nullable() }).strict(),
    response: z.object({ email: z.string().nullable() }),
  }),
};
