import { acts, reads, type Module } from '#platform/http/module.ts';
import { nominationsApi } from '../contract.ts';
import {
  archiveNomination,
  conferAward,
  enterStateDecision,
  enterStateRefusal,
  forwardNomination,
  revokeNomination,
} from './actions/after-decision.ts';
import { askForMore, checkNomination, checkPaper, explainFinding, markEligible, markIneligible } from './actions/check-nomination.ts';
import { createNomination } from './actions/create-nomination.ts';
import { passByStanding, putOnList, takeCouncilResults, takeOffList } from './actions/go-to-council.ts';
import { decideNominations, giveSubmissionBack, presentToMinister } from './actions/present-and-decide.ts';
import { receiveNomination, refuseNomination } from './actions/receive-nomination.ts';
import { resubmitNomination, submitNomination, withdrawNomination } from './actions/send-nomination.ts';
import { notePaper, recordUnitMinute, reopenNomination, saveNomination } from './actions/write-nomination.ts';
import { listNominations } from './list.ts';
import { meetingCases, newOptions, nominationDetail, proposalHistory } from './queries.ts';
import { defineNominationTargets } from './target.ts';
import { defineNominationMatters } from './year-matters.ts';

defineNominationTargets();
defineNominationMatters();

export const nominationsModule: Module = {
  name: 'nominations',
  routes: [
    reads(nominationsApi.list, (tx, { query }) => listNominations(tx, query)),
    reads(nominationsApi.options, (tx) => newOptions(tx)),
    reads(nominationsApi.history, (tx, { query }) => proposalHistory(tx, query)),
    reads(nominationsApi.cases, (tx, { params }) => meetingCases(tx, params.meetingId)),
    reads(nominationsApi.detail, (tx, { params }) => nominationDetail(tx, params.id)),
    acts(nominationsApi.create, createNomination),
    acts(nominationsApi.save, saveNomination),
    acts(nominationsApi.notePaper, notePaper),
    acts(nominationsApi.minute, recordUnitMinute),
    acts(nominationsApi.reopen, reopenNomination),
    acts(nominationsApi.submit, submitNomination),
    acts(nominationsApi.resubmit, resubmitNomination),
    acts(nominationsApi.withdraw, withdrawNomination),
    acts(nominationsApi.receive, receiveNomination),
    acts(nominationsApi.refuse, refuseNomination),
    acts(nominationsApi.check, checkNomination),
    acts(nominationsApi.explain, explainFinding),
    acts(nominationsApi.checkPaper, checkPaper),
    acts(nominationsApi.askMore, askForMore),
    acts(nominationsApi.eligible, markEligible),
    acts(nominationsApi.ineligible, markIneligible),
    acts(nominationsApi.putOnList, putOnList),
    acts(nominationsApi.takeOffList, takeOffList),
    acts(nominationsApi.passByStanding, passByStanding),
    acts(nominationsApi.takeResults, takeCouncilResults),
    acts(nominationsApi.present, presentToMinister),
    acts(nominationsApi.decide, decideNominations),
    acts(nominationsApi.giveBack, giveSubmissionBack),
    acts(nominationsApi.forward, forwardNomination),
    acts(nominationsApi.stateDecide, enterStateDecision),
    acts(nominationsApi.stateRefuse, enterStateRefusal),
    acts(nominationsApi.award, conferAward),
    acts(nominationsApi.archive, archiveNomination),
    acts(nominationsApi.revoke, revokeNomination),
  ],
};
