import { readRulebook } from '#modules/scoring/engine/read.ts';
import type { Compiled } from '#modules/scoring/engine/compile.ts';
import type { RulebookFile } from '#modules/scoring/engine/rulebook.ts';

/** The table that is scored: 60 criteria of five kinds over the year's sums of 60 monthly figures. Points in hundredths. */
export const criteria = 60;
export const kinds = ['proportional', 'bands', 'per_unit', 'bonus_penalty', 'yes_no'] as const;
export const kindOf = (index: number): (typeof kinds)[number] => kinds[index % kinds.length] ?? 'yes_no';

/** Edges of the bands with their points, from the top; the first edge that is reached counts. */
export const edges = [
  [900, 1000],
  [760, 700],
  [600, 350],
] as const;
export const enough = 760;
/** Points each, hundredths. */
export const each = { perUnit: 1, plus: 2, minus: 1 };
export const limits = { floor: -500, cap: 1000, max: 1000 };

const points = (hundredths: number) => String(hundredths / 100);
const figure = (index: number) => `f${index}`;

function rule(index: number): NonNullable<RulebookFile['criteria'][number]['rule']> {
  const x = figure(index);
  switch (kindOf(index)) {
    case 'proportional':
      return { kind: 'proportional', actual: x, target: `target(${x})` };
    case 'bands':
      return {
        kind: 'bands',
        of: x,
        bands: [
          ...edges.map(([from, value], at) => ({
            from: String(from),
            ...(at === 0 ? {} : { to: String(edges[at - 1]?.[0]) }),
            points: points(value),
          })),
          { to: String(edges.at(-1)?.[0]), points: '0' },
        ],
      };
    case 'per_unit':
      return { kind: 'per_unit', count: x, pointsEach: points(each.perUnit) };
    case 'bonus_penalty':
      return {
        kind: 'bonus_penalty',
        plus: x,
        plusEach: points(each.plus),
        minus: figure(index - 1),
        minusEach: points(each.minus),
        floor: points(limits.floor),
        cap: points(limits.cap),
      };
    case 'yes_no':
      return { kind: 'yes_no', when: `${x} >= ${enough}` };
  }
}

const indexes = Array.from({ length: criteria }, (_, index) => index);

export const rulebook: RulebookFile = {
  format: 'thidua/rulebook@1',
  id: 'bench',
  title: 'Bảng đo tốc độ',
  authority: { name: 'Bench' },
  year: 2022,
  groupKinds: ['cluster'],
  source: { citation: 'bench/w4-score', mark: 'synthetic' },
  settings: { scale: String(criteria * 10) },
  facts: indexes.map((index) => ({ code: figure(index), title: figure(index), unit: 'count', hasTarget: kindOf(index) === 'proportional' })),
  criteria: indexes.map((index) => ({ code: `C${index}`, title: `C${index}`, max: '10', rule: rule(index) })),
};

export function compiledTable(): Compiled {
  const reading = readRulebook(rulebook);
  if (!reading.ok) throw new Error(JSON.stringify(reading.problems));
  return reading.compiled;
}
