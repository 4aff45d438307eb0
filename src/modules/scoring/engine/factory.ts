import type { Compiled } from './compile.ts';
import { evaluateCompiled } from './evaluate.ts';
import type { Facts, FactsFile } from './facts.ts';
import { readFacts, readRulebook } from './read.ts';
import type { CriterionScore, Scores, UnitScore } from './result.ts';
import type { Rulebook, RulebookFile } from './rulebook.ts';

/** For tests: small rulebooks and facts, read the way files are. */

type CriterionFile = RulebookFile['criteria'][number];
type UnitFile = FactsFile['units'][number];

/** One scored line worth 10 points unless it says otherwise. */
export const line = (rule: CriterionFile['rule'], more: Partial<CriterionFile> = {}): CriterionFile => ({
  code: 'A',
  title: 'Tiêu chí',
  max: '10',
  rule,
  ...more,
});

/** A rulebook around some criteria; the scale is their sum unless settings say otherwise. */
export function file(criteria: CriterionFile[], more: Partial<RulebookFile> = {}): RulebookFile {
  const scale = criteria.reduce(
    (sum, one) => sum + (one.counts === undefined || one.counts === 'base' ? Number(String(one.max).replace(',', '.')) : 0),
    0,
  );
  return {
    format: 'thidua/rulebook@1',
    id: 'test',
    title: 'Bảng thử',
    authority: { name: 'Cơ quan' },
    year: 2022,
    groupKinds: ['block'],
    source: { citation: 'thử', mark: 'synthetic' },
    criteria,
    ...more,
    settings: { scale: String(scale), ...more.settings },
  };
}

export const unit = (more: Partial<UnitFile> = {}): UnitFile => ({ code: 'u1', name: 'Đơn vị 1', ...more });

export const factsFile = (units: UnitFile[], more: Partial<FactsFile> = {}): FactsFile => ({ format: 'thidua/facts@1', year: 2022, units, ...more });

/** Reads a rulebook that must be right. */
export function bookOf(json: unknown): { readonly book: Rulebook; readonly compiled: Compiled } {
  const reading = readRulebook(json);
  if (!reading.ok) throw new Error(JSON.stringify(reading.problems, null, 1));
  return reading;
}

export function factsOf(compiled: Compiled, json: unknown): Facts {
  const reading = readFacts(compiled, json);
  if (!reading.ok) throw new Error(JSON.stringify(reading.problems, null, 1));
  return reading.facts;
}

/** Scores a file with units, both of which must be right. */
export function scoresOf(rulebook: RulebookFile, units: UnitFile[], more: Partial<FactsFile> = {}): Scores {
  const { compiled } = bookOf(rulebook);
  return evaluateCompiled(compiled, factsOf(compiled, factsFile(units, more)));
}

export function unitScore(scores: Scores, code: string): UnitScore {
  const found = scores.units.find((one) => one.code === code);
  if (!found) throw new Error(`no unit ${code}`);
  return found;
}

export function criterionScore(score: UnitScore, code: string): CriterionScore {
  const found = score.criteria.find((one) => one.code === code);
  if (!found) throw new Error(`no criterion ${code}`);
  return found;
}

/** Codes and places of what is wrong with a rulebook; empty when nothing is. */
export function refusalsOf(json: unknown): string[] {
  const reading = readRulebook(json);
  return reading.ok ? [] : reading.problems.map((problem) => `${problem.code} @ ${problem.place}`);
}
