import { acts, reads, type Module } from '#platform/http/module.ts';
import { portalApi } from '../contract.ts';
import { remindMembers } from './actions/remind-members.ts';
import { homeOf } from './home.ts';
import { termOverview } from './overview.ts';

export const portalModule: Module = {
  name: 'portal',
  routes: [
    reads(portalApi.home, (tx, { query }) => homeOf(tx, query.year)),
    reads(portalApi.term, (tx, { params }) => termOverview(tx, params.id)),
    acts(portalApi.remind, remindMembers),
  ],
};
