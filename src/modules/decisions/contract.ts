import { z } from 'zod';
import { get, post, type Role } from '#platform/contract.ts';
import { defineRefusals } from '#platform/refusal.ts';
import { can, day, id, line, origin, page, pageQuery, partialDate, paragraph, reason, version, yearParam } from '#platform/schema.ts';
import { codesOf, defineLabels } from '#platform/text.ts';

export const awardStates = defineLabels({
  PROPOSED: { vi: 'Mới được đề nghị', en: 'Only proposed', tone: 'warn' },
  DECIDED: { vi: 'Đã có quyết định', en: 'Decided', tone: 'ok' },
  AWARDED: { vi: 'Đã trao tặng', en: 'Conferred', tone: 'gold' },
  REVOKED: { vi: 'Đã thu hồi', en: 'Revoked', tone: 'danger' },
});

export const decisionStates = defineLabels({
  ISSUED: { vi: 'Đã ban hành', en: 'Issued', tone: 'ok' },
  PUBLISHED: { vi: 'Đã công bố', en: 'Published', tone: 'ok' },
});

export const submissionStates = defineLabels({
  OPEN: { vi: 'Chờ phê duyệt', en: 'Waiting for the Minister', tone: 'warn' },
  DECIDED: { vi: 'Đã phê duyệt', en: 'Decided', tone: 'ok' },
  RETURNED: { vi: 'Trả lại', en: 'Given back', tone: 'danger' },
});

export const outcomes = defineLabels({
  DECIDED: { vi: 'Đồng ý', en: 'Agreed', tone: 'ok' },
  REJECTED: { vi: 'Không đồng ý', en: 'Not agreed', tone: 'danger' },
});

export const decisionRefusals = defineRefusals('decisions', {
  onlyMinister: {
    kind: 'forbidden',
    vi: 'Chỉ Lãnh đạo Bộ quyết định. Kết quả của Hội đồng không thay cho quyết định.',
    en: 'Only the Minister decides. A council result never stands for the decision.',
  },
  onlyStanding: { kind: 'forbidden', vi: 'Chỉ Vụ TĐKT, Thường trực Hội đồng làm được việc này.', en: 'Only the standing body can do this.' },
  submissionClosed: { kind: 'conflict', vi: 'Tờ trình này đã được xử lý xong.', en: 'This submission has been dealt with.' },
  itemClosed: { kind: 'conflict', vi: '“{title}” đã có ý kiến phê duyệt.', en: '“{title}” has its outcome already.' },
  itemUnknown: {
    kind: 'invalid',
    vi: 'Có hồ sơ không nằm trong tờ trình này.',
    en: 'A dossier named here is not in this submission.',
    field: 'items',
  },
  reasonMissing: {
    kind: 'invalid',
    vi: 'Không đồng ý với “{title}” thì cần ghi lý do.',
    en: 'Give the reason for not agreeing to “{title}”.',
    field: 'items',
  },
  numberMissing: {
    kind: 'invalid',
    vi: 'Có khen thưởng được quyết định: cần số, ngày và người ký quyết định.',
    en: 'Awards are decided here: number, date and signer of the decision are needed.',
    field: 'number',
  },
  numberTaken: {
    kind: 'conflict',
    vi: 'Quyết định số {number} ngày {day} đã có trong sổ.',
    en: 'Decision {number} of {day} is in the register already.',
    field: 'number',
  },
  dayOutside: {
    kind: 'invalid',
    vi: 'Ngày quyết định phải từ ngày trình ({from}) đến hôm nay ({to}).',
    en: 'The day must lie between the submission ({from}) and today ({to}).',
    field: 'decidedOn',
  },
  partlyDecided: {
    kind: 'conflict',
    vi: 'Tờ trình đã phê duyệt một phần, không trả lại cả tờ trình được nữa.',
    en: 'Part of this submission is decided; it can no longer be given back as a whole.',
  },
  published: { kind: 'conflict', vi: 'Quyết định này đã công bố.', en: 'This decision has been published.' },
  alreadyRegistered: {
    kind: 'conflict',
    vi: '{award} năm {year} của {name} đã có trong sổ khen thưởng.',
    en: '{award} of {year} for {name} is in the register already.',
    field: 'awardCode',
  },
});

const recipient = z.object({ unitId: id.nullable(), personId: id.nullable(), name: z.string() });

export const awardRow = z.object({
  id,
  awardName: z.string(),
  awardCode: z.string().nullable(),
  year: z.number().int(),
  recipient,
  state: z.enum(codesOf(awardStates)),
  /** When it was decided; `null` when no source says so, or it is only proposed. */
  decidedOn: partialDate.nullable(),
  decision: z.object({ id, number: z.string() }).nullable(),
  awardedOn: day.nullable(),
  awardedPlace: z.string(),
  revoked: z.object({ on: day, paper: z.string(), reason: z.string() }).nullable(),
  /** The dossier behind it, when it was made in this system and the reader may open it. */
  synthetic: z.boolean(),
  /** Entered afterwards from papers, with what the paper says. */
  backEntered: z.boolean(),
  paperNumber: z.string(),
  issuerName: z.string(),
  source: z.string(),
  certainty: z.enum(['CERTAIN', 'UNCERTAIN']),
  branch: z.string().nullable(),
  version,
  origin,
});
export type AwardRow = z.output<typeof awardRow>;

const submissionItem = z.object({
  objectType: z.string(),
  objectId: id,
  title: z.string(),
  detail: z.string(),
  link: z.string(),
  awardName: z.string(),
  recipient,
  year: z.number().int(),
  stateLevel: z.boolean(),
  outcome: z.enum(codesOf(outcomes)).nullable(),
  outcomeReason: z.string(),
});
export type SubmissionItem = z.output<typeof submissionItem>;

const submissionRow = z.object({
  id,
  number: z.string(),
  title: z.string(),
  submittedOn: day,
  submittedBy: z.string(),
  state: z.enum(codesOf(submissionStates)),
  items: z.number().int(),
  waiting: z.number().int(),
  synthetic: z.boolean(),
});
export type SubmissionRow = z.output<typeof submissionRow>;

const decisionRow = z.object({
  id,
  number: z.string(),
  decidedOn: day,
  title: z.string(),
  signerName: z.string(),
  state: z.enum(codesOf(decisionStates)),
  awards: z.number().int(),
  synthetic: z.boolean(),
});
export type DecisionRow = z.output<typeof decisionRow>;

const readers: readonly Role[] = ['standing', 'minister', 'council', 'admin', 'auditor'];

/** One item decided: the dossier and what the Minister says to it. */
export const itemOutcome = z.object({ objectId: id, outcome: z.enum(codesOf(outcomes)), reason: z.string().max(1000).default('') }).strict();

/** What the Minister fills in; number, day and signer are needed as soon as one award is decided. */
export const decisionFields = {
  number: line(80).nullable().default(null),
  decidedOn: day.nullable().default(null),
  title: line(300).nullable().default(null),
  signerName: line(120).nullable().default(null),
  signerPost: line(120).nullable().default(null),
};

export const decisionsApi = {
  awards: get('/api/awards', {
    access: 'signed-in',
    summary: 'The register of awards, newest year first; rows only proposed are marked and never count as decided',
    query: z.object({
      ...pageQuery,
      q: z.string().max(200).optional(),
      year: yearParam.optional(),
      unitId: id.optional(),
      personId: id.optional(),
      award: z.string().max(200).optional(),
      state: z.enum(codesOf(awardStates)).optional(),
    }),
    response: page(awardRow).extend({ awards: z.array(z.string()), years: z.array(z.number().int()) }),
    exports: {
      name: { vi: 'Sổ khen thưởng', en: 'Register of awards' },
      columns: [
        { key: 'recipient.name', title: { vi: 'Tập thể, cá nhân', en: 'Recipient' }, width: 48 },
        { key: 'awardName', title: { vi: 'Danh hiệu, hình thức', en: 'Award' }, width: 44 },
        { key: 'year', title: { vi: 'Năm', en: 'Year' } },
        { key: 'decision.number', title: { vi: 'Số quyết định', en: 'Decision' } },
        { key: 'decidedOn', title: { vi: 'Ngày quyết định', en: 'Decided on' }, kind: 'day' },
        { key: 'state', title: { vi: 'Tình trạng', en: 'State' }, labels: awardStates },
      ],
    },
  }),
  history: get('/api/awards/history', {
    access: 'signed-in',
    summary: 'All honours of one unit or person over the years (R-114)',
    query: z.object({ unitId: id.optional(), personId: id.optional() }),
    response: z.array(awardRow),
  }),
  decisions: get('/api/decisions', {
    access: 'signed-in',
    summary: 'Decisions, newest first',
    query: z.object({ ...pageQuery, q: z.string().max(200).optional(), year: yearParam.optional() }),
    response: page(decisionRow),
    exports: {
      name: { vi: 'Quyết định khen thưởng', en: 'Decisions' },
      columns: [
        { key: 'number', title: { vi: 'Số', en: 'Number' } },
        { key: 'decidedOn', title: { vi: 'Ngày', en: 'Day' }, kind: 'day' },
        { key: 'title', title: { vi: 'Trích yếu', en: 'Subject' }, width: 60 },
        { key: 'signerName', title: { vi: 'Người ký', en: 'Signer' }, width: 32 },
        { key: 'awards', title: { vi: 'Số khen thưởng', en: 'Awards' } },
        { key: 'state', title: { vi: 'Trạng thái', en: 'State' }, labels: decisionStates },
      ],
    },
  }),
  decision: get('/api/decisions/:id', {
    access: 'signed-in',
    summary: 'One decision with its awards',
    params: z.object({ id }),
    response: decisionRow.extend({
      signerPost: z.string(),
      publishedOn: day.nullable(),
      /** For those who may read submissions. */
      submission: z.object({ id, title: z.string() }).nullable(),
      /** The paper in the register of documents; `null` for rows of old files. */
      documentId: id.nullable(),
      version,
      awardRows: z.array(awardRow),
      can: can('publish'),
    }),
  }),
  publish: post('/api/decisions/:id/publish', {
    access: ['standing'],
    summary: 'Make an issued decision public',
    params: z.object({ id }),
    body: z.object({ version }).strict(),
    response: z.object({ id }),
  }),
  submissions: get('/api/submissions', {
    access: readers,
    summary: 'Submissions to the Minister, waiting ones first',
    query: z.object({ ...pageQuery, state: z.enum(codesOf(submissionStates)).optional() }),
    response: page(submissionRow),
  }),
  submission: get('/api/submissions/:id', {
    access: readers,
    summary: 'One submission with its list and the reasons',
    params: z.object({ id }),
    response: submissionRow.extend({
      note: z.string(),
      returnedReason: z.string(),
      version,
      today: day,
      list: z.array(submissionItem),
      decisions: z.array(z.object({ id, number: z.string(), decidedOn: day })),
      can: can('decide', 'giveBack'),
    }),
  }),
};

/** Bodies of the verbs over a submission; the later module that owns the dossiers mounts them. */
export const decideBody = z.object({ version, items: z.array(itemOutcome).min(1).max(500), ...decisionFields }).strict();
export const giveBackBody = z.object({ version, reason: reason() }).strict();
export const submissionFields = { number: line(80), title: line(300), note: paragraph(5000) };
