import type { Case, Cell, Check, Goal, Ratio, Sample } from './contract.ts';

/** All samples of one case: target → one sample a round, in the order of the rounds. */
export type Rounds = ReadonlyMap<string, readonly Sample[]>;

export function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  const middle = sorted.length >> 1;
  const upper = sorted[middle] ?? Number.NaN;
  return sorted.length % 2 === 1 ? upper : ((sorted[middle - 1] ?? Number.NaN) + upper) / 2;
}

const fields = ['rps', 'ms', 'p50', 'p95', 'p99', 'errors', 'bytes', 'rssMB'] as const;

/** The median of each figure; errors are added up, because one hidden error is one too many. */
export function cellsOf(one: Case, rounds: Rounds): Cell[] {
  return [...rounds].map(([target, samples]) => {
    const figures: { -readonly [K in keyof Sample]: Sample[K] } = {};
    for (const field of fields) {
      const values = samples.flatMap((sample) => sample[field] ?? []);
      if (values.length > 0) figures[field] = field === 'errors' ? values.reduce((sum, value) => sum + value, 0) : median(values);
    }
    return { target, case: one.name, c: one.c, ...figures };
  });
}

/** Speed of the project ÷ speed of the other: rates divided, times inverted. `undefined` when they measured different things. */
export function ratioOf(project: Sample, other: Sample): number | undefined {
  if (project.rps !== undefined && other.rps !== undefined) return project.rps / other.rps;
  if (project.ms !== undefined && other.ms !== undefined) return other.ms / project.ms;
  return undefined;
}

export function ratiosOf(one: Case, rounds: Rounds): Ratio[] {
  const own = rounds.get('project') ?? [];
  return [...rounds].flatMap(([over, samples]) => {
    if (over === 'project') return [];
    const values = samples.flatMap((sample, round) => (own[round] === undefined ? [] : (ratioOf(own[round], sample) ?? [])));
    return values.length === 0
      ? []
      : [{ case: one.name, c: one.c, over, median: median(values), min: Math.min(...values), max: Math.max(...values) }];
  });
}

/** A limit whose own rounds differ by more than twice measured the machine's other work. */
export function unsteady(rounds: Rounds): boolean {
  const speeds = (rounds.get('limit') ?? []).flatMap((sample) => sample.rps ?? (sample.ms === undefined ? [] : 1 / sample.ms));
  return speeds.length > 1 && Math.max(...speeds) > 2 * Math.min(...speeds);
}

export function judge(goals: readonly Goal[], ratios: readonly Ratio[]): Check[] {
  return goals.map((goal) => {
    const ratio = ratios.find((one) => one.case === goal.case && one.over === goal.over);
    return {
      name: `goal: ${goal.case} over ${goal.over}`,
      expected: `>= ${goal.atLeast}`,
      got: ratio === undefined ? 'not measured' : Number(ratio.median.toFixed(3)),
      ok: ratio !== undefined && ratio.median >= goal.atLeast,
    };
  });
}
