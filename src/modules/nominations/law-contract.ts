import { z } from 'zod';
import { get, post, type Role } from '#platform/contract.ts';
import { can, day, id, optionalParagraph, page, pageQuery, reason, text, version } from '#platform/schema.ts';
import { codesOf, defineLabels } from '#platform/text.ts';
import { verdictReport } from '#modules/law/contract.ts';
import { factKinds } from '#modules/records/contract.ts';

export const pinCauses = defineLabels({
  ACCEPTED: { vi: 'Ghi khi tiếp nhận', en: 'Pinned at acceptance', tone: 'neutral' },
  RECHECKED: { vi: 'Thẩm định lại', en: 'Asked again', tone: 'neutral' },
  FAVOUR: { vi: 'Chọn quy định có lợi hơn', en: 'More favourable rule chosen', tone: 'info' },
  FAVOUR_ENDED: { vi: 'Thôi chọn quy định có lợi hơn', en: 'Choice taken back', tone: 'neutral' },
});

export const flagStates = defineLabels({
  OPEN: { vi: 'Chờ xem xét', en: 'To be looked at', tone: 'warn' },
  CLOSED: { vi: 'Đã xem xét', en: 'Looked at', tone: 'ok' },
});

export const flagConclusions = defineLabels({
  STANDS: { vi: 'Giữ nguyên: vẫn đủ điều kiện', en: 'Stands: still met', tone: 'ok' },
  RECHECK: { vi: 'Thẩm định lại', en: 'Appraise again', tone: 'warn' },
  REVOKE: { vi: 'Đề nghị hủy bỏ quyết định khen thưởng', en: 'Propose to cancel the award', tone: 'danger' },
});

export const initiativeOffer = z.object({
  id,
  title: z.string(),
  kind: z.enum(['INITIATIVE', 'SCIENCE']),
  level: z.enum(['CO_SO', 'BBNT', 'TOAN_QUOC']).nullable(),
  decisionNumber: z.string(),
  uses: z.array(z.string()),
  /** One initiative, one proposal: `warn` = served another title, or a co-author; `block` = a form stands in the way. */
  judged: z.enum(['ok', 'again', 'warn', 'block']),
  /** The uses in the way, as people call them. */
  against: z.array(z.string()),
  chosen: z.boolean(),
  reason: z.string(),
});
export type InitiativeOffer = z.output<typeof initiativeOffer>;

/** What the law said about a dossier when it was asked last, word for word. */
export const pinned = z.object({ id, cause: z.enum(codesOf(pinCauses)), pinnedOn: day, pinnedBy: z.string(), report: verdictReport });
export type PinnedVerdict = z.output<typeof pinned>;

/** A fact a verdict rests on, in words, with where it can be opened. */
export const pinnedFact = z.object({ id: z.string(), label: z.string(), detail: z.string(), sure: z.boolean(), cancelled: z.boolean() });

export const flagCauses = defineLabels({
  PINNED: { vi: 'Kết luận thẩm định của hồ sơ nêu căn cứ này', en: 'The verdict of the dossier names it', tone: 'neutral' },
  LOST: { vi: 'Không tính căn cứ này thì thiếu điều kiện', en: 'Without it a condition fails', tone: 'danger' },
  USED: { vi: 'Có dùng căn cứ này; kết luận không đổi', en: 'Its grounds use it; the verdict stays', tone: 'warn' },
  MEMBERS: {
    vi: 'Tập thể xét theo số thành viên đạt danh hiệu: cần đếm lại',
    en: 'The collective is judged by its members’ titles: count again',
    tone: 'warn',
  },
  NO_RULE: { vi: 'Chưa có tiêu chuẩn của ngày quyết định: cần người xem', en: 'No standard of its day is on record: a person looks', tone: 'warn' },
});

export const factChanges = defineLabels({
  CORRECTED: { vi: 'Đã đính chính', en: 'Corrected', tone: 'warn' },
  WITHDRAWN: { vi: 'Đã rút', en: 'Withdrawn', tone: 'danger' },
});

const leaner = {
  /** The dossier to look at; `null`: an award of the register without a dossier here. */
  nominationId: id.nullable(),
  awardId: id.nullable(),
  subject: z.object({ kind: z.enum(['person', 'unit']), id }),
  subjectName: z.string(),
  awardName: z.string(),
  year: z.number().int(),
  depth: z.number().int(),
  cause: z.enum(codesOf(flagCauses)),
  /** The clause that leaned on the award, and where it is written. */
  clause: text.nullable(),
  cite: z.string(),
};

const flagRow = z.object({
  id,
  cancelled: z
    .object({
      awardName: z.string(),
      year: z.number().int(),
      recipientName: z.string(),
      paper: z.string(),
      on: day.nullable(),
      reason: z.string(),
      /** Typed by mistake and withdrawn: there is no cancelling paper. */
      mistyped: z.boolean(),
    })
    .nullable(),
  /** The fact of a life-long record that was changed; either this or `cancelled`. Of a sensitive one only its kind is told. */
  changed: z.object({ label: text, subjectName: z.string(), change: z.enum(codesOf(factChanges)), reason: z.string() }).nullable(),
  /** The award leaned on, when it is not the cancelled one itself. */
  through: z.string().nullable(),
  ...leaner,
  unitName: z.string(),
  nominationState: z.string().nullable(),
  awardState: z.string().nullable(),
  reason: z.string(),
  raisedOn: day,
  raisedBy: z.string(),
  state: z.enum(codesOf(flagStates)),
  conclusion: z.enum(codesOf(flagConclusions)).nullable(),
  closingReason: z.string(),
  closedOn: day.nullable(),
  closedBy: z.string().nullable(),
  version,
  can: can('close'),
});
export type FlagRow = z.output<typeof flagRow>;

const overseers: readonly Role[] = ['standing', 'minister', 'council', 'admin', 'auditor'];
const named = { params: z.object({ id }), response: z.object({ id }) };

/** One dossier or award that would be looked at; `state` of the dossier, else of the award. */
const dependent = z.object({ ...leaner, state: z.string() });
export type DependentRow = z.output<typeof dependent>;

/** What would be flagged, told before anybody confirms: by name what the reader may open, by number the rest. */
const impact = z.object({ shown: z.array(dependent), hidden: z.object({ dossiers: z.number().int(), awards: z.number().int() }) });
export type Impact = z.output<typeof impact>;
const changers: readonly Role[] = ['officer', 'leader', 'standing', 'minister'];

export const lawDeskApi = {
  verdicts: get('/api/nominations/:id/verdicts', {
    access: ['officer', 'leader', 'staff', 'standing', 'council', 'minister', 'admin', 'auditor'],
    summary: 'Every verdict pinned to a dossier, newest first, with the facts they rest on',
    params: z.object({ id }),
    response: z.object({ verdicts: z.array(pinned), facts: z.array(pinnedFact) }),
  }),
  verify: get('/api/nominations/:id/verdicts/:verdictId/again', {
    access: overseers,
    summary: 'Ask a pinned question again with the pinned facts and rules: the same judgement byte for byte or not, in the same words or not',
    params: z.object({ id, verdictId: id }),
    response: z.object({ same: z.boolean(), sameWords: z.boolean(), ruleSetHash: z.string(), factsHash: z.string() }),
  }),
  favour: post('/api/nominations/:id/favour', {
    access: ['standing'],
    summary: 'Apply the more favourable amended rule of 2026 to an earlier dossier, or take that back; with the reason, on record',
    ...named,
    body: z.object({ version, chosen: z.boolean(), reason: reason() }).strict(),
  }),
  declare: post('/api/nominations/:id/initiatives', {
    access: ['officer', 'leader'],
    summary: 'Which initiatives and science works the dossier leans on; they are reserved when it is accepted',
    ...named,
    body: z.object({ version, chosen: z.array(z.object({ initiativeId: id, reason: optionalParagraph(500) }).strict()).max(30) }).strict(),
  }),

  impactOfAward: get('/api/awards/:id/impact', {
    access: changers,
    summary: 'What would be flagged if an award were cancelled or withdrawn, for whoever may do it; unseen objects are only counted',
    params: z.object({ id }),
    response: impact,
  }),
  impactOfDossier: get('/api/nominations/:id/impact', {
    access: ['standing', 'minister'],
    summary: 'What would be flagged if the award a dossier led to were revoked',
    params: z.object({ id }),
    response: impact,
  }),
  impactOfFact: get('/api/records/facts/:kind/:id/impact', {
    access: changers,
    summary: 'What would be flagged if a fact of a life-long record were withdrawn, or corrected to what `to` says',
    params: z.object({ kind: z.enum(codesOf(factKinds)), id }),
    /** `to`: JSON of `{fact, certainty}` as a correction sends it; left out = withdrawn. */
    query: z.object({ to: z.string().max(20_000).optional() }),
    response: impact,
  }),
  dependents: get('/api/awards/:id/dependents', {
    access: ['standing', 'minister'],
    summary: 'Dossiers and awards that stand on an award, directly or through another, with the clause',
    params: z.object({ id }),
    response: z.object({
      award: z.object({ id, awardName: z.string(), year: z.number().int(), recipientName: z.string(), state: z.string(), version }),
      /** The dossier that made the award: it is taken back there. */
      nominationId: id.nullable(),
      dependents: z.array(dependent),
      can: can('cancel'),
    }),
  }),
  cancel: post('/api/awards/:id/cancel', {
    access: ['standing', 'minister'],
    summary: 'Cancel an award by decision and cause (Law Art 93): nothing is deleted, everything that stood on it is flagged',
    params: z.object({ id }),
    body: z.object({ version, paper: z.string().trim().min(1).max(80), on: day, reason: reason() }).strict(),
    response: z.object({ id, flagged: z.number().int() }),
  }),
  flags: get('/api/award-flags', {
    access: overseers,
    summary: 'Dossiers and awards to be looked at because an award or a fact they stood on was cancelled, corrected or withdrawn',
    query: z.object({ ...pageQuery, q: z.string().max(200).optional(), state: z.enum(codesOf(flagStates)).optional(), nominationId: id.optional() }),
    response: page(flagRow),
    exports: {
      name: { vi: 'Hồ sơ, khen thưởng cần xem xét do hủy bỏ khen thưởng', en: 'Dossiers and awards flagged by cancellations' },
      columns: [
        { key: 'subjectName', title: { vi: 'Tập thể, cá nhân', en: 'Subject' }, width: 40 },
        { key: 'awardName', title: { vi: 'Danh hiệu, hình thức', en: 'Award' }, width: 40 },
        { key: 'year', title: { vi: 'Năm', en: 'Year' } },
        { key: 'cancelled.awardName', title: { vi: 'Khen thưởng bị hủy', en: 'Cancelled award' }, width: 40 },
        { key: 'cancelled.year', title: { vi: 'Năm bị hủy', en: 'Of the year' } },
        { key: 'changed.label.vi', title: { vi: 'Dữ kiện đính chính, rút', en: 'Changed fact' }, width: 40 },
        { key: 'reason', title: { vi: 'Vì sao', en: 'Why' }, width: 60 },
        { key: 'cite', title: { vi: 'Điều khoản', en: 'Clause' }, width: 40 },
        { key: 'state', title: { vi: 'Tình trạng', en: 'State' }, labels: flagStates },
        { key: 'conclusion', title: { vi: 'Kết luận', en: 'Conclusion' }, labels: flagConclusions },
      ],
    },
  }),
  closeFlag: post('/api/award-flags/:id/close', {
    access: ['standing'],
    summary: 'Say what follows for a flagged dossier or award, with the reason; nothing changes by itself',
    ...named,
    body: z.object({ version, conclusion: z.enum(codesOf(flagConclusions)), reason: reason() }).strict(),
  }),
};
