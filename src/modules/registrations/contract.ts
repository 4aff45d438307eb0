import { z } from 'zod';
import { get, post } from '#platform/contract.ts';
import {
  can,
  day,
  hundredths,
  id,
  line,
  optionalParagraph,
  page,
  pageQuery,
  paragraph,
  partialDate,
  reason,
  text,
  version,
  year,
  yearParam,
} from '#platform/schema.ts';
import { codesOf } from '#platform/text.ts';
import { registrationsExport } from './exports.ts';
import { changeStates, initiativeFields, outcomes, registrationStates, subjectKinds, windowStatuses } from './labels.ts';

export * from './labels.ts';

const place = z.object({ id, name: z.string() });
const state = z.enum(codesOf(registrationStates));
const subjectKind = z.enum(codesOf(subjectKinds));

const targetWords = z
  .object({
    /** Made by the browser, so that an autosaved row keeps its identity. */
    id,
    text: line(500),
    criterionId: id.nullable(),
    targetHundredths: hundredths.nullable(),
    targetUnit: z.string().trim().max(60),
    dueOn: partialDate.nullable(),
  })
  .strict();
const initiativeWords = z
  .object({ id, title: line(500), field: z.enum(codesOf(initiativeFields)), authors: z.array(line(120)).min(1).max(20) })
  .strict();

/** What is registered; a draft may still lack parts. */
export const contentFields = z
  .object({
    targets: z.array(targetWords).max(100),
    initiatives: z.array(initiativeWords).max(50),
    titles: z.array(z.string().max(80)).max(20),
    noTitleReason: optionalParagraph(1000),
  })
  .strict();

const window = z.object({
  id,
  year: z.number().int(),
  subjectKind,
  opensOn: day,
  closesOn: day,
  lateAllowed: z.boolean(),
  lateCounts: z.boolean(),
  status: z.enum(codesOf(windowStatuses)),
  synthetic: z.boolean(),
  version,
});
export type WindowRow = z.output<typeof window>;

const row = z.object({
  id,
  year: z.number().int(),
  subjectKind,
  unit: place,
  personName: z.string().nullable(),
  groupName: z.string().nullable(),
  state,
  late: z.boolean(),
  /** Late and the window says that late ones do not count. */
  counts: z.boolean(),
  submittedOn: day.nullable(),
  acceptedOn: day.nullable(),
  targetCount: z.number().int(),
  initiativeCount: z.number().int(),
  titles: z.array(text),
  openReturns: z.number().int(),
  returnDueOn: day.nullable(),
  changeOpen: z.boolean(),
  revision: z.number().int(),
  synthetic: z.boolean(),
});
export type RegistrationRow = z.output<typeof row>;

const fieldReturn = z.object({
  id,
  field: z.string(),
  /** "Chỉ tiêu 2: Hai sáng kiến được công nhận" */
  label: text,
  reason: z.string(),
  dueOn: day.nullable(),
  madeOn: day,
  madeBy: z.string(),
  resolvedOn: day.nullable(),
});

const change = z.object({
  id,
  reason: z.string(),
  state: z.enum(codesOf(changeStates)),
  madeOn: day,
  madeBy: z.string(),
  answer: z.string(),
  answeredOn: day.nullable(),
  differences: z.array(z.object({ label: text, before: z.string().nullable(), after: z.string().nullable() })),
});

const award = z.object({ code: z.string(), name: text, kind: z.string() });
const criterion = z.object({ id, group: z.string(), text: z.string() });

const detail = row.extend({
  targets: z.array(
    targetWords.extend({
      criterion: z.string().nullable(),
      outcome: z.enum(codesOf(outcomes)).nullable(),
      outcomeNote: z.string(),
      proofs: z.number().int(),
    }),
  ),
  initiatives: z.array(initiativeWords),
  titleCodes: z.array(z.string()),
  noTitleReason: z.string(),
  submittedBy: z.string().nullable(),
  confirmedBy: z.string().nullable(),
  confirmedOn: day.nullable(),
  evaluatedBy: z.string().nullable(),
  evaluatedOn: day.nullable(),
  copiedFromYear: z.number().int().nullable(),
  window: window.nullable(),
  returns: z.array(fieldReturn),
  changes: z.array(change),
  history: z.array(
    z.object({
      at: z.string(),
      who: z.string(),
      action: z.string(),
      from: z.string().nullable(),
      to: z.string().nullable(),
      reason: z.string().nullable(),
    }),
  ),
  awards: z.array(award),
  criteria: z.array(criterion),
  version,
  can: can('save', 'present', 'submit', 'giveBack', 'accept', 'askChange', 'answerChange', 'evaluate', 'withdraw'),
});
export type RegistrationDetail = z.output<typeof detail>;

const workers = ['officer', 'leader', 'staff'] as const;
const reviewers = ['officer', 'leader', 'standing'] as const;
const one = z.object({ id });
const answer = z.object({ id, state, version });
const readVersion = z.object({ version }).strict();

export const registrationsApi = {
  list: get('/api/registrations', {
    access: 'signed-in',
    summary: 'Registrations of a year that the caller may see, late ones marked, and units that have sent none',
    query: z.object({
      ...pageQuery,
      year: yearParam,
      q: z.string().max(200).optional(),
      subject: subjectKind.optional(),
      termId: id.optional(),
      state: state.optional(),
      late: z.stringbool().optional(),
    }),
    exports: registrationsExport,
    response: page(row).extend({
      windows: z.array(window),
      missing: z.array(place.extend({ groupName: z.string() })),
      terms: z.array(z.object({ id, name: z.string() })),
      mine: z.object({ unit: id.nullable(), person: id.nullable() }),
      can: can('startUnit', 'startPerson', 'setWindow', 'lock'),
    }),
  }),
  start: get('/api/registrations/start', {
    access: workers,
    summary: 'What a new registration may begin with: window, last year’s registration',
    query: z.object({ year: yearParam }),
    response: z.object({
      unit: place.nullable(),
      options: z.array(
        z.object({
          subject: subjectKind,
          window: window.nullable(),
          existingId: id.nullable(),
          lastYear: z.object({ id, targets: z.number().int() }).nullable(),
          can: can('start'),
        }),
      ),
    }),
  }),
  detail: get('/api/registrations/:id', {
    access: 'signed-in',
    summary: 'One registration with returns, changes and what may be done with it',
    params: one,
    response: detail,
  }),
  begin: post('/api/registrations', {
    access: workers,
    summary: 'Start a registration of my unit or my own, blank or from last year’s',
    body: z.object({ year, subject: subjectKind, fromLastYear: z.boolean() }).strict(),
    response: answer,
  }),
  save: post('/api/registrations/:id/save', {
    access: workers,
    summary: 'Keep the content as it stands; after a return only the returned fields may differ',
    params: one,
    body: readVersion.extend({ content: contentFields }),
    response: answer,
  }),
  present: post('/api/registrations/:id/present', {
    access: workers,
    summary: 'The officer lays the registration before the leader',
    params: one,
    body: readVersion,
    response: answer,
  }),
  submit: post('/api/registrations/:id/submit', {
    access: workers,
    summary: 'The leader submits (again) the registration of the unit; a person submits their own',
    params: one,
    body: readVersion,
    response: answer,
  }),
  giveBack: post('/api/registrations/:id/return', {
    access: reviewers,
    summary: 'Return named fields with reason and due date; the rest goes on',
    params: one,
    body: readVersion.extend({
      fields: z
        .array(z.object({ field: z.string().max(80), reason: paragraph(1000), dueOn: day.nullable() }).strict())
        .min(1)
        .max(50),
    }),
    response: answer,
  }),
  accept: post('/api/registrations/:id/accept', {
    access: reviewers,
    summary: 'Head or standing accept a unit’s registration; the leader confirms a person’s (R-050)',
    params: one,
    body: readVersion,
    response: answer,
  }),
  withdraw: post('/api/registrations/:id/withdraw', {
    access: workers,
    summary: 'Take the registration back before it is locked',
    params: one,
    body: readVersion.extend({ reason: reason() }),
    response: answer,
  }),
  askChange: post('/api/registrations/:id/changes', {
    access: workers,
    summary: 'Ask to change a locked registration, with the reason and the content wanted',
    params: one,
    body: readVersion.extend({ reason: reason(), proposed: contentFields }),
    response: answer,
  }),
  answerChange: post('/api/registrations/:id/changes/answer', {
    access: ['standing'],
    summary: 'Approve or reject the change that waits; before and after are kept',
    params: one,
    body: readVersion.extend({ approved: z.boolean(), answer: optionalParagraph(1000) }),
    response: answer,
  }),
  evaluate: post('/api/registrations/:id/evaluate', {
    access: reviewers,
    summary: 'At year end: the outcome of every target',
    params: one,
    body: readVersion.extend({
      outcomes: z.array(z.object({ targetId: id, outcome: z.enum(codesOf(outcomes)), note: optionalParagraph(1000) }).strict()).max(100),
    }),
    response: answer,
  }),
  setWindow: post('/api/registrations/windows', {
    access: ['standing'],
    summary: 'Open a year for units or for individuals: first and last day, late ones, whether they count',
    body: z
      .object({ year, subjectKind, opensOn: day, closesOn: day, lateAllowed: z.boolean(), lateCounts: z.boolean(), version: version.nullable() })
      .strict(),
    response: window,
  }),
  lockDue: post('/api/registrations/lock-due', {
    access: ['standing'],
    summary: 'Lock every accepted registration whose window has ended',
    response: z.object({ count: z.number().int() }),
  }),
};
