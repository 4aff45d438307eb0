import { useLocation, useNavigate } from '@tanstack/react-router';
import { createContext, useCallback, useContext, useEffect } from 'react';
import type { Role } from '#platform/contract.ts';
import type { Day } from '#platform/dates.ts';
import type { Text } from '#platform/text.ts';
import { recall, remember } from './text.ts';

export interface Account {
  readonly id: string;
  readonly login: string;
  readonly name: string;
  readonly personId: string | null;
  readonly roles: readonly Role[];
  readonly unitId: string | null;
  readonly unitName: string | null;
  readonly unitIds: readonly string[];
  readonly initials: string;
}

export interface DemoAccount {
  readonly login: string;
  readonly name: string;
  readonly role: Text;
  readonly roleCode: Role;
  readonly unit: string | null;
}

export interface Session {
  readonly account: Account | null;
  /** The business day. */
  readonly today: Day;
  readonly demo: { readonly password: string; readonly accounts: readonly DemoAccount[] } | null;
}

export interface SessionState extends Session {
  /** Puts the answer of signing in or out in place of the old session. */
  readonly accept: (session: Session) => void;
}

export const SessionContext = createContext<SessionState | null>(null);

/** Who is signed in, the business day, the demo. */
export function useSession(): SessionState {
  const session = useContext(SessionContext);
  if (!session) throw new Error('useSession outside of the application');
  return session;
}

/** The account of a signed-in screen. */
export function useAccount(): Account {
  const { account } = useSession();
  if (!account) throw new Error('useAccount on a public screen');
  return account;
}

/** True when the account holds one of the roles: only for what to show first; the server decides what is allowed. */
export function useHasRole(...roles: readonly Role[]): boolean {
  const { account } = useSession();
  return account?.roles.some((role) => roles.includes(role)) ?? false;
}

const storageKey = 'thidua.year';

/** The year people work in: `?nam=2022` of the address, else the last chosen, else the year of today. */
export function useYear(): [number, (year: number) => void] {
  const { today } = useSession();
  const navigate = useNavigate();
  const named = Number((useLocation().search as Record<string, unknown>)['nam']);
  const inAddress = Number.isInteger(named) && named >= 1945 && named <= 2100 ? named : null;
  const year = inAddress ?? (Number(recall(storageKey)) || Number(today.slice(0, 4)));
  useEffect(() => {
    if (inAddress !== null) remember(storageKey, String(inAddress));
  }, [inAddress]);
  const set = useCallback(
    (next: number) => {
      remember(storageKey, String(next));
      void navigate({ to: '.', search: ((old: object) => ({ ...old, nam: String(next) })) as never, replace: true, resetScroll: false } as never);
    },
    [navigate],
  );
  return [year, set];
}
