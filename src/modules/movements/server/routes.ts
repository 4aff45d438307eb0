import { acts, reads, type Module } from '#platform/http/module.ts';
import { criteriaApi, movementsApi, yearsApi } from '../contract.ts';
import { approveMovement, confirmEvent, returnToDraft } from './actions/approve-movement.ts';
import { cancelMovement, extendMovement, resumeMovement, suspendMovement } from './actions/change-course.ts';
import { editCriteria, startCriteria } from './actions/draft-criteria.ts';
import { draftMovement, editMovement } from './actions/draft-movement.ts';
import { launchMovement, setLaunchDocument } from './actions/launch-movement.ts';
import { extendCriteria, publishCriteria, reviseCriteria } from './actions/publish-criteria.ts';
import { openLaunch, remindUnread } from './actions/receive-launch.ts';
import { draftResponse, submitResponse } from './actions/respond.ts';
import {
  beginMovement,
  closeMovement,
  continueMovement,
  reviewFinal,
  reviewInterim,
  rewardMovement,
  sumUpMovement,
} from './actions/review-movement.ts';
import { changeTheme, createYear, setMilestones } from './actions/shape-year.ts';
import * as years from './actions/year-steps.ts';
import { criteriaDetail } from './criteria-views.ts';
import { movementDetail } from './detail.ts';
import { draftOptions, listMovements } from './list.ts';
import { responseMatrix } from './matrix.ts';
import { listYears, yearDetail } from './years.ts';

export const movementsModule: Module = {
  name: 'movements',
  routes: [
    reads(yearsApi.list, (tx) => listYears(tx)),
    reads(yearsApi.detail, (tx, { params }) => yearDetail(tx, params.year)),
    acts(yearsApi.create, createYear),
    acts(yearsApi.changeTheme, changeTheme),
    acts(yearsApi.setMilestones, setMilestones),
    acts(yearsApi.launch, years.launchYear),
    acts(yearsApi.assignGroups, years.assignGroups),
    acts(yearsApi.openRegistration, years.openRegistration),
    acts(yearsApi.closeRegistration, years.closeRegistration),
    acts(yearsApi.openMidyear, years.openMidyear),
    acts(yearsApi.closeMidyear, years.closeMidyear),
    acts(yearsApi.issueGuide, years.issueGuide),
    acts(yearsApi.closeSelfScoring, years.closeSelfScoring),
    acts(yearsApi.submitGroups, years.submitGroups),
    acts(yearsApi.conclude, years.concludeYear),
    acts(yearsApi.decide, years.decideYear),
    acts(yearsApi.close, years.closeYear),
    acts(yearsApi.reopen, years.reopenYear),

    reads(movementsApi.list, (tx, { query }) => listMovements(tx, query)),
    reads(movementsApi.matrix, (tx, { query }) => responseMatrix(tx, query)),
    reads(movementsApi.options, (tx) => draftOptions(tx)),
    reads(movementsApi.detail, (tx, { params }) => movementDetail(tx, params.id)),
    acts(movementsApi.draft, draftMovement),
    acts(movementsApi.edit, editMovement),
    acts(movementsApi.approve, approveMovement),
    acts(movementsApi.returnToDraft, returnToDraft),
    acts(movementsApi.confirmEvent, confirmEvent),
    acts(movementsApi.launch, launchMovement),
    acts(movementsApi.setDocument, setLaunchDocument),
    acts(movementsApi.open, openLaunch),
    acts(movementsApi.remind, remindUnread),
    acts(movementsApi.respond, draftResponse),
    acts(movementsApi.submitResponse, submitResponse),
    acts(movementsApi.begin, beginMovement),
    acts(movementsApi.reviewInterim, reviewInterim),
    acts(movementsApi.continue, continueMovement),
    acts(movementsApi.sumUp, sumUpMovement),
    acts(movementsApi.reviewFinal, reviewFinal),
    acts(movementsApi.reward, rewardMovement),
    acts(movementsApi.close, closeMovement),
    acts(movementsApi.extend, extendMovement),
    acts(movementsApi.suspend, suspendMovement),
    acts(movementsApi.resume, resumeMovement),
    acts(movementsApi.cancel, cancelMovement),

    reads(criteriaApi.detail, (tx, { params }) => criteriaDetail(tx, params.id)),
    acts(criteriaApi.start, startCriteria),
    acts(criteriaApi.edit, editCriteria),
    acts(criteriaApi.publish, publishCriteria),
    acts(criteriaApi.revise, reviseCriteria),
    acts(criteriaApi.extend, extendCriteria),
  ],
};
