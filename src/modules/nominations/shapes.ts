import { z } from 'zod';
import { can, day, decision, id, text, version } from '#platform/schema.ts';
import { codesOf } from '#platform/text.ts';
import { clauseRow } from '#modules/law/contract.ts';
import { nominationStates, parts, routes, subjectKinds, verdicts } from './labels.ts';
import { publicity } from './comment-contract.ts';
import { initiativeOffer, pinned } from './law-contract.ts';
import { verbs } from './rules.ts';

export const state = z.enum(codesOf(nominationStates));
export const route = z.enum(codesOf(routes));
export const subjectKind = z.enum(codesOf(subjectKinds));
export const row = z.object({
  id,
  year: z.number().int(),
  awardName: z.string(),
  subjectKind,
  subjectName: z.string(),
  unitId: id,
  unitName: z.string(),
  route,
  state,
  stateLevel: z.boolean(),
  supplementUntil: day.nullable(),
  /** Conditions unmet or unknown that nobody has explained yet. */
  open: z.number().int(),
  synthetic: z.boolean(),
  version,
  /** May go into a submission to the Minister. */
  present: decision,
  putOnList: decision,
});
export type NominationRow = z.output<typeof row>;

const paper = z.object({
  id,
  code: z.string(),
  title: z.string(),
  required: z.boolean(),
  basis: z.string(),
  /** Handed in on paper: where the original is kept. */
  onPaper: z.string(),
  opened: z.object({ by: z.string(), on: day }).nullable(),
  evidence: z.array(
    z.object({ itemId: id, title: z.string(), fileName: z.string().nullable(), openings: z.array(z.object({ by: z.string(), on: day })) }),
  ),
  complete: z.boolean(),
});
export type NominationPaper = z.output<typeof paper>;

const finding = z.object({
  code: z.string(),
  verdict: z.enum(codesOf(verdicts)),
  text,
  basis: z.string(),
  explanation: z.string(),
  explainedBy: z.string().nullable(),
  severity: z.enum(['block', 'warn']),
  source: z.enum(['house', 'law']),
  facts: z.array(z.string()),
  /** An open hold: released by the paper on the record alone, never by an explanation. */
  held: z.boolean(),
});
export type NominationFinding = z.output<typeof finding>;

const sitting = z.object({
  meetingId: id,
  title: z.string(),
  heldOn: day,
  result: z.enum(['PASSED', 'NOT_PASSED']).nullable(),
  figures: z.object({ yes: z.number().int(), base: z.number().int(), needed: z.number().int() }).nullable(),
});

const event = z.object({
  id,
  at: z.string(),
  who: z.string(),
  action: z.string(),
  from: state.nullable(),
  to: state.nullable(),
  reason: z.string().nullable(),
});

/** A time limit of the law that runs on a dossier; `due` is its last day. */
export const limit = z.object({
  step: z.string(),
  name: text,
  /** The day it is counted from. */
  from: day,
  kind: z.enum(['due', 'local', 'unknown']),
  due: day.nullable(),
  explained: text,
  basis: z.string(),
  toConfirm: z.boolean(),
  /** Years on the way whose days off nobody confirmed. */
  unconfirmedYears: z.array(z.number().int()),
});
export type Limit = z.output<typeof limit>;

export const detail = row.omit({ open: true, present: true, putOnList: true }).extend({
  awardCode: z.string(),
  decidedBy: text.nullable(),
  awardBasis: z.string(),
  /** Number of sets and e-files of this award and regime (law.md §8). */
  papersNote: text.nullable(),
  subjectUnitId: id.nullable(),
  subjectPersonId: id.nullable(),
  groupName: z.string().nullable(),
  rankInGroup: z.number().int().nullable(),
  achievement: z.string(),
  minute: z.object({ number: z.string(), on: day, yes: z.number().int(), members: z.number().int() }).nullable(),
  createdOn: day,
  submittedOn: day.nullable(),
  submittedBy: z.string().nullable(),
  acceptedOn: day.nullable(),
  regime: z.object({ code: z.string(), name: text, law: z.string() }),
  /** Passed by the standing body in the council's name. */
  byStanding: z.boolean(),
  stateReason: z.string(),
  appraisedBy: z.string().nullable(),
  myPart: z.enum(codesOf(parts)).nullable(),
  today: day,
  ballot: z.object({ thresholdPercent: z.number().int(), secret: z.boolean(), basis: z.string() }).nullable(),
  papers: z.array(paper),
  findings: z.array(finding),
  /** General rules of the day the dossier was accepted, else of today. */
  notes: z.array(clauseRow),
  sittings: z.array(sitting),
  submission: z.object({ id, title: z.string() }).nullable(),
  award: z.object({ id, decision: z.object({ id, number: z.string() }).nullable(), state: z.string() }).nullable(),
  meetings: z.array(z.object({ id, title: z.string(), heldOn: day, councilName: z.string() })),
  history: z.array(event),
  publicity,
  /** The verdict of the law that counts; none before acceptance, or when the rules hold no standard. */
  pinned: pinned.nullable(),
  /** Works of the person that may be used; empty for collectives. */
  initiatives: z.array(initiativeOffer),
  /** Looks owed because an award it stood on was cancelled. */
  flags: z.number().int(),
  limits: z.array(limit),
  can: can(...verbs),
});
export type NominationDetail = z.output<typeof detail>;

/** One case on one page, for those who vote on it. */
export const caseSheet = z.object({
  objectId: id,
  subjectName: z.string(),
  subjectUnitId: id.nullable(),
  subjectPersonId: id.nullable(),
  awardName: z.string(),
  year: z.number().int(),
  unitName: z.string(),
  route,
  achievement: z.string(),
  minute: z.object({ yes: z.number().int(), members: z.number().int() }).nullable(),
  papers: z.array(paper),
  findings: z.array(finding),
});
export type CaseSheet = z.output<typeof caseSheet>;
