import { z } from 'zod';
import { get } from '#platform/contract.ts';
import { day, id, origin, partialDate, yearParam } from '#platform/schema.ts';
import { codesOf, defineLabels } from '#platform/text.ts';

export const conferenceKinds = defineLabels({
  launch: { vi: 'Triển khai kế hoạch', en: 'Launch of the plan', tone: 'neutral' },
  signing: { vi: 'Ký giao ước', en: 'Signing', tone: 'brand' },
  'year-end': { vi: 'Tổng kết năm', en: 'Year-end review', tone: 'neutral' },
  'launch-next-year': { vi: 'Triển khai năm sau', en: 'Launch of next year', tone: 'neutral' },
  handover: { vi: 'Bàn giao trưởng', en: 'Handover of the head', tone: 'neutral' },
  'mid-year': { vi: 'Sơ kết 6 tháng', en: 'Mid-year review', tone: 'neutral' },
  scoring: { vi: 'Chấm điểm', en: 'Scoring', tone: 'neutral' },
  nomination: { vi: 'Đề nghị khen thưởng', en: 'Nomination', tone: 'gold' },
  sports: { vi: 'Giao lưu thể thao', en: 'Sports', tone: 'neutral' },
});

export const conferenceForms = defineLabels({
  'in-person': { vi: 'trực tiếp', en: 'in person', tone: 'neutral' },
  online: { vi: 'trực tuyến', en: 'online', tone: 'neutral' },
  both: { vi: 'trực tiếp và trực tuyến', en: 'in person and online', tone: 'neutral' },
});

export const congressDateKinds = defineLabels({
  planned: { vi: 'Kế hoạch ban đầu', en: 'First plan', tone: 'neutral' },
  'postponed-expected': { vi: 'Lùi đến', en: 'Postponed to', tone: 'warn' },
  held: { vi: 'Đã tổ chức', en: 'Held', tone: 'ok' },
});

export const partStatuses = defineLabels({
  planned: { vi: 'Dự kiến', en: 'Planned', tone: 'neutral' },
  'in-progress': { vi: 'Đang làm', en: 'Under way', tone: 'info' },
  postponed: { vi: 'Đã lùi', en: 'Postponed', tone: 'warn' },
  done: { vi: 'Đã xong', en: 'Done', tone: 'ok' },
  held: { vi: 'Đã tổ chức', en: 'Held', tone: 'ok' },
});

export const frequencies = defineLabels({
  continuous: { vi: 'Thường xuyên', en: 'Continuously', tone: 'neutral' },
  '6-months': { vi: '6 tháng một lần', en: 'Every six months', tone: 'neutral' },
  'year-end': { vi: 'Cuối năm', en: 'At year end', tone: 'neutral' },
  'monthly-quarterly-yearly': { vi: 'Tháng, quý, năm', en: 'Monthly, quarterly, yearly', tone: 'neutral' },
});

/** A sentence of a source with the line it stands in. */
const sourced = z.object({ text: z.string(), source: z.string() });
const named = z.object({ id, name: z.string() }).nullable();

const conference = z.object({
  id,
  title: z.string(),
  kinds: z.array(z.enum(codesOf(conferenceKinds))),
  term: z.object({ id, name: z.string() }).nullable(),
  heldOn: partialDate.nullable(),
  halfDay: z.enum(['sáng', 'chiều']).nullable(),
  form: z.enum(codesOf(conferenceForms)).nullable(),
  place: z.string(),
  host: named,
  chair: named,
  attendees: z.array(z.object({ personName: z.string().optional(), termName: z.string().optional(), role: z.string() })),
  agenda: z.array(
    z.object({ order: z.number().int(), item: z.string(), personName: z.string().optional(), unitName: z.string().optional(), source: z.string() }),
  ),
  results: z.array(sourced),
  opinions: z.array(sourced.extend({ personName: z.string().optional() })),
  directives: z.array(
    z.object({
      id,
      ord: z.number().int(),
      title: z.string(),
      summary: z.string(),
      from: z.string().nullable(),
      group: z.string().nullable(),
      origin,
    }),
  ),
  origin,
});
export type Conference = z.output<typeof conference>;

const congress = z.object({
  id,
  title: z.string(),
  number: z.number().int(),
  roman: z.string(),
  theme: z.string().nullable(),
  plan: z.object({ id, label: z.string() }).nullable(),
  /** Every date it ever had, in the order it was given; nothing is overwritten. */
  dates: z.array(z.object({ seq: z.number().int(), kind: z.enum(codesOf(congressDateKinds)), value: partialDate, reason: z.string(), origin })),
  alternatives: z.array(z.object({ value: partialDate, source: z.string() })),
  phases: z.array(
    z.object({
      title: z.string(),
      plannedMonths: z.array(partialDate),
      status: z.enum(codesOf(partStatuses)),
      note: z.string().optional(),
      source: z.string(),
    }),
  ),
  preparation: z.array(sourced.extend({ status: z.enum(codesOf(partStatuses)) })),
  committee: z.object({
    name: z.string().nullable(),
    chair: z.string(),
    standingDeputy: z.string(),
    deputy: z.string(),
    members: z.array(z.string()),
    source: z.string(),
  }),
  publicityForms: z.array(z.string()),
  focus: z.array(sourced),
  relatedEvents: z.array(sourced.extend({ unitName: z.string().optional() })),
  origin,
});
export type Congress = z.output<typeof congress>;

const groupPlan = z.object({
  id,
  year: z.number().int(),
  termId: id,
  groupName: z.string(),
  conference: z.object({ id, title: z.string() }).nullable(),
  items: z.array(sourced),
  origin,
});

const tally = z.object({ collectives: z.number().int().optional(), individuals: z.number().int().optional() });
const programme = z.object({
  id,
  title: z.string(),
  fromYear: z.number().int(),
  toYear: z.number().int(),
  plan: z.object({ id, label: z.string() }).nullable(),
  nominations: tally.extend({
    operator: z.string().optional(),
    value: z.number().int().optional(),
    unit: z.string().optional(),
    asOf: z.string().optional(),
  }),
  recognised: tally.nullable(),
  models: z.array(z.object({ name: z.string(), source: z.string() })),
  origin,
});

const indicator = z.object({
  id,
  title: z.string(),
  unit: z.string(),
  operator: z.enum(['>', '>=', '==', '<=', '<']),
  threshold: z.number().int(),
  period: z.enum(['month', 'quarter', 'year']),
  formula: z.string(),
  exclusion: z.string(),
  origin,
});

export const eventsApi = {
  year: get('/api/events', {
    access: 'signed-in',
    summary: 'Conferences with their directives, and plans of groups, of one year',
    query: z.object({ year: yearParam }),
    response: z.object({ conferences: z.array(conference), plans: z.array(groupPlan), years: z.array(z.number().int()) }),
  }),
  congresses: get('/api/congresses', {
    access: 'signed-in',
    summary: 'Congresses with every date they ever had (R-127, R-128, R-134)',
    response: z.array(congress),
  }),
  facts: get('/api/events/facts', {
    access: 'signed-in',
    summary:
      'Indicators of the launch, who monitors, problems the sources tell of, programmes of advanced models, doubts about the data (R-169, R-170)',
    response: z.object({
      indicators: z.array(indicator),
      monitoring: z.array(z.object({ id, responsible: z.array(z.string()), activity: z.string(), frequency: z.enum(codesOf(frequencies)), origin })),
      problems: z.array(z.object({ id, text: z.string(), origin })),
      programmes: z.array(programme),
      issues: z.array(z.object({ id, field: z.string(), issue: z.string(), handling: z.string(), origin })),
    }),
  }),
  directives: get('/api/events/directives', {
    access: 'signed-in',
    summary: 'Directives to a group, newest first',
    query: z.object({ groupId: id }),
    response: z.array(z.object({ id, title: z.string(), summary: z.string(), from: z.string().nullable(), givenOn: day.nullable(), origin })),
  }),
};
