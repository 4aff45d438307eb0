import { z } from 'zod';
import { day, operator, period, points, position, provenance, recordId, sourceRef, sources, text, year } from './fields.ts';

/** What is emulated and how it is measured: themes, movements, criteria, point tables, tasks, indicators, monitoring. */

export const theme = z.strictObject({ id: recordId, year, text, usedFor: z.array(text), sources });

/** Kinds of addressee the launch names; each is a rule over the directory (movements/server/seed.ts). */
export const recipientKinds = [
  'Thủ trưởng các đơn vị trực thuộc Bộ',
  'Giám đốc Sở TN&MT các tỉnh, thành phố',
  'Khối trưởng, Cụm trưởng các Khối, Cụm thi đua',
] as const;

export const movement = z.strictObject({
  id: recordId,
  title: text,
  kind: z.enum(['annual', 'special', 'thematic', 'campaign', 'short']),
  level: z.enum(['central', 'ministry', 'unit', 'group']),
  launcherOrgId: recordId.nullable(),
  fromYear: year.nullable(),
  toYear: year.nullable(),
  provenance,
  sources,
  themeId: recordId.optional(),
  launchedOn: day.optional(),
  launchedOnProvenance: provenance.optional(),
  documentId: recordId.optional(),
  possibleSameAs: recordId.optional(),
  criteriaSetIds: z.array(recordId).optional(),
  purpose: text.optional(),
  recipients: z.array(z.enum(recipientKinds)).optional(),
  contents: z.array(z.strictObject({ id: recordId, order: position, title: text, summary: text, source: sourceRef })).optional(),
  callToAction: text.optional(),
  note: text.optional(),
});

export const criterion = z.strictObject({
  id: recordId,
  code: text,
  group: text,
  text,
  measureType: z.enum(['boolean', 'count', 'ratio', 'checklist', 'violation', 'qualitative']),
  metric: text,
  operator,
  threshold: z.union([z.number().int(), z.boolean()]),
  unit: text.nullable(),
  period,
  evidence: z.array(text),
  hardCondition: z.boolean(),
  /** The sources give none, and points belong to a rulebook, never to a criterion. */
  points: z.null(),
  source: sourceRef,
});

export const criteriaSet = z.strictObject({
  id: recordId,
  movementId: recordId,
  year,
  appliesTo: z.enum(['collective', 'individual']),
  title: text,
  /** The launch names no scale; the scale is the rulebook's. */
  scale: z.null(),
  scaleNote: text,
  criteria: z.array(criterion).min(1),
  provenance: provenance.optional(),
  sources,
});

/**
 * One line of a point table: either a criterion with its points, or a node of a tree with a code and a title.
 * Kept as one shape so that a mistake is named by its field; which of the two it is, is checked after.
 */
export const templateItem = z.strictObject({
  criterionId: recordId.optional(),
  code: text.optional(),
  title: text.optional(),
  points,
  type: z.enum(['quantitative', 'qualitative', 'bonus-penalty', 'per-unit']).optional(),
  target: points.optional(),
  bonusPerUnit: points.optional(),
  penaltyPerUnit: points.optional(),
  pointPerUnit: points.optional(),
  min: points.optional(),
  max: points.optional(),
  rule: text.optional(),
  get children() {
    return z.array(templateItem).optional();
  },
});

const extra = z.strictObject({ title: text, points });

export const scoringTemplate = z.strictObject({
  id: recordId,
  title: text,
  scale: z.number().int().positive(),
  synthetic: z.boolean(),
  official: z.boolean(),
  complete: z.boolean(),
  note: text,
  provenance: provenance.optional(),
  sources: sources.optional(),
  items: z.array(templateItem).min(1),
  bonus: z.strictObject({ max: points.optional(), items: z.array(extra), example: text.optional() }).optional(),
  penalties: z.array(extra).optional(),
});

/** A product may be written as its title alone. */
const deliverable = z.preprocess(
  (value) => (typeof value === 'string' ? { title: value } : value),
  z.strictObject({ id: recordId.optional(), title: text, submitTo: recordId.optional(), source: sourceRef.optional() }),
);

export const launchTask = z.strictObject({
  id: recordId,
  movementId: recordId,
  order: position,
  title: text,
  summary: text,
  deliverables: z.array(deliverable),
  source: sourceRef,
});

export const indicator = z.strictObject({
  id: recordId,
  title: text,
  unit: text,
  operator,
  threshold: z.number().int(),
  period,
  formula: text.optional(),
  formulaOrigin: text.optional(),
  exclusion: text.optional(),
  source: sourceRef,
});

export const monitoringDuty = z.strictObject({
  id: recordId,
  responsibleOrgId: recordId.optional(),
  responsible: z.array(text).min(1).optional(),
  activity: text,
  frequency: z.enum(['continuous', 'monthly-quarterly-yearly', '6-months', 'year-end']),
  source: sourceRef,
});
