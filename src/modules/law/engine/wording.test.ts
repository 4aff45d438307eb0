import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { Refusal } from '#platform/refusal.ts';
import { parseLibrary, readLawFiles } from '../load.ts';
import { clausesOn } from '../clauses.ts';
import { factsFromSentences } from './cases/sentence.ts';
import { evaluate } from './evaluate.ts';
import { factsFile, type Facts } from './facts.ts';
import { road } from './road.ts';
import { rulebookOf } from './rulebook.ts';
import type { VerdictNode } from './verdict.ts';

const library = parseLibrary(readLawFiles(fileURLToPath(new URL('../../../../law', import.meta.url))));
const book = rulebookOf(library);
const codes = new Set(library.awards.map(({ value }) => value.code));

/** A code is a word nobody says: `noi_bo_doan_ket`, `CSTDCS`, `armed_forces`. */
const codeIn = (words: string) => words.split(/[^\p{L}\d_]+/u).find((word) => word.includes('_') || codes.has(word));

const people = ['rating HTTNV 2024', 'award CSTDCS 2024', 'award CSTD_BBNT 2024', 'award BK_TTG 2024', 'award LDTT 2024'];
const subjects: readonly Facts[] = [
  factsFile.parse(factsFromSentences('person', [], { year: 2024, on: '2024-12-15' })),
  factsFile.parse(factsFromSentences('person', people, { year: 2024, on: '2024-12-15' })),
  factsFile.parse(factsFromSentences('collective', [], { year: 2024, on: '2024-12-15' })),
  factsFile.parse(
    factsFromSentences('collective', ['rating HTXSNV 2024', 'award TTLDXS 2024', 'award CO_BBNT 2024'], { year: 2024, on: '2024-12-15' }),
  ),
];

const wordsOf = (node: VerdictNode): string[] => [
  node.words.vi,
  ...(node.found ? [node.found.vi] : []),
  ...(node.missing ? [node.missing.vi] : []),
  ...node.children.flatMap(wordsOf),
];

test('no sentence of a verdict or a road names a thing by its code', () => {
  let heard = 0;
  for (const on of ['2021-12-15', '2024-12-15', '2025-12-15', '2026-12-15'])
    for (const facts of subjects)
      for (const award of codes) {
        try {
          const report = evaluate(book, facts, award, { acceptedOn: on, year: 2024 });
          const way = road(book, facts, award, { acceptedOn: on, year: 2024 });
          const said = [
            ...wordsOf(report.tree),
            ...[...report.missing, ...report.warnings, ...way.toClear, ...way.assumptions, ...way.steps.flatMap((step) => step.must)].map(
              (one) => one.vi,
            ),
          ];
          heard += said.length;
          expect(said.filter(codeIn), `${award} on ${on}`).toEqual([]);
        } catch (problem) {
          // No rule for such a subject on that day.
          if (!(problem instanceof Refusal)) throw problem;
        }
      }
  expect(heard).toBeGreaterThan(1500);
});

test('none is said as none', () => {
  const said = ['2021-12-15', '2024-12-15', '2026-12-15'].flatMap((on) => clausesOn(library, on).map((one) => one.words.vi));
  expect(said.filter((words) => /\b0 (người|hình thức)/.test(words))).toEqual([]);
  expect(said).toContain('Không có người bị kỷ luật từ cảnh cáo trở lên');
});
