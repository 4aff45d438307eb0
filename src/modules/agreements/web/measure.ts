import { showDate } from '#platform/dates.ts';
import { showHundredths } from '#platform/decimal.ts';
import type { Lang, Text, Tone } from '#platform/text.ts';
import { operators, outcomes, type CommitmentView, type Scope } from '../contract.ts';

type Words = Pick<CommitmentView, 'measure' | 'operator' | 'targetHundredths' | 'targetUnit' | 'dueOn'>;

/** "≥ 2 sáng kiến"; nothing when no number is set. */
export function targetText(
  { operator, targetHundredths, targetUnit }: Pick<Words, 'operator' | 'targetHundredths' | 'targetUnit'>,
  lang: Lang,
): string {
  if (targetHundredths === null) return '';
  return `${operators[operator][lang]} ${showHundredths(targetHundredths, lang, 0)}${targetUnit === '%' ? '%' : ` ${targetUnit}`}`.trim();
}

/** "thước đo: sáng kiến được công nhận ≥ 2 sáng kiến · trước 30/11/2022". */
export function measureText(words: Words, lang: Lang): string {
  const measure = [words.measure, targetText(words, lang)].filter(Boolean).join(' ');
  const parts: Text[] = [
    ...(measure === '' ? [] : [{ vi: `thước đo: ${measure}`, en: `measure: ${measure}` }]),
    ...(words.dueOn === null ? [] : [{ vi: `hạn ${showDate(words.dueOn)}`, en: `due ${showDate(words.dueOn, 'en')}` }]),
  ];
  return parts.map((part) => part[lang]).join(' · ');
}

export interface Live {
  readonly text: Text;
  readonly tone: Tone;
}

/** Where a commitment stands now: activities held, units that met it, or the verdict on the group. */
export function liveState(commitment: CommitmentView, scope: Scope): Live | null {
  const { judgements, judgedFor, targetHundredths, measureKind, activityCount } = commitment;
  if (scope === 'group') {
    const [verdict] = judgements;
    if (measureKind === 'activities' && targetHundredths !== null && verdict?.outcome !== 'CANCELLED') {
      const of = showHundredths(targetHundredths, 'vi', 0);
      const reached = activityCount * 100 >= targetHundredths;
      return {
        text: { vi: `${reached ? 'đạt ' : ''}${activityCount}/${of}`, en: `${reached ? 'met ' : ''}${activityCount}/${of}` },
        tone: reached ? 'ok' : 'warn',
      };
    }
    return verdict ? { text: outcomes[verdict.outcome], tone: outcomes[verdict.outcome].tone } : null;
  }
  if (judgements.length === 0) return null;
  const met = judgements.filter((one) => one.outcome === 'MET' || one.outcome === 'EXCEEDED').length;
  const of = judgedFor.length;
  return { text: { vi: `${met}/${of} đơn vị đạt`, en: `${met}/${of} units met` }, tone: met === of ? 'ok' : 'warn' };
}

/** "9F2C…71AE": enough of a hash to compare by eye. */
export const shortCode = (hash: string): string => `${hash.slice(0, 4)}…${hash.slice(-4)}`.toUpperCase();
