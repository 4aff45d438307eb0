import { sql } from '#platform/db/database.ts';
import { defineYearMatter } from '#modules/movements/index.ts';

const halfYear = 6;

/** The mid-year review closes when the reports of six months are in or marked as missing (practice §12.1, R-085). */
export function defineProgressMatters(): void {
  defineYearMatter('midyear-reports', 'closeMidyear', 'mark', async (tx, { year }) => {
    const units = await tx.many<{ name: string; missing: number }>(sql`
      select u.short_name as name, ${halfYear}::int - count(r.id)::int as missing
      from progress.programme p join directory.unit u on u.id = p.unit_id
        left join progress.month_report r on r.unit_id = p.unit_id and r.year = p.year and r.month <= ${halfYear}::int and r.state = 'SUBMITTED'
      where p.year = ${year} group by u.id, u.short_name having count(r.id) < ${halfYear}::int order by u.short_name`);
    return {
      title: { vi: 'Đơn vị còn thiếu báo cáo tháng 1–6', en: 'Units whose reports of January–June are missing' },
      names: units.map(({ name, missing }) => `${name} (${missing})`),
      link: `/ket-qua?nam=${year}`,
    };
  });
}
