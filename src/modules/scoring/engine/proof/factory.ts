import type { FactsFile } from '../facts.ts';
import type { RulebookFile } from '../rulebook.ts';

/**
 * Made-up rulebooks of every kind with facts, from a seed. Each comes twice: as files, with formulas as text, for the engine;
 * and as the tree the text was printed from, for the second implementation, which never sees the text.
 */

export type Term =
  | { readonly t: 'num'; readonly value: string }
  | { readonly t: 'fact'; readonly code: string }
  | { readonly t: 'target'; readonly code: string }
  | { readonly t: 'flag'; readonly code: string }
  | { readonly t: 'months'; readonly how: 'sum' | 'avg' | 'min' | 'max' | 'last' | 'months'; readonly code: string }
  | { readonly t: 'op'; readonly op: '+' | '-' | '*' | '/'; readonly a: Term; readonly b: Term }
  | { readonly t: 'percent'; readonly a: Term; readonly b: Term }
  | { readonly t: 'pick'; readonly how: 'min' | 'max'; readonly a: Term; readonly b: Term }
  | { readonly t: 'if'; readonly c: Term; readonly a: Term; readonly b: Term }
  | { readonly t: 'cmp'; readonly op: '=' | '!=' | '<' | '<=' | '>' | '>='; readonly a: Term; readonly b: Term }
  | { readonly t: 'logic'; readonly op: 'and' | 'or'; readonly a: Term; readonly b: Term }
  | { readonly t: 'not'; readonly a: Term }
  | { readonly t: 'every'; readonly how: 'every' | 'any'; readonly code: string; readonly op: '>' | '>='; readonly limit: string };

export type RuleModel =
  | { readonly kind: 'yes_no'; readonly when: Term }
  | {
      readonly kind: 'proportional';
      readonly percent?: Term;
      readonly actual?: Term;
      readonly target?: Term;
      readonly rate: string | null;
      readonly whole: boolean;
    }
  | {
      readonly kind: 'bands';
      readonly of: Term;
      readonly bands: readonly { from: string | null; fromIn: boolean; to: string | null; toIn: boolean; points: string }[];
    }
  | {
      readonly kind: 'lateness';
      readonly days: Term;
      readonly onTime: string;
      readonly steps: readonly { upTo: number; points: string }[];
      readonly beyond: string;
    }
  | { readonly kind: 'per_unit'; readonly count: Term; readonly each: string; readonly cap: string | null }
  | {
      readonly kind: 'bonus_penalty';
      readonly start: string;
      readonly plus: Term | null;
      readonly plusEach: string;
      readonly minus: Term | null;
      readonly minusEach: string;
      readonly floor: string;
      readonly cap: string;
    }
  | { readonly kind: 'relative_to_leader'; readonly code: string }
  | { readonly kind: 'honours'; readonly honours: readonly { honour: string; points: string }[]; readonly highest: boolean }
  | { readonly kind: 'condition'; readonly when: Term }
  | { readonly kind: 'manual' };

export interface LineModel {
  readonly code: string;
  readonly group: string;
  readonly max: string;
  readonly counts: 'base' | 'bonus' | 'external';
  readonly hard: Term | null;
  readonly rule: RuleModel;
}

export interface Model {
  readonly lines: readonly LineModel[];
  readonly rulebook: RulebookFile;
  readonly facts: FactsFile;
}

/** mulberry32: small, and the same everywhere. */
export function randomOf(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}

export class Dice {
  readonly #random: () => number;
  constructor(seed: number) {
    this.#random = randomOf(seed);
  }
  int(low: number, high: number): number {
    return low + Math.floor(this.#random() * (high - low + 1));
  }
  chance(share: number): boolean {
    return this.#random() < share;
  }
  one<T>(list: readonly T[]): T {
    return list[this.int(0, list.length - 1)] as T;
  }
}

const counts = ['x0', 'x1', 'x2', 'x3'];
const flags = ['b0', 'b1'];
const months = ['m0', 'm1'];

/** Formula text; brackets around everything, so that the tree alone decides. */
export function print(term: Term): string {
  switch (term.t) {
    case 'num':
      return term.value;
    case 'fact':
    case 'flag':
      return term.code;
    case 'target':
      return `target(${term.code})`;
    case 'months':
      return `${term.how}(${term.code})`;
    case 'op':
    case 'cmp':
      return `(${print(term.a)} ${term.op} ${print(term.b)})`;
    case 'logic':
      return `(${print(term.a)} ${term.op} ${print(term.b)})`;
    case 'percent':
      return `percent(${print(term.a)}, ${print(term.b)})`;
    case 'pick':
      return `${term.how}(${print(term.a)}, ${print(term.b)})`;
    case 'if':
      return `if(${print(term.c)}, ${print(term.a)}, ${print(term.b)})`;
    case 'not':
      return `not (${print(term.a)})`;
    case 'every':
      return `${term.how}(${term.code} ${term.op} ${term.limit})`;
  }
}

/** A decimal between two whole numbers, with at most `places` decimals. */
function decimal(dice: Dice, low: number, high: number, places = 2): string {
  const whole = dice.int(low, high);
  return dice.chance(0.5) ? String(whole) : `${whole}.${String(dice.int(1, 10 ** places - 1)).padStart(places, '0')}`;
}

function amount(dice: Dice, depth: number): Term {
  const roll = dice.int(0, depth > 0 ? 9 : 4);
  if (roll < 3) return { t: 'fact', code: dice.one(counts) };
  if (roll === 3) return { t: 'months', how: dice.one(['sum', 'avg', 'min', 'max', 'last', 'months'] as const), code: dice.one(months) };
  if (roll === 4) return { t: 'num', value: decimal(dice, 0, 40) };
  if (roll < 8) return { t: 'op', op: dice.one(['+', '-', '*', '/'] as const), a: amount(dice, depth - 1), b: amount(dice, depth - 1) };
  if (roll === 8) return { t: 'pick', how: dice.one(['min', 'max'] as const), a: amount(dice, depth - 1), b: amount(dice, depth - 1) };
  return { t: 'if', c: flag(dice, depth - 1), a: amount(dice, depth - 1), b: amount(dice, depth - 1) };
}

function flag(dice: Dice, depth: number): Term {
  const roll = dice.int(0, depth > 0 ? 6 : 3);
  if (roll === 0) return { t: 'flag', code: dice.one(flags) };
  if (roll === 1)
    return {
      t: 'every',
      how: dice.one(['every', 'any'] as const),
      code: dice.one(months),
      op: dice.one(['>', '>='] as const),
      limit: decimal(dice, 0, 20),
    };
  if (roll < 4) return { t: 'cmp', op: dice.one(['=', '!=', '<', '<=', '>', '>='] as const), a: amount(dice, 1), b: amount(dice, 0) };
  if (roll < 6) return { t: 'logic', op: dice.one(['and', 'or'] as const), a: flag(dice, depth - 1), b: flag(dice, depth - 1) };
  return { t: 'not', a: flag(dice, depth - 1) };
}

const percent = (dice: Dice): Term => ({ t: 'percent', a: amount(dice, 1), b: amount(dice, 1) });

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

function lines(dice: Dice): LineModel[] {
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

function rulebookOf(dice: Dice, models: readonly LineModel[], sure: boolean): RulebookFile {
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

function unitOf(dice: Dice, models: readonly LineModel[], at: number, sure: boolean): FactsFile['units'][number] {
  const blank = sure ? 0 : 0.03;
  const maybe = <T>(value: T): T | null => (dice.chance(blank) ? null : value);
  const month = (): Record<string, string | null> =>
    Object.fromEntries(
      Array.from({ length: 12 }, (_, index) => index + 1).flatMap((index) =>
        dice.chance(0.1) ? [] : [[String(index), dice.chance(blank / 12) ? null : decimal(dice, 0, 20)]],
      ),
    );
  const manual = models.flatMap(({ code, rule, max }) =>
    rule.kind === 'manual' && !dice.chance(blank) ? [[code, { points: decimal(dice, 0, Number(max) - 1) }] as const] : [],
  );
  const away = models.filter(({ rule }) => rule.kind !== 'honours' && dice.chance(0.06)).map(({ code }) => [code, 'không giao'] as const);
  const changed = sure
    ? []
    : models.flatMap(({ code, rule, max }) =>
        ['yes_no', 'bands', 'proportional'].includes(rule.kind) && dice.chance(0.05)
          ? [[code, { points: decimal(dice, 0, Number(max) - 1), reason: 'xét lại' }] as const]
          : [],
      );
  return {
    code: `u${at}`,
    name: `Đơn vị ${dice.int(0, 3)}`,
    facts: {
      ...Object.fromEntries(counts.map((code) => [code, maybe(decimal(dice, 0, 50))])),
      ...Object.fromEntries(flags.map((code) => [code, maybe(dice.chance(0.5))])),
      ...Object.fromEntries(months.map((code) => [code, { months: month() }])),
      d0: maybe(dice.int(-2, 25)),
    },
    targets: Object.fromEntries(counts.flatMap((code) => (dice.chance(0.25) ? [] : [[code, decimal(dice, 1, 50)]]))),
    honours: ['h0', 'h1', 'h2'].filter(() => dice.chance(0.3)).map((honour) => ({ honour })),
    manual: Object.fromEntries(manual),
    adjusted: Object.fromEntries(changed),
    notAssigned: Object.fromEntries(away),
    attributes: { womenPercent: dice.chance(0.2) ? null : String(dice.int(40, 95)) },
  };
}

/** A unit with the same total as another: the same in all, or with points moved from the base to the bonus. */
function twinOf(dice: Dice, unit: FactsFile['units'][number]): FactsFile['units'][number] {
  const twin = { ...unit, code: 'u1', attributes: { womenPercent: dice.one(['60', '75', null]) } };
  const { SII: base, B: bonus } = unit.manual ?? {};
  if (!base || !bonus || dice.chance(0.3) || Number(base.points) < 1 || Number(bonus.points) > 7) return twin;
  const moved = (points: unknown, by: number) => ({ points: String(Math.round(Number(points) * 100 + by * 100) / 100) });
  return { ...twin, manual: { ...unit.manual, SII: moved(base.points, -1), B: moved(bonus.points, 1) } };
}

/** A rulebook with a group of units from a seed. `sure`: nothing unknown, closed, two decimals, as a spreadsheet can compute it. */
export function modelOf(seed: number, sure = false): Model {
  const dice = new Dice(seed);
  const models = lines(dice);
  const rulebook = rulebookOf(dice, models, sure);
  const units = Array.from({ length: dice.int(1, 6) }, (_, at) => unitOf(dice, models, at, sure));
  if (!sure && units.length > 1 && dice.chance(0.4)) units[1] = twinOf(dice, units[0] as (typeof units)[number]);
  return { lines: models, rulebook, facts: { format: 'thidua/facts@1', year: 2022, closed: sure || dice.chance(0.8), units } };
}
