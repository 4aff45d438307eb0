import type { FastifyInstance } from 'fastify';

/** One request as a browser would send it. */
export interface Sending {
  readonly method: 'GET' | 'POST';
  /** Path with its query, from `/api/` on. */
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  /** Sent as JSON; a `FormData` travels as a form with its files. */
  readonly body?: object;
}

export interface Reply {
  readonly status: number;
  /** The answer's JSON; `null` for a file. */
  readonly json: unknown;
  /** `name=value` of the session, when the answer sets it. */
  readonly cookie: string | undefined;
}

/** How a request reaches the server. The same story plays over a socket and inside the process. */
export type Transport = (sending: Sending) => Promise<Reply>;

/** Over real HTTP. @param origin e.g. `http://127.0.0.1:40123` */
export function overHttp(origin: string): Transport {
  return async ({ method, url, headers, body }) => {
    const form = body instanceof FormData;
    const response = await fetch(`${origin}${url}`, {
      method,
      headers: body === undefined || form ? headers : { ...headers, 'content-type': 'application/json' },
      ...(body === undefined ? {} : { body: form ? body : JSON.stringify(body) }),
    });
    const json: unknown = isJson(response.headers.get('content-type')) ? await response.json() : await response.arrayBuffer().then(() => null);
    return { status: response.status, json, cookie: response.headers.getSetCookie()[0]?.split(';')[0] };
  };
}

/** Into the server of this process, without a socket: the demonstration plays before it listens. */
export function overInject(app: FastifyInstance): Transport {
  return async ({ method, url, headers, body }) => {
    const response = await app.inject({ method, url, headers, ...(body === undefined ? {} : { payload: body }) });
    const [cookie] = response.cookies;
    return {
      status: response.statusCode,
      json: isJson(response.headers['content-type']) ? response.json() : null,
      cookie: cookie && `${cookie.name}=${cookie.value}`,
    };
  };
}

const isJson = (type: string | string[] | undefined | null): boolean => String(type ?? '').includes('json');
