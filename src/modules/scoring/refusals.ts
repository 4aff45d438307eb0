import { defineRefusals } from '#platform/refusal.ts';

export const scoringRefusals = defineRefusals('scoring', {
  // opening a round
  onlyHeadOrStanding: {
    kind: 'forbidden',
    vi: 'Chỉ Khối trưởng, Cụm trưởng hoặc Thường trực làm được việc này.',
    en: 'Only the head of the group or the standing body can do this.',
  },
  termNotRunning: { kind: 'conflict', vi: 'Khối, cụm chưa hoạt động trong năm này hoặc đã kết thúc.', en: 'The group is not active in this year.' },
  noMembers: {
    kind: 'conflict',
    vi: 'Chưa biết đơn vị nào thuộc khối, cụm này nên chưa mở chấm điểm được.',
    en: 'No member of this group is known, so scoring cannot open.',
  },
  alreadyOpen: { kind: 'conflict', vi: 'Mọi đơn vị của khối, cụm đã có phiếu.', en: 'Every member of the group has its sheet.' },
  otherRulebook: {
    kind: 'conflict',
    vi: 'Khối, cụm đang chấm theo bảng “{title}”. Các đơn vị trong cùng khối, cụm phải chấm cùng một bảng.',
    en: 'This group is scored by “{title}”; all its members use one table.',
    field: 'rulebookId',
  },
  rulebookNotPublished: {
    kind: 'conflict',
    vi: 'Bảng điểm còn là bản nháp. Thường trực công bố bảng trước.',
    en: 'The table is a draft. The standing body publishes it first.',
    field: 'rulebookId',
  },
  rulebookSuperseded: {
    kind: 'conflict',
    vi: 'Bảng điểm này đã có bản mới được công bố. Chọn bản mới.',
    en: 'A newer version of this table is published. Choose that.',
    field: 'rulebookId',
  },
  rulebookIncomplete: {
    kind: 'conflict',
    vi: 'Bảng điểm này chưa đầy đủ nên chưa dùng để chấm được.',
    en: 'This table is incomplete and cannot be used for scoring.',
    field: 'rulebookId',
  },
  wrongYear: { kind: 'invalid', vi: 'Bảng điểm này dành cho năm {year}.', en: 'This table is for {year}.', field: 'rulebookId' },
  departmentUnknown: {
    kind: 'invalid',
    vi: 'Bảng điểm không có bộ phận chấm “{code}”.',
    en: 'The table knows no department “{code}”.',
    field: 'departments',
  },
  notAssignedUnknown: {
    kind: 'invalid',
    vi: 'Không bỏ được “{code}”: bảng điểm không có tiêu chí này, hoặc đơn vị đã có phiếu.',
    en: '“{code}” cannot be left out: the table has no such criterion, or the unit has its sheet already.',
    field: 'notAssigned',
  },
  nothingAsked: {
    kind: 'invalid',
    vi: '{unit}: không còn tiêu chí nào của thang điểm để chấm. Để lại ít nhất một.',
    en: '{unit}: nothing of the scale would be left to score. Keep at least one.',
    field: 'notAssigned',
  },
  scoredAlready: {
    kind: 'conflict',
    vi: '{unit} đã chấm điểm nên không đổi tiêu chí được giao nữa.',
    en: '{unit} has scores already, so what it is asked no longer changes.',
  },
  askedTheSame: { kind: 'invalid', vi: 'Không có gì thay đổi so với trước.', en: 'Nothing differs from before.' },
  dueInPast: { kind: 'invalid', vi: 'Hạn phải từ hôm nay trở đi.', en: 'The due day must not be in the past.', field: 'dueOn' },
  // who and when
  onlyOwnUnit: {
    kind: 'forbidden',
    vi: 'Phiếu của đơn vị nào thì đơn vị đó tự chấm và giải trình.',
    en: 'A unit scores and explains its own sheet only.',
  },
  onlyLeader: {
    kind: 'forbidden',
    vi: 'Thủ trưởng đơn vị (hoặc người được ủy quyền) gửi phiếu tự chấm.',
    en: 'The leader of the unit, or a delegate, submits the sheet.',
  },
  onlyChecker: { kind: 'forbidden', vi: 'Phiếu này do {checker} thẩm định.', en: 'This sheet is checked by {checker}.' },
  onlyHeadLeader: {
    kind: 'forbidden',
    vi: 'Thủ trưởng {recorder} ghi xác nhận của cuộc họp.',
    en: 'The leader of {recorder} records the confirmation of the meeting.',
  },
  onlyCloser: { kind: 'forbidden', vi: 'Thủ trưởng {closer} chốt kết quả phiếu này.', en: 'The leader of {closer} makes this sheet final.' },
  onlyStanding: { kind: 'forbidden', vi: 'Chỉ Thường trực Hội đồng làm được việc này.', en: 'Only the standing body can do this.' },
  wrongState: {
    kind: 'conflict',
    vi: 'Phiếu đang ở bước “{state}” nên chưa làm được việc này.',
    en: 'The sheet is at “{state}”, so this cannot be done.',
  },
  finalStays: {
    kind: 'conflict',
    vi: 'Kết quả cuối không sửa được. Chỉ Thường trực đính chính bằng một phiếu mới, có quyết định.',
    en: 'A final result does not change. Only the standing body corrects it, by a new sheet and a decision.',
  },
  // points
  unknownLine: {
    kind: 'invalid',
    vi: 'Tiêu chí này không thuộc bảng điểm của phiếu, hoặc là nhóm không chấm trực tiếp.',
    en: 'This criterion is not a scored line of the table.',
  },
  twiceTheSame: { kind: 'invalid', vi: 'Một tiêu chí chỉ gửi một lần trong một lượt lưu.', en: 'Each criterion may come only once in one save.' },
  aboveMax: { kind: 'invalid', vi: '{code}: nhiều nhất {max} điểm.', en: '{code}: at most {max} points.' },
  offStep: { kind: 'invalid', vi: '{code}: điểm phải là bội số của {step}.', en: '{code}: points go in steps of {step}.' },
  notPassFail: { kind: 'invalid', vi: '{code}: chỉ ghi đạt hoặc không đạt.', en: '{code}: only met or not met.' },
  missingSelf: { kind: 'invalid', vi: 'Còn {count} tiêu chí chưa tự chấm: {codes}.', en: '{count} criteria have no self-score: {codes}.' },
  missingChecked: { kind: 'invalid', vi: 'Còn {count} tiêu chí chưa thẩm định: {codes}.', en: '{count} criteria are not checked: {codes}.' },
  noteMissing: {
    kind: 'invalid',
    vi: 'Điểm khác điểm theo quy tắc phải có thuyết minh: {codes}.',
    en: 'Points other than the rule gives need a note: {codes}.',
  },
  importMovedOn: {
    kind: 'conflict',
    vi: 'Phiếu đã sang bước khác nên không hoàn tác lần nhập này được.',
    en: 'The sheet moved on, so this import cannot be undone.',
  },
  otherDesk: {
    kind: 'forbidden',
    vi: 'Tiêu chí {codes} do đơn vị khác chấm, hoặc chưa đến lượt đơn vị bạn.',
    en: 'Criteria {codes} are scored by another unit, or it is not your turn yet.',
  },
  onlyNamed: {
    kind: 'conflict',
    vi: 'Phiếu bị trả lại chỉ để sửa tiêu chí {codes}; các tiêu chí khác giữ nguyên.',
    en: 'The sheet was returned for criteria {codes} only; the others stay.',
  },
  belowLeast: { kind: 'invalid', vi: '{code}: ít nhất {least} điểm.', en: '{code}: at least {least} points.' },
  factUnknown: { kind: 'invalid', vi: 'Bảng điểm không có số liệu “{code}”.', en: 'The table knows no figure “{code}”.' },
  factFed: {
    kind: 'conflict',
    vi: '“{code}” lấy từ chỉ số của đơn vị, không nhập tay. Sửa ở báo cáo chỉ số.',
    en: '“{code}” comes from an indicator and is not typed. Correct it in the indicator report.',
  },
  factWrong: { kind: 'invalid', vi: '{title}: {problem}', en: '{title}: {problemEn}' },
  commentMissing: { kind: 'invalid', vi: 'Điểm khác đề nghị phải có nhận xét: {codes}.', en: 'A score that differs needs a comment: {codes}.' },
  notApproved: {
    kind: 'conflict',
    vi: '{codes}: chương trình công tác năm chưa có văn bản phê duyệt được xác nhận nên chưa ghi đạt được. Để 0 điểm hoặc chờ đơn vị bổ sung.',
    en: '{codes}: no approving paper of the work programme is confirmed, so it cannot be marked as met. Give 0 or wait for the unit.',
  },
  nothingToKeep: { kind: 'conflict', vi: 'Mọi tiêu chí đã có điểm thẩm định.', en: 'Every criterion has its checked points.' },
  fieldsMissing: { kind: 'invalid', vi: 'Chọn ít nhất một tiêu chí cần sửa.', en: 'Choose at least one criterion to correct.', field: 'itemIds' },
  // explanation
  noDifference: {
    kind: 'conflict',
    vi: 'Điểm thẩm định bằng điểm tự chấm, không có gì phải giải trình.',
    en: 'The checked points equal the self-score; nothing to explain.',
  },
  explainClosed: { kind: 'conflict', vi: 'Hạn giải trình là hết ngày {until}.', en: 'Explanations closed on {until}.' },
  nothingExplained: {
    kind: 'invalid',
    vi: 'Chưa ghi giải trình nào. Nếu đồng ý, chọn “Chấp nhận điểm thẩm định”.',
    en: 'No explanation was written. If you agree, accept the checked points.',
  },
  alreadyExplained: {
    kind: 'conflict',
    vi: 'Đã ghi giải trình ở {codes}. Xóa phần đã ghi hoặc gửi giải trình.',
    en: 'Explanations stand at {codes}. Clear them or send them.',
  },
  onlyDifferences: {
    kind: 'invalid',
    vi: '{code}: hai điểm bằng nhau nên không cần giải trình.',
    en: '{code}: the points are equal, nothing to explain.',
  },
  waitForUnit: { kind: 'conflict', vi: 'Đơn vị còn được giải trình đến hết ngày {until}.', en: 'The unit may explain until {until}.' },
  answerMissing: { kind: 'invalid', vi: 'Cần ghi lý do cho điểm cuối ở: {codes}.', en: 'A reason is needed for the final points at: {codes}.' },
  nothingAtStep: { kind: 'conflict', vi: 'Chưa có phiếu nào ở bước này.', en: 'No sheet is at this step.' },
  meetingInFuture: { kind: 'invalid', vi: 'Ngày họp không thể sau hôm nay.', en: 'The day of the meeting cannot be in the future.', field: 'metOn' },
  nothingChanged: { kind: 'invalid', vi: 'Điểm đính chính giống điểm cũ.', en: 'The corrected points equal the old ones.', field: 'changes' },
  // rulebooks
  rulebookUsed: { kind: 'conflict', vi: 'Bảng điểm đã công bố.', en: 'The table is published.' },
  draftExists: {
    kind: 'conflict',
    vi: 'Bảng này đã có bản nháp tiếp theo. Sửa bản nháp đó.',
    en: 'A next draft of this table exists. Edit that one.',
  },
  emptyRulebook: { kind: 'invalid', vi: 'Bảng điểm chưa có tiêu chí nào.', en: 'The table has no criteria.' },
  noSuchSet: {
    kind: 'invalid',
    vi: 'Không có bộ tiêu chí này, hoặc bộ còn là bản nháp.',
    en: 'There is no such published criteria set.',
    field: 'criteriaSetId',
  },
  notPassFailRound: {
    kind: 'conflict',
    vi: 'Chỉ gán bảng điểm cho khối, cụm đang đánh giá đạt/không đạt.',
    en: 'A table is assigned only to a group that is judged met / not met.',
  },
  otherCriteria: {
    kind: 'conflict',
    vi: 'Bảng điểm phải chấm cùng bộ tiêu chí đang đánh giá.',
    en: 'The table must score the same criteria set.',
    field: 'rulebookId',
  },
  // ranking
  noPoints: {
    kind: 'conflict',
    vi: 'Khối, cụm này đánh giá đạt/không đạt, chưa có bảng điểm nên không xếp hạng.',
    en: 'This group is judged met / not met without points, so there is no rank.',
  },
  nothingToRank: { kind: 'conflict', vi: 'Chưa có phiếu nào được chốt kết quả cuối.', en: 'No sheet is final yet.' },
  nameMismatch: { kind: 'invalid', vi: 'Gõ đúng tên “{name}” để công bố.', en: 'Type “{name}” exactly to publish.', field: 'confirmName' },
  previewChanged: {
    kind: 'conflict',
    vi: 'Kết quả đã thay đổi sau khi bạn xem trước. Xem lại rồi công bố.',
    en: 'The results changed since the preview. Look again, then publish.',
  },
  samePublished: { kind: 'conflict', vi: 'Bảng xếp hạng này đã công bố, không có gì mới.', en: 'This ranking is published already; nothing is new.' },
  rankingPaperMissing: {
    kind: 'invalid',
    vi: 'Công bố xếp hạng cần quyết định hoặc biên bản họp Khối, Cụm: số, ngày và tệp.',
    en: 'Publishing needs the decision or the minutes of the group meeting: number, day and file.',
    field: 'paperId',
  },
  rankingPaperNotScan: {
    kind: 'invalid',
    vi: 'Văn bản công bố phải là tệp PDF hoặc ảnh quét bản đã ký.',
    en: 'The paper of a publication must be a PDF or a scan of the signed one.',
    field: 'paperId',
  },
  reasonMissing: { kind: 'invalid', vi: 'Công bố lại cần ghi lý do.', en: 'Publishing again needs a reason.', field: 'reason' },
});
