import { acts, custom, reads, type Module } from '#platform/http/module.ts';
import { lawDeskApi } from '../law-contract.ts';
import { cancelAward, closeFlag } from './actions/cancel-award.ts';
import { chooseFavourable, declareUsedInitiatives } from './actions/law-choice.ts';
import { impactOfAward, impactOfDossier, impactOfFact } from './impact.ts';
import { dependentsView, listFlags, verdictsOf, verifyVerdict } from './law-queries.ts';

/** The pinned verdict of the law, and what stands on it (law.md §1, §9, §13). */
export const lawDeskRoutes: Module['routes'] = [
  reads(lawDeskApi.verdicts, (tx, { params }) => verdictsOf(tx, params.id)),
  reads(lawDeskApi.verify, (tx, { params }) => verifyVerdict(tx, params.id, params.verdictId)),
  reads(lawDeskApi.dependents, (tx, { params }) => dependentsView(tx, params.id)),
  custom(lawDeskApi.impactOfAward, ({ actor, params, services }) => impactOfAward(services.db, actor, params.id)),
  custom(lawDeskApi.impactOfDossier, ({ actor, params, services }) => impactOfDossier(services.db, actor, params.id)),
  custom(lawDeskApi.impactOfFact, ({ actor, params, query, services }) => impactOfFact(services.db, actor, { ...params, ...query })),
  reads(lawDeskApi.flags, (tx, { query }) => listFlags(tx, query)),
  acts(lawDeskApi.favour, chooseFavourable),
  acts(lawDeskApi.declare, declareUsedInitiatives),
  acts(lawDeskApi.cancel, cancelAward),
  acts(lawDeskApi.closeFlag, closeFlag),
];
