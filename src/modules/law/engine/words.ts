import type { Text } from '#platform/text.ts';
import { opOf, type Clause, type Params, type PredicateName } from './rules.ts';
import { say } from './say.ts';
import type { RatingLevel } from './scales.ts';

/** A clause in short words, made from its predicate so that a changed number changes the sentence. */
type NameOf = (award: string) => Text;

const list = (names: readonly Text[]): Text => ({ vi: names.map((one) => one.vi).join(' hoặc '), en: names.map((one) => one.en).join(' or ') });
const streakWords = (params: { atLeast: RatingLevel; years: number; after?: readonly string[] | undefined }, nameOf: NameOf): Text => {
  const rating = say.rating(params.atLeast);
  const after = params.after ? list(params.after.map(nameOf)) : null;
  return {
    vi: `${after ? `đã được ${after.vi}, sau đó ` : ''}từ ${params.years} năm liên tục ${rating.vi}${params.atLeast === 'HTXSNV' ? '' : ' trở lên'} đến năm xét`,
    en: `${after ? `${after.en}, then ` : ''}${params.years} or more consecutive years of ${rating.en}${params.atLeast === 'HTXSNV' ? '' : ' or better'} up to the year`,
  };
};
const works =
  (what: 'initiatives' | 'scienceWorks' | 'combatIngenuity') =>
  (params: Params<'initiative'> & { applied?: boolean }): Text => ({
    vi: `có ${params.min} ${say.work(what).vi} ${say.level(params.scope).vi}${params.applied ? ', đã áp dụng' : ''}, chưa dùng cho lần khen khác${params.lastYears === 1 ? ', trong năm xét' : params.inStreak ? ', trong các năm đó' : params.lastYears ? `, trong ${params.lastYears} năm` : ''}`,
    en: `${params.min} × ${say.work(what).en} ${say.level(params.scope).en}${params.applied ? ', applied' : ''}, unused elsewhere${params.lastYears === 1 ? ', in the year' : params.inStreak ? ', in these years' : params.lastYears ? `, in ${params.lastYears} years` : ''}`,
  });
const measureOf = (params: { title?: string | undefined; field?: string | undefined }, nameOf: NameOf): Text => {
  if (params.title !== undefined) return nameOf(params.title);
  const fields: Record<string, Text> = {
    completed: { vi: 'hoàn thành nhiệm vụ', en: 'completing their tasks' },
    women: { vi: 'là nữ', en: 'women' },
    disciplinedWarning: { vi: 'bị kỷ luật từ cảnh cáo trở lên', en: 'disciplined at warning level or above' },
  };
  return fields[params.field ?? ''] ?? { vi: '', en: '' };
};
/** What a unit states of a year, as clauses and roads say it. */
export const topicWords: Record<Params<'declared'>['topic'], Text> = {
  doan_ket: { vi: 'đoàn kết, tương trợ', en: 'solidarity' },
  tham_gia_phong_trao: { vi: 'tham gia phong trào thi đua', en: 'takes part in movements' },
  chap_hanh: { vi: 'chấp hành tốt chủ trương, pháp luật, nội quy', en: 'good compliance' },
  hoc_tap: { vi: 'tích cực học tập', en: 'keeps learning' },
  dao_duc: { vi: 'đạo đức, lối sống lành mạnh', en: 'ethical conduct' },
  nang_suat: { vi: 'năng suất, chất lượng cao', en: 'productivity and quality' },
  noi_bo_doan_ket: { vi: 'nội bộ đoàn kết', en: 'unity inside' },
  vuot_chi_tieu: { vi: 'vượt chỉ tiêu được giao', en: 'exceeds its targets' },
  mo_hinh: { vi: 'là mẫu hình cho nơi khác', en: 'a model for others' },
  tiet_kiem_chong_tham_nhung: { vi: 'thực hành tiết kiệm, phòng chống tham nhũng', en: 'thrift and anti-corruption' },
  dan_chu_co_so: { vi: 'thực hiện tốt dân chủ ở cơ sở', en: 'democracy at base level' },
  to_chuc_dang_vung_manh: { vi: 'tổ chức đảng, đoàn thể vững mạnh', en: 'sound party and mass organisations' },
  tieu_bieu_nhat: { vi: 'tiêu biểu xuất sắc nhất', en: 'the most outstanding' },
  anh_huong_bbnt: { vi: 'có ảnh hưởng trong bộ, ban, ngành, tỉnh', en: 'influence in the ministry or province' },
  anh_huong_toan_quoc: { vi: 'có ảnh hưởng trong toàn quốc', en: 'nationwide influence' },
  lao_dong_san_xuat: { vi: 'lao động sản xuất hiệu quả', en: 'productive work' },
  dong_gop_ho: { vi: 'đóng góp về công sức, đất đai, tài sản', en: 'contribution of effort, land or assets' },
  dong_gop_phat_trien: { vi: 'có đóng góp vào sự phát triển của cơ quan, ngành, địa phương', en: 'contributed to the development of the body' },
  tieu_chuan_co_quan: { vi: 'đạt tiêu chuẩn do cơ quan tặng tự quy định', en: 'meets the standards the granting body set' },
  tieu_chi_dia_phuong: { vi: 'đạt tiêu chí do tỉnh quy định', en: 'meets the criteria the province set' },
  dan_dau_phong_trao_huyen: { vi: 'dẫn đầu phong trào thi đua của cấp huyện', en: 'led the emulation of its district' },
  tieu_bieu_phong_trao_tinh: { vi: 'tiêu biểu trong phong trào thi đua của tỉnh', en: 'outstanding in the emulation of its province' },
  phuc_vu_quan_doi: { vi: 'phục vụ trong Quân đội', en: 'serves in the army' },
};
const scopeWords: Record<Params<'achievement'>['scope'], Text> = {
  DON_VI: { vi: 'đơn vị', en: 'the unit' },
  LINH_VUC: { vi: 'lĩnh vực', en: 'its field' },
  BBNT: { vi: 'bộ, ban, ngành, tỉnh', en: 'the ministry or province' },
  TOAN_QUOC: { vi: 'toàn quốc', en: 'the country' },
};

/** Traits of a subject a rule may ask for; `no` = asked for not being so. */
const attributes: Record<Params<'attribute'>['name'], { yes: Text; no: Text }> = {
  sex: { yes: { vi: 'giới tính', en: 'sex' }, no: { vi: 'giới tính', en: 'sex' } },
  sector: { yes: { vi: 'khu vực', en: 'sector' }, no: { vi: 'khu vực', en: 'sector' } },
  directWorker: {
    yes: { vi: 'là người trực tiếp lao động, công tác', en: 'a direct worker' },
    no: { vi: 'không phải người trực tiếp lao động, công tác', en: 'not a direct worker' },
  },
  remote: {
    yes: { vi: 'ở vùng khó khăn, biên giới, hải đảo', en: 'in a remote, border or island place' },
    no: { vi: 'không ở vùng khó khăn, biên giới, hải đảo', en: 'not in a remote, border or island place' },
  },
  foreigner: { yes: { vi: 'là người nước ngoài', en: 'a foreigner' }, no: { vi: 'không phải người nước ngoài', en: 'not a foreigner' } },
  higherRetirementAge: {
    yes: { vi: 'được nghỉ hưu ở tuổi cao hơn', en: 'with a higher retirement age' },
    no: { vi: 'không thuộc diện nghỉ hưu ở tuổi cao hơn', en: 'without a higher retirement age' },
  },
};
const attributeValues: Readonly<Record<string, Text>> = {
  female: { vi: 'là nữ', en: 'a woman' },
  male: { vi: 'là nam', en: 'a man' },
  state: { vi: 'thuộc khu vực nhà nước', en: 'in the state sector' },
  non_state: { vi: 'thuộc khu vực ngoài nhà nước', en: 'outside the state sector' },
  armed_forces: { vi: 'thuộc lực lượng vũ trang nhân dân', en: 'in the armed forces' },
};

const wording: { readonly [K in PredicateName]: (params: Params<K>, nameOf: NameOf) => Text } = {
  rating: ({ atLeast }) => ({
    vi: `năm xét: ${say.rating(atLeast).vi}${atLeast === 'HTXSNV' ? '' : ' trở lên'}`,
    en: `in the year: ${say.rating(atLeast).en}${atLeast === 'HTXSNV' ? '' : ' or better'}`,
  }),
  streak: streakWords,
  within_streak(params, nameOf) {
    const what = params.award === undefined ? say.rating(params.rating ?? 'HTXSNV') : nameOf(params.award);
    return {
      vi: `trong các năm liên tục đó có ${params.min} ${params.award === undefined ? 'năm' : 'lần'} ${what.vi}`,
      en: `within these years ${params.min} × ${what.en}`,
    };
  },
  consecutive: ({ award, min }, nameOf) => ({ vi: `${min} lần liên tục ${nameOf(award).vi}`, en: `${min} consecutive × ${nameOf(award).en}` }),
  has: ({ award, inYear }, nameOf) => ({
    vi: `đã được ${list(award.map(nameOf)).vi}${inYear ? ' trong năm xét' : ''}`,
    en: `${list(award.map(nameOf)).en} given${inYear ? ' for the year' : ''}`,
  }),
  not_rewarded: ({ award, years }, nameOf) => ({
    vi: `thành tích ${years === 1 ? 'của năm xét' : `của ${years} năm này`} chưa được tặng ${award === 'SELF' ? 'hình thức, danh hiệu này' : nameOf(award).vi}`,
    en: `the achievement of ${years === 1 ? 'the year' : `these ${years} years`} not yet rewarded with ${award === 'SELF' ? 'this award' : nameOf(award).en}`,
  }),
  awards_in_year: ({ max }) =>
    max === 0
      ? { vi: 'trong năm chưa có hình thức cấp Nhà nước khác', en: 'no other state-level form in the year' }
      : { vi: `trong năm không quá ${max} hình thức cấp Nhà nước khác`, en: `at most ${max} other state-level forms in the year` },
  initiative: works('initiatives'),
  science_work: works('scienceWorks'),
  combat_ingenuity: works('combatIngenuity'),
  achievement: ({ scope, min }) => ({
    vi: `có ${min} thành tích có ảnh hưởng trong ${scopeWords[scope].vi}, chưa được khen`,
    en: `${min} unrewarded achievement of influence in ${scopeWords[scope].en}`,
  }),
  movement: ({ minYears, role }) => ({
    vi: `${role === 'leader' ? 'dẫn đầu' : 'xuất sắc trong'} phong trào thi đua${minYears > 0 ? ` từ ${minYears} năm` : ''}`,
    en: `${role === 'leader' ? 'leader of' : 'outstanding in'} a movement${minYears > 0 ? ` of ${minYears} years or more` : ''}`,
  }),
  leader_of_cluster: ({ organiser }) => ({
    vi: `dẫn đầu cụm, khối thi đua do ${organiser === 'BBNT' ? 'bộ, ban, ngành, tỉnh' : 'Hội đồng Thi đua - Khen thưởng Trung ương'} tổ chức`,
    en: `leader of a cluster or block organised by the ${organiser === 'BBNT' ? 'ministry or province' : 'Central Council'}`,
  }),
  share_of_members: (params, nameOf) => ({
    vi: `${params.strictly ? 'trên' : 'từ'} ${params.percent}% thành viên ${measureOf(params, nameOf).vi}`,
    en: `${params.strictly ? 'more than' : 'at least'} ${params.percent}% of members ${measureOf(params, nameOf).en}`,
  }),
  count_of_members(params, nameOf) {
    const what = measureOf(params, nameOf);
    if (params.min === undefined && params.max === 0) return { vi: `không có người ${what.vi}`, en: `no member ${what.en}` };
    return {
      vi: `${params.min === undefined ? `nhiều nhất ${params.max}` : `ít nhất ${params.min}`} người ${what.vi}`,
      en: `${params.min === undefined ? `at most ${params.max}` : `at least ${params.min}`} members ${what.en}`,
    };
  },
  discipline_free: () => ({ vi: 'không trong thời hạn kỷ luật', en: 'no disciplinary term runs' }),
  hold: () => ({
    vi: 'đang bị xem xét kỷ luật, điều tra, thanh tra, khiếu nại, tố cáo',
    en: 'under consideration of discipline, investigation, inspection or complaint',
  }),
  declared: ({ topic }) => topicWords[topic],
  attribute({ name, is }) {
    const { yes, no } = attributes[name];
    const words = typeof is === 'boolean' ? (is ? yes : no) : attributeValues[is];
    return words ?? { vi: `${yes.vi}: ${String(is)}`, en: `${yes.en}: ${String(is)}` };
  },
  time_in_post: ({ months }) => ({ vi: `giữ chức vụ từ ${months} tháng`, en: `${months} months or more in post` }),
  service_months: ({ min }) => ({ vi: `công tác từ ${min} tháng trong năm`, en: `${min} months of service in the year` }),
  training_result: ({ atLeast }) => ({
    vi: `đi đào tạo từ 1 năm: kết quả từ ${atLeast === 'kha' ? 'khá' : atLeast === 'gioi' ? 'giỏi' : 'xuất sắc'}; dưới 1 năm: chấp hành tốt`,
    en: `training of a year or more: result “${atLeast}” or better; shorter: compliance`,
  }),
  mover_comment: ({ months }) => ({
    vi: `chuyển công tác sau ${months} tháng: có nhận xét của đơn vị cũ`,
    en: `moved after ${months} months: comment of the former unit`,
  }),
  registered: () => ({ vi: 'đã đăng ký thi đua', en: 'registered for the emulation' }),
  service_years: ({ min }) => ({ vi: `phục vụ liên tục từ ${min} năm`, en: `${min} years of continuous service or more` }),
  unread: () => ({ vi: 'lời văn tiêu chuẩn chưa đọc được, phải tra văn bản', en: 'the wording of the standard was not read; look it up' }),
  not_dissolved: () => ({ vi: 'tập thể chưa giải thể', en: 'the body was not dissolved' }),
  meets: ({ award }, nameOf) => ({ vi: `đạt tiêu chuẩn ${nameOf(award).vi}`, en: `meets the standard of ${nameOf(award).en}` }),
};

export function wordsOf(clause: Clause, nameOf: NameOf): Text {
  if (clause.says) return clause.says;
  const op = opOf(clause);
  if (op === 'all') return { vi: 'tất cả các điều kiện sau', en: 'all of these' };
  if (op === 'any') return { vi: 'một trong các điều kiện sau', en: 'one of these' };
  if (op === 'not') {
    const inner = wordsOf(clause.not as Clause, nameOf);
    return { vi: `không: ${inner.vi}`, en: `not: ${inner.en}` };
  }
  return (wording[op] as (params: unknown, nameOf: NameOf) => Text)(clause[op], nameOf);
}
