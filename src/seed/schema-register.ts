import { z } from 'zod';
import { count, day, partial, position, provenance, recordId, sourceRef, sources, text, year } from './fields.ts';

/** The register of a seed file: what it says about itself, its sources, units, people, documents, groups and terms. */

export const meta = z.strictObject({
  id: recordId,
  title: text,
  version: text,
  generatedOn: day,
  language: z.literal('vi'),
  encoding: z.literal('UTF-8'),
  basis: text,
  sourceRefFormat: text,
  caution: text,
});

export const source = z.strictObject({
  id: recordId,
  kind: provenance,
  file: text.optional(),
  title: text,
  publisher: text.nullable().optional(),
  publishedOn: partial.nullable(),
  eventDate: day.nullable().optional(),
  url: text.optional(),
});

/** Kinds of unit the file knows; `directory.unit.kind` holds the same words. */
export const organizationTypes = [
  'ministry',
  'general-department',
  'agency',
  'department',
  'office',
  'institute',
  'centre',
  'school',
  'press',
  'enterprise',
  'council',
  'council-standing',
  'committee',
  'provincial-department',
  'provincial-people-committee',
  'state-body',
  'state-office',
  'party-body',
] as const;

export const organization = z.strictObject({
  id: recordId,
  name: text,
  shortName: text,
  type: z.enum(organizationTypes),
  parentId: recordId.nullable(),
  aliases: z.array(text),
  provenance,
  sources,
  foundedOn: partial.optional(),
  province: text.optional(),
  region: text.optional(),
  note: text.optional(),
});

export const person = z.strictObject({
  id: recordId,
  fullName: text,
  honorific: text.nullable(),
  posts: z.array(z.strictObject({ orgId: recordId, title: text, seenOn: partial, actingRole: text.nullable(), source: sourceRef })),
  provenance,
  sources,
});

export const officialDocument = z.strictObject({
  id: recordId,
  type: text,
  number: text.nullable(),
  issuedOn: partial.nullable(),
  effectiveFrom: day.optional(),
  issuerOrgId: recordId.nullable(),
  signerPersonId: recordId.optional(),
  title: text,
  status: z.enum(['draft', 'issued', 'void']).optional(),
  replacedBy: recordId.optional(),
  provenance,
  dateProvenance: provenance.optional(),
  numberProvenance: provenance.optional(),
  sources,
  conflict: z
    .strictObject({
      field: text,
      alternatives: z.array(z.strictObject({ value: text, source: sourceRef })).min(1),
      note: text,
    })
    .optional(),
  note: text.optional(),
});

export const group = z.strictObject({
  id: recordId,
  kind: z.enum(['khoi', 'cum']),
  number: position,
  roman: z.string().regex(/^[IVXLC]+$/),
  name: text,
  aliases: z.array(text),
  region: text.optional(),
  supervisorOrgId: recordId,
  provenance,
  sources,
});

export const groupTerm = z.strictObject({
  id: recordId,
  groupId: recordId,
  year,
  /** `null`: not named by any source. */
  memberOrgIds: z.array(recordId).nullable(),
  memberCount: count.nullable(),
  membersComplete: z.boolean(),
  statedMemberCount: count.optional(),
  knownMemberOrgIds: z.array(recordId).optional(),
  headOrgId: recordId.nullable(),
  headRepresentativePersonId: recordId.optional(),
  deputyOrgId: recordId.nullable(),
  hostOrgId: recordId.optional(),
  decisionDocId: recordId.optional(),
  provenance,
  certainty: z.enum(['stated', 'stated-head-inferred-deputy']),
  certaintyNote: text.optional(),
  note: text.optional(),
  sources,
});
