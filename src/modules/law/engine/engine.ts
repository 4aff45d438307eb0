import { Refusal } from '#platform/refusal.ts';
import type { Day } from '#platform/dates.ts';
import { parseCases, parseLibrary, type LawFiles, type Library } from '../load.ts';
import { compileBatch, type BatchOptions, type BatchProgram } from './batch/program.ts';
import { runCases, type CaseReport } from './cases/run-cases.ts';
import { codesOf, readFacts } from './check-facts.ts';
import { evaluate, isGeneral, judgeAward, type AskOptions, type Judged } from './evaluate.ts';
import type { Facts } from './facts.ts';
import { road } from './road.ts';
import { rulebookOf, type Rulebook } from './rulebook.ts';
import type { Standard } from './rules.ts';
import type { RoadReport, VerdictReport } from './verdict.ts';

/** One set of law files, ready to be asked: the shipped one, or a draft an administrator looks at. */
export interface LawEngine {
  readonly library: Library;
  readonly book: Rulebook;
  /** Reads facts from outside; throws a named refusal. */
  readFacts(raw: unknown): Facts;
  /** May this subject have this award, and why. Throws when code or standard is missing. */
  evaluate(facts: Facts, award: string, options: AskOptions): VerdictReport;
  /** Verdict and reasons without the report and its hashes, at a part of the cost of `evaluate`. `null` = no standard recorded that day. */
  judge(facts: Facts, award: string, options: AskOptions): Judged | null;
  /** The earliest year the award can be reached, and what must happen by then. */
  road(facts: Facts, award: string, options: AskOptions): RoadReport;
  /** Rules compiled to loops over columns, for very many subjects of one kind on one day. */
  compile(options: BatchOptions): BatchProgram;
  /** Awards with a standard for such a subject on a day, in the order of the files; those nobody has read are left out. */
  awardsWithStandard(subject: Standard['subject'], day: Day): string[];
  /** Asks every case that lies beside the rules. */
  cases(): CaseReport;
}

/** Throws the refusal that names file and place when a file cannot be trusted; nothing is half loaded. */
export const engineOf = (files: LawFiles): LawEngine => engineOfLibrary(parseLibrary(files), files);

/** A library that was read already; `files` hold its cases, when there are any. */
export function engineOfLibrary(library: Library, files: LawFiles = {}): LawEngine {
  const book = rulebookOf(library);
  const codes = codesOf(book);
  return {
    library,
    book,
    readFacts: (raw) => readFacts(raw, codes),
    evaluate: (facts, award, options) => evaluate(book, facts, award, options),
    judge(facts, award, options) {
      try {
        return judgeAward(book, facts, award, options);
      } catch (problem) {
        if (problem instanceof Refusal && problem.body.code === 'law.no_standard') return null;
        throw problem;
      }
    },
    road: (facts, award, options) => road(book, facts, award, options),
    compile: (options) => compileBatch(book, options),
    awardsWithStandard: (subject, day) =>
      [...new Set(library.standards.map(({ value }) => value.award))].filter((award) =>
        book
          .ready(award, subject, day, [])
          .standards.some((one) => one.root.children.some((clause) => clause.op !== 'unread' && !isGeneral(book, clause.id, one.id))),
      ),
    cases: () => runCases(book, parseCases(files)),
  };
}
