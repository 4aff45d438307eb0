import { useRead } from '#ui/api.ts';
import { notificationsApi } from '../contract.ts';

/** Read again every minute: a duty may arrive while the screen stands open. */
const every = 60_000;

/** Open duties of mine: the number beside "Việc của tôi". */
export function useDutyCount(): number | undefined {
  return useRead(notificationsApi.count, {}, { every }).data?.open;
}

/** Unread notices: the number at the bell. */
export function useNoticeCount(): number | undefined {
  return useRead(notificationsApi.count, {}, { every }).data?.notices;
}
