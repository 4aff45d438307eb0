export type { AwardRow } from './contract.ts';
export { awardFactsOf, awardsOf, registerEntry, standingEntries, type AwardFact, type RegisterEntry, type Subject } from './server/queries.ts';
export { backEnterAward, entryWithdrawnJob, lockEntry, withdrawEntry, type Entry, type OldAward } from './server/back-entry.ts';
export { decideSubmission, type Deciding } from './server/decide.ts';
export {
  awardHead,
  cancelRegistered,
  confer,
  loadSubmission,
  lockAward,
  recordDecision,
  registerAward,
  returnSubmission,
  revokeAward,
  submitToMinister,
  type LoadedSubmission,
  type RegisteredAward,
  type Proposal,
} from './server/repository.ts';
export { mayDecide, mayGiveBack } from './server/policy.ts';
