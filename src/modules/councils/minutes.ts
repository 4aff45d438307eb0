import { showDate } from '#platform/dates.ts';
import { showHundredths } from '#platform/decimal.ts';
import type { BallotView } from '#modules/ballots/contract.ts';
import { duties, forms, purposes } from './labels.ts';

export interface MinuteMember {
  readonly name: string;
  readonly post: string | null;
  readonly duty: keyof typeof duties;
  readonly present: boolean;
  readonly presides: boolean;
  /** An absent member sent an opinion in writing on at least one item. */
  readonly wrote: boolean;
}

export interface MinuteItem {
  readonly title: string;
  readonly detail: string;
  readonly note: string;
  readonly thresholdPercent: number;
  readonly thresholdBasis: string;
  readonly candidates: readonly string[];
  readonly ballot: BallotView | null;
}

export interface MinuteFacts {
  readonly unitName: string;
  readonly councilName: string;
  readonly number: string;
  readonly purpose: keyof typeof purposes;
  readonly title: string;
  readonly heldOn: string;
  readonly startsAt: string;
  readonly place: string;
  readonly form: keyof typeof forms;
  readonly note: string;
  readonly discussion: string;
  readonly secretary: string;
  readonly quorumNeeded: number;
  readonly members: readonly MinuteMember[];
  readonly items: readonly MinuteItem[];
}

/**
 * The minute of a council meeting, in Vietnamese, with the fields of the administration's form (practice §10): body,
 * number, purpose, time, place, chair, secretary, present with post and duty, absent with names, cases, discussion,
 * method, result over all members in %, table, signatures. The same facts always give the same text, so that the
 * hash over it proves the figures.
 */
export function minutesText(facts: MinuteFacts): string {
  const [year, month, day] = facts.heldOn.split('-');
  const present = facts.members.filter((member) => member.present);
  const absent = facts.members.filter((member) => !member.present);
  const chair = facts.members.find((member) => member.presides);
  const lines: string[] = [
    facts.unitName.toLocaleUpperCase('vi'),
    facts.councilName.toLocaleUpperCase('vi'),
    `Số: ${facts.number}`,
    '',
    'BIÊN BẢN HỌP HỘI ĐỒNG',
    facts.title,
    '',
    `I. Mục đích: ${purposes[facts.purpose].vi}.`,
    `II. Thời gian: ${facts.startsAt.replace(':', ' giờ ')}, ngày ${day} tháng ${month} năm ${year}.`,
    `III. Địa điểm: ${facts.place}. Hình thức họp: ${forms[facts.form].vi.toLocaleLowerCase('vi')}.`,
    `IV. Chủ trì: ${chair ? `${chair.name}, ${duties[chair.duty].vi}` : 'chưa rõ'}.`,
    `V. Thư ký: ${facts.secretary}.`,
    `VI. Thành phần có mặt: ${present.length}/${facts.members.length} thành viên (cần ít nhất ${facts.quorumNeeded}).`,
    ...present.map((member, index) => `  ${index + 1}. ${member.name}${member.post ? `, ${member.post}` : ''} – ${duties[member.duty].vi}`),
    `VII. Vắng mặt: ${absent.length}/${facts.members.length} thành viên.`,
    ...absent.map(
      (member, index) =>
        `  ${index + 1}. ${member.name} – ${duties[member.duty].vi}${member.wrote ? ' (có ý kiến bằng văn bản, được tính vào kết quả)' : ' (không gửi ý kiến)'}`,
    ),
    ...(facts.note === '' ? [] : [`Ghi chú khi khai mạc: ${facts.note}`]),
    '',
    'VIII. Các trường hợp đưa ra xét',
    ...facts.items.flatMap((item, index) => caseLines(item, index)),
    '',
    'IX. Thảo luận',
    facts.discussion === '' ? 'Không có ý kiến khác.' : facts.discussion,
    '',
    `X. Phương thức và kết quả (tính trên tổng số ${facts.members.length} thành viên Hội đồng)`,
    'TT | Tên tập thể, cá nhân và hình thức đề nghị | Đồng ý | Không đồng ý | Không ý kiến | Ý kiến bằng văn bản | Tỷ lệ đồng ý | Kết quả',
    ...facts.items.map((item, index) => tableLine(item, index)),
    ...facts.items.flatMap((item, index) => methodLines(item, index)),
    '',
    `XI. Kết luận: ${concluded(facts.items)}`,
    '',
    `Biên bản lập ngày ${showDate(facts.heldOn)}; Thư ký và Người chủ trì ký xác nhận.`,
    `THƯ KÝ: ${facts.secretary}`,
    `NGƯỜI CHỦ TRÌ: ${chair?.name ?? ''}`,
  ];
  return lines.join('\n');
}

function caseLines(item: MinuteItem, index: number): string[] {
  const rule = `Cần từ ${item.thresholdPercent}% tổng số thành viên đồng ý${item.thresholdBasis === '' ? '' : ` (${item.thresholdBasis})`}.`;
  return [
    `  ${index + 1}. ${item.title}. ${rule}`,
    ...[item.detail, item.note].filter((text) => text !== '').map((text) => `     ${text.replaceAll('\n', ' ')}`),
    ...item.candidates.map((name) => `     ${name} là người được đề nghị trong hồ sơ này.`),
  ];
}

function tableLine({ title, ballot }: MinuteItem, index: number): string {
  const tally = ballot?.tally;
  if (!tally) return `${index + 1} | ${title} | không bỏ phiếu`;
  const percent = `${showHundredths(tally.percent)}%`;
  return [
    index + 1,
    title,
    `${tally.yes}/${tally.base}`,
    tally.no,
    tally.blank,
    tally.written,
    percent,
    tally.passed ? 'Thông qua' : 'Không thông qua',
  ].join(' | ');
}

function methodLines({ ballot }: MinuteItem, index: number): string[] {
  if (!ballot?.tally) return [];
  const { paper, tally } = ballot;
  const how = ballot.kind === 'paper' ? 'bỏ phiếu kín bằng phiếu giấy' : 'biểu quyết công khai';
  const papers = paper
    ? ` Phát ra ${paper.issued}, thu về ${paper.returned}, hợp lệ ${paper.returned - paper.invalid}, không hợp lệ ${paper.invalid} phiếu.`
    : '';
  const missing = tally.missing > 0 ? ` ${tally.missing} thành viên không có ý kiến gửi đến.` : '';
  return [`  Mục ${index + 1}: ${how}; cần ${tally.needed}/${tally.base} đồng ý.${papers}${missing} Tổ kiểm phiếu: ${ballot.countingTeam}.`];
}

function concluded(items: readonly MinuteItem[]): string {
  const passed = items.filter((item) => item.ballot?.tally?.passed).length;
  return `Hội đồng thông qua ${passed}/${items.length} trường hợp, trình người có thẩm quyền xem xét, quyết định. Kết quả của Hội đồng không thay cho quyết định khen thưởng.`;
}
