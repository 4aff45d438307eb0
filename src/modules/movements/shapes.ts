import { z } from 'zod';
import { can, day, hundredths, id, line, optionalParagraph, origin, paragraph, partialDate, version, year } from '#platform/schema.ts';
import { codesOf } from '#platform/text.ts';
import {
  addresseeKinds,
  criteriaStates,
  judged,
  measureTypes,
  movementKinds,
  movementLevels,
  movementStates,
  operators,
  periods,
  responseStates,
  reviewKinds,
  yearStates,
} from './labels.ts';
import { movementPolicyVerbs } from './movement-rules.ts';
import { yearVerbs } from './year-rules.ts';

const named = z.object({ id, name: z.string() });
const labelled = z.object({ id, label: z.string() });
const numberedDocument = labelled.extend({ number: z.string().nullable() });

/** How many of the units of one group answered. */
export const groupRate = z.object({ termId: id, groupName: z.string(), responded: z.number().int(), of: z.number().int(), missing: z.array(named) });
export type GroupRate = z.output<typeof groupRate>;

export const movementRow = z.object({
  id,
  title: z.string(),
  kind: z.enum(codesOf(movementKinds)),
  level: z.enum(codesOf(movementLevels)),
  special: z.boolean(),
  state: z.enum(codesOf(movementStates)),
  launcher: named.nullable(),
  fromYear: year.nullable(),
  toYear: year.nullable(),
  startsOn: day.nullable(),
  endsOn: day.nullable(),
  launchedOn: day.nullable(),
  document: numberedDocument.nullable(),
  numberPending: z.boolean(),
  theme: z.string().nullable(),
  waitsFor: z.string(),
  waitsUntil: partialDate.nullable(),
  eventHeldOn: day.nullable(),
  responded: z.number().int(),
  addressees: z.number().int(),
  opened: z.number().int(),
  /** State of this reader's own unit towards it; null for readers without a unit. */
  mine: z.object({ addressed: z.boolean(), opened: z.boolean(), response: z.enum(codesOf(responseStates)).nullable() }).nullable(),
  origin,
});
export type MovementRow = z.output<typeof movementRow>;

export const criterion = z.object({
  id,
  code: z.string(),
  groupTitle: z.string(),
  text: z.string(),
  measureType: z.enum(codesOf(measureTypes)).nullable(),
  operator: z.enum(codesOf(operators)),
  thresholdHundredths: hundredths.nullable(),
  unit: z.string().nullable(),
  period: z.enum(codesOf(periods)),
  evidence: z.array(z.string()),
  hardCondition: z.boolean(),
  origin,
});
export type Criterion = z.output<typeof criterion>;

export const criteriaSet = z.object({
  id,
  movementId: id,
  movementTitle: z.string(),
  year,
  appliesTo: z.enum(codesOf(judged)),
  title: z.string(),
  versionNo: z.number().int(),
  state: z.enum(codesOf(criteriaStates)),
  hash: z.string().nullable(),
  scaleNote: z.string(),
  /** The block or cluster whose extra items these are. */
  group: named.nullable(),
  extendsId: id.nullable(),
  criteria: z.array(criterion),
  version,
  can: can('edit', 'publish', 'revise'),
  origin,
});
export type CriteriaSet = z.output<typeof criteriaSet>;

const response = z.object({
  unitId: id,
  unitName: z.string(),
  groupName: z.string().nullable(),
  state: z.enum(codesOf(responseStates)),
  title: z.string(),
  plan: z.string(),
  linkedWork: z.string(),
  document: labelled.nullable(),
  submittedOn: day.nullable(),
  late: z.boolean(),
  version,
  synthetic: z.boolean(),
});
export type ResponseView = z.output<typeof response>;

const addressee = z.object({
  unitId: id,
  name: z.string(),
  capacity: z.string(),
  receivedAt: z.string().nullable(),
  openedAt: z.string().nullable(),
  openedBy: z.string().nullable(),
});

const review = z.object({
  id,
  kind: z.enum(codesOf(reviewKinds)),
  heldOn: day,
  results: z.string(),
  limits: z.string(),
  lessons: z.string(),
  reason: z.string(),
  oldEnd: day.nullable(),
  newEnd: day.nullable(),
  recordedBy: z.string(),
});
export type ReviewView = z.output<typeof review>;

const content = z.object({ id, title: z.string(), summary: z.string(), origin });
const taskGroup = content.extend({ deliverables: z.array(z.object({ id, title: z.string(), submitTo: named.nullable(), origin })) });

/** What one of the reader's own units has done with the launch, and may do. */
const myUnit = z.object({
  unitId: id,
  name: z.string(),
  opened: z.boolean(),
  response: response.nullable(),
  can: can('open', 'respond', 'submit'),
});
export type MyUnit = z.output<typeof myUnit>;

export const movementDetail = movementRow.extend({
  purpose: z.string(),
  callToAction: z.string(),
  noCriteriaReason: z.string(),
  cancelReason: z.string().nullable(),
  rewardNote: z.string(),
  respondBy: day.nullable(),
  interimOn: day.nullable(),
  themeId: id.nullable(),
  /** The theme of the record differs from the one that was launched. */
  themeChanged: z.string().nullable(),
  addresseeKinds: z.array(z.enum(codesOf(addresseeKinds))),
  parents: z.array(z.object({ id, title: z.string(), launcher: z.string().nullable() })),
  children: z.array(z.object({ id, title: z.string(), launcher: z.string().nullable() })),
  possibleSameAs: z.object({ id, title: z.string() }).nullable(),
  contents: z.array(content),
  taskGroups: z.array(taskGroup),
  criteriaSets: z.array(criteriaSet),
  receivers: z.array(addressee),
  /** Days since the launch, for the list of the unread. */
  daysSinceLaunch: z.number().int().nullable(),
  responses: z.array(response),
  rates: z.array(groupRate),
  ratesYear: year,
  reviews: z.array(review),
  myUnits: z.array(myUnit),
  /** Groups the reader leads and may add criteria for. */
  extendable: z.array(z.object({ groupId: id, groupName: z.string() })),
  version,
  can: can(...movementPolicyVerbs),
});
export type MovementDetail = z.output<typeof movementDetail>;

const draftContent = z.object({ id: id.nullable(), title: line(300), summary: optionalParagraph(3000) }).strict();

/** Everything a draft says; saved whole. Ids of kept items travel back and forth so that they stay the same items. */
export const movementFields = z
  .object({
    title: line(300),
    kind: z.enum(codesOf(movementKinds)),
    level: z.enum(codesOf(movementLevels)),
    special: z.boolean(),
    launcherUnitId: id.nullable(),
    fromYear: year.nullable(),
    toYear: year.nullable(),
    startsOn: day.nullable(),
    endsOn: day.nullable(),
    interimOn: day.nullable(),
    respondBy: day.nullable(),
    themeId: id.nullable(),
    documentId: id.nullable(),
    purpose: optionalParagraph(5000),
    callToAction: optionalParagraph(5000),
    waitsFor: z.union([z.literal(''), line(300)]),
    waitsUntil: partialDate.nullable(),
    noCriteriaReason: optionalParagraph(1000),
    addresseeKinds: z.array(z.enum(codesOf(addresseeKinds))).max(3),
    addresseeUnitIds: z.array(id).max(500),
    parentIds: z.array(id).max(20),
    contents: z.array(draftContent).max(40),
    taskGroups: z
      .array(
        draftContent.extend({
          deliverables: z.array(z.object({ id: id.nullable(), title: line(500), submitToUnitId: id.nullable() }).strict()).max(60),
        }),
      )
      .max(40),
  })
  .strict();
export type MovementFields = z.output<typeof movementFields>;

export const criterionFields = z
  .object({
    id: id.nullable(),
    groupTitle: line(200),
    text: paragraph(1000),
    measureType: z.enum(codesOf(measureTypes)).nullable(),
    operator: z.enum(codesOf(operators)),
    thresholdHundredths: hundredths.nullable(),
    unit: line(40).nullable(),
    period: z.enum(codesOf(periods)),
    evidence: z.array(line(200)).max(20),
    hardCondition: z.boolean(),
  })
  .strict();

export const milestone = z.object({
  stage: z.enum(codesOf(yearStates)),
  startsOn: day.nullable(),
  endsOn: day.nullable(),
  /** The day it really began; null while it is a plan. */
  actualOn: day.nullable(),
  origin,
});
export type Milestone = z.output<typeof milestone>;

/** Something a step of the year waits for, as its owner tells it. */
export const yearMatter = z.object({
  code: z.string(),
  verb: z.enum(yearVerbs),
  /** `told`: listed; `mark`: the step goes on once it is marked as missing; `hold`: it must be done first. */
  weight: z.enum(['told', 'mark', 'hold']),
  title: z.object({ vi: z.string(), en: z.string() }),
  /** Whose it is: units, groups, persons. Never empty. */
  names: z.array(z.string()),
  link: z.string(),
});
export type YearMatter = z.output<typeof yearMatter>;
