import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { Refusal } from '#platform/refusal.ts';
import { lawRefusals } from '../contract.ts';
import { lawOf } from '../library.ts';
import { parseLibrary, readLawFiles } from '../load.ts';
import { bonus } from '../tables/bonus.ts';
import { compose, frozenAt } from './compose.ts';
import { diffOf, libraryContent } from './diff.ts';
import { readDraft } from './read-draft.ts';
import { changeRefusals } from './refusals.ts';
import { runCases } from './run-cases.ts';

const root = (path: string) => fileURLToPath(new URL(`../../../../${path}`, import.meta.url));
const shipped = parseLibrary(readLawFiles(root('law')));
const example = (name: string) => readFileSync(root(`docs/formats/examples/law-draft-${name}.yaml`), 'utf8');
const laid = (source: string) => {
  const draft = readDraft('draft.yaml', source);
  return { draft, library: compose(shipped, draft, 'draft.yaml') };
};

function refusalOf(source: string) {
  try {
    laid(source);
  } catch (problem) {
    if (problem instanceof Refusal) return problem.body;
    throw problem;
  }
  return undefined;
}

describe.each(['regime', 'gains', 'parameters', 'overlay'])('the example of a %s', (name) => {
  const { draft, library } = laid(example(name));
  test('is laid, its cases hold, and it changes something', () => {
    const outcomes = runCases(draft.cases, (day) => (day < draft.from ? shipped : library));
    expect(outcomes.filter((one) => !one.ok)).toEqual([]);
    expect(diffOf(shipped, library, draft.from).length).toBeGreaterThan(0);
  });

  test('gives the same bytes each time', () => {
    expect(libraryContent(laid(example(name)).library)).toBe(libraryContent(library));
    expect(libraryContent(library)).not.toBe(libraryContent(shipped));
  });
});

// The days before a draft keep the library without it; a regime and a salary also tell those days apart by themselves.
test.each(['regime', 'parameters'])('a %s leaves the days before it as they were', (name) => {
  const { library } = laid(example(name));
  // What begins later is told of every day before it.
  for (const day of ['2018-01-01', '2022-12-31', '2024-06-30', '2025-12-31', '2026-11-28'])
    expect(diffOf(shipped, library, day).filter((one) => (one.after?.from ?? '') <= day)).toEqual([]);
});

describe('a new regime', () => {
  const { library } = laid(example('regime'));
  const law = lawOf(library);
  test('ends the last one the day before and carries on what the draft is silent about', () => {
    expect(law.regimes().map((one) => [one.code, one.to])).toEqual([
      ['R2003', '2023-12-31'],
      ['R2022a', '2025-06-30'],
      ['R2022b', '2026-09-30'],
      ['R2026', '2027-02-28'],
      ['RVIDU', null],
    ]);
    const before = new Set(
      lawOf(shipped)
        .catalogueOn('2027-02-28')
        .map((award) => award.code),
    );
    const after = new Set(law.catalogueOn('2027-03-01').map((award) => award.code));
    expect([...before].filter((code) => !after.has(code))).toEqual(['XPTB']);
    expect([...after].filter((code) => !before.has(code))).toEqual(['DH_VIDU']);
  });

  test('what is carried over to an unread successor only warns and says that its article was not read', () => {
    const carried = law.catalogueOn('2027-03-01').find((award) => award.code === 'CO_CP');
    expect(carried?.ballot).toMatchObject({ soft: true, confidence: '?' });
    expect(bonus(library.tables, { award: 'BK_TTG', subject: 'person', decidedOn: '2027-03-01', regime: 'RVIDU' })).toMatchObject({
      known: true,
      soft: true,
      amount: 8_860_000,
    });
  });

  test('the difference names clause, before and after', () => {
    const changed = diffOf(shipped, library, '2027-03-01');
    expect(changed.find((one) => one.area === 'bonus' && one.award?.code === 'CSTDCS')).toMatchObject({
      kinds: ['NUMBER', 'BASIS', 'MARK'],
      before: { says: { vi: 'Tiền thưởng cá nhân: 1 lần mức lương cơ sở' } },
      after: { says: { vi: 'Tiền thưởng cá nhân: 1,2 lần mức lương cơ sở' } },
    });
    expect(changed.find((one) => one.area === 'award' && one.award?.code === 'XPTB')).toMatchObject({ after: null });
  });

  test('frozen on its day, it answers for last year', () => {
    const frozen = lawOf(frozenAt(library, '2027-03-01'));
    expect(frozen.regimeOn('2025-12-31').code).toBe('RVIDU');
    expect(frozen.catalogueOn('2025-12-31').find((award) => award.code === 'CSTDCS')?.ballot?.thresholdPercent).toBe(90);
    expect(lawOf(frozenAt(shipped, '2027-03-01')).regimeOn('2025-12-31').code).toBe('R2026');
  });
});

/** The example with one mistake planted; fails when it would change nothing. */
function planted(name: string, old: string, replacement: string): string {
  const text = example(name);
  expect(text).toContain(old);
  return text.replace(old, replacement);
}

const mistakes: readonly [name: string, example: string, old: string, replacement: string, refusal: { code: string }, place: string][] = [
  ['another format', 'regime', 'law-draft@1', 'law-draft@9', changeRefusals.badDraft, 'format'],
  ['a day that does not exist', 'regime', 'from: 2027-03-01\nregime', 'from: 2027-02-30\nregime', changeRefusals.badDraft, 'from'],
  ['no cases', 'parameters', /cases:[\s\S]*/.exec(example('parameters'))?.[0] ?? '', 'cases: []\n', changeRefusals.badDraft, 'cases'],
  ['an unknown field', 'regime', 'kind: regime', 'kind: regime\ncolour: red', changeRefusals.badDraft, 'colour'],
  ['a regime draft without regime', 'parameters', 'kind: parameters', 'kind: regime', changeRefusals.sectionMissing, 'regime'],
  [
    'money in an overlay',
    'overlay',
    'cases:',
    'baseSalaries: [{ from: 2027-07-01, to: null, amount: 1, basis: [{ instrument: nd-161-2026, article: null }], confidence: V }]\ncases:',
    changeRefusals.sectionOfOtherKind,
    'baseSalaries',
  ],
  [
    'a value without citation',
    'regime',
    'basis: [{ instrument: nd-vi-du, article: null }]',
    'basis: []',
    changeRefusals.badDraft,
    'awards.0.rules.0.basis',
  ],
  [
    'an unknown instrument',
    'regime',
    'basis: [{ instrument: nd-vi-du, article: null }]',
    'basis: [{ instrument: nd-khong-co, article: null }]',
    lawRefusals.unknownReference,
    'awards.0.rules.0',
  ],
  ['an unknown award', 'regime', '  - award: CSTDCS', '  - award: KHONG_CO', lawRefusals.unknownReference, 'bonuses.0.award'],
  [
    'a new award that is not whole',
    'regime',
    "    name: { vi: 'Danh hiệu ví dụ', en: 'Example title' }\n",
    '',
    lawRefusals.badValue,
    'awards.1.name',
  ],
  ['a regime that begins in the past', 'regime', 'from: 2027-03-01\nregime', 'from: 2026-09-30\nregime', changeRefusals.regimeNotAfter, 'from'],
  ['a regime that continues an old one', 'regime', 'continues: R2026', 'continues: R2022a', changeRefusals.continuesUnknown, 'regime.continues'],
  ['a regime that exists', 'regime', 'code: RVIDU', 'code: R2022b', lawRefusals.duplicate, 'regime'],
  [
    'rules that rest on what ends',
    'regime',
    'replacedBy: nd-vi-du, carry: true }\n  - { code: tt',
    'replacedBy: nd-vi-du }\n  - { code: tt',
    changeRefusals.continuedOutOfForce,
    'nd-152-2025',
  ],
  ['an instrument that ends too late', 'regime', 'on: 2027-02-28', 'on: 2027-03-01', changeRefusals.notBeforeDay, 'ends.0'],
  ['an unknown instrument that ends', 'regime', 'code: nd-152-2025', 'code: nd-000', lawRefusals.unknownReference, 'ends.0'],
  [
    'doubt that would bind',
    'regime',
    'confidence: D\n        soft: true\n        decidedBy',
    'confidence: D\n        decidedBy',
    lawRefusals.doubtfulButBinding,
    'awards.0.rules.0',
  ],
  [
    'a code not continued that is unknown',
    'regime',
    'notContinued: [XPTB]',
    'notContinued: [KHONG_CO]',
    lawRefusals.unknownReference,
    'notContinued.0',
  ],
  [
    'a salary from before',
    'parameters',
    '{ from: 2027-07-01, to: null, amount',
    '{ from: 2027-06-01, to: null, amount',
    changeRefusals.beforeItsDay,
    'baseSalaries.0.from',
  ],
  [
    'a salary that ends in a hole',
    'parameters',
    '{ from: 2027-07-01, to: null, amount',
    '{ from: 2027-07-01, to: 2028-01-01, amount',
    lawRefusals.salariesBroken,
    'baseSalaries.0',
  ],
  ['a lower threshold', 'overlay', 'ballotPercent: 85', 'ballotPercent: 79', changeRefusals.loosens, 'overlay.tightens.0.ballotPercent'],
  ['a paper made optional', 'overlay', '{ code: clip, title', '{ code: report, title', changeRefusals.loosens, 'overlay.tightens.0.papers.0'],
  ['an overlay on nothing', 'overlay', 'award: CSTDCS', 'award: KHONG_CO', lawRefusals.unknownReference, 'overlay.tightens.0.award'],
];

test('a month between the end of a pay decree and the next salary is a hole, and so is no next salary at all', () => {
  const late = planted('parameters', '{ from: 2027-07-01, to: null, amount', '{ from: 2027-08-01, to: null, amount');
  const hole = refusalOf(late);
  expect(hole).toMatchObject({ code: lawRefusals.salariesBroken.code });
  expect(hole?.message.vi).toContain('01/07/2027');
  const none = planted('parameters', /baseSalaries:[\s\S]*?(?=cases:)/.exec(example('parameters'))?.[0] ?? '', '');
  expect(refusalOf(none)).toMatchObject({ code: lawRefusals.salariesBroken.code });
});

test.each(mistakes)('refuses %s, naming file and place', (_name, name, old, replacement, refusal, place) => {
  const text =
    refusal === changeRefusals.loosens && replacement.includes('report')
      ? planted(name, old, replacement).replace('required: true', 'required: false')
      : planted(name, old, replacement);
  const body = refusalOf(text);
  expect(body?.code ?? 'laid').toBe(refusal.code);
  expect(body?.message.vi).toContain('draft.yaml');
  expect(`${body?.message.vi} ${JSON.stringify(body?.fields ?? [])}`).toContain(place);
});

test('successors that lead back to themselves are refused with the chain', () => {
  const text = example('regime').replace(
    '    confidence: D\n    soft: true\n    source: ví dụ',
    '    confidence: D\n    soft: true\n    replacedBy: nd-152-2025\n    source: ví dụ',
  );
  expect(refusalOf(text)).toMatchObject({ code: changeRefusals.cyclic.code });
});

test('the raised threshold names the clause it would have loosened', () => {
  const body = refusalOf(planted('overlay', 'ballotPercent: 85', 'ballotPercent: 50'));
  expect(body?.message.vi).toContain('80 %');
});

describe('hostile files are refused by name and quickly', () => {
  const bomb = `a: &a [x,x,x,x,x,x,x,x,x]\n${'bcdefghij'
    .split('')
    .map((letter, at) => `${letter}: &${letter} [${Array(9).fill(`*${'abcdefghij'[at]}`).join(',')}]`)
    .join('\n')}`;
  test.each([
    ['a bomb of aliases', bomb, changeRefusals.tooManyAliases],
    [
      'a bomb of merges',
      `a: &a {${Array.from({ length: 300 }, (_, at) => `k${at}: 1`).join(',')}}\n${Array.from({ length: 300 }, (_, at) => `m${at}: {<<: *a}`).join('\n')}`,
      changeRefusals.tooMany,
    ],
    ['an anchor inside itself', 'a: &a [*a]', changeRefusals.tooDeep],
    ['deep brackets', '['.repeat(100_000), changeRefusals.tooDeep],
    ['deep dashes', `${'- '.repeat(5_000)}x`, changeRefusals.tooDeep],
    ['deep indentation', Array.from({ length: 700 }, (_, at) => `${' '.repeat(at)}a:`).join('\n'), changeRefusals.tooDeep],
    ['ten megabytes', 'x'.repeat(10_000_000), changeRefusals.tooLong],
    ['many values', `a: [${'1,'.repeat(100_000)}1]`, changeRefusals.tooMany],
    ['a key twice', 'kind: regime\nkind: overlay', changeRefusals.badSyntax],
    ['half a file', 'cases: [', changeRefusals.badSyntax],
    ['nothing', '', changeRefusals.badDraft],
    ['a list', '- 1', changeRefusals.badDraft],
    ['no alias target', 'a: *nothing', changeRefusals.unreadable],
    ['a tag', 'a: !!js/function "function(){}"', changeRefusals.badDraft],
  ])('%s', (_name, source, refusal) => {
    const start = Date.now();
    expect(refusalOf(source)?.code ?? 'laid').toBe(refusal.code);
    expect(Date.now() - start).toBeLessThan(3_000);
  });

  test('a mistake is told with its line, in Vietnamese', () => {
    expect(refusalOf('kind: regime\nawards:\n  - code: [1,\n')?.message.vi).toMatch(/sai cú pháp ở dòng [34], cột \d+/);
    const wrong = refusalOf('format: thidua/law-draft@1\nkind: regime\ncode: X\nawards:\n  - code: LDTT\n    rules: none\n');
    const places = Object.fromEntries((wrong?.fields ?? []).map((one) => [one.path, one.message.vi]));
    expect(places['awards.0.rules']).toMatch(/^dòng 6\. /);
    // What is missing is told at the line of what it is missing from.
    expect(places['title']).toMatch(/^dòng 1\. /);
  });

  test('any text and any JSON is refused by name, never a failure of ours', () => {
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string({ maxLength: 400 }),
          fc.json({ maxDepth: 6 }),
          fc.string({ unit: fc.constantFrom(...'{}[]&*!?-: \n|>"\'#'), maxLength: 300 }),
        ),
        (source) => {
          expect(refusalOf(source)?.code).toMatch(/^law\./);
        },
      ),
      { numRuns: 300 },
    );
  });

  test('a good draft with one word exchanged is laid or refused by name', () => {
    const words = fc.oneof(
      fc.constantFrom('null', '-1', '1e400', 'NaN', '[]', '{}', '*a', '&a x', '!!binary x', '2027-13-01', "''", '9999-12-31'),
      fc.string({ maxLength: 20 }),
    );
    fc.assert(
      fc.property(fc.constantFrom('regime', 'parameters', 'overlay', 'ministry'), fc.nat(), words, (name, at, word) => {
        const parts = example(name).split(/(?<=[\s,:{}[\]])|(?=[\s,:{}[\]])/);
        parts[at % parts.length] = word;
        const code = refusalOf(parts.join(''))?.code;
        expect(code === undefined || code.startsWith('law.'), code).toBe(true);
      }),
      { numRuns: 150 },
    );
  });

  test('a good draft with any line taken out is laid or refused by name', () => {
    for (const name of ['regime', 'parameters', 'overlay']) {
      const lines = example(name).split('\n');
      lines.forEach((_, at) => {
        const code = refusalOf(lines.filter((__, index) => index !== at).join('\n'))?.code;
        expect(code === undefined || code.startsWith('law.'), `${name} without line ${at + 1}: ${code}`).toBe(true);
      });
    }
  });
});

test.each([
  ['a: *x', 'dòng 1, cột 4'],
  ['a: 1\nc: { <<: 3 }', 'dòng 2, cột 6'],
])('what shows only when values are made is told with line and column, without the words of the reader: %j', (source, place) => {
  const refused = refusalOf(source);
  expect(refused?.code).toBe('law.unreadable');
  expect(refused?.message.vi).toContain(place);
  expect(refused?.message.vi).not.toMatch(/[Aa]lias|[Mm]erge|map/);
});
