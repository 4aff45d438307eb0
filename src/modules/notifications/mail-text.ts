import { showDate, type Day } from '#platform/dates.ts';
import { daysLeft } from './rules.ts';

export interface ReminderMail {
  readonly step: number;
  readonly byHand: boolean;
  readonly title: string;
  readonly dueOn: Day | null;
  readonly today: Day;
  /** "Thủ trưởng đơn vị, Cục Viễn thám quốc gia" */
  readonly receiver: string;
  /** Who owes it, when that is not the receiver. */
  readonly owner: string | null;
  readonly home: string;
  readonly link: string;
}

function when({ dueOn, today }: ReminderMail): string {
  const left = daysLeft(dueOn, today);
  if (dueOn === null || left === null) return 'không ghi hạn';
  const words = left < 0 ? `quá hạn ${-left} ngày` : left === 0 ? 'hôm nay' : `còn ${left} ngày`;
  return `${showDate(dueOn)} (${words})`;
}

function subject(mail: ReminderMail): string {
  if (mail.byHand) return `Đôn đốc: ${mail.title}`;
  return mail.step === 3 ? `Quá hạn: ${mail.title}` : `Nhắc lần ${mail.step}: ${mail.title}`;
}

/**
 * What leaves the house by mail: which duty, its due date, the way to it. Never the contents of a record, nor what
 * somebody wrote when urging; those are read after signing in.
 */
export function reminderMail(mail: ReminderMail): { subject: string; text: string } {
  const lines = [
    `Kính gửi: ${mail.receiver}`,
    '',
    `Việc: ${mail.title}`,
    ...(mail.owner === null ? [] : [`Phải làm: ${mail.owner}`]),
    `Hạn: ${when(mail)}`,
    ...(mail.byHand ? ['Có lời đôn đốc kèm theo; đăng nhập để đọc.'] : []),
    '',
    `Mở việc này: ${mail.home}${mail.link}`,
    '',
    'Thư tự động của hệ thống thi đua, không cần trả lời.',
    `Đổi hoặc bỏ địa chỉ nhận thư: ${mail.home}/thong-bao?muc=thu`,
  ];
  return { subject: subject(mail), text: lines.join('\n') };
}
