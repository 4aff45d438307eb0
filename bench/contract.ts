/** What a benchmark is to the runner, and what a run leaves behind. `bench/README.md` explains how to read it. */

export const sizes = ['smoke', 'tenth', 'full'] as const;
export type Size = (typeof sizes)[number];

/** What one target did in one round of one case. A rate (`rps`) or a time (`ms`); the ratio uses whichever both have. */
export interface Sample {
  /** Work per second; larger is better. */
  readonly rps?: number;
  /** Milliseconds for the whole of the case; smaller is better. */
  readonly ms?: number;
  readonly p50?: number;
  readonly p95?: number;
  readonly p99?: number;
  readonly errors?: number;
  readonly bytes?: number;
  readonly rssMB?: number;
}

export interface Case {
  readonly name: string;
  /** Clients at the same time; 1 where the case is one piece of work. */
  readonly c: number;
  /** `project` is the shipped code; `limit`, `sql`, `naive`, … do the same work on the same data. */
  readonly targets: Readonly<Record<string, () => Promise<Sample>>>;
}

export interface Check {
  readonly name: string;
  readonly expected: unknown;
  readonly got: unknown;
  readonly ok: boolean;
}

/** The project must be at least this many times as fast as `over`: 0.91 reads "at most 1.1 times its time". */
export interface Goal {
  readonly case: string;
  readonly over: string;
  readonly atLeast: number;
}

export interface Prepared {
  readonly cases: readonly Case[];
  /** Same results from every target, nothing lost: asked after the rounds. */
  readonly checks: () => Promise<readonly Check[]>;
  /** Goals for the size that was asked for; a missed one is a failed check. */
  readonly goals: readonly Goal[];
  readonly stop: () => Promise<void>;
}

export interface BenchContext {
  readonly size: Size;
  /** The runner's words, on standard error. */
  readonly say: (line: string) => void;
}

/** `bench/<name>/bench.ts` exports one of these as `bench`. */
export interface Bench {
  /** Builds its own seeded data and starts what it needs. */
  readonly prepare: (context: BenchContext) => Promise<Prepared>;
}

export interface Cell extends Sample {
  readonly target: string;
  readonly case: string;
  readonly c: number;
}

export interface Ratio {
  readonly case: string;
  readonly c: number;
  readonly over: string;
  readonly median: number;
  readonly min: number;
  readonly max: number;
}

export interface Report {
  readonly name: string;
  readonly commit: string;
  readonly size: Size;
  readonly machine: { readonly cpu: string; readonly cores: number; readonly memGB: number; readonly node: string; readonly pg: string };
  readonly rounds: number;
  readonly cells: readonly Cell[];
  readonly ratios: readonly Ratio[];
  readonly checks: readonly Check[];
}
