import { acts, reads, type Module } from '#platform/http/module.ts';
import { lawApi } from '../contract.ts';
import { lawVersionsApi } from '../change/contract.ts';
import { loadVersion } from './actions/load-version.ts';
import { publishVersion } from './actions/publish-version.ts';
import { replayVersion } from './actions/replay-version.ts';
import { withdrawVersion } from './actions/withdraw-version.ts';
import { currentLaw } from './current.ts';
import { awardsView, clausesView, instrumentsView } from './queries.ts';
import { listVersions, replayRows, versionChanges, versionDetail } from './version-queries.ts';

export const lawModule: Module = {
  name: 'law',
  routes: [
    reads(lawApi.awards, (tx, { query }) => awardsView(tx, query.on)),
    reads(lawApi.clauses, (tx, { query }) => clausesView(tx, query)),
    reads(lawApi.regimes, async (tx) => (await currentLaw(tx)).regimes()),
    reads(lawApi.instruments, (tx, { query }) => instrumentsView(tx, query.on)),
    reads(lawVersionsApi.versions, (tx, { query }) => listVersions(tx, query)),
    reads(lawVersionsApi.version, (tx, { params }) => versionDetail(tx, params.id)),
    reads(lawVersionsApi.changes, (tx, { params, query }) => versionChanges(tx, params.id, query)),
    acts(lawVersionsApi.load, loadVersion),
    acts(lawVersionsApi.replay, replayVersion),
    reads(lawVersionsApi.replayRows, (tx, { params, query }) => replayRows(tx, params.id, query)),
    acts(lawVersionsApi.publish, publishVersion),
    acts(lawVersionsApi.withdraw, withdrawVersion),
  ],
};
