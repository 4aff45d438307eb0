import { acts, reads, type Module } from '#platform/http/module.ts';
import { agreementsApi } from '../contract.ts';
import { amend, voidAgreement, withdrawAmendment } from './actions/amend.ts';
import { answer, comment, editAgreement, revise, sendForComment } from './actions/consult.ts';
import { draftAgreement } from './actions/draft.ts';
import { addActivity, archive, assess, judge, note, withdrawActivity } from './actions/follow.ts';
import { agree, sign } from './actions/sign.ts';
import './evidence-target.ts';
import { agreementDetail, listAgreements, startOptions } from './queries.ts';
import { defineAgreementMatters } from './year-matters.ts';

defineAgreementMatters();

export const agreementsModule: Module = {
  name: 'agreements',
  routes: [
    reads(agreementsApi.list, (tx, { query }) => listAgreements(tx, query)),
    reads(agreementsApi.startOptions, (tx) => startOptions(tx)),
    reads(agreementsApi.detail, (tx, { params }) => agreementDetail(tx, params.id)),
    acts(agreementsApi.draft, draftAgreement),
    acts(agreementsApi.edit, editAgreement),
    acts(agreementsApi.sendForComment, sendForComment),
    acts(agreementsApi.comment, comment),
    acts(agreementsApi.answer, answer),
    acts(agreementsApi.revise, revise),
    acts(agreementsApi.agree, agree),
    acts(agreementsApi.sign, sign),
    acts(agreementsApi.amend, amend),
    acts(agreementsApi.withdrawAmendment, withdrawAmendment),
    acts(agreementsApi.void, voidAgreement),
    acts(agreementsApi.note, note),
    acts(agreementsApi.addActivity, addActivity),
    acts(agreementsApi.withdrawActivity, withdrawActivity),
    acts(agreementsApi.judge, judge),
    acts(agreementsApi.assess, assess),
    acts(agreementsApi.archive, archive),
  ],
};
