import { acts, reads, type Module } from '#platform/http/module.ts';
import { directoryApi } from '../contract.ts';
import { addUnit } from './actions/add-unit.ts';
import { closeUnit } from './actions/close-unit.ts';
import { addAlias, editUnit } from './actions/edit-unit.ts';
import { endPost, givePost } from './actions/hold-post.ts';
import { appointOfficer, endOfficer } from './actions/keep-officer.ts';
import { addPerson, editPerson } from './actions/keep-person.ts';
import { mergeUnit } from './actions/merge-unit.ts';
import { moveUnit } from './actions/move-unit.ts';
import { renameUnit } from './actions/rename-unit.ts';
import { splitUnit } from './actions/split-unit.ts';
import { listPeople, listUnits, unitTree } from './list-queries.ts';
import { officerReport } from './officer-report.ts';
import { personDetail } from './person-query.ts';
import { unitDetail } from './unit-query.ts';

export const directoryModule: Module = {
  name: 'directory',
  routes: [
    reads(directoryApi.units, (tx, { query }) => listUnits(tx, query)),
    reads(directoryApi.tree, (tx, { query }) => unitTree(tx, query.on ?? tx.today)),
    reads(directoryApi.unit, (tx, { params, query }) => unitDetail(tx, params.id, query.on ?? tx.today)),
    reads(directoryApi.people, (tx, { query }) => listPeople(tx, query)),
    reads(directoryApi.person, (tx, { params, query }) => personDetail(tx, params.id, query.on ?? tx.today)),
    reads(directoryApi.officerReport, (tx, { query }) => officerReport(tx, query.on ?? tx.today)),
    acts(directoryApi.addUnit, addUnit),
    acts(directoryApi.editUnit, editUnit),
    acts(directoryApi.renameUnit, renameUnit),
    acts(directoryApi.mergeUnit, mergeUnit),
    acts(directoryApi.splitUnit, splitUnit),
    acts(directoryApi.moveUnit, moveUnit),
    acts(directoryApi.closeUnit, closeUnit),
    acts(directoryApi.addAlias, addAlias),
    acts(directoryApi.addPerson, addPerson),
    acts(directoryApi.editPerson, editPerson),
    acts(directoryApi.givePost, givePost),
    acts(directoryApi.endPost, endPost),
    acts(directoryApi.appointOfficer, appointOfficer),
    acts(directoryApi.endOfficer, endOfficer),
  ],
};
