import { defineRefusals } from '#platform/refusal.ts';

/** Reasons of the desk of rulebooks. What is wrong inside a table has the names of the engine (`rulebook.…`, `formula.…`). */
export const bookRefusals = defineRefusals('scoring', {
  notDraft: {
    kind: 'conflict',
    vi: 'Chỉ sửa được bản nháp. Bảng đã công bố thì ra bản mới.',
    en: 'Only a draft can be changed. Make a new version of a published table.',
  },
  stillDraft: {
    kind: 'conflict',
    vi: 'Bảng còn là bản nháp, sửa trực tiếp được, không cần ra bản mới.',
    en: 'This table is a draft; change it as it is.',
  },
  onlyPublishers: {
    kind: 'forbidden',
    vi: 'Thường trực Hội đồng hoặc lãnh đạo Bộ công bố bảng điểm.',
    en: 'The standing body or the minister publishes a table.',
  },
  secondPerson: {
    kind: 'forbidden',
    vi: 'Bạn đã soạn bản này nên không tự công bố được. Trình để người thứ hai công bố.',
    en: 'You wrote this version, so you cannot publish it. Ask a second person.',
  },
  noSuchIndicator: {
    kind: 'invalid',
    vi: 'Số liệu “{figure}”: không có chỉ số “{typed}” trong năm của bảng. Chọn trong danh sách chỉ số hoặc để trống.',
    en: 'Figure “{figure}”: there is no indicator “{typed}” in the year of the table. Choose one from the list or leave it empty.',
  },
  indicatorUnit: {
    kind: 'invalid',
    vi: 'Số liệu “{figure}” tính bằng {wanted}, chỉ số “{title}” tính bằng {found}. Đổi đơn vị tính hoặc chọn chỉ số khác.',
    en: 'Figure “{figure}” is in {wanted}, the indicator “{title}” in {found}. Change the unit or choose another indicator.',
  },
  noTrial: {
    kind: 'conflict',
    vi: 'Chưa chạy thử đúng nội dung này. Chạy thử rồi công bố.',
    en: 'Exactly this content has had no trial run yet. Try it first.',
  },
  tableWrong: {
    kind: 'invalid',
    vi: 'Bảng còn {count} chỗ phải sửa. Đầu tiên: {first}',
    en: 'The table has {count} places to correct. First: {first}',
  },
  alreadyAsked: { kind: 'conflict', vi: 'Nội dung này đã trình công bố.', en: 'This content is already waiting to be published.' },
  notAsked: { kind: 'conflict', vi: 'Bản nháp này chưa trình công bố.', en: 'This draft does not wait to be published.' },
  strangeItem: {
    kind: 'conflict',
    vi: 'Có tiêu chí thuộc bảng khác. Tải lại trang rồi sửa tiếp.',
    en: 'An item belongs to another table. Load the page again.',
    field: 'draft.items',
  },
  sameItem: { kind: 'invalid', vi: 'Một tiêu chí được gửi hai lần.', en: 'An item was sent twice.', field: 'draft.items' },
  brokenTree: {
    kind: 'invalid',
    vi: 'Mục cha phải đứng trước các mục con của nó.',
    en: 'A heading stands before its parts.',
    field: 'draft.items',
  },
  validityWrong: {
    kind: 'invalid',
    vi: 'Ngày hết hiệu lực phải từ ngày bắt đầu trở đi.',
    en: 'The last day of validity must not be before the first.',
    field: 'draft.book.validTo',
  },
  notValidToday: {
    kind: 'conflict',
    vi: 'Bảng điểm có hiệu lực từ {from} đến {to}.',
    en: 'The table is valid from {from} to {to}.',
    field: 'rulebookId',
  },
  noSuchTemplate: { kind: 'invalid', vi: 'Không có mẫu này.', en: 'There is no such template.', field: 'template' },
  noSuchTable: { kind: 'invalid', vi: 'Không có bảng điểm này để sao chép.', en: 'There is no such table to copy.', field: 'rulebookId' },
  nothingToMake: { kind: 'invalid', vi: 'Chưa có nội dung đọc từ tệp.', en: 'Nothing was read from a file.', field: 'draft' },
  noAuthority: {
    kind: 'conflict',
    vi: 'Chưa có năm thi đua nào nên chưa biết cơ quan ban hành bảng điểm.',
    en: 'There is no emulation year yet, so nobody issues a table.',
  },
  trialNeedsRight: {
    kind: 'conflict',
    vi: 'Bảng còn chỗ phải sửa nên chưa chạy thử được. Đầu tiên: {first}',
    en: 'The table has places to correct and cannot be tried yet. First: {first}',
  },
  trialNeedsUnits: { kind: 'invalid', vi: 'Nhập số liệu cho ít nhất một đơn vị.', en: 'Enter figures for at least one unit.', field: 'units' },
  trialNeedsTerm: { kind: 'invalid', vi: 'Chọn khối, cụm đã chấm xong.', en: 'Choose a group that has been scored.', field: 'termId' },
  trialFacts: { kind: 'invalid', vi: 'Số liệu chạy thử chưa đúng: {first}', en: 'The figures of the trial are not right: {first}', field: 'units' },
  notRulebookFile: {
    kind: 'invalid',
    vi: 'Tệp JSON không phải bảng điểm theo khuôn dạng thidua/rulebook@1.',
    en: 'This JSON is no rulebook of the format thidua/rulebook@1.',
    field: 'file',
  },
});
