import { parseArgs } from 'node:util';
import { bonus, bonusIssuers, shippedLaw } from '#modules/law/index.ts';
import { moneyInWords } from '#platform/number-words.ts';
import { neededDay, neededOne } from './call-refusals.ts';
import { regimeOf } from './law-regime.ts';

/** Every award of any day: one that is not of the day asked is not known, one of no day is a wrong call. */
const awardCodes = () => shippedLaw.libraryOn('9999-12-31').awards.map(({ value }) => value.code);

const subjects = ['person', 'unit', 'household'] as const;

/**
 * `law bonus --award CSTDCS --subject person --on 2026-07-01 [--regime R2022b] [--issuer commune|national_assembly]`: the money of one
 * award as JSON (docs/formats/law-cli.md). Knows the shipped files; a wrong call is refused by name (`call.*`), exit 1 = not known.
 */
export function lawBonus(args: readonly string[], print: (value: unknown) => void): number {
  const { values } = parseArgs({
    args: [...args],
    options: {
      award: { type: 'string' },
      subject: { type: 'string', default: 'person' },
      on: { type: 'string' },
      regime: { type: 'string' },
      issuer: { type: 'string' },
    },
  });
  const award = neededOne('--award', values.award, awardCodes());
  const subject = neededOne('--subject', values.subject, subjects);
  const decidedOn = neededDay('--on', values.on);
  const issuer = values.issuer === undefined ? undefined : neededOne('--issuer', values.issuer, bonusIssuers);
  const regime = regimeOf(values.regime, decidedOn);
  const question = { award, subject, decidedOn, regime, issuer };
  const answer = bonus(shippedLaw.tablesOn(decidedOn), question);
  print({
    format: 'thidua/bonus-law@1',
    ...question,
    issuer: question.issuer ?? null,
    ...answer,
    inWords: answer.known ? moneyInWords(answer.amount) : null,
  });
  return answer.known ? 0 : 1;
}
