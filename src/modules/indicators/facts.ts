import { addDays, showDate, type Day } from '#platform/dates.ts';
import type { Label, Text } from '#platform/text.ts';
import type { FactState, Parts } from './rules.ts';

/** What is listed one by one. Which fields a kind asks for, what it calls them, and how it is counted. */
export const factKindCodes = ['law-product', 'plan-part', 'service', 'discipline', 'complaint', 'unity', 'streamlining', 'digital-product'] as const;
export type FactKind = (typeof factKindCodes)[number];

export interface Milestone {
  readonly title: string;
  readonly dueOn: Day | null;
  readonly doneOn: Day | null;
}

export interface FactFields {
  readonly category: string;
  readonly beginsOn: Day | null;
  readonly dueOn: Day | null;
  readonly doneOn: Day | null;
  readonly body: string;
  readonly paper: string;
  readonly beyond: boolean;
  readonly milestones: readonly Milestone[];
}

export type Place = 'category' | 'beginsOn' | 'dueOn' | 'doneOn' | 'body' | 'paper' | 'beyond' | 'milestones' | 'contentId';

export interface FactKindSpec extends Label {
  readonly fields: Readonly<Partial<Record<Place, Text>>>;
  readonly required: readonly Place[];
  /** `null`: the codes are the authority's own table of levels. */
  readonly categories?: Readonly<Record<string, Label>> | null;
  readonly parts: readonly ({ readonly code: string } & Text)[];
  /** Who stands for it: the unit's head, or a source outside it. */
  readonly confirms: 'leader' | 'source';
}

const label = (vi: string, en: string, tone: Label['tone'] = 'neutral'): Label => ({ vi, en, tone });
const text = (vi: string, en: string): Text => ({ vi, en });
const part = (code: string, vi: string, en: string) => ({ code, vi, en });

export const factKinds: Readonly<Record<FactKind, FactKindSpec>> = {
  'law-product': {
    ...label('Sản phẩm xây dựng pháp luật', 'Law-making product'),
    fields: {
      category: text('Giai đoạn', 'Stage'),
      body: text('Trình ai', 'Submitted to'),
      beginsOn: text('Bắt đầu', 'Begun on'),
      dueOn: text('Hạn trình', 'Due on'),
      doneOn: text('Ngày đã trình', 'Submitted on'),
      paper: text('Số tờ trình, văn bản', 'Paper'),
    },
    required: ['category'],
    categories: {
      planned: label('Chưa bắt đầu', 'Planned'),
      drafting: label('Đang soạn thảo', 'Drafting', 'info'),
      opinions: label('Đang lấy ý kiến', 'Taking opinions', 'info'),
      appraised: label('Đã thẩm định', 'Appraised', 'info'),
      submitted: label('Đã trình', 'Submitted', 'ok'),
      passed: label('Đã thông qua', 'Passed', 'ok'),
    },
    parts: [part('total', 'Số sản phẩm', 'Products'), part('submitted', 'Đã trình', 'Submitted')],
    confirms: 'leader',
  },
  'plan-part': {
    ...label('Phần của kế hoạch cải cách, chuyển đổi số', 'Part of the reform and digital plan'),
    fields: { category: text('Phần', 'Part'), paper: text('Trang hoặc văn bản', 'Page or paper'), beginsOn: text('Ngày có', 'Since') },
    required: ['category', 'paper'],
    categories: {
      regulation: label('Quy chế', 'Regulation'),
      process: label('Quy trình', 'Process'),
      procedures: label('Thủ tục', 'Procedures'),
      responsibilities: label('Trách nhiệm', 'Responsibilities'),
      schedule: label('Tiến độ', 'Schedule'),
    },
    parts: [part('ticked', 'Số phần đã có', 'Parts present')],
    confirms: 'leader',
  },
  service: {
    ...label('Dịch vụ công', 'Public service'),
    fields: { category: text('Mức độ', 'Level'), beginsOn: text('Từ ngày', 'Since'), paper: text('Mã thủ tục', 'Procedure code') },
    required: ['category'],
    categories: null,
    parts: [part('total', 'Số dịch vụ công', 'Services'), part('online', 'Làm được trực tuyến', 'Online')],
    confirms: 'leader',
  },
  discipline: {
    ...label('Vi phạm kỷ luật, kỷ cương', 'Discipline fact', 'danger'),
    fields: {
      category: text('Loại vi phạm', 'Kind'),
      beginsOn: text('Ngày xảy ra', 'Happened on'),
      body: text('Nguồn phát hiện', 'Found by'),
      paper: text('Văn bản xử lý', 'Decision'),
    },
    required: ['category', 'beginsOn', 'body'],
    categories: {
      'late-early': label('Đi muộn, về sớm', 'Late or early'),
      alcohol: label('Uống rượu bia', 'Alcohol'),
      smoking: label('Hút thuốc lá', 'Smoking'),
      epidemic: label('Phòng, chống dịch', 'Epidemic rules'),
      other: label('Vi phạm khác', 'Other'),
    },
    parts: [part('confirmed', 'Vi phạm đã được nguồn xác nhận', 'Facts confirmed by a source')],
    confirms: 'source',
  },
  complaint: {
    ...label('Vụ việc khiếu nại, tố cáo', 'Complaint case', 'warn'),
    fields: {
      beginsOn: text('Ngày thụ lý', 'Opened on'),
      dueOn: text('Hạn giải quyết', 'Due on'),
      doneOn: text('Ngày giải quyết xong', 'Solved on'),
      beyond: text('Vượt cấp', 'Past the competent level'),
      body: text('Cơ quan có thẩm quyền', 'Competent body'),
      paper: text('Văn bản giải quyết', 'Decision'),
    },
    required: ['beginsOn'],
    parts: [
      part('opened', 'Thụ lý', 'Opened'),
      part('solved', 'Đã giải quyết', 'Solved'),
      part('pending', 'Còn tồn', 'Pending'),
      part('long-pending', 'Tồn kéo dài', 'Long pending'),
      part('beyond', 'Vượt cấp', 'Past the competent level'),
    ],
    confirms: 'leader',
  },
  unity: {
    ...label('Đoàn kết, chấp hành, chăm lo đời sống', 'Unity, compliance, care'),
    fields: {
      category: text('Nội dung', 'Content'),
      body: text('Tổ chức xác nhận', 'Confirming body'),
      paper: text('Văn bản xác nhận', 'Paper'),
      beginsOn: text('Ngày', 'Day'),
    },
    required: ['category', 'body'],
    categories: {
      unity: label('Nội bộ đoàn kết', 'Internal unity'),
      compliance: label('Chấp hành chủ trương, chính sách, pháp luật', 'Compliance'),
      care: label('Chăm lo đời sống người lao động', 'Care for staff'),
    },
    parts: [part('confirmed', 'Nội dung đã được xác nhận', 'Contents confirmed')],
    confirms: 'source',
  },
  streamlining: {
    ...label('Bước sắp xếp tổ chức, tinh giản', 'Streamlining step'),
    fields: { dueOn: text('Hạn', 'Due on'), doneOn: text('Ngày hoàn thành', 'Done on'), paper: text('Văn bản', 'Paper') },
    required: ['dueOn'],
    parts: [part('steps', 'Số bước', 'Steps'), part('done', 'Đã xong', 'Done')],
    confirms: 'leader',
  },
  'digital-product': {
    ...label('Sản phẩm số', 'Digital product'),
    fields: {
      milestones: text('Mốc thực hiện', 'Milestones'),
      contentId: text('Nội dung phong trào', 'Movement content'),
      dueOn: text('Hạn', 'Due on'),
      doneOn: text('Đưa vào vận hành', 'In operation since'),
    },
    required: ['milestones'],
    parts: [part('milestones', 'Số mốc', 'Milestones'), part('done', 'Mốc đã đạt', 'Milestones reached')],
    confirms: 'leader',
  },
};

/** Milestones in one cell: `Thiết kế | 31/03/2022 | 28/03/2022; Vận hành | 30/09/2022`; an import reads the same. */
export const milestonesText = (milestones: readonly Milestone[]): string =>
  milestones
    .map(({ title, dueOn, doneOn }) => [title, dueOn ? showDate(dueOn) : '', doneOn ? showDate(doneOn) : ''].join(' | ').replace(/[ |]+$/, ''))
    .join('; ');

export interface CountedFact extends FactFields {
  readonly kind: FactKind;
  readonly state: FactState;
}

export interface CountSettings {
  /** Codes of levels that count as online. */
  readonly onlineLevels: ReadonlySet<string>;
  /** Days after which an open case is long-pending. */
  readonly pendingDays: number;
}

const until = (day: Day | null, asOf: Day) => day !== null && day <= asOf;
const begun = (fact: CountedFact, asOf: Day) => fact.beginsOn === null || fact.beginsOn <= asOf;

const numbers: Readonly<Record<FactKind, (facts: readonly CountedFact[], asOf: Day, settings: CountSettings) => Record<string, number>>> = {
  'law-product': (facts, asOf) => ({ total: facts.length, submitted: facts.filter((fact) => until(fact.doneOn, asOf)).length }),
  'plan-part': (facts) => ({ ticked: new Set(facts.map((fact) => fact.category)).size }),
  service: (facts, _asOf, { onlineLevels }) => ({ total: facts.length, online: facts.filter((fact) => onlineLevels.has(fact.category)).length }),
  discipline: (facts) => ({ confirmed: facts.filter((fact) => fact.state === 'CONFIRMED').length }),
  complaint: (facts, asOf, { pendingDays }) => {
    const solved = facts.filter((fact) => until(fact.doneOn, asOf));
    const open = facts.filter((fact) => !until(fact.doneOn, asOf));
    return {
      opened: facts.length,
      solved: solved.length,
      pending: open.length,
      'long-pending': open.filter((fact) => fact.beginsOn !== null && addDays(fact.beginsOn, pendingDays) < asOf).length,
      beyond: facts.filter((fact) => fact.beyond).length,
    };
  },
  unity: (facts) => ({ confirmed: new Set(facts.filter((fact) => fact.state === 'CONFIRMED').map((fact) => fact.category)).size }),
  streamlining: (facts, asOf) => ({ steps: facts.length, done: facts.filter((fact) => until(fact.doneOn, asOf)).length }),
  'digital-product': (facts, asOf) => {
    const all = facts.flatMap((fact) => fact.milestones);
    return { milestones: all.length, done: all.filter((one) => until(one.doneOn, asOf)).length };
  },
};

/**
 * Counts a unit's list as it stood at the end of `asOf`. Withdrawn facts are out; of discipline and unity only what a source
 * has confirmed counts.
 */
export function countFacts(kind: FactKind, facts: readonly CountedFact[], asOf: Day, settings: CountSettings): Parts {
  const living = facts.filter((fact) => fact.kind === kind && fact.state !== 'WITHDRAWN' && begun(fact, asOf));
  return Object.fromEntries(
    Object.entries(numbers[kind](living, asOf, settings)).map(([code, count]) => [code, { amount: String(count), missing: null }]),
  );
}

/** Required places a fact leaves empty. */
export function missingPlaces(kind: FactKind, fact: FactFields): Place[] {
  return factKinds[kind].required.filter((place) => {
    const value = (fact as unknown as Record<string, unknown>)[place];
    return value === '' || value === null || value === undefined || (Array.isArray(value) && value.length === 0);
  });
}
