import { identityApi } from '#modules/identity/contract.ts';
import { pathFor, type BodyOf, type Endpoint, type ParamsOf, type QueryOf, type ResponseOf } from '#platform/contract.ts';
import type { Day } from '#platform/dates.ts';
import type { DeclaredRefusal, RefusalBody } from '#platform/refusal.ts';
import type { Transport } from './transport.ts';

export interface Request<E extends Endpoint> {
  readonly params?: ParamsOf<E>;
  readonly query?: QueryOf<E>;
  readonly body?: BodyOf<E>;
}

export interface FileSending {
  readonly name: string;
  readonly bytes: Uint8Array;
  readonly fields: Readonly<Record<string, string>>;
  /** Of the address it is sent to. */
  readonly params?: Readonly<Record<string, string>>;
}

/** Somebody at a browser with a session of their own. */
export interface Client {
  /** The answer. @throws StepFailed when refused */
  call<E extends Endpoint>(endpoint: E, request?: Request<E>): Promise<ResponseOf<E>>;
  /** The call must be refused by exactly this name. @throws StepFailed when it is accepted or refused otherwise */
  expectRefusal<E extends Endpoint>(refusal: DeclaredRefusal, endpoint: E, request?: Request<E>): Promise<void>;
  /** Sends a file. Files have no key: whoever sends one asks first whether it is there. */
  upload<E extends Endpoint>(endpoint: E, file: FileSending): Promise<ResponseOf<E>>;
}

/** What a step of the story works with. Nothing here knows how requests travel. */
export interface Stage {
  /** Signs in once for the whole story. */
  as(login: string): Promise<Client>;
  /** Signing in must be refused by this name. */
  refuseSignIn(login: string, password: string, refusal: DeclaredRefusal): Promise<void>;
  /** Sets the business day. */
  day(day: Day): Promise<void>;
  /** Has an earlier play made the first change of this step? */
  begun(scope: string): Promise<boolean>;
  /** Names the step, so that each of its changes has the same key in every play. @param scope e.g. `khoi-3-2021/signAgreement` */
  begin(scope: string): void;
  /** Keeps something later steps of the same chapter need. */
  keep(name: string, value: string): void;
  /** @throws when no step kept it: the steps are in the wrong order */
  kept(name: string): string;
  readonly password: string;
  /** Everybody signs out. */
  leave(): Promise<void>;
}

export interface StageOptions {
  readonly transport: Transport;
  readonly password: string;
  /**
   * The answer a change of an earlier, interrupted play was given. With it a play goes on where it stopped: what was
   * done is not sent again, and the steps that try what must be refused are left out, since the world has moved on.
   */
  readonly recall?: (key: string) => Promise<unknown>;
}

/** A step was refused, or not refused although it had to be. */
export class StepFailed extends Error {
  readonly code: string;
  constructor(code: string, sentence: string) {
    super(sentence);
    this.name = 'StepFailed';
    this.code = code;
  }
}

const refusedWith = (what: string, { code, message, fields = [] }: RefusalBody) =>
  new StepFailed(code, [`${what}: ${message.vi}`, ...fields.map((field) => `${field.path}: ${field.message.vi}`)].join('\n    '));

export function makeStage({ transport, password, recall }: StageOptions): Stage {
  const clients = new Map<string, Promise<Client>>();
  const cookies: string[] = [];
  const notes = new Map<string, string>();
  let scope = '';
  let count = 0;

  const nextKey = () => keyOf(scope, ++count);
  const chapter = () => scope.split('/')[0] ?? '';

  const post = (endpoint: Endpoint, body: object, key: string, cookie?: string, params: Readonly<Record<string, string>> = {}) =>
    transport({
      method: 'POST',
      url: pathFor(endpoint, params),
      headers: { 'x-thidua': '1', 'idempotency-key': key, ...(cookie === undefined ? {} : { cookie }) },
      body,
    });

  async function signIn(login: string): Promise<Client> {
    const reply = await post(identityApi.signIn, { login, password }, `sign-in/${login}`);
    const refusal = refusalIn(reply);
    if (refusal || reply.cookie === undefined) throw refusal ? refusedWith(login, refusal) : new StepFailed('story.no_session', login);
    cookies.push(reply.cookie);
    return clientOf(reply.cookie);
  }

  function clientOf(cookie: string): Client {
    const send = (endpoint: Endpoint, request: Request<Endpoint>, key: string) =>
      transport({
        method: endpoint.method,
        url: addressOf(endpoint, request),
        headers: { cookie, ...(endpoint.method === 'POST' ? { 'x-thidua': '1', 'idempotency-key': key } : {}) },
        ...(endpoint.method === 'POST' ? { body: (request.body ?? {}) as object } : {}),
      });

    return {
      async call(endpoint, request = {}) {
        const key = endpoint.method === 'POST' ? nextKey() : '';
        const before = key && recall ? await recall(key) : undefined;
        if (before !== undefined) return before as ResponseOf<typeof endpoint>;
        const reply = await send(endpoint, request as Request<Endpoint>, key);
        const refusal = refusalIn(reply);
        if (refusal) throw refusedWith(`${endpoint.method} ${endpoint.path}`, refusal);
        return reply.json as ResponseOf<typeof endpoint>;
      },
      async expectRefusal(expected, endpoint, request = {}) {
        const key = nextKey();
        if (!recall) mustBe(expected, `${endpoint.method} ${endpoint.path}`, refusalIn(await send(endpoint, request as Request<Endpoint>, key)));
      },
      async upload(endpoint, { name, bytes, fields, params }) {
        const form = new FormData();
        form.append('file', new Blob([Buffer.from(bytes)]), name);
        for (const [field, value] of Object.entries(fields)) form.append(field, value);
        const reply = await post(endpoint, form, `upload/${name}`, cookie, params);
        const refusal = refusalIn(reply);
        if (refusal) throw refusedWith(`${endpoint.method} ${endpoint.path}`, refusal);
        return reply.json as ResponseOf<typeof endpoint>;
      },
    };
  }

  return {
    password,
    as(login) {
      const known = clients.get(login) ?? signIn(login);
      clients.set(login, known);
      return known;
    },
    async refuseSignIn(login, wrong, refusal) {
      if (!recall) mustBe(refusal, `đăng nhập ${login}`, refusalIn(await post(identityApi.signIn, { login, password: wrong }, nextKey())));
    },
    async day(day) {
      const refusal = refusalIn(await post(identityApi.demoClock, { today: day }, `clock/${day}`));
      if (refusal) throw refusedWith(day, refusal);
    },
    begun: async (asked) => (await recall?.(keyOf(asked, 1))) !== undefined,
    begin(next) {
      scope = next;
      count = 0;
    },
    async leave() {
      for (const cookie of cookies.splice(0)) await post(identityApi.signOut, {}, 'sign-out', cookie);
      clients.clear();
    },
    keep: (name, value) => void notes.set(`${chapter()}/${name}`, value),
    kept(name) {
      const value = notes.get(`${chapter()}/${name}`);
      if (value === undefined) throw new Error(`no step of ${chapter()} kept ${name}`);
      return value;
    },
  };
}

/** `story/khoi-3-2021/signAgreement/2`: the second change of that step. */
const keyOf = (scope: string, count: number): string => `story/${scope}/${count}`;

const refusalIn = ({ status, json }: { status: number; json: unknown }): RefusalBody | undefined =>
  status < 400 ? undefined : (json as { error: RefusalBody }).error;

function mustBe(expected: DeclaredRefusal, what: string, refusal: RefusalBody | undefined): void {
  if (refusal === undefined) throw new StepFailed('story.not_refused', `${what}: lẽ ra bị từ chối (${expected.code}) nhưng được nhận`);
  if (refusal.code !== expected.code) throw refusedWith(`${what}: lẽ ra bị từ chối vì ${expected.code}`, refusal);
}

function addressOf(endpoint: Endpoint, { params, query }: Request<Endpoint>): string {
  const asked = Object.entries((query ?? {}) as Record<string, unknown>).filter(([, value]) => value !== undefined && value !== null);
  const search = new URLSearchParams(asked.map(([name, value]): [string, string] => [name, String(value)])).toString();
  return pathFor(endpoint, (params ?? {}) as Record<string, string>) + (search === '' ? '' : `?${search}`);
}
