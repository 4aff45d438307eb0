import { describe, expect, test } from 'vitest';
import { bookOf, file, line, refusalsOf } from './factory.ts';
import type { RulebookFile } from './rulebook.ts';

const manual = { kind: 'manual' } as const;
const count = { code: 'x', title: 'x', unit: 'count', hasTarget: true } as const;

describe('the tree', () => {
  test('sums: headings and scale, each with its place', () => {
    const book = file([{ code: 'I', title: 'I', max: '30', parts: [line(manual), line(manual, { code: 'B' })] }], { settings: { scale: '100' } });
    expect(refusalsOf(book)).toEqual(['rulebook.heading_sum @ criteria[0].max', 'rulebook.scale_sum @ settings.scale']);
  });
  test('bonus does not count into heading or scale', () => {
    const book = file([{ code: 'I', title: 'I', max: '10', parts: [line(manual), line(manual, { code: 'T', counts: 'bonus' })] }]);
    expect(refusalsOf(book)).toEqual([]);
  });
  test.each([
    ['no criteria', file([], { settings: { scale: '10' } }), ['rulebook.no_criteria @ criteria']],
    ['a code twice', file([line(manual), line(manual)]), ['rulebook.same_code @ criteria[1].code']],
    ['neither rule nor parts', file([line(null)]), ['rulebook.rule_or_parts @ criteria[0]']],
    ['rule and parts', file([line(manual, { parts: [line(manual, { code: 'B' })] })]), ['rulebook.rule_or_parts @ criteria[0]']],
    [
      'a bonus heading',
      file([line(manual, { code: 'Z' }), { code: 'I', title: 'I', max: '10', counts: 'bonus', parts: [line(manual)] }]),
      ['rulebook.mixed_heading @ criteria[1].counts'],
    ],
    [
      'honours inside the scale',
      file([line({ kind: 'honours', honours: [{ honour: 'a', points: 1 }] })]),
      ['rulebook.external_rule @ criteria[0].counts'],
    ],
    ['external by hand', file([line(manual), line(manual, { code: 'B', counts: 'external' })]), ['rulebook.external_rule @ criteria[1].counts']],
    [
      'an unknown department',
      file([line(manual, { scoredBy: 'cntt' })]),
      ['rulebook.unknown_department @ criteria[0].scoredBy', 'rulebook.departments_without_stage @ settings.chain.stages'],
    ],
    [
      'a negative maximum',
      file([line({ kind: 'yes_no', when: 'yes' }, { max: '-1' }), line(manual, { code: 'B', max: '11' })], { settings: { scale: '10' } }),
      ['rulebook.negative_max @ criteria[0].max'],
    ],
    ['a fact twice', file([line(manual)], { facts: [count, count] }), ['rulebook.same_fact @ facts[1].code']],
    [
      'a derived figure with the name of a fact',
      file([line(manual)], { facts: [count], derived: [{ code: 'x', title: 'x', unit: 'count', formula: '1' }] }),
      ['rulebook.same_fact @ derived[0].code'],
    ],
  ])('%s', (_, book, wanted) => expect(refusalsOf(book)).toEqual(wanted));
  test('departments: scored by one that has its stage', () => {
    const book = file([line(manual, { scoredBy: 'cntt' })], {
      settings: {
        scale: '10',
        departments: [{ code: 'cntt', title: 'CNTT' }],
        chain: {
          stages: [
            { stage: 'department', by: 'department' },
            { stage: 'final', by: 'standing' },
          ],
        },
      },
    });
    expect(refusalsOf(book)).toEqual([]);
    expect(bookOf(book).compiled.lines[0]?.scoredBy).toBe('cntt');
  });
  test('parts belong to the department of the nearest heading that has one', () => {
    const inner = { code: 'I.1', title: 'I.1', max: '10', parts: [line(manual)] };
    const own = {
      code: 'I.2',
      title: 'I.2',
      max: '10',
      scoredBy: 'b',
      parts: [line(manual, { code: 'B' }), line({ kind: 'condition', when: 'yes' }, { code: 'C', max: '0', scoredBy: 'a' })],
    };
    const book = file([{ code: 'I', title: 'I', max: '20', scoredBy: 'a', parts: [inner, own] }, line(manual, { code: 'Z' })], {
      settings: {
        scale: '30',
        departments: ['a', 'b'].map((code) => ({ code, title: code })),
        chain: {
          stages: [
            { stage: 'department', by: 'department' },
            { stage: 'final', by: 'standing' },
          ],
        },
      },
    });
    expect(bookOf(book).compiled.lines.map((one) => [one.criterion.code, one.scoredBy])).toEqual([
      ['A', 'a'],
      ['B', 'b'],
      ['C', 'a'],
      ['Z', null],
    ]);
  });
  test('depth and number are bounded before anything walks the tree', () => {
    let deep: unknown = line(manual);
    for (let level = 0; level < 20_000; level += 1) deep = { code: 'I', title: 'I', max: '10', parts: [deep] };
    expect(refusalsOf({ ...file([]), criteria: [deep] })).toEqual(['rulebook.too_deep @ criteria']);
    const wide = Array.from({ length: 6000 }, (_, index) => line(manual, { code: `A${index}` }));
    expect(refusalsOf({ ...file([]), criteria: wide })).toEqual(['rulebook.too_many @ criteria']);
    let forty: RulebookFile['criteria'][number] = line(manual);
    for (let level = 1; level < 40; level += 1) forty = { code: `I${level}`, title: 'I', max: '10', parts: [forty] };
    expect(refusalsOf(file([forty]))).toEqual([]);
    expect(refusalsOf(file([{ code: 'I40', title: 'I', max: '10', parts: [forty] }]))).toEqual(['rulebook.too_deep @ criteria']);
  });
});
