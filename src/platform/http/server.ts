import cookie from '@fastify/cookie';
import helmet from '@fastify/helmet';
import multipart from '@fastify/multipart';
import Fastify, { type FastifyError, type FastifyInstance, type FastifyRequest } from 'fastify';
import { mayCall } from '../action.ts';
import { anonymous, type Actor } from '../actor.ts';
import { newId } from '../ids.ts';
import { commonRefusals, refuse, Refusal, type RefusalBody, type RefusalKind } from '../refusal.ts';
import { withExports } from './export.ts';
import type { Module, Route, Services } from './module.ts';

const statusOf: Readonly<Record<RefusalKind, number>> = {
  invalid: 400,
  unauthenticated: 401,
  forbidden: 403,
  not_found: 404,
  conflict: 409,
  too_large: 413,
  too_many: 429,
  unavailable: 503,
};

export interface ServerOptions {
  readonly services: Services;
  readonly modules: readonly Module[];
  /** Reads the session; never trusts a scope sent by the browser. */
  readonly whoIs: (request: FastifyRequest) => Promise<Actor | undefined>;
  /** Plugins that must stand before the routes: rate limits. */
  readonly before?: (app: FastifyInstance) => Promise<void>;
  /** Plugins after the routes: static files. */
  readonly extend?: (app: FastifyInstance) => Promise<void>;
}

/** Largest JSON body; files have their own limit. */
const jsonLimit = 512 * 1024;

export async function makeServer({ services, modules, whoIs, before, extend }: ServerOptions): Promise<FastifyInstance> {
  const app = Fastify({
    logger: false,
    bodyLimit: jsonLimit,
    trustProxy: 'loopback',
    forceCloseConnections: 'idle',
    routerOptions: { maxParamLength: 300 },
  });
  await app.register(helmet, {
    contentSecurityPolicy: {
      directives: {
        defaultSrc: ["'self'"],
        scriptSrc: ["'self'"],
        styleSrc: ["'self'", "'unsafe-inline'"],
        imgSrc: ["'self'", 'data:', 'blob:'],
        fontSrc: ["'self'", 'data:'],
        connectSrc: ["'self'"],
        frameAncestors: ["'none'"],
        upgradeInsecureRequests: null,
      },
    },
    // The demo runs on plain http; a reverse proxy adds HSTS where TLS ends.
    strictTransportSecurity: false,
  });
  await app.register(cookie);
  await app.register(multipart, { limits: { fileSize: 20 * 1024 * 1024, files: 1, fields: 20, fieldSize: 100_000 } });
  app.setErrorHandler((error, request, reply) => {
    const body = bodyOf(error, request, services);
    return reply.status(body.kind === 'bug' ? 500 : statusOf[body.kind]).send({ error: body });
  });
  app.setNotFoundHandler((_request, reply) => reply.status(404).send({ error: refuse(commonRefusals.notFound).body }));
  const declared = new Set(modules.flatMap((module) => withExports(module.routes).map((route) => route.endpoint.path)));
  // Nobody can add an address to the API that has no declared access: the program would not start.
  app.addHook('onRoute', ({ url }) => {
    if (url.startsWith('/api/') && !declared.has(url)) throw new Error(`undeclared route ${url}`);
  });
  await before?.(app);
  for (const module of modules) {
    for (const route of withExports(module.routes)) mount(app, route, services, whoIs);
    module.register?.(app, services);
  }
  await extend?.(app);
  return app;
}

function mount(app: FastifyInstance, route: Route, services: Services, whoIs: ServerOptions['whoIs']): void {
  const { endpoint } = route;
  app.route({
    method: endpoint.method,
    url: endpoint.path,
    ...(endpoint.mostBytes === undefined ? {} : { bodyLimit: endpoint.mostBytes }),
    handler: async (request, reply) => {
      // A page of another origin cannot set this header without a preflight we never allow.
      if (endpoint.method !== 'GET' && request.headers['x-thidua'] === undefined)
        throw refuse(commonRefusals.invalidInput, {}, { field: 'x-thidua' });
      const actor = (await whoIs(request)) ?? anonymous;
      const refused = mayCall(endpoint.access, actor);
      if (refused) throw refused;
      const answer = await route.handle(request, reply, actor, services);
      if (reply.sent || endpoint.raw === 'download') return answer;
      reply.header('cache-control', 'no-store');
      // Parsing our own answer keeps fields nobody declared from leaving the server.
      return endpoint.response.parse(answer);
    },
  });
}

/** Text that is no number, uuid, day or instant, or is out of range, as PostgreSQL names them. */
const unreadableCodes = new Set(['22P02', '22003', '22007', '22008', '22021']);

/** The mark of a page is ours, so a list compares it as it comes; one that was damaged on the way is the caller's to mend. */
const isDamagedMark = (code: string, { method, query }: FastifyRequest): boolean =>
  unreadableCodes.has(code) && method === 'GET' && (query as { after?: string } | undefined)?.after !== undefined;

const connectionCodes = new Set(['ECONNREFUSED', 'ECONNRESET', '57P01', '57P03', '53300', 'EPIPE']);

function bodyOf(error: unknown, request: FastifyRequest, services: Services): RefusalBody {
  if (error instanceof Refusal) return error.body;
  const { code = '', statusCode, message, stack } = error as FastifyError;
  if (code === 'FST_ERR_CTP_BODY_TOO_LARGE' || code === 'FST_REQ_FILE_TOO_LARGE') return refuse(commonRefusals.tooLarge).body;
  if (statusCode === 429) return refuse(commonRefusals.tooMany).body;
  if (connectionCodes.has(code) || /Connection terminated/.test(message ?? '')) return refuse(commonRefusals.unavailable).body;
  if (statusCode !== undefined && statusCode >= 400 && statusCode < 500) return refuse(commonRefusals.invalidInput).body;
  if (isDamagedMark(code, request)) return refuse(commonRefusals.invalidInput, {}, { field: 'after' }).body;
  const reference = newId();
  services.log.error('unnamed failure', { reference, method: request.method, url: request.routeOptions.url, message, stack });
  return {
    code: 'common.bug',
    kind: 'bug',
    reference,
    message: {
      vi: `Hệ thống gặp lỗi ngoài dự kiến. Không có gì bị ghi dở. Mã tra cứu: ${reference}`,
      en: `Something unexpected went wrong. Nothing was half done. Reference: ${reference}`,
    },
  };
}
