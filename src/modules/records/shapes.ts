import { z } from 'zod';
import { can, day, decision, hundredths, id, partialDate, text, version } from '#platform/schema.ts';
import { codesOf } from '#platform/text.ts';
import { awardRow } from '#modules/decisions/contract.ts';
import { factKinds } from './kinds.ts';
import { certainties, grades, importStates, initiativeKinds, initiativeLevels, matchReasons, rowChoices, useKinds } from './labels.ts';
import { sheetKeys } from './sheets.ts';

/** What the records answer. */
const subjectRef = z.object({ kind: z.enum(['person', 'unit']), id, name: z.string() });

export const factRow = z.object({
  id,
  kind: z.enum(codesOf(factKinds)),
  /** Of which of several merged ids. */
  personId: id.nullable(),
  /** By field key; empty while masked. */
  values: z.record(z.string(), z.union([z.string(), z.number(), z.boolean(), z.array(z.string()), z.null()])),
  /** Sensitive and not asked for: only that something is on record is told. */
  masked: z.boolean(),
  source: z.string(),
  certainty: z.enum(codesOf(certainties)),
  note: z.string(),
  enteredOn: day,
  enteredBy: z.string(),
  imported: z.boolean(),
  synthetic: z.boolean(),
  version,
  can: can('correct', 'reveal'),
});
export type FactRow = z.output<typeof factRow>;

export const earlierRow = z.object({
  version,
  was: z.record(z.string(), z.unknown()),
  reason: z.string(),
  changedBy: z.string(),
  changedAt: z.string(),
});

const author = z.object({ personId: id, name: z.string(), share: hundredths.nullable() });
const useRow = z.object({
  id,
  subject: subjectRef,
  awardCode: z.string(),
  awardName: z.string(),
  awardKind: z.enum(codesOf(useKinds)),
  year: z.number().int(),
  label: z.string(),
  usedOn: day,
  reason: z.string(),
  released: z.object({ on: day, reason: z.string() }).nullable(),
  can: can('release'),
});
export type UseRow = z.output<typeof useRow>;

export const initiativeRow = z.object({
  id,
  title: z.string(),
  kind: z.enum(codesOf(initiativeKinds)),
  level: z.enum(codesOf(initiativeLevels)).nullable(),
  unitId: id,
  unitName: z.string(),
  authors: z.array(author),
  decisionNumber: z.string(),
  recognisedOn: partialDate.nullable(),
  recognisedBy: z.string(),
  applied: z.boolean().nullable(),
  uses: z.number().int(),
  certainty: z.enum(codesOf(certainties)),
  synthetic: z.boolean(),
});
export type InitiativeRow = z.output<typeof initiativeRow>;

export const initiativeDetail = initiativeRow.extend({
  appliedWhere: z.string(),
  effectFrom: day.nullable(),
  effectTo: day.nullable(),
  source: z.string(),
  note: z.string(),
  enteredOn: day,
  enteredBy: z.string(),
  version,
  usedFor: z.array(useRow),
  can: can('correct', 'withdraw', 'use'),
});
export type InitiativeDetail = z.output<typeof initiativeDetail>;

const rowBase = {
  id,
  name: z.string(),
  lastRating: z.object({ year: z.number().int(), grade: z.enum(codesOf(grades)).nullable(), wording: z.string() }).nullable(),
  awards: z.number().int(),
  lastAward: z.object({ name: z.string(), year: z.number().int() }).nullable(),
};
export const personRow = z.object({
  ...rowBase,
  unitName: z.string().nullable(),
  title: z.string().nullable(),
  initiatives: z.number().int(),
  synthetic: z.boolean(),
});
export type PersonRow = z.output<typeof personRow>;
export const unitRow = z.object({
  ...rowBase,
  staff: z.object({ year: z.number().int(), staff: z.number().int(), women: z.number().int().nullable() }).nullable(),
});
export type UnitRow = z.output<typeof unitRow>;

/** One life-long record. */
export const recordDetail = z.object({
  subject: subjectRef.extend({ subtitle: z.string(), servedFrom: day.nullable() }),
  today: day,
  /** Set when the id asked for leads here: it was merged. */
  redirectedFrom: id.nullable(),
  mergedIds: z.array(z.object({ mergeId: id, personId: id, name: z.string(), on: day, reason: z.string(), can: can('undo') })),
  /** Names a unit had, and units it came from or went into. */
  formerNames: z.array(z.object({ name: z.string(), validFrom: day.nullable(), validTo: day.nullable() })),
  related: z.array(z.object({ id, name: z.string(), kind: z.string(), direction: z.enum(['before', 'after']), on: day })),
  posts: z.array(
    z.object({
      id,
      title: z.string(),
      unitId: id,
      unitName: z.string(),
      unitNameThen: z.string(),
      validFrom: day.nullable(),
      validTo: day.nullable(),
      seenOn: partialDate.nullable(),
    }),
  ),
  awards: z.array(
    awardRow.extend({
      /** Whether it may have stood on a work of which nobody noted anything. */
      workUnnoted: z.boolean(),
      can: can('withdraw', 'stateWork'),
    }),
  ),
  facts: z.array(factRow),
  initiatives: z.array(initiativeRow.extend({ share: hundredths.nullable() })),
  /** Whether discipline, holds and leave may be asked for at all. */
  maySeeSensitive: z.boolean(),
  can: can('keep', 'merge'),
});
export type RecordDetail = z.output<typeof recordDetail>;

const candidate = z.object({
  personId: id,
  name: z.string(),
  post: z.string(),
  reasons: z.array(z.enum(codesOf(matchReasons))),
  score: z.number().int(),
});
export type CandidateShown = z.output<typeof candidate>;

export const importSummary = z.object({
  id,
  fileName: z.string(),
  state: z.enum(codesOf(importStates)),
  unitName: z.string().nullable(),
  uploadedBy: z.string(),
  uploadedOn: day,
  rows: z.number().int(),
  bad: z.number().int(),
  open: z.number().int(),
});
export type ImportSummary = z.output<typeof importSummary>;

const importRow = z.object({
  sheet: z.enum(sheetKeys),
  line: z.number().int(),
  typed: z.record(z.string(), z.string()),
  problems: z.array(z.object({ cell: z.string(), column: z.string(), message: text })),
  subjectKind: z.enum(['person', 'unit']),
  choice: z.enum(codesOf(rowChoices)),
  personId: id.nullable(),
  personName: z.string().nullable(),
  candidates: z.array(candidate),
  made: z.boolean(),
});
export type ImportRow = z.output<typeof importRow>;

export const importDetail = importSummary.extend({
  list: z.array(importRow),
  appliedBy: z.string().nullable(),
  appliedOn: day.nullable(),
  endReason: z.string(),
  version,
  can: can('choose', 'apply', 'discard', 'undo'),
});
export type ImportDetail = z.output<typeof importDetail>;

const sidePerson = z.object({
  id,
  name: z.string(),
  posts: z.array(z.string()),
  ratings: z.array(z.string()),
  awards: z.array(z.string()),
  initiatives: z.array(z.string()),
  account: z.boolean(),
});
export type SidePerson = z.output<typeof sidePerson>;

export const pairRow = z.object({
  a: z.object({ id, name: z.string(), post: z.string() }),
  b: z.object({ id, name: z.string(), post: z.string() }),
  reasons: z.array(z.enum(codesOf(matchReasons))),
  score: z.number().int(),
});
export type PairRow = z.output<typeof pairRow>;

export const sideBySide = z.object({
  a: sidePerson,
  b: sidePerson,
  reasons: z.array(z.enum(codesOf(matchReasons))),
  /** Why it may not happen now, for each direction. */
  decision,
});
export type SideBySide = z.output<typeof sideBySide>;

export const mergeRow = z.object({
  id,
  fromName: z.string(),
  intoId: id,
  intoName: z.string(),
  reason: z.string(),
  mergedOn: day,
  mergedBy: z.string(),
  undone: z.object({ on: day, by: z.string(), reason: z.string() }).nullable(),
});
export type MergeRow = z.output<typeof mergeRow>;
