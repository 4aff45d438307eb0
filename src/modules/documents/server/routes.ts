import { acts, reads, type Module } from '#platform/http/module.ts';
import { documentsApi } from '../contract.ts';
import { addDocument } from './actions/add-document.ts';
import { editDocument } from './actions/edit-document.ts';
import { documentDetail, listDocuments, listSources } from './queries.ts';

export const documentsModule: Module = {
  name: 'documents',
  routes: [
    reads(documentsApi.list, (tx, { query }) => listDocuments(tx, query)),
    reads(documentsApi.detail, (tx, { params }) => documentDetail(tx, params.id)),
    acts(documentsApi.add, addDocument),
    acts(documentsApi.edit, editDocument),
    reads(documentsApi.sources, (tx) => listSources(tx)),
  ],
};
