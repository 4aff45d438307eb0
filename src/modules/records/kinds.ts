import { defineLabels, type Label, type Text } from '#platform/text.ts';
import {
  achievementKinds,
  achievementScopes,
  declaredTopics,
  disciplineForms,
  grades,
  holdCauses,
  launchers,
  leaveKinds,
  organisers,
  reviews,
  scales,
  sectors,
  sexes,
  spanAbout,
  trainingResults,
} from './labels.ts';

/**
 * Kinds of facts that stand as rows of their own. Each kind is declared once: what is stored, how a form asks for it,
 * who it may be about, and whether it is sensitive. Tables, forms and lists follow from it.
 */
export const factKinds = defineLabels({
  rating: { vi: 'Đánh giá, xếp loại', en: 'Yearly rating', tone: 'ok' },
  profile: { vi: 'Thông tin xét', en: 'Profile', tone: 'neutral' },
  declaration: { vi: 'Nhận xét của đơn vị trong năm', en: 'Declared by the unit', tone: 'neutral' },
  achievement: { vi: 'Thành tích, đóng góp', en: 'Achievement', tone: 'gold' },
  cluster: { vi: 'Thứ hạng trong cụm, khối', en: 'Place in the cluster', tone: 'neutral' },
  movement: { vi: 'Kết quả phong trào', en: 'Result in a movement', tone: 'neutral' },
  strength: { vi: 'Số liệu đơn vị trong năm', en: 'Strength of the unit', tone: 'neutral' },
  training: { vi: 'Đào tạo, bồi dưỡng', en: 'Training', tone: 'neutral' },
  discipline: { vi: 'Kỷ luật', en: 'Discipline', tone: 'danger' },
  hold: { vi: 'Trường hợp chưa xét', en: 'Hold', tone: 'danger' },
  leave: { vi: 'Nghỉ dài ngày', en: 'Leave', tone: 'neutral' },
  known_span: { vi: 'Phần hồ sơ đã đầy đủ', en: 'Complete from … to …', tone: 'info' },
});
export type FactKind = keyof typeof factKinds;

export interface FactField {
  readonly key: string;
  readonly label: Text;
  readonly look: 'year' | 'day' | 'partial' | 'choice' | 'many' | 'yesno' | 'line' | 'count';
  readonly options?: Readonly<Record<string, Label>>;
  readonly required?: boolean;
  readonly hint?: Text;
}

export interface FactSpec {
  readonly fields: readonly FactField[];
  readonly about: readonly ('person' | 'unit')[];
  /** Masked until asked for; every look is written down (law.md §18). */
  readonly sensitive: boolean;
}

const year_: FactField = { key: 'year', label: { vi: 'Năm', en: 'Year' }, look: 'year', required: true };
const from: FactField = { key: 'validFrom', label: { vi: 'Từ ngày', en: 'From' }, look: 'day', required: true };
const to: FactField = { key: 'validTo', label: { vi: 'Đến ngày', en: 'To' }, look: 'day' };
const paper: FactField = { key: 'decisionNumber', label: { vi: 'Số quyết định', en: 'Decision number' }, look: 'line' };
const wording: FactField = {
  key: 'wording',
  label: { vi: 'Nguyên văn', en: 'Wording' },
  look: 'line',
  hint: { vi: 'Ghi đúng như văn bản khi thang khác.', en: 'As the paper says, when the scale was another one.' },
};
const choice = (key: string, vi: string, en: string, options: Readonly<Record<string, Label>>, required = true): FactField => ({
  key,
  label: { vi, en },
  look: 'choice',
  options,
  required,
});
const yesNo = (key: string, vi: string, en: string, required = false): FactField => ({ key, label: { vi, en }, look: 'yesno', required });
const many = (key: string, vi: string, en: string, options: Readonly<Record<string, Label>>): FactField => ({
  key,
  label: { vi, en },
  look: 'many',
  options,
  required: true,
});
const line_ = (key: string, vi: string, en: string, required = false): FactField => ({ key, label: { vi, en }, look: 'line', required });
const count = (key: string, vi: string, en: string, required = false): FactField => ({ key, label: { vi, en }, look: 'count', required });

export const factSpecs: Readonly<Record<FactKind, FactSpec>> = {
  rating: {
    about: ['person', 'unit'],
    sensitive: false,
    fields: [
      year_,
      choice('scale', 'Thang đánh giá', 'Scale', scales),
      choice('grade', 'Mức', 'Grade', grades, false),
      wording,
      paper,
      { key: 'decidedOn', label: { vi: 'Ngày quyết định', en: 'Decided on' }, look: 'partial' },
    ],
  },
  strength: {
    about: ['unit'],
    sensitive: false,
    fields: [
      year_,
      count('staff', 'Tổng số người', 'Staff', true),
      count('women', 'Nữ', 'Women'),
      count('completed', 'Hoàn thành nhiệm vụ trở lên', 'Completed their tasks'),
      count('ldtt', 'Đạt Lao động tiên tiến', 'Advanced Workers'),
      count('cstdcs', 'Đạt Chiến sĩ thi đua cơ sở', 'Grassroots Fighters'),
      count('disciplined', 'Bị kỷ luật từ cảnh cáo', 'Disciplined at cảnh cáo or above'),
    ],
  },
  profile: {
    about: ['person', 'unit'],
    sensitive: false,
    fields: [
      choice('sex', 'Giới tính', 'Sex', sexes, false),
      choice('sector', 'Khu vực', 'Sector', sectors, false),
      yesNo('directWorker', 'Trực tiếp lao động, công tác', 'Direct worker'),
      yesNo('remote', 'Vùng khó khăn, biên giới, hải đảo', 'Remote, border or island'),
      yesNo('foreigner', 'Người nước ngoài', 'Foreigner'),
      { key: 'servedFrom', label: { vi: 'Công tác (thành lập) từ', en: 'In service (established) from' }, look: 'day' },
      { key: 'retirementNoticeOn', label: { vi: 'Thông báo nghỉ hưu ngày', en: 'Retirement notice on' }, look: 'day' },
      yesNo('higherRetirementAge', 'Nữ hưởng tuổi nghỉ hưu cao hơn', 'Woman with a higher retirement age'),
    ],
  },
  declaration: {
    about: ['person', 'unit'],
    sensitive: false,
    fields: [
      year_,
      many('topics', 'Nội dung nhận xét', 'Topics', declaredTopics),
      yesNo('holdsTrue', 'Đạt', 'Holds', true),
      line_('declaredBy', 'Nơi nhận xét', 'Declared by'),
    ],
  },
  achievement: {
    about: ['person', 'unit'],
    sensitive: false,
    fields: [
      year_,
      line_('title', 'Thành tích', 'Achievement', true),
      choice('achievementKind', 'Loại', 'Kind', achievementKinds),
      choice('scope', 'Phạm vi ảnh hưởng', 'Influence', achievementScopes),
      { key: 'happenedOn', label: { vi: 'Ngày lập thành tích', en: 'Happened on' }, look: 'day' },
    ],
  },
  cluster: {
    about: ['unit'],
    sensitive: false,
    fields: [
      year_,
      line_('cluster', 'Cụm, khối', 'Cluster', true),
      choice('organiser', 'Nơi tổ chức', 'Organiser', organisers),
      yesNo('leader', 'Dẫn đầu', 'Voted first', true),
    ],
  },
  movement: {
    about: ['person', 'unit'],
    sensitive: false,
    fields: [
      { ...year_, label: { vi: 'Năm sơ kết, tổng kết', en: 'Year of the review' } },
      line_('movement', 'Phong trào', 'Movement', true),
      choice('launchedBy', 'Nơi phát động', 'Launched by', launchers),
      from,
      to,
      choice('review', 'Kỳ', 'Review', reviews),
      yesNo('leader', 'Dẫn đầu', 'Leader', true),
      yesNo('outstanding', 'Xuất sắc, tiêu biểu', 'Outstanding', true),
    ],
  },
  training: {
    about: ['person'],
    sensitive: false,
    fields: [
      { key: 'course', label: { vi: 'Khóa học', en: 'Course' }, look: 'line', required: true },
      from,
      to,
      choice('result', 'Kết quả', 'Result', trainingResults, false),
      yesNo('complied', 'Chấp hành tốt quy định khóa học', 'Complied with the rules of the course'),
    ],
  },
  discipline: {
    about: ['person'],
    sensitive: true,
    fields: [
      choice('form', 'Hình thức', 'Form', disciplineForms),
      { key: 'wording', label: { vi: 'Nguyên văn trong quyết định', en: 'As the decision says' }, look: 'line' },
      paper,
      from,
      { key: 'termEnd', label: { vi: 'Hết thời hạn kỷ luật', en: 'Term ends' }, look: 'day' },
    ],
  },
  hold: {
    about: ['person', 'unit'],
    sensitive: true,
    fields: [
      choice('cause', 'Lý do', 'Cause', holdCauses),
      from,
      { key: 'clearedOn', label: { vi: 'Ngày có kết luận không vi phạm', en: 'Cleared on' }, look: 'day' },
      { key: 'clearedPaper', label: { vi: 'Văn bản kết luận', en: 'Clearing paper' }, look: 'line' },
    ],
  },
  leave: { about: ['person'], sensitive: true, fields: [choice('leaveKind', 'Loại', 'Kind', leaveKinds), from, to] },
  known_span: {
    about: ['person', 'unit'],
    sensitive: false,
    fields: [many('about', 'Phần hồ sơ', 'Parts of the record', spanAbout), from, { ...to, required: true }],
  },
};

export { factBody, factGround, type FactBody } from './fact-bodies.ts';
