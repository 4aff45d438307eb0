import { expect, test } from 'vitest';
import { cautionsOf } from './cautions.ts';

const record = (servedFrom: string | null, kind: 'person' | 'unit' = 'person') =>
  cautionsOf({
    subject: { kind, servedFrom },
    facts: [2001, 2014].map((year) => ({ kind: 'rating', values: { year } })),
    awards: [
      { awardName: 'Chiến sĩ thi đua cơ sở', year: 1999 },
      { awardName: 'Chiến sĩ thi đua cơ sở', year: 2014 },
    ],
  } as never).map((one) => one.vi);

test('ratings and awards of years before service are told; the year it began in is not', () => {
  expect(record('2014-06-01')).toEqual([
    'Xếp loại năm 2001 đứng trước ngày vào làm việc 01/06/2014',
    'Chiến sĩ thi đua cơ sở năm 1999 đứng trước ngày vào làm việc 01/06/2014',
  ]);
  expect(record('2014-06-01', 'unit')[0]).toBe('Xếp loại năm 2001 đứng trước ngày thành lập 01/06/2014');
});

test('without a first day nothing is held against anybody', () => expect(record(null)).toEqual([]));
