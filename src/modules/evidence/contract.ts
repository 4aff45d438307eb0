import { z } from 'zod';
import { get, post } from '#platform/contract.ts';
import { defineRefusals } from '#platform/refusal.ts';
import { can, day, decision, id, line, optionalParagraph, page, pageQuery, reason, version } from '#platform/schema.ts';
import { codesOf, defineLabels } from '#platform/text.ts';
import { allowedNames } from './rules.ts';

export const evidenceKinds = defineLabels({
  file: { vi: 'Tệp', en: 'File', tone: 'neutral' },
  fact: { vi: 'Sự việc', en: 'Fact', tone: 'neutral' },
});

/** What a proof may be attached to. The owner of a type tells evidence about it with `defineEvidenceTarget`. */
export const evidenceObjects = defineLabels({
  task: { vi: 'Nhiệm vụ', en: 'Task', tone: 'neutral' },
  'criterion-line': { vi: 'Dòng tiêu chí', en: 'Criterion line', tone: 'neutral' },
  'score-complaint': { vi: 'Khiếu nại, kiến nghị về điểm', en: 'Complaint about a score', tone: 'neutral' },
  commitment: { vi: 'Cam kết', en: 'Commitment', tone: 'neutral' },
  'nomination-paper': { vi: 'Giấy tờ hồ sơ', en: 'Dossier paper', tone: 'neutral' },
  target: { vi: 'Chỉ tiêu đăng ký', en: 'Registered target', tone: 'neutral' },
  programme: { vi: 'Chương trình công tác', en: 'Work programme', tone: 'neutral' },
  'indicator-month': { vi: 'Phiếu chỉ số tháng', en: 'Indicators of a month', tone: 'neutral' },
  'indicator-fact': { vi: 'Việc trong danh sách theo dõi', en: 'Listed fact', tone: 'neutral' },
});
export type EvidenceObjectType = keyof typeof evidenceObjects;

/** Why something stayed out of the system; the only thing kept beside the count. */
export const secretReasons = defineLabels({
  'contains-secret': { vi: 'Tài liệu chứa bí mật nhà nước', en: 'The paper holds state secrets', tone: 'warn' },
  'may-contain-secret': { vi: 'Có thể chứa bí mật nhà nước, chưa xác định', en: 'May hold state secrets, not settled', tone: 'warn' },
  'secret-task': { vi: 'Kết quả của nhiệm vụ thuộc phạm vi bí mật nhà nước', en: 'Result of a task within state secrets', tone: 'warn' },
});
export type SecretReason = keyof typeof secretReasons;

export const evidenceRefusals = defineRefusals('evidence', {
  notYourUnit: { kind: 'forbidden', vi: 'Minh chứng thuộc đơn vị nào thì đơn vị đó quản lý.', en: 'Evidence is managed by the unit it belongs to.' },
  noFile: { kind: 'invalid', vi: 'Chưa chọn tệp.', en: 'No file was chosen.', field: 'file' },
  emptyFile: { kind: 'invalid', vi: 'Tệp rỗng.', en: 'The file is empty.', field: 'file' },
  tooLarge: {
    kind: 'too_large',
    vi: 'Tệp lớn hơn 20 MB. Giảm dung lượng hoặc chia nhỏ rồi gửi lại.',
    en: 'The file is larger than 20 MB. Make it smaller or split it.',
    field: 'file',
  },
  typeNotAllowed: {
    kind: 'invalid',
    vi: `Không nhận loại tệp “{type}”. Nhận: ${allowedNames}.`,
    en: `Files of type “{type}” are not accepted. Accepted: ${allowedNames}.`,
    field: 'file',
  },
  contentMismatch: {
    kind: 'invalid',
    vi: 'Nội dung tệp không phải {type} như tên tệp ghi. Lưu lại tệp đúng định dạng rồi gửi.',
    en: 'The content is not {type} as the file name says. Save it again in that format.',
    field: 'file',
  },
  executable: {
    kind: 'invalid',
    vi: 'Tệp chứa chương trình chạy được nên không nhận.',
    en: 'The file holds a program and is not accepted.',
    field: 'file',
  },
  macro: {
    kind: 'invalid',
    vi: 'Tệp chứa macro nên không nhận. Lưu lại bản không có macro.',
    en: 'The file holds macros and is not accepted. Save it without macros.',
    field: 'file',
  },
  bomb: {
    kind: 'invalid',
    vi: 'Tệp nén bất thường (giải nén ra quá lớn) nên không nhận.',
    en: 'The file unpacks to an abnormal size and is not accepted.',
    field: 'file',
  },
  damaged: { kind: 'invalid', vi: 'Tệp hỏng hoặc bị khóa bằng mật khẩu.', en: 'The file is damaged or locked with a password.', field: 'file' },
  stateSecret: {
    kind: 'invalid',
    vi: 'Tài liệu chứa bí mật nhà nước không được đưa lên hệ thống. Không có gì của tài liệu được lưu; chỉ ghi một lượt và mã lý do.',
    en: 'Papers holding state secrets must not enter this system. Nothing of it was stored; only a count and a reason code.',
    field: 'secret',
  },
  stillUsed: {
    kind: 'conflict',
    vi: 'Minh chứng đang dùng ở {count} nơi. Gỡ khỏi các nơi đó trước.',
    en: 'This proof is used in {count} places. Detach it there first.',
  },
  discarded: { kind: 'conflict', vi: 'Minh chứng này đã được gỡ bỏ.', en: 'This proof has been taken away.' },
  otherUnitsObject: {
    kind: 'forbidden',
    vi: 'Chỉ gắn minh chứng của đơn vị vào việc của chính đơn vị đó.',
    en: 'A unit attaches its proofs to its own work only.',
  },
  noContent: { kind: 'not_found', vi: 'Minh chứng này không có tệp.', en: 'This proof has no file.' },
  ownProof: { kind: 'forbidden', vi: 'Người kiểm tra phải ở ngoài đơn vị có minh chứng.', en: 'A checker belongs to another unit than the proof.' },
});

/** One attached proof, as other modules show it. */
export const evidenceRef = z.object({
  itemId: id,
  unitId: id,
  kind: z.enum(codesOf(evidenceKinds)),
  title: z.string(),
  note: z.string(),
  fileName: z.string().nullable(),
  mediaType: z.string().nullable(),
  sizeBytes: z.number().int().nullable(),
  happenedOn: day.nullable(),
  /** In how many places the same proof serves. */
  uses: z.number().int(),
  /** How many people of other units have opened it. */
  opened: z.number().int(),
  synthetic: z.boolean(),
});
export type EvidenceRef = z.output<typeof evidenceRef>;

const itemRow = evidenceRef.omit({ itemId: true }).extend({
  id,
  unitName: z.string(),
  documentId: id.nullable(),
  documentLabel: z.string().nullable(),
  addedAt: z.string(),
  version,
  can: can('edit', 'discard'),
});
export type EvidenceRow = z.output<typeof itemRow>;

export const evidenceUse = z.object({
  type: z.enum(codesOf(evidenceObjects)),
  objectId: id,
  label: z.string(),
  link: z.string(),
  addedAt: z.string(),
});

const itemDetail = itemRow.extend({
  uses: z.array(evidenceUse),
  openings: z.array(z.object({ by: z.string(), on: day })),
  can: can('edit', 'discard', 'detach', 'check'),
});
export type EvidenceDetail = z.output<typeof itemDetail>;

const objectParams = z.object({ type: z.enum(codesOf(evidenceObjects)), objectId: id });

/** Words that stand with a file or a fact. */
export const itemWords = z
  .object({ title: line(300), note: optionalParagraph(2000), happenedOn: day.nullable().default(null), documentId: id.nullable().default(null) })
  .strict();

/** The fields that travel beside the file in the multipart body; everything arrives as text. */
export const uploadFields = z
  .object({
    unitId: id,
    title: line(300),
    note: optionalParagraph(2000),
    happenedOn: day.nullable().default(null),
    secret: z.stringbool().default(false),
    secretReason: z.enum(codesOf(secretReasons)).default('contains-secret'),
  })
  .strict();

const workers = ['officer', 'leader', 'staff'] as const;

export const evidenceApi = {
  list: get('/api/evidence/items', {
    access: 'signed-in',
    summary: 'Evidence of my unit (overseers: of any unit), newest first; q matches title and file name with or without accents',
    query: z.object({
      ...pageQuery,
      q: z.string().max(200).optional(),
      unitId: id.optional(),
      kind: z.enum(codesOf(evidenceKinds)).optional(),
      unused: z.stringbool().optional(),
    }),
    exports: {
      name: { vi: 'Minh chứng', en: 'Evidence' },
      columns: [
        { key: 'title', title: { vi: 'Minh chứng', en: 'Title' }, width: 60 },
        { key: 'unitName', title: { vi: 'Đơn vị', en: 'Unit' }, width: 40 },
        { key: 'kind', title: { vi: 'Loại', en: 'Kind' }, labels: evidenceKinds },
        { key: 'fileName', title: { vi: 'Tệp', en: 'File' }, width: 40 },
        { key: 'happenedOn', title: { vi: 'Ngày diễn ra', en: 'Date' }, kind: 'day' },
        { key: 'uses', title: { vi: 'Số nơi dùng', en: 'Uses' } },
        { key: 'opened', title: { vi: 'Số người kiểm tra đã mở', en: 'Checkers who opened it' } },
        { key: 'addedAt', title: { vi: 'Ngày đưa lên', en: 'Added' }, kind: 'instant' },
      ],
    },
    response: page(itemRow).extend({
      can: can('add'),
      /** The unit new evidence would belong to. */
      unitId: id.nullable(),
      secrets: z.array(z.object({ year: z.number().int(), reason: z.enum(codesOf(secretReasons)), count: z.number().int() })),
    }),
  }),
  detail: get('/api/evidence/items/:id', {
    access: 'signed-in',
    summary: 'One proof and everywhere it is used',
    params: z.object({ id }),
    response: itemDetail,
  }),
  ofObject: get('/api/evidence/objects/:type/:objectId', {
    access: 'signed-in',
    summary: 'The proofs attached to one task, criterion line, commitment or paper',
    params: objectParams,
    response: z.object({ rows: z.array(evidenceRef), change: decision }),
  }),
  upload: post('/api/evidence/files', {
    access: workers,
    summary: 'Send a file (multipart): the same file with the same title by the same unit answers the same item',
    response: z.object({ id, existed: z.boolean() }),
    raw: 'upload',
  }),
  addFact: post('/api/evidence/facts', {
    access: workers,
    summary: 'State a fact without a file',
    body: itemWords.extend({ unitId: id }),
    response: z.object({ id }),
  }),
  edit: post('/api/evidence/items/:id/edit', {
    access: workers,
    summary: 'Correct the words of a proof; the file itself never changes',
    params: z.object({ id }),
    body: itemWords.extend({ version, reason: reason() }),
    response: z.object({ id }),
  }),
  discard: post('/api/evidence/items/:id/discard', {
    access: workers,
    summary: 'Take a proof away: its content is wiped, the reason stays. A state secret goes even when it is in use',
    params: z.object({ id }),
    body: z.object({ version, reason: reason(), secretReason: z.enum(codesOf(secretReasons)).nullable().default(null) }).strict(),
    response: z.object({ id }),
  }),
  attach: post('/api/evidence/items/:id/attach', {
    access: workers,
    summary: 'Use a proof of my unit for a task, criterion line, commitment or paper of my unit',
    params: z.object({ id }),
    body: objectParams.strict(),
    response: z.object({ uses: z.number().int() }),
  }),
  detach: post('/api/evidence/items/:id/detach', {
    access: workers,
    summary: 'End one use of a proof',
    params: z.object({ id }),
    body: objectParams.extend({ reason: reason() }).strict(),
    response: z.object({ uses: z.number().int() }),
  }),
  check: post('/api/evidence/items/:id/check', {
    access: ['officer', 'leader', 'standing', 'council', 'minister', 'auditor'],
    summary: 'A checker of another unit has looked at a proof without a file (opening a file records itself)',
    params: z.object({ id }),
    response: z.object({ opened: z.number().int() }),
  }),
  countSecret: post('/api/evidence/secrets', {
    access: workers,
    summary: 'Enter how many papers stayed out because of state secrets: a count and a reason code, nothing else',
    body: z.object({ unitId: id, reasonCode: z.enum(codesOf(secretReasons)), count: z.number().int().min(1).max(1000) }).strict(),
    response: z.object({ count: z.number().int() }),
  }),
  download: get('/api/evidence/items/:id/file', {
    access: 'signed-in',
    summary: 'The file of a proof, always as an attachment; opening it from another unit is recorded',
    params: z.object({ id }),
    response: z.unknown(),
    raw: 'download',
  }),
};
