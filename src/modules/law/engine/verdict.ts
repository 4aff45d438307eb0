import { z } from 'zod';
import { day, text, year } from '#platform/schema.ts';

/**
 * What the engine answers: format `thidua/verdict-law@1`. Three values everywhere: `unknown` is never `unmet`; a
 * person decides. Equal rules and equal facts give equal bytes (canonical JSON, two hashes). Pure; browser-safe.
 */
export const verdictFormat = 'thidua/verdict-law@1';

export const verdicts = ['met', 'unmet', 'unknown'] as const;
export type Verdict = (typeof verdicts)[number];

/** `block` decides; `warn` and `info` are shown and never change the verdict of their parent. */
export const severities = ['block', 'warn', 'info'] as const;
export type Severity = (typeof severities)[number];

export const confidences = ['V', 'M', 'S', 'D', '?'] as const;

/** One place in one instrument; `article: null` = its article was not read. */
const citation = z.object({ instrument: z.string(), number: z.string(), article: z.string().nullable() });

export interface VerdictNode {
  /** Stable: `CSTD_BBNT.cong_trang.R2022/titles`; unique in the tree. */
  readonly id: string;
  /** `all`, `any`, `not` or the name of the predicate asked. */
  readonly kind: string;
  readonly verdict: Verdict;
  readonly severity: Severity;
  /** The clause in short words. */
  readonly words: { vi: string; en: string };
  /** Where it is written, in words an officer can look up. */
  readonly cite: string;
  readonly citations: readonly z.output<typeof citation>[];
  readonly confidence: (typeof confidences)[number];
  /** `true` for M, S, D, ?: show “cần đối chiếu”. */
  readonly toConfirm: boolean;
  /** Ids of the facts it rests on, in file order. */
  readonly facts: readonly string[];
  /** What was found, in words. */
  readonly found: { vi: string; en: string } | null;
  /** What is still missing (unmet) or not known (unknown); `null` when met. */
  readonly missing: { vi: string; en: string } | null;
  readonly children: readonly VerdictNode[];
}

export const verdictNode: z.ZodType<VerdictNode> = z.lazy(() =>
  z.object({
    id: z.string(),
    kind: z.string(),
    verdict: z.enum(verdicts),
    severity: z.enum(severities),
    words: text,
    cite: z.string(),
    citations: z.array(citation),
    confidence: z.enum(confidences),
    toConfirm: z.boolean(),
    facts: z.array(z.string()),
    found: text.nullable(),
    missing: text.nullable(),
    children: z.array(verdictNode),
  }),
);

/** An officer's explicit choice of the amended rule of 2026 for an earlier dossier (06/2026 Art 4(4)). */
export const favourChoice = z.object({ regime: z.literal('R2026'), by: z.string().min(1).max(300), reason: z.string().min(3).max(1000) }).strict();
export type FavourChoice = z.output<typeof favourChoice>;

const regimeUsed = z.object({
  code: z.string(),
  name: text,
  /** Why this regime and no other, in words. */
  reason: text,
  cite: z.string(),
  choice: favourChoice.nullable(),
});

export const verdictReport = z.object({
  format: z.literal(verdictFormat),
  award: z.string(),
  awardName: text,
  subject: z.object({ kind: z.enum(['person', 'collective', 'household']), id: z.string() }),
  /** Day the appraising body accepted the dossier: it chooses the regime. */
  acceptedOn: day,
  /** Last achievement year counted. */
  year,
  /** What binding rules say. `unknown` whenever only doubtful rules (S, D, ?) speak about this award. */
  verdict: z.enum(verdicts),
  /** What doubtful rules would say, as advice; `null` = no doubtful rule about this award. */
  advice: z.enum(verdicts).nullable(),
  regime: regimeUsed,
  /** Root: `any` over the branches (công trạng, đột xuất, …), each `all` over its clauses and the general rules. */
  tree: verdictNode,
  /** The id of the first clause in the way (unmet, else unknown); `null` when met. The batch answers the same id. */
  reason: z.string().nullable(),
  /** Still missing for the nearest branch, in words; empty when met. */
  missing: z.array(text),
  /** Warnings that do not change the verdict, in words. */
  warnings: z.array(text),
  overlays: z.array(z.string()),
  /** SHA-256 (hex) of the rules used, and of the facts. */
  ruleSetHash: z.string(),
  factsHash: z.string(),
});
export type VerdictReport = z.output<typeof verdictReport>;

/** What must happen by the end of one year on the way to an award. */
const roadStep = z.object({ year, must: z.array(text), clauses: z.array(z.string()) });

export const roadReport = z.object({
  format: z.literal('thidua/road-law@1'),
  award: z.string(),
  subject: z.object({ kind: z.enum(['person', 'collective', 'household']), id: z.string() }),
  /** Year of the question; the road begins after it or in it. */
  fromYear: year,
  /** Earliest achievement year for which the award can be proposed; `null` = not within the horizon, or not known. */
  earliestYear: year.nullable(),
  /** `now` already met · `reachable` in `earliestYear` · `out_of_reach` within the horizon · `unknown` facts of the past are missing. */
  outcome: z.enum(['now', 'reachable', 'out_of_reach', 'unknown']),
  horizonYears: z.number().int(),
  steps: z.array(roadStep),
  /** Facts of the past that are not known and matter. */
  toClear: z.array(text),
  /** What was assumed about the future (best case, law unchanged). */
  assumptions: z.array(text),
  ruleSetHash: z.string(),
  factsHash: z.string(),
});
export type RoadReport = z.output<typeof roadReport>;
