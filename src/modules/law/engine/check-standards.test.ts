import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { Refusal, type DeclaredRefusal } from '#platform/refusal.ts';
import { lawRefusals } from '../contract.ts';
import { parseLibrary, readLawFiles, type LawFiles } from '../load.ts';
import { readFacts } from './check-facts.ts';
import { evaluate } from './evaluate.ts';
import { standardRefusals } from './refusals.ts';
import { rulebookOf } from './rulebook.ts';
import { factsFromSentences } from './cases/sentence.ts';

const real = readLawFiles(fileURLToPath(new URL('../../../../law', import.meta.url)));

function planted(file: string, old: string, replacement: string): LawFiles {
  const text = real[file] ?? '';
  expect(text).toContain(old);
  return { ...real, [file]: text.replace(old, replacement) };
}

function refusalOf(files: LawFiles) {
  try {
    parseLibrary(files);
  } catch (problem) {
    if (problem instanceof Refusal) return problem.body;
    throw problem;
  }
  return undefined;
}

const people = 'standards/individual-titles.yaml';
const mistakes: readonly [name: string, file: string, old: string, replacement: string, refusal: DeclaredRefusal, place: string][] = [
  [
    'a standard without basis',
    people,
    'basis: [{ instrument: luat-06-2022, article: khoản 1 Điều 22 }]',
    'basis: []',
    lawRefusals.badValue,
    'standards.10.basis',
  ],
  ['a standard without confidence', people, '    confidence: D\n', '', lawRefusals.badValue, 'standards.8.confidence'],
  ['a standard without regime', people, 'regimes: [R2026]', 'regimes: []', lawRefusals.badValue, 'standards.3.regimes'],
  ['an unknown regime', people, 'regimes: [R2026]', 'regimes: [R2099]', lawRefusals.unknownReference, 'standards.3'],
  [
    'an instrument not in force then',
    people,
    '{ instrument: nd-91-2017, article: Điều 9–10 }]\n    confidence: V\n    clauses:\n      - { id: rating',
    '{ instrument: nd-152-2025, article: Điều 9–10 }]\n    confidence: V\n    clauses:\n      - { id: rating',
    lawRefusals.outOfForce,
    'standards.0',
  ],
  [
    'a doubtful standard that would bind',
    people,
    '    confidence: D\n    soft: true\n',
    '    confidence: D\n',
    lawRefusals.doubtfulButBinding,
    'standards.8',
  ],
  [
    'a doubtful clause that would block',
    people,
    "{ id: service, confidence: '?', service_months",
    "{ id: service, confidence: '?', severity: block, service_months",
    lawRefusals.doubtfulButBinding,
    'standards.0.clauses.6',
  ],
  [
    'an unknown award',
    people,
    'consecutive: { award: CSTDCS, min: 3',
    'consecutive: { award: CSTDSC, min: 3',
    lawRefusals.unknownReference,
    'standards.9.clauses.0',
  ],
  [
    'two predicates in one clause',
    people,
    'rating: { atLeast: HTTNV } }',
    'rating: { atLeast: HTTNV }, registered: {} }',
    lawRefusals.badValue,
    'standards.0.clauses.0',
  ],
  ['an unknown predicate', people, 'rating: { atLeast: HTTNV } }', 'grade: { atLeast: HTTNV } }', lawRefusals.badValue, 'standards.0.clauses.0'],
  ['a number out of bounds', people, 'min: 3, spacing: 1', 'min: 30, spacing: 1', lawRefusals.badValue, 'standards.9.clauses.0.consecutive.min'],
  ['a clause id used twice', people, '{ id: solidarity,', '{ id: rating,', standardRefusals.clauseRepeated, 'standards.1.clauses.1'],
  ['two rules of one priority', people, '    priority: 1\n', '', standardRefusals.rulesClash, 'standards.2'],
  [
    'an exception without a general rule',
    'standards/labour-orders.yaml',
    '    clauses: &hcld3',
    '    when: { attribute: { name: sex, is: female } }\n    priority: 1\n    clauses: &hcld3',
    standardRefusals.generalMissing,
    'standards.1',
  ],
  [
    'rules that refer to each other',
    people,
    '{ id: rating, rating: { atLeast: HTTNV } }',
    '{ id: rating, meets: { award: CSTDCS } }',
    standardRefusals.rulesCycle,
    'standards.0',
  ],
  [
    'a standard in which nothing binds',
    'standards/collective-titles.yaml',
    '- { id: movement, movement: { launchedBy: [BBNT], minYears: 3, role: leader, finalOnly: true } }',
    '- { id: movement, severity: warn, movement: { launchedBy: [BBNT], minYears: 3, role: leader, finalOnly: true } }',
    standardRefusals.nothingBinds,
    'standards.12',
  ],
  ['one id for two standards', people, 'id: CSTT.cong_trang.R2003', 'id: LDTT.cong_trang.R2003', lawRefusals.duplicate, 'standards.4'],
  ['a parameter with a hole', 'parameters/national.yaml', 'to: 2025-06-30', 'to: 2025-06-29', standardRefusals.valueGap, 'parameters.0.values.1'],
  [
    'parameter values that overlap',
    'parameters/national.yaml',
    'from: 2025-07-01',
    'from: 2025-06-30',
    standardRefusals.valueGap,
    'parameters.0.values.1',
  ],
  [
    'a parameter resting on a decree not yet made',
    'parameters/national.yaml',
    'instrument: nd-98-2023',
    'instrument: nd-152-2025',
    lawRefusals.outOfForce,
    'parameters.0.values.0',
  ],
  ['a general rule twice', 'general.yaml', 'id: X4.2019', 'id: X4.2017', lawRefusals.duplicate, 'general.4'],
];

test.each(mistakes)('refuses %s, naming file and place', (_name, file, old, replacement, refusal, place) => {
  const body = refusalOf(planted(file, old, replacement));
  expect(body?.code ?? 'loaded').toBe(refusal.code);
  expect(body?.message.vi).toContain(file);
  expect(body?.message.vi).toContain(place);
});

const overlay = (more: string) => ({
  ...real,
  'overlays/tỉnh.yaml': `overlays:
  - code: tinh-x
    scope: local
    body: { vi: 'Tỉnh thử', en: 'A trial province' }
    from: 2025-01-01
    to: null
    basis: [{ instrument: luat-06-2022, article: Điều 24 }]
    confidence: V
${more}`,
});

test.each([
  ['a smaller number of titles', '    raises: [{ clause: CSTD_BBNT.cong_trang.R2022/titles, set: { min: 2 } }]\n'],
  ['a lower share', '    raises: [{ clause: TTLDTT.cong_trang.R2022/share, set: { percent: 69 } }]\n'],
  ['a lower rating', '    raises: [{ clause: CSTDCS.cong_trang.R2022/merit/excellent, set: { atLeast: HTTNV } }]\n'],
  ['a wider window', '    raises: [{ clause: CSTDCS.cong_trang.R2022/merit/initiative, set: { lastYears: 2 } }]\n'],
  ['another award', '    raises: [{ clause: CSTD_BBNT.cong_trang.R2022/titles, set: { award: LDTT } }]\n'],
])('an overlay may not loosen: %s', (_name, more) => {
  expect(refusalOf(overlay(more))?.code).toBe(standardRefusals.overlayLoosens.code);
});

test('an overlay tightens: a number raised, a clause added, and only where and when it holds', () => {
  const book = rulebookOf(
    parseLibrary(
      overlay(`    raises: [{ clause: CSTD_BBNT.cong_trang.R2022/titles, set: { min: 4 } }]
    adds: [{ standards: [CO_BBNT.cong_trang.R2022], clauses: [{ id: ttldxs, has: { award: [TTLDXS], inYear: true } }] }]
`),
    ),
  );
  const codes = { hasAward: () => true, regimeFrom: () => null, subjectOf: () => undefined, bornIn: () => undefined };
  const facts = (kind: 'person' | 'collective', given: string[]) =>
    readFacts(factsFromSentences(kind, given, { year: 2025, on: '2025-12-15' }), codes);
  const three = facts('person', ['award CSTDCS Y-2..Y', 'initiative BBNT Y']);
  const on = { acceptedOn: '2025-12-15' };
  expect(evaluate(book, three, 'CSTD_BBNT', on).verdict).toBe('met');
  expect(evaluate(book, three, 'CSTD_BBNT', { ...on, overlays: ['tinh-x'] })).toMatchObject({
    verdict: 'unmet',
    reason: 'CSTD_BBNT.cong_trang.R2022/titles',
    overlays: ['tinh-x'],
  });
  const flag = facts('collective', [
    'cluster BBNT Y leader',
    ...['vuot_chi_tieu', 'mo_hinh', 'noi_bo_doan_ket', 'to_chuc_dang_vung_manh', 'tiet_kiem_chong_tham_nhung'].map((topic) => `declared ${topic} Y`),
  ]);
  expect(evaluate(book, flag, 'CO_BBNT', on).verdict).toBe('met');
  expect(evaluate(book, flag, 'CO_BBNT', { ...on, overlays: ['tinh-x'] }).reason).toBe('CO_BBNT.cong_trang.R2022/tinh-x.ttldxs');
  expect(() => evaluate(book, three, 'CSTD_BBNT', { acceptedOn: '2024-12-15', year: 2024, overlays: ['tinh-x'] })).toThrow('law.no_such_overlay');
});
