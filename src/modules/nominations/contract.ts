import { z } from 'zod';
import { get, post, type Role } from '#platform/contract.ts';
import { can, day, id, line, optionalParagraph, page, pageQuery, paragraph, reason, text, version, year, yearParam } from '#platform/schema.ts';
import { codesOf } from '#platform/text.ts';
import { decideBody, giveBackBody, submissionFields } from '#modules/decisions/contract.ts';
import { nominationStates, refusalKinds, stages } from './labels.ts';
import { caseSheet, detail, route, row, state, subjectKind } from './shapes.ts';

export * from './labels.ts';
export * from './choose-contract.ts';
export * from './law-contract.ts';
export { commentApi, commentChannels, commentOutcomes, type Comment, type Publicity, type PublicWindow } from './comment-contract.ts';
export { nominationRefusals } from './refusals.ts';
export type { Verb } from './rules.ts';
export type { CaseSheet, NominationDetail, NominationFinding, NominationPaper, NominationRow } from './shapes.ts';

const unitRoles: readonly Role[] = ['officer', 'leader'];
const readers: readonly Role[] = ['officer', 'leader', 'staff', 'standing', 'council', 'minister', 'admin', 'auditor'];
const named = { params: z.object({ id }), response: z.object({ id }) };
const versioned = z.object({ version }).strict();

export const nominationsApi = {
  list: get('/api/nominations', {
    access: readers,
    summary: 'Dossiers the caller may see, newest first; q matches subject and title with or without accents',
    query: z.object({
      ...pageQuery,
      q: z.string().max(200).optional(),
      stage: z.enum(codesOf(stages)).optional(),
      state: state.optional(),
      year: yearParam.optional(),
      unitId: id.optional(),
      award: z.string().max(40).optional(),
      route: route.optional(),
    }),
    response: page(row).extend({
      can: can('create', 'present', 'putOnList'),
      /** How many in each tab, with the other filters applied. */
      stages: z.record(z.enum(codesOf(stages)), z.number().int()),
      units: z.array(z.object({ id, name: z.string() })),
      awards: z.array(z.object({ code: z.string(), name: z.string() })),
      years: z.array(z.number().int()),
      meetings: z.array(z.object({ id, title: z.string(), heldOn: day, councilName: z.string() })),
    }),
    exports: {
      name: { vi: 'Hồ sơ khen thưởng', en: 'Award dossiers' },
      columns: [
        { key: 'subjectName', title: { vi: 'Tập thể, cá nhân', en: 'Subject' }, width: 44 },
        { key: 'awardName', title: { vi: 'Danh hiệu, hình thức', en: 'Award' }, width: 44 },
        { key: 'year', title: { vi: 'Năm', en: 'Year' } },
        { key: 'unitName', title: { vi: 'Đơn vị đề nghị', en: 'Proposed by' }, width: 44 },
        { key: 'state', title: { vi: 'Tình trạng', en: 'State' }, labels: nominationStates },
        { key: 'open', title: { vi: 'Điều kiện chưa giải thích', en: 'Open conditions' } },
      ],
    },
  }),
  options: get('/api/nominations/options', {
    access: unitRoles,
    summary: 'What a new dossier may choose from today: units, collectives, titles valid this day',
    response: z.object({
      today: day,
      regime: z.object({ code: z.string(), name: text, law: z.string() }),
      units: z.array(z.object({ id, name: z.string() })),
      /** Own unit and what is below it. */
      subjects: z.array(z.object({ id, name: z.string() })),
      awards: z.array(
        z.object({
          code: z.string(),
          name: text,
          subject: subjectKind,
          kind: z.string(),
          decidedBy: text,
          basis: z.string(),
          soft: z.boolean(),
          papers: z.array(z.object({ title: z.string(), required: z.boolean() })),
        }),
      ),
      can: can('create'),
    }),
  }),
  detail: get('/api/nominations/:id', {
    access: readers,
    summary: 'One dossier: papers, findings, history, verbs',
    params: z.object({ id }),
    response: detail,
  }),
  history: get('/api/nominations/history', {
    access: readers,
    summary: 'All proposals about one unit or person, failed ones included: for the council and the own unit (R-114)',
    query: z.object({ unitId: id.optional(), personId: id.optional() }),
    response: z.array(z.object({ id, year: z.number().int(), awardName: z.string(), route, state, synthetic: z.boolean() })),
  }),
  cases: get('/api/nominations/cases/:meetingId', {
    access: ['standing', 'council', 'minister', 'admin', 'auditor'],
    summary: 'The cases of a meeting, one page each',
    params: z.object({ meetingId: id }),
    response: z.array(caseSheet),
  }),

  create: post('/api/nominations', {
    access: unitRoles,
    summary: 'Open a dossier on any day of the year, on the yearly or the in-time route',
    body: z.object({ unitId: id, year, route, awardCode: line(40), subjectKind, subjectId: id }).strict(),
    response: z.object({ id }),
  }),
  save: post('/api/nominations/:id/save', {
    access: unitRoles,
    summary: 'Keep the achievement as it is typed',
    ...named,
    body: z.object({ version, achievement: optionalParagraph(20_000) }).strict(),
    response: z.object({ id, version }),
  }),
  notePaper: post('/api/nominations/:id/papers/:paperId/on-paper', {
    access: unitRoles,
    summary: 'A paper is handed in on paper; an empty note takes that back',
    params: z.object({ id, paperId: id }),
    body: z
      .object({
        version,
        onPaper: z
          .string()
          .max(300)
          .transform((value) => value.trim()),
      })
      .strict(),
    response: z.object({ id }),
  }),
  minute: post('/api/nominations/:id/minute', {
    access: unitRoles,
    summary: 'The unit has met and voted',
    ...named,
    body: z
      .object({ version, number: line(80), on: day, yes: z.number().int().min(0).max(10_000), members: z.number().int().min(1).max(10_000) })
      .strict(),
  }),
  reopen: post('/api/nominations/:id/reopen', {
    access: unitRoles,
    summary: 'Back to drafting; the unit votes again',
    ...named,
    body: z.object({ version, reason: reason() }).strict(),
  }),
  submit: post('/api/nominations/:id/submit', {
    access: unitRoles,
    summary: 'The head of the unit submits a complete dossier',
    ...named,
    body: versioned,
  }),
  resubmit: post('/api/nominations/:id/resubmit', {
    access: unitRoles,
    summary: 'Send what was asked for',
    ...named,
    body: z.object({ version, note: paragraph(2000) }).strict(),
  }),
  withdraw: post('/api/nominations/:id/withdraw', {
    access: unitRoles,
    summary: 'Take the dossier back before it reaches the council',
    ...named,
    body: z.object({ version, reason: reason() }).strict(),
  }),

  receive: post('/api/nominations/:id/receive', {
    access: ['standing'],
    summary: 'Accept for appraisal: the day chooses the legal regime',
    ...named,
    body: versioned,
  }),
  refuse: post('/api/nominations/:id/refuse', {
    access: ['standing'],
    summary: 'Do not accept: wrong level, late, other',
    ...named,
    body: z.object({ version, kind: z.enum(codesOf(refusalKinds)), reason: reason() }).strict(),
  }),
  check: post('/api/nominations/:id/check', {
    access: ['standing'],
    summary: 'Compute the findings; explanations of unchanged ones stay',
    ...named,
    body: versioned,
  }),
  explain: post('/api/nominations/:id/explain', {
    access: ['standing'],
    summary: 'Explain one condition that is unmet or unknown (R-113)',
    ...named,
    body: z.object({ version, code: line(200), explanation: paragraph(2000) }).strict(),
  }),
  checkPaper: post('/api/nominations/:id/papers/:paperId/checked', {
    access: ['standing'],
    summary: 'The checker has read a paper handed in on paper',
    params: z.object({ id, paperId: id }),
    body: versioned,
    response: z.object({ id }),
  }),
  askMore: post('/api/nominations/:id/ask-more', {
    access: ['standing'],
    summary: 'Ask the unit for more, with a due day',
    ...named,
    body: z.object({ version, due: day, reason: reason() }).strict(),
  }),
  eligible: post('/api/nominations/:id/eligible', {
    access: ['standing'],
    summary: 'The conditions are fulfilled; at least one proof was opened (R-163)',
    ...named,
    body: versioned,
  }),
  ineligible: post('/api/nominations/:id/ineligible', {
    access: ['standing'],
    summary: 'Not eligible: the failed conditions and why',
    ...named,
    body: z.object({ version, codes: z.array(line(200)).max(50), reason: reason() }).strict(),
  }),

  putOnList: post('/api/nominations/put-on-list', {
    access: ['standing'],
    summary: 'Put eligible dossiers on the agenda of a meeting; every unmet or unknown condition is explained first',
    body: z.object({ meetingId: id, items: z.array(z.object({ id, version }).strict()).min(1).max(200) }).strict(),
    response: z.object({ count: z.number().int() }),
  }),
  takeOffList: post('/api/nominations/:id/take-off-list', {
    access: ['standing'],
    summary: 'Take a dossier off the agenda before it is voted on',
    ...named,
    body: z.object({ version, reason: reason() }).strict(),
  }),
  passByStanding: post('/api/nominations/:id/pass-by-standing', {
    access: ['standing'],
    summary: 'Between sessions: the standing body passes an in-time dossier in the council’s name, marked as such',
    ...named,
    body: z.object({ version, reason: reason() }).strict(),
  }),
  takeResults: post('/api/nominations/council-results/:meetingId', {
    access: ['standing'],
    summary: 'Close a meeting whose minute is signed and send its conclusions to the dossiers',
    params: z.object({ meetingId: id }),
    body: versioned,
    response: z.object({ passed: z.number().int(), notPassed: z.number().int() }),
  }),

  present: post('/api/nominations/present', {
    access: ['standing'],
    summary: 'Present passed dossiers to the Minister in one submission',
    body: z.object({ ids: z.array(id).min(1).max(200), ...submissionFields }).strict(),
    response: z.object({ id }),
  }),
  decide: post('/api/nominations/submissions/:id/decide', {
    access: ['minister'],
    summary: 'The Minister decides all or some of a submission; agreed ones get the decision and a register row',
    params: z.object({ id }),
    body: decideBody,
    response: z.object({ id, decisionId: id.nullable() }),
  }),
  giveBack: post('/api/nominations/submissions/:id/give-back', {
    access: ['minister'],
    summary: 'Give a whole submission back to the standing body',
    params: z.object({ id }),
    body: giveBackBody,
    response: z.object({ id }),
  }),

  forward: post('/api/nominations/:id/forward', {
    access: ['standing'],
    summary: 'Forward a State-level honour the Minister agreed to',
    ...named,
    body: z.object({ version, number: line(80), on: day }).strict(),
  }),
  stateDecide: post('/api/nominations/:id/state-decide', {
    access: ['standing'],
    summary: 'Enter the decision from above the ministry',
    ...named,
    body: z.object({ version, number: line(80), decidedOn: day, signerName: line(120), signerPost: line(120) }).strict(),
  }),
  stateRefuse: post('/api/nominations/:id/state-refuse', {
    access: ['standing'],
    summary: 'Enter the refusal from above the ministry',
    ...named,
    body: z.object({ version, reason: reason() }).strict(),
  }),
  award: post('/api/nominations/:id/award', {
    access: ['standing'],
    summary: 'The award was conferred',
    ...named,
    body: z.object({ version, on: day, place: line(200) }).strict(),
  }),
  archive: post('/api/nominations/:id/archive', { access: ['standing'], summary: 'File the dossier away', ...named, body: versioned }),
  revoke: post('/api/nominations/:id/revoke', {
    access: ['minister', 'standing'],
    summary: 'Take an award back: decision and cause (law.md §13)',
    ...named,
    body: z.object({ version, paper: line(80), on: day, reason: reason() }).strict(),
  }),
};
