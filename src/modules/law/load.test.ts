import { fileURLToPath } from 'node:url';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { Refusal } from '#platform/refusal.ts';
import { lawRefusals } from './contract.ts';
import { lawOf } from './library.ts';
import { shippedLaw } from './server/current.ts';
import { parseLibrary, readLawFiles, type LawFiles } from './load.ts';

const real = readLawFiles(fileURLToPath(new URL('../../../law', import.meta.url)));

/** The real files with one mistake planted; fails when the mistake would change nothing. */
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

test('the shipped files load', () => {
  expect(parseLibrary(real).awards.length).toBeGreaterThan(40);
});

test('the commune chair decides the grassroots fighter from 1 July 2025 on, the district chair until then', () => {
  const decides = (code: string, day: string) => shippedLaw.awardByCode(code, day)?.decidedBy.vi ?? '';
  for (const code of ['CSTDCS', 'TTLDTT']) {
    expect(decides(code, '2025-06-30')).toContain('cấp huyện (đến 30/6/2025)');
    expect(decides(code, '2025-06-30')).not.toContain('cấp xã');
    expect(decides(code, '2025-07-01')).toContain('cấp xã');
  }
  for (const code of ['LDTT', 'GK']) expect(decides(code, '2025-06-30')).toContain('cấp xã');
});

test('an award and its standard of one regime bear the same mark: the second class of 2003 is from memory', () => {
  const { awards, standards } = parseLibrary(real);
  const mark = awards.find(({ value }) => value.code === 'HCLD_2')?.value.rules.find((one) => one.regimes.includes('R2003'))?.confidence;
  const own = standards.find(({ value }) => value.award === 'HCLD_2' && value.subject === 'person' && value.regimes.includes('R2003'))?.value;
  expect([mark, own?.confidence]).toEqual(['M', 'M']);
});

const mistakes: readonly [name: string, file: string, old: string, replacement: string, refusal: { code: string }, place: string][] = [
  [
    'no basis',
    'awards/collective-titles.yaml',
    'basis: [{ instrument: nd-91-2017, article: Điều 11 }]',
    'basis: []',
    lawRefusals.badValue,
    'awards.5.rules.0.basis',
  ],
  [
    'no confidence',
    'awards/individual-titles.yaml',
    "        confidence: V\n        decidedBy: { vi: 'Thủ trưởng",
    "        decidedBy: { vi: 'Thủ trưởng",
    lawRefusals.badValue,
    'awards.0.rules.0.confidence',
  ],
  ['no validity', 'awards/individual-titles.yaml', 'regimes: [R2003]', 'regimes: []', lawRefusals.badValue, 'awards.0.rules.0.regimes'],
  ['an instrument without its last day', 'instruments/sector.yaml', '    to: 2023-12-31\n', '', lawRefusals.badValue, 'instruments.0.to'],
  ['an unknown mark', 'instruments/sector.yaml', 'confidence: V', 'confidence: sure', lawRefusals.badValue, 'instruments.0.confidence'],
  [
    'an unknown instrument',
    'awards/collective-titles.yaml',
    'instrument: nd-91-2017, article: Điều 11',
    'instrument: nd-99-2099, article: Điều 11',
    lawRefusals.unknownReference,
    'awards.5.rules.0.basis',
  ],
  [
    'an unknown dossier',
    'awards/collective-titles.yaml',
    'dossier: state-with-ballot',
    'dossier: nothing-like-it',
    lawRefusals.unknownReference,
    'awards.5.dossier',
  ],
  [
    'a doubtful rule that would bind',
    'awards/individual-titles.yaml',
    '        confidence: D\n        soft: true\n',
    '        confidence: D\n',
    lawRefusals.doubtfulButBinding,
    'awards.2.rules.3',
  ],
  [
    'a doubtful ballot that would bind',
    'awards/collective-titles.yaml',
    "        confidence: '?'\n        soft: true\n        thresholdPercent",
    "        confidence: '?'\n        thresholdPercent",
    lawRefusals.doubtfulButBinding,
    'awards.4.ballots.1',
  ],
  [
    'one regime twice',
    'awards/individual-titles.yaml',
    'regimes: [R2022a]',
    'regimes: [R2003, R2022a]',
    lawRefusals.rulesOverlap,
    'awards.0.rules.1',
  ],
  [
    'a law cited before it was in force',
    'awards/collective-titles.yaml',
    'instrument: nd-91-2017, article: Điều 11',
    'instrument: nd-152-2025, article: Điều 11',
    lawRefusals.outOfForce,
    'awards.5.rules.0',
  ],
  ['a code declared twice', 'awards/collective-titles.yaml', 'code: DVTT', 'code: TTLDTT', lawRefusals.duplicate, 'awards.1'],
  ['a hole between regimes', 'regimes.yaml', 'from: 2024-01-01', 'from: 2024-01-02', lawRefusals.regimesBroken, 'regimes.1'],
  ['regimes that overlap', 'regimes.yaml', 'from: 2025-07-01', 'from: 2025-06-30', lawRefusals.regimesBroken, 'regimes.2'],
  [
    'a last regime that ends',
    'regimes.yaml',
    '    from: 2026-10-01\n    to: null',
    '    from: 2026-10-01\n    to: 2027-03-01',
    lawRefusals.regimesBroken,
    'regimes.3',
  ],
  ['an unknown field', 'regimes.yaml', 'code: R2003', 'code: R2003\n    colour: red', lawRefusals.badValue, 'regimes.0.colour'],
  [
    'a bonus without citation',
    'tables/bonus.yaml',
    'basis: [{ instrument: nd-98-2023, article: Điều 54 }]',
    'basis: []',
    lawRefusals.badValue,
    'bonuses.0.rules.1.basis',
  ],
  ['a bonus of an unknown award', 'tables/bonus.yaml', 'award: CSTDTQ', 'award: CSTDTX', lawRefusals.unknownReference, 'bonuses.0.award'],
  [
    'a coefficient that is a float',
    'tables/bonus.yaml',
    "coefficient: '4.5'",
    'coefficient: 4.5',
    lawRefusals.badValue,
    'bonuses.0.rules.0.coefficient',
  ],
  ['a bonus twice in one regime', 'tables/bonus.yaml', 'regimes: [R2022a]', 'regimes: [R2003]', lawRefusals.outOfForce, 'bonuses.0.rules.1'],
  ['base salaries with a hole', 'tables/money.yaml', 'from: 2019-07-01', 'from: 2019-07-02', lawRefusals.salariesBroken, 'baseSalaries.1'],
  [
    'a time limit of nothing',
    'tables/deadlines.yaml',
    'limit: { workingDays: 10 }',
    'limit: { workingDays: 0 }',
    lawRefusals.badValue,
    'deadlines.0.rules.0.limit',
  ],
  [
    'a time limit read nowhere that would bind',
    'tables/deadlines.yaml',
    'confidence: S, soft: true',
    'confidence: S',
    lawRefusals.doubtfulButBinding,
    'deadlines.0.rules.3',
  ],
  ['broken YAML', 'dossiers.yaml', 'dossiers:', 'dossiers: [', lawRefusals.fileUnreadable, ''],
  ['publicity of an unknown award', 'publicity.yaml', '- CSTDTQ', '- CSTDTX', lawRefusals.unknownReference, 'publicity.0.awards'],
  ['a doubtful publicity that binds', 'publicity.yaml', '        soft: true\n', '', lawRefusals.doubtfulButBinding, 'publicity.0.rules.3'],
  ['a quota on an unknown award', 'quotas.yaml', 'award: CSTDCS', 'award: CSTDXX', lawRefusals.unknownReference, 'quotas.0.award'],
  ['a quota twice in one regime', 'quotas.yaml', 'regimes: [R2022b, R2026]', 'regimes: [R2003]', lawRefusals.rulesOverlap, 'quotas.1.rules.2'],
];

test.each(mistakes)('refuses %s, naming file and place', (_name, file, old, replacement, refusal, place) => {
  const body = refusalOf(planted(file, old, replacement));
  expect(body?.code ?? 'loaded').toBe(refusal.code);
  expect(body?.message.vi).toContain(file);
  expect(body?.message.vi).toContain(place);
});

const law = lawOf(parseLibrary(real));
const days = fc
  .date({ min: new Date('1990-01-01'), max: new Date('2100-01-01'), noInvalidDate: true })
  .map((date) => date.toISOString().slice(0, 10));

test('every day has exactly one regime, and every rule shown rests on its day', () => {
  fc.assert(
    fc.property(days, (day) => {
      const regime = law.regimeOn(day);
      expect(law.regimes().filter((one) => (one.from ?? '') <= day && day <= (one.to ?? '9999'))).toHaveLength(1);
      for (const award of law.catalogueOn(day)) {
        expect(award.regime).toBe(regime.code);
        expect(award.basis).not.toBe('');
      }
    }),
  );
});

test.each([
  ['2023-12-31', 'R2003', '21/2018/TT-BTNMT'],
  ['2024-01-01', 'R2022a', '18/2023/TT-BTNMT'],
  ['2025-06-30', 'R2022a', '18/2023/TT-BTNMT'],
  ['2025-07-01', 'R2022b', '18/2023/TT-BTNMT'],
  ['2026-09-30', 'R2022b', '18/2023/TT-BTNMT'],
  ['2026-10-01', 'R2026', '18/2023/TT-BTNMT'],
])('first and last days: %s is %s with sector circular %s (R-115, R-151)', (day, regime, circular) => {
  expect(law.regimeOn(day).code).toBe(regime);
  expect(
    law
      .instrumentsOn(day)
      .filter((one) => one.scope === 'sector')
      .map((one) => one.number),
  ).toContain(circular);
});

test('the sector circular changes overnight and the former one points to its successor', () => {
  const sector = (day: string) => law.instrumentsOn(day).filter((one) => one.scope === 'sector');
  expect(sector('2018-12-31')).toEqual([]);
  expect(sector('2021-06-01')).toMatchObject([{ number: '21/2018/TT-BTNMT', replacedBy: '18/2023/TT-BTNMT' }]);
  expect(sector('2024-01-01').map((one) => one.number)).toEqual(['18/2023/TT-BTNMT']);
});

const ballots = (day: string) =>
  Object.fromEntries(
    law
      .catalogueOn(day)
      .filter((award) => award.ballot)
      .map((award) => [award.code, award.ballot]),
  );

test('ballot thresholds are those of the decree of the day', () => {
  expect(Object.keys(ballots('2022-12-01')).sort()).toEqual(['AHLD', 'AHLLVTND', 'CSTDTQ', 'CSTD_BBNT']);
  expect(ballots('2022-12-01')['CSTD_BBNT']).toMatchObject({ thresholdPercent: 90, secret: true, basis: 'khoản 8 Điều 45 Nghị định 91/2017/NĐ-CP' });
  expect(ballots('2024-12-01')['CO_CP']).toMatchObject({ thresholdPercent: 80, soft: false, basis: 'khoản 7 Điều 30 Nghị định 98/2023/NĐ-CP' });
  expect(ballots('2025-12-01')['CO_CP']).toMatchObject({ thresholdPercent: 80, soft: true, confidence: '?' });
});

test('a rule nobody read never binds, and a title is unknown before its law', () => {
  for (const award of law.catalogueOn('2026-11-22')) expect(award.soft || !award.enabled).toBe(true);
  expect(law.catalogueOn('2017-09-30').filter((award) => !award.catalogueOnly && award.basis.includes('91/2017'))).toEqual([]);
  expect(law.catalogueOn('2021-01-01').map((award) => award.code)).not.toContain('XPTB');
});
