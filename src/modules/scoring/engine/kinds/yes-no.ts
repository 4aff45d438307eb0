import { problem, rulebookRefusals as refusals } from '../problems.ts';
import { pointsIn, say } from '../words.ts';
import type { Kind } from './kind.ts';

/** The maximum or 0. */
export const yesNo: Kind<'yes_no'> = {
  inputs: (rule) => [{ field: 'when', formula: rule.when, wants: 'flag' }],
  award:
    (_, { max }) =>
    ([holds]) =>
      typeof holds === 'boolean' ? (holds ? max : 0) : null,
  words: (rule, { max }) =>
    say('Đạt thì {max} điểm, không đạt 0 điểm: {when}.', '{max} points if met, else 0: {when}.', { max: pointsIn(max), when: rule.when }),
  explain: (_, { max }, [holds]) =>
    holds === true ? say('Đạt: {max} điểm.', 'Met: {max} points.', { max: pointsIn(max) }) : say('Không đạt: 0 điểm.', 'Not met: 0 points.'),
  problems: () => [],
};

/** A disqualifying condition: it never earns points. */
export const condition: Kind<'condition'> = {
  inputs: (rule) => [{ field: 'when', formula: rule.when, wants: 'flag' }],
  award: () => () => 0,
  words: (rule) =>
    say('Điều kiện: {when}. Không đạt thì không đủ điều kiện xét.', 'Condition: {when}. Failing it makes the unit not eligible.', {
      when: rule.when,
    }),
  explain: () => say('Điều kiện, không mang điểm.', 'A condition; it earns no points.'),
  problems: (_, criterion, place) => (criterion.max === 0 ? [] : [problem(refusals.conditionPoints, place, { code: criterion.code })]),
};
