import { defineRefusals } from '#platform/refusal.ts';

export const directoryRefusals = defineRefusals('directory', {
  onlyKeepers: {
    kind: 'forbidden',
    vi: 'Cơ cấu đơn vị do Thường trực Hội đồng và quản trị ghi.',
    en: 'The structure of units is kept by the standing council and administrators.',
  },
  onlyOwnUnit: {
    kind: 'forbidden',
    vi: 'Thủ trưởng chỉ ghi chức vụ và cán bộ thi đua của đơn vị mình.',
    en: 'A head of unit records posts and emulation officers of the own unit only.',
  },
  onlyPeopleKeepers: {
    kind: 'forbidden',
    vi: 'Người và chức vụ do thủ trưởng đơn vị, Thường trực hoặc quản trị ghi.',
    en: 'People and posts are recorded by heads of units, the standing council or administrators.',
  },
  closed: { kind: 'conflict', vi: 'Đơn vị này đã kết thúc hoạt động từ ngày {on}.', en: 'This unit ended on {on}.' },
  futureDay: {
    kind: 'invalid',
    vi: 'Ngày {on} chưa tới. Ghi vào ngày có hiệu lực hoặc sau đó.',
    en: '{on} is still to come. Record it on the day it takes effect or later.',
    field: 'on',
  },
  tooEarly: { kind: 'invalid', vi: 'Ngày này phải sau {after}.', en: 'This day must be after {after}.', field: 'on' },
  sameName: { kind: 'invalid', vi: 'Đơn vị đã mang tên này.', en: 'The unit has this name already.', field: 'name' },
  nameKnown: { kind: 'conflict', vi: 'Tên này đã được ghi cho đơn vị.', en: 'This name is recorded for the unit already.', field: 'name' },
  nameTaken: {
    kind: 'conflict',
    vi: 'Cơ quan cấp trên này đã có đơn vị tên “{name}”.',
    en: 'There is a unit “{name}” under this parent already.',
    field: 'name',
  },
  noParent: { kind: 'invalid', vi: 'Không có đơn vị cấp trên này, hoặc nó đã kết thúc.', en: 'There is no such parent unit, or it has ended.', field: 'parentId' },
  noTarget: { kind: 'invalid', vi: 'Không có đơn vị tiếp nhận này, hoặc nó đã kết thúc.', en: 'There is no such receiving unit, or it has ended.', field: 'intoUnitId' },
  underItself: {
    kind: 'invalid',
    vi: 'Không thể đặt một đơn vị dưới chính nó hoặc dưới đơn vị trực thuộc của nó.',
    en: 'A unit cannot stand under itself or under a unit below it.',
    field: 'parentId',
  },
  intoItself: { kind: 'invalid', vi: 'Chọn một đơn vị khác, không trực thuộc đơn vị này.', en: 'Choose another unit that is not below this one.', field: 'intoUnitId' },
  sameParent: { kind: 'invalid', vi: 'Đơn vị đã trực thuộc cơ quan này.', en: 'The unit stands under it already.', field: 'parentId' },
  hasChildren: {
    kind: 'conflict',
    vi: 'Còn {count} đơn vị trực thuộc đang hoạt động. Chuyển hoặc kết thúc chúng trước.',
    en: '{count} units below it are still open. Move or close them first.',
  },
  wrongOrder: { kind: 'invalid', vi: 'Ngày cuối phải từ ngày đầu trở đi.', en: 'The last day cannot come before the first.', field: 'validTo' },
  noUnit: { kind: 'invalid', vi: 'Không có đơn vị này, hoặc nó đã kết thúc.', en: 'There is no such unit, or it has ended.', field: 'unitId' },
  noPerson: { kind: 'invalid', vi: 'Không có người này trong danh bạ.', en: 'There is no such person in the directory.', field: 'personId' },
  postEnded: { kind: 'conflict', vi: 'Chức vụ này đã kết thúc.', en: 'This post has ended.' },
  postElsewhere: {
    kind: 'invalid',
    vi: 'Chức vụ cũ cần kết thúc không phải của người này, hoặc đã kết thúc.',
    en: 'The post to end is not held by this person, or has ended.',
    field: 'endsPostId',
  },
  postHeld: { kind: 'conflict', vi: 'Người này đang giữ chức vụ “{title}” tại đơn vị.', en: 'This person holds “{title}” there already.', field: 'title' },
  officerAlready: { kind: 'conflict', vi: 'Người này đang là cán bộ thi đua của đơn vị.', en: 'This person is an emulation officer of the unit already.', field: 'personId' },
  officerEnded: { kind: 'conflict', vi: 'Người này đã thôi làm cán bộ thi đua.', en: 'This person is no longer an emulation officer.' },
});
