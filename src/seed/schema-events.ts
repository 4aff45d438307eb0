import { z } from 'zod';
import { count, day, monthOnly, operator, partial, position, provenance, recordId, sourceRef, sources, text, year } from './fields.ts';

/** What happened: agreements, plans, anniversaries, conferences, directives, congresses, models, awards; and doubts. */

export const agreement = z.strictObject({
  id: recordId,
  groupTermId: recordId,
  year,
  themeId: recordId,
  signedOn: day,
  place: text,
  conferenceId: recordId,
  documentId: recordId.nullable(),
  signatoryRule: text,
  signerOrgIds: z.array(recordId),
  aim: text,
  contents: z.array(
    z.strictObject({
      id: recordId,
      order: position,
      title: text,
      summary: text,
      scope: z.enum(['each-unit', 'group']),
      documentIds: z.array(recordId).optional(),
      anniversaryIds: z.array(recordId).optional(),
      source: sourceRef,
    }),
  ),
  additionalWishes: z.array(z.strictObject({ id: recordId, text, minimumCount: position.optional(), source: sourceRef })),
});

export const groupPlan = z.strictObject({
  id: recordId,
  groupTermId: recordId,
  year,
  conferenceId: recordId,
  items: z.array(z.strictObject({ id: recordId, text, source: sourceRef })),
});

export const anniversary = z.strictObject({
  id: recordId,
  name: text,
  foundingDate: day.nullable(),
  foundingYearOrigin: text.optional(),
  /** `10-02`: only the day of the year is known. */
  recurring: z
    .string()
    .regex(/^(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$/)
    .optional(),
  scope: z.enum(['national', 'sector', 'unit']),
  orgId: recordId.optional(),
  provenance,
  sources,
  note: text.optional(),
  occurrences: z.array(z.strictObject({ year, nth: position, date: day, roundType: z.enum(['năm tròn', 'năm lẻ 5', 'năm khác']) })),
  /** Year → the number an article prints. */
  statedNth: z.record(z.string().regex(/^\d{4}$/), position).optional(),
});

export const conference = z.strictObject({
  id: recordId,
  title: text,
  types: z.array(z.enum(['launch', 'signing', 'year-end', 'launch-next-year', 'handover', 'mid-year', 'scoring', 'nomination', 'sports'])).min(1),
  groupTermId: recordId,
  date: partial,
  dateCertainty: text.optional(),
  session: z.enum(['sáng', 'chiều']).nullable(),
  mode: z.enum(['in-person', 'online', 'both']),
  modeCertainty: text.optional(),
  place: text,
  placeNote: text.optional(),
  hostOrgId: recordId,
  chairPersonId: recordId.nullable(),
  attendees: z.array(z.strictObject({ personId: recordId.optional(), groupTermId: recordId.optional(), role: text })),
  agenda: z.array(z.strictObject({ order: position, item: text, speakerId: recordId.optional(), orgId: recordId.optional(), source: sourceRef })),
  results: z.array(z.strictObject({ text, source: sourceRef })),
  opinions: z.array(z.strictObject({ id: recordId, personId: recordId, text, source: sourceRef })).optional(),
  agreementId: recordId.optional(),
  planId: recordId.optional(),
  provenance: provenance.optional(),
  sources,
});

export const directive = z.strictObject({
  id: recordId,
  conferenceId: recordId,
  order: position,
  fromPersonId: recordId,
  toGroupId: recordId,
  title: text,
  summary: text,
  documentIds: z.array(recordId).optional(),
  source: sourceRef,
});

export const problem = z.strictObject({ id: recordId, text, source: sourceRef });

const dated = { precision: z.enum(['day', 'month', 'quarter', 'year']), source: sourceRef };

export const congress = z.strictObject({
  id: recordId,
  title: text,
  number: position,
  roman: z.string().regex(/^[IVXLC]+$/),
  themeId: recordId,
  planDocId: recordId,
  organisingCommitteeOrgId: recordId,
  phases: z.array(
    z.strictObject({
      id: recordId,
      title: text,
      plannedMonths: z.array(monthOnly).min(1),
      status: z.enum(['planned', 'postponed', 'held']),
      note: text.optional(),
      source: sourceRef,
    }),
  ),
  schedule: z.array(
    z.strictObject({
      seq: position,
      kind: z.enum(['planned', 'postponed-expected', 'held']),
      value: partial,
      ...dated,
      reason: text.optional(),
      provenance: provenance.optional(),
    }),
  ),
  altPlanned: z.array(z.strictObject({ value: partial, ...dated })),
  preparation: z.array(z.strictObject({ text, status: z.enum(['done', 'in-progress', 'planned']), source: sourceRef })),
  committeeComposition: z.strictObject({
    provenance,
    source: sourceRef,
    chair: text,
    standingDeputy: text,
    deputy: text,
    members: z.array(text),
  }),
  publicityForms: z.array(text),
  focus: z.array(z.strictObject({ text, source: sourceRef })),
  relatedEvents: z.array(z.strictObject({ text, orgId: recordId.optional(), source: sourceRef })),
  sources,
});

const tally = { collectives: count.optional(), individuals: count.optional() };

export const advancedModelProgramme = z.strictObject({
  id: recordId,
  title: text,
  planDocId: recordId.optional(),
  fromYear: year,
  toYear: year,
  nominations: z.strictObject({
    operator: operator.optional(),
    value: count.optional(),
    unit: text.optional(),
    nominatedBy: z.array(text).optional(),
    includesAreas: z.array(text).optional(),
    asOf: text.optional(),
    source: sourceRef.optional(),
    ...tally,
  }),
  recognised: z.strictObject(tally).optional(),
  modelKinds: z.array(text).optional(),
  reviewer: recordId.optional(),
  decider: text.optional(),
  recognisedExternal: z
    .array(
      z.strictObject({
        kind: z.enum(['individual', 'collective']),
        personId: recordId.optional(),
        orgId: recordId.optional(),
        source: sourceRef,
      }),
    )
    .optional(),
  provenance: provenance.optional(),
  source: sourceRef,
});

export const awardProposal = z.strictObject({
  id: recordId,
  year,
  award: text,
  proposedBy: recordId,
  status: z.literal('proposed'),
  provenance,
  sources,
  recipientOrgIds: z.array(recordId).min(1),
});

export const dataIssue = z.strictObject({
  id: recordId,
  /** `documents.d-kh12.issuedOn`, `groups.*.name`, `groups`. */
  field: z.string().regex(/^[A-Za-z]+(\.([A-Za-z0-9.-]+|\*)(\.[A-Za-z]+)?)?$/),
  issue: text,
  sources,
  handling: text,
});

export const testExpectation = z.strictObject({ id: recordId, given: text, expect: text });
