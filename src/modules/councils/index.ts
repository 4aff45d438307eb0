export { addAgendaItem, meetingsTaking, removeAgendaItem, sittingsOf, type NewAgendaItem, type OpenAgenda, type Sitting } from './server/agenda.ts';
export { sendConclusions, type Conclusion } from './server/conclusions.ts';
export { maySend } from './server/policy.ts';
export { loadMeeting, type MeetingRecord } from './server/repository.ts';
