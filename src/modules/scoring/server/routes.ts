import { acts, custom, reads, type Module } from '#platform/http/module.ts';
import { complaintsApi } from '../complaint/contract.ts';
import { scoringApi } from '../contract.ts';
import { crossApi } from '../cross/contract.ts';
import { pastApi } from '../past/contract.ts';
import { papersApi } from '../papers-contract.ts';
import { summaryApi } from '../summary-contract.ts';
import { applySheetFile, readSheetFile, undoSheetFile } from './workbooks/import-sheet.ts';
import { sendSummary } from './workbooks/summary.ts';
import { acceptCheck, explainSheet } from './actions/answer-check.ts';
import { changeAsked } from './asked/change-asked.ts';
import { askedOf } from './asked/queries.ts';
import { assignTable } from './actions/assign-table.ts';
import { confirmAll, confirmSheet, finalizeAll, finalizeSheet } from './actions/close-sheet.ts';
import { correctSheet } from './actions/correct-sheet.ts';
import { noteContext } from './actions/note-context.ts';
import { openRound } from './actions/open-round.ts';
import { publishRanking } from './actions/publish-ranking.ts';
import { giveBackSheet } from './actions/give-back-sheet.ts';
import { reviewSheet } from './actions/review-sheet.ts';
import { keepProposed, saveCheck, saveExplanation, saveFinal, saveSelf } from './actions/save-lines.ts';
import { stateFacts } from './actions/state-facts.ts';
import { submitSheet } from './actions/submit-sheet.ts';
import { verifySheet } from './actions/verify-sheet.ts';
import { answerComplaint, raiseComplaint, withdrawComplaint } from './complaints/actions.ts';
import { complaintOf, listComplaints } from './complaints/queries.ts';
import { closeCross, openCross, saveMarks, sendMarks } from './cross/actions.ts';
import { crossResultRows, crossRoundOf, markFormOf } from './cross/queries.ts';
import { integrityApi } from '../integrity/contract.ts';
import { listSignals, lookAtSignal } from './integrity/signals.ts';
import { whatIfOf } from './integrity/what-if.ts';
import { defineScoringProofs } from './evidence-target.ts';
import { applyPast, readPast, sendPastFile, undoPast } from './past/actions.ts';
import { pastOf } from './past/results.ts';
import { papersOf, receivePaper, sendPaper } from './papers.ts';
import { sheetLinesOf, sheetOf } from './queries-sheet.ts';
import { publicationById, rankingOf, rankingRowsOf } from './queries-tables.ts';
import { rulebookRoutes } from './rulebook-routes.ts';
import { historyOf, listSheets, overviewOf } from './queries-year.ts';
import { defineScoringMatters } from './year-matters.ts';

defineScoringProofs();
defineScoringMatters();

export const scoringModule: Module = {
  name: 'scoring',
  routes: [
    reads(scoringApi.overview, (tx, { query }) => overviewOf(tx, query.year)),
    reads(scoringApi.sheets, (tx, { query }) => listSheets(tx, query)),
    acts(scoringApi.openRound, openRound),
    reads(scoringApi.asked, (tx, { params, query }) => askedOf(tx, params.id, query.rulebookId)),
    acts(scoringApi.changeAsked, changeAsked),
    acts(scoringApi.assignTable, assignTable),
    reads(scoringApi.sheet, (tx, { params }) => sheetOf(tx, params.id)),
    reads(scoringApi.sheetLines, (tx, { params }) => sheetLinesOf(tx, params.id)),
    acts(scoringApi.saveSelf, saveSelf),
    acts(scoringApi.stateFacts, stateFacts),
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
    reads(scoringApi.publication, (tx, { params }) => publicationById(tx, params.id)),
    reads(scoringApi.rankingRows, (tx, { params }) => rankingRowsOf(tx, params.id)),
    acts(scoringApi.publishRanking, publishRanking),
    reads(scoringApi.history, (tx, { query }) => historyOf(tx, query.unitId)),
    ...rulebookRoutes,
    reads(complaintsApi.list, (tx, { query }) => listComplaints(tx, query)),
    reads(complaintsApi.one, (tx, { params }) => complaintOf(tx, params.id)),
    acts(complaintsApi.raise, raiseComplaint),
    acts(complaintsApi.answer, answerComplaint),
    acts(complaintsApi.withdraw, withdrawComplaint),
    reads(papersApi.list, (tx, { params }) => papersOf(tx, params.id)),
    custom(papersApi.add, receivePaper),
    custom(papersApi.file, sendPaper),
    reads(crossApi.round, (tx, { params }) => crossRoundOf(tx, params.id)),
    reads(crossApi.results, (tx, { params }) => crossResultRows(tx, params.id)),
    acts(crossApi.open, openCross),
    acts(crossApi.close, closeCross),
    reads(crossApi.form, (tx, { params }) => markFormOf(tx, params.roundId, params.unitId)),
    acts(crossApi.save, saveMarks),
    acts(crossApi.send, sendMarks),
    custom(summaryApi.workbook, sendSummary),
    custom(summaryApi.readSheet, readSheetFile),
    acts(summaryApi.applySheet, applySheetFile),
    acts(summaryApi.undoSheet, undoSheetFile),
    reads(pastApi.one, (tx, { params }) => pastOf(tx, params.id)),
    custom(pastApi.read, readPast),
    custom(pastApi.apply, applyPast),
    acts(pastApi.undo, undoPast),
    custom(pastApi.file, sendPastFile),
    reads(integrityApi.signals, (tx, { query }) => listSignals(tx, query)),
    acts(integrityApi.look, lookAtSignal),
    reads(integrityApi.whatIf, (tx, { params, query }) => whatIfOf(tx, params.termId, query)),
  ],
};
