export { owe, settle, tell, type Duty, type Notice, type ObjectRef, type Owner, type Settled } from './server/inbox.ts';
export { countDuties, dutiesOfUnits, listDuties } from './server/queries.ts';
export { remindDuty } from './server/actions/remind-duty.ts';
