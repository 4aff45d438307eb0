import { expect, test } from 'vitest';
import { decisionRefusals } from './contract.ts';
import { awardTransitions, givesAwards, outcomesFit, submissionTransitions } from './rules.ts';
import { readFileSync } from 'node:fs';

const item = (objectId: string, more: object = {}) => ({ objectId, title: `Hồ sơ ${objectId}`, outcome: null, stateLevel: false, ...more });
const agreed = (objectId: string) => ({ objectId, outcome: 'DECIDED' as const, reason: '' });
const refused = (objectId: string, reason = '') => ({ objectId, outcome: 'REJECTED' as const, reason });
const paper = { number: '12/QĐ-BTNMT', decidedOn: '2022-12-20', signerName: 'Người ký (mẫu)' };
const none = { number: null, decidedOn: null, signerName: null };
const code = (answer: ReturnType<typeof outcomesFit>) => (answer.ok ? 'yes' : answer.refusal.code);

test('agreed awards need number, day and signer; refusing all of them does not', () => {
  expect(code(outcomesFit([item('a')], [agreed('a')], paper, '2022-12-15', '2022-12-20'))).toBe('yes');
  expect(code(outcomesFit([item('a')], [agreed('a')], none, '2022-12-15', '2022-12-20'))).toBe(decisionRefusals.numberMissing.code);
  expect(code(outcomesFit([item('a')], [refused('a', 'Trùng thành tích')], none, '2022-12-15', '2022-12-20'))).toBe('yes');
});

test('agreeing to propose a State-level honour needs no number and gives no award', () => {
  const list = [item('a', { stateLevel: true })];
  expect(givesAwards(list, [agreed('a')])).toBe(false);
  expect(code(outcomesFit(list, [agreed('a')], none, '2022-12-15', '2022-12-20'))).toBe('yes');
});

test.each([
  ['2022-12-14', decisionRefusals.dayOutside.code],
  ['2022-12-15', 'yes'],
  ['2022-12-20', 'yes'],
  ['2022-12-21', decisionRefusals.dayOutside.code],
])('a decision of %s: the first and the last day are open', (decidedOn, expected) => {
  expect(code(outcomesFit([item('a')], [agreed('a')], { ...paper, decidedOn }, '2022-12-15', '2022-12-20'))).toBe(expected);
});

test('each refusal has its own reason to be refused', () => {
  const fit = (list: ReturnType<typeof item>[], given: Parameters<typeof outcomesFit>[1]) =>
    code(outcomesFit(list, given, paper, '2022-12-15', '2022-12-20'));
  expect(fit([item('a')], [refused('a', '  ')])).toBe(decisionRefusals.reasonMissing.code);
  expect(fit([item('a')], [agreed('b')])).toBe(decisionRefusals.itemUnknown.code);
  expect(fit([item('a')], [agreed('a'), agreed('a')])).toBe(decisionRefusals.itemUnknown.code);
  expect(fit([item('a', { outcome: 'REJECTED' })], [agreed('a')])).toBe(decisionRefusals.itemClosed.code);
});

test('the README draws exactly these transitions', () => {
  const readme = readFileSync(new URL('./README.md', import.meta.url), 'utf8');
  for (const { from, verb, to } of [...awardTransitions, ...submissionTransitions]) expect(readme).toContain(`${from} --> ${to}: ${verb}`);
});
