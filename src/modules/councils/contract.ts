import { z } from 'zod';
import { get, post, type Role } from '#platform/contract.ts';
import { can, day, id, line, optionalParagraph, reason, version } from '#platform/schema.ts';
import { codesOf } from '#platform/text.ts';
import { ballotKinds, choices, paperCount } from '#modules/ballots/contract.ts';
import { councilLevels, duties, forms, meetingStates, purposes, recusals } from './labels.ts';
import { meetingView } from './meeting-view.ts';

export * from './labels.ts';
export { councilRefusals } from './refusals.ts';
export { meetingVerbs, type AgendaItem, type MeetingMember, type MeetingView } from './meeting-view.ts';

const duty = z.enum(codesOf(duties));
const readers: readonly Role[] = ['standing', 'council', 'minister', 'admin', 'auditor'];
const done = z.object({ id });
const named = { params: z.object({ id }), response: done };

/** What a council decides by its own rules; each meeting uses those of its day. */
const councilFields = {
  name: line(200),
  level: z.enum(codesOf(councilLevels)),
  /** A fraction, as councils write it: two thirds. */
  quorumNumerator: z.number().int().min(0).max(100),
  quorumDenominator: z.number().int().min(1).max(100),
  /** Used where no law sets a threshold (law.md §7). */
  ownThresholdPercent: z.number().int().min(1).max(100),
  recusal: z.enum(codesOf(recusals)),
};

const memberRow = z.object({
  id,
  personId: id,
  name: z.string(),
  post: z.string().nullable(),
  duty,
  validFrom: day,
  validTo: day.nullable(),
  /** Valid on the day asked for. */
  current: z.boolean(),
  reason: z.string(),
  endReason: z.string(),
  version,
});
export type CouncilMember = z.output<typeof memberRow>;

const meetingRow = z.object({
  id,
  title: z.string(),
  heldOn: day,
  state: z.enum(codesOf(meetingStates)),
  place: z.string(),
  items: z.number().int(),
  synthetic: z.boolean(),
});

const councilRow = z.object({
  id,
  name: z.string(),
  unitName: z.string(),
  level: z.enum(codesOf(councilLevels)),
  members: z.number().int(),
  chair: z.string().nullable(),
  synthetic: z.boolean(),
});

const meetingFields = {
  title: line(200),
  purpose: z.enum(codesOf(purposes)),
  heldOn: day,
  startsAt: z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/),
  place: line(200),
  form: z.enum(codesOf(forms)),
  note: optionalParagraph(2000),
};

export const councilsApi = {
  list: get('/api/councils', {
    access: [...readers, 'leader', 'officer'],
    summary: 'Councils, with their members of today and the meetings the caller may see',
    response: z.object({ councils: z.array(councilRow), meetings: z.array(meetingRow.extend({ councilName: z.string() })), can: can('create') }),
  }),
  one: get('/api/councils/:id', {
    access: [...readers, 'leader', 'officer'],
    summary: 'One council: rules, members of a day, every change of membership (R-111)',
    params: z.object({ id }),
    query: z.object({ day: day.optional() }),
    response: councilRow.omit({ members: true, chair: true }).extend({
      ...councilFields,
      unitId: id,
      version,
      on: day,
      list: z.array(memberRow),
      meetings: z.array(meetingRow),
      can: can('edit', 'changeMembers', 'plan'),
    }),
  }),
  create: post('/api/councils', {
    access: ['standing', 'admin'],
    summary: 'Set up a council',
    body: z.object({ unitId: id, ...councilFields }).strict(),
    response: done,
  }),
  edit: post('/api/councils/:id/edit', {
    access: ['standing', 'admin'],
    summary: 'Change the rules of a council; meetings already opened keep theirs',
    ...named,
    body: z.object({ ...councilFields, version, reason: reason() }).strict(),
  }),
  addMember: post('/api/councils/:id/members', {
    access: ['standing', 'admin'],
    summary: 'A person becomes a member from a day on',
    ...named,
    body: z.object({ personId: id, duty, validFrom: day, reason: reason() }).strict(),
  }),
  endMember: post('/api/council-members/:id/end', {
    access: ['standing', 'admin'],
    summary: 'Membership ends; the last day is still a day of membership',
    ...named,
    body: z.object({ version, validTo: day, reason: reason() }).strict(),
  }),
  changeDuty: post('/api/council-members/:id/duty', {
    access: ['standing', 'admin'],
    summary: 'A member takes another duty from a day on; what was before stays on record',
    ...named,
    body: z.object({ version, duty, from: day, reason: reason() }).strict(),
  }),

  plan: post('/api/councils/:id/meetings', {
    access: ['standing'],
    summary: 'Plan a meeting on a day with a valid council',
    ...named,
    body: z.object(meetingFields).strict(),
  }),
  meeting: get('/api/meetings/:id', {
    access: readers,
    summary: 'One meeting: members of that day, agenda, votes, minute, verbs',
    params: z.object({ id }),
    response: meetingView,
  }),
  invite: post('/api/meetings/:id/invite', {
    access: ['standing'],
    summary: 'Invite the members and share the files',
    ...named,
    body: z.object({ version }).strict(),
  }),
  postpone: post('/api/meetings/:id/postpone', {
    access: ['standing'],
    summary: 'Move the meeting to another day',
    ...named,
    body: z.object({ version, heldOn: day, reason: reason() }).strict(),
  }),
  cancel: post('/api/meetings/:id/cancel', {
    access: ['standing'],
    summary: 'Cancel the meeting',
    ...named,
    body: z.object({ version, reason: reason() }).strict(),
  }),
  open: post('/api/meetings/:id/open', {
    access: ['standing'],
    summary: 'Open the session: attendance is taken and the list of the day is frozen; below quorum it does not open',
    ...named,
    body: z.object({ version, present: z.array(id).max(200), note: optionalParagraph(2000) }).strict(),
  }),
  attend: post('/api/meetings/:id/attend', {
    access: ['standing'],
    summary: 'A member comes late or leaves',
    ...named,
    body: z.object({ version, memberId: id, presence: z.enum(['PRESENT', 'ABSENT']) }).strict(),
  }),
  openBallot: post('/api/meetings/:id/open-ballot', {
    access: ['standing'],
    summary: 'Open voting on a list of items; the base is all members of the day',
    ...named,
    body: z.object({ version, itemIds: z.array(id).min(1).max(200), kind: z.enum(codesOf(ballotKinds)) }).strict(),
  }),
  vote: post('/api/meetings/:id/vote', {
    access: ['council'],
    summary: 'Vote on one item; voting again before the close replaces it',
    ...named,
    body: z.object({ itemId: id, choice: z.enum(codesOf(choices)) }).strict(),
  }),
  record: post('/api/meetings/:id/record', {
    access: ['standing'],
    summary: 'Enter an absent member’s written opinion, or the raised hand of a present member without an account',
    ...named,
    body: z.object({ itemId: id, memberId: id, choice: z.enum(codesOf(choices)) }).strict(),
  }),
  close: post('/api/meetings/:id/close-ballot', {
    access: ['standing'],
    summary: 'Close voting; when every member’s opinion is in, it is counted at once',
    ...named,
    body: z.object({ version, countingTeam: line(300) }).strict(),
  }),
  paper: post('/api/meetings/:id/paper', {
    access: ['standing'],
    summary: 'Enter the count of a paper ballot',
    ...named,
    body: paperCount.extend({ itemId: id }).strict(),
  }),
  count: post('/api/meetings/:id/count', {
    access: ['standing'],
    summary: 'Count over all members; opinions that never came block nothing',
    ...named,
    body: z.object({ version }).strict(),
  }),
  conclude: post('/api/meetings/:id/conclude', {
    access: ['standing'],
    summary: 'End the session and write the minute',
    ...named,
    body: z.object({ version, minutesNumber: line(80), discussion: optionalParagraph(10_000) }).strict(),
  }),
  editMinutes: post('/api/meetings/:id/minutes', {
    access: ['standing'],
    summary: 'Correct number and discussion while nobody has signed; the figures come from the ballots',
    ...named,
    body: z.object({ version, minutesNumber: line(80), discussion: optionalParagraph(10_000) }).strict(),
  }),
  signSecretary: post('/api/meetings/:id/sign-secretary', {
    access: ['standing'],
    summary: 'The secretary signs the minute',
    ...named,
    body: z.object({ version, password: z.string().min(1).max(200) }).strict(),
  }),
  signChair: post('/api/meetings/:id/sign-chair', {
    access: ['council'],
    summary: 'The chair of the session signs the minute',
    ...named,
    body: z.object({ version, password: z.string().min(1).max(200) }).strict(),
  }),
};
