import { z } from 'zod';
import { get } from '#platform/contract.ts';
import { defineRefusals } from '#platform/refusal.ts';
import { day, page, pageQuery, text } from '#platform/schema.ts';
import { codesOf, defineLabels, type Text } from '#platform/text.ts';
import { confidenceLabels } from './marks.ts';

export { confidenceLabels } from './marks.ts';

export const subjectLabels = defineLabels({
  person: { vi: 'Cá nhân', en: 'Individual', tone: 'neutral' },
  unit: { vi: 'Tập thể', en: 'Collective', tone: 'neutral' },
  both: { vi: 'Tập thể và cá nhân', en: 'Collectives and individuals', tone: 'neutral' },
  household: { vi: 'Hộ gia đình', en: 'Household', tone: 'neutral' },
});

export const kindLabels = defineLabels({
  title: { vi: 'Danh hiệu thi đua', en: 'Emulation title', tone: 'info' },
  commendation: { vi: 'Hình thức khen thưởng', en: 'Commendation', tone: 'gold' },
});

export const instrumentKinds = defineLabels({
  law: { vi: 'Luật', en: 'Law', tone: 'neutral' },
  decree: { vi: 'Nghị định', en: 'Decree', tone: 'neutral' },
  circular: { vi: 'Thông tư', en: 'Circular', tone: 'neutral' },
  letter: { vi: 'Công văn', en: 'Official letter', tone: 'neutral' },
});

/** A file under `law/` that may not be loaded. The program does not start with a rule nobody can look up. */
export const lawRefusals = defineRefusals('law', {
  noLawFiles: {
    kind: 'invalid',
    vi: 'Thư mục {folder} không có tệp quy định (thiếu regimes.yaml).',
    en: 'Folder {folder} holds no law files (regimes.yaml is missing).',
  },
  fileUnreadable: { kind: 'invalid', vi: 'Tệp quy định {file} không đọc được: {problem}', en: 'Law file {file} cannot be read: {problem}' },
  badValue: { kind: 'invalid', vi: 'Tệp quy định {file}, chỗ {path}: {problem}', en: 'Law file {file}, at {path}: {problem}' },
  unknownReference: {
    kind: 'invalid',
    vi: 'Tệp quy định {file}, chỗ {path}: không có “{code}”.',
    en: 'Law file {file}, at {path}: there is no “{code}”.',
  },
  duplicate: {
    kind: 'invalid',
    vi: 'Tệp quy định {file}, chỗ {path}: “{code}” đã khai rồi.',
    en: 'Law file {file}, at {path}: “{code}” is declared twice.',
  },
  doubtfulButBinding: {
    kind: 'invalid',
    vi: 'Tệp quy định {file}, chỗ {path}: mức tin cậy {mark} thì phải ghi soft hoặc enabled: false.',
    en: 'Law file {file}, at {path}: confidence {mark} must be soft or disabled.',
  },
  regimesBroken: {
    kind: 'invalid',
    vi: 'Tệp quy định {file}, chỗ {path}: các giai đoạn luật bị hở hoặc chồng nhau quanh ngày {day}.',
    en: 'Law file {file}, at {path}: regimes leave a hole or overlap around {day}.',
  },
  salariesBroken: {
    kind: 'invalid',
    vi: 'Tệp quy định {file}, chỗ {path}: mức lương cơ sở bị hở hoặc chồng nhau quanh ngày {day}.',
    en: 'Law file {file}, at {path}: base salaries leave a hole or overlap around {day}.',
  },
  rulesOverlap: {
    kind: 'invalid',
    vi: 'Tệp quy định {file}, chỗ {path}: giai đoạn {regime} được khai hai lần.',
    en: 'Law file {file}, at {path}: regime {regime} is given twice.',
  },
  outOfForce: {
    kind: 'invalid',
    vi: 'Tệp quy định {file}, chỗ {path}: “{code}” không có hiệu lực trong giai đoạn {regime}.',
    en: 'Law file {file}, at {path}: “{code}” was not in force during {regime}.',
  },
});

const confidence = z.enum(codesOf(confidenceLabels));

const paper = z.object({ code: z.string(), title: text, required: z.boolean(), basis: z.string() });
const ballot = z.object({
  /** Whole percent of ALL members of the council, not of those present. */
  thresholdPercent: z.number().int(),
  secret: z.boolean(),
  basis: z.string(),
  confidence,
  /** Doubtful: warn, do not block. */
  soft: z.boolean(),
});

export const awardType = z.object({
  code: z.string(),
  name: text,
  subject: z.enum(codesOf(subjectLabels)),
  kind: z.enum(codesOf(kindLabels)),
  decidedBy: text,
  /** Instruments and articles in words. */
  basis: z.string(),
  confidence,
  /** The rule is doubtful: show it and warn, never block because of it. */
  soft: z.boolean(),
  /** `false`: listed for reference only, not to be chosen. */
  enabled: z.boolean(),
  /** A state form whose procedure runs elsewhere. */
  catalogueOnly: z.boolean(),
  standard: text,
  note: text.nullable(),
  regime: z.string(),
  ballot: ballot.nullable(),
  papers: z.array(paper),
  /** What is asked where the law lets a short dossier do (sudden, foreign …). */
  shortPapers: z.array(paper),
  /** Number of sets and e-files, in words; `null` when nothing was read about it. */
  papersNote: text.nullable(),
});
/** One title or commendation as it stands on one day. */
export type AwardType = z.output<typeof awardType>;

/** An honour is published for comment before it goes up; doubtful rules only warn (law.md §11). */
export interface Publicity {
  readonly workingDays: number;
  readonly basis: string;
  readonly confidence: keyof typeof confidenceLabels;
  readonly soft: boolean;
  readonly note: Text | null;
}

/** A cap or share the rules of a day set. `percent` is whole; a cap is rounded down, a strict share must be exceeded. */
export interface LegalQuota extends Omit<Publicity, 'workingDays'> {
  readonly code: string;
  /** Award, or rating for `rating-cap`. */
  readonly award: string;
  readonly measure: 'cap' | 'member-share' | 'rating-cap';
  readonly base: 'LDTT' | 'FLAG_STANDARD' | 'HTTNV';
  readonly percent: number;
  readonly strict: boolean;
}

export const regime = z.object({
  code: z.string(),
  name: text,
  /** Numbers of the laws, decrees and circulars in force on the day asked, joined with “; ”. */
  law: z.string(),
  decree: z.string(),
  circular: z.string(),
  from: day.nullable(),
  to: day.nullable(),
  confidence,
  note: text.nullable(),
});
export type Regime = z.output<typeof regime>;

export const instrument = z.object({
  code: z.string(),
  kind: z.enum(codesOf(instrumentKinds)),
  scope: z.enum(['national', 'sector']),
  number: z.string(),
  title: text,
  issuedOn: day.nullable(),
  from: day.nullable(),
  to: day.nullable(),
  replacedBy: z.string().nullable(),
  confidence,
  enabled: z.boolean(),
  note: text.nullable(),
});
export type InstrumentInForce = z.output<typeof instrument>;

/** What a clause is about. */
export const clauseTopics = defineLabels({
  standard: { vi: 'Tiêu chuẩn', en: 'Standard', tone: 'neutral' },
  general: { vi: 'Quy định chung', en: 'General rule', tone: 'neutral' },
  ballot: { vi: 'Bỏ phiếu', en: 'Ballot', tone: 'neutral' },
  papers: { vi: 'Hồ sơ', en: 'Papers', tone: 'neutral' },
  publicity: { vi: 'Công khai', en: 'Publicity', tone: 'neutral' },
  quota: { vi: 'Hạn mức, tỷ lệ', en: 'Caps and shares', tone: 'neutral' },
  authority: { vi: 'Thẩm quyền', en: 'Authority', tone: 'neutral' },
  money: { vi: 'Tiền thưởng, Quỹ', en: 'Bonus and fund', tone: 'neutral' },
  limit: { vi: 'Thời hạn', en: 'Time limits', tone: 'neutral' },
});

/** One clause of a day in short words, its source, its dates, and whether it is confirmed. */
export const clauseRow = z.object({
  id: z.string(),
  topic: z.enum(codesOf(clauseTopics)),
  award: z.string().nullable(),
  awardName: text.nullable(),
  words: text,
  source: z.string(),
  from: day.nullable(),
  to: day.nullable(),
  confidence,
  /** Reminds, never blocks. */
  soft: z.boolean(),
});
export type ClauseRow = z.output<typeof clauseRow>;

export const lawApi = {
  clauses: get('/api/law/clauses', {
    access: 'public',
    summary: 'Clauses valid on a day in short words, with source, dates and confidence; q matches with or without accents',
    query: z.object({
      ...pageQuery,
      on: day.optional(),
      q: z.string().max(200).optional(),
      award: z.string().max(40).optional(),
      topic: z.enum(codesOf(clauseTopics)).optional(),
    }),
    response: page(clauseRow).extend({ on: day, today: day, awards: z.array(z.object({ code: z.string(), name: text })) }),
    exports: {
      name: { vi: 'Quy định theo ngày', en: 'Clauses of a day' },
      columns: [
        { key: 'awardName.vi', title: { vi: 'Danh hiệu, hình thức', en: 'Award' }, width: 36 },
        { key: 'topic', title: { vi: 'Về', en: 'About' }, labels: clauseTopics },
        { key: 'words.vi', title: { vi: 'Nội dung', en: 'Clause' }, width: 70 },
        { key: 'source', title: { vi: 'Căn cứ', en: 'Source' }, width: 60 },
        { key: 'from', title: { vi: 'Từ ngày', en: 'From' }, kind: 'day' },
        { key: 'to', title: { vi: 'Đến ngày', en: 'To' }, kind: 'day' },
        { key: 'confidence', title: { vi: 'Mức tin cậy', en: 'How sure' }, labels: confidenceLabels },
      ],
    },
  }),
  awards: get('/api/law/awards', {
    access: 'public',
    summary: 'Titles and commendations as they stood on a day: who decides, ballot threshold, papers, article, confidence',
    query: z.object({ on: day.optional() }).strict(),
    response: z.object({ on: day, today: day, regime, instruments: z.array(instrument), awards: z.array(awardType) }),
  }),
  regimes: get('/api/law/regimes', {
    access: 'public',
    summary: 'The regimes one after the other, each with its instruments',
    response: z.array(regime),
  }),
  instruments: get('/api/law/instruments', {
    access: 'public',
    summary: 'Laws, decrees and circulars in force on a day, sector circulars included',
    query: z.object({ on: day.optional() }).strict(),
    response: z.object({ on: day, instruments: z.array(instrument) }),
  }),
};

export * from './change/contract.ts';
/** What the engine answers; records, dossiers and screens show it. */
export { roadReport, verdictNode, verdictReport, type RoadReport, type VerdictNode, type VerdictReport } from './engine/verdict.ts';
