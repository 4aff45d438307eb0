import type { Day } from '#platform/dates.ts';
import type { LawEngine } from '../engine.ts';
import type { Facts } from '../facts.ts';
import type { Verdict } from '../verdict.ts';
import type { BatchProgram, BatchRule } from './program.ts';

/** What is asked of many subjects of one kind: awards, on a day, for an achievement year. */
export interface ManyAsked {
  readonly subject: Facts['subject']['kind'];
  readonly awards: readonly string[];
  readonly acceptedOn: Day;
  readonly year: number;
  readonly overlays: readonly string[];
}

/** The verdict and what doubtful rules would say, as `judge` answers them; without the tree of reasons. */
export interface ManyVerdict {
  readonly verdict: Verdict;
  readonly advice: Verdict | null;
}

/** Answers for a page of subjects. `null` = no standard recorded for this award, such a subject and that day. */
export type ManyAnswers = (at: number, award: string) => ManyVerdict | null;

interface Compiled {
  readonly program: BatchProgram;
  /** Place of the rule of an award, and of its doubtful branches alone when it has any. */
  readonly places: ReadonlyMap<string, { readonly whole: number; readonly advice: number | null }>;
}

const compiled = new WeakMap<LawEngine, Map<string, Compiled>>();
/** Days and years asked of one library that stay compiled; each takes some milliseconds to make. */
const mostCompiled = 50;

function compile(engine: LawEngine, asked: ManyAsked): Compiled {
  const known = compiled.get(engine) ?? new Map<string, Compiled>();
  compiled.set(engine, known);
  const key = JSON.stringify(asked);
  const kept = known.get(key);
  if (kept) return kept;
  const rules: BatchRule[] = [];
  const places = new Map<string, { whole: number; advice: number | null }>();
  for (const award of new Set(asked.awards)) {
    if (engine.book.awardOf(award) === undefined) continue;
    const { standards } = engine.book.ready(award, asked.subject, asked.acceptedOn, asked.overlays);
    if (standards.length === 0) continue;
    const whole = rules.push({ award }) - 1;
    const advice = standards.every((one) => one.binding) ? null : rules.push({ award, only: 'doubtful' }) - 1;
    places.set(award, { whole, advice });
  }
  const { subject, acceptedOn, year, overlays } = asked;
  const made = { program: engine.compile({ subject, acceptedOn, year, overlays, rules }), places };
  known.set(key, made);
  for (const oldest of known.keys()) {
    if (known.size <= mostCompiled) break;
    known.delete(oldest);
  }
  return made;
}

/**
 * The same answers as `engine.judge` gives for each subject and award, from rules compiled to loops over columns: the facts
 * of a subject are read once for all awards. Memory grows with the page: some 500 bytes a subject.
 */
export function judgeMany(engine: LawEngine, facts: readonly Facts[], asked: ManyAsked): ManyAnswers {
  const { program, places } = compile(engine, asked);
  const table = program.table(facts.length);
  facts.forEach((one, at) => program.pack(table, at, one));
  const out = program.rules.map(() => new Uint16Array(facts.length));
  program.run(table, out);
  const say = (rule: number, at: number) => program.explain(out[rule]?.[at] ?? 0).verdict;
  return (at, award) => {
    const place = places.get(award);
    return place === undefined ? null : { verdict: say(place.whole, at), advice: place.advice === null ? null : say(place.advice, at) };
  };
}
