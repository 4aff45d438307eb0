import { defineRefusals } from '#platform/refusal.ts';

/** Why a change of the law is not taken, and by which place of which file. */
export const changeRefusals = defineRefusals('law', {
  tooLong: {
    kind: 'too_large',
    vi: 'Tệp {file} dài quá {most} ký tự; tách thành nhiều bản.',
    en: 'File {file} is longer than {most} characters; split it.',
    field: 'source',
  },
  tooDeep: { kind: 'invalid', vi: 'Tệp {file} lồng nhau quá sâu.', en: 'File {file} is nested too deeply.', field: 'source' },
  tooMany: { kind: 'invalid', vi: 'Tệp {file} có quá nhiều giá trị.', en: 'File {file} holds too many values.', field: 'source' },
  tooManyAliases: {
    kind: 'invalid',
    vi: 'Tệp {file} dùng lại đoạn (anchor, alias) quá nhiều lần.',
    en: 'File {file} repeats anchors too many times.',
    field: 'source',
  },
  unreadable: { kind: 'invalid', vi: 'Tệp {file} không đọc được: {problem}', en: 'File {file} cannot be read: {problem}', field: 'source' },
  badDraft: {
    kind: 'invalid',
    vi: 'Tệp {file}, chỗ {path}: {problem} (tất cả {count} chỗ chưa đúng)',
    en: 'File {file}, at {path}: not valid ({count} places in all)',
    field: 'source',
  },
  sectionOfOtherKind: {
    kind: 'invalid',
    vi: 'Tệp {file}: phần “{path}” không dùng được trong bản loại “{kind}”.',
    en: 'File {file}: section “{path}” does not belong in a draft of kind “{kind}”.',
    field: 'source',
  },
  sectionMissing: {
    kind: 'invalid',
    vi: 'Tệp {file}: bản loại “{kind}” phải có phần “{path}”.',
    en: 'File {file}: a draft of kind “{kind}” needs section “{path}”.',
    field: 'source',
  },
  regimeNotAfter: {
    kind: 'invalid',
    vi: 'Tệp {file}, chỗ {path}: giai đoạn mới bắt đầu {day} phải sau ngày bắt đầu của giai đoạn hiện hành ({last}).',
    en: 'File {file}, at {path}: the new regime begins on {day}, which must be after the beginning of the present one ({last}).',
    field: 'source',
  },
  continuesUnknown: {
    kind: 'invalid',
    vi: 'Tệp {file}, chỗ {path}: chỉ nối tiếp được giai đoạn cuối cùng ({last}), không phải “{code}”.',
    en: 'File {file}, at {path}: only the last regime ({last}) can go on, not “{code}”.',
    field: 'source',
  },
  continuedOutOfForce: {
    kind: 'invalid',
    vi: 'Tệp {file}: quy định cũ của “{code}” dựa trên “{instrument}” đã hết hiệu lực; bản mới phải ghi quy định thay thế hoặc ghi vào notContinued.',
    en: 'File {file}: the earlier rule of “{code}” rests on “{instrument}”, which ends; give its successor or name it in notContinued.',
    field: 'source',
  },
  notBeforeDay: {
    kind: 'invalid',
    vi: 'Tệp {file}, chỗ {path}: ngày {day} phải trước ngày bản này có hiệu lực ({from}).',
    en: 'File {file}, at {path}: {day} must be before the draft takes effect ({from}).',
    field: 'source',
  },
  beforeItsDay: {
    kind: 'invalid',
    vi: 'Tệp {file}, chỗ {path}: giá trị từ {day} bắt đầu trước ngày bản này có hiệu lực ({from}); quá khứ không tính lại.',
    en: 'File {file}, at {path}: a value from {day} begins before the draft takes effect ({from}); the past is not evaluated again.',
    field: 'source',
  },
  loosens: {
    kind: 'invalid',
    vi: 'Tệp {file}, chỗ {path}: nới lỏng quy định chung về {award} ({clause}, {basis}); quy định của ngành, địa phương chỉ được chặt hơn.',
    en: 'File {file}, at {path}: loosens the national rule on {award} ({clause}, {basis}); an overlay may only tighten.',
    field: 'source',
  },
  cyclic: {
    kind: 'invalid',
    vi: 'Tệp {file}, chỗ {path}: “{code}” dẫn vòng về chính nó ({chain}).',
    en: 'File {file}, at {path}: “{code}” leads back to itself ({chain}).',
    field: 'source',
  },
  caseFailed: {
    kind: 'invalid',
    vi: 'Tệp {file}: {failed}/{count} ca kiểm tra không đúng. Ca đầu tiên: “{name}” – phải là {expected}, bản này cho {got}.',
    en: 'File {file}: {failed} of {count} cases fail. The first: “{name}” – should be {expected}, the draft gives {got}.',
    field: 'source',
  },
  changesNothing: {
    kind: 'invalid',
    vi: 'Tệp {file} không thay đổi quy định nào so với hiện hành.',
    en: 'File {file} changes nothing against the rules in force.',
    field: 'source',
  },
  sameText: { kind: 'conflict', vi: 'Bản này đã được nạp ngày {day}.', en: 'This text was loaded on {day} already.' },
  dayPassed: {
    kind: 'conflict',
    vi: 'Ngày có hiệu lực ({day}) phải sau hôm nay; nạp lại bản với ngày mới.',
    en: 'The day it takes effect ({day}) must be after today; load the draft again with a new day.',
    field: 'source',
  },
  otherDay: {
    kind: 'invalid',
    vi: 'Bản này có hiệu lực từ {day}; ngày xác nhận phải đúng ngày ấy.',
    en: 'This draft takes effect on {day}; the day you confirm must be the same.',
    field: 'effectiveOn',
  },
  onlyAdminLoads: { kind: 'forbidden', vi: 'Chỉ quản trị hệ thống nạp quy định mới.', en: 'Only an administrator loads a change of the law.' },
  onlyStandingPublishes: {
    kind: 'forbidden',
    vi: 'Chỉ Thường trực Hội đồng công bố quy định.',
    en: 'Only the standing body publishes a change of the law.',
  },
  ownDraft: {
    kind: 'forbidden',
    vi: 'Người nạp không tự công bố; cần người thứ hai.',
    en: 'Whoever loaded it does not publish it; a second person must.',
  },
  notDraft: { kind: 'conflict', vi: 'Bản này không còn là dự thảo.', en: 'This version is no longer a draft.' },
  replayMissing: {
    kind: 'conflict',
    vi: 'Chưa chạy thử trên dữ liệu năm trước, hoặc chưa chạy xong.',
    en: 'The replay over last year has not been run, or has not finished.',
  },
  replayStale: {
    kind: 'conflict',
    vi: 'Quy định hiện hành đã đổi từ lần chạy thử; chạy thử lại.',
    en: 'The rules in force have changed since the replay; run it again.',
  },
  replayRunning: { kind: 'conflict', vi: 'Đang chạy thử; chờ xong rồi chạy lại.', en: 'A replay is running; wait for it.' },
  inForce: {
    kind: 'conflict',
    vi: 'Bản này đã có hiệu lực từ {day}; không rút lại được, chỉ ban hành bản mới.',
    en: 'This version has been in force since {day}; it cannot be withdrawn, only followed by another.',
  },
  laterRestsOnIt: {
    kind: 'conflict',
    vi: 'Bản “{code}” đã công bố dựa trên bản này: {problem}',
    en: 'Version “{code}” has been published on top of this one: {problem}',
  },
  alreadyWithdrawn: { kind: 'conflict', vi: 'Bản này đã rút.', en: 'This version was withdrawn.' },
});
