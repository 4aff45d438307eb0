import type { Text } from '#platform/text.ts';

interface ObjectWords extends Text {
  /** The screen that shows one, when there is one; `$id` is filled. */
  readonly screen?: string;
}

/** What the objects of the trail are called, and where they are seen. */
export const objectWords: Readonly<Record<string, ObjectWords>> = {
  unit: { vi: 'Đơn vị', en: 'Unit', screen: '/don-vi/$id' },
  person: { vi: 'Cá nhân', en: 'Person', screen: '/ca-nhan/$id' },
  officer: { vi: 'Cán bộ thi đua', en: 'Emulation officer' },
  account: { vi: 'Tài khoản', en: 'Account' },
  delegation: { vi: 'Ủy quyền', en: 'Delegation' },
  duty: { vi: 'Việc phải làm', en: 'Duty' },
  document: { vi: 'Văn bản', en: 'Document', screen: '/van-ban/$id' },
  evidence: { vi: 'Minh chứng', en: 'Evidence' },
  group: { vi: 'Khối, cụm', en: 'Group', screen: '/khoi-cum/$id' },
  group_term: { vi: 'Khối, cụm của năm', en: 'Term of a group', screen: '/khoi-cum/nhiem-ky/$id' },
  handover: { vi: 'Bàn giao', en: 'Handover' },
  pairing: { vi: 'Kết nghĩa', en: 'Pairing' },
  initiative: { vi: 'Sáng kiến, đề tài', en: 'Initiative', screen: '/ly-lich/sang-kien/$id' },
  import: { vi: 'Tệp hồ sơ cũ', en: 'Workbook of old facts', screen: '/ly-lich/nhap/$id' },
  council: { vi: 'Hội đồng', en: 'Council' },
  meeting: { vi: 'Phiên họp', en: 'Meeting' },
  decision: { vi: 'Quyết định', en: 'Decision', screen: '/quyet-dinh/$id' },
  year: { vi: 'Năm thi đua', en: 'Emulation year' },
  movement: { vi: 'Phong trào', en: 'Movement', screen: '/phong-trao/$id' },
  response: { vi: 'Hưởng ứng', en: 'Response' },
  agreement: { vi: 'Giao ước', en: 'Agreement', screen: '/giao-uoc/$id' },
  registration: { vi: 'Đăng ký thi đua', en: 'Registration', screen: '/dang-ky/$id' },
  programme: { vi: 'Chương trình công tác', en: 'Work programme' },
  task: { vi: 'Nhiệm vụ', en: 'Task' },
  month_report: { vi: 'Báo cáo tháng', en: 'Monthly report' },
  indicator: { vi: 'Chỉ số', en: 'Indicator' },
  indicator_month: { vi: 'Phiếu chỉ số tháng', en: 'Indicators of a month' },
  indicator_fact: { vi: 'Việc trong danh sách theo dõi', en: 'Listed fact' },
  indicator_import: { vi: 'Lần nhập số liệu', en: 'Import of indicators' },
  rulebook: { vi: 'Bảng điểm', en: 'Rulebook' },
  formality_signal: { vi: 'Dấu hiệu hình thức', en: 'Sign of formality' },
  score_sheet: { vi: 'Phiếu chấm', en: 'Score sheet' },
  score_complaint: { vi: 'Khiếu nại, kiến nghị về điểm', en: 'Complaint about a score' },
  score_paper: { vi: 'Quyết định về điểm', en: 'Decision about scores' },
  cross_round: { vi: 'Đợt chấm chéo', en: 'Cross-scoring round' },
  cross_marks: { vi: 'Phiếu chấm chéo', en: 'Cross marks' },
  ranking: { vi: 'Xếp hạng', en: 'Ranking' },
  nomination: { vi: 'Hồ sơ khen thưởng', en: 'Award dossier', screen: '/ho-so/$id' },
  award: { vi: 'Khen thưởng', en: 'Award' },
  award_flag: { vi: 'Hồ sơ, khen thưởng liên quan khen thưởng bị hủy', en: 'Flag after a cancellation' },
  choice_list: { vi: 'Danh sách đề nghị của đơn vị', en: 'List of a unit' },
  quota: { vi: 'Hạn mức', en: 'Quota', screen: '/ho-so/thiet-lap' },
  comment_rule: { vi: 'Quy định lấy ý kiến công khai', en: 'Rule for public comment', screen: '/ho-so/thiet-lap' },
  submission: { vi: 'Tờ trình', en: 'Submission' },
  law_version: { vi: 'Bản quy định', en: 'Version of the law', screen: '/quy-dinh/phien-ban/$id' },
  fund_entry: { vi: 'Dòng sổ Quỹ', en: 'Line of the fund ledger', screen: '/quy-khen-thuong' },
  holiday_year: { vi: 'Ngày nghỉ của năm', en: 'Days off of a year', screen: '/lich-lam-viec' },
  seed_file: { vi: 'Tệp dữ liệu', en: 'Data file' },
};

export const wordsForObject = (type: string): ObjectWords => objectWords[type] ?? { vi: 'Bản ghi', en: 'Record' };
