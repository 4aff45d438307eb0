import { defineAction } from '#platform/action.ts';
import { yes } from '#platform/refusal.ts';
import { notificationsApi } from '../../contract.ts';
import { markRead, saveAddress } from '../repository.ts';

/** The account behind its own mailbox; both actions touch nothing of anybody else. */
const self = (accountId: string | null) => ({ type: 'account', id: accountId ?? '' });

export const readNotices = defineAction({
  name: 'notifications.read',
  input: notificationsApi.readNotices.body,
  load: async () => ({}),
  allow: () => yes,
  async run(tx, _none, { ids }) {
    const read = await markRead(tx, ids);
    return { result: { read }, trace: { ...self(tx.actor.accountId), detail: { read } } };
  },
});

/** The address itself is personal data: the trail only says whether there is one. */
export const setAddress = defineAction({
  name: 'notifications.set_address',
  input: notificationsApi.setAddress.body,
  load: async () => ({}),
  allow: () => yes,
  async run(tx, _none, { email }) {
    await saveAddress(tx, email);
    return { result: { email }, trace: { ...self(tx.actor.accountId), to: email === null ? 'NONE' : 'SET' } };
  },
});
