import { expect, test } from 'vitest';
import { lawBonus } from './law-bonus.ts';
import { lawDeadline } from './law-deadline.ts';

function run(verb: typeof lawBonus, line: string) {
  let printed: unknown;
  const code = verb(line.split(' '), (value) => (printed = value));
  return { code, printed };
}

test('a sum with its words and what it rests on', () => {
  expect(run(lawBonus, '--award LDTT --subject person --on 2026-07-01')).toMatchObject({
    code: 0,
    printed: {
      format: 'thidua/bonus-law@1',
      regime: 'R2022b',
      known: true,
      amount: 760_000,
      inWords: 'Bảy trăm sáu mươi nghìn đồng',
      footings: [{ about: 'coefficient' }, {}, {}],
    },
  });
  expect(run(lawBonus, '--award GK --subject person --on 01/06/2025 --issuer commune')).toMatchObject({ code: 0, printed: { amount: 360_000 } });
  expect(run(lawBonus, '--award XPTB --subject unit --on 2022-01-01')).toMatchObject({ code: 1, printed: { known: false, inWords: null } });
});

test.each([
  '--subject person --on 2026-07-01',
  '--award LDTT --on 2026-02-30',
  '--award LDTT --on 2026-07-01 --subject nobody',
  '--award LDTT --on 2026-07-01 --issuer x',
])('a wrong call: %s', (line) => expect(run(lawBonus, line).code).toBe(2));

test('a due day with its way, the list of steps, and what is not known', () => {
  expect(run(lawDeadline, '--step BNV_APPRAISAL --from 2025-01-20')).toMatchObject({
    code: 0,
    printed: { regime: 'R2022a', due: '2025-02-24', unconfirmedYears: [2025] },
  });
  expect(run(lawDeadline, '--step BNV_APPRAISAL --from 2026-12-28')).toMatchObject({ code: 1, printed: { kind: 'unknown' } });
  expect(run(lawDeadline, '--step MINISTRY_APPRAISAL --from 2025-01-20')).toMatchObject({ code: 0, printed: { kind: 'local' } });
  expect(run(lawDeadline, '--list').printed).toMatchObject({ steps: expect.arrayContaining([expect.objectContaining({ step: 'PUBLIC_COMMENT' })]) });
  expect(run(lawDeadline, '--step X').code).toBe(2);
});
