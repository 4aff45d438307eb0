import { describe, expect, test } from 'vitest';
import type { RefusalBody } from '#platform/refusal.ts';
import { sendable, wrongLinesOf } from './autosave-lines.ts';

interface Line {
  readonly self: number | null;
  readonly note: string;
}

const why = { vi: 'I.1: điểm phải là bội số của 0,25.', en: 'I.1: points go in steps of 0.25.' };
const refused = (path: string): RefusalBody => ({
  code: 'scoring.off_step',
  kind: 'invalid',
  message: why,
  field: path,
  fields: [{ path, message: why }],
});

describe('lines of one send', () => {
  const edits = { a: { self: 980 }, b: { self: 900 } };

  test('the line a refusal names is set aside, the others go on without it', () => {
    const wrong = wrongLinesOf<Line>(refused('lines.0'), edits);
    expect([...wrong]).toEqual([['a', { sent: { self: 980 }, why }]]);
    expect(sendable<Line>(edits, wrong, 400)).toEqual({ b: { self: 900 } });
    expect(wrongLinesOf<Line>(refused('body.lines.1.self'), edits).has('b')).toBe(true);
  });

  test('once it is typed again it is sent again, and nothing is sent for ever', () => {
    const wrong = wrongLinesOf<Line>(refused('lines.0'), edits);
    expect(sendable<Line>({ ...edits, a: { self: 975 } }, wrong, 400)).toEqual({ a: { self: 975 }, b: { self: 900 } });
    expect(sendable<Line>({ ...edits, a: { self: 980, note: 'vì sao' } }, wrong, 400)).toHaveProperty('a');
    expect(sendable<Line>({ a: { self: 980 } }, wrong, 400)).toEqual({});
    expect(Object.keys(sendable<Line>(edits, new Map(), 1))).toEqual(['a']);
  });

  test('a refusal of the whole send names no line', () => {
    expect(wrongLinesOf<Line>({ code: 'common.stale', kind: 'conflict', message: why }, edits).size).toBe(0);
    expect(wrongLinesOf<Line>(refused('version'), edits).size).toBe(0);
    expect(wrongLinesOf<Line>(refused('lines.7'), edits).size).toBe(0);
  });
});
