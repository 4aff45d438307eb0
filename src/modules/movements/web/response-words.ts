import { defineText } from '#ui/index.ts';

export const responseWords = defineText({
  title: { vi: 'Kế hoạch hưởng ứng', en: 'Response' },
  name: { vi: 'Tên văn bản, kế hoạch', en: 'Title' },
  suggested: {
    vi: (unit: string, movement: string) => `Kế hoạch của ${unit} hưởng ứng ${movement}`.slice(0, 300),
    en: (unit: string, movement: string) => `Response of ${unit} to ${movement}`.slice(0, 300),
  },
  plan: { vi: 'Nội dung, giải pháp phù hợp chức năng đơn vị', en: 'Contents and measures fitted to the unit’s functions' },
  planHint: { vi: 'Ai làm gì, đến khi nào.', en: 'Who does what, until when.' },
  linkedHint: { vi: 'Ít nhất một nhiệm vụ hoặc chỉ tiêu trong chương trình công tác.', en: 'At least one task or target of the work programme.' },
  document: { vi: 'Văn bản của đơn vị', en: 'The unit’s document' },
  asked: { vi: 'Nội dung phát động', en: 'What was launched' },
  save: { vi: 'Lưu bản soạn', en: 'Save the draft' },
  submit: { vi: 'Gửi', en: 'Submit' },
  submitText: {
    vi: 'Sau khi gửi, kế hoạch hiện với nơi phát động và các đơn vị khác.',
    en: 'Once submitted, the launcher and the other units see it.',
  },
  leaderSubmits: { vi: 'Bản soạn đã lưu. Thủ trưởng đơn vị xem và gửi.', en: 'The draft is saved. The head of the unit reads and submits it.' },
  sentOn: { vi: 'Đã gửi ngày', en: 'Submitted on' },
  back: { vi: 'Về phong trào', en: 'To the movement' },
  noUnit: { vi: 'Tài khoản này không làm việc cho đơn vị nào', en: 'This account works for no unit' },
  noUnitHint: { vi: 'Cán bộ của đơn vị soạn, thủ trưởng đơn vị gửi.', en: 'Officers of a unit draft, its head submits.' },
});
