import { defineText } from '#ui/index.ts';

export const lawWords = defineText({
  title: { vi: 'Kết luận theo quy định', en: 'What the law says' },
  none: { vi: 'Chưa có kết luận', en: 'No verdict yet' },
  noneDo: {
    vi: 'Kết luận được tính và ghim khi Thường trực tiếp nhận hồ sơ.',
    en: 'It is computed and pinned when the standing body accepts the dossier.',
  },
  met: { vi: 'Đủ điều kiện', en: 'Met' },
  unmet: { vi: 'Chưa đủ điều kiện', en: 'Not met' },
  unknown: { vi: 'Chưa rõ', en: 'Not known' },
  advice: { vi: 'Quy định chưa chắc chắn (chỉ tham khảo) cho kết quả', en: 'Doubtful rules (advice only) would say' },
  pinned: {
    vi: (day: string, who: string) => `Ghim ngày ${day}, ${who}. Về sau hỏi lại vẫn ra đúng kết luận này.`,
    en: (day: string, who: string) => `Pinned on ${day} by ${who}. Asked again later, it answers the same.`,
  },
  regime: { vi: 'Áp dụng', en: 'Law applied' },
  others: { vi: 'Cách khác để được tặng', en: 'Other ways to earn it' },
  earlier: { vi: 'Các lần kết luận', en: 'Earlier verdicts' },
  hashes: {
    vi: (rules: string, facts: string) => `bộ quy tắc ${rules} · dữ kiện ${facts}`,
    en: (rules: string, facts: string) => `rules ${rules} · facts ${facts}`,
  },
  verify: { vi: 'Hỏi lại từ bản ghim', en: 'Ask the pin again' },
  same: { vi: 'Đúng từng chữ với bản đã ghim.', en: 'Word for word what was pinned.' },
  differs: { vi: 'Khác bản đã ghim: báo quản trị hệ thống.', en: 'Differs from the pin: tell the administrator.' },
  favour: { vi: 'Áp dụng quy định 2026 có lợi hơn', en: 'Apply the more favourable rule of 2026' },
  favourText: {
    vi: 'Chỉ khi quy định sửa đổi có lợi hơn cho người, tập thể được đề nghị. Lựa chọn và lý do được ghi vào nhật ký; lời văn quy định này mới đọc tóm tắt.',
    en: 'Only where the amended rule favours the subject. Choice and reason go into the trail; only a summary of this rule was read.',
  },
  unfavour: { vi: 'Thôi áp dụng quy định 2026', en: 'Take the choice back' },
  reason: { vi: 'Lý do', en: 'Reason' },
  favoured: { vi: 'Đang áp dụng quy định sửa đổi có lợi hơn', en: 'The more favourable amended rule applies' },
  onlyWarns: { vi: 'chỉ nhắc', en: 'reminder only' },
  explainFirst: {
    vi: 'Điều kiện chưa đạt, chưa rõ phải giải trình trước khi trình Hội đồng. Quy định chưa chắc chắn chỉ nhắc.',
    en: 'What is unmet or unknown is explained before the council. Doubtful rules only remind.',
  },
  flagged: {
    vi: (n: number) => `Có ${n} khen thưởng làm căn cứ của hồ sơ này đã bị hủy bỏ, chờ xem xét.`,
    en: (n: number) => `${n} awards this dossier stood on were cancelled and wait for a look.`,
  },
  openFlags: { vi: 'Xem', en: 'Look' },
  // initiatives
  initiatives: { vi: 'Sáng kiến, đề tài dùng trong hồ sơ', en: 'Initiatives used here' },
  noInitiatives: { vi: 'Lý lịch chưa có sáng kiến, đề tài đã công nhận', en: 'No recognised work on record' },
  noInitiativesDo: { vi: 'Ghi sáng kiến ở lý lịch trước, rồi chọn ở đây.', en: 'Record it in the life-long record first, then choose it here.' },
  choose: { vi: 'Chọn sáng kiến', en: 'Choose' },
  chooseText: {
    vi: 'Một sáng kiến chỉ phục vụ một lần đề nghị. Sáng kiến chọn ở đây được giữ chỗ khi hồ sơ được tiếp nhận, trả lại khi hồ sơ dừng.',
    en: 'One work serves one proposal. It is reserved at acceptance and freed when the dossier ends.',
  },
  again: { vi: 'Vì sao dùng lại (nếu đã dùng cho danh hiệu khác)', en: 'Why once more (if it served another title)' },
  usedFor: { vi: (uses: string) => `đã dùng: ${uses}`, en: (uses: string) => `used for: ${uses}` },
  used: { vi: 'dùng trong hồ sơ này', en: 'used here' },
  CO_SO: { vi: 'cấp cơ sở', en: 'unit level' },
  BBNT: { vi: 'cấp bộ, ngành, tỉnh', en: 'ministry or province' },
  TOAN_QUOC: { vi: 'toàn quốc', en: 'nationwide' },
});
