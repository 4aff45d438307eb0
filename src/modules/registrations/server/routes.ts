import { acts, reads, type Module } from '#platform/http/module.ts';
import { registrationsApi } from '../contract.ts';
import { beginRegistration } from './actions/begin.ts';
import { answerChange, askChange } from './actions/change.ts';
import { acceptRegistration, evaluateRegistration, returnRegistration } from './actions/review.ts';
import { lockDue, setWindow } from './actions/window.ts';
import { presentRegistration, saveRegistration, submitRegistration, withdrawRegistration } from './actions/write.ts';
import { registrationDetail } from './detail.ts';
import { registerEvidenceTargets } from './evidence-targets.ts';
import { listRegistrations, startOptions } from './queries.ts';
import { defineRegistrationMatters } from './year-matters.ts';

registerEvidenceTargets();
defineRegistrationMatters();

export const registrationsModule: Module = {
  name: 'registrations',
  routes: [
    reads(registrationsApi.list, (tx, { query }) => listRegistrations(tx, query)),
    reads(registrationsApi.start, (tx, { query }) => startOptions(tx, query.year)),
    reads(registrationsApi.detail, (tx, { params }) => registrationDetail(tx, params.id)),
    acts(registrationsApi.begin, beginRegistration),
    acts(registrationsApi.save, saveRegistration),
    acts(registrationsApi.present, presentRegistration),
    acts(registrationsApi.submit, submitRegistration),
    acts(registrationsApi.giveBack, returnRegistration),
    acts(registrationsApi.accept, acceptRegistration),
    acts(registrationsApi.withdraw, withdrawRegistration),
    acts(registrationsApi.askChange, askChange),
    acts(registrationsApi.answerChange, answerChange),
    acts(registrationsApi.evaluate, evaluateRegistration),
    acts(registrationsApi.setWindow, setWindow),
    acts(registrationsApi.lockDue, lockDue),
  ],
};
