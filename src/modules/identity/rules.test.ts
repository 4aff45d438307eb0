import fc from 'fast-check';
import { expect, test } from 'vitest';
import { addDays } from '#platform/dates.ts';
import { delegationState, deviceOf, initialsOf, waitAfter } from './rules.ts';

test('the fifth wrong try makes wait, each further one twice as long, at most 15 minutes', () => {
  expect([0, 1, 4, 5, 6, 7, 8].map(waitAfter)).toEqual([0, 0, 0, 15, 30, 60, 120]);
  fc.assert(
    fc.property(fc.integer({ min: 5, max: 200 }), (tries) => {
      expect(waitAfter(tries + 1)).toBe(Math.min(900, waitAfter(tries) * 2));
    }),
  );
});

test('a delegation is in force on its first and last day, not beside them', () => {
  const given = { validFrom: '2022-03-01', validTo: '2022-03-31', revokedOn: null };
  expect(['2022-02-28', '2022-03-01', '2022-03-31', '2022-04-01'].map((day) => delegationState(given, day))).toEqual([
    'COMING',
    'IN_FORCE',
    'IN_FORCE',
    'OVER',
  ]);
  fc.assert(
    fc.property(fc.integer({ min: -50, max: 80 }), (shift) => {
      const day = addDays(given.validFrom, shift);
      expect(delegationState({ ...given, revokedOn: '2022-03-02' }, day)).toBe('REVOKED');
      expect(delegationState(given, day) === 'IN_FORCE').toBe(shift >= 0 && shift <= 30);
    }),
  );
});

test('initials are of the first and last word; what stands in brackets does not count', () => {
  expect(['Trương Văn Đạt', 'Đạt', 'Cán bộ TĐKT Cục Viễn thám (mẫu)', ''].map(initialsOf)).toEqual(['TĐ', 'Đ', 'CT', '?']);
});

test('a browser is called as people call it', () => {
  const edge = 'Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/120.0.0.0 Safari/537.36 Edg/120.0';
  const phone = 'Mozilla/5.0 (Linux; Android 13) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/119.0 Mobile Safari/537.36';
  const iphone =
    'Mozilla/5.0 (iPhone; CPU iPhone OS 17_0 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/17.0 Mobile/15E148 Safari/604.1';
  expect(deviceOf(edge)).toEqual({ browser: 'Edge', system: 'Windows' });
  expect(deviceOf(phone)).toEqual({ browser: 'Chrome', system: 'Android' });
  expect(deviceOf(iphone)).toEqual({ browser: 'Safari', system: 'iOS' });
  expect(deviceOf('')).toEqual({ browser: null, system: null });
});
