import { Refusal, refuse } from '#platform/refusal.ts';
import { codesOf, readFacts } from '../check-facts.ts';
import { judgeAward } from '../evaluate.ts';
import { clausesOf } from '../overlay.ts';
import { lawRefusals } from '../../contract.ts';
import { lawOf } from '../../library.ts';
import type { Placed } from '../../load.ts';
import type { ReadyClause, Rulebook } from '../rulebook.ts';
import { opOf } from '../rules.ts';
import type { VerdictNode } from '../verdict.ts';
import type { CaseFile, Family, LawCase } from './case-files.ts';
import { factsFromSentences } from './sentence.ts';

export interface CaseResult {
  readonly name: string;
  readonly file: string;
  /** `null` = as expected; else what came instead. */
  readonly problem: string | null;
}

export interface CaseReport {
  readonly cases: number;
  readonly failed: readonly CaseResult[];
  /** Clauses that no case shows met, unmet or not known, as `clause: unknown`. */
  readonly uncited: readonly string[];
}

/** All cases of the files, families written out. */
export function allCases(book: Rulebook, files: readonly Placed<CaseFile>[]): LawCase[] {
  return files.flatMap(({ value, file }) => [
    ...value.families.flatMap((family) => casesOf(book, family, file)),
    ...value.cases.map((one): LawCase => ({ ...one, name: one.says, file, favour: one.favour === true, because: one.because })),
  ]);
}

const verdicts = ['met', 'unmet', 'unknown'] as const;

function casesOf(book: Rulebook, family: Family, file: string): LawCase[] {
  const placed = book.library.standards.find(({ value }) => value.id === family.standard);
  if (!placed) throw refuse(lawRefusals.unknownReference, { file, path: 'families', code: family.standard });
  return Object.entries(family.clauses).flatMap(([clause, ways]) =>
    verdicts.flatMap((verdict) =>
      ways[verdict].flatMap((changes) =>
        family.on.map((on): LawCase => {
          const expect = ways.alone ? 'met' : verdict;
          const id = `${family.standard}/${clause}`;
          return {
            name: `${family.standard} ${on}: ${clause} ${verdict}: ${[...ways.always, ...changes].join('; ') || 'base'}`,
            file,
            subject: family.subject,
            award: family.award,
            branch: family.branch,
            on,
            favour: false,
            given: applied(family.base, [...ways.always, ...changes], file),
            expect: family.soft ? 'unknown' : expect,
            advice: family.soft ? expect : undefined,
            clause: { id, verdict },
            because:
              expect === 'met' || family.soft
                ? undefined
                : inTheWay(book, family, on, `${family.standard}/${(verdict === 'met' ? undefined : ways.because?.[verdict]) ?? clause}`),
          };
        }),
      ),
    ),
  );
}

/** Base sentences less those a change removes, then the sentences it adds. A removal that removes nothing is a mistake. */
function applied(base: readonly string[], changes: readonly string[], file: string): string[] {
  let left = [...base];
  for (const change of changes.filter((one) => one.startsWith('-'))) {
    const kept = left.filter((one) => !one.startsWith(change.slice(1)));
    if (kept.length === left.length) throw refuse(lawRefusals.badValue, { file, path: 'families', problem: `“${change}” removes nothing` });
    left = kept;
  }
  return [...left, ...changes.filter((one) => !one.startsWith('-'))];
}

/** The clause a verdict names when this one fails: the outermost alternative around it, else itself. */
function inTheWay(book: Rulebook, family: Family, on: string, id: string): string {
  const standard = book.ready(family.award, family.subject, on, []).standards.find((one) => one.id === family.standard);
  const path = (clause: ReadyClause): ReadyClause[] | undefined => {
    if (clause.id === id) return [clause];
    for (const child of clause.children) {
      const below = path(child);
      if (below) return [clause, ...below];
    }
    return undefined;
  };
  const way = standard ? (path(standard.root) ?? []) : [];
  return (way.find((one) => one.op !== 'all') ?? way.at(-1))?.id ?? id;
}

/** Values of parameters and caps on days, against what the files say they must be. */
export function runValues(book: Rulebook, files: readonly Placed<CaseFile>[]): CaseResult[] {
  const law = lawOf(book.library);
  const capOn = (code: string, on: string) => law.quotasOn(on).find((one) => one.code === code && !one.soft)?.percent ?? null;
  const compared = (code: string, on: string, file: string, got: unknown, is: unknown): CaseResult => ({
    name: `${code} ${on}`,
    file,
    problem: got === is ? null : `${String(got)} instead of ${String(is)}`,
  });
  return files.flatMap(({ value, file }) => [
    ...value.parameters.map((one) => compared(one.parameter, one.on, file, book.parameter(one.parameter, one.on) ?? null, one.is)),
    ...value.quotas.map((one) => compared(one.quota, one.on, file, capOn(one.quota, one.on), one.is)),
  ]);
}

/** Asks every case and compares; also says which clause no case shows in which way. */
export function runCases(book: Rulebook, files: readonly Placed<CaseFile>[]): CaseReport {
  const seen = new Map<string, Set<string>>();
  const asked = allCases(book, files).map((one): CaseResult => ({ name: one.name, file: one.file, problem: ask(book, one, seen) }));
  const results = [...asked, ...runValues(book, files)];
  return { cases: results.length, failed: results.filter((one) => one.problem !== null), uncited: uncited(book, seen) };
}

/** One case; `null` when it answers as it must. */
export function ask(book: Rulebook, one: LawCase, seen: Map<string, Set<string>> = new Map()): string | null {
  try {
    const year = one.year ?? Number(one.on.slice(0, 4));
    const facts = readFacts(factsFromSentences(one.subject, one.given, { year, on: one.on }), codesOf(book));
    const favour = one.favour ? { regime: 'R2026' as const, by: 'hội đồng', reason: 'có lợi hơn' } : undefined;
    const judged = judgeAward(book, facts, one.award, { acceptedOn: one.on, year, branch: one.branch, favour });
    const nodes = judged.tree.children.flatMap(flat);
    if (one.expect === 'refused') return `expected a refusal, got ${judged.verdict}`;
    const node = one.clause && nodes.find((other) => other.id === one.clause?.id);
    const problems = [
      judged.verdict === one.expect ? null : `${judged.verdict} (${judged.reason}) instead of ${one.expect}`,
      one.because === undefined || judged.reason === one.because ? null : `because ${judged.reason} instead of ${one.because}`,
      one.regime === undefined || judged.regime.code === one.regime ? null : `regime ${judged.regime.code}`,
      one.advice === undefined || judged.advice === one.advice ? null : `advice ${judged.advice}`,
      one.clause === undefined || node?.verdict === one.clause.verdict ? null : `clause ${one.clause.id} is ${node?.verdict ?? 'not there'}`,
    ].filter((problem) => problem !== null);
    if (one.clause && node && problems.length === 0) seen.set(node.id, (seen.get(node.id) ?? new Set()).add(node.verdict));
    return problems.length === 0 ? null : problems.join('; ');
  } catch (problem) {
    if (!(problem instanceof Refusal)) return (problem as Error).message;
    return one.expect === 'refused' && (one.because === undefined || one.because === problem.body.code) ? null : problem.message;
  }
}

const flat = (node: VerdictNode): VerdictNode[] => [node, ...node.children.flatMap(flat)];

/** Clauses that some fact can turn every way must be shown every way. */
const neverUnknown: ReadonlySet<string> = new Set(['not_dissolved']);
/** What nobody has read is never answered any other way. */
const alwaysUnknown: ReadonlySet<string> = new Set(['unread']);

/** Leaves of every standard, and every general rule beside at least one standard. */
function uncited(book: Rulebook, seen: ReadonlyMap<string, ReadonlySet<string>>): string[] {
  const wanted = (id: string, op: string, shown: ReadonlySet<string>) =>
    verdicts
      .filter((verdict) => !shown.has(verdict) && !(verdict === 'unknown' ? neverUnknown.has(op) : alwaysUnknown.has(op)))
      .map((verdict) => `${id}: ${verdict}`);
  const ofStandards = book.library.standards.flatMap(({ value }) =>
    [...clausesOf(value)]
      .filter(([, clause]) => !['all', 'any', 'not'].includes(opOf(clause)))
      .flatMap(([id, clause]) => wanted(id, opOf(clause), seen.get(id) ?? new Set())),
  );
  const ofGeneral = book.library.general.flatMap(({ value }) => {
    const shown = new Set([...seen].filter(([id]) => id.endsWith(`/${value.id}`)).flatMap(([, answers]) => [...answers]));
    return wanted(value.id, opOf(value.clause), shown);
  });
  return [...ofStandards, ...ofGeneral];
}
