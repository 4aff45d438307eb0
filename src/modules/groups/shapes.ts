import { z } from 'zod';
import { can, day, id, origin, partialDate, version, year } from '#platform/schema.ts';
import { codesOf } from '#platform/text.ts';
import { activityForms, groupKinds, headRatings, pairingStates, termStates } from './labels.ts';

export const unitRef = z.object({ id, name: z.string(), shortName: z.string() });
export type UnitRef = z.output<typeof unitRef>;

export const termRow = z.object({
  groupId: id,
  kind: z.enum(codesOf(groupKinds)),
  name: z.string(),
  region: z.string().nullable(),
  organiser: z.string(),
  termId: id.nullable(),
  state: z.enum(codesOf(termStates)).nullable(),
  head: unitRef.nullable(),
  deputy: unitRef.nullable(),
  memberCount: z.number().int().nullable(),
  membersComplete: z.boolean(),
  mine: z.boolean(),
  origin,
});
export type TermRow = z.output<typeof termRow>;

const postRow = z.object({
  post: z.enum(['head', 'deputy']),
  unit: unitRef,
  representative: z.object({ id, name: z.string(), title: z.string().nullable() }).nullable(),
  validFrom: day.nullable(),
  validTo: day.nullable(),
  reason: z.string(),
});

const handover = z.object({
  id,
  from: unitRef,
  to: unitRef,
  state: z.enum(['OPEN', 'SIGNED']),
  items: z.array(z.object({ id, title: z.string(), done: z.boolean(), note: z.string() })),
  fromSigned: z.object({ at: z.string(), by: z.string() }).nullable(),
  toSigned: z.object({ at: z.string(), by: z.string() }).nullable(),
  textHash: z.string().nullable(),
  version,
});

const pairing = z.object({
  id,
  other: z.object({ termId: id, groupId: id, name: z.string() }),
  purpose: z.string(),
  state: z.enum(codesOf(pairingStates)),
  activities: z.array(
    z.object({
      id,
      title: z.string(),
      plannedOn: partialDate.nullable(),
      heldOn: day.nullable(),
      form: z.enum(codesOf(activityForms)),
      place: z.string(),
      result: z.string(),
    }),
  ),
  version,
  can: can('agree', 'addActivity', 'end'),
});

export const termDetail = z.object({
  id,
  groupId: id,
  groupName: z.string(),
  kind: z.enum(codesOf(groupKinds)),
  year,
  state: z.enum(codesOf(termStates)),
  focus: z.string(),
  decision: z.object({ id, label: z.string(), issuedOn: partialDate.nullable() }).nullable(),
  regulation: z.object({ id, label: z.string(), readBy: z.array(z.object({ unitId: id, readOn: day })) }).nullable(),
  host: unitRef.nullable(),
  members: z.array(unitRef),
  membersComplete: z.boolean(),
  statedMemberCount: z.number().int().nullable(),
  posts: z.array(postRow),
  rating: z.object({ code: z.enum(codesOf(headRatings)), note: z.string() }).nullable(),
  lastRating: z.object({ year, code: z.enum(codesOf(headRatings)), note: z.string() }).nullable(),
  handover: handover.nullable(),
  pairings: z.array(pairing),
  otherTerms: z.array(z.object({ id, year, state: z.enum(codesOf(termStates)) })),
  version,
  origin,
  can: can(
    'decide',
    'replaceHead',
    'setRepresentative',
    'describe',
    'rateHead',
    'readRegulation',
    'startHandover',
    'workHandover',
    'signHandover',
    'pair',
    'proposeNext',
    'follow',
  ),
});
export type TermDetail = z.output<typeof termDetail>;
