import { z } from 'zod';
import { get, post } from '#platform/contract.ts';
import { can, day, id, line, optionalParagraph, origin, reason, version, year, yearParam } from '#platform/schema.ts';
import { codesOf } from '#platform/text.ts';
import { movementStates, yearStates } from './labels.ts';
import { milestone, yearMatter } from './shapes.ts';
import { yearVerbs } from './year-rules.ts';

const yearRow = z.object({
  id,
  year,
  state: z.enum(codesOf(yearStates)),
  theme: z.string().nullable(),
  launchedOn: day.nullable(),
  document: z.string().nullable(),
  movements: z.number().int(),
  groups: z.number().int(),
  origin,
});
export type YearRow = z.output<typeof yearRow>;

const movementCard = z.object({
  id,
  title: z.string(),
  state: z.enum(codesOf(movementStates)),
  special: z.boolean(),
  document: z.string().nullable(),
  numberPending: z.boolean(),
  launchedOn: day.nullable(),
  contents: z.number().int(),
  taskGroups: z.number().int(),
  criteria: z.number().int(),
  addressees: z.number().int(),
  opened: z.number().int(),
  responded: z.number().int(),
});

const yearDetail = yearRow.extend({
  authority: z.object({ id, name: z.string() }),
  themeId: id.nullable(),
  themeOrigin: origin,
  milestones: z.array(milestone),
  /** The yearly movement whose launch opens the year. */
  annual: movementCard.extend({ purpose: z.string(), callToAction: z.string() }).nullable(),
  others: z.array(movementCard),
  groupList: z.array(z.object({ termId: id, groupId: id, name: z.string(), head: z.string().nullable(), members: z.number().int() })),
  years: z.array(year),
  midyearHeld: z.boolean(),
  today: day,
  /** What the next steps wait for; empty for readers who take none. */
  matters: z.array(yearMatter),
  version,
  can: can(...yearVerbs, 'setMilestones', 'changeTheme', 'createNext'),
});
export type YearDetail = z.output<typeof yearDetail>;

const params = z.object({ id });
const seen = z.object({ version }).strict();
const done = z.object({ id, state: z.enum(codesOf(yearStates)), version });
const standing = ['standing'] as const;
export const stepBody = seen.extend({ note: optionalParagraph(2000), missing: z.array(z.string().max(60)).max(20).default([]) });

/** A step of the cycle; `missing` names the matters it goes on without. They go to the trail with their names and the note. */
const step = (verb: string, access: readonly ('standing' | 'minister')[], summary: string) =>
  post(`/api/years/:id/${verb}`, { access, summary, params, body: stepBody, response: done });

export const yearsApi = {
  list: get('/api/years', {
    access: 'signed-in',
    summary: 'Emulation years, newest first',
    response: z.object({ years: z.array(yearRow), nextYear: year, can: can('create') }),
  }),
  detail: get('/api/years/:year', {
    access: 'signed-in',
    summary: 'One year: theme, call, stages with planned and real dates, its movements and groups, what may happen next (R-160)',
    params: z.object({ year: yearParam }),
    response: yearDetail,
  }),
  create: post('/api/years', {
    access: standing,
    summary: 'Open the next year; the stages of the last one, a year later, are its plan',
    body: z.object({ year, theme: line(300) }).strict(),
    response: done,
  }),
  changeTheme: post('/api/years/:id/theme', {
    access: standing,
    summary: 'Correct the theme: drafts follow, what was launched or signed keeps its words (R-029)',
    params,
    body: seen.extend({ text: line(300), reason: reason() }),
    response: done,
  }),
  setMilestones: post('/api/years/:id/milestones', {
    access: standing,
    summary: 'Set planned and real dates of the stages',
    params,
    body: seen.extend({ milestones: z.array(milestone.omit({ origin: true }).strict()).max(20) }),
    response: done,
  }),
  launch: step('launch', ['minister'], 'The Minister launches the year'),
  assignGroups: step('assign-groups', standing, 'Groups and heads are assigned'),
  openRegistration: step('open-registration', standing, 'Registration and signing open'),
  closeRegistration: step('close-registration', standing, 'Registration closes, the year runs'),
  openMidyear: step('open-midyear', standing, 'The mid-year review opens'),
  closeMidyear: step('close-midyear', standing, 'The mid-year review closes: reports are in or marked as missing'),
  issueGuide: step('issue-guide', standing, 'The year-end guide is out: self-scoring opens and criteria sets are frozen (R-070)'),
  closeSelfScoring: step('close-self-scoring', standing, 'Self-scoring closes, groups review'),
  submitGroups: step('submit-groups', standing, 'All groups have submitted, the council reviews'),
  conclude: step('conclude', standing, 'The council has concluded'),
  decide: step('decide', ['minister'], 'Decisions are signed, results are published'),
  close: step('close', standing, 'The year is closed'),
  reopen: post('/api/years/:id/reopen', {
    access: standing,
    summary: 'Go one stage back, with the reason',
    params,
    body: seen.extend({ reason: reason() }),
    response: done,
  }),
};
