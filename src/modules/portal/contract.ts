import { z } from 'zod';
import { get, post } from '#platform/contract.ts';
import { defineRefusals } from '#platform/refusal.ts';
import { can, day, hundredths, id, origin, paragraph, partialDate, yearParam } from '#platform/schema.ts';
import { codesOf } from '#platform/text.ts';
import { agreementStates, outcomes } from '#modules/agreements/labels.ts';
import { meetingStates } from '#modules/councils/labels.ts';
import { awardRow } from '#modules/decisions/contract.ts';
import { groupKinds, termStates } from '#modules/groups/contract.ts';
import { yearStates } from '#modules/movements/labels.ts';
import { dutyCounts, dutyRow } from '#modules/notifications/contract.ts';
import { registrationStates } from '#modules/registrations/labels.ts';
import { sheetStates } from '#modules/scoring/labels.ts';

export const portalRefusals = defineRefusals('portal', {
  onlyHead: {
    kind: 'forbidden',
    vi: 'Chỉ Thường trực hoặc đơn vị trưởng của khối, cụm đôn đốc được thành viên.',
    en: 'Only the standing council or the head of the group may urge its members.',
  },
  nothingOwed: {
    kind: 'conflict',
    vi: 'Không còn việc nào để nhắc: các thành viên không nợ việc gì, hoặc hôm nay đã nhắc rồi.',
    en: 'Nothing to urge: the members owe nothing, or were urged today already.',
  },
  notOfTerm: {
    kind: 'invalid',
    vi: 'Có việc không thuộc thành viên của nhóm trong năm này.',
    en: 'Some duty does not belong to a member of this group and year.',
    field: 'dutyIds',
  },
});

/** One stage on the ribbon of the year. */
export const ribbonStage = z.object({
  stage: z.enum(codesOf(yearStates)),
  on: day.nullable(),
  /** The date is a fact and no plan. */
  happened: z.boolean(),
  state: z.enum(['done', 'now', 'next']),
  /** How far the stage `now` has come, in hundredths; `null` when its neighbours have no dates. */
  fraction: hundredths.nullable(),
});
export type RibbonStage = z.output<typeof ribbonStage>;
const ribbon = z
  .object({ year: z.number().int(), state: z.enum(codesOf(yearStates)), theme: z.string().nullable(), stages: z.array(ribbonStage) })
  .nullable();

const month = z.object({
  month: z.number().int(),
  due: z.number().int(),
  onTime: z.number().int(),
  open: z.number().int(),
  rateHundredths: hundredths.nullable(),
  bestHundredths: hundredths.nullable(),
  verdict: z.enum(['MET', 'UNMET', 'NO_DATA', 'RUNNING']),
  spare: z.number().int().nullable(),
});
export type HomeMonth = z.output<typeof month>;

const place = z.object({ id, name: z.string() });

const unitYear = z.object({
  unit: place,
  limitPercent: z.number().int(),
  months: z.array(month),
  commitments: z.object({ total: z.number().int(), met: z.number().int(), notMet: z.number().int(), open: z.number().int() }),
  group: z
    .object({
      termId: id,
      name: z.string(),
      agreementId: id.nullable(),
      leads: z.boolean(),
      members: z.number().int(),
      /** `null` until the ranking is published. */
      rank: z
        .object({
          rank: z.number().int().nullable(),
          of: z.number().int(),
          totalHundredths: hundredths.nullable(),
          behindHundredths: hundredths.nullable(),
          conditionFailed: z.boolean(),
        })
        .nullable(),
    })
    .nullable(),
});
export type UnitYear = z.output<typeof unitYear>;

const boardRow = z.object({
  termId: id,
  name: z.string(),
  head: z.string().nullable(),
  /** `null`: the sources do not list the members. */
  members: z.number().int().nullable(),
  agreement: z.object({ state: z.enum(codesOf(agreementStates)), signed: z.number().int() }).nullable(),
  registered: z.number().int(),
  late: z.number().int(),
  /** Units that sent the report of `reportMonth`. */
  reported: z.number().int(),
  selfScored: z.number().int(),
  ranked: z.boolean(),
  overdue: z.number().int(),
});
export type BoardRow = z.output<typeof boardRow>;

const meetingRow = z.object({
  id,
  title: z.string(),
  heldOn: day,
  state: z.enum(codesOf(meetingStates)),
  councilName: z.string(),
  items: z.number().int(),
});
const submissionRow = z.object({ id, number: z.string(), title: z.string(), submittedOn: day, waiting: z.number().int() });

const home = z.object({
  today: day,
  year: z.number().int(),
  desk: z.object({ unit: place.nullable(), since: day.nullable() }),
  ribbon,
  counts: dutyCounts,
  now: z.array(dutyRow),
  week: z.array(dutyRow),
  later: z.array(dutyRow),
  /** Own unit: officers, leaders, staff. */
  unitYear: unitYear.nullable(),
  /** All groups by what has arrived: overseers. */
  board: z
    .object({
      rows: z.array(boardRow),
      /** The month whose report should be in by now; `null` before the first. */ reportMonth: z.number().int().nullable(),
    })
    .nullable(),
  meetings: z.array(meetingRow).nullable(),
  submissions: z.array(submissionRow).nullable(),
  /** What this person has received and aims for. */
  person: z
    .object({ awards: z.array(awardRow), registration: z.object({ id, state: z.enum(codesOf(registrationStates)), late: z.boolean() }).nullable() })
    .nullable(),
});
export type Home = z.output<typeof home>;

const memberRow = z.object({
  unit: z.object({ id, name: z.string(), shortName: z.string() }),
  post: z.enum(['head', 'deputy', 'host']).nullable(),
  mine: z.boolean(),
  agreement: z.object({ state: z.enum(['none', 'commenting', 'unsigned', 'signed', 'onBehalf', 'reserved']), on: day.nullable() }),
  /** `known: false`: the caller may not see whether and what this member registered. */
  registration: z.object({
    known: z.boolean(),
    id: id.nullable(),
    state: z.enum(codesOf(registrationStates)).nullable(),
    late: z.boolean(),
    on: day.nullable(),
    returned: z.number().int(),
  }),
  months: z.object({
    settled: z.number().int(),
    met: z.number().int(),
    last: z.object({ month: z.number().int(), rateHundredths: hundredths.nullable(), met: z.boolean().nullable() }).nullable(),
  }),
  sheet: z.object({ id: id.nullable(), state: z.enum(codesOf(sheetStates)).nullable(), dueOn: day.nullable() }),
  final: z.object({ rank: z.number().int().nullable(), totalHundredths: hundredths.nullable(), conditionFailed: z.boolean() }).nullable(),
  /** Open duties to the group that the caller may see. */
  duties: z.array(dutyRow),
});
export type MemberRow = z.output<typeof memberRow>;

const overview = z.object({
  id,
  groupId: id,
  groupName: z.string(),
  kind: z.enum(codesOf(groupKinds)),
  year: z.number().int(),
  state: z.enum(codesOf(termStates)),
  today: day,
  limitPercent: z.number().int(),
  head: place.nullable(),
  deputy: place.nullable(),
  host: place.nullable(),
  decision: z.object({ id, label: z.string() }).nullable(),
  partners: z.array(z.object({ termId: id, name: z.string() })),
  membersComplete: z.boolean(),
  ribbon,
  agreement: z.object({ id, state: z.enum(codesOf(agreementStates)), signed: z.number().int(), of: z.number().int() }).nullable(),
  members: z.array(memberRow),
  groupDuties: z.array(
    z.object({
      id,
      title: z.string(),
      held: z.number().int(),
      wanted: z.number().int(),
      last: z.string().nullable(),
      outcome: z.enum(codesOf(outcomes)).nullable(),
      synthetic: z.boolean(),
    }),
  ),
  directives: z.array(z.object({ id, title: z.string(), summary: z.string(), from: z.string().nullable(), givenOn: day.nullable(), origin })),
  conferences: z.array(z.object({ id, title: z.string(), heldOn: partialDate.nullable() })),
  origin,
  can: can('remind'),
});
export type TermOverview = z.output<typeof overview>;

export const portalApi = {
  home: get('/api/home', {
    access: 'signed-in',
    summary: 'My work: duties by due date, the year, my unit, and what my role watches over',
    query: z.object({ year: yearParam }),
    response: home,
  }),
  term: get('/api/overview/terms/:id', {
    access: 'signed-in',
    summary: 'The year of one group: members by steps, common duties, directives',
    params: z.object({ id }),
    response: overview,
  }),
  remind: post('/api/overview/terms/:id/remind', {
    access: ['officer', 'leader', 'standing'],
    summary: 'Urge the members that have not sent; duties urged today already are passed over (R-087)',
    params: z.object({ id }),
    body: z.object({ dutyIds: z.array(id).min(1).max(200), note: paragraph(500) }).strict(),
    response: z.object({ reminded: z.number().int(), passedOver: z.number().int() }),
  }),
};
