import { defineText } from '#ui/index.ts';

export const flagsWords = defineText({
  title: { vi: 'Hủy bỏ khen thưởng, hồ sơ liên quan', en: 'Cancelled awards and what stood on them' },
  about: {
    vi: 'Khen thưởng bị hủy, dữ kiện đã rút hoặc đính chính không xóa. Mọi hồ sơ, khen thưởng dựa trên đó được đánh dấu để xem xét; không gì tự thay đổi.',
    en: 'A cancelled award, a withdrawn or corrected fact is not deleted. What stood on it is flagged for a look; nothing changes by itself.',
  },
  cancel: { vi: 'Ghi việc hủy bỏ', en: 'Record a cancellation' },
  cancelText: {
    vi: 'Nhập theo quyết định hủy bỏ của người đã ký khen thưởng.',
    en: 'Enter it from the cancelling decision of whoever signed the award.',
  },
  noRule: {
    vi: (day: string) => `Chưa có điều khoản về hủy bỏ của ngày ${day} trong cơ sở quy định; áp dụng theo quyết định hủy bỏ.`,
    en: (day: string) => `No clause on cancelling of ${day} is on record; follow the cancelling decision.`,
  },
  toConfirm: { vi: 'cần đối chiếu', en: 'to be confirmed' },
  award: { vi: 'Khen thưởng bị hủy bỏ', en: 'Award cancelled' },
  awardHint: { vi: 'Gõ tên người, tập thể, danh hiệu hoặc số quyết định.', en: 'Type a name, title or decision number.' },
  paper: { vi: 'Số quyết định hủy bỏ', en: 'Number of the cancelling decision' },
  on: { vi: 'Ngày', en: 'Day' },
  reason: { vi: 'Nguyên nhân', en: 'Cause' },
  inDossier: { vi: 'Khen thưởng này có hồ sơ trong hệ thống: hủy bỏ ngay trong hồ sơ.', en: 'This award has its dossier here: take it back there.' },
  openDossier: { vi: 'Mở hồ sơ', en: 'Open the dossier' },
  noDossier: { vi: 'Không có hồ sơ trong hệ thống', en: 'No dossier here' },
  mistyped: { vi: 'Dòng nhập nhầm, đã rút khỏi sổ', en: 'Typed by mistake, withdrawn' },
  do: { vi: 'Hủy bỏ khen thưởng', en: 'Cancel the award' },
  subject: { vi: 'Hồ sơ, khen thưởng cần xem xét', en: 'To look at' },
  cancelled: { vi: 'Khen thưởng bị hủy, dữ kiện thay đổi', en: 'Cancelled award, changed fact' },
  because: { vi: 'Vì sao', en: 'Why' },
  through: { vi: (award: string) => `qua ${award}`, en: (award: string) => `through ${award}` },
  state: { vi: 'Tình trạng', en: 'State' },
  close: { vi: 'Ghi kết luận', en: 'Conclude' },
  closeText: {
    vi: 'Kết luận không tự thay đổi gì: nếu cần, thẩm định lại, hoặc ghi việc hủy bỏ khen thưởng đó.',
    en: 'The conclusion changes nothing itself: appraise again, or record the cancellation of that award.',
  },
  conclusion: { vi: 'Kết luận', en: 'Conclusion' },
  why: { vi: 'Lý do', en: 'Reason' },
  empty: { vi: 'Không có gì chờ xem xét', en: 'Nothing waits for a look' },
  emptyDo: {
    vi: 'Khi một khen thưởng bị hủy hoặc một dữ kiện bị rút, đính chính, hồ sơ và khen thưởng dựa trên đó hiện ở đây.',
    en: 'When an award is cancelled or a fact withdrawn or corrected, what stood on it appears here.',
  },
  search: { vi: 'Tên, danh hiệu, đơn vị…', en: 'Name, award, unit…' },
});
