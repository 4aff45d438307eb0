import { z } from 'zod';
import { refusalKinds } from './refusal.ts';

/**
 * Zod building blocks shared by every contract. Text from outside is trimmed, brought to NFC and must not
 * hold control characters or bidirectional overrides: those can make a signed line read differently
 * from what is stored.
 */
// oxlint-disable-next-line no-control-regex -- refusing them is the point
const hidden = /[\u0000-\u0008\u000B\u000C\u000E-\u001F\u007F\u200E\u200F\u202A-\u202E\u2066-\u2069\uFEFF]/;

/** Whether a text that comes another way than through a schema, a cell for example, holds such characters. */
export const hasHidden = (value: string): boolean => hidden.test(value);

const clean = (max: number) =>
  z
    .string()
    .max(max)
    .refine((value) => !hidden.test(value), { params: { problem: 'hidden_characters' } })
    .transform((value) => value.normalize('NFC').trim())
    .pipe(z.string());

/** One line, required: a name, a title. */
export const line = (max = 300) =>
  clean(max)
    .refine((value) => value.length > 0, { params: { problem: 'empty' } })
    .refine((value) => !/[\r\n]/.test(value), { params: { problem: 'one_line' } });

/** Some lines, required: a reason, an opinion. */
export const paragraph = (max = 5000) => clean(max).refine((value) => value.length > 0, { params: { problem: 'empty' } });

/** Some lines that may be empty. */
export const optionalParagraph = (max = 5000) => clean(max).default('');

/** A reason a person must give; stored with the change. */
export const reason = () => clean(1000).refine((value) => value.length >= 3, { params: { problem: 'reason_too_short' } });

export const id = z.uuid();
/** The version the caller saw; a change names it so that two clerks cannot overwrite each other. */
export const version = z.number().int().nonnegative();
export const year = z.number().int().min(1945).max(2100);
export const month = z.number().int().min(1).max(12);

/** A calendar day of the administration (Vietnam time), `2022-06-10`. Real days only. */
export const day = z
  .string()
  .regex(/^\d{4}-\d{2}-\d{2}$/)
  .refine((value) => !Number.isNaN(Date.parse(`${value}T00:00:00Z`)) && new Date(`${value}T00:00:00Z`).toISOString().startsWith(value), {
    params: { problem: 'not_a_day' },
  });

/** A date that may be only partly known: `2020`, `2020-Q3`, `2020-10`, `2020-10-05`. */
export const partialDate = z.string().regex(/^\d{4}(-Q[1-4]|-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01]))?)?$/);

/** Points and percentages as whole hundredths: 28,5 points are 2850. Never floats. */
export const hundredths = z.number().int();

export const text = z.object({ vi: z.string(), en: z.string() });

export const decision = z.union([
  z.object({ ok: z.literal(true) }),
  z.object({
    ok: z.literal(false),
    refusal: z.object({
      code: z.string(),
      kind: z.enum([...refusalKinds, 'bug']),
      message: text,
      field: z.string().optional(),
      basis: z.string().optional(),
    }),
  }),
]);

/** `can` of a contract: one decision for each verb. */
export const can = <const V extends readonly [string, ...string[]]>(...verbs: V) =>
  z.object(Object.fromEntries(verbs.map((verb) => [verb, decision])) as Record<V[number], typeof decision>);

/** Where a stored fact comes from and how sure it is. `null` = entered in this system. */
export const origin = z
  .object({
    seedId: z.string().optional(),
    provenance: z.enum(['seed', 'external']).optional(),
    sources: z.array(z.string()).default([]),
    certainty: z.string().optional(),
    note: z.string().optional(),
    /** Numbers invented to try the software; marked on screen. */
    synthetic: z.boolean().optional(),
    /** Wording before a slip was corrected, and other facts the sources dispute. */
    original: z.string().optional(),
    conflicts: z.array(z.object({ field: z.string(), value: z.string(), source: z.string(), note: z.string().optional() })).optional(),
  })
  .nullable();
export type Origin = z.infer<typeof origin>;

/** Where a page begins in a list paged by its place; anything that is no place is the beginning. */
export function placeAfter(after: string | undefined): number {
  const place = Number(after ?? 0);
  return Number.isInteger(place) && place > 0 && place < 1_000_000_000 ? place : 0;
}

/** Keyset paging: pass `next` of the last page as `after`. */
export const pageQuery = { after: z.string().max(500).optional(), limit: z.coerce.number().int().min(1).max(200).default(50) };
export const page = <T extends z.ZodType>(item: T) =>
  z.object({ rows: z.array(item), next: z.string().nullable(), /** counted up to 1,000; `null` = more */ total: z.number().int().nullable() });

/** A query-string year. */
export const yearParam = z.coerce.number().int().min(1945).max(2100);
