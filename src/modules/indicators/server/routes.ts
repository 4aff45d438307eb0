import { acts, custom, reads, type Module } from '#platform/http/module.ts';
import { indicatorsApi } from '../contract.ts';
import { keepSame, saveMonth, submitMonth } from './actions/enter-month.ts';
import { confirmFact, declareFact, editFact, takeBackFact } from './actions/facts.ts';
import { applyImport, previewFacts, previewRows, undoImport } from './actions/imports.ts';
import { askCorrection, confirmMonth, correctMonth, giveBackMonth, withdrawMonth } from './actions/settle-month.ts';
import { adoptDefinitions, assign, defineIndicator, endIndicator, reviseIndicator, setLevel, trackUnits } from './actions/setup.ts';
import { registerEvidenceTargets } from './evidence-targets.ts';
import { factDetail, listFacts } from './facts.ts';
import { receiveTable } from './files.ts';
import { monthFormOf } from './form.ts';
import { importDetail, listImports } from './imports.ts';
import { overviewOf } from './overview.ts';
import { boardOf, rollUpOf, termValuesOf } from './roll-up.ts';
import { definitionsOf } from './settings.ts';
import { sendFactsTemplate, sendTemplate } from './templates.ts';

registerEvidenceTargets();

export const indicatorsModule: Module = {
  name: 'indicators',
  routes: [
    reads(indicatorsApi.overview, (tx, { params }) => overviewOf(tx, params.unitId, params.year)),
    reads(indicatorsApi.form, (tx, { params, query }) => monthFormOf(tx, params.unitId, params.year, params.month, query.revision)),
    acts(indicatorsApi.save, saveMonth),
    acts(indicatorsApi.noChange, keepSame),
    acts(indicatorsApi.submit, submitMonth),
    acts(indicatorsApi.withdraw, withdrawMonth),
    acts(indicatorsApi.giveBack, giveBackMonth),
    acts(indicatorsApi.confirm, confirmMonth),
    acts(indicatorsApi.correct, correctMonth),
    acts(indicatorsApi.askCorrection, askCorrection),
    acts(indicatorsApi.track, trackUnits),
    acts(indicatorsApi.assign, assign),
    reads(indicatorsApi.facts, (tx, { query }) => listFacts(tx, query)),
    reads(indicatorsApi.fact, (tx, { params }) => factDetail(tx, params.id)),
    acts(indicatorsApi.declareFact, declareFact),
    acts(indicatorsApi.editFact, editFact),
    acts(indicatorsApi.confirmFact, confirmFact),
    acts(indicatorsApi.takeBackFact, takeBackFact),
    reads(indicatorsApi.board, (tx, { query }) => boardOf(tx, query)),
    reads(indicatorsApi.rollUp, (tx, { params }) => rollUpOf(tx, params.termId)),
    reads(indicatorsApi.termValues, (tx, { params }) => termValuesOf(tx, params.termId)),
    reads(indicatorsApi.definitions, (tx, { query }) => definitionsOf(tx, query.year)),
    acts(indicatorsApi.adopt, adoptDefinitions),
    acts(indicatorsApi.define, defineIndicator),
    acts(indicatorsApi.revise, reviseIndicator),
    acts(indicatorsApi.endDefinition, endIndicator),
    acts(indicatorsApi.setLevel, setLevel),
    reads(indicatorsApi.imports, (tx, { query }) => listImports(tx, query)),
    reads(indicatorsApi.importOne, (tx, { params }) => importDetail(tx, params.id)),
    custom(indicatorsApi.upload, receiveTable),
    acts(indicatorsApi.preview, previewRows),
    acts(indicatorsApi.previewFacts, previewFacts),
    acts(indicatorsApi.apply, applyImport),
    acts(indicatorsApi.undo, undoImport),
    custom(indicatorsApi.template, sendTemplate),
    custom(indicatorsApi.factsTemplate, sendFactsTemplate),
  ],
};
