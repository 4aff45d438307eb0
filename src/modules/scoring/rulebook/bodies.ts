import { z } from 'zod';
import { day, hundredths, id, line, optionalParagraph, reason, version, year } from '#platform/schema.ts';

/**
 * What the desk of rulebooks takes. A draft may be unfinished, so its texts may be empty and its formulas wrong: what is
 * missing is told by the validator of the engine, and only publishing asks for all of it.
 */

const groupKinds = z
  .array(z.enum(['block', 'cluster', 'inner']))
  .min(1)
  .max(3);

/** Some text that may be empty, in NFC and without hidden characters. */
const words = (max: number) => optionalParagraph(max).removeDefault();

const deepest = 8;
const mostNodes = 4000;
const cleanText = words(2000);

/** JSON as the format's file writes it: bounded in depth and size, every text clean. */
function isPlain(value: unknown, depth: number, count: { left: number }): boolean {
  count.left -= 1;
  if (depth > deepest || count.left < 0) return false;
  if (value === null || typeof value === 'boolean') return true;
  if (typeof value === 'number') return Number.isFinite(value);
  if (typeof value === 'string') return cleanText.safeParse(value).success;
  if (Array.isArray(value)) return value.every((one) => isPlain(one, depth + 1, count));
  if (typeof value !== 'object') return false;
  return Object.entries(value).every(([key, one]) => /^[\w-]{1,60}$/.test(key) && isPlain(one, depth + 1, count));
}

const object = z.record(z.string(), z.unknown()).refine((value) => isPlain(value, 0, { left: mostNodes }));

export const itemKinds = [
  'heading',
  'manual',
  'yes_no',
  'bands',
  'lateness',
  'proportional',
  'per_unit',
  'bonus_penalty',
  'relative_to_leader',
  'honours',
  'condition',
  'pass_fail',
] as const;
export type ItemKind = (typeof itemKinds)[number];

export const draftItem = z
  .object({
    id,
    parentId: id.nullable(),
    code: words(60),
    title: words(1000),
    titleEn: words(1000),
    maxHundredths: hundredths.min(0).max(1_000_000_000),
    kind: z.enum(itemKinds),
    rule: object,
    counts: z.enum(['base', 'bonus', 'external']),
    measure: words(2000),
    proof: z.array(line(300)).max(30),
    scoredBy: line(40).nullable(),
    conditionWhen: words(500).nullable(),
    masked: z.boolean(),
    note: words(2000),
  })
  .strict();
export type DraftItem = z.output<typeof draftItem>;

export const draftBook = z
  .object({
    title: line(300),
    titleEn: words(300),
    year,
    groupKinds,
    appliesTo: z.enum(['collective', 'individual']),
    complete: z.boolean(),
    synthetic: z.boolean(),
    source: object,
    scaleHundredths: hundredths.min(1).max(1_000_000_000),
    rules: object,
    facts: z.array(object).max(500),
    derived: z.array(object).max(200),
    validFrom: day.nullable(),
    validTo: day.nullable(),
  })
  .strict();
export type DraftBook = z.output<typeof draftBook>;

/** A whole table as the editor and the reader of workbooks hold it; each item stands before its parts. */
export const draft = z.object({ book: draftBook, items: z.array(draftItem).max(2000) }).strict();
export type Draft = z.output<typeof draft>;

export const saveBody = z.object({ version, draft }).strict();
export const createBody = z
  .object({
    from: z.enum(['blank', 'template', 'copy', 'file']),
    /** Id of the shipped template, for `template`. */
    template: line(80).nullable().default(null),
    /** The table to copy, for `copy`: last year's for example. */
    rulebookId: id.nullable().default(null),
    /** What was read from a workbook or a rulebook file, for `file`. */
    draft: draft.nullable().default(null),
    fileName: line(200).nullable().default(null),
    title: line(300),
    year,
  })
  .strict();
export const nextVersionBody = z.object({ version, reason: reason() }).strict();
export const returnBody = nextVersionBody;
export const discardBody = nextVersionBody;

/** A figure somebody enters for a trial: text as typed, read by the engine. */
const trialUnit = z
  .object({
    name: line(200),
    facts: z.record(z.string().max(60), z.union([z.boolean(), z.null(), words(40)])).default({}),
    targets: z.record(z.string().max(60), z.union([z.null(), words(40)])).default({}),
    manual: z.record(z.string().max(60), z.union([z.null(), words(40)])).default({}),
  })
  .strict();
export const trialBody = z
  .object({
    version,
    basis: z.enum(['example', 'entered', 'sheets']),
    /** The group of an earlier year whose final points are used, for `sheets`. */
    termId: id.nullable().default(null),
    units: z.array(trialUnit).max(30).default([]),
  })
  .strict();
export const askBody = z.object({ version, note: optionalParagraph(1000) }).strict();
