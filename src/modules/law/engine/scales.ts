/** The scales facts and rules speak in, lowest first where there is an order. Pure; usable in the browser. */

/** Yearly rating (90/2020/NĐ-CP and alike). `KHONG_XEP_LOAI` = known not to have been rated; it has no rank. */
export const ratingLevels = ['KHONG_XEP_LOAI', 'KHTNV', 'HTNV', 'HTTNV', 'HTXSNV'] as const;
export type RatingLevel = (typeof ratingLevels)[number];
/** Levels a rule may demand. */
export const demandableRatings = ['HTNV', 'HTTNV', 'HTXSNV'] as const;

/** Scope of recognition of an initiative or influence of a science work (law.md §9). */
export const initiativeLevels = ['CO_SO', 'BBNT', 'TOAN_QUOC'] as const;
export type InitiativeLevel = (typeof initiativeLevels)[number];

/** How far an achievement reaches. */
export const scopes = ['DON_VI', 'LINH_VUC', 'BBNT', 'TOAN_QUOC'] as const;
export type Scope = (typeof scopes)[number];

/** Disciplinary forms, mildest first. */
export const disciplineForms = ['khien_trach', 'canh_cao', 'ha_bac_luong', 'giang_chuc', 'cach_chuc', 'buoc_thoi_viec', 'khac'] as const;
export type DisciplineForm = (typeof disciplineForms)[number];

/** Why nothing is awarded or proposed meanwhile (law.md X4). */
export const holdKinds = ['XEM_XET_KY_LUAT', 'DIEU_TRA', 'THANH_TRA_KIEM_TRA', 'KHIEU_NAI_TO_CAO', 'BAO_CHI_THAM_NHUNG'] as const;
export type HoldKind = (typeof holdKinds)[number];

/** Types of commendation (law.md X15); `chuyen_de` is the thematic kind of `phong_trao`. */
export const awardTypes = ['cong_trang', 'dot_xuat', 'phong_trao', 'chuyen_de', 'cong_hien', 'nien_han', 'doi_ngoai', 'khang_chien'] as const;
export type AwardType = (typeof awardTypes)[number];

/** Kinds of single achievements. */
export const achievementKinds = ['dot_xuat', 'nhieu_thanh_tich', 'dong_gop', 'khoa_hoc', 'tu_thien', 'giai_thuong', 'phat_minh', 'lao_dong'] as const;
export type AchievementKind = (typeof achievementKinds)[number];

/** What is declared about a year rather than proven by a list. */
export const declaredTopics = [
  'doan_ket',
  'tham_gia_phong_trao',
  'chap_hanh',
  'hoc_tap',
  'dao_duc',
  'nang_suat',
  'noi_bo_doan_ket',
  'vuot_chi_tieu',
  'mo_hinh',
  'tiet_kiem_chong_tham_nhung',
  'dan_chu_co_so',
  'to_chuc_dang_vung_manh',
  'tieu_bieu_nhat',
  'anh_huong_bbnt',
  'anh_huong_toan_quoc',
  'lao_dong_san_xuat',
  'dong_gop_ho',
  'dong_gop_phat_trien',
  'tieu_chuan_co_quan',
  'tieu_chi_dia_phuong',
  'dan_dau_phong_trao_huyen',
  'tieu_bieu_phong_trao_tinh',
  'phuc_vu_quan_doi',
] as const;
export type DeclaredTopic = (typeof declaredTopics)[number];
