import { acts, reads, type Module } from '#platform/http/module.ts';
import { notificationsApi } from '../contract.ts';
import { readNotices, setAddress } from './actions/read-notices.ts';
import { remindDuty } from './actions/remind-duty.ts';
import { countDuties, listDuties, listNotices, myAddress, unreadNotices } from './queries.ts';

export const notificationsModule: Module = {
  name: 'notifications',
  routes: [
    reads(notificationsApi.duties, (tx, { query }) => listDuties(tx, query)),
    reads(notificationsApi.count, async (tx) => ({ ...(await countDuties(tx)), notices: await unreadNotices(tx) })),
    acts(notificationsApi.remind, remindDuty),
    reads(notificationsApi.notices, (tx, { query }) => listNotices(tx, query)),
    acts(notificationsApi.readNotices, readNotices),
    reads(notificationsApi.address, (tx) => myAddress(tx)),
    acts(notificationsApi.setAddress, setAddress),
  ],
};
