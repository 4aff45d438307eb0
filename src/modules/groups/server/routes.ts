import { acts, reads, type Module } from '#platform/http/module.ts';
import { groupsApi } from '../contract.ts';
import { signHandover, startHandover, workHandover } from './actions/hand-over.ts';
import { addActivity, agreePairing, endPairing, pairTerms } from './actions/pair.ts';
import { decideTerm, describeTerm, rateHead, readRegulation, replacePost, setRepresentative } from './actions/run-term.ts';
import { createGroup, proposeTerm } from './actions/set-up.ts';
import { groupDetail, groupsOfUnit, listGroups, rotationAnswer, termDetail } from './queries.ts';

export const groupsModule: Module = {
  name: 'groups',
  routes: [
    reads(groupsApi.list, (tx, { query }) => listGroups(tx, query)),
    reads(groupsApi.detail, (tx, { params }) => groupDetail(tx, params.id)),
    reads(groupsApi.term, (tx, { params }) => termDetail(tx, params.id)),
    reads(groupsApi.ofUnit, (tx, { params }) => groupsOfUnit(tx, params.id)),
    reads(groupsApi.rotation, (tx, { params, query }) => rotationAnswer(tx, params.id, query.year)),
    acts(groupsApi.create, createGroup),
    acts(groupsApi.propose, proposeTerm),
    acts(groupsApi.decide, decideTerm),
    acts(groupsApi.replaceHead, replacePost),
    acts(groupsApi.setRepresentative, setRepresentative),
    acts(groupsApi.describe, describeTerm),
    acts(groupsApi.readRegulation, readRegulation),
    acts(groupsApi.rateHead, rateHead),
    acts(groupsApi.startHandover, startHandover),
    acts(groupsApi.workHandover, workHandover),
    acts(groupsApi.signHandover, signHandover),
    acts(groupsApi.pair, pairTerms),
    acts(groupsApi.agreePairing, agreePairing),
    acts(groupsApi.addActivity, addActivity),
    acts(groupsApi.endPairing, endPairing),
  ],
};
