import { defineRefusals } from '#platform/refusal.ts';

export const complaintRefusals = defineRefusals('scoring', {
  complainNotPublished: {
    kind: 'conflict',
    vi: 'Chỉ khiếu nại, kiến nghị sau khi bảng xếp hạng được công bố. Trước đó đơn vị giải trình trên phiếu.',
    en: 'Complaints follow a published ranking. Before that the unit explains on its sheet.',
  },
  complainOnlyLeader: {
    kind: 'forbidden',
    vi: 'Thủ trưởng đơn vị (hoặc người được ủy quyền) gửi khiếu nại, kiến nghị về điểm.',
    en: 'The leader of the unit, or a delegate, raises a complaint about a score.',
  },
  complainClosed: { kind: 'conflict', vi: 'Hạn khiếu nại, kiến nghị là hết ngày {until}.', en: 'Complaints closed on {until}.' },
  complainNotRanked: {
    kind: 'conflict',
    vi: 'Phiếu này không nằm trong bảng xếp hạng đang công bố.',
    en: 'This sheet is not part of the published ranking.',
  },
  complaintOpen: {
    kind: 'conflict',
    vi: 'Tiêu chí này đã có khiếu nại, kiến nghị chờ trả lời.',
    en: 'A complaint about this criterion is waiting for its answer.',
    field: 'itemId',
  },
  complaintAnswered: { kind: 'conflict', vi: 'Khiếu nại, kiến nghị này đã kết thúc: {state}.', en: 'This complaint is closed: {state}.' },
  askedSame: {
    kind: 'invalid',
    vi: 'Điểm đề nghị bằng điểm đã công bố. Ghi điểm khác, hoặc để trống nếu chỉ đề nghị xem lại.',
    en: 'The points asked for equal the published ones. Give others, or leave it empty to ask for another look.',
    field: 'asked',
  },
  answerPoints: {
    kind: 'invalid',
    vi: 'Chấp nhận thì ghi điểm mới, khác điểm đã công bố ({points}).',
    en: 'To accept, give new points that differ from the published {points}.',
    field: 'points',
  },
  answerNoPoints: { kind: 'invalid', vi: 'Không chấp nhận thì không ghi điểm mới.', en: 'A rejection gives no new points.', field: 'points' },
  complaintNotAccepted: {
    kind: 'conflict',
    vi: 'Chỉ đính chính theo khiếu nại, kiến nghị đã được chấp nhận của chính phiếu này.',
    en: 'A correction follows only accepted complaints about this sheet.',
    field: 'complaintIds',
  },
  complaintOtherPoints: {
    kind: 'invalid',
    vi: '{code}: điểm đính chính phải là {points} như đã trả lời đơn vị.',
    en: '{code}: the corrected points must be {points}, as was answered.',
    field: 'changes',
  },
  paperOtherTerm: {
    kind: 'invalid',
    vi: 'Văn bản này thuộc khối, cụm khác.',
    en: 'This paper belongs to another group.',
    field: 'paperId',
  },
  paperIsMinutes: {
    kind: 'invalid',
    vi: 'Đính chính cần quyết định; văn bản này là biên bản họp.',
    en: 'A correction needs a decision; this paper is the minutes of a meeting.',
    field: 'paperId',
  },
  paperFuture: {
    kind: 'invalid',
    vi: 'Ngày của văn bản không thể sau hôm nay.',
    en: 'The day of the paper cannot be in the future.',
    field: 'issuedOn',
  },
});
