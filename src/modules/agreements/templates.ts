import type { ClauseDraft, CommitmentDraft } from './shapes.ts';

export const templateKeys = ['block', 'cluster'] as const;
export type TemplateKey = (typeof templateKeys)[number];

/** A clause before it has identifiers. */
export type ClauseSketch = Omit<ClauseDraft, 'id' | 'commitments'> & { readonly commitments: readonly Omit<CommitmentDraft, 'id'>[] };

interface Template {
  readonly key: TemplateKey;
  readonly title: string;
  readonly aim: string;
  readonly clauses: (year: number) => readonly ClauseSketch[];
}

const promise = (fields: Pick<CommitmentDraft, 'title' | 'dueOn' | 'measure' | 'proof'> & Partial<CommitmentDraft>): Omit<CommitmentDraft, 'id'> => ({
  ownerUnitId: null,
  measureKind: 'done',
  operator: '>=',
  targetHundredths: null,
  targetUnit: '',
  ...fields,
});

const onTime = (year: number): ClauseSketch => ({
  title: 'Hoàn thành chương trình công tác năm',
  summary: 'Hoàn thành chương trình, kế hoạch công tác được duyệt; không để nhiệm vụ quá hạn.',
  scope: 'each-unit',
  commitments: [
    promise({
      title: 'Tỷ lệ nhiệm vụ đúng hạn từng tháng trên 90%',
      dueOn: `${year}-12`,
      measure: 'Tỷ lệ nhiệm vụ hoàn thành đúng hạn trong tháng thấp nhất của năm',
      measureKind: 'number',
      operator: '>',
      targetHundredths: 9000,
      targetUnit: '%',
      proof: 'Bảng kết quả tháng của đơn vị',
    }),
  ],
});

const initiatives = (year: number): ClauseSketch => ({
  title: 'Phát huy sáng kiến, cải tiến lề lối làm việc',
  summary: 'Phát huy sáng kiến, cải tiến lề lối làm việc; ứng dụng công nghệ thông tin; tham mưu văn bản pháp luật, gỡ vướng mắc.',
  scope: 'each-unit',
  commitments: [
    promise({
      title: 'Có sáng kiến được công nhận',
      dueOn: `${year}-11`,
      measure: 'Số sáng kiến được công nhận',
      measureKind: 'number',
      targetHundredths: 100,
      targetUnit: 'sáng kiến',
      proof: 'Quyết định công nhận sáng kiến',
    }),
  ],
});

const movements = (year: number): ClauseSketch => ({
  title: 'Hưởng ứng và phát động phong trào thi đua',
  summary: 'Hưởng ứng phong trào của Bộ và của trung ương; phát động phong trào thiết thực, gắn với nhiệm vụ của đơn vị.',
  scope: 'each-unit',
  commitments: [
    promise({
      title: 'Ban hành kế hoạch hưởng ứng phong trào của năm',
      dueOn: `${year}-Q2`,
      measure: 'Kế hoạch được ban hành',
      proof: 'Văn bản kế hoạch',
    }),
  ],
});

const exchange = (year: number, partner: string): ClauseSketch => ({
  title: `Giao lưu, tọa đàm với ${partner}`,
  summary: 'Trao đổi kinh nghiệm quản lý và giải pháp hướng về cơ sở.',
  scope: 'group',
  commitments: [
    promise({
      title: 'Tổ chức ít nhất một cuộc giao lưu, tọa đàm',
      dueOn: `${year}-12`,
      measure: 'Số cuộc đã tổ chức',
      measureKind: 'activities',
      targetHundredths: 100,
      targetUnit: 'cuộc',
      proof: 'Biên bản, tin bài về hoạt động',
    }),
  ],
});

const reform = (year: number): ClauseSketch => ({
  title: 'Cải cách hành chính, kỷ cương, đạo đức công vụ',
  summary: 'Gắn cải cách hành chính với chuyển đổi số; siết kỷ luật, kỷ cương; nâng chất lượng đội ngũ.',
  scope: 'each-unit',
  commitments: [
    promise({
      title: 'Thực hiện xong kế hoạch cải cách hành chính của đơn vị',
      dueOn: `${year}-12`,
      measure: 'Kế hoạch năm được thực hiện xong',
      proof: 'Báo cáo cải cách hành chính năm',
    }),
  ],
});

const petitions = (year: number): ClauseSketch => ({
  title: 'Giải quyết vấn đề bức xúc, đơn thư',
  summary: 'Xử lý việc bức xúc về đất đai, ô nhiễm, nước; giải quyết khiếu nại, tố cáo và vụ tồn đọng, tránh vượt cấp.',
  scope: 'each-unit',
  commitments: [
    promise({
      title: 'Giải quyết đơn thư đúng hạn',
      dueOn: `${year}-12`,
      measure: 'Tỷ lệ đơn thuộc thẩm quyền được giải quyết đúng hạn',
      measureKind: 'number',
      targetHundredths: 9000,
      targetUnit: '%',
      proof: 'Báo cáo tiếp dân, giải quyết đơn thư',
    }),
  ],
});

/** Skeletons drawn from what groups of the ministry have signed; numbers are for the head to adapt, not a rule. */
export const templates: readonly Template[] = [
  {
    key: 'block',
    title: 'Mẫu cho Khối thi đua của các đơn vị thuộc Bộ',
    aim: 'Hoàn thành xuất sắc kế hoạch, nhiệm vụ, chương trình công tác của năm',
    clauses: (year) => [onTime(year), initiatives(year), movements(year), exchange(year, 'một Cụm thi đua')],
  },
  {
    key: 'cluster',
    title: 'Mẫu cho Cụm thi đua của các Sở',
    aim: 'Phát huy trí tuệ, sức mạnh tập thể, cá nhân để hoàn thành xuất sắc nhiệm vụ của năm',
    clauses: (year) => [movements(year), petitions(year), reform(year), exchange(year, 'các đơn vị thuộc Bộ')],
  },
];
