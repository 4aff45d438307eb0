import {
  MutationCache,
  QueryCache,
  QueryClient,
  keepPreviousData,
  useInfiniteQuery,
  useMutation,
  useQuery,
  useQueryClient,
  type UseQueryResult,
} from '@tanstack/react-query';
import { useRef } from 'react';
import type { BodyOf, Endpoint, ParamsOf, QueryOf, ResponseOf } from '#platform/contract.ts';
import { commonRefusals, Refusal, type RefusalBody } from '#platform/refusal.ts';
import type { Text } from '#platform/text.ts';
import { call, mayRetry, newKey, offline, type CallInput } from './call.ts';
import { notify } from './toast-store.ts';

export { addressOf, call, newKey, offline, queryText, uploadFile, type CallInput } from './call.ts';

/**
 * The cache of everything read. `call` retries by itself, so the cache does not. `onSignedOut` is told when an
 * answer shows that the session has ended.
 */
export function makeQueryClient(onSignedOut?: () => void): QueryClient {
  const onError = (problem: unknown) => {
    if (problem instanceof Refusal && problem.body.code === commonRefusals.notSignedIn.code) onSignedOut?.();
  };
  return new QueryClient({
    queryCache: new QueryCache({ onError }),
    mutationCache: new MutationCache({ onError }),
    defaultOptions: { queries: { retry: false, staleTime: 15_000, networkMode: 'always' }, mutations: { networkMode: 'always' } },
  });
}

/** Turns whatever was thrown into something that can be shown. */
export function refusalFrom(problem: unknown): RefusalBody {
  if (problem instanceof Refusal) return problem.body;
  return {
    ...offline,
    code: 'web.bug',
    kind: 'bug',
    message: { vi: 'Trang gặp lỗi khi xử lý. Tải lại trang rồi thử lại.', en: 'This page ran into an error. Reload and try again.' },
  };
}

type ReadInput<E extends Endpoint> = Pick<CallInput<E>, Extract<keyof CallInput<E>, 'params' | 'query'>>;
export type Read<T> = UseQueryResult<T, Error>;

export interface ReadOptions {
  /** `false` waits (for example for an id that is not known yet). */
  readonly enabled?: boolean;
  /** Reads again every so many milliseconds. */
  readonly every?: number;
  /** Keeps showing the last answer while the next one loads (filters). Default true. */
  readonly keep?: boolean;
}

/** Reads a GET endpoint and keeps it fresh. Hand the result to `<ReadState>`. */
export function useRead<E extends Endpoint>(endpoint: E, input: ReadInput<E>, options: ReadOptions = {}): Read<ResponseOf<E>> {
  const given = input as { params?: unknown; query?: unknown };
  return useQuery<ResponseOf<E>, Error>({
    queryKey: [endpoint.path, given.params ?? {}, given.query ?? {}],
    queryFn: ({ signal }) => call(endpoint, input as unknown as CallInput<E>, { signal }),
    enabled: options.enabled ?? true,
    ...(options.every === undefined ? {} : { refetchInterval: options.every }),
    ...(options.keep === false ? {} : { placeholderData: keepPreviousData as never }),
  });
}

interface PageOf<Row> {
  readonly rows: readonly Row[];
  readonly next: string | null;
  readonly total: number | null;
}

export interface Pages<Row> {
  readonly rows: readonly Row[];
  /** `null` = more than 1,000; `undefined` = not read yet. */
  readonly total: number | null | undefined;
  /** Loads the next page; `undefined` when all rows are here. Give it to `DataTable`. */
  readonly onMore: (() => void) | undefined;
  readonly loadingMore: boolean;
  readonly read: Read<readonly Row[]>;
}

/** Rows as above, and `first`: the whole first answer, for what stands beside the rows (`can`, lists for filters). */
type PagesOf<E extends Endpoint> = Pages<ResponseOf<E> extends { rows: readonly (infer Row)[] } ? Row : never> & {
  readonly first: ResponseOf<E> | undefined;
};

/** Reads a `page()` contract page after page. `query` without `after`. */
export function usePages<E extends Endpoint>(endpoint: E, input: ReadInput<E>, options: ReadOptions = {}): PagesOf<E> {
  type Row = ResponseOf<E> extends { rows: readonly (infer R)[] } ? R : never;
  const given = input as { params?: ParamsOf<E>; query?: QueryOf<E> };
  const found = useInfiniteQuery({
    queryKey: [endpoint.path, given.params ?? {}, given.query ?? {}, 'pages'],
    queryFn: async ({ pageParam, signal }) => {
      const query = { ...(given.query as object), ...(pageParam === null ? {} : { after: pageParam }) };
      return (await call(endpoint, { ...given, query } as unknown as CallInput<E>, { signal })) as unknown as PageOf<Row>;
    },
    initialPageParam: null as string | null,
    getNextPageParam: (last) => last.next,
    enabled: options.enabled ?? true,
    ...(options.keep === false ? {} : { placeholderData: keepPreviousData }),
  });
  const rows = found.data?.pages.flatMap((one) => one.rows) ?? [];
  return {
    rows,
    first: found.data?.pages[0] as ResponseOf<E> | undefined,
    total: found.data?.pages[0]?.total,
    onMore: found.hasNextPage ? () => void found.fetchNextPage() : undefined,
    loadingMore: found.isFetchingNextPage,
    read: { ...found, data: found.data === undefined ? undefined : rows } as unknown as Read<readonly Row[]>,
  };
}

export interface ActOptions<E extends Endpoint> {
  /** Said in a short notice when it worked. */
  readonly done?: Text | ((answer: ResponseOf<E>) => Text);
  readonly onDone?: (answer: ResponseOf<E>) => void;
  readonly onRefused?: (refusal: RefusalBody) => void;
  /** Path prefixes to read again afterwards; default: everything. */
  readonly invalidates?: readonly string[];
  /** Set when the screen shows `refusal` itself (forms). */
  readonly quiet?: boolean;
}

export interface Act<E extends Endpoint> {
  /** Answers the result, or `undefined` when it was refused (the refusal has been shown). */
  readonly run: (input: CallInput<E>) => Promise<ResponseOf<E> | undefined>;
  readonly busy: boolean;
  readonly refusal: RefusalBody | null;
  readonly clear: () => void;
}

/** Performs a POST endpoint: one Idempotency-Key for each intention, kept when the line dropped. */
export function useAct<E extends Endpoint>(endpoint: E, options: ActOptions<E> = {}): Act<E> {
  const client = useQueryClient();
  const intention = useRef<{ input: string; key: string } | null>(null);
  const mutation = useMutation<ResponseOf<E>, Error, CallInput<E>>({
    mutationFn: (input) => {
      const written = JSON.stringify(input);
      if (intention.current?.input !== written) intention.current = { input: written, key: newKey() };
      return call(endpoint, input, { key: intention.current.key });
    },
    onSettled: (_, problem) => {
      if (!problem || !mayRetry(problem)) intention.current = null;
    },
    onSuccess: (answer) => {
      const { invalidates, done } = options;
      void client.invalidateQueries(
        invalidates === undefined ? undefined : { predicate: (query) => invalidates.some((prefix) => String(query.queryKey[0]).startsWith(prefix)) },
      );
      if (done) notify({ tone: 'ok', text: typeof done === 'function' ? done(answer) : done });
      options.onDone?.(answer);
    },
    onError: (problem) => {
      const refusal = refusalFrom(problem);
      if (!options.quiet) notify({ tone: 'danger', refusal });
      options.onRefused?.(refusal);
    },
  });
  return {
    run: async (input) => {
      try {
        return await mutation.mutateAsync(input);
      } catch {
        return undefined;
      }
    },
    busy: mutation.isPending,
    refusal: mutation.error ? refusalFrom(mutation.error) : null,
    clear: mutation.reset,
  };
}

export type { BodyOf };
