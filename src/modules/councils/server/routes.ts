import { acts, reads, type Module } from '#platform/http/module.ts';
import { councilsApi } from '../contract.ts';
import { addMember, changeDuty, endMember } from './actions/change-members.ts';
import { attendMeeting, openMeeting } from './actions/hold-session.ts';
import { createCouncil, editCouncil } from './actions/manage-council.ts';
import { cancelMeeting, inviteMeeting, planMeeting, postponeMeeting } from './actions/plan-meeting.ts';
import { closeVoting, countVoting, enterPaper, openVoting } from './actions/run-ballot.ts';
import { concludeMeeting, editMinutes, signAsChair, signAsSecretary } from './actions/sign-minutes.ts';
import { castMyVote, recordVote } from './actions/vote.ts';
import { councilDetail, listCouncils, meetingDetail } from './queries.ts';

export const councilsModule: Module = {
  name: 'councils',
  routes: [
    reads(councilsApi.list, (tx) => listCouncils(tx)),
    reads(councilsApi.one, (tx, { params, query }) => councilDetail(tx, params.id, query.day)),
    acts(councilsApi.create, createCouncil),
    acts(councilsApi.edit, editCouncil),
    acts(councilsApi.addMember, addMember),
    acts(councilsApi.endMember, endMember),
    acts(councilsApi.changeDuty, changeDuty),
    acts(councilsApi.plan, planMeeting),
    reads(councilsApi.meeting, (tx, { params }) => meetingDetail(tx, params.id)),
    acts(councilsApi.invite, inviteMeeting),
    acts(councilsApi.postpone, postponeMeeting),
    acts(councilsApi.cancel, cancelMeeting),
    acts(councilsApi.open, openMeeting),
    acts(councilsApi.attend, attendMeeting),
    acts(councilsApi.openBallot, openVoting),
    acts(councilsApi.vote, castMyVote),
    acts(councilsApi.record, recordVote),
    acts(councilsApi.close, closeVoting),
    acts(councilsApi.paper, enterPaper),
    acts(councilsApi.count, countVoting),
    acts(councilsApi.conclude, concludeMeeting),
    acts(councilsApi.editMinutes, editMinutes),
    acts(councilsApi.signSecretary, signAsSecretary),
    acts(councilsApi.signChair, signAsChair),
  ],
};
