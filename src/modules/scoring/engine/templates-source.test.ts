import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { bookOf } from './factory.ts';
import type { Criterion } from './rulebook.ts';
import { linesOf } from './tree.ts';

/** The shipped tables against what their sources say, leaf by leaf (practice §6.2–§6.7); written down here a second time. */

const root = join(import.meta.dirname, '../../../..');
const json = (path: string): unknown => JSON.parse(readFileSync(join(root, path), 'utf8'));
const book = (file: string) => bookOf(json(`db/seed/rulebooks/${file}.json`)).book;
const leaves = (criterion: Criterion): Criterion[] => (criterion.parts.length === 0 ? [criterion] : criterion.parts.flatMap(leaves));
const points = (list: readonly Criterion[]) => list.map((one) => one.max / 100);
/** Each line in one line: code, most points, what counts, and the rule with its numbers, formulas left out. */
const said = (file: string): string[] =>
  linesOf(book(file)).map(({ criterion: { code, max, counts, rule, masked } }) => {
    const numbers = JSON.stringify(rule, (key, value: unknown) =>
      ['when', 'of', 'actual', 'percent', 'count', 'plus', 'minus', 'daysLate'].includes(key) ? undefined : value,
    );
    return [code, max / 100, ...(counts === 'base' ? [] : [counts]), ...(masked ? ['masked'] : []), numbers].join(' ');
  });

describe('Table A, group by group (practice §6.2)', () => {
  const byCode = new Map(book('bang-a-cum-347').criteria.flatMap(({ parts }) => parts.map((part) => [part.code, part] as const)));
  test.each([
    ['I.1', 15, [50, 10, 10, 10, 10, 20, 20, 10, 20, 10, 20, 10]],
    ['I.2', 25, [70, 50, 30, 50]],
    ['I.3', 23, [40, 30, 30, 20]],
    ['I.4', 16, [50, 50]],
    ['I.5', 4, [10, 15, 5, 10]],
    ['I.6', 7, [5, 5, 5, 5, 10, 5, 5]],
    ['II.1', 32, [10, 10, 15, 5, 5, 5]],
    ['II.2', 5, [30, 10, 10]],
    ['II.3', 18, [15, 15]],
    ['II.4', 16, [5, 5, 2, 2, 3, 1.5, 1.5, 2, 2, 2, 2, 2, 3, 3, 2, 2]],
    ['II.5', 4, [10, 10, 5, 5]],
    ['III.1', 6, [5, 10, 15, 5, 5]],
    ['III.2', 2, [10, 10]],
    ['III.3', 2, [10, 5]],
    ['III.4', 1, []],
  ])('%s: %i leaves', (code, count, parts) => {
    const group = byCode.get(code);
    if (!group) throw new Error(code);
    expect(leaves(group)).toHaveLength(count);
    expect(points(group.parts)).toEqual(parts);
    expect(points(leaves(group)).reduce((a, b) => a + b, 0)).toBe(group.max / 100);
  });
  test('the two parts of II.1 about this very work', () => {
    const titles = new Map(byCode.get('II.1')?.parts.map((part) => [part.title.vi, part.max / 100]));
    expect(titles.get('Công tác thi đua khen thưởng')).toBe(10);
    expect(titles.get('Chế độ thông tin, báo cáo')).toBe(5);
  });
  test('all leaves are 1,000, down to half a point', () => {
    const all = points([...byCode.values()].flatMap(leaves));
    expect([all.length, all.reduce((a, b) => a + b, 0), Math.min(...all)]).toEqual([176, 1000, 0.5]);
  });
});

const proportional = '"kind":"proportional"';
test('Table B: every line with its points and rule (practice §6.3)', () => {
  const plan = (code: string, max: number, target: string) => `${code} ${max} {${proportional},"target":"${target}","wholePercents":false}`;
  const yes = (code: string) => `${code} 5 {"kind":"yes_no"}`;
  expect(said('bang-b-du-kieu-tieu-chi')).toEqual([
    plan('I.1.1', 5, '100 %'),
    plan('I.1.2', 5, '50'),
    ...['I.2.1', 'I.2.2', 'I.2.3'].map(yes),
    plan('I.3.1', 7.5, '5'),
    plan('I.3.2', 7.5, '90 %'),
    plan('II.1.1', 10, '80 %'),
    plan('II.1.2', 10, '10'),
    'II.2.1 10 {"kind":"bonus_penalty","start":0,"plusEach":"0.5","minusEach":"1","floor":-500,"cap":1000}',
    plan('II.3.1', 5, 'target(b_ii_3_1)'),
    plan('II.3.2', 5, 'target(b_ii_3_2)'),
    plan('III.1.1', 5, 'target(b_iii_1_1)'),
    plan('III.1.2', 5, 'target(b_iii_1_2)'),
    'III.2.1 5 {"kind":"per_unit","pointsEach":"0.5","cap":500}',
    'III.2.2 5 {"kind":"per_unit","pointsEach":"2.5","cap":500}',
  ]);
  expect(book('bang-b-du-kieu-tieu-chi').criteria.map(({ code, max }) => [code, max / 100])).toEqual([
    ['I', 40],
    ['II', 40],
    ['III', 20],
  ]);
});

test('Table C: lateness, shares and what could not be read (practice §6.4)', () => {
  const bands =
    '[{"from":"95","fromIncluded":false,"to":null,"toIncluded":false,"points":150},{"from":"75","fromIncluded":true,"to":"95","toIncluded":true,"points":100},' +
    '{"from":"50","fromIncluded":true,"to":"75","toIncluded":false,"points":50},{"from":null,"fromIncluded":true,"to":"50","toIncluded":false,"points":0}]';
  const byHand = '{"kind":"manual","least":0,"reasonNeeded":true}';
  expect(said('bang-c-tu-phap-2022')).toEqual([
    'I.1.1 2 {"kind":"lateness","onTime":200,"steps":[{"upToDays":2,"points":150},{"upToDays":5,"points":100},{"upToDays":10,"points":50}],"beyond":0}',
    'I.1.2 1 {"kind":"yes_no"}',
    `I.1.x 7 masked ${byHand}`,
    `I.x 10 masked ${byHand}`,
    'VIII.1 2 {"kind":"yes_no"}',
    `VIII.2.a 1.5 {"kind":"bands","bands":${bands}}`,
    `VIII.2.b 1.5 {"kind":"bands","bands":${bands}}`,
    `VIII.x 5 masked ${byHand}`,
  ]);
});

test('Tables D, E and F (practice §6.5–§6.7)', () => {
  const short = (file: string) =>
    said(file).map((one) => one.replace(/ \{"kind":"(\w+)".*?(?:"pointsPerPercent":"([\d.]+)".*)?\}$/, ' $1 $2').trim());
  expect(short('bang-d-tphcm-2008')).toEqual([
    ...[10, 10, 20, 10, 10, 10, 20].map((max, at) => `0${at + 1} ${max} manual`),
    '08 10 masked manual',
    'KT 25 external honours',
  ]);
  const [won] = linesOf(book('bang-d-tphcm-2008')).flatMap(({ criterion: { rule } }) => (rule?.kind === 'honours' ? [rule] : []));
  expect([won?.combine, won?.honours.map((one) => one.points)]).toEqual(['sum', [1000, 1500]]);
  expect(short('bang-e-khoi-bo-nganh-kinh-te-2023')).toEqual([
    'I.a 100 proportional 1',
    'I.b 100 proportional 1',
    'I.c 100 proportional 1',
    'I.d 50 proportional 0.5',
    'I.e 50 manual',
    'I.x 150 masked manual',
  ]);
  expect(short('bang-f-mat-tran-2026')).toEqual(['1 40 manual', '2 30 manual', '2.T 3 bonus manual', '3 30 manual', '3.T 2 bonus manual']);
});

test('what each table is: as its source states it, in part, or made up', () => {
  const marks = {
    'bang-a-cum-347': 'partial',
    'bang-b-du-kieu-tieu-chi': 'synthetic',
    'bang-c-tu-phap-2022': 'partial',
    'bang-d-tphcm-2008': 'partial',
    'bang-e-khoi-bo-nganh-kinh-te-2023': 'partial',
    'bang-f-mat-tran-2026': 'synthetic',
    'monre-2022-ca-nhan-dat': 'real',
    'monre-2022-tap-the-dat': 'real',
    'monre-2022-tap-the': 'synthetic',
  };
  expect(Object.fromEntries(Object.keys(marks).map((file) => [file, book(file).source.mark]))).toEqual(marks);
});

describe('the criteria of 2022 against the loaded data (R-055–R-059, R-067, R-068)', () => {
  interface Item {
    readonly id: string;
    readonly text: string;
  }
  const data = json('db/seed/monre-2021-2022.json') as {
    criteriaSets: { year: number; criteria: Item[] }[];
    scoringTemplates: { id: string; items: { criterionId: string; points: number }[] }[];
  };
  const codeOf = (id: string) => id.replace('C22-TT-', 'TT').replace('C22-CN-', 'CN');
  const letter = data.criteriaSets.filter((set) => set.year === 2022).flatMap((set) => set.criteria);
  const items = new Map(letter.map((item) => [codeOf(item.id), item.text]));
  test.each(['monre-2022-tap-the', 'monre-2022-tap-the-dat', 'monre-2022-ca-nhan-dat'])(
    '%s has every criterion in the words of the letter',
    (file) => {
      const lines = linesOf(book(file));
      const wanted = [...items].filter(([code]) => code.startsWith(file.includes('ca-nhan') ? 'CN' : 'TT'));
      expect(lines.map(({ criterion }) => [criterion.code, criterion.title.vi])).toEqual(wanted);
    },
  );
  test('the made-up points are those of the data', () => {
    const points_ = data.scoringTemplates.find((one) => one.id === 'tpl-demo-monre-2022')?.items.map((one) => [codeOf(one.criterionId), one.points]);
    expect(linesOf(book('monre-2022-tap-the')).map(({ criterion }) => [criterion.code, criterion.max / 100])).toEqual(points_);
  });
});
