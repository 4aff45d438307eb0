import { custom, reads, type Module } from '#platform/http/module.ts';
import { auditApi } from '../contract.ts';
import { exportEvents } from './export.ts';
import { historyOf, listEvents } from './queries.ts';

export const auditModule: Module = {
  name: 'audit',
  routes: [
    reads(auditApi.list, (tx, { query }) => listEvents(tx, query)),
    reads(auditApi.of, (tx, { params }) => historyOf(tx, params.type, params.id)),
    custom(auditApi.export, exportEvents),
  ],
};
