import { compare, exactOf, type Exact } from '../exact.ts';
import { endsInWords } from '../ends.ts';
import { problem, rulebookRefusals as refusals, type Problem } from '../problems.ts';
import type { Text } from '#platform/text.ts';
import { listed, pointsIn, say, valueIn } from '../words.ts';
import { isAmount, type Kind } from './kind.ts';

/** A stretch of values with its ends, as bands of points and classes of results both have it. */
export interface Stretch {
  readonly from: string | null;
  readonly fromIncluded: boolean;
  readonly to: string | null;
  readonly toIncluded: boolean;
}

export interface Ends {
  readonly from: Exact | null;
  readonly fromIncluded: boolean;
  readonly to: Exact | null;
  readonly toIncluded: boolean;
}

export const endsOf = (stretch: Stretch): Ends => ({
  from: stretch.from === null ? null : exactOf(stretch.from),
  fromIncluded: stretch.fromIncluded,
  to: stretch.to === null ? null : exactOf(stretch.to),
  toIncluded: stretch.toIncluded,
});

/** Whether the value lies between the ends; an end belongs only when the stretch says so. */
export function holds({ from, fromIncluded, to, toIncluded }: Ends, value: Exact): boolean {
  const above = from === null ? 1 : compare(value, from);
  const below = to === null ? 1 : compare(to, value);
  return (above > 0 || (above === 0 && fromIncluded)) && (below > 0 || (below === 0 && toIncluded));
}

const rank = (end: Exact | null, missing: -1 | 1, other: Exact | null): number =>
  end === null ? (other === null ? 0 : missing) : other === null ? -missing : compare(end, other);

function between(first: Stretch, second: Stretch, code: Text, place: string): Problem[] {
  const values = { code, first: endsInWords(first), second: endsInWords(second) };
  const [left, right] = [endsOf(first), endsOf(second)];
  const order = left.to === null || right.from === null ? 1 : compare(left.to, right.from);
  if (order > 0 || (order === 0 && first.toIncluded && second.fromIncluded)) return [problem(refusals.overlappingBands, place, values)];
  return order < 0 || (!first.toIncluded && !second.fromIncluded) ? [problem(refusals.gapBetweenBands, place, values)] : [];
}

/** Stretches must hold something, must not overlap and must leave no value between them; `name` is what the sentence calls them, `place` the list's. */
export function stretchProblems(stretches: readonly Stretch[], name: Text, place: string): Problem[] {
  const numbered = stretches.map((stretch, index) => ({ stretch, ends: endsOf(stretch), place: `${place}[${index}]` }));
  const empty = numbered.filter(({ ends }) => {
    if (ends.from === null || ends.to === null) return false;
    const order = compare(ends.from, ends.to);
    return order > 0 || (order === 0 && !(ends.fromIncluded && ends.toIncluded));
  });
  if (empty.length > 0) return empty.map((one) => problem(refusals.emptyBand, one.place, { code: name, band: endsInWords(one.stretch) }));
  const rising = numbered.toSorted((a, b) => rank(a.ends.from, -1, b.ends.from) || Number(b.ends.fromIncluded) - Number(a.ends.fromIncluded));
  return rising.flatMap((one, index) => {
    const next = rising[index + 1];
    return next ? between(one.stretch, next.stretch, name, next.place) : [];
  });
}

/** The points of the band that holds the value; outside every band 0. */
export const bands: Kind<'bands'> = {
  inputs: (rule) => [{ field: 'of', formula: rule.of, wants: 'amount' }],
  award(rule) {
    const list = rule.bands.map((band) => ({ ends: endsOf(band), points: band.points }));
    return ([value]) => (isAmount(value) ? (list.find((band) => holds(band.ends, value))?.points ?? 0) : null);
  },
  words(rule) {
    const parts = rule.bands.map((band) => say('{band}: {points}', '{band}: {points}', { band: endsInWords(band), points: pointsIn(band.points) }));
    // bands leave no value between them, so a value lies outside only beyond an outer end that is closed
    const open = (side: 'from' | 'to') => rule.bands.some((band) => band[side] === null);
    const rest = open('from') && open('to') ? [] : [say('ngoài các mức này: 0', 'outside these: 0')];
    return say('{of}: {bands}.', '{of}: {bands}.', { of: rule.of, bands: listed([...parts, ...rest], '; ') });
  },
  explain(rule, _, [value], [type]) {
    const found = isAmount(value) ? rule.bands.find((band) => holds(endsOf(band), value)) : undefined;
    const shown = valueIn(value, type?.unit ?? 'count');
    return found
      ? say('{value}, thuộc mức “{band}”: {points} điểm.', '{value} is “{band}”: {points} points.', {
          value: shown,
          band: endsInWords(found),
          points: pointsIn(found.points),
        })
      : say('{value}, không thuộc mức nào: 0 điểm.', '{value} is in no band: 0 points.', { value: shown });
  },
  problems(rule, { code, max }, place) {
    return [
      ...stretchProblems(rule.bands, { vi: code, en: code }, `${place}.bands`),
      ...rule.bands.flatMap(({ points }, index) => pointsWithin(points, code, max, `${place}.bands[${index}].points`)),
    ];
  },
};

/** Points a rule names must lie between 0 and the maximum. */
export function pointsWithin(points: number, code: string, max: number, place: string): Problem[] {
  if (points < 0) return [problem(refusals.negativePoints, place, { code })];
  return points > max ? [problem(refusals.pointsAboveMax, place, { code, points: pointsIn(points), max: pointsIn(max) })] : [];
}
