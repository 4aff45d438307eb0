import { acts, reads, type Module } from '#platform/http/module.ts';
import { progressApi } from '../contract.ts';
import { addTasks } from './actions/add-tasks.ts';
import { cancelTask, completeTask, editTask, explainTask, undoTask } from './actions/change-task.ts';
import { answerExtension, askExtension } from './actions/extension.ts';
import { presentReport, saveReport, submitReport, withdrawReport } from './actions/month-report.ts';
import { approveProgramme, reopenProgramme, saveProgramme } from './actions/programme.ts';
import { setRule } from './actions/set-rule.ts';
import { boardOf, matrixOf } from './board.ts';
import { registerEvidenceTargets } from './evidence-targets.ts';
import { linksOf, overviewOf } from './overview.ts';
import { monthReport } from './report.ts';
import { listTasks } from './tasks.ts';
import { defineProgressMatters } from './year-matters.ts';

registerEvidenceTargets();
defineProgressMatters();

export const progressModule: Module = {
  name: 'progress',
  routes: [
    reads(progressApi.board, (tx, { query }) => boardOf(tx, query)),
    reads(progressApi.overview, (tx, { params }) => overviewOf(tx, params.unitId, params.year)),
    reads(progressApi.tasks, (tx, { params, query }) => listTasks(tx, params.unitId, params.year, query)),
    reads(progressApi.links, (tx, { params }) => linksOf(tx, params.unitId, params.year)),
    acts(progressApi.saveProgramme, saveProgramme),
    acts(progressApi.approve, approveProgramme),
    acts(progressApi.reopen, reopenProgramme),
    acts(progressApi.addTasks, addTasks),
    acts(progressApi.editTask, editTask),
    acts(progressApi.complete, completeTask),
    acts(progressApi.undo, undoTask),
    acts(progressApi.cancel, cancelTask),
    acts(progressApi.explain, explainTask),
    acts(progressApi.askExtension, askExtension),
    acts(progressApi.answerExtension, answerExtension),
    reads(progressApi.report, (tx, { params }) => monthReport(tx, params.unitId, params.year, params.month)),
    acts(progressApi.saveReport, saveReport),
    acts(progressApi.presentReport, presentReport),
    acts(progressApi.submitReport, submitReport),
    acts(progressApi.withdrawReport, withdrawReport),
    reads(progressApi.matrix, (tx, { params }) => matrixOf(tx, params.termId)),
    acts(progressApi.setRule, setRule),
  ],
};
