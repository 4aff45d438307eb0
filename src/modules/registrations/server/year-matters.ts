import { sql } from '#platform/db/database.ts';
import { defineYearMatter } from '#modules/movements/index.ts';

/** Closing registration lists the members of groups that have registered nothing. */
export function defineRegistrationMatters(): void {
  defineYearMatter('registrations-missing', 'closeRegistration', 'told', async (tx, { year }) => {
    const units = await tx.many<{ name: string }>(sql`
      select distinct u.short_name as name from groups.term t join groups.emulation_group g on g.id = t.group_id and g.kind <> 'inner'
        join groups.term_member m on m.term_id = t.id and m.left_on is null join directory.unit u on u.id = m.unit_id
      where t.year = ${year} and t.state = 'ACTIVE' and not exists (select 1 from registrations.registration r
        where r.unit_id = m.unit_id and r.year = t.year and r.person_id is null and r.state not in ('DRAFT', 'WITHDRAWN'))
      order by name`);
    return {
      title: { vi: 'Đơn vị chưa gửi đăng ký', en: 'Units that sent no registration' },
      names: units.map(({ name }) => name),
      link: `/dang-ky?nam=${year}`,
    };
  });
}
