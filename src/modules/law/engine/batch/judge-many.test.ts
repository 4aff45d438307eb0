import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { readLawFiles } from '../../load.ts';
import { completed } from '../completed.ts';
import { engineOf } from '../engine.ts';
import { madeUpFacts } from './generate.ts';
import { judgeMany } from './judge-many.ts';

const engine = engineOf(readLawFiles(fileURLToPath(new URL('../../../../../law', import.meta.url))));
const codes = [...new Set(engine.library.standards.map(({ value }) => value.award))];

test.each(['person', 'collective'] as const)('a page of a %s answers verdict and advice as each alone does', (subject) => {
  const differing: string[] = [];
  let advised = 0;
  for (const day of ['2022-12-15', '2024-12-15', '2026-11-20']) {
    const facts = Array.from({ length: 150 }, (_, seed) => completed(madeUpFacts(seed, subject, day)));
    const asked = { acceptedOn: day, year: Number(day.slice(0, 4)), overlays: [] };
    const many = judgeMany(engine, facts, { ...asked, subject, awards: [...codes, 'KHONG_CO'] });
    expect(many(0, 'KHONG_CO')).toBeNull();
    facts.forEach((one, at) => {
      for (const award of codes) {
        const alone = engine.judge(one, award, asked);
        if (alone?.advice) advised += 1;
        const told = many(at, award);
        if (told?.verdict !== alone?.verdict || told?.advice !== alone?.advice) differing.push(`${day} ${at} ${award}`);
      }
    });
  }
  expect(differing).toEqual([]);
  expect(advised).toBeGreaterThan(100);
});
