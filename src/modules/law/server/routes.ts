import { reads, type Module } from '#platform/http/module.ts';
import { lawApi } from '../contract.ts';
import { currentLaw } from './current.ts';
import { awardsView, instrumentsView } from './queries.ts';

export const lawModule: Module = {
  name: 'law',
  routes: [
    reads(lawApi.awards, (tx, { query }) => awardsView(tx, query.on)),
    reads(lawApi.regimes, async (tx) => (await currentLaw(tx)).regimes()),
    reads(lawApi.instruments, (tx, { query }) => instrumentsView(tx, query.on)),
  ],
};
