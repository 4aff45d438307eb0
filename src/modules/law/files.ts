import { z } from 'zod';
import { day } from '#platform/schema.ts';

/** The shape of the files under `law/`. Every value names what it rests on, since when, and how sure we are. */
export const marks = ['V', 'M', 'S', 'D', '?'] as const;
/** V wording read · M from memory · S summary only · D draft only · ? disputed or unread. */
export type Mark = (typeof marks)[number];

export const code = z.string().regex(/^[A-Za-z0-9_-]+$/);
export const words = z.string().min(1);
export const text = z.object({ vi: words, en: words }).strict();
const mark = z.enum(marks);
const validity = { from: day.nullable(), to: day.nullable() };

/** One place in one instrument. `article: null` = the instrument is known, its article was not read. */
const citation = z.object({ instrument: code, article: words.nullable(), note: text.optional() }).strict();
export type Citation = z.output<typeof citation>;

/** What every rule carries. A doubtful mark (S, D, ?) must say `soft: true` (warn only) or `enabled: false`. */
export const footing = {
  basis: z.array(citation).min(1),
  confidence: mark,
  soft: z.literal(true).optional(),
  enabled: z.literal(false).optional(),
  note: text.optional(),
};
export const inRegimes = { regimes: z.array(code).min(1) };

export const instrumentFile = z
  .object({
    instruments: z.array(
      z
        .object({
          code,
          kind: z.enum(['law', 'decree', 'circular', 'letter']),
          scope: z.enum(['national', 'sector']),
          number: words,
          title: text,
          issuedOn: day.nullable(),
          ...validity,
          amends: code.optional(),
          replacedBy: code.optional(),
          confidence: mark,
          soft: z.literal(true).optional(),
          enabled: z.literal(false).optional(),
          source: words,
          note: text.optional(),
        })
        .strict(),
    ),
  })
  .strict();
export type Instrument = z.output<typeof instrumentFile>['instruments'][number];

export const regimeFile = z
  .object({
    regimes: z.array(
      z
        .object({
          code,
          name: text,
          ...validity,
          instruments: z.array(code).min(1),
          confidence: mark,
          soft: z.literal(true).optional(),
          enabled: z.literal(false).optional(),
          note: text.optional(),
        })
        .strict(),
    ),
  })
  .strict();
export type RegimeEntry = z.output<typeof regimeFile>['regimes'][number];

export const dossierFile = z
  .object({
    dossiers: z.array(
      z
        .object({
          code,
          rules: z.array(
            z
              .object({
                ...inRegimes,
                ...footing,
                items: z.array(z.object({ code, title: text, required: z.boolean(), note: text.optional() }).strict()).min(1),
              })
              .strict(),
          ),
        })
        .strict(),
    ),
  })
  .strict();
export type Dossier = z.output<typeof dossierFile>['dossiers'][number];

const ballotRule = z.object({ ...inRegimes, ...footing, thresholdPercent: z.number().int().min(1).max(100), secret: z.boolean() }).strict();

const awardRule = z
  .object({
    ...inRegimes,
    ...footing,
    /** Only when the name differs in these regimes. */
    name: text.optional(),
    decidedBy: text,
    standard: text,
  })
  .strict();

export const awardFile = z
  .object({
    awards: z.array(
      z
        .object({
          code,
          name: text,
          subject: z.enum(['unit', 'person', 'both', 'household']),
          kind: z.enum(['title', 'commendation']),
          /** A state form that is only named here; this system does not run its procedure. */
          catalogueOnly: z.literal(true).optional(),
          rules: z.array(awardRule).min(1),
          ballots: z.array(ballotRule).default([]),
          /** A dossier of dossiers.yaml; none = decided without a set of papers of its own. */
          dossier: code.optional(),
        })
        .strict(),
    ),
  })
  .strict();
export type AwardEntry = z.output<typeof awardFile>['awards'][number];
export type AwardRule = z.output<typeof awardRule>;
export type BallotRule = z.output<typeof ballotRule>;
