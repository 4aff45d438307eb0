import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { roles, type Endpoint } from '#platform/contract.ts';
import { newId } from '#platform/ids.ts';
import { allModules } from './modules.ts';
import { endpointsOf } from './server.ts';
import { testApp, type TestApp, type Visitor } from './testing/harness.ts';

/** Every change, thrown at with what nobody should send: a named refusal each time, never a failure of ours. */
let app: TestApp;
const visitors = new Map<string, Visitor>();
const logins = {
  officer: 'canbo.cuc-vt',
  leader: 'lanhdao.cuc-vt',
  standing: 'thuongtruc',
  council: 'uyvien1',
  minister: 'botruong',
  staff: 'nhanvien.cuc-vt',
  admin: 'quantri',
  auditor: 'kiemtra',
} as const;

beforeAll(async () => {
  app = await testApp({ today: '2022-06-10' });
  for (const role of roles) visitors.set(role, await app.as(logins[role]));
});
afterAll(() => app.close());

const apart = new Set(['/api/demo/clock', '/api/demo/sign-in', '/api/session/sign-in', '/api/session/sign-out']);
const changes = endpointsOf(allModules({ demo: null })).filter(
  (endpoint) => endpoint.method === 'POST' && endpoint.raw === undefined && !apart.has(endpoint.path),
);
const someRole = (endpoint: Endpoint) => (typeof endpoint.access === 'string' ? 'leader' : (endpoint.access[0] ?? 'leader'));
const params = (endpoint: Endpoint, value: string) =>
  Object.fromEntries([...endpoint.path.matchAll(/:(\w+)/g)].map((match) => [match[1] ?? '', value]));

const nasty = fc.oneof(
  fc.constantFrom(
    '',
    '\u0000',
    '\u202Eabc',
    '<script>alert(1)</script>',
    "'; drop table x; --",
    '9,75',
    '1e400',
    'NaN',
    '2022-02-30',
    '../../etc/passwd',
    'ệ'.normalize('NFD'),
  ),
  fc.string({ maxLength: 40 }),
  fc.integer(),
  fc.double(),
  fc.boolean(),
  fc.constant(null),
);

/** Keys of the real body with wrong values, so that the deeper checks are reached, and unknown keys among them. */
function bodies(endpoint: Endpoint): fc.Arbitrary<unknown> {
  const shape = (endpoint.body as { shape?: Record<string, unknown> }).shape ?? {};
  const keys = [...Object.keys(shape), 'unknownKey'];
  return fc.oneof(
    fc.dictionary(
      fc.constantFrom(...keys),
      fc.oneof(nasty, fc.array(nasty, { maxLength: 3 }), fc.dictionary(fc.string({ maxLength: 5 }), nasty, { maxKeys: 3 })),
    ),
    fc.anything({ maxDepth: 2 }),
  );
}

test('no body breaks a change: always a named refusal', async () => {
  expect(changes.length).toBeGreaterThan(80);
  let refused = 0;
  for (const endpoint of changes) {
    const visitor = visitors.get(someRole(endpoint));
    await fc.assert(
      fc.asyncProperty(bodies(endpoint), fc.constantFrom(newId(), 'x', '%00', '‮'), async (body, id) => {
        const answer = await visitor?.try(endpoint, { params: params(endpoint, id) as never, body: body as never });
        expect(answer?.status, `${endpoint.path} ${JSON.stringify(answer?.refusal)}`).toBeLessThan(500);
        if (answer?.refusal) {
          refused += 1;
          expect(answer.refusal.message.vi.length).toBeGreaterThan(3);
          expect(answer.refusal.message.en.length).toBeGreaterThan(3);
        }
      }),
      { numRuns: 6 },
    );
  }
  expect(refused).toBeGreaterThan(changes.length * 3);
}, 240_000);

test('a megabyte of text is refused by size, not by falling over', async () => {
  const officer = visitors.get('officer');
  for (const endpoint of changes
    .filter((one) => one.access === 'signed-in' || (Array.isArray(one.access) && one.access.includes('officer')))
    .slice(0, 5)) {
    const answer = await officer?.try(endpoint, { params: params(endpoint, newId()) as never, body: { title: 'x'.repeat(1_100_000) } as never });
    expect(answer?.refusal?.code).toBe('common.too_large');
  }
});
