import { z } from 'zod';
import { can, day, decision, id, version } from '#platform/schema.ts';
import { codesOf } from '#platform/text.ts';
import { ballotKinds, choices, paperCount, tally } from '#modules/ballots/contract.ts';
import { duties, forms, itemResults, meetingStates, presences, purposes } from './labels.ts';

const meetingMember = z.object({
  memberId: id,
  personId: id,
  name: z.string(),
  post: z.string().nullable(),
  duty: z.enum(codesOf(duties)),
  presence: z.enum(codesOf(presences)),
  /** Signs in and votes alone; known to the secretary only, else `null`. */
  hasAccount: z.boolean().nullable(),
  presides: z.boolean(),
  me: z.boolean(),
});
export type MeetingMember = z.output<typeof meetingMember>;

/** One member's vote. While voting is open the choice of others is `null`: one sees who has voted, not how. */
const seenVote = z.object({ memberId: id, choice: z.enum(codesOf(choices)).nullable(), written: z.boolean() });

const agendaItem = z.object({
  id,
  ord: z.number().int(),
  objectType: z.string(),
  objectId: id,
  title: z.string(),
  detail: z.string(),
  link: z.string(),
  thresholdPercent: z.number().int(),
  thresholdBasis: z.string(),
  /** Yes votes needed of all members of that day. */
  needed: z.number().int(),
  secret: z.boolean(),
  /** Members who are the candidate of this item. */
  candidates: z.array(z.string()),
  result: z.enum(codesOf(itemResults)).nullable(),
  ballot: z
    .object({
      kind: z.enum(codesOf(ballotKinds)),
      state: z.enum(['OPEN', 'CLOSED', 'COUNTED']),
      tally: tally.nullable(),
      paper: paperCount.nullable(),
      votes: z.array(seenVote),
      countingTeam: z.string(),
    })
    .nullable(),
  myChoice: z.enum(codesOf(choices)).nullable(),
  vote: decision,
});
export type AgendaItem = z.output<typeof agendaItem>;

const signature = z.object({ name: z.string(), at: z.string() }).nullable();

/** What may be done with a meeting as a whole; `send` belongs to the module whose objects were judged. */
export const meetingVerbs = [
  'invite',
  'postpone',
  'cancel',
  'open',
  'attend',
  'openBallot',
  'record',
  'close',
  'paper',
  'count',
  'conclude',
  'editMinutes',
  'signSecretary',
  'signChair',
  'send',
] as const;
export type MeetingVerb = (typeof meetingVerbs)[number];

export const meetingView = z.object({
  id,
  council: z.object({ id, name: z.string(), unitName: z.string() }),
  title: z.string(),
  purpose: z.enum(codesOf(purposes)),
  state: z.enum(codesOf(meetingStates)),
  heldOn: day,
  startsAt: z.string(),
  place: z.string(),
  form: z.enum(codesOf(forms)),
  note: z.string(),
  postponedReason: z.string(),
  cancelReason: z.string().nullable(),
  countingTeam: z.string(),
  minutesNumber: z.string(),
  discussion: z.string(),
  synthetic: z.boolean(),
  version,
  today: day,
  quorum: z.object({
    present: z.number().int(),
    members: z.number().int(),
    needed: z.number().int(),
    numerator: z.number().int(),
    denominator: z.number().int(),
  }),
  members: z.array(meetingMember),
  items: z.array(agendaItem),
  minutes: z
    .object({ text: z.string(), hash: z.string(), /** The text still gives this hash. */ holds: z.boolean(), secretary: signature, chair: signature })
    .nullable(),
  can: can(...meetingVerbs),
});
export type MeetingView = z.output<typeof meetingView>;
