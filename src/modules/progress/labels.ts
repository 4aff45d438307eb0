import { defineRefusals } from '#platform/refusal.ts';
import { defineLabels } from '#platform/text.ts';

export const programmeStates = defineLabels({
  DRAFT: { vi: 'Chưa phê duyệt', en: 'Not approved', tone: 'warn' },
  APPROVED: { vi: 'Đã phê duyệt', en: 'Approved', tone: 'ok' },
});

export const taskFateLabels = defineLabels({
  OPEN: { vi: 'Đang làm', en: 'Open', tone: 'info' },
  ON_TIME: { vi: 'Đúng hạn', en: 'In time', tone: 'ok' },
  LATE: { vi: 'Xong muộn', en: 'Done late', tone: 'danger' },
  OVERDUE: { vi: 'Quá hạn', en: 'Overdue', tone: 'danger' },
  CANCELLED: { vi: 'Đã hủy', en: 'Cancelled', tone: 'neutral' },
});

export const extensionStates = defineLabels({
  ASKED: { vi: 'Xin gia hạn, chờ duyệt', en: 'Extension asked', tone: 'warn' },
  APPROVED: { vi: 'Đã gia hạn', en: 'Extended', tone: 'info' },
  REFUSED: { vi: 'Không gia hạn', en: 'Extension refused', tone: 'neutral' },
});

export const reportStates = defineLabels({
  DRAFT: { vi: 'Chưa gửi', en: 'Not sent', tone: 'info' },
  SUBMITTED: { vi: 'Đã gửi', en: 'Sent', tone: 'ok' },
});

export const verdictLabels = defineLabels({
  MET: { vi: 'Đạt', en: 'Met', tone: 'ok' },
  UNMET: { vi: 'Không đạt', en: 'Not met', tone: 'danger' },
  NO_DATA: { vi: 'Chưa có dữ liệu', en: 'No data', tone: 'neutral' },
  RUNNING: { vi: 'Đang thực hiện', en: 'Under way', tone: 'info' },
});

export const progressRefusals = defineRefusals('progress', {
  notYourUnit: {
    kind: 'forbidden',
    vi: 'Chỉ cán bộ hoặc thủ trưởng của đơn vị ghi được kết quả của đơn vị.',
    en: 'Only the unit’s officer or leader records its results.',
  },
  onlyLeader: { kind: 'forbidden', vi: 'Việc này do thủ trưởng đơn vị làm.', en: 'This is for the head of the unit.' },
  onlyStanding: { kind: 'forbidden', vi: 'Cách tính do Thường trực Hội đồng đặt.', en: 'The standing council sets how to count.' },
  wrongState: { kind: 'conflict', vi: 'Không làm được khi đang ở trạng thái “{state}”.', en: 'Not possible in the state “{state}”.' },
  noApproval: {
    kind: 'invalid',
    vi: 'Cần số và ngày văn bản phê duyệt chương trình công tác.',
    en: 'The number and day of the approving document are needed.',
    field: 'approvalNumber',
    basis: 'Công văn 8240/BTNMT-TĐKTTT năm 2021: chương trình công tác được phê duyệt theo quy định',
  },
  noTasks: { kind: 'invalid', vi: 'Chương trình chưa có nhiệm vụ nào.', en: 'The programme has no task yet.' },
  approvedInFuture: { kind: 'invalid', vi: 'Ngày phê duyệt ở tương lai.', en: 'The day of approval is in the future.', field: 'approvedOn' },
  wrongYear: { kind: 'invalid', vi: 'Hạn phải trong năm {year}.', en: 'The due date must be in {year}.', field: 'dueOn' },
  dueFixed: {
    kind: 'conflict',
    vi: 'Chương trình đã được phê duyệt: muốn đổi hạn thì xin gia hạn, để hạn cũ và hạn mới đều còn.',
    en: 'The programme is approved: ask for an extension, so that the old and the new date both stay.',
    field: 'dueOn',
  },
  completedInFuture: { kind: 'invalid', vi: 'Ngày hoàn thành ở tương lai.', en: 'The completion day is in the future.', field: 'completedOn' },
  monthReported: {
    kind: 'conflict',
    vi: 'Số liệu tháng {month} đã chốt trong báo cáo. Thủ trưởng thu hồi báo cáo rồi mới sửa được.',
    en: 'The figures of month {month} are closed by a report. The leader must withdraw it first.',
  },
  taskClosed: { kind: 'conflict', vi: 'Nhiệm vụ đang ở trạng thái “{state}”.', en: 'The task is in the state “{state}”.' },
  askTooLate: {
    kind: 'conflict',
    vi: 'Đã qua hạn {due}: không gia hạn lùi được nữa, hãy ghi nguyên nhân chậm.',
    en: 'The due date {due} has passed: record the cause of the delay instead.',
  },
  notLater: { kind: 'invalid', vi: 'Hạn mới phải sau hạn cũ.', en: 'The new date must be after the old one.', field: 'newDueOn' },
  extensionOpen: { kind: 'conflict', vi: 'Đang có một đề nghị gia hạn chờ duyệt.', en: 'An extension is waiting for an answer.' },
  noExtension: { kind: 'conflict', vi: 'Không có đề nghị gia hạn nào chờ duyệt.', en: 'No extension is waiting.' },
  monthNotOver: {
    kind: 'conflict',
    vi: 'Tháng {month} chưa hết, nên chưa chốt số liệu được.',
    en: 'Month {month} is not over, so its figures cannot be closed.',
  },
  causesMissing: { kind: 'invalid', vi: 'Còn {count} việc chậm chưa ghi nguyên nhân.', en: '{count} late tasks have no cause yet.', field: 'causes' },
  programmeMissing: {
    kind: 'conflict',
    vi: 'Đơn vị chưa có chương trình công tác năm {year}.',
    en: 'The unit has no work programme for {year} yet.',
  },
  noAuthority: { kind: 'conflict', vi: 'Chưa có năm thi đua {year}.', en: 'There is no emulation year {year} yet.' },
  wrongLink: {
    kind: 'invalid',
    vi: 'Cam kết hoặc nội dung này không thuộc năm hay khối của đơn vị.',
    en: 'This commitment or content is not of the unit’s year or group.',
    field: 'commitmentId',
  },
});
