import { defineText } from '#ui/index.ts';

/** Words of lists that are edited row by row. */
export const rowWords = defineText({
  up: { vi: (name: string) => `Chuyển ${name} lên`, en: (name: string) => `Move ${name} up` },
  down: { vi: (name: string) => `Chuyển ${name} xuống`, en: (name: string) => `Move ${name} down` },
  remove: { vi: (name: string) => `Bỏ ${name}`, en: (name: string) => `Remove ${name}` },
  keys: { vi: 'Phím: Alt+↑ ↓ chuyển dòng · Ctrl+Enter thêm dòng', en: 'Keys: Alt+↑ ↓ move the row · Ctrl+Enter add a row' },
  moved: {
    vi: (name: string, place: number) => `Đã chuyển ${name} đến vị trí ${place}.`,
    en: (name: string, place: number) => `${name} is now number ${place}.`,
  },
  removed: { vi: (name: string) => `Đã bỏ ${name}.`, en: (name: string) => `${name} is removed.` },
  none: { vi: 'Chưa có dòng nào.', en: 'No rows yet.' },
  // ends of a band
  start: { vi: 'Bắt đầu', en: 'Starts' },
  startNumber: { vi: 'Số bắt đầu', en: 'Start' },
  from: { vi: 'từ (lấy cả số này)', en: 'from (included)' },
  above: { vi: 'trên (không lấy số này)', en: 'above (not included)' },
  noStart: { vi: 'không giới hạn dưới', en: 'no lower limit' },
  end: { vi: 'Kết thúc', en: 'Ends' },
  endNumber: { vi: 'Số kết thúc', en: 'End' },
  to: { vi: 'đến (lấy cả số này)', en: 'up to (included)' },
  below: { vi: 'dưới (không lấy số này)', en: 'below (not included)' },
  noEnd: { vi: 'không giới hạn trên', en: 'no upper limit' },
  endMissing: { vi: 'Ghi một số, ví dụ 90.', en: 'Write a number such as 90.' },
  band: { vi: (n: number) => `mức ${n}`, en: (n: number) => `band ${n}` },
  // kinds of group
  kindsMissing: { vi: 'Chọn ít nhất một loại nhóm.', en: 'Choose at least one kind of group.' },
  // classes
  classes: { vi: 'Các loại', en: 'Classes' },
  classesHint: {
    vi: 'Mỗi loại một khoảng điểm; các khoảng liền nhau và không chồng lên nhau. Không có dòng nào thì bảng không xếp loại.',
    en: 'A stretch of points for each class; they touch and do not overlap. Without rows nothing is classified.',
  },
  className: { vi: 'Tên loại', en: 'Name' },
  classNameHint: { vi: 'ví dụ: Hoàn thành xuất sắc', en: 'such as: Excellent' },
  classCode: { vi: 'Ký hiệu', en: 'Short sign' },
  addClass: { vi: 'Thêm loại', en: 'Add a class' },
  aClass: { vi: (n: number) => `loại ${n}`, en: (n: number) => `class ${n}` },
  missing: { vi: 'Còn trống.', en: 'Empty.' },
  // ties
  tiesHint: {
    vi: 'Hai đơn vị bằng tổng điểm thì hỏi lần lượt từ trên xuống; hỏi hết mà vẫn bằng thì cùng hạng.',
    en: 'Units with equal totals are asked from the top down; what parts nobody leaves them with one rank.',
  },
  tieRule: { vi: 'Ai hơn thì xếp trên', en: 'Who comes first' },
  tie_fewer_failed_conditions: { vi: 'ít điều kiện không đạt hơn', en: 'fewer failed conditions' },
  tie_base_total: { vi: 'tổng điểm không tính thưởng cao hơn', en: 'higher total without bonus' },
  tie_group_points: { vi: 'điểm của một mục cao hơn', en: 'more points in one item' },
  tie_women_share: { vi: 'tỷ lệ nữ đủ mức', en: 'enough women' },
  tieGroup: { vi: 'Mục nào', en: 'Which item' },
  tiePercent: { vi: 'Tỷ lệ nữ từ (%)', en: 'Women from (%)' },
  addTie: { vi: 'Thêm quy tắc', en: 'Add a rule' },
  aTie: { vi: (n: number) => `quy tắc ${n}`, en: (n: number) => `rule ${n}` },
  // stages
  stagesHint: {
    vi: 'Phiếu chấm đi qua các bước từ trên xuống. Bước cuối là chốt.',
    en: 'A sheet passes the stages from the top down; the last one makes it final.',
  },
  stage: { vi: 'Bước', en: 'Stage' },
  by: { vi: 'Ai làm', en: 'By' },
  days: { vi: 'Số ngày (trống: không hạn)', en: 'Days (empty: no limit)' },
  addStage: { vi: 'Thêm bước', en: 'Add a stage' },
  aStage: { vi: (n: number) => `bước ${n}`, en: (n: number) => `stage ${n}` },
  // departments
  departmentsHint: {
    vi: 'Phòng, ban, vụ chấm những tiêu chí được giao. Ký hiệu dùng ở ô “Bộ phận chấm” của tiêu chí.',
    en: 'Departments that score criteria given to them; the short sign is what a criterion names.',
  },
  departmentName: { vi: 'Tên bộ phận', en: 'Name' },
  addDepartment: { vi: 'Thêm bộ phận', en: 'Add a department' },
  aDepartment: { vi: (n: number) => `bộ phận ${n}`, en: (n: number) => `department ${n}` },
  // cross-scoring
  crossOn: { vi: 'Các đơn vị trong nhóm chấm cho nhau', en: 'Units of the group score each other' },
  crossCount: { vi: 'Mỗi đơn vị được mấy đơn vị chấm', en: 'Scorers for each unit' },
  crossCombine: { vi: 'Lấy điểm', en: 'Taken is' },
  crossDays: { vi: 'Số ngày chấm', en: 'Days to score' },
  crossCriteria: { vi: 'Chấm những tiêu chí', en: 'Criteria' },
  crossCriteriaHint: { vi: 'Không chọn gì: mọi tiêu chí chấm tay', en: 'Nothing chosen: all criteria scored by hand' },
  // lateness and honours
  aStep: { vi: (n: number) => `nấc ${n}`, en: (n: number) => `step ${n}` },
  anHonour: { vi: (n: number) => `khen thưởng ${n}`, en: (n: number) => `honour ${n}` },
});
