import { describe, expect, test } from 'vitest';
import { bookOf, file, line, refusalsOf } from './factory.ts';
import type { RulebookFile } from './rulebook.ts';
import { scorers, stages } from './settings.ts';
import { publicationProblems } from './validate.ts';

const manual = { kind: 'manual' } as const;
type Rule = NonNullable<RulebookFile['criteria'][number]['rule']>;
const settings = (more: Partial<RulebookFile['settings']>, criteria = [line(manual)]) =>
  refusalsOf(file(criteria, { settings: { scale: '10', ...more } }));

describe('settings', () => {
  test.each([
    [{ scale: '0' }, ['rulebook.scale_sum @ settings.scale', 'rulebook.bad_scale @ settings.scale']],
    [{ step: '0' }, ['rulebook.bad_step @ settings.step']],
    [{ step: '0.25' }, []],
    [{ step: '3' }, ['rulebook.max_off_step @ criteria[0].max']],
    [{ bonusCap: '-1' }, ['rulebook.negative_setting_cap @ settings.bonusCap']],
    [
      { externalCap: '-1', totalCap: '-1' },
      ['rulebook.negative_setting_cap @ settings.externalCap', 'rulebook.negative_setting_cap @ settings.totalCap'],
    ],
    [{ totalCap: '0' }, []],
    [
      {
        chain: {
          stages: [
            { stage: 'check', by: 'head' },
            { stage: 'self', by: 'unit' },
            { stage: 'final', by: 'standing' },
          ],
        },
      },
      ['rulebook.chain_order @ settings.chain.stages[1]'],
    ],
    [
      {
        chain: {
          stages: [
            { stage: 'self', by: 'unit' },
            { stage: 'self', by: 'unit' },
            { stage: 'final', by: 'standing' },
          ],
        },
      },
      ['rulebook.chain_order @ settings.chain.stages[1]'],
    ],
    [{ chain: { stages: [{ stage: 'self', by: 'unit' }] } }, ['rulebook.no_final_stage @ settings.chain.stages']],
    [{ crossScoring: { scorersPerUnit: 3, criteria: ['A'] } }, []],
    [{ crossScoring: { scorersPerUnit: 3, criteria: ['B'] } }, ['rulebook.cross_unknown @ settings.crossScoring.criteria[0]']],
    [
      {
        departments: [
          { code: 'a', title: 'a' },
          { code: 'a', title: 'b' },
        ],
      },
      ['rulebook.same_code @ settings.departments[1].code'],
    ],
    [
      {
        classification: {
          bands: [
            { code: 'a', title: 'a', from: 5 },
            { code: 'b', title: 'b', to: 6 },
          ],
        },
      },
      ['rulebook.overlapping_bands @ settings.classification.bands[0]'],
    ],
    [
      {
        classification: {
          bands: [
            { code: 'a', title: 'a', from: 5 },
            { code: 'a', title: 'b', to: 5 },
          ],
        },
      },
      ['rulebook.same_code @ settings.classification.bands[1].code'],
    ],
  ] as [Partial<RulebookFile['settings']>, string[]][])('%j', (more, wanted) => expect(settings(more)).toEqual(wanted));

  test('a maximum nobody can reach', () => {
    const of = (more: Partial<RulebookFile['settings']>, max: string, one: Rule = { kind: 'yes_no', when: 'yes' }) =>
      settings({ scale: max, ...more }, [line(one, { max })]);
    expect(of({ decimals: 0 }, '7.5')).toEqual(['rulebook.max_off_step @ criteria[0].max']);
    expect([of({ decimals: 1 }, '7.5'), of({ step: '1' }, '7.5'), of({ step: '1', stepForComputed: true }, '7')]).toEqual([[], [], []]);
    expect(of({ step: '1', stepForComputed: true }, '7.5')).toEqual(['rulebook.max_off_step @ criteria[0].max']);
  });

  test('tie rules that can never decide', () => {
    const tie = (tieRules: RulebookFile['settings']['tieRules'], criteria = [line(manual), line(manual, { code: 'B' })]) =>
      settings({ scale: '20', tieRules }, criteria);
    expect(tie([{ rule: 'fewer_failed_conditions' }])).toEqual(['rulebook.tie_never_decides @ settings.tieRules[0]']);
    expect(tie([{ rule: 'base_total' }])).toEqual(['rulebook.tie_never_decides @ settings.tieRules[0]']);
    expect(
      tie([
        { rule: 'group_points', group: 'A' },
        { rule: 'group_points', group: 'A' },
      ]),
    ).toEqual(['rulebook.tie_never_decides @ settings.tieRules[1]']);
    expect(tie([{ rule: 'group_points', group: 'A' }, { rule: 'group_points', group: 'B' }, { rule: 'women_share' }])).toEqual([]);
    expect(tie([{ rule: 'group_points', group: 'Z' }])).toEqual(['rulebook.unknown_group @ settings.tieRules[0].group']);
    for (const atLeastPercent of [0, 101, -1])
      expect(tie([{ rule: 'women_share', atLeastPercent }])).toEqual(['rulebook.tie_never_decides @ settings.tieRules[0]']);
    expect(tie([{ rule: 'women_share', atLeastPercent: 100 }])).toEqual([]);
    const whole = [{ code: 'I', title: 'I', max: '20', parts: [line(manual), line(manual, { code: 'B' })] }];
    expect(tie([{ rule: 'group_points', group: 'I' }], whole)).toEqual(['rulebook.tie_never_decides @ settings.tieRules[0]']);
    expect(tie([{ rule: 'group_points', group: 'I' }, { rule: 'base_total' }], [...whole, line(manual, { code: 'T', counts: 'bonus' })])).toEqual([]);
    const conditions = [line(manual), line(manual, { code: 'B' }), line({ kind: 'condition', when: 'yes' }, { code: 'C', max: '0' })];
    expect(tie([{ rule: 'fewer_failed_conditions' }], conditions)).toEqual([]);
    expect(tie([{ rule: 'group_points', group: 'C' }], conditions)).toEqual(['rulebook.tie_never_decides @ settings.tieRules[0]']);
    expect(tie([{ rule: 'fewer_failed_conditions' }], [line(manual, { hardCondition: { when: 'yes' } }), line(manual, { code: 'B' })])).toEqual([]);
  });
});

test('before publication marks must be enough to leave out the highest and the lowest; a table in use still reads', () => {
  const said = (scorersPerUnit: number, combine: 'mean' | 'trimmed_mean') =>
    publicationProblems(
      bookOf(
        file([line(manual, { measure: 'Đánh giá', proof: ['Báo cáo'] })], { settings: { scale: '10', crossScoring: { scorersPerUnit, combine } } }),
      ).book,
    ).map((one) => `${one.code} @ ${one.place}`);
  expect([said(1, 'trimmed_mean'), said(2, 'trimmed_mean')]).toEqual([
    ['rulebook.too_few_to_trim @ settings.crossScoring.combine'],
    ['rulebook.too_few_to_trim @ settings.crossScoring.combine'],
  ]);
  expect([said(3, 'trimmed_mean'), said(2, 'mean')]).toEqual([[], []]);
});

test('before publication every line has a measure and a proof (R-056)', () => {
  const { book } = bookOf(
    file([
      line(manual),
      line(manual, { code: 'B', measure: ' ', proof: ['Báo cáo'] }),
      line(manual, { code: 'C', measure: 'Có / không', proof: ['Báo cáo'] }),
    ]),
  );
  expect(publicationProblems(book).map((one) => `${one.code} @ ${one.place}`)).toEqual([
    'rulebook.no_measure @ criteria[0].measure',
    'rulebook.no_proof @ criteria[0].proof',
    'rulebook.no_measure @ criteria[1].measure',
  ]);
});

test('a stage given to somebody who cannot do it is refused at publication by name, and stays readable where it was published before', () => {
  const chain = (stage: string, by: string) =>
    [
      { stage: 'self', by: 'unit' },
      { stage: 'check', by: 'head' },
      { stage: 'final', by: 'standing' },
    ].map((one) => (one.stage === stage ? { stage, by } : one));
  const found = stages.flatMap((stage) =>
    scorers.flatMap((by) => {
      const list = ['self', 'check', 'final'].includes(stage)
        ? chain(stage, by)
        : [
            { stage, by },
            { stage: 'final', by: 'standing' },
          ];
      const { book } = bookOf(file([line(manual)], { settings: { scale: '10', chain: { stages: list } as never } }));
      const problems = publicationProblems(book).filter((one) => one.code === 'rulebook.stage_not_theirs');
      return problems.length > 0 ? [] : [`${stage}: ${by}`];
    }),
  );
  expect(found).toEqual([
    'self: unit',
    'department: department',
    ...['head', 'deputy', 'standing', 'council'].map((by) => `check: ${by}`),
    'explanation: unit',
    ...['head', 'deputy', 'standing', 'council'].map((by) => `second_check: ${by}`),
    ...['head', 'deputy', 'group', 'standing', 'council'].map((by) => `meeting: ${by}`),
    ...['head', 'deputy', 'standing', 'council'].map((by) => `final: ${by}`),
  ]);
});
