import { z } from 'zod';
import { day, id, line, month, reason, yearParam } from '#platform/schema.ts';
import { codesOf } from '#platform/text.ts';
import { secretReasons } from '#modules/evidence/contract.ts';
import { comparisonLabels, countingLabels, importedThings, periodLabels, unitLabels } from './labels.ts';
import { missingReasons } from './rules.ts';
import { amount, milestone, part } from './shapes.ts';

/** What is sent to change something, where it is more than a line. */
export const factWords = z
  .object({
    title: line(500),
    category: z.string().trim().max(40).default(''),
    beginsOn: day.nullable().default(null),
    dueOn: day.nullable().default(null),
    doneOn: day.nullable().default(null),
    body: z.string().trim().max(300).default(''),
    paper: z.string().trim().max(300).default(''),
    beyond: z.boolean().default(false),
    milestones: z.array(milestone).max(50).default([]),
    contentId: id.nullable().default(null),
    source: z.string().trim().max(300).default(''),
  })
  .strict();

export type FactWords = z.output<typeof factWords>;

/** What a new definition says; its formula is written over the codes of its parts: `online` over `total - secret`. */
export const definitionWords = z
  .object({
    nameVi: line(200),
    nameEn: line(200),
    unit: z.enum(codesOf(unitLabels)),
    period: z.enum(codesOf(periodLabels)),
    counting: z.enum(codesOf(countingLabels)),
    parts: z
      .array(part.extend({ code: z.string().regex(/^[a-z][a-z0-9-]{0,29}$/), vi: line(120), en: line(120) }).strict())
      .min(1)
      .max(10),
    of: line(300),
    over: z.string().trim().max(300).default(''),
    bounded: z.boolean().default(true),
    comparison: z.enum(codesOf(comparisonLabels)).nullable().default(null),
    target: amount.nullable().default(null),
    postTitle: line(200),
    proofVi: z.string().trim().max(300).default(''),
    proofEn: z.string().trim().max(300).default(''),
    source: line(300),
    validFrom: day,
    reason: reason(),
  })
  .strict();

/** What may change from one edition to the next; parts and formula stay, or earlier months could not be compared. */
export const editionWords = definitionWords
  .pick({
    nameVi: true,
    nameEn: true,
    comparison: true,
    target: true,
    postTitle: true,
    proofVi: true,
    proofEn: true,
    source: true,
    validFrom: true,
    reason: true,
  })
  .extend({
    /** Of complaints: after how many days a case is long-pending; `null` keeps what the edition before said. */
    pendingDays: z.number().int().min(1).max(3650).nullable().default(null),
  });

export const importedRow = z
  .object({
    month,
    code: z.string().max(40),
    part: z.string().max(40),
    /** Text as a person would write it, or a JSON number. */
    amount: z
      .union([z.string().max(60), z.number()])
      .nullable()
      .default(null),
    missing: z.enum(missingReasons).nullable().default(null),
    note: z.string().max(500).default(''),
    secret: z.boolean().default(false),
    secretReason: z.enum(codesOf(secretReasons)).default('contains-secret'),
  })
  .strict()
  // Refused before anything of it is stored or hashed.
  .refine((row) => !row.secret || (row.amount === null && row.note === ''), { path: ['secret'], params: { problem: 'secret_only_counted' } });

const cellText = (most: number) => z.string().max(most).nullable().optional();

/** A row of a list: the places of a fact as text; a place left out keeps what stands, an empty one empties it. */
export const importedFact = z
  .object({
    kind: z.string().max(100).default(''),
    title: z.string().max(600).default(''),
    category: cellText(200),
    beginsOn: cellText(40),
    dueOn: cellText(40),
    doneOn: cellText(40),
    body: cellText(400),
    paper: cellText(400),
    beyond: z.boolean().optional(),
    milestones: cellText(20_000),
    content: cellText(600),
    source: cellText(400),
    secret: z.boolean().default(false),
    secretReason: z.enum(codesOf(secretReasons)).default('contains-secret'),
  })
  .strict()
  .refine(
    ({ secret, secretReason: _reason, ...said }) =>
      !secret || Object.values(said).every((value) => value === '' || value === null || value === undefined),
    { path: ['secret'], params: { problem: 'secret_only_counted' } },
  );

/** Fields beside the file in the multipart body. */
export const uploadFields = z
  .object({
    about: z.enum(codesOf(importedThings)).default('figures'),
    unitId: id,
    year: yearParam,
    secret: z.stringbool().default(false),
    secretReason: z.enum(codesOf(secretReasons)).default('contains-secret'),
  })
  .strict();
