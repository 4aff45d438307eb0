import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { shippedLaw } from '#modules/law/index.ts';
import { findingsOf, type Facts } from './findings.ts';
import { nominationStates } from './labels.ts';
import { atStep, isFlag, isStateLevel, papersFor, partOf, transitions, unitAgrees, verbs } from './rules.ts';

test('the short route goes from draft to the ministry without a meeting of the unit; the yearly one does not (R-092)', () => {
  expect(atStep('DRAFT', 'submit', 'in-time').ok).toBe(true);
  expect(atStep('DRAFT', 'submit', 'yearly').ok).toBe(false);
  expect(atStep('ELIGIBLE', 'passByStanding', 'in-time').ok).toBe(true);
  expect(atStep('ELIGIBLE', 'passByStanding', 'yearly').ok).toBe(false);
});

test('only the Minister’s decision leads to an award (R-110)', () => {
  const into = (state: string) => transitions.filter((one) => one.to === state);
  expect(into('DECIDED')).toMatchObject([{ from: 'PRESENTED', who: 'minister' }]);
  expect(new Set(into('AWARDED').map((one) => one.from))).toEqual(new Set(['DECIDED', 'STATE_DECIDED']));
  expect(transitions.filter((one) => one.from === 'PASSED').map((one) => one.verb)).toEqual(['present']);
});

test('withdrawing is possible until the council has it', () => {
  for (const state of ['DRAFT', 'UNIT_APPROVED', 'SUBMITTED', 'RECEIVED', 'CHECKING', 'SUPPLEMENT', 'ELIGIBLE'] as const)
    expect(atStep(state, 'withdraw', 'yearly').ok).toBe(true);
  for (const state of ['AT_COUNCIL', 'PASSED', 'PRESENTED', 'DECIDED', 'WITHDRAWN'] as const)
    expect(atStep(state, 'withdraw', 'yearly').ok).toBe(false);
});

test('each verb has one desk, and the three sides are three', () => {
  for (const verb of verbs) expect(new Set(transitions.filter((one) => one.verb === verb).map((one) => one.who)).size, verb).toBe(1);
  expect([partOf('unit'), partOf('leader'), partOf('standing'), partOf('minister')]).toEqual(['proposer', 'proposer', 'appraiser', 'approver']);
});

test.each([
  [5, 10, false],
  [6, 10, true],
  [5, 9, true],
  [1, 1, true],
])('%i of %i: more than half is %s', (yesVotes, members, expected) => expect(unitAgrees(yesVotes, members)).toBe(expected));

test('what is decided above the ministry', () => {
  expect(['CO_CP', 'CSTDTQ', 'BK_TTG', 'HCLD_3', 'HUYCH_HUUNGHI'].every(isStateLevel)).toBe(true);
  expect(['CO_BBNT', 'CSTD_BBNT', 'BK_BBNT', 'TTLDXS', 'GK', 'KNC', 'LDTT', 'CSTDCS'].some(isStateLevel)).toBe(false);
  expect(isFlag('CO_BBNT') && isFlag('CO_CP') && !isFlag('BK_BBNT')).toBe(true);
});

test('the checklist: short for in-time; of State-level papers the unit owes only what it can make', () => {
  const awards = shippedLaw.awardsOn('2022-12-01', 'unit');
  const flag = awards.find((award) => award.code === 'CO_CP');
  const certificate = awards.find((award) => award.code === 'BK_BBNT');
  expect(certificate && papersFor(certificate, 'in-time').map((paper) => paper.code)).toEqual(['submission', 'summary']);
  const short = (day: string) => {
    const award = shippedLaw.awardByCode('BK_BBNT', day);
    return award && papersFor(award, 'in-time').map((paper) => [paper.required, paper.basis]);
  };
  const marked = 'cần đối chiếu';
  const old = [true, `Thủ tục đơn giản: Luật 15/2003/QH11 (chưa ghi số điều), ${marked}`];
  expect(short('2022-12-01')).toEqual([old, old]);
  expect(short('2024-02-01')?.[0]).toEqual([true, `Thủ tục đơn giản: Điều 85 Luật 06/2022/QH15, ${marked}`]);
  // Not read for the amended law: advice.
  expect(short('2026-11-01')?.[0]).toEqual([false, expect.stringContaining(`Luật 06/2026/QH16 (chưa ghi số điều), ${marked}`)]);
  expect(
    certificate &&
      papersFor(certificate, 'yearly')
        .filter((paper) => paper.required)
        .map((paper) => paper.code),
  ).toEqual(['submission', 'report', 'minutes']);
  expect(
    flag &&
      papersFor(flag, 'yearly')
        .filter((paper) => paper.required)
        .map((paper) => paper.code),
  ).toEqual(['report']);
});

const facts: Facts = {
  awardCode: 'CO_BBNT',
  award: { name: 'Cờ thi đua của Bộ', basis: 'Điều 12' },
  oneAward: 'Luật 15/2003/QH11',
  regime: 'R2003',
  acceptedOn: '2022-12-05',
  year: 2022,
  route: 'yearly',
  subjectKind: 'unit',
  papersMissing: [],
  proofs: 3,
  minute: { yes: 40, members: 45 },
  others: [],
  group: { name: 'Khối IV năm 2022', rank: 1, conditionFailed: false, published: true },
  preparedBySubject: false,
  personsUnit: null,
};
const verdictOf = (more: Partial<Facts>, code: string) => findingsOf({ ...facts, ...more }).find((one) => one.code === code)?.verdict;

test('a flag goes to the leader of its group; what is not known stays unknown', () => {
  expect(verdictOf({}, 'leads-group')).toBe('MET');
  expect(verdictOf({ group: { ...facts.group!, rank: 2 } }, 'leads-group')).toBe('UNMET');
  expect(verdictOf({ group: { ...facts.group!, conditionFailed: true } }, 'leads-group')).toBe('UNMET');
  expect(verdictOf({ group: { ...facts.group!, published: false, rank: null } }, 'leads-group')).toBe('UNKNOWN');
  expect(verdictOf({ group: null }, 'leads-group')).toBe('UNKNOWN');
  expect(verdictOf({ awardCode: 'BK_BBNT' }, 'leads-group')).toBeUndefined();
});

test('the same title for the same year is a duplicate; another form is for people to compare', () => {
  expect(verdictOf({ others: [{ awardCode: 'CO_BBNT', label: 'hồ sơ' }] }, 'same-award')).toBe('UNMET');
  expect(verdictOf({ others: [{ awardCode: 'BK_BBNT', label: 'hồ sơ' }] }, 'same-award')).toBe('MET');
  expect(verdictOf({ others: [{ awardCode: 'BK_BBNT', label: 'hồ sơ' }] }, 'other-award')).toBe('UNKNOWN');
});

test('a person who prepares the own dossier is seen, and so is a post elsewhere', () => {
  expect(verdictOf({ subjectKind: 'person', preparedBySubject: true }, 'own-hand')).toBe('UNMET');
  expect(verdictOf({ subjectKind: 'person', personsUnit: 'elsewhere' }, 'belongs-here')).toBe('UNMET');
  expect(verdictOf({ subjectKind: 'person', personsUnit: null }, 'belongs-here')).toBe('UNKNOWN');
  expect(verdictOf({}, 'own-hand')).toBeUndefined();
});

test('missing papers, no proof, a title that did not exist', () => {
  expect(verdictOf({ papersMissing: ['Tờ trình'] }, 'papers')).toBe('UNMET');
  expect(verdictOf({ proofs: 0 }, 'proof')).toBe('UNMET');
  expect(verdictOf({ award: null }, 'title-valid')).toBe('UNMET');
  expect(verdictOf({ minute: null }, 'unit-minute')).toBe('UNKNOWN');
  expect(verdictOf({ minute: null, route: 'in-time' }, 'unit-minute')).toBeUndefined();
});

test('the README draws exactly these transitions, and every state has its label', () => {
  const readme = readFileSync(new URL('./README.md', import.meta.url), 'utf8');
  for (const { from, verb, to } of transitions) expect(readme).toContain(`${from} --> ${to}: ${verb}`);
  expect(readme.match(/--> [A-Z_]+: /g)?.length).toBe(transitions.length + 1);
  for (const { from, to } of transitions) expect(from in nominationStates && to in nominationStates).toBe(true);
});

test('a verb at the wrong step says at which it is done', () => {
  expect(atStep('DRAFT', 'receive', 'yearly')).toMatchObject({
    refusal: { message: { vi: 'Hồ sơ đang ở bước “Nháp”; việc này làm ở bước “Đã gửi”.' } },
  });
});
