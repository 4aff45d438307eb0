import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { agreementStates, type AgreementState } from './labels.ts';
import {
  doerOf,
  gapsOf,
  inState,
  judgedUnits,
  judgementStands,
  openLimits,
  possibleOutcomes,
  promisesToExceed,
  termIsOpen,
  transitions,
} from './rules.ts';
import { verbs, type Content } from './shapes.ts';
import { templates } from './templates.ts';

const states = Object.keys(agreementStates) as AgreementState[];

test('every verb has one doer, and ends are ends', () => {
  for (const verb of verbs) expect(new Set(transitions.filter((one) => one.verb === verb).map((one) => one.who)).size, verb).toBe(1);
  expect(doerOf('sign')).toBe('signer');
  for (const end of ['ARCHIVED', 'VOID'] as const) expect(transitions.filter((one) => one.from === end)).toEqual([]);
});

test('the README draws this table', () => {
  const drawing = readFileSync(join(import.meta.dirname, 'README.md'), 'utf8');
  const drawn = [...drawing.matchAll(/^ {2}(\w+) --> (\w+): (.+)$/gm)].flatMap(([, from, to, what]) =>
    verbs.filter((verb) => new RegExp(`\\b${verb}\\b`).test((what ?? '').replace(/\(.*?\)/g, ''))).map((verb) => `${from} ${verb} ${to}`),
  );
  expect(drawn.sort()).toEqual(transitions.map((one) => `${one.from} ${one.verb} ${one.to}`).sort());
});

/** Practice §12.3, written out once more by hand: which verbs each state admits. */
const admitted: Record<AgreementState, string> = {
  DRAFT: 'edit sendForComment answer void',
  CONSULTING: 'comment answer revise agree void',
  AGREED: 'sign void',
  SIGNING: 'sign void',
  IN_FORCE: 'sign amend withdrawAmendment note addActivity judge assess',
  ASSESSED: 'archive',
  ARCHIVED: '',
  VOID: '',
};
describe.each(states)('%s', (state) => {
  test.each(verbs)('%s', (verb) => {
    expect(inState(verb, state).ok).toBe(admitted[state].split(' ').includes(verb));
  });
});

test('frozen words say that they are frozen, other steps name the state', () => {
  expect(inState('edit', 'SIGNING')).toMatchObject({ refusal: { code: 'agreements.frozen' } });
  expect(inState('edit', 'VOID')).toMatchObject({ refusal: { code: 'agreements.wrong_state', message: { vi: expect.stringContaining('Đã hủy') } } });
});

test('a draft needs a living term', () => {
  expect(['PROPOSED', 'ACTIVE', 'HANDING_OVER', 'ENDED'].map(termIsOpen)).toEqual([true, true, false, false]);
});

const commitment = {
  id: 'c',
  title: 'Báo cáo đúng hạn',
  ownerUnitId: null,
  dueOn: '2022-12',
  measure: 'Số báo cáo',
  measureKind: 'done',
  operator: '>=',
  targetHundredths: null,
  targetUnit: '',
  proof: 'Sổ công văn',
} as const;
const content = (over: object, scope: 'each-unit' | 'group' = 'each-unit'): Content => ({
  aim: '',
  place: '',
  clauses: [{ id: 'k', title: 'Điều', summary: '', scope, commitments: [{ ...commitment, ...over }] }],
});
const missing = (over: object, scope?: 'group') => gapsOf(content(over, scope), ['u1', 'u2']).map((gap) => gap.path.split('.').at(-1));

test('what keeps a text from being signed (R-042)', () => {
  expect(missing({})).toEqual([]);
  expect(missing({ measure: '', dueOn: null, proof: '' })).toEqual(['measure', 'dueOn', 'proof']);
  expect(missing({ measureKind: 'number' })).toEqual(['targetHundredths', 'targetUnit']);
  expect(missing({ measureKind: 'number', targetHundredths: 0, targetUnit: 'vụ' })).toEqual([]);
  expect(missing({ title: 'Hoàn thành và vượt chỉ tiêu quản lý nhà nước' })).toEqual(['targetHundredths', 'targetUnit']);
  expect(missing({ measureKind: 'activities', targetHundredths: 100, targetUnit: 'cuộc' })).toEqual(['measureKind']);
  expect(missing({ measureKind: 'activities', targetHundredths: 100, targetUnit: 'cuộc' }, 'group')).toEqual([]);
  expect(missing({ ownerUnitId: 'u9' })).toEqual(['ownerUnitId']);
  expect(gapsOf({ aim: '', place: '', clauses: [] }, []).map((gap) => gap.path)).toEqual(['clauses']);
  expect(
    gapsOf({ aim: '', place: '', clauses: [{ id: 'k', title: 'x', summary: '', scope: 'group', commitments: [] }] }, []).map((gap) => gap.path),
  ).toEqual(['clauses.0.commitments']);
});

test('promising to exceed is heard with and without accents, composed or not', () => {
  for (const words of [
    'Hoàn thành và vượt chỉ tiêu',
    'vượt mức kế hoạch',
    'VƯỢT KẾ HOẠCH',
    'hoan thanh va vuot chi tieu',
    'hoàn thành và vượt mức'.normalize('NFD'),
  ])
    expect(promisesToExceed(words), words).toBe(true);
  for (const words of ['Hoàn thành chỉ tiêu', 'tránh vượt cấp']) expect(promisesToExceed(words), words).toBe(false);
});

test('for whom a commitment is judged (R-043)', () => {
  expect(judgedUnits('each-unit', null, ['a', 'b'])).toEqual(['a', 'b']);
  expect(judgedUnits('each-unit', 'b', ['a', 'b'])).toEqual(['b']);
  expect(judgedUnits('group', 'b', ['a', 'b'])).toEqual([null]);
});

test('at the target is met; above 90 % is strictly above (R-058)', () => {
  expect(possibleOutcomes(9000, '>', 9000)).toEqual(['NOT_MET', 'CANCELLED']);
  expect(possibleOutcomes(9001, '>', 9000)).toEqual(['MET', 'EXCEEDED', 'CANCELLED']);
  expect(possibleOutcomes(200, '>=', 200)).toEqual(['MET', 'CANCELLED']);
});

test('met and not met exclude each other for every number, and a shortfall is never exceeded', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: -1000, max: 100_000 }),
      fc.integer({ min: 0, max: 100_000 }),
      fc.constantFrom('>=', '>', '<=', '<', '=='),
      (value, target, operator) => {
        const possible = possibleOutcomes(value, operator, target);
        expect(possible.includes('MET')).toBe(!possible.includes('NOT_MET'));
        if (possible.includes('EXCEEDED')) expect(possible).toContain('MET');
      },
    ),
  );
});

test('a judgement has its reason or its proof, and agrees with its number (R-045)', () => {
  const number = { operator: '>=', targetHundredths: 200 } as const;
  const given = { note: '', proof: 'Báo cáo', valueHundredths: 200 } as const;
  expect(judgementStands(number, { ...given, outcome: 'MET' })).toEqual({ ok: true });
  expect(judgementStands(number, { ...given, outcome: 'EXCEEDED' })).toMatchObject({ refusal: { code: 'agreements.contradicts' } });
  expect(judgementStands(number, { ...given, outcome: 'MET', proof: '' })).toMatchObject({ refusal: { code: 'agreements.proof_missing' } });
  expect(judgementStands(number, { ...given, outcome: 'NOT_MET', valueHundredths: 100 })).toMatchObject({
    refusal: { code: 'agreements.reason_missing' },
  });
  expect(judgementStands(number, { ...given, outcome: 'NOT_MET', note: 'Chậm', valueHundredths: null })).toEqual({ ok: true });
  expect(judgementStands(number, { ...given, outcome: 'MET', valueHundredths: null })).toMatchObject({
    refusal: { code: 'agreements.value_missing' },
  });
  expect(judgementStands({ operator: '>=', targetHundredths: null }, { ...given, outcome: 'EXCEEDED', valueHundredths: null })).toEqual({ ok: true });
});

test('a limit is settled by an answer or by a reason', () => {
  expect(
    openLimits([
      { answer: '', dismissedReason: '' },
      { answer: 'Có', dismissedReason: '' },
      { answer: '', dismissedReason: 'Hết dịch' },
    ]),
  ).toBe(1);
});

test('the built-in templates could be signed as they are', () => {
  for (const template of templates) {
    const clauses = template
      .clauses(2022)
      .map((clause, k) => ({ ...clause, id: `k${k}`, commitments: clause.commitments.map((one, c) => ({ ...one, id: `c${k}.${c}` })) }));
    expect(gapsOf({ aim: template.aim, place: '', clauses }, ['u1', 'u2']), template.key).toEqual([]);
  }
});
