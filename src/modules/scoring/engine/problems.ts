import { defineRefusals, type DeclaredRefusal } from '#platform/refusal.ts';
import { fillIn, type Text } from '#platform/text.ts';

/** What is wrong with a rulebook or with facts, and where. `place` is the path in the file, `position` a character of a formula (from 1). */
export interface Problem {
  readonly code: string;
  readonly place: string;
  readonly message: Text;
  readonly position?: number;
}

/** What stands in the places of a sentence; words are given in both languages. */
export type ProblemValues = Readonly<Record<string, Text | string | number>>;

export function problem(spec: DeclaredRefusal, place: string, values: ProblemValues = {}, position?: number): Problem {
  return { code: spec.code, place, message: fillIn(spec, values), ...(position === undefined ? {} : { position }) };
}

/** Reasons a rulebook or a facts file is refused. Formulas have their own, in `expression/problems.ts`. */
export const rulebookRefusals = defineRefusals('rulebook', {
  // numbers and shape
  fileNotReadable: { kind: 'invalid', vi: 'Không đọc được tệp ({detail}).', en: 'The file cannot be read ({detail}).' },
  fileTooLarge: { kind: 'invalid', vi: 'Tệp lớn hơn {most} MB.', en: 'The file is larger than {most} MB.' },
  notUtf8: {
    kind: 'invalid',
    vi: 'Tệp không phải văn bản UTF-8. Lưu lại với mã UTF-8.',
    en: 'The file is not UTF-8 text. Save it as UTF-8.',
  },
  notJson: { kind: 'invalid', vi: 'Tệp không phải JSON hợp lệ: {detail}.', en: 'The file is not valid JSON: {detail}.' },
  wrongShape: { kind: 'invalid', vi: 'Sai dạng: {detail}.', en: 'Wrong shape: {detail}.' },
  unknownField: {
    kind: 'invalid',
    vi: 'Không có trường “{field}”; kiểm tra lại cách viết.',
    en: 'There is no field “{field}”; check its spelling.',
  },
  repeatedField: {
    kind: 'invalid',
    vi: 'Trường “{field}” ghi hai lần trong cùng một nhóm; chỉ giữ một.',
    en: 'The field “{field}” stands twice in one object; keep one.',
  },
  tooDeep: { kind: 'invalid', vi: 'Cây tiêu chí sâu quá {limit} cấp.', en: 'The tree of criteria is more than {limit} levels deep.' },
  tooMany: { kind: 'invalid', vi: 'Quá nhiều tiêu chí: {count}, nhiều nhất {limit}.', en: 'Too many criteria: {count}, at most {limit}.' },
  notANumber: { kind: 'invalid', vi: '“{typed}” không phải là số.', en: '“{typed}” is not a number.' },
  ambiguousNumber: {
    kind: 'invalid',
    vi: '“{typed}” có thể là hai số khác nhau (một phần nghìn hay hàng nghìn). Viết không có dấu ngăn hàng nghìn.',
    en: '“{typed}” may mean two numbers (a decimal or thousands). Write it without a thousands separator.',
  },
  numberTooLarge: { kind: 'invalid', vi: 'Số quá lớn: “{typed}”.', en: 'The number is too large: “{typed}”.' },
  numberTooFine: { kind: 'invalid', vi: '“{typed}” có quá 6 chữ số thập phân.', en: '“{typed}” has more than 6 decimals.' },
  pointsTooFine: {
    kind: 'invalid',
    vi: 'Điểm “{typed}” có quá 2 chữ số thập phân hoặc quá lớn.',
    en: 'Points “{typed}” have more than 2 decimals or are too large.',
  },
  // the tree
  noCriteria: { kind: 'invalid', vi: 'Bảng điểm chưa có tiêu chí nào.', en: 'The table has no criteria.' },
  sameCode: { kind: 'invalid', vi: 'Mã “{code}” dùng hai lần.', en: 'The code “{code}” is used twice.' },
  ruleOrParts: {
    kind: 'invalid',
    vi: '{code}: phải có hoặc mục con, hoặc quy tắc chấm, không có cả hai.',
    en: '{code}: give either parts or a rule, not both and not neither.',
  },
  headingSum: {
    kind: 'invalid',
    vi: '{code}: các mục con cộng {sum}, mục cha ghi {max}.',
    en: '{code}: its parts sum to {sum}, the heading says {max}.',
  },
  scaleSum: { kind: 'invalid', vi: 'Các tiêu chí cộng {sum}, thang điểm là {scale}.', en: 'The criteria sum to {sum}, the scale is {scale}.' },
  negativeMax: { kind: 'invalid', vi: '{code}: điểm tối đa âm.', en: '{code}: the maximum is negative.' },
  mixedHeading: {
    kind: 'invalid',
    vi: '{code}: mục thưởng hoặc điểm cộng ngoài phải là tiêu chí chấm, không phải mục cha.',
    en: '{code}: bonus and external points belong to scored lines, not headings.',
  },
  externalRule: {
    kind: 'invalid',
    vi: '{code}: điểm cộng ngoài thang phải dùng quy tắc khen thưởng đã đạt.',
    en: '{code}: points outside the scale come from honours already won.',
  },
  unknownDepartment: {
    kind: 'invalid',
    vi: '{code}: phòng, ban “{department}” không có trong danh sách.',
    en: '{code}: department “{department}” is not in the list.',
  },
  noMeasure: { kind: 'invalid', vi: '{code}: chưa nêu cách đo.', en: '{code}: no measure is stated.' },
  noProof: { kind: 'invalid', vi: '{code}: chưa nêu loại minh chứng.', en: '{code}: no proof is stated.' },
  // rules
  negativeCap: { kind: 'invalid', vi: '{code}: mức trần âm.', en: '{code}: the cap is negative.' },
  capAboveMax: { kind: 'invalid', vi: '{code}: mức trần {cap} lớn hơn điểm tối đa {max}.', en: '{code}: the cap {cap} is above the maximum {max}.' },
  floorAboveCap: { kind: 'invalid', vi: '{code}: mức sàn {floor} cao hơn mức trần {cap}.', en: '{code}: the floor {floor} is above the cap {cap}.' },
  startOutside: { kind: 'invalid', vi: '{code}: điểm khởi đầu nằm ngoài sàn và trần.', en: '{code}: the start lies outside floor and cap.' },
  pointsAboveMax: {
    kind: 'invalid',
    vi: '{code}: {points} điểm lớn hơn tối đa {max}.',
    en: '{code}: {points} points are above the maximum {max}.',
  },
  negativePoints: { kind: 'invalid', vi: '{code}: điểm âm ở quy tắc này.', en: '{code}: this rule gives negative points.' },
  negativeRate: { kind: 'invalid', vi: '{code}: mức điểm phải lớn hơn 0.', en: '{code}: the rate must be above 0.' },
  emptyBand: {
    kind: 'invalid',
    vi: '{code}: mức “{band}” không chứa số nào; số đầu phải nhỏ hơn số cuối.',
    en: '{code}: the band “{band}” holds no number; its start lies below its end.',
  },
  overlappingBands: {
    kind: 'invalid',
    vi: '{code}: mức “{first}” và “{second}” chồng lên nhau; mỗi giá trị chỉ thuộc một mức.',
    en: '{code}: bands “{first}” and “{second}” overlap; a value belongs to one band only.',
  },
  gapBetweenBands: {
    kind: 'invalid',
    vi: '{code}: giữa “{first}” và “{second}” có giá trị không thuộc mức nào; sửa cho hai mức liền nhau.',
    en: '{code}: between “{first}” and “{second}” some values belong to no band; let them touch.',
  },
  stepsNotRising: { kind: 'invalid', vi: '{code}: số ngày các nấc phải tăng dần.', en: '{code}: the days of the steps must rise.' },
  halfARule: { kind: 'invalid', vi: '{code}: thiếu {field}.', en: '{code}: {field} is missing.' },
  sameHonour: { kind: 'invalid', vi: '{code}: danh hiệu “{honour}” ghi hai lần.', en: '{code}: the honour “{honour}” is listed twice.' },
  conditionPoints: {
    kind: 'invalid',
    vi: '{code}: điều kiện loại không mang điểm; đặt điểm tối đa bằng 0.',
    en: '{code}: a disqualifying condition earns no points; set its maximum to 0.',
  },
  maxOffStep: { kind: 'invalid', vi: '{code}: {max} không phải bội số của bước {step}.', en: '{code}: {max} is not a multiple of the step {step}.' },
  // settings
  badScale: { kind: 'invalid', vi: 'Thang điểm phải lớn hơn 0.', en: 'The scale must be above 0.' },
  badStep: { kind: 'invalid', vi: 'Bước điểm phải lớn hơn 0.', en: 'The step must be above 0.' },
  negativeSettingCap: { kind: 'invalid', vi: 'Mức trần không được âm.', en: 'A cap must not be negative.' },
  tieNeverDecides: {
    kind: 'invalid',
    vi: 'Quy tắc này không bao giờ phân định được ai hơn ai: {why}. Bỏ hoặc đổi quy tắc.',
    en: 'This rule can never part anybody: {why}. Remove or change it.',
  },
  unknownGroup: {
    kind: 'invalid',
    vi: 'Không có nhóm tiêu chí “{group}”; chọn một mục của bảng.',
    en: 'There is no group of criteria “{group}”; choose an item of the table.',
  },
  chainOrder: {
    kind: 'invalid',
    vi: 'Bước “{stage}” sai chỗ hoặc lặp lại. Thứ tự là: {order}.',
    en: 'The stage “{stage}” is out of place or repeated. The order is: {order}.',
  },
  stageNotTheirs: {
    kind: 'invalid',
    vi: 'Bước “{stage}” không giao cho {by} được; bước này do: {allowed}.',
    en: 'The stage “{stage}” cannot be done by {by}; it is done by: {allowed}.',
  },
  departmentsWithoutStage: {
    kind: 'invalid',
    vi: 'Có tiêu chí do phòng, ban chấm nhưng chuỗi chấm không có bước của phòng, ban.',
    en: 'Criteria belong to departments but the chain has no stage for departments.',
  },
  noFinalStage: { kind: 'invalid', vi: 'Chuỗi chấm phải kết thúc bằng bước chốt.', en: 'The chain ends with the final stage.' },
  tooFewToTrim: {
    kind: 'invalid',
    vi: 'Chấm chéo: bỏ điểm cao nhất và thấp nhất cần ít nhất {least} đơn vị chấm mỗi đơn vị, đang là {count}. Tăng số đơn vị chấm hoặc chọn cách gộp khác.',
    en: 'Cross-scoring: without the highest and lowest at least {least} must score each unit, the table says {count}. Ask more or combine otherwise.',
  },
  crossUnknown: {
    kind: 'invalid',
    vi: 'Chấm chéo: không có tiêu chí chấm tay “{code}”.',
    en: 'Cross-scoring: there is no manual criterion “{code}”.',
  },
  // facts
  tooMuch: {
    kind: 'invalid',
    vi: '{units} đơn vị × {criteria} tiêu chí là quá nhiều cho một lần chấm; nhiều nhất {most} ô.',
    en: '{units} units × {criteria} criteria are too many to score at once; at most {most} cells.',
  },
  sameFact: { kind: 'invalid', vi: 'Tên số liệu “{code}” dùng hai lần.', en: 'The figure “{code}” is declared twice.' },
  otherYear: { kind: 'invalid', vi: 'Số liệu năm {year}, bảng điểm năm {book}.', en: 'The facts are of {year}, the table of {book}.' },
  otherRulebook: { kind: 'invalid', vi: 'Số liệu dành cho bảng “{named}”.', en: 'The facts are for the table “{named}”.' },
  sameUnit: { kind: 'invalid', vi: 'Đơn vị “{code}” có hai lần.', en: 'The unit “{code}” appears twice.' },
  unknownFact: { kind: 'invalid', vi: 'Bảng điểm không khai báo số liệu “{code}”.', en: 'The table declares no figure “{code}”.' },
  unknownCriterion: { kind: 'invalid', vi: 'Bảng điểm không có tiêu chí “{code}”.', en: 'The table has no criterion “{code}”.' },
  notManual: { kind: 'invalid', vi: '{code}: tiêu chí này không chấm tay.', en: '{code}: this criterion is not scored by hand.' },
  notAdjustable: {
    kind: 'invalid',
    vi: '{code}: tiêu chí này không có điểm tính để điều chỉnh.',
    en: '{code}: this criterion has no computed points to adjust.',
  },
  wrongValue: { kind: 'invalid', vi: '{figure} cần {wanted}.', en: '{figure} needs {wanted}.' },
  monthsNotWanted: { kind: 'invalid', vi: '{figure} là số liệu năm, không ghi theo tháng.', en: '{figure} is a yearly figure, not a monthly one.' },
  monthsWanted: { kind: 'invalid', vi: '{figure} là số liệu tháng.', en: '{figure} is a monthly figure.' },
  negativeFact: { kind: 'invalid', vi: '{figure} không thể âm.', en: '{figure} cannot be negative.' },
  noTargetWanted: { kind: 'invalid', vi: '{figure} không có chỉ tiêu.', en: '{figure} carries no target.' },
  targetNotPositive: { kind: 'invalid', vi: 'Chỉ tiêu của {figure} phải lớn hơn 0.', en: 'The target of {figure} must be above 0.' },
  scoreOutside: {
    kind: 'invalid',
    vi: '{code}: {points} điểm nằm ngoài {least}–{max}.',
    en: '{code}: {points} points are outside {least}–{max}.',
  },
  scoreOffStep: {
    kind: 'invalid',
    vi: '{code}: {points} không phải bội số của bước {step}.',
    en: '{code}: {points} is not a multiple of the step {step}.',
  },
  scoreNotAsked: {
    kind: 'invalid',
    vi: '{code}: tiêu chí này không giao cho đơn vị nên không có điểm. Bỏ điểm, hoặc bỏ dòng không giao.',
    en: '{code}: this criterion is not asked of the unit, so it has no points. Remove the points or the entry that leaves it out.',
  },
  notAskedReason: {
    kind: 'invalid',
    vi: '{code}: ghi lý do không giao tiêu chí này cho đơn vị.',
    en: '{code}: give the reason why this criterion is not asked of the unit.',
  },
  unknownHonour: {
    kind: 'invalid',
    vi: 'Bảng điểm không cộng điểm cho khen thưởng “{honour}”; kiểm tra lại mã.',
    en: 'The table gives no points for the honour “{honour}”; check its code.',
  },
  reasonMissing: { kind: 'invalid', vi: '{code}: điểm chấm tay cần lý do.', en: '{code}: a score given by hand needs a reason.' },
  notARealDay: { kind: 'invalid', vi: '“{typed}” không phải ngày có thật.', en: '“{typed}” is not a real day.' },
});

/** A file that is not there or not ours to read; `detail` is the system's code. */
export const problemOfFile = (detail: string): Problem => problem(rulebookRefusals.fileNotReadable, '', { detail });
