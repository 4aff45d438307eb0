import { z } from 'zod';
import { within, type Day } from '#platform/dates.ts';
import type { Text } from '#platform/text.ts';
import { subjectKinds } from './engine/rules.ts';
import { footing, inRegimes, text, words, type Citation, type Mark } from './files.ts';
import type { Library } from './load.ts';

const code = z.string().regex(/^[A-Za-z0-9_.-]+$/);

/**
 * `principles.yaml`: general rules that are read beside a dossier and have no tree of their own, because the engine counts
 * that way already or a person applies them. Either `rules`, or `parameter`: its value of the day fills `{value}` and lends
 * its basis, dates and confidence, so that a number stands once.
 */
export const principleFile = z
  .object({
    principles: z.array(
      z
        .object({
          code,
          /** `proposal`: read when something is proposed; `frame`: notions and procedure. */
          about: z.enum(['proposal', 'frame']),
          /** Left out: all. */
          subjects: z.array(z.enum(subjectKinds)).min(1).optional(),
          says: text,
          rules: z.array(z.object({ ...inRegimes, ...footing }).strict()).default([]),
          parameter: words.optional(),
        })
        .strict()
        .refine((one) => (one.parameter === undefined) === one.rules.length > 0, { params: { problem: 'one_predicate' } }),
    ),
  })
  .strict();
export type Principle = z.output<typeof principleFile>['principles'][number];

export interface PrincipleOn {
  readonly principle: Principle;
  readonly words: Text;
  readonly basis: readonly Citation[];
  readonly confidence: Mark;
  readonly soft: boolean;
  /** Only where a value of a parameter has days of its own. */
  readonly from: Day | null;
  readonly to: Day | null;
}

/** Those that hold on a day; `stands` says whether a rule does. */
export function principlesOn(
  library: Library,
  day: Day,
  stands: (rule: { readonly regimes: readonly string[]; readonly basis: readonly Citation[] }) => boolean,
): PrincipleOn[] {
  return library.principles.flatMap(({ value: principle }): PrincipleOn[] => {
    if (principle.parameter !== undefined) {
      const values = library.parameters.find(({ value }) => value.code === principle.parameter)?.value.values ?? [];
      const now = values.find((one) => within(day, one.from, one.to) && one.enabled !== false && one.value !== false);
      if (!now) return [];
      const fill = (sentence: string) => sentence.replaceAll('{value}', String(now.value));
      const said = { vi: fill(principle.says.vi), en: fill(principle.says.en) };
      return [{ principle, words: said, basis: now.basis, confidence: now.confidence, soft: now.soft === true, from: now.from, to: now.to }];
    }
    const rule = principle.rules.find((one) => one.enabled !== false && stands(one));
    if (!rule) return [];
    return [{ principle, words: principle.says, basis: rule.basis, confidence: rule.confidence, soft: rule.soft === true, from: null, to: null }];
  });
}
