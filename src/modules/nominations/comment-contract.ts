import { z } from 'zod';
import { get, post, type Role } from '#platform/contract.ts';
import { can, day, id, line, optionalParagraph, page, pageQuery, paragraph, reason, version } from '#platform/schema.ts';
import { codesOf, defineLabels } from '#platform/text.ts';

/** By which way a comment came. */
export const commentChannels = defineLabels({
  portal: { vi: 'Trang công khai', en: 'Public page', tone: 'neutral' },
  letter: { vi: 'Công văn, thư', en: 'Letter', tone: 'neutral' },
  phone: { vi: 'Điện thoại', en: 'Phone', tone: 'neutral' },
  meeting: { vi: 'Trực tiếp', en: 'In person', tone: 'neutral' },
  other: { vi: 'Kênh khác', en: 'Another way', tone: 'neutral' },
});

export const commentOutcomes = defineLabels({
  UPHELD: { vi: 'Có cơ sở', en: 'Well founded', tone: 'danger' },
  NOTED: { vi: 'Ghi nhận', en: 'Noted', tone: 'ok' },
  UNFOUNDED: { vi: 'Không có cơ sở', en: 'Unfounded', tone: 'neutral' },
});

/** What the public page shows and nothing more: name, place, honour, summary, days (law.md §11). */
export const publicWindow = z.object({
  id,
  subjectName: z.string(),
  subjectPlace: z.string(),
  awardName: z.string(),
  year: z.number().int(),
  summary: z.string(),
  channel: z.string(),
  openedOn: day,
  lastDay: day,
  synthetic: z.boolean(),
});
export type PublicWindow = z.output<typeof publicWindow>;

export const comment = z.object({
  id,
  receivedOn: day,
  fromName: z.string(),
  contact: z.string(),
  channel: z.enum(codesOf(commentChannels)),
  body: z.string(),
  outcome: z.enum(codesOf(commentOutcomes)).nullable(),
  handling: z.string(),
  handledBy: z.string().nullable(),
  handledOn: day.nullable(),
  version,
});
export type Comment = z.output<typeof comment>;

/** Publicity of one dossier: what the law asks, what was published, what is still to be answered. */
export const publicity = z.object({
  /** `null`: the law does not ask for it. `soft`: the wording was not read, so it is only advised. */
  asked: z.object({ soft: z.boolean(), basis: z.string(), workingDays: z.number().int() }).nullable(),
  /** By the rule of the authority, else by the law. */
  workingDays: z.number().int(),
  channel: z.string(),
  window: publicWindow
    .extend({
      workingDays: z.number().int(),
      basis: z.string(),
      openedBy: z.string(),
      open: z.boolean(),
      unconfirmedYears: z.array(z.number().int()),
    })
    .nullable(),
  /** Also for those who may not read the comments. */
  received: z.number().int().nullable(),
  unhandled: z.number().int().nullable(),
  /** For those who handle them and the council; `null` = not for this reader. */
  comments: z.array(comment).nullable(),
});
export type Publicity = z.output<typeof publicity>;

const rule = z.object({ id, validFrom: day, workingDays: z.number().int(), channel: z.string(), reason: z.string(), setBy: z.string(), setOn: day });
const named = { params: z.object({ id }), response: z.object({ id }) };
const readers: readonly Role[] = ['standing', 'council', 'minister', 'admin', 'auditor', 'officer', 'leader'];

export const commentApi = {
  open: get('/api/public/comment-windows', {
    access: 'public',
    summary: 'Proposals of State-level honours that are open for public comment today; minimal personal data',
    query: z.object({ ...pageQuery, q: z.string().max(200).optional() }),
    response: page(publicWindow).extend({ today: day }),
  }),
  send: post('/api/public/comment-windows/:id/comments', {
    access: 'public',
    summary: 'Anybody comments on a published proposal while its window is open',
    params: z.object({ id }),
    body: z.object({ fromName: line(120), contact: line(200), body: paragraph(5000) }).strict(),
    response: z.object({ id }),
  }),
  publish: post('/api/nominations/:id/publish', {
    access: ['standing'],
    summary: 'Publish a proposal for comment; the last day is counted in working days',
    ...named,
    body: z.object({ version, channel: line(300), workingDays: z.number().int().min(1).max(90), summary: paragraph(2000) }).strict(),
  }),
  take: post('/api/nominations/:id/comments', {
    access: ['standing'],
    summary: 'Enter a comment that came by letter, phone or in person',
    ...named,
    body: z
      .object({
        version,
        receivedOn: day,
        fromName: line(120),
        contact: optionalParagraph(200),
        channel: z.enum(codesOf(commentChannels)),
        body: paragraph(5000),
      })
      .strict(),
  }),
  handle: post('/api/nominations/:id/comments/:commentId/handle', {
    access: ['standing'],
    summary: 'Say what became of a comment; all are handled before the dossier goes on',
    params: z.object({ id, commentId: id }),
    body: z.object({ version, outcome: z.enum(codesOf(commentOutcomes)), handling: reason() }).strict(),
    response: z.object({ id }),
  }),
  backToCheck: post('/api/nominations/:id/back-to-check', {
    access: ['standing'],
    summary: 'Another look before the council: back to appraisal; what was published is published anew afterwards',
    ...named,
    body: z.object({ version, reason: reason() }).strict(),
  }),
  rules: get('/api/nominations/comment-rules', {
    access: readers,
    summary: 'How long and where the authority publishes, by date',
    response: z.object({
      rules: z.array(rule),
      legal: z.object({ workingDays: z.number().int(), basis: z.string() }).nullable(),
      today: day,
      can: can('set'),
    }),
  }),
  setRule: post('/api/nominations/comment-rules', {
    access: ['standing'],
    summary: 'From a day on the authority publishes this long, on this channel',
    body: z.object({ validFrom: day, workingDays: z.number().int().min(1).max(90), channel: line(300), reason: reason() }).strict(),
    response: z.object({ id }),
  }),
};
export type CommentRule = z.output<typeof rule>;
