import { z } from 'zod';
import { get, post, type Role } from '#platform/contract.ts';
import { can, day, id, line, page, pageQuery, reason, text, version } from '#platform/schema.ts';
import { codesOf, defineLabels } from '#platform/text.ts';
import { confidenceLabels } from '../marks.ts';
import { changeKinds, diffAreaLabels } from './labels.ts';

export const versionKinds = defineLabels({
  regime: { vi: 'Giai đoạn luật mới', en: 'New regime', tone: 'brand' },
  overlay: { vi: 'Quy định của ngành, địa phương', en: 'Sector or local rules', tone: 'info' },
  parameters: { vi: 'Tham số, quy định sửa đổi', en: 'Parameters and amended rules', tone: 'neutral' },
});

export const versionStates = defineLabels({
  DRAFT: { vi: 'Dự thảo', en: 'Draft', tone: 'warn' },
  PUBLISHED: { vi: 'Đã công bố', en: 'Published', tone: 'info' },
  IN_FORCE: { vi: 'Đang có hiệu lực', en: 'In force', tone: 'ok' },
  WITHDRAWN: { vi: 'Đã rút', en: 'Withdrawn', tone: 'neutral' },
});

export const replayStates = defineLabels({
  WAITING: { vi: 'Chờ chạy', en: 'Waiting', tone: 'neutral' },
  RUNNING: { vi: 'Đang chạy', en: 'Running', tone: 'info' },
  DONE: { vi: 'Đã xong', en: 'Done', tone: 'ok' },
  FAILED: { vi: 'Không chạy được', en: 'Failed', tone: 'danger' },
});

export const replayChanges = defineLabels({
  GAIN: { vi: 'Được thêm', en: 'Gains', tone: 'ok' },
  LOSS: { vi: 'Mất', en: 'Loses', tone: 'danger' },
  OTHER: { vi: 'Đổi khác', en: 'Changes otherwise', tone: 'warn' },
});

export const replaySources = defineLabels({
  DOSSIER: { vi: 'Hồ sơ năm trước', en: 'Dossier of last year', tone: 'info' },
  SUBJECT: { vi: 'Cá nhân, tập thể', en: 'Person or collective', tone: 'neutral' },
});

export const verdictLabels = defineLabels({
  MET: { vi: 'Đạt', en: 'Met', tone: 'ok' },
  UNMET: { vi: 'Chưa đạt', en: 'Unmet', tone: 'danger' },
  UNKNOWN: { vi: 'Chưa rõ', en: 'Unknown', tone: 'warn' },
  NONE: { vi: 'Không có quy định', en: 'No rule', tone: 'neutral' },
});

export { changeKinds, diffAreaLabels, keepingKinds } from './labels.ts';

/** Whether a clause bars or only reminds. */
export const bindingLabels = defineLabels({
  true: { vi: 'Bắt buộc', en: 'Binding', tone: 'info' },
  false: { vi: 'Chỉ nhắc', en: 'Reminder only', tone: 'neutral' },
});

const replayRow = z.object({
  ord: z.number().int(),
  source: z.enum(codesOf(replaySources)),
  subjectKind: z.enum(['person', 'unit']),
  subjectId: id,
  subjectName: z.string(),
  unitName: z.string(),
  awardCode: z.string(),
  awardName: z.string(),
  year: z.number().int(),
  before: z.enum(codesOf(verdictLabels)),
  after: z.enum(codesOf(verdictLabels)),
  change: z.enum(codesOf(replayChanges)),
  clauseVi: z.string(),
  clauseEn: z.string(),
  cite: z.string(),
  link: z.string(),
});
export type ReplayRow = z.output<typeof replayRow>;

const replay = z.object({
  id,
  state: z.enum(codesOf(replayStates)),
  year: z.number().int(),
  done: z.number().int(),
  total: z.number().int(),
  gains: z.number().int(),
  losses: z.number().int(),
  others: z.number().int(),
  askedOn: day,
  askedBy: z.string(),
  /** It was run over the rules that hold now. */
  current: z.boolean(),
  problem: z.string(),
});
export type Replay = z.output<typeof replay>;

const versionRow = z.object({
  id,
  kind: z.enum(codesOf(versionKinds)),
  code: z.string(),
  title: z.object({ vi: z.string(), en: z.string() }),
  effectiveOn: day,
  state: z.enum(codesOf(versionStates)),
  loadedOn: day,
  loadedBy: z.string(),
  publishedOn: day.nullable(),
  publishedBy: z.string().nullable(),
});
export type VersionRow = z.output<typeof versionRow>;

/** Before or after; `cite`, `mark` and `binds` are empty where the clause has none. */
const side = z.object({
  says: text,
  cite: z.string(),
  mark: z.enum(codesOf(confidenceLabels)).nullable(),
  binds: z.boolean().nullable(),
  from: day.nullable(),
  to: day.nullable(),
});
export type ChangeSide = z.output<typeof side>;
const kinds = z.array(z.enum(codesOf(changeKinds)));
const changeRow = z.object({
  key: z.string(),
  area: z.enum(codesOf(diffAreaLabels)).nullable(),
  award: z.object({ code: z.string(), name: text }).nullable(),
  label: text,
  kinds,
  what: text,
  before: side.nullable(),
  after: side.nullable(),
  inside: z.array(z.object({ label: text, kinds, before: side, after: side })),
});
export type ChangeRow = z.output<typeof changeRow>;

const readers: readonly Role[] = ['admin', 'standing', 'auditor', 'minister'];

export const lawVersionsApi = {
  versions: get('/api/law/versions', {
    access: 'signed-in',
    summary: 'Changes of the law loaded into this system: drafts for those who decide about them, published ones for everybody',
    query: z.object({
      ...pageQuery,
      q: z.string().max(200).optional(),
      kind: z.enum(codesOf(versionKinds)).optional(),
      state: z.enum(codesOf(versionStates)).optional(),
    }),
    response: page(versionRow).extend({ can: can('load') }),
    exports: {
      name: { vi: 'Các bản quy định', en: 'Versions of the law' },
      columns: [
        { key: 'code', title: { vi: 'Ký hiệu', en: 'Code' } },
        { key: 'title.vi', title: { vi: 'Tên', en: 'Title' }, width: 60 },
        { key: 'kind', title: { vi: 'Loại', en: 'Kind' }, labels: versionKinds },
        { key: 'effectiveOn', title: { vi: 'Có hiệu lực', en: 'In force from' }, kind: 'day' },
        { key: 'state', title: { vi: 'Trạng thái', en: 'State' }, labels: versionStates },
        { key: 'loadedBy', title: { vi: 'Người nạp', en: 'Loaded by' } },
        { key: 'loadedOn', title: { vi: 'Ngày nạp', en: 'Loaded on' }, kind: 'day' },
        { key: 'publishedBy', title: { vi: 'Người công bố', en: 'Published by' } },
        { key: 'publishedOn', title: { vi: 'Ngày công bố', en: 'Published on' }, kind: 'day' },
      ],
    },
  }),
  version: get('/api/law/versions/:id', {
    access: 'signed-in',
    summary: 'One change of the law: how many clauses it changes, its text, its replay',
    params: z.object({ id }),
    response: versionRow.extend({
      fileName: z.string(),
      source: z.string(),
      hash: z.string(),
      cases: z.number().int(),
      reason: z.string(),
      publishedReason: z.string(),
      withdrawn: z.object({ on: day, by: z.string(), reason: z.string() }).nullable(),
      today: day,
      /** Clauses changed against the rules that would hold on its day without it; `null` when it no longer fits them. */
      changes: z
        .object({ /** Clauses that say something else, are new or gone. */ words: z.number().int(), /** The rest. */ kept: z.number().int() })
        .nullable(),
      /** Why it no longer fits the rules in force, when it does not. */
      misfit: z.object({ vi: z.string(), en: z.string() }).nullable(),
      replay: replay.nullable(),
      version,
      can: can('replay', 'publish', 'withdraw'),
    }),
  }),
  changes: get('/api/law/versions/:id/changes', {
    access: 'signed-in',
    summary: 'What a change of the law changes, clause by clause; with folded, clauses of one award whose words stay are one row',
    params: z.object({ id }),
    query: z.object({
      ...pageQuery,
      q: z.string().max(200).optional(),
      award: z.string().max(60).optional(),
      area: z.enum(codesOf(diffAreaLabels)).optional(),
      kind: z.enum(codesOf(changeKinds)).optional(),
      sort: z.enum(['part', 'award', 'kind']).default('part'),
      folded: z.stringbool().default(false),
    }),
    response: page(changeRow).extend({ awards: z.array(z.object({ code: z.string(), name: text })) }),
    exports: {
      name: { vi: 'Thay đổi của quy định', en: 'Changes of the law' },
      columns: [
        { key: 'award.name.vi', title: { vi: 'Danh hiệu, hình thức', en: 'Award' }, width: 36 },
        { key: 'area', title: { vi: 'Phần', en: 'Part' }, labels: diffAreaLabels },
        { key: 'label.vi', title: { vi: 'Về', en: 'About' }, width: 30 },
        { key: 'what.vi', title: { vi: 'Đổi gì', en: 'What changes' }, width: 40 },
        { key: 'before.says.vi', title: { vi: 'Hiện hành', en: 'In force' }, width: 60 },
        { key: 'after.says.vi', title: { vi: 'Theo bản này', en: 'By this version' }, width: 60 },
        { key: 'before.cite', title: { vi: 'Căn cứ hiện hành', en: 'Basis in force' }, width: 50 },
        { key: 'after.cite', title: { vi: 'Căn cứ theo bản này', en: 'Basis by this version' }, width: 50 },
        { key: 'before.mark', title: { vi: 'Mức đối chiếu hiện hành', en: 'How sure in force' }, labels: confidenceLabels },
        { key: 'after.mark', title: { vi: 'Mức đối chiếu theo bản này', en: 'How sure by this version' }, labels: confidenceLabels },
        { key: 'before.binds', title: { vi: 'Ràng buộc hiện hành', en: 'Binds in force' }, labels: bindingLabels },
        { key: 'after.binds', title: { vi: 'Ràng buộc theo bản này', en: 'Binds by this version' }, labels: bindingLabels },
      ],
    },
  }),
  load: post('/api/law/versions', {
    access: ['admin'],
    summary: 'Load a new regime, overlay or parameter set from YAML or JSON; refused as a whole with file and place when anything is wrong',
    body: z.object({ fileName: line(200), source: z.string().min(1).max(500_000), reason: reason() }).strict(),
    response: z.object({ id }),
  }),
  replay: post('/api/law/versions/:id/replay', {
    access: ['admin', 'standing'],
    summary: "Ask all of last year's dossiers and every subject under the rules before and after; runs as a job",
    params: z.object({ id }),
    body: z.object({ version }).strict(),
    response: z.object({ id }),
  }),
  replayRows: get('/api/law/replays/:id/rows', {
    access: readers,
    summary: 'Who gains or loses what by a change of the law, and by which clause',
    params: z.object({ id }),
    query: z.object({
      ...pageQuery,
      q: z.string().max(200).optional(),
      change: z.enum(codesOf(replayChanges)).optional(),
      source: z.enum(codesOf(replaySources)).optional(),
      award: z.string().max(60).optional(),
      /** Name of the unit the subject stands under. */
      unit: z.string().max(300).optional(),
      sort: z.enum(['found', 'name', 'unit', 'award']).default('found'),
    }),
    /** `awards` and `units` for the filters come with the first page. */
    response: page(replayRow).extend({ awards: z.array(z.object({ code: z.string(), name: z.string() })), units: z.array(z.string()) }),
    exports: {
      name: { vi: 'Kết quả chạy thử quy định', en: 'Replay of a change of the law' },
      columns: [
        { key: 'subjectName', title: { vi: 'Cá nhân, tập thể', en: 'Subject' }, width: 40 },
        { key: 'unitName', title: { vi: 'Đơn vị', en: 'Unit' }, width: 40 },
        { key: 'awardName', title: { vi: 'Danh hiệu, hình thức', en: 'Award' }, width: 40 },
        { key: 'year', title: { vi: 'Năm', en: 'Year' } },
        { key: 'source', title: { vi: 'Nguồn', en: 'Source' }, labels: replaySources },
        { key: 'before', title: { vi: 'Quy định hiện hành', en: 'Rules in force' }, labels: verdictLabels },
        { key: 'after', title: { vi: 'Quy định mới', en: 'New rules' }, labels: verdictLabels },
        { key: 'change', title: { vi: 'Thay đổi', en: 'Change' }, labels: replayChanges },
        { key: 'clauseVi', title: { vi: 'Vì điều khoản', en: 'By clause' }, width: 60 },
        { key: 'cite', title: { vi: 'Căn cứ', en: 'Basis' }, width: 50 },
      ],
    },
  }),
  publish: post('/api/law/versions/:id/publish', {
    access: ['standing'],
    summary: 'A second person publishes a draft; it holds from its day on, in every process, without a restart',
    params: z.object({ id }),
    body: z.object({ version, effectiveOn: day, reason: reason() }).strict(),
    response: z.object({ id }),
  }),
  withdraw: post('/api/law/versions/:id/withdraw', {
    access: ['admin', 'standing'],
    summary: 'Take back a draft, or a published version before its day; it stays in the list',
    params: z.object({ id }),
    body: z.object({ version, reason: reason() }).strict(),
    response: z.object({ id }),
  }),
};
