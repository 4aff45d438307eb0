import { acts, custom, reads, type Module } from '#platform/http/module.ts';
import { evidenceApi } from '../contract.ts';
import { addFact } from './actions/add-evidence.ts';
import { attachEvidence, detachEvidence } from './actions/attach-evidence.ts';
import { checkEvidence } from './actions/check-evidence.ts';
import { countSecret } from './actions/count-secret.ts';
import { discardEvidence, editEvidence } from './actions/keep-evidence.ts';
import { receiveFile, sendFile } from './files.ts';
import { evidenceDetail, evidenceOfObject, listEvidence } from './queries.ts';

export const evidenceModule: Module = {
  name: 'evidence',
  routes: [
    reads(evidenceApi.list, (tx, { query }) => listEvidence(tx, query)),
    reads(evidenceApi.detail, (tx, { params }) => evidenceDetail(tx, params.id)),
    reads(evidenceApi.ofObject, (tx, { params }) => evidenceOfObject(tx, params.type, params.objectId)),
    custom(evidenceApi.upload, receiveFile),
    acts(evidenceApi.addFact, addFact),
    acts(evidenceApi.edit, editEvidence),
    acts(evidenceApi.discard, discardEvidence),
    acts(evidenceApi.attach, attachEvidence),
    acts(evidenceApi.detach, detachEvidence),
    acts(evidenceApi.check, checkEvidence),
    acts(evidenceApi.countSecret, countSecret),
    custom(evidenceApi.download, sendFile),
  ],
};
