import { acts, reads, type Module } from '#platform/http/module.ts';
import { calendarApi } from '../contract.ts';
import { proposeYear } from './actions/propose-year.ts';
import { confirmYear, rejectYear } from './actions/settle-year.ts';
import { anniversariesOf } from './queries.ts';
import { countView, workYear } from './work-queries.ts';

export const calendarModule: Module = {
  name: 'calendar',
  routes: [
    reads(calendarApi.anniversaries, (tx, { query }) => anniversariesOf(tx, query.year)),
    reads(calendarApi.workYear, (tx, { params }) => workYear(tx, params.year)),
    reads(calendarApi.count, (tx, { query }) => countView(tx, query.from, query.days)),
    acts(calendarApi.proposeYear, proposeYear),
    acts(calendarApi.confirmYear, confirmYear),
    acts(calendarApi.rejectYear, rejectYear),
  ],
};
