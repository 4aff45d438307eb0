import { defineRefusals } from '#platform/refusal.ts';

export const groupRefusals = defineRefusals('groups', {
  onlyStanding: { kind: 'forbidden', vi: 'Chỉ Thường trực Hội đồng làm được việc này.', en: 'Only the standing council may do this.' },
  onlyOrganiser: {
    kind: 'forbidden',
    vi: 'Khối và Cụm do Thường trực lập; nhóm trong đơn vị do thủ trưởng đơn vị đó lập.',
    en: 'Blocks and clusters are set up by the standing council; a group inside a unit by its head.',
  },
  onlyHead: { kind: 'forbidden', vi: 'Chỉ đơn vị trưởng ({unit}) làm được việc này.', en: 'Only the head unit ({unit}) may do this.' },
  onlyHeadLeader: {
    kind: 'forbidden',
    vi: 'Chỉ thủ trưởng của đơn vị giao hoặc đơn vị nhận ký được.',
    en: 'Only the head of the outgoing or incoming unit may sign.',
  },
  wrongState: { kind: 'conflict', vi: 'Không làm được khi nhiệm kỳ đang ở trạng thái “{state}”.', en: 'Not possible while the term is “{state}”.' },
  onlyNear: {
    kind: 'forbidden',
    vi: 'Tình hình từng đơn vị chỉ mở cho thành viên của nhóm và nơi theo dõi chung.',
    en: 'Where each unit stands is for members of the group and those who oversee it.',
  },
  notMember: { kind: 'invalid', vi: '{unit} không phải thành viên của nhóm năm này.', en: '{unit} is not a member this year.', field: 'unitId' },
  sameUnit: {
    kind: 'invalid',
    vi: 'Trưởng và phó phải là hai đơn vị khác nhau.',
    en: 'Head and deputy must be two different units.',
    field: 'deputyUnitId',
  },
  overrideNeedsReason: {
    kind: 'invalid',
    vi: 'Khác với đề xuất luân phiên thì phải ghi lý do.',
    en: 'Departing from the rotation proposal needs a reason.',
    field: 'overrideReason',
  },
  termExists: { kind: 'conflict', vi: 'Năm {year} của nhóm này đã có.', en: 'This group already has the year {year}.', field: 'year' },
  elsewhere: {
    kind: 'conflict',
    vi: '{unit} đã ở {group} trong năm {year}. Mỗi đơn vị chỉ ở một nhóm chấm điểm cùng cấp.',
    en: '{unit} is already in {group} in {year}. A unit stands in one scoring group of a level.',
    field: 'memberUnitIds',
  },
  decisionMissing: {
    kind: 'invalid',
    vi: 'Cần chọn quyết định trong sổ văn bản.',
    en: 'Choose the decision in the document register.',
    field: 'documentId',
  },
  nextTermMissing: {
    kind: 'conflict',
    vi: 'Chưa có nhiệm kỳ năm {year} với đơn vị trưởng để nhận bàn giao.',
    en: 'There is no term of {year} with a head unit to hand over to.',
  },
  itemsOpen: { kind: 'conflict', vi: 'Còn {count} mục bàn giao chưa xong.', en: '{count} handover items are still open.' },
  alreadySigned: { kind: 'conflict', vi: 'Bên này đã ký bàn giao.', en: 'This side has signed already.' },
  alreadyPaired: { kind: 'conflict', vi: 'Hai nhóm này đã kết nghĩa trong năm.', en: 'These two groups are paired this year already.' },
  aliasTaken: { kind: 'conflict', vi: 'Số {number} của loại nhóm này đã dùng.', en: 'Number {number} of this kind is taken.', field: 'number' },
});
