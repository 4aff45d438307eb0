import { showDate } from '#platform/dates.ts';
import type { Facts } from '#modules/law/index.ts';

export interface FactWords {
  readonly id: string;
  readonly label: string;
  readonly detail: string;
  readonly sure: boolean;
  readonly cancelled: boolean;
}

const words = (...parts: (string | null | undefined | false)[]) => parts.filter(Boolean).join(' · ');
const paper = (fact: { readonly decisionNo: string | null; readonly decidedOn: string | null; readonly issuer?: string | null }) =>
  words(fact.decisionNo, fact.decidedOn && showDate(fact.decidedOn), fact.issuer);

const ratings: Readonly<Record<string, string>> = {
  HTXSNV: 'Hoàn thành xuất sắc nhiệm vụ',
  HTTNV: 'Hoàn thành tốt nhiệm vụ',
  HTNV: 'Hoàn thành nhiệm vụ',
  KHTNV: 'Không hoàn thành nhiệm vụ',
  KHONG_XEP_LOAI: 'Không xếp loại',
};
const levels: Readonly<Record<string, string>> = { CO_SO: 'cấp cơ sở', BBNT: 'cấp bộ, ngành, tỉnh', TOAN_QUOC: 'toàn quốc' };

/**
 * The facts of a snapshot in words, as they were known then. Discipline, holds and leave are named by kind only: what they
 * say is read on the record itself, where each look is on the trail.
 */
export function pinnedFacts(facts: Facts): FactWords[] {
  const say = (fact: { readonly id: string; readonly certainty: string }, label: string, detail: string, cancelled = false): FactWords => ({
    id: fact.id,
    label,
    detail,
    sure: fact.certainty === 'sure',
    cancelled,
  });
  return [
    ...facts.ratings.map((one) => say(one, `Xếp loại ${one.year}: ${ratings[one.level] ?? one.level}`, words(one.basis, one.source))),
    ...facts.awards.map((one) => say(one, `${one.code} ${one.year ?? ''}`.trim(), paper(one), one.cancelled !== null)),
    ...facts.initiatives.map((one) => say(one, `Sáng kiến ${levels[one.level]} ${one.year}`, words(one.title, paper(one)))),
    ...facts.scienceWorks.map((one) => say(one, `Đề tài, công trình ${levels[one.level]} ${one.year}`, words(one.title, paper(one)))),
    ...facts.combatIngenuity.map((one) => say(one, `Mưu trí, sáng tạo ${one.year}`, paper(one))),
    ...facts.achievements.map((one) => say(one, `Thành tích ${one.year}`, words(one.title))),
    ...facts.clusters.map((one) => say(one, `${one.cluster} ${one.year}`, one.leader ? 'dẫn đầu' : 'không dẫn đầu')),
    ...facts.movements.map((one) => say(one, `${one.movement} ${one.year}`, words(one.leader && 'dẫn đầu', one.outstanding && 'xuất sắc'))),
    ...facts.posts.map((one) => say(one, one.title ?? one.code, `${showDate(one.from)} – ${one.to ? showDate(one.to) : 'nay'}`)),
    ...facts.discipline.map((one) => say(one, 'Kỷ luật', 'xem ở lý lịch')),
    ...facts.holds.map((one) => say(one, 'Tạm dừng xét', 'xem ở lý lịch')),
    ...facts.leave.map((one) => say(one, 'Nghỉ', 'xem ở lý lịch')),
    ...facts.training.map((one) => say(one, 'Đào tạo', `${showDate(one.from)} – ${showDate(one.to)}`)),
    ...facts.transfers.map((one) => say(one, 'Chuyển đơn vị', showDate(one.on))),
    ...facts.declarations.map((one) => say(one, `Nhận xét năm ${one.year}`, words(one.by))),
    ...facts.strength.map((one) => say(one, `Số liệu đơn vị năm ${one.year}`, one.members === null ? '' : `${one.members} người`)),
    ...facts.registrations.map((one) => say(one, `Đăng ký ${one.award} ${one.year}`, one.on === null ? '' : showDate(one.on))),
  ];
}
