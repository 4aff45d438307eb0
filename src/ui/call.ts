import type { BodyOf, Endpoint, ParamsOf, QueryOf, ResponseOf } from '#platform/contract.ts';
import { Refusal, type RefusalBody } from '#platform/refusal.ts';

type Part<Name extends string, T> = {} extends T ? { readonly [K in Name]?: T } : { readonly [K in Name]: T };

/** What an endpoint needs: `params`, `query` and `body` are required exactly when its contract has them. */
export type CallInput<E extends Endpoint> = Part<'params', ParamsOf<E>> & Part<'query', QueryOf<E>> & Part<'body', BodyOf<E>>;

export interface CallOptions {
  /** Idempotency-Key of a change: one for each intention of the user, the same on every retry. */
  readonly key?: string;
  readonly signal?: AbortSignal;
}

/** Shown when the server cannot be reached at all. */
export const offline: RefusalBody = {
  code: 'web.offline',
  kind: 'unavailable',
  message: {
    vi: 'Không nối được với máy chủ. Kiểm tra mạng rồi thử lại; phần bạn đang gõ vẫn còn.',
    en: 'The server cannot be reached. Check the line and try again; what you typed is kept.',
  },
};

const strange: RefusalBody = {
  code: 'web.strange_answer',
  kind: 'bug',
  message: {
    vi: 'Máy chủ trả lời không đúng khuôn dạng. Tải lại trang; nếu còn gặp, báo quản trị viên.',
    en: 'The server gave an answer we cannot read. Reload the page; if it stays, tell the administrator.',
  },
};

/** A fresh Idempotency-Key. */
export function newKey(): string {
  return crypto.randomUUID?.() ?? [...crypto.getRandomValues(new Uint8Array(16))].map((byte) => byte.toString(16).padStart(2, '0')).join('');
}

/** `?a=1&b=x&b=y` from an object; empty values are left out, lists repeat the key. */
export function queryText(query: Readonly<Record<string, unknown>> | undefined): string {
  const search = new URLSearchParams();
  for (const [name, value] of Object.entries(query ?? {})) {
    for (const one of Array.isArray(value) ? value : [value]) {
      if (one !== undefined && one !== null && one !== '') search.append(name, String(one));
    }
  }
  const written = search.toString();
  return written === '' ? '' : `?${written}`;
}

/** The address of an endpoint with its places and query filled; also right for `href` of downloads. */
export function addressOf<E extends Endpoint>(endpoint: E, input: Partial<CallInput<E>> = {}): string {
  const given = input as { params?: Record<string, string | number>; query?: Record<string, unknown> };
  const path = endpoint.path.replace(/:(\w+)/g, (_, place: string) => encodeURIComponent(String(given.params?.[place] ?? '')));
  return path + queryText(given.query);
}

/** Reads the refusal out of an answer that is not 2xx. */
export async function refusalOf(response: Response): Promise<Refusal> {
  try {
    const answer = (await response.json()) as { error?: RefusalBody };
    if (answer.error?.code && answer.error.message) return new Refusal(answer.error);
  } catch {
    // no JSON: a proxy or the dev server answered
  }
  return new Refusal(response.status === 502 || response.status === 503 || response.status === 504 ? offline : strange);
}

const pauses = [400, 1200, 3000];
const rest = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

/** True when a later try with the same key may work: the line or the server was away. */
export function mayRetry(problem: unknown): boolean {
  return problem instanceof Refusal && problem.body.kind === 'unavailable';
}

async function once(address: string, init: RequestInit): Promise<unknown> {
  let response: Response;
  try {
    response = await fetch(address, init);
  } catch (problem) {
    if (init.signal?.aborted) throw problem;
    throw new Refusal(offline);
  }
  if (!response.ok) throw await refusalOf(response);
  if (response.status === 204) return undefined;
  try {
    return await response.json();
  } catch {
    throw new Refusal(strange);
  }
}

/**
 * Calls an endpoint. A dropped line or a busy server is tried again up to three times with the same key;
 * any other "no" arrives as a thrown `Refusal`.
 */
export async function call<E extends Endpoint>(endpoint: E, input: CallInput<E>, options: CallOptions = {}): Promise<ResponseOf<E>> {
  const isPost = endpoint.method === 'POST';
  const headers: Record<string, string> = { accept: 'application/json' };
  if (isPost) {
    headers['content-type'] = 'application/json';
    headers['x-thidua'] = '1';
    headers['idempotency-key'] = options.key ?? newKey();
  }
  const init: RequestInit = { method: endpoint.method, headers, credentials: 'same-origin' };
  if (isPost) init.body = JSON.stringify((input as { body?: unknown }).body ?? {});
  if (options.signal) init.signal = options.signal;
  const address = addressOf(endpoint, input);
  for (let round = 0; ; round++) {
    try {
      return (await once(address, init)) as ResponseOf<E>;
    } catch (problem) {
      const pause = pauses[round];
      if (pause === undefined || !mayRetry(problem)) throw problem;
      await rest(pause);
      if (options.signal?.aborted) throw problem;
    }
  }
}

/** Sends one file with fields as multipart form data; `onProgress` gets 0…1. The answer is JSON. */
export function uploadFile<R = unknown>(
  path: string,
  file: File,
  fields: Readonly<Record<string, string>> = {},
  onProgress?: (part: number) => void,
  options: CallOptions & { readonly name?: string } = {},
): Promise<R> {
  return new Promise<R>((resolve, reject) => {
    const form = new FormData();
    for (const [name, value] of Object.entries(fields)) form.append(name, value);
    form.append(options.name ?? 'file', file, file.name);
    const request = new XMLHttpRequest();
    request.open('POST', path);
    request.setRequestHeader('accept', 'application/json');
    request.setRequestHeader('x-thidua', '1');
    request.setRequestHeader('idempotency-key', options.key ?? newKey());
    request.upload.addEventListener('progress', (event) => {
      if (event.lengthComputable) onProgress?.(event.loaded / event.total);
    });
    request.addEventListener('error', () => reject(new Refusal(offline)));
    request.addEventListener('load', () => {
      const answer = new Response(request.status === 204 ? null : request.responseText, { status: request.status });
      if (answer.ok) answer.json().then(resolve as (value: unknown) => void, () => reject(new Refusal(strange)));
      else void refusalOf(answer).then(reject);
    });
    options.signal?.addEventListener('abort', () => request.abort());
    request.send(form);
  });
}
