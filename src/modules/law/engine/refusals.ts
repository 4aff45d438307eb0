import { defineRefusals } from '#platform/refusal.ts';

/** Standards that may not be loaded: file and place are named, nothing is half loaded. */
export const standardRefusals = defineRefusals('law', {
  clauseRepeated: {
    kind: 'invalid',
    vi: 'Tệp quy định {file}, chỗ {path}: mã điều kiện “{code}” đã dùng.',
    en: 'Law file {file}, at {path}: clause id “{code}” is used twice.',
  },
  rulesClash: {
    kind: 'invalid',
    vi: 'Tệp quy định {file}, chỗ {path}: “{code}” và “{other}” cùng áp dụng trong {regime} mà không có thứ tự ưu tiên.',
    en: 'Law file {file}, at {path}: “{code}” and “{other}” both apply in {regime} without priority.',
  },
  generalMissing: {
    kind: 'invalid',
    vi: 'Tệp quy định {file}, chỗ {path}: ngoại lệ “{code}” không có quy định chung trong {regime}.',
    en: 'Law file {file}, at {path}: the exception “{code}” has no general rule in {regime}.',
  },
  rulesCycle: {
    kind: 'invalid',
    vi: 'Tệp quy định {file}, chỗ {path}: quy định dẫn chiếu vòng tròn: {cycle}.',
    en: 'Law file {file}, at {path}: rules refer to each other in a circle: {cycle}.',
  },
  nothingBinds: {
    kind: 'invalid',
    vi: 'Tệp quy định {file}, chỗ {path}: không có điều kiện nào ràng buộc.',
    en: 'Law file {file}, at {path}: no clause binds.',
  },
  valueGap: {
    kind: 'invalid',
    vi: 'Tệp quy định {file}, chỗ {path}: các giá trị bị hở hoặc chồng nhau quanh ngày {day}.',
    en: 'Law file {file}, at {path}: values leave a hole or overlap around {day}.',
  },
  overlayLoosens: {
    kind: 'invalid',
    vi: 'Tệp quy định {file}, chỗ {path}: quy định riêng chỉ được chặt hơn; “{clause}” đổi {parameter} từ {from} thành {to} là nới lỏng.',
    en: 'Law file {file}, at {path}: an overlay may only tighten; “{clause}” {parameter} {from} → {to} loosens.',
  },
});

/** Facts that cannot be judged because they contradict themselves or the calendar. */
export const factRefusals = defineRefusals('law', {
  factRepeated: { kind: 'invalid', vi: 'Mã “{id}” dùng cho hai dữ kiện.', en: 'Id “{id}” is used by two facts.' },
  twoRatings: { kind: 'invalid', vi: 'Năm {year} có hai xếp loại: “{id}” và “{other}”.', en: 'Two ratings for {year}: “{id}” and “{other}”.' },
  twoStrengths: {
    kind: 'invalid',
    vi: 'Năm {year} có hai bảng số liệu thành viên: “{id}” và “{other}”.',
    en: 'Two member figures for {year}: “{id}” and “{other}”.',
  },
  future: { kind: 'invalid', vi: '“{id}” nằm sau ngày chốt dữ kiện {asOf}: {value}.', en: '“{id}” lies after the day of the facts {asOf}: {value}.' },
  endsBeforeItBegins: { kind: 'invalid', vi: '“{id}” kết thúc trước khi bắt đầu.', en: '“{id}” ends before it begins.' },
  postsOverlap: {
    kind: 'invalid',
    vi: 'Hai thời gian giữ cùng chức vụ chồng nhau: “{id}” và “{other}”.',
    en: 'Two times in the same post overlap: “{id}” and “{other}”.',
  },
  unknownAward: {
    kind: 'invalid',
    vi: 'Không có danh hiệu, hình thức mang mã “{code}” (ở “{id}”).',
    en: 'There is no award with code “{code}” (at “{id}”).',
  },
  beforeItsRegime: {
    kind: 'invalid',
    vi: '“{id}” ({day}) có trước giai đoạn {regime}.',
    en: '“{id}” ({day}) is older than regime {regime}.',
  },
  decidedBeforeYear: {
    kind: 'invalid',
    vi: '“{id}”: quyết định ngày {day} có trước năm thành tích {year}.',
    en: '“{id}”: decided on {day}, before its achievement year {year}.',
  },
  otherSubject: {
    kind: 'invalid',
    vi: '“{id}”: {code} không dành cho loại đối tượng này.',
    en: '“{id}”: {code} is not for this kind of subject.',
  },
  partAboveMembers: {
    kind: 'invalid',
    vi: '“{id}”: {part} năm {year} là {value}, nhiều hơn tổng số {members} người.',
    en: '“{id}”: {part} of {year} is {value}, more than the {members} members.',
  },
  unknownRegime: { kind: 'invalid', vi: '“{id}”: không có giai đoạn luật “{regime}”.', en: '“{id}”: there is no regime “{regime}”.' },
  sharesTooMany: {
    kind: 'invalid',
    vi: '“{id}”: tỷ lệ đóng góp của các tác giả cộng lại quá 100%.',
    en: '“{id}”: the authors’ shares add up to more than 100%.',
  },
  knownGap: {
    kind: 'invalid',
    vi: 'Khoảng đã biết của “{list}” kết thúc trước khi bắt đầu.',
    en: 'The known span of “{list}” ends before it begins.',
  },
});

/** Questions the rules cannot be asked. */
export const askRefusals = defineRefusals('law', {
  noSuchAward: {
    kind: 'invalid',
    vi: 'Không có danh hiệu, hình thức mang mã “{code}”.',
    en: 'There is no award with code “{code}”.',
    field: 'award',
  },
  noStandard: {
    kind: 'invalid',
    vi: 'Chưa khai tiêu chuẩn của {code} cho đối tượng này vào ngày {day}.',
    en: 'No standard of {code} for this kind of subject on {day} is recorded.',
    field: 'award',
  },
  acceptedBeforeYear: {
    kind: 'invalid',
    vi: 'Năm xét {year} nằm sau ngày tiếp nhận {day}.',
    en: 'Year {year} lies after the day of acceptance {day}.',
    field: 'year',
  },
  notMoreFavourable: {
    kind: 'invalid',
    vi: 'Chỉ hồ sơ tiếp nhận theo Luật 2022 trước ngày {day} mới được chọn áp dụng quy định sửa đổi.',
    en: 'Only a dossier accepted under the Law of 2022 before {day} may choose the amended rule.',
    field: 'favour',
  },
  noSuchOverlay: {
    kind: 'invalid',
    vi: 'Không có quy định riêng mang mã “{code}” có hiệu lực ngày {day}.',
    en: 'There is no overlay “{code}” in force on {day}.',
    field: 'overlays',
  },
  twoExceptions: {
    kind: 'invalid',
    vi: '“{code}” và “{other}” cùng áp dụng mà không có thứ tự ưu tiên.',
    en: '“{code}” and “{other}” both apply without priority.',
  },
});
