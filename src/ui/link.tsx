import { Link as RouterLink, useLocation, useNavigate, useParams, useRouter } from '@tanstack/react-router';
import type { AnchorHTMLAttributes, ReactNode } from 'react';
import { queryText } from './call.ts';

export type LinkParams = Readonly<Record<string, string | number>>;
export type LinkSearch = Readonly<Record<string, unknown>>;

/** `linkTo('/giao-uoc/$id', { id }, { nam: 2022 })` → `/giao-uoc/018f…?nam=2022`. */
export function linkTo(path: string, params: LinkParams = {}, search?: LinkSearch): string {
  return path.replace(/\$(\w+)/g, (_, place: string) => encodeURIComponent(String(params[place] ?? ''))) + queryText(search);
}

/** Splits an address of this application into the parts the router wants. */
export function splitAddress(address: string): { to: string; search: Record<string, string | string[]>; hash?: string } {
  const url = new URL(address, 'http://x');
  const search: Record<string, string | string[]> = {};
  for (const key of new Set(url.searchParams.keys())) {
    const values = url.searchParams.getAll(key);
    search[key] = values.length === 1 ? values[0]! : values;
  }
  return { to: url.pathname, search, ...(url.hash === '' ? {} : { hash: url.hash.slice(1) }) };
}

export interface LinkProps extends Omit<AnchorHTMLAttributes<HTMLAnchorElement>, 'href'> {
  /** A path of this application (already filled, see `linkTo`) or a whole address. */
  readonly to: string;
  readonly children?: ReactNode;
}

/** The router marks links to the present address by itself; one that differs only in its query (a tab) is another address. */
const exactly = { exact: true, includeSearch: true } as const;

/** A link inside the application; whole addresses and `/api/…` become plain links. */
export function Link({ to, children, ...rest }: LinkProps) {
  if (!to.startsWith('/') || to.startsWith('/api/')) {
    const outside = /^https?:/.test(to) ? { target: '_blank', rel: 'noreferrer' } : {};
    return (
      <a href={to} {...outside} {...rest}>
        {children}
      </a>
    );
  }
  const { to: path, search, hash } = splitAddress(to);
  const anchor = rest as Record<string, unknown>;
  return (
    <RouterLink
      to={path as never}
      search={search as never}
      {...(hash === undefined ? {} : { hash })}
      preload="intent"
      activeOptions={exactly}
      activeProps={{}}
      {...anchor}
    >
      {children}
    </RouterLink>
  );
}

/** `const go = useGo()` → `go('/giao-uoc')`; `go(path, { replace: true })`. */
export function useGo(): (address: string, options?: { replace?: boolean }) => void {
  const navigate = useNavigate();
  return (address, options = {}) => {
    const { to, search, hash } = splitAddress(address);
    void navigate({ to: to as never, search: search as never, ...(hash === undefined ? {} : { hash }), replace: options.replace ?? false });
  };
}

/** Asks whether another address is being opened at this moment. */
export function useIsLeaving(): () => boolean {
  const router = useRouter();
  return () => router.state.status === 'pending';
}

/** The `$places` of the current screen's path. */
export function usePathParams<T extends Record<string, string>>(): T {
  return useParams({ strict: false }) as unknown as T;
}

/** The current path without the query. */
export function usePath(): string {
  return useLocation({ select: (location) => location.pathname });
}
