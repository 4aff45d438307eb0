import { defineRefusals } from '#platform/refusal.ts';
import { defineLabels } from '#platform/text.ts';

export const registrationStates = defineLabels({
  DRAFT: { vi: 'Nháp', en: 'Draft', tone: 'info' },
  SUBMITTED: { vi: 'Đã gửi', en: 'Submitted', tone: 'info' },
  RETURNED: { vi: 'Yêu cầu bổ sung', en: 'Returned', tone: 'warn' },
  ACCEPTED: { vi: 'Đã tiếp nhận', en: 'Accepted', tone: 'ok' },
  LOCKED: { vi: 'Đã khóa', en: 'Locked', tone: 'ok' },
  EVALUATED: { vi: 'Đã đánh giá', en: 'Evaluated', tone: 'gold' },
  WITHDRAWN: { vi: 'Đã rút', en: 'Withdrawn', tone: 'neutral' },
});

export const subjectKinds = defineLabels({
  unit: { vi: 'Tập thể', en: 'Unit', tone: 'neutral' },
  person: { vi: 'Cá nhân', en: 'Individual', tone: 'neutral' },
});

/** The fields the 2022 launch names, and "other". */
export const initiativeFields = defineLabels({
  policy: { vi: 'Xây dựng chính sách', en: 'Policy', tone: 'neutral' },
  institution: { vi: 'Thể chế', en: 'Institutions', tone: 'neutral' },
  'admin-reform': { vi: 'Cải cách hành chính', en: 'Administrative reform', tone: 'neutral' },
  it: { vi: 'Ứng dụng công nghệ thông tin', en: 'Information technology', tone: 'neutral' },
  other: { vi: 'Lĩnh vực khác', en: 'Other', tone: 'neutral' },
});

export const outcomes = defineLabels({
  MET: { vi: 'Đạt', en: 'Met', tone: 'ok' },
  EXCEEDED: { vi: 'Vượt', en: 'Exceeded', tone: 'gold' },
  NOT_MET: { vi: 'Không đạt', en: 'Not met', tone: 'danger' },
  CANCELLED: { vi: 'Không còn thực hiện', en: 'Cancelled', tone: 'neutral' },
});

export const changeStates = defineLabels({
  OPEN: { vi: 'Chờ duyệt', en: 'Waiting', tone: 'warn' },
  APPROVED: { vi: 'Đã duyệt', en: 'Approved', tone: 'ok' },
  REJECTED: { vi: 'Không duyệt', en: 'Rejected', tone: 'danger' },
});

export const windowStatuses = defineLabels({
  NONE: { vi: 'Chưa mở đăng ký', en: 'No window set', tone: 'neutral' },
  BEFORE: { vi: 'Chưa đến ngày mở', en: 'Not open yet', tone: 'neutral' },
  OPEN: { vi: 'Đang mở', en: 'Open', tone: 'ok' },
  LATE: { vi: 'Đã hết hạn, còn nhận muộn', en: 'Closed, late ones accepted', tone: 'warn' },
  CLOSED: { vi: 'Đã đóng', en: 'Closed', tone: 'danger' },
});

export const lateLabel = defineLabels({ LATE: { vi: 'Nộp muộn', en: 'Late', tone: 'warn' } }).LATE;

export const registrationRefusals = defineRefusals('registrations', {
  noWindow: {
    kind: 'conflict',
    vi: 'Thường trực Hội đồng chưa đặt thời gian đăng ký năm {year}.',
    en: 'The standing council has not set the registration window of {year}.',
  },
  notOpenYet: { kind: 'conflict', vi: 'Đăng ký mở từ ngày {day}.', en: 'Registration opens on {day}.' },
  closed: {
    kind: 'conflict',
    vi: 'Đăng ký đã đóng ngày {day} và năm nay không nhận muộn.',
    en: 'Registration closed on {day}, and this year takes no late ones.',
  },
  alreadyThere: {
    kind: 'conflict',
    vi: 'Năm {year} đã có đăng ký này. Mở bản đang có để làm tiếp.',
    en: 'There is a registration for {year} already. Open that one.',
  },
  noUnit: { kind: 'forbidden', vi: 'Tài khoản này không thuộc đơn vị nào để đăng ký.', en: 'This account belongs to no unit that could register.' },
  noPerson: {
    kind: 'forbidden',
    vi: 'Tài khoản này chưa gắn với một người nên chưa đăng ký cá nhân được.',
    en: 'This account stands for no person, so it cannot register individually.',
  },
  onlyDesk: {
    kind: 'forbidden',
    vi: 'Đăng ký của đơn vị do cán bộ thi đua hoặc thủ trưởng soạn.',
    en: 'The unit’s officer or leader prepares its registration.',
  },
  onlyLeader: {
    kind: 'forbidden',
    vi: 'Thủ trưởng đơn vị (hoặc người được ủy quyền trình đăng ký) mới trình được.',
    en: 'Only the head of the unit, or a delegate for this act, submits.',
  },
  onlySelf: {
    kind: 'forbidden',
    vi: 'Đăng ký cá nhân do chính người đó soạn và gửi.',
    en: 'An individual registration is prepared and sent by that person.',
  },
  onlyReviewer: {
    kind: 'forbidden',
    vi: 'Khối trưởng, Cụm trưởng hoặc Thường trực xem xét; không ai tự xem xét đăng ký của đơn vị mình.',
    en: 'The head of the group or the standing council reviews; nobody reviews their own unit.',
  },
  onlyConfirmer: {
    kind: 'forbidden',
    vi: 'Thủ trưởng đơn vị xác nhận đăng ký cá nhân, trừ đăng ký của chính mình.',
    en: 'The head of the unit confirms individual registrations, except their own.',
  },
  onlyStanding: { kind: 'forbidden', vi: 'Việc này do Thường trực Hội đồng làm.', en: 'This is for the standing council.' },
  wrongState: {
    kind: 'conflict',
    vi: 'Không làm được khi đăng ký đang ở trạng thái “{state}”.',
    en: 'Not possible while the registration is “{state}”.',
  },
  noTargets: { kind: 'invalid', vi: 'Cần ít nhất một chỉ tiêu.', en: 'At least one target is needed.', field: 'targets' },
  noTitle: {
    kind: 'invalid',
    vi: 'Chọn danh hiệu phấn đấu, hoặc ghi rõ lý do không đăng ký danh hiệu.',
    en: 'Choose a title to aim for, or state why there is none.',
    field: 'titles',
  },
  titleAndNone: {
    kind: 'invalid',
    vi: 'Đã chọn danh hiệu thì không ghi lý do không đăng ký.',
    en: 'With a title chosen there is no reason for having none.',
    field: 'noTitleReason',
  },
  titleNotValid: {
    kind: 'invalid',
    vi: 'Có danh hiệu không nằm trong danh mục được xét năm {year}.',
    en: 'A chosen title is not in the list of {year}.',
    field: 'titles',
  },
  criterionNotValid: {
    kind: 'invalid',
    vi: 'Có chỉ tiêu gắn với tiêu chí không thuộc bộ tiêu chí năm {year}.',
    en: 'A target names a criterion that is not in the set of {year}.',
    field: 'targets',
  },
  onlyReturnedFields: {
    kind: 'conflict',
    vi: 'Chỉ sửa được mục bị trả lại; “{field}” đã được chấp nhận.',
    en: 'Only returned fields may change; “{field}” stands.',
  },
  unknownField: {
    kind: 'invalid',
    vi: 'Mục trả lại không có trong đăng ký này.',
    en: 'The returned field is not part of this registration.',
    field: 'fields',
  },
  duePast: { kind: 'invalid', vi: 'Hạn sửa không được ở quá khứ.', en: 'The due date must not be in the past.', field: 'fields' },
  changeOpen: { kind: 'conflict', vi: 'Đang có một đề nghị điều chỉnh chờ duyệt.', en: 'A change request is waiting.' },
  noChange: { kind: 'conflict', vi: 'Không có đề nghị điều chỉnh nào chờ duyệt.', en: 'No change request is waiting.' },
  nothingChanged: {
    kind: 'invalid',
    vi: 'Nội dung đề nghị giống hệt bản đã khóa.',
    en: 'The proposal equals the locked registration.',
    field: 'proposed',
  },
  windowBackwards: {
    kind: 'invalid',
    vi: 'Ngày đóng phải từ ngày mở trở đi.',
    en: 'The closing day must not be before the opening day.',
    field: 'closesOn',
  },
  noAuthority: { kind: 'conflict', vi: 'Chưa có năm thi đua {year}.', en: 'There is no emulation year {year} yet.' },
  outcomeMissing: { kind: 'invalid', vi: 'Còn {count} chỉ tiêu chưa đánh giá.', en: '{count} targets have no outcome.', field: 'outcomes' },
  outcomeUnexplained: {
    kind: 'invalid',
    vi: 'Chỉ tiêu không đạt hoặc không còn thực hiện phải ghi lý do.',
    en: 'A target not met or cancelled needs a reason.',
    field: 'outcomes',
  },
  noLastYear: { kind: 'conflict', vi: 'Không có đăng ký năm trước để dùng lại.', en: 'There is no registration of last year to start from.' },
});
