import { reads, type Module } from '#platform/http/module.ts';
import { eventsApi } from '../contract.ts';
import { directivesTo, listCongresses, listFacts, yearOfEvents } from './queries.ts';

export const eventsModule: Module = {
  name: 'events',
  routes: [
    reads(eventsApi.year, (tx, { query }) => yearOfEvents(tx, query.year)),
    reads(eventsApi.congresses, (tx) => listCongresses(tx)),
    reads(eventsApi.facts, (tx) => listFacts(tx)),
    reads(eventsApi.directives, (tx, { query }) => directivesTo(tx, query.groupId)),
  ],
};
