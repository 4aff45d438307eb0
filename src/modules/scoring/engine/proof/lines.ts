import { decimal, type Dice } from './dice.ts';
import type { LineModel, RuleModel } from './model.ts';
import { amount, counts, flag, percent } from './terms.ts';

/** Made-up rules and the lines that carry them. */

function bands(dice: Dice, max: number): Extract<RuleModel, { kind: 'bands' }>['bands'] {
  const edges = [...new Set(Array.from({ length: dice.int(1, 4) }, () => dice.int(0, 60)))].toSorted((a, b) => a - b);
  const points = () => decimal(dice, 0, max - 1);
  const belongs = edges.map(() => dice.chance(0.5));
  const open = dice.chance(0.7);
  const list = edges.map((edge, at) => ({
    from: String(edge),
    fromIn: belongs[at] ?? true,
    to: at + 1 < edges.length ? String(edges[at + 1]) : open ? null : String(edge + 10),
    toIn: at + 1 < edges.length ? !(belongs[at + 1] ?? true) : false,
    points: points(),
  }));
  return dice.chance(0.6) ? [{ from: null, fromIn: true, to: String(edges[0]), toIn: !(belongs[0] ?? true), points: points() }, ...list] : list;
}

const kinds = ['yes_no', 'proportional', 'bands', 'lateness', 'per_unit', 'bonus_penalty', 'relative_to_leader', 'condition', 'manual'] as const;

function ruleOf(dice: Dice, kind: RuleModel['kind'], max: number): RuleModel {
  switch (kind) {
    case 'yes_no':
    case 'condition':
      return { kind, when: flag(dice, 2) };
    case 'proportional': {
      const rate = dice.chance(0.5) ? decimal(dice, 1, 3) : null;
      if (dice.chance(0.5)) return { kind, percent: percent(dice), rate, whole: dice.chance(0.3) };
      return { kind, actual: amount(dice, 1), target: amount(dice, 1), rate, whole: dice.chance(0.3) };
    }
    case 'bands':
      return { kind, of: amount(dice, 2), bands: bands(dice, max) };
    case 'lateness': {
      const steps = [...new Set([dice.int(1, 4), dice.int(5, 9), dice.int(10, 20)])].slice(0, dice.int(1, 3));
      return {
        kind,
        days: { t: 'fact', code: 'd0' },
        onTime: String(max),
        steps: steps.map((upTo) => ({ upTo, points: decimal(dice, 0, max - 1) })),
        beyond: '0',
      };
    }
    case 'per_unit':
      return { kind, count: amount(dice, 1), each: decimal(dice, 1, 2, 4), cap: dice.chance(0.5) ? decimal(dice, 0, max - 1) : null };
    case 'bonus_penalty': {
      const [floor, cap] = [-dice.int(0, 5), dice.int(0, max)];
      const plus = dice.chance(0.8);
      return {
        kind,
        start: String(dice.int(floor, cap)),
        plus: plus ? amount(dice, 1) : null,
        plusEach: decimal(dice, 1, 2, 4),
        minus: !plus || dice.chance(0.8) ? amount(dice, 1) : null,
        minusEach: decimal(dice, 1, 2, 4),
        floor: String(floor),
        cap: String(cap),
      };
    }
    case 'relative_to_leader':
      return { kind, code: dice.one(counts) };
    case 'honours':
      return {
        kind,
        honours: [
          { honour: 'h0', points: decimal(dice, 0, max - 1) },
          { honour: 'h1', points: decimal(dice, 0, max - 1) },
        ],
        highest: dice.chance(0.5),
      };
    case 'manual':
      return { kind };
  }
}

export function lines(dice: Dice): LineModel[] {
  const number = dice.int(2, 8);
  const own = Array.from({ length: number }, (_, at): LineModel => {
    const kind = dice.one(kinds);
    const max = kind === 'condition' ? 0 : dice.int(2, 30);
    return {
      code: `C${at}`,
      group: at < number / 2 ? 'I' : 'II',
      max: String(max),
      counts: 'base',
      hard: kind !== 'condition' && dice.chance(0.2) ? flag(dice, 1) : null,
      rule: ruleOf(dice, kind, Math.max(max, 2)),
    };
  });
  const sure: LineModel[] = ['I', 'II'].map((group) => ({
    code: `S${group}`,
    group,
    max: String(dice.int(2, 20)),
    counts: 'base',
    hard: null,
    rule: { kind: 'manual' },
  }));
  const extra: LineModel[] = [];
  if (dice.chance(0.5))
    extra.push({ code: 'B', group: '', max: '8', counts: 'bonus', hard: null, rule: ruleOf(dice, dice.one(['per_unit', 'manual'] as const), 8) });
  if (dice.chance(0.5)) extra.push({ code: 'H', group: '', max: '15', counts: 'external', hard: null, rule: ruleOf(dice, 'honours', 15) });
  const all = [...own, ...sure, ...extra];
  // In the order of the file: headings one after the other, then what stands outside them.
  return ['I', 'II', ''].flatMap((group) => all.filter((line) => line.group === group));
}
