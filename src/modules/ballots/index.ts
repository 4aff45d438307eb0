export { ballotsOf, castVote, closeBallot, countBallots, enterPaperCount, openBallot, type Cast, type NewBallot } from './server/repository.ts';
export { neededYes } from './rules.ts';
