import { z } from 'zod';
import { get, post, type Role } from '#platform/contract.ts';
import {
  day,
  hundredths,
  id,
  line,
  optionalParagraph,
  page,
  pageQuery,
  partialDate,
  reason,
  text,
  version,
  year,
  yearParam,
} from '#platform/schema.ts';
import { codesOf } from '#platform/text.ts';
import { roadReport, verdictReport } from '#modules/law/contract.ts';
import { factBody, factGround, factKinds } from './kinds.ts';

export { factGround, factKinds };
import { branches, certainties, grades, initiativeKinds, initiativeLevels } from './labels.ts';
import { earlierRow, factRow, initiativeDetail, initiativeRow, personRow, recordDetail, unitRow } from './shapes.ts';
import { importEndpoints, mergeEndpoints } from './import-contract.ts';

export { recordRefusals } from './refusals.ts';

export const subjectBody = z.object({ kind: z.enum(['person', 'unit']), id }).strict();
export type SubjectBody = z.output<typeof subjectBody>;

const keepers: readonly Role[] = ['officer', 'leader', 'standing'];
const readers: readonly Role[] = ['officer', 'leader', 'standing', 'council', 'minister', 'admin', 'auditor'];
const saved = z.object({ id });
const one = z.object({ id });
const search = z.string().max(200).optional();

const usedWork = z.literal('NONE').or(id);

export const awardFields = z
  .object({
    subject: subjectBody,
    awardCode: z.string().min(1).max(40),
    year,
    paperNumber: line(100).or(z.literal('')).default(''),
    decidedOn: partialDate.nullable().default(null),
    issuerName: line(300).or(z.literal('')).default(''),
    branch: z.enum(codesOf(branches)).nullable().default(null),
    source: line(300),
    certainty: z.enum(codesOf(certainties)),
    /** The initiative or science work it stood on, or that it stood on none; `null` = nobody noted. */
    usedWork: usedWork.nullable().default(null),
  })
  .strict();

export const initiativeFields = z
  .object({
    unitId: id,
    title: line(500),
    kind: z.enum(codesOf(initiativeKinds)),
    level: z.enum(codesOf(initiativeLevels)).nullable(),
    decisionNumber: line(100).or(z.literal('')).default(''),
    recognisedOn: partialDate.nullable().default(null),
    recognisedBy: line(300).or(z.literal('')).default(''),
    applied: z.boolean().nullable().default(null),
    appliedWhere: line(300).or(z.literal('')).default(''),
    effectFrom: day.nullable().default(null),
    effectTo: day.nullable().default(null),
    authors: z.array(z.object({ personId: id, share: hundredths.min(1).max(10_000).nullable() }).strict()).max(50),
    ...factGround,
  })
  .strict();

const eligibilityQuery = z.object({
  /** Day the dossier would be accepted for appraisal; default today. */
  on: day.optional(),
  /** Last achievement year; default the year of the day. */
  year: yearParam.optional(),
  /** The more favourable rule of 2026, with the reason of the choice. */
  favour: z.enum(['R2026']).optional(),
  reason: z.string().max(1000).optional(),
});

const listed = z.object({
  code: z.string(),
  name: text,
  kind: z.enum(['title', 'commendation']),
  /** It was given for the year asked already. */
  given: z.boolean(),
  /** `null`: the rule base holds no rule for this award in that regime. */
  report: verdictReport.nullable(),
  road: roadReport.nullable(),
});

/** Where a fact of a verdict can be opened, in words. */
const factRef = z.object({ label: text, detail: text, link: z.string().nullable(), uncertain: z.boolean() });

export const eligibility = z.object({
  subject: z.object({ kind: z.enum(['person', 'unit']), id, name: z.string(), subtitle: z.string() }),
  on: day,
  year: z.number().int(),
  regime: z.object({ code: z.string(), name: text }),
  awards: z.array(listed),
  facts: z.record(z.string(), factRef),
});
export type Eligibility = z.output<typeof eligibility>;
export type EligibleAward = z.output<typeof listed>;

export const recordsApi = {
  people: get('/api/records/people', {
    access: readers,
    summary: 'Life-long records of people one may see; accents optional; sorted by name, awards or last rating',
    query: z.object({
      ...pageQuery,
      q: search,
      unitId: id.optional(),
      grade: z.enum(codesOf(grades)).optional(),
      award: z.string().max(40).optional(),
      sort: z.enum(['name', 'awards', 'rating', 'initiatives']).default('name'),
    }),
    response: page(personRow).extend({ awardCodes: z.array(z.object({ code: z.string(), name: z.string() })) }),
    exports: {
      name: { vi: 'Lý lịch thi đua cá nhân', en: 'Records of people' },
      columns: [
        { key: 'name', title: { vi: 'Họ và tên', en: 'Name' }, width: 32 },
        { key: 'title', title: { vi: 'Chức vụ', en: 'Post' } },
        { key: 'unitName', title: { vi: 'Đơn vị', en: 'Unit' }, width: 40 },
        { key: 'lastRating.year', title: { vi: 'Năm xếp loại', en: 'Rated in' } },
        { key: 'lastRating.grade', title: { vi: 'Xếp loại', en: 'Grade' }, labels: grades },
        { key: 'awards', title: { vi: 'Số khen thưởng', en: 'Awards' } },
        { key: 'lastAward.name', title: { vi: 'Khen thưởng gần nhất', en: 'Last award' }, width: 36 },
        { key: 'lastAward.year', title: { vi: 'Năm', en: 'Year' } },
        { key: 'initiatives', title: { vi: 'Sáng kiến', en: 'Initiatives' } },
      ],
    },
  }),
  units: get('/api/records/units', {
    access: readers,
    summary: 'Life-long records of collectives one may see',
    query: z.object({
      ...pageQuery,
      q: search,
      grade: z.enum(codesOf(grades)).optional(),
      sort: z.enum(['name', 'awards', 'rating']).default('name'),
    }),
    response: page(unitRow),
    exports: {
      name: { vi: 'Lý lịch thi đua tập thể', en: 'Records of collectives' },
      columns: [
        { key: 'name', title: { vi: 'Tập thể', en: 'Collective' }, width: 48 },
        { key: 'lastRating.year', title: { vi: 'Năm xếp loại', en: 'Rated in' } },
        { key: 'lastRating.grade', title: { vi: 'Xếp loại', en: 'Grade' }, labels: grades },
        { key: 'awards', title: { vi: 'Số khen thưởng', en: 'Awards' } },
        { key: 'lastAward.name', title: { vi: 'Khen thưởng gần nhất', en: 'Last award' }, width: 36 },
        { key: 'staff.staff', title: { vi: 'Số người', en: 'Staff' } },
      ],
    },
  }),
  initiatives: get('/api/records/initiatives', {
    access: 'signed-in',
    summary: 'Initiatives and science works with level, authors and uses (R-053)',
    query: z.object({
      ...pageQuery,
      q: search,
      unitId: id.optional(),
      level: z.enum(codesOf(initiativeLevels)).optional(),
      unused: z.stringbool().optional(),
      sort: z.enum(['recognised', 'title']).default('recognised'),
    }),
    response: page(initiativeRow),
    exports: {
      name: { vi: 'Sáng kiến, đề tài', en: 'Initiatives' },
      columns: [
        { key: 'title', title: { vi: 'Tên', en: 'Title' }, width: 60 },
        { key: 'kind', title: { vi: 'Loại', en: 'Kind' }, labels: initiativeKinds },
        { key: 'level', title: { vi: 'Cấp công nhận', en: 'Level' }, labels: initiativeLevels },
        { key: 'unitName', title: { vi: 'Đơn vị', en: 'Unit' }, width: 40 },
        { key: 'decisionNumber', title: { vi: 'Số quyết định', en: 'Decision' } },
        { key: 'recognisedOn', title: { vi: 'Ngày công nhận', en: 'Recognised on' }, kind: 'day' },
        { key: 'uses', title: { vi: 'Số lần dùng', en: 'Uses' } },
      ],
    },
  }),
  initiative: get('/api/records/initiatives/:id', {
    access: 'signed-in',
    summary: 'One initiative: recognition, authors with shares, where it was used',
    params: one,
    response: initiativeDetail,
  }),
  person: get('/api/records/people/:id', {
    access: 'signed-in',
    summary: 'The life-long record of a person; an id that was merged leads to the record kept (R-114)',
    params: one,
    response: recordDetail,
  }),
  unit: get('/api/records/units/:id', {
    access: 'signed-in',
    summary: 'The life-long record of a collective, former names and predecessors included',
    params: one,
    response: recordDetail,
  }),
  /** Asked by other screens before they show a way to a record. */
  way: get('/api/records/way/:kind/:id', {
    access: 'signed-in',
    summary: 'Whether this account may open the record of a person or a collective',
    params: z.object({ kind: z.enum(['person', 'unit']), id }),
    response: z.object({ open: z.boolean() }),
  }),
  mine: get('/api/records/mine', {
    access: 'signed-in',
    summary: 'Whose record is mine; null when the account stands for nobody',
    response: z.object({ personId: id.nullable() }),
  }),
  fact: get('/api/records/facts/:kind/:id/earlier', {
    access: 'signed-in',
    summary: 'What a fact was before its corrections, with the reasons (R-170)',
    params: z.object({ kind: z.enum([...codesOf(factKinds), 'initiative']), id }),
    response: z.array(earlierRow),
  }),

  addFact: post('/api/records/facts', {
    access: keepers,
    summary: 'Put a fact on the record of a person or collective',
    body: z.object({ subject: subjectBody, fact: factBody, ...factGround }).strict(),
    response: saved,
  }),
  correctFact: post('/api/records/facts/:id/correct', {
    access: keepers,
    summary: 'Correct a fact: the version before stays with the reason',
    params: one,
    body: z.object({ fact: factBody, version, reason: reason(), ...factGround }).strict(),
    response: saved,
  }),
  withdrawFact: post('/api/records/facts/:id/withdraw', {
    access: keepers,
    summary: 'Take a fact entered by mistake off the record; it stays, marked, with the reason',
    params: one,
    body: z.object({ kind: z.enum(codesOf(factKinds)), version, reason: reason() }).strict(),
    response: saved,
  }),
  revealFact: post('/api/records/facts/:id/reveal', {
    access: 'signed-in',
    summary: 'Look at discipline, a hold or leave: the look itself is written into the trail',
    params: one,
    body: z.object({ kind: z.enum(codesOf(factKinds)) }).strict(),
    response: factRow,
  }),
  backEnterAward: post('/api/records/awards', {
    access: keepers,
    summary: 'Enter an award of earlier years from its paper',
    body: awardFields,
    response: saved,
  }),
  withdrawAward: post('/api/records/awards/:id/withdraw', {
    access: keepers,
    summary: 'Take back an award entered by mistake; awards decided here are revoked instead',
    params: one,
    body: z.object({ version, reason: reason() }).strict(),
    response: saved,
  }),
  stateUsedWork: post('/api/records/awards/:id/used-work', {
    access: keepers,
    summary: 'Note on which initiative or science work an award stood, or that it stood on none',
    params: one,
    body: z.object({ usedWork, reason: optionalParagraph(1000) }).strict(),
    response: saved,
  }),
  addInitiative: post('/api/records/initiatives', {
    access: keepers,
    summary: 'Record an initiative or science work with its authors',
    body: initiativeFields,
    response: saved,
  }),
  correctInitiative: post('/api/records/initiatives/:id/correct', {
    access: keepers,
    summary: 'Correct an initiative; the version before stays',
    params: one,
    body: initiativeFields.extend({ version, reason: reason() }),
    response: saved,
  }),
  withdrawInitiative: post('/api/records/initiatives/:id/withdraw', {
    access: keepers,
    summary: 'Take an initiative entered by mistake off the record; not while it is used',
    params: one,
    body: z.object({ version, reason: reason() }).strict(),
    response: saved,
  }),
  noteUse: post('/api/records/initiatives/:id/uses', {
    access: keepers,
    summary: 'Note which award used the initiative: blocks title against form, warns title against title',
    params: one,
    body: z
      .object({
        subject: subjectBody,
        awardCode: z.string().min(1).max(40),
        year,
        reason: optionalParagraph(1000),
      })
      .strict(),
    response: saved,
  }),
  releaseUse: post('/api/records/uses/:id/release', {
    access: keepers,
    summary: 'A use did not happen after all: the initiative is free again',
    params: one,
    body: z.object({ reason: reason() }).strict(),
    response: saved,
  }),

  ...importEndpoints,
  ...mergeEndpoints,

  personEligibility: get('/api/records/people/:id/eligibility', {
    access: 'signed-in',
    summary: 'Every award of the catalogue for this person on a day: verdict, clauses, what is missing, the road',
    params: one,
    query: eligibilityQuery,
    response: eligibility,
  }),
  unitEligibility: get('/api/records/units/:id/eligibility', {
    access: 'signed-in',
    summary: 'Every award of the catalogue for this collective on a day',
    params: one,
    query: eligibilityQuery,
    response: eligibility,
  }),
};
