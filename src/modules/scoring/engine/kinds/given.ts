import { problem, rulebookRefusals as refusals, type Problem } from '../problems.ts';
import type { RuleOf } from '../rule-kinds.ts';
import type { UnitFacts } from '../facts.ts';
import { pointsIn, say } from '../words.ts';
import { pointsWithin } from './bands.ts';
import type { Kind } from './kind.ts';

/** Kinds whose points come from a person or from a decision, not from a formula. */

/** A number a person gives with a reason. */
export const manual: Kind<'manual'> = {
  inputs: () => [],
  award: () => () => null,
  words: (rule, { max }) =>
    say('Người có thẩm quyền chấm từ {least} đến {max}, nêu lý do.', 'Given by a person, {least} to {max}, with a reason.', {
      least: pointsIn(rule.least),
      max: pointsIn(max),
    }),
  explain: () => say('Điểm do người chấm cho.', 'Points given by a person.'),
  problems(rule, { code, max }, place) {
    return rule.least <= max ? [] : [problem(refusals.floorAboveCap, `${place}.least`, { code, floor: pointsIn(rule.least), cap: pointsIn(max) })];
  },
};

type Honours = RuleOf<'honours'>;
type Won = UnitFacts['honours'];

/** Honours of a unit that this rule rewards, each title once, in the order of the rule. */
export const rewarded = (rule: Honours, won: Won): Honours['honours'] =>
  rule.honours.filter(({ honour }) => won.some((one) => one.honour === honour));

/** Hundredths for honours already won: their sum, or the highest alone. */
export function honourPoints(rule: Honours, won: Won): number {
  const points = rewarded(rule, won).map((one) => one.points);
  return rule.combine === 'highest' ? Math.max(0, ...points) : points.reduce((sum, value) => sum + value, 0);
}

const listed = (list: Honours['honours'], lang: 'vi' | 'en') =>
  list.map((one) => `${one.title || one.honour} +${pointsIn(one.points)[lang]}`).join('; ');

export function honourWords(rule: Honours, won: Won): { readonly vi: string; readonly en: string } {
  const found = rewarded(rule, won);
  if (found.length === 0) return say('Không có khen thưởng được cộng điểm.', 'No honour that earns points.');
  const highest = rule.combine === 'highest' && found.length > 1;
  return say('{list}{only}.', '{listEn}{onlyEn}.', {
    list: listed(found, 'vi'),
    listEn: listed(found, 'en'),
    only: highest ? '; chỉ tính mức cao nhất' : '',
    onlyEn: highest ? '; only the highest counts' : '',
  });
}

/** External bonus: Table D, +10 for a flag of city or ministry, +15 for the Government's. */
export const honours: Kind<'honours'> = {
  inputs: () => [],
  award: () => () => null,
  words: (rule) =>
    say('Cộng điểm khen thưởng đã đạt: {list}{only}.', 'Added for honours already won: {listEn}{onlyEn}.', {
      list: listed(rule.honours, 'vi'),
      listEn: listed(rule.honours, 'en'),
      only: rule.combine === 'highest' ? '; chỉ tính mức cao nhất' : '',
      onlyEn: rule.combine === 'highest' ? '; only the highest counts' : '',
    }),
  explain: () => say('Cộng theo khen thưởng đã đạt.', 'Added for honours already won.'),
  problems(rule, { code, max }, place) {
    const twice = rule.honours.flatMap(({ honour }, index): Problem[] =>
      rule.honours.findIndex((one) => one.honour === honour) === index
        ? []
        : [problem(refusals.sameHonour, `${place}.honours[${index}]`, { code, honour })],
    );
    return [...twice, ...rule.honours.flatMap(({ points }, index) => pointsWithin(points, code, max, `${place}.honours[${index}].points`))];
  },
};
