import type { Lang } from '#platform/text.ts';
import { unitLabels, unknownLabels } from './labels.ts';
import { showAmount } from './numbers.ts';
import type { Result } from './rules.ts';

type Unit = keyof typeof unitLabels;

/** `99,49%`, `1.500.000 đồng`, or why it is not known: never 0 for what nobody said. */
export function showResult(result: Result, unit: Unit, lang: Lang): string {
  if (!result.known) return unknownLabels[result.why][lang];
  const amount = showAmount(result.amount, lang);
  return unit === 'percent' ? `${amount}%` : unit === 'count' ? amount : `${amount} ${unitLabels[unit][lang]}`;
}

/** The same for a narrow cell: money in millions. */
export function showShort(result: Result, unit: Unit, lang: Lang): string {
  if (!result.known) return '–';
  return unit === 'percent' ? `${showAmount(result.amount, lang)}%` : showAmount(result.amount, lang);
}
