import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { file, line, refusalsOf } from './factory.ts';
import { readJson, readRulebook } from './read.ts';

const count = { code: 'x', title: 'x', unit: 'count', hasTarget: true } as const;

describe('bad input', () => {
  test('what is no JSON, no object, no rulebook', () => {
    expect(readJson('{"a":')).toMatchObject({ ok: false, problems: [{ code: 'rulebook.not_json' }] });
    expect(readJson('[1]')).toEqual({ ok: true, json: [1] });
    for (const json of [null, 5, 'x', [], {}, { criteria: 5 }, { format: 'thidua/rulebook@2' }])
      expect(refusalsOf(json).every((one) => one.startsWith('rulebook.wrong_shape'))).toBe(true);
  });
  test('refusals speak one language at a time, numbers too, and name all that is allowed', () => {
    const said = (json: unknown) => {
      const reading = readRulebook(json);
      return reading.ok ? [] : reading.problems.map((one) => [one.message.vi, one.message.en]);
    };
    const book = file([line({ kind: 'yes_no', when: 'x' }, { max: '9.75' })], { facts: [count], settings: { scale: '10' } });
    expect(said({ ...book, settings: { scale: '10', decimals: 9 } })).toEqual([
      ['Sai dạng: chỉ nhận “0”, “1”, “2”.', 'Wrong shape: must be “0”, “1”, “2”.'],
    ]);
    expect(said(book)).toEqual([
      ['Các tiêu chí cộng 9,75, thang điểm là 10.', 'The criteria sum to 9.75, the scale is 10.'],
      ['Ký tự 1: cần có hoặc không, đây là số lượng.', 'Character 1: yes or no is needed, this is a count.'],
    ]);
  });
  test('a field that stands twice is named with its place; letters typed on another machine are the same field', () => {
    const said = (text: string) => {
      const reading = readJson(text);
      return reading.ok ? [] : reading.problems.map((one) => `${one.code} @ ${one.place}: ${one.message.vi}`);
    };
    expect(said('{"units":[{"facts":{"days_late":4,"days_late":0}}]}')).toEqual([
      'rulebook.repeated_field @ units[0].facts.days_late: Trường “days_late” ghi hai lần trong cùng một nhóm; chỉ giữ một.',
    ]);
    expect(said(`{"manual":{"${'Sở'.normalize('NFC')}":1,"${'Sở'.normalize('NFD')}":2}}`)).toHaveLength(1);
    expect(said('{"a":{"x":1},"b":{"x":1}}')).toEqual([]);
  });
  test('a list of problems has an end', () => {
    const reading = readRulebook({ ...file([]), criteria: Array.from({ length: 400 }, () => ({ code: '!' })) });
    expect(reading.ok ? 0 : reading.problems.length).toBe(200);
  });
  test('one place of a right rulebook replaced by anything: read or refused by name', () => {
    const right = file(
      [
        {
          code: 'I',
          title: 'I',
          max: '20',
          parts: [line({ kind: 'bands', of: 'x', bands: [{ from: 0, to: 5, points: 2 }] }), line({ kind: 'yes_no', when: 'x > 2' }, { code: 'B' })],
        },
      ],
      { facts: [count] },
    );
    const places = (value: unknown, path: (string | number)[] = []): (string | number)[][] =>
      typeof value === 'object' && value !== null
        ? [path, ...Object.entries(value).flatMap(([key, inner]) => places(inner, [...path, Array.isArray(value) ? Number(key) : key]))]
        : [path];
    const all = places(right).filter((path) => path.length > 0);
    const odd = fc.oneof(
      fc.constantFrom<unknown>(
        '9,75',
        '1.000',
        'NaN',
        Number.POSITIVE_INFINITY,
        -1,
        Number.NaN,
        '',
        null,
        [],
        {},
        '__proto__',
        'constructor',
        '=1+1',
        'x'.repeat(2000),
        true,
        0.1 + 0.2,
      ),
      fc.jsonValue({ maxDepth: 2 }),
    );
    fc.assert(
      fc.property(fc.constantFrom(...all), odd, (path, value) => {
        const copy = structuredClone(right) as unknown as Record<string, unknown>;
        const last = path.at(-1) ?? '';
        const holder = path.slice(0, -1).reduce<Record<string, unknown>>((at, key) => at[key] as Record<string, unknown>, copy);
        holder[last] = value;
        const reading = readRulebook(copy);
        if (!reading.ok) for (const one of reading.problems) expect(one.code).toMatch(/^(rulebook|formula)\./);
      }),
      { numRuns: 1500 },
    );
  });
});
