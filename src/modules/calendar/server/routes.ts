import { reads, type Module } from '#platform/http/module.ts';
import { calendarApi } from '../contract.ts';
import { anniversariesOf } from './queries.ts';

export const calendarModule: Module = {
  name: 'calendar',
  routes: [reads(calendarApi.anniversaries, (tx, { query }) => anniversariesOf(tx, query.year))],
};
