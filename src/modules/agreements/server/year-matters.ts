import { sql } from '#platform/db/database.ts';
import { defineYearMatter } from '#modules/movements/index.ts';

/** Closing registration lists the groups whose agreement lacks signatures (practice §12.1, R-041). */
export function defineAgreementMatters(): void {
  defineYearMatter('agreements-unsigned', 'closeRegistration', 'told', async (tx, { year }) => {
    const groups = await tx.many<{ name: string; signed: number; members: number }>(sql`
      select g.name, (select count(*)::int from groups.term_member m where m.term_id = t.id and m.left_on is null) as members,
        (select count(*)::int from agreements.signature s where s.agreement_id = a.id and s.revision = a.revision) as signed
      from groups.term t join groups.emulation_group g on g.id = t.group_id
        left join agreements.agreement a on a.term_id = t.id and a.state <> 'VOID'
      where t.year = ${year} and t.state = 'ACTIVE' and g.kind <> 'inner' and coalesce(a.state, 'DRAFT') not in ('IN_FORCE', 'ASSESSED', 'ARCHIVED')
      order by g.kind, g.number`);
    return {
      title: { vi: 'Khối, cụm chưa ký đủ giao ước', en: 'Groups whose agreement is not fully signed' },
      names: groups.map(({ name, signed, members }) => `${name} (${signed}/${members})`),
      link: `/giao-uoc?nam=${year}`,
    };
  });
}
