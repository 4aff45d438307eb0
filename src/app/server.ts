import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import rateLimit from '@fastify/rate-limit';
import staticFiles from '@fastify/static';
import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import { get } from '#platform/contract.ts';
import { custom, type Module, type Services } from '#platform/http/module.ts';
import { withExports } from '#platform/http/export.ts';
import { openApi } from '#platform/http/openapi.ts';
import { makeServer } from '#platform/http/server.ts';
import { commonRefusals, refuse } from '#platform/refusal.ts';
import { readSession } from '#modules/identity/server/sessions.ts';
import type { IdentityOptions } from '#modules/identity/server/routes.ts';
import { allModules } from './modules.ts';

export const version = '0.1.0';

const appApi = {
  health: get('/api/health', {
    access: 'public',
    summary: 'Ready to answer: the database was asked',
    response: z.object({ ok: z.literal(true), version: z.string() }),
  }),
  openapi: get('/api/openapi.json', { access: 'public', summary: 'This document', response: z.record(z.string(), z.unknown()) }),
};

export interface AppOptions extends IdentityOptions {
  readonly services: Services;
  /** Folder of the built browser side; left out in tests of the HTTP side. */
  readonly webRoot?: string | undefined;
  /** Requests a minute from one address; off in tests. */
  readonly rateLimit?: number | undefined;
}

export async function makeApp({ services, demo, webRoot, rateLimit: limit }: AppOptions): Promise<FastifyInstance> {
  const modules = [...allModules({ demo })];
  const own: Module = {
    name: 'app',
    routes: [
      custom(appApi.health, async () => {
        await services.db.pool.query('select 1');
        return { ok: true, version };
      }),
      custom(appApi.openapi, async () => openApi(endpointsOf([own, ...modules]), version)),
    ],
  };
  return makeServer({
    services,
    modules: [own, ...modules],
    whoIs: async (request) => (await readSession(services.db, services.clock, request))?.actor,
    ...(limit ? { before: async (app: FastifyInstance) => void (await app.register(rateLimit, { max: limit, timeWindow: '1 minute' })) } : {}),
    extend: async (app) => {
      if (webRoot && existsSync(join(webRoot, 'index.html'))) await serveBrowserSide(app, webRoot);
    },
  });
}

export const endpointsOf = (modules: readonly Module[]) => modules.flatMap((module) => withExports(module.routes).map((route) => route.endpoint));

/** Files with a hash in their name never change; every other address of the browser side is the one page. */
async function serveBrowserSide(app: FastifyInstance, webRoot: string): Promise<void> {
  await app.register(staticFiles, { root: join(webRoot, 'assets'), prefix: '/assets/', immutable: true, maxAge: '365d', preCompressed: true });
  const page = await readFile(join(webRoot, 'index.html'), 'utf8');
  app.get('/*', async (request, reply) => {
    if (request.url.startsWith('/api/')) throw refuse(commonRefusals.notFound);
    return reply.header('cache-control', 'no-cache').type('text/html; charset=utf-8').send(page);
  });
}
