import { acts, custom, reads, type Route } from '#platform/http/module.ts';
import { rulebookApi } from '../../rulebook/contract.ts';
import { createRulebook } from './create-rulebook.ts';
import { derivePassFail } from './derive-pass-fail.ts';
import { askPublish, discardRulebook, publishRulebook, returnRulebook } from './publish-rulebook.ts';
import { renewRulebook } from './renew-rulebook.ts';
import { saveRulebook } from './save-rulebook.ts';
import { tryRulebook } from './try-rulebook.ts';
import { receiveBookFile, sendBookFile, sendEmptyWorkbook, sendWorkbook } from './files.ts';
import { comparisonOf, listRulebooks, rulebookOf, trialOf } from './queries.ts';
import { listTemplates } from './templates.ts';

export const rulebookRoutes: readonly Route[] = [
  reads(rulebookApi.rulebooks, (tx, { query }) => listRulebooks(tx, query)),
  reads(rulebookApi.templates, () => listTemplates()),
  reads(rulebookApi.rulebook, (tx, { params }) => rulebookOf(tx, params.id)),
  acts(rulebookApi.create, createRulebook),
  acts(rulebookApi.save, saveRulebook),
  acts(rulebookApi.renew, renewRulebook),
  acts(rulebookApi.tryOut, tryRulebook),
  reads(rulebookApi.trial, (tx, { params }) => trialOf(tx, params.id)),
  acts(rulebookApi.ask, askPublish),
  acts(rulebookApi.giveBack, returnRulebook),
  acts(rulebookApi.publishRulebook, publishRulebook),
  acts(rulebookApi.discard, discardRulebook),
  reads(rulebookApi.compare, (tx, { query }) => comparisonOf(tx, query)),
  custom(rulebookApi.readFile, receiveBookFile),
  custom(rulebookApi.workbook, sendWorkbook),
  custom(rulebookApi.file, sendBookFile),
  custom(rulebookApi.emptyWorkbook, sendEmptyWorkbook),
  acts(rulebookApi.derivePassFail, derivePassFail),
];
