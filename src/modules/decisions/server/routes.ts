import { acts, reads, type Module } from '#platform/http/module.ts';
import { decisionsApi } from '../contract.ts';
import { fundApi } from '../fund-contract.ts';
import { publishDecision } from './actions/publish-decision.ts';
import { recordFund } from './actions/record-fund.ts';
import { bonusesOf, fundView, ledger } from './fund.ts';
import { awardsOf, decisionDetail, listAwards, listDecisions, listSubmissions, submissionDetail } from './queries.ts';

export const decisionsModule: Module = {
  name: 'decisions',
  routes: [
    reads(decisionsApi.awards, (tx, { query }) => listAwards(tx, query)),
    reads(decisionsApi.history, (tx, { query }) => awardsOf(tx, query)),
    reads(decisionsApi.decisions, (tx, { query }) => listDecisions(tx, query)),
    reads(decisionsApi.decision, (tx, { params }) => decisionDetail(tx, params.id)),
    acts(decisionsApi.publish, publishDecision),
    reads(fundApi.bonuses, (tx, { params }) => bonusesOf(tx, params.id)),
    reads(fundApi.ledger, (tx, { query }) => ledger(tx, query)),
    reads(fundApi.fund, (tx, { query }) => fundView(tx, query)),
    acts(fundApi.record, recordFund),
    reads(decisionsApi.submissions, (tx, { query }) => listSubmissions(tx, query)),
    reads(decisionsApi.submission, (tx, { params }) => submissionDetail(tx, params.id)),
  ],
};
