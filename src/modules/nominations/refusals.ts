import { defineRefusals } from '#platform/refusal.ts';

export const nominationRefusals = defineRefusals('nominations', {
  onlyUnit: {
    kind: 'forbidden',
    vi: 'Chỉ cán bộ, thủ trưởng của đơn vị đề nghị làm được việc này.',
    en: 'Only the officer or head of the proposing unit can do this.',
  },
  onlyLeader: {
    kind: 'forbidden',
    vi: 'Việc này của thủ trưởng đơn vị; riêng trình hồ sơ có thể ủy quyền.',
    en: 'This is for the head of the unit; only submitting can be delegated.',
  },
  onlyStanding: { kind: 'forbidden', vi: 'Chỉ Vụ TĐKT, Thường trực Hội đồng làm được việc này.', en: 'Only the standing body can do this.' },
  onlyMinister: { kind: 'forbidden', vi: 'Chỉ Lãnh đạo Bộ quyết định việc này.', en: 'Only the Minister decides this.' },
  twoParts: {
    kind: 'forbidden',
    vi: 'Bạn đã {part} hồ sơ này. Người đề nghị, người thẩm định và người phê duyệt phải là ba người khác nhau.',
    en: 'You are {partEn} of this dossier already. Proposer, appraiser and approver must be three people.',
  },
  notNow: {
    kind: 'conflict',
    vi: 'Hồ sơ đang ở bước “{state}”, chưa làm được việc này.',
    en: 'The dossier is at “{stateEn}”; this cannot be done now.',
  },
  titleUnknown: {
    kind: 'invalid',
    vi: 'Ngày {day} không có danh hiệu, hình thức này cho đối tượng đã chọn.',
    en: 'On {day} there is no such title or form for this kind of subject.',
    field: 'awardCode',
    basis: 'Luật Thi đua, khen thưởng có hiệu lực tại ngày lập hồ sơ',
  },
  subjectUnknown: {
    kind: 'invalid',
    vi: 'Chọn tập thể thuộc đơn vị mình, hoặc cá nhân trong danh bạ.',
    en: 'Choose a collective of your own unit, or a person of the directory.',
    field: 'subjectId',
  },
  yearAhead: { kind: 'invalid', vi: 'Năm {year} chưa đến.', en: '{year} has not come yet.', field: 'year' },
  achievementMissing: { kind: 'conflict', vi: 'Chưa viết thành tích.', en: 'The achievement has not been written.', field: 'achievement' },
  minuteAhead: { kind: 'invalid', vi: 'Ngày họp bình xét không được ở tương lai.', en: 'The day of the meeting must not lie ahead.', field: 'on' },
  minuteShare: {
    kind: 'invalid',
    vi: '{yes}/{members} phiếu đồng ý chưa quá bán tổng số người có quyền bình xét.',
    en: '{yes} of {members} votes are not more than half of all who may vote.',
    field: 'yes',
  },
  papersMissing: { kind: 'conflict', vi: 'Còn thiếu: {titles}.', en: 'Still missing: {titles}.' },
  paperUnknown: { kind: 'invalid', vi: 'Hồ sơ không có giấy tờ này.', en: 'The dossier has no such paper.', field: 'paperId' },
  notOnPaper: {
    kind: 'conflict',
    vi: 'Giấy tờ này nộp bằng tệp: mở tệp để kiểm tra.',
    en: 'This paper was handed in as a file: open the file to check it.',
  },
  dueBehind: { kind: 'invalid', vi: 'Hạn bổ sung phải từ hôm nay trở đi.', en: 'The due day must not lie in the past.', field: 'due' },
  conditionUnknown: {
    kind: 'invalid',
    vi: 'Hồ sơ không có điều kiện này trong kết quả thẩm định.',
    en: 'The check of this dossier knows no such condition.',
    field: 'code',
  },
  conditionMet: { kind: 'conflict', vi: 'Điều kiện này đã đạt, không cần giải trình.', en: 'This condition is met and needs no explanation.' },
  noCondition: { kind: 'invalid', vi: 'Chọn ít nhất một điều kiện chưa đạt.', en: 'Choose at least one condition that is not met.', field: 'codes' },
  proofNotOpened: {
    kind: 'conflict',
    vi: 'Chưa có minh chứng nào được người thẩm định mở xem. Không xét khen thưởng khi chưa kiểm tra minh chứng.',
    en: 'No proof has been opened by a checker yet. Nothing is honoured on unread proof.',
  },
  findingsOpen: {
    kind: 'conflict',
    vi: 'Hồ sơ “{name}” còn {count} điều kiện chưa đạt hoặc chưa rõ mà chưa giải trình.',
    en: '“{name}” has {count} conditions unmet or unknown without an explanation.',
  },
  onlyInTime: {
    kind: 'conflict',
    vi: 'Chỉ hồ sơ khen thưởng kịp thời mới do Thường trực xét giữa hai kỳ họp.',
    en: 'Only in-time dossiers are passed by the standing body between sessions.',
  },
  ballotNeeded: {
    kind: 'conflict',
    vi: '{award} phải đưa ra Hội đồng bỏ phiếu, Thường trực không xét thay được.',
    en: '{award} needs a ballot of the council; the standing body cannot stand in.',
    basis: 'Tỷ lệ phiếu luật định của danh hiệu này',
  },
  onlyStateLevel: {
    kind: 'conflict',
    vi: 'Chỉ hồ sơ thuộc thẩm quyền cấp trên mới trình tiếp.',
    en: 'Only honours decided above the ministry are forwarded.',
  },
  waitsForState: {
    kind: 'conflict',
    vi: '{award} do cấp trên quyết định: trình tiếp rồi chờ quyết định.',
    en: '{award} is decided above the ministry: forward it and wait for the decision.',
  },
  notPassed: {
    kind: 'invalid',
    vi: 'Chỉ trình được hồ sơ đã thông qua Hội đồng. Xem lại “{name}”.',
    en: 'Only dossiers the council has passed can be presented. Look at “{name}” again.',
    field: 'ids',
  },
  revokeAhead: { kind: 'invalid', vi: 'Ngày không được ở tương lai.', en: 'The day must not lie ahead.', field: 'on' },
  awardTooEarly: {
    kind: 'invalid',
    vi: 'Ngày trao không được trước ngày quyết định, cũng không ở tương lai.',
    en: 'It cannot be conferred before it was decided, nor in the future.',
    field: 'on',
  },
});
