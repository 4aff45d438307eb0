import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useMemo, type ReactNode } from 'react';
import { identityApi } from '#modules/identity/contract.ts';
import { call, refusalFrom } from '#ui/api.ts';
import { LoadProblem, Loading } from '#ui/read-state.tsx';
import { SessionContext, type Session, type SessionState } from '#ui/session.ts';

export { useAccount, useHasRole, useSession, useYear } from '#ui/session.ts';

const key = [identityApi.session.path, {}, {}];

/** Reads the session once and keeps it; another account never sees what the last one read. */
export function SessionProvider({ children }: { children: ReactNode }) {
  const client = useQueryClient();
  const read = useQuery<Session>({ queryKey: key, queryFn: ({ signal }) => call(identityApi.session, {}, { signal }), staleTime: 300_000 });
  const session = read.data;
  const state = useMemo<SessionState | null>(
    () =>
      session
        ? {
            ...session,
            accept: (next) => {
              const others = { predicate: (query: { queryKey: readonly unknown[] }) => query.queryKey[0] !== identityApi.session.path };
              const sameDesk = next.account?.id === session.account?.id;
              client.setQueryData(key, next);
              void (sameDesk ? client.invalidateQueries(others) : client.resetQueries(others));
            },
          }
        : null,
    [session, client],
  );
  if (state) return <SessionContext value={state}>{children}</SessionContext>;
  return (
    <main className="u-public">
      {read.error ? <LoadProblem refusal={refusalFrom(read.error)} onRetry={() => void read.refetch()} /> : <Loading />}
    </main>
  );
}
