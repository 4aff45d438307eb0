import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { newId, seedId } from '#platform/ids.ts';
import type { Endpoint } from '#platform/contract.ts';
import { nominationsApi } from '#modules/nominations/contract.ts';
import { allModules } from './modules.ts';
import { endpointsOf } from './server.ts';
import { testApp, type TestApp, type Visitor } from './testing/harness.ts';

/** What is missing and what is hidden answer alike, on every road to it. */
let app: TestApp;
let stranger: Visitor;
let standing: Visitor;
let officer: Visitor;

beforeAll(async () => {
  app = await testApp({ today: '2022-12-05' });
  [stranger, standing, officer] = await Promise.all([app.as('canbo.so-hanoi'), app.as('thuongtruc'), app.as('canbo.cuc-vt')]);
});
afterAll(() => app.close());

const endpoints = endpointsOf(allModules({ demo: null }));
const namesIn = (path: string) => [...path.matchAll(/:(\w+)/g)].map((match) => match[1] ?? '');
const plain: Readonly<Record<string, string>> = { year: '2022', month: '5', quarter: '2', kind: 'person', verb: 'x' };
const params = (endpoint: Endpoint, id: string) => Object.fromEntries(namesIn(endpoint.path).map((name) => [name, plain[name] ?? id]));
/** What a query must name, as far as it asks for it. */
function query(endpoint: Endpoint, id: string): object {
  const shape = (endpoint.query as { shape?: Record<string, unknown> }).shape ?? {};
  const bag: Record<string, unknown> = { unitId: id, termId: id, personId: id, from: id, to: id, year: 2022, kind: 'person' };
  return Object.fromEntries(Object.entries(bag).filter(([name]) => name in shape));
}
const mayCall = (endpoint: Endpoint, role: string) => typeof endpoint.access === 'string' || (endpoint.access as readonly string[]).includes(role);

test('a damaged mark of a page is refused or begins anew, on every list', async () => {
  const reads = endpoints.filter((endpoint) => endpoint.method === 'GET' && endpoint.raw === undefined);
  const paged = reads.filter((endpoint) => 'after' in ((endpoint.query as { shape?: object }).shape ?? {}));
  expect(paged.length).toBeGreaterThan(25);
  const failed: string[] = [];
  for (const endpoint of paged.filter((one) => mayCall(one, 'standing'))) {
    for (const after of ['x', '-1', `x~${newId()}`, '2022-06-01~x', '~', `2022-13-45~${newId()}`, '9'.repeat(30)]) {
      const asked = { ...query(endpoint, seedId('org-cuc-vt')), after };
      const { status } = await standing.try(endpoint, { params: params(endpoint, seedId('org-cuc-vt')) as never, query: asked as never });
      if (status >= 500) failed.push(`${endpoint.path}?after=${after}`);
    }
  }
  expect(failed).toEqual([]);
});

describe('every Excel file beside a list', () => {
  const lists = endpoints.filter((endpoint) => endpoint.exports && !endpoint.path.endsWith('.xlsx'));
  const others = {
    unknown: newId(),
    unit: seedId('org-cuc-vt'),
    term: seedId('gt-khoi-4-2022'),
    'another term': seedId('gt-cum-8-2023'),
  };
  test.each(Object.entries(others))('asked with the id of %s, it answers what the list answers', async (_what, id) => {
    expect(lists.length).toBeGreaterThan(25);
    for (const endpoint of lists) {
      for (const [role, who] of [
        ['officer', stranger],
        ['standing', standing],
      ] as const) {
        if (!mayCall(endpoint, role)) continue;
        const request = { params: params(endpoint, id) as never, query: query(endpoint, id) as never };
        const { status } = await who.try(endpoint, request);
        expect(status, endpoint.path).toBeLessThan(500);
        const file = await who.download(endpoint, request).then(
          () => 200,
          (problem: Error) => Number(/answered (\d+)/.exec(problem.message)?.[1]),
        );
        expect(file, `${endpoint.path}.xlsx`).toBe(status);
      }
    }
  });
});

test('whatever hangs on a dossier is hidden with it', async () => {
  const unitId = seedId('org-cuc-vt');
  const { id } = await officer.call(nominationsApi.create, {
    body: { unitId, year: 2022, route: 'yearly', awardCode: 'BK_BBNT', subjectKind: 'unit', subjectId: unitId },
  });
  const children = endpoints.filter((endpoint) => endpoint.path.startsWith('/api/nominations/:id') && mayCall(endpoint, 'officer'));
  expect(children.length).toBeGreaterThan(8);
  for (const endpoint of children) {
    for (const asked of [id, newId()]) {
      const request = { params: { ...params(endpoint, newId()), id: asked } as never, query: query(endpoint, asked) as never };
      if (endpoint.method === 'GET') expect((await stranger.try(endpoint, request)).status, endpoint.path).toBe(404);
      // A change may refuse its own input first; it never says more of a hidden dossier than of a missing one.
      else expect((await stranger.try(endpoint, request)).refusal?.kind, endpoint.path).toMatch(/not_found|invalid|forbidden/);
    }
  }
});
