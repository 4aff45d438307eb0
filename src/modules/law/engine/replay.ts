import type { Text } from '#platform/text.ts';
import type { LawEngine } from './engine.ts';
import type { AskOptions, Judgement } from './evaluate.ts';
import type { Facts } from './facts.ts';
import type { Verdict, VerdictNode } from './verdict.ts';

/** Old and new rules on the same facts: who gains or loses what, and by which clause. */
export interface ReplayChange {
  readonly subject: string;
  readonly award: string;
  /** `null` = these rules have no standard for it. */
  readonly from: Verdict | null;
  readonly to: Verdict | null;
  readonly effect: 'gains' | 'loses' | 'opens' | 'closes';
  /** The clause that makes the difference: of the new rules for a loss, of the old for a gain. */
  readonly clause: string | null;
  readonly words: Text | null;
  readonly cite: string | null;
}

export interface ReplayReport {
  readonly format: 'thidua/replay-law@1';
  readonly acceptedOn: string;
  readonly subjects: number;
  readonly questions: number;
  readonly unchanged: number;
  readonly changes: readonly ReplayChange[];
  /** How many by award and effect. */
  readonly byAward: Readonly<Record<string, Readonly<Record<ReplayChange['effect'], number>>>>;
}

/** `gains`/`loses`: into or out of met. `opens`/`closes`: between unmet and not known, or a standard that appears or goes. */
function effectOf(from: Verdict | null, to: Verdict | null): ReplayChange['effect'] {
  if (to === 'met') return 'gains';
  if (from === 'met') return 'loses';
  return to === 'unknown' || from === null ? 'opens' : 'closes';
}

/**
 * Asks every subject every award under both sets of rules. Awards left out = all that either set has a standard for.
 * Facts are read once; what only one set refuses counts as having no standard there.
 */
export function replay(
  before: LawEngine,
  after: LawEngine,
  subjects: Iterable<Facts>,
  options: AskOptions,
  awards?: readonly string[],
): ReplayReport {
  const changes: ReplayChange[] = [];
  let [count, questions] = [0, 0];
  for (const facts of subjects) {
    count += 1;
    const kind = facts.subject.kind;
    const asked = awards ?? [
      ...new Set([...before.awardsWithStandard(kind, options.acceptedOn), ...after.awardsWithStandard(kind, options.acceptedOn)]),
    ];
    for (const award of asked) {
      const [old, now] = [judged(before, facts, award, options), judged(after, facts, award, options)];
      if (old === null && now === null) continue;
      questions += 1;
      const [from, to] = [old?.verdict ?? null, now?.verdict ?? null];
      if (from === to) continue;
      const effect = effectOf(from, to);
      const telling = effect === 'gains' || effect === 'opens' ? (old ?? now) : (now ?? old);
      const node = telling?.nearest && telling.reason !== null ? find(telling.nearest, telling.reason) : undefined;
      changes.push({
        subject: facts.subject.id,
        award,
        from,
        to,
        effect,
        clause: telling?.reason ?? null,
        words: node?.words ?? null,
        cite: node?.cite ?? null,
      });
    }
  }
  return {
    format: 'thidua/replay-law@1',
    acceptedOn: options.acceptedOn,
    subjects: count,
    questions,
    unchanged: questions - changes.length,
    changes,
    byAward: tally(changes),
  };
}

function judged(engine: LawEngine, facts: Facts, award: string, options: AskOptions): Judgement | null {
  return engine.book.awardOf(award) === undefined ? null : engine.judge(facts, award, options);
}

function find(node: VerdictNode, id: string): VerdictNode | undefined {
  if (node.id === id) return node;
  for (const child of node.children) {
    const found = find(child, id);
    if (found) return found;
  }
  return undefined;
}

function tally(changes: readonly ReplayChange[]): ReplayReport['byAward'] {
  const counts: Record<string, Record<ReplayChange['effect'], number>> = {};
  for (const { award, effect } of changes) {
    const of = (counts[award] ??= { gains: 0, loses: 0, opens: 0, closes: 0 });
    of[effect] += 1;
  }
  return counts;
}
