import { describe, expect, test } from 'vitest';
import { flipsWithout, reciprocalPairs, scorerGaps, type Mark } from './scorers.ts';

const mark = (scorer: string, scored: string, points: number, itemId = 'i1'): Mark => ({ scorer, scored, itemId, max: 1000, points });

describe('scorers of a cross-scoring round', () => {
  test('the distance from those who scored the same; whoever scored alone is left out', () => {
    const marks = [mark('a', 'x', 600), mark('b', 'x', 900), mark('c', 'x', 900), mark('d', 'y', 100)];
    expect(scorerGaps(marks)).toEqual([
      { scorer: 'a', gap: -3000, marks: 1 },
      { scorer: 'b', gap: 1500, marks: 1 },
      { scorer: 'c', gap: 1500, marks: 1 },
    ]);
  });

  test('two units that favour each other are a pair; one-sided favour is not', () => {
    const fair = [mark('c', 'a', 800), mark('c', 'b', 800), mark('d', 'a', 800), mark('d', 'b', 800)];
    expect(reciprocalPairs([...fair, mark('a', 'b', 1000), mark('b', 'a', 900)], 500)).toEqual([{ a: 'a', b: 'b', fromA: 2000, fromB: 1000 }]);
    expect(reciprocalPairs([...fair, mark('a', 'b', 1000), mark('b', 'a', 800)], 500)).toEqual([]);
  });

  test('the leader that leads by one scorer only', () => {
    const marks = [mark('s', 'x', 1000), mark('t', 'x', 700), mark('s', 'y', 600), mark('t', 'y', 900)];
    // x: mean 850, y: mean 750; elsewhere y has 50 more, so x leads by 50
    const totals = new Map([
      ['x', 9050],
      ['y', 9000],
    ]);
    expect(flipsWithout(marks, totals, 'mean')).toEqual([
      {
        without: 's',
        moved: [
          { unit: 'x', from: 1, to: 2 },
          { unit: 'y', from: 2, to: 1 },
        ],
      },
    ]);
  });

  test('a criterion only one scorer marked says nothing without it', () => {
    expect(
      flipsWithout(
        [mark('s', 'x', 1000)],
        new Map([
          ['x', 1000],
          ['y', 900],
        ]),
        'mean',
      ),
    ).toEqual([]);
  });
});
