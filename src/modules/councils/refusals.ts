import { defineRefusals } from '#platform/refusal.ts';

export const councilRefusals = defineRefusals('councils', {
  onlyStanding: {
    kind: 'forbidden',
    vi: 'Chỉ Thường trực Hội đồng (thư ký phiên họp) làm được việc này.',
    en: 'Only the standing body (secretary of the meeting) can do this.',
  },
  onlyMembers: {
    kind: 'forbidden',
    vi: 'Bạn không có trong danh sách ủy viên Hội đồng của ngày họp.',
    en: 'You are not a member of the council on the day of this meeting.',
  },
  notNow: {
    kind: 'conflict',
    vi: 'Phiên họp đang ở bước “{state}”, chưa làm được việc này.',
    en: 'The meeting is at “{stateEn}”; this cannot be done now.',
  },
  notThatDay: {
    kind: 'conflict',
    vi: 'Phiên họp định ngày {day}. Đến đúng ngày mới khai mạc được; nếu đổi ngày, hãy hoãn phiên họp.',
    en: 'The meeting is set for {day}; open it that day, or postpone it.',
  },
  dayPassed: { kind: 'invalid', vi: 'Ngày họp phải từ hôm nay trở đi.', en: 'The day of the meeting must not lie in the past.', field: 'heldOn' },
  noChair: {
    kind: 'conflict',
    vi: 'Ngày {day} Hội đồng chưa có Chủ tịch hoặc Phó Chủ tịch trong danh sách.',
    en: 'On {day} the council has neither chair nor vice-chair.',
    field: 'heldOn',
  },
  noAgenda: { kind: 'conflict', vi: 'Chưa có hồ sơ nào trong chương trình họp.', en: 'There is nothing on the agenda yet.' },
  noQuorum: {
    kind: 'conflict',
    vi: 'Có mặt {present}/{members} ủy viên, cần ít nhất {needed}. Chờ thêm ủy viên hoặc hoãn phiên họp.',
    en: '{present} of {members} members are present, at least {needed} are needed. Wait or postpone.',
    field: 'present',
  },
  nobodyPresides: {
    kind: 'conflict',
    vi: 'Cần Chủ tịch hoặc Phó Chủ tịch Hội đồng có mặt để chủ trì.',
    en: 'The chair or a vice-chair must be present to preside.',
    field: 'present',
  },
  notInList: {
    kind: 'invalid',
    vi: 'Có người không thuộc danh sách ủy viên của ngày họp.',
    en: 'Somebody named is not a member on the day of the meeting.',
    field: 'present',
  },
  itemUnknown: { kind: 'invalid', vi: 'Hồ sơ này không có trong chương trình họp.', en: 'This item is not on the agenda.', field: 'itemId' },
  itemVoted: { kind: 'conflict', vi: '“{title}” đã bỏ phiếu rồi.', en: '“{title}” has been voted on already.' },
  secretNeeded: {
    kind: 'conflict',
    vi: '“{title}” phải bỏ phiếu kín: chọn bỏ phiếu kín bằng phiếu giấy.',
    en: '“{title}” needs a secret ballot: choose paper.',
    field: 'kind',
  },
  absent: {
    kind: 'conflict',
    vi: 'Bạn được ghi là vắng mặt. Gửi ý kiến bằng văn bản cho thư ký; ý kiến đó được tính.',
    en: 'You are marked absent. Send your opinion in writing to the secretary; it counts.',
  },
  recused: {
    kind: 'forbidden',
    vi: 'Bạn là người được đề nghị trong hồ sơ này nên không bỏ phiếu, theo quy chế của Hội đồng.',
    en: 'You are the candidate of this item and do not vote on it, by the rules of this council.',
  },
  votesHerself: {
    kind: 'conflict',
    vi: '{name} có mặt và có tài khoản nên tự bỏ phiếu.',
    en: '{name} is present and has an account, so votes in person.',
  },
  hasVoted: {
    kind: 'conflict',
    vi: '{name} đã bỏ phiếu trong lượt đang mở, không đổi điểm danh được lúc này.',
    en: '{name} has voted in the open ballot; attendance cannot change now.',
  },
  paperOnly: { kind: 'conflict', vi: 'Mục này không bỏ bằng phiếu giấy.', en: 'This item is not voted on paper.', field: 'itemId' },
  itemsLeft: {
    kind: 'conflict',
    vi: 'Còn {count} hồ sơ chưa bỏ phiếu. Bỏ phiếu hoặc rút khỏi chương trình trước khi kết thúc.',
    en: '{count} items have no result yet. Vote on them or take them off the agenda first.',
  },
  signedAlready: { kind: 'conflict', vi: 'Biên bản đã có chữ ký, không sửa được nữa.', en: 'The minute is signed and no longer changes.' },
  secretaryFirst: { kind: 'conflict', vi: 'Thư ký ký trước, rồi đến người chủ trì.', en: 'The secretary signs first, then the chair.' },
  onlyPresiding: { kind: 'forbidden', vi: 'Chỉ người chủ trì phiên họp ký được.', en: 'Only the one who presided signs here.' },
  sameHand: { kind: 'forbidden', vi: 'Người chủ trì không ký thay thư ký.', en: 'The one who presided does not sign as secretary.' },
  minutesDiffer: {
    kind: 'conflict',
    vi: 'Biên bản không còn khớp với kết quả kiểm phiếu. Lập lại biên bản rồi ký.',
    en: 'The minute no longer agrees with the ballots. Write it anew, then sign.',
  },
  agendaClosed: { kind: 'conflict', vi: 'Chương trình của phiên họp này đã chốt.', en: 'The agenda of this meeting is closed.', field: 'meetingId' },
  itemDealtWith: {
    kind: 'conflict',
    vi: 'Hội đồng đã bỏ phiếu cho hồ sơ này, không rút ra được nữa.',
    en: 'The council has voted on this item; it cannot be taken off.',
  },
  memberTwice: {
    kind: 'conflict',
    vi: '{name} đang là thành viên của Hội đồng này trong thời gian đó.',
    en: '{name} is a member of this council in that time already.',
    field: 'personId',
  },
  chairTwice: {
    kind: 'conflict',
    vi: 'Hội đồng đã có Chủ tịch trong thời gian đó: {name}.',
    en: 'The council has a chair in that time already: {name}.',
    field: 'duty',
  },
  endBeforeStart: {
    kind: 'invalid',
    vi: 'Ngày thôi không được trước ngày bắt đầu {from}.',
    en: 'The end must not be before the start, {from}.',
    field: 'validTo',
  },
  endedAlready: { kind: 'conflict', vi: 'Tư cách thành viên này đã kết thúc.', en: 'This membership has ended.' },
  startBeforeNow: { kind: 'invalid', vi: 'Nhiệm vụ mới phải bắt đầu sau ngày {from}.', en: 'The new duty must begin after {from}.', field: 'from' },
  meetingHeld: {
    kind: 'conflict',
    vi: 'Đã có phiên họp ngày {day} theo danh sách này; thay đổi chỉ có hiệu lực từ sau ngày đó.',
    en: 'A meeting was held on {day} with this list; a change takes effect only after that day.',
  },
});
