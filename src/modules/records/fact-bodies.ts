import { z } from 'zod';
import { day, line, optionalParagraph, partialDate, year } from '#platform/schema.ts';
import { codesOf } from '#platform/text.ts';
import {
  achievementKinds,
  achievementScopes,
  declaredTopics,
  disciplineForms,
  grades,
  holdCauses,
  launchers,
  leaveKinds,
  organisers,
  reviews,
  scales,
  sectors,
  sexes,
  spanAbout,
  trainingResults,
} from './labels.ts';

const words = line(300).or(z.literal('')).default('');
const maybeDay = day.nullable().default(null);
const number = z.number().int().min(0).max(1_000_000).nullable().default(null);

const flag = z.boolean().nullable().default(null);

/** What is stored of each kind; empty is `null`, never 0. */
export const factBodies = {
  rating: z
    .object({
      kind: z.literal('rating'),
      year,
      scale: z.enum(codesOf(scales)),
      grade: z.enum(codesOf(grades)).nullable(),
      wording: words,
      decisionNumber: words,
      decidedOn: partialDate.nullable().default(null),
    })
    .strict(),
  strength: z
    .object({
      kind: z.literal('strength'),
      year,
      staff: z.number().int().min(1).max(1_000_000),
      women: number,
      completed: number,
      ldtt: number,
      cstdcs: number,
      disciplined: number,
    })
    .strict(),
  profile: z
    .object({
      kind: z.literal('profile'),
      sex: z.enum(codesOf(sexes)).nullable().default(null),
      sector: z.enum(codesOf(sectors)).nullable().default(null),
      directWorker: flag,
      remote: flag,
      foreigner: flag,
      servedFrom: maybeDay,
      retirementNoticeOn: maybeDay,
      higherRetirementAge: flag,
    })
    .strict(),
  declaration: z
    .object({
      kind: z.literal('declaration'),
      year,
      topics: z
        .array(z.enum(codesOf(declaredTopics)))
        .min(1)
        .max(20),
      holdsTrue: z.boolean(),
      declaredBy: words,
    })
    .strict(),
  achievement: z
    .object({
      kind: z.literal('achievement'),
      year,
      happenedOn: maybeDay,
      achievementKind: z.enum(codesOf(achievementKinds)),
      scope: z.enum(codesOf(achievementScopes)),
      title: line(300),
    })
    .strict(),
  cluster: z.object({ kind: z.literal('cluster'), year, cluster: line(300), organiser: z.enum(codesOf(organisers)), leader: z.boolean() }).strict(),
  movement: z
    .object({
      kind: z.literal('movement'),
      year,
      movement: line(300),
      launchedBy: z.enum(codesOf(launchers)),
      validFrom: day,
      validTo: maybeDay,
      review: z.enum(codesOf(reviews)),
      leader: z.boolean(),
      outstanding: z.boolean(),
    })
    .strict(),
  training: z
    .object({
      kind: z.literal('training'),
      course: line(300),
      validFrom: day,
      validTo: maybeDay,
      result: z.enum(codesOf(trainingResults)).nullable().default(null),
      complied: flag,
    })
    .strict(),
  discipline: z
    .object({
      kind: z.literal('discipline'),
      form: z.enum(codesOf(disciplineForms)),
      wording: words,
      decisionNumber: words,
      validFrom: day,
      termEnd: maybeDay,
    })
    .strict(),
  hold: z.object({ kind: z.literal('hold'), cause: z.enum(codesOf(holdCauses)), validFrom: day, clearedOn: maybeDay, clearedPaper: words }).strict(),
  leave: z.object({ kind: z.literal('leave'), leaveKind: z.enum(codesOf(leaveKinds)), validFrom: day, validTo: maybeDay }).strict(),
  known_span: z
    .object({
      kind: z.literal('known_span'),
      about: z
        .array(z.enum(codesOf(spanAbout)))
        .min(1)
        .max(20),
      validFrom: day,
      validTo: day,
    })
    .strict(),
} as const;

export const factBody = z.discriminatedUnion('kind', [
  factBodies.rating,
  factBodies.profile,
  factBodies.declaration,
  factBodies.achievement,
  factBodies.cluster,
  factBodies.movement,
  factBodies.strength,
  factBodies.training,
  factBodies.discipline,
  factBodies.hold,
  factBodies.leave,
  factBodies.known_span,
]);
export type FactBody = z.output<typeof factBody>;

/** What every fact says besides: the paper it rests on, how sure it is, a remark. */
export const factGround = {
  source: line(300),
  certainty: z.enum(['CERTAIN', 'UNCERTAIN']),
  note: optionalParagraph(1000),
};
