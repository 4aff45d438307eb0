import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { parseLibrary, readLawFiles } from '../load.ts';
import { factsFromSentences } from './cases/sentence.ts';
import { engineOfLibrary } from './engine.ts';
import { factsFile } from './facts.ts';

const library = parseLibrary(readLawFiles(fileURLToPath(new URL('../../../../law', import.meta.url))));
const engine = engineOfLibrary(library);
const facts = (kind: 'person' | 'collective' | 'household', on: string, given: string[]) =>
  factsFile.parse(factsFromSentences(kind, given, { year: Number(on.slice(0, 4)), on }));

test.each([
  ['HC_SAOVANG', 'collective', '2022-12-31', 'Luật 15/2003/QH11'],
  ['HCLD_1', 'collective', '2025-12-31', 'Điều 42'],
  ['HCLD_2', 'person', '2024-12-31', 'Nghị định 98/2023/NĐ-CP'],
  ['AHLD', 'person', '2025-12-31', 'Điều 59–67'],
] as const)('%s for a %s on %s: not known, because the text was not read', (award, kind, on, cite) => {
  const branch = award === 'HCLD_2' ? ('cong_hien' as const) : undefined;
  const report = engine.evaluate(facts(kind, on, ['rating HTXSNV Y-9..Y']), award, { acceptedOn: on, branch });
  expect(report).toMatchObject({ verdict: 'unknown', advice: 'unknown', missing: [{ vi: 'chưa đọc được lời văn tiêu chuẩn' }] });
  expect(report.tree.children[0]).toMatchObject({ severity: 'warn', toConfirm: true, cite: expect.stringContaining(cite) as string });
});

test('every award of the catalogue answers for every kind of subject it is for, on every day a rule of it holds', () => {
  const days = library.regimes.flatMap(({ value }) => [value.from ?? '2018-01-01', value.to ?? '2026-11-28']);
  for (const on of days)
    for (const { value } of library.awards.filter((one) => one.value.rules.some((rule) => rule.regimes.includes(engine.book.regimeOn(on).code)))) {
      const kinds =
        value.subject === 'both' ? (['person', 'collective'] as const) : ([value.subject === 'unit' ? 'collective' : value.subject] as const);
      for (const kind of kinds)
        expect(engine.judge(facts(kind, on, []), value.code, { acceptedOn: on }), `${value.code} for a ${kind} on ${on}`).not.toBeNull();
    }
});

test('what nobody has read is no row of lists; a medal with its standard is', () => {
  const listed = engine.awardsWithStandard('person', '2025-12-31');
  expect(listed).toContain('KNC');
  expect(listed).not.toContain('HC_SAOVANG');
  expect(engine.awardsWithStandard('collective', '2025-12-31')).not.toContain('HCLD_1');
});
