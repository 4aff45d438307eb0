import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { madeUpFacts } from '../engine/batch/generate.ts';
import { completed } from '../engine/completed.ts';
import { parseLibrary, readLawFiles } from '../load.ts';
import { compose, frozenAt } from './compose.ts';
import { readDraft } from './read-draft.ts';
import { awardsToAsk, compare } from './replay.ts';
import { compareMany, type Question } from './replay-many.ts';

const root = (path: string) => fileURLToPath(new URL(`../../../../${path}`, import.meta.url));
const shipped = parseLibrary(readLawFiles(root('law')));

test.each([
  ['regime', 300],
  ['overlay', 300],
  ['parameters', 300],
  // Too few to compile rules for.
  ['regime', 3],
])('a page under the rules before and after the example %s finds what each question alone finds (%i subjects)', (name, count) => {
  const draft = readDraft('draft.yaml', readFileSync(root(`docs/formats/examples/law-draft-${name}.yaml`), 'utf8'));
  const [before, after] = [frozenAt(shipped, draft.from), frozenAt(compose(shipped, draft, 'draft.yaml'), draft.from)];
  const overlays = { before: [], after: draft.kind === 'overlay' ? [draft.code] : [] };
  const questions = Array.from({ length: count }, (_, seed): Question => {
    const kind = seed % 3 === 2 ? 'collective' : 'person';
    // Some dossiers among them: their own day, one award; some accepted before their year began.
    const dossier = seed % 10 === 0;
    const acceptedOn = dossier ? `2025-${String(1 + (seed % 12)).padStart(2, '0')}-15` : '2025-12-31';
    return {
      facts: completed(madeUpFacts(seed, kind, '2025-12-31')),
      awards: dossier ? [kind === 'person' ? 'CSTDCS' : 'TTLDXS'] : awardsToAsk(kind, before, after),
      acceptedOn,
      year: dossier && seed % 20 === 0 ? 2026 : 2025,
    };
  });
  const alone = questions.flatMap(({ facts, awards, acceptedOn, year }, at) =>
    awards.flatMap((award) => {
      const found = compare({ facts, award, acceptedOn, year }, before, after, overlays);
      return found ? [{ ...found, at, award }] : [];
    }),
  );
  expect(compareMany(questions, before, after, overlays)).toEqual(alone);
  if (name === 'regime' && count > 3) expect(alone.length).toBeGreaterThan(50);
});
