import { expect, test } from 'vitest';
import { lawBonus } from './law-bonus.ts';
import { lawDeadline } from './law-deadline.ts';
import { problemOf } from './problems.ts';

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
  [lawBonus, '--subject person --on 2026-07-01', 'call.missing', '--award'],
  [lawBonus, '--award LDTT --on 2026-02-30', 'call.not_a_day', '--on'],
  [lawBonus, '--award LDTT --on 2023-13-20', 'call.not_a_day', '--on'],
  [lawBonus, '--award LDTT', 'call.missing', '--on'],
  [lawBonus, '--award NOPE --on 2026-07-01', 'call.not_one_of', '--award'],
  [lawBonus, '--award LDTT --on 2026-07-01 --subject nobody', 'call.not_one_of', '--subject'],
  [lawBonus, '--award LDTT --on 2026-07-01 --issuer x', 'call.not_one_of', '--issuer'],
  [lawBonus, '--award LDTT --on 2026-07-01 --regime R1', 'call.not_one_of', '--regime'],
  [lawDeadline, '--step BNV_APPRAISAL --from 2026-02-31', 'call.not_a_day', '--from'],
  [lawDeadline, '--step X --from 2026-02-01', 'call.not_one_of', '--step'],
  [lawDeadline, '--step BNV_APPRAISAL', 'call.missing', '--from'],
] as const)('a wrong call is refused by name and option, in both languages, and ends with 2: %#', (verb, line, code, field) => {
  let problem: unknown;
  try {
    run(verb, line);
  } catch (thrown) {
    problem = thrown;
  }
  expect(problem).toMatchObject({ body: { code, field, message: { vi: expect.stringContaining(field), en: expect.stringContaining(field) } } });
  expect(problemOf(problem).code).toBe(2);
});

test('a due day with its way, the list of steps, and what is not known', () => {
  expect(run(lawDeadline, '--step BNV_APPRAISAL --from 2025-01-20')).toMatchObject({
    code: 0,
    printed: { regime: 'R2022a', due: '2025-02-24', unconfirmedYears: [2025] },
  });
  expect(run(lawDeadline, '--step BNV_APPRAISAL --from 2026-12-28')).toMatchObject({ code: 1, printed: { kind: 'unknown' } });
  expect(run(lawDeadline, '--step MINISTRY_APPRAISAL --from 2025-01-20')).toMatchObject({ code: 0, printed: { kind: 'local' } });
  expect(run(lawDeadline, '--list').printed).toMatchObject({ steps: expect.arrayContaining([expect.objectContaining({ step: 'PUBLIC_COMMENT' })]) });
});
