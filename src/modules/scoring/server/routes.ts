import { acts, reads, type Module } from '#platform/http/module.ts';
import { scoringApi } from '../contract.ts';
import { acceptCheck, explainSheet } from './actions/answer-check.ts';
import { assignTable } from './actions/assign-table.ts';
import { confirmAll, confirmSheet, finalizeAll, finalizeSheet } from './actions/close-sheet.ts';
import { correctSheet } from './actions/correct-sheet.ts';
import { noteContext } from './actions/note-context.ts';
import { openRound } from './actions/open-round.ts';
import { publishRanking } from './actions/publish-ranking.ts';
import { giveBackSheet, reviewSheet } from './actions/review-sheet.ts';
import { keepProposed, saveCheck, saveExplanation, saveFinal, saveSelf } from './actions/save-lines.ts';
import { submitSheet } from './actions/submit-sheet.ts';
import { verifySheet } from './actions/verify-sheet.ts';
import { defineCriterionLines } from './evidence-target.ts';
import { sheetLinesOf, sheetOf } from './queries-sheet.ts';
import { rankingOf, rankingRowsOf } from './queries-tables.ts';
import { rulebookRoutes } from './rulebook-routes.ts';
import { historyOf, listSheets, overviewOf } from './queries-year.ts';
import { defineScoringMatters } from './year-matters.ts';

defineCriterionLines();
defineScoringMatters();

export const scoringModule: Module = {
  name: 'scoring',
  routes: [
    reads(scoringApi.overview, (tx, { query }) => overviewOf(tx, query.year)),
    reads(scoringApi.sheets, (tx, { query }) => listSheets(tx, query)),
    acts(scoringApi.openRound, openRound),
    acts(scoringApi.assignTable, assignTable),
    reads(scoringApi.sheet, (tx, { params }) => sheetOf(tx, params.id)),
    reads(scoringApi.sheetLines, (tx, { params }) => sheetLinesOf(tx, params.id)),
    acts(scoringApi.saveSelf, saveSelf),
    acts(scoringApi.submit, submitSheet),
    acts(scoringApi.saveCheck, saveCheck),
    acts(scoringApi.keepProposed, keepProposed),
    acts(scoringApi.giveBack, giveBackSheet),
    acts(scoringApi.review, reviewSheet),
    acts(scoringApi.saveExplanation, saveExplanation),
    acts(scoringApi.explain, explainSheet),
    acts(scoringApi.accept, acceptCheck),
    acts(scoringApi.saveFinal, saveFinal),
    acts(scoringApi.verify, verifySheet),
    acts(scoringApi.confirm, confirmSheet),
    acts(scoringApi.confirmAll, confirmAll),
    acts(scoringApi.finalize, finalizeSheet),
    acts(scoringApi.finalizeAll, finalizeAll),
    acts(scoringApi.correct, correctSheet),
    acts(scoringApi.noteContext, noteContext),
    reads(scoringApi.ranking, (tx, { params }) => rankingOf(tx, params.id)),
    reads(scoringApi.rankingRows, (tx, { params }) => rankingRowsOf(tx, params.id)),
    acts(scoringApi.publishRanking, publishRanking),
    reads(scoringApi.history, (tx, { query }) => historyOf(tx, query.unitId)),
    ...rulebookRoutes,
  ],
};
