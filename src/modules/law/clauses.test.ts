import fc from 'fast-check';
import { expect, test } from 'vitest';
import { addDays } from '#platform/dates.ts';
import { clausesOn } from './clauses.ts';
import { confidenceLabels } from './marks.ts';
import { shippedLaw } from './index.ts';

const on = (day: string) => clausesOn(shippedLaw.libraryOn(day), day);
const of = (day: string, id: string) => on(day).find((clause) => clause.id === id);

test('a clause says in short words what it asks, where it stands, since when and how sure it is', () => {
  expect(of('2022-12-15', 'CSTD_BBNT.cong_trang.R2003/titles')).toMatchObject({
    topic: 'standard',
    award: 'CSTD_BBNT',
    source: expect.stringContaining('Nghị định 91/2017/NĐ-CP'),
    from: '2017-10-01',
    to: '2023-12-31',
    confidence: 'V',
    soft: false,
  });
  expect(of('2022-12-15', 'CSTDCS/cstdcs-of-ldtt')).toMatchObject({
    topic: 'quota',
    words: { vi: 'Không quá 15% số Lao động tiên tiến, Chiến sĩ tiên tiến, làm tròn xuống' },
  });
  expect(of('2022-12-15', 'CSTD_BBNT/ballot')?.words.vi).toContain('từ 90%');
  expect(of('2024-06-01', 'CSTDTQ/publicity')?.words.vi).toContain('10 ngày làm việc');
  // What was not read reminds and never blocks.
  expect(of('2026-11-01', 'CSTDTQ/publicity')).toMatchObject({ confidence: '?', soft: true });
});

test('general rules stand once, beside every award; ids are unique', () => {
  const clauses = on('2022-12-15');
  expect(clauses.filter((clause) => clause.id.startsWith('X1.'))).toMatchObject([{ topic: 'general', award: null }]);
  expect(new Set(clauses.map((clause) => clause.id)).size).toBe(clauses.length);
});

test('on any day every clause shown is in force that day, and none lacks a source', () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 3300 }), (offset) => {
      const day = addDays('2018-01-01', offset);
      const clauses = on(day);
      expect(clauses.length).toBeGreaterThan(40);
      for (const clause of clauses) {
        expect(clause.source, clause.id).not.toBe('');
        expect((clause.from ?? '') <= day && day <= (clause.to ?? '9999'), `${clause.id} on ${day}`).toBe(true);
      }
    }),
    { numRuns: 25 },
  );
});

test('money and time limits are clauses too: coefficient, base salary of the day, rounding, working days of a step', () => {
  expect(of('2022-12-15', 'CSTD_BBNT/bonus/person')).toMatchObject({
    topic: 'money',
    award: 'CSTD_BBNT',
    words: { vi: 'Tiền thưởng cá nhân: 3 lần mức lương cơ sở' },
    confidence: 'M',
  });
  expect(of('2023-06-30', 'money/base-salary')).toMatchObject({ words: { vi: 'Mức lương cơ sở 1.490.000 đ' }, to: '2023-06-30' });
  expect(of('2023-07-01', 'money/base-salary')).toMatchObject({ words: { vi: 'Mức lương cơ sở 1.800.000 đ' }, from: '2023-07-01' });
  expect(of('2025-12-15', 'money/rounding')).toMatchObject({ words: { vi: 'Tiền thưởng làm tròn lên đến 10.000 đ' }, confidence: 'V' });
  expect(of('2022-12-15', 'limit/MINISTRY_APPRAISAL')).toMatchObject({
    topic: 'limit',
    award: null,
    words: { vi: 'Bộ, tỉnh thẩm định khen thưởng thuộc thẩm quyền: 25 ngày làm việc, tính sau ngày nhận đủ hồ sơ' },
  });
  expect(of('2024-12-15', 'limit/BNV_RECEIVES_CSTDTQ')?.words.vi).toContain('trước hết ngày 31/12 của năm sau');
  // Doubtful since the amended law, for its decree is about to go.
  expect(of('2026-11-28', 'CSTDCS/bonus/person')).toMatchObject({ soft: true });
});

test('the mark says whether the wording was read, the source whether its article is on record: neither denies the other', () => {
  const clause = of('2022-12-15', 'X1.R2003');
  expect(clause).toMatchObject({ confidence: 'V', source: 'Luật 15/2003/QH11 (chưa ghi số điều)' });
  expect(confidenceLabels.V.vi).toBe('Đã đọc nguyên văn');
  for (const one of on('2022-12-15')) expect(one.source, one.id).not.toContain('chưa đọc');
});
