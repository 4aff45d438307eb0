import { parseArgs } from 'node:util';
import { bonus, bonusIssuers, shippedLaw } from '#modules/law/index.ts';
import { parseDay } from '#platform/dates.ts';
import { moneyInWords } from '#platform/number-words.ts';

const subjects = ['person', 'unit', 'household'] as const;

/**
 * `law bonus --award CSTDCS --subject person --on 2026-07-01 [--regime R2022b] [--issuer commune|national_assembly]`: the money of one
 * award as JSON (docs/formats/law-cli.md). Knows the shipped files; exit 2 = wrong call, 1 = not known.
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
  const decidedOn = parseDay(values.on ?? '');
  const subject = subjects.find((one) => one === values.subject);
  const issuer = bonusIssuers.find((one) => one === values.issuer);
  if (!values.award || !decidedOn || !subject || (values.issuer !== undefined && issuer === undefined)) return 2;
  const regime = values.regime ?? shippedLaw.regimeOn(decidedOn).code;
  const question = { award: values.award, subject, decidedOn, regime, issuer };
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
