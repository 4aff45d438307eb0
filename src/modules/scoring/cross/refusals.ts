import { defineRefusals } from '#platform/refusal.ts';

export const crossRefusals = defineRefusals('scoring', {
  crossNotAsked: {
    kind: 'conflict',
    vi: 'Bảng điểm của khối, cụm không có chấm chéo.',
    en: 'The table of this group does not ask for cross-scoring.',
  },
  crossOpened: { kind: 'conflict', vi: 'Đợt chấm chéo của khối, cụm đã mở.', en: 'The cross-scoring of this group is open already.' },
  crossNotSubmitted: {
    kind: 'conflict',
    vi: 'Còn {count} đơn vị chưa gửi phiếu tự chấm: {units}.',
    en: '{count} units have not submitted their self-score: {units}.',
  },
  crossImpossible: {
    kind: 'conflict',
    vi: 'Không phân công được: {clashes}',
    en: 'No assignment is possible: {clashes}',
  },
  crossNoItems: {
    kind: 'conflict',
    vi: 'Không có tiêu chí nào để chấm chéo theo bảng điểm.',
    en: 'The table names no criterion for cross-scoring.',
  },
  crossNotYours: {
    kind: 'forbidden',
    vi: 'Đơn vị của bạn không được phân công chấm đơn vị này.',
    en: 'Your unit was not assigned to score this unit.',
  },
  crossOver: { kind: 'conflict', vi: 'Đợt chấm chéo đã hết hạn ngày {until}.', en: 'The cross-scoring ended on {until}.' },
  crossClosed: { kind: 'conflict', vi: 'Đợt chấm chéo đã đóng.', en: 'The cross-scoring is closed.' },
  crossSent: { kind: 'conflict', vi: 'Phiếu chấm chéo này đã gửi nên không sửa được.', en: 'These marks were sent and do not change.' },
  crossMissing: { kind: 'invalid', vi: 'Còn {count} tiêu chí chưa cho điểm: {codes}.', en: '{count} criteria have no mark: {codes}.' },
  crossNoteMissing: {
    kind: 'invalid',
    vi: 'Điểm khác điểm tự chấm phải có lý do: {codes}.',
    en: 'A mark that differs from the self-score needs a reason: {codes}.',
  },
  crossNotOver: {
    kind: 'conflict',
    vi: 'Còn {count} phiếu chưa gửi và chưa hết hạn {until}. Hết hạn hoặc đủ phiếu mới đóng được.',
    en: '{count} mark sheets are not in and the time runs until {until}. Close when all are in or the time is over.',
  },
});
