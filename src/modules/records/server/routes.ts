import { acts, custom, reads, type Module } from '#platform/http/module.ts';
import { recordsApi } from '../contract.ts';
import { applyWorkbook, chooseRow, discardWorkbook, undoWorkbook } from './actions/import-workbook.ts';
import { backEnter, stateUsedWork, withdrawAward } from './actions/keep-award.ts';
import { addFact, correctOneFact, revealFact, withdrawOneFact } from './actions/keep-fact.ts';
import { addInitiative, correctOneInitiative, noteUse, releaseUse, withdrawInitiative } from './actions/keep-initiative.ts';
import { mergePeople, undoMerge } from './actions/merge-people.ts';
import { eligibilityRoute } from './eligibility.ts';
import { receiveWorkbook, sendTemplate } from './import-files.ts';
import { importDetail, listImports } from './import-store.ts';
import { initiativeDetail, listInitiatives } from './initiative-query.ts';
import { listPeople, listUnits, wayTo } from './list-queries.ts';
import { compareTwo, listDuplicates, listMerges } from './merge-queries.ts';
import { earlierOf, recordDetail } from './record-query.ts';
import { sql } from '#platform/db/database.ts';

export const recordsModule: Module = {
  name: 'records',
  routes: [
    reads(recordsApi.people, (tx, { query }) => listPeople(tx, query)),
    reads(recordsApi.units, (tx, { query }) => listUnits(tx, query)),
    reads(recordsApi.way, (tx, { params }) => wayTo(tx, params.kind, params.id)),
    reads(recordsApi.mine, async (tx) => {
      const { accountId, personId } = tx.actor;
      if (accountId === null || personId === null) return { personId: null };
      return tx.one<{ personId: string }>(sql`select records.root_of(${personId}) as person_id`);
    }),
    reads(recordsApi.person, (tx, { params }) => recordDetail(tx, 'person', params.id)),
    reads(recordsApi.unit, (tx, { params }) => recordDetail(tx, 'unit', params.id)),
    custom(recordsApi.personEligibility, eligibilityRoute('person')),
    custom(recordsApi.unitEligibility, eligibilityRoute('unit')),
    reads(recordsApi.fact, (tx, { params }) => earlierOf(tx, params.kind, params.id)),
    acts(recordsApi.addFact, addFact),
    acts(recordsApi.correctFact, correctOneFact),
    acts(recordsApi.withdrawFact, withdrawOneFact),
    acts(recordsApi.revealFact, revealFact),
    acts(recordsApi.backEnterAward, backEnter),
    acts(recordsApi.withdrawAward, withdrawAward),
    acts(recordsApi.stateUsedWork, stateUsedWork),
    reads(recordsApi.initiatives, (tx, { query }) => listInitiatives(tx, query)),
    reads(recordsApi.initiative, (tx, { params }) => initiativeDetail(tx, params.id)),
    acts(recordsApi.addInitiative, addInitiative),
    acts(recordsApi.correctInitiative, correctOneInitiative),
    acts(recordsApi.withdrawInitiative, withdrawInitiative),
    acts(recordsApi.noteUse, noteUse),
    acts(recordsApi.releaseUse, releaseUse),
    custom(recordsApi.template, sendTemplate),
    reads(recordsApi.imports, (tx, { query }) => listImports(tx, query)),
    custom(recordsApi.upload, receiveWorkbook),
    reads(recordsApi.import, (tx, { params }) => importDetail(tx, params.id)),
    acts(recordsApi.chooseRow, chooseRow),
    acts(recordsApi.applyImport, applyWorkbook),
    acts(recordsApi.discardImport, discardWorkbook),
    acts(recordsApi.undoImport, undoWorkbook),
    reads(recordsApi.duplicates, (tx, { query }) => listDuplicates(tx, query)),
    reads(recordsApi.compare, (tx, { params }) => compareTwo(tx, params)),
    reads(recordsApi.merges, (tx, { query }) => listMerges(tx, query)),
    acts(recordsApi.merge, mergePeople),
    acts(recordsApi.undoMerge, undoMerge),
  ],
};
