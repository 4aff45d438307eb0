import { defineText } from '#ui/index.ts';

export const words = defineText({
  title: { vi: 'Nhật ký', en: 'Audit log' },
  about: {
    vi: 'Ai đã làm gì, lúc nào, vì sao. Không ai sửa hay xóa được, kể cả quản trị.',
    en: 'Who did what, when and why. Nobody can change or remove it, administrators included.',
  },
  when: { vi: 'Thời điểm', en: 'When' },
  who: { vi: 'Người thực hiện', en: 'Who' },
  what: { vi: 'Việc', en: 'What' },
  object: { vi: 'Đối tượng', en: 'Object' },
  reason: { vi: 'Lý do', en: 'Reason' },
  kind: { vi: 'Loại đối tượng', en: 'Kind of object' },
  from: { vi: 'Từ ngày', en: 'From' },
  to: { vi: 'Đến hết ngày', en: 'Until' },
  findWho: { vi: 'Tìm theo tên người thực hiện', en: 'Find by who did it' },
  oneUnit: { vi: 'Chỉ một đơn vị', en: 'One unit only' },
  oneObject: { vi: 'Chỉ một đối tượng', en: 'One object only' },
  showAll: { vi: 'Bỏ giới hạn', en: 'Show all' },
  restricted: { vi: 'kín', en: 'restricted' },
  recorded: { vi: (at: string) => `ghi lúc ${at}`, en: (at: string) => `recorded ${at}` },
  detail: { vi: 'Dữ liệu gốc', en: 'Stored data' },
  detailText: { vi: 'Dữ liệu hệ thống đã lưu kèm thay đổi này, dành cho kiểm tra.', en: 'What the system stored with this change, for inspection.' },
  export: { vi: 'Xuất CSV', en: 'Export CSV' },
  empty: { vi: 'Không có việc nào khớp', en: 'Nothing matches' },
  emptyHint: {
    vi: 'Thử bỏ bớt bộ lọc. Bạn chỉ thấy việc của đơn vị mình, trừ khi có quyền giám sát.',
    en: 'Clear some filters. You see your own unit, unless you oversee the whole.',
  },
  noHistory: { vi: 'Chưa có thay đổi nào bạn được xem.', en: 'No change that you may see.' },
  onlyNewest: { vi: 'Chỉ hiện 500 thay đổi mới nhất.', en: 'Only the 500 newest changes are shown.' },
});
