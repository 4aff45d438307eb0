import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { factsFile, type FactsInput } from '../engine/facts.ts';
import { parseLibrary, readLawFiles } from '../load.ts';
import { compose, frozenAt } from './compose.ts';
import { readDraft } from './read-draft.ts';
import { awardsToAsk, compare } from './replay.ts';

const root = (path: string) => fileURLToPath(new URL(`../../../../${path}`, import.meta.url));
const shipped = parseLibrary(readLawFiles(root('law')));
const example = readFileSync(root('docs/formats/examples/law-draft-regime.yaml'), 'utf8');
/** Without its cases: they ask the example as it is. */
const bare = example.replace(/ {2}- name: Hoàn thành xuất sắc[\s\S]*$/, '');

const person = (more: Partial<FactsInput>) =>
  factsFile.parse({
    format: 'thidua/facts-law@1',
    asOf: '2025-12-31',
    subject: { kind: 'person', id: 'p', servedFrom: '2015-01-01' },
    known: {
      ratings: { from: 2015, to: 2025 },
      awards: { from: 2015, to: 2025 },
      initiatives: { from: 2015, to: 2025 },
      scienceWorks: { from: 2015, to: 2025 },
      combatIngenuity: { from: 2015, to: 2025 },
      discipline: { from: '2015-01-01', to: '2025-12-31' },
      holds: { from: '2015-01-01', to: '2025-12-31' },
    },
    ...more,
  });
const excellent = { ratings: [{ id: 'r', year: 2025, level: 'HTXSNV' as const }] };
const good = { ratings: [{ id: 'r', year: 2025, level: 'HTTNV' as const }] };

function compared(source: string, facts: ReturnType<typeof person>, award = 'CSTDCS') {
  const draft = readDraft('draft.yaml', source);
  const [before, after] = [frozenAt(shipped, draft.from), frozenAt(compose(shipped, draft, 'draft.yaml'), draft.from)];
  return compare({ facts, award, acceptedOn: '2025-12-31', year: 2025 }, before, after, { before: [], after: [] });
}

describe('last year under the rules before and after', () => {
  test('an excellent year without initiative gains, and the clause that stood in the way is named', () => {
    expect(compared(bare, person(excellent))).toMatchObject({
      before: 'UNMET',
      after: 'MET',
      change: 'GAIN',
      clause: { id: expect.stringContaining('R2026/merit') },
    });
  });

  test('who answers alike under both is not listed', () => {
    expect(compared(bare, person(good))).toBeNull();
  });

  test('a stricter clause takes it away, and is named', () => {
    const stricter = bare.replace(
      '      - { id: excellent, rating: { atLeast: HTXSNV } }\n',
      '      - { id: excellent, rating: { atLeast: HTXSNV } }\n      - { id: three, streak: { atLeast: HTXSNV, years: 3 } }\n',
    );
    const withInitiative = person({
      ...excellent,
      initiatives: [
        { id: 'i', year: 2025, level: 'CO_SO', recognised: true, applied: true, decisionNo: '1', decidedOn: '2025-06-01', issuer: 'x', uses: [] },
      ],
    });
    expect(compared(stricter, withInitiative)).toMatchObject({
      before: 'MET',
      after: 'UNMET',
      change: 'LOSS',
      clause: { id: 'CSTDCS.cong_trang.RVIDU/three', cite: expect.stringContaining('ví dụ') },
    });
  });

  test('an award that does not go on, and a standard nobody has', () => {
    const without = bare.replace('notContinued: [XPTB]', 'notContinued: [XPTB, CSTD_BBNT.cong_trang.R2026]');
    expect(compared(without, person(excellent), 'CSTD_BBNT')).toMatchObject({ after: 'NONE', change: 'OTHER' });
    expect(compared(bare, person(excellent), 'HC_SAOVANG')).toBeNull();
  });

  test('every award with a standard for such a subject is asked', () => {
    expect(awardsToAsk('person', shipped, shipped)).toEqual(expect.arrayContaining(['LDTT', 'CSTDCS', 'CSTD_BBNT', 'BK_BBNT']));
    expect(awardsToAsk('collective', shipped, shipped)).not.toContain('CSTDCS');
  });
});
