import { acts, reads, type Module } from '#platform/http/module.ts';
import { chooseApi } from '../choose-contract.ts';
import { choosePeople, makeDrafts } from './actions/choose-people.ts';
import { endQuota, setQuota } from './actions/own-quotas.ts';
import { chooseRows, chosenList } from './choosing.ts';
import { quotaRules } from './quota-queries.ts';

/** Choosing whom a unit proposes, with the caps and shares beside it. */
export const chooseRoutes: Module['routes'] = [
  reads(chooseApi.rows, (tx, { query }) => chooseRows(tx, query)),
  reads(chooseApi.list, (tx, { query }) => chosenList(tx, query)),
  reads(chooseApi.quotas, (tx, { query }) => quotaRules(tx, query.on)),
  acts(chooseApi.choose, choosePeople),
  acts(chooseApi.makeDrafts, makeDrafts),
  acts(chooseApi.setQuota, setQuota),
  acts(chooseApi.endQuota, endQuota),
];
