import type { Lang } from '#platform/text.ts';
import type { MonthRow } from '../contract.ts';
import { showRate, warningOf, type ProgressRule } from '../rules.ts';

/** "Còn 3 việc: hoàn thành cả 3 đúng hạn thì đạt 91,7%; chậm một việc là không đạt." `null` when there is nothing left to decide. */
export function monthSentence(month: MonthRow, rule: ProgressRule, lang: Lang): string | null {
  const { open, spare } = month;
  const best = showRate(month.bestHundredths, rule, lang);
  if (month.verdict === 'UNMET' && open > 0) {
    return lang === 'vi'
      ? `Còn ${open} việc nhưng tháng này không còn đạt được: hoàn thành hết cũng chỉ ${best}, phải trên ${rule.limitPercent}%.`
      : `${open} tasks are open, but the month cannot pass any more: all of them would give ${best}, above ${rule.limitPercent}% is needed.`;
  }
  if (month.verdict !== 'RUNNING' || spare === null) return null;
  const [all, slip] =
    lang === 'vi'
      ? [
          `Còn ${open} việc đến hạn trong tháng. Hoàn thành cả ${open} đúng hạn thì đạt ${best}`,
          spare === 0 ? 'chậm một việc là không đạt' : spare >= open ? 'kể cả chậm hết vẫn đạt' : `chậm quá ${spare} việc là không đạt`,
        ]
      : [
          `${open} tasks are still due this month. All in time gives ${best}`,
          spare === 0 ? 'one late task fails the month' : spare >= open ? 'it passes even if all slip' : `more than ${spare} late fails the month`,
        ];
  return `${all}; ${slip}.`;
}

/** The chip of a month: rate, and whether it warns. */
export function monthTone(month: MonthRow, rule: ProgressRule): 'danger' | 'warn' | 'ok' | 'neutral' {
  const warning = warningOf(month, rule);
  if (warning === 'LOST') return 'danger';
  if (warning === 'BELOW') return 'warn';
  return month.verdict === 'MET' ? 'ok' : 'neutral';
}
