import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { awardMeant, oldAwardFits, type CatalogueAward } from './award-rules.ts';
import { factBody, factKinds, factSpecs } from './kinds.ts';
import { recordRefusals } from './refusals.ts';
import { factFits, lastKnownSpan, spansFit, wholeYears } from './rules.ts';

const today = '2022-12-20';

test('every kind has a table of fields that its body knows', () => {
  for (const kind of Object.keys(factKinds)) {
    const fields = factSpecs[kind as keyof typeof factSpecs].fields.map((field) => field.key);
    const option = factBody.options.find((one) => one.shape.kind.value === kind);
    expect(fields.toSorted(), kind).toEqual(
      Object.keys(option?.shape ?? {})
        .filter((key) => key !== 'kind')
        .toSorted(),
    );
  }
});

describe('spans', () => {
  const leave = (validFrom: string, validTo: string | null) => ({ kind: 'leave' as const, leaveKind: 'thai_san' as const, validFrom, validTo });
  test('two leaves may touch nowhere, both ends counted', () => {
    const others = [{ from: '2021-03-01', to: '2021-08-31' }];
    expect(spansFit(leave('2021-09-01', null), others).ok).toBe(true);
    expect(spansFit(leave('2021-08-31', '2021-09-02'), others).ok).toBe(false);
    expect(spansFit(leave('2020-01-01', null), others).ok).toBe(false);
  });
  test('a term of discipline may end later than today, its beginning may not', () => {
    const fact = {
      kind: 'discipline' as const,
      form: 'canh_cao' as const,
      wording: '',
      decisionNumber: '',
      validFrom: '2022-06-01',
      termEnd: '2023-06-01',
    };
    expect(factFits(fact, 'person', today).ok).toBe(true);
    expect(factFits({ ...fact, validFrom: '2022-12-21' }, 'person', today)).toMatchObject({ refusal: { code: recordRefusals.futureDay.code } });
  });
});

describe('what is known to be complete', () => {
  test('spans that touch are one; a hole ends what may be relied on', () => {
    const a = { from: '2018-01-01', to: '2019-12-31' };
    const b = { from: '2020-01-01', to: '2021-12-31' };
    const c = { from: '2021-06-01', to: '2022-12-20' };
    expect(lastKnownSpan([b, a])).toEqual({ from: '2018-01-01', to: '2021-12-31' });
    expect(lastKnownSpan([c, a, b])).toEqual({ from: '2018-01-01', to: '2022-12-20' });
    expect(lastKnownSpan([a, c])).toEqual(c);
    expect(lastKnownSpan([])).toBeNull();
  });
  test('a year known in part is not known', () => {
    expect(wholeYears({ from: '2018-01-01', to: '2022-12-20' })).toEqual({ from: 2018, to: 2021 });
    expect(wholeYears({ from: '2018-01-02', to: '2019-12-31' })).toEqual({ from: 2019, to: 2019 });
    expect(wholeYears({ from: '2018-02-01', to: '2019-11-30' })).toBeNull();
  });
  test('joining never invents a day nobody stated', () => {
    const day = fc
      .date({ min: new Date('2015-01-01'), max: new Date('2022-12-31'), noInvalidDate: true })
      .map((date) => date.toISOString().slice(0, 10));
    const spans = fc.array(
      fc.tuple(day, day).map(([a, b]) => (a <= b ? { from: a, to: b } : { from: b, to: a })),
      { minLength: 1, maxLength: 6 },
    );
    fc.assert(
      fc.property(spans, day, (list, asked) => {
        const span = lastKnownSpan(list);
        const inside = span !== null && span.from <= asked && asked <= span.to;
        const stated = list.some((one) => one.from <= asked && asked <= one.to);
        if (inside) expect(stated).toBe(true);
      }),
    );
  });
});

describe('old awards', () => {
  const award = (code: string, vi: string, subject: CatalogueAward['subject']): CatalogueAward => ({
    code,
    name: { vi, en: vi },
    subject,
    kind: 'title',
  });
  const cstdcs = award('CSTDCS', 'Chiến sĩ thi đua cơ sở', 'person');
  const young = award('XPTB', 'Xã tiêu biểu', 'unit');
  const catalogue = (day: string) => (day < '2024-01-01' ? [cstdcs] : [cstdcs, young]);
  const fits = (one: CatalogueAward, subject: 'person' | 'unit', year: number, decidedOn: string | null, now = '2025-06-01') =>
    oldAwardFits({ award: one, subject, year, decidedOn }, catalogue, '2017-10-01', now);

  test('an award before its regime is refused, on the first day of the regime it is not', () => {
    expect(fits(young, 'unit', 2020, '2020-12-01')).toMatchObject({ refusal: { code: recordRefusals.awardBeforeRegime.code } });
    expect(fits(young, 'unit', 2020, null)).toMatchObject({ refusal: { code: recordRefusals.awardBeforeRegime.code } });
    expect(fits(young, 'unit', 2023, '2023-12-31')).toMatchObject({ refusal: { code: recordRefusals.awardBeforeRegime.code } });
    expect(fits(young, 'unit', 2023, '2024-01-01').ok).toBe(true);
  });
  test('years before the catalogue begins are judged by its beginning', () => {
    expect(fits(cstdcs, 'person', 2012, '2012-12').ok).toBe(true);
    expect(fits(young, 'unit', 2012, null).ok).toBe(false);
  });
  test('people write awards their own way', () => {
    const names = [cstdcs, award('CSTD_BBNT', 'Chiến sĩ thi đua Bộ, ban, ngành, tỉnh', 'person')];
    expect(awardMeant('CSTĐ cơ sở', names)?.code).toBe('CSTDCS');
    expect(awardMeant('chien si thi dua co so', names)?.code).toBe('CSTDCS');
    expect(awardMeant('Chiến sĩ thi đua cấp Bộ', names)?.code).toBe('CSTD_BBNT');
    expect(awardMeant('Chiến sĩ', names)).toBeUndefined();
  });
});
