import { sql } from '#platform/db/database.ts';
import { defineYearMatter } from '#modules/movements/index.ts';

/** What self-scoring and the groups' review leave open when the year goes on (practice §12.1). */
export function defineScoringMatters(): void {
  defineYearMatter('self-scores-missing', 'closeSelfScoring', 'told', async (tx, { year }) => {
    const units = await tx.many<{ name: string }>(sql`
      select u.short_name as name from groups.term t cross join lateral scoring.steps_of(array[t.id]) s join directory.unit u on u.id = s.unit_id
      where t.year = ${year} and s.state = 'SELF_DRAFT' order by u.short_name`);
    return {
      title: { vi: 'Đơn vị chưa gửi phiếu tự chấm', en: 'Units that have not sent their self-score' },
      names: units.map(({ name }) => name),
      link: `/cham-diem?nam=${year}`,
    };
  });
  defineYearMatter('group-minutes', 'submitGroups', 'mark', async (tx, { year }) => {
    const groups = await tx.many<{ name: string; confirmed: number; sheets: number }>(sql`
      select g.name, count(*) filter (where s.state in ('CONFIRMED', 'FINAL'))::int as confirmed, count(*)::int as sheets
      from groups.term t join groups.emulation_group g on g.id = t.group_id cross join lateral scoring.steps_of(array[t.id]) s
      where t.year = ${year} and g.kind <> 'inner' group by g.id, g.name, g.kind, g.number
      having bool_or(s.state not in ('CONFIRMED', 'FINAL')) order by g.kind, g.number`);
    return {
      title: { vi: 'Khối, cụm chưa họp xác nhận đủ kết quả', en: 'Groups whose meeting has not confirmed every result' },
      names: groups.map(({ name, confirmed, sheets }) => `${name} (${confirmed}/${sheets})`),
      link: `/cham-diem?nam=${year}`,
    };
  });
}
