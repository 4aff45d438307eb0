export type { AwardType, InstrumentInForce, LegalQuota, Publicity, Regime } from './contract.ts';
export type { CurrentLaw } from './current.ts';
export { bonus, organisingShareOf, payments, type Bonus, type BonusSubject, type Payable, type Payment } from './tables/bonus.ts';
export { bonusIssuers } from './tables/files.ts';
export { clausesBeside, generalRulesOf, type LawClause } from './clauses.ts';
export { basisOf, markedSource } from './cite.ts';
export { deadline, type Deadline } from './tables/deadline.ts';
/** `currentLaw(tx)` answers about any day with everything published by now; `shippedLaw` knows the files alone. */
export { currentLaw, deadlineFor, shippedEngine, shippedLaw } from './server/current.ts';
/** The job that asks last year anew under a draft; the wiring hands in where dossiers and subjects come from. */
export { replayJob, type ReplayItem, type ReplaySource } from './server/replay-job.ts';

export { completed } from './engine/completed.ts';
/** Facts about one subject and what the rules answer about them: `engine/facts.ts`, `engine/verdict.ts`. */
export { factsFile, factsFormat, type Facts, type FactsInput } from './engine/facts.ts';
export type { AskOptions } from './engine/evaluate.ts';
export type { FavourChoice, RoadReport, Verdict, VerdictNode, VerdictReport } from './engine/verdict.ts';

export { engineOf, type LawEngine } from './engine/engine.ts';
export { replay, type ReplayChange, type ReplayReport } from './engine/replay.ts';
export { judgeMany, type ManyAnswers, type ManyAsked, type ManyVerdict } from './engine/batch/judge-many.ts';
export type { BatchOptions, BatchProgram, BatchRule } from './engine/batch/program.ts';
export type { CaseReport } from './engine/cases/run-cases.ts';
export type { Quota } from './engine/lists.ts';
export { awardTypes } from './engine/scales.ts';
export { readLawFiles, type LawFiles } from './load.ts';
/** The rules of one library alone: a pinned snapshot is asked again with nothing else. */
export { judgeWith, type Library } from './judge.ts';
