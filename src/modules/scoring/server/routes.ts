import { acts, custom, reads, type Module } from '#platform/http/module.ts';
import { complaintsApi } from '../complaints/contract.ts';
import { scoringApi } from '../contract.ts';
import { crossApi } from '../cross/contract.ts';
import { pastApi } from '../past/contract.ts';
import { papersApi } from '../ranking/papers-contract.ts';
import { summaryApi } from '../ranking/summary-contract.ts';
import { applySheetFile, readSheetFile, undoSheetFile } from './workbooks/import-sheet.ts';
import { sendSummary } from './workbooks/summary.ts';
import { acceptCheck, explainSheet } from './sheets/answer-check.ts';
import { changeAsked } from './asked/change-asked.ts';
import { askedOf } from './asked/queries.ts';
import { assignTable } from './tables/assign-table.ts';
import { confirmAll, confirmSheet, finalizeAll, finalizeSheet } from './sheets/close-sheet.ts';
import { correctSheet } from './sheets/correct-sheet.ts';
import { noteContext } from './sheets/note-context.ts';
import { openRound } from './year/open-round.ts';
import { publishRanking } from './ranking/publish-ranking.ts';
import { giveBackSheet } from './sheets/give-back-sheet.ts';
import { reviewSheet } from './sheets/review-sheet.ts';
import { keepProposed, saveCheck, saveExplanation, saveFinal, saveSelf } from './sheets/save-lines.ts';
import { stateFacts } from './sheets/state-facts.ts';
import { submitSheet } from './sheets/submit-sheet.ts';
import { verifySheet } from './sheets/verify-sheet.ts';
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
import { papersOf, receivePaper, sendPaper } from './ranking/papers.ts';
import { sheetLinesOf, sheetOf } from './sheets/queries.ts';
import { publicationById, rankingOf, rankingRowsOf } from './tables/queries.ts';
import { rulebookRoutes } from './rulebooks/routes.ts';
import { historyOf, listSheets, overviewOf } from './year/queries.ts';
import { defineScoringMatters } from './year/matters.ts';

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
