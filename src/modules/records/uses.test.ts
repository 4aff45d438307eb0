import fc from 'fast-check';
import { expect, test } from 'vitest';
import { recordRefusals } from './refusals.ts';
import { authorsFit, judgeUse, useFits, type Use } from './uses.ts';

const use = (subjectId: string, awardKind: Use['awardKind'], objectId: string | null = null): Use => ({
  subjectId,
  awardKind,
  awardCode: awardKind === 'TITLE' ? 'CSTDCS' : 'BK_BBNT',
  year: 2021,
  label: `${awardKind} của ${subjectId}`,
  objectId,
});

test.each([
  [[], 'TITLE', 'ok'],
  [[use('an', 'TITLE')], 'FORM', 'block'],
  [[use('an', 'FORM')], 'TITLE', 'block'],
  [[use('an', 'FORM')], 'FORM', 'block'],
  [[use('an', 'TITLE')], 'TITLE', 'warn'],
  [[use('binh', 'FORM')], 'FORM', 'warn'],
  [[use('binh', 'TITLE')], 'TITLE', 'warn'],
] as const)('%o then a %s: %s', (existing, kind, verdict) => {
  expect(judgeUse(existing, use('an', kind)).verdict).toBe(verdict);
});

test('the same proposal again is the same use', () => {
  expect(judgeUse([use('an', 'FORM', 'd1')], use('an', 'FORM', 'd1')).verdict).toBe('again');
  expect(judgeUse([use('an', 'FORM', 'd1')], use('an', 'FORM', 'd2')).verdict).toBe('block');
});

test('a warning passes with a reason, a block never', () => {
  const warned = judgeUse([use('an', 'TITLE')], use('an', 'TITLE'));
  expect(useFits('Sáng kiến', warned, '', 'Công văn')).toMatchObject({ refusal: { code: recordRefusals.useNeedsReason.code } });
  expect(useFits('Sáng kiến', warned, 'Hội đồng cho phép', 'Công văn').ok).toBe(true);
  const blocked = judgeUse([use('an', 'TITLE')], use('an', 'FORM'));
  expect(useFits('Sáng kiến', blocked, 'Hội đồng cho phép', 'Công văn')).toMatchObject({ refusal: { code: recordRefusals.usedForOther.code } });
});

test('whatever the order of uses: one subject never has a form beside anything else', () => {
  const wanted = fc.array(fc.tuple(fc.constantFrom('an', 'binh'), fc.constantFrom('TITLE' as const, 'FORM' as const)), { maxLength: 12 });
  fc.assert(
    fc.property(wanted, (list) => {
      const taken: Use[] = [];
      for (const [subject, kind] of list) {
        const next = use(subject, kind);
        if (useFits('x', judgeUse(taken, next), 'có lý do', '').ok) taken.push(next);
      }
      for (const subject of ['an', 'binh']) {
        const mine = taken.filter((one) => one.subjectId === subject);
        if (mine.some((one) => one.awardKind === 'FORM')) expect(mine).toHaveLength(1);
      }
    }),
  );
});

test('shares are at most the whole; unknown ones count nothing', () => {
  const authors = fc.array(fc.option(fc.integer({ min: 1, max: 10_000 }), { nil: null }), { minLength: 1, maxLength: 6 });
  fc.assert(
    fc.property(authors, (shares) => {
      const sum = shares.reduce<number>((total, share) => total + (share ?? 0), 0);
      expect(authorsFit(shares.map((share, index) => ({ personId: String(index), share }))).ok).toBe(sum <= 10_000);
    }),
  );
  expect(authorsFit([])).toMatchObject({ refusal: { code: recordRefusals.authorMissing.code } });
  expect(
    authorsFit([
      { personId: 'a', share: 1 },
      { personId: 'a', share: null },
    ]),
  ).toMatchObject({
    refusal: { code: recordRefusals.authorTwice.code },
  });
  expect(
    authorsFit([
      { personId: 'a', share: 6000 },
      { personId: 'b', share: 4001 },
    ]),
  ).toMatchObject({
    refusal: { code: recordRefusals.sharesAbove.code, message: { vi: expect.stringContaining('100,01%') as string } },
  });
});
