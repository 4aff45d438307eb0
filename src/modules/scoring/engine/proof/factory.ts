import type { FactsFile } from '../facts.ts';
import { decimal, Dice } from './dice.ts';
import { rulebookOf } from './files.ts';
import { lines } from './lines.ts';
import type { LineModel, Model } from './model.ts';
import { counts, flags, months } from './terms.ts';

function unitOf(dice: Dice, models: readonly LineModel[], at: number, sure: boolean): FactsFile['units'][number] {
  const blank = sure ? 0 : 0.03;
  const maybe = <T>(value: T): T | null => (dice.chance(blank) ? null : value);
  const month = (): Record<string, string | null> =>
    Object.fromEntries(
      Array.from({ length: 12 }, (_, index) => index + 1).flatMap((index) =>
        dice.chance(0.1) ? [] : [[String(index), dice.chance(blank / 12) ? null : decimal(dice, 0, 20)]],
      ),
    );
  const given = models.flatMap(({ code, rule, max }) =>
    rule.kind === 'manual' && !dice.chance(blank) ? [[code, { points: decimal(dice, 0, Number(max) - 1) }] as const] : [],
  );
  const away = models.filter(({ rule }) => rule.kind !== 'honours' && dice.chance(0.06)).map(({ code }) => [code, 'không giao'] as const);
  const left = new Set<string>(away.map(([code]) => code));
  const asked = <T>(points: readonly (readonly [string, T])[]) => Object.fromEntries(points.filter(([code]) => !left.has(code)));
  const rewarded = new Set(models.flatMap(({ rule }) => (rule.kind === 'honours' ? rule.honours.map((one) => one.honour) : [])));
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
    honours: ['h0', 'h1', 'h2'].filter(() => dice.chance(0.3)).flatMap((honour) => (rewarded.has(honour) ? [{ honour }] : [])),
    manual: asked(given),
    adjusted: asked(changed),
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
