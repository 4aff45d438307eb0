import { defineRefusals } from '#platform/refusal.ts';

export const pastRefusals = defineRefusals('scoring', {
  pastHasSheets: {
    kind: 'conflict',
    vi: 'Năm này đã chấm trên hệ thống. Sổ chỉ dùng để đối chiếu; sửa điểm thì sửa trên phiếu.',
    en: 'This year is scored in the system. The workbook is only compared; points are changed on the sheets.',
  },
  pastNotOver: {
    kind: 'conflict',
    vi: 'Chỉ nhập sổ của năm đã qua.',
    en: 'Only the workbook of a year that is over is read as a result.',
  },
  pastStands: {
    kind: 'conflict',
    vi: 'Năm này đang có kết quả nhập từ sổ của Khối, Cụm. Hoàn tác lần nhập đó trước.',
    en: 'A result read from the group’s own workbook stands for this year. Undo that import first.',
  },
  pastProblems: {
    kind: 'invalid',
    vi: 'Sổ còn {count} chỗ chưa đúng hoặc chưa chọn đơn vị, chưa nhập gì.',
    en: '{count} places are wrong or wait for a unit; nothing was stored.',
    field: 'file',
  },
  pastScale: {
    kind: 'invalid',
    vi: 'Sổ không ghi thang điểm. Nhập thang điểm của năm đó.',
    en: 'The workbook names no scale. Give the scale of that year.',
    field: 'scale',
  },
  pastChanged: {
    kind: 'conflict',
    vi: 'Sổ hoặc lựa chọn khác với bản vừa xem. Xem lại rồi nhập.',
    en: 'The workbook or the choices differ from what was seen. Look again, then store it.',
  },
  pastUndone: { kind: 'conflict', vi: 'Lần nhập này đã hoàn tác.', en: 'This import is already undone.' },
});
