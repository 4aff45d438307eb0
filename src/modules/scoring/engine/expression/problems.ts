import { defineRefusals } from '#platform/refusal.ts';

/** Reasons a formula is refused; each comes with the character it points at. */
export const formulaRefusals = defineRefusals('formula', {
  unexpectedCharacter: {
    kind: 'invalid',
    vi: 'Ký tự {position}: “{found}” không dùng được trong công thức.',
    en: 'Character {position}: “{found}” has no meaning in a formula.',
  },
  decimalComma: {
    kind: 'invalid',
    vi: 'Ký tự {position}: trong công thức viết số thập phân bằng dấu chấm ({hint}).',
    en: 'Character {position}: in a formula decimals are written with a point ({hint}).',
  },
  badNumber: {
    kind: 'invalid',
    vi: 'Ký tự {position}: số “{found}” không rõ hoặc quá lớn.',
    en: 'Character {position}: the number “{found}” is unclear or too large.',
  },
  badDate: { kind: 'invalid', vi: 'Ký tự {position}: “{found}” không phải ngày có thật.', en: 'Character {position}: “{found}” is not a real day.' },
  unexpected: {
    kind: 'invalid',
    vi: 'Ký tự {position}: gặp “{found}”, cần {wanted}.',
    en: 'Character {position}: found “{found}”, wanted {wanted}.',
  },
  unexpectedEnd: { kind: 'invalid', vi: 'Công thức kết thúc giữa chừng, cần {wanted}.', en: 'The formula ends too early, wanted {wanted}.' },
  tooDeep: { kind: 'invalid', vi: 'Ký tự {position}: công thức lồng nhau quá sâu.', en: 'Character {position}: the formula is nested too deeply.' },
  unknownName: { kind: 'invalid', vi: 'Ký tự {position}: không có số liệu “{found}”.', en: 'Character {position}: there is no figure “{found}”.' },
  unknownFunction: { kind: 'invalid', vi: 'Ký tự {position}: không có hàm “{found}”.', en: 'Character {position}: there is no function “{found}”.' },
  argumentCount: {
    kind: 'invalid',
    vi: 'Ký tự {position}: hàm {found} cần {wanted} tham số.',
    en: 'Character {position}: {found} takes {wanted} arguments.',
  },
  wrongUnit: {
    kind: 'invalid',
    vi: 'Ký tự {position}: {found} không đi cùng {wanted}.',
    en: 'Character {position}: {found} does not go with {wanted}.',
  },
  wrongKind: {
    kind: 'invalid',
    vi: 'Ký tự {position}: cần {wanted}, đây là {found}.',
    en: 'Character {position}: {wanted} is needed, this is {found}.',
  },
  monthsNotCombined: {
    kind: 'invalid',
    vi: 'Ký tự {position}: số liệu tháng phải gộp thành một số (sum, avg, min, max, last, every…).',
    en: 'Character {position}: monthly figures must be combined into one (sum, avg, min, max, last, every…).',
  },
  noTarget: { kind: 'invalid', vi: 'Ký tự {position}: “{found}” không có chỉ tiêu.', en: 'Character {position}: “{found}” carries no target.' },
  cycle: { kind: 'invalid', vi: 'Các công thức gọi vòng nhau: {path}.', en: 'The formulas go round in a circle: {path}.' },
});
