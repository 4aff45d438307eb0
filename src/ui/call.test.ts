import { afterEach, describe, expect, it, vi } from 'vitest';
import { z } from 'zod';
import { get, post } from '#platform/contract.ts';
import { Refusal } from '#platform/refusal.ts';
import { addressOf, call } from './call.ts';

const one = get('/api/things/:id', {
  access: 'public',
  summary: '',
  params: z.object({ id: z.string() }),
  query: z.object({ q: z.string().optional() }),
  response: z.object({ ok: z.boolean() }),
});
const send = post('/api/things', { access: 'public', summary: '', body: z.object({ name: z.string() }), response: z.object({ ok: z.boolean() }) });

afterEach(() => {
  vi.unstubAllGlobals();
  vi.useRealTimers();
});

const answer = (status: number, body: unknown) => new Response(JSON.stringify(body), { status });

describe('calling the server', () => {
  it('fills places and leaves out empty values', () => {
    expect(addressOf(one, { params: { id: 'a/b' }, query: { q: '' } })).toBe('/api/things/a%2Fb');
    expect(addressOf(one, { params: { id: '1' }, query: { q: 'cục' } })).toBe('/api/things/1?q=c%E1%BB%A5c');
  });
  it('tries a dropped line again with the same key', async () => {
    vi.useFakeTimers();
    const fetch = vi
      .fn()
      .mockRejectedValueOnce(new TypeError('network'))
      .mockResolvedValueOnce(answer(503, {}))
      .mockResolvedValueOnce(answer(200, { ok: true }));
    vi.stubGlobal('fetch', fetch);
    const done = call(send, { body: { name: 'x' } });
    await vi.runAllTimersAsync();
    await expect(done).resolves.toEqual({ ok: true });
    const keys = fetch.mock.calls.map(([, init]) => (init as { headers: Record<string, string> }).headers['idempotency-key']);
    expect(keys).toHaveLength(3);
    expect(new Set(keys).size).toBe(1);
    expect(fetch.mock.calls[0]?.[1].headers['x-thidua']).toBe('1');
  });
  it('throws the named refusal at once', async () => {
    const error = { code: 'a.b', kind: 'conflict', message: { vi: 'Không', en: 'No' } };
    const fetch = vi.fn().mockResolvedValue(answer(409, { error }));
    vi.stubGlobal('fetch', fetch);
    await expect(call(one, { params: { id: '1' } })).rejects.toEqual(new Refusal(error as never));
    expect(fetch).toHaveBeenCalledTimes(1);
  });
});
