import { sql, type Tx } from '#platform/db/database.ts';
import { addDays, showDate } from '#platform/dates.ts';
import type { Text } from '#platform/text.ts';
import { owe, tell } from '#modules/notifications/index.ts';
import { isOver, monthOf, reportDueOn, showRate, warningOf, yearOf, type MonthRate, type ProgressRule } from '../rules.ts';
import { yearFigures } from './rates.ts';
import { lockReport } from './reports.ts';

export const reportDuty = 'progress.report';
export const submitDuty = 'progress.submitReport';
export const extensionDuty = 'progress.answerExtension';

export const reportLink = (unitId: string, year: number, month: number): string => `/ket-qua/bao-cao/${unitId}/${year}/${month}`;

function warningWords(unit: string, year: number, rate: MonthRate, rule: ProgressRule, lost: boolean): Text {
  const { month, due, onTime, open } = rate;
  if (lost) {
    return {
      vi: `${unit}: tháng ${month}/${year} không còn đạt trên ${rule.limitPercent}% (${onTime}/${due} việc đúng hạn, còn ${open} việc mở)`,
      en: `${unit}: ${month}/${year} can no longer pass ${rule.limitPercent}% (${onTime} of ${due} in time, ${open} open)`,
    };
  }
  const best: Text = { vi: showRate(rate.bestHundredths, rule, 'vi'), en: showRate(rate.bestHundredths, rule, 'en') };
  return {
    vi: `${unit}: tháng ${month}/${year} đang ở ${showRate(rate.rateHundredths, rule, 'vi')}; hoàn thành cả ${open} việc còn lại đúng hạn thì đạt ${best.vi}`,
    en: `${unit}: ${month}/${year} stands at ${showRate(rate.rateHundredths, rule, 'en')}; finishing all ${open} remaining tasks in time gives ${best.en}`,
  };
}

/**
 * Tells leader and officer, once for each month and level, that a month has fallen to the limit or can no longer pass (R-073).
 * Only the current month and the one before: entering an old year's tasks must not ring twelve bells.
 */
export async function warn(tx: Tx, unitId: string, year: number): Promise<void> {
  const recent = new Set([tx.today.slice(0, 7), addDays(`${tx.today.slice(0, 7)}-01`, -1).slice(0, 7)]);
  const { rates, rule } = await yearFigures(tx, unitId, year);
  for (const rate of rates) {
    const level = warningOf(rate, rule);
    if (level === 'NONE' || rate.frozen || !recent.has(`${year}-${String(rate.month).padStart(2, '0')}`)) continue;
    const fresh = await tx.run(sql`
      insert into progress.month_warning (unit_id, year, month, level, told_on) values (${unitId}, ${year}, ${rate.month}, ${level}, ${tx.today}) on conflict do nothing`);
    if (fresh === 0) continue;
    const { shortName } = await tx.one<{ shortName: string }>(sql`select short_name from directory.unit where id = ${unitId}`);
    const title = warningWords(shortName, year, rate, rule, level === 'LOST');
    for (const role of ['leader', 'officer'] as const)
      await tell(tx, { to: { role, unitId }, title, link: `/ket-qua?nam=${year}&thang=${rate.month}` });
  }
}

/** The officer owes the report of a month that is over and not sent. */
export async function oweReport(tx: Tx, unit: { id: string; shortName: string }, year: number, month: number): Promise<void> {
  const report = await lockReport(tx, unit.id, year, month);
  if (report.state === 'SUBMITTED') return;
  const { due, missing } = await tx.one<{ due: number; missing: number }>(sql`
    select count(*)::int as due, (count(*) filter (where t.cause = '' and (t.completed_on is null or t.completed_on > t.due_on)))::int as missing
    from progress.task t where t.unit_id = ${unit.id} and t.year = ${year} and extract(month from t.due_on) = ${month} and t.cancelled_reason is null`);
  await owe(tx, {
    kind: reportDuty,
    object: { type: 'month_report', id: report.id },
    title: { vi: `Báo cáo kết quả tháng ${month}/${year} · ${unit.shortName}`, en: `Report of results ${month}/${year} · ${unit.shortName}` },
    detail: {
      vi: `Đã điền sẵn từ ${due} nhiệm vụ. ${missing > 0 ? `Còn thiếu nguyên nhân của ${missing} việc chậm.` : 'Không thiếu gì.'}`,
      en: `Prefilled from ${due} tasks. ${missing > 0 ? `The cause of ${missing} late tasks is missing.` : 'Nothing is missing.'}`,
    },
    verb: { vi: 'Nhập báo cáo', en: 'Write report' },
    link: reportLink(unit.id, year, month),
    owner: { role: 'officer', unitId: unit.id },
    dueOn: reportDueOn(year, month),
    year,
  });
}

/** The leader owes the sending once the officer has laid the report before them. */
export async function oweSubmission(tx: Tx, unitId: string, reportId: string, year: number, month: number): Promise<void> {
  const { shortName } = await tx.one<{ shortName: string }>(sql`select short_name from directory.unit where id = ${unitId}`);
  await owe(tx, {
    kind: submitDuty,
    object: { type: 'month_report', id: reportId },
    title: { vi: `Gửi báo cáo kết quả tháng ${month}/${year} · ${shortName}`, en: `Send the report of ${month}/${year} · ${shortName}` },
    detail: {
      vi: `Cán bộ trình ngày ${showDate(tx.today)}; gửi xong thì số liệu chốt.`,
      en: `Laid before you on ${showDate(tx.today, 'en')}; sending closes the figures.`,
    },
    verb: { vi: 'Xem và gửi', en: 'Read and send' },
    link: reportLink(unitId, year, month),
    owner: { role: 'leader', unitId },
    dueOn: reportDueOn(year, month),
    year,
  });
}

/** The daily round: warnings of running months, and reports of months that are over. Doing it twice a day changes nothing. */
export async function watchProgress(tx: Tx): Promise<void> {
  const thisYear = yearOf(tx.today);
  const programmes = await tx.many<{ id: string; shortName: string; year: number }>(sql`
    select u.id, u.short_name, p.year from progress.programme p join directory.unit u on u.id = p.unit_id where p.year in (${thisYear}::int, ${thisYear - 1}::int)`);
  for (const unit of programmes) {
    await warn(tx, unit.id, unit.year);
    const last = unit.year < thisYear ? 12 : monthOf(tx.today);
    // Of the year before only December is still owed: older reports were owed when their month ended.
    const first = unit.year < thisYear ? 12 : 1;
    for (let month = first; month <= last; month++) if (isOver(unit.year, month, tx.today)) await oweReport(tx, unit, unit.year, month);
  }
}
