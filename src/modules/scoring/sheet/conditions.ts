import { showHundredths } from '#platform/decimal.ts';

export type ConditionVerdict = 'MET' | 'UNMET' | 'UNKNOWN';

/** One month as `progress` judges it; the limit and its decimals are its setting. */
export interface MonthFact {
  readonly month: number;
  readonly due: number;
  readonly onTime: number;
  /** Not due yet. */
  readonly open: number;
  readonly rateHundredths: number | null;
  readonly verdict: 'MET' | 'UNMET' | 'NO_DATA' | 'RUNNING';
}

export interface ConditionFacts {
  readonly months: readonly MonthFact[];
  readonly overdue: number;
}

export interface Judgement {
  readonly verdict: ConditionVerdict;
  readonly detailVi: string;
  readonly detailEn: string;
}

const unknown = (detailVi: string, detailEn: string): Judgement => ({ verdict: 'UNKNOWN', detailVi, detailEn });
const listOf = (months: readonly MonthFact[]) => months.map((one) => one.month).join(', ');

/** Every month with data must be above the limit; a month without due task is no data, not a failure. */
function monthlyRate({ months }: ConditionFacts): Judgement {
  const failed = months.filter((one) => one.verdict === 'UNMET');
  const met = months.filter((one) => one.verdict === 'MET');
  const silent = months.filter((one) => one.verdict === 'NO_DATA');
  const running = months.filter((one) => one.verdict === 'RUNNING');
  if (failed.length > 0) {
    const rates = (lang: 'vi' | 'en', month: string) =>
      failed.map((one) => `${month} ${one.month}: ${showHundredths(one.rateHundredths, lang, 0)} % (${one.onTime}/${one.due})`).join('; ');
    return { verdict: 'UNMET', detailVi: `Không vượt mức: ${rates('vi', 'tháng')}.`, detailEn: `Not above the limit: ${rates('en', 'month')}.` };
  }
  if (met.length === 0) return unknown('Chưa tháng nào có số liệu nhiệm vụ đến hạn.', 'No month has tasks that came due.');
  const rest = {
    vi:
      (silent.length > 0 ? ` Không có nhiệm vụ đến hạn: tháng ${listOf(silent)}.` : '') +
      (running.length > 0 ? ` Chưa hết: tháng ${listOf(running)}.` : ''),
    en:
      (silent.length > 0 ? ` Nothing due in month ${listOf(silent)}.` : '') + (running.length > 0 ? ` Still running: month ${listOf(running)}.` : ''),
  };
  const many = met.length === 1 ? 'month has' : 'months have';
  return {
    verdict: 'MET',
    detailVi: `${met.length} tháng có số liệu đều vượt mức.${rest.vi}`,
    detailEn: `${met.length} ${many} data, all above the limit.${rest.en}`,
  };
}

/** One overdue task fails the condition however high the points; a unit without any task is unknown, not clean. */
function noOverdue({ months, overdue }: ConditionFacts): Judgement {
  if (overdue > 0)
    return {
      verdict: 'UNMET',
      detailVi: `Có ${overdue} nhiệm vụ quá hạn trong năm.`,
      detailEn: `${overdue} overdue ${overdue === 1 ? 'task' : 'tasks'} in the year.`,
    };
  if (months.every((one) => one.due === one.open)) return unknown('Chưa có nhiệm vụ nào đến hạn để xét.', 'No task has come due yet.');
  return { verdict: 'MET', detailVi: 'Không có nhiệm vụ quá hạn.', detailEn: 'No overdue task.' };
}

const judges: Readonly<Record<string, (facts: ConditionFacts) => Judgement>> = { monthly_on_time_rate: monthlyRate, overdue_tasks: noOverdue };

/** Three-valued: what this program cannot measure is unknown and says so; it is never counted as met. */
export function judgeCondition(metric: string | null, facts: ConditionFacts): Judgement {
  const judge = metric === null ? undefined : judges[metric];
  return judge?.(facts) ?? unknown('Hệ thống chưa có số liệu của điều kiện này.', 'This system holds no data for this condition.');
}
