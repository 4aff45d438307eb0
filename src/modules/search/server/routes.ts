import { reads, type Module } from '#platform/http/module.ts';
import { searchApi } from '../contract.ts';
import { find } from './queries.ts';

export const searchModule: Module = {
  name: 'search',
  routes: [reads(searchApi.find, (tx, { query }) => find(tx, query))],
};
