import { z } from 'zod';
import { get, post } from '#platform/contract.ts';
import {
  can,
  day,
  hundredths,
  id,
  line,
  optionalParagraph,
  origin,
  page,
  pageQuery,
  paragraph,
  reason,
  version,
  year,
  yearParam,
} from '#platform/schema.ts';
import { codesOf } from '#platform/text.ts';
import { agreementStates, commentFates, outcomes } from './labels.ts';
import { agreementDetail, content, largest, limitDraft } from './shapes.ts';
import { templateKeys } from './templates.ts';

export * from './labels.ts';
export { agreementRefusals } from './refusals.ts';
export type * from './shapes.ts';

const row = z.object({
  id,
  title: z.string(),
  year,
  groupId: id,
  groupName: z.string(),
  state: z.enum(codesOf(agreementStates)),
  theme: z.string().nullable(),
  focus: z.string(),
  clauses: z.number().int(),
  commitments: z.number().int(),
  /** How many of the promised commitments belong to the group together. */
  groupCommitments: z.number().int(),
  signed: z.number().int(),
  of: z.number().int(),
  commentUntil: day.nullable(),
  signedOn: day.nullable(),
  /** An amendment is being signed. */
  amending: z.boolean(),
  /** This reader has an unsigned member unit in it. */
  mine: z.boolean(),
  origin,
});
export type AgreementRow = z.output<typeof row>;

const startOption = z.object({
  termId: id,
  groupName: z.string(),
  year,
  /** Last agreement of the same group, if any. */
  previous: z.object({ id, title: z.string(), year, clauses: z.number().int(), openPoints: z.array(z.string()) }).nullable(),
  /** How last year's head was rated. */
  lastRating: z.string().nullable(),
  can: can('draft'),
});
export type StartOption = z.output<typeof startOption>;

const params = z.object({ id });
const seen = z.object({ version }).strict();
const done = z.object({ id, state: z.enum(codesOf(agreementStates)), version });
const desk = ['officer', 'leader', 'standing'] as const;

export const judgeFields = z
  .object({
    commitmentId: id,
    unitId: id.nullable(),
    outcome: z.enum(codesOf(outcomes)),
    note: optionalParagraph(2000),
    proof: optionalParagraph(1000),
    /** Left out for group activities: those are counted. */
    valueHundredths: hundredths.min(-largest).max(largest).nullable().default(null),
  })
  .strict();

export const agreementsApi = {
  list: get('/api/agreements', {
    access: 'signed-in',
    summary: 'Agreements, newest year first, with how many have signed; q matches title and group with or without accents',
    query: z.object({
      ...pageQuery,
      q: z.string().max(200).optional(),
      year: yearParam.optional(),
      groupId: id.optional(),
      state: z.enum(codesOf(agreementStates)).optional(),
      unsigned: z.stringbool().optional(),
    }),
    response: page(row).extend({ years: z.array(year), groups: z.array(z.object({ id, name: z.string() })), can: can('start') }),
    exports: {
      name: { vi: 'Giao ước thi đua', en: 'Agreements' },
      columns: [
        { key: 'title', title: { vi: 'Giao ước', en: 'Agreement' }, width: 48 },
        { key: 'year', title: { vi: 'Năm', en: 'Year' } },
        { key: 'groupName', title: { vi: 'Khối, cụm', en: 'Group' } },
        { key: 'theme', title: { vi: 'Chủ đề', en: 'Theme' }, width: 44 },
        { key: 'commitments', title: { vi: 'Số cam kết', en: 'Commitments' } },
        { key: 'signed', title: { vi: 'Đã ký', en: 'Signed' } },
        { key: 'of', title: { vi: 'Số đơn vị', en: 'Units' } },
        { key: 'signedOn', title: { vi: 'Ngày ký', en: 'Signed on' }, kind: 'day' },
        { key: 'state', title: { vi: 'Trạng thái', en: 'State' }, labels: agreementStates },
      ],
    },
  }),
  startOptions: get('/api/agreements/start', {
    access: 'signed-in',
    summary: 'Group years without an agreement that the caller may draft for, with what last year left open, and the built-in templates',
    response: z.object({
      terms: z.array(startOption),
      templates: z.array(z.object({ key: z.enum(templateKeys), title: z.string(), clauses: z.array(z.string()) })),
    }),
  }),
  draft: post('/api/agreements', {
    access: desk,
    summary: 'Start a draft for a group year: from the last agreement (dates and results cleared), from a template, or blank',
    body: z.object({ termId: id, from: z.enum(['previous', 'template', 'blank']), template: z.enum(templateKeys).nullable().default(null) }).strict(),
    response: done,
  }),
  detail: get('/api/agreements/:id', {
    access: 'signed-in',
    summary: 'One agreement: text, commitments and their state, opinions, signatures, what the caller may do',
    params,
    response: agreementDetail,
  }),
  edit: post('/api/agreements/:id/edit', {
    access: desk,
    summary: 'Save the draft whole: aim, clauses, commitments, answers to the limits of last year',
    params,
    body: content.extend({ version, limits: z.array(limitDraft).max(60) }).strict(),
    response: done,
  }),
  sendForComment: post('/api/agreements/:id/send-for-comment', {
    access: desk,
    summary: 'Send the draft to the members with a deadline for opinions',
    params,
    body: seen.extend({ commentUntil: day }),
    response: done,
  }),
  comment: post('/api/agreements/:id/comment', {
    access: ['officer', 'leader'],
    summary: 'A member gives an opinion on a clause or on the whole, or says that it agrees',
    params,
    body: z
      .object({
        unitId: id.nullable().default(null),
        clauseId: id.nullable(),
        kind: z.enum(['opinion', 'assent']).default('opinion'),
        text: optionalParagraph(4000),
      })
      .strict()
      .refine((value) => value.kind === 'assent' || value.text !== '', { path: ['text'], params: { problem: 'empty' } }),
    response: z.object({ id }),
  }),
  answer: post('/api/agreements/:id/comments/:commentId/answer', {
    access: desk,
    summary: 'Answer an opinion: adopted, in part or not, with the reason',
    params: z.object({ id, commentId: id }),
    body: z.object({ version, fate: z.enum(codesOf(commentFates)).exclude(['OPEN']), answer: optionalParagraph(2000) }).strict(),
    response: z.object({ id }),
  }),
  revise: post('/api/agreements/:id/revise', {
    access: desk,
    summary: 'Take the draft back for revision; opinions stay',
    params,
    body: seen,
    response: done,
  }),
  agree: post('/api/agreements/:id/agree', {
    access: desk,
    summary: 'Agreed at the meeting: freeze the text and open it for signing, until a day (a week later unless named)',
    params,
    body: seen.extend({ signBy: day.nullable().default(null) }),
    response: done,
  }),
  sign: post('/api/agreements/:id/sign', {
    access: 'signed-in',
    summary: 'Sign for a member unit, as its leader or by delegation; the last signature puts the text in force',
    params,
    body: z
      .object({
        unitId: id,
        /** The hash of the text the signer has before them. */
        textHash: z.string().regex(/^[0-9a-f]{64}$/),
        reservation: optionalParagraph(1000),
        password: z.string().min(1).max(200),
      })
      .strict(),
    response: z.object({ id, state: z.enum(codesOf(agreementStates)), signed: z.number().int(), of: z.number().int() }),
  }),
  amend: post('/api/agreements/:id/amend', {
    access: desk,
    summary: 'Put the text of the next revision to all members for signing; the present one stays in force meanwhile',
    params,
    body: content.extend({ version, reason: reason() }).strict(),
    response: done,
  }),
  withdrawAmendment: post('/api/agreements/:id/withdraw-amendment', {
    access: desk,
    summary: 'Withdraw an amendment that is still being signed',
    params,
    body: seen.extend({ reason: reason() }),
    response: done,
  }),
  void: post('/api/agreements/:id/void', {
    access: desk,
    summary: 'Void an agreement that is not in force yet',
    params,
    body: seen.extend({ reason: reason() }),
    response: done,
  }),
  note: post('/api/agreements/:id/note', {
    access: desk,
    summary: 'Mid-year note on how the agreement is carried out',
    params,
    body: seen.extend({ text: paragraph(4000) }),
    response: done,
  }),
  addActivity: post('/api/agreements/:id/activities', {
    access: desk,
    summary: 'Enter what the group held together, counted towards a commitment when one is named',
    params,
    body: z
      .object({
        commitmentId: id.nullable(),
        heldOn: day,
        title: line(300),
        place: z.union([z.literal(''), line(200)]).default(''),
        note: optionalParagraph(2000),
      })
      .strict(),
    response: z.object({ id }),
  }),
  withdrawActivity: post('/api/agreements/:id/activities/:activityId/withdraw', {
    access: desk,
    summary: 'Take an activity entered by mistake out of the count; it stays readable with the reason',
    params: z.object({ id, activityId: id }),
    body: z.object({ reason: reason() }).strict(),
    response: z.object({ id }),
  }),
  judge: post('/api/agreements/:id/judge', {
    access: desk,
    summary: 'Judge one commitment for one unit, or for the group: met, exceeded, not met, cancelled',
    params,
    body: judgeFields,
    response: z.object({ id }),
  }),
  assess: post('/api/agreements/:id/assess', {
    access: desk,
    summary: 'Close the assessment: every commitment has been judged',
    params,
    body: seen,
    response: done,
  }),
  archive: post('/api/agreements/:id/archive', { access: desk, summary: 'Archive an assessed agreement', params, body: seen, response: done }),
};
