import { expect, test } from 'vitest';
import { shippedLaw } from './index.ts';

const { publicityOf, quotasOn } = shippedLaw;

test('which honours are published for comment, by the day (law.md §11)', () => {
  expect(publicityOf('CSTDTQ', '2022-12-15')).toMatchObject({ workingDays: 10, soft: false, basis: expect.stringContaining('khoản 10 Điều 45') });
  // The decree asked for it before the circular of 2019 did.
  expect(publicityOf('CSTDTQ', '2018-12-15')).toMatchObject({ workingDays: 10, soft: false, basis: expect.stringContaining('91/2017/NĐ-CP') });
  expect(publicityOf('CSTDTQ', '2017-09-30')).toBeUndefined();
  expect(publicityOf('CSTDTQ', '2024-06-01')).toMatchObject({ soft: false, basis: expect.stringContaining('Điều 46') });
  expect(publicityOf('HCLD_3', '2025-08-01')?.basis).toContain('Điều 44');
  // The wording of 2026 was not read: it warns.
  expect(publicityOf('CSTDTQ', '2026-11-01')).toMatchObject({ soft: true, confidence: '?' });
  expect(publicityOf('BK_BBNT', '2022-12-15')).toBeUndefined();
  expect(publicityOf('BK_TTG', '2024-06-01')).toBeUndefined();
});

test('caps and shares on each side of the change of law (law.md §14)', () => {
  const on = (day: string, award: string) => quotasOn(day).find((one) => one.award === award);
  expect(on('2023-12-31', 'CSTDCS')).toMatchObject({ measure: 'cap', percent: 15, base: 'LDTT', soft: false });
  expect(on('2024-01-01', 'CSTDCS')).toBeUndefined();
  expect(on('2023-12-31', 'TTLDTT')).toMatchObject({ measure: 'member-share', percent: 50, strict: true });
  expect(on('2024-01-01', 'TTLDTT')).toMatchObject({ percent: 70, strict: false, soft: false });
  expect(on('2022-12-01', 'CO_CP')).toMatchObject({ percent: 20, soft: false });
  expect(on('2024-06-01', 'CO_CP')).toMatchObject({ percent: 20, soft: true });
});
