import { z } from 'zod';
import { day } from '#platform/schema.ts';
import { factsFile } from '../engine/facts.ts';
import { verdicts } from '../engine/verdict.ts';
import { code } from '../files.ts';
import { bonusIssuers } from '../tables/files.ts';

const name = z.string().min(1).max(200);

/** One question with its right answer. Which answer a case asks for is told by its key. */
export const draftCase = z.union([
  /** How an award stands on a day; fields left out are not compared. */
  z
    .object({
      name,
      award: z
        .object({
          code,
          on: day,
          /** `false`: it cannot be chosen on that day. */
          exists: z.boolean().optional(),
          ballotPercent: z.number().int().nullable().optional(),
          soft: z.boolean().optional(),
          papers: z.array(code).optional(),
        })
        .strict(),
    })
    .strict(),
  /** What the standards say about one subject whose facts are given (`thidua/facts-law@1`). */
  z
    .object({
      name,
      check: z
        .object({
          award: code,
          acceptedOn: day,
          year: z.number().int().optional(),
          facts: factsFile,
          verdict: z.enum(verdicts),
          /** What doubtful rules (S, D, ?) would say; left out = not compared. */
          advice: z.enum(verdicts).nullable().optional(),
          /** Id of the first clause in the way; left out = not compared. */
          reason: z.string().nullable().optional(),
        })
        .strict(),
    })
    .strict(),
  z.object({ name, regime: z.object({ on: day, is: code }).strict() }).strict(),
  /** A cap in whole percent that binds on a day, overlays of the draft included; `null`: none binds. */
  z.object({ name, quota: z.object({ award: code, on: day, percent: z.number().int().nullable() }).strict() }).strict(),
  /** đồng; `null`: not known. */
  z
    .object({
      name,
      bonus: z
        .object({
          award: code,
          subject: z.enum(['person', 'unit', 'household']),
          decidedOn: day,
          issuer: z.enum(bonusIssuers).optional(),
          amount: z.number().int().nullable(),
        })
        .strict(),
    })
    .strict(),
  /** The due day over the shipped calendar; `local` or `unknown` as words. */
  z.object({ name, deadline: z.object({ step: code, from: day, due: z.union([day, z.enum(['local', 'unknown'])]) }).strict() }).strict(),
]);
export type DraftCase = z.output<typeof draftCase>;
