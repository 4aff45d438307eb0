import { defineText } from '#ui/index.ts';

export const matrixWords = defineText({
  title: { vi: (year: number) => `Ai đã hưởng ứng, năm ${year}`, en: (year: number) => `Who responded, ${year}` },
  about: { vi: 'Đơn vị theo hàng, phong trào của Trung ương và Bộ theo cột.', en: 'Units by rows, central and ministry movements by columns.' },
  unit: { vi: 'Đơn vị', en: 'Unit' },
  group: { vi: 'Khối, cụm', en: 'Group' },
  rate: { vi: (done: number, of: number) => `${done}/${of} hưởng ứng`, en: (done: number, of: number) => `${done}/${of} responded` },
  responded: { vi: 'Đã hưởng ứng', en: 'Responded' },
  late: { vi: 'Hưởng ứng muộn', en: 'Late' },
  drafting: { vi: 'Đang soạn', en: 'Drafting' },
  openedOnly: { vi: 'Đã mở, chưa trả lời', en: 'Opened, no answer' },
  nothing: { vi: 'Chưa hưởng ứng', en: 'No answer' },
  notAddressed: { vi: 'không gửi', en: 'not addressed' },
  paper: { vi: 'văn bản', en: 'paper' },
  empty: { vi: 'Chưa ghi thành viên khối, cụm của năm này', en: 'No group members are recorded for this year' },
  emptyHint: { vi: 'Chọn năm khác ở góc trên.', en: 'Choose another year above.' },
});
