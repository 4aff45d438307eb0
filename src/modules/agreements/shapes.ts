import { z } from 'zod';
import { can, day, hundredths, id, line, optionalParagraph, origin, paragraph, partialDate, version, year } from '#platform/schema.ts';
import { codesOf } from '#platform/text.ts';
import { evidenceRef } from '#modules/evidence/contract.ts';
import { agreementStates, commentFates, measureKinds, operators, outcomes, scopes } from './labels.ts';

/** Twenty million, in hundredths: what one column holds. */
export const largest = 2_000_000_000;

const optionalLine = (max: number) => z.union([z.literal(''), line(max)]).default('');

/** One commitment as it is written. A draft may still lack measure, date and proof; signing may not. */
export const commitmentDraft = z
  .object({
    /** Made by the editor, so that a saved draft keeps its rows and the comments on them. */
    id,
    title: line(500),
    /** `null`: every member, or the group together; else the one unit in charge. */
    ownerUnitId: id.nullable(),
    dueOn: partialDate.nullable(),
    measure: optionalLine(300),
    measureKind: z.enum(codesOf(measureKinds)),
    operator: z.enum(codesOf(operators)).default('>='),
    targetHundredths: hundredths.min(0).max(largest).nullable(),
    targetUnit: optionalLine(60),
    proof: optionalLine(300),
  })
  .strict();
export type CommitmentDraft = z.output<typeof commitmentDraft>;

export const clauseDraft = z
  .object({ id, title: line(500), summary: optionalParagraph(4000), scope: z.enum(codesOf(scopes)), commitments: z.array(commitmentDraft).max(30) })
  .strict();
export type ClauseDraft = z.output<typeof clauseDraft>;

/** The words of an agreement: what is drafted, frozen, signed, amended. */
export const content = z.object({ aim: optionalParagraph(2000), place: optionalLine(200), clauses: z.array(clauseDraft).max(40) }).strict();
export type Content = z.output<typeof content>;

/** A limit of last year: it gets an answer or a reason to dismiss it. New ones have a new id. */
export const limitDraft = z.object({ id, text: paragraph(1000), answer: optionalParagraph(2000), dismissedReason: optionalParagraph(2000) }).strict();
export type LimitDraft = z.output<typeof limitDraft>;

/** What was frozen, as it stands in `frozen_text`: canonical JSON, so that the same words give the same hash. */
export const frozenText = z.object({
  form: z.literal('thidua.giao-uoc.1'),
  group: z.string(),
  year,
  revision: z.number().int().positive(),
  title: z.string(),
  theme: z.string().nullable(),
  aim: z.string(),
  place: z.string(),
  focus: z.string(),
  /** The units that have to sign. */
  parties: z.array(z.string()),
  /** Set for an amendment. */
  reason: z.string().nullable(),
  clauses: z.array(
    z.object({
      title: z.string(),
      summary: z.string(),
      scope: z.enum(codesOf(scopes)),
      commitments: z.array(
        z.object({
          title: z.string(),
          owner: z.string().nullable(),
          dueOn: z.string().nullable(),
          measure: z.string(),
          measureKind: z.enum(codesOf(measureKinds)),
          operator: z.enum(codesOf(operators)),
          targetHundredths: z.number().int().nullable(),
          targetUnit: z.string(),
          proof: z.string(),
        }),
      ),
    }),
  ),
});
export type FrozenText = z.output<typeof frozenText>;

export const judgement = z.object({
  /** `null`: the group as a whole. */
  unitId: id.nullable(),
  unitName: z.string().nullable(),
  outcome: z.enum(codesOf(outcomes)),
  note: z.string(),
  proof: z.string(),
  valueHundredths: hundredths.nullable(),
  judgedOn: day,
  judgedBy: z.string(),
  synthetic: z.boolean(),
});
export type Judgement = z.output<typeof judgement>;

export const commitmentView = commitmentDraft
  .extend({
    measure: z.string(),
    targetUnit: z.string(),
    proof: z.string(),
    title: z.string(),
    ownerName: z.string().nullable(),
    synthetic: z.boolean(),
    /** Group activities counted towards it so far. */
    activityCount: z.number().int(),
    judgements: z.array(judgement),
    /** For whom it is judged; `unitId: null` = the group as a whole. */
    judgedFor: z.array(z.object({ unitId: id.nullable(), name: z.string().nullable() })),
  })
  .strip();
export type CommitmentView = z.output<typeof commitmentView>;

export const clauseView = z.object({
  id,
  title: z.string(),
  summary: z.string(),
  scope: z.enum(codesOf(scopes)),
  origin,
  commitments: z.array(commitmentView),
});
export type ClauseView = z.output<typeof clauseView>;

export const commentView = z.object({
  id,
  clauseId: id.nullable(),
  unitId: id,
  unitName: z.string(),
  author: z.string(),
  kind: z.enum(['opinion', 'assent']),
  text: z.string(),
  madeOn: day,
  fate: z.enum(codesOf(commentFates)),
  answer: z.string(),
  answeredOn: day.nullable(),
  version,
  origin,
  can: can('answer'),
});
export type CommentView = z.output<typeof commentView>;

export const signature = z.object({
  unitId: id,
  unitName: z.string(),
  signedAt: z.string(),
  name: z.string(),
  post: z.string(),
  /** "thay mặt … theo …" when a delegate signed. */
  onBehalfOf: z.string().nullable(),
  reservation: z.string(),
  textHash: z.string(),
});
export type Signature = z.output<typeof signature>;

export const activity = z.object({
  id,
  commitmentId: id.nullable(),
  heldOn: day,
  title: z.string(),
  place: z.string(),
  note: z.string(),
  synthetic: z.boolean(),
  withdrawnReason: z.string().nullable(),
});

export const limitView = z.object({ id, text: z.string(), answer: z.string(), dismissedReason: z.string(), origin });

/** Why a text cannot be signed yet: where, and what is missing. */
export const gap = z.object({ path: z.string(), message: z.object({ vi: z.string(), en: z.string() }) });

export const verbs = [
  'edit',
  'sendForComment',
  'comment',
  'answer',
  'revise',
  'agree',
  'sign',
  'amend',
  'withdrawAmendment',
  'void',
  'note',
  'addActivity',
  'judge',
  'assess',
  'archive',
] as const;
export type Verb = (typeof verbs)[number];

export const agreementDetail = z.object({
  id,
  termId: id,
  groupId: id,
  groupName: z.string(),
  groupKind: z.enum(['block', 'cluster', 'inner']),
  organiser: z.string(),
  head: z.object({ unitId: id, name: z.string() }).nullable(),
  /** The term has no known head; the unit shown as head is its host. */
  servedByHost: z.boolean(),
  membersComplete: z.boolean(),
  title: z.string(),
  year,
  state: z.enum(codesOf(agreementStates)),
  version,
  revision: z.number().int(),
  /** Drafts follow the theme record; a frozen text keeps the theme it was signed with. */
  theme: z.string().nullable(),
  aim: z.string(),
  place: z.string(),
  /** The group's own focus of the year, "nét riêng". */
  focus: z.string(),
  commentUntil: day.nullable(),
  frozenHash: z.string().nullable(),
  frozenOn: day.nullable(),
  signedOn: day.nullable(),
  inForceOn: day.nullable(),
  midyearNote: z.string(),
  voidReason: z.string().nullable(),
  copiedFrom: z.object({ id, title: z.string() }).nullable(),
  document: z.object({ id, label: z.string() }).nullable(),
  clauses: z.array(clauseView),
  /** Empty for readers outside the group. */
  comments: z.array(commentView),
  /** Members, head and deputy first, with what each has signed of the text being signed or in force. */
  members: z.array(
    z.object({
      unitId: id,
      name: z.string(),
      shortName: z.string(),
      post: z.enum(['head', 'deputy', 'host']).nullable(),
      signature: signature.nullable(),
    }),
  ),
  signed: z.number().int(),
  of: z.number().int(),
  amendment: z
    .object({
      revision: z.number().int(),
      reason: z.string(),
      hash: z.string(),
      frozenOn: day,
      text: frozenText.nullable(),
      signed: z.number().int(),
      signatures: z.array(signature),
    })
    .nullable(),
  revisions: z.array(
    z.object({
      revision: z.number().int(),
      hash: z.string(),
      frozenOn: day,
      inForceOn: day.nullable(),
      reason: z.string(),
      text: frozenText.nullable(),
      signatures: z.array(signature),
    }),
  ),
  activities: z.array(activity),
  limits: z.array(limitView),
  /** Proofs attached to commitments, by commitment. */
  evidence: z.record(id, z.array(evidenceRef)),
  /** What still keeps the text from being agreed. */
  gaps: z.array(gap),
  judged: z.object({ done: z.number().int(), of: z.number().int() }),
  /** The units this reader may sign for now. */
  signFor: z.array(z.object({ unitId: id, name: z.string(), onBehalf: z.boolean() })),
  /** The units this reader may comment for. */
  commentFor: z.array(z.object({ unitId: id, name: z.string() })),
  origin,
  can: can(...verbs),
});
export type AgreementDetail = z.output<typeof agreementDetail>;
