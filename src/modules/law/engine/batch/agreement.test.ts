import { expect, test } from 'vitest';
import { fileURLToPath } from 'node:url';
import { parseLibrary, readLawFiles } from '../../load.ts';
import { completed } from '../completed.ts';
import { judgeAward } from '../evaluate.ts';
import { factsFile, type Facts } from '../facts.ts';
import { rulebookOf } from '../rulebook.ts';
import { madeUpFacts } from './generate.ts';
import { compileBatch, type BatchRule } from './program.ts';

const book = rulebookOf(parseLibrary(readLawFiles(fileURLToPath(new URL('../../../../../law', import.meta.url)))));

/** How many made-up subjects; `LAW_SUBJECTS=1000000 npx vitest run src/modules/law/engine/batch` for more. */
const total = Number(process.env['LAW_SUBJECTS'] ?? 100_000);
const days = ['2022-12-15', '2024-12-15', '2025-12-15', '2026-11-20'] as const;
const kinds = ['person', 'collective'] as const;

/** Every award with a standard for such a subject on such a day, whole and branch by branch. */
function rulesOn(day: string, subject: 'person' | 'collective'): BatchRule[] {
  const codes = [...new Set(book.library.standards.map(({ value }) => value.award))];
  return codes.flatMap((award) => {
    const { standards } = book.ready(award, subject, day, []);
    const branches = [...new Set(standards.map((one) => one.branch))];
    return standards.length === 0 ? [] : [{ award }, ...(branches.length > 1 ? branches.map((branch) => ({ award, branch })) : [])];
  });
}

interface Tally {
  subjects: number;
  met: number;
  unmet: number;
  unknown: number;
  readonly differences: string[];
}

interface Round {
  readonly day: string;
  readonly kind: 'person' | 'collective';
  readonly rules: readonly BatchRule[];
  readonly seed: number;
  readonly count: number;
  /** Day the facts were gathered; left out = the day asked. */
  readonly asOf?: string;
}

/** Judges subjects both ways by every rule of the round. */
function compare({ day, kind, rules, seed, count, asOf = day }: Round, tally: Tally): void {
  const program = compileBatch(book, { subject: kind, acceptedOn: day, rules });
  const table = program.table(count);
  const facts: Facts[] = [];
  for (let at = 0; at < count; at += 1) {
    const one = completed(madeUpFacts(seed + at, kind, asOf));
    facts.push(one);
    program.pack(table, at, one);
  }
  const out = rules.map(() => new Uint16Array(count));
  program.run(table, out);
  facts.forEach((one, at) => {
    tally.subjects += 1;
    rules.forEach((rule, index) => {
      const slow = judgeAward(book, one, rule.award, { acceptedOn: day, branch: rule.branch });
      const fast = program.explain((out[index] as Uint16Array)[at] as number);
      tally[slow.verdict] += 1;
      if (slow.verdict !== fast.verdict || slow.reason !== fast.reason)
        tally.differences.push(
          `${kind} ${seed + at} ${rule.award} ${rule.branch ?? ''} ${day}: ${slow.verdict} ${slow.reason} ≠ ${fast.verdict} ${fast.reason}`,
        );
    });
  });
}

test.each(kinds)('made-up facts of a %s are facts as the format reads them', (kind) => {
  for (let seed = 0; seed < 100; seed += 1) {
    const made = madeUpFacts(seed, kind, '2024-12-15');
    expect(completed(made)).toEqual(factsFile.parse(made));
  }
});

test(`both evaluators give the same verdict and reason for ${total} made-up subjects`, () => {
  const tally: Tally = { subjects: 0, met: 0, unmet: 0, unknown: 0, differences: [] };
  const rounds = days.flatMap((day) => kinds.map((kind) => ({ day, kind, rules: rulesOn(day, kind) })));
  // All rules together share columns and leaves; then each rule alone, so that many more subjects fit into the time.
  rounds.forEach((round, at) => compare({ ...round, seed: at * 1000, count: Math.min(250, total) }, tally));
  // Facts gathered long after the day asked are cut alike.
  const later = rounds.filter(({ day }) => day < '2024');
  later.forEach((round, at) => compare({ ...round, seed: 50_000 + at * 1000, count: Math.min(250, total), asOf: '2025-05-15' }, tally));
  const alone = rounds.flatMap(({ day, kind, rules }) => rules.map((rule) => ({ day, kind, rules: [rule] })));
  const share = Math.ceil((total - tally.subjects) / alone.length);
  alone.forEach((round, at) => compare({ ...round, seed: 100_000 + at * share, count: share }, tally));
  expect(tally.differences.slice(0, 20)).toEqual([]);
  // All three verdicts were really met often.
  expect(Math.min(tally.met, tally.unmet, tally.unknown)).toBeGreaterThan(tally.subjects / 100);
  expect(tally.subjects).toBeGreaterThanOrEqual(total);
}, 300_000);
