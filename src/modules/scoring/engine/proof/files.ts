import type { RulebookFile } from '../rulebook.ts';
import type { Dice } from './dice.ts';
import type { LineModel, RuleModel } from './model.ts';
import { counts, flags, months, print } from './terms.ts';

/** The same lines as a file, with formulas as text. */

type RuleFile = NonNullable<RulebookFile['criteria'][number]['rule']>;

function ruleFile(rule: RuleModel): RuleFile {
  switch (rule.kind) {
    case 'yes_no':
    case 'condition':
      return { kind: rule.kind, when: print(rule.when) };
    case 'proportional':
      return {
        kind: 'proportional',
        ...(rule.percent ? { percent: print(rule.percent) } : {}),
        ...(rule.actual && rule.target ? { actual: print(rule.actual), target: print(rule.target) } : {}),
        ...(rule.rate === null ? {} : { pointsPerPercent: rule.rate }),
        wholePercents: rule.whole,
      };
    case 'bands':
      return {
        kind: 'bands',
        of: print(rule.of),
        bands: rule.bands.map((band) => ({ from: band.from, fromIncluded: band.fromIn, to: band.to, toIncluded: band.toIn, points: band.points })),
      };
    case 'lateness':
      return {
        kind: 'lateness',
        daysLate: print(rule.days),
        onTime: rule.onTime,
        steps: rule.steps.map((step) => ({ upToDays: step.upTo, points: step.points })),
        beyond: rule.beyond,
      };
    case 'per_unit':
      return { kind: 'per_unit', count: print(rule.count), pointsEach: rule.each, ...(rule.cap === null ? {} : { cap: rule.cap }) };
    case 'bonus_penalty':
      return {
        kind: 'bonus_penalty',
        start: rule.start,
        ...(rule.plus ? { plus: print(rule.plus), plusEach: rule.plusEach } : {}),
        ...(rule.minus ? { minus: print(rule.minus), minusEach: rule.minusEach } : {}),
        floor: rule.floor,
        cap: rule.cap,
      };
    case 'relative_to_leader':
      return { kind: 'relative_to_leader', actual: rule.code, target: `target(${rule.code})` };
    case 'honours':
      return { kind: 'honours', honours: rule.honours.map((one) => ({ ...one })), combine: rule.highest ? 'highest' : 'sum' };
    case 'manual':
      return { kind: 'manual', reasonNeeded: false };
  }
}

export function rulebookOf(dice: Dice, models: readonly LineModel[], sure: boolean): RulebookFile {
  const file = (line: LineModel): RulebookFile['criteria'][number] => ({
    code: line.code,
    title: line.code,
    max: line.max,
    counts: line.counts,
    rule: ruleFile(line.rule),
    hardCondition: line.hard && { when: print(line.hard) },
  });
  const groups = ['I', 'II'].map((group) => {
    const parts = models.filter((line) => line.group === group);
    return { code: group, title: group, max: String(parts.reduce((sum, line) => sum + Number(line.max), 0)), parts: parts.map(file) };
  });
  const extras = models.filter((line) => line.group === '').map(file);
  const conditions = models.some((line) => line.hard || line.rule.kind === 'condition');
  const ties: NonNullable<RulebookFile['settings']['tieRules']> = [
    ...(conditions ? [{ rule: 'fewer_failed_conditions' as const }] : []),
    { rule: 'group_points', group: 'I' },
    ...(extras.length > 0 ? [{ rule: 'base_total' as const }] : []),
    { rule: 'women_share' },
  ];
  const scale = groups.reduce((sum, group) => sum + Number(group.max), 0);
  const [low, high] = [Math.floor(scale / 3), Math.floor((2 * scale) / 3)];
  return {
    format: 'thidua/rulebook@1',
    id: 'made-up',
    title: 'Bảng sinh ngẫu nhiên',
    authority: { name: 'Thử' },
    year: 2022,
    groupKinds: ['block'],
    source: { citation: 'sinh ngẫu nhiên', mark: 'synthetic' },
    settings: {
      scale: String(scale),
      decimals: sure ? 2 : dice.one([0, 1, 2, 2] as const),
      rounding: sure ? 'half_up' : dice.one(['half_up', 'half_up', 'down', 'up'] as const),
      bonusCap: dice.chance(0.3) ? '5' : null,
      totalCap: dice.chance(0.2) ? String(scale) : null,
      rescale: dice.one(['none', 'to_scale'] as const),
      missing: dice.one(['no_total', 'zero_when_closed', 'zero_when_closed'] as const),
      tieRules: ties.slice(0, dice.int(0, ties.length)),
      classification: dice.chance(0.6)
        ? {
            over: dice.one(['total', 'base'] as const),
            whenConditionFails: dice.one(['not_classified', 'keep'] as const),
            bands: [
              { code: 'A', title: 'A', from: String(high) },
              { code: 'B', title: 'B', from: String(low), to: String(high) },
              { code: 'C', title: 'C', to: String(low) },
            ],
          }
        : null,
    },
    facts: [
      ...counts.map((code) => ({ code, title: code, unit: 'count' as const, hasTarget: true, notNegative: false })),
      ...flags.map((code) => ({ code, title: code, unit: 'flag' as const })),
      ...months.map((code) => ({ code, title: code, unit: 'count' as const, period: 'month' as const, notNegative: false })),
      { code: 'd0', title: 'd0', unit: 'day', notNegative: false },
    ],
    criteria: [...groups, ...extras],
  };
}
