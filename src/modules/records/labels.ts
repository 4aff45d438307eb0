import { defineLabels } from '#platform/text.ts';

/** The four grades of the yearly rating (law.md §14). */
export const grades = defineLabels({
  HTXSNV: { vi: 'Hoàn thành xuất sắc nhiệm vụ', en: 'Excellent', tone: 'ok' },
  HTTNV: { vi: 'Hoàn thành tốt nhiệm vụ', en: 'Good', tone: 'neutral' },
  HTNV: { vi: 'Hoàn thành nhiệm vụ', en: 'Completed', tone: 'warn' },
  KHTNV: { vi: 'Không hoàn thành nhiệm vụ', en: 'Not completed', tone: 'danger' },
  KHONG_XEP_LOAI: { vi: 'Không xếp loại', en: 'Not rated', tone: 'neutral' },
});

/** Short forms for the strip of years. */
export const gradeShort = {
  HTXSNV: { vi: 'HTXS', en: 'Excellent' },
  HTTNV: { vi: 'HTT', en: 'Good' },
  HTNV: { vi: 'HT', en: 'Completed' },
  KHTNV: { vi: 'Không HT', en: 'Not done' },
  KHONG_XEP_LOAI: { vi: 'Không xếp loại', en: 'Not rated' },
} as const;

export const scales = defineLabels({
  FOUR_GRADES: { vi: 'Thang bốn mức', en: 'Scale of four grades', tone: 'neutral' },
  OTHER: { vi: 'Thang khác của thời đó', en: 'Another scale of that time', tone: 'warn' },
});

export const certainties = defineLabels({
  CERTAIN: { vi: 'Chắc chắn', en: 'Certain', tone: 'ok' },
  UNCERTAIN: { vi: 'Chưa chắc', en: 'Uncertain', tone: 'warn' },
});

export const disciplineForms = defineLabels({
  khien_trach: { vi: 'Khiển trách', en: 'Reprimand', tone: 'warn' },
  canh_cao: { vi: 'Cảnh cáo', en: 'Warning (cảnh cáo)', tone: 'danger' },
  ha_bac_luong: { vi: 'Hạ bậc lương', en: 'Pay grade lowered', tone: 'danger' },
  giang_chuc: { vi: 'Giáng chức', en: 'Demoted', tone: 'danger' },
  cach_chuc: { vi: 'Cách chức', en: 'Removed from post', tone: 'danger' },
  buoc_thoi_viec: { vi: 'Buộc thôi việc', en: 'Dismissed', tone: 'danger' },
  khac: { vi: 'Hình thức khác', en: 'Another form', tone: 'danger' },
});

export const holdCauses = defineLabels({
  XEM_XET_KY_LUAT: { vi: 'Đang xem xét kỷ luật', en: 'Discipline being considered', tone: 'danger' },
  DIEU_TRA: { vi: 'Đang điều tra', en: 'Under investigation', tone: 'danger' },
  THANH_TRA_KIEM_TRA: { vi: 'Thanh tra, kiểm tra có dấu hiệu vi phạm', en: 'Inspection with signs of violation', tone: 'danger' },
  KHIEU_NAI_TO_CAO: { vi: 'Khiếu nại, tố cáo đang xác minh', en: 'Complaint being verified', tone: 'danger' },
  BAO_CHI_THAM_NHUNG: { vi: 'Báo chí nêu tham nhũng, đang xác minh', en: 'Press report of corruption being verified', tone: 'danger' },
});

export const leaveKinds = defineLabels({
  thai_san: { vi: 'Thai sản', en: 'Maternity', tone: 'neutral' },
  bi_thuong_cuu_nguoi: { vi: 'Điều trị vì cứu người, cứu tài sản', en: 'Treated after saving people or property', tone: 'neutral' },
  om_dau: { vi: 'Ốm đau', en: 'Sickness', tone: 'neutral' },
  khong_luong: { vi: 'Không hưởng lương', en: 'Unpaid', tone: 'neutral' },
  khac: { vi: 'Nghỉ khác', en: 'Other leave', tone: 'neutral' },
});

export const trainingResults = defineLabels({
  duoi_kha: { vi: 'Dưới khá', en: 'Below “khá”', tone: 'warn' },
  kha: { vi: 'Khá', en: 'Khá', tone: 'ok' },
  gioi: { vi: 'Giỏi', en: 'Giỏi', tone: 'ok' },
  xuat_sac: { vi: 'Xuất sắc', en: 'Xuất sắc', tone: 'ok' },
});

/** What is known to be complete from a day to a day; the names are those of the law facts. */
export const spanAbout = defineLabels({
  ratings: { vi: 'Đánh giá hằng năm', en: 'Yearly ratings', tone: 'neutral' },
  awards: { vi: 'Khen thưởng', en: 'Awards', tone: 'neutral' },
  initiatives: { vi: 'Sáng kiến', en: 'Initiatives', tone: 'neutral' },
  scienceWorks: { vi: 'Đề tài, công trình khoa học', en: 'Science works', tone: 'neutral' },
  combatIngenuity: { vi: 'Mưu trí sáng tạo trong chiến đấu', en: 'Combat ingenuity', tone: 'neutral' },
  achievements: { vi: 'Thành tích đột xuất, đóng góp', en: 'Sudden achievements, contributions', tone: 'neutral' },
  clusters: { vi: 'Thứ hạng trong cụm, khối', en: 'Place in the cluster', tone: 'neutral' },
  movements: { vi: 'Kết quả phong trào', en: 'Results in movements', tone: 'neutral' },
  posts: { vi: 'Chức vụ', en: 'Posts', tone: 'neutral' },
  discipline: { vi: 'Kỷ luật', en: 'Discipline', tone: 'neutral' },
  holds: { vi: 'Trường hợp chưa xét', en: 'Holds', tone: 'neutral' },
  leave: { vi: 'Nghỉ dài ngày', en: 'Leave', tone: 'neutral' },
  training: { vi: 'Đào tạo', en: 'Training', tone: 'neutral' },
});

export const sexes = defineLabels({ female: { vi: 'Nữ', en: 'Female', tone: 'neutral' }, male: { vi: 'Nam', en: 'Male', tone: 'neutral' } });
export const sectors = defineLabels({
  state: { vi: 'Khu vực nhà nước', en: 'State sector', tone: 'neutral' },
  non_state: { vi: 'Công nhân, nông dân ngoài nhà nước', en: 'Workers and farmers outside the state', tone: 'neutral' },
  armed_forces: { vi: 'Lực lượng vũ trang', en: 'Armed forces', tone: 'neutral' },
});

/** What a unit or council states of a year (law.md §3–§5). */
export const declaredTopics = defineLabels({
  doan_ket: { vi: 'Đoàn kết, tương trợ', en: 'Solidarity', tone: 'neutral' },
  tham_gia_phong_trao: { vi: 'Tham gia phong trào thi đua', en: 'Part in movements', tone: 'neutral' },
  chap_hanh: { vi: 'Chấp hành tốt', en: 'Good compliance', tone: 'neutral' },
  hoc_tap: { vi: 'Tích cực học tập', en: 'Study', tone: 'neutral' },
  dao_duc: { vi: 'Đạo đức, lối sống lành mạnh', en: 'Ethical conduct', tone: 'neutral' },
  nang_suat: { vi: 'Năng suất, chất lượng cao', en: 'Productivity and quality', tone: 'neutral' },
  noi_bo_doan_ket: { vi: 'Nội bộ đoàn kết', en: 'Inner unity', tone: 'neutral' },
  vuot_chi_tieu: { vi: 'Hoàn thành vượt chỉ tiêu', en: 'Targets exceeded', tone: 'neutral' },
  mo_hinh: { vi: 'Là mô hình để nơi khác học tập', en: 'A model for others', tone: 'neutral' },
  tiet_kiem_chong_tham_nhung: { vi: 'Tiết kiệm, chống tham nhũng', en: 'Thrift, anti-corruption', tone: 'neutral' },
  dan_chu_co_so: { vi: 'Dân chủ cơ sở', en: 'Democracy at the base', tone: 'neutral' },
  to_chuc_dang_vung_manh: { vi: 'Tổ chức đảng, đoàn thể vững mạnh', en: 'Party organs and unions sound', tone: 'neutral' },
  tieu_bieu_nhat: { vi: 'Tiêu biểu xuất sắc nhất', en: 'Most outstanding', tone: 'neutral' },
  anh_huong_bbnt: { vi: 'Ảnh hưởng trong bộ, ngành, tỉnh', en: 'Influence in the ministry or province', tone: 'neutral' },
  anh_huong_toan_quoc: { vi: 'Ảnh hưởng toàn quốc', en: 'Influence nationwide', tone: 'neutral' },
  lao_dong_san_xuat: { vi: 'Lao động sản xuất có năng suất', en: 'Productive work', tone: 'neutral' },
  dong_gop_ho: { vi: 'Hộ đóng góp công sức, đất đai, tài sản', en: 'Household contribution', tone: 'neutral' },
  dong_gop_phat_trien: { vi: 'Đóng góp vào sự phát triển của cơ quan, ngành', en: 'Contribution to the body', tone: 'neutral' },
  tieu_chuan_co_quan: { vi: 'Đạt tiêu chuẩn cơ quan tặng tự quy định', en: 'Meets the granting body’s standards', tone: 'neutral' },
  tieu_chi_dia_phuong: { vi: 'Đạt tiêu chí của tỉnh', en: 'Meets the province’s criteria', tone: 'neutral' },
  dan_dau_phong_trao_huyen: { vi: 'Dẫn đầu phong trào cấp huyện', en: 'Led the district movement', tone: 'neutral' },
  tieu_bieu_phong_trao_tinh: { vi: 'Tiêu biểu trong phong trào của tỉnh', en: 'Outstanding in the provincial movement', tone: 'neutral' },
  phuc_vu_quan_doi: { vi: 'Phục vụ trong Quân đội', en: 'Serves in the army', tone: 'neutral' },
});

export const achievementKinds = defineLabels({
  dot_xuat: { vi: 'Thành tích đột xuất', en: 'Sudden achievement', tone: 'neutral' },
  nhieu_thanh_tich: { vi: 'Nhiều thành tích', en: 'Many achievements', tone: 'neutral' },
  dong_gop: { vi: 'Đóng góp kinh tế - xã hội', en: 'Socio-economic contribution', tone: 'neutral' },
  khoa_hoc: { vi: 'Đóng góp khoa học', en: 'Scientific contribution', tone: 'neutral' },
  tu_thien: { vi: 'Từ thiện, nhân đạo', en: 'Charity', tone: 'neutral' },
  giai_thuong: { vi: 'Giải thưởng khu vực, quốc tế', en: 'Regional or international prize', tone: 'neutral' },
  phat_minh: { vi: 'Phát minh, sáng chế', en: 'Invention', tone: 'neutral' },
  lao_dong: { vi: 'Lao động, sản xuất', en: 'Work and production', tone: 'neutral' },
});
export const achievementScopes = defineLabels({
  DON_VI: { vi: 'Trong đơn vị', en: 'The unit', tone: 'neutral' },
  LINH_VUC: { vi: 'Một lĩnh vực', en: 'A field', tone: 'neutral' },
  BBNT: { vi: 'Bộ, ban, ngành, tỉnh', en: 'Ministry or province', tone: 'neutral' },
  TOAN_QUOC: { vi: 'Toàn quốc', en: 'Nationwide', tone: 'neutral' },
});
export const organisers = defineLabels({
  BBNT: { vi: 'Bộ, ngành, tỉnh tổ chức', en: 'Organised by the ministry or province', tone: 'neutral' },
  TRUNG_UONG: { vi: 'Hội đồng Trung ương tổ chức', en: 'Organised by the Central Council', tone: 'neutral' },
});
export const launchers = defineLabels({
  DON_VI: { vi: 'Đơn vị phát động', en: 'Launched by the unit', tone: 'neutral' },
  BBNT: { vi: 'Bộ, ngành, tỉnh phát động', en: 'Launched by the ministry or province', tone: 'neutral' },
  TTG: { vi: 'Thủ tướng phát động', en: 'Launched by the Prime Minister', tone: 'neutral' },
});
export const reviews = defineLabels({
  so_ket: { vi: 'Sơ kết', en: 'Interim review', tone: 'neutral' },
  tong_ket: { vi: 'Tổng kết', en: 'Final review', tone: 'neutral' },
});

export const initiativeKinds = defineLabels({
  INITIATIVE: { vi: 'Sáng kiến', en: 'Initiative', tone: 'info' },
  SCIENCE: { vi: 'Đề tài, công trình khoa học', en: 'Science topic or work', tone: 'info' },
});

/** Levels of recognition (law.md §9), lowest first. */
export const initiativeLevels = defineLabels({
  CO_SO: { vi: 'Cấp cơ sở', en: 'Grassroots', tone: 'info' },
  BBNT: { vi: 'Cấp bộ, ban, ngành, tỉnh', en: 'Ministry or province', tone: 'ok' },
  TOAN_QUOC: { vi: 'Toàn quốc', en: 'Nationwide', tone: 'gold' },
});

export const useKinds = defineLabels({
  TITLE: { vi: 'Danh hiệu thi đua', en: 'Title', tone: 'neutral' },
  FORM: { vi: 'Hình thức khen thưởng', en: 'Form of commendation', tone: 'neutral' },
});

/** The way an award was earned (law.md §2 X15). */
export const branches = defineLabels({
  cong_trang: { vi: 'Công trạng', en: 'Merit', tone: 'neutral' },
  dot_xuat: { vi: 'Đột xuất', en: 'Sudden achievement', tone: 'neutral' },
  phong_trao: { vi: 'Phong trào thi đua', en: 'Movement', tone: 'neutral' },
  chuyen_de: { vi: 'Chuyên đề', en: 'Thematic', tone: 'neutral' },
  cong_hien: { vi: 'Quá trình cống hiến', en: 'Long service', tone: 'neutral' },
  nien_han: { vi: 'Niên hạn', en: 'Length of service', tone: 'neutral' },
  doi_ngoai: { vi: 'Đối ngoại', en: 'Foreign relations', tone: 'neutral' },
});

export const importStates = defineLabels({
  DRAFT: { vi: 'Đang xem lại', en: 'Being checked', tone: 'warn' },
  APPLIED: { vi: 'Đã ghi vào hồ sơ', en: 'Applied', tone: 'ok' },
  UNDONE: { vi: 'Đã gỡ cả tệp', en: 'Undone', tone: 'neutral' },
  DISCARDED: { vi: 'Đã bỏ', en: 'Discarded', tone: 'neutral' },
});

export const rowChoices = defineLabels({
  AUTO: { vi: 'Khớp', en: 'Matched', tone: 'ok' },
  OPEN: { vi: 'Cần chọn người', en: 'Choose who', tone: 'warn' },
  CHOSEN: { vi: 'Đã chọn', en: 'Chosen', tone: 'ok' },
  CREATE: { vi: 'Ghi người mới', en: 'New person', tone: 'info' },
  SKIP: { vi: 'Bỏ qua dòng này', en: 'Left out', tone: 'neutral' },
});

/** Why two names may be one person; the words of the candidate list. */
export const matchReasons = defineLabels({
  SAME_NAME: { vi: 'trùng họ tên', en: 'same name', tone: 'ok' },
  ACCENTS: { vi: 'chỉ khác dấu', en: 'only accents differ', tone: 'warn' },
  ORDER: { vi: 'đảo thứ tự chữ', en: 'words in another order', tone: 'warn' },
  SPELLING: { vi: 'khác vài chữ cái', en: 'a few letters differ', tone: 'warn' },
  SAME_UNIT: { vi: 'cùng đơn vị', en: 'same unit', tone: 'ok' },
  OLD_UNIT: { vi: 'đơn vị cũ của người này', en: 'an earlier unit of theirs', tone: 'ok' },
  OTHER_UNIT: { vi: 'đơn vị khác', en: 'another unit', tone: 'danger' },
  SAME_POST: { vi: 'cùng chức vụ', en: 'same post', tone: 'ok' },
  NAMESAKE: { vi: 'trong đơn vị còn người trùng tên', en: 'the unit has a namesake', tone: 'danger' },
});
export type MatchReason = keyof typeof matchReasons;
