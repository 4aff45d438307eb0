import { createContext, useContext, useEffect, useId } from 'react';

/** Tells the form around a field whether what stands in it cannot be read. */
export type ReportUnread = (key: string, name: string | null) => void;

export const UnreadContext = createContext<ReportUnread | null>(null);

/** A form is not sent while a field of it shows what cannot be read: the value it would send is not what is seen. */
export function useUnread(unread: boolean, name: string | undefined): void {
  const key = useId();
  const report = useContext(UnreadContext);
  useEffect(() => {
    if (!unread || report === null) return;
    report(key, name ?? '');
    return () => report(key, null);
  }, [unread, name, key, report]);
}
