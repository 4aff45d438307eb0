import { defineText } from '#ui/index.ts';

export const askedWords = defineText({
  title: { vi: 'Tiêu chí không giao', en: 'Criteria not asked' },
  text: {
    vi: 'Tiêu chí không giao cho một đơn vị thì rời khỏi tổng điểm của đơn vị đó. Sửa được đến khi đơn vị chấm điểm đầu tiên.',
    en: 'What a unit is not asked for leaves its total. It can be put right until the unit gives its first score.',
  },
  openHint: {
    vi: 'Đơn vị nào không làm một việc thì bỏ tiêu chí đó cho đơn vị ấy, có lý do.',
    en: 'Where a unit does not do a task, leave its criterion out for that unit, with a reason.',
  },
  mark: { vi: 'Chọn tiêu chí không giao', en: 'Choose criteria not asked' },
  unit: { vi: 'Đơn vị', en: 'Unit' },
  marked: { vi: (n: number) => `${n} tiêu chí, nhóm không giao`, en: (n: number) => `${n} criteria or groups not asked` },
  scored: { vi: 'đã chấm điểm', en: 'has scores' },
  tooLate: {
    vi: 'Đơn vị đã chấm điểm nên không đổi tiêu chí được giao nữa.',
    en: 'The unit has scores already, so what it is asked no longer changes.',
  },
  which: { vi: 'Tiêu chí hoặc cả nhóm', en: 'Criteria or whole groups' },
  whole: { vi: (title: string) => `Cả nhóm ${title}`, en: (title: string) => `The whole group ${title}` },
  reason: { vi: 'Lý do', en: 'Reason' },
  needed: { vi: 'Chọn tiêu chí và ghi lý do.', en: 'Choose criteria and give a reason.' },
  add: { vi: 'Bỏ khỏi phiếu', en: 'Leave out' },
  remove: { vi: 'Giao lại', en: 'Ask again' },
  askAgain: { vi: (code: string) => `Giao lại ${code}`, en: (code: string) => `Ask ${code} again` },
  left: {
    vi: (asked: string, scale: string) => `Còn ${asked} điểm của thang ${scale};`,
    en: (asked: string, scale: string) => `${asked} of ${scale} points remain;`,
  },
  same: { vi: 'không quy đổi.', en: 'not rescaled.' },
  stretched: { vi: (to: string) => `quy đổi về ${to}.`, en: (to: string) => `rescaled to ${to}.` },
  nothing: { vi: 'Không còn điểm nào để chấm.', en: 'Nothing is left to score.' },
  pending: {
    vi: 'Còn tiêu chí đang chọn: bấm “Bỏ khỏi phiếu” hoặc xóa phần đang ghi.',
    en: 'Something is still chosen: press “Leave out” or clear it.',
  },
  save: { vi: 'Lưu', en: 'Save' },
  saved: { vi: 'Đã lưu tiêu chí không giao.', en: 'Saved.' },
});
