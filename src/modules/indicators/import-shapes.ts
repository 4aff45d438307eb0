import { z } from 'zod';
import { can, id, month, text, version } from '#platform/schema.ts';
import { codesOf } from '#platform/text.ts';
import { factKindCodes } from './facts.ts';
import { factVerbLabels, importedThings, importStateLabels, importWays } from './labels.ts';
import { missingReasons } from './rules.ts';
import { amount } from './shapes.ts';

/** Where in the file: `B7`, or `rows.3.amount` over HTTP. */
export const importProblem = z.object({ place: z.string(), row: z.number().int(), message: text });
export const importLine = z.object({
  row: z.number().int(),
  month,
  code: z.string(),
  part: z.string(),
  amount: amount.nullable(),
  missing: z.enum(missingReasons).nullable(),
  note: z.string(),
});
export type ImportLine = z.output<typeof importLine>;

/** One row of a list: what it says, and what that changes in the fact that stands. */
export const importedFactLine = z.object({
  row: z.number().int(),
  kind: z.enum(factKindCodes),
  title: z.string(),
  categoryName: text.nullable(),
  verb: z.enum(codesOf(factVerbLabels)),
  /** The fact that stands, or that the import entered. */
  factId: id.nullable(),
  changes: z.array(z.object({ label: text, before: text, after: text })),
});

export const importRow = z.object({
  id,
  unitId: id,
  unitName: z.string(),
  year: z.number().int(),
  about: z.enum(codesOf(importedThings)),
  state: z.enum(codesOf(importStateLabels)),
  way: z.enum(codesOf(importWays)),
  fileName: z.string(),
  rowCount: z.number().int(),
  problemCount: z.number().int(),
  secretCount: z.number().int(),
  madeBy: z.string(),
  madeAt: z.string(),
  appliedBy: z.string().nullable(),
  appliedAt: z.string().nullable(),
  undoneBy: z.string().nullable(),
  undoneAt: z.string().nullable(),
  undoReason: z.string(),
  version,
  can: can('apply', 'undo'),
});
export type ImportRow = z.output<typeof importRow>;

export const importDetail = importRow.extend({
  problems: z.array(importProblem),
  /** Of figures: what each line would do, the number that stands there now beside the new one. */
  lines: z.array(importLine.extend({ indicator: text, partName: text, before: amount.nullable(), beforeMissing: z.enum(missingReasons).nullable() })),
  /** Of a list. */
  facts: z.array(importedFactLine),
});
export type ImportDetail = z.output<typeof importDetail>;
